//! Whether two records tell of one event of one person.
//!
//! It errs towards asking: who joins two events alerts nobody of the second, who parts one alerts a family twice.

use chrono::NaiveDate;

use super::ReleaseKind;
use crate::names::{Band, Person, compare};

/// Days within which the same kind of event of the same person is asked about: lists repeat those of last month
/// under a new cut-off, and nobody leaves prison twice in a month without having been detained in between.
const SAME_KIND: i64 = 30;
/// Days within which another condition may be a completion of the same exit: organisations learn it on the day
/// itself or soon after. Later it is news of its own.
const CONDITION: i64 = 3;

/// A record of an event.
pub struct Record<'a> {
    pub person: &'a Person,
    pub kind: ReleaseKind,
    pub date: Option<NaiveDate>,
}

/// What two records are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sameness {
    /// Cédula and name, kind and day agree: no person is needed to see it.
    Same,
    /// A person has to look.
    Perhaps,
    /// Another person, or another event of the same person.
    Different,
}

/// Compares two records of events.
pub fn sameness(one: &Record<'_>, other: &Record<'_>) -> Sameness {
    if !may_be_one_event((one.kind, one.date), (other.kind, other.date)) {
        return Sameness::Different;
    }
    let same_day = one.date.is_some() && one.date == other.date;
    // Both are records, not a crowd to be found in: the prior is that of one.
    match compare(one.person, other.person, 1).band {
        Band::Ignore => Sameness::Different,
        Band::Certain if one.kind == other.kind && same_day => Sameness::Same,
        Band::Certain | Band::Review => Sameness::Perhaps,
    }
}

/// Whether kind and day allow that two records are of one event. A day that is not known excludes nothing.
pub fn may_be_one_event(one: (ReleaseKind, Option<NaiveDate>), other: (ReleaseKind, Option<NaiveDate>)) -> bool {
    let within = match (one.0, other.0) {
        (a, b) if a == b => SAME_KIND,
        (a, b) if a.is_exit() && b.is_exit() => CONDITION,
        _ => return false,
    };
    match (one.1, other.1) {
        (Some(a), Some(b)) => (a - b).num_days().abs() <= within,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::{Cedula, PersonName};
    use ReleaseKind::{FullFreedom, LeftPrison, Redetained, Transfer, WithMeasures};
    use Sameness::{Different, Perhaps, Same};

    fn person(name: &str, cedula: &str) -> Person {
        let name = PersonName::parse(name).expect("an invented name");
        Person { cedula: Cedula::parse(cedula).ok(), ..Person::named(name) }
    }

    fn day(day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 1, day)
    }

    #[test]
    fn two_records_are_one_event_two_or_a_question() {
        type Side<'a> = (&'a str, &'a str, ReleaseKind, Option<NaiveDate>);
        let base: Side<'_> = ("Nicanor Abreu Machillanda", "V90111222", LeftPrison, day(8));
        let table: &[(&str, Side<'_>, Sameness)] = &[
            ("told again", base, Same),
            ("spelt differently, same number", ("ABREU M., NICANOR", base.1, LeftPrison, day(8)), Same),
            ("no number on one side", (base.0, "", LeftPrison, day(8)), Perhaps),
            ("spelt differently, no number", ("Nicanor Abreu Machiyanda", "", LeftPrison, day(8)), Perhaps),
            ("a day that is not known", (base.0, base.1, LeftPrison, None), Perhaps),
            ("some days later under a new cut-off", (base.0, base.1, LeftPrison, day(25)), Perhaps),
            ("a condition learnt the next day", (base.0, base.1, WithMeasures, day(9)), Perhaps),
            ("full freedom weeks later is news", (base.0, base.1, FullFreedom, day(29)), Different),
            ("detained again is news on the same day", (base.0, base.1, Redetained, day(8)), Different),
            ("a transfer is no exit", (base.0, base.1, Transfer, day(8)), Different),
            ("somebody else", ("Eleuterio Barrios Canelón", "", LeftPrison, day(8)), Different),
            ("a namesake with another number", (base.0, "V90999888", LeftPrison, day(8)), Perhaps),
        ];
        for (what, side, expected) in table {
            let (one, other) = (person(base.0, base.1), person(side.0, side.1));
            let one = Record { person: &one, kind: base.2, date: base.3 };
            let other = Record { person: &other, kind: side.2, date: side.3 };
            assert_eq!(sameness(&one, &other), *expected, "{what}");
            assert_eq!(sameness(&other, &one), *expected, "{what}, turned round");
        }
    }
}
