//! What time alone brings about: removals become final, retention passes, erased bytes go.
//!
//! It never frees what is held and never sends news.

use chrono::TimeDelta;

use crate::domain::Moment;
use crate::store::{Store, StoreError};

/// A removed name can be put back for this long.
pub const UNDO_REMOVAL: TimeDelta = TimeDelta::minutes(10);

/// A chat that has been out of reach for this long is erased, as `/privacidad` says.
pub const OUT_OF_REACH: TimeDelta = TimeDelta::days(30);

/// One round. Safe to repeat at any time.
///
/// # Errors
/// When the database fails; the next round does the rest.
pub async fn round(store: &Store, now: Moment) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    tx.erase_removed(now - UNDO_REMOVAL, now).await?;
    tx.erase_unreachable(now - OUT_OF_REACH, now).await?;
    tx.tidy(now).await?;
    tx.commit().await?;
    store.scrub().await
}
