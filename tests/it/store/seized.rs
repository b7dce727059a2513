//! The disk is seized, also in the middle of a crash: of 200 families nothing can be read; and of those
//! who were erased not even the ciphertext is left.

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

use tempfile::TempDir;
use vigilia::domain::*;
use vigilia::store::*;

use super::families::{Family, around, canaries, families, lives};
use super::given::{self, at, day, lease, member, start, tx};
use super::schema::{self, Kind};
use crate::both::{self, Place, on_both_places};
use crate::canaries::{Canary, Hit, scan};
use crate::raw::{Cell, Raw};

on_both_places!(no_cell_of_either_database_tells_anything);

/// Everything that the store says, at every level, goes to this file.
fn logging_to(path: &Path) -> tracing::subscriber::DefaultGuard {
    let file = Arc::new(Mutex::new(std::fs::File::create(path).expect("the log is made")));
    let writer = move || Log(Arc::clone(&file));
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(writer);
    tracing::subscriber::set_default(subscriber.finish())
}

struct Log(Arc<Mutex<std::fs::File>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("nobody panics in here").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The files as they are at this moment, as when the power goes.
fn power_cut(place: &Place) -> TempDir {
    let copy = tempfile::tempdir().expect("a temporary directory");
    for entry in std::fs::read_dir(place.dir()).expect("the directory reads") {
        let entry = entry.expect("the entry reads");
        std::fs::copy(entry.path(), copy.path().join(entry.file_name())).expect("the file is copied");
    }
    copy
}

async fn open_copy(copy: &TempDir) -> Store {
    let url = format!("sqlite:{}", copy.path().join("vigilia.db").display());
    Store::open(&url, both::keys(), Entropy::System).await.expect("what was cut off opens again")
}

fn assert_nothing(when: &str, hits: &[Hit]) {
    let first: Vec<_> = hits.iter().take(5).map(|hit| (&hit.label, hit.form, hit.file.file_name())).collect();
    assert!(hits.is_empty(), "{when}: {} hits, such as {first:?}", hits.len());
}

#[tokio::test]
async fn of_two_hundred_families_no_file_tells_anything() {
    let place = Place::sqlite();
    let families = families();
    let canaries = canaries(&families);
    let _guard = logging_to(&place.dir().join("log"));
    let store = place.open().await;
    let mut t = tx(&store).await;
    let around = around(&mut t, &families).await;
    t.commit().await.unwrap();
    for family in &families {
        let mut t = tx(&store).await;
        lives(&mut t, family, &around).await;
        t.commit().await.unwrap();
    }
    assert_nothing("while it runs", &scan(&[place.dir()], &canaries));

    // The power goes in the middle of a transaction.
    let mut t = tx(&store).await;
    for family in &families[..20] {
        t.forget(ChatId(family.chat), day(1)).await.unwrap();
        t.put_dialogue(ChatId(family.chat), family.name().as_bytes(), day(2)).await.unwrap();
    }
    let copy = power_cut(&place);
    drop(t);
    assert_nothing("after the power went", &scan(&[copy.path()], &canaries));
    let again = open_copy(&copy).await;
    assert!(tx(&again).await.subscriber(ChatId(families[0].chat)).await.unwrap().is_some(), "nothing is lost");
    assert_nothing("opened again", &scan(&[copy.path()], &canaries));

    let mut t = tx(&store).await;
    for family in &families[..100] {
        t.forget(ChatId(family.chat), day(2)).await.unwrap();
    }
    t.tidy(day(40)).await.unwrap();
    t.commit().await.unwrap();
    store.scrub().await.unwrap();
    drop(store);
    assert_nothing("after a crash without closing", &scan(&[place.dir()], &canaries));
}

/// Of PostgreSQL's files the store promises no more than this: what is in them is sealed.
async fn no_cell_of_either_database_tells_anything(place: Place) {
    let families: Vec<Family> = (0..24).map(Family::new).collect();
    let store = place.open().await;
    let mut t = tx(&store).await;
    let around = around(&mut t, &families).await;
    for family in &families {
        lives(&mut t, family, &around).await;
    }
    t.commit().await.unwrap();
    let mut raw = Raw::open(&place).await;
    let dump = tempfile::tempdir().unwrap();
    for table in raw.tables().await {
        let mut out = Vec::new();
        for (_, cell) in raw.rows(&table).await.into_iter().flatten() {
            match cell {
                Cell::Null => {}
                Cell::Integer(number) => out.extend(number.to_be_bytes()),
                Cell::Real(text) | Cell::Text(text) => out.extend(text.into_bytes()),
                Cell::Bytes(bytes) => out.extend(bytes),
            }
            out.push(b'\n');
        }
        std::fs::write(dump.path().join(table), out).unwrap();
    }
    raw.close().await;
    assert_nothing("in the tables", &scan(&[dump.path()], &canaries(&families)));
}

/// The cells that lead to somebody, as they stand on the disk now.
async fn telling_cells(place: &Place) -> Vec<(String, Vec<u8>)> {
    let mut raw = Raw::open(place).await;
    let all = raw.everything().await;
    raw.close().await;
    let telling = |table: &str, column: &str| {
        // Identities of updates leave with their own retention; the digest is of public bytes.
        matches!(schema::kind(table, column), Some(Kind::Sealed | Kind::Tag)) && table != "updates"
    };
    all.into_iter()
        .filter(|(table, column, _)| telling(table, column))
        .filter_map(|(table, column, cell)| match cell {
            Cell::Bytes(bytes) => Some((format!("{table}.{column}"), bytes)),
            _ => None,
        })
        .collect()
}

/// Pieces of a cell, since an overwritten cell may leave a part of itself behind. What all cells have in
/// common (key version) is left out.
fn pieces(label: &str, cell: &[u8]) -> Vec<Canary> {
    let start = if cell.len() > 44 { 4 } else { 0 };
    cell[start..].chunks_exact(12).map(|piece| Canary::bytes(label, piece)).collect()
}

#[tokio::test]
async fn of_what_was_erased_not_even_the_ciphertext_is_left() {
    let place = Place::sqlite();
    let families: Vec<Family> = (0..30).map(Family::new).collect();
    let store = place.open().await;
    let mut t = tx(&store).await;
    let around = around(&mut t, &families).await;
    t.commit().await.unwrap();
    let before = telling_cells(&place).await;
    for family in &families {
        let mut t = tx(&store).await;
        lives(&mut t, family, &around).await;
        t.commit().await.unwrap();
    }
    let own: Vec<_> = telling_cells(&place).await.into_iter().filter(|cell| !before.contains(cell)).collect();
    assert!(own.len() >= 30 * 8, "only {} cells", own.len());
    let canaries: Vec<Canary> = own.iter().flat_map(|(label, cell)| pieces(label, cell)).collect();
    assert!(scan(&[place.dir()], &canaries).len() >= canaries.len(), "the search finds what is there");

    let mut t = tx(&store).await;
    for family in &families {
        t.forget(ChatId(family.chat), day(1)).await.unwrap();
    }
    assert_eq!(given::deletes(&mut t, day(1)).await, families.len());
    t.commit().await.unwrap();
    let copy = power_cut(&place);
    store.scrub().await.unwrap();
    assert_nothing("after scrubbing", &scan(&[place.dir()], &canaries));

    // Killed between forgetting and scrubbing: the next start scrubs.
    let again = open_copy(&copy).await;
    again.scrub().await.unwrap();
    assert_nothing("scrubbed after a crash", &scan(&[copy.path()], &canaries));
}

#[tokio::test]
async fn what_is_replaced_or_done_with_leaves_no_ciphertext_either() {
    let place = Place::sqlite();
    let store = place.open().await;
    let mut t = tx(&store).await;
    let ana = member(&mut t, 551, Role::Volunteer, "Araguato", start()).await;
    let subscriber = t.add_subscriber(ChatId(552), Language::Es, start()).await.unwrap();
    let subscription = t.add_subscription(subscriber.id, &given::sought(given::WHO), start()).await.unwrap();
    t.put_dialogue(ChatId(552), b"one", at(60)).await.unwrap();
    let reply = t.enqueue(ChatId(552), Lane::Answer, b"an answer", Spot::New, at(1), at(1)).await.unwrap();
    let import = t.add_import(b"a draft", &[1; 32], Some(ana.id), start()).await.unwrap();
    t.commit().await.unwrap();
    let mut cells = telling_cells(&place).await;
    cells.retain(|(place, _)| {
        ["dialogues.state", "replies.body", "imports.draft", "subscriptions.sought"].contains(&place.as_str())
    });
    assert_eq!(cells.len(), 4);
    let canaries: Vec<Canary> = cells.iter().flat_map(|(label, cell)| pieces(label, cell)).collect();

    let mut t = tx(&store).await;
    t.put_dialogue(ChatId(552), b"two", at(60)).await.unwrap();
    t.claim_reply(reply, lease(at(2)), at(2)).await.unwrap().unwrap();
    t.settle_reply(reply, ReplyNext::Done).await.unwrap();
    t.finish_import(import.id, import.revision, ImportState::Accepted, at(2)).await.unwrap();
    t.remove_subscription(subscription.id, at(2)).await.unwrap();
    t.erase_removed(at(3), at(3)).await.unwrap();
    t.commit().await.unwrap();
    store.scrub().await.unwrap();
    assert_nothing("after scrubbing", &scan(&[place.dir()], &canaries));
}

#[tokio::test]
async fn a_reader_does_not_keep_erased_bytes_on_the_disk_for_long() {
    let place = Place::sqlite();
    let store = place.open().await;
    let mut t = tx(&store).await;
    t.put_dialogue(ChatId(553), b"one", at(60)).await.unwrap();
    t.commit().await.unwrap();
    let cells = telling_cells(&place).await;
    let canaries: Vec<Canary> = cells.iter().flat_map(|(label, cell)| pieces(label, cell)).collect();
    // Somebody reads (a backup, say) while the chat is forgotten.
    let mut reader = Raw::open(&place).await;
    reader.execute("BEGIN").await;
    reader.rows("dialogues").await;
    let mut t = tx(&store).await;
    t.forget(ChatId(553), at(1)).await.unwrap();
    t.commit().await.unwrap();
    let (scrubbed, ()) = tokio::join!(store.scrub(), async {
        // The checkpoint is tried at least once before the reader ends.
        tokio::task::yield_now().await;
        reader.execute("COMMIT").await;
        reader.close().await;
    });
    scrubbed.unwrap();
    assert_nothing("after the reader went", &scan(&[place.dir()], &canaries));
}
