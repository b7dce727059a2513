//! A JSON array of records, with the field names of partners' programs in Spanish and English.
//!
//! Each element is read alone and keeps its line, so that one wrong element stops no other.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::Refused;
use super::codes::{Reason, WarningCode};
use super::reading::{Aside, Form, Reading};
use super::table::record::{Cells, Problem};
use super::table::sheet::Sheet;
use super::table::{Column, MAX_CELL, MAX_CELLS, MAX_RECORDS, column};
use crate::domain::Refusal;

/// Whether a text is meant as JSON; a post may well begin with a bracket.
pub fn looks_like_json(text: &str) -> bool {
    let mut signs = text.trim_start().chars().filter(|c| !c.is_whitespace());
    match signs.next() {
        Some('[') => matches!(signs.next(), Some('{' | ']' | '"' | '[')),
        Some('{') => matches!(signs.next(), Some('"' | '}')),
        _ => false,
    }
}

/// Reads all elements. An object around the array is looked through.
pub fn read(text: &str, read_on: NaiveDate) -> Result<Reading, Refused> {
    let checked: Result<serde::de::IgnoredAny, _> = serde_json::from_str(text);
    if let Err(error) = checked {
        return Err(Refused { reason: Refusal::Broken, line: u32::try_from(error.line()).ok() });
    }
    let elements = elements(text).ok_or(Refused { reason: Refusal::NoNameColumn, line: None })?;
    let count = u32::try_from(elements.len()).unwrap_or(u32::MAX);
    if count > MAX_RECORDS {
        return Err(Refused { reason: Refusal::TooLarge, line: None });
    }
    if count == 0 {
        return Err(Refused { reason: Refusal::Empty, line: None });
    }
    let mut sheet = Sheet::new(Reading::empty(Form::Json { records: count, read_on }), read_on);
    for (element, number) in elements.iter().zip(1..) {
        match cells(element) {
            Ok(owned) => add(&mut sheet, &owned, element, number),
            Err(problem) => sheet.set_aside(problem, number, element.line),
        }
    }
    Ok(sheet.finish())
}

/// One element of the array, as it stands.
struct Element<'a> {
    line: u32,
    text: &'a str,
}

/// The fields of one element that hold text, and the names of those that nobody knows.
struct Fields {
    known: Vec<(Column, String)>,
    unknown: Vec<String>,
}

fn add(sheet: &mut Sheet, fields: &Fields, element: &Element<'_>, number: u32) {
    let known = fields.known.iter().map(|(column, text)| (*column, text.as_str())).collect();
    let cells = Cells { number, line: element.line, original: element.text.to_owned(), cells: known };
    for field in &fields.unknown {
        sheet.warn(WarningCode::UnknownField, field.clone(), &cells);
    }
    sheet.add(&cells);
}

fn cells(element: &Element<'_>) -> Result<Fields, Problem> {
    let Ok(Value::Object(object)) = serde_json::from_str(element.text) else {
        return Err(Problem::with(Reason::WrongType, "not an object"));
    };
    if object.is_empty() {
        return Err(Problem { outcome: Aside::Skipped, ..Problem::new(Reason::Empty) });
    }
    if object.len() > MAX_CELLS {
        return Err(Problem::with(Reason::ColumnsTooMany, object.len().to_string()));
    }
    fields(&object)
}

fn fields(object: &Map<String, Value>) -> Result<Fields, Problem> {
    let mut fields = Fields { known: Vec::new(), unknown: Vec::new() };
    let split = object.keys().any(|field| column(field) == Some(Column::Surnames));
    for (field, value) in object {
        // Beside a field of surnames, "nombre" holds the given names.
        let column = match column(field) {
            Some(Column::Name) if split => Some(Column::Given),
            other => other,
        };
        let Some(column) = column else {
            fields.unknown.push(field.chars().take(40).collect());
            continue;
        };
        let text = match value {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            Value::Number(number) if matches!(column, Column::Cedula | Column::Age | Column::Date) => {
                number.to_string()
            }
            _ if column == Column::Ignored => String::new(),
            _ => return Err(Problem::with(Reason::WrongType, field.chars().take(40).collect::<String>())),
        };
        if text.chars().count() > MAX_CELL {
            return Err(Problem::new(Reason::CellTooLong));
        }
        fields.known.push((column, text));
    }
    Ok(fields)
}

/// The elements of the list: the whole text, or the one list inside an object of plain values.
fn elements(text: &str) -> Option<Vec<Element<'_>>> {
    if text.trim_start().starts_with('{') {
        let Ok(Value::Object(outer)) = serde_json::from_str(text) else { return None };
        let plain = |value: &Value| match value {
            Value::String(text) => !text.contains('['),
            Value::Object(_) => false,
            _ => true,
        };
        let lists = outer.values().filter(|value| value.is_array()).count();
        if lists != 1 || !outer.iter().all(|(key, value)| plain(value) && !key.contains('[')) {
            return None;
        }
    }
    let open = text.find('[')?;
    let line = 1 + u32::try_from(text[..open].matches('\n').count()).ok()?;
    Some(Elements { text, line, depth: 0, start: None, in_string: false, escaped: false }.all(open + 1))
}

/// Walks through valid JSON, counting brackets outside strings.
struct Elements<'a> {
    text: &'a str,
    line: u32,
    depth: usize,
    /// Where the present element begins, and on which line.
    start: Option<(usize, u32)>,
    in_string: bool,
    escaped: bool,
}

impl<'a> Elements<'a> {
    fn all(mut self, from: usize) -> Vec<Element<'a>> {
        let mut found = Vec::new();
        for (offset, c) in self.text[from..].char_indices() {
            let at = from + offset;
            let between = !self.in_string && self.depth == 0 && matches!(c, ',' | ']');
            if between {
                found.extend(
                    self.start.take().map(|(start, line)| Element { line, text: self.text[start..at].trim_end() }),
                );
                if c == ']' {
                    break;
                }
                continue;
            }
            if self.start.is_none() && !c.is_whitespace() {
                self.start = Some((at, self.line));
            }
            self.step(c);
        }
        found
    }

    fn step(&mut self, c: char) {
        self.line += u32::from(c == '\n');
        if self.in_string {
            self.in_string = self.escaped || c != '"';
            self.escaped = c == '\\' && !self.escaped;
            return;
        }
        match c {
            '"' => self.in_string = true,
            '[' | '{' => self.depth += 1,
            ']' | '}' => self.depth -= 1,
            _ => {}
        }
    }
}
