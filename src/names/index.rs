//! Persons in memory, found by their words: the same, the same sound, one letter off, a pet name.
//! Holds what compares and what is shown, nothing else; what is removed is gone.

use std::collections::HashSet;

use super::candidates::{Wanted, candidates, first_sound_bit};
use super::compare::{Band, Comparison, band, evidence_of, finish, prior};
use super::evidence::ShownWords;
use super::facts::{Details, Facts, Further, further};
use super::hashing::QuickMap;
use super::name::PersonName;
use super::person::Person;
use super::roles::{MOST_READINGS, Reading, roles_of};
use super::score::{Naming, Score, View, score};
use super::tokens::MOST_WORDS;
use super::vocabulary::{FormId, Vocabulary};

/// An in-memory index of persons; `K` is the caller's key (a row id).
pub struct Index<K> {
    slots: QuickMap<K, u32>,
    /// Slots of a person's other names.
    others: QuickMap<K, Vec<u32>>,
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
}

/// A person as the index keeps it: words by number, readings, and what else is known only where there is any.
pub(super) struct Entry<K> {
    key: K,
    /// Which of the person's names this is; 0 is the own one.
    nth: u8,
    forms: [FormId; MOST_WORDS],
    count: u8,
    reading_count: u8,
    /// The first sounds of its words, as bits.
    heads: u32,
    readings: [Reading; MOST_READINGS],
    details: Option<Box<(Details, Facts)>>,
}

impl<K> Entry<K> {
    /// Whether one of its words may be what an initial stands for; `initials` are first sounds as bits.
    pub(super) fn may_begin_with(&self, initials: u32) -> bool {
        self.heads & initials != 0
    }

    pub(super) fn forms(&self) -> &[FormId] {
        &self.forms[..usize::from(self.count)]
    }
}

impl<K: Copy + Eq + std::hash::Hash + Ord> Index<K> {
    /// An empty index.
    pub fn new() -> Self {
        Self {
            slots: QuickMap::default(),
            others: QuickMap::default(),
            entries: Vec::new(),
            free: Vec::new(),
            vocabulary: Vocabulary::default(),
            numbers: QuickMap::default(),
            lone: HashSet::new(),
        }
    }

    /// Adds or replaces.
    pub fn insert(&mut self, key: K, person: &Person) {
        let facts = Facts::of(person);
        let details = (facts != Facts::default()).then(|| Box::new((Details::of(person), facts)));
        for (nth, name) in person.names().enumerate() {
            let slot = self.insert_name(key, nth as u8, &name, details.clone());
            if nth > 0 {
                self.others.entry(key).or_default().push(slot);
            } else if let Some(before) = self.slots.insert(key, slot) {
                self.remove_names(key, before);
            }
        }
    }

