//! What the examples are made of: notices, cards, dry runs. All people are invented.

use chrono::{DateTime, NaiveDate, Utc};
use vigilia::domain::*;
use vigilia::names::{Evidence, Fact, Mark, Phrase};

/// What the examples are made of.
pub struct Sample {
    pub name: String,
    pub initials: String,
    pub place: String,
    pub organisation: String,
    /// A line as it stood in a file.
    pub line: String,
    pub source: String,
    /// How many of everything that comes in lists.
    pub many: usize,
    pub n: u32,
}

impl Sample {
    /// Everyday values.
    pub fn usual() -> Self {
        Self {
            name: "Yusmary Coromoto Altuve Briceño".into(),
            initials: "Y. C. A. B.".into(),
            place: "El Rodeo I".into(),
            organisation: "Vigía Civil".into(),
            line: "3.- ALTUVE, Yusmary (El Rodeo I)".into(),
            source: "Vigía Civil".into(),
            many: 2,
            n: 2,
        }
    }

    /// The longest values that are allowed, with markup and addresses in them.
    pub fn longest() -> Self {
        let fill = |text: &str, to: usize| text.chars().chain("Ñandú ".chars().cycle()).take(to).collect::<String>();
        Self {
            name: fill("María <b>& de los Ángeles ", 80),
            initials: fill("M. <& D. L. A. ", 80),
            place: fill("Centro <i>t.me/x</i> @alguien ", 80),
            organisation: fill("Comité & <Familias> ", 60),
            line: fill("3.- <a href=x> t.me/falso @nadie /olvidar & ", 512),
            source: fill("Comité & <Familias> ", 60),
            many: 20,
            n: 987_654,
        }
    }

    pub fn private(&self) -> Private {
        Private::new(&*self.name)
    }

    pub fn shown(&self) -> Private {
        Private::new(&*self.initials)
    }
}

pub const ID: i64 = i64::MAX;
pub const REVISION: u32 = u32::MAX;

pub fn at(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(text).unwrap().with_timezone(&Utc)
}

pub fn moment() -> Moment {
    at("2026-09-24T13:05:00-04:00")
}

pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 23).unwrap()
}

pub fn code() -> Code {
    Code::parse("K7F3").unwrap()
}

pub fn alert(s: &Sample, kind: ReleaseKind, gender: Gender) -> Alert {
    Alert {
        delivery: DeliveryId(ID),
        code: code(),
        name: s.private(),
        kind,
        gender,
        date: Some(day()),
        place: Some(s.place.clone()),
        measures: Measure::ALL.to_vec(),
        verifier: s.organisation.clone(),
        verified_at: moment(),
        others: s.n,
        why: Why::NameOnly,
        before: Before::Outside,
        earlier: Some(Earlier { kind: ReleaseKind::WithMeasures, date: Some(day()) }),
        late: true,
    }
}

/// The same with nothing known that may be unknown.
pub fn bare_alert(s: &Sample, kind: ReleaseKind, gender: Gender) -> Alert {
    Alert {
        date: None,
        place: None,
        measures: vec![],
        others: 0,
        why: Why::NameAndCedula,
        before: Before::Unknown,
        earlier: None,
        late: false,
        ..alert(s, kind, gender)
    }
}

fn corrections(s: &Sample) -> Vec<Notice> {
    let kinds = [ReleaseKind::LeftPrison, ReleaseKind::Transfer];
    kinds
        .iter()
        .flat_map(|kind| CorrectionReason::ALL.map(|reason| (*kind, reason)))
        .map(|(kind, reason)| {
            Notice::Correction(Box::new(Correction {
                delivery: DeliveryId(ID),
                code: code(),
                name: s.private(),
                kind,
                reason,
                alerted_at: moment(),
                verifier: s.organisation.clone(),
            }))
        })
        .collect()
}

/// Every notice that can exist: kinds × genders × what is known, corrections, a reminder.
pub fn every_notice(s: &Sample) -> Vec<Notice> {
    let genders = [Gender::F, Gender::M, Gender::Unknown];
    let told = ReleaseKind::ALL.into_iter().filter(|kind| kind.is_told());
    let alerts = told.flat_map(|kind| genders.map(|gender| (kind, gender))).flat_map(|(kind, gender)| {
        let inside = Alert { before: Before::Inside, others: 1, ..bare_alert(s, kind, gender) };
        [alert(s, kind, gender), bare_alert(s, kind, gender), inside]
    });
    let mut notices: Vec<Notice> = alerts.map(|alert| Notice::Alert(Box::new(alert))).collect();
    notices.extend(corrections(s));
    notices.push(Notice::Reminder { delivery: DeliveryId(ID), code: code() });
    notices
}

pub fn report(s: &Sample) -> ReportLine {
    let original = Private::new(&*s.line);
    ReportLine { source: s.source.clone(), tier: Tier::Verifier, at: moment(), line: 3, original }
}

