//! Erasing: everything of a chat, or of a name taken off a list, in one transaction.
//!
//! What stays behind is row ids in a journal (the index in memory and restored backups
//! need them) and scores with verdicts that belong to nobody.

use super::rows::{chat_bytes, seconds};
use super::seal::Tagged;
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{ChatId, Moment, SubscriptionId};

impl Tx {
    /// Everything of this chat, in one transaction: subscriber, subscriptions, matches, judgements on them,
    /// deliveries, attempts, waiting replies, dialogue, numbers of messages. What still waits are deletions in the
    /// chat: they hold its sealed number and those of messages, and go with the try that succeeds. Row ids go to
    /// the erasure journal.
    pub async fn forget(&mut self, chat: ChatId, now: Moment) -> Result<(), StoreError> {
        self.end_dialogue(chat).await?;
        self.drop_answers(chat).await?;
        self.drop_messages(chat).await?;
        self.drop_rates(chat).await?;
        // Found by the tag alone: also a row that no longer opens can be erased.
        let find = "SELECT id FROM subscribers WHERE chat_tag = $1";
        match self.by_tag("subscribers", Tagged::Subscribers, &chat_bytes(chat), find).await? {
            Some(row) => self.erase_subscriber(row.id(), now).await,
            None => Ok(()),
        }
    }

    /// Erases those removed before `before`; returns how many. Ids go to the erasure journal.
    pub async fn erase_removed(&mut self, before: Moment, now: Moment) -> Result<u32, StoreError> {
        let find = sql("SELECT id FROM subscriptions WHERE removed_at < $1");
        let rows = self.all("subscriptions", find.bind(seconds(before))).await?;
        for row in &rows {
            self.erase_subscription(row.id(), now).await?;
        }
        Ok(rows.len() as u32)
    }

    /// Erases subscribers out of reach since before `before` (30 days after a block); returns how many.
    pub async fn erase_unreachable(&mut self, before: Moment, now: Moment) -> Result<u32, StoreError> {
        let find = sql("SELECT id, chat FROM subscribers WHERE reach = 'unreachable' AND unreachable_since < $1");
        let rows = self.all("subscribers", find.bind(seconds(before))).await?;
        for row in &rows {
            let chat = row.chat(self.keys())?;
            self.forget(chat, now).await?;
        }
        Ok(rows.len() as u32)
    }

    /// Subscriptions erased since the journal's position; returns the new position.
    pub async fn erased_since(&mut self, position: i64) -> Result<(Vec<SubscriptionId>, i64), StoreError> {
        let find = sql("SELECT position, kind, row_id FROM erasures WHERE position > $1 ORDER BY position");
        let rows = self.all("erasures", find.bind(position)).await?;
        let (mut erased, mut reached) = (Vec::new(), position);
        for row in rows {
            reached = row.int("position")?;
            if row.text("kind")? == "subscription" {
                erased.push(SubscriptionId(row.int("row_id")?));
            }
        }
        Ok((erased, reached))
    }

    async fn erase_subscriber(&mut self, id: i64, now: Moment) -> Result<(), StoreError> {
        let rows =
            self.all("subscriptions", sql("SELECT id FROM subscriptions WHERE subscriber_id = $1").bind(id)).await?;
        for row in rows {
            self.erase_subscription(row.id(), now).await?;
        }
        self.write(sql("DELETE FROM replies WHERE subscriber_id = $1 AND lane = 'answer'").bind(id)).await?;
        self.write(sql("UPDATE replies SET subscriber_id = NULL WHERE subscriber_id = $1").bind(id)).await?;
        self.write(sql("DELETE FROM subscribers WHERE id = $1").bind(id)).await?;
        self.journal("subscriber", id, now).await
    }

    async fn erase_subscription(&mut self, id: i64, now: Moment) -> Result<(), StoreError> {
        for statement in [
            "INSERT INTO scores (log_odds, band, class, state, version) \
             SELECT log_odds, band, class, state, version FROM matches WHERE subscription_id = $1",
            "DELETE FROM attempts WHERE delivery_id IN (SELECT id FROM deliveries WHERE subscription_id = $1)",
            "DELETE FROM deliveries WHERE subscription_id = $1",
            "DELETE FROM judgements WHERE match_id IN (SELECT id FROM matches WHERE subscription_id = $1)",
            "DELETE FROM skips WHERE match_id IN (SELECT id FROM matches WHERE subscription_id = $1)",
            "DELETE FROM retractions WHERE match_id IN (SELECT id FROM matches WHERE subscription_id = $1)",
            "DELETE FROM matches WHERE subscription_id = $1",
            "DELETE FROM damaged WHERE of_table = 'subscriptions' AND row_id = $1",
            "DELETE FROM subscriptions WHERE id = $1",
        ] {
            self.write(sql(statement).bind(id)).await?;
        }
        self.journal("subscription", id, now).await
    }

    async fn journal(&mut self, kind: &'static str, row: i64, now: Moment) -> Result<(), StoreError> {
        let put = sql("INSERT INTO erasures (kind, row_id, at) VALUES ($1, $2, $3)");
        self.write(put.bind(kind).bind(row).bind(seconds(now))).await.map(drop)
    }
}
