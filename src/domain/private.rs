//! A value that must reach neither a log nor an error text.

use serde::{Deserialize, Serialize};

/// Text that identifies somebody (a name as written, a pseudonym, a line of a post).
///
/// It has no `Display`, and its `Debug` says nothing, so that it cannot slip into
/// a log line, an error or a panic (invariant 9). Take it out with [`Private::open`]
/// where it is worded, sealed or compared.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Private(String);

impl Private {
    /// Wraps a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for wording, sealing and comparing only.
    pub fn open(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Private {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Private")
    }
}
