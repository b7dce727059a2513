//! A start with 100,000 followed names in a SQLite file: reading, opening and indexing, in a process of its own so that
//! its memory can be told from the benchmark's.

use std::path::Path;
use std::process::Command;

use secrecy::SecretString;
use vigilia::domain::{ChatId, Language, Moment};
use vigilia::matching::Matching;
use vigilia::names::PersonName;
use vigilia::store::{Entropy, Keys, Sought, Store};

use crate::clock::{Clock, resident, whole_process};
use crate::people::People;

/// Names on the list of one invented chat.
const NAMES_OF_A_CHAT: usize = 10;

type Failed = Box<dyn std::error::Error>;

/// Makes a database of `size` names and measures a start on it.
pub fn print(size: usize) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("vigilia.db");
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(make(&path, size))?;
    println!("\na start with {size} followed names in a SQLite file");
    for _ in 0..3 {
        let child = Command::new(std::env::current_exe()?).arg("--start").arg(&path).output()?;
        print!("{}", String::from_utf8_lossy(&child.stdout));
    }
    Ok(())
}

/// What the process of its own does.
pub fn measure(path: &str) -> Result<(), Failed> {
    tokio::runtime::Runtime::new()?.block_on(async {
        let clock = Clock::start();
        let store = open(Path::new(path)).await?;
        let matching = Matching::start(store).await?;
        let (passed, processor) = (clock.spent().passed.as_secs_f64(), whole_process().as_secs_f64());
        println!("{passed:>9.2} s, of the processor {processor:.2} s, {} MB resident", resident() >> 20);
        drop(matching);
        Ok(())
    })
}

async fn open(path: &Path) -> Result<Store, Failed> {
    let keys = Keys::parse(&SecretString::from(format!("1 {}\n", "5a".repeat(32))))?;
    Ok(Store::open(&format!("sqlite:{}", path.display()), keys, Entropy::System).await?)
}

async fn make(path: &Path, size: usize) -> Result<(), Failed> {
    let store = open(path).await?;
    let now = Moment::UNIX_EPOCH;
    let mut people = People::new(5);
    let mut tx = store.begin().await?;
    for chat in 0..size.div_ceil(NAMES_OF_A_CHAT) {
        let subscriber = tx.add_subscriber(ChatId(1 + chat as i64), Language::Es, now).await?;
        for _ in 0..NAMES_OF_A_CHAT {
            let who = people.somebody();
            if let Ok(name) = PersonName::parse(&people.followed(&who)) {
                tx.add_subscription(subscriber.id, &Sought::named(name), now).await?;
            }
        }
    }
    tx.commit().await?;
    store.close().await;
    Ok(())
}
