//! What everybody in Venezuela knows about names: which are given names, which are surnames, how common each
//! is, and who is called what at home. Written from public knowledge in frequency classes; reads no file at run time.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::hashing::QuickMap;
use super::normalize::fold;
use super::phonetic;

/// Whose name it usually is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Gender {
    Female,
    Male,
    #[default]
    Either,
}

/// What is known of one word. A class counts how rare it is among names of its kind (see [`bits`]).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Known {
    pub given: Option<u8>,
    pub surname: Option<u8>,
    pub gender: Gender,
}

/// How rare a class is, as −log2 of its share: class 1 is 1 in 16 (José), 4 about 1 in 360, 7 about 1 in 8,000.
pub(super) fn bits(class: u8) -> f32 {
    4.0 + 1.5 * f32::from(class.saturating_sub(1))
}

/// How rare a word is that stands in no list.
pub(super) const UNKNOWN_BITS: f32 = 14.0;

pub(super) struct Lexicon {
    words: QuickMap<String, Known>,
    /// The commonest given name and the commonest surname of each sound.
    sounds: QuickMap<String, Known>,
    /// Both ways round: "pepe" → "jose" and "jose" → "pepe".
    short_forms: HashMap<String, HashSet<String>>,
    abbreviations: HashMap<String, String>,
    titles: HashSet<String>,
    aliases: HashSet<String>,
    offices: HashSet<String>,
    organisations: HashSet<String>,
    endings: HashMap<[u8; 3], f32>,
}

/// The lexicon, read once.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

impl Lexicon {
    pub(super) fn known(&self, folded: &str) -> Known {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// All words of both lists.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    /// What is known of the names that sound like a word in no list: "Jozé", "Rodrygues".
    pub(super) fn heard(&self, key: &str) -> Known {
        self.sounds.get(key).copied().unwrap_or_default()
    }

    /// Whether the word stands in a list of given names or of surnames.
    pub(super) fn has(&self, folded: &str) -> bool {
        self.words.get(folded).is_some_and(|known| known.given.is_some() || known.surname.is_some())
    }

    /// The short forms of a formal name, and the formal names of a short form.
    pub(super) fn relatives(&self, folded: &str) -> impl Iterator<Item = &str> {
        self.short_forms.get(folded).into_iter().flatten().map(String::as_str)
    }

    pub(super) fn abbreviation(&self, folded: &str) -> Option<&str> {
        self.abbreviations.get(folded).map(String::as_str)
    }

    pub(super) fn is_title(&self, folded: &str) -> bool {
        self.titles.contains(folded)
    }

    pub(super) fn is_alias_mark(&self, folded: &str) -> bool {
        self.aliases.contains(folded)
    }

    /// "Ministro": who is named after it speaks, or is spoken of, as an official.
    pub(super) fn is_office(&self, folded: &str) -> bool {
        self.offices.contains(folded)
    }

    /// "Tribunal": a name with it is no person's.
    pub(super) fn is_organisation(&self, folded: &str) -> bool {
        self.organisations.contains(folded)
    }

    /// For a word in no list: log2 of how much likelier its ending makes a given name than a surname.
    pub(super) fn ending_leans_given(&self, folded: &str) -> f32 {
        ending(folded).and_then(|end| self.endings.get(&end)).copied().unwrap_or(0.0)
    }

    fn read() -> Self {
        let mut lexicon = Self {
            words: QuickMap::default(),
            sounds: QuickMap::default(),
            short_forms: HashMap::new(),
            abbreviations: HashMap::new(),
            titles: HashSet::new(),
            aliases: HashSet::new(),
            offices: HashSet::new(),
            organisations: HashSet::new(),
            endings: HashMap::new(),
        };
        for row in rows(include_str!("data/given.tsv")) {
            let known = lexicon.words.entry(fold(row[0])).or_default();
            known.given = row.get(2).and_then(|class| class.parse().ok());
            known.gender = match row.get(1) {
                Some(&"f") => Gender::Female,
                Some(&"m") => Gender::Male,
                _ => Gender::Either,
            };
        }
        for row in rows(include_str!("data/surnames.tsv")) {
            lexicon.words.entry(fold(row[0])).or_default().surname = row.get(1).and_then(|class| class.parse().ok());
        }
        for row in rows(include_str!("data/nicknames.tsv")) {
            let formal = fold(row[0]);
            for short in row.get(1).into_iter().flat_map(|forms| forms.split(' ')) {
                lexicon.short_forms.entry(formal.clone()).or_default().insert(fold(short));
                lexicon.short_forms.entry(fold(short)).or_default().insert(formal.clone());
            }
        }
        lexicon.read_words();
        lexicon.learn_sounds();
        lexicon.learn_endings();
        lexicon
    }

    fn read_words(&mut self) {
        for row in rows(include_str!("data/words.tsv")) {
            let word = fold(row[0]);
            match (row.get(1), row.get(2)) {
                (Some(&"title"), _) => drop(self.titles.insert(word)),
                (Some(&"alias"), _) => drop(self.aliases.insert(word)),
                (Some(&"office"), _) => drop(self.offices.insert(word)),
                (Some(&"organisation"), _) => drop(self.organisations.insert(word)),
                (Some(&"abbreviation"), Some(name)) => drop(self.abbreviations.insert(word, fold(name))),
                _ => {}
            }
        }
    }

    fn learn_sounds(&mut self) {
        for (word, known) in &self.words {
            let heard = self.sounds.entry(phonetic::key(word)).or_default();
            heard.given = commoner(heard.given, known.given);
            heard.surname = commoner(heard.surname, known.surname);
        }
    }

    /// Counts the last three letters in both lists, smoothed, so that "-nez" leans to surnames and "-lys" to given names.
    fn learn_endings(&mut self) {
        let mut counts: HashMap<[u8; 3], (f32, f32)> = HashMap::new();
        let (mut all_given, mut all_surnames) = (0.0_f32, 0.0_f32);
        for (word, known) in &self.words {
            let Some(end) = ending(word) else { continue };
            let count = counts.entry(end).or_default();
            if known.given.is_some() {
                count.0 += 1.0;
                all_given += 1.0;
            }
            if known.surname.is_some() {
                count.1 += 1.0;
                all_surnames += 1.0;
            }
        }
        for (end, (given, surname)) in counts {
            let ratio = ((given + 1.0) / (all_given + 1.0)) / ((surname + 1.0) / (all_surnames + 1.0));
            self.endings.insert(end, ratio.log2().clamp(-4.0, 4.0));
        }
    }
}

fn commoner(a: Option<u8>, b: Option<u8>) -> Option<u8> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// Which list of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    Given,
    Surnames,
}

