//! What several people's judgements of one match amount to.
//!
//! One tired or hostile person can neither send nor suppress: rejecting needs as
//! many judgements as confirming, and disagreement goes to a coordinator.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{MemberId, UnknownWord};

/// One member's answer about a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    Positive,
    Negative,
    Unsure,
}

impl Judgement {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            Judgement::Positive => "positive",
            Judgement::Negative => "negative",
            Judgement::Unsure => "unsure",
        }
    }
}

impl std::str::FromStr for Judgement {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "positive" => Ok(Judgement::Positive),
            "negative" => Ok(Judgement::Negative),
            "unsure" => Ok(Judgement::Unsure),
            _ => Err(UnknownWord("judgement")),
        }
    }
}

/// Why a volunteer says that it is not the same person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RejectReason {
    Id,
    Age,
    Place,
    Surnames,
    Other,
}

impl RejectReason {
    /// In the order of the buttons.
    pub const ALL: [RejectReason; 5] =
        [RejectReason::Id, RejectReason::Age, RejectReason::Place, RejectReason::Surnames, RejectReason::Other];

    /// The word in the database, in buttons and in Fluent keys.
    pub fn code(self) -> &'static str {
        match self {
            RejectReason::Id => "id",
            RejectReason::Age => "age",
            RejectReason::Place => "place",
            RejectReason::Surnames => "surnames",
            RejectReason::Other => "other",
        }
    }
}

impl std::str::FromStr for RejectReason {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL.into_iter().find(|reason| reason.code() == word).ok_or(UnknownWord("reason"))
    }
}

/// How much harm a wrong decision on a match would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RiskClass {
    /// Cédula and full name agree, nothing contradicts, no rival.
    Certain,
    /// Everything else: name only, rivals, one digit off.
    Ordinary,
    /// A minor, a protected identity, a re-detention, a release in doubt.
    Grave,
}

impl RiskClass {
    /// The word in the database and in Fluent keys.
    pub fn code(self) -> &'static str {
        match self {
            RiskClass::Certain => "certain",
            RiskClass::Ordinary => "ordinary",
            RiskClass::Grave => "grave",
        }
    }
}

impl std::str::FromStr for RiskClass {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "certain" => Ok(RiskClass::Certain),
            "ordinary" => Ok(RiskClass::Ordinary),
            "grave" => Ok(RiskClass::Grave),
            _ => Err(UnknownWord("risk class")),
        }
    }
}

/// How soon a card wants to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// A family answered that something is wrong.
    Urgent,
    /// Cédula and name agree.
    High,
    Normal,
}

impl Priority {
    /// The Fluent selector.
    pub fn code(self) -> &'static str {
        match self {
            Priority::Urgent => "urgent",
            Priority::High => "high",
            Priority::Normal => "normal",
        }
    }
}

/// How many judgements each class needs (the *quorum*). It never lowers itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReviewPolicy {
    /// People needed where cédula and name agree.
    pub certain: u8,
    /// People needed for everything else.
    pub ordinary: u8,
    /// People needed for minors, protected identities, re-detentions, releases in doubt; at least 2.
    pub grave: u8,
}

impl Default for ReviewPolicy {
    fn default() -> Self {
        Self { certain: 1, ordinary: 2, grave: 2 }
    }
}

impl ReviewPolicy {
    /// The quorum of a class.
    pub fn quorum(&self, class: RiskClass) -> u8 {
        match class {
            RiskClass::Certain => self.certain.max(1),
            RiskClass::Ordinary => self.ordinary.max(1),
            RiskClass::Grave => self.grave.max(2),
        }
    }
}

/// Whether a judgement is one of several or settles a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Weight {
    One,
    /// A coordinator's, given on a match that was tied or that nobody could tell.
    Settles,
}

impl Weight {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            Weight::One => "one",
            Weight::Settles => "settles",
        }
    }

    /// Reads what [`Weight::code`] wrote.
    pub fn from_code(code: &str) -> Option<Self> {
        [Weight::One, Weight::Settles].into_iter().find(|weight| weight.code() == code)
    }
}

/// A judgement that counts, with who gave it. In the order in which they were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    pub by: MemberId,
    pub judgement: Judgement,
    pub weight: Weight,
}

/// What the policy makes of all judgements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Not enough yet.
    Pending {
        missing: u8,
    },
    /// Two people could not tell: a coordinator looks.
    NeedsData,
    Confirmed,
    Rejected,
    /// People disagree: a coordinator decides.
    Tied,
}

