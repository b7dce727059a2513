//! Dialogues: what a chat is in the middle of. The state is the conversation's own
//! and sealed; there is at most one dialogue a chat.

use super::rows::{Row, chat_bytes, seconds};
use super::seal::{Keys, Tagged};
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{ChatId, DialogueId, MessageId, Moment};

/// A dialogue; `state` is the conversation's own, sealed on disk.
#[derive(Clone)]
pub struct Dialogue {
    pub id: DialogueId,
    pub revision: u32,
    pub state: Vec<u8>,
    pub screen: Option<MessageId>,
    pub expires_at: Moment,
}

macro_rules! find {
    () => {
        "SELECT id, chat, state, revision, screen, expires_at FROM dialogues WHERE "
    };
}

impl Tx {
    /// What this chat is in the middle of.
    pub async fn dialogue(&mut self, chat: ChatId) -> Result<Option<Dialogue>, StoreError> {
        let find = concat!(find!(), "chat_tag = $1");
        let row = self.by_tag("dialogues", Tagged::Dialogues, &chat_bytes(chat), find).await?;
        let Some(row) = row else { return Ok(None) };
        let (owner, dialogue) = decode(&row, self.keys())?;
        if owner == chat { Ok(Some(dialogue)) } else { Err(row.corrupt("chat_tag")) }
    }

    /// Makes or replaces the chat's dialogue; the revision grows by one each time, the id stays. Keeps `screen`.
    pub async fn put_dialogue(
        &mut self,
        chat: ChatId,
        state: &[u8],
        expires_at: Moment,
    ) -> Result<Dialogue, StoreError> {
        let known = self.dialogue(chat).await?;
        let id = known.as_ref().map_or_else(|| self.new_id(), |dialogue| Ok(dialogue.id.0))?;
        let sealed = self.seal("dialogues", "state", id, state)?;
        let expires = seconds(expires_at);
        let revision = known.as_ref().map_or(1, |dialogue| dialogue.revision + 1);
        match &known {
            Some(dialogue) => {
                let set = sql("UPDATE dialogues SET state = $1, revision = $2, expires_at = $3 \
                               WHERE id = $4 AND revision = $5");
                let set = set.bind(sealed).bind(i64::from(revision)).bind(expires).bind(id);
                self.write(set.bind(i64::from(dialogue.revision))).await?;
            }
            None => {
                let tag = self.tag(Tagged::Dialogues, &chat_bytes(chat));
                let owner = self.seal("dialogues", "chat", id, &chat_bytes(chat))?;
                let put = sql("INSERT INTO dialogues (id, chat_tag, chat, state, revision, expires_at) \
                               VALUES ($1, $2, $3, $4, 1, $5)");
                self.write(put.bind(id).bind(tag).bind(owner).bind(sealed).bind(expires)).await?;
            }
        }
        let screen = known.and_then(|dialogue| dialogue.screen);
        Ok(Dialogue { id: DialogueId(id), revision, state: state.to_vec(), screen, expires_at })
    }

    /// The message that shows the dialogue's current screen.
    pub async fn set_dialogue_screen(&mut self, id: DialogueId, message: MessageId) -> Result<(), StoreError> {
        let set = sql("UPDATE dialogues SET screen = $1 WHERE id = $2");
        self.write(set.bind(i64::from(message.0)).bind(id.0)).await.map(drop)
    }

    /// Forgets what the chat was in the middle of.
    pub async fn end_dialogue(&mut self, chat: ChatId) -> Result<(), StoreError> {
        for tag in self.keys().tags(Tagged::Dialogues, &chat_bytes(chat)) {
            self.write(sql("DELETE FROM dialogues WHERE chat_tag = $1").bind(tag)).await?;
        }
        Ok(())
    }

    /// Takes away those that have expired and returns them with their chats.
    pub async fn expired_dialogues(&mut self, now: Moment) -> Result<Vec<(ChatId, Dialogue)>, StoreError> {
        let find = sql(concat!(find!(), "expires_at <= $1 ORDER BY expires_at, id")).bind(seconds(now));
        let rows = self.all("dialogues", find).await?;
        let expired = rows.iter().map(|row| decode(row, self.keys())).collect::<Result<Vec<_>, _>>()?;
        self.write(sql("DELETE FROM dialogues WHERE expires_at <= $1").bind(seconds(now))).await?;
        Ok(expired)
    }
}

fn decode(row: &Row, keys: &Keys) -> Result<(ChatId, Dialogue), StoreError> {
    let dialogue = Dialogue {
        id: DialogueId(row.id()),
        revision: row.count("revision")?,
        state: row.opened(keys, "state")?.to_vec(),
        screen: row.maybe_message("screen")?,
        expires_at: row.moment("expires_at")?,
    };
    Ok((row.chat(keys)?, dialogue))
}
