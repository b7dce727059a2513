//! What time alone brings about: removals become final, retention passes, erased bytes go, and
//! chats hear what they asked to hear in time.
//!
//! It never frees what is held and never sends news.

mod asking;
mod notes;
mod reminders;

use chrono::TimeDelta;

use crate::domain::{Doing, Moment, Reply, Spoken, UNDO_REMOVAL};
use crate::store::{Lane, Spot, Store, StoreError, Subscriber, Tx};

/// A chat that has been out of reach for this long is erased, as `/privacidad` says.
pub const OUT_OF_REACH: TimeDelta = TimeDelta::days(30);

/// Chats that one round writes to: the next round goes on, and nobody's message waits behind a long transaction.
const BATCH: u32 = 50;

/// One round. Safe to repeat at any time.
///
/// # Errors
/// When the database fails; the next round does the rest.
pub async fn round(store: &Store, now: Moment) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    tx.erase_removed(now - UNDO_REMOVAL, now).await?;
    tx.erase_unreachable(now - OUT_OF_REACH, now).await?;
    tx.tidy(now).await?;
    reminders::remind(&mut tx, now).await?;
    notes::write(&mut tx, now).await?;
    asking::ask(&mut tx, now).await?;
    tx.commit().await?;
    store.scrub().await
}

/// Says something that nobody waits for: not in the chat's quiet hours.
async fn say(tx: &mut Tx, chat: &Subscriber, reply: Reply, now: Moment) -> Result<(), StoreError> {
    let spoken = Spoken::to(chat.reader(), Doing::Say(reply));
    let due = chat.settings.when_awake(now);
    tx.enqueue(chat.chat, Lane::Answer, &spoken.write(), Spot::New, due, now).await.map(drop)
}
