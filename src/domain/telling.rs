//! Whether a line of a list tells an event that is known. Pure.
//!
//! A list that was turned round, lost a column or was saved again tells the same events. A namesake,
//! a later event and another kind are others. Where it cannot tell it must say *another*: a card too
//! many costs people a minute, an event taken for a known one is an alert that no family gets.

use std::cmp::Reverse;

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{Measure, Moment, ReleaseId, ReleaseKind};
use crate::names::{Band, Person, PersonName, compare};

/// Venezuela keeps UTC−4 all year.
const VENEZUELA: TimeDelta = TimeDelta::hours(-4);
/// A line without a date speaks of these days. People were detained again and left again within weeks
/// (docs/kinds.md), so an older event may be another one.
const LATELY: TimeDelta = TimeDelta::days(30);

/// The day it is in Venezuela.
pub fn day_in_venezuela(now: Moment) -> NaiveDate {
    (now.naive_utc() + VENEZUELA).date()
}

/// Letters and digits without case and accents, words apart by one space: for telling whether two
/// sources or places are written alike. Not for names of people.
pub fn written(text: &str) -> String {
    let letters: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An event as a line tells it.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    pub name: &'a PersonName,
    pub kind: ReleaseKind,
    pub date: Option<NaiveDate>,
    pub place: Option<&'a str>,
    pub measures: &'a [Measure],
    /// Its cédula, canonical.
    pub number: Option<&'a str>,
    /// The day of which the list speaks: its cut-off, or the day on which it is read.
    pub on: NaiveDate,
}

/// A known event whose name is written like the line's, or whose cédula is the line's.
#[derive(Clone)]
pub struct KnownEvent {
    pub release: ReleaseId,
    /// As published.
    pub name: String,
    pub same_name: bool,
    pub number: Number,
    pub kind: ReleaseKind,
    pub date: Option<NaiveDate>,
    pub place: Option<String>,
    pub measures: Vec<Measure>,
    /// The day on which it was first told to us.
    pub told_on: NaiveDate,
    /// Whether anybody but the line's source reported it: then what that said is not replaced.
    pub whose: Whose,
    /// An earlier line of the same list is this event already.
    pub taken: bool,
}

/// What the two cédulas say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    Equal,
    Differs,
    /// The line has one and the event none: it may be added.
    OnlyTold,
    /// The line has none.
    NotTold,
}

/// Who reported a known event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The line's source and nobody else.
    Own,
    /// The line's source and others.
    Shared,
    Others,
}

/// Which known event the line tells, if any.
pub fn recognise<'k>(told: &Telling<'_>, known: &'k [KnownEvent]) -> Option<&'k KnownEvent> {
    let same = known.iter().filter(|event| is_same(told, event) && !is_overtaken(told, event, known));
    // Two lines of one name in one list are two people, unless a cédula makes them one.
    let free = same.filter(|event| !event.taken || event.number == Number::Equal);
    free.min_by_key(|event| {
        (
            event.number != Number::Equal,
            event.taken,
            event.kind != told.kind,
            event.date != told.date,
            place(event.place.as_deref()) != place(told.place),
            Reverse(event.date),
        )
    })
}

/// Whether it is an older event of the same person and kind: the list may be going round again.
pub fn is_old(told: &Telling<'_>, event: &KnownEvent) -> bool {
    is_same_person(told, event) && event.kind == told.kind && day(event) < told.date.unwrap_or(told.on)
}

/// Whether the line can be what a corrected list says anew of an event that its earlier issue told:
/// one thing differs, and nobody else told it.
pub fn corrects(told: &Telling<'_>, event: &KnownEvent) -> bool {
    let replaced = || changes(told, event, Extent::Corrected).iter().filter(|c| !c.before.is_empty()).count();
    is_same_person(told, event)
        && event.kind == told.kind
        && event.whose == Whose::Own
        && !event.taken
        && replaced() == 1
}

/// Whether a line that takes something back means this event: its source told it of that person.
pub fn retracts(told: &Telling<'_>, event: &KnownEvent) -> bool {
    is_same_person(told, event) && event.kind.is_told() && event.whose != Whose::Others
}

/// The day of a known event, or on which it was told.
fn day(event: &KnownEvent) -> NaiveDate {
    event.date.unwrap_or(event.told_on)
}

fn place(text: Option<&str>) -> Option<String> {
    text.map(written)
}

fn is_same_person(told: &Telling<'_>, event: &KnownEvent) -> bool {
    match event.number {
        // A number may be mistyped: the names must be alike as well.
        Number::Equal => event.same_name || is_alike(told.name, &event.name),
        Number::Differs => false,
        Number::OnlyTold | Number::NotTold => event.same_name,
    }
}

