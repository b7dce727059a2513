//! One word of a name with everything that comparing needs, computed once.

use std::sync::{Arc, LazyLock};

use super::hashing::QuickMap;
use super::lexicon::{Gender, Known, LEXICON, UNKNOWN_BITS, bits};
use super::phonetic;
use super::score::Role;

/// What stands before a word: "de" alone may be a married name; the others belong to the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) enum Particle {
    #[default]
    None,
    De,
    Other,
}

/// A folded word and what is known of it.
#[derive(Clone, PartialEq)]
pub(super) struct Word {
    /// Folded, without particles: "rosa" of "de la Rosa".
    pub text: Box<str>,
    /// Folded with particles, glued: "delarosa"; empty where there are none.
    pub full: Box<str>,
    pub particle: Particle,
    /// Hashes of `text` and `full` (0 where there is none), for a quick yes.
    pub text_hash: u64,
    pub full_hash: u64,
    /// The first two letters, for a quick no.
    pub head: [u8; 2],
    /// Sound, a second way to read it (0 if none), and the sound with a weak end.
    pub sound: u64,
    pub other_sound: u64,
    pub weak_sound: u64,
    /// Which letters occur, for a quick no.
    pub letters: u32,
    pub known_given: bool,
    pub known_surname: bool,
    /// So usual that nobody mistakes another name for it.
    pub well_known: bool,
    /// Hashes of its short forms, or of the names it is short for.
    pub relatives: Box<[u64]>,
    pub gender: Gender,
    /// How rare it is as a given name and as a surname, in bits.
    pub given_bits: f32,
    pub surname_bits: f32,
    /// log2 of how likely the word is in each role, for reading.
    pub as_given: f32,
    pub as_surname: f32,
}

/// Given names that follow "de", "del", "de los": María del Carmen, José de Jesús.
const DEVOTIONS: &[&str] = &[
    "jesus",
    "carmen",
    "valle",
    "lourdes",
    "rosario",
    "rocio",
    "pilar",
    "socorro",
    "angeles",
    "dios",
    "cristo",
    "guadalupe",
    "mar",
    "sol",
    "milagro",
    "milagros",
    "mercedes",
    "consuelo",
    "refugio",
    "fatima",
    "nazareth",
    "concepcion",
    "trinidad",
    "caridad",
    "jose",
    "coromoto",
    "remedios",
    "nieves",
    "dolores",
    "asuncion",
    "candelaria",
    "chiquinquira",
    "amparo",
    "perpetuo",
    "belen",
    "gracia",
    "luz",
    "lujan",
];
/// A word that is listed in one role only is hardly ever met in the other.
const OTHER_ROLE: f32 = -17.0;
/// The last frequency class that everybody knows; rarer names are spelt in many ways.
const WELL_KNOWN: u8 = 5;
const INITIAL: f32 = -4.5;
/// The frequency class of a pet name, for reading only.
const PET_NAME: u8 = 6;

/// The words of the shipped lists, ready made: most words of most names. Nothing that anybody wrote is kept here.
static LISTED: LazyLock<QuickMap<&'static str, Arc<Word>>> =
    LazyLock::new(|| LEXICON.words().map(|text| (text, Arc::new(Word::new(text, "", Particle::None)))).collect());

impl Word {
    /// The word, shared where it stands in the lists.
    pub(super) fn shared(text: &str, full: &str, particle: Particle) -> Arc<Self> {
        let listed = if particle == Particle::None && full.is_empty() { LISTED.get(text) } else { None };
        listed.cloned().unwrap_or_else(|| Arc::new(Self::new(text, full, particle)))
    }

    fn new(text: &str, full: &str, particle: Particle) -> Self {
        let known = LEXICON.known(text);
        let key = phonetic::key(text);
        let (as_given, as_surname) = likelihoods(text, &key, particle);
        Self {
            text: text.into(),
            full: full.into(),
            particle,
            other_sound: phonetic::other_key(text).map_or(0, |key| hash(&key)),
            weak_sound: hash(&phonetic::weak_key(&key)),
            sound: hash(&key),
            letters: text.bytes().fold(0, |set, b| set | 1 << (b & 31)),
            known_given: known.given.is_some(),
            known_surname: known.surname.is_some(),
            well_known: known.given.is_some_and(|c| c <= WELL_KNOWN) || known.surname.is_some_and(|c| c <= WELL_KNOWN),
            relatives: LEXICON.relatives(text).map(hash).collect(),
            text_hash: hash(text),
            full_hash: if full.is_empty() { 0 } else { hash(full) },
            head: text.as_bytes().first_chunk().copied().unwrap_or_default(),
            gender: known.gender,
            given_bits: known.given.map_or(UNKNOWN_BITS, bits),
            surname_bits: known.surname.map_or(UNKNOWN_BITS, bits),
            as_given,
            as_surname,
        }
    }

    /// One letter that stands for a name.
    pub(super) fn is_initial(&self) -> bool {
        self.text.len() == 1
    }

    /// How rare the word is in a role.
    pub(super) fn bits(&self, role: Role) -> f32 {
        match role {
            Role::Given => self.given_bits,
            Role::Surname => self.surname_bits,
        }
    }

    /// One is a short form of the other.
    pub(super) fn is_relative(&self, other: &Word) -> bool {
        self.relatives.contains(&other.text_hash)
    }

    pub(super) fn is_known(&self) -> bool {
        self.known_given || self.known_surname
    }

    /// The same word, whether its particles are written apart, glued or left out.
    pub(super) fn same_text(&self, other: &Word) -> bool {
        self.text_hash == other.text_hash || self.full_hash == other.text_hash || other.full_hash == self.text_hash
    }
}

fn likelihoods(text: &str, key: &str, particle: Particle) -> (f32, f32) {
    if text.len() == 1 {
        return (INITIAL, INITIAL - 1.0);
    }
    let mut known = LEXICON.known(text);
    if known == Known::default() {
        // "Jozé" is read as a José would be, a little less surely.
        let heard = LEXICON.heard(key);
        known.given = heard.given.map(|class| class + 2);
        known.surname = heard.surname.map(|class| class + 2);
    }
    let (given, surname) = if known.given.is_none() && known.surname.is_none() {
        // "Carlucho" stands in no list, but is what a Carlos is called.
        if LEXICON.relatives(text).any(|formal| LEXICON.known(formal).given.is_some()) && particle == Particle::None {
            return (-bits(PET_NAME), OTHER_ROLE);
        }
        let lean = LEXICON.ending_leans_given(text) / 2.0;
        (-UNKNOWN_BITS + lean, -UNKNOWN_BITS - lean)
    } else {
        (known.given.map_or(OTHER_ROLE, |class| -bits(class)), known.surname.map_or(OTHER_ROLE, |class| -bits(class)))
    };
    match particle {
        Particle::None => (given, surname),
        _ if DEVOTIONS.contains(&text) => (-6.0, -12.0),
        _ => (OTHER_ROLE - 1.0, surname.max(-13.0)),
    }
}

/// FNV-1a: small, and the same on every machine.
pub(super) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
