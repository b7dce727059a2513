//! The records of a table in their order: what repeats, what is empty, and what the sum at the end says.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::super::codes::{Reason, WarningCode};
use super::super::reading::{Aside, Differs, Entry, Reading, Unparsed, Warning};
use super::super::tokens::{Token, TokenKind, fold, tokens};
use super::record::{self, Accepted, Cells, Problem};
use crate::domain::ReleaseKind;

/// A reading that grows record by record.
pub struct Sheet {
    reading: Reading,
    read_on: NaiveDate,
    /// Event of a person -> number of the record.
    events: HashMap<Event, u32>,
    /// Cédula -> folded name.
    holders: HashMap<String, String>,
    /// Folded name -> cédula of the first.
    names: HashMap<String, Option<String>>,
    held: u32,
}

/// The same person with the same event is a repeat; with a later one it is not.
#[derive(PartialEq, Eq, Hash)]
struct Event {
    /// Cédula, or name and centre where there is none.
    person: String,
    kind: ReleaseKind,
    date: Option<NaiveDate>,
}

impl Sheet {
    /// An empty one.
    pub fn new(reading: Reading, read_on: NaiveDate) -> Self {
        Self { reading, read_on, events: HashMap::new(), holders: HashMap::new(), names: HashMap::new(), held: 0 }
    }

    /// Reads a record and puts it where it belongs.
    pub fn add(&mut self, cells: &Cells<'_>) {
        let read = record::read(cells, self.read_on).and_then(|accepted| self.once(accepted, cells.number));
        match read {
            Ok(accepted) => {
                for (code, detail) in accepted.warnings {
                    self.warn(code, detail, cells);
                }
                self.reading.entries.push(accepted.entry);
            }
            Err(problem) => self.set_aside(problem, cells.number, cells.line),
        }
    }

    /// A warning about a record.
    pub fn warn(&mut self, code: WarningCode, detail: String, cells: &Cells<'_>) {
        self.reading.warnings.push(Warning { code, detail, line: Some(cells.line), record: Some(cells.number) });
    }

    /// Puts a record aside.
    pub fn set_aside(&mut self, problem: Problem, number: u32, line: u32) {
        self.held += u32::from(problem.outcome == Aside::Held);
        self.reading.unparsed.push(Unparsed {
            line,
            record: Some(number),
            text: problem.name.unwrap_or_default(),
            reason: problem.reason,
            value: problem.value,
            of: problem.of,
            outcome: problem.outcome,
        });
    }

    /// The sum at the end.
    pub fn total(&mut self, total: Option<u32>, number: u32, line: u32) {
        self.reading.declared_total = self.reading.declared_total.or(total);
        let value = total.map(|total| total.to_string());
        let problem = Problem { outcome: Aside::Skipped, value, ..Problem::new(Reason::TotalLine) };
        self.set_aside(problem, number, line);
    }

    /// The whole reading; a declared sum is compared with what was accepted.
    pub fn finish(mut self) -> Reading {
        let read = u32::try_from(self.reading.entries.len()).unwrap_or(u32::MAX);
        if let Some(declared) = self.reading.declared_total.filter(|declared| *declared != read) {
            self.reading.differs.push(Differs { place: None, declared, read });
            let held = self.held;
            self.reading.warn(WarningCode::CountDiffers, format!("declared {declared}, accepted {read}, held {held}"));
        }
        self.reading
    }

    fn once(&mut self, mut accepted: Accepted, number: u32) -> Result<Accepted, Problem> {
        let entry = &accepted.entry;
        let key = fold(&entry.name);
        if let Some(cedula) = &entry.cedula
            && self.holders.get(cedula).is_some_and(|holder| *holder != sorted(&key))
        {
            return Err(Problem { name: Some(entry.name.clone()), ..Problem::new(Reason::CedulaOfAnother) });
        }
        let event = Event { person: person(entry, &key), kind: entry.kind, date: entry.date };
        if let Some(of) = self.events.get(&event) {
            return Err(Problem { of: Some(*of), outcome: Aside::Skipped, ..Problem::new(Reason::Repeat) });
        }
        self.events.insert(event, number);
        if let Some(cedula) = &entry.cedula {
            self.holders.entry(cedula.clone()).or_insert_with(|| sorted(&key));
            let first = self.names.entry(key).or_insert_with(|| Some(cedula.clone()));
            if first.as_ref().is_some_and(|first| first != cedula) {
                accepted.warnings.push((WarningCode::SameNameOtherCedula, accepted.entry.name.clone()));
            }
        }
        Ok(accepted)
    }
}

fn person(entry: &Entry, key: &str) -> String {
    match &entry.cedula {
        Some(cedula) => cedula.clone(),
        None => format!("{key}\n{}", entry.centre.as_deref().map(fold).unwrap_or_default()),
    }
}

/// The words of a name in one order, so that "surnames, given names" is the same name.
fn sorted(folded: &str) -> String {
    let mut words: Vec<&str> = folded.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// A record that says that it is a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// With the number of people beside the word.
    Of(u32),
    /// The word alone; its number may stand in the next cell.
    Bare,
}

impl Total {
    /// The number, where the same words tell it.
    pub fn number(self) -> Option<u32> {
        match self {
            Total::Of(number) => Some(number),
            Total::Bare => None,
        }
    }
}

/// "TOTAL: 37 personas": the sum, if the first words of a record say that it is one.
pub fn total_line(text: &str) -> Option<Total> {
    let words = tokens(text);
    let mut plain = words.iter().filter(|word| word.kind != TokenKind::Sign);
    let first = plain.next()?;
    if !matches!(first.folded.as_str(), "total" | "totales" | "subtotal") {
        return None;
    }
    Some(plain.find_map(Token::number).map_or(Total::Bare, Total::Of))
}
