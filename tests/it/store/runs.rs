//! Runs of accepted imports: their rows, what they change, and taking them back.

use vigilia::domain::*;
use vigilia::names::PersonName;
use vigilia::store::*;

use super::given::{at, cedula, day, event, family, id, matched, member, source, start, told, tx};
use crate::both::on_both;

on_both!(
    a_run_begins_once_and_moves_between_states,
    a_run_that_ends_keeps_its_problems_and_not_its_text,
    the_oldest_run_with_something_to_do_comes_first,
    what_became_of_a_line_is_written_once,
    a_list_knows_its_events_by_name_and_by_cedula,
    a_change_and_its_undoing_leave_the_event_as_it_was,
    an_event_that_nobody_decided_on_goes_with_its_last_report,
    an_event_without_a_verifier_is_no_longer_verified,
    what_people_decided_on_is_kept,
    what_a_later_list_changed_again_is_not_restored,
    texts_of_imports_go_after_a_week,
    everything_is_exported_page_by_page,
);

async fn accepted(t: &mut Tx, by: Option<MemberId>, source: &Source, now: Moment) -> Import {
    let made = t.add_import(b"a draft", &[7; 32], by, now).await.unwrap();
    t.put_import(made.id, made.revision, b"a draft", Some(source.id)).await.unwrap();
    t.finish_import(made.id, made.revision + 1, ImportState::Accepted, now).await.unwrap();
    t.import(made.id).await.unwrap().unwrap()
}

/// An accepted import that is being carried out.
async fn running(t: &mut Tx, source: &Source, now: Moment) -> ImportId {
    let import = accepted(t, None, source, now).await.id;
    t.begin_run(&new_run(import), now).await.unwrap();
    import
}

fn new_run(import: ImportId) -> NewRun<'static> {
    NewRun { import, tier: Tier::Verifier, lines: 3, set_aside: 2, deaths: 1, reading: b"a list", screen: None }
}

fn row(import: ImportId, place: u32, state: RowState, release: ReleaseId) -> NewRow<'static> {
    NewRow { import, place, line: place + 1, state, release: Some(release), report: None, changes: &[] }
}

/// A verifier's line of an import that told a new event.
async fn line(t: &mut Tx, import: ImportId, place: u32, who: &str, source: &Source) -> ReleaseId {
    let folded = PersonName::parse(who).unwrap().folded();
    let release = t.add_release(&event(who, &folded), at(1)).await.unwrap();
    let report = reported(t, import, release, source, source.tier).await;
    t.put_row(&NewRow { report: Some(report), ..row(import, place, RowState::New, release) }).await.unwrap();
    release
}

async fn reported(t: &mut Tx, import: ImportId, release: ReleaseId, source: &Source, tier: Tier) -> ReportId {
    let original = "1. Nicanor Abreu Sotillo";
    let new = NewReport { release, source: source.id, import, tier, line: 1, original, at: at(1), entered_by: None };
    id(t.put_report(&new, at(1)).await.unwrap())
}

async fn verifier(t: &mut Tx) -> Source {
    source(t, "Comité Río Arauca", Tier::Verifier, start()).await
}

async fn undone(t: &mut Tx, import: ImportId) -> Vec<RowState> {
    let mut states = Vec::new();
    for row in t.rows_to_undo(import, 10).await.unwrap() {
        states.push(t.undo_row(&row).await.unwrap());
    }
    states
}

async fn a_run_begins_once_and_moves_between_states(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 401, Role::Volunteer, "Araguato", start()).await;
    let source = verifier(&mut t).await;
    let import = accepted(&mut t, Some(ana.id), &source, at(1)).await;
    let screen = (ana.id, MessageId(12));
    t.begin_run(&NewRun { screen: Some(screen), ..new_run(import.id) }, at(2)).await.unwrap();
    t.begin_run(&NewRun { lines: 99, ..new_run(import.id) }, at(3)).await.unwrap();
    let run = t.run(import.id).await.unwrap().unwrap();
    assert_eq!((run.import, run.number, run.by, run.source), (import.id, import.number, Some(ana.id), source.id));
    assert_eq!(
        (run.state, run.tier, run.lines, run.set_aside, run.deaths),
        (RunState::Running, Tier::Verifier, 3, 2, 1)
    );
    assert_eq!((run.screen, run.shown_at, run.created_at), (Some(screen), Some(at(2)), at(2)));
    assert_eq!(t.run_numbered(import.number).await.unwrap(), Some(run));
    assert!(t.run_numbered(404).await.unwrap().is_none());
    assert!(!t.set_run_state(import.id, &[RunState::Stopped], RunState::Running).await.unwrap());
    assert!(t.set_run_state(import.id, &[RunState::Done, RunState::Running], RunState::Stopped).await.unwrap());
    t.set_run_screen(import.id, ana.id, MessageId(14)).await.unwrap();
    t.run_shown(import.id, at(9)).await.unwrap();
    let run = t.run(import.id).await.unwrap().unwrap();
    assert_eq!((run.state, run.screen), (RunState::Stopped, Some((ana.id, MessageId(14)))));
    assert_eq!(run.shown_at, Some(at(9)));
}

