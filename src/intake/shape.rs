//! A reading as JSON, for `vigilia import FILE --dry-run --json` and for the samples beside which it is kept.

use serde_json::{Map, Value, json};

use super::codes::{NamesGiven, NotWhy};
use super::reading::{Announced, Aside, Entry, Form, NotReleased, Reading, Unparsed, Warning};
use crate::domain::{Bound, Figure, Window};

impl Reading {
    /// The whole reading; lists of a text and of a table differ.
    pub fn to_json(&self) -> Value {
        match &self.form {
            Form::List | Form::Prose => text(self),
            Form::Table { encoding, separator, records, read_on } => table(
                self,
                &[
                    ("read_on", json!(read_on)),
                    ("encoding", json!(encoding)),
                    ("separator", json!(separator)),
                    ("records", json!(records)),
                ],
                Lines::Shown,
            ),
            Form::Workbook { sheet, records, read_on } => table(
                self,
                &[("read_on", json!(read_on)), ("sheet", json!(sheet)), ("records", json!(records))],
                Lines::Shown,
            ),
            Form::Json { records, read_on } => {
                table(self, &[("read_on", json!(read_on)), ("records", json!(records))], Lines::Hidden)
            }
        }
    }
}

fn text(reading: &Reading) -> Value {
    let mut all = json!({
        "cutoff": reading.cutoff.map(|cutoff| cutoff.to_rfc3339()),
        "declared_total": reading.declared_total,
        "entries": reading.entries.iter().map(entry).collect::<Vec<_>>(),
        "unparsed": reading.unparsed.iter().map(unparsed).collect::<Vec<_>>(),
        "warnings": reading.warnings.iter().map(|warning| json!({"code": warning.code.code(), "detail": warning.detail})).collect::<Vec<_>>(),
    });
    if !reading.announcements.is_empty() {
        all["announcements"] = reading.announcements.iter().map(announcement).collect();
    }
    if !reading.not_released.is_empty() {
        all["not_released"] = reading.not_released.iter().map(not_released).collect();
    }
    all
}

fn entry(entry: &Entry) -> Value {
    json!({"name": entry.name, "centre": entry.centre, "kind": entry.kind.code(), "note": entry.note_text()})
}

fn unparsed(unparsed: &Unparsed) -> Value {
    json!({"line": unparsed.line, "text": unparsed.text, "reason": unparsed.reason.code()})
}

fn announcement(announced: &Announced) -> Value {
    let said = &announced.said;
    let figure = match said.figure {
        None => Value::Null,
        Some(Figure::Exactly(figure)) => json!(figure),
        Some(Figure::Between(from, to)) => json!([from, to]),
    };
    let bound = said.bound.as_ref().map(|bound| match bound {
        Bound::MoreThan => "more than",
        Bound::AtLeast => "at least",
        Bound::About => "about",
        Bound::UpTo => "up to",
        Bound::DependingOnSource => "depending on the source",
        Bound::Words(words) => words,
    });
    let mut all = json!({
        "by": said.by,
        "figure": figure,
        "bound": bound,
        "status": said.kind.code(),
        "as_of": said.as_of.map(|as_of| as_of.to_string()),
        "names": NamesGiven::code(announced.names),
    });
    if said.window != Window::Unknown {
        all["window"] = json!(said.window.to_string());
    }
    if !said.reference.is_empty() {
        all["reference"] = json!(said.reference);
    }
    all
}

fn not_released(person: &NotReleased) -> Value {
    let why = match person.why {
        NotWhy::RelativeInBrackets => "relative in brackets",
        NotWhy::Relative => "relative",
        NotWhy::Official => "official",
        NotWhy::Signs => "official who signs",
        NotWhy::Announced => "official who announced",
        NotWhy::Politician => "politician",
        NotWhy::Lawyer => "lawyer",
        NotWhy::Author => "writes the article",
        NotWhy::Journalist => "journalist",
        NotWhy::Religious => "religious",
        NotWhy::Contact => "press contact",
        NotWhy::Speaker => "is quoted",
        NotWhy::StillDetained => "still detained",
        NotWhy::Detained => "detained, not released",
        NotWhy::Pending => "not verified yet",
        NotWhy::SecondMention => "second mention",
        NotWhy::Unrelated => "named without a release",
    };
    let why = match &person.of {
        Some(of) => format!("{why} of {of}"),
        None => why.to_owned(),
    };
    json!({"name": person.name, "why": why})
}

/// Whether records carry their line in the file.
#[derive(Clone, Copy, PartialEq)]
enum Lines {
    Shown,
    Hidden,
}

fn table(reading: &Reading, head: &[(&str, Value)], lines: Lines) -> Value {
    let mut all = Map::new();
    for (key, value) in head {
        all.insert((*key).to_owned(), value.clone());
    }
    let aside = |outcome: Aside| -> Value {
        reading.unparsed.iter().filter(|row| row.outcome == outcome).map(|row| problem(row, lines)).collect()
    };
    all.insert("declared_total".to_owned(), json!(reading.declared_total));
    all.insert("accepted".to_owned(), reading.entries.iter().map(|entry| accepted(entry, lines)).collect());
    all.insert("held".to_owned(), aside(Aside::Held));
    all.insert("rejected".to_owned(), aside(Aside::Rejected));
    all.insert("skipped".to_owned(), aside(Aside::Skipped));
    all.insert("warnings".to_owned(), reading.warnings.iter().map(|row| warning(row, lines)).collect());
    if !reading.announcements.is_empty() {
        all.insert("announcements".to_owned(), reading.announcements.iter().map(announcement).collect());
    }
    Value::Object(all)
}

fn numbered(record: Option<u32>, line: Option<u32>, lines: Lines) -> Value {
    match lines {
        Lines::Shown => json!({"record": record, "line": line}),
        Lines::Hidden => json!({"record": record}),
    }
}

fn accepted(entry: &Entry, lines: Lines) -> Value {
    let mut row = numbered(entry.record, Some(entry.line), lines);
    row["name"] = json!(entry.name);
    row["cedula"] = json!(entry.cedula);
    row["centre"] = json!(entry.centre);
    row["date"] = json!(entry.date);
    row["kind"] = json!(entry.kind.code());
    row["note"] = json!(entry.note_text());
    row
}

fn problem(unparsed: &Unparsed, lines: Lines) -> Value {
    let mut row = numbered(unparsed.record, Some(unparsed.line), lines);
    row["problem"] = json!(unparsed.reason.code());
    if let Some(value) = &unparsed.value {
        row["value"] = json!(value);
    }
    if let Some(of) = unparsed.of {
        row["of"] = json!(of);
    }
    if unparsed.outcome == Aside::Held {
        row["name"] = json!(unparsed.text);
    }
    row
}

fn warning(warning: &Warning, lines: Lines) -> Value {
    let mut row = numbered(warning.record, warning.line, lines);
    row["code"] = json!(warning.code.code());
    row["value"] = json!(warning.detail);
    row
}
