//! Opening, keys, transactions, and waiting for commits.

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use vigilia::domain::*;
use vigilia::store::*;

use super::given::{at, family, start, tx};
use crate::both::{self, Place, on_both, on_both_places};

on_both!(
    what_is_dropped_never_happened,
    a_commit_between_making_a_watch_and_waiting_for_it_is_not_missed,
    a_watch_without_a_commit_ends_after_its_time,
    a_rolled_back_transaction_leaves_the_store_usable,
    scrubbing_an_idle_store_succeeds,
);
on_both_places!(
    what_is_committed_outlives_the_handle,
    the_wrong_key_is_refused,
    a_second_key_version_still_opens_what_the_first_sealed,
);

async fn what_is_dropped_never_happened(store: Store) {
    let mut t = tx(&store).await;
    t.add_subscriber(ChatId(11), Language::Es, start()).await.unwrap();
    drop(t);
    assert!(tx(&store).await.subscriber(ChatId(11)).await.unwrap().is_none());
}

async fn a_rolled_back_transaction_leaves_the_store_usable(store: Store) {
    for turn in 0..20 {
        let mut t = tx(&store).await;
        t.add_subscriber(ChatId(turn), Language::Es, start()).await.unwrap();
        drop(t);
    }
    let mut t = tx(&store).await;
    t.add_subscriber(ChatId(1), Language::En, start()).await.unwrap();
    t.commit().await.unwrap();
    assert!(tx(&store).await.subscriber(ChatId(1)).await.unwrap().is_some());
}

async fn a_commit_between_making_a_watch_and_waiting_for_it_is_not_missed(store: Store) {
    let mut watch = store.watch();
    let mut t = tx(&store).await;
    t.set_meta("greeting", "hello").await.unwrap();
    t.commit().await.unwrap();
    let waited = tokio::time::timeout(Duration::from_secs(20), watch.changed(Duration::from_secs(3600))).await;
    assert!(waited.is_ok(), "the commit was missed");
}

async fn a_watch_without_a_commit_ends_after_its_time(store: Store) {
    let mut watch = store.watch();
    let waited = tokio::time::timeout(Duration::from_secs(20), watch.changed(Duration::ZERO)).await;
    assert!(waited.is_ok(), "the time was not kept");
}

async fn scrubbing_an_idle_store_succeeds(store: Store) {
    store.scrub().await.unwrap();
    store.close().await;
}

async fn what_is_committed_outlives_the_handle(place: Place) {
    let store = place.open().await;
    let mut t = tx(&store).await;
    family(&mut t, 12, "Ramona Isabel Quintero Mújica", at(1)).await;
    t.commit().await.unwrap();
    store.close().await;

    let again = place.open().await;
    let mut t = tx(&again).await;
    let subscriber = t.subscriber(ChatId(12)).await.unwrap().unwrap();
    assert_eq!(t.subscriptions(subscriber.id).await.unwrap().len(), 1);
}

async fn the_wrong_key_is_refused(place: Place) {
    place.open().await.close().await;
    let other = Keys::parse(&Keys::generate()).unwrap();
    assert!(matches!(place.try_open(other).await, Err(OpenError::WrongKey)));
}

async fn a_second_key_version_still_opens_what_the_first_sealed(place: Place) {
    let store = place.open().await;
    let mut t = tx(&store).await;
    family(&mut t, 13, "Ramona Isabel Quintero Mújica", at(1)).await;
    t.commit().await.unwrap();
    store.close().await;

    let both_versions = format!("{}2 {}\n", both::KEY_FILE, "ab".repeat(32));
    let store = place.try_open(Keys::parse(&SecretString::from(both_versions)).unwrap()).await.unwrap();
    let mut t = tx(&store).await;
    let subscriber = t.subscriber(ChatId(13)).await.unwrap().expect("the tag of the first version is still looked up");
    let list = t.subscriptions(subscriber.id).await.unwrap();
    assert_eq!(list[0].sought.name.shown(), "Ramona Isabel Quintero Mújica");
}

#[tokio::test]
async fn an_address_of_another_database_is_refused() {
    for url in ["mysql://localhost/vigilia", "vigilia.db", ""] {
        let opened = Store::open(url, both::keys(), Entropy::System).await;
        assert!(matches!(opened, Err(OpenError::Url)), "{url}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unreachable() {
    let nowhere = tempfile::tempdir().unwrap();
    let url = format!("postgres://postgres@localhost/vigilia?host={}", nowhere.path().display());
    let opened = Store::open(&url, both::keys(), Entropy::System).await;
    assert!(matches!(opened, Err(OpenError::Unreachable)));
}

#[tokio::test]
async fn a_seeded_store_draws_the_same_ids_and_a_system_one_does_not() {
    let mut drawn = Vec::new();
    for entropy in [Entropy::Seeded(5), Entropy::Seeded(5), Entropy::Seeded(6), Entropy::System] {
        let store = Store::open("sqlite::memory:", both::keys(), entropy).await.unwrap();
        let mut t = tx(&store).await;
        let (subscriber, subscription) = family(&mut t, 14, "Ramona Isabel Quintero Mújica", at(1)).await;
        drawn.push((subscriber.id, subscription.id));
    }
    assert_eq!(drawn[0], drawn[1]);
    assert_ne!(drawn[0], drawn[2]);
    assert_ne!(drawn[0], drawn[3]);
}

#[test]
fn a_key_file_is_read_or_refused_by_its_form() {
    let hex = "0f".repeat(32);
    let good = [format!("1 {hex}\n"), format!("1 {hex}\n2 {hex}\n"), format!("1 {hex}")];
    for text in good {
        assert!(Keys::parse(&SecretString::from(text)).is_ok());
    }
    let bad = [
        String::new(),
        "1\n".into(),
        hex.clone(),
        format!("1 {}\n", &hex[2..]),
        format!("1 {hex}00\n"),
        format!("x {hex}\n"),
        format!("1 {}\n", hex.replace('f', "g")),
        format!("1 {hex}\n1 {hex}\n"),
    ];
    for (number, text) in bad.into_iter().enumerate() {
        let parsed = Keys::parse(&SecretString::from(text));
        assert_eq!(parsed.err(), Some(KeyError::Malformed), "case {number}");
    }
}

#[test]
fn a_new_key_file_reads_back_and_no_two_are_equal() {
    let (one, other) = (Keys::generate(), Keys::generate());
    assert!(Keys::parse(&one).is_ok());
    assert_ne!(one.expose_secret(), other.expose_secret());
}

#[test]
fn a_key_file_that_is_missing_or_readable_by_others_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("key");
    assert_eq!(Keys::read(&path).err(), Some(KeyError::Missing));
    std::fs::write(&path, both::KEY_FILE).unwrap();
    for (mode, refused) in [(0o644, true), (0o440, true), (0o404, true), (0o400, false), (0o600, false)] {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        let expected = refused.then_some(KeyError::Readable);
        assert_eq!(Keys::read(&path).err(), expected, "mode {mode:o}");
    }
}
