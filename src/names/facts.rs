//! What is known of a person besides the name, compared in the same unit. Like is compared with like only.

use chrono::NaiveDate;

use super::cedula::{Cedula, Numbers, numbers};
use super::evidence::{Evidence, Mark, Phrase};
use super::person::{Person, Sex};
use super::weights::W;

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
    /// The identity number without its letter.
    pub(super) fn number(&self) -> Option<u64> {
        self.cedula.map(|packed| packed & ((1 << 40) - 1))
    }

    /// What the facts besides the cédula could add at most.
    pub(super) fn most_further(&self) -> f32 {
        let known = [
            (self.birth_year.is_some(), W.birth_equal),
            (self.centre.is_some(), W.centre_equal),
            (self.state.is_some(), W.state_equal),
            (self.arrested.is_some(), W.arrest_equal),
        ];
        known.into_iter().filter(|k| k.0).map(|k| k.1).sum()
    }

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

/// The same as people may see it.
#[derive(Clone, Default)]
pub(super) struct Details {
    /// "…789".
    cedula: Option<Box<str>>,
    birth_year: Option<i32>,
    centre: Option<Box<str>>,
    state: Option<Box<str>>,
    arrested: Option<NaiveDate>,
    sex: Option<Sex>,
}

impl Details {
    pub(super) fn of(person: &Person) -> Self {
        Self {
            cedula: person.cedula.as_ref().map(|c| format!("…{}", c.last3()).into()),
            birth_year: person.birth_year,
            centre: person.centre.as_deref().map(Into::into),
            state: person.state.as_deref().map(Into::into),
            arrested: person.arrested,
            sex: person.sex,
        }
    }

    fn shown(&self, about: About) -> String {
        match about {
            About::Cedula => self.cedula.as_deref().map(str::to_owned),
            About::BirthYear => self.birth_year.map(|year| year.to_string()),
            About::Centre => self.centre.as_deref().map(str::to_owned),
            About::State => self.state.as_deref().map(str::to_owned),
            About::Arrest => self.arrested.map(|day| day.format("%Y-%m-%d").to_string()),
            About::Sex => self.sex.map(|sex| if sex == Sex::F { "F".to_owned() } else { "M".to_owned() }),
        }
        .unwrap_or_default()
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
        2..=4 => (Mark::Close, Phrase::AgeFits, W.birth_few_years),
        5..=9 => (Mark::Conflicts, Phrase::AgeDiffers, W.birth_differs),
        _ => (Mark::Conflicts, Phrase::AgeDiffers, W.birth_generation),
    };
    Some(FactLine { about: About::BirthYear, mark, phrase, weight })
}

fn centres(a: &Facts, b: &Facts) -> Option<FactLine> {
    place(About::Centre, a.centre, b.centre, [W.centre_equal, W.centre_differs])
}

fn states(a: &Facts, b: &Facts) -> Option<FactLine> {
    place(About::State, a.state, b.state, [W.state_equal, W.state_differs])
}

/// Two places by their hashes; the weights are of equal ones and of others.
fn place(about: About, a: Option<u64>, b: Option<u64>, weights: [f32; 2]) -> Option<FactLine> {
    let (mark, phrase, weight) = if a? == b? {
        (Mark::Agrees, Phrase::PlaceFits, weights[0])
    } else {
        (Mark::Conflicts, Phrase::PlaceDiffers, weights[1])
    };
    Some(FactLine { about, mark, phrase, weight })
}

fn arrests(a: &Facts, b: &Facts) -> Option<FactLine> {
    let days = (a.arrested? - b.arrested?).num_days().abs();
    let (mark, phrase, weight) = match days {
        0..=3 => (Mark::Agrees, Phrase::DateFits, W.arrest_equal),
        4..=31 => (Mark::Close, Phrase::DateFits, 0.0),
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
    pub(super) fn shown(&self, sought: &Details, published: &Details) -> Evidence {
        Evidence {
            sought: sought.shown(self.about),
            published: published.shown(self.about),
            mark: self.mark,
            phrase: self.phrase,
            weight: self.weight,
        }
    }
}
