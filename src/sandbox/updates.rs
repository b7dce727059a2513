//! The queue of updates for the bot: kept until a later offset confirms them, given to one poll at a time.

use std::collections::VecDeque;

use serde_json::{Value, json};

/// Kinds of updates that exist here, with the key that they have in the Bot API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Message,
    CallbackQuery,
    MyChatMember,
}

impl Kind {
    fn key(self) -> &'static str {
        match self {
            Kind::Message => "message",
            Kind::CallbackQuery => "callback_query",
            Kind::MyChatMember => "my_chat_member",
        }
    }
}

/// How an update that was already given out comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// With the id that it had.
    SameId,
    /// With a new id, as after Telegram lost count.
    NewId,
}

#[derive(Debug)]
pub(super) struct Updates {
    waiting: VecDeque<(u32, Value)>,
    next_id: u32,
    given: Vec<Value>,
    again: Vec<Value>,
    allowed: Vec<String>,
    /// The poll that may wait; an older one is told off.
    poll: u64,
    waiting_polls: u32,
}

impl Updates {
    pub fn new(first_id: u32) -> Updates {
        let (waiting, given, again, allowed) = Default::default();
        Updates { waiting, next_id: first_id, given, again, allowed, poll: 0, waiting_polls: 0 }
    }

    /// Puts an update at the end, unless the bot said that it does not want this kind.
    pub fn push(&mut self, kind: Kind, content: Value) {
        if self.allowed.is_empty() || self.allowed.iter().any(|wanted| wanted == kind.key()) {
            let id = self.next_id;
            self.next_id += 1;
            self.waiting.push_back((id, json!({"update_id": id, (kind.key()): content})));
        }
    }

    pub fn allow(&mut self, kinds: Vec<String>) {
        self.allowed = kinds;
    }

    pub fn allowed(&self) -> &[String] {
        &self.allowed
    }

    pub fn pending(&self) -> usize {
        self.waiting.len()
    }

    /// Forgets what an offset confirms. A negative offset keeps only so many from the end; one that lies beyond the
    /// queue is from before a restart of the ids and confirms nothing.
    pub fn confirm(&mut self, offset: i64) {
        if offset < 0 {
            let keep = usize::try_from(-offset).unwrap_or(usize::MAX);
            let surplus = self.waiting.len().saturating_sub(keep);
            self.waiting.drain(..surplus);
        } else if offset <= i64::from(self.next_id) {
            self.waiting.retain(|(id, _)| i64::from(*id) >= offset);
        }
    }

    /// Up to `limit` updates, oldest first; they stay until they are confirmed.
    pub fn take(&mut self, limit: usize) -> Vec<Value> {
        let mut out = std::mem::take(&mut self.again);
        out.extend(self.waiting.iter().take(limit).map(|(_, update)| update.clone()));
        if !out.is_empty() {
            self.given.clone_from(&out);
        }
        out
    }

    /// Gives the last answer's updates out once more.
    pub fn repeat(&mut self, how: Again) {
        for mut update in self.given.clone() {
            match how {
                Again::SameId => self.again.push(update),
                Again::NewId => {
                    let id = self.next_id;
                    self.next_id += 1;
                    update["update_id"] = json!(id);
                    self.waiting.push_back((id, update));
                }
            }
        }
    }

    /// The ids go on from elsewhere, as they do after an idle week.
    pub fn restart_ids(&mut self, next: u32) {
        self.next_id = next;
    }

    /// A new poll begins. Says its number, and whether another was still waiting.
    pub fn begin_poll(&mut self) -> (u64, bool) {
        self.poll += 1;
        self.waiting_polls += 1;
        (self.poll, self.waiting_polls > 1)
    }

    pub fn end_poll(&mut self) {
        self.waiting_polls = self.waiting_polls.saturating_sub(1);
    }

    pub fn waiting_polls(&self) -> u32 {
        self.waiting_polls
    }

    pub fn is_current(&self, poll: u64) -> bool {
        self.poll == poll
    }
}
