//! What the screens of a family show.

use serde::{Deserialize, Serialize};

use crate::domain::{Code, DeliveryId, DialogueId, Moment, Pause, Private, SubscriptionId, UnknownWord};

/// The dialogue that a screen belongs to, as it stood when the screen was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub dialogue: DialogueId,
    pub revision: u32,
}

/// Given names and surnames, as a reading shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameParts {
    pub given: Private,
    pub surnames: Private,
}

/// One line of a family's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListRow {
    pub subscription: SubscriptionId,
    pub revision: u32,
    /// The name, or its initials.
    pub shown: Private,
    pub pause: Pause,
}

/// When a verifier's list was last gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Checked {
    Never,
    Fresh(Moment),
    /// So long ago that it has to be said.
    Stale(Moment),
}

/// Why a new name may be one that is on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Near {
    Name,
    Cedula,
}

/// What joining two names made of the one that was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum JoinedAs {
    /// The new name is the fuller one: it leads, and the old one is another name of the person.
    Main,
    /// The new name is another name of the person.
    Alias,
}

/// Initials or names in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Showing {
    Initials,
    Names,
}

/// Why a text is not one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotOne {
    Long,
    Several,
}

/// Whether there was something to cancel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cancelled {
    Dialogue,
    Nothing,
}

/// What `/verificar` found in this chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verified {
    Genuine {
        code: Code,
        sent_at: Moment,
    },
    Corrected {
        code: Code,
        corrected_at: Moment,
    },
    Unknown,
    Usage,
    /// Too many tries.
    Wait {
        minutes: u32,
    },
}

/// One unread or earlier notice in `/novedades`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewsRow {
    pub delivery: DeliveryId,
    pub code: Code,
    pub at: Moment,
}

/// What a family can answer to a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FamilyAnswer {
    WithUs,
    NotPerson,
    StillInside,
}

impl FamilyAnswer {
    /// The word in the database and in Fluent keys.
    pub fn code(self) -> &'static str {
        match self {
            FamilyAnswer::WithUs => "with_us",
            FamilyAnswer::NotPerson => "not_person",
            FamilyAnswer::StillInside => "still_inside",
        }
    }
}

impl std::str::FromStr for FamilyAnswer {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "with_us" => Ok(FamilyAnswer::WithUs),
            "not_person" => Ok(FamilyAnswer::NotPerson),
            "still_inside" => Ok(FamilyAnswer::StillInside),
            _ => Err(UnknownWord("answer")),
        }
    }
}

/// Why a family says that it is not the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotPersonReason {
    Id,
    Place,
    Name,
    Unsaid,
    Mistake,
}

impl NotPersonReason {
    /// In the order of the buttons.
    pub const ALL: [NotPersonReason; 5] = [
        NotPersonReason::Id,
        NotPersonReason::Place,
        NotPersonReason::Name,
        NotPersonReason::Unsaid,
        NotPersonReason::Mistake,
    ];

    /// The word in buttons and in Fluent keys.
    pub fn code(self) -> &'static str {
        match self {
            NotPersonReason::Id => "id",
            NotPersonReason::Place => "place",
            NotPersonReason::Name => "name",
            NotPersonReason::Unsaid => "unsaid",
            NotPersonReason::Mistake => "mistake",
        }
    }
}
