//! What we want to tell a chat. Structured; `text/` words it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{DeliveryId, Gender, Moment, Private, ReleaseKind, UnknownWord};

/// The four characters by which a family can ask whether a message is ours.
/// No vowels, no 0, 1 or look-alikes; unique within a chat.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(String);

impl Code {
    /// Letters and digits that cannot be taken for one another, and spell no word.
    pub const ALPHABET: &'static [u8] = b"23456789BCDFGHJKMNPQRTVWXZ";

    /// Makes a code out of random bytes.
    pub fn from_random(bytes: [u8; 4]) -> Self {
        Self(bytes.iter().map(|b| char::from(Self::ALPHABET[usize::from(*b) % Self::ALPHABET.len()])).collect())
    }

    /// Reads what somebody typed, in any case; `None` if it cannot be a code.
    pub fn parse(text: &str) -> Option<Self> {
        let upper = text.trim().to_uppercase();
        let fits = upper.len() == 4 && upper.bytes().all(|b| Self::ALPHABET.contains(&b));
        fits.then_some(Self(upper))
    }

    /// The four characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// News for one chat about one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notice {
    Alert(Box<Alert>),
    Correction(Box<Correction>),
    /// The notice with this code has not been read.
    Reminder {
        delivery: DeliveryId,
        code: Code,
    },
}

impl Notice {
    /// The code that stands in every copy.
    pub fn code(&self) -> &Code {
        match self {
            Notice::Alert(alert) => &alert.code,
            Notice::Correction(correction) => &correction.code,
            Notice::Reminder { code, .. } => code,
        }
    }

    /// The delivery that the buttons are about.
    pub fn delivery(&self) -> DeliveryId {
        match self {
            Notice::Alert(alert) => alert.delivery,
            Notice::Correction(correction) => correction.delivery,
            Notice::Reminder { delivery, .. } => *delivery,
        }
    }
}

/// A verified, confirmed event. Verifier and date are not optional: an alert without
/// them cannot exist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    pub delivery: DeliveryId,
    pub code: Code,
    /// As the family wrote it.
    pub name: Private,
    /// Must be one that is told ([`ReleaseKind::is_told`]).
    pub kind: ReleaseKind,
    pub gender: Gender,
    pub date: Option<NaiveDate>,
    pub place: Option<String>,
    pub measures: Vec<Measure>,
    /// The verifying organisation.
    pub verifier: String,
    /// The cut-off of its report, or when the report was entered.
    pub verified_at: Moment,
    /// How many other sources report the same event.
    pub others: u32,
    pub why: Why,
    /// Where the person was before, as far as the records say.
    pub before: Before,
    /// The event of the same person before this one, as far as people have confirmed one.
    pub earlier: Option<Earlier>,
    /// It could not be sent in time because the service was offline.
    pub late: bool,
}

/// Whether the records knew the person inside or outside before this event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Before {
    Inside,
    Outside,
    Unknown,
}

/// An event of the same person before the one that is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    pub kind: ReleaseKind,
    pub date: Option<NaiveDate>,
}

impl Before {
    /// Where an earlier event left the person.
    pub fn after(earlier: Option<Earlier>) -> Self {
        match earlier.map(|earlier| earlier.kind) {
            Some(kind) if kind.is_exit() => Before::Outside,
            Some(ReleaseKind::OrderIssued | ReleaseKind::Transfer | ReleaseKind::Redetained) => Before::Inside,
            // At home and detained is neither.
            _ => Before::Unknown,
        }
    }
}

/// Why we believe that it is the person on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    NameAndCedula,
    NameOnly,
}

/// Duties that a court set, as far as the reviewed table holds them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    Report,
    Travel,
    Speech,
    Other,
}

impl Measure {
    /// Every measure, in the order in which they are told.
    pub const ALL: [Measure; 4] = [Measure::Report, Measure::Travel, Measure::Speech, Measure::Other];

    /// The word in the database and in Fluent keys.
    pub fn code(self) -> &'static str {
        match self {
            Measure::Report => "report",
            Measure::Travel => "travel",
            Measure::Speech => "speech",
            Measure::Other => "other",
        }
    }
}

impl std::str::FromStr for Measure {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL.into_iter().find(|measure| measure.code() == word).ok_or(UnknownWord("measure"))
    }
}

/// We told this chat something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub delivery: DeliveryId,
    /// The code of the alert that it corrects.
    pub code: Code,
    /// As the family wrote it.
    pub name: Private,
    /// What the alert had said.
    pub kind: ReleaseKind,
    pub reason: CorrectionReason,
    /// When the alert went out.
    pub alerted_at: Moment,
    /// The organisation whose report the alert rested on.
    pub verifier: String,
}

/// What was wrong with an alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionReason {
    /// It was about another person with a similar name: our mistake.
    WrongPerson,
    /// The source withdrew what it had verified.
    Withdrawn,
}

impl CorrectionReason {
    /// Both, in the order of the buttons.
    pub const ALL: [CorrectionReason; 2] = [CorrectionReason::WrongPerson, CorrectionReason::Withdrawn];

    /// The word in the database, in buttons and in Fluent keys.
    pub fn code(self) -> &'static str {
        match self {
            CorrectionReason::WrongPerson => "wrong_person",
            CorrectionReason::Withdrawn => "withdrawn",
        }
    }
}

impl std::str::FromStr for CorrectionReason {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL.into_iter().find(|reason| reason.code() == word).ok_or(UnknownWord("reason of a correction"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_in_any_case_and_nothing_else_is() {
        let code = Code::from_random([0, 25, 26, 255]);
        assert_eq!(Code::parse(&format!(" {} ", code.as_str().to_lowercase())), Some(code));
        for text in ["", "K7F", "K7FAA", "KAFE", "K0F3", "ÑÑ"] {
            assert_eq!(Code::parse(text), None, "{text}");
        }
    }
}
