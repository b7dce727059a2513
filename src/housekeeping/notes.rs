//! The regular note, for those who asked for it: that we keep checking, although nothing is new.
//!
//! It never says that there is no news while something is unread, under review because of an
//! answer, being taken back, or in the hands of the person who speaks with families.

use chrono::TimeDelta;

use crate::domain::{Moment, Note, Reply};
use crate::names::{Band, Person, compare};
use crate::store::{StoreError, Subscriber, Tx};

use super::{BATCH, say};

/// Without a list for this long, "no news" would only mean that nobody looked.
const STALE: TimeDelta = TimeDelta::days(14);

/// Writes the notes that are due now.
pub(super) async fn write(tx: &mut Tx, now: Moment) -> Result<(), StoreError> {
    for chat in tx.heartbeats_due(now, BATCH).await? {
        if let Some(note) = note(tx, &chat, now).await? {
            say(tx, &chat, Reply::Note(note), now).await?;
        }
        tx.set_next_heartbeat(chat.id, chat.settings.heartbeat.next(now)).await?;
    }
    Ok(())
}

/// What can be said truthfully, if anything.
async fn note(tx: &mut Tx, chat: &Subscriber, now: Moment) -> Result<Option<Note>, StoreError> {
    let own = tx.subscriptions(chat.id).await?;
    let Some(since) = own.iter().map(|entry| entry.created_at).min() else { return Ok(None) };
    let unread = tx.unread(chat.id).await?.len() as u32;
    if unread > 0 {
        return Ok(Some(Note::Unread { n: unread }));
    }
    let sought: Vec<Person> = own.iter().map(|entry| Person::from(&entry.sought)).collect();
    if tx.is_in_question(chat.id).await? || is_among_the_dead(tx, &sought).await? {
        return Ok(None);
    }
    let told = tx.sent_to(chat.id).await?.into_iter().filter_map(|delivery| delivery.sent_at).max();
    let since = told.unwrap_or(since);
    Ok(Some(match tx.lists_checked().await? {
        Some((checked, sources)) if now - checked < STALE => Note::Nothing { since, checked, sources },
        Some((checked, _)) => Note::Stale { since: checked },
        None => Note::Stale { since },
    }))
}

/// Whether a death in the records may be that of somebody on this list.
async fn is_among_the_dead(tx: &mut Tx, sought: &[Person]) -> Result<bool, StoreError> {
    let dead: Vec<Person> = tx.deaths().await?.iter().map(Person::from).collect();
    let followed = if dead.is_empty() { 0 } else { tx.followed().await? as usize };
    let alike = |one: &Person| dead.iter().any(|other| compare(one, other, followed).band != Band::Ignore);
    Ok(sought.iter().any(alike))
}
