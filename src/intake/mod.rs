//! From what organisations publish to readings.
//!
//! The readers are pure: bytes and the day of reading in, a [`Reading`] out. They keep the original line and its
//! number for everything, take names only from list positions (running text is offered, never taken), never
//! complete what is missing, and say what they did not understand. They must never guess a kind.

mod accept;
mod centres;
mod codes;
mod cutoff;
mod date_cell;
mod dates;
mod encoding;
mod json_list;
mod kinds;
mod measures;
mod names_in_lists;
mod notes;
mod persons;
mod reading;
mod shape;
mod stamps;
mod states;
mod table;
mod text;
mod tidy;
mod tokens;

use chrono::NaiveDate;

pub use crate::domain::day_in_venezuela;
pub use accept::{
    BATCH, Bringing, Decision, Old, Plan, new_run, plan, problem_entry, problem_line, set_aside, standing, take,
    tier_of,
};
pub use centres::centre_named;
pub use codes::{NamesGiven, NotWhy, NoteKey, Reason, WarningCode};
pub use encoding::MAX_BYTES;
pub use reading::{Announced, Aside, Differs, Entry, Form, NotReleased, Reading, Unparsed, Warning, tells_of_a_minor};
pub use states::state_named;

use crate::domain::Refusal;
use table::delimited::{self, Shape};

/// Why nothing was read, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cannot be read")]
pub struct Refused {
    pub reason: Refusal,
    /// From 1.
    pub line: Option<u32>,
}

impl From<Refusal> for Refused {
    fn from(reason: Refusal) -> Self {
        Self { reason, line: None }
    }
}

/// Reads a text or file whose kind is found out from its bytes. `read_on` is the day on which it is read, for
/// dates in the future.
///
/// # Errors
///
/// What is no text, is too large, is damaged or holds nothing is refused whole.
pub fn read(bytes: &[u8], read_on: NaiveDate) -> Result<Reading, Refused> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge.into());
    }
    if table::container::is_zip(bytes) {
        return table::workbook::read(bytes, read_on);
    }
    let decoded = encoding::decode(bytes)?;
    if json_list::looks_like_json(&decoded.text) {
        return json_list::read(&decoded.text, read_on);
    }
    match delimited::shape(&decoded.text) {
        Shape::Table(layout) => delimited::read(&decoded.text, &layout, &decoded.encoding, read_on),
        shape => match (table::figures::read(&decoded, read_on), shape) {
            (Some(figures), _) => figures,
            (None, Shape::NoTable) => of_text(&decoded, read_on),
            (None, _) => Err(Refusal::NoNameColumn.into()),
        },
    }
}

/// Whom a text names where the readers cannot tell what is said of them: offered to a person, never taken. Nobody of a
/// table or of what cannot be read.
pub fn mentioned(bytes: &[u8], reading: &Reading) -> Vec<Entry> {
    encoding::decode(bytes).map(|decoded| text::mentioned(&decoded.text, reading)).unwrap_or_default()
}

/// A post or an article, unless its lines are the rows of a table that lost its lines.
fn of_text(decoded: &encoding::Decoded, read_on: NaiveDate) -> Result<Reading, Refused> {
    if let Some(aligned) = delimited::aligned(&decoded.text)
        && let Shape::Table(layout) = delimited::shape(&aligned)
    {
        return delimited::read(&aligned, &layout, &decoded.encoding, read_on);
    }
    text::read(&decoded.text)
}
