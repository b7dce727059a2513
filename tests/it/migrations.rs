//! Two sets of migrations, one schema.

use std::collections::BTreeMap;
use std::path::Path;

use vigilia::domain::{ChatId, Language};
use vigilia::store::OpenError;

use crate::both::{self, Place, on_both_places};
use crate::raw::{Cell, Raw};

on_both_places!(
    an_empty_database_becomes_the_newest_schema,
    opening_again_changes_nothing,
    a_newer_schema_is_refused_and_left_alone,
    two_that_open_an_empty_database_at_once_both_succeed,
);

/// The files of a set: name and text.
fn set(engine: &str) -> BTreeMap<String, String> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
    let files = std::fs::read_dir(dir).expect("the set is there");
    files
        .map(|entry| {
            let entry = entry.expect("the entry reads");
            let text = std::fs::read_to_string(entry.path()).expect("the file reads");
            (entry.file_name().into_string().expect("a plain name"), text)
        })
        .collect()
}

#[test]
fn both_sets_have_the_same_numbers_and_names() {
    let (sqlite, postgres) = (set("sqlite"), set("postgres"));
    let names = |set: &BTreeMap<String, String>| set.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&sqlite), names(&postgres));
    for (place, name) in sqlite.keys().enumerate() {
        let number = format!("{:04}_", place + 1);
        assert!(name.starts_with(&number) && name.ends_with(".sql"), "{name}: numbers go up by one");
    }
}

#[test]
fn both_sets_make_the_same_tables_and_columns() {
    // Types differ (bytes, growing numbers); what is compared is every column's name, in order.
    let columns = |text: &str| -> Vec<String> {
        let code = text.lines().map(|line| line.split("--").next().unwrap_or_default());
        let words = code.map(|line| line.split_whitespace().next().unwrap_or_default().to_owned());
        words.filter(|word| !word.is_empty()).collect()
    };
    for (name, text) in set("sqlite") {
        assert_eq!(columns(&text), columns(&set("postgres")[&name]), "{name}");
    }
}

async fn an_empty_database_becomes_the_newest_schema(place: Place) {
    place.open().await.close().await;
    let mut raw = Raw::open(&place).await;
    let applied = raw.rows_of("SELECT version FROM _sqlx_migrations").await;
    assert_eq!(applied.len(), set("sqlite").len());
    assert!(raw.tables().await.len() > 15);
}

async fn opening_again_changes_nothing(place: Place) {
    let store = place.open().await;
    let mut t = store.begin().await.unwrap();
    t.add_subscriber(ChatId(501), Language::Es, super::store::noon()).await.unwrap();
    t.commit().await.unwrap();
    store.close().await;
    let before = schema(&place).await;
    for _ in 0..2 {
        place.open().await.close().await;
    }
    assert_eq!(schema(&place).await, before);
    let store = place.open().await;
    assert!(store.begin().await.unwrap().subscriber(ChatId(501)).await.unwrap().is_some());
}

async fn schema(place: &Place) -> (Vec<Cell>, Vec<(String, Vec<String>)>) {
    let mut raw = Raw::open(place).await;
    let applied = raw.rows_of("SELECT version FROM _sqlx_migrations ORDER BY version").await;
    let mut tables = Vec::new();
    for table in raw.tables().await {
        let columns = raw.columns(&table).await;
        tables.push((table, columns));
    }
    raw.close().await;
    (applied.into_iter().flatten().map(|(_, cell)| cell).collect(), tables)
}

async fn a_newer_schema_is_refused_and_left_alone(place: Place) {
    place.open().await.close().await;
    let mut raw = Raw::open(&place).await;
    // As a newer program would leave it: a migration that we do not know.
    raw.execute(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         SELECT 9001, 'from the future', success, checksum, execution_time FROM _sqlx_migrations WHERE version = 1",
    )
    .await;
    raw.close().await;
    let before = schema(&place).await;
    let opened = place.try_open(both::keys()).await;
    assert!(matches!(opened, Err(OpenError::Newer(9001))));
    assert_eq!(schema(&place).await, before);
}

async fn two_that_open_an_empty_database_at_once_both_succeed(place: Place) {
    let (one, other) = tokio::join!(place.try_open(both::keys()), place.try_open(both::keys()));
    for store in [one, other] {
        let store = store.unwrap_or_else(|error| panic!("it opens: {error}"));
        store.begin().await.unwrap().set_meta("greeting", "hello").await.unwrap();
    }
}
