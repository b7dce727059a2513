//! At least one example of every screen that the domain knows.

use vigilia::domain::*;

use crate::figure_examples as figures;
use crate::samples::{
    ID, REVISION, Sample, at, bare_card, bare_dry_run, card, code, dry_run, every_notice, moment, report,
};

fn step() -> Step {
    Step { dialogue: DialogueId(ID), revision: REVISION }
}

fn both_modes<T>(of: impl Fn(NoticeMode) -> Vec<T>) -> Vec<T> {
    [NoticeMode::Discreet, NoticeMode::Full].into_iter().flat_map(of).collect()
}

fn row(s: &Sample) -> ListRow {
    ListRow { subscription: SubscriptionId(ID), revision: REVISION, shown: s.shown(), pause: Pause::No }
}

fn parts(s: &Sample) -> NameParts {
    NameParts { given: s.private(), surnames: s.private() }
}

fn mononym(s: &Sample) -> NameParts {
    NameParts { given: s.private(), surnames: Private::new("") }
}

fn reviewed(what: Reviewed) -> Reply {
    Reply::Reviewed { subject: MatchId(ID), revision: REVISION, number: 412, what }
}

fn every_review() -> Vec<Reply> {
    let mut all = vec![
        Reviewed::Confirmed { at: moment(), sends_at: at("2026-09-24T13:07:00-04:00") },
        Reviewed::ConfirmedFirst,
        Reviewed::Unsure,
        Reviewed::Skipped,
        Reviewed::PutBack,
        Reviewed::Tie,
        Reviewed::Undone,
        Reviewed::UndoLate { release: ReleaseId(ID) },
        Reviewed::Decided,
        Reviewed::Expired,
        Reviewed::Taken,
        Reviewed::NotForYou,
        Reviewed::UpheldFirst,
        Reviewed::Upheld,
    ];
    all.extend(RejectReason::ALL.map(|reason| Reviewed::Rejected { reason }));
    all.extend(RejectReason::ALL.map(|reason| Reviewed::RejectedFirst { reason }));
    all.into_iter().map(reviewed).collect()
}

fn lists(s: &Sample) -> Vec<Reply> {
    let checked = Checked::Fresh(moment());
    let list =
        |rows: usize, page, pages, showing| Reply::List { rows: vec![row(s); rows], page, pages, showing, checked };
    let rows = [Pause::No, Pause::Open, Pause::Until(moment())].map(|pause| ListRow { pause, ..row(s) }).to_vec();
    let resting = |checked| Reply::List { rows: rows.clone(), page: 1, pages: 1, showing: Showing::Initials, checked };
    vec![
        resting(Checked::Never),
        resting(Checked::Stale(moment())),
        list(0, 1, 1, Showing::Initials),
        list(1, 1, 1, Showing::Initials),
        list(6, 2, 3, Showing::Initials),
        list(2, 1, 1, Showing::Names),
    ]
}

fn entries(s: &Sample) -> Vec<Reply> {
    let entry = |cedula: Option<&str>, mode, unread| Reply::Entry {
        row: row(s),
        page: 2,
        cedula: cedula.map(Private::new),
        mode,
        unread,
    };
    vec![
        entry(Some("789"), NoticeMode::Discreet, 0),
        entry(None, NoticeMode::Full, 1),
        entry(None, NoticeMode::Full, s.n),
        Reply::Entry {
            row: ListRow { pause: Pause::Until(moment()), ..row(s) },
            page: 1,
            cedula: None,
            mode: NoticeMode::Discreet,
            unread: 0,
        },
    ]
}

fn details(of: impl Fn(Step, Detail) -> Reply) -> Vec<Reply> {
    Detail::ALL.map(|detail| of(step(), detail)).to_vec()
}

fn news_rows(rows: usize) -> Vec<NewsRow> {
    vec![NewsRow { delivery: DeliveryId(ID), code: code(), at: moment() }; rows]
}

fn news(rows: usize, earlier: ReadBefore) -> Reply {
    let checked = (earlier == ReadBefore::Some).then(moment);
    Reply::News { unread: news_rows(rows), checked, earlier }
}

/// The defaults, and something else of everything.
fn every_settings() -> [Settings; 2] {
    let other = Settings {
        quiet: QuietHours::night(),
        reminder: ReminderPlan::Daily,
        heartbeat: Heartbeat::Weekly,
        zone: Zone::parse("Madrid").unwrap(),
    };
    [Settings::default(), other]
}

