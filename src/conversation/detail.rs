//! One further detail of a person, as a family writes it. Pure.
//!
//! What is not recognised is refused with a kind word and never kept: a place that is in no table would
//! contradict every list that names it properly.

use chrono::Datelike;

use crate::domain::{Detail, Moment};
use crate::intake;
use crate::names::{Cedula, MOST_ALIASES, PersonName};
use crate::store::Sought;

/// What was written cannot be this detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotRead;

/// Ages that somebody can have.
const AGES: std::ops::RangeInclusive<i32> = 5..=110;

/// Adds what was written to what is known; of aliases there may be several.
pub(super) fn add(sought: &mut Sought, detail: Detail, text: &str, now: Moment) -> Result<(), NotRead> {
    match detail {
        Detail::Name => sought.name = PersonName::parse(text).map_err(|_| NotRead)?,
        Detail::Cedula => sought.cedula = Some(Cedula::parse(text).map_err(|_| NotRead)?),
        Detail::Age => sought.birth_year = Some(birth_year(text, now.year()).ok_or(NotRead)?),
        Detail::State => sought.state = Some(intake::state_named(text).ok_or(NotRead)?.to_owned()),
        Detail::Centre => sought.centre = Some(intake::centre_named(text).ok_or(NotRead)?.to_owned()),
        Detail::Alias => add_alias(sought, PersonName::parse(text).map_err(|_| NotRead)?)?,
    }
    Ok(())
}

/// Takes a detail away; of aliases the one at `place`, counted from 0. The name stays.
pub(super) fn remove(sought: &mut Sought, detail: Detail, place: usize) {
    match detail {
        Detail::Name => {}
        Detail::Cedula => sought.cedula = None,
        Detail::Age => sought.birth_year = None,
        Detail::State => sought.state = None,
        Detail::Centre => sought.centre = None,
        Detail::Alias if place < sought.aliases.len() => drop(sought.aliases.remove(place)),
        Detail::Alias => {}
    }
}

/// The details that are known.
pub(super) fn known(sought: &Sought) -> Vec<Detail> {
    let is_known = |detail: &Detail| match detail {
        Detail::Name => true,
        Detail::Cedula => sought.cedula.is_some(),
        Detail::Age => sought.birth_year.is_some(),
        Detail::State => sought.state.is_some(),
        Detail::Centre => sought.centre.is_some(),
        Detail::Alias => !sought.aliases.is_empty(),
    };
    Detail::ALL.into_iter().filter(is_known).collect()
}

/// Another name of the same person; one that is known already changes nothing.
pub(super) fn add_alias(sought: &mut Sought, alias: PersonName) -> Result<(), NotRead> {
    let folded = alias.folded();
    if sought.name.folded() == folded || sought.aliases.iter().any(|known| known.folded() == folded) {
        return Ok(());
    }
    if sought.aliases.len() >= MOST_ALIASES {
        return Err(NotRead);
    }
    sought.aliases.push(alias);
    Ok(())
}

/// "45", "45 años", "unos 45", "about 45", "nació en 1980", "1980".
fn birth_year(text: &str, this_year: i32) -> Option<i32> {
    let numbers: Vec<i32> =
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
    let [number] = numbers[..] else { return None };
    let year = if AGES.contains(&number) { this_year - number } else { number };
    AGES.contains(&(this_year - year)).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_kept_as_the_year_of_birth_and_nothing_else_is_taken_for_one() {
        let table = [
            ("45", Some(1981)),
            ("unos 45 años", Some(1981)),
            ("nació en 1980", Some(1980)),
            ("110", Some(1916)),
            ("cuarenta", None),
            ("40 o 45", None),
            ("3", None),
            ("1870", None),
            ("2025", None),
            ("-", None),
        ];
        for (text, year) in table {
            assert_eq!(birth_year(text, 2026), year, "{text}");
        }
    }

    #[test]
    fn every_detail_can_be_given_and_taken_away() {
        let now = chrono::DateTime::from_timestamp(1_770_000_000, 0).unwrap();
        let mut sought = Sought::named(PersonName::parse("Nicanor Abreu Sotillo").unwrap());
        let written = [
            (Detail::Cedula, "V-90.123.456", "nada"),
            (Detail::Age, "45", "no sé"),
            (Detail::State, "merida", "Atlántida"),
            (Detail::Centre, "Rodeo 1", "un lugar"),
            (Detail::Alias, "El Gato", "¿?"),
        ];
        for (detail, good, bad) in written {
            assert_eq!(add(&mut sought, detail, bad, now), Err(NotRead), "{bad}");
            assert_eq!(add(&mut sought, detail, good, now), Ok(()), "{good}");
        }
        assert_eq!((sought.state.as_deref(), sought.centre.as_deref()), (Some("Mérida"), Some("El Rodeo I")));
        assert_eq!(known(&sought), Detail::ALL);
        for (detail, ..) in written {
            remove(&mut sought, detail, 0);
        }
        assert_eq!(known(&sought), [Detail::Name]);
    }

    #[test]
    fn a_person_has_several_other_names_each_once_and_not_too_many() {
        let mut sought = Sought::named(PersonName::parse("Nicanor Abreu Sotillo").unwrap());
        let mut alias = |text: &str| add_alias(&mut sought, PersonName::parse(text).unwrap());
        for text in ["Cheo", "CHEO", "nicanor abreu sotillo", "Pepe", "Chuo", "Nano", "Beto", "Quique"] {
            assert_eq!(alias(text), Ok(()), "{text}");
        }
        assert_eq!(alias("Tito"), Err(NotRead));
        assert_eq!(sought.aliases.len(), MOST_ALIASES);
    }
}
