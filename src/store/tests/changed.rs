//! Rows changed behind the store's back: every one is found, and nothing is sent.

use super::super::tx::sql;
use super::*;

#[tokio::test]
async fn a_subscription_pointed_at_another_family_is_found() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let (one, other) = (told(&mut tx, 1, "Ana Inventada").await, told(&mut tx, 2, "Luis Ficticio").await);
    change(
        &mut tx,
        "UPDATE subscriptions SET subscriber_id = $1 WHERE id = $2",
        one.subscription.0,
        other.subscriber.0,
    )
    .await;
    assert!(matches!(
        tx.subscription(one.subscription).await,
        Err(StoreError::Corrupt { table: "subscriptions", column: "subscriber_id", row }) if row == one.subscription.0
    ));
    assert!(tx.notice(one.alert).await.is_err());
    assert!(tx.claim_notice(one.alert, at(30), at(0)).await.unwrap().is_none());
    assert_eq!(tx.delivery(one.alert).await.unwrap().unwrap().state, DeliveryState::Held);
    assert!(tx.claim_notice(other.alert, at(30), at(0)).await.unwrap().is_some());
}

#[tokio::test]
async fn every_changed_reference_of_a_delivery_is_found_and_nothing_is_sent() {
    for statement in [
        "UPDATE deliveries SET subscriber_id = $1 WHERE id = $2",
        "UPDATE deliveries SET subscription_id = $1 WHERE id = $2",
        "UPDATE deliveries SET release_id = $1 WHERE id = $2",
        "UPDATE deliveries SET match_id = $1 WHERE id = $2",
    ] {
        let store = store().await;
        let mut tx = store.begin().await.unwrap();
        let (one, other) = (told(&mut tx, 1, "Ana Inventada").await, told(&mut tx, 2, "Luis Ficticio").await);
        let to = match statement.split(' ').nth(3) {
            Some("subscriber_id") => other.subscriber.0,
            Some("subscription_id") => other.subscription.0,
            Some("release_id") => other.release.0,
            _ => other.match_id.0,
        };
        change(&mut tx, statement, one.alert.0, to).await;
        assert!(matches!(tx.notice(one.alert).await, Err(StoreError::Corrupt { .. })), "{statement}");
        assert!(tx.claim_notice(one.alert, at(30), at(0)).await.unwrap().is_none(), "{statement}");
    }
}

#[tokio::test]
async fn swapped_cells_and_tags_are_found() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let (one, other) = (told(&mut tx, 1, "Ana Inventada").await, told(&mut tx, 2, "Luis Ficticio").await);
    let swap = sql("UPDATE subscriptions SET sought = (SELECT sought FROM subscriptions WHERE id = $1) WHERE id = $2");
    tx.write(swap.bind(other.subscription.0).bind(one.subscription.0)).await.unwrap();
    assert!(tx.subscription(one.subscription).await.is_err());
    // The tag of one chat on the row of another would lead to another's list.
    let free = sql("UPDATE subscribers SET chat_tag = $1 WHERE id = $2").bind(vec![0u8]).bind(one.subscriber.0);
    tx.write(free).await.unwrap();
    let tag = tx.tag(seal::Tagged::Subscribers, &1i64.to_be_bytes());
    tx.write(sql("UPDATE subscribers SET chat_tag = $1 WHERE id = $2").bind(tag).bind(other.subscriber.0))
        .await
        .unwrap();
    assert!(matches!(tx.subscriber(ChatId(1)).await, Err(StoreError::Corrupt { column: "chat_tag", .. })));
}

#[tokio::test]
async fn one_row_that_does_not_open_does_not_hold_up_the_others() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let (one, other) = (told(&mut tx, 1, "Ana Inventada").await, told(&mut tx, 2, "Luis Ficticio").await);
    let reply = tx.enqueue(ChatId(3), Lane::Answer, b"x", Spot::New, at(0), at(0)).await.unwrap();
    for (statement, row) in [
        ("UPDATE subscribers SET chat = $1 WHERE id = $2", one.subscriber.0),
        ("UPDATE replies SET chat = $1 WHERE id = $2", reply.0),
    ] {
        tx.write(sql(statement).bind(vec![1u8; 140]).bind(row)).await.unwrap();
    }
    let due = tx.due(at(0), 10).await.unwrap();
    assert!(matches!(due[..], [Due::Notice { delivery, .. }] if delivery == other.alert));
    assert_eq!(tx.delivery(one.alert).await.unwrap().unwrap().state, DeliveryState::Held);
    // Even such a row can be erased.
    tx.forget(ChatId(1), at(1)).await.unwrap();
    assert!(tx.subscriber(ChatId(1)).await.unwrap().is_none());
}

#[tokio::test]
async fn a_changed_audit_row_is_found() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    for object in ["C-1", "C-2", "C-3"] {
        tx.audit(Actor::System, "confirmed", object, at(0)).await.unwrap();
    }
    assert_ne!(tx.audit_head().await.unwrap(), [0; 32]);
    tx.write(sql("UPDATE audits SET object = 'C-9' WHERE object = 'C-2'")).await.unwrap();
    assert!(matches!(tx.audit_head().await, Err(StoreError::Corrupt { table: "audits", row: 2, .. })));
}
