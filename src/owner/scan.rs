//! `vigilia scan`: followed names inside a free text, each with its sentence, for a person to look at.
//!
//! Nothing is stored and nobody is told: being named in a text is not being released. What is
//! printed is the text's own words, never a family's.

use crate::app::system_clock;
use crate::cli::{Exit, ScanArgs};
use crate::config::Sources;
use crate::domain::{Moment, SubscriptionId};
use crate::names::{Index, Occurrence, Person, Setting, scan};
use crate::store::{Actor, Store, StoreError};

use super::import::read_input;
use super::{Out, local_store, refused};

/// Rows read at once.
const PAGE: u32 = 1_000;

/// Reads a text and prints where somebody who is followed may be named.
pub async fn run(sources: &Sources, args: ScanArgs, out: Out<'_>) -> anyhow::Result<Exit> {
    let store = match local_store(sources).await? {
        Ok(store) => store,
        Err(faults) => return refused(&faults, out),
    };
    let bytes = read_input(&args.input)?;
    let text = String::from_utf8_lossy(&bytes);
    let index = followed(&store, system_clock()()).await?;
    let found = scan(&text, &index);
    for place in &found {
        show(&text, place, out)?;
    }
    writeln!(out, "{} places. They are drafts: nothing was stored, and nobody is told.", found.len())?;
    Ok(Exit::Done)
}

/// All followed names. Looking through them leaves an audit row.
async fn followed(store: &Store, now: Moment) -> Result<Index<SubscriptionId>, StoreError> {
    let mut tx = store.begin().await?;
    tx.audit(Actor::Owner, "scan", "", now).await?;
    let mut index = Index::new();
    let mut after = SubscriptionId(0);
    loop {
        let page = tx.subscriptions_after(after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for row in &page {
            index.insert(row.id, &Person::from(&row.sought));
        }
    }
    tx.commit().await?;
    Ok(index)
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