fn is_alike(told: &PersonName, published: &str) -> bool {
    let Ok(published) = PersonName::parse(published) else { return false };
    compare(&Person::named(told.clone()), &Person::named(published), 0).band != Band::Ignore
}

fn is_same(told: &Telling<'_>, event: &KnownEvent) -> bool {
    let elsewhere = told.place.is_some() && event.place.is_some() && place(told.place) != place(event.place.as_deref());
    is_same_person(told, event)
        && (!elsewhere || event.number == Number::Equal)
        && match (told.date, event.date) {
            (Some(told), Some(known)) => told == known,
            // It was told of before: it cannot have happened after.
            (Some(told), None) => told <= event.told_on && event.told_on - told <= LATELY,
            (None, _) => told.on - day(event) <= LATELY,
        }
        && (event.kind == told.kind || says_less(told, event))
}

/// A list without a word on the condition, of somebody who is known to have left that day under one.
fn says_less(told: &Telling<'_>, event: &KnownEvent) -> bool {
    told.kind == ReleaseKind::LeftPrison
        && matches!(event.kind, ReleaseKind::WithMeasures | ReleaseKind::FullFreedom)
        && told.date.is_some()
        && told.date == event.date
}

/// A line without a date does not tell what happened before the last turn: left, detained again, left.
fn is_overtaken(told: &Telling<'_>, event: &KnownEvent, known: &[KnownEvent]) -> bool {
    let inside = |kind| kind == ReleaseKind::Redetained;
    let turned = |later: &KnownEvent| {
        is_same_person(told, later) && inside(later.kind) != inside(event.kind) && day(later) > day(event)
    };
    told.date.is_none() && known.iter().any(turned)
}

/// One thing about an event that a line adds or corrects.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub detail: Field,
    /// Empty where nothing was known.
    pub before: String,
    pub after: String,
}

impl std::fmt::Debug for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Change")
    }
}

/// What is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Name,
    /// A cédula; people see its last three digits.
    Number,
    Date,
    Place,
    Measures,
}

impl Field {
    /// Every one.
    pub const ALL: [Field; 5] = [Field::Name, Field::Number, Field::Date, Field::Place, Field::Measures];

    /// The word in Fluent selectors.
    pub fn code(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::Number => "number",
            Field::Date => "date",
            Field::Place => "place",
            Field::Measures => "measures",
        }
    }
}

/// How far a line may change the event that it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Only what nobody had said.
    Missing,
    /// Also what the same source had said in the list that this one corrects.
    Corrected,
}

/// What the line changes of the event. A cédula is added by its own source only: on the word of another
/// it might be a namesake's.
pub fn changes(told: &Telling<'_>, event: &KnownEvent, extent: Extent) -> Vec<Change> {
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let number =
        if event.number == Number::OnlyTold && event.whose == Whose::Own { text(told.number) } else { text(None) };
    let candidates = [
        (Field::Name, event.name.clone(), told.name.shown().to_owned()),
        (Field::Number, String::new(), number),
        (Field::Date, date(event.date), date(told.date)),
        (Field::Place, text(event.place.as_deref()), text(told.place)),
        (Field::Measures, measures_text(&event.measures), measures_text(told.measures)),
    ];
    let is_change = |(detail, before, after): &(Field, String, String)| match (extent, before.is_empty()) {
        (_, true) => !after.is_empty(),
        (Extent::Missing, false) => false,
        (Extent::Corrected, false) if *detail == Field::Name => !event.same_name,
        (Extent::Corrected, false) => !after.is_empty() && written(before) != written(after),
    };
    let changed = candidates.into_iter().filter(is_change);
    changed.map(|(detail, before, after)| Change { detail, before, after }).collect()
}