async fn a_run_that_ends_keeps_its_problems_and_not_its_text(store: Store) {
    let mut t = tx(&store).await;
    let source = verifier(&mut t).await;
    let import = running(&mut t, &source, at(1)).await;
    assert_eq!(t.run_reading(import).await.unwrap().as_deref(), Some(&b"a list"[..]));
    assert!(t.run_problems(import).await.unwrap().is_none());
    assert!(t.runs_of_source(source.id, 5).await.unwrap().is_empty(), "it is not done");
    assert!(t.end_run(import, b"line 3").await.unwrap());
    assert!(!t.end_run(import, b"line 4").await.unwrap(), "it is over");
    assert!(t.run_reading(import).await.unwrap().is_none());
    assert_eq!(t.run_problems(import).await.unwrap().as_deref(), Some(&b"line 3"[..]));
    assert_eq!(t.runs_of_source(source.id, 5).await.unwrap()[0].import, import);
    assert!(t.same_import(&[7; 32], source.id).await.unwrap().is_some());
    t.set_run_state(import, &[RunState::Done], RunState::Undoing).await.unwrap();
    assert!(t.same_import(&[7; 32], source.id).await.unwrap().is_none(), "what is undone may be imported again");
}

async fn the_oldest_run_with_something_to_do_comes_first(store: Store) {
    let mut t = tx(&store).await;
    assert!(t.next_run().await.unwrap().is_none());
    let source = verifier(&mut t).await;
    let (one, two) = (running(&mut t, &source, at(1)).await, running(&mut t, &source, at(2)).await);
    assert_eq!(t.next_run().await.unwrap().unwrap().import, one);
    t.set_run_state(one, &[RunState::Running], RunState::Stopped).await.unwrap();
    assert_eq!(t.next_run().await.unwrap().unwrap().import, two);
    t.set_run_state(one, &[RunState::Stopped], RunState::Undoing).await.unwrap();
    assert_eq!(t.next_run().await.unwrap().unwrap().import, one, "undoing is work too");
}

async fn what_became_of_a_line_is_written_once(store: Store) {
    let mut t = tx(&store).await;
    let source = verifier(&mut t).await;
    let import = running(&mut t, &source, at(1)).await;
    let release = line(&mut t, import, 0, "Nicanor Abreu Sotillo", &source).await;
    assert!(!t.put_row(&row(import, 0, RowState::Same, release)).await.unwrap(), "it was written before");
    assert!(t.put_row(&row(import, 1, RowState::Same, release)).await.unwrap());
    let problem = NewRow { release: None, ..row(import, 2, RowState::Problem, release) };
    assert!(t.put_row(&problem).await.unwrap());
    let death = NewRelease { kind: ReleaseKind::Death, ..event("Ana Rojas", "ana rojas") };
    let death = t.add_release(&death, at(1)).await.unwrap();
    assert!(t.put_row(&row(import, 3, RowState::New, death)).await.unwrap());
    assert_eq!(t.tally(import).await.unwrap(), RowCounts { new: 2, same: 1, problem: 1, ..RowCounts::default() });
    assert_eq!(t.problem_places(import).await.unwrap(), [2]);
    assert_eq!(t.releases_of_import(import).await.unwrap(), [release, release, death]);
    assert_eq!(t.deaths_of_import(import).await.unwrap(), 1);
}

