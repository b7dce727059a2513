//! A throw-away PostgreSQL server for the contract tests, made of the installed binaries.
//!
//! One cluster a test process, on a unix socket in a directory of its own, and a database of its own for each test.
//! A small shell waits for the end of the test process (its standard input closes, however the
//! process ends), stops the server and takes the directory away; so a panic leaves nothing behind.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};

use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// Nothing here has to survive, so nothing is flushed; the socket is the only way in.
const SETTINGS: &str = "
listen_addresses = ''
max_connections = 300
shared_buffers = 32MB
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
log_statement = none
log_min_error_statement = panic
";

/// Stops the server once its standard input closes, which the end of the test process sees to.
const WATCHER: &str = r#"cat >/dev/null; "$0/pg_ctl" -D "$1/data" -m immediate stop >/dev/null 2>&1; rm -rf "$1""#;

static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
static DATABASES: AtomicU32 = AtomicU32::new(0);
/// Addresses of databases that tests have given back.
static EMPTIED: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Cluster {
    socket: PathBuf,
    /// Held for its standard input, whose closing ends the server.
    _watcher: Child,
}

/// The address of an empty database of one's own, or `None` where no server is installed.
///
/// # Panics
/// With `CI=true` a missing server is a failure, and everywhere a server that does not start.
pub async fn database() -> Option<String> {
    let Some(cluster) = CLUSTER.get_or_init(start) else {
        assert!(!in_ci(), "no PostgreSQL server is installed, and CI needs one");
        return None;
    };
    let emptied = EMPTIED.lock().expect("nobody panics in here").pop();
    if emptied.is_some() {
        return emptied;
    }
    let name = format!("t{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    let mut connection = PgConnection::connect(&address(cluster, "postgres")).await.expect("the cluster answers");
    let sql = AssertSqlSafe(format!("CREATE DATABASE {name}"));
    sqlx::query(sql).execute(&mut connection).await.expect("a database is made");
    connection.close().await.expect("the connection ends");
    Some(address(cluster, &name))
}

/// Empties a database for the next test: making one takes up to a second, emptying it a twentieth.
/// A test that fails keeps its own.
pub async fn give_back(url: String) {
    let mut connection = PgConnection::connect(&url).await.expect("the cluster answers");
    let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                  WHERE datname = current_database() AND pid <> pg_backend_pid()";
    sqlx::query(others).execute(&mut connection).await.expect("other connections end");
    let empty = "DROP SCHEMA public CASCADE; CREATE SCHEMA public";
    sqlx::raw_sql(empty).execute(&mut connection).await.expect("a database is emptied");
    connection.close().await.expect("the connection ends");
    EMPTIED.lock().expect("nobody panics in here").push(url);
}

fn address(cluster: &Cluster, database: &str) -> String {
    format!("postgres://postgres@localhost/{database}?host={}", cluster.socket.display())
}

fn start() -> Option<Cluster> {
    let Some(bin) = binaries() else {
        // Not `eprintln`, which a passing test swallows.
        let said = "contracts were not run on PostgreSQL: no server is installed here";
        writeln!(std::io::stderr(), "{said}").expect("the standard error takes it");
        return None;
    };
    let dir = tempfile::Builder::new().prefix("vigilia-pg-").tempdir().expect("a temporary directory").keep();
    if is_root() {
        run(Command::new("chown").arg("postgres").arg(&dir));
    }
    let data = dir.join("data");
    let initdb = bin.join("initdb");
    run(as_server(&initdb).args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N", "-D"]).arg(&data));
    let mut settings = OpenOptions::new().append(true).open(data.join("postgresql.conf")).expect("the settings open");
    writeln!(settings, "{SETTINGS}unix_socket_directories = '{}'", dir.display()).expect("the settings are written");
    let log = dir.join("log");
    run(as_server(&bin.join("pg_ctl")).args(["-w", "-t", "60", "-D"]).arg(&data).arg("-l").arg(&log).arg("start"));
    let watcher = as_server(Path::new("sh"))
        .args(["-c", WATCHER])
        .arg(&bin)
        .arg(&dir)
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Out of the terminal's group: an interrupt ends the tests, and their end ends the server.
        .process_group(0)
        .spawn()
        .expect("the watcher starts");
    Some(Cluster { socket: dir, _watcher: watcher })
}

/// The directory of the newest installed server's programs.
#[expect(clippy::disallowed_methods, reason = "programs are found where the shell finds them")]
fn binaries() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .filter(|bin| bin.join("initdb").exists())
        .collect();
    found.sort_by_key(|bin| version(bin));
    found.pop().or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|dir| dir.join("initdb").exists() && dir.join("pg_ctl").exists())
    })
}

fn version(bin: &Path) -> Option<u32> {
    bin.parent()?.file_name()?.to_str()?.parse().ok()
}

/// `initdb` and the server refuse to run as root, so there they run as the server's own user.
fn as_server(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program);
    command
}

#[expect(clippy::disallowed_methods, reason = "a test has no configuration; only CI says that it is CI")]
fn in_ci() -> bool {
    std::env::var("CI").as_deref() == Ok("true")
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

fn run(command: &mut Command) {
    let output = command
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program starts");
    assert!(output.success(), "{:?} failed", command.get_program());
}
