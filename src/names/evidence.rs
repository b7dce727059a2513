//! What a volunteer reads: one line for each part of the comparison. The lines and the prior are the score.

use serde::{Deserialize, Serialize};

use super::alike::Alike;
use super::joined::WITH_NEXT;
use super::name::PersonName;
use super::normalize::fold;
use super::score::{Line, Role, Why};
use super::tokens::MOST_WORDS;
use super::weights::{COMMON_BITS, RARE_BITS};

/// One line of the comparison: what is sought, what is published, and what that weighs.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The part of the name (or "…789" of the cédula) on the side of who is sought; empty if missing.
    pub sought: String,
    /// The same on the side of who is published.
    pub published: String,
    /// Whether it agrees.
    pub mark: Mark,
    /// What it says.
    pub phrase: Phrase,
    /// Bits; positive speaks for, negative against.
    pub weight: f32,
}

impl std::fmt::Debug for Evidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Evidence")
    }
}

/// Whether a line agrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// `=`
    Agrees,
    /// `~`
    Close,
    /// `≠`
    Conflicts,
    /// `?`
    CannotTell,
}

impl Mark {
    /// The sign on a card.
    pub fn sign(self) -> char {
        match self {
            Mark::Agrees => '=',
            Mark::Close => '~',
            Mark::Conflicts => '≠',
            Mark::CannotTell => '?',
        }
    }
}

/// What a line says; `key()` is the end of its Fluent key `ev-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phrase {
    SurnamesEqual,
    GivenEqual,
    GivenInitial,
    GivenMissing,
    GivenDiffers,
    SecondMissing,
    SecondDiffers,
    Order,
    Married,
    /// How many letters differ.
    Spelling(u8),
    Sound,
    Nickname,
    /// A given name; surnames have their own phrases.
    Common,
    Rare,
    CommonSurname,
    RareSurname,
    IdEqual,
    IdOneDigit,
    IdDiffers,
    IdMissing,
    PlaceFits,
    PlaceDiffers,
    AgeFits,
    AgeDiffers,
    SexDiffers,
    /// The same surname where the given names contradict: relatives share it.
    KinSurname,
    /// The same given name where a surname contradicts: namesakes share it.
    NamesakeGiven,
    /// A first surname that differs: another family.
    SurnamesDiffer,
    /// A surname given as an initial or abbreviated.
    SurnameInitial,
    /// Another initial.
    InitialDiffers,
    /// The father's surname stands on one side only.
    FirstSurnameMissing,
    /// No given name at all on one side.
    GivenAbsent,
    /// No surname at all on one side.
    SurnamesAbsent,
    /// Another usual form of the surname (Betancourt, Betancur).
    SurnameVariant,
    /// Cut off at the end of a line.
    CutOff,
    DateFits,
    DateDiffers,
    /// Written together or apart.
    Joined,
    /// Given names in another order.
    GivenOrder,
    /// The names fit only if one of them is read in a less likely way.
    Reading,
    /// Another name that the person is known by was compared.
    OtherName,
}

