//! CSV and its kin: the delimiter is found from the text itself.

use chrono::NaiveDate;
use csv::{ByteRecord, ReaderBuilder};

use super::super::Refused;
use super::super::cutoff;
use super::super::reading::{Form, Reading};
use super::sheet::Sheet;
use super::{Column, HEADER_WITHIN, MAX_CELL, MAX_CELLS, Records, Row, header};
use crate::domain::Refusal;

pub(super) const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// How the text is laid out as a table.
pub struct Layout {
    delimiter: u8,
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

fn layout(text: &str, delimiter: u8) -> Option<Layout> {
    let mut rows = reader(delimiter).from_reader(text.as_bytes());
    for at in 0..HEADER_WITHIN {
        let mut row = ByteRecord::new();
        if !rows.read_byte_record(&mut row).ok()? {
            return None;
        }
        if row.len() == 1 && row.as_slice().len() > MAX_CELL * MAX_CELLS {
            return None;
        }
        let cells: Vec<&str> =
            row.iter().take(MAX_CELLS + 1).map(|cell| std::str::from_utf8(cell).unwrap_or_default()).collect();
        if let Some(columns) = header(cells) {
            return Some(Layout { delimiter, header: at, columns });
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

pub(super) fn reader(delimiter: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).has_headers(false).flexible(true);
    builder
}

/// A table that was pasted as text: runs of spaces between the columns become tabs. `None` where there are none.
pub fn aligned(text: &str) -> Option<String> {
    if !text.contains("  ") {
        return None;
    }
    let line =
        |line: &str| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("\t");
    Some(text.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}

/// Reads all records.
pub fn read(text: &str, layout: &Layout, encoding: &str, read_on: NaiveDate) -> Result<Reading, Refused> {
    let separator = char::from(layout.delimiter);
    let form = Form::Table { encoding: encoding.to_owned(), separator, records: 0, read_on };
    let sheet = Sheet::new(Reading::empty(form), read_on);
    let mut records = Records { sheet, columns: &layout.columns, separator, number: 0 };
    let mut lines = LineCount { text: text.as_bytes(), seen: 0, line: 1 };
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
        let cells: Vec<String> = row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        if cells.iter().any(|cell| swallows_rows(cell, separator, layout.columns.len())) {
            return Err(Refused { reason: Refusal::Broken, line: Some(line) });
        }
        records.add(&Row { line, cells, doubt: None })?;
    }
    let mut reading = records.finish();
    reading.cutoff = cutoff::cutoff(text.lines().take(layout.header)).moment();
    Ok(reading)
}

/// A quotation mark that nobody closed makes one cell of all rows down to the next: a line inside a cell that is
/// itself a row of the table, or a long cell of many lines.
fn swallows_rows(cell: &str, separator: char, columns: usize) -> bool {
    let mut lines = cell.split(['\n', '\r']).skip(1).peekable();
    lines.peek().is_some()
        && (cell.chars().count() > MAX_CELL || lines.any(|line| line.matches(separator).count() + 1 >= columns))
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
