//! A reply on its way: in which language, and as what.

use serde::{Deserialize, Serialize};

use crate::domain::{Language, MessageId, Moment, Private, Reply};

/// What answers a button at once; may be lost. At most 200 characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PopUp {
    Who,
    Stale,
    Undone,
    UndoLate,
    Thanks,
}

/// Who reads a command menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    Family,
    Volunteer,
}

/// A language and what to say in it: an outgoing reply is worded when it is sent,
/// in the language that was in force when it was decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spoken {
    pub language: Language,
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
    /// Write over a message of ours; if it is gone, say it anew.
    Edit { message: MessageId, reply: Reply },
    /// Delete a message, theirs or ours.
    Delete { message: MessageId },
}

impl Spoken {
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
