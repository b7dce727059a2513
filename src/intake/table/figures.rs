//! A table of figures: who announced, verified or counted how many, of which day, since when, and where it was read.
//!
//! No row of it is about a person. What a row does not say stays unknown; a row that is not understood is set
//! aside with its line.

use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};
use csv::{ByteRecord, ReaderBuilder};

use super::super::Refused;
use super::super::codes::{NamesGiven, Reason};
use super::super::cutoff::caracas;
use super::super::date_cell;
use super::super::encoding::Decoded;
use super::super::reading::{Announced, Aside, Form, Reading, Unparsed};
use super::super::tokens::{TokenKind, fold, rows, tokens};
use super::HEADER_WITHIN;
use super::MAX_CELL;
use super::delimited::{DELIMITERS, reader};
use crate::domain::{Announcement, AsOf, Bound, Figure, FigureKind, Refusal, Window};

/// A table of figures is written by hand; one with more rows is something else.
const MAX_ROWS: u32 = 1_000;
/// Bytes; what is longer is no word for a column, and is not looked into.
const LONGEST_HEADER: usize = 64;

/// What a column of such a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Date,
    By,
    Kind,
    Figure,
    Window,
    Cutoff,
    Reference,
}

/// Reads a table of figures; `None` if the text is none.
pub fn read(decoded: &Decoded, read_on: NaiveDate) -> Option<Result<Reading, Refused>> {
    let (delimiter, header, columns) = DELIMITERS.into_iter().find_map(|d| layout(&decoded.text, d))?;
    let builder = reader(delimiter);
    let form =
        Form::Table { encoding: decoded.encoding.clone(), separator: char::from(delimiter), records: 0, read_on };
    Some(all(&decoded.text, &builder, header, &columns, Reading::empty(form), read_on))
}

/// Where the header stands and what its columns are: source, kind and figure must be among them.
fn layout(text: &str, delimiter: u8) -> Option<(u8, usize, Vec<Option<Column>>)> {
    let mut rows = reader(delimiter).from_reader(text.as_bytes());
    for header in 0..HEADER_WITHIN {
        let mut row = ByteRecord::new();
        if !rows.read_byte_record(&mut row).ok()? {
            return None;
        }
        let columns: Vec<Option<Column>> = row.iter().map(|cell| column(&String::from_utf8_lossy(cell))).collect();
        if [Column::By, Column::Kind, Column::Figure].iter().all(|needed| columns.contains(&Some(*needed))) {
            return Some((delimiter, header, columns));
        }
    }
    None
}

fn column(header: &str) -> Option<Column> {
    if header.len() > LONGEST_HEADER {
        return None;
    }
    let words = tokens(header);
    let words: Vec<&str> =
        words.iter().filter(|word| word.kind != TokenKind::Sign).map(|word| word.folded.as_str()).collect();
    let header = words.join(" ");
    let (name, _) = rows(include_str!("../data/figure_columns.tsv")).find(|(_, known)| *known == header)?;
    Some(match name {
        "date" => Column::Date,
        "by" => Column::By,
        "kind" => Column::Kind,
        "figure" => Column::Figure,
        "window" => Column::Window,
        "cutoff" => Column::Cutoff,
        _ => Column::Reference,
    })
}

fn all(
    text: &str,
    builder: &ReaderBuilder,
    header: usize,
    columns: &[Option<Column>],
    mut reading: Reading,
    read_on: NaiveDate,
) -> Result<Reading, Refused> {
    let mut number = 0;
    for (at, row) in builder.from_reader(text.as_bytes()).into_byte_records().enumerate() {
        let row = row.map_err(|_| Refused::from(Refusal::Broken))?;
        if at <= header {
            continue;
        }
        number += 1;
        if number > MAX_ROWS {
            return Err(Refusal::TooLarge.into());
        }
        let line = row.position().and_then(|at| u32::try_from(at.line()).ok()).unwrap_or(number);
        let cells: Vec<String> = row.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect();
        match one(&cells, columns, read_on) {
            Ok(said) => reading.announcements.push(Announced { said, names: NamesGiven::None }),
            Err((reason, value)) => reading.unparsed.push(aside(reason, value, line, number, &cells)),
        }
    }
    if let Form::Table { records, .. } = &mut reading.form {
        *records = number;
    }
    Ok(reading)
}

fn aside(reason: Reason, value: String, line: u32, number: u32, cells: &[String]) -> Unparsed {
    let outcome = if reason == Reason::Empty { Aside::Skipped } else { Aside::Rejected };
    let value = Some(value).filter(|value| !value.is_empty());
    let text = cells.join(" · ").chars().take(MAX_CELL).collect();
    Unparsed { line, record: Some(number), text, reason, value, of: None, outcome }
}

type Problem = (Reason, String);

