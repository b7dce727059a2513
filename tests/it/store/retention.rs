//! How long things are kept.

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{at, attempt, day, family, member, start, told, tx};
use crate::both::{Place, on_both, on_both_places};
use crate::raw::Raw;

on_both!(
    an_updates_identity_is_kept_for_seventy_two_hours,
    a_draft_is_kept_for_seven_days,
    the_erasure_journal_is_kept_for_fifteen_days_and_its_positions_go_on,
);
on_both_places!(attempts_are_kept_for_thirty_days, an_open_attempt_is_not_tidied_away);

async fn an_updates_identity_is_kept_for_seventy_two_hours(store: Store) {
    let mut t = tx(&store).await;
    t.is_new_update("message:1:1", start()).await.unwrap();
    t.tidy(day(3) - chrono::TimeDelta::minutes(1)).await.unwrap();
    assert!(!t.is_new_update("message:1:1", day(3)).await.unwrap());
    t.tidy(day(3) + chrono::TimeDelta::minutes(1)).await.unwrap();
    assert!(t.is_new_update("message:1:1", day(4)).await.unwrap());
}

async fn a_draft_is_kept_for_seven_days(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 321, Role::Volunteer, "Araguato", start()).await;
    let old = t.add_import(b"old", &[1; 32], Some(ana.id), start()).await.unwrap();
    let young = t.add_import(b"young", &[2; 32], Some(ana.id), day(1)).await.unwrap();
    t.tidy(day(7) + chrono::TimeDelta::minutes(1)).await.unwrap();
    assert!(
        t.import(old.id).await.unwrap().is_none_or(|old| old.draft.is_empty() && old.state == ImportState::Cancelled)
    );
    assert!(t.import(young.id).await.unwrap().unwrap().draft == b"young");
    assert_eq!(t.open_import(ana.id).await.unwrap().map(|open| open.id), Some(young.id));
}

async fn the_erasure_journal_is_kept_for_fifteen_days_and_its_positions_go_on(store: Store) {
    let mut t = tx(&store).await;
    family(&mut t, 322, "Ramona Isabel Quintero Mújica", at(1)).await;
    let (_, other) = family(&mut t, 323, "Nicanor Abreu Sotillo", at(1)).await;
    t.forget(ChatId(322), at(2)).await.unwrap();
    let (_, position) = t.erased_since(0).await.unwrap();
    t.tidy(day(14)).await.unwrap();
    assert_eq!(t.erased_since(0).await.unwrap().0.len(), 1);
    t.tidy(day(16)).await.unwrap();
    assert!(t.erased_since(0).await.unwrap().0.is_empty());
    t.forget(ChatId(323), day(16)).await.unwrap();
    assert_eq!(t.erased_since(position).await.unwrap().0, [other.id], "who reads on from before misses nothing");
}

async fn attempts(place: &Place) -> usize {
    let mut raw = Raw::open(place).await;
    let count = raw.rows("attempts").await.len();
    raw.close().await;
    count
}

async fn tidy(store: &Store, now: Moment) {
    let mut t = tx(store).await;
    t.tidy(now).await.unwrap();
    t.commit().await.unwrap();
}

async fn attempts_are_kept_for_thirty_days(place: Place) {
    let store = place.open().await;
    let mut t = tx(&store).await;
    let told = told(&mut t, 324, start()).await;
    attempt(&mut t, told.alert, Next::Again { at: at(1) }, start()).await;
    t.commit().await.unwrap();
    tidy(&store, day(29)).await;
    assert_eq!(attempts(&place).await, 1);
    tidy(&store, day(31)).await;
    assert_eq!(attempts(&place).await, 0);
}

async fn an_open_attempt_is_not_tidied_away(place: Place) {
    let store = place.open().await;
    let mut t = tx(&store).await;
    let told = told(&mut t, 325, start()).await;
    super::given::claim(&mut t, told.alert, start()).await;
    t.commit().await.unwrap();
    tidy(&store, day(400)).await;
    assert_eq!(tx(&store).await.lost_attempts(day(400)).await.unwrap().len(), 1);
}
