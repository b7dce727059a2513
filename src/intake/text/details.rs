//! Place, days and age that sentences about one person give.

use chrono::{Days, NaiveDate};

use super::super::centres;
use super::super::codes::NoteKey;
use super::super::kinds::{self, Sign};
use super::super::notes::{self, Beside};
use super::super::tokens::{Token, tokens};
use crate::domain::ReleaseKind;

/// Place, days and age that the sentences give; `today` is the day of the cut-off.
pub fn details(kind: ReleaseKind, text: &str, today: Option<NaiveDate>) -> Beside {
    let mut beside = Beside::default();
    let told = told_now(text);
    for clause in text.split([',', '.', ';']) {
        if let Some(earlier) = notes::before(clause) {
            beside.put(NoteKey::Before, earlier);
        } else if let Some(age) = age_clause(clause) {
            beside.put(NoteKey::Age, age);
        }
    }
    let words = tokens(&told);
    let day = notes::whole_day(&words);
    let places = centres::mentions(&told, &words);
    let last = places.last().map(|hit| hit.centre.clone());
    match kind {
        ReleaseKind::Transfer => {
            let whence = put_origin(&mut beside, &places, &words);
            beside.centre = last.filter(|_| !whence);
        }
        ReleaseKind::Redetained => {
            beside.centre = last;
            put_day(&mut beside, NoteKey::Date, day.or_else(|| relative_day(&words, today)));
            if let Some(place) = told.split([',', '.']).find_map(place_behind_en) {
                beside.put(NoteKey::Place, place);
            }
        }
        ReleaseKind::Retracted => {
            put_day(&mut beside, NoteKey::Retracts, day.or_else(|| relative_day(&words, today)));
            if let Some(centre) = &last {
                beside.put(NoteKey::StillInside, centre.name().to_owned());
            }
            beside.centre = last;
        }
        ReleaseKind::OrderIssued => {
            put_day(&mut beside, NoteKey::Order, day);
            beside.centre = last;
        }
        _ => {
            put_day(&mut beside, NoteKey::Date, day.or_else(|| relative_day(&words, today)));
            beside.centre = last;
        }
    }
    beside.not_counted = kinds::signs(&words).iter().any(|hit| hit.meaning == Sign::NotCounted);
    beside
}

/// Where somebody was moved from; whether that is the only place named.
fn put_origin(beside: &mut Beside, places: &[centres::Mention], words: &[Token<'_>]) -> bool {
    let led_away = |at: usize| {
        at.checked_sub(1).is_some_and(|before| matches!(words[before].folded.as_str(), "de" | "del" | "desde" | "from"))
    };
    match places {
        [from, _, ..] => beside.put(NoteKey::From, from.centre.name().to_owned()),
        [only] if led_away(only.first) => beside.put(NoteKey::From, only.centre.name().to_owned()),
        _ => {}
    }
    places.len() == 1 && beside.note.iter().any(|(key, _)| *key == NoteKey::From)
}

fn put_day(beside: &mut Beside, key: NoteKey, day: Option<NaiveDate>) {
    if let Some(day) = day {
        beside.put(key, day.to_string());
    }
}

/// "de 63 años".
fn age_clause(clause: &str) -> Option<String> {
    let mut beside = Beside::default();
    beside.take(clause);
    beside.note.into_iter().find(|(key, _)| *key == NoteKey::Age).map(|(_, age)| age)
}

/// "anoche" and "ayer" are the day before the cut-off, "hoy" is its day.
fn relative_day(words: &[Token<'_>], today: Option<NaiveDate>) -> Option<NaiveDate> {
    let today = today?;
    words.iter().find_map(|word| match word.folded.as_str() {
        "hoy" | "today" => Some(today),
        "ayer" | "anoche" | "yesterday" => today.checked_sub_days(Days::new(1)),
        _ => None,
    })
}

/// "fue detenido otra vez hoy en Mérida": the place at the end of a clause.
fn place_behind_en(clause: &str) -> Option<String> {
    let (_, place) = clause.rsplit_once(" en ").or_else(|| clause.rsplit_once(" in "))?;
    notes::is_place(place).then(|| place.trim().to_owned())
}

/// The text without clauses about earlier exits.
pub fn told_now(text: &str) -> String {
    let clauses = text.split([',', '.', ';']).filter(|clause| notes::before(clause).is_none());
    clauses.collect::<Vec<_>>().join(", ")
}
