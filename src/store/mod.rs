//! The store: the only room that knows the database. Every query is a method of [`Tx`],
//! in the file of its table; what identifies a family is sealed (`seal`) before it is written.
//!
//! One SQL text serves SQLite and PostgreSQL. Writers take turns on both, so a method may
//! read and then write without being disturbed. No caller sees SQL, a driver's error, or a
//! cell that was not bound to its row. The store decides nothing that `domain` can decide,
//! reads no clock, and never puts a name, a chat or a text into an error or a log line.

mod announcements;
mod attempts;
mod audit;
mod changing;
mod damaged;
mod deliveries;
mod dialogues;
mod erasing;
mod error;
mod holds;
mod ids;
mod imports;
mod joining;
mod judgements;
mod key_file;
mod known;
mod matches;
mod messages;
mod meta;
mod notices;
mod open;
mod outbox;
mod pauses;
mod persons;
mod queue;
mod rates;
mod releases;
mod rematches;
mod reminders;
mod replies;
mod reports;
mod retractions;
mod rows;
mod runs;
mod same_events;
mod screens;
mod seal;
mod settings;
mod sought;
mod sources;
mod stopping;
mod subscribers;
mod subscriptions;
mod tallies;
mod team;
#[cfg(test)]
mod tests;
mod tx;
mod undoing;

pub use announcements::Kept;
pub use attempts::ClaimedNotice;
pub use audit::Actor;
pub use damaged::{Damaged, Page};
pub use deliveries::{Delivery, NewDelivery, Shared};
pub use dialogues::Dialogue;
pub use error::{OpenError, StoreError};
pub use holds::{Hold, HoldReason};
pub use ids::Entropy;
pub use imports::{Import, ImportState};
pub use joining::Statement;
pub use key_file::KeyError;
pub use known::Asked;
pub use matches::{MatchRow, MatchState, NewMatch};
pub use messages::StandingNotice;
pub use notices::Addressed;
pub use open::{Store, Watch};
pub use outbox::{Due, Lane};
pub use queue::{Claim, Viewer};
pub use rates::Counted;
pub use releases::{NewRelease, Release, ReleaseState};
pub use reminders::Unread;
pub use replies::{ClaimedReply, ReplyNext, Spot};
pub use reports::{ExportedReport, NewReport};
pub use retractions::{Retraction, RetractionState};
pub use runs::{ImportRow, NewRow, NewRun, Run};
pub use same_events::{SameEvent, SameEventState};
pub use screens::Arrived;
pub use seal::Keys;
pub use sought::{Sought, Twin};
pub use sources::Source;
pub use stopping::{Doubt, Told};
pub use subscribers::{Reach, Subscriber};
pub use subscriptions::Subscription;
pub use team::{Member, Volunteer};
pub use tx::Tx;
pub use undoing::Undoable;

/// Whether a row was made or was there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put<T> {
    New(T),
    Known(T),
}
