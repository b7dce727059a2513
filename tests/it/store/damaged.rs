//! A row that does not decode is set aside, and the others go on.

use vigilia::domain::SubscriptionId;
use vigilia::matching::Matching;
use vigilia::store::*;

use super::given::{at, family, tx, verified};
use crate::both::{Place, on_both, on_both_places};
use crate::raw::Raw;

on_both!(a_row_is_set_aside_once_until_it_is_taken_up_again);
on_both_places!(
    a_damaged_name_keeps_no_other_waiting_and_is_compared_once_repaired,
    a_damaged_release_keeps_no_other_waiting,
);

fn place(table: &str, row: i64) -> Damaged {
    Damaged { table: table.to_owned(), column: "name".to_owned(), row }
}

async fn a_row_is_set_aside_once_until_it_is_taken_up_again(store: Store) {
    let mut t = tx(&store).await;
    let (_, one) = family(&mut t, 901, "Ramona Isabel Quintero Mújica", at(1)).await;
    let release = verified(&mut t, "Nicanor Abreu Sotillo", at(1)).await;
    let both = [place("releases", release.0), place("subscriptions", one.id.0)];
    for damaged in &both {
        assert!(t.note_damaged(damaged).await.unwrap());
        assert!(!t.note_damaged(damaged).await.unwrap(), "it is noted once");
    }
    assert_eq!(t.damaged().await.unwrap(), both);
    assert_eq!(t.unmatched_subscriptions(1, 10).await.unwrap().last, None);
    assert_eq!(t.unmatched_releases(1, 10).await.unwrap().last, None);
    t.forget_damaged().await.unwrap();
    assert!(t.damaged().await.unwrap().is_empty());
    assert_eq!(t.unmatched_subscriptions(1, 10).await.unwrap().rows.len(), 1);
    assert_eq!(t.unmatched_releases(1, 10).await.unwrap().rows.len(), 1);
}

/// Two families who follow one person, and that person's release.
async fn two_names_and_a_release(store: &Store) -> [SubscriptionId; 2] {
    let mut t = tx(store).await;
    let (_, one) = family(&mut t, 911, "Ramona Isabel Quintero Mújica", at(1)).await;
    let (_, other) = family(&mut t, 912, "Ramona Isabel Quintero Mújica", at(2)).await;
    verified(&mut t, "Ramona Quintero Mújica", at(3)).await;
    t.commit().await.unwrap();
    [one.id, other.id]
}

async fn swap_cells(at: &Place, [one, other]: [SubscriptionId; 2]) {
    let mut raw = Raw::open(at).await;
    for (from, to) in [(one.0, -1), (other.0, one.0), (-1, other.0)] {
        raw.execute(&format!("UPDATE subscriptions SET id = {to} WHERE id = {from}")).await;
    }
    raw.close().await;
}

async fn matches(at: &Place) -> usize {
    let mut raw = Raw::open(at).await;
    let rows = raw.rows_of("SELECT id FROM matches").await.len();
    raw.close().await;
    rows
}

async fn a_damaged_name_keeps_no_other_waiting_and_is_compared_once_repaired(at_place: Place) {
    let store = at_place.open().await;
    let names = two_names_and_a_release(&store).await;
    let third = {
        let mut t = tx(&store).await;
        let (_, third) = family(&mut t, 913, "Ramona Isabel Quintero Mújica", at(4)).await;
        t.commit().await.unwrap();
        third.id
    };
    // Each row now holds the other's cell: neither opens.
    swap_cells(&at_place, names).await;
    let mut matching = Matching::start(store.clone()).await.unwrap();
    matching.run_until_idle(at(5)).await.unwrap();
    assert_eq!(matches(&at_place).await, 1, "the third is compared all the same");
    let damaged = tx(&store).await.damaged().await.unwrap();
    assert_eq!(damaged.len(), 2);
    assert!(damaged.iter().all(|place| place.table == "subscriptions" && place.row != third.0));
    swap_cells(&at_place, names).await;
    let mut matching = Matching::start(store.clone()).await.unwrap();
    matching.run_until_idle(at(6)).await.unwrap();
    assert_eq!(matches(&at_place).await, 3);
    assert!(tx(&store).await.damaged().await.unwrap().is_empty());
}

async fn a_damaged_release_keeps_no_other_waiting(at_place: Place) {
    let store = at_place.open().await;
    two_names_and_a_release(&store).await;
    let mut matching = Matching::start(store.clone()).await.unwrap();
    matching.run_until_idle(at(4)).await.unwrap();
    let mut raw = Raw::open(&at_place).await;
    raw.execute("UPDATE releases SET name = '???'").await;
    raw.close().await;
    let mut t = tx(&store).await;
    verified(&mut t, "Ramona Isabel Quintero", at(5)).await;
    family(&mut t, 914, "Ramona Isabel Quintero Mújica", at(5)).await;
    t.commit().await.unwrap();
    matching.run_until_idle(at(6)).await.unwrap();
    assert_eq!(matches(&at_place).await, 5, "two of the first release, three of the second");
    assert_eq!(tx(&store).await.damaged().await.unwrap().len(), 1);
    assert!(Matching::start(store).await.is_ok());
}
