//! Pauses that end by themselves. What waited goes out; the family hears of it only if there is something.

use tracing::error;

use crate::domain::{ChatId, Doing, Moment, Pause, Reply, Spoken, SubscriptionId};
use crate::store::{Lane, Spot, Store, StoreError};

use super::list::{row, showing};

/// Ends the pauses whose time is over.
///
/// # Errors
/// When the database fails; those not yet ended are ended next time.
pub async fn end_pauses(store: &Store, now: Moment) -> Result<(), StoreError> {
    let over = store.begin().await?.pauses_over(now).await?;
    for (chat, subscription) in over {
        // One that cannot be read must not keep the others waiting.
        if let Err(error) = end(store, chat, subscription, now).await {
            error!(subscription = subscription.0, %error, "a pause could not be ended");
        }
    }
    Ok(())
}

async fn end(store: &Store, chat: ChatId, subscription: SubscriptionId, now: Moment) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    let waiting = tx.unpause(subscription, now).await?.unwrap_or(0);
    if waiting > 0
        && let (Some(family), Some(entry)) = (tx.subscriber(chat).await?, tx.subscription(subscription).await?)
    {
        let mut row = row(&entry, showing(family.mode));
        row.pause = Pause::No;
        let doing = Doing::Say(Reply::PauseOver { row, waiting });
        let spoken = Spoken::to(family.reader(), doing);
        let due = family.settings.when_awake(now);
        tx.enqueue(chat, Lane::Answer, &spoken.write(), Spot::New, due, now).await?;
    }
    tx.commit().await
}
