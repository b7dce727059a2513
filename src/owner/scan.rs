//! `vigilia scan`: followed names inside a free text, each with its sentence, for a person to look at.
//!
//! Nothing is stored and nobody is told: being named in a text is not being released. What is
//! printed is the text's own words, never a family's.

use crate::app::system_clock;
use crate::cli::{Exit, ScanArgs};
use crate::config::Sources;
use crate::domain::SubscriptionId;
use crate::matching;
use crate::names::{Occurrence, Setting, scan};
use crate::store::Actor;

use super::import::read_input;
use super::{Out, local_store, refused};

/// Reads a text and prints where somebody who is followed may be named.
pub async fn run(sources: &Sources, args: ScanArgs, out: Out<'_>) -> anyhow::Result<Exit> {
    let store = match local_store(sources).await? {
        Ok(store) => store,
        Err(faults) => return refused(&faults, out),
    };
    let bytes = read_input(&args.input)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut tx = store.begin().await?;
    // Looking through the followed names leaves an audit row.
    tx.audit(Actor::Owner, "scan", "", system_clock()()).await?;
    let followed = matching::followed(&mut tx).await?;
    tx.commit().await?;
    if !followed.damaged.is_empty() {
        writeln!(out, "{} names cannot be read and are not looked for.", followed.damaged.len())?;
    }
    let found = scan(&text, &followed.index);
    for place in &found {
        show(&text, place, out)?;
    }
    writeln!(out, "{} places. They are drafts: nothing was stored, and nobody is told.", found.len())?;
    Ok(Exit::Done)
}

fn show(text: &str, place: &Occurrence<SubscriptionId>, out: Out<'_>) -> anyhow::Result<()> {
    let line = text.get(..place.at.start).map_or(1, |before| before.matches('\n').count() + 1);
    let name = text.get(place.at.clone()).unwrap_or_default();
    let sentence = text.get(place.sentence.clone()).unwrap_or_default();
    let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let office = if place.setting == Setting::Office { " (after an office: probably somebody who speaks)" } else { "" };
    let odds = place.found.first().map_or(0.0, |(_, odds)| *odds);
    writeln!(out, "line {line}: {name}{office}, {odds:+.1}\n    {sentence}")?;
    Ok(())
}