impl Phrase {
    /// Every phrase, for the catalogue's tests.
    pub const ALL: &'static [Phrase] = &[
        Phrase::SurnamesEqual,
        Phrase::GivenEqual,
        Phrase::GivenInitial,
        Phrase::GivenMissing,
        Phrase::GivenDiffers,
        Phrase::SecondMissing,
        Phrase::SecondDiffers,
        Phrase::Order,
        Phrase::Married,
        Phrase::Spelling(1),
        Phrase::Spelling(2),
        Phrase::Sound,
        Phrase::Nickname,
        Phrase::Common,
        Phrase::Rare,
        Phrase::CommonSurname,
        Phrase::RareSurname,
        Phrase::KinSurname,
        Phrase::NamesakeGiven,
        Phrase::IdEqual,
        Phrase::IdOneDigit,
        Phrase::IdDiffers,
        Phrase::IdMissing,
        Phrase::PlaceFits,
        Phrase::PlaceDiffers,
        Phrase::AgeFits,
        Phrase::AgeDiffers,
        Phrase::SexDiffers,
        Phrase::SurnamesDiffer,
        Phrase::SurnameInitial,
        Phrase::InitialDiffers,
        Phrase::FirstSurnameMissing,
        Phrase::GivenAbsent,
        Phrase::SurnamesAbsent,
        Phrase::SurnameVariant,
        Phrase::CutOff,
        Phrase::DateFits,
        Phrase::DateDiffers,
        Phrase::Joined,
        Phrase::GivenOrder,
        Phrase::Reading,
        Phrase::OtherName,
    ];

    /// The end of the Fluent key.
    pub fn key(self) -> &'static str {
        match self {
            Phrase::SurnamesEqual => "surnames-equal",
            Phrase::GivenEqual => "given-equal",
            Phrase::GivenInitial => "given-initial",
            Phrase::GivenMissing => "given-missing",
            Phrase::GivenDiffers => "given-differs",
            Phrase::SecondMissing => "second-missing",
            Phrase::SecondDiffers => "second-differs",
            Phrase::Order => "order",
            Phrase::Married => "married",
            Phrase::Spelling(_) => "spelling",
            Phrase::Sound => "sound",
            Phrase::Nickname => "nickname",
            Phrase::Common => "common",
            Phrase::Rare => "rare",
            Phrase::CommonSurname => "common-surname",
            Phrase::RareSurname => "rare-surname",
            Phrase::KinSurname => "kin-surname",
            Phrase::NamesakeGiven => "namesake-given",
            Phrase::IdEqual => "id-equal",
            Phrase::IdOneDigit => "id-one-digit",
            Phrase::IdDiffers => "id-differs",
            Phrase::IdMissing => "id-missing",
            Phrase::PlaceFits => "place-fits",
            Phrase::PlaceDiffers => "place-differs",
            Phrase::AgeFits => "age-fits",
            Phrase::AgeDiffers => "age-differs",
            Phrase::SexDiffers => "sex-differs",
            Phrase::SurnamesDiffer => "surnames-differ",
            Phrase::SurnameInitial => "surname-initial",
            Phrase::InitialDiffers => "initial-differs",
            Phrase::FirstSurnameMissing => "first-surname-missing",
            Phrase::GivenAbsent => "given-absent",
            Phrase::SurnamesAbsent => "surnames-absent",
            Phrase::SurnameVariant => "surname-variant",
            Phrase::CutOff => "cut-off",
            Phrase::DateFits => "date-fits",
            Phrase::DateDiffers => "date-differs",
            Phrase::Joined => "joined",
            Phrase::GivenOrder => "given-order",
            Phrase::Reading => "reading",
            Phrase::OtherName => "other-name",
        }
    }

    /// How many letters differ, for the phrase that says so.
    pub fn letters(self) -> Option<u32> {
        match self {
            Phrase::Spelling(letters) => Some(u32::from(letters)),
            _ => None,
        }
    }
}

/// The words of one side as they are shown.
pub(super) trait ShownWords {
    fn shown(&self, at: u8) -> &str;

    /// The word at a place, or two that stand for one.
    fn at(&self, place: u8) -> String {
        let first = self.shown(place & !WITH_NEXT);
        if place & WITH_NEXT == 0 {
            first.to_owned()
        } else {
            format!("{first} {}", self.shown((place & !WITH_NEXT) + 1))
        }
    }

    /// All words in their order.
    fn whole(&self) -> String {
        let words: Vec<&str> = (0..MOST_WORDS as u8).map(|at| self.shown(at)).filter(|word| !word.is_empty()).collect();
        words.join(" ")
    }
}

impl ShownWords for PersonName {
    fn shown(&self, at: u8) -> &str {
        self.tokens.get(usize::from(at)).map_or("", |token| &token.shown)
    }
}

