//! Builds the parts and runs them until shutdown; owns the clock.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use chrono::{TimeDelta, Utc};
use secrecy::ExposeSecret;
use tokio::task::JoinSet;
use tracing::{error, info, warn};

use crate::config::{Config, Local};
use crate::conversation::{self, Rules};
use crate::domain::Clock;
use crate::housekeeping::{self, OUT_OF_REACH};
use crate::importing::Importing;
use crate::matching::Matching;
use crate::outbox::{Outbox, Pace, SendingRules};
use crate::review::ReviewRules;
use crate::store::{Entropy, HoldReason, Keys, Store};
use crate::telegram::{Identity, Receiver, Stopped, Telegram, TelegramSender, dress};
use crate::text::{Catalogues, House, Words};

/// How long backups keep what was erased (threats: retention).
const BACKUP_DAYS: u32 = 14;
/// A wake-up only saves waiting: without one every worker looks again after this.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
const HOUSEKEEPING: Duration = Duration::from_secs(30);
/// After a failure of the database.
const AFTER_FAILURE: Duration = Duration::from_secs(2);
/// What is under way gets this long to end when the program is told to stop.
const LAST_WORDS: Duration = Duration::from_secs(8);

/// The real time.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn system_clock() -> Clock {
    Arc::new(Utc::now)
}

/// Resolves when the program is told to stop: Ctrl-C, or SIGTERM from whoever started it.
pub async fn told_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminate) = signal(SignalKind::terminate()) else { return interrupt.await };
        tokio::select! {
            () = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    interrupt.await;
}

/// Writes a new key file, readable by its owner only, and never over an existing one.
///
/// # Errors
/// If the file is there already or cannot be written.
pub fn write_new_key(path: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o400);
    let mut file = options.open(path)?;
    file.write_all(Keys::generate().expose_secret().as_bytes())?;
    file.sync_all()
}

/// Opens the database with its key.
///
/// # Errors
/// If the key file is missing, wrong or readable by others, or the database cannot be opened.
pub async fn open_store(local: &Local, entropy: Entropy) -> anyhow::Result<Store> {
    let keys = Keys::read(&local.key_file)
        .with_context(|| format!("key file {}; `vigilia key new` makes one", local.key_file.display()))?;
    let url = local.database.expose_secret();
    make_folder_of(url).context("the folder of the database could not be made")?;
    Ok(Store::open(url, keys, entropy).await?)
}

fn make_folder_of(url: &str) -> std::io::Result<()> {
    let Some(path) = url.strip_prefix("sqlite:").filter(|path| !path.starts_with(":memory:")) else { return Ok(()) };
    let path = path.trim_start_matches("//").split('?').next().unwrap_or(path);
    match Path::new(path).parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::create_dir_all(folder),
        _ => Ok(()),
    }
}

/// What conversations may do, from the configuration.
pub fn rules(config: &Config) -> Rules {
    Rules {
        names_per_chat: config.limits.names,
        new_names_per_import: config.limits.new_names,
        hide_after: delta(config.sending.hide_after),
        backup_days: BACKUP_DAYS,
        updates_per_minute: config.limits.updates,
        review: ReviewRules {
            policy: config.review,
            send_delay: delta(config.sending.send_delay),
            claim_time: delta(config.claim_time),
            lead: config.local.lead.clone(),
        },
    }
}

/// The words alone, for commands that need no configuration.
///
/// # Errors
/// If a catalogue does not parse, which a test excludes.
pub fn plain_words() -> anyhow::Result<Words> {
    let house = House {
        organisation: String::new(),
        contact: None,
        hours: None,
        guidance: Vec::new(),
        blocked_days: OUT_OF_REACH.num_days() as u32,
        backup_days: BACKUP_DAYS,
    };
    Ok(Words::new(Catalogues::embedded()?, house))
}

/// The words, with what the organisation says about itself.
///
/// # Errors
/// If a catalogue does not parse, which a test excludes.
pub fn words(config: &Config) -> anyhow::Result<Words> {
    let contact = config.organisation.contact.clone();
    let house = House {
        organisation: config.organisation.name.clone(),
        hours: contact.as_ref().map(|c| c.hours.clone()),
        contact: contact.map(|c| c.address),
        guidance: config.organisation.guidance.clone(),
        blocked_days: OUT_OF_REACH.num_days() as u32,
        backup_days: BACKUP_DAYS,
    };
    Ok(Words::new(Catalogues::embedded()?, house))
}

