//! Opening, waiting and erasing: keys, versions, the seed, the bytes on disk.

use super::super::tx::sql;
use super::*;

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
