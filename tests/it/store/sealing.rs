//! What somebody who can write to the database, but has no key, can make the store believe: nothing
//! that lets one family read another's row, or a notice go to another chat (T27).

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{Told, WHO, at, lease, told_of, tx, verified};
use super::schema::{self, Kind};
use crate::both::{Place, on_both_places};
use crate::raw::{Cell, Raw};

on_both_places!(
    a_sealed_cell_moved_to_another_row_is_found,
    a_name_pointed_at_another_family_is_found,
    a_delivery_pointed_at_another_family_is_never_sent,
    a_delivery_with_any_changed_reference_is_never_sent,
    a_damaged_cell_is_corrupt_and_says_where,
    every_sealed_cell_is_sealed_anew_and_in_steps_of_sixty_four,
);

async fn two_families(place: &Place) -> (Store, [Told; 2]) {
    let store = place.open().await;
    let mut t = tx(&store).await;
    let release = verified(&mut t, WHO, at(0)).await;
    let both = [told_of(&mut t, 331, release, at(1)).await, told_of(&mut t, 332, release, at(1)).await];
    t.put_dialogue(ChatId(331), b"one", at(60)).await.unwrap();
    t.put_dialogue(ChatId(332), b"two", at(60)).await.unwrap();
    t.enqueue(ChatId(333), Lane::Answer, b"one", Spot::New, at(1), at(1)).await.unwrap();
    t.enqueue(ChatId(334), Lane::Answer, b"two", Spot::New, at(1), at(1)).await.unwrap();
    t.commit().await.unwrap();
    (store, both)
}

/// Changes a row with a statement.
async fn tamper(place: &Place, statement: &str) {
    let mut raw = Raw::open(place).await;
    assert!(raw.execute(statement).await > 0, "{statement}");
    raw.close().await;
}

/// Whether reading the two families' rows finds something wrong.
async fn is_found(store: &Store, both: &[Told; 2]) -> bool {
    let mut corrupt = false;
    for told in both {
        for part in 0..5 {
            // A transaction of its own: an error may end it.
            let mut t = tx(store).await;
            corrupt |= match part {
                0 => t.subscriber(told.chat).await.is_err(),
                1 => t.subscription(told.subscription).await.is_err(),
                2 => t.dialogue(told.chat).await.is_err(),
                3 => t.notice(told.alert).await.is_err(),
                _ => t.subscriptions(told.subscriber).await.is_err(),
            };
        }
    }
    corrupt
}

async fn a_sealed_cell_moved_to_another_row_is_found(place: Place) {
    let (store, both) = two_families(&place).await;
    for (table, column) in
        [("subscribers", "chat"), ("subscriptions", "sought"), ("dialogues", "state"), ("dialogues", "chat")]
    {
        let mut raw = Raw::open(&place).await;
        let rows = raw.rows_of(&format!("SELECT id, {column} FROM {table} ORDER BY id")).await;
        let cell = |row: usize| match (&rows[row][0].1, &rows[row][1].1) {
            (Cell::Integer(id), Cell::Bytes(bytes)) => (*id, hex(bytes)),
            other => panic!("an id and a sealed cell: {other:?}"),
        };
        let ((first, first_bytes), (_, second_bytes)) = (cell(0), cell(1));
        raw.execute(&format!("UPDATE {table} SET {column} = {} WHERE id = {first}", literal(&place, &second_bytes)))
            .await;
        assert!(is_found(&store, &both).await, "{table}.{column}");
        raw.execute(&format!("UPDATE {table} SET {column} = {} WHERE id = {first}", literal(&place, &first_bytes)))
            .await;
        raw.close().await;
        assert!(!is_found(&store, &both).await, "{table}.{column} is as it was");
    }
}

async fn a_name_pointed_at_another_family_is_found(place: Place) {
    let (store, [one, other]) = two_families(&place).await;
    let (to, which) = (other.subscriber.0, one.subscription.0);
    tamper(&place, &format!("UPDATE subscriptions SET subscriber_id = {to} WHERE id = {which}")).await;
    assert!(tx(&store).await.subscription(one.subscription).await.is_err());
    assert!(tx(&store).await.subscriptions(other.subscriber).await.is_err(), "or they would read the other's list");
    let page = tx(&store).await.subscriptions_after(SubscriptionId(0), 10).await.unwrap();
    assert_eq!((page.rows.len(), page.damaged.len()), (1, 1), "it is compared with nothing");
}

