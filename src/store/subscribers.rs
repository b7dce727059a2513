//! Subscribers: private chats that asked us to watch. The chat is sealed; a tag finds it.

use super::rows::{Row, chat_bytes, seconds};
use super::seal::{Keys, Tagged};
use super::settings::settings;
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{ChatId, Language, Moment, NoticeMode, Reader, Settings, SubscriberId};

/// A private chat that asked us to watch.
#[derive(Clone, Debug)]
pub struct Subscriber {
    pub id: SubscriberId,
    pub chat: ChatId,
    pub language: Language,
    pub mode: NoticeMode,
    pub settings: Settings,
    pub reach: Reach,
}

impl Subscriber {
    /// How the chat reads.
    pub fn reader(&self) -> Reader {
        Reader { language: self.language, zone: self.settings.zone }
    }
}

/// Whether we can write to a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Reachable,
    /// They blocked the bot, or the chat is gone.
    Unreachable,
}

impl Tx {
    /// Who writes from this chat, if they ever asked us to watch.
    pub async fn subscriber(&mut self, chat: ChatId) -> Result<Option<Subscriber>, StoreError> {
        let find = "SELECT id, chat, language, mode, settings, reach FROM subscribers WHERE chat_tag = $1";
        let row = self.by_tag("subscribers", Tagged::Subscribers, &chat_bytes(chat), find).await?;
        let Some(row) = row else { return Ok(None) };
        let subscriber = decode(&row, self.keys())?;
        // A tag that was moved to another row must not lead one family to another's list.
        if subscriber.chat == chat { Ok(Some(subscriber)) } else { Err(row.corrupt("chat_tag")) }
    }

    /// Makes the subscriber of this chat, in discreet mode; the one that is there stays as it is.
    pub async fn add_subscriber(
        &mut self,
        chat: ChatId,
        language: Language,
        now: Moment,
    ) -> Result<Subscriber, StoreError> {
        if let Some(known) = self.subscriber(chat).await? {
            return Ok(known);
        }
        let id = self.new_id()?;
        let sealed = self.seal("subscribers", "chat", id, &chat_bytes(chat))?;
        let put = sql("INSERT INTO subscribers (id, chat_tag, chat, language, mode, reach, created_at) \
                       VALUES ($1, $2, $3, $4, 'discreet', 'reachable', $5)");
        let tag = self.tag(Tagged::Subscribers, &chat_bytes(chat));
        self.write(put.bind(id).bind(tag).bind(sealed).bind(language.code()).bind(seconds(now))).await?;
        // Replies that wait from before belong to the same chat: one thing at a time.
        for tag in self.keys().tags(Tagged::Replies, &chat_bytes(chat)) {
            let link = sql("UPDATE replies SET subscriber_id = $1 WHERE chat_tag = $2");
            self.write(link.bind(id).bind(tag)).await?;
        }
        let (mode, settings, reach) = (NoticeMode::Discreet, Settings::default(), Reach::Reachable);
        Ok(Subscriber { id: SubscriberId(id), chat, language, mode, settings, reach })
    }

    pub(super) async fn subscribers_of(&mut self, find: super::tx::Sql) -> Result<Vec<Subscriber>, StoreError> {
        let rows = self.all("subscribers", find).await?;
        rows.iter().map(|row| decode(row, self.keys())).collect()
    }

    /// The language of their messages.
    pub async fn set_language(&mut self, id: SubscriberId, language: Language) -> Result<(), StoreError> {
        let set = sql("UPDATE subscribers SET language = $1 WHERE id = $2 AND language <> $1");
        self.write(set.bind(language.code()).bind(id.0)).await.map(drop)
    }

    /// How much a notice shows by itself.
    pub async fn set_mode(&mut self, id: SubscriberId, mode: NoticeMode) -> Result<(), StoreError> {
        let set = sql("UPDATE subscribers SET mode = $1 WHERE id = $2 AND mode <> $1");
        self.write(set.bind(mode.code()).bind(id.0)).await.map(drop)
    }

    /// They wrote or unblocked: unreachable deliveries become ready.
    pub async fn set_reachable(&mut self, id: SubscriberId, now: Moment) -> Result<(), StoreError> {
        let set = sql("UPDATE subscribers SET reach = 'reachable', unreachable_since = NULL, returned = 1 \
                       WHERE id = $1 AND reach = 'unreachable'");
        self.write(set.bind(id.0)).await?;
        // The seven days stood still meanwhile.
        let ready = sql("UPDATE deliveries SET state = 'ready', stopped_at = NULL, \
                         sendable_since = sendable_since + ($1 - stopped_at), \
                         due_at = CASE WHEN due_at > $1 THEN due_at ELSE $1 END \
                         WHERE subscriber_id = $2 AND state = 'unreachable'");
        self.write(ready.bind(seconds(now)).bind(id.0)).await.map(drop)
    }

    /// They blocked the bot: what waits for them waits until they write again.
    pub async fn set_unreachable(&mut self, id: SubscriberId, now: Moment) -> Result<(), StoreError> {
        let set = sql("UPDATE subscribers SET reach = 'unreachable', unreachable_since = $1 \
                       WHERE id = $2 AND reach = 'reachable'");
        self.write(set.bind(seconds(now)).bind(id.0)).await?;
        let stop = sql("UPDATE deliveries SET state = 'unreachable', stopped_at = $1, was_stopped = 1 \
                        WHERE subscriber_id = $2 AND state IN ('ready', 'uncertain')");
        self.write(stop.bind(seconds(now)).bind(id.0)).await.map(drop)
    }
}

fn decode(row: &Row, keys: &Keys) -> Result<Subscriber, StoreError> {
    let reach = match row.text("reach")?.as_str() {
        "reachable" => Reach::Reachable,
        "unreachable" => Reach::Unreachable,
        _ => return Err(row.corrupt("reach")),
    };
    Ok(Subscriber {
        id: SubscriberId(row.id()),
        chat: row.chat(keys)?,
        language: row.word("language")?,
        mode: row.word("mode")?,
        settings: settings(row, keys)?,
        reach,
    })
}
