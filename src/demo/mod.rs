//! `vigilia demo`: the whole product with invented people, no token and no network.
//!
//! The bot runs unchanged over HTTP against the sandbox on loopback, with a database in a
//! temporary folder that goes with it. Nothing here may be used for real: it invites its own
//! team and knows its own key.

mod cast;
mod play;
mod scenes;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use chrono::TimeDelta;
use tempfile::TempDir;

use crate::app::{App, open_store, system_clock, told_to_stop, write_new_key};
use crate::cli::{DemoArgs, Exit, Out};
use crate::config::{Choice, Config, Sources};
use crate::domain::{Role, Tier};
use crate::sandbox::{self, Page, Sandbox, SandboxConfig};
use crate::store::{Entropy, Store};

/// Looks like a token and is none: the sandbox knows no other.
const TOKEN: &str = "4242:sandbox-token-of-the-demo-not-a-real-one";
/// The organisation that verifies in the samples.
const VERIFIER: &str = "Casa Abierta";

/// Runs the demo until it is stopped, or plays all scenes and ends.
///
/// # Errors
/// If the port is taken, or a scene does not go as written.
pub async fn run(args: &DemoArgs, out: Out<'_>) -> anyhow::Result<Exit> {
    match args.play {
        true => play::play(out).await,
        false => show(args.port, out).await,
    }
}

async fn show(port: u16, out: Out<'_>) -> anyhow::Result<Exit> {
    let stage = Stage::build(port, Tempo::Watched, scenes::page()).await?;
    writeln!(out, "Everybody here is invented. Open this page on this machine:\n\n    {}\n", stage.sandbox.url())?;
    writeln!(out, "Ctrl-C ends the demo; nothing is kept. `vigilia demo --play` plays it in the terminal.")?;
    out.flush()?;
    let Stage { app, sandbox, folder } = stage;
    let prologue = cast::takes_its_places(&app.store).await?;
    let join = async {
        sandbox::run_scene(&sandbox, &prologue, Tempo::Played.pace(), |_, _| {}).await?;
        std::future::pending::<anyhow::Result<()>>().await
    };
    tokio::select! {
        ended = app.run(told_to_stop()) => ended?,
        ended = join => ended?,
    }
    folder.close()?;
    Ok(Exit::Done)
}

/// How fast the scenes go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tempo {
    /// Somebody watches the page and may undo a confirmation.
    Watched,
    /// Played in the terminal as fast as it goes.
    Played,
}

impl Tempo {
    fn send_delay(self) -> &'static str {
        match self {
            Tempo::Watched => "4s",
            Tempo::Played => "0s",
        }
    }

    fn pace(self) -> sandbox::Pace {
        let patience = Duration::from_secs(20);
        match self {
            Tempo::Watched => sandbox::Pace::Readable { patience, between: Duration::from_millis(1200) },
            Tempo::Played => sandbox::Pace::AtOnce { patience },
        }
    }
}

/// The bot, not yet running, and the sandbox that it will talk to.
struct Stage {
    app: App,
    sandbox: Sandbox,
    folder: TempDir,
}

impl Stage {
    async fn build(port: u16, tempo: Tempo, page: Page) -> anyhow::Result<Stage> {
        let clock = system_clock();
        let sandbox_clock = clock.clone();
        let sandbox_clock = sandbox::Clock::given(move || sandbox_clock().timestamp());
        let config = SandboxConfig { port, page, ..SandboxConfig::new(TOKEN, sandbox_clock) };
        let sandbox =
            Sandbox::start(config).await.with_context(|| format!("port {port}; choose another with --port"))?;
        let folder = TempDir::with_prefix("vigilia-demo-")?;
        write_new_key(&folder.path().join("key"))?;
        let config = configuration(folder.path(), &sandbox.url(), tempo)?;
        let store = open_store(&config.local, Entropy::System).await?;
        add_source(&store).await?;
        let app = App::build(&config, store, clock)?;
        Ok(Stage { app, sandbox, folder })
    }
}

fn configuration(folder: &Path, api_url: &str, tempo: Tempo) -> anyhow::Result<Config> {
    let in_folder = |name: &str| folder.join(name).display().to_string();
    let environment = [
        ("VIGILIA_TOKEN", TOKEN.to_owned()),
        ("VIGILIA_API_URL", api_url.trim_end_matches('/').to_owned()),
        ("VIGILIA_DATABASE", format!("sqlite:{}", in_folder("data/vigilia.db"))),
        ("VIGILIA_KEY_FILE", in_folder("key")),
        ("VIGILIA_ORGANISATION", VERIFIER.to_owned()),
        ("VIGILIA_CONTACT", "@casa_abierta_ejemplo".to_owned()),
        ("VIGILIA_HOURS", "8:00 a 20:00".to_owned()),
        ("VIGILIA_GUIDANCE", "Amparo Civil (ejemplo): 0212-555.01.01".to_owned()),
        ("VIGILIA_SEND_DELAY", tempo.send_delay().to_owned()),
        ("VIGILIA_CHAT_PAUSE", "0s".to_owned()),
    ];
    let environment: BTreeMap<_, _> = environment.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let sources = Sources { file: Choice::NoFile, log: None, environment };
    Config::load(&sources).map_err(|faults| {
        let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("the demo's own configuration is refused: {}", faults.join("; "))
    })
}

async fn add_source(store: &Store) -> anyhow::Result<()> {
    let now = system_clock()();
    let mut tx = store.begin().await?;
    tx.add_source(VERIFIER, Tier::Verifier, now).await?;
    tx.add_source("Diario Ribera", Tier::Media, now).await?;
    tx.commit().await?;
    Ok(())
}

async fn invite(store: &Store, role: Role) -> anyhow::Result<String> {
    let now = system_clock()();
    let mut tx = store.begin().await?;
    let token = tx.invite(role, now + TimeDelta::hours(24), now).await?;
    tx.commit().await?;
    Ok(token)
}
