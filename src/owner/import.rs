//! `vigilia import`: a list by the owner's hand, with the same dry run, the same gate and the same undoing.

use std::io::{IsTerminal, Read, Write};

use anyhow::Context;
use chrono::TimeDelta;
use sha2::{Digest, Sha256};

use crate::app::{open_store, system_clock, told_to_stop};
use crate::cli::{Exit, ImportArgs, ImportCommand, ImportWhat, Input, ListArgs};
use crate::config::{Local, Sources};
use crate::domain::{ImportId, Moment, RunNow, RunScreen, RunState, Tier};
use crate::importing::Importing;
use crate::intake::{self, Bringing, Form, Reading};
use crate::logging;
use crate::store::{Actor, Entropy, ImportState, Source, Store, Tx};

use super::shown::{show_plan, show_reading, show_rest};
use super::{Out, figures, local_store, refused};

/// How often it says how far it is.
const SAID_EVERY: TimeDelta = TimeDelta::seconds(3);

/// Reads and imports a list, or goes on with one, or takes one back.
pub async fn run(sources: &Sources, args: ImportArgs, out: Out<'_>) -> anyhow::Result<Exit> {
    match args.what() {
        Some(ImportWhat::List(args)) => list(sources, args, out).await,
        Some(ImportWhat::Command(command)) => again(sources, &command, out).await,
        None => Ok(Exit::WrongUsage),
    }
}

async fn list(sources: &Sources, args: ListArgs, out: Out<'_>) -> anyhow::Result<Exit> {
    let now = system_clock()();
    let bytes = read_input(&args.input)?;
    let read_on = args.read_on.unwrap_or_else(|| intake::day_in_venezuela(now));
    let reading = match intake::read(&bytes, read_on) {
        Ok(reading) => reading,
        Err(refused) => {
            let line = refused.line.map(|line| format!(", at line {line}")).unwrap_or_default();
            writeln!(out, "It cannot be read: {}{line}. Nothing was stored.", refused.reason.code())?;
            return Ok(Exit::NothingRead);
        }
    };
    match (args.json, args.dry_run) {
        (true, _) => writeln!(out, "{}", reading.to_json())?,
        (false, true) => show_reading(&reading, out)?,
        (false, false) => show_rest(&reading, out)?,
    }
    if !args.dry_run && (args.figures || figures::holds_only_figures(&reading)) {
        return match local_store(sources).await? {
            Ok(store) => figures::keep(&store, &reading, out).await,
            Err(faults) => refused(&faults, out),
        };
    }
    match args.source {
        Some(source) => {
            let local = match Local::load(sources) {
                Ok(local) => local,
                Err(faults) => return refused(&faults, out),
            };
            let desk = Desk::open(local).await?;
            let digest = Sha256::digest(&bytes).into();
            desk.bring_in(&List { source: &source, reading: &reading, digest, dry_run: args.dry_run }, out).await
        }
        None => Ok(Exit::Done),
    }
}

async fn again(sources: &Sources, command: &ImportCommand, out: Out<'_>) -> anyhow::Result<Exit> {
    let local = match Local::load(sources) {
        Ok(local) => local,
        Err(faults) => return refused(&faults, out),
    };
    let desk = Desk::open(local).await?;
    let (number, from, to, action): (_, &[RunState], _, _) = match command {
        ImportCommand::Resume { import } => (*import, &[RunState::Stopped], RunState::Running, "import_go_on"),
        ImportCommand::Undo { import } => {
            (*import, &[RunState::Running, RunState::Stopped, RunState::Done], RunState::Undoing, "import_undo")
        }
    };
    let mut tx = desk.store.begin().await?;
    let Some(run) = tx.run_numbered(number).await? else {
        writeln!(out, "There is no import I-{number}.")?;
        return Ok(Exit::NothingRead);
    };
    if tx.set_run_state(run.import, from, to).await? {
        tx.audit(Actor::Owner, action, &format!("I-{number}"), system_clock()()).await?;
    }
    tx.commit().await?;
    desk.carry_out(run.import, out).await
}

pub(super) fn read_input(input: &Input) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match input {
        Input::Standard => std::io::stdin().read_to_end(&mut bytes).map(|_| bytes).context("standard input"),
        Input::File(path) => std::fs::read(path).with_context(|| format!("{}", path.display())),
    }
}

/// A list that was read, and what is asked about it.
struct List<'a> {
    source: &'a str,
    reading: &'a Reading,
    digest: [u8; 32],
    dry_run: bool,
}

/// The database, and who is told of a death.
struct Desk {
    store: Store,
    lead: Option<String>,
}

impl Desk {
    async fn open(local: Local) -> anyhow::Result<Self> {
        logging::start(&local.log);
        Ok(Self { store: open_store(&local, Entropy::System).await?, lead: local.lead })
    }

