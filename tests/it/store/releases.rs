//! Sources, imports, reports and the events that they make.

use chrono::NaiveDate;
use vigilia::domain::*;
use vigilia::store::*;

use super::given::{at, cedula, event, id, member, report, send, source, start, told, tx, verified};
use crate::both::on_both;

on_both!(
    a_source_is_known_by_its_name_whatever_its_case_and_accents,
    a_draft_is_written_by_revision_and_then_finished,
    a_cancelled_draft_takes_no_more_changes,
    a_members_open_draft_is_their_newest,
    the_same_bytes_under_the_same_source_are_recognised_once_accepted,
    imports_are_numbered,
    one_event_is_one_release,
    events_that_differ_are_different_releases,
    a_release_comes_back_as_it_was_put,
    a_source_reports_a_release_once,
    reports_are_told_oldest_first,
    the_importer_is_who_brought_in_the_verifiers_report,
    a_release_changes_state_only_from_where_it_was,
    a_retraction_by_a_source_offers_what_it_told,
);

async fn a_source_is_known_by_its_name_whatever_its_case_and_accents(store: Store) {
    let mut t = tx(&store).await;
    assert!(t.source_named("Comité Río Arauca").await.unwrap().is_none());
    let Put::New(made) = t.add_source("Comité Río Arauca", Tier::Verifier, start()).await.unwrap() else {
        panic!("it was not there before")
    };
    assert_eq!((made.name.as_str(), made.tier), ("Comité Río Arauca", Tier::Verifier));
    for spelling in ["Comité Río Arauca", "COMITÉ RÍO ARAUCA", "comite rio arauca", "Comite\u{301} Rio Arauca"] {
        assert_eq!(t.source_named(spelling).await.unwrap().as_ref(), Some(&made), "{spelling}");
        assert_eq!(t.add_source(spelling, Tier::Media, at(1)).await.unwrap(), Put::Known(made.clone()), "{spelling}");
    }
    t.add_source("Diario El Samán", Tier::Media, at(1)).await.unwrap();
    assert_eq!(t.sources().await.unwrap().len(), 2);
}

async fn a_draft_is_written_by_revision_and_then_finished(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 101, Role::Volunteer, "Araguato", start()).await;
    let verifier = source(&mut t, "Comité Río Arauca", Tier::Verifier, start()).await;
    let made = t.add_import(b"one", &[1; 32], Some(ana.id), at(1)).await.unwrap();
    assert_eq!((made.state, made.by, made.source, made.created_at), (ImportState::Draft, Some(ana.id), None, at(1)));
    assert!(t.put_import(made.id, made.revision, b"two", Some(verifier.id)).await.unwrap());
    assert!(!t.put_import(made.id, made.revision, b"three", None).await.unwrap(), "the revision has moved on");
    let read = t.import(made.id).await.unwrap().unwrap();
    assert!(read.draft == b"two" && read.revision == made.revision + 1 && read.source == Some(verifier.id));

    assert!(!t.finish_import(made.id, made.revision, ImportState::Accepted, at(2)).await.unwrap());
    assert!(t.finish_import(made.id, read.revision, ImportState::Accepted, at(2)).await.unwrap());
    let done = t.import(made.id).await.unwrap().unwrap();
    assert_eq!((done.state, done.draft.len()), (ImportState::Accepted, 0));
    assert!(!t.finish_import(made.id, done.revision, ImportState::Accepted, at(3)).await.unwrap());
    assert!(!t.put_import(made.id, done.revision, b"four", None).await.unwrap());
    assert!(t.import(ImportId(404)).await.unwrap().is_none());
}

async fn a_cancelled_draft_takes_no_more_changes(store: Store) {
    let mut t = tx(&store).await;
    let made = t.add_import(b"one", &[2; 32], None, at(1)).await.unwrap();
    assert!(t.finish_import(made.id, made.revision, ImportState::Cancelled, at(2)).await.unwrap());
    let done = t.import(made.id).await.unwrap().unwrap();
    assert_eq!((done.state, done.draft.len()), (ImportState::Cancelled, 0));
    assert!(!t.put_import(made.id, done.revision, b"two", None).await.unwrap());
}

async fn a_members_open_draft_is_their_newest(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 102, Role::Volunteer, "Araguato", start()).await;
    let eva = member(&mut t, 103, Role::Volunteer, "Turpial", start()).await;
    assert!(t.open_import(ana.id).await.unwrap().is_none());
    let old = t.add_import(b"old", &[3; 32], Some(ana.id), at(1)).await.unwrap();
    let new = t.add_import(b"new", &[4; 32], Some(ana.id), at(2)).await.unwrap();
    t.add_import(b"hers", &[5; 32], Some(eva.id), at(3)).await.unwrap();
    assert_eq!(t.open_import(ana.id).await.unwrap().unwrap().id, new.id);
    t.finish_import(new.id, new.revision, ImportState::Cancelled, at(4)).await.unwrap();
    assert_eq!(t.open_import(ana.id).await.unwrap().unwrap().id, old.id);
}

