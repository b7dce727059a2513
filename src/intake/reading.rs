//! What a reader made of a text or file. A draft until a person accepts it.
//!
//! A draft holds names and lines: it is stored sealed, and its `Debug` says nothing.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::codes::{NamesGiven, NotWhy, NoteKey, Reason, WarningCode};
use super::tokens::fold;
use crate::domain::{Announcement, Measure, ReleaseKind};

/// The whole of it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Text or table, and what is particular to each.
    pub form: Form,
    /// Until when the source counted.
    pub cutoff: Option<DateTime<FixedOffset>>,
    /// How many releases the text says that it lists.
    pub declared_total: Option<u32>,
    /// In the order of the text, each person once.
    pub entries: Vec<Entry>,
    pub unparsed: Vec<Unparsed>,
    pub warnings: Vec<Warning>,
    pub announcements: Vec<Announced>,
    pub not_released: Vec<NotReleased>,
    /// Declared against read, by centre and in all, where they differ.
    pub differs: Vec<Differs>,
}

impl Reading {
    /// Nothing read yet.
    pub fn empty(form: Form) -> Self {
        Self {
            form,
            cutoff: None,
            declared_total: None,
            entries: Vec::new(),
            unparsed: Vec::new(),
            warnings: Vec::new(),
            announcements: Vec::new(),
            not_released: Vec::new(),
            differs: Vec::new(),
        }
    }

    /// The bytes that are sealed while an import is carried out.
    #[expect(clippy::expect_used, reason = "strings, numbers, enums and lists are what JSON can hold")]
    pub fn write(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a reading holds only strings, numbers and lists, which JSON can hold")
    }

    /// Reads what [`Reading::write`] wrote; `None` if an older program wrote it differently.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// Adds a warning about the whole text.
    pub fn warn(&mut self, code: WarningCode, detail: impl Into<String>) {
        self.warnings.push(Warning { code, detail: detail.into(), line: None, record: None });
    }
}

/// What was read.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub enum Form {
    /// A post: names stand in list positions.
    List,
    /// Running text: every entry is only offered, a person ticks it.
    Prose,
    /// CSV and the like.
    Table { encoding: String, separator: char, records: u32, read_on: NaiveDate },
    /// XLSX; the sheet that was read.
    Workbook { sheet: String, records: u32, read_on: NaiveDate },
    /// A JSON array.
    Json { records: u32, read_on: NaiveDate },
}

/// One person in a reading.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// From 1.
    pub line: u32,
    /// Number of the record in a table, from 1.
    pub record: Option<u32>,
    /// The line as it stood.
    pub original: String,
    /// As written, without numbering, rank, brackets, emoji.
    pub name: String,
    /// Canonical, or as written if unknown.
    pub centre: Option<String>,
    pub kind: ReleaseKind,
    /// "V12345678"
    pub cedula: Option<String>,
    pub date: Option<NaiveDate>,
    /// In the order they print.
    pub note: Vec<(NoteKey, String)>,
    /// The measures of the note, by the reviewed table.
    pub measures: Vec<Measure>,
}

impl Entry {
    /// An age under 18, an adolescents' centre, or the word on the line: the rules for minors apply.
    /// On a line with several people it errs towards protecting all of them.
    pub fn may_be_a_minor(&self) -> bool {
        let young =
            |(key, age): &(NoteKey, String)| *key == NoteKey::Age && age.parse::<u8>().is_ok_and(|age| age < 18);
        self.note.iter().any(young) || tells_of_a_minor(&self.original, self.centre.as_deref())
    }

    /// The notes as `key: value; key: value`, or nothing.
    pub fn note_text(&self) -> Option<String> {
        let pairs: Vec<String> = self.note.iter().map(|(key, value)| format!("{}: {value}", key.code())).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }
}

/// An adolescents' centre, or the word on the line: the rules for minors apply.
pub fn tells_of_a_minor(original: &str, centre: Option<&str>) -> bool {
    const WORDS: &[&str] = &["adolescente", "menor de edad", "menores de edad", "teenager", "minor"];
    let line = fold(original);
    centre == Some("Entidad Ciudad Caracas") || WORDS.iter().any(|word| line.contains(word))
}

/// A line or record that gave no entry.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Unparsed {
    /// From 1.
    pub line: u32,
    pub record: Option<u32>,
    /// The line, without invisible characters; in a table the name, if one was read.
    pub text: String,
    pub reason: Reason,
    /// What is wrong: "31/02/2026", "3 of 5".
    pub value: Option<String>,
    /// The record that a repeat repeats.
    pub of: Option<u32>,
    pub outcome: Aside,
}

/// Where a line that gave no entry went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aside {
    /// In a text.
    Unparsed,
    /// In a table: a problem row.
    Rejected,
    /// In a table: a death.
    Held,
    /// In a table: nothing to read in it.
    Skipped,
}

/// Something that the person who imports should know.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Warning {
    pub code: WarningCode,
    /// Names, figures or the words of the text; for reading.
    pub detail: String,
    pub line: Option<u32>,
    pub record: Option<u32>,
}

/// A figure that the text does not back with a full list. Feeds statistics, never matches.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Announced {
    pub said: Announcement,
    pub names: NamesGiven,
}

/// Somebody named in the text who must not become an entry.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct NotReleased {
    pub name: String,
    pub why: NotWhy,
    /// Whose second mention it is.
    pub of: Option<String>,
}

/// Declared against read.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Differs {
    /// The centre, or the whole text.
    pub place: Option<String>,
    pub declared: u32,
    pub read: u32,
}

/// `Debug` that names the type and nothing that it holds (names and lines).
macro_rules! opaque {
    ($($name:ident),+) => {
        $(impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        })+
    };
}

opaque!(Reading, Form, Entry, Unparsed, Warning, Announced, NotReleased, Differs);