/// Every phrase, with sides as long as they may be.
fn long_evidence(s: &Sample) -> Vec<Evidence> {
    let side: String = s.name.chars().take(80).collect();
    let weights = [7.0, 1.5, 0.2, -2.0, -8.0].iter().cycle();
    let line = |(phrase, weight): (&Phrase, &f32)| Evidence {
        sought: side.clone(),
        published: side.clone(),
        mark: Mark::Conflicts,
        phrase: *phrase,
        weight: *weight,
    };
    Phrase::ALL.iter().zip(weights).map(line).collect()
}

/// What two spellings of one name usually come to.
fn usual_evidence() -> Vec<Evidence> {
    let line = |sought: &str, published: &str, mark, phrase, weight| Evidence {
        sought: sought.into(),
        published: published.into(),
        mark,
        phrase,
        weight,
    };
    vec![
        line("Yusmary", "Yusmari", Mark::Close, Phrase::Spelling(1), 6.4),
        line("Coromoto", "", Mark::CannotTell, Phrase::GivenMissing, -0.3),
        line("Altuve", "Altuve", Mark::Agrees, Phrase::SurnamesEqual, 7.1),
        line("…789", "…782", Mark::Conflicts, Phrase::IdDiffers, -6.5),
        line("El Rodeo I", "El Rodeo I", Mark::Agrees, Phrase::PlaceFits, 1.2),
        line("1987", "1985", Mark::Conflicts, Phrase::AgeDiffers, -1.1),
    ]
}

/// A card with everything on it, and every phrase.
pub fn card(s: &Sample) -> Card {
    Card {
        subject: MatchId(ID),
        revision: REVISION,
        number: 412,
        priority: Priority::Urgent,
        waiting_since: at("2026-09-24T10:00:00-04:00"),
        now: moment(),
        yours_until: at("2026-09-24T13:25:00-04:00"),
        class: RiskClass::Ordinary,
        needed: 2,
        own_import: OwnImport::Yes,
        published: s.private(),
        sought: s.private(),
        published_cedula: Some(Private::new("789")),
        sought_cedula: Some(Private::new("789")),
        evidence: if s.many > 2 { long_evidence(s) } else { usual_evidence() },
        score: 12.4,
        kind: ReleaseKind::LeftPrison,
        date: Some(day()),
        place: Some(s.place.clone()),
        reports: vec![report(s); s.many],
        rivals: s.n,
        would_help: Some(Fact::SecondSurname),
        family_said: Some(FamilyAnswer::NotPerson),
        settles: Settles::Tie,
    }
}

/// A card with nothing on it that may be missing.
pub fn bare_card(s: &Sample) -> Card {
    Card {
        priority: Priority::Normal,
        class: RiskClass::Certain,
        needed: 1,
        own_import: OwnImport::No,
        published_cedula: None,
        sought_cedula: None,
        evidence: vec![],
        date: None,
        place: None,
        reports: vec![report(s)],
        rivals: 0,
        would_help: None,
        family_said: None,
        settles: Settles::No,
        ..card(s)
    }
}

fn entry(s: &Sample, i: usize) -> EntryLine {
    let state = match i % 6 {
        0 => EntryState::Offered,
        1 => EntryState::Ticked,
        2 => EntryState::Listed,
        3 => EntryState::Held,
        4 => EntryState::Named(Private::new(&*s.line)),
        _ => EntryState::NamedAndTicked(Private::new(&*s.line)),
    };
    let kind = ReleaseKind::ALL[i % ReleaseKind::ALL.len()];
    EntryLine { line: 7, name: s.private(), centre: (!i.is_multiple_of(3)).then(|| s.place.clone()), kind, state }
}

pub fn dry_run(s: &Sample, prose: Prose, tier: Tier) -> DryRun {
    let problem = |i: usize| ProblemLine {
        line: s.n,
        problem: ["name_missing", "a_new_code", "invisible_character"][i % 3].into(),
        text: Private::new(&*s.line),
    };
    DryRun {
        import: ImportId(ID),
        revision: REVISION,
        source: s.source.clone(),
        tier,
        cutoff: Some(moment()),
        entries: (0..s.many).map(|i| entry(s, i)).collect(),
        first: 20,
        page: 2,
        pages: 3,
        total: s.n,
        centres: s.n,
        new: s.n,
        changed: s.n,
        same: s.n,
        repeats: s.n,
        old: Some(OldNames { names: s.n, date: day() }),
        too_many: Some(1_000),
        prose,
        named: s.n,
        differs: vec![
            CountDiffers { place: Some(s.place.clone()), declared: s.n, read: s.n },
            CountDiffers { place: None, declared: s.n, read: s.n },
        ],
        problems: (0..s.many).map(problem).collect(),
        bad: s.n,
        warnings: vec!["from_prose".into(), "a_new_code".into(), "partial_list".into()],
        followed: s.n,
    }
}

pub fn bare_dry_run(s: &Sample) -> DryRun {
    DryRun {
        cutoff: None,
        pages: 1,
        page: 1,
        centres: 0,
        named: 0,
        differs: vec![],
        problems: vec![],
        bad: 0,
        changed: 0,
        old: None,
        too_many: None,
        warnings: vec![],
        ..dry_run(s, Prose::No, Tier::Verifier)
    }
}