/// The shipped list with its accents and how rare each name is (−log2 of its share), commonest first.
/// For generators of invented names; comparing never needs it.
pub fn listed(kind: Listed) -> Vec<(&'static str, f32)> {
    let (text, class_at) = match kind {
        Listed::Given => (include_str!("data/given.tsv"), 2),
        Listed::Surnames => (include_str!("data/surnames.tsv"), 1),
    };
    rows(text).map(|row| (row[0], row.get(class_at).and_then(|c| c.parse().ok()).map_or(UNKNOWN_BITS, bits))).collect()
}

fn ending(word: &str) -> Option<[u8; 3]> {
    word.as_bytes().last_chunk::<3>().copied()
}

fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).map(|line| line.split('\t').collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_as_big_as_promised() {
        assert!(listed(Listed::Given).len() >= 1_000);
        assert!(listed(Listed::Surnames).len() >= 1_500);
        let pairs: usize = LEXICON.short_forms.values().map(HashSet::len).sum();
        assert!(pairs / 2 >= 250);
    }

    #[test]
    fn every_row_has_a_class_and_no_name_stands_twice() {
        for (text, class_at) in [(include_str!("data/given.tsv"), 2), (include_str!("data/surnames.tsv"), 1)] {
            let mut seen = HashSet::new();
            for row in rows(text) {
                let class: u8 = row.get(class_at).and_then(|c| c.parse().ok()).unwrap_or(0);
                assert!((1..=7).contains(&class), "class of {}", row[0]);
                assert!(seen.insert(fold(row[0])), "{} stands twice", row[0]);
            }
        }
    }

    #[test]
    fn home_names_lead_to_formal_ones_and_back() {
        let leads = |from: &str, to: &str| LEXICON.relatives(from).any(|other| other == to);
        assert!(leads("cheo", "jose") && leads("jose", "cheo"));
        assert!(leads("chuo", "jesus"));
        assert!(!leads("cheo", "jesus"));
    }

    #[test]
    fn unknown_words_lean_by_their_ending() {
        assert!(LEXICON.ending_leans_given("yuskeilys") > 0.0);
        assert!(LEXICON.ending_leans_given("arbulez") < 0.0);
    }
}
