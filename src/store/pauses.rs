//! Pauses of one name: what comes meanwhile waits and nothing is lost; corrections pass.

use super::outbox::sendable;
use super::rows::{Row, not_before, seconds};
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{ChatId, Moment, Pause, SubscriptionId};

impl Tx {
    /// From now on notices about this name wait; a pause that is there is replaced. False if the name is not
    /// on the list any more.
    pub async fn pause(&mut self, id: SubscriptionId, pause: Pause, now: Moment) -> Result<bool, StoreError> {
        let until = match pause {
            Pause::No => return self.unpause(id, now).await.map(|waiting| waiting.is_some()),
            Pause::Until(moment) => Some(not_before(moment, now)),
            Pause::Open => None,
        };
        let set = sql("UPDATE subscriptions SET paused_at = COALESCE(paused_at, $1), paused_until = $2, \
                       revision = revision + 1 WHERE id = $3 AND removed_at IS NULL");
        self.write_one(set.bind(seconds(now)).bind(until).bind(id.0)).await
    }

    /// The pause ends: what waited goes out, and the seven days stood still meanwhile. How many alerts
    /// waited; `None` if there was no pause.
    pub async fn unpause(&mut self, id: SubscriptionId, now: Moment) -> Result<Option<u32>, StoreError> {
        let find = sql("SELECT id, paused_at FROM subscriptions WHERE id = $1 AND paused_at IS NOT NULL");
        let Some(row) = self.one("subscriptions", find.bind(id.0)).await? else { return Ok(None) };
        let since = row.int("paused_at")?;
        let end = sql("UPDATE subscriptions SET paused_at = NULL, paused_until = NULL, revision = revision + 1 \
                       WHERE id = $1 AND paused_at IS NOT NULL");
        self.write(end.bind(id.0)).await?;
        let shift = sql("UPDATE deliveries SET was_stopped = 1, sendable_since = CASE WHEN sendable_since > $1 \
                         THEN $2 ELSE sendable_since + ($2 - $1) END \
                         WHERE subscription_id = $3 AND kind <> 'correction' AND sendable_since < $2 \
                         AND state IN ('ready', 'uncertain')");
        self.write(shift.bind(since).bind(seconds(now)).bind(id.0)).await?;
        let count =
            sql(concat!("SELECT count(*) AS n ", sendable!(), "AND d.kind = 'alert' AND d.subscription_id = $2"));
        self.count(count.bind(seconds(now)).bind(id.0)).await.map(Some)
    }

    /// Names whose pause has ended by itself, and whose chats they are; oldest end first.
    pub async fn pauses_over(&mut self, now: Moment) -> Result<Vec<(ChatId, SubscriptionId)>, StoreError> {
        let find = sql("SELECT u.id, u.subscriber_id, s.chat FROM subscriptions u \
                        JOIN subscribers s ON s.id = u.subscriber_id \
                        WHERE u.paused_until <= $1 AND u.removed_at IS NULL ORDER BY u.paused_until, u.seq");
        let rows = self.all("subscriptions", find.bind(seconds(now))).await?;
        let chat = |row: &Row| row.joined_chat(self.keys(), "subscribers", "subscriber_id");
        rows.iter().map(|row| Ok((chat(row)?, SubscriptionId(row.id())))).collect()
    }
}

/// The pause that a row says.
pub(super) fn decode(row: &Row) -> Result<Pause, StoreError> {
    Ok(match (row.maybe_int("paused_at")?, row.maybe_moment("paused_until")?) {
        (None, _) => Pause::No,
        (Some(_), Some(until)) => Pause::Until(until),
        (Some(_), None) => Pause::Open,
    })
}