async fn the_same_bytes_under_the_same_source_are_recognised_once_accepted(store: Store) {
    let mut t = tx(&store).await;
    let one = source(&mut t, "Comité Río Arauca", Tier::Verifier, start()).await;
    let other = source(&mut t, "Diario El Samán", Tier::Media, start()).await;
    let made = t.add_import(b"one", &[6; 32], None, at(1)).await.unwrap();
    t.put_import(made.id, made.revision, b"one", Some(one.id)).await.unwrap();
    assert!(t.same_import(&[6; 32], one.id).await.unwrap().is_none(), "a draft is not yet accepted");
    let revision = t.import(made.id).await.unwrap().unwrap().revision;
    t.finish_import(made.id, revision, ImportState::Accepted, at(2)).await.unwrap();
    assert_eq!(t.same_import(&[6; 32], one.id).await.unwrap().unwrap().id, made.id);
    assert!(t.same_import(&[6; 32], other.id).await.unwrap().is_none());
    assert!(t.same_import(&[9; 32], one.id).await.unwrap().is_none());
}

async fn imports_are_numbered(store: Store) {
    let mut t = tx(&store).await;
    let first = t.add_import(b"one", &[1; 32], None, at(1)).await.unwrap();
    let second = t.add_import(b"two", &[2; 32], None, at(2)).await.unwrap();
    assert_eq!(second.number, first.number + 1);
    assert_eq!(t.import(second.id).await.unwrap().unwrap().number, second.number);
}

async fn one_event_is_one_release(store: Store) {
    let mut t = tx(&store).await;
    let new = event("Nicanor Abreu Sotillo", "nicanor abreu sotillo");
    let Put::New(made) = t.put_release(&new, at(1)).await.unwrap() else { panic!("it was not there before") };
    let shouted = event("NICANOR ABREU SOTILLO", "nicanor abreu sotillo");
    assert_eq!(t.put_release(&shouted, at(2)).await.unwrap(), Put::Known(made));
    assert_eq!(t.release(made).await.unwrap().unwrap().published.open(), "Nicanor Abreu Sotillo");
}

async fn events_that_differ_are_different_releases(store: Store) {
    let mut t = tx(&store).await;
    let base = event("Nicanor Abreu Sotillo", "nicanor abreu sotillo");
    let namesake = event("Ana Rojas", "ana rojas");
    let number = cedula("V-90.123.456");
    let other_number = cedula("V-90.123.457");
    let differing = [
        NewRelease { ..base },
        NewRelease { kind: ReleaseKind::FullFreedom, ..base },
        NewRelease { date: NaiveDate::from_ymd_opt(2026, 1, 9), ..base },
        NewRelease { name: "Nicanor Abreu", folded: "nicanor abreu", ..base },
        NewRelease { cedula: Some(&number), ..namesake },
        NewRelease { cedula: Some(&other_number), ..namesake },
    ];
    let mut made = std::collections::BTreeSet::new();
    for (case, new) in differing.iter().enumerate() {
        assert!(matches!(t.put_release(new, at(1)).await.unwrap(), Put::New(id) if made.insert(id)), "case {case}");
    }
    for (case, new) in differing.iter().enumerate() {
        assert!(
            matches!(t.put_release(new, at(2)).await.unwrap(), Put::Known(id) if made.contains(&id)),
            "case {case}"
        );
    }
}

async fn a_release_comes_back_as_it_was_put(store: Store) {
    let mut t = tx(&store).await;
    let number = cedula("E-99.123.456");
    let new = NewRelease {
        cedula: Some(&number),
        kind: ReleaseKind::WithMeasures,
        place: Some("Centro El Manglar"),
        gender: Gender::F,
        measures: &[Measure::Report, Measure::Travel],
        ..event("Ramona Isabel Quintero Mújica", "ramona isabel quintero mujica")
    };
    let made = id(t.put_release(&new, at(1)).await.unwrap());
    let read = t.release(made).await.unwrap().unwrap();
    assert_eq!(read.name.shown(), "Ramona Isabel Quintero Mújica");
    assert!(read.cedula == Some(number.clone()));
    assert_eq!((read.kind, read.date, read.place.as_deref()), (new.kind, new.date, new.place));
    assert_eq!((read.gender, read.state, read.created_at), (Gender::F, ReleaseState::Active, at(1)));
    assert_eq!(read.measures, new.measures);
    let bare = id(t.put_release(&NewRelease { date: None, ..event("Ana Rojas", "ana rojas") }, at(2)).await.unwrap());
    let read_bare = t.release(bare).await.unwrap().unwrap();
    assert!(read_bare.cedula.is_none() && read_bare.date.is_none() && read_bare.place.is_none());
    assert!(read_bare.measures.is_empty());
    assert_eq!(read_bare.number, read.number + 1, "releases are numbered");
    assert!(t.release(ReleaseId(404)).await.unwrap().is_none());
}

