//! Opening a database: connect, migrate, check the key. And the handle to it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{AnyConnection, AnyPool};
use sqlx::{ConnectOptions as _, Executor as _, Row as _};
use tokio::sync::watch;

use super::ids::Ids;
use super::meta::is_our_key;
use super::{Entropy, Keys, OpenError, StoreError, Tx};

static SQLITE: Migrator = sqlx::migrate!("./migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("./migrations/postgres");

/// What a SQLite connection is told before its first use. `secure_delete` overwrites
/// what is deleted; WAL with FULL loses nothing that was committed.
const PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; \
     PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000; PRAGMA temp_store = MEMORY";
/// How long a transaction waits for its turn.
const TURN: Duration = Duration::from_secs(30);
const POSTGRES_CONNECTIONS: u32 = 4;
/// A checkpoint is tried for a minute: that is how soon erased bytes have to be gone.
const SCRUB_TRIES: u32 = 600;
const MIGRATE_TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);

/// Which database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    fn of(url: &str) -> Result<Self, OpenError> {
        match url.split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") => Ok(Engine::Sqlite),
            Some("postgres" | "postgresql") => Ok(Engine::Postgres),
            _ => Err(OpenError::Url),
        }
    }

    /// One writer at a time on both: SQLite by its own lock, PostgreSQL by an advisory one.
    /// A statement after it then sees every earlier commit, and nothing has to be tried again.
    fn begin(self) -> &'static str {
        match self {
            Engine::Sqlite => "BEGIN IMMEDIATE",
            Engine::Postgres => "BEGIN; SET LOCAL lock_timeout = '30s'; SELECT pg_advisory_xact_lock(862754)",
        }
    }

    fn migrator(self) -> &'static Migrator {
        match self {
            Engine::Sqlite => &SQLITE,
            Engine::Postgres => &POSTGRES,
        }
    }
}

/// A handle to the database; cheap to clone.
#[derive(Clone)]
pub struct Store(pub(super) Arc<Core>);

/// What every transaction needs.
pub(super) struct Core {
    pub pool: AnyPool,
    pub engine: Engine,
    pub keys: Keys,
    pub ids: Ids,
    /// Counts the commits that changed something.
    pub commits: watch::Sender<u64>,
    /// Counts the statements that ran.
    pub statements: AtomicU64,
}

impl Store {
    /// How many statements ran since it was opened: what a chat is answered must not depend on it, and a test asks.
    pub fn statements(&self) -> u64 {
        self.0.statements.load(Ordering::Relaxed)
    }

    /// Opens (and migrates) `sqlite:PATH`, `sqlite::memory:` or `postgres://…`.
    pub async fn open(url: &str, keys: Keys, entropy: Entropy) -> Result<Store, OpenError> {
        let engine = Engine::of(url)?;
        let pool = connect(url, engine).await?;
        migrate(&pool, engine).await?;
        let core = Core {
            pool,
            engine,
            keys,
            ids: Ids::new(entropy),
            commits: watch::Sender::new(0),
            statements: AtomicU64::new(0),
        };
        let store = Store(Arc::new(core));
        let mut tx = store.begin().await?;
        if !is_our_key(&mut tx).await? {
            return Err(OpenError::WrongKey);
        }
        store.0.ids.opened(tx.next_number("openings").await?);
        tx.tag_older_releases().await?;
        tx.commit().await?;
        Ok(store)
    }

    /// Begins the one kind of transaction there is (BEGIN IMMEDIATE on SQLite). Dropping it rolls back.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let inner = self.0.pool.begin_with(self.0.engine.begin()).await?;
        Ok(Tx::new(inner, Arc::clone(&self.0)))
    }

    /// Resolves after the next commit of anybody, or after the timeout. A commit between the
    /// making of the returned value and its await is not missed. Commits that changed nothing
    /// wake nobody; those of another process are seen only by the timeout.
    pub fn watch(&self) -> Watch {
        Watch(self.0.commits.subscribe())
    }

    /// Truncating checkpoint after erasures (SQLite), tried until no reader stands in its way;
    /// nothing on PostgreSQL.
    pub async fn scrub(&self) -> Result<(), StoreError> {
        if self.0.engine == Engine::Postgres {
            return Ok(());
        }
        for _ in 0..SCRUB_TRIES {
            let row = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&self.0.pool).await?;
            if row.try_get::<i64, _>(0)? == 0 {
                return Ok(());
            }
            tokio::time::sleep(PAUSE).await;
        }
        Err(StoreError::Driver("a reader kept the checkpoint from truncating"))
    }

    /// Waits for open transactions and closes the connections.
    pub async fn close(self) {
        self.0.pool.close().await;
    }
}

/// Waits for commits.
pub struct Watch(watch::Receiver<u64>);

impl Watch {
    /// Returns after the next commit that changed something, or after `at_most`.
    pub async fn changed(&mut self, at_most: Duration) {
        let closed = tokio::time::timeout(at_most, self.0.changed()).await.is_ok_and(|commit| commit.is_err());
        if closed {
            tokio::time::sleep(at_most).await;
        }
    }
}

async fn connect(url: &str, engine: Engine) -> Result<AnyPool, OpenError> {
    sqlx::any::install_default_drivers();
    let memory = url == "sqlite::memory:";
    let url = match engine {
        Engine::Sqlite if !memory && !url.contains("mode=") => {
            format!("{url}{}mode=rwc", if url.contains('?') { '&' } else { '?' })
        }
        _ => url.to_owned(),
    };
    let options: AnyConnectOptions = url.parse().map_err(|_| OpenError::Url)?;
    let pool = AnyPoolOptions::new()
        .max_connections(if engine == Engine::Sqlite { 1 } else { POSTGRES_CONNECTIONS })
        .acquire_timeout(TURN)
        // A database in memory lives as long as its one connection.
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(engine == Engine::Postgres)
        .after_connect(move |connection, _| Box::pin(prepare(connection, engine)));
    pool.connect_with(options.disable_statement_logging()).await.map_err(|_| OpenError::Unreachable)
}

async fn prepare(connection: &mut AnyConnection, engine: Engine) -> Result<(), sqlx::Error> {
    if engine == Engine::Sqlite {
        connection.execute(PRAGMAS).await?;
    }
    Ok(())
}

/// Two programs that open an empty SQLite file at once both begin to migrate it; the one that comes second
/// fails, and finds the work done when it tries again. (PostgreSQL's migrator takes a lock.)
async fn migrate(pool: &AnyPool, engine: Engine) -> Result<(), OpenError> {
    for _ in 0..MIGRATE_TRIES {
        match engine.migrator().run(pool).await {
            Err(MigrateError::Execute(_) | MigrateError::ExecuteMigration(..)) => tokio::time::sleep(PAUSE).await,
            done => return done.map_err(refused),
        }
    }
    engine.migrator().run(pool).await.map_err(refused)
}

fn refused(error: MigrateError) -> OpenError {
    match error {
        MigrateError::VersionMissing(version) => OpenError::Newer(version),
        MigrateError::VersionMismatch(_) => StoreError::Driver("a migration was changed after its use").into(),
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => StoreError::from(error).into(),
        _ => StoreError::Driver("the schema could not be migrated").into(),
    }
}
