//! Runs one contract on SQLite and on PostgreSQL, as two tests.
//!
//! `on_both!(a, b)` takes contracts `async fn a(store: Store)`: SQLite is in memory there.
//! `on_both_places!(a, b)` takes `async fn a(place: Place)`: a database on disk, for contracts that
//! open it more than once, press at the same time, or look into it behind the store's back.

use secrecy::SecretString;
use tempfile::TempDir;
use vigilia::store::{Entropy, Keys, OpenError, Store};

/// A database that outlives its handles.
pub struct Place {
    pub url: String,
    /// The directory of an SQLite database, taken away with the place.
    dir: Option<TempDir>,
}

impl Place {
    /// A new SQLite database in a directory of its own.
    pub fn sqlite() -> Place {
        let dir = tempfile::tempdir().expect("a temporary directory");
        Place { url: format!("sqlite:{}", dir.path().join("vigilia.db").display()), dir: Some(dir) }
    }

    /// A new PostgreSQL database; `None` where no server is installed.
    pub async fn postgres() -> Option<Place> {
        Some(Place { url: crate::postgres::database().await?, dir: None })
    }

    /// Another handle.
    pub async fn open(&self) -> Store {
        self.try_open(keys()).await.expect("the database opens")
    }

    pub async fn try_open(&self, keys: Keys) -> Result<Store, OpenError> {
        Store::open(&self.url, keys, Entropy::System).await
    }

    /// The directory with all files of an SQLite database.
    pub fn dir(&self) -> &std::path::Path {
        self.dir.as_ref().expect("an SQLite database").path()
    }

    pub fn is_sqlite(&self) -> bool {
        self.dir.is_some()
    }
}

/// The text of the key file of all tests.
pub const KEY_FILE: &str = "1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n";

/// The keys of all tests.
pub fn keys() -> Keys {
    Keys::parse(&SecretString::from(KEY_FILE)).expect("the key file is well formed")
}

/// A new SQLite database in memory.
pub async fn memory() -> Store {
    Store::open("sqlite::memory:", keys(), Entropy::Seeded(1)).await.expect("a database in memory opens")
}

macro_rules! on_both {
    ($($contract:ident),* $(,)?) => {$(
        mod $contract {
            #[tokio::test]
            async fn on_sqlite() {
                super::$contract(crate::both::memory().await).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                if let Some(place) = crate::both::Place::postgres().await {
                    let url = place.url.clone();
                    super::$contract(place.open().await).await;
                    crate::postgres::give_back(url).await;
                }
            }
        }
    )*};
}

macro_rules! on_both_places {
    ($($contract:ident),* $(,)?) => {$(
        mod $contract {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                super::$contract(crate::both::Place::sqlite()).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                if let Some(place) = crate::both::Place::postgres().await {
                    let url = place.url.clone();
                    super::$contract(place).await;
                    crate::postgres::give_back(url).await;
                }
            }
        }
    )*};
}

pub(crate) use {on_both, on_both_places};
