//! From what was written to what it means, fault by fault.
//!
//! Each method reads one key and returns [`Noted`] after noting a fault, so that all
//! faults are found in one go. Must never put a value into a fault.

use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;
use tracing_subscriber::filter::Targets;

use super::address::{self, Line};
use super::fault::{Fault, Place};
use super::keys::named;
use super::sources::{Settings, Sources, Value, is_open_to_all, open_to_all, unreadable};
use super::{Contact, duration};

/// A fault was noted, and there is no value.
pub struct Noted;

/// Settings under examination, and the faults found so far.
pub struct Check {
    settings: Settings,
    faults: Vec<Fault>,
}

impl Check {
    /// Layers the sources. Fails at once where a file cannot be read or parsed, since
    /// every key would then be reported as missing.
    pub fn of(sources: &Sources) -> Result<Self, Vec<Fault>> {
        let (settings, faults) = sources.settings();
        if settings.is_empty() && !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self { settings, faults })
    }

    /// The result if there is no fault, otherwise all faults.
    pub fn finish<T>(self, whole: Result<T, Noted>) -> Result<T, Vec<Fault>> {
        match whole {
            Ok(whole) if self.faults.is_empty() => Ok(whole),
            _ => Err(self.faults),
        }
    }

    /// A text on one line, or nothing.
    pub fn optional_line(&mut self, key: &'static str) -> Result<Option<String>, Noted> {
        let Some((text, place)) = self.one(key)? else { return Ok(None) };
        self.is_line(key, &text, named(key).shape.line(), &place)?;
        Ok(Some(text.trim().to_owned()))
    }

    /// A text on one line that cannot be missing.
    pub fn line(&mut self, key: &'static str) -> Result<String, Noted> {
        match self.optional_line(key)? {
            Some(line) => Ok(line),
            None => self.missing(key),
        }
    }

    /// A list of lines, perhaps empty.
    pub fn lines(&mut self, key: &'static str) -> Result<Vec<String>, Noted> {
        let Some(setting) = self.settings.get(key).cloned() else { return Ok(Vec::new()) };
        let (most, longest) = named(key).shape.lines();
        let lines = match setting.value {
            Value::Many(lines) => lines,
            Value::One(line) => vec![line],
        };
        if lines.len() > most {
            let remedy = format!("Keep at most {most}.");
            return self.fault(key, setting.place, "has too many lines", remedy);
        }
        for line in &lines {
            self.is_line(key, line, longest, &setting.place)?;
        }
        Ok(lines)
    }

    /// Contact and hours: both or neither.
    pub fn contact(&mut self) -> Result<Option<Contact>, Noted> {
        let address = self.optional_line("organisation.contact");
        let hours = self.optional_line("organisation.hours");
        match (address?, hours?) {
            (Some(address), Some(hours)) => Ok(Some(Contact { address, hours })),
            (None, None) => Ok(None),
            (Some(_), None) => self.missing("organisation.hours"),
            (None, Some(_)) => self.missing("organisation.contact"),
        }
    }

    /// A whole number within the range of its key.
    pub fn count(&mut self, key: &'static str) -> Result<u32, Noted> {
        let (from, to) = named(key).shape.counts();
        let (text, place) = self.required(key)?;
        match text.trim().parse() {
            Ok(number) if (from..=to).contains(&number) => Ok(number),
            _ => self.fault(
                key,
                place,
                "is not a number in its range",
                format!("Write a whole number from {from} to {to}."),
            ),
        }
    }

    /// How many people: a small whole number.
    pub fn people(&mut self, key: &'static str) -> Result<u8, Noted> {
        self.count(key).and_then(|number| u8::try_from(number).map_err(|_| Noted))
    }

    /// A time within the range of its key.
    pub fn duration(&mut self, key: &'static str) -> Result<Duration, Noted> {
        let (from, to) = named(key).shape.times();
        let (text, place) = self.required(key)?;
        match duration::parse(&text) {
            Some(time) if (from..=to).contains(&time) => Ok(time),
            _ => {
                let remedy = format!(
                    "Write a time such as \"30s\", \"2m\" or \"1h30m\", from {} to {}.",
                    duration::show(from),
                    duration::show(to)
                );
                self.fault(key, place, "is not a time in its range", remedy)
            }
        }
    }

    /// One of a few words.
    pub fn one_of<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Result<T, Noted> {
        let (text, place) = self.required(key)?;
        match words.iter().find(|(word, _)| *word == text.trim()) {
            Some((_, value)) => Ok(*value),
            None => {
                let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                self.fault(key, place, "is none of its words", format!("Write one of: {}.", words.join(", ")))
            }
        }
    }

    /// Log levels by room.
    pub fn filter(&mut self, key: &'static str) -> Result<Targets, Noted> {
        let (text, place) = self.required(key)?;
        let ours = |filter: &Targets| filter.iter().all(|(target, _)| address::is_ours(target));
        match text.parse::<Targets>() {
            Ok(filter) if ours(&filter) => Ok(filter),
            _ => {
                let remedy = "Write a level (error, warn, info, debug, trace), or `info,vigilia::outbox=debug`.";
                self.fault(key, place, "is not a list of levels", remedy)
            }
        }
    }

    /// The address of Telegram's Bot API, or of one's own server.
    pub fn api_url(&mut self, key: &'static str) -> Result<String, Noted> {
        let (text, place) = self.required(key)?;
        let url = text.trim().trim_end_matches('/');
        match address::line(url) {
            Line::Safe => Ok(url.to_owned()),
            Line::Open => {
                let remedy = "Use https://; plain http:// is for a server on this machine (127.0.0.1).";
                self.fault(key, place, "would send the token over an open line", remedy)
            }
            Line::None => {
                self.fault(key, place, "is not an address", "Write https://api.telegram.org, or leave it out.")
            }
        }
    }

    /// The bot's token, written out or in a file of its own.
    pub fn token(&mut self) -> Result<SecretString, Noted> {
        let written = self.one("telegram.token")?;
        let file = self.one("telegram.token_file")?;
        let (token, place) = match (written, file) {
            (Some((token, place)), None) => (token, place),
            (None, Some((path, _))) => self.token_file(PathBuf::from(path))?,
            (Some((_, place)), Some(_)) => {
                let remedy = "Keep one of telegram.token and telegram.token_file.";
                return self.fault("telegram.token", place, "is given twice", remedy);
            }
            (None, None) => return self.missing("telegram.token_file"),
        };
        if !address::is_token(token.trim()) {
            let remedy = "Copy it whole from @BotFather: digits, a colon, and some 35 letters.";
            return self.fault("telegram.token", place, "is not a bot's token", remedy);
        }
        Ok(SecretString::from(token.trim().to_owned()))
    }

    /// The database's address.
    pub fn database(&mut self, key: &'static str) -> Result<SecretString, Noted> {
        let (url, place) = self.required(key)?;
        let url = url.trim();
        let known = ["sqlite:", "postgres://", "postgresql://"]
            .iter()
            .any(|scheme| url.len() > scheme.len() && url.starts_with(scheme));
        if !known {
            let remedy = "Write `sqlite:data/vigilia.db`, or `postgres://user@host/database`.";
            return self.fault(key, place, "is not the address of a database", remedy);
        }
        Ok(SecretString::from(url.to_owned()))
    }

    /// The key file's path: never beside the data that it opens.
    pub fn key_file(&mut self, key: &'static str) -> Result<PathBuf, Noted> {
        let (path, place) = self.required(key)?;
        let path = PathBuf::from(path);
        let database = self.required("database")?.0;
        if path.as_os_str().is_empty() {
            return self.fault(key, place, "is empty", "Name the file that `vigilia key new` wrote.");
        }
        if address::data_folder(&database).is_some_and(|folder| address::is_under(&path, &folder)) {
            let remedy = "Keep it elsewhere: whoever takes the data folder must not find the key in it.";
            return self.fault(key, place, "is inside the database's folder", remedy);
        }
        Ok(path)
    }

    fn token_file(&mut self, path: PathBuf) -> Result<(String, Place), Noted> {
        match std::fs::read_to_string(&path) {
            Ok(_) if is_open_to_all(&path) => {
                self.faults.push(open_to_all(path, "telegram.token_file"));
                Err(Noted)
            }
            Ok(token) => Ok((token, Place::File(path))),
            Err(error) => {
                self.faults.push(Fault { key: "telegram.token_file", ..unreadable(&path, error.kind()) });
                Err(Noted)
            }
        }
    }

    fn is_line(&mut self, key: &'static str, line: &str, longest: usize, place: &Place) -> Result<(), Noted> {
        let fits =
            !line.trim().is_empty() && line.trim().chars().count() <= longest && !line.chars().any(char::is_control);
        if fits {
            return Ok(());
        }
        let remedy = format!("Write one line of 1 to {longest} characters, or leave the key out.");
        self.fault(key, place.clone(), "is empty, too long or more than one line", remedy)
    }

    /// The value of a key, its default, or a fault.
    fn required(&mut self, key: &'static str) -> Result<(String, Place), Noted> {
        match (self.one(key)?, named(key).default) {
            (Some(written), _) => Ok(written),
            (None, Some(default)) => Ok((default.to_owned(), Place::Nowhere)),
            (None, None) => self.missing(key),
        }
    }

    /// The value of a key that takes one, if it was written.
    fn one(&mut self, key: &'static str) -> Result<Option<(String, Place)>, Noted> {
        let Some(setting) = self.settings.get(key).cloned() else { return Ok(None) };
        match setting.value {
            Value::One(text) => Ok(Some((text, setting.place))),
            Value::Many(_) => self.fault(key, setting.place, "is a list", "Write a single value."),
        }
    }

    fn missing<T>(&mut self, key: &'static str) -> Result<T, Noted> {
        let variable = named(key).variable;
        self.fault(key, Place::Nowhere, "is missing", format!("Set it in the configuration file, or set {variable}."))
    }

    fn fault<T>(&mut self, key: &'static str, place: Place, what: &str, remedy: impl Into<String>) -> Result<T, Noted> {
        self.faults.push(Fault { place, key, what: what.to_owned(), remedy: remedy.into() });
        Err(Noted)
    }
}