/// Measures as they are stored: their words, apart by a space.
pub fn measures_text(measures: &[Measure]) -> String {
    measures.iter().map(|measure| measure.code()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, day).unwrap()
    }

    fn told<'a>(name: &'a PersonName, day: Option<u32>, place: Option<&'a str>) -> Telling<'a> {
        Telling {
            name,
            kind: ReleaseKind::LeftPrison,
            date: day.map(date),
            place,
            measures: &[],
            number: None,
            on: date(28),
        }
    }

    fn known(id: i64, day: Option<u32>, place: Option<&str>) -> KnownEvent {
        KnownEvent {
            release: ReleaseId(id),
            name: "Ana Lucía Rojas".into(),
            same_name: true,
            number: Number::NotTold,
            kind: ReleaseKind::LeftPrison,
            date: day.map(date),
            place: place.map(str::to_owned),
            measures: Vec::new(),
            told_on: date(25),
            whose: Whose::Own,
            taken: false,
        }
    }

    fn found(told: &Telling<'_>, known: &[KnownEvent]) -> Option<i64> {
        recognise(told, known).map(|event| event.release.0)
    }

    #[test]
    fn a_line_that_says_less_is_known_and_a_line_that_says_otherwise_is_another() {
        let name = PersonName::parse("ROJAS, Ana Lucía").unwrap();
        let event = known(1, Some(24), Some("Yare III"));
        let same = [(Some(24), Some("YARE  III")), (Some(24), None), (None, Some("Yare III")), (None, None)];
        for (day, place) in same {
            assert_eq!(found(&told(&name, day, place), std::slice::from_ref(&event)), Some(1), "{day:?} {place:?}");
        }
        for (day, place) in [(Some(23), Some("Yare III")), (Some(25), None), (Some(24), Some("Tocorón"))] {
            assert_eq!(found(&told(&name, day, place), std::slice::from_ref(&event)), None, "{day:?} {place:?}");
        }
    }

    #[test]
    fn what_was_told_without_a_date_cannot_have_happened_after() {
        let name = PersonName::parse("Ana Lucía Rojas").unwrap();
        let event = [known(1, None, None)];
        assert_eq!(found(&told(&name, Some(24), None), &event), Some(1));
        assert_eq!(found(&told(&name, Some(26), None), &event), None);
        let much_later = Telling { on: date(25) + TimeDelta::days(31), ..told(&name, None, None) };
        assert_eq!(found(&much_later, &event), None, "months later it may have happened again");
    }

    #[test]
    fn two_lines_of_one_name_are_two_people_unless_their_cedula_is_one() {
        let name = PersonName::parse("Ana Lucía Rojas").unwrap();
        let taken = KnownEvent { taken: true, ..known(1, Some(24), None) };
        assert_eq!(found(&told(&name, Some(24), None), std::slice::from_ref(&taken)), None);
        assert_eq!(found(&told(&name, Some(24), None), &[taken.clone(), known(2, Some(24), None)]), Some(2));
        let same_number = KnownEvent { number: Number::Equal, ..taken };
        assert_eq!(found(&told(&name, Some(24), None), &[same_number]), Some(1));
    }

    #[test]
    fn an_equal_cedula_bears_another_place_and_spelling_and_not_another_name() {
        let event = KnownEvent { number: Number::Equal, same_name: false, ..known(1, Some(24), Some("Yare III")) };
        let spelt = PersonName::parse("Ana Lucia Roxas").unwrap();
        assert_eq!(found(&told(&spelt, Some(24), Some("Tocorón")), std::slice::from_ref(&event)), Some(1));
        let other = PersonName::parse("Pedro Antonio Quintana").unwrap();
        assert_eq!(found(&told(&other, Some(24), None), std::slice::from_ref(&event)), None);
        let differs = KnownEvent { number: Number::Differs, ..known(1, Some(24), None) };
        let name = PersonName::parse("Ana Lucía Rojas").unwrap();
        assert_eq!(found(&told(&name, Some(24), None), &[differs]), None);
    }

    #[test]
    fn who_was_detained_again_and_left_again_left_twice() {
        let name = PersonName::parse("Ana Lucía Rojas").unwrap();
        let again = KnownEvent { kind: ReleaseKind::Redetained, ..known(2, Some(26), None) };
        let history = [known(1, Some(24), None), again];
        assert_eq!(found(&told(&name, None, None), &history), None, "an undated line after a new detention is news");
        assert_eq!(found(&told(&name, Some(24), None), &history), Some(1));
    }

    #[test]
    fn a_list_without_the_condition_is_known_and_full_freedom_after_leaving_is_news() {
        let name = PersonName::parse("Ana Lucía Rojas").unwrap();
        let measures = KnownEvent { kind: ReleaseKind::WithMeasures, ..known(1, Some(24), None) };
        assert_eq!(found(&told(&name, Some(24), None), &[measures]), Some(1));
        let free = Telling { kind: ReleaseKind::FullFreedom, ..told(&name, Some(24), None) };
        assert_eq!(found(&free, &[known(1, Some(24), None)]), None);
    }

    #[test]
    fn a_line_adds_what_is_missing_and_replaces_only_what_its_own_list_had_said() {
        let name = PersonName::parse("Ana Lucía Rojas").unwrap();
        let line = Telling { number: Some("V90123456"), ..told(&name, Some(24), Some("Tocorón")) };
        let event = KnownEvent { number: Number::OnlyTold, ..known(1, None, Some("Yare III")) };
        let of =
            |event: &KnownEvent, extent| changes(&line, event, extent).iter().map(|c| c.detail).collect::<Vec<_>>();
        assert_eq!(of(&event, Extent::Missing), [Field::Number, Field::Date]);
        assert_eq!(of(&event, Extent::Corrected), [Field::Number, Field::Date, Field::Place]);
        let theirs = KnownEvent { whose: Whose::Others, ..event };
        assert_eq!(of(&theirs, Extent::Missing), [Field::Date], "the cédula may be a namesake's");
    }
}
