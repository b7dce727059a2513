//! The TOML file as a flat list of settings with their lines.
//!
//! Reads structure only; what a value means stands in `check`. Must never quote the
//! file: its lines may hold the token.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Place};
use super::keys::{KEYS, Key, find, nearest};
use super::sources::{Setting, Value};

/// Longer words are not repeated in a fault: they may be a misplaced secret.
const LONGEST_KEY: usize = 30;

/// Reads the text of a configuration file.
pub fn read(path: &Path, text: &str) -> (Vec<(&'static Key, Setting)>, Vec<Fault>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { path, text, settings: Vec::new(), faults: Vec::new() };
    for error in errors {
        // The parser's messages are fixed sentences; its rendering, which quotes the line, is not used.
        let place = reader.place(error.span().map_or(0, |span| span.start));
        reader.faults.push(Fault {
            place,
            key: "",
            what: format!("is not valid TOML: {}", error.message()),
            remedy: "Write `key = \"value\"`, one a line, under a `[section]` where it has one.".into(),
        });
    }
    if reader.faults.is_empty() {
        reader.table("", table.get_ref());
    }
    (reader.settings, reader.faults)
}

struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
    settings: Vec<(&'static Key, Setting)>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn table(&mut self, section: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let name =
                if section.is_empty() { key.get_ref().to_string() } else { format!("{section}.{}", key.get_ref()) };
            let is_section = KEYS.iter().any(|known| known.name.starts_with(&format!("{name}.")));
            match (value.get_ref(), find(&name)) {
                (DeValue::Table(inner), None) if is_section => self.table(&name, inner),
                (inner, Some(known)) => self.value(known, value, inner),
                _ => self.unknown(&name, key),
            }
        }
    }

    fn value(&mut self, key: &'static Key, spanned: &Spanned<DeValue<'_>>, value: &DeValue<'_>) {
        let place = self.place(spanned.span().start);
        let value = match value {
            DeValue::String(text) => Some(Value::One(text.to_string())),
            DeValue::Integer(number) if number.radix() == 10 => Some(Value::One(number.as_str().replace('_', ""))),
            DeValue::Array(items) => items
                .iter()
                .map(|item| item.get_ref().as_str().map(str::to_owned))
                .collect::<Option<Vec<String>>>()
                .map(Value::Many),
            _ => None,
        };
        match value {
            Some(value) => self.settings.push((key, Setting { value, place })),
            None => self.faults.push(Fault {
                place,
                key: key.name,
                what: "holds neither a text, a whole number nor a list of texts".into(),
                remedy: "Put the value in double quotes.".into(),
            }),
        }
    }

    fn unknown(&mut self, name: &str, key: &Spanned<impl AsRef<str>>) {
        let known = KEYS.iter().map(|key| key.name);
        let short = name.len() <= LONGEST_KEY && name.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
        let remedy = match nearest(name, known) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => "Remove it, or see docs/configuration.md for the keys there are.".into(),
        };
        let what = if short { format!("has an unknown key `{name}`") } else { "has an unknown key".into() };
        let place = self.place(key.span().start);
        self.faults.push(Fault { place, key: "", what, remedy });
    }

    fn place(&self, offset: usize) -> Place {
        let before = self.text.get(..offset).unwrap_or(self.text);
        Place::Line(self.path.to_owned(), before.matches('\n').count() + 1)
    }
}
