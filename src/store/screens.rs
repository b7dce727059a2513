//! Which message shows what: a newer screen takes the place of an older one that has not been sent yet.
//!
//! What is to be written over a message later (a hide) must never overwrite what has come to stand there
//! meanwhile, and a screen that shows a name must never stay behind because it arrived late.

use super::rows::chat_bytes;
use super::seal::Tagged;
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{ChatId, DialogueId, MessageId, ReplyId};

/// Whether a screen that has arrived is still the one to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrived {
    Wanted,
    /// The dialogue went on, or everything was erased, while it was on its way: it has to be deleted.
    Unwanted,
}

impl Tx {
    /// Something else is to stand in this message: what was to be written there is not written any more.
    pub async fn supersede_edits(&mut self, chat: ChatId, message: MessageId) -> Result<(), StoreError> {
        for tag in self.keys().tags(Tagged::Replies, &chat_bytes(chat)) {
            let later = sql("DELETE FROM replies WHERE chat_tag = $1 AND message_id = $2 AND state = 'ready'");
            self.write(later.bind(tag).bind(i64::from(message.0))).await?;
        }
        Ok(())
    }

    /// The dialogue's screens that wait to be sent never are.
    pub async fn drop_screens(&mut self, dialogue: DialogueId) -> Result<(), StoreError> {
        let unsent = sql("DELETE FROM replies WHERE dialogue_id = $1 AND state = 'ready'").bind(dialogue.0);
        self.write(unsent).await.map(drop)
    }

    /// Also one that is on its way is not wanted: it is deleted when it has arrived.
    pub async fn disown_screens(&mut self, dialogue: DialogueId) -> Result<(), StoreError> {
        self.drop_screens(dialogue).await?;
        let mark = sql("UPDATE replies SET unwanted = 1 WHERE dialogue_id = $1 AND state = 'sending'").bind(dialogue.0);
        self.write(mark).await.map(drop)
    }

    /// A screen has arrived as this message, which the dialogue remembers if it is still wanted.
    pub async fn screen_arrived(
        &mut self,
        reply: ReplyId,
        dialogue: DialogueId,
        message: MessageId,
    ) -> Result<Arrived, StoreError> {
        let find = sql("SELECT id FROM replies WHERE id = $1 AND unwanted = 0").bind(reply.0);
        if self.one("replies", find).await?.is_none() {
            return Ok(Arrived::Unwanted);
        }
        self.set_dialogue_screen(dialogue, message).await?;
        Ok(Arrived::Wanted)
    }
}
