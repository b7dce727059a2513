//! One event of one person, and who may say so.

use serde::{Deserialize, Serialize};

/// A word that is none of an enumeration's; names the enumeration, never the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a known {0}")]
pub struct UnknownWord(pub &'static str);

/// What happened. A closed enumeration: a kind that is not here cannot be told.
///
/// The legal background of each kind stands in docs/kinds.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseKind {
    /// Walked out of a centre; the condition is unknown.
    LeftPrison,
    /// Out, with duties set by a court (COPP art. 242).
    WithMeasures,
    /// No measure in force, according to the verifier.
    FullFreedom,
    /// Detention carried on at home (COPP art. 242 no. 1); not an exit.
    HouseArrest,
    /// A judge ordered the exit; the person is still inside (Constitution art. 44(5)).
    OrderIssued,
    /// Moved to another centre; not an exit.
    Transfer,
    /// Detained again.
    Redetained,
    /// Died in custody. Never told by the software: a named person tells the family.
    Death,
    /// The verifier withdraws an earlier statement.
    Retracted,
}

impl ReleaseKind {
    /// Every kind, in the order of the enumeration.
    pub const ALL: [ReleaseKind; 9] = [
        ReleaseKind::LeftPrison,
        ReleaseKind::WithMeasures,
        ReleaseKind::FullFreedom,
        ReleaseKind::HouseArrest,
        ReleaseKind::OrderIssued,
        ReleaseKind::Transfer,
        ReleaseKind::Redetained,
        ReleaseKind::Death,
        ReleaseKind::Retracted,
    ];

    /// The word in the database and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            ReleaseKind::LeftPrison => "left_prison",
            ReleaseKind::WithMeasures => "with_measures",
            ReleaseKind::FullFreedom => "full_freedom",
            ReleaseKind::HouseArrest => "house_arrest",
            ReleaseKind::OrderIssued => "order_issued",
            ReleaseKind::Transfer => "transfer",
            ReleaseKind::Redetained => "redetained",
            ReleaseKind::Death => "death",
            ReleaseKind::Retracted => "retracted",
        }
    }

    /// The word in Fluent keys and prose.
    pub fn key(self) -> &'static str {
        match self {
            ReleaseKind::LeftPrison => "left-prison",
            ReleaseKind::WithMeasures => "with-measures",
            ReleaseKind::FullFreedom => "full-freedom",
            ReleaseKind::HouseArrest => "house-arrest",
            ReleaseKind::OrderIssued => "order-issued",
            ReleaseKind::Transfer => "transfer",
            ReleaseKind::Redetained => "redetained",
            ReleaseKind::Death => "death",
            ReleaseKind::Retracted => "retracted",
        }
    }

    /// Whether organisations count it as having left prison.
    pub fn is_exit(self) -> bool {
        matches!(self, ReleaseKind::LeftPrison | ReleaseKind::WithMeasures | ReleaseKind::FullFreedom)
    }

    /// Whether it may be compared with followed names and told by an alert.
    /// A death goes to a named person; a retraction corrects what was told.
    pub fn is_told(self) -> bool {
        !matches!(self, ReleaseKind::Death | ReleaseKind::Retracted)
    }
}

impl std::str::FromStr for ReleaseKind {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL.into_iter().find(|kind| kind.code() == word).ok_or(UnknownWord("kind of event"))
    }
}

/// How far a source may be believed; the organisation sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Verifies name by name. Only its report makes a release *verified*.
    Verifier,
    Official,
    Media,
    Family,
}

impl Tier {
    /// The word in the database and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Tier::Verifier => "verifier",
            Tier::Official => "official",
            Tier::Media => "media",
            Tier::Family => "family",
        }
    }
}

impl std::str::FromStr for Tier {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "verifier" => Ok(Tier::Verifier),
            "official" => Ok(Tier::Official),
            "media" => Ok(Tier::Media),
            "family" => Ok(Tier::Family),
            _ => Err(UnknownWord("tier")),
        }
    }
}

/// Grammatical gender of the person, from the verified record, never from the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    F,
    M,
    #[default]
    Unknown,
}

impl Gender {
    /// The word in the database and the Fluent selector.
    pub fn code(self) -> &'static str {
        match self {
            Gender::F => "f",
            Gender::M => "m",
            Gender::Unknown => "unknown",
        }
    }
}

impl std::str::FromStr for Gender {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "f" => Ok(Gender::F),
            "m" => Ok(Gender::M),
            "unknown" => Ok(Gender::Unknown),
            _ => Err(UnknownWord("gender")),
        }
    }
}
