//! Flags, environment and a TOML file become a [`Config`], once.
//!
//! The only reader of the environment. A configuration is complete or refused, with
//! every fault at once: where it stands, what is wrong, what to do. A fault names keys,
//! never values, since any value may be a secret or may hold one. Nothing here opens a
//! database or the network.

mod address;
mod check;
mod duration;
mod fault;
mod file;
mod keys;
mod sources;

use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;
use tracing_subscriber::filter::Targets;

use crate::domain::ReviewPolicy;

use check::{Check, Noted};
pub use fault::{Fault, Place};
pub use keys::{KEYS, Key};
pub use sources::{Choice, Sources};

/// Everything that `vigilia serve` must know before it starts.
#[derive(Debug, Clone)]
pub struct Config {
    pub local: Local,
    pub telegram: Telegram,
    pub organisation: Organisation,
    /// How many people must agree, by risk class.
    pub review: ReviewPolicy,
    /// How long a volunteer keeps a card that they took.
    pub claim_time: Duration,
    pub sending: Sending,
    pub limits: Limits,
}

/// What the commands need that work on this machine only (import, team list, hold …).
#[derive(Debug, Clone)]
pub struct Local {
    /// `sqlite:PATH` or `postgres://…`; secret, because the latter may carry a password.
    pub database: SecretString,
    /// Where the sealing keys stand; outside the database's folder.
    pub key_file: PathBuf,
    /// The pseudonym of whoever is told of a possible death; without one, every coordinator is.
    pub lead: Option<String>,
    pub log: Log,
}

/// The bot's account.
#[derive(Debug, Clone)]
pub struct Telegram {
    pub token: SecretString,
    /// Without a slash at the end.
    pub api_url: String,
    /// How long one request for updates may wait at Telegram's end.
    pub poll_timeout: Duration,
}

/// Who is behind this bot, as families read it.
#[derive(Debug, Clone)]
pub struct Organisation {
    pub name: String,
    /// Without one, the button "talk to someone" does not exist.
    pub contact: Option<Contact>,
    /// Who gives guidance at no cost, one line each.
    pub guidance: Vec<String>,
}

/// How a family reaches a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub address: String,
    pub hours: String,
}

/// How notices go out.
#[derive(Debug, Clone)]
pub struct Sending {
    /// From the verdict until the alert leaves: the time in which a volunteer can take it back.
    pub send_delay: Duration,
    /// After this long, an opened discreet notice hides itself again.
    pub hide_after: Duration,
    /// How long a claimed delivery may take before it counts as uncertain.
    pub lease: Duration,
    /// How many sends may be under way at once.
    pub in_flight: u32,
    pub pace: Pace,
}

/// The pace that we keep by ourselves; Telegram's own limits are obeyed besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Messages a second, to all chats together.
    pub per_second: u32,
    /// How many may leave at once after a quiet time.
    pub burst: u32,
    /// Between two messages to one chat.
    pub chat_pause: Duration,
}

/// What a single chat may ask of us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Names that one chat may follow.
    pub names: u32,
    /// How many messages and presses of one chat are answered in a minute.
    pub updates: u32,
    /// New names that one import in the chat may bring in.
    pub new_names: u32,
}

/// What is logged, and in which form.
#[derive(Debug, Clone)]
pub struct Log {
    /// Levels by room, such as `info,vigilia::outbox=debug`.
    pub filter: Targets,
    pub format: LogFormat,
}

/// The form of a log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    Text,
    Json,
}

impl Config {
    /// The whole configuration, or every fault that it has.
    pub fn load(sources: &Sources) -> Result<Config, Vec<Fault>> {
        let mut check = Check::of(sources)?;
        let local = local(&mut check);
        let telegram = telegram(&mut check);
        let organisation = organisation(&mut check);
        let review = review(&mut check);
        let claim_time = check.duration("review.claim_time");
        let sending = sending(&mut check);
        let names = check.count("limits.names");
        let updates = check.count("limits.updates");
        let new_names = check.count("limits.new_names");
        let config = (|| {
            Ok(Config {
                local: local?,
                telegram: telegram?,
                organisation: organisation?,
                review: review?,
                claim_time: claim_time?,
                sending: sending?,
                limits: Limits { names: names?, updates: updates?, new_names: new_names? },
            })
        })();
        check.finish(config)
    }
}

impl Local {
    /// Database, key file, lead and log only: an organisation can hold its bot although the token is broken.
    pub fn load(sources: &Sources) -> Result<Local, Vec<Fault>> {
        let mut check = Check::of(sources)?;
        let local = local(&mut check);
        check.finish(local)
    }
}

fn local(check: &mut Check) -> Result<Local, Noted> {
    let database = check.database("database");
    let key_file = check.key_file("key_file");
    let lead = check.optional_line("organisation.lead");
    let filter = check.filter("log.filter");
    let format = check.one_of("log.format", &[("text", LogFormat::Text), ("json", LogFormat::Json)]);
    Ok(Local { database: database?, key_file: key_file?, lead: lead?, log: Log { filter: filter?, format: format? } })
}

fn telegram(check: &mut Check) -> Result<Telegram, Noted> {
    let token = check.token();
    let api_url = check.api_url("telegram.api_url");
    let poll_timeout = check.duration("telegram.poll_timeout");
    Ok(Telegram { token: token?, api_url: api_url?, poll_timeout: poll_timeout? })
}

fn organisation(check: &mut Check) -> Result<Organisation, Noted> {
    let name = check.line("organisation.name");
    let guidance = check.lines("organisation.guidance");
    let contact = check.contact();
    Ok(Organisation { name: name?, contact: contact?, guidance: guidance? })
}

fn review(check: &mut Check) -> Result<ReviewPolicy, Noted> {
    let certain = check.people("review.certain");
    let ordinary = check.people("review.ordinary");
    let grave = check.people("review.grave");
    Ok(ReviewPolicy { certain: certain?, ordinary: ordinary?, grave: grave? })
}

fn sending(check: &mut Check) -> Result<Sending, Noted> {
    let send_delay = check.duration("sending.send_delay");
    let hide_after = check.duration("sending.hide_after");
    let lease = check.duration("sending.lease");
    let in_flight = check.count("sending.in_flight");
    let per_second = check.count("sending.per_second");
    let burst = check.count("sending.burst");
    let chat_pause = check.duration("sending.chat_pause");
    let pace = Pace { per_second: per_second?, burst: burst?, chat_pause: chat_pause? };
    Ok(Sending { send_delay: send_delay?, hide_after: hide_after?, lease: lease?, in_flight: in_flight?, pace })
}
