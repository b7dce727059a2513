//! Once a year a chat is asked whether to go on. Silence never erases anything.

use chrono::TimeDelta;

use crate::domain::{Moment, Reply};
use crate::store::{StoreError, Tx};

use super::{BATCH, say};

/// How long nobody is asked.
const A_YEAR: TimeDelta = TimeDelta::days(365);

/// Asks those whose year is over. Who has nothing on the list is not asked.
pub(super) async fn ask(tx: &mut Tx, now: Moment) -> Result<(), StoreError> {
    for chat in tx.to_ask_again(now - A_YEAR, BATCH).await? {
        if !tx.subscriptions(chat.id).await?.is_empty() {
            say(tx, &chat, Reply::StillWanted, now).await?;
        }
        tx.asked_again(chat.id, now).await?;
    }
    Ok(())
}
