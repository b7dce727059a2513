//! Where settings come from, and which of them wins: flag, then environment, then file.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::fault::{Fault, Place};
use super::file;
use super::keys::{KEYS, Key, Shape, named, nearest, of_variable};

/// Read from the working directory where nobody names another file; it need not exist.
const DEFAULT_FILE: &str = "vigilia.toml";
const FILE_VARIABLE: &str = "VIGILIA_CONFIG";
const PREFIX: &str = "VIGILIA_";

/// Which file to read.
#[derive(Default)]
pub enum Choice {
    /// None at all, for a program that sets everything itself.
    #[default]
    NoFile,
    /// The one that `VIGILIA_CONFIG` names, or `vigilia.toml` if it is there.
    Usual,
    /// The one given with `--config`.
    This(PathBuf),
}

/// What was given to the program before it has been looked at.
#[derive(Default)]
pub struct Sources {
    pub file: Choice,
    /// `--log`
    pub log: Option<String>,
    /// Variables by name; only those that begin with `VIGILIA_` are looked at.
    pub environment: BTreeMap<String, String>,
}

/// A value as it was written.
#[derive(Clone)]
pub enum Value {
    One(String),
    Many(Vec<String>),
}

/// A value and where it was written.
#[derive(Clone)]
pub struct Setting {
    pub value: Value,
    pub place: Place,
}

/// The settings that won, by key name.
pub type Settings = BTreeMap<&'static str, Setting>;

impl Sources {
    /// The flags given, and the environment of this process.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub fn of_process(file: Option<PathBuf>, log: Option<String>) -> Self {
        let file = file.map_or(Choice::Usual, Choice::This);
        let environment = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.to_string_lossy().into_owned())))
            .filter(|(name, _)| name.starts_with(PREFIX))
            .collect();
        Self { file, log, environment }
    }

    /// All layers put one over the other, and what is wrong with their form.
    pub fn settings(&self) -> (Settings, Vec<Fault>) {
        let (mut settings, mut faults) = self.file_layer();
        for (name, value) in self.environment.iter().filter(|(name, _)| name.starts_with(PREFIX)) {
            match of_variable(name) {
                Some(key) => over(&mut settings, key, value, Place::Variable(name.clone())),
                None if name == FILE_VARIABLE => {}
                None => faults.push(unknown_variable(name)),
            }
        }
        if let Some(filter) = &self.log {
            over(&mut settings, named("log.filter"), filter, Place::Flag("--log"));
        }
        (settings, faults)
    }

    fn file_layer(&self) -> (Settings, Vec<Fault>) {
        let given = match &self.file {
            Choice::NoFile => return Default::default(),
            Choice::Usual => self.environment.get(FILE_VARIABLE).map(PathBuf::from),
            Choice::This(path) => Some(path.clone()),
        };
        let path = given.clone().unwrap_or_else(|| PathBuf::from(DEFAULT_FILE));
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound && given.is_none() => return Default::default(),
            Err(error) => return (Settings::new(), vec![unreadable(&path, error.kind())]),
        };
        let (settings, mut faults) = file::read(&path, &text);
        let settings: Settings = settings.into_iter().map(|(key, setting)| (key.name, setting)).collect();
        if settings.contains_key("telegram.token") && is_open_to_all(&path) {
            faults.push(open_to_all(path, "telegram.token"));
        }
        (settings, faults)
    }
}

/// Whether users other than owner and group may read a file that holds a secret.
#[cfg(unix)]
pub fn is_open_to_all(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|data| data.permissions().mode() & 0o007 != 0)
}

/// Other systems have no such mode; their users guard the folder.
#[cfg(not(unix))]
pub fn is_open_to_all(_path: &Path) -> bool {
    false
}

/// The fault of a secret that every user of the machine can read.
pub fn open_to_all(path: PathBuf, key: &'static str) -> Fault {
    let remedy = format!("Run `chmod 600 {}`, and replace the token if others use this machine.", path.display());
    Fault { place: Place::File(path), key, what: "stands in a file that every user can read".into(), remedy }
}

/// The fault of a file that cannot be read.
pub fn unreadable(path: &Path, kind: ErrorKind) -> Fault {
    Fault {
        place: Place::File(path.to_owned()),
        key: "",
        what: format!("cannot be read ({kind})"),
        remedy: "Check the path and that the user who runs Vigilia may read it.".into(),
    }
}

/// A layer that names the token takes the place of a lower layer's other way to name it.
fn over(settings: &mut Settings, key: &'static Key, value: &str, place: Place) {
    let other = match key.name {
        "telegram.token" => "telegram.token_file",
        "telegram.token_file" => "telegram.token",
        _ => "",
    };
    if settings.get(other).is_some_and(|setting| matches!(setting.place, Place::Line(..))) {
        settings.remove(other);
    }
    let value = match key.shape {
        Shape::Lines(..) => Value::Many(value.split(';').map(|line| line.trim().to_owned()).collect()),
        _ => Value::One(value.to_owned()),
    };
    settings.insert(key.name, Setting { value, place });
}

fn unknown_variable(name: &str) -> Fault {
    let remedy = match nearest(name, KEYS.iter().map(|key| key.variable)) {
        Some(near) => format!("Did you mean {near}?"),
        None => format!("Unset it: every variable that begins with {PREFIX} is ours."),
    };
    Fault { place: Place::Variable(name.to_owned()), key: "", what: "is not a setting of Vigilia".into(), remedy }
}