async fn a_list_knows_its_events_by_name_and_by_cedula(store: Store) {
    let mut t = tx(&store).await;
    let source = verifier(&mut t).await;
    let import = running(&mut t, &source, at(1)).await;
    let number = cedula("V-90.123.456");
    let new = NewRelease { cedula: Some(&number), ..event("Ana Rojas", "ana rojas") };
    let numbered = t.add_release(&new, at(1)).await.unwrap();
    let report = reported(&mut t, import, numbered, &source, Tier::Verifier).await;
    t.put_row(&NewRow { report: Some(report), ..row(import, 0, RowState::New, numbered) }).await.unwrap();
    let asked = [
        Asked { folded: "ana rojas", cedula: None },
        Asked { folded: "ana roxas", cedula: Some(&number) },
        Asked { folded: "ana rojas", cedula: Some(&cedula("V-90.123.457")) },
        Asked { folded: "nicanor abreu", cedula: None },
    ];
    let found = t.known_events(source.id, import, &asked).await.unwrap();
    let seen: Vec<_> = found.iter().flatten().map(|e| (e.release, e.same_name, e.number, e.taken)).collect();
    let expected = [
        (numbered, true, Number::NotTold, true),
        (numbered, false, Number::Equal, true),
        (numbered, true, Number::Differs, true),
    ];
    assert_eq!(seen, expected);
    assert_eq!(found[0][0].whose, Whose::Own);
    let paper = super::given::source(&mut t, "Diario El Samán", Tier::Media, start()).await;
    let theirs = t.known_events(paper.id, ImportId(404), &asked[..1]).await.unwrap();
    assert_eq!((theirs[0][0].whose, theirs[0][0].taken), (Whose::Others, false));
    t.set_release_state(numbered, &[ReleaseState::Active], ReleaseState::Retracted, at(2)).await.unwrap();
    assert!(t.known_events(source.id, import, &asked[..1]).await.unwrap()[0].is_empty());
}

fn change(detail: Field, before: &str, after: &str) -> Change {
    Change { detail, before: before.into(), after: after.into() }
}

async fn a_change_and_its_undoing_leave_the_event_as_it_was(store: Store) {
    let mut t = tx(&store).await;
    let release = t.add_release(&event("Ana Rojas", "ana rojas"), at(1)).await.unwrap();
    t.release_matched(release, 1).await.unwrap();
    let before = t.release(release).await.unwrap().unwrap();
    let changes = [
        change(Field::Name, "Ana Rojas", "Ana Roxas"),
        change(Field::Number, "", "V90123456"),
        change(Field::Date, "2026-01-08", "2026-01-09"),
        change(Field::Place, "", "Centro El Manglar"),
        change(Field::Measures, "", "report"),
    ];
    assert_eq!(t.change_release(release, &changes).await.unwrap(), 5);
    let after = t.release(release).await.unwrap().unwrap();
    assert_eq!((after.name.shown(), after.place.as_deref()), ("Ana Roxas", Some("Centro El Manglar")));
    assert!(after.cedula.is_some() && after.revision > before.revision);
    let asked = [Asked { folded: "ana roxas", cedula: None }, Asked { folded: "ana rojas", cedula: None }];
    let found = t.known_events(SourceId(0), ImportId(0), &asked).await.unwrap();
    assert_eq!((found[0].len(), found[1].len()), (1, 0), "it is found by what it is called now");
    assert_eq!(t.change_release(release, &changes).await.unwrap(), 0, "nothing stands as the changes found it");
    assert!(t.restore_release(release, &changes).await.unwrap());
    let back = t.release(release).await.unwrap().unwrap();
    assert_eq!((back.name.shown(), back.date, back.place.clone()), (before.name.shown(), before.date, None));
    assert!(back.cedula.is_none() && back.measures.is_empty());
    assert!(!t.restore_release(release, &changes).await.unwrap(), "it is restored already");
}

async fn an_event_that_nobody_decided_on_goes_with_its_last_report(store: Store) {
    let mut t = tx(&store).await;
    let source = verifier(&mut t).await;
    let import = running(&mut t, &source, at(1)).await;
    let release = line(&mut t, import, 0, "Nicanor Abreu Sotillo", &source).await;
    let (_, followed) = family(&mut t, 402, "Nicanor Abreu Sotillo", at(1)).await;
    let open = matched(&mut t, followed.id, release, at(2)).await;
    assert_eq!(t.undoable(import).await.unwrap(), Undoable { withdrawn: 1, restored: 0, kept: 0 });
    assert_eq!(undone(&mut t, import).await, [RowState::Withdrawn]);
    assert!(t.release(release).await.unwrap().is_none() && t.match_row(open).await.unwrap().is_none());
    assert!(undone(&mut t, import).await.is_empty(), "it is undone already");
    assert_eq!(t.tally(import).await.unwrap().withdrawn, 1);
}