    async fn bring_in(&self, list: &List<'_>, out: Out<'_>) -> anyhow::Result<Exit> {
        let now = system_clock()();
        let mut tx = self.store.begin().await?;
        let Some(source) = tx.source_named(list.source).await? else {
            writeln!(out, "There is no source of this name; see `vigilia source list` and `vigilia source add`.")?;
            return Ok(Exit::NothingRead);
        };
        let tier = intake::tier_of(list.reading, &source);
        let bringing = Bringing { import: ImportId(0), source: &source, tier, by: None, reading: list.reading };
        let plan = intake::plan(&mut tx, &bringing, now).await?;
        show_plan(list.reading, &plan, out)?;
        if let Some(same) = tx.same_import(&list.digest, source.id).await? {
            writeln!(out, "The same list was imported before, as I-{}. Nothing was changed.", same.number)?;
            return Ok(if list.dry_run { Exit::Done } else { Exit::NothingRead });
        }
        if list.dry_run {
            return Ok(Exit::Done);
        }
        if list.reading.form == Form::Prose {
            writeln!(
                out,
                "These names stand in running text: a person has to tick each. Paste it to the bot with /importar."
            )?;
            return Ok(Exit::NothingRead);
        }
        let import = accept(&mut tx, list, &source, tier, now).await?;
        tx.commit().await?;
        self.carry_out(import, out).await
    }

    /// Batch by batch until it is done, or until Ctrl-C.
    async fn carry_out(&self, import: ImportId, out: Out<'_>) -> anyhow::Result<Exit> {
        let clock = system_clock();
        let mut importing = Importing::new(self.store.clone(), clock.clone(), self.lead.clone());
        let mut stop = std::pin::pin!(told_to_stop());
        let mut said_at = clock();
        loop {
            let screen = tokio::select! {
                biased;
                () = &mut stop => {
                    let mut tx = self.store.begin().await?;
                    if tx.set_run_state(import, &[RunState::Running], RunState::Stopped).await? {
                        tx.audit(Actor::Owner, "import_stop", "", clock()).await?;
                    }
                    tx.commit().await?;
                    importing.carry_on(import).await?
                }
                screen = importing.carry_on(import) => screen?,
            };
            let Some(screen) = screen else { return Ok(Exit::Failed) };
            match screen.now {
                RunNow::Running { .. } | RunNow::Undoing if clock() - said_at < SAID_EVERY => {}
                RunNow::Running { done, lines } => {
                    said_at = clock();
                    say_how_far(&format!("I-{}: {done} of {lines}", screen.number))?;
                }
                RunNow::Undoing => {
                    said_at = clock();
                    say_how_far(&format!("I-{}: undoing", screen.number))?;
                }
                _ => return say_standing(&screen, out),
            }
        }
    }
}

/// The owner said yes by leaving out --dry-run: from here on it is carried out.
async fn accept(tx: &mut Tx, list: &List<'_>, source: &Source, tier: Tier, now: Moment) -> anyhow::Result<ImportId> {
    let import = tx.add_import(&[], &list.digest, None, now).await?;
    tx.put_import(import.id, import.revision, &[], Some(source.id)).await?;
    tx.finish_import(import.id, import.revision + 1, ImportState::Accepted, now).await?;
    let written = list.reading.write();
    tx.begin_run(&intake::new_run(import.id, tier, list.reading, &written), now).await?;
    tx.audit(Actor::Owner, "import", &format!("I-{}", import.number), now).await?;
    Ok(import.id)
}

/// On standard error, one line that is written over where somebody looks at it.
fn say_how_far(line: &str) -> std::io::Result<()> {
    let mut to = std::io::stderr();
    if to.is_terminal() { write!(to, "\r{line} ") } else { writeln!(to, "{line}") }
}

fn say_standing(screen: &RunScreen, out: Out<'_>) -> anyhow::Result<Exit> {
    let number = screen.number;
    match &screen.now {
        RunNow::Done { tier, tally, problems, .. } => {
            writeln!(
                out,
                "I-{number}: {} new, {} changed, {} unchanged, {problems} not stored.",
                tally.new, tally.changed, tally.same
            )?;
            writeln!(
                out,
                "{}",
                match tier {
                    Tier::Verifier =>
                        "Volunteers find what agrees with a followed name in /cola. Nothing is sent before people confirm it.",
                    _ => "This source does not verify: the reports are kept, compared with no name, and tell nobody.",
                }
            )?;
            writeln!(out, "`vigilia import undo I-{number}` takes it back.")?;
            Ok(Exit::Done)
        }
        RunNow::Undone { tally } => {
            writeln!(
                out,
                "I-{number} is undone: {} withdrawn, {} restored, {} kept because people have decided on them, {} changed \
                 again since.",
                tally.withdrawn, tally.restored, tally.kept, tally.failed
            )?;
            Ok(Exit::Done)
        }
        RunNow::Stopped { done, .. } => {
            writeln!(
                out,
                "I-{number} is stopped at {done}. `vigilia import resume I-{number}` goes on, `vigilia import undo \
                 I-{number}` takes it back."
            )?;
            Ok(Exit::Failed)
        }
        _ => Ok(Exit::Failed),
    }
}
