//! What the screens of the volunteers' desk show. Never who follows a name, nor how many do.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    FamilyAnswer, MatchId, Moment, Priority, Private, RejectReason, ReleaseId, ReleaseKind, RiskClass, SameEventId,
    Tier,
};
use crate::names::{Evidence, Fact};

/// A card: one match as a volunteer sees it. Never who follows, in which language,
/// since when, or how many.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub subject: MatchId,
    pub revision: u32,
    /// Shown as `C-0412`.
    pub number: u32,
    pub priority: Priority,
    pub waiting_since: Moment,
    pub now: Moment,
    pub yours_until: Moment,
    pub class: RiskClass,
    /// How many people must agree, in all: how many have judged already is not told.
    pub needed: u8,
    /// You brought this line in: yours alone is not enough.
    pub own_import: OwnImport,
    pub published: Private,
    pub sought: Private,
    /// Last three digits, where known.
    pub published_cedula: Option<Private>,
    pub sought_cedula: Option<Private>,
    /// One line a part of the comparison; together they are the score.
    pub evidence: Vec<Evidence>,
    /// Log-odds in bits.
    pub score: f32,
    pub kind: ReleaseKind,
    pub date: Option<NaiveDate>,
    pub place: Option<String>,
    pub reports: Vec<ReportLine>,
    /// Other records that are similar to the name sought.
    pub rivals: u32,
    /// What, if it were known of who is sought, would tell most.
    pub would_help: Option<Fact>,
    /// What a family answered after the alert, if that brought the card back.
    pub family_said: Option<FamilyAnswer>,
    pub settles: Settles,
}

/// Whether the reader of the card brought the line in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OwnImport {
    Yes,
    No,
}

/// Whether a judgement on this card settles a disagreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Settles {
    Tie,
    Doubt,
    No,
}

/// One report behind a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportLine {
    pub source: String,
    pub tier: Tier,
    pub at: Moment,
    /// The line as it stood in the text or file, and its number there.
    pub line: u32,
    pub original: Private,
}

/// What a volunteer's judgement led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reviewed {
    /// The quorum is reached; the notice leaves at `sends_at` unless it is undone.
    Confirmed {
        at: Moment,
        sends_at: Moment,
    },
    /// One more person is needed.
    ConfirmedFirst,
    Rejected {
        reason: RejectReason,
    },
    RejectedFirst {
        reason: RejectReason,
    },
    Unsure,
    Skipped,
    PutBack,
    /// People disagree.
    Tie,
    Undone,
    /// The notice has left; `release` can be corrected.
    UndoLate {
        release: ReleaseId,
    },
    /// It was decided in the meantime; this answer was not counted.
    Decided,
    /// The claim ran out.
    Expired,
    /// Somebody else has it.
    Taken,
    /// Not for you: you follow the name, or you skipped it. The same words for both.
    NotForYou,
    /// Held notices of this release may go out once one more person upholds it.
    UpheldFirst,
    Upheld,
}

/// A release that has been told to somebody, for the list of `/rectificar`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldRow {
    pub release: ReleaseId,
    pub revision: u32,
    /// Shown as `S-1207`.
    pub number: u32,
    pub name: Private,
    pub kind: ReleaseKind,
}

/// "Is it the same event?": two records side by side. Never who follows either, nor what others answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SameEventAsk {
    pub subject: SameEventId,
    pub revision: u32,
    /// Shown as `E-07`.
    pub number: u32,
    /// How many people must agree, in all.
    pub needed: u8,
    /// The earlier one and the later one.
    pub records: [EventRecord; 2],
    pub settles: Settles,
}

/// One record of an event, as volunteers see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventRecord {
    pub release: ReleaseId,
    /// Shown as `S-1207`.
    pub number: u32,
    pub name: Private,
    /// Last three digits, where known.
    pub cedula: Option<Private>,
    pub kind: ReleaseKind,
    pub date: Option<NaiveDate>,
    pub place: Option<String>,
    pub reports: Vec<ReportLine>,
}

/// What an answer to "is it the same event?" led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SameEventAnswered {
    /// One more person is needed.
    First,
    /// The records are one event: nobody is told twice.
    Joined,
    /// They are two: the second goes its way.
    Different,
    /// Somebody else looks.
    Unsure,
    /// The answers differ: a coordinator decides.
    Tie,
    /// It was settled in the meantime; this answer was not counted.
    Settled,
    /// It is about a name of the reader's own list.
    NotForYou,
}

/// What a correction is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wrong {
    /// The event itself: everybody who was told of it is corrected. Shown as `S-1207`.
    Release { release: ReleaseId, number: u32 },
    /// One pair: only the family that was told of another person. Shown as `C-0412`.
    Match { subject: MatchId, number: u32 },
}