async fn an_event_without_a_verifier_is_no_longer_verified(store: Store) {
    let mut t = tx(&store).await;
    let verifier = verifier(&mut t).await;
    let paper = source(&mut t, "Diario El Samán", Tier::Media, start()).await;
    let import = running(&mut t, &verifier, at(1)).await;
    let release = line(&mut t, import, 0, "Nicanor Abreu Sotillo", &verifier).await;
    reported(&mut t, import, release, &paper, Tier::Media).await;
    let (_, followed) = family(&mut t, 403, "Nicanor Abreu Sotillo", at(1)).await;
    let open = matched(&mut t, followed.id, release, at(2)).await;
    assert_eq!(undone(&mut t, import).await, [RowState::Withdrawn]);
    assert_eq!(t.reports(release).await.unwrap().len(), 1, "the press still tells it");
    assert_eq!(t.match_row(open).await.unwrap().unwrap().state, MatchState::Withdrawn);
    assert!(t.release(release).await.unwrap().unwrap().verified_at.is_none(), "it is compared with nobody");
}

async fn what_people_decided_on_is_kept(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 404, at(1)).await;
    let source = verifier(&mut t).await;
    let import = running(&mut t, &source, at(2)).await;
    let report = reported(&mut t, import, told.release, &source, Tier::Verifier).await;
    t.put_row(&NewRow { report: Some(report), ..row(import, 0, RowState::Same, told.release) }).await.unwrap();
    assert_eq!(t.undoable(import).await.unwrap(), Undoable { withdrawn: 0, restored: 0, kept: 1 });
    let kept = t.kept(import, 0, 10).await.unwrap();
    assert_eq!(kept[0].0, t.release(told.release).await.unwrap().unwrap().number);
    assert_eq!(undone(&mut t, import).await, [RowState::Kept]);
    assert!(t.release(told.release).await.unwrap().is_some());
    assert_eq!(t.kept(import, 0, 10).await.unwrap().len(), 1, "afterwards it still says which");
}

async fn what_a_later_list_changed_again_is_not_restored(store: Store) {
    let mut t = tx(&store).await;
    let source = verifier(&mut t).await;
    let import = running(&mut t, &source, at(1)).await;
    let release = t.add_release(&event("Ana Rojas", "ana rojas"), at(1)).await.unwrap();
    let other = t.add_release(&event("Eva Rojas", "eva rojas"), at(1)).await.unwrap();
    for (place, release) in [(0, release), (1, other)] {
        let changes = [change(Field::Place, "", "Centro El Manglar")];
        t.change_release(release, &changes).await.unwrap();
        t.put_row(&NewRow { changes: &changes, ..row(import, place, RowState::Changed, release) }).await.unwrap();
    }
    t.change_release(release, &[change(Field::Place, "Centro El Manglar", "Yare III")]).await.unwrap();
    assert_eq!(t.undoable(import).await.unwrap(), Undoable { withdrawn: 0, restored: 2, kept: 0 });
    assert_eq!(undone(&mut t, import).await, [RowState::Restored, RowState::Failed]);
    assert_eq!(t.release(release).await.unwrap().unwrap().place.as_deref(), Some("Yare III"));
    assert_eq!(t.release(other).await.unwrap().unwrap().place, None);
}

async fn texts_of_imports_go_after_a_week(store: Store) {
    let mut t = tx(&store).await;
    let source = verifier(&mut t).await;
    let (stopped, under_way) = (running(&mut t, &source, at(1)).await, running(&mut t, &source, at(1)).await);
    t.set_run_state(stopped, &[RunState::Running], RunState::Stopped).await.unwrap();
    t.tidy(day(6)).await.unwrap();
    assert!(t.run_reading(stopped).await.unwrap().is_some());
    t.tidy(day(8)).await.unwrap();
    assert!(t.run_reading(stopped).await.unwrap().is_none());
    assert!(t.run_reading(under_way).await.unwrap().is_some(), "what is being carried out needs its text");
}

async fn everything_is_exported_page_by_page(store: Store) {
    let mut t = tx(&store).await;
    let source = verifier(&mut t).await;
    let import = running(&mut t, &source, at(1)).await;
    for (place, who) in [(0, "Nicanor Abreu Sotillo"), (1, "Ana Rojas"), (2, "Eva Rojas")] {
        line(&mut t, import, place, who, &source).await;
    }
    let page = t.releases_from(0, 2).await.unwrap();
    let rest = t.releases_from(page[1].number, 2).await.unwrap();
    assert_eq!((page.len(), rest.len()), (2, 1));
    assert_eq!(rest[0].published.open(), "Eva Rojas");
    let page = t.reports_from(0, 2).await.unwrap();
    let rest = t.reports_from(page[1].seq, 2).await.unwrap();
    assert_eq!((page.len(), rest.len()), (2, 1));
    let number = t.run(import).await.unwrap().unwrap().number;
    assert_eq!((page[0].import, page[0].source.as_str(), page[0].tier), (number, "Comité Río Arauca", Tier::Verifier));
    assert_eq!(page[0].original.open(), "1. Nicanor Abreu Sotillo");
}
