//! Tables of every make: records accepted, held, rejected or skipped, each with its number and line.
//!
//! The columns are found from the table itself. A row with fewer or more cells than the header is never guessed
//! into place. Limits are those of threats.md (T16).

mod columns;
pub mod container;
pub mod delimited;
pub mod figures;
pub mod record;
pub mod sheet;
pub mod workbook;

pub use columns::{Column, column, hold_a_name};
use record::{Cells, Problem};
use sheet::Sheet;
pub use sheet::{Total, total_line};

use super::Refused;
use super::codes::Reason;
use super::reading::{Aside, Form, Reading};
use crate::domain::Refusal;

/// Rows of a table or elements of an array.
pub const MAX_RECORDS: u32 = 50_000;
/// Columns of a table or fields of an element.
pub const MAX_CELLS: usize = 64;
/// Characters of a cell.
pub const MAX_CELL: usize = 512;

/// Titles may stand above the header.
const HEADER_WITHIN: usize = 10;

/// One row, wherever it stood.
struct Row {
    /// Its line in the text, or its row in the workbook; from 1.
    line: u32,
    cells: Vec<String>,
    /// What makes the row doubtful, whatever its cells say, and where.
    doubt: Option<(Reason, String)>,
}

/// What the columns hold, if these cells are a header: a name and one more column among them.
fn header<'a>(cells: impl IntoIterator<Item = &'a str>) -> Option<Vec<Option<Column>>> {
    let columns: Vec<Option<Column>> = cells.into_iter().map(column).collect();
    (columns.len() >= 2 && hold_a_name(&columns) && columns.iter().flatten().count() >= 2).then_some(columns)
}

/// Records in their order, below a header.
struct Records<'a> {
    sheet: Sheet,
    columns: &'a [Option<Column>],
    /// Stands between the cells of a row where the row is shown.
    separator: char,
    number: u32,
}

impl Records<'_> {
    /// Reads one row.
    fn add(&mut self, row: &Row) -> Result<(), Refused> {
        self.number += 1;
        if self.number > MAX_RECORDS {
            return Err(Refused { reason: Refusal::TooLarge, line: Some(row.line) });
        }
        let filled: Vec<&str> = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let ruled = filled.iter().all(|cell| cell.chars().all(|c| "-—–=_:+".contains(c)));
        let Some(first) = filled.first().filter(|_| !ruled) else {
            let empty = Problem { outcome: Aside::Skipped, ..Problem::new(Reason::Empty) };
            self.sheet.set_aside(empty, self.number, row.line);
            return Ok(());
        };
        if let Some(total) = total_line(first) {
            let beside = || filled.get(1).and_then(|next| next.parse().ok());
            self.sheet.total(total.number().or_else(beside), self.number, row.line);
        } else if let Some(problem) = self.misshapen(row) {
            self.sheet.set_aside(problem, self.number, row.line);
        } else {
            self.record(row);
        }
        Ok(())
    }

    /// What stands in the way of reading the cells one by one.
    fn misshapen(&self, row: &Row) -> Option<Problem> {
        let (have, want) = (row.cells.len(), self.columns.len());
        if let Some((reason, place)) = &row.doubt {
            return Some(Problem::with(*reason, place.clone()));
        }
        if have < want {
            return Some(Problem::with(Reason::ColumnsMissing, format!("{have} of {want}")));
        }
        if row.cells.iter().skip(want).any(|cell| !cell.trim().is_empty()) {
            return Some(Problem::with(Reason::ColumnsTooMany, format!("{have} of {want}")));
        }
        let long = row.cells.iter().any(|cell| cell.chars().count() > MAX_CELL);
        long.then(|| Problem::new(Reason::CellTooLong))
    }

    fn record(&mut self, row: &Row) {
        let known = self.columns.iter().zip(&row.cells);
        let known = known.filter_map(|(column, cell)| Some(((*column)?, cell.as_str())));
        self.sheet.add(&Cells {
            number: self.number,
            line: row.line,
            original: row.cells.join(&self.separator.to_string()),
            cells: known.collect(),
        });
    }

    /// The whole reading.
    fn finish(self) -> Reading {
        let count = self.number;
        let mut reading = self.sheet.finish();
        if let Form::Table { records, .. } | Form::Workbook { records, .. } = &mut reading.form {
            *records = count;
        }
        reading
    }
}
