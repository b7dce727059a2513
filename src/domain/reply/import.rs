//! What the screens of an import show.

use serde::{Deserialize, Serialize};

use crate::domain::{ImportId, Moment, Private, ReleaseKind, Tier};

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
    pub known: u32,
    pub repeats: u32,
    /// Whether the entries come from running text.
    pub prose: Prose,
    /// How many more the text only names; they stand behind the `total` that were read.
    pub named: u32,
    pub differs: Vec<CountDiffers>,
    pub problems: Vec<ProblemLine>,
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
