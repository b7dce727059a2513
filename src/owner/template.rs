//! `vigilia template`: the template for lists, as a file that was not there before.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;

use crate::app;
use crate::cli::{Exit, Out, TemplateArgs};

/// Writes the file; needs no configuration.
pub fn run(args: TemplateArgs, out: Out<'_>) -> anyhow::Result<Exit> {
    let drawn = app::plain_words()?.template(args.lang, args.format);
    let (name, bytes) = drawn.context("the template could not be drawn")?;
    let path = args.path.unwrap_or_else(|| PathBuf::from(name));
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    let mut file = file.with_context(|| format!("{} cannot be written, or is there already", path.display()))?;
    file.write_all(&bytes).with_context(|| path.display().to_string())?;
    writeln!(out, "Wrote {}. Its two rows are an invented example: they are to be deleted.", path.display())?;
    Ok(Exit::Done)
}
