//! A list of 50,000 lines, imported and undone on a database on disk, beside the least that such a list costs there:
//! as many bare rows, committed as often. `cargo bench --bench import` prints both.
//! All people are invented.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{NaiveDate, TimeZone, Utc};
use secrecy::SecretString;
use sha2::{Digest, Sha256};
use vigilia::domain::{Clock, ImportId, Moment, RunNow, RunState, Tier};
use vigilia::importing::Importing;
use vigilia::intake::{self, BATCH, Reading};
use vigilia::store::{Entropy, ImportState, Keys, Put, Store, StoreError};

const GIVEN: [&str; 20] = [
    "Ana", "Luis", "Rosa", "Pedro", "Marta", "Tulio", "Nelly", "Omar", "Yraida", "Nicanor", "Eva", "Simón", "Carmen",
    "Jesús", "Gladys", "Ramón", "Zoraida", "Félix", "Haydée", "Elio",
];
const SURNAMES: [&str; 20] = [
    "Abreu",
    "Barrios",
    "Canelón",
    "Dorante",
    "Escalona",
    "Farías",
    "Graterol",
    "Hurtado",
    "Izarra",
    "Jaimes",
    "Lugo",
    "Machado",
    "Noguera",
    "Olivares",
    "Pirela",
    "Quijada",
    "Rondón",
    "Suárez",
    "Torrealba",
    "Urdaneta",
];

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // `cargo test --benches` comes without the flag: there a small list is enough.
    let lines = if std::env::args().any(|argument| argument == "--bench") { 50_000 } else { 1_000 };
    let folder = tempfile::tempdir()?;
    let keys = Keys::parse(&SecretString::from(format!("1 {}\n", "5a".repeat(32))))?;
    let url = format!("sqlite:{}", folder.path().join("vigilia.db").display());
    let store = Store::open(&url, keys, Entropy::System).await?;
    let start = Instant::now();
    let Ok(reading) = intake::read(list(lines).as_bytes(), day()) else { return Err("the list is not read".into()) };
    say("read", start.elapsed(), lines);
    let bare = bare_rows(&store, lines).await?;
    say("bare rows", bare, lines);
    let import = accept(&store, &reading).await?;
    let import_time = carry_out(&store, import).await?;
    say("import", import_time, lines);
    println!("import / bare rows: {:.1}", import_time.as_secs_f64() / bare.as_secs_f64());
    let again = accept(&store, &reading).await?;
    say("import again", carry_out(&store, again).await?, lines);
    let mut tx = store.begin().await?;
    tx.set_run_state(import, &[RunState::Done], RunState::Undoing).await?;
    tx.commit().await?;
    say("undo", carry_out(&store, import).await?, lines);
    Ok(())
}

fn say(what: &str, took: Duration, lines: usize) {
    println!("{what:>14}: {:>7.2} s, {:>7.0} lines a second", took.as_secs_f64(), lines as f64 / took.as_secs_f64());
}

fn day() -> NaiveDate {
    now().date_naive()
}

fn now() -> Moment {
    Utc.timestamp_opt(1_769_400_000, 0).single().unwrap_or_default()
}

fn list(lines: usize) -> String {
    let mut list = String::from("Nombre;Cédula;Centro;Fecha\n");
    for i in 0..lines {
        let pick = |list: &[&'static str; 20], at: usize| list[at % 20];
        let (one, two) = (pick(&GIVEN, i), pick(&GIVEN, i / 20 + 7));
        let (father, mother) = (pick(&SURNAMES, i / 400), pick(&SURNAMES, i / 8_000 + i / 400 + 1));
        let (thousands, rest) = (i / 1_000, i % 1_000);
        list += &format!("{one} {two} {father} {mother};V-90.{thousands:03}.{rest:03};Yare III;24/01/2026\n");
    }
    list
}

/// The least that a list costs: one row a line, committed as often as an import commits.
async fn bare_rows(store: &Store, lines: usize) -> Result<Duration, StoreError> {
    let start = Instant::now();
    for batch in 0..lines.div_ceil(BATCH) {
        let mut tx = store.begin().await?;
        for line in batch * BATCH..lines.min((batch + 1) * BATCH) {
            tx.set_meta(&format!("bench {line}"), "a line").await?;
        }
        tx.commit().await?;
    }
    Ok(start.elapsed())
}

async fn accept(store: &Store, reading: &Reading) -> Result<ImportId, StoreError> {
    let mut tx = store.begin().await?;
    let source = match tx.add_source("Amparo Civil", Tier::Verifier, now()).await? {
        Put::New(source) | Put::Known(source) => source,
    };
    let written = reading.write();
    let import = tx.add_import(&[], &Sha256::digest(&written).into(), None, now()).await?;
    tx.put_import(import.id, import.revision, &[], Some(source.id)).await?;
    tx.finish_import(import.id, import.revision + 1, ImportState::Accepted, now()).await?;
    tx.begin_run(&intake::new_run(import.id, Tier::Verifier, reading, &written), now()).await?;
    tx.commit().await?;
    Ok(import.id)
}

async fn carry_out(store: &Store, import: ImportId) -> Result<Duration, StoreError> {
    let clock: Clock = Arc::new(now);
    let mut importing = Importing::new(store.clone(), clock, None);
    let start = Instant::now();
    while let Some(screen) = importing.carry_on(import).await? {
        if !matches!(screen.now, RunNow::Running { .. } | RunNow::Undoing) {
            break;
        }
    }
    Ok(start.elapsed())
}