/// The line in words.
pub(super) fn evidence(line: &Line, sought: &impl ShownWords, published: &impl ShownWords) -> Evidence {
    let (ours, theirs) = match line.why {
        Why::OtherName => (sought.whole(), published.whole()),
        _ => (
            line.sought.map(|at| sought.at(at)).unwrap_or_default(),
            line.published.map(|at| published.at(at)).unwrap_or_default(),
        ),
    };
    let (mark, phrase) = match line.why {
        Why::Words(Alike::Exact) if is_abbreviated(&ours, &theirs) => abbreviated(line.role),
        Why::Words(how) => words_phrase(how, line),
        why => other_phrase(why, line.role),
    };
    Evidence { sought: ours, published: theirs, mark, phrase, weight: line.weight }
}

/// "Hdez." was read as Hernández. A particle that one side leaves out is no abbreviation.
fn is_abbreviated(ours: &str, theirs: &str) -> bool {
    let (ours, theirs) = (fold(ours), fold(theirs));
    !ours.ends_with(&theirs) && !theirs.ends_with(&ours)
}

fn abbreviated(role: Role) -> (Mark, Phrase) {
    (Mark::Close, if role == Role::Given { Phrase::GivenInitial } else { Phrase::SurnameInitial })
}

fn other_phrase(why: Why, role: Role) -> (Mark, Phrase) {
    let of = |given, surname| if role == Role::Given { given } else { surname };
    match why {
        Why::Words(_) | Why::Missing => (Mark::CannotTell, of(Phrase::GivenMissing, Phrase::SecondMissing)),
        Why::FirstMissing => (Mark::CannotTell, of(Phrase::GivenMissing, Phrase::FirstSurnameMissing)),
        Why::Absent => (Mark::CannotTell, of(Phrase::GivenAbsent, Phrase::SurnamesAbsent)),
        Why::Married => (Mark::Close, Phrase::Married),
        Why::Order => (Mark::Close, of(Phrase::GivenOrder, Phrase::Order)),
        Why::Reading => (Mark::CannotTell, Phrase::Reading),
        Why::OtherName => (Mark::Close, Phrase::OtherName),
    }
}

fn words_phrase(how: Alike, line: &Line) -> (Mark, Phrase) {
    let of = |given, surname| if line.role == Role::Given { given } else { surname };
    match how {
        Alike::Exact if line.discounted => (Mark::Agrees, of(Phrase::NamesakeGiven, Phrase::KinSurname)),
        Alike::Exact if line.bits >= RARE_BITS => (Mark::Agrees, of(Phrase::Rare, Phrase::RareSurname)),
        Alike::Exact if line.bits <= COMMON_BITS => (Mark::Agrees, of(Phrase::Common, Phrase::CommonSurname)),
        Alike::Exact => (Mark::Agrees, of(Phrase::GivenEqual, Phrase::SurnamesEqual)),
        Alike::Joined => (Mark::Close, Phrase::Joined),
        Alike::Sound | Alike::WeakSound => (Mark::Close, Phrase::Sound),
        Alike::Letters(letters) => (Mark::Close, Phrase::Spelling(letters)),
        Alike::Nickname => (Mark::Close, of(Phrase::Nickname, Phrase::SurnameVariant)),
        Alike::Short => (Mark::Close, of(Phrase::Nickname, Phrase::SurnameInitial)),
        Alike::Truncated => (Mark::Close, Phrase::CutOff),
        Alike::Initial => abbreviated(line.role),
        Alike::OtherInitial => (Mark::Conflicts, Phrase::InitialDiffers),
        Alike::Near | Alike::OppositeSex | Alike::Unrelated => {
            let surname = if line.first { Phrase::SurnamesDiffer } else { Phrase::SecondDiffers };
            (Mark::Conflicts, of(Phrase::GivenDiffers, surname))
        }
    }
}
