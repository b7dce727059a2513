//! A person on one side of a comparison, and what is known besides the name.

use chrono::NaiveDate;

use super::cedula::Cedula;
use super::name::PersonName;

/// One side of a comparison: who is sought, or who is published.
#[derive(Clone, PartialEq)]
pub struct Person {
    pub name: PersonName,
    pub cedula: Option<Cedula>,
    pub birth_year: Option<i32>,
    /// Canonical detention centre.
    pub centre: Option<String>,
    /// State of residence or of arrest; like is compared with like.
    pub state: Option<String>,
    /// Day of the arrest.
    pub arrested: Option<NaiveDate>,
    pub sex: Option<Sex>,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person")
    }
}

impl Person {
    /// A person of whom only the name is known.
    pub fn named(name: PersonName) -> Self {
        Self { name, cedula: None, birth_year: None, centre: None, state: None, arrested: None, sex: None }
    }
}

/// From a record, never from a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    F,
    M,
}
