//! An entry as the line of a list that tells an event. Pure.

use chrono::NaiveDate;

use super::super::{Entry, Reading, Reason};
use crate::domain::{Gender, Moment, Telling, day_in_venezuela};
use crate::names::{Cedula, PersonName};
use crate::store::{Asked, NewRelease};

/// An entry whose name can be used.
pub struct Line<'a> {
    pub entry: &'a Entry,
    name: PersonName,
    folded: String,
    cedula: Option<Cedula>,
    date: Option<NaiveDate>,
    on: NaiveDate,
}

impl<'a> Line<'a> {
    /// The cut-off, not the day of the import, dates what carries no date of its own.
    pub fn of(entry: &'a Entry, reading: &Reading, now: Moment) -> Result<Self, Reason> {
        let name = PersonName::parse(&entry.name).map_err(|_| Reason::NotAName)?;
        let cutoff = reading.cutoff.map(|cutoff| cutoff.date_naive());
        Ok(Self {
            entry,
            folded: name.folded(),
            name,
            cedula: entry.cedula.as_deref().and_then(|cedula| Cedula::parse(cedula).ok()),
            date: entry.date.or(cutoff),
            on: cutoff.unwrap_or_else(|| day_in_venezuela(now)),
        })
    }

    pub fn asked(&self) -> Asked<'_> {
        Asked { folded: &self.folded, cedula: self.cedula.as_ref() }
    }

    pub fn telling(&self) -> Telling<'_> {
        Telling {
            name: &self.name,
            kind: self.entry.kind,
            date: self.date,
            place: self.entry.centre.as_deref(),
            measures: &self.entry.measures,
            number: self.cedula.as_ref().map(Cedula::canonical),
            on: self.on,
        }
    }

    pub fn new_release(&self) -> NewRelease<'_> {
        NewRelease {
            name: &self.entry.name,
            folded: &self.folded,
            cedula: self.cedula.as_ref(),
            kind: self.entry.kind,
            date: self.date,
            place: self.entry.centre.as_deref(),
            gender: Gender::Unknown,
            measures: &self.entry.measures,
        }
    }
}

/// A long number in a published line may be a cédula: like everywhere, people see its last three digits.
/// The line stays readable on disk; the number itself is sealed with the release.
pub fn masked(line: &str) -> String {
    let joins = |c: char| c == '.' || c == ' ' || c == '\u{a0}';
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        out.push_str(&rest[..start]);
        let tail = &rest[start..];
        let end = tail.find(|c: char| !c.is_ascii_digit() && !joins(c)).unwrap_or(tail.len());
        let end = tail[..end].trim_end_matches(joins).len();
        let number = &tail[..end];
        let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
        // A grouped cédula ends in a group of three; what ends in a year is a date.
        let last_group = number.rsplit(joins).next().map_or(0, str::len);
        match digits.len() {
            n if n >= 5 && (last_group == 3 || last_group == n) => {
                out.push('…');
                out.extend(&digits[n - 3..]);
            }
            _ => out.push_str(number),
        }
        rest = &tail[end..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_line_is_kept_without_the_cedulas_in_it() {
        let table = [
            ("Ana Gil;V-90.112.345;La Crisálida;25/01/2026", "Ana Gil;V-…345;La Crisálida;25/01/2026"),
            ("Ana Gil 90 112 345, 62 años", "Ana Gil …345, 62 años"),
            ("3. Ana Gil – Yare II (2)", "3. Ana Gil – Yare II (2)"),
            ("90112345", "…345"),
            ("Ana Gil, 25.01.2026", "Ana Gil, 25.01.2026"),
            ("", ""),
        ];
        for (line, kept) in table {
            assert_eq!(masked(line), kept);
        }
    }
}
