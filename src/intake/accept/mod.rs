//! From a reading to reports and releases, stored once.
//!
//! `plan` says what an import would do and stores nothing; `take` stores a batch of lines after a person has
//! said yes. This room keeps who said what and when; it never compares and never tells: that is for `matching`
//! and people.

mod line;
mod plan;
mod standing;
mod take;

use crate::domain::{ImportId, MemberId, Tier};
use crate::store::Source;

use super::{Reading, WarningCode};
pub use plan::{Decision, Old, Plan, plan};
pub use standing::{new_run, problem_entry, problem_line, set_aside, standing};
pub use take::{BATCH, take};

/// A list that somebody brings in.
#[derive(Clone, Copy)]
pub struct Bringing<'a> {
    pub import: ImportId,
    pub source: &'a Source,
    pub tier: Tier,
    /// The member who brought it in; nobody for the owner on the server.
    pub by: Option<MemberId>,
    pub reading: &'a Reading,
}

/// How far the report may be believed: a press copy of a verifier is of tier *media*,
/// whoever imports it under whatever name.
pub fn tier_of(reading: &Reading, source: &Source) -> Tier {
    let second_hand = reading.warnings.iter().any(|w| w.code == WarningCode::SecondHand);
    if second_hand && source.tier == Tier::Verifier { Tier::Media } else { source.tier }
}
