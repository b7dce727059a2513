//! What a chat set, sealed, and what is due for it in time: the regular note, the yearly question.

use super::rows::{Row, seconds};
use super::seal::Keys;
use super::tx::sql;
use super::{StoreError, Subscriber, Tx};
use crate::domain::{Moment, Settings, SubscriberId};

impl Tx {
    /// What a chat set. A changed regular note counts from now.
    pub async fn set_settings(&mut self, id: SubscriberId, settings: &Settings, now: Moment) -> Result<(), StoreError> {
        let plain = serde_json::to_vec(settings).map_err(|_| StoreError::Driver("a value could not be written"))?;
        let sealed = self.seal("subscribers", "settings", id.0, &plain)?;
        self.write(sql("UPDATE subscribers SET settings = $1 WHERE id = $2").bind(sealed).bind(id.0)).await?;
        self.set_next_heartbeat(id, settings.heartbeat.next(now)).await
    }

    /// When the regular note is due next; `None` if none is wanted.
    pub async fn set_next_heartbeat(&mut self, id: SubscriberId, due: Option<Moment>) -> Result<(), StoreError> {
        let set = sql("UPDATE subscribers SET heartbeat_at = $1 WHERE id = $2");
        self.write(set.bind(due.map(seconds)).bind(id.0)).await.map(drop)
    }

    /// Chats whose regular note is due, and that can be reached.
    pub async fn heartbeats_due(&mut self, now: Moment, limit: u32) -> Result<Vec<Subscriber>, StoreError> {
        let find = sql("SELECT id, chat, language, mode, settings, reach FROM subscribers \
                        WHERE heartbeat_at <= $1 AND reach = 'reachable' ORDER BY heartbeat_at, id LIMIT $2");
        self.subscribers_of(find.bind(seconds(now)).bind(i64::from(limit))).await
    }

    /// Chats that can be reached and have not been asked since `before` whether to go on, nor begun since.
    pub async fn to_ask_again(&mut self, before: Moment, limit: u32) -> Result<Vec<Subscriber>, StoreError> {
        let find = sql("SELECT id, chat, language, mode, settings, reach FROM subscribers \
                        WHERE COALESCE(asked_at, created_at) <= $1 AND reach = 'reachable' ORDER BY id LIMIT $2");
        self.subscribers_of(find.bind(seconds(before)).bind(i64::from(limit))).await
    }

    /// It was asked whether to go on.
    pub async fn asked_again(&mut self, id: SubscriberId, now: Moment) -> Result<(), StoreError> {
        let set = sql("UPDATE subscribers SET asked_at = $1 WHERE id = $2");
        self.write(set.bind(seconds(now)).bind(id.0)).await.map(drop)
    }

    /// Whether something about this chat's names is on its way or in question: unsent or held, under review because
    /// of an answer, being taken back. Nobody may then be told that there is no news.
    pub async fn is_in_question(&mut self, id: SubscriberId) -> Result<bool, StoreError> {
        let find = sql("SELECT s.id FROM subscribers s WHERE s.id = $1 AND (EXISTS (SELECT 1 FROM holds h \
             WHERE h.lifted_at IS NULL) OR EXISTS (SELECT 1 FROM deliveries d WHERE d.subscriber_id = s.id \
             AND d.kind <> 'reminder' AND d.state IN ('ready', 'held', 'sending', 'uncertain', 'unreachable')) \
             OR EXISTS (SELECT 1 FROM subscriptions u JOIN matches m ON m.subscription_id = u.id \
             JOIN releases r ON r.id = m.release_id WHERE u.subscriber_id = s.id AND u.removed_at IS NULL \
             AND ((m.family_said IS NOT NULL AND m.state IN ('open', 'needs_data', 'tied')) \
             OR (m.state = 'confirmed' AND (r.state = 'in_doubt' OR EXISTS (SELECT 1 FROM retractions x \
             WHERE x.release_id = r.id AND x.state = 'proposed'))))))");
        Ok(self.one("subscribers", find.bind(id.0)).await?.is_some())
    }

    /// Whether the chat came back after it could not be reached and has not been greeted yet; true only once.
    pub async fn greet(&mut self, id: SubscriberId) -> Result<bool, StoreError> {
        let set = sql("UPDATE subscribers SET returned = 0 WHERE id = $1 AND returned = 1");
        self.write_one(set.bind(id.0)).await
    }
}

/// The settings of a row of `subscribers`; the defaults where nothing was set.
pub(super) fn settings(row: &Row, keys: &Keys) -> Result<Settings, StoreError> {
    match row.maybe_opened(keys, "settings")? {
        Some(plain) => serde_json::from_slice(&plain).map_err(|_| row.corrupt("settings")),
        None => Ok(Settings::default()),
    }
}