    /// Adds one of a person's names, and says where it stands.
    fn insert_name(&mut self, key: K, nth: u8, name: &PersonName, details: Option<Box<(Details, Facts)>>) -> u32 {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.entries.push(None);
            (self.entries.len() - 1) as u32
        });
        let mut forms = [0; MOST_WORDS];
        let count = name.tokens.len().min(MOST_WORDS);
        let heads = name.tokens.iter().fold(0, |heads, token| heads | first_sound_bit(&token.word));
        for (at, (form, token)) in forms.iter_mut().zip(&name.tokens).enumerate() {
            *form = self.vocabulary.add(token, roles_of(&name.readings, at), slot);
        }
        let mut readings = [Reading::default(); MOST_READINGS];
        let reading_count = name.readings.len().min(MOST_READINGS);
        readings[..reading_count].copy_from_slice(&name.readings[..reading_count]);
        if name.tokens.iter().filter(|token| !token.word.is_initial()).count() == 1 {
            self.lone.insert(slot);
        }
        if let Some(number) = details.as_ref().and_then(|known| known.1.number()) {
            self.numbers.entry(number).or_default().push(slot);
        }
        let entry =
            Entry { key, nth, forms, count: count as u8, reading_count: reading_count as u8, heads, readings, details };
        self.entries[slot as usize] = Some(entry);
        slot
    }

    /// Forgets.
    pub fn remove(&mut self, key: K) {
        if let Some(slot) = self.slots.remove(&key) {
            self.remove_names(key, slot);
        }
    }

    fn remove_names(&mut self, key: K, own: u32) {
        for slot in std::iter::once(own).chain(self.others.remove(&key).into_iter().flatten()) {
            self.remove_name(slot);
        }
    }

    fn remove_name(&mut self, slot: u32) {
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
        let names: Vec<_> = person.names().collect();
        let queries: Vec<Query<'_>> =
            names.iter().enumerate().map(|(nth, name)| Query::of(person, name, nth)).collect();
        let mut fits: Vec<Fit<K>> = Vec::new();
        for query in &queries {
            self.look(query, asked, population, &mut fits);
        }
        // Of a person's names the best counts, and among equals the first, as in `compare`.
        fits.sort_by(|a, b| a.key.cmp(&b.key).then(b.log_odds.total_cmp(&a.log_odds)).then(a.nth.cmp(&b.nth)));
        fits.dedup_by_key(|fit| fit.key);
        fits.sort_by(|a, b| b.log_odds.total_cmp(&a.log_odds).then(a.key.cmp(&b.key)));
        fits.iter()
            .filter_map(|fit| {
                let comparison = self.comparison(&queries[asked.query(fit.nth)], asked, fit, population)?;
                Some(Found { key: fit.key, comparison })
            })
            .collect()
    }

    /// Compares one name with all in the index that may fit it.
    fn look(&self, query: &Query<'_>, asked: Asked, population: usize, fits: &mut Vec<Fit<K>>) {
        let wanted = Wanted::new(&query.view, &query.facts, prior(population));
        candidates(self, &query.view, &wanted, |slot| {
            let Some(entry) = &self.entries[slot as usize] else { return };
            let none = Facts::default();
            let facts = entry.details.as_ref().map_or(&none, |known| &known.1);
            let at = usize::from(entry.nth);
            let (named, further, nth) = match asked {
                Asked::ForSought => {
                    (score(&self.view(entry), &query.view), further(facts, &query.facts), (at, query.nth))
                }
                Asked::ForPublished => {
                    (score(&query.view, &self.view(entry)), further(&query.facts, facts), (query.nth, at))
                }
            };
            let log_odds = prior(population) + named.total() + further.iter().flatten().map(|l| l.weight).sum::<f32>();
            if band(&named, &further, log_odds) > Band::Ignore {
                fits.push(Fit { log_odds, key: entry.key, slot, nth, named, further });
            }
        });
    }

    fn comparison(&self, query: &Query<'_>, asked: Asked, fit: &Fit<K>, population: usize) -> Option<Comparison> {
        let entry = self.entries[fit.slot as usize].as_ref()?;
        let nothing = Details::default();
        let details = entry.details.as_ref().map_or(&nothing, |known| &known.0);
        let shown = ShownEntry { vocabulary: &self.vocabulary, forms: entry.forms() };
        let (named, further) = (&fit.named, &fit.further);
        let evidence = match asked {
            Asked::ForSought => evidence_of(named, further, (&shown, details), (query.name, &query.details)),
            Asked::ForPublished => evidence_of(named, further, (query.name, &query.details), (&shown, details)),
        };
        Some(finish(named, further, population, evidence))
    }

    fn view(&self, entry: &Entry<K>) -> View<'_> {
        let words = entry.forms().iter().map(|&form| self.vocabulary.word(self.vocabulary.word_of(form)));
        View::new(words, &entry.readings[..usize::from(entry.reading_count)], Naming::nth(usize::from(entry.nth)))
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

impl Asked {
    /// Which of the asking person's names it was; `nth` has the sought side first.
    fn query(self, nth: (usize, usize)) -> usize {
        match self {
            Asked::ForSought => nth.1,
            Asked::ForPublished => nth.0,
        }
    }
}

/// A name in the index that fits one that was asked for.
struct Fit<K> {
    log_odds: f32,
    key: K,
    slot: u32,
    /// Which name of who is sought, and which of who is published.
    nth: (usize, usize),
    named: Score,
    further: Further,
}

/// One of the names of a person who is asked for.
struct Query<'a> {
    name: &'a PersonName,
    nth: usize,
    view: View<'a>,
    facts: Facts,
    details: Details,
}

impl<'a> Query<'a> {
    fn of(person: &Person, name: &'a PersonName, nth: usize) -> Self {
        let view = super::compare::view(name, Naming::nth(nth));
        Self { name, nth, view, facts: Facts::of(person), details: Details::of(person) }
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
