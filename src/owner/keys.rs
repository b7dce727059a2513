//! `vigilia key new`.

use std::fs::OpenOptions;
use std::io::Write;

use anyhow::Context;
use secrecy::ExposeSecret;

use crate::cli::{Exit, KeyCommand};
use crate::store::Keys;

use super::Out;

/// Writes a new key file, readable by its owner only, and never over an existing one.
pub fn run(command: KeyCommand, out: Out<'_>) -> anyhow::Result<Exit> {
    let KeyCommand::New { path } = command;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o400);
    let mut file = options
        .open(&path)
        .with_context(|| format!("{}: a key file is never written over; choose another path", path.display()))?;
    file.write_all(Keys::generate().expose_secret().as_bytes())?;
    file.sync_all()?;
    writeln!(
        out,
        "Wrote {}. Without this file nothing in the database can be read, by anybody, for ever.",
        path.display()
    )?;
    writeln!(out, "Keep it outside the data folder, and give two people a copy on paper in a closed envelope.")?;
    Ok(Exit::Done)
}