fn delta(duration: Duration) -> TimeDelta {
    TimeDelta::from_std(duration).unwrap_or(TimeDelta::MAX)
}

/// The parts, built and not yet running.
pub struct App {
    pub store: Store,
    rules: Arc<Rules>,
    words: Arc<Words>,
    telegram: Telegram,
    sending: SendingRules,
    clock: Clock,
    poll: Duration,
}

impl App {
    /// Builds the parts. Makes no request and sends nothing.
    ///
    /// # Errors
    /// If the Bot API's address or a catalogue is wrong.
    pub fn build(config: &Config, store: Store, clock: Clock) -> anyhow::Result<App> {
        let poll = config.telegram.poll_timeout;
        let pace = config.sending.pace;
        Ok(App {
            store,
            rules: Arc::new(rules(config)),
            words: Arc::new(words(config)?),
            telegram: Telegram::new(&config.telegram.token, &config.telegram.api_url, poll)?,
            sending: SendingRules {
                lease: delta(config.sending.lease),
                in_flight: config.sending.in_flight as usize,
                pace: Pace {
                    per_second: f64::from(pace.per_second),
                    burst: pace.burst,
                    chat_pause: delta(pace.chat_pause),
                },
            },
            clock,
            poll,
        })
    }

    /// Asks Telegram who the bot is, and refuses a database that belongs to another one.
    ///
    /// # Errors
    /// If the token is wrong, Telegram cannot be reached, or the database is another bot's.
    pub async fn identify(&self) -> anyhow::Result<Identity> {
        let identity = self.telegram.identity().await?;
        let mut tx = self.store.begin().await?;
        let id = identity.id.to_string();
        match tx.meta("bot_id").await? {
            None => tx.set_meta("bot_id", &id).await?,
            Some(known) if known == id => {}
            Some(_) => bail!("this database belongs to another bot: check the token and the database"),
        }
        tx.set_meta("bot_username", &identity.username).await?;
        tx.commit().await?;
        Ok(identity)
    }

    /// Runs until `shutdown`, or until sending or receiving has to stop.
    ///
    /// # Errors
    /// If the token is wrong or somebody else polls with it, or the database fails at start.
    pub async fn run(self, shutdown: impl Future<Output = ()>) -> anyhow::Result<()> {
        self.identify().await?;
        self.dress().await;
        let (stop, stopping) = tokio::sync::watch::channel(false);
        let receiver = Receiver {
            telegram: self.telegram.clone(),
            store: self.store.clone(),
            rules: self.rules.clone(),
            words: self.words.clone(),
            clock: self.clock.clone(),
            poll: self.poll,
        };
        let sender = TelegramSender::new(self.telegram.clone(), self.words.clone());
        let outbox = Outbox::new(self.store.clone(), sender, self.sending.clone(), self.clock.clone());
        outbox.recover().await?;
        let lead = self.rules.review.lead.clone();
        let importing = Importing::new(self.store.clone(), self.clock.clone(), lead);
        let matching = Matching::start(self.store.clone()).await?;
        let mut workers = JoinSet::new();
        workers.spawn(send_loop(outbox, self.store.clone(), self.clock.clone(), stopping.clone()));
        workers.spawn(import_loop(importing, self.store.clone(), stopping.clone()));
        workers.spawn(match_loop(matching, self.store.clone(), self.clock.clone(), stopping.clone()));
        workers.spawn(tidy_loop(self.store.clone(), self.rules.clone(), self.clock.clone(), stopping));
        info!("running");
        let ended = tokio::select! {
            () = shutdown => Ok(()),
            stopped = receiver.run() => Err(stopped),
            Some(ended) = workers.join_next() => {
                error!(panicked = ended.is_err(), "a worker ended");
                bail!("a worker ended; see the log")
            }
        };
        if let Err(stopped) = ended {
            self.stop_sending(stopped).await;
        }
        info!("stopping");
        // It fails only if every worker has ended already.
        stop.send(true).ok();
        if tokio::time::timeout(LAST_WORDS, async { while workers.join_next().await.is_some() {} }).await.is_err() {
            warn!("what was under way did not end in time; it is settled as uncertain at the next start");
        }
        match ended {
            Ok(()) => Ok(()),
            Err(Stopped::Conflict) => bail!(
                "somebody else receives with this token: a second instance, or the token was stolen. Sending is on \
                 hold. Stop the other instance, or replace the token at @BotFather; then `vigilia resume`"
            ),
            Err(Stopped::Token) => bail!("Telegram does not know this token. Sending is on hold; see `vigilia check`"),
        }
    }

