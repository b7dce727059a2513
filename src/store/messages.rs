//! Which messages stand in a chat, theirs and ours: kept 48 hours, sealed, so that the chat can be cleaned.
//!
//! Numbers only, never a text. After 48 hours Telegram would not let us delete them anyway.

use chrono::TimeDelta;

use super::rows::{Row, ago, chat_bytes, seconds};
use super::seal::Tagged;
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{ChatId, MessageId, Moment, SubscriberId};

/// Telegram lets a bot delete what is younger than this.
pub(super) const MESSAGES_KEPT: TimeDelta = TimeDelta::hours(48);

/// A notice of ours that stands in a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandingNotice {
    pub message: MessageId,
    /// Telegram still lets it be deleted; an older one can only be written over.
    pub can_be_deleted: bool,
}

impl Tx {
    /// A message stands in this chat; noting it again changes nothing.
    pub async fn note_message(&mut self, chat: ChatId, message: MessageId, now: Moment) -> Result<(), StoreError> {
        let id = self.new_id()?;
        let put = sql("INSERT INTO messages (tag, id, chat_tag, message, at) VALUES ($1, $2, $3, $4, $5) \
                       ON CONFLICT (tag) DO NOTHING");
        let number = message.0.to_be_bytes();
        let put = put
            .bind(self.tag(Tagged::Messages, &[&chat_bytes(chat)[..], &number].concat()))
            .bind(id)
            .bind(self.tag(Tagged::Messages, &chat_bytes(chat)))
            .bind(self.seal("messages", "message", id, &number)?);
        self.write(put.bind(seconds(now))).await.map(drop)
    }

    /// The messages of this chat that can still be deleted, oldest first.
    pub async fn messages(&mut self, chat: ChatId, now: Moment) -> Result<Vec<MessageId>, StoreError> {
        let mut found = Vec::new();
        for tag in self.keys().tags(Tagged::Messages, &chat_bytes(chat)) {
            let find = sql("SELECT id, message FROM messages WHERE chat_tag = $1 AND at > $2");
            for row in self.all("messages", find.bind(tag).bind(ago(now, MESSAGES_KEPT))).await? {
                let number = row.opened(self.keys(), "message")?;
                let number = number.as_slice().try_into().map_err(|_| row.corrupt("message"))?;
                found.push(MessageId(i32::from_be_bytes(number)));
            }
        }
        found.sort_by_key(|message| message.0);
        Ok(found)
    }

    /// The notices whose message is known: for 90 days after they were sent.
    pub async fn standing_notices(&mut self, id: SubscriberId, now: Moment) -> Result<Vec<StandingNotice>, StoreError> {
        let find = sql("SELECT id, message_id, sent_at FROM deliveries WHERE subscriber_id = $1 \
                        AND message_id IS NOT NULL AND sent_at IS NOT NULL ORDER BY seq");
        let rows = self.all("deliveries", find.bind(id.0)).await?;
        let standing = |row: &Row| {
            let message = row.maybe_message("message_id")?.ok_or_else(|| row.corrupt("message_id"))?;
            Ok(StandingNotice { message, can_be_deleted: now - row.moment("sent_at")? < MESSAGES_KEPT })
        };
        rows.iter().map(standing).collect()
    }

    /// They have been deleted, or the chat is forgotten.
    pub async fn drop_messages(&mut self, chat: ChatId) -> Result<(), StoreError> {
        for tag in self.keys().tags(Tagged::Messages, &chat_bytes(chat)) {
            self.write(sql("DELETE FROM messages WHERE chat_tag = $1").bind(tag)).await?;
        }
        Ok(())
    }
}
