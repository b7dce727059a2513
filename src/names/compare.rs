//! Two persons laid over one another: the name, then everything else that is known, in one unit.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::cedula::{Cedula, Numbers, numbers};
use super::evidence::{Evidence, Mark, Phrase, ShownWords, evidence};
use super::name::PersonName;
use super::person::{Person, Sex};
use super::score::{Score, View, score};
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

/// A fact that would tell namesakes apart, to be asked of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    SecondSurname,
    SecondGivenName,
    Cedula,
    BirthYear,
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
    let (a, b) = (view(&sought.name), view(&published.name));
    let named = score(&a, &b);
    let facts = (Facts::of(sought), Facts::of(published));
    let further = further(&facts.0, &facts.1);
    let mut lines = named_evidence(&named, &sought.name, &published.name);
    lines.extend(further.iter().flatten().map(|line| line.shown(sought, published)));
    finish(&named, &further, population, lines)
}

/// Borrows a name's words.
pub(super) fn view(name: &PersonName) -> View<'_> {
    View::new(name.tokens.iter().map(|token| &token.word), &name.readings)
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
    let same_id = further.iter().flatten().any(|line| line.phrase == Phrase::IdEqual);
    if same_id && named.total() > 0.0 && !named.contradicts() {
        Band::Certain
    } else if log_odds >= W.review || same_id {
        Band::Review
    } else {
        Band::Ignore
    }
}

pub(super) fn named_evidence(named: &Score, sought: &impl ShownWords, published: &impl ShownWords) -> Vec<Evidence> {
    named.lines().iter().map(|line| evidence(line, sought, published)).collect()
}

/// What is known besides the name, ready to be compared without allocation.
#[derive(Clone, Copy, PartialEq, Default)]
pub(super) struct Facts {
    pub cedula: Option<u64>,
    pub birth_year: Option<i32>,
    /// Hashes of the folded texts: only equality counts.
    pub centre: Option<u64>,
    pub state: Option<u64>,
    pub arrested: Option<NaiveDate>,
    pub sex: Option<Sex>,
}

impl Facts {
    pub(super) fn of(person: &Person) -> Self {
        let place = |text: &Option<String>| text.as_deref().map(super::normalize::fold).map(|t| super::word::hash(&t));
        Self {
            cedula: person.cedula.as_ref().map(Cedula::packed),
            birth_year: person.birth_year,
            centre: place(&person.centre),
            state: place(&person.state),
            arrested: person.arrested,
            sex: person.sex,
        }
    }
}

/// A line that is not about words of the name.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct FactLine {
    about: About,
    mark: Mark,
    pub phrase: Phrase,
    pub weight: f32,
}

#[derive(Clone, Copy, PartialEq)]
enum About {
    Cedula,
    BirthYear,
    Centre,
    State,
    Arrest,
    Sex,
}

/// The further lines; `None` where nothing can be said.
pub(super) type Further = [Option<FactLine>; 6];

pub(super) fn further(a: &Facts, b: &Facts) -> Further {
    [cedulas(a, b), births(a, b), centres(a, b), states(a, b), arrests(a, b), sexes(a, b)]
}

fn cedulas(a: &Facts, b: &Facts) -> Option<FactLine> {
    let (mark, phrase, weight) = match (a.cedula, b.cedula) {
        (Some(x), Some(y)) => match numbers(x, y) {
            Numbers::Equal => (Mark::Agrees, Phrase::IdEqual, W.id_equal),
            Numbers::OneDigit => (Mark::Close, Phrase::IdOneDigit, W.id_one_digit),
            Numbers::Different => (Mark::Conflicts, Phrase::IdDiffers, W.id_differs),
        },
        (None, None) => return None,
        _ => (Mark::CannotTell, Phrase::IdMissing, 0.0),
    };
    Some(FactLine { about: About::Cedula, mark, phrase, weight })
}

fn births(a: &Facts, b: &Facts) -> Option<FactLine> {
    let apart = (a.birth_year? - b.birth_year?).abs();
    let (mark, phrase, weight) = match apart {
        0 => (Mark::Agrees, Phrase::AgeFits, W.birth_equal),
        1 => (Mark::Agrees, Phrase::AgeFits, W.birth_one_year),
        2..=4 => (Mark::CannotTell, Phrase::AgeFits, W.birth_few_years),
        5..=9 => (Mark::Conflicts, Phrase::AgeDiffers, W.birth_differs),
        _ => (Mark::Conflicts, Phrase::AgeDiffers, W.birth_generation),
    };
    Some(FactLine { about: About::BirthYear, mark, phrase, weight })
}

fn centres(a: &Facts, b: &Facts) -> Option<FactLine> {
    let same = a.centre? == b.centre?;
    Some(place(About::Centre, same, [W.centre_equal, W.centre_differs]))
}

fn states(a: &Facts, b: &Facts) -> Option<FactLine> {
    let same = a.state? == b.state?;
    Some(place(About::State, same, [W.state_equal, W.state_differs]))
}

fn place(about: About, same: bool, weights: [f32; 2]) -> FactLine {
    if same {
        FactLine { about, mark: Mark::Agrees, phrase: Phrase::PlaceFits, weight: weights[0] }
    } else {
        FactLine { about, mark: Mark::Conflicts, phrase: Phrase::PlaceDiffers, weight: weights[1] }
    }
}

fn arrests(a: &Facts, b: &Facts) -> Option<FactLine> {
    let days = (a.arrested? - b.arrested?).num_days().abs();
    let (mark, phrase, weight) = match days {
        0..=3 => (Mark::Agrees, Phrase::DateFits, W.arrest_equal),
        4..=31 => (Mark::CannotTell, Phrase::DateFits, 0.0),
        _ => (Mark::Conflicts, Phrase::DateDiffers, W.arrest_differs),
    };
    Some(FactLine { about: About::Arrest, mark, phrase, weight })
}

fn sexes(a: &Facts, b: &Facts) -> Option<FactLine> {
    (a.sex? != b.sex?).then_some(FactLine {
        about: About::Sex,
        mark: Mark::Conflicts,
        phrase: Phrase::SexDiffers,
        weight: W.sex_differs,
    })
}

impl FactLine {
    fn shown(&self, sought: &Person, published: &Person) -> Evidence {
        Evidence {
            sought: self.value(sought),
            published: self.value(published),
            mark: self.mark,
            phrase: self.phrase,
            weight: self.weight,
        }
    }

    /// What people may see of a fact: of a cédula the last three digits.
    fn value(&self, person: &Person) -> String {
        match self.about {
            About::Cedula => person.cedula.as_ref().map(|c| format!("…{}", c.last3())),
            About::BirthYear => person.birth_year.map(|year| year.to_string()),
            About::Centre => person.centre.clone(),
            About::State => person.state.clone(),
            About::Arrest => person.arrested.map(|day| day.format("%Y-%m-%d").to_string()),
            About::Sex => person.sex.map(|sex| if sex == Sex::F { "F".to_owned() } else { "M".to_owned() }),
        }
        .unwrap_or_default()
    }
}
