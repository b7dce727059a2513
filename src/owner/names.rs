//! `vigilia names compare`, `vigilia names rank`: the matcher, to be looked at and measured.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};

use crate::app;
use crate::cli::{CompareArgs, Compared, Exit, NamesCommand, RankArgs};
use crate::domain::Language;
use crate::names::{Person, PersonName, compare};
use crate::names_cli;

use super::Out;

/// Runs one of the commands; none needs a configuration.
pub fn run(command: NamesCommand, out: Out<'_>) -> anyhow::Result<Exit> {
    match command {
        NamesCommand::Compare(args) => compare_args(args, out),
        NamesCommand::Rank(args) => rank(&args, out),
    }
}

fn compare_args(args: CompareArgs, out: Out<'_>) -> anyhow::Result<Exit> {
    let language = args.lang;
    match args.compared() {
        Some(Compared::Two { sought, published }) => explain(&sought, &published, language, out),
        Some(Compared::Pairs(path)) => {
            names_cli::compare_pairs(open(&path)?, BufWriter::new(out))?;
            Ok(Exit::Done)
        }
        None => Ok(Exit::WrongUsage),
    }
}

/// One pair, line by line: together the lines are the score.
fn explain(sought: &str, published: &str, language: Language, out: Out<'_>) -> anyhow::Result<Exit> {
    let read = |text: &str, which: &str| {
        PersonName::parse(text).map(Person::named).with_context(|| format!("the {which} name cannot be read"))
    };
    let comparison = compare(&read(sought, "first")?, &read(published, "second")?, 1);
    let words = app::plain_words()?;
    for line in &comparison.evidence {
        writeln!(out, "{:+6.1}  {}", line.weight, words.evidence(language, line))?;
    }
    writeln!(out, "{:+6.1}  {}", comparison.log_odds, comparison.band.code())?;
    Ok(Exit::Done)
}

fn rank(args: &RankArgs, out: Out<'_>) -> anyhow::Result<Exit> {
    let started = Instant::now();
    // Drawn on standard error, and only where that is a terminal.
    let bar = ProgressBar::new(0).with_style(ProgressStyle::with_template("{bar:40} {pos} of {len}, {eta} left")?);
    let progress = |done: usize, of: usize| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
    };
    let ranked =
        names_cli::rank(open(&args.subscriptions)?, open(&args.releases)?, args.limit, BufWriter::new(out), progress)?;
    bar.finish_and_clear();
    writeln!(
        std::io::stderr(),
        "{} names, {} releases, {} cards, {} unreadable, {:.2} s",
        ranked.subscriptions,
        ranked.releases,
        ranked.cards,
        ranked.unreadable,
        started.elapsed().as_secs_f64()
    )?;
    Ok(Exit::Done)
}

fn open(path: &Path) -> anyhow::Result<BufReader<File>> {
    Ok(BufReader::new(File::open(path).with_context(|| path.display().to_string())?))
}