async fn a_source_reports_a_release_once(store: Store) {
    let mut t = tx(&store).await;
    let release = id(t.put_release(&event("Ana Rojas", "ana rojas"), start()).await.unwrap());
    let verifier = source(&mut t, "Comité Río Arauca", Tier::Verifier, start()).await;
    let import = t.add_import(b"one", &[1; 32], None, at(1)).await.unwrap();
    let new = NewReport {
        release,
        source: verifier.id,
        import: import.id,
        tier: verifier.tier,
        line: 12,
        original: "12) Ana Rojas – Centro El Manglar",
        at: at(1),
        entered_by: None,
    };
    let Put::New(made) = t.put_report(&new, at(1)).await.unwrap() else { panic!("it was not there before") };
    let later = NewReport { line: 1, at: at(9), ..new };
    assert_eq!(t.put_report(&later, at(9)).await.unwrap(), Put::Known(made));
    let lines = t.reports(release).await.unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].source.as_str(), lines[0].tier), ("Comité Río Arauca", Tier::Verifier));
    assert_eq!((lines[0].line, lines[0].at), (12, at(1)));
    assert_eq!(lines[0].original.open(), "12) Ana Rojas – Centro El Manglar");
}

async fn reports_are_told_oldest_first(store: Store) {
    let mut t = tx(&store).await;
    let release = id(t.put_release(&event("Ana Rojas", "ana rojas"), start()).await.unwrap());
    let media = source(&mut t, "Diario El Samán", Tier::Media, start()).await;
    let verifier = source(&mut t, "Comité Río Arauca", Tier::Verifier, start()).await;
    report(&mut t, release, &media, None, at(5)).await;
    report(&mut t, release, &verifier, None, at(2)).await;
    let sources: Vec<_> = t.reports(release).await.unwrap().into_iter().map(|line| line.source).collect();
    assert_eq!(sources, ["Comité Río Arauca", "Diario El Samán"]);
}

async fn the_importer_is_who_brought_in_the_verifiers_report(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 104, Role::Volunteer, "Araguato", start()).await;
    let eva = member(&mut t, 105, Role::Volunteer, "Turpial", start()).await;
    let release = id(t.put_release(&event("Ana Rojas", "ana rojas"), start()).await.unwrap());
    let media = source(&mut t, "Diario El Samán", Tier::Media, start()).await;
    let first = source(&mut t, "Comité Río Arauca", Tier::Verifier, start()).await;
    let second = source(&mut t, "Observatorio Araguaney", Tier::Verifier, start()).await;
    report(&mut t, release, &media, Some(eva.id), at(1)).await;
    assert_eq!(t.importer(release).await.unwrap(), None);
    report(&mut t, release, &first, Some(ana.id), at(2)).await;
    assert_eq!(t.importer(release).await.unwrap(), Some(ana.id));
    report(&mut t, release, &second, Some(eva.id), at(3)).await;
    assert_eq!(t.importer(release).await.unwrap(), Some(ana.id), "it rests on the first");
}

async fn a_release_changes_state_only_from_where_it_was(store: Store) {
    use ReleaseState::{Active, InDoubt, Retracted};
    let mut t = tx(&store).await;
    let release = verified(&mut t, "Ana Rojas Piña", at(1)).await;
    let revision = t.release(release).await.unwrap().unwrap().revision;
    assert!(!t.set_release_state(release, &[InDoubt], Active, at(2)).await.unwrap());
    assert!(!t.set_release_state(release, &[], InDoubt, at(2)).await.unwrap());
    assert!(t.set_release_state(release, &[Active], InDoubt, at(2)).await.unwrap());
    assert!(t.set_release_state(release, &[Active, InDoubt], Retracted, at(3)).await.unwrap());
    let read = t.release(release).await.unwrap().unwrap();
    assert_eq!(read.state, Retracted);
    assert!(read.revision > revision, "an old button no longer fits");
    assert!(!t.set_release_state(ReleaseId(404), &[Active], InDoubt, at(3)).await.unwrap());
}

async fn a_retraction_by_a_source_offers_what_it_told(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 106, at(1)).await;
    let untold = verified(&mut t, "Ana Rojas Piña", at(1)).await;
    let of = t.source_named("Observatorio Araguaney").await.unwrap().unwrap();
    let other = source(&mut t, "Diario El Samán", Tier::Media, start()).await;
    send(&mut t, told.alert, 1, at(2)).await;
    let listed = |list: Vec<Release>| list.iter().map(|r| r.id).collect::<Vec<_>>();
    let offered = listed(t.releases_of_source(of.id, 10).await.unwrap());
    assert!(offered.contains(&told.release) && offered.len() <= 2, "{untold:?} may be offered too");
    assert!(t.releases_of_source(other.id, 10).await.unwrap().is_empty());
    assert_eq!(t.releases_of_source(of.id, 1).await.unwrap().len(), 1);
    t.set_release_state(told.release, &[ReleaseState::Active], ReleaseState::Retracted, at(3)).await.unwrap();
    assert!(!listed(t.releases_of_source(of.id, 10).await.unwrap()).contains(&told.release));
}
