//! XLSX: the one sheet that is a list, row by row, through the same records as CSV.
//!
//! A value that a formula computed is never taken: what it shows depends on the program that opens it.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxFormulaMetadata};
use chrono::NaiveDate;

use super::super::Refused;
use super::super::codes::{Reason, WarningCode};
use super::super::cutoff;
use super::super::reading::{Form, Reading};
use super::super::tokens::fold;
use super::sheet::Sheet;
use super::{Column, HEADER_WITHIN, MAX_CELLS, Records, Row, container, header};
use crate::domain::Refusal;

/// Sheets with words about the list, as the template has one.
const NOTES: &[&str] = &["notas", "notes", "instrucciones", "instructions", "leeme", "readme"];
/// Stands between the cells of a row where the row is shown.
const SEPARATOR: char = ';';

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the list of a workbook.
pub fn read(bytes: &[u8], read_on: NaiveDate) -> Result<Reading, Refused> {
    container::check(bytes)?;
    // A file that the library stumbles over is a file that cannot be read.
    catch_unwind(AssertUnwindSafe(|| list(bytes, read_on))).unwrap_or_else(|_| Err(Refusal::Broken.into()))
}

/// A sheet that is a list: where its header stands, and what its columns hold.
struct Found {
    sheet: String,
    /// Rows above the header, as text.
    above: Vec<String>,
    /// The row of the header in the workbook, from 1.
    line: u32,
    columns: Vec<Option<Column>>,
}

fn list(bytes: &[u8], read_on: NaiveDate) -> Result<Reading, Refused> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
    let sheets = book.sheets_metadata().iter();
    // A sheet that nobody sees is not what somebody sends.
    let seen = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = seen.map(|sheet| sheet.name.clone()).collect();
    let (mut lists, mut others) = (Vec::new(), Vec::new());
    for name in names {
        match top(&mut book, &name)? {
            Top::List(found) => lists.push(found),
            Top::Empty => {}
            Top::Other if NOTES.contains(&fold(&name).as_str()) => {}
            Top::Other => others.push(name),
        }
    }
    let mut lists = lists.into_iter();
    match (lists.next(), lists.next()) {
        (Some(found), None) => records(&mut book, &found, &others, read_on),
        // Which of them is meant, nobody can tell.
        (Some(_), Some(_)) => Err(Refusal::SeveralSheets.into()),
        (None, _) if others.is_empty() => Err(Refusal::Empty.into()),
        (None, _) => Err(Refusal::NoNameColumn.into()),
    }
}

/// What the first rows of a sheet make of it.
enum Top {
    List(Found),
    Other,
    Empty,
}

fn top(book: &mut Book<'_>, sheet: &str) -> Result<Top, Refused> {
    let mut rows = Rows::of(book, sheet)?;
    let mut above = Vec::new();
    while above.len() < HEADER_WITHIN {
        let Some(row) = rows.next_row()? else { break };
        match header(row.cells.iter().map(String::as_str)) {
            Some(columns) => return Ok(Top::List(Found { sheet: sheet.to_owned(), above, line: row.line, columns })),
            None => above.push(row.cells.join(" ")),
        }
    }
    Ok(if above.is_empty() { Top::Empty } else { Top::Other })
}

fn records(book: &mut Book<'_>, found: &Found, others: &[String], read_on: NaiveDate) -> Result<Reading, Refused> {
    let form = Form::Workbook { sheet: found.sheet.clone(), records: 0, read_on };
    let sheet = Sheet::new(Reading::empty(form), read_on);
    let mut records = Records { sheet, columns: &found.columns, separator: SEPARATOR, number: 0 };
    let mut rows = Rows::of(book, &found.sheet)?;
    while let Some(mut row) = rows.next_row()? {
        if row.line > found.line {
            // Empty cells at the end of a row are not written.
            let width = row.cells.len().max(found.columns.len());
            row.cells.resize(width, String::new());
            records.add(&row)?;
        }
    }
    let mut reading = records.finish();
    reading.cutoff = cutoff::cutoff(found.above.iter().map(String::as_str)).moment();
    if !others.is_empty() {
        reading.warn(WarningCode::OtherSheets, others.join(", "));
    }
    Ok(reading)
}