/// The verdict on a match. `importer` brought the line in: their judgement counts as
/// one of several, never as the only one, in every class.
///
/// Of several judgements of one person the last counts. A coordinator who settles a
/// tie chooses the side, and the side still needs its quorum.
pub fn verdict(policy: &ReviewPolicy, class: RiskClass, importer: Option<MemberId>, given: &[Judged]) -> Verdict {
    let mut last: BTreeMap<MemberId, Judged> = BTreeMap::new();
    for judged in given {
        last.insert(judged.by, *judged);
    }
    let settled = given
        .iter()
        .rev()
        .find(|j| j.weight == Weight::Settles && j.judgement != Judgement::Unsure && last.get(&j.by) == Some(j));
    let side = |judgement: Judgement| -> Vec<MemberId> {
        last.values().filter(|j| j.judgement == judgement).map(|j| j.by).collect()
    };
    let (positive, negative, unsure) = (side(Judgement::Positive), side(Judgement::Negative), side(Judgement::Unsure));
    let missing = |members: &[MemberId]| -> u8 {
        let quorum = policy.quorum(class);
        let short = quorum.saturating_sub(u8::try_from(members.len()).unwrap_or(u8::MAX));
        let only_importer = importer.is_some_and(|who| members == [who]);
        if short == 0 && only_importer { 1 } else { short }
    };
    let decided = match (settled, positive.is_empty(), negative.is_empty()) {
        (Some(j), _, _) => Some(j.judgement),
        (None, false, false) => return Verdict::Tied,
        (None, false, true) => Some(Judgement::Positive),
        (None, true, false) => Some(Judgement::Negative),
        (None, true, true) => None,
    };
    let (members, done) = match decided {
        Some(Judgement::Positive) => (positive, Verdict::Confirmed),
        Some(_) => (negative, Verdict::Rejected),
        None => (Vec::new(), Verdict::Pending { missing: 0 }),
    };
    match missing(&members) {
        0 => done,
        // Once a coordinator has taken a side, anybody may be the one who is missing.
        _ if unsure.len() >= 2 && settled.is_none() => Verdict::NeedsData,
        missing => Verdict::Pending { missing },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Judgement::{Negative, Positive, Unsure};
    use RiskClass::{Certain, Grave, Ordinary};

    fn one(by: i64, judgement: Judgement) -> Judged {
        Judged { by: MemberId(by), judgement, weight: Weight::One }
    }

    fn settles(by: i64, judgement: Judgement) -> Judged {
        Judged { by: MemberId(by), judgement, weight: Weight::Settles }
    }

    #[test]
    fn the_policy_turns_judgements_into_a_verdict() {
        let table: &[(&str, RiskClass, Option<i64>, Vec<Judged>, Verdict)] = &[
            ("nobody looked", Ordinary, None, vec![], Verdict::Pending { missing: 2 }),
            ("one of two", Ordinary, None, vec![one(1, Positive)], Verdict::Pending { missing: 1 }),
            ("two agree", Ordinary, None, vec![one(1, Positive), one(2, Positive)], Verdict::Confirmed),
            (
                "one person twice is one",
                Ordinary,
                None,
                vec![one(1, Positive), one(1, Positive)],
                Verdict::Pending { missing: 1 },
            ),
            ("certain needs one", Certain, None, vec![one(1, Positive)], Verdict::Confirmed),
            ("the importer alone never", Certain, Some(1), vec![one(1, Positive)], Verdict::Pending { missing: 1 }),
            (
                "the importer and another",
                Certain,
                Some(1),
                vec![one(1, Positive), one(2, Positive)],
                Verdict::Confirmed,
            ),
            (
                "the importer cannot suppress alone",
                Certain,
                Some(1),
                vec![one(1, Negative)],
                Verdict::Pending { missing: 1 },
            ),
            ("rejecting needs as many", Ordinary, None, vec![one(1, Negative)], Verdict::Pending { missing: 1 }),
            ("two reject", Ordinary, None, vec![one(1, Negative), one(2, Negative)], Verdict::Rejected),
            ("disagreement is a tie", Ordinary, None, vec![one(1, Positive), one(2, Negative)], Verdict::Tied),
            (
                "a coordinator settles it",
                Ordinary,
                None,
                vec![one(1, Positive), one(2, Negative), settles(3, Positive)],
                Verdict::Confirmed,
            ),
            (
                "or the other way",
                Ordinary,
                None,
                vec![one(1, Positive), one(2, Negative), settles(3, Negative)],
                Verdict::Rejected,
            ),
            (
                "a change of mind ends the tie",
                Ordinary,
                None,
                vec![one(1, Positive), one(2, Negative), one(2, Positive)],
                Verdict::Confirmed,
            ),
            ("one unsure waits", Ordinary, None, vec![one(1, Unsure)], Verdict::Pending { missing: 2 }),
            ("two unsure need data", Ordinary, None, vec![one(1, Unsure), one(2, Unsure)], Verdict::NeedsData),
            (
                "a coordinator alone is not two",
                Ordinary,
                None,
                vec![one(1, Unsure), one(2, Unsure), settles(3, Positive)],
                Verdict::Pending { missing: 1 },
            ),
            ("grave needs two", Grave, None, vec![one(1, Positive)], Verdict::Pending { missing: 1 }),
        ];
        for (what, class, importer, given, expected) in table {
            let got = verdict(&ReviewPolicy::default(), *class, importer.map(MemberId), given);
            assert_eq!(got, *expected, "{what}");
        }
    }

    #[test]
    fn a_configuration_cannot_lower_the_grave_class_below_two() {
        let policy = ReviewPolicy { certain: 0, ordinary: 0, grave: 0 };
        assert_eq!([policy.quorum(Certain), policy.quorum(Ordinary), policy.quorum(Grave)], [1, 1, 2]);
    }
}
