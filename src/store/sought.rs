//! Who is sought: the name, and every further detail that the family chose to give.
//!
//! It stands sealed on disk, as a row of a list or in an open dialogue, and is never printed.

use serde::{Deserialize, Serialize};

use crate::names::{Cedula, NameError, PersonName, StoredName};

/// A person on a family's list.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Sought {
    pub name: PersonName,
    /// Nicknames and other names of the same person.
    pub aliases: Vec<PersonName>,
    pub cedula: Option<Cedula>,
    /// An age is kept as the year of birth that it means.
    pub birth_year: Option<i32>,
    /// Canonical name of the state they lived in.
    pub state: Option<String>,
    /// Canonical name of the centre they were last known in.
    pub centre: Option<String>,
    pub twin: Twin,
}

/// Whether another name of the same list may be the same person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Twin {
    #[default]
    No,
    /// The family does not know: people look with more care.
    Perhaps,
}

impl Sought {
    /// Somebody of whom only the name is known.
    pub fn named(name: PersonName) -> Self {
        Self { name, aliases: Vec::new(), cedula: None, birth_year: None, state: None, centre: None, twin: Twin::No }
    }
}

/// What is sealed. Rows of earlier versions lack the details.
#[derive(Clone, Serialize, Deserialize)]
struct Written {
    /// With the reading that the family confirmed.
    name: StoredName,
    /// Without a letter where V was assumed.
    cedula: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<StoredName>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    birth_year: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    centre: Option<String>,
    #[serde(default)]
    twin: Twin,
}

impl From<Sought> for Written {
    fn from(sought: Sought) -> Self {
        let cedula = sought.cedula.as_ref().map(|cedula| {
            let letters = usize::from(cedula.letter_assumed());
            cedula.canonical().chars().skip(letters).collect()
        });
        Self {
            name: sought.name.stored(),
            cedula,
            aliases: sought.aliases.iter().map(PersonName::stored).collect(),
            birth_year: sought.birth_year,
            state: sought.state,
            centre: sought.centre,
            twin: sought.twin,
        }
    }
}

impl TryFrom<Written> for Sought {
    type Error = NameError;

    fn try_from(written: Written) -> Result<Self, NameError> {
        let cedula = written.cedula.as_deref().map(Cedula::parse).transpose();
        Ok(Self {
            name: written.name.open()?,
            aliases: written.aliases.iter().map(StoredName::open).collect::<Result<_, _>>()?,
            cedula: cedula.map_err(|_| NameError::Characters)?,
            birth_year: written.birth_year,
            state: written.state,
            centre: written.centre,
            twin: written.twin,
        })
    }
}
