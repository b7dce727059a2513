//! What only the store itself can test: rows changed behind its back, the key, the seed,
//! the bytes on disk. The contract of every method stands in `tests/it/`.

use chrono::{DateTime, TimeDelta};
use secrecy::SecretString;

use super::tx::sql;
use super::*;
use crate::domain::*;
use crate::names::{Band, Cedula, PersonName};

const MEMORY: &str = "sqlite::memory:";

fn keys(byte: &str) -> Keys {
    Keys::parse(&SecretString::from(format!("1 {}", byte.repeat(32)))).unwrap()
}

async fn store() -> Store {
    // A database of the developer's own may stand in, to run the same on PostgreSQL.
    Store::open(MEMORY, keys("ab"), Entropy::Seeded(1)).await.unwrap()
}

fn at(second: i64) -> Moment {
    DateTime::from_timestamp(1_770_000_000 + second, 0).unwrap()
}

fn sought(name: &str) -> Sought {
    Sought { name: PersonName::parse(name).unwrap(), cedula: Some(Cedula::parse("V12345678").unwrap()) }
}

/// A family with a confirmed match and an alert that is due.
struct Told {
    subscriber: SubscriberId,
    subscription: SubscriptionId,
    release: ReleaseId,
    match_id: MatchId,
    alert: DeliveryId,
}

async fn release(tx: &mut Tx, name: &str) -> ReleaseId {
    let source = match tx.add_source("Comité de prueba", Tier::Verifier, at(0)).await.unwrap() {
        Put::New(source) | Put::Known(source) => source,
    };
    let import = tx.add_import(b"draft", &[7; 32], None, at(0)).await.unwrap();
    let new = NewRelease {
        name,
        folded: name,
        cedula: None,
        kind: ReleaseKind::LeftPrison,
        date: None,
        place: Some("Centro Inventado"),
        gender: Gender::Unknown,
        measures: &[Measure::Report],
    };
    let (Put::New(release) | Put::Known(release)) = tx.put_release(&new, at(0)).await.unwrap();
    let report = NewReport {
        tier: Tier::Verifier,
        release,
        source: source.id,
        import: import.id,
        line: 3,
        original: name,
        at: at(0),
        entered_by: None,
    };
    tx.put_report(&report, at(0)).await.unwrap();
    release
}

async fn told(tx: &mut Tx, chat: i64, name: &str) -> Told {
    let subscriber = tx.add_subscriber(ChatId(chat), Language::Es, at(0)).await.unwrap().id;
    let subscription = tx.add_subscription(subscriber, &sought(name), at(0)).await.unwrap().id;
    let release = release(tx, name).await;
    let new = NewMatch {
        subscription,
        release,
        log_odds: 9.3,
        band: Band::Review,
        class: RiskClass::Ordinary,
        priority: Priority::Normal,
        version: 1,
    };
    let match_id = tx.put_match(&new, at(0)).await.unwrap().unwrap();
    assert!(tx.set_match_state(match_id, &[MatchState::Open], MatchState::Confirmed, at(0)).await.unwrap());
    let alert = alert(tx, match_id, subscription, release).await;
    Told { subscriber, subscription, release, match_id, alert }
}

async fn alert(tx: &mut Tx, match_id: MatchId, subscription: SubscriptionId, release: ReleaseId) -> DeliveryId {
    let new = NewDelivery {
        match_id,
        subscription,
        release,
        kind: NoticeKind::Alert,
        revision: 1,
        due_at: at(0),
        corrects: None,
    };
    match tx.add_delivery(&new, at(0)).await.unwrap() {
        Put::New(id) | Put::Known(id) => id,
    }
}

async fn change(tx: &mut Tx, statement: &'static str, row: i64, to: i64) {
    assert_eq!(tx.write(sql(statement).bind(to).bind(row)).await.unwrap(), 1);
}

