//! A person on one side of a comparison, and what is known besides the name.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::cedula::Cedula;
use super::name::PersonName;

/// One side of a comparison: who is sought, or who is published.
#[derive(Clone, PartialEq)]
pub struct Person {
    pub name: PersonName,
    /// Other names of the same person: a nickname ("Cheo", "El Gato") or another whole name. Each is compared too,
    /// and the best counts; more than [`MOST_ALIASES`] are not looked at.
    pub aliases: Vec<PersonName>,
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

/// Nobody is looked for under more other names.
pub const MOST_ALIASES: usize = 6;

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Person")
    }
}

/// From a record, never from a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    F,
    M,
}

/// A fact that would tell namesakes apart, to be asked of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    SecondSurname,
    SecondGivenName,
    Cedula,
    BirthYear,
    State,
}

impl Fact {
    /// The word that the catalogue chooses by.
    pub fn code(self) -> &'static str {
        match self {
            Fact::SecondSurname => "second_surname",
            Fact::SecondGivenName => "second_given_name",
            Fact::Cedula => "cedula",
            Fact::BirthYear => "birth_year",
            Fact::State => "state",
        }
    }
}

impl Person {
    /// A person of whom only the name is known.
    pub fn named(name: PersonName) -> Self {
        Self {
            name,
            aliases: Vec::new(),
            cedula: None,
            birth_year: None,
            centre: None,
            state: None,
            arrested: None,
            sex: None,
        }
    }

    /// The one further fact that would help most to tell this person from namesakes; `None` where the name, with what
    /// else is known, is rare enough. Judged by the shipped lexicon alone: it says nothing of who else is followed.
    /// The cédula settles everything and is asked of everybody; this is what to ask of who has none.
    pub fn one_more_fact(&self) -> Option<Fact> {
        if self.cedula.is_some() || !self.name.is_common() {
            None
        } else if self.name.surname_count() < 2 {
            Some(Fact::SecondSurname)
        } else if self.birth_year.is_none() {
            Some(Fact::BirthYear)
        } else if self.state.is_none() {
            Some(Fact::State)
        } else {
            None
        }
    }

    /// All names to look for: the person's own first.
    pub(super) fn names(&self) -> impl Iterator<Item = Cow<'_, PersonName>> {
        let others = self.aliases.iter().chain(&self.name.aliases).take(MOST_ALIASES);
        let whole = others.map(|alias| Cow::Owned(alias.instead_of(&self.name)));
        std::iter::once(Cow::Borrowed(&self.name)).chain(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::{Band, Cedula, Phrase, compare};

    fn name(text: &str) -> PersonName {
        PersonName::parse(text).expect("a name")
    }

    fn called(own: &str, other: &str) -> Person {
        Person { aliases: vec![name(other)], ..Person::named(name(own)) }
    }

    #[test]
    fn another_name_of_the_person_is_compared_and_says_so() {
        let published = Person::named(name("PEÑARANDA ECHARRI, CUCO"));
        let own = compare(&Person::named(name("Hilario Peñaranda Echarri")), &published, 1);
        for other in ["Cuco", "Cuco Peñaranda"] {
            let known = compare(&called("Hilario Peñaranda Echarri", other), &published, 1);
            assert!(own.log_odds < 0.0 && known.log_odds > 10.0 && known.band == Band::Review, "{other}");
            assert!(known.evidence.iter().any(|line| line.phrase == Phrase::OtherName));
            let sum: f32 = known.evidence.iter().map(|line| line.weight).sum();
            assert!((sum - known.log_odds).abs() < 0.01);
        }
        let plain = compare(&called("Hilario Peñaranda", "Cuco"), &Person::named(name("Hilario Peñaranda")), 1);
        assert!(plain.evidence.iter().all(|line| line.phrase != Phrase::OtherName), "the own name fits best");
    }

    #[test]
    fn the_fact_to_ask_for_depends_on_the_name_and_on_what_is_known() {
        let fact = |text: &str| Person::named(name(text)).one_more_fact();
        assert_eq!(fact("José Pérez"), Some(Fact::SecondSurname));
        assert_eq!(fact("María González Rodríguez"), Some(Fact::BirthYear));
        assert_eq!(fact("Yuskeilys Arbulez"), None);
        let common = Person::named(name("María González Rodríguez"));
        let dated = Person { birth_year: Some(1980), ..common.clone() };
        assert_eq!(dated.one_more_fact(), Some(Fact::State));
        assert_eq!(Person { state: Some("Lara".to_owned()), ..dated }.one_more_fact(), None);
        assert_eq!(Person { cedula: Cedula::parse("V-90123456").ok(), ..common }.one_more_fact(), None);
    }
}
