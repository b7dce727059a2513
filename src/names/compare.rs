//! Two persons laid over one another: the name, then everything else that is known, in one unit.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::evidence::{Evidence, Phrase, ShownWords, evidence};
use super::facts::{Details, Facts, Further, further};
use super::name::PersonName;
use super::person::{Fact, Person};
use super::score::{Naming, Score, View, score};
use super::weights::W;

/// A pure scoring of two persons.
#[derive(Clone)]
pub struct Comparison {
    /// Bits of evidence that it is one person: the sum of the evidence lines' weights and the prior.
    pub log_odds: f32,
    pub band: Band,
    pub evidence: Vec<Evidence>,
}

/// What to do with a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// Not worth a person's time.
    Ignore,
    /// A person should look.
    Review,
    /// Cédula and name agree.
    Certain,
}

impl Band {
    /// The word in the database and in CSV.
    pub fn code(self) -> &'static str {
        match self {
            Band::Ignore => "ignore",
            Band::Review => "review",
            Band::Certain => "certain",
        }
    }
}

impl Comparison {
    /// What one more fact from the family would settle: the part that is missing on their side.
    pub fn one_more_fact(&self) -> Option<Fact> {
        let lacks = |phrase: Phrase| self.evidence.iter().any(|e| e.phrase == phrase && e.sought.is_empty());
        if self.band == Band::Certain {
            None
        } else if lacks(Phrase::SecondMissing) {
            Some(Fact::SecondSurname)
        } else if lacks(Phrase::GivenMissing) {
            Some(Fact::SecondGivenName)
        } else if lacks(Phrase::IdMissing) {
            Some(Fact::Cedula)
        } else if !self.evidence.iter().any(|e| matches!(e.phrase, Phrase::AgeFits | Phrase::AgeDiffers)) {
            Some(Fact::BirthYear)
        } else {
            None
        }
    }
}

/// Compares who is sought with who is published. `population` is how many names are followed.
pub fn compare(sought: &Person, published: &Person, population: usize) -> Comparison {
    let further = further(&Facts::of(sought), &Facts::of(published));
    let (left, right) = (Details::of(sought), Details::of(published));
    let (ours, theirs): (Vec<_>, Vec<_>) = (sought.names().collect(), published.names().collect());
    let (mut named, mut pair) = (score_of(&ours, &theirs, (0, 0)), (0, 0));
    for (i, j) in (0..ours.len()).flat_map(|i| (0..theirs.len()).map(move |j| (i, j))).skip(1) {
        let other = score_of(&ours, &theirs, (i, j));
        if other.total() > named.total() {
            (named, pair) = (other, (i, j));
        }
    }
    let evidence = evidence_of(&named, &further, (&*ours[pair.0], &left), (&*theirs[pair.1], &right));
    finish(&named, &further, population, evidence)
}

fn score_of(ours: &[Cow<'_, PersonName>], theirs: &[Cow<'_, PersonName>], (i, j): (usize, usize)) -> Score {
    score(&view(&ours[i], Naming::nth(i)), &view(&theirs[j], Naming::nth(j)))
}

/// Borrows a name's words.
pub(super) fn view(name: &PersonName, naming: Naming) -> View<'_> {
    View::new(name.tokens.iter().map(|token| &*token.word), &name.readings, naming)
}

/// log2 of how few of the followed persons are the published one.
pub(super) fn prior(population: usize) -> f32 {
    -(population.max(1) as f32).log2()
}

pub(super) fn finish(named: &Score, further: &Further, population: usize, evidence: Vec<Evidence>) -> Comparison {
    let log_odds = prior(population) + named.total() + further.iter().flatten().map(|l| l.weight).sum::<f32>();
    Comparison { log_odds, band: band(named, further, log_odds), evidence }
}

/// *Certain* needs the cédula and a name without a contradiction.
pub(super) fn band(named: &Score, further: &Further, log_odds: f32) -> Band {
    let id = |phrase| further.iter().flatten().any(|line| line.phrase == phrase);
    let named_alike = named.total() >= W.least_name;
    if id(Phrase::IdEqual) && named_alike && !named.contradicts() {
        Band::Certain
    } else if id(Phrase::IdEqual) || (log_odds >= W.review && (named_alike || id(Phrase::IdOneDigit))) {
        Band::Review
    } else {
        Band::Ignore
    }
}

/// All lines in words: of the name, then of what else is known.
pub(super) fn evidence_of(
    named: &Score,
    further: &Further,
    sought: (&impl ShownWords, &Details),
    published: (&impl ShownWords, &Details),
) -> Vec<Evidence> {
    let of_name = named.lines().iter().map(|line| evidence(line, sought.0, published.0));
    of_name.chain(further.iter().flatten().map(|line| line.shown(sought.1, published.1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::{Cedula, Sex};

    fn person(text: &str, cedula: &str) -> Person {
        let name = PersonName::parse(text).expect("a name");
        Person { cedula: Cedula::parse(cedula).ok(), ..Person::named(name) }
    }

    #[test]
    fn certain_needs_the_number_and_the_name() {
        let table = [
            ("Rosa Lira Echarri", "V12345678", "LIRA, ROSA", "12345678", Band::Certain),
            ("Rosa Lira Echarri", "V12345678", "LIRA, JUANA", "12345678", Band::Review),
            ("Rosa Lira Echarri", "V12345678", "LIRA ECHARRI, ROSA", "12345687", Band::Review),
            ("Rosa Lira Echarri", "V12345678", "LIRA ECHARRI, ROSA", "V9876543", Band::Review),
            ("Rosa Lira Echarri", "V12345678", "PEREZ, PEDRO", "V9876543", Band::Ignore),
            ("Rosa Lira Echarri", "", "LIRA ECHARRI, ROSA", "", Band::Review),
        ];
        for (sought, one, published, other, expected) in table {
            assert_eq!(
                compare(&person(sought, one), &person(published, other), 1).band,
                expected,
                "{published} {other}"
            );
        }
    }

    #[test]
    fn every_further_fact_is_a_line_in_the_same_unit() {
        let sought = Person {
            birth_year: Some(1980),
            centre: Some("Yare II".to_owned()),
            sex: Some(Sex::F),
            ..person("Rosa Lira", "V12345678")
        };
        let published = Person {
            birth_year: Some(1981),
            centre: Some("YARE II".to_owned()),
            sex: Some(Sex::M),
            ..person("Rosa Lira", "V12345679")
        };
        let compared = compare(&sought, &published, 8);
        let phrases: Vec<Phrase> = compared.evidence.iter().map(|line| line.phrase).collect();
        for phrase in [Phrase::IdOneDigit, Phrase::AgeFits, Phrase::PlaceFits, Phrase::SexDiffers] {
            assert!(phrases.contains(&phrase), "{phrase:?}");
        }
        let sum: f32 = compared.evidence.iter().map(|line| line.weight).sum();
        assert!((compared.log_odds - (sum - 3.0)).abs() < 0.001);
    }

    #[test]
    fn what_the_family_could_add_is_named() {
        let fact = |sought: &str| compare(&person(sought, ""), &person("PEREZ GIL, JOSE LUIS", ""), 1).one_more_fact();
        assert_eq!(fact("José Luis Pérez"), Some(Fact::SecondSurname));
        assert_eq!(fact("José Pérez Gil"), Some(Fact::SecondGivenName));
        assert_eq!(fact("José Luis Pérez Gil"), Some(Fact::BirthYear));
    }
}
