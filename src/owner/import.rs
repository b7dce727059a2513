//! `vigilia import`: a list by the owner's hand, with the same dry run and the same gate.

use std::io::Read;

use anyhow::Context;
use sha2::{Digest, Sha256};

use crate::app::system_clock;
use crate::cli::{Exit, ImportArgs, Input};
use crate::config::Sources;
use crate::domain::{Private, ReleaseKind, Tier};
use crate::intake::{self, Accepted, Aside, Form, Reading};
use crate::review::{self, Imported, Proposer};
use crate::store::{Actor, ImportState, Source, Store};

use super::{Out, figures, local_store, refused};

/// Reads, shows, and unless it is a dry run stores.
pub async fn run(sources: &Sources, args: ImportArgs, out: Out<'_>) -> anyhow::Result<Exit> {
    let now = system_clock()();
    let bytes = read_input(&args.input)?;
    let read_on = args.read_on.unwrap_or_else(|| intake::day_in_venezuela(now));
    let reading = match intake::read(&bytes, read_on) {
        Ok(reading) => reading,
        Err(refused) => {
            let line = refused.line.map(|line| format!(", at line {line}")).unwrap_or_default();
            writeln!(out, "It cannot be read: {}{line}. Nothing was stored.", refused.reason.code())?;
            return Ok(Exit::NothingRead);
        }
    };
    if args.json {
        writeln!(out, "{}", reading.to_json())?;
    } else {
        show(&reading, out)?;
    }
    if args.dry_run {
        return Ok(Exit::Done);
    }
    let store = match local_store(sources).await? {
        Ok(store) => store,
        Err(faults) => return refused(&faults, out),
    };
    if args.figures || figures::holds_only_figures(&reading) {
        return figures::keep(&store, &reading, out).await;
    }
    store_reading(&store, &args.source.unwrap_or_default(), &reading, &bytes, out).await
}

pub(super) fn read_input(input: &Input) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match input {
        Input::Standard => std::io::stdin().read_to_end(&mut bytes).map(|_| bytes).context("standard input"),
        Input::File(path) => std::fs::read(path).with_context(|| format!("{}", path.display())),
    }
}

async fn store_reading(
    store: &Store,
    source: &str,
    reading: &Reading,
    bytes: &[u8],
    out: Out<'_>,
) -> anyhow::Result<Exit> {
    if reading.form == Form::Prose {
        writeln!(
            out,
            "These names stand in running text: a person has to tick each. Paste it to the bot with /importar."
        )?;
        return Ok(Exit::NothingRead);
    }
    let now = system_clock()();
    let mut tx = store.begin().await?;
    let Some(source) = tx.source_named(source).await? else {
        writeln!(out, "There is no source of this name; see `vigilia source list` and `vigilia source add`.")?;
        return Ok(Exit::NothingRead);
    };
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    if let Some(same) = tx.same_import(&digest, source.id).await? {
        writeln!(out, "The same list was imported before, as I-{}. Nothing was changed.", same.number)?;
        return Ok(Exit::NothingRead);
    }
    let import = tx.add_import(&[], &digest, None, now).await?;
    tx.put_import(import.id, import.revision, &[], Some(source.id)).await?;
    tx.finish_import(import.id, import.revision + 1, ImportState::Accepted, now).await?;
    let take = intake::taken_by_default(reading);
    let accepted = Accepted { import: import.id, source: &source, by: None, reading, take };
    let stored = intake::accept(&mut tx, &accepted, now).await?;
    let held = reading.unparsed.iter().filter(|line| line.outcome == Aside::Held).count();
    let imported = Imported {
        number: import.number,
        source: &source.name,
        withdrawn: &stored.withdrawn,
        deaths: stored.deaths + held,
        lead: None,
    };
    let owner = Proposer { member: None, pseudonym: Private::new("owner") };
    review::announce_import(&mut tx, &owner, &imported, now).await?;
    tx.audit(Actor::Owner, "import", &format!("I-{}", import.number), now).await?;
    tx.commit().await?;
    say_stored(&source, reading, &stored, import.number, out)
}

fn say_stored(
    source: &Source,
    reading: &Reading,
    stored: &intake::Stored,
    number: u32,
    out: Out<'_>,
) -> anyhow::Result<Exit> {
    writeln!(out, "I-{number}: {} new, {} known, {} not stored.", stored.new, stored.known, stored.problems)?;
    if intake::tier_of(reading, source) == Tier::Verifier {
        writeln!(
            out,
            "Volunteers find what agrees with a followed name in /cola. Nothing is sent before people confirm it."
        )?;
    } else {
        writeln!(out, "This source does not verify: the reports are kept, compared with no name, and tell nobody.")?;
    }
    Ok(Exit::Done)
}

/// The dry run as text.
fn show(reading: &Reading, out: Out<'_>) -> anyhow::Result<()> {
    match reading.cutoff {
        Some(cutoff) => writeln!(out, "Cut-off: {}", cutoff.format("%Y-%m-%d %H:%M %:z"))?,
        None => writeln!(out, "Cut-off: none read")?,
    }
    if reading.form == Form::Prose {
        writeln!(out, "Running text: the names below are offered, none is taken by itself.")?;
    }
    for entry in &reading.entries {
        let centre = entry.centre.as_deref().unwrap_or("-");
        let held = if entry.kind == ReleaseKind::Death { " (held: told to a named person only)" } else { "" };
        writeln!(out, "{:>5}  {}  | {centre} | {}{held}", entry.line, entry.name, entry.kind.code())?;
    }
    figures::show(reading, out)?;
    for differs in &reading.differs {
        let place = differs.place.as_deref().unwrap_or("in all");
        writeln!(out, "Counts differ, {place}: declared {}, read {}", differs.declared, differs.read)?;
    }
    for line in reading.unparsed.iter().filter(|line| line.outcome != Aside::Skipped) {
        writeln!(out, "Not taken, line {}: {} ({})", line.line, line.text, line.reason.code())?;
    }
    for warning in &reading.warnings {
        writeln!(out, "Note: {} – {}", warning.code.code(), warning.detail)?;
    }
    writeln!(out, "{} names read, {} lines not taken.", reading.entries.len(), reading.unparsed.len())?;
    Ok(())
}
