//! What a chat is in the middle of. Sealed on disk, kept for a day, versioned by its shape:
//! a state that an older program wrote and this one cannot read is dropped, and the dialogue begins anew.

use serde::{Deserialize, Serialize};

use crate::domain::{Command, ImportId, Language, Reply, Step};
use crate::store::Dialogue;

use super::adding::Adding;
use super::changing::Changing;
use super::settings::Typing;

/// Everything remembered of a chat between two messages.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Memory {
    /// What a newcomer chose; a subscriber's stands in their row.
    pub language: Language,
    pub doing: Option<State>,
}

/// The open dialogue.
#[derive(Clone, Serialize, Deserialize)]
pub(super) enum State {
    /// A family adds a name.
    Adding(Adding),
    /// A family writes a setting that no button holds.
    Setting(Typing),
    /// A family changes a detail of a name.
    Changing(Changing),
    /// Somebody with an invitation chooses a pseudonym.
    Joining { token: String },
    /// A volunteer sends a text or file; further messages belong to the same post.
    Importing { import: Option<ImportId> },
}

impl Memory {
    /// Of a chat with nothing open.
    pub fn new(language: Language) -> Self {
        Self { language, doing: None }
    }

    /// The command with which what is half done can be begun again.
    pub fn began_with(&self) -> Command {
        match self.doing {
            Some(State::Setting(_)) => Command::Settings,
            Some(State::Changing(_)) => Command::List,
            Some(State::Importing { .. }) => Command::Import,
            Some(State::Joining { .. }) => Command::Start,
            Some(State::Adding(_)) | None => Command::Add,
        }
    }

    /// From the sealed row.
    pub fn read(row: &Dialogue, hint: Language) -> Self {
        serde_json::from_slice(&row.state).unwrap_or_else(|_| Self::new(hint))
    }

    /// For the sealed row.
    #[expect(clippy::expect_used, reason = "strings, numbers, enums and lists are what JSON can hold")]
    pub fn write(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a dialogue holds only strings, numbers and enums, which JSON can hold")
    }
}

impl State {
    /// The screen that asks for the next step, so that it can be drawn again at any time.
    pub fn screen(&self, step: Step) -> Option<Reply> {
        match self {
            State::Adding(adding) => Some(adding.screen(step)),
            State::Setting(typing) => Some(typing.screen(step)),
            State::Changing(changing) => Some(changing.screen(step)),
            State::Joining { .. } => Some(Reply::JoinName { step }),
            State::Importing { import: None } => Some(Reply::ImportStart { step }),
            // The dry run is drawn from the import's own row.
            State::Importing { import: Some(_) } => None,
        }
    }
}
