//! `vigilia import --figures` and `vigilia stats`: figures without names, and our own counts.

use serde_json::{Value, json};

use crate::app::{plain_words, system_clock};
use crate::cli::{Exit, StatsArgs};
use crate::config::Sources;
use crate::domain::{Announcement, Bound, Figure, FiguresScreen, Span, Tally};
use crate::intake::Reading;
use crate::store::{Actor, Kept, Put, Store};

use super::{Out, local_store, refused};

/// Whether there is nothing to import but figures.
pub(super) fn holds_only_figures(reading: &Reading) -> bool {
    reading.entries.is_empty() && !reading.announcements.is_empty()
}

/// The figures of a dry run.
pub(super) fn show(reading: &Reading, out: Out<'_>) -> anyhow::Result<()> {
    for announced in &reading.announcements {
        let said = &announced.said;
        let as_of = said.as_of.map_or_else(|| "no date".to_owned(), |as_of| as_of.to_string());
        writeln!(out, "Figure without names: {}, {} ({}), {as_of}", amount(said), said.by, said.kind.code())?;
    }
    Ok(())
}

/// Keeps all figures of a reading; the same again adds nothing.
pub(super) async fn keep(store: &Store, reading: &Reading, out: Out<'_>) -> anyhow::Result<Exit> {
    let now = system_clock()();
    let mut tx = store.begin().await?;
    let (mut new, mut known) = (0, 0);
    for announced in &reading.announcements {
        match tx.put_announcement(&announced.said, None, now).await? {
            Put::New(number) => {
                tx.audit(Actor::Owner, "figure", &format!("F-{number}"), now).await?;
                new += 1;
            }
            Put::Known(_) => known += 1,
        }
    }
    tx.commit().await?;
    writeln!(out, "{new} figures kept, {known} known. They feed `vigilia stats` and never match.")?;
    Ok(if reading.announcements.is_empty() { Exit::NothingRead } else { Exit::Done })
}

/// `vigilia stats`
pub(super) async fn stats(sources: &Sources, args: &StatsArgs, out: Out<'_>) -> anyhow::Result<Exit> {
    let store = match local_store(sources).await? {
        Ok(store) => store,
        Err(faults) => return refused(&faults, out),
    };
    let now = system_clock()();
    let mut tx = store.begin().await?;
    let kept = tx.announcements().await?;
    let all: Vec<Announcement> = kept.iter().map(|kept| kept.said.clone()).collect();
    let screen = FiguresScreen::of(&all, args.month.map_or(Span::Latest, Span::Month), tx.tallies(now).await?, now);
    drop(tx);
    if args.json {
        writeln!(out, "{:#}", as_json(&screen, &kept))?;
    } else {
        writeln!(out, "{}", plain_words()?.figures(args.language, &screen))?;
    }
    Ok(Exit::Done)
}

fn as_json(screen: &FiguresScreen, kept: &[Kept]) -> Value {
    let figure = |said: &Announcement| {
        let row = kept.iter().rev().find(|kept| kept.said == *said);
        json!({
            "number": row.map(|row| format!("F-{}", row.number)),
            "kind": said.kind.code(),
            "by": said.by,
            "figure": match said.figure {
                None => Value::Null,
                Some(Figure::Exactly(n)) => json!(n),
                Some(Figure::Between(low, high)) => json!([low, high]),
            },
            "bound": said.bound.as_ref().map(Bound::code),
            "words": match &said.bound { Some(Bound::Words(words)) => Some(words), _ => None },
            "as_of": said.as_of.map(|as_of| as_of.to_string()),
            "window": said.window.to_string(),
            "reference": said.reference,
            "entered_at": row.map(|row| row.entered_at.to_rfc3339()),
        })
    };
    let tally = |tally: Tally| match tally {
        Tally::Few => json!("<5"),
        Tally::Exactly(n) => json!(n),
    };
    let own = &screen.own;
    json!({
        "figures": screen.figures.iter().map(figure).collect::<Vec<_>>(),
        "notices": {"sent": tally(own.sent), "read": tally(own.read), "corrected": tally(own.corrected)},
        "queue": {"open": tally(own.open), "mean_wait_seconds": own.mean_wait_seconds},
    })
}

fn amount(said: &Announcement) -> String {
    match (said.figure, &said.bound) {
        (Some(Figure::Exactly(n)), None) => n.to_string(),
        (Some(Figure::Exactly(n)), Some(bound)) => format!("{n} ({})", bound.code()),
        (Some(Figure::Between(low, high)), _) => format!("{low} to {high}"),
        (None, Some(Bound::Words(words))) => format!("\"{words}\""),
        (None, _) => "none".to_owned(),
    }
}