fn data(s: &Sample) -> Vec<Reply> {
    let entry = |cedula: Option<&str>, details: &[&str]| DataEntry {
        name: s.private(),
        cedula: cedula.map(Private::new),
        details: details.iter().map(|detail| Private::new(*detail)).collect(),
        since: moment(),
    };
    let answers = [FamilyAnswer::WithUs, FamilyAnswer::NotPerson, FamilyAnswer::StillInside];
    let rest = |answers: &[FamilyAnswer]| DataEnd::Rest {
        mode: NoticeMode::Discreet,
        settings: every_settings()[1],
        sent: s.n,
        answers: answers.iter().map(|answer| (code(), *answer)).collect(),
    };
    vec![
        Reply::Data { first: 1, entries: vec![], end: rest(&[]) },
        Reply::Data {
            first: 1,
            entries: vec![entry(None, &[]), entry(Some("789"), &["1971", "Lara"])],
            end: rest(&answers),
        },
        Reply::Data { first: 11, entries: vec![entry(None, &[]); 10], end: DataEnd::GoesOn },
    ]
}

fn notes(s: &Sample) -> Vec<Reply> {
    let mut all = vec![Note::Stale { since: moment() }];
    for n in [1, s.n] {
        all.extend([Note::Nothing { since: moment(), checked: moment(), sources: n }, Note::Unread { n }]);
    }
    all.into_iter().map(Reply::Note).collect()
}

fn by_hearing(of: impl Fn(Heard) -> Reply) -> [Reply; 2] {
    [Heard::Nothing, Heard::Unclear].map(of)
}

fn refusals() -> Vec<Reply> {
    Refusal::ALL
        .iter()
        .flat_map(|reason| [None, Some(7)].map(|line| Reply::ImportRefused { reason: *reason, line }))
        .collect()
}

fn import_changes(s: &Sample, lines: usize, pages: u32) -> Reply {
    let change = |detail, before: &str, after: &str| Change { detail, before: before.into(), after: after.into() };
    let changes = vec![
        change(Field::Name, &s.name, &s.name),
        change(Field::Number, "", "V90123789"),
        change(Field::Date, "2026-01-24", "2026-01-25"),
        change(Field::Place, "", &s.place),
        change(Field::Measures, "", "report travel"),
    ];
    let line = ChangedLine { line: s.n, name: s.private(), changes };
    let (import, lines) = (ImportId(ID), vec![line; lines]);
    Reply::ImportChanges(Box::new(ImportChanges { import, revision: REVISION, lines, page: 1, pages }))
}

fn import_runs(s: &Sample) -> Vec<Reply> {
    let tally =
        RowCounts { new: s.n, changed: s.n, same: s.n, problem: 1, withdrawn: s.n, restored: 1, kept: 2, failed: 3 };
    let done = |tier| RunNow::Done { source: s.source.clone(), tier, tally, problems: s.n };
    let states = [
        RunNow::Running { done: s.n, lines: s.n },
        RunNow::Stopped { done: s.n, text: TextKept::Yes },
        RunNow::Stopped { done: s.n, text: TextKept::No },
        done(Tier::Verifier),
        done(Tier::Media),
        RunNow::UndoAsk { withdrawn: s.n, restored: s.n, kept: 0 },
        RunNow::UndoAsk { withdrawn: s.n, restored: s.n, kept: s.n },
        RunNow::Kept { rows: vec![(1207, s.private()); s.many], page: 1, pages: 2 },
        RunNow::Undoing,
        RunNow::Undone { tally },
        RunNow::NotYours,
    ];
    let screen = |now| Reply::ImportRun(Box::new(RunScreen { import: ImportId(ID), number: 32, now }));
    states.into_iter().map(screen).collect()
}

fn retract_previews(s: &Sample) -> Vec<Reply> {
    let preview = |wrong, reason, n| Reply::RetractPreview { wrong, reason, stopped: n, told: n, read: n };
    let release = Wrong::Release { release: ReleaseId(ID), number: 1207 };
    let pair = Wrong::Match { subject: MatchId(ID), number: 412 };
    let mut all = vec![preview(pair, CorrectionReason::WrongPerson, 1)];
    for reason in CorrectionReason::ALL {
        all.extend([0, 1, s.n].map(|n| preview(release, reason, n)));
    }
    all
}

fn retract_approvals(s: &Sample) -> Vec<Reply> {
    CorrectionReason::ALL
        .map(|reason| Reply::RetractApprove {
            retraction: RetractionId(ID),
            revision: REVISION,
            who: Private::new("Araguaney"),
            number: 1207,
            reason,
            told: s.n,
        })
        .to_vec()
}

