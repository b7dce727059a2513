//! What a chat is answered. Structured; `text/` words it and draws the buttons.
//!
//! One variant is one screen. A variant carries what the screen shows and the ids and
//! revisions that its buttons need, and never a sentence.

mod chat;
mod desk;
mod family;
mod figures;
mod import;
mod outgoing;

use serde::{Deserialize, Serialize};

use super::{
    Code, Command, CorrectionReason, DeliveryId, Detail, ImportId, MatchId, Moment, Notice, NoticeMode, Private,
    QuietHours, ReleaseId, RetractionId, Settings, SubscriptionId, Tier,
};
pub use chat::{Choice, DataEnd, DataEntry, Heard, Note, ReadBefore, Returned, Setting};
pub use desk::{
    Card, EventRecord, OwnImport, ReportLine, Reviewed, SameEventAnswered, SameEventAsk, Settles, ToldRow, Wrong,
};
pub use family::{
    Cancelled, Checked, FamilyAnswer, JoinedAs, ListRow, NameParts, Near, NewsRow, NotOne, NotPersonReason, Showing,
    Step, Verified,
};
pub use figures::{FiguresChart, FiguresFound, FiguresScreen, FoundFigure, FoundState};
pub use import::{
    ChangedLine, CountDiffers, DryRun, EntryLine, EntryState, FileFormat, ImportChanges, OldNames, ProblemLine, Prose,
    Refusal, RunNow, RunScreen, TextKept,
};
pub use outgoing::{Audience, Doing, HeldBy, PopUp, Reader, SWEEP, Spoken};