fn one(cells: &[String], columns: &[Option<Column>], read_on: NaiveDate) -> Result<Announcement, Problem> {
    let cell = |wanted: Column| {
        let place = columns.iter().position(|column| *column == Some(wanted));
        place.and_then(|place| cells.get(place)).map_or("", String::as_str)
    };
    if cells.iter().all(String::is_empty) {
        return Err((Reason::Empty, String::new()));
    }
    if cells.len() < columns.len() || cells.iter().skip(columns.len()).any(|cell| !cell.is_empty()) {
        let reason = if cells.len() < columns.len() { Reason::ColumnsMissing } else { Reason::ColumnsTooMany };
        return Err((reason, format!("{} of {}", cells.len(), columns.len())));
    }
    if cells.iter().any(|cell| cell.chars().count() > MAX_CELL) {
        return Err((Reason::CellTooLong, String::new()));
    }
    let not_understood = |column: Column| (Reason::NotUnderstood, cell(column).to_owned());
    let kind = kind(cell(Column::Kind)).ok_or_else(|| not_understood(Column::Kind))?;
    let (figure, bound) = amount(cell(Column::Figure));
    if figure.is_none() && bound.is_none() {
        return Err(not_understood(Column::Figure));
    }
    if cell(Column::By).is_empty() {
        return Err(not_understood(Column::By));
    }
    Ok(Announcement {
        by: cell(Column::By).to_owned(),
        kind,
        figure,
        bound,
        as_of: as_of(cell(Column::Date), cell(Column::Cutoff), read_on)?,
        window: window(cell(Column::Window), read_on),
        reference: cell(Column::Reference).to_owned(),
    })
}

fn kind(cell: &str) -> Option<FigureKind> {
    let folded = fold(cell);
    let (kind, _) = rows(include_str!("../data/figure_kinds.tsv")).find(|(_, known)| *known == folded)?;
    FigureKind::from_str(kind).ok()
}

/// "116", "2.021", "más de 400", "151 a 154", or words alone.
fn amount(cell: &str) -> (Option<Figure>, Option<Bound>) {
    const BOUNDS: &[(&str, Bound)] = &[
        ("mas de ", Bound::MoreThan),
        ("more than ", Bound::MoreThan),
        (">", Bound::MoreThan),
        ("al menos ", Bound::AtLeast),
        ("at least ", Bound::AtLeast),
        ("cerca de ", Bound::About),
        ("unas ", Bound::About),
        ("about ", Bound::About),
        ("hasta ", Bound::UpTo),
        ("up to ", Bound::UpTo),
    ];
    let folded = fold(cell);
    let (bound, rest) = BOUNDS
        .iter()
        .find_map(|(word, bound)| folded.strip_prefix(word).map(|rest| (Some(bound.clone()), rest.trim())))
        .unwrap_or((None, folded.as_str()));
    match (figure(rest), cell.is_empty()) {
        (Some(figure), _) => (Some(figure), bound),
        (None, true) => (None, None),
        (None, false) => (None, Some(Bound::Words(cell.to_owned()))),
    }
}

fn figure(text: &str) -> Option<Figure> {
    let parts = [" a ", " to ", "–", "-"].iter().find_map(|sign| text.split_once(sign));
    match parts {
        Some((from, to)) => {
            let (from, to) = (number(from)?, number(to)?);
            (from < to).then_some(Figure::Between(from, to))
        }
        None => number(text).map(Figure::Exactly),
    }
}

/// Digits, with the dot or comma of thousands that the source wrote.
fn number(text: &str) -> Option<u32> {
    let mut groups = text.trim().split(['.', ',']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let whole = rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || first.len() <= 3);
    let digits = [&[first], rest.as_slice()].concat().concat();
    (whole && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

fn as_of(date: &str, cutoff: &str, read_on: NaiveDate) -> Result<Option<AsOf>, Problem> {
    let day = |text: &str| date_cell::cell(text, read_on).map_err(|reason| (reason, text.to_owned()));
    // ISO 8601 writes two days with a slash between them.
    if let Ok(days @ AsOf::Days(_, to)) = date.parse() {
        return if to > read_on { Err((Reason::DateInFuture, date.to_owned())) } else { Ok(Some(days)) };
    }
    let Some(day) = day(date)?.day else { return Ok(None) };
    if cutoff.is_empty() {
        return Ok(Some(AsOf::Day(day)));
    }
    let time = NaiveTime::parse_from_str(cutoff, "%H:%M").ok().and_then(|time| caracas(day, time));
    time.map(|moment| Some(AsOf::Moment(moment))).ok_or_else(|| (Reason::NotUnderstood, cutoff.to_owned()))
}

/// A date is the day from which it counts, "ese día" that day alone; other words stay as they are.
fn window(cell: &str, read_on: NaiveDate) -> Window {
    match fold(cell).as_str() {
        "ese dia" | "un dia" | "that day" | "one day" => Window::OneDay,
        "" => Window::Unknown,
        _ => match date_cell::cell(cell, read_on) {
            Ok(found) => found.day.map_or(Window::Unknown, Window::Since),
            Err(_) => Window::from(cell),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_a_number_a_range_or_words_and_never_half_of_them() {
        let shown = |cell: &str| {
            let (figure, bound) = amount(cell);
            (figure, bound.map(|bound| bound.code()))
        };
        for (cell, expected) in [
            ("116", (Some(Figure::Exactly(116)), None)),
            ("2.021", (Some(Figure::Exactly(2_021)), None)),
            ("3,052", (Some(Figure::Exactly(3_052)), None)),
            ("Más de 400", (Some(Figure::Exactly(400)), Some("more_than"))),
            ("151 a 154", (Some(Figure::Between(151, 154)), None)),
            ("151-154", (Some(Figure::Between(151, 154)), None)),
            ("un número importante", (None, Some("words"))),
            ("20.21", (None, Some("words"))),
            ("116 personas", (None, Some("words"))),
            ("", (None, None)),
        ] {
            assert_eq!(shown(cell), expected, "{cell}");
        }
    }
}
