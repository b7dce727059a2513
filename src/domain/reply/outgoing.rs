//! A reply on its way: in which language, and as what.

use serde::{Deserialize, Serialize};

use crate::domain::{Language, Later, MessageId, Moment, Private, Reply, Zone};

/// What answers a button at once; may be lost. At most 200 characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PopUp {
    Who,
    Stale,
    Undone,
    UndoLate,
    Thanks,
    Done,
    WillRemind(Later),
    Paused,
}

/// Who reads a command menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Audience {
    Family,
    Volunteer,
}

/// How a chat reads: its language, and the zone of its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    pub language: Language,
    pub zone: Zone,
}

impl From<Language> for Reader {
    fn from(language: Language) -> Self {
        Self { language, zone: Zone::default() }
    }
}

/// A language and what to say in it: an outgoing reply is worded when it is sent,
/// in the language that was in force when it was decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spoken {
    pub language: Language,
    #[serde(default)]
    pub zone: Zone,
    pub doing: Doing,
    /// Whether sending stands in pause, for the banner above volunteers' screens.
    pub banner: Option<HeldBy>,
}

/// Sending is on hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldBy {
    pub since: Moment,
    pub who: Private,
}

/// One thing to do in a chat.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Doing {
    /// A new message.
    Say(Reply),
    /// A new message that is deleted again after so many seconds.
    SayFor { reply: Reply, seconds: u32 },
    /// Write over a message of ours; if it is gone, say it anew.
    Edit { message: MessageId, reply: Reply },
    /// Write something neutral over a message of ours; if it is gone, nothing is left to hide.
    Hide { message: MessageId, reply: Reply },
    /// Delete a message that they wrote; if it stays, they are told.
    Delete { message: MessageId },
    /// Delete what can be of these, at most [`SWEEP`], theirs and ours, and say nothing about the rest.
    Sweep { messages: Vec<MessageId> },
    /// Set the chat's own command menu.
    Menu(Audience),
}

/// How many messages Telegram deletes at once.
pub const SWEEP: usize = 100;

impl Spoken {
    /// Something to do in a chat that reads so; no banner.
    pub fn to(reader: impl Into<Reader>, doing: Doing) -> Self {
        let Reader { language, zone } = reader.into();
        Self { language, zone, doing, banner: None }
    }

    /// How the chat reads.
    pub fn reader(&self) -> Reader {
        Reader { language: self.language, zone: self.zone }
    }

    /// The bytes that are sealed in the outbox.
    #[expect(clippy::expect_used, reason = "strings, numbers, enums and lists are what JSON can hold")]
    pub fn write(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a reply holds only strings, numbers and lists, which JSON can hold")
    }

    /// Reads what [`Spoken::write`] wrote; `None` if an older program wrote it differently.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}
