//! People whom a text names where no rule of the readers tells what is said of them. Each is offered with the sentence
//! around the name, for a person to say whether the text tells that they left prison; nobody is taken by being named.
//!
//! It knows the text and the shipped tables alone. It must never be told who is followed: whoever may paste a text could
//! then ask about anybody.

use std::collections::HashSet;

use super::super::codes::{NotWhy, Reason};
use super::super::names_in_lists::{name, without_titles};
use super::super::reading::{Entry, Form, Reading};
use super::super::tidy::{self, without_inside};
use super::super::tokens::tokens;
use super::mentions;
use super::sentences::sentences;
use crate::domain::ReleaseKind;
use crate::names::PersonName;

/// Nobody reads more of them; a text that names more is better read by a person from the start.
const MOST: usize = 60;
/// Letters of a sentence that are kept.
const LONGEST_SENTENCE: usize = 500;

/// Whom the text names besides the reading's entries, in the order of the text.
pub fn mentioned(text: &str, reading: &Reading) -> Vec<Entry> {
    let mut seen: HashSet<String> = left_out(reading).chain(entered(reading)).collect();
    let mut found = Vec::new();
    for (line, sentence) in unclear(text, reading) {
        let words = tokens(&sentence);
        for person in mentions::people(&sentence, &words) {
            if person.is_single() || person.why_not().is_some() {
                continue;
            }
            let Ok(name) = name(without_titles(&person.candidate.name).1) else { continue };
            if found.len() < MOST && folded(&name).is_some_and(|folded| seen.insert(folded)) {
                found.push(offered(line, &sentence, name));
            }
        }
    }
    found
}

/// Of a list, the lines that were not understood; of running text, every sentence.
fn unclear(text: &str, reading: &Reading) -> Vec<(u32, String)> {
    let of = |line: u32, text: &str| -> Vec<(u32, String)> {
        sentences(text).into_iter().map(|sentence| (line, without_inside(sentence))).collect()
    };
    match reading.form {
        Form::Prose => tidy::lines(text).iter().flat_map(|line| of(line.number, &line.text)).collect(),
        Form::List => {
            let puzzling = |reason| matches!(reason, Reason::NotUnderstood | Reason::UnknownCondition);
            let lines = reading.unparsed.iter().filter(|line| puzzling(line.reason));
            lines.flat_map(|line| of(line.line, &line.text)).collect()
        }
        Form::Table { .. } | Form::Workbook { .. } | Form::Json { .. } => Vec::new(),
    }
}

/// Who has a reason not to be an entry; that a sentence tells of no release that we know is none.
fn left_out(reading: &Reading) -> impl Iterator<Item = String> {
    reading
        .not_released
        .iter()
        .filter(|person| person.why != NotWhy::Unrelated)
        .filter_map(|person| folded(&person.name))
}

fn entered(reading: &Reading) -> impl Iterator<Item = String> {
    reading.entries.iter().filter_map(|entry| folded(&entry.name))
}

fn folded(name: &str) -> Option<String> {
    PersonName::parse(name).ok().map(|name| name.folded())
}

/// What a person who ticks it says is that the text tells of an exit, and no more.
fn offered(line: u32, sentence: &str, name: String) -> Entry {
    Entry {
        line,
        record: None,
        original: sentence.chars().take(LONGEST_SENTENCE).collect(),
        name,
        centre: None,
        kind: ReleaseKind::LeftPrison,
        cedula: None,
        date: None,
        note: Vec::new(),
        measures: Vec::new(),
    }
}
