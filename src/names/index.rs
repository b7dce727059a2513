//! Persons in memory, found by their words: the same, the same sound, one letter off, a pet name.

use std::collections::HashMap;

use super::compare::{Band, Comparison, compare};
use super::person::Person;

/// An in-memory index of persons; `K` is the caller's key (a row id).
pub struct Index<K> {
    persons: HashMap<K, Person>,
}

/// A person in the index who is worth a look.
pub struct Found<K> {
    pub key: K,
    pub comparison: Comparison,
}

impl<K: Copy + Eq + std::hash::Hash + Ord> Index<K> {
    /// An empty index.
    pub fn new() -> Self {
        Self { persons: HashMap::new() }
    }
    /// Adds or replaces.
    pub fn insert(&mut self, key: K, person: &Person) {
        self.persons.insert(key, person.clone());
    }
    /// Forgets.
    pub fn remove(&mut self, key: K) {
        self.persons.remove(&key);
    }
    pub fn len(&self) -> usize {
        self.persons.len()
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    pub fn find_sought(&self, published: &Person) -> Vec<Found<K>> {
        let n = self.len();
        let mut out: Vec<Found<K>> = self
            .persons
            .iter()
            .map(|(k, p)| Found { key: *k, comparison: compare(p, published, n) })
            .filter(|f| f.comparison.band > Band::Ignore)
            .collect();
        out.sort_by(|a, b| b.comparison.log_odds.total_cmp(&a.comparison.log_odds).then(a.key.cmp(&b.key)));
        out
    }
    pub fn find_published(&self, sought: &Person, population: usize) -> Vec<Found<K>> {
        let mut out: Vec<Found<K>> = self
            .persons
            .iter()
            .map(|(k, p)| Found { key: *k, comparison: compare(sought, p, population) })
            .filter(|f| f.comparison.band > Band::Ignore)
            .collect();
        out.sort_by(|a, b| b.comparison.log_odds.total_cmp(&a.comparison.log_odds).then(a.key.cmp(&b.key)));
        out
    }
}

impl<K: Copy + Eq + std::hash::Hash + Ord> Default for Index<K> {
    fn default() -> Self {
        Self::new()
    }
}
