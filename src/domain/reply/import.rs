//! What the screens of an import show.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{Change, ImportId, Moment, Private, ReleaseKind, RowCounts, Tier};

/// A difference between what a text declares and what was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountDiffers {
    /// The centre, or `None` for the whole text.
    pub place: Option<String>,
    pub declared: u32,
    pub read: u32,
}

/// One line of a reading, as the dry run shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryLine {
    pub line: u32,
    pub name: Private,
    pub centre: Option<String>,
    pub kind: ReleaseKind,
    /// Ticked by a person, taken from a list, or only offered.
    pub state: EntryState,
}

/// Whether an entry will be imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntryState {
    /// In a list position: taken unless the import is cancelled.
    Listed,
    /// Found in running text: taken only if a person ticks it.
    Offered,
    Ticked,
    /// Only named, in this sentence: what is said of them was not understood. Taken only if a person ticks it.
    Named(Private),
    NamedAndTicked(Private),
    /// A death: held, nothing is compared or sent.
    Held,
}

/// A line that was not taken, with its reason (a code of the readers).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemLine {
    /// Line of the text, or record of the file.
    pub line: u32,
    pub problem: String,
    /// What was there, shortened; shown to the person who imports.
    pub text: Private,
}

/// The dry run: what was read, and what an import would do. Nothing is recorded yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DryRun {
    pub import: ImportId,
    pub revision: u32,
    pub source: String,
    pub tier: Tier,
    pub cutoff: Option<Moment>,
    /// One page of entries; `page` of `pages`, from 1.
    pub entries: Vec<EntryLine>,
    /// Place of the first entry of the page among all, from 0.
    pub first: u32,
    pub page: u32,
    pub pages: u32,
    pub total: u32,
    pub centres: u32,
    pub new: u32,
    pub changed: u32,
    pub same: u32,
    pub repeats: u32,
    /// Names told before under an earlier date, where they are most of what would be new.
    pub old: Option<OldNames>,
    /// The most new names that one import may bring in, where there are more.
    pub too_many: Option<u32>,
    /// Whether the entries come from running text.
    pub prose: Prose,
    /// How many more the text only names; they stand behind the `total` that were read.
    pub named: u32,
    pub differs: Vec<CountDiffers>,
    /// The first of them.
    pub problems: Vec<ProblemLine>,
    /// How many there are in all.
    pub bad: u32,
    /// Codes of further warnings.
    pub warnings: Vec<String>,
    /// How many followed names it would be compared with; 0 unless the source verifies.
    /// Never how many of them it would hit: that would tell who is followed.
    pub followed: u32,
}

/// What a table is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileFormat {
    Xlsx,
    Csv,
}

impl FileFormat {
    /// Every format.
    pub const ALL: [FileFormat; 2] = [FileFormat::Xlsx, FileFormat::Csv];

    /// The end of a file's name, after the full stop.
    pub fn extension(self) -> &'static str {
        match self {
            FileFormat::Xlsx => "xlsx",
            FileFormat::Csv => "csv",
        }
    }
}

/// An old list that may be going round again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldNames {
    pub names: u32,
    pub date: NaiveDate,
}

/// A page of what an import would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportChanges {
    pub import: ImportId,
    pub revision: u32,
    pub lines: Vec<ChangedLine>,
    pub page: u32,
    pub pages: u32,
}

/// One line that adds to a known event, or corrects it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedLine {
    pub line: u32,
    pub name: Private,
    pub changes: Vec<Change>,
}

/// How an accepted import stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunScreen {
    pub import: ImportId,
    /// Shown as `I-32`.
    pub number: u32,
    pub now: RunNow,
}

/// What there is to see of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RunNow {
    Running {
        done: u32,
        lines: u32,
    },
    Stopped {
        done: u32,
        text: TextKept,
    },
    Done {
        source: String,
        tier: Tier,
        tally: RowCounts,
        /// Lines that were not taken, those that gave no entry among them.
        problems: u32,
    },
    UndoAsk {
        withdrawn: u32,
        restored: u32,
        kept: u32,
    },
    /// A page of what undoing keeps: numbers of releases and their published names.
    Kept {
        rows: Vec<(u32, Private)>,
        page: u32,
        pages: u32,
    },
    Undoing,
    Undone {
        tally: RowCounts,
    },
    /// It is somebody else's, and they do not coordinate.
    NotYours,
}

/// Whether the text of an import is still there: it is kept for a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TextKept {
    Yes,
    No,
}

/// Whether names stand in a list or in sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Prose {
    Yes,
    No,
}

/// Why a text or file cannot be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// More than the limit of bytes, rows, columns or characters.
    TooLarge,
    /// A picture, a document, an archive.
    NotText,
    /// The letters do not come out.
    DamagedLetters,
    /// There is nothing in it.
    Empty,
    /// No column can be the name.
    NoNameColumn,
    /// The JSON, CSV or XLSX is broken, at this line or somewhere.
    Broken,
    /// A workbook with links to other files, programs or entities.
    Active,
    /// Several sheets of a workbook are lists.
    SeveralSheets,
    /// A workbook of the old kind, or one with a password.
    OldOrLocked,
    /// Reading took longer than it may.
    TooSlow,
}

impl Refusal {
    /// Every reason.
    pub const ALL: [Refusal; 10] = [
        Refusal::TooLarge,
        Refusal::NotText,
        Refusal::DamagedLetters,
        Refusal::Empty,
        Refusal::NoNameColumn,
        Refusal::Broken,
        Refusal::Active,
        Refusal::SeveralSheets,
        Refusal::OldOrLocked,
        Refusal::TooSlow,
    ];

    /// The word in Fluent selectors.
    pub fn code(self) -> &'static str {
        match self {
            Refusal::TooLarge => "too_large",
            Refusal::NotText => "not_text",
            Refusal::DamagedLetters => "damaged_letters",
            Refusal::Empty => "empty",
            Refusal::NoNameColumn => "no_name_column",
            Refusal::Broken => "broken",
            Refusal::Active => "active",
            Refusal::SeveralSheets => "several_sheets",
            Refusal::OldOrLocked => "old_or_locked",
            Refusal::TooSlow => "too_slow",
        }
    }
}