fn same_event_ask(s: &Sample, settles: Settles) -> SameEventAsk {
    let known = EventRecord {
        release: ReleaseId(ID),
        number: 1207,
        name: s.private(),
        cedula: Some(Private::new("789")),
        kind: ReleaseKind::WithMeasures,
        date: Some(crate::samples::day()),
        place: Some(s.place.clone()),
        reports: vec![report(s); s.many],
    };
    let bare = EventRecord { number: 988, cedula: None, date: None, place: None, ..known.clone() };
    SameEventAsk { subject: SameEventId(ID), revision: REVISION, number: 7, needed: 2, records: [bare, known], settles }
}

/// The examples of each variant. A variant without a line here does not compile.
macro_rules! every_reply {
    ($s:ident; $($variant:ident => $examples:expr,)*) => {
        /// At least one example of every screen.
        pub fn every_reply($s: &Sample) -> Vec<Reply> {
            let mut all = Vec::new();
            $(all.extend($examples);)*
            all
        }

        /// The name of the variant.
        pub fn name_of(reply: &Reply) -> &'static str {
            match reply { $(Reply::$variant { .. } => stringify!($variant),)* }
        }
    };
}

every_reply! { s;
    Welcome => [Reply::Welcome],
    DataCare => [Reply::DataCare],
    Privacy => [Reply::Privacy],
    Help => [Reply::Help],
    Contact => [Reply::Contact],
    Consent => [Reply::Consent { step: step() }],
    ConsentDeclined => [Reply::ConsentDeclined],
    AskName => [Reply::AskName { step: step() }],
    ReadingIs => [
        Reply::ReadingIs { step: step(), name: parts(s) },
        Reply::ReadingIs { step: step(), name: mononym(s) },
    ],
    TwoReadings => [Reply::TwoReadings { step: step(), first: parts(s), second: mononym(s) }],
    OneSurname => [Reply::OneSurname { step: step(), surname: s.private() }],
    AskSecondSurname => [Reply::AskSecondSurname { step: step() }],
    NameUnreadable => [Reply::NameUnreadable { step: step() }],
    NotOneName => [NotOne::Long, NotOne::Several].map(|why| Reply::NotOneName { step: step(), why }),
    AskCedula => [Reply::AskCedula { step: step() }],
    CedulaNoted => [Reply::CedulaNoted { last3: Private::new("789") }],
    CedulaUnreadable => [Reply::CedulaUnreadable { step: step() }],
    AskMode => [Reply::AskMode { step: step() }],
    Added => [Reply::Added { shown: s.shown() }],
    AlreadyListed => [Reply::AlreadyListed { since: moment(), subscription: SubscriptionId(ID), revision: REVISION }],
    ListFull => [Reply::ListFull { limit: 30 }],
    CommonName => [Reply::CommonName { step: step(), name: s.private() }],
    NearName => [Near::Name, Near::Cedula].map(|why| Reply::NearName { step: step(), why, other: s.private() }),
    JoinedNames => [JoinedAs::Main, JoinedAs::Alias].map(|how| Reply::JoinedNames { row: row(s), how }),
    TwoPeople => [Reply::TwoPeople { step: step() }],
    KeptBoth => [Reply::KeptBoth],
    DetailAsk => [Reply::DetailAsk { step: step() }],
    DetailWrite => details(|step, detail| Reply::DetailWrite { step, detail }),
    DetailUnreadable => details(|step, detail| Reply::DetailUnreadable { step, detail }),
    DetailNoted => [Reply::DetailNoted],
    FreeTextOffer => [Reply::FreeTextOffer { step: step(), name: s.private() }],
    FreeTextDeclined => [Reply::FreeTextDeclined],
    NotDeleted => [Reply::NotDeleted],
    Interrupted => [Reply::Interrupted { step: step() }],
    Expired => [Command::Add, Command::Settings].map(|again| Reply::Expired { again }),
    Cancelled => [Reply::Cancelled(Cancelled::Dialogue), Reply::Cancelled(Cancelled::Nothing)],
    List => lists(s),
    Entry => entries(s),
    Change => [vec![Detail::Name], Detail::ALL.to_vec()].map(|known| Reply::Change { row: row(s), known }),
    ChangeKnown => [Detail::Cedula, Detail::Age, Detail::State, Detail::Centre]
        .map(|detail| Reply::ChangeKnown { row: row(s), detail }),
    ChangeAliases => [1, 6].map(|n| Reply::ChangeAliases { row: row(s), aliases: vec![s.shown(); n] }),
    PauseAsk => [Reply::PauseAsk { row: row(s) }],
    PauseOver => [0, 1, s.n].map(|waiting| Reply::PauseOver { row: row(s), waiting }),
    Removed => [Reply::Removed { row: row(s) }],
    RemovedForGood => [Reply::RemovedForGood],
    ForgetAsk => [Reply::ForgetAsk],
    Forgotten => [1, 30].map(|backup_days| Reply::Forgotten { backup_days }),
    Settings => both_modes(|mode| every_settings().map(|settings| Reply::Settings { mode, settings }).to_vec()),
    FullAsk => [Reply::FullAsk],
    ModeSet => both_modes(|mode| vec![Reply::ModeSet { mode }]),
    News => [(0, ReadBefore::None), (0, ReadBefore::Some), (1, ReadBefore::Some), (2, ReadBefore::None), (30, ReadBefore::Some)]
        .map(|(n, earlier)| news(n, earlier)),
    EarlierNews => [Reply::EarlierNews { rows: news_rows(3) }],
    Verified => [
        Reply::Verified(Verified::Usage),
        Reply::Verified(Verified::Wait { minutes: 1 }),
        Reply::Verified(Verified::Wait { minutes: 9 }),
        Reply::Verified(Verified::Unknown),
        Reply::Verified(Verified::Genuine { code: code(), sent_at: moment() }),
        Reply::Verified(Verified::Corrected { code: code(), corrected_at: moment() }),
    ],
    Open => both_modes(|mode| every_notice(s).into_iter().map(|notice| Reply::Open { notice, mode }).collect()),
    Closed => [Reply::Closed { delivery: DeliveryId(ID), code: code(), read_at: moment() }],
    Struck => both_modes(|mode| {
        let told = every_notice(s).into_iter().take(1);
        told.map(|alert| Reply::Struck { alert, corrected_at: moment(), mode }).collect()
    }),
    WithUsKeep => [Reply::WithUsKeep { delivery: DeliveryId(ID) }],
    StoppedFollowing => [Reply::StoppedFollowing { row: row(s) }],
    NotPersonAsk => [Reply::NotPersonAsk { delivery: DeliveryId(ID) }],
    NotPersonDone => [Reply::NotPersonDone { delivery: DeliveryId(ID) }],
    NotPersonUndone => [Reply::NotPersonUndone],
    StillInsideAgrees => [Reply::StillInsideAgrees],
    UnderReview => [Reply::UnderReview],
    WhatNow => [Reply::WhatNow { delivery: DeliveryId(ID) }],
    NotText => [Reply::NotText],
    UnknownInput => [Reply::UnknownInput],
    Trouble => [Reply::Trouble { reference: "7GK3QZ".into() }],
    SlowDown => [1, 59].map(|seconds| Reply::SlowDown { seconds }),
    Arrived => every_notice(s).into_iter().take(2).map(|notice| Reply::Arrived { notice }),
    RemindAsk => [Reply::RemindAsk { delivery: DeliveryId(ID) }],
    WithUsShare => [Reply::WithUsShare { delivery: DeliveryId(ID), verifier: s.organisation.clone() }],
    AnswerArrived => [Reply::AnswerArrived { delivery: DeliveryId(ID), code: code() }],
    AnswerStands => [Reply::AnswerStands { verifier: s.organisation.clone(), verified_at: moment() }],
    LanguageAsk => [Reply::LanguageAsk],
    LanguageSet => [Reply::LanguageSet],
    QuietAsk => [Reply::QuietAsk],
    QuietWrite => by_hearing(|heard| Reply::QuietWrite { step: step(), heard }),
    QuietSet => [Reply::QuietSet { quiet: QuietHours::night() }],
    ReminderAsk => [Reply::ReminderAsk],
    HeartbeatAsk => [Reply::HeartbeatAsk],
    ZoneAsk => [Reply::ZoneAsk],
    ZoneWrite => by_hearing(|heard| Reply::ZoneWrite { step: step(), heard }),
    SettingsNeedList => [Reply::SettingsNeedList],
    Cleaned => [Reply::Cleaned],
    CleanDone => [0, 1, s.n].map(|left| Reply::CleanDone { left }),
    Data => data(s),
    Note => notes(s),
    StillWanted => [Reply::StillWanted],
    StillWantedNoted => [Reply::StillWantedNoted],
    Returned => [Returned::Nothing, Returned::Waiting { n: 1 }, Returned::Waiting { n: s.n }].map(Reply::Returned),
    LaterNoted => [Reply::LaterNoted],
    VolunteerTrouble => [Reply::VolunteerTrouble { reference: "7GK3QZ".into() }],
    VolunteerHelp => [Reply::VolunteerHelp],
    InviteDead => [Reply::InviteDead],
    JoinName => [Reply::JoinName { step: step() }],
    Joined => [Reply::Joined { who: Private::new("Araguaney") }],
    Card => [Reply::Card(Box::new(card(s))), Reply::Card(Box::new(bare_card(s)))],
    QueueEmpty => [Reply::QueueEmpty],
    Sources => [Reply::Sources { subject: MatchId(ID), revision: REVISION, reports: vec![report(s); s.many] }],
    RejectAsk => [Reply::RejectAsk { subject: MatchId(ID), revision: REVISION }],
    Reviewed => every_review(),
    ImportStart => [Reply::ImportStart { step: step() }],
    Template => FileFormat::ALL.map(|format| Reply::Template { format }),
    ImportSourceAsk => [Reply::ImportSourceAsk {
        import: ImportId(ID),
        revision: REVISION,
        sources: vec![(s.source.clone(), Tier::Verifier), ("Diario del Alba".into(), Tier::Media)],
    }],
    DryRun => [
        Reply::DryRun(Box::new(bare_dry_run(s))),
        Reply::DryRun(Box::new(dry_run(s, Prose::No, Tier::Verifier))),
        Reply::DryRun(Box::new(dry_run(s, Prose::Yes, Tier::Media))),
    ],
    ImportNoSource => [Reply::ImportNoSource],
    ImportRefused => refusals(),
    ImportSame => [None, Some(Private::new("Araguaney"))].map(|who| {
        let (draft, import) = (ImportId(ID), ImportId(ID));
        Reply::ImportSame { draft, revision: REVISION, import, number: 32, who, at: moment() }
    }),
    ImportNothing => [Reply::ImportNothing],
    ImportChanges => [(0, 1), (s.many, 3)].map(|(lines, pages)| import_changes(s, lines, pages)),
    ImportRun => import_runs(s),
    ImportProblems => {
        let line = ProblemLine { line: 7, problem: "no_such_date".into(), text: Private::new(&*s.line) };
        [Reply::ImportProblems(32, vec![line; s.many])]
    },
    ImportCancelled => [Reply::ImportCancelled],
    HoldOn => [Reply::HoldOn],
    HoldAlready => [Reply::HoldAlready { since: moment(), who: Private::new("Araguaney") }],
    ResumeAsk => [(0, 0), (1, 1), (s.n, s.n)].map(|(waiting, corrections)| {
        Reply::ResumeAsk { waiting, corrections, revision: REVISION }
    }),
    Resumed => [Reply::Resumed],
    ResumeNeedsOwner => [Reply::ResumeNeedsOwner],
    NothingHeld => [Reply::NothingHeld],
    CoordinatorsOnly => [Reply::CoordinatorsOnly],
    RetractChoose => [Reply::RetractChoose {
        rows: vec![
            ToldRow {
                release: ReleaseId(ID),
                revision: REVISION,
                number: 1207,
                name: s.private(),
                kind: ReleaseKind::WithMeasures,
            };
            s.many
        ],
    }],
    RetractNone => [Reply::RetractNone],
    RetractStart => [Reply::RetractStart { release: ReleaseId(ID), revision: REVISION, number: 1207 }],
    RetractPreview => retract_previews(s),
    RetractWaiting => [Reply::RetractWaiting { number: 1207 }],
    RetractApprove => retract_approvals(s),
    RetractOwn => [Reply::RetractOwn],
    RetractSent => [Reply::RetractSent { number: 1207, told: s.n }],
    RetractDeclined => [Reply::RetractDeclined { number: 1207 }],
    RetractUphold => [1, 7].map(|stopped| Reply::RetractUphold { retraction: RetractionId(ID), revision: 3, number: 9, stopped }),
    RetractUpheld => [Reply::RetractUpheld { number: 9 }],
    SameEventAsk => [Settles::No, Settles::Tie, Settles::Doubt].map(|settles| {
        Reply::SameEventAsk(Box::new(same_event_ask(s, settles)))
    }),
    SameEventAnswered => [
        SameEventAnswered::First,
        SameEventAnswered::Joined,
        SameEventAnswered::Different,
        SameEventAnswered::Unsure,
        SameEventAnswered::Tie,
        SameEventAnswered::Settled,
        SameEventAnswered::NotForYou,
    ].map(|what| Reply::SameEventAnswered { number: 7, what }),
    FiguresFound => figures::found(s),
    FiguresDropped => [Reply::FiguresDropped],
    Figures => figures::screens(s),
    DeathHeld => [Reply::DeathHeld { number: 1207, source: s.source.clone() }],
}
