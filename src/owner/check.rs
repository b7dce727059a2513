//! `vigilia check`: everything that can be looked at before the first start, each fault with what to do.

use crate::app::{open_store, words};
use crate::cli::Exit;
use crate::config::{Config, Sources};
use crate::domain::{Language, Role, Tier};
use crate::store::{Entropy, Store};

use super::{Out, refused};

/// Looks at configuration, key, database, texts and team. Makes no request to Telegram.
///
/// # Errors
/// Only if the output cannot be written; every fault found is printed.
pub async fn check(sources: &Sources, out: Out<'_>) -> anyhow::Result<Exit> {
    let config = match Config::load(sources) {
        Ok(config) => config,
        Err(faults) => return refused(&faults, out),
    };
    writeln!(out, "ok    configuration")?;
    let mut faults = 0;
    match words(&config) {
        Ok(words) => {
            for language in Language::ALL {
                let profile = words.profile(language);
                writeln!(
                    out,
                    "ok    texts in {} ({} characters of profile)",
                    language.code(),
                    profile.description.chars().count()
                )?;
            }
        }
        Err(error) => faults += fault(out, "texts", &error.to_string(), "This build is damaged: install it again.")?,
    }
    match open_store(&config.local, Entropy::System).await {
        Ok(store) => {
            writeln!(out, "ok    key and database")?;
            faults += check_team(&store, out).await?;
        }
        Err(error) => {
            let remedy = "Make a key with `vigilia key new`, and check the address and the rights of the database.";
            faults += fault(out, "key and database", &format!("{error:#}"), remedy)?;
        }
    }
    Ok(if faults == 0 { Exit::Done } else { Exit::Failed })
}

async fn check_team(store: &Store, out: Out<'_>) -> anyhow::Result<u32> {
    let mut tx = store.begin().await?;
    let team = tx.volunteers().await?;
    let coordinators = team.iter().filter(|v| v.role == Role::Coordinator).count();
    let mut faults = 0;
    if team.len() < 2 {
        let what = format!("{} of at least 2 people", team.len());
        faults += fault(out, "team", &what, "Invite with `vigilia team add`: two people must confirm a match.")?;
    } else {
        writeln!(out, "ok    team of {}", team.len())?;
    }
    if coordinators == 0 {
        let remedy = "`vigilia team add --role coordinator`: without one no tie is settled and no correction approved.";
        faults += fault(out, "coordinators", "none", remedy)?;
    }
    if !tx.sources().await?.iter().any(|s| s.tier == Tier::Verifier) {
        let remedy = "`vigilia source add NAME --tier verifier`: only what a verifier reports can reach families.";
        faults += fault(out, "sources", "none that verifies", remedy)?;
    }
    for place in tx.damaged().await? {
        let what = format!(
            "{}.{} of row {} cannot be read: it is compared with nothing",
            place.table, place.column, place.row
        );
        faults +=
            fault(out, "rows", &what, "Repair it, or take it from a backup; it is tried again at the next start.")?;
    }
    if tx.hold().await?.is_some() {
        faults += fault(out, "sending", "on hold", "Find out why, then `vigilia resume`.")?;
    }
    Ok(faults)
}

fn fault(out: Out<'_>, part: &str, what: &str, remedy: &str) -> anyhow::Result<u32> {
    writeln!(out, "FAULT {part}: {what}\n      {remedy}")?;
    Ok(1)
}
