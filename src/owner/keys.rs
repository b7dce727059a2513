//! `vigilia key new`.

use anyhow::Context;

use crate::app::write_new_key;
use crate::cli::{Exit, KeyCommand};

use super::Out;

/// Writes a new key file, readable by its owner only, and never over an existing one.
pub fn run(command: KeyCommand, out: Out<'_>) -> anyhow::Result<Exit> {
    let KeyCommand::New { path } = command;
    write_new_key(&path)
        .with_context(|| format!("{}: a key file is never written over; choose another path", path.display()))?;
    writeln!(
        out,
        "Wrote {}. Without this file nothing in the database can be read, by anybody, for ever.",
        path.display()
    )?;
    writeln!(out, "Keep it outside the data folder, and give two people a copy on paper in a closed envelope.")?;
    Ok(Exit::Done)
}
