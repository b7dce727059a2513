//! What is true of subscribers, releases, judgements and deliveries.
//!
//! Pure: no I/O, no clock, no randomness, nothing async. Everything here can be
//! decided with a pencil. It must never word a sentence (that is `text/`) nor
//! know how a row is stored (that is `store/`).

mod announcement;
mod button;
mod chat;
mod codes;
mod command;
mod delivery;
mod event;
mod ids;
mod notice;
mod private;
mod release;
mod reply;
mod review;
mod run;
mod settings;
mod subscription;
mod team;
mod telling;
mod zone;

pub use announcement::{
    Announcement, AsOf, Bound, Figure, FigureKind, Month, OwnCounts, Span, Tally, Window, figures, months,
};
pub use button::{Action, BadPress, Press};
pub use chat::{ChatId, MessageId};
pub use codes::{match_code, number_in, release_code, retraction_code, same_event_code};
pub use command::Command;
pub use delivery::{
    Attempted, Cause, DELIVERY_LIFETIME, DeliveryState, MAX_UNCERTAIN, Next, NoticeKind, Outcome, settle,
};
pub use event::{Record, Sameness, may_be_one_event, sameness};
pub use ids::*;
pub use notice::{Alert, Before, Code, Correction, CorrectionReason, Earlier, Measure, Notice, Why};
pub use private::Private;
pub use release::{Gender, ReleaseKind, Tier, UnknownWord};
pub use reply::*;
pub use review::{Judged, Judgement, Priority, RejectReason, ReviewPolicy, RiskClass, Verdict, Weight, verdict};
pub use run::{RowCounts, RowState, RunState};
pub use settings::{Heartbeat, Later, QuietHours, ReminderPlan, Settings};
pub use subscription::{Detail, Language, NoticeMode, Pause, UNDO_REMOVAL};
pub use team::{Role, Standing};
pub use telling::{
    Change, Extent, Field, KnownEvent, Number, Telling, Whose, changes, corrects, day_in_venezuela, is_old,
    measures_text, recognise, retracts, written,
};
pub use zone::Zone;

/// A moment; stored as unix seconds, shown in the reader's zone.
pub type Moment = chrono::DateTime<chrono::Utc>;

/// Tells the time. The real one is made in `app.rs`; tests hand in their own.
pub type Clock = std::sync::Arc<dyn Fn() -> Moment + Send + Sync>;
