//! Persons in memory, found by their words: the same, the same sound, one letter off, a pet name.
//! Holds what compares and what is shown, nothing else; what is removed is gone.

use std::collections::HashSet;

use super::candidates::{Wanted, candidates};
use super::compare::{Band, Comparison, band, evidence_of, finish, prior};
use super::evidence::ShownWords;
use super::facts::{Details, Facts, Further, further};
use super::hashing::QuickMap;
use super::person::Person;
use super::roles::{MOST_READINGS, Reading, roles_of};
use super::score::{Score, View, score};
use super::tokens::MOST_WORDS;
use super::vocabulary::{FormId, Vocabulary};

/// An in-memory index of persons; `K` is the caller's key (a row id).
pub struct Index<K> {
    slots: QuickMap<K, u32>,
    pub(super) entries: Vec<Option<Entry<K>>>,
    free: Vec<u32>,
    pub(super) vocabulary: Vocabulary,
    /// Slots by identity number without its letter.
    pub(super) numbers: QuickMap<u64, Vec<u32>>,
    /// Slots of names that are one word, or a word and initials: one word in common must do.
    pub(super) lone: HashSet<u32>,
}

/// A person in the index who is worth a look.
pub struct Found<K> {
    pub key: K,
    pub comparison: Comparison,
    /// How many others that were found fit equally well or better.
    pub rivals: usize,
}

/// A person as the index keeps it: words by number, readings, and what else is known only where there is any.
pub(super) struct Entry<K> {
    key: K,
    forms: [FormId; MOST_WORDS],
    count: u8,
    reading_count: u8,
    readings: [Reading; MOST_READINGS],
    details: Option<Box<(Details, Facts)>>,
}

impl<K> Entry<K> {
    pub(super) fn forms(&self) -> &[FormId] {
        &self.forms[..usize::from(self.count)]
    }
}

/// Within so many bits two candidates fit equally well: a volunteer could not tell them apart by the name.
const EQUALLY_WELL: f32 = 1.0;

impl<K: Copy + Eq + std::hash::Hash + Ord> Index<K> {
    /// An empty index.
    pub fn new() -> Self {
        Self {
            slots: QuickMap::default(),
            entries: Vec::new(),
            free: Vec::new(),
            vocabulary: Vocabulary::default(),
            numbers: QuickMap::default(),
            lone: HashSet::new(),
        }
    }

    /// Adds or replaces.
    pub fn insert(&mut self, key: K, person: &Person) {
        self.remove(key);
        let slot = self.free.pop().unwrap_or_else(|| {
            self.entries.push(None);
            (self.entries.len() - 1) as u32
        });
        let name = &person.name;
        let mut forms = [0; MOST_WORDS];
        let count = name.tokens.len().min(MOST_WORDS);
        for (at, (form, token)) in forms.iter_mut().zip(&name.tokens).enumerate() {
            *form = self.vocabulary.add(token, roles_of(&name.readings, at), slot);
        }
        let mut readings = [Reading::default(); MOST_READINGS];
        let reading_count = name.readings.len().min(MOST_READINGS);
        readings[..reading_count].copy_from_slice(&name.readings[..reading_count]);
        if name.tokens.iter().filter(|token| !token.word.is_initial()).count() == 1 {
            self.lone.insert(slot);
        }
        let facts = Facts::of(person);
        if let Some(number) = facts.number() {
            self.numbers.entry(number).or_default().push(slot);
        }
        let details = (facts != Facts::default()).then(|| Box::new((Details::of(person), facts)));
        let entry = Entry { key, forms, count: count as u8, reading_count: reading_count as u8, readings, details };
        self.entries[slot as usize] = Some(entry);
        self.slots.insert(key, slot);
    }

    /// Forgets.
    pub fn remove(&mut self, key: K) {
        let Some(slot) = self.slots.remove(&key) else { return };
        let Some(entry) = self.entries[slot as usize].take() else { return };
        for &form in entry.forms() {
            self.vocabulary.remove(form, slot);
        }
        if let Some(number) = entry.details.as_ref().and_then(|known| known.1.number())
            && let Some(slots) = self.numbers.get_mut(&number)
        {
            slots.retain(|&s| s != slot);
            if slots.is_empty() {
                self.numbers.remove(&number);
            }
        }
        self.lone.remove(&slot);
        self.free.push(slot);
    }