async fn a_delivery_pointed_at_another_family_is_never_sent(place: Place) {
    let (store, [one, other]) = two_families(&place).await;
    let (to, which) = (other.subscriber.0, one.alert.0);
    tamper(&place, &format!("UPDATE deliveries SET subscriber_id = {to} WHERE id = {which}")).await;
    let claimed = tx(&store).await.claim_notice(one.alert, lease(at(2)), at(2)).await;
    assert!(!matches!(claimed, Ok(Some(_))), "the news of one family would go to another");
    let shown = tx(&store).await.notice(one.alert).await;
    assert!(!matches!(shown, Ok(Some(_))));
}

async fn a_delivery_with_any_changed_reference_is_never_sent(place: Place) {
    let store = place.open().await;
    let mut t = tx(&store).await;
    let (first, second) = (verified(&mut t, WHO, at(0)).await, verified(&mut t, "Ramona Quintero", at(0)).await);
    let [one, other] = [told_of(&mut t, 335, first, at(1)).await, told_of(&mut t, 336, second, at(1)).await];
    t.commit().await.unwrap();
    let references = [
        ("subscriber_id", other.subscriber.0, one.subscriber.0),
        ("subscription_id", other.subscription.0, one.subscription.0),
        ("match_id", other.matched.0, one.matched.0),
        ("release_id", second.0, first.0),
    ];
    for (column, to, back) in references {
        let point = |at: i64| format!("UPDATE deliveries SET {column} = {at} WHERE id = {}", one.alert.0);
        tamper(&place, &point(to)).await;
        // Rolled back each time: a delivery that is found out is held.
        let claimed = tx(&store).await.claim_notice(one.alert, lease(at(2)), at(2)).await;
        assert!(!matches!(claimed, Ok(Some(_))), "{column}");
        let shown = tx(&store).await.notice(one.alert).await;
        assert!(!matches!(shown, Ok(Some(_))), "{column}");
        tamper(&place, &point(back)).await;
    }
    assert!(tx(&store).await.claim_notice(one.alert, lease(at(2)), at(2)).await.unwrap().is_some());
}

async fn a_damaged_cell_is_corrupt_and_says_where(place: Place) {
    let (store, [one, _]) = two_families(&place).await;
    let id = one.subscription.0;
    tamper(&place, &format!("UPDATE subscriptions SET sought = {} WHERE id = {id}", literal(&place, "00ff"))).await;
    let error = tx(&store).await.subscription(one.subscription).await.err().expect("it does not open");
    let StoreError::Corrupt { table, column, row } = error else { panic!("it is corrupt: {error}") };
    assert_eq!((table, column, row), ("subscriptions", "sought", id));
}

async fn every_sealed_cell_is_sealed_anew_and_in_steps_of_sixty_four(place: Place) {
    two_families(&place).await;
    let mut raw = Raw::open(&place).await;
    let mut seen = std::collections::BTreeSet::new();
    let mut sealed = 0;
    for (table, column, cell) in raw.everything().await {
        let Cell::Bytes(bytes) = cell else { continue };
        let kind = schema::kind(&table, &column);
        assert!(matches!(kind, Some(Kind::Sealed | Kind::Tag | Kind::Digest)), "{table}.{column} holds plain bytes");
        if kind == Some(Kind::Sealed) {
            let (version, nonce, tag) = (4, 24, 16);
            assert_eq!((bytes.len() - version - nonce - tag) % 64, 0, "{table}.{column}");
            assert!(seen.insert(bytes[version..version + nonce].to_vec()), "{table}.{column} uses a nonce again");
            sealed += 1;
        }
    }
    assert!(sealed >= 10, "only {sealed} sealed cells");
}

/// Bytes as they stand in a statement.
fn literal(place: &Place, hex: &str) -> String {
    if place.is_sqlite() { format!("x'{hex}'") } else { format!("decode('{hex}', 'hex')") }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
