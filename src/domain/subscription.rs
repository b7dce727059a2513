//! How a chat wants to be told.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{Moment, UnknownWord};

/// The language of a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    Es,
    En,
}

impl Language {
    /// Both, the reference first.
    pub const ALL: [Language; 2] = [Language::Es, Language::En];

    /// The first language of a newcomer: Telegram's hint if it is English, otherwise Spanish.
    pub fn from_hint(hint: Option<&str>) -> Self {
        match hint {
            Some(code) if code == "en" || code.starts_with("en-") => Language::En,
            _ => Language::Es,
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Language::Es => Language::En,
            Language::En => Language::Es,
        }
    }

    /// The two-letter code, as stored and as Telegram names it.
    pub fn code(self) -> &'static str {
        match self {
            Language::Es => "es",
            Language::En => "en",
        }
    }
}

impl std::str::FromStr for Language {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "es" => Ok(Language::Es),
            "en" => Ok(Language::En),
            _ => Err(UnknownWord("language")),
        }
    }
}

/// How much a notice shows by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeMode {
    /// No name and no reason until a deliberate tap.
    Discreet,
    /// Name and news at once.
    Full,
}

impl NoticeMode {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            NoticeMode::Discreet => "discreet",
            NoticeMode::Full => "full",
        }
    }
}

impl std::str::FromStr for NoticeMode {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "discreet" => Ok(NoticeMode::Discreet),
            "full" => Ok(NoticeMode::Full),
            _ => Err(UnknownWord("notice mode")),
        }
    }
}

/// A removed name can be put back for this long.
pub const UNDO_REMOVAL: TimeDelta = TimeDelta::minutes(10);

/// Whether notices about one name rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pause {
    No,
    Until(Moment),
    /// Until the family says.
    Open,
}

/// A detail of a person on a family's list that can be given, changed and taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    Name,
    Cedula,
    /// Approximate; kept as the year of birth.
    Age,
    /// The state they lived in.
    State,
    /// The last centre that is known.
    Centre,
    /// A nickname or another name; there may be several.
    Alias,
}

impl Detail {
    /// Everything that can be changed, in the order of the buttons.
    pub const ALL: [Detail; 6] =
        [Detail::Name, Detail::Cedula, Detail::Age, Detail::State, Detail::Centre, Detail::Alias];

    /// What may be added to a name, in the order of the buttons.
    pub const FURTHER: [Detail; 5] = [Detail::Age, Detail::State, Detail::Centre, Detail::Alias, Detail::Cedula];

    /// The word in buttons and in Fluent keys.
    pub fn code(self) -> &'static str {
        match self {
            Detail::Name => "name",
            Detail::Cedula => "cedula",
            Detail::Age => "age",
            Detail::State => "state",
            Detail::Centre => "centre",
            Detail::Alias => "alias",
        }
    }
}

impl std::str::FromStr for Detail {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Detail::ALL.into_iter().find(|detail| detail.code() == word).ok_or(UnknownWord("detail"))
    }
}