#[tokio::test]
async fn an_alert_goes_from_a_verdict_to_a_family_once() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let told = told(&mut tx, 100, "Ana Inventada").await;
    let due = tx.due(at(0), 10).await.unwrap();
    assert!(matches!(due[..], [Due::Notice { delivery, chat: ChatId(100), .. }] if delivery == told.alert));
    let claimed = tx.claim_notice(told.alert, at(30), at(0)).await.unwrap().unwrap();
    assert_eq!(claimed.addressed.chat, ChatId(100));
    let Notice::Alert(alert) = claimed.addressed.notice else { panic!("not an alert") };
    assert_eq!((alert.name.open(), alert.verifier.as_str(), alert.others), ("Ana Inventada", "Comité de prueba", 0));
    assert!(tx.claim_notice(told.alert, at(30), at(0)).await.unwrap().is_none());
    assert!(tx.due(at(0), 10).await.unwrap().is_empty());
    let sent = Next::Sent { message: Some(MessageId(5)) };
    assert!(tx.settle_notice(told.alert, claimed.attempt, sent, None, at(1)).await.unwrap());
    assert!(!tx.settle_notice(told.alert, claimed.attempt, sent, None, at(1)).await.unwrap());
    let delivery = tx.delivery(told.alert).await.unwrap().unwrap();
    assert_eq!((delivery.state, delivery.message), (DeliveryState::Sent, Some(MessageId(5))));
    assert!(tx.may_have_been_sent(told.match_id).await.unwrap());
}

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
    let reply = tx.enqueue(ChatId(3), Lane::Answer, b"x", None, at(0), at(0)).await.unwrap();
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
async fn what_was_retracted_while_on_its_way_is_not_sent_again() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let told = told(&mut tx, 1, "Ana Inventada").await;
    let claimed = tx.claim_notice(told.alert, at(30), at(0)).await.unwrap().unwrap();
    let retract = tx.set_release_state(told.release, &[ReleaseState::Active], ReleaseState::Retracted, at(1));
    assert!(retract.await.unwrap());
    tx.settle_notice(told.alert, claimed.attempt, Next::Again { at: at(5) }, Some(Cause::Connect), at(2))
        .await
        .unwrap();
    assert_eq!(tx.delivery(told.alert).await.unwrap().unwrap().state, DeliveryState::Cancelled);
    assert!(tx.due(at(99), 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_verdict_taken_back_stops_its_alert_and_a_new_one_revives_it() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let told = told(&mut tx, 1, "Ana Inventada").await;
    tx.set_match_state(told.match_id, &[MatchState::Confirmed], MatchState::Open, at(1)).await.unwrap();
    assert!(tx.due(at(1), 10).await.unwrap().is_empty(), "an alert without a verdict");
    assert_eq!(tx.cancel_unsent(told.match_id, at(1)).await.unwrap(), 1);
    tx.set_match_state(told.match_id, &[MatchState::Open], MatchState::Confirmed, at(2)).await.unwrap();
    assert_eq!(alert(&mut tx, told.match_id, told.subscription, told.release).await, told.alert);
    assert_eq!(tx.due(at(2), 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_removal_undone_brings_back_what_it_cancelled() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let told = told(&mut tx, 1, "Ana Inventada").await;
    assert!(tx.remove_subscription(told.subscription, at(1)).await.unwrap());
    assert!(tx.due(at(1), 10).await.unwrap().is_empty());
    assert!(tx.restore_subscription(told.subscription, at(2)).await.unwrap());
    assert_eq!(tx.due(at(2), 10).await.unwrap().len(), 1);
    assert!(tx.remove_subscription(told.subscription, at(3)).await.unwrap());
    tx.set_release_state(told.release, &[ReleaseState::Active], ReleaseState::Retracted, at(4)).await.unwrap();
    assert!(tx.restore_subscription(told.subscription, at(5)).await.unwrap());
    assert!(tx.due(at(6), 10).await.unwrap().is_empty(), "a retracted alert came back");
}

#[tokio::test]
async fn the_seven_days_stand_still_while_something_stops_it() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let told = told(&mut tx, 1, "Ana Inventada").await;
    let since = |claimed: ClaimedNotice| (claimed.before.sendable_since, claimed.attempt);
    tx.hold_unsent(told.release, Doubt::All, at(10)).await.unwrap();
    tx.free_held(told.release, at(30)).await.unwrap();
    tx.set_unreachable(told.subscriber, at(40)).await.unwrap();
    tx.set_reachable(told.subscriber, at(45)).await.unwrap();
    tx.put_hold(HoldReason::Breaker, None, at(50)).await.unwrap();
    assert!(tx.due(at(60), 10).await.unwrap().is_empty());
    tx.lift_hold(None, at(80)).await.unwrap();
    let (sendable_since, _) = since(tx.claim_notice(told.alert, at(90), at(80)).await.unwrap().unwrap());
    assert_eq!(sendable_since, at(20 + 5 + 30));
}

#[tokio::test]
async fn a_busy_fifth_is_kept_for_replies() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    for chat in 0..80 {
        told(&mut tx, 1000 + chat, "Ana Inventada").await;
        tx.enqueue(ChatId(5000 + chat), Lane::Answer, b"x", None, at(0), at(0)).await.unwrap();
    }
    let due = tx.due(at(0), 10).await.unwrap();
    let replies = due.iter().filter(|due| matches!(due, Due::Reply { .. })).count();
    assert_eq!((due.len(), replies), (10, 2));
    assert_eq!(tx.due(at(0), 200).await.unwrap().len(), 160);
}

#[tokio::test]
async fn another_key_is_refused_and_the_seed_goes_on_after_opening_again() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("vigilia.db").display());
    let mut chats = Vec::new();
    for opening in 0..2 {
        let store = Store::open(&url, keys("ab"), Entropy::Seeded(1)).await.unwrap();
        let mut tx = store.begin().await.unwrap();
        chats.push(tx.add_subscriber(ChatId(opening), Language::Es, at(0)).await.unwrap().id);
        tx.commit().await.unwrap();
        store.close().await;
    }
    assert_ne!(chats[0], chats[1]);
    assert!(matches!(Store::open(&url, keys("cd"), Entropy::System).await, Err(OpenError::WrongKey)));
    assert!(matches!(Store::open("mysql://x", keys("cd"), Entropy::System).await, Err(OpenError::Url)));
}