/// The rows of a sheet that hold anything, one at a time: a sheet is never in memory whole.
struct Rows<'a, 'b> {
    cells: XlsxCellReader<'a, Cursor<&'b [u8]>>,
    /// The first cell of the next row.
    ahead: Option<Piece>,
    /// Behind the last cell the reader of the library fails.
    ended: bool,
}

/// A cell that holds something.
struct Piece {
    row: u32,
    column: usize,
    text: String,
    computed: bool,
}

impl<'a, 'b> Rows<'a, 'b> {
    fn of(book: &'a mut Book<'b>, sheet: &str) -> Result<Self, Refused> {
        let cells = book.worksheet_cells_reader(sheet).map_err(|_| Refusal::Broken)?;
        Ok(Self { cells, ahead: None, ended: false })
    }

    fn next_row(&mut self) -> Result<Option<Row>, Refused> {
        let Some(first) = self.ahead.take().map_or_else(|| self.next_piece(), |piece| Ok(Some(piece)))? else {
            return Ok(None);
        };
        let line = first.row.saturating_add(1);
        let mut row = Row { line, cells: Vec::new(), doubt: None };
        let at = first.row;
        let mut piece = Some(first);
        while let Some(here) = piece {
            if here.row != at {
                // Rows stand in their order, or a list could be read twice.
                if here.row < at {
                    return Err(Refused { reason: Refusal::Broken, line: Some(line) });
                }
                self.ahead = Some(here);
                break;
            }
            put(&mut row, here)?;
            piece = self.next_piece()?;
        }
        Ok(Some(row))
    }

    fn next_piece(&mut self) -> Result<Option<Piece>, Refused> {
        while !self.ended {
            let Some(cell) = self.cells.next_cell_with_formula_metadata().map_err(|_| Refusal::Broken)? else {
                self.ended = true;
                break;
            };
            let (row, column) = cell.pos;
            let text = written(&cell.value);
            let computed = is_computed(cell.formula.as_ref(), &cell.value);
            if computed || !text.trim().is_empty() {
                return Ok(Some(Piece { row, column: column as usize, text, computed }));
            }
        }
        Ok(None)
    }
}

fn put(row: &mut Row, piece: Piece) -> Result<(), Refused> {
    if piece.column >= MAX_CELLS {
        return Err(Refused { reason: Refusal::TooLarge, line: Some(row.line) });
    }
    if piece.column < row.cells.len() {
        return Err(Refused { reason: Refusal::Broken, line: Some(row.line) });
    }
    if piece.computed && row.doubt.is_none() {
        row.doubt = Some((Reason::Formula, cell_name(piece.column, row.line)));
    }
    row.cells.resize(piece.column, String::new());
    row.cells.push(piece.text);
    Ok(())
}

/// A formula, or what a formula left behind when it failed: "#REF!".
fn is_computed(formula: Option<&XlsxFormulaMetadata>, value: &DataRef<'_>) -> bool {
    formula.is_some() || matches!(value, DataRef::Error(_))
}

/// "B12".
fn cell_name(column: usize, line: u32) -> String {
    let letter = |n: usize| u8::try_from(n).map_or('?', |n| char::from(b'A' + n));
    match column / 26 {
        0 => format!("{}{line}", letter(column)),
        tens => format!("{}{}{line}", letter(tens - 1), letter(column % 26)),
    }
}

/// A cell as somebody would type it: whole numbers without a point, days as year-month-day.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => yes.to_string(),
        // An hour without a day stays a number.
        DataRef::DateTime(moment) if moment.is_duration() || moment.as_f64() < 2.0 => moment.as_f64().to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
    }
}
