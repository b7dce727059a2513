//! One record of a table or a JSON array: accepted, held, rejected or skipped.
//!
//! Every record goes somewhere with its number, and what is doubtful is rejected with the problem.

use chrono::NaiveDate;

use super::super::centres;
use super::super::codes::{NoteKey, Reason, WarningCode};
use super::super::date_cell;
use super::super::encoding::is_damaged;
use super::super::kinds::{self, Condition};
use super::super::measures;
use super::super::names_in_lists::{name, without_titles};
use super::super::notes::{self, Beside};
use super::super::reading::{Aside, Entry};
use super::super::tokens::tokens;
use super::columns::Column;
use crate::domain::ReleaseKind;
use crate::names::{Cedula, CedulaError};

/// The cells of a record that have a meaning.
pub struct Cells<'a> {
    pub number: u32,
    pub line: u32,
    pub original: String,
    pub cells: Vec<(Column, &'a str)>,
}

impl<'a> Cells<'a> {
    /// The cell of this column, trimmed; empty if there is none.
    pub fn get(&self, column: Column) -> &'a str {
        self.cells.iter().find(|(there, _)| *there == column).map_or("", |(_, text)| text.trim())
    }
}

/// Why a record gave no entry.
pub struct Problem {
    pub reason: Reason,
    pub value: Option<String>,
    pub of: Option<u32>,
    pub outcome: Aside,
    /// The name, where one was read.
    pub name: Option<String>,
}

impl Problem {
    /// A rejection.
    pub fn new(reason: Reason) -> Self {
        Self { reason, value: None, of: None, outcome: Aside::Rejected, name: None }
    }

    /// A rejection that shows what is wrong.
    pub fn with(reason: Reason, value: impl Into<String>) -> Self {
        Self { value: Some(value.into()), ..Self::new(reason) }
    }
}

/// An entry, and warnings about it with what they are about.
pub struct Accepted {
    pub entry: Entry,
    pub warnings: Vec<(WarningCode, String)>,
}

/// Reads one record. `read_on` is the latest day that it may name.
pub fn read(cells: &Cells<'_>, read_on: NaiveDate) -> Result<Accepted, Problem> {
    let mut warnings = Vec::new();
    if cells.cells.iter().any(|(column, text)| *column != Column::Ignored && is_damaged(text)) {
        return Err(Problem::new(Reason::DamagedLetters));
    }
    let mut beside = Beside::default();
    let name = whole_name(cells, &mut beside)?;
    let kind = kind(cells, &mut beside).map_err(|problem| Problem { name: Some(name.clone()), ..problem })?;
    let cedula = cedula(cells.get(Column::Cedula), &mut warnings)?;
    let (date, doubt) = day(cells.get(Column::Date), read_on)?;
    warnings.extend(doubt);
    let centre = centres::in_cell(cells.get(Column::Centre));
    if let Some(centre) = centre.as_ref().filter(|centre| centre.is_unknown()) {
        warnings.push((WarningCode::UnknownCentre, centre.name().to_owned()));
    }
    beside_columns(cells, &mut beside);
    let mut entry = Entry {
        line: cells.line,
        record: Some(cells.number),
        original: cells.original.clone(),
        name,
        centre: centre.map(|centre| centre.name().to_owned()),
        kind,
        cedula,
        date,
        note: Vec::new(),
        measures: measures::kinds(&beside.duties),
    };
    settle(&mut entry, beside, cells);
    Ok(Accepted { entry, warnings })
}

/// One field, or surnames and given names in fields of their own; titles and nicknames go to the notes.
fn whole_name(cells: &Cells<'_>, beside: &mut Beside) -> Result<String, Problem> {
    let (given, surnames, whole) = (cells.get(Column::Given), cells.get(Column::Surnames), cells.get(Column::Name));
    let written = match (given.is_empty(), surnames.is_empty()) {
        (false, false) => format!("{surnames}, {given}"),
        (true, false) if !whole.is_empty() => format!("{surnames}, {whole}"),
        (true, false) => surnames.to_owned(),
        (false, true) => given.to_owned(),
        (true, true) => whole.to_owned(),
    };
    let (titles, rest) = without_titles(&written);
    for (key, value) in titles {
        beside.put(key, value);
    }
    let rest = without_nickname(rest, beside);
    let single: Vec<&str> = rest.split_whitespace().collect();
    name(&single.join(" ")).map_err(Problem::new)
}

/// `Héctor "Chuo" Salinas`: the quoted word goes to the notes.
fn without_nickname(text: &str, beside: &mut Beside) -> String {
    for (open, close) in [('"', '"'), ('“', '”'), ('«', '»')] {
        if let Some((before, rest)) = text.split_once(open)
            && let Some((quoted, after)) = rest.split_once(close)
            && !quoted.is_empty()
            && quoted.chars().all(|c| c.is_alphabetic() || c == ' ')
            && !before.contains(['=', '('])
        {
            beside.put(NoteKey::Nickname, quoted.to_owned());
            return format!("{before} {after}");
        }
    }
    text.to_owned()
}

