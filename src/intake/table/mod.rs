//! CSV and its kin: records accepted, held, rejected or skipped, each with its number and line.
//!
//! Delimiter and columns are found from the text itself. A row with fewer or more cells than the header is never
//! guessed into place. Limits are those of threats.md (T16).

mod columns;
pub mod record;
pub mod sheet;

use chrono::NaiveDate;
use csv::{ByteRecord, ReaderBuilder};

pub use columns::{Column, column, hold_a_name};
use record::{Cells, Problem};
use sheet::Sheet;
pub use sheet::{Total, total_line};

use super::Refused;
use super::codes::Reason;
use super::cutoff;
use super::reading::{Aside, Form, Reading};
use crate::domain::Refusal;

/// Rows of a table or elements of an array.
pub const MAX_RECORDS: u32 = 50_000;
/// Columns of a table or fields of an element.
pub const MAX_CELLS: usize = 64;
/// Characters of a cell.
pub const MAX_CELL: usize = 512;

const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];
/// Titles may stand above the header.
const HEADER_WITHIN: usize = 10;

/// How the text is laid out as a table.
pub struct Layout {
    pub delimiter: u8,
    /// The number of the header among the rows, from 0.
    header: usize,
    columns: Vec<Option<Column>>,
}

/// Whether a text is a table, and how it is laid out.
pub enum Shape {
    Table(Layout),
    /// Laid out like one, and no column can be the name.
    Nameless,
    /// Something else.
    NoTable,
}

/// Finds delimiter and header.
pub fn shape(text: &str) -> Shape {
    let found = DELIMITERS.into_iter().find_map(|delimiter| layout(text, delimiter));
    match found {
        Some(layout) => Shape::Table(layout),
        None if is_tabular(text) => Shape::Nameless,
        None => Shape::NoTable,
    }
}

/// A row whose cells are headers, a name and one more column among them.
fn layout(text: &str, delimiter: u8) -> Option<Layout> {
    let mut rows = reader(delimiter).from_reader(text.as_bytes());
    for header in 0..HEADER_WITHIN {
        let mut row = ByteRecord::new();
        if !rows.read_byte_record(&mut row).ok()? {
            return None;
        }
        if row.len() == 1 && row.as_slice().len() > MAX_CELL * MAX_CELLS {
            return None;
        }
        let cells = row.iter().take(MAX_CELLS + 1).map(|cell| String::from_utf8_lossy(cell).into_owned());
        let columns: Vec<Option<Column>> = cells.map(|cell| column(&cell)).collect();
        if columns.len() >= 2 && hold_a_name(&columns) && columns.iter().flatten().count() >= 2 {
            return Some(Layout { delimiter, header, columns });
        }
    }
    None
}

/// Nine of ten lines have the same number of semicolons, tabs or bars.
fn is_tabular(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(200).collect();
    lines.len() >= 3
        && [';', '\t', '|'].into_iter().any(|delimiter| {
            let count = |line: &&str| line.matches(delimiter).count();
            let first = count(&lines[0]);
            first > 0 && lines.iter().filter(|line| count(line) == first).count() * 10 >= lines.len() * 9
        })
}

fn reader(delimiter: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).has_headers(false).flexible(true);
    builder
}

/// Reads all records.
pub fn read(text: &str, layout: &Layout, encoding: &str, read_on: NaiveDate) -> Result<Reading, Refused> {
    let separator = char::from(layout.delimiter);
    let form = Form::Table { encoding: encoding.to_owned(), separator, records: 0, read_on };
    let mut sheet = Sheet::new(Reading::empty(form), read_on);
    let (mut number, mut lines) = (0, LineCount { text: text.as_bytes(), seen: 0, line: 1 });
    let mut row = ByteRecord::new();
    let mut rows = reader(layout.delimiter).from_reader(text.as_bytes());
    for at in 0usize.. {
        let more = rows.read_byte_record(&mut row).map_err(|error| Refused {
            reason: Refusal::Broken,
            line: error.position().and_then(|at| u32::try_from(at.line()).ok()),
        })?;
        if !more {
            break;
        }
        let line = lines.of(row.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0)));
        if row.len() > MAX_CELLS {
            return Err(Refused { reason: Refusal::TooLarge, line: Some(line) });
        }
        if at <= layout.header {
            continue;
        }
        number += 1;
        if number > MAX_RECORDS {
            return Err(Refused { reason: Refusal::TooLarge, line: Some(line) });
        }
        one(&mut sheet, &row, layout, number, line);
    }
    let mut reading = sheet.finish();
    reading.cutoff = cutoff::cutoff(text.lines().take(layout.header)).moment();
    if let Form::Table { records, .. } = &mut reading.form {
        *records = number;
    }
    Ok(reading)
}

/// The line on which each record starts. (The reader's own count is one short behind CR LF.)
struct LineCount<'a> {
    text: &'a [u8],
    seen: usize,
    line: u32,
}

impl LineCount<'_> {
    /// Records come in their order; line ends before a record are not part of it.
    fn of(&mut self, mut start: usize) -> u32 {
        while self.text.get(start).is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
            start += 1;
        }
        let passed = self.text.get(self.seen..start).unwrap_or_default();
        self.line += u32::try_from(passed.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(0);
        self.seen = start.max(self.seen);
        self.line
    }
}

fn one(sheet: &mut Sheet, row: &ByteRecord, layout: &Layout, number: u32, line: u32) {
    let cells: Vec<String> = row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
    let filled: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let Some(first) = filled.first() else {
        let empty = Problem { outcome: Aside::Skipped, ..Problem::new(Reason::Empty) };
        return sheet.set_aside(empty, number, line);
    };
    if let Some(total) = total_line(first) {
        let beside = || filled.get(1).and_then(|next| next.parse().ok());
        return sheet.total(total.number().or_else(beside), number, line);
    }
    let (have, want) = (cells.len(), layout.columns.len());
    let surplus = cells.iter().skip(want).any(|cell| !cell.trim().is_empty());
    if have < want || surplus {
        let reason = if have < want { Reason::ColumnsMissing } else { Reason::ColumnsTooMany };
        return sheet.set_aside(Problem::with(reason, format!("{have} of {want}")), number, line);
    }
    if cells.iter().any(|cell| cell.chars().count() > MAX_CELL) {
        return sheet.set_aside(Problem::new(Reason::CellTooLong), number, line);
    }
    let known = layout.columns.iter().zip(&cells).filter_map(|(column, cell)| Some(((*column)?, cell.as_str())));
    sheet.add(&Cells {
        number,
        line,
        original: cells.join(&char::from(layout.delimiter).to_string()),
        cells: known.collect(),
    });
}