    /// How many persons are in it.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where the index holds the followed names: who of them may be `published`; band Review and up, best first.
    pub fn find_sought(&self, published: &Person) -> Vec<Found<K>> {
        self.find(published, Asked::ForSought, self.len())
    }

    /// Where the index holds the releases: which of them may be `sought`; `population` is how many names are followed.
    pub fn find_published(&self, sought: &Person, population: usize) -> Vec<Found<K>> {
        self.find(sought, Asked::ForPublished, population)
    }

    fn find(&self, person: &Person, asked: Asked, population: usize) -> Vec<Found<K>> {
        let query = Query::of(person);
        let wanted = Wanted::new(&query.view, &query.facts, prior(population));
        let mut found: Vec<(f32, K, u32, Score, Further)> = Vec::new();
        candidates(self, &query.view, &wanted, |slot| {
            let Some(entry) = &self.entries[slot as usize] else { return };
            let none = Facts::default();
            let facts = entry.details.as_ref().map_or(&none, |known| &known.1);
            let (named, further) = match asked {
                Asked::ForSought => (score(&self.view(entry), &query.view), further(facts, &query.facts)),
                Asked::ForPublished => (score(&query.view, &self.view(entry)), further(&query.facts, facts)),
            };
            let log_odds = prior(population) + named.total() + further.iter().flatten().map(|l| l.weight).sum::<f32>();
            if band(&named, &further, log_odds) > Band::Ignore {
                found.push((log_odds, entry.key, slot, named, further));
            }
        });
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let scores: Vec<f32> = found.iter().map(|f| f.0).collect();
        found
            .iter()
            .filter_map(|(log_odds, key, slot, named, further)| {
                let comparison = self.comparison(&query, asked, *slot, named, further, population)?;
                let fit = scores.partition_point(|other| *other >= log_odds - EQUALLY_WELL);
                Some(Found { key: *key, comparison, rivals: fit.saturating_sub(1) })
            })
            .collect()
    }

    fn comparison(
        &self,
        query: &Query<'_>,
        asked: Asked,
        slot: u32,
        named: &Score,
        further: &Further,
        population: usize,
    ) -> Option<Comparison> {
        let entry = self.entries[slot as usize].as_ref()?;
        let nothing = Details::default();
        let details = entry.details.as_ref().map_or(&nothing, |known| &known.0);
        let shown = ShownEntry { vocabulary: &self.vocabulary, forms: entry.forms() };
        let evidence = match asked {
            Asked::ForSought => evidence_of(named, further, (&shown, details), (&query.person.name, &query.details)),
            Asked::ForPublished => evidence_of(named, further, (&query.person.name, &query.details), (&shown, details)),
        };
        Some(finish(named, further, population, evidence))
    }

    fn view(&self, entry: &Entry<K>) -> View<'_> {
        let words = entry.forms().iter().map(|&form| self.vocabulary.word(self.vocabulary.word_of(form)));
        View::new(words, &entry.readings[..usize::from(entry.reading_count)])
    }
}

impl<K: Copy + Eq + std::hash::Hash + Ord> Default for Index<K> {
    fn default() -> Self {
        Self::new()
    }
}

/// Which side of the comparison the index holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    ForSought,
    ForPublished,
}

struct Query<'a> {
    person: &'a Person,
    view: View<'a>,
    facts: Facts,
    details: Details,
}

impl<'a> Query<'a> {
    fn of(person: &'a Person) -> Self {
        Self {
            person,
            view: super::compare::view(&person.name),
            facts: Facts::of(person),
            details: Details::of(person),
        }
    }
}

struct ShownEntry<'a> {
    vocabulary: &'a Vocabulary,
    forms: &'a [FormId],
}

impl ShownWords for ShownEntry<'_> {
    fn shown(&self, at: u8) -> &str {
        self.forms.get(usize::from(at)).map_or("", |&form| self.vocabulary.shown(form))
    }
}
