//! An alert that nobody has read is mentioned again, as often as the family chose, and then no more.

use chrono::TimeDelta;

use crate::domain::Moment;
use crate::store::{StoreError, Tx};

/// No plan reminds sooner than this after the alert, nor later than that.
const SOONEST: TimeDelta = TimeDelta::hours(12);
const LATEST: TimeDelta = TimeDelta::days(7);

/// Makes the reminders that are due now. The outbox sends them behind everything else.
pub(super) async fn remind(tx: &mut Tx, now: Moment) -> Result<(), StoreError> {
    for unread in tx.unread_alerts(now - LATEST, now - SOONEST).await? {
        let due = unread.settings.reminder.next(unread.sent_at, unread.reminded);
        if due.is_some_and(|due| due <= now) {
            tx.remind(unread.alert, now, now).await?;
        }
    }
    Ok(())
}