/// From the condition and the remarks; a table that says nothing lists people who left prison.
fn kind(cells: &Cells<'_>, beside: &mut Beside) -> Result<ReleaseKind, Problem> {
    let (stated, remarks) = (cells.get(Column::Condition), cells.get(Column::Remarks));
    let unknown = |value: &str| Problem::with(Reason::UnknownCondition, notes::clip(value, 80));
    beside.take(remarks);
    beside.duties = measures::duties(remarks);
    let kind = match kinds::condition(stated) {
        Condition::Silent if !stated.is_empty() => return Err(unknown(stated)),
        Condition::Is(kind) => Some(kind),
        Condition::Inside => return Err(Problem::with(Reason::StillDetained, notes::clip(stated, 80))),
        Condition::Held | Condition::Unclear => return Err(unknown(stated)),
        Condition::Silent => None,
    };
    let own = kinds::condition(remarks);
    if own == Condition::Held {
        return Err(unknown(remarks));
    }
    match kinds::resolve(Some(kind.unwrap_or(ReleaseKind::LeftPrison)), own) {
        Ok(ReleaseKind::Death) => Err(Problem { outcome: Aside::Held, ..Problem::new(Reason::Death) }),
        Ok(kind) => Ok(kind),
        Err(Reason::UnknownCondition) => Err(unknown(remarks)),
        Err(reason) => Err(Problem::with(reason, notes::clip(remarks, 80))),
    }
}

fn cedula(text: &str, warnings: &mut Vec<(WarningCode, String)>) -> Result<Option<String>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    match Cedula::parse(text) {
        Ok(cedula) => {
            if cedula.letter_assumed() {
                warnings.push((WarningCode::CedulaLetterAssumed, text.to_owned()));
            }
            Ok(Some(cedula.canonical().to_owned()))
        }
        Err(CedulaError::Digits(digits)) => Err(Problem::with(Reason::CedulaDigits, digits.to_string())),
        Err(CedulaError::LegalPerson) => Err(Problem::new(Reason::LegalPerson)),
        Err(CedulaError::NotANumber) => {
            warnings.push((WarningCode::CedulaNotRead, notes::clip(text, 40)));
            Ok(None)
        }
    }
}

type Doubt = Option<(WarningCode, String)>;

fn day(text: &str, read_on: NaiveDate) -> Result<(Option<NaiveDate>, Doubt), Problem> {
    match date_cell::cell(text, read_on) {
        Ok(read) => Ok((read.day, read.warning.map(|code| (code, text.to_owned())))),
        Err(reason) => Err(Problem::with(reason, notes::clip(text, 40))),
    }
}

fn beside_columns(cells: &Cells<'_>, beside: &mut Beside) {
    for (column, key) in [
        (Column::Nationality, NoteKey::Nationality),
        (Column::Profession, NoteKey::Profession),
        (Column::Rank, NoteKey::Rank),
    ] {
        let text = cells.get(column);
        if !text.is_empty() && text.chars().all(|c| c.is_alphabetic() || " .-/()".contains(c)) {
            beside.put(key, text.to_owned());
        }
    }
    let age = cells.get(Column::Age);
    if age.parse::<u8>().is_ok() {
        beside.put(NoteKey::Age, age.to_owned());
    }
}

/// What each kind keeps of place and day.
fn settle(entry: &mut Entry, beside: Beside, cells: &Cells<'_>) {
    let remarks = cells.get(Column::Remarks);
    let words = tokens(remarks);
    entry.note = beside.note;
    match entry.kind {
        ReleaseKind::Transfer => {
            let target =
                centres::mentions(remarks, &words).into_iter().next_back().map(|hit| hit.centre.name().to_owned());
            if target.is_some()
                && target != entry.centre
                && let Some(from) = std::mem::replace(&mut entry.centre, target)
            {
                entry.note.push((NoteKey::From, from));
            }
        }
        ReleaseKind::OrderIssued => {
            if let Some(centre) = &entry.centre {
                entry.note.push((NoteKey::StillInside, centre.clone()));
            }
        }
        ReleaseKind::Redetained => {
            let earlier = entry.date.map_or_else(String::new, |day| format!(" {day}"));
            entry.note.push((NoteKey::Before, format!("{}{earlier}", ReleaseKind::LeftPrison.code())));
            entry.date = notes::whole_day(&words).or(entry.date);
            entry.centre = None;
        }
        _ => {}
    }
    if !beside.duties.is_empty() {
        entry.note.push((NoteKey::Measures, beside.duties.join(", ")));
    }
}