    /// Profile texts and menus; nothing depends on them.
    async fn dress(&self) {
        let team = match self.team().await {
            Ok(team) => team,
            Err(error) => {
                warn!(%error, "the team could not be read");
                Vec::new()
            }
        };
        if let Err(cause) = dress(&self.telegram, &self.words, &team).await {
            warn!(cause, "menus and profile could not be set; the next start sets them");
        }
    }

    async fn team(&self) -> Result<Vec<(crate::domain::ChatId, crate::domain::Language)>, crate::store::StoreError> {
        let team = self.store.begin().await?.volunteers().await?;
        Ok(team.into_iter().map(|v| (v.chat, v.language)).collect())
    }

    /// Somebody else holds the token, or it does not work: nothing more is sent until a person looks.
    async fn stop_sending(&self, stopped: Stopped) {
        error!(conflict = (stopped == Stopped::Conflict), "the token is not ours alone, or does not work");
        let held = async {
            let mut tx = self.store.begin().await?;
            tx.put_hold(HoldReason::Token, None, (self.clock)()).await?;
            tx.commit().await
        };
        if let Err(error) = held.await {
            error!(%error, "sending could not be put on hold");
        }
    }
}

type Stopping = tokio::sync::watch::Receiver<bool>;

async fn send_loop<S: crate::outbox::Sender>(outbox: Outbox<S>, store: Store, clock: Clock, mut stopping: Stopping) {
    while !*stopping.borrow() {
        let mut watch = store.watch();
        let wait = match outbox.run_until_idle().await {
            Ok(Some(due)) => (due - clock()).to_std().unwrap_or(Duration::ZERO).min(LOOK_AGAIN),
            Ok(None) => LOOK_AGAIN,
            Err(error) => {
                error!(%error, "the outbox could not go on");
                AFTER_FAILURE
            }
        };
        tokio::select! {
            () = watch.changed(wait.max(Duration::from_millis(10))) => {}
            _ = stopping.changed() => {}
        }
    }
}

async fn import_loop(mut importing: Importing, store: Store, mut stopping: Stopping) {
    while !*stopping.borrow() {
        let mut watch = store.watch();
        let wait = match importing.step().await {
            // Others get their turn between two batches.
            Ok(true) => continue,
            Ok(false) => LOOK_AGAIN,
            Err(error) => {
                error!(%error, "imports could not go on");
                AFTER_FAILURE
            }
        };
        tokio::select! {
            () = watch.changed(wait) => {}
            _ = stopping.changed() => {}
        }
    }
}

async fn match_loop(mut matching: Matching, store: Store, clock: Clock, mut stopping: Stopping) {
    while !*stopping.borrow() {
        let mut watch = store.watch();
        let wait = match matching.run_until_idle(clock()).await {
            Ok(()) => LOOK_AGAIN,
            Err(error) => {
                error!(%error, "matching could not go on");
                AFTER_FAILURE
            }
        };
        tokio::select! {
            () = watch.changed(wait) => {}
            _ = stopping.changed() => {}
        }
    }
}

async fn tidy_loop(store: Store, rules: Arc<Rules>, clock: Clock, mut stopping: Stopping) {
    while !*stopping.borrow() {
        let now = clock();
        if let Err(error) = conversation::expire(&store, &rules, now).await {
            error!(%error, "dialogues could not be closed");
        }
        if let Err(error) = conversation::end_pauses(&store, now).await {
            error!(%error, "pauses could not be ended");
        }
        if let Err(error) = housekeeping::round(&store, now).await {
            error!(%error, "housekeeping could not go on");
        }
        tokio::select! {
            () = tokio::time::sleep(HOUSEKEEPING) => {}
            _ = stopping.changed() => {}
        }
    }
}