#[tokio::test]
async fn a_schema_of_a_newer_version_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("vigilia.db").display());
    let store = Store::open(&url, keys("ab"), Entropy::System).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                 VALUES (999, 'later', TRUE, $1, 0)";
    tx.write(sql(newer).bind(vec![0u8])).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    assert!(matches!(Store::open(&url, keys("ab"), Entropy::System).await, Err(OpenError::Newer(999))));
}

#[tokio::test]
async fn what_was_erased_leaves_no_byte_in_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("vigilia.db").display());
    let store = Store::open(&url, keys("ab"), Entropy::System).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let told = told(&mut tx, 77, "Canaria Inventada").await;
    let find = sql("SELECT id, sought AS cell FROM subscriptions WHERE id = $1").bind(told.subscription.0);
    let cell = tx.one("subscriptions", find).await.unwrap().unwrap().bytes("cell").unwrap();
    tx.commit().await.unwrap();
    store.scrub().await.unwrap();
    let files = || {
        let all = std::fs::read_dir(folder.path()).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap());
        all.collect::<Vec<_>>().concat()
    };
    let holds = |needle: &[u8]| files().windows(needle.len()).any(|window| window == needle);
    assert!(holds(&cell[28..]), "the scan finds what is there");
    let mut tx = store.begin().await.unwrap();
    tx.forget(ChatId(77), at(1)).await.unwrap();
    tx.commit().await.unwrap();
    store.scrub().await.unwrap();
    assert!(!holds(&cell[28..92]), "a sealed cell is still there");
    store.close().await;
}

#[tokio::test]
async fn only_commits_that_change_something_wake_those_who_wait() {
    let store = store().await;
    let mut watch = store.watch();
    let mut tx = store.begin().await.unwrap();
    tx.subscriber(ChatId(1)).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.begin().await.unwrap();
    tx.add_subscriber(ChatId(1), Language::Es, at(0)).await.unwrap();
    drop(tx);
    let none = std::time::Duration::ZERO;
    let before = std::time::Instant::now();
    watch.changed(none).await;
    let mut tx = store.begin().await.unwrap();
    tx.add_subscriber(ChatId(1), Language::Es, at(0)).await.unwrap();
    tx.commit().await.unwrap();
    watch.changed(std::time::Duration::from_secs(60)).await;
    assert!(before.elapsed() < std::time::Duration::from_secs(30));
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

#[tokio::test]
async fn an_alert_is_late_only_if_nobody_stopped_it() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let (late, stopped) = (told(&mut tx, 1, "Ana Inventada").await, told(&mut tx, 2, "Luis Ficticio").await);
    tx.hold_unsent(stopped.release, Doubt::All, at(0)).await.unwrap();
    tx.free_held(stopped.release, at(1)).await.unwrap();
    let now = at(0) + TimeDelta::hours(3);
    for (told, expected) in [(late, true), (stopped, false)] {
        let claimed = tx.claim_notice(told.alert, now, now).await.unwrap().unwrap();
        let Notice::Alert(alert) = claimed.addressed.notice else { panic!("not an alert") };
        assert_eq!(alert.late, expected);
    }
}
