//! From an accepted reading to reports and releases, stored once.
//!
//! A person has said yes to the reading before this room is entered. It keeps who said what
//! and when, and it never compares and never tells: that is for `matching` and people.

use chrono::{NaiveDate, TimeDelta, Utc};

use crate::domain::{Gender, ImportId, MemberId, Moment, ReleaseKind, Tier};
use crate::names::{Cedula, PersonName};
use crate::store::{NewRelease, NewReport, Put, Release, Source, StoreError, Tx};

use super::{Entry, Form, Reading, WarningCode};

/// Venezuela keeps UTC−4 all year.
const VENEZUELA: TimeDelta = TimeDelta::hours(-4);

/// The day it is in Venezuela.
pub fn day_in_venezuela(now: Moment) -> NaiveDate {
    (now.naive_utc() + VENEZUELA).date()
}

/// A reading that somebody accepted.
pub struct Accepted<'a> {
    pub import: ImportId,
    pub source: &'a Source,
    /// The member who brought it in; nobody for the owner on the server.
    pub by: Option<MemberId>,
    pub reading: &'a Reading,
    /// Places of the entries to take, counted from 0.
    pub take: Vec<usize>,
}

/// What became of it.
#[derive(Default)]
pub struct Stored {
    /// Events not known before.
    pub new: u32,
    /// Events that were known; the report stands beside the others.
    pub known: u32,
    /// Entries whose name could not be used.
    pub problems: u32,
    /// Deaths: a named person is told of them.
    pub deaths: usize,
    /// Releases that this source told earlier and now withdraws.
    pub withdrawn: Vec<Release>,
}

/// How far the report may be believed: a press copy of a verifier is of tier *media*,
/// whoever imports it under whatever name.
pub fn tier_of(reading: &Reading, source: &Source) -> Tier {
    let second_hand = reading.warnings.iter().any(|w| w.code == WarningCode::SecondHand);
    if second_hand && source.tier == Tier::Verifier { Tier::Media } else { source.tier }
}

/// The entries that are taken unless a person says otherwise: those in a list position.
pub fn taken_by_default(reading: &Reading) -> Vec<usize> {
    match reading.form {
        Form::Prose => Vec::new(),
        _ => (0..reading.entries.len()).collect(),
    }
}

/// Stores reports and releases. Importing the same again adds nothing.
///
/// # Errors
/// When the database fails; nothing is stored then.
pub async fn accept(tx: &mut Tx, accepted: &Accepted<'_>, now: Moment) -> Result<Stored, StoreError> {
    let tier = tier_of(accepted.reading, accepted.source);
    let cutoff = accepted.reading.cutoff.map(|c| c.with_timezone(&Utc));
    let mut stored = Stored::default();
    for entry in accepted.take.iter().filter_map(|&i| accepted.reading.entries.get(i)) {
        let Ok(event) = Event::of(entry, accepted.reading) else {
            stored.problems += 1;
            continue;
        };
        if entry.kind == ReleaseKind::Retracted {
            withdraw(tx, accepted.source, &event, &mut stored).await?;
        }
        let release = match tx.put_release(&event.new_release(entry), now).await? {
            Put::New(id) => {
                stored.new += 1;
                id
            }
            Put::Known(id) => {
                stored.known += 1;
                id
            }
        };
        if entry.kind == ReleaseKind::Death {
            stored.deaths += 1;
        }
        let report = NewReport {
            release,
            source: accepted.source.id,
            import: accepted.import,
            tier,
            line: entry.line,
            original: &masked(&entry.original),
            at: cutoff.unwrap_or(now),
            entered_by: accepted.by,
        };
        tx.put_report(&report, now).await?;
    }
    Ok(stored)
}

/// A long number in a published line may be a cédula: like everywhere, people see its last three digits.
/// The line stays readable on disk; the number itself is sealed with the release.
fn masked(line: &str) -> String {
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

/// How many of the entries are events that nobody has reported yet.
///
/// # Errors
/// When the database fails.
pub async fn count_known(tx: &mut Tx, reading: &Reading, take: &[usize]) -> Result<u32, StoreError> {
    let mut known = 0;
    for entry in take.iter().filter_map(|&i| reading.entries.get(i)) {
        if let Ok(event) = Event::of(entry, reading)
            && tx.find_release(&event.new_release(entry)).await?.is_some()
        {
            known += 1;
        }
    }
    Ok(known)
}

/// What makes an entry the same event as another.
struct Event {
    name: PersonName,
    folded: String,
    cedula: Option<Cedula>,
    date: Option<NaiveDate>,
}

impl Event {
    fn of(entry: &Entry, reading: &Reading) -> Result<Self, crate::names::NameError> {
        let name = PersonName::parse(&entry.name)?;
        Ok(Self {
            folded: name.folded(),
            name,
            cedula: entry.cedula.as_deref().and_then(|c| Cedula::parse(c).ok()),
            // The cut-off, not the day of the import, dates what carries no date of its own.
            date: entry.date.or(reading.cutoff.map(|c| c.date_naive())),
        })
    }

    fn new_release<'a>(&'a self, entry: &'a Entry) -> NewRelease<'a> {
        NewRelease {
            name: &entry.name,
            folded: &self.folded,
            cedula: self.cedula.as_ref(),
            kind: entry.kind,
            date: self.date,
            place: entry.centre.as_deref(),
            gender: Gender::Unknown,
            measures: &entry.measures,
        }
    }
}

/// How many of a source's releases a retraction is looked for in.
const LOOKED_AT: u32 = 5_000;

async fn withdraw(tx: &mut Tx, source: &Source, event: &Event, stored: &mut Stored) -> Result<(), StoreError> {
    for release in tx.releases_of_source(source.id, LOOKED_AT).await? {
        let other = match (&event.cedula, &release.cedula) {
            (Some(a), Some(b)) => a != b,
            _ => false,
        };
        if !other && release.name.folded() == event.name.folded() {
            stored.withdrawn.push(release);
        }
    }
    Ok(())
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