/// One screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    // First contact.
    Welcome,
    DataCare,
    Privacy,
    Help,
    Contact,

    // Adding a name.
    Consent {
        step: Step,
    },
    ConsentDeclined,
    AskName {
        step: Step,
    },
    ReadingIs {
        step: Step,
        name: NameParts,
    },
    TwoReadings {
        step: Step,
        first: NameParts,
        second: NameParts,
    },
    OneSurname {
        step: Step,
        surname: Private,
    },
    AskSecondSurname {
        step: Step,
    },
    NameUnreadable {
        step: Step,
    },
    NotOneName {
        step: Step,
        why: NotOne,
    },
    AskCedula {
        step: Step,
    },
    CedulaNoted {
        last3: Private,
    },
    CedulaUnreadable {
        step: Step,
    },
    AskMode {
        step: Step,
    },
    Added {
        shown: Private,
    },
    AlreadyListed {
        since: Moment,
        subscription: SubscriptionId,
        revision: u32,
    },
    ListFull {
        limit: u32,
    },
    CommonName {
        step: Step,
        name: Private,
    },
    NearName {
        step: Step,
        why: Near,
        other: Private,
    },
    JoinedNames {
        row: ListRow,
        how: JoinedAs,
    },
    /// They are two people: is there anything that tells them apart?
    TwoPeople {
        step: Step,
    },
    KeptBoth,
    DetailAsk {
        step: Step,
    },
    DetailWrite {
        step: Step,
        detail: Detail,
    },
    DetailUnreadable {
        step: Step,
        detail: Detail,
    },
    DetailNoted,
    FreeTextOffer {
        step: Step,
        name: Private,
    },
    FreeTextDeclined,
    NotDeleted,

    // Any dialogue.
    Interrupted {
        step: Step,
    },
    Expired {
        again: Command,
    },
    Cancelled(Cancelled),

    // The list.
    List {
        rows: Vec<ListRow>,
        page: u32,
        pages: u32,
        showing: Showing,
        checked: Checked,
    },
    Entry {
        row: ListRow,
        /// Where in the list it stands.
        page: u32,
        cedula: Option<Private>,
        mode: NoticeMode,
        unread: u32,
    },
    /// What of an entry can be changed, and which of it is known.
    Change {
        row: ListRow,
        known: Vec<Detail>,
    },
    /// A detail that is known: write it anew, or take it away.
    ChangeKnown {
        row: ListRow,
        detail: Detail,
    },
    /// The other names of a person, shown as the list shows names.
    ChangeAliases {
        row: ListRow,
        aliases: Vec<Private>,
    },
    PauseAsk {
        row: ListRow,
    },
    PauseOver {
        row: ListRow,
        waiting: u32,
    },
    Removed {
        row: ListRow,
    },
    RemovedForGood,
    ForgetAsk,
    Forgotten {
        backup_days: u32,
    },
    Settings {
        mode: NoticeMode,
        settings: Settings,
    },
    FullAsk,
    ModeSet {
        mode: NoticeMode,
    },

    // News.
    News {
        unread: Vec<NewsRow>,
        /// When a list was last looked through.
        checked: Option<Moment>,
        earlier: ReadBefore,
    },
    EarlierNews {
        rows: Vec<NewsRow>,
    },
    Verified(Verified),
    /// A notice, opened.
    Open {
        notice: Notice,
        mode: NoticeMode,
    },
    /// A notice, closed again.
    Closed {
        delivery: DeliveryId,
        code: Code,
        read_at: Moment,
    },
    /// The older message that a correction corrects; full mode strikes the alert through.
    Struck {
        alert: Notice,
        corrected_at: Moment,
        mode: NoticeMode,
    },
    WithUsKeep {
        delivery: DeliveryId,
    },
    StoppedFollowing {
        row: ListRow,
    },
    NotPersonAsk {
        delivery: DeliveryId,
    },
    NotPersonDone {
        delivery: DeliveryId,
    },
    NotPersonUndone,
    StillInsideAgrees,
    UnderReview,
    WhatNow {
        delivery: DeliveryId,
    },

    // Whatever does not fit.
    NotText,
    UnknownInput,
    Trouble {
        reference: String,
    },

    SlowDown {
        seconds: u32,
    },

    // A notice that was not read yet, and what follows an answer.
    /// A notice as it arrived, in discreet words.
    Arrived {
        notice: Notice,
    },
    RemindAsk {
        delivery: DeliveryId,
    },
    WithUsShare {
        delivery: DeliveryId,
        verifier: String,
    },
    /// The team answered; says neither whom nor what it is about.
    AnswerArrived {
        delivery: DeliveryId,
        code: Code,
    },
    AnswerStands {
        verifier: String,
        verified_at: Moment,
    },

    // The chat itself.
    LanguageAsk,
    LanguageSet,
    QuietAsk,
    QuietWrite {
        step: Step,
        heard: Heard,
    },
    QuietSet {
        quiet: QuietHours,
    },
    ReminderAsk,
    HeartbeatAsk,
    ZoneAsk,
    ZoneWrite {
        step: Step,
        heard: Heard,
    },
    /// Settings are kept with a list, and there is none yet.
    SettingsNeedList,
    /// What stands where an older notice stood.
    Cleaned,
    /// The chat was cleaned; so many older notices could only be emptied.
    CleanDone {
        left: u32,
    },
    Data {
        /// The place of the first entry, from 1.
        first: u32,
        entries: Vec<DataEntry>,
        end: DataEnd,
    },
    Note(Note),
    StillWanted,
    StillWantedNoted,
    Returned(Returned),
    LaterNoted,

    // The team.
    VolunteerTrouble {
        reference: String,
    },
    VolunteerHelp,
    InviteDead,
    JoinName {
        step: Step,
    },
    Joined {
        who: Private,
    },
    Card(Box<Card>),
    QueueEmpty,
    Sources {
        subject: MatchId,
        revision: u32,
        reports: Vec<ReportLine>,
    },
    RejectAsk {
        subject: MatchId,
        revision: u32,
    },
    Reviewed {
        subject: MatchId,
        revision: u32,
        number: u32,
        what: Reviewed,
    },
    ImportStart {
        step: Step,
    },
    /// The template for lists, as a file.
    Template {
        format: FileFormat,
    },
    ImportSourceAsk {
        import: ImportId,
        revision: u32,
        sources: Vec<(String, Tier)>,
    },
    DryRun(Box<DryRun>),
    ImportNoSource,
    ImportRefused {
        reason: Refusal,
        line: Option<u32>,
    },
    /// The same bytes were imported under this source before.
    ImportSame {
        draft: ImportId,
        revision: u32,
        import: ImportId,
        number: u32,
        /// Nobody: the owner, on the server.
        who: Option<Private>,
        at: Moment,
    },
    ImportNothing,
    ImportChanges(Box<ImportChanges>),
    ImportRun(Box<RunScreen>),
    /// A file with the lines of the import `I-…` that were, or would be, left out.
    ImportProblems(u32, Vec<ProblemLine>),
    ImportCancelled,
    HoldOn,
    HoldAlready {
        since: Moment,
        who: Private,
    },
    ResumeAsk {
        waiting: u32,
        corrections: u32,
        revision: u32,
    },
    Resumed,
    /// A safeguard stopped sending: the owner resumes on the server.
    ResumeNeedsOwner,
    NothingHeld,
    CoordinatorsOnly,
    RetractChoose {
        rows: Vec<ToldRow>,
    },
    RetractNone,
    RetractStart {
        release: ReleaseId,
        revision: u32,
        number: u32,
    },
    RetractPreview {
        wrong: Wrong,
        reason: CorrectionReason,
        stopped: u32,
        told: u32,
        read: u32,
    },
    RetractWaiting {
        number: u32,
    },
    RetractApprove {
        retraction: RetractionId,
        revision: u32,
        who: Private,
        number: u32,
        reason: CorrectionReason,
        told: u32,
    },
    RetractOwn,
    RetractSent {
        number: u32,
        told: u32,
    },
    RetractDeclined {
        number: u32,
    },
    /// A correction is settled and something is still stopped: a second person may free it.
    RetractUphold {
        retraction: RetractionId,
        revision: u32,
        number: u32,
        stopped: u32,
    },
    RetractUpheld {
        number: u32,
    },
    // Several sources on one event.
    SameEventAsk(Box<SameEventAsk>),
    SameEventAnswered {
        number: u32,
        what: SameEventAnswered,
    },
    /// A death stands in the source; told to the lead only.
    DeathHeld {
        number: u32,
        source: String,
    },

    // Figures without names.
    FiguresFound(Box<FiguresFound>),
    FiguresDropped,
    Figures(Box<FiguresScreen>),
}
