//! Everything that is true of a personal name: how it is read, how it sounds, how two of them compare, and how one
//! is found among a million. Pure: no input or output, no clock, no randomness, and nothing else of ours.
//! Must never panic on any text, and never show more of a cédula than its last three digits.

mod aliases;
mod alike;
mod assign;
mod candidates;
mod cedula;
mod chains;
mod compare;
mod digits;
mod evidence;
mod facts;
mod folded;
mod hashing;
mod index;
mod joined;
mod lexicon;
mod name;
mod normalize;
mod person;
mod phonetic;
mod roles;
mod scan;
mod score;
mod tokens;
mod vocabulary;
mod weights;
mod word;

pub use cedula::{Cedula, CedulaError};
pub use compare::{Band, Comparison, compare};
pub use evidence::{Evidence, Mark, Phrase};
pub use index::{Found, Index};
pub use lexicon::{Listed, listed};
pub use name::{NameError, PersonName, StoredName};
pub use person::{Fact, MOST_ALIASES, Person, Sex};
pub use scan::{Occurrence, Setting, scan};

/// Raised whenever a comparison may come out differently: everything is compared again.
pub const MATCHER_VERSION: u32 = 2;
