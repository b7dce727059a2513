//! What the screens about the chat itself show: its settings, what is kept of it, what it hears in time.

use serde::{Deserialize, Serialize};

use crate::domain::{Code, FamilyAnswer, Moment, NoticeMode, Private, Settings};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$of])* $variant),* }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The word in a button.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }

            /// The one of this word.
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == word)
            }
        }
    };
}

words! {
    /// What can be set.
    Setting {
        Language = "language",
        Quiet = "quiet",
        Reminder = "reminder",
        Heartbeat = "heartbeat",
        Zone = "zone",
    }
}

words! {
    /// To what it can be set with one tap.
    Choice {
        QuietOff = "quiet_off",
        QuietNight = "quiet_night",
        /// Other hours, to be typed.
        QuietOther = "quiet_other",
        RemindOnce = "remind_once",
        RemindDaily = "remind_daily",
        RemindNever = "remind_never",
        NoteWeekly = "note_weekly",
        NoteMonthly = "note_monthly",
        NoteNever = "note_never",
        ZoneVenezuela = "zone_ve",
        /// Another city, to be typed.
        ZoneOther = "zone_other",
    }
}

/// Whether what was typed before could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Heard {
    /// Nothing was typed yet.
    Nothing,
    /// It could not be read.
    Unclear,
}

/// One name of `/mis_datos`, with everything that was given about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataEntry {
    pub name: Private,
    /// Its last three digits.
    pub cedula: Option<Private>,
    /// Each further fact as it was given.
    pub details: Vec<Private>,
    pub since: Moment,
}

/// How a message of `/mis_datos` ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DataEnd {
    /// More names follow in the next message.
    GoesOn,
    /// Everything else that is kept.
    Rest { mode: NoticeMode, settings: Settings, sent: u32, answers: Vec<(Code, FamilyAnswer)> },
}

/// The regular note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// No verified news, although lists came and were looked at.
    Nothing {
        since: Moment,
        checked: Moment,
        sources: u32,
    },
    /// No lists came for a while: nothing more is known.
    Stale {
        since: Moment,
    },
    Unread {
        n: u32,
    },
}

/// What somebody is told who could not be written to for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Returned {
    Nothing,
    Waiting { n: u32 },
}

/// Whether there are earlier notices to be read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReadBefore {
    Some,
    None,
}
