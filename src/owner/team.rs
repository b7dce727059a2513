//! `vigilia team`, `source`, `hold`, `resume`.

use chrono::TimeDelta;

use crate::app::system_clock;
use crate::cli::{Exit, SourceCommand, TeamCommand};
use crate::config::{Config, Sources};
use crate::domain::{Role, Standing};
use crate::store::{Actor, HoldReason, Put, Store};
use crate::telegram::Telegram;

use super::{Out, local_store, refused};

/// An invitation works for a day.
const INVITATION: TimeDelta = TimeDelta::hours(24);

/// Opens the store or prints the faults.
macro_rules! store_or_return {
    ($sources:expr, $out:expr) => {
        match local_store($sources).await? {
            Ok(store) => store,
            Err(faults) => return refused(&faults, $out),
        }
    };
}

/// `vigilia team …`
pub async fn team(sources: &Sources, command: TeamCommand, out: Out<'_>) -> anyhow::Result<Exit> {
    let store = store_or_return!(sources, out);
    match command {
        TeamCommand::Add { role } => add(sources, &store, role, out).await,
        TeamCommand::List => list(&store, out).await,
        TeamCommand::Remove { who } => remove(&store, &who, out).await,
    }
}

async fn add(sources: &Sources, store: &Store, role: Role, out: Out<'_>) -> anyhow::Result<Exit> {
    let now = system_clock()();
    let username = match store.begin().await?.meta("bot_username").await? {
        Some(username) => Some(username),
        None => ask_username(sources).await,
    };
    let mut tx = store.begin().await?;
    let token = tx.invite(role, now + INVITATION, now).await?;
    tx.audit(Actor::Owner, "invite", role.code(), now).await?;
    tx.commit().await?;
    writeln!(out, "For one person only, valid for 24 hours. Hand it over in person or by a safe channel:")?;
    match username {
        Some(username) => writeln!(out, "https://t.me/{username}?start={token}")?,
        None => {
            writeln!(out, "Telegram could not be asked for the bot's name. In the chat with the bot: /start {token}")?;
        }
    }
    Ok(Exit::Done)
}

/// The bot's name is asked for once; afterwards the database knows it.
async fn ask_username(sources: &Sources) -> Option<String> {
    let config = Config::load(sources).ok()?;
    let telegram =
        Telegram::new(&config.telegram.token, &config.telegram.api_url, config.telegram.poll_timeout).ok()?;
    telegram.identity().await.ok().map(|identity| identity.username)
}

async fn list(store: &Store, out: Out<'_>) -> anyhow::Result<Exit> {
    let members = store.begin().await?.members().await?;
    if members.is_empty() {
        writeln!(out, "Nobody yet. `vigilia team add --role coordinator` prints a link for the first person.")?;
    }
    for member in members {
        let since = member.created_at.format("%Y-%m-%d");
        writeln!(
            out,
            "{}\t{}\t{}\tsince {since}",
            member.pseudonym.open(),
            member.role.code(),
            member.standing.code()
        )?;
    }
    Ok(Exit::Done)
}

async fn remove(store: &Store, who: &str, out: Out<'_>) -> anyhow::Result<Exit> {
    let mut tx = store.begin().await?;
    let now = system_clock()();
    let members = tx.members().await?;
    let mut found = members.iter().filter(|m| m.pseudonym.open() == who && m.standing != Standing::Removed);
    let (Some(member), None) = (found.next(), found.next()) else {
        writeln!(out, "There is not exactly one active member of this pseudonym; see `vigilia team list`.")?;
        return Ok(Exit::Failed);
    };
    tx.remove_member(member.id, now).await?;
    tx.audit(Actor::Owner, "remove_member", "", now).await?;
    tx.commit().await?;
    writeln!(out, "Removed. Their open cards return to the queue, and their judgements on open matches are void.")?;
    Ok(Exit::Done)
}

/// `vigilia source …`
pub async fn source(sources: &Sources, command: SourceCommand, out: Out<'_>) -> anyhow::Result<Exit> {
    let store = store_or_return!(sources, out);
    let mut tx = store.begin().await?;
    match command {
        SourceCommand::Add { name, tier } => {
            let now = system_clock()();
            match tx.add_source(&name, tier, now).await? {
                Put::New(source) => {
                    tx.audit(Actor::Owner, "add_source", source.tier.code(), now).await?;
                    tx.commit().await?;
                    writeln!(out, "Added {} as {}.", source.name, source.tier.code())?;
                }
                Put::Known(source) => {
                    writeln!(out, "{} is there already, as {}. Nothing was changed.", source.name, source.tier.code())?;
                    return Ok(Exit::Failed);
                }
            }
        }
        SourceCommand::List => {
            for source in tx.sources().await? {
                writeln!(out, "{}\t{}", source.name, source.tier.code())?;
            }
        }
    }
    Ok(Exit::Done)
}

/// `vigilia hold`: stops every notice at once.
pub async fn hold(sources: &Sources, out: Out<'_>) -> anyhow::Result<Exit> {
    let store = store_or_return!(sources, out);
    let now = system_clock()();
    let mut tx = store.begin().await?;
    let new = tx.put_hold(HoldReason::Person, None, now).await?;
    tx.audit(Actor::Owner, "hold", "", now).await?;
    tx.commit().await?;
    writeln!(out, "{}", if new { "Sending is on hold. Nothing is lost." } else { "Sending was on hold already." })?;
    Ok(Exit::Done)
}

/// `vigilia resume`: notices go out again, whatever had stopped them.
pub async fn resume(sources: &Sources, out: Out<'_>) -> anyhow::Result<Exit> {
    let store = store_or_return!(sources, out);
    let now = system_clock()();
    let mut tx = store.begin().await?;
    let (alerts, corrections) = tx.waiting(now).await?;
    let lifted = tx.lift_hold(None, now).await?;
    tx.audit(Actor::Owner, "resume", "", now).await?;
    tx.commit().await?;
    match lifted {
        true => writeln!(out, "Sending goes on: {corrections} corrections first, then {alerts} alerts.")?,
        false => writeln!(out, "Sending was not on hold.")?,
    }
    Ok(Exit::Done)
}
