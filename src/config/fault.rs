//! What is wrong with a configuration. Never shows a value.

use std::fmt;
use std::path::PathBuf;

/// Where a setting was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A line of the configuration file, from 1.
    Line(PathBuf, usize),
    /// The configuration file, or another one that it names.
    File(PathBuf),
    Variable(String),
    Flag(&'static str),
    /// Nowhere: the setting is missing, or it is our own default.
    Nowhere,
}

/// One thing to mend before Vigilia starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub place: Place,
    /// The key, as in the file; empty where the fault is about no key.
    pub key: &'static str,
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Line(path, line) => write!(f, "{}, line {line}", path.display()),
            Place::File(path) => write!(f, "{}", path.display()),
            Place::Variable(name) => write!(f, "variable {name}"),
            Place::Flag(name) => write!(f, "option {name}"),
            Place::Nowhere => f.write_str("configuration"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.place)?;
        if !self.key.is_empty() {
            write!(f, "`{}` ", self.key)?;
        }
        write!(f, "{}\n  {}", self.what, self.remedy)
    }
}
