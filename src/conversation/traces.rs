//! What stands on the phone and with us: cleaning the chat, erasing everything, showing what is kept.
//!
//! `/olvidar` says the same whether or not anything was there, and so does `/limpiar` but for
//! notices that Telegram lets nobody delete.

use chrono::TimeDelta;

use crate::domain::{Code, DataEnd, DataEntry, FamilyAnswer, MessageId, NoticeMode, Private, Reply, SubscriberId};
use crate::store::{StoreError, Subscription};

use super::turn::Turn;

/// How long a last word stays before it deletes itself.
const LAST_WORD: TimeDelta = TimeDelta::minutes(1);
/// Names in one message of `/mis_datos`.
const ENTRIES: usize = 10;

impl Turn<'_> {
    /// Takes away what Telegram allows, of both sides; the list stays.
    pub async fn clean(&mut self) -> Result<(), StoreError> {
        let left = self.clear_away(None).await?;
        self.end_dialogue().await?;
        self.tx.drop_messages(self.chat).await?;
        self.say_for(Reply::CleanDone { left }, LAST_WORD);
        Ok(())
    }

    /// Erases everything of this chat, and says the same whether or not there was anything.
    pub async fn forget(&mut self, message: MessageId) -> Result<(), StoreError> {
        self.clear_away(Some(message)).await?;
        self.tx.forget(self.chat, self.now).await?;
        self.subscriber = None;
        self.memory.doing = None;
        self.edit(message, Reply::Forgotten { backup_days: self.rules.backup_days });
        self.delete_later(message, LAST_WORD);
        Ok(())
    }

    /// Everything in the chat that can go, goes; older notices are emptied, and counted. What was still to be said
    /// or hidden is not any more: its messages are gone.
    async fn clear_away(&mut self, but: Option<MessageId>) -> Result<u32, StoreError> {
        let mut gone = self.tx.messages(self.chat, self.now).await?;
        gone.extend(self.dialogue.as_ref().and_then(|d| d.screen));
        let mut left = 0;
        let notices = match self.subscriber.as_ref().map(|s| s.id) {
            Some(id) => self.tx.standing_notices(id, self.now).await?,
            None => Vec::new(),
        };
        for notice in notices {
            if notice.can_be_deleted {
                gone.push(notice.message);
            } else {
                self.hide(notice.message, Reply::Cleaned);
                left += 1;
            }
        }
        gone.retain(|message| Some(*message) != but);
        gone.sort_by_key(|message| message.0);
        gone.dedup();
        self.tx.drop_answers(self.chat).await?;
        self.sweep(&gone);
        Ok(left)
    }

    /// Everything that is kept of this chat. In a discreet chat it deletes itself.
    pub async fn my_data(&mut self) -> Result<(), StoreError> {
        let own = self.own_list().await?;
        let (sent, answers) = match self.subscriber.as_ref().map(|s| s.id) {
            Some(id) => self.told(id).await?,
            None => (0, Vec::new()),
        };
        let mut rest = Some(DataEnd::Rest { mode: self.mode(), settings: self.settings(), sent, answers });
        let pages: Vec<&[Subscription]> = if own.is_empty() { vec![&[]] } else { own.chunks(ENTRIES).collect() };
        for (page, entries) in pages.iter().enumerate() {
            let last = page + 1 == pages.len();
            let end = if last { rest.take().unwrap_or(DataEnd::GoesOn) } else { DataEnd::GoesOn };
            let entries = entries.iter().map(entry).collect();
            self.say_openly(Reply::Data { first: (page * ENTRIES + 1) as u32, entries, end });
        }
        Ok(())
    }

    async fn told(&mut self, id: SubscriberId) -> Result<(u32, Vec<(Code, FamilyAnswer)>), StoreError> {
        let told = self.tx.told_to(id).await?;
        let answers = told.iter().filter_map(|d| d.answer.map(|answer| (d.code.clone(), answer))).collect();
        Ok((told.len() as u32, answers))
    }

    /// Says something that a discreet chat must not go on showing: there it deletes itself.
    pub fn say_openly(&mut self, reply: Reply) {
        match self.mode() {
            NoticeMode::Discreet => self.say_for(reply, self.rules.hide_after),
            NoticeMode::Full => self.say(reply),
        }
    }
}

fn entry(own: &Subscription) -> DataEntry {
    let sought = &own.sought;
    DataEntry {
        name: Private::new(sought.name.shown()),
        cedula: sought.cedula.as_ref().map(|cedula| Private::new(cedula.last3())),
        details: Vec::new(),
        since: own.created_at,
    }
}
