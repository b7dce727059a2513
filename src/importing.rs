//! Carries out accepted imports in batches, and undoes them.
//!
//! A worker without input: it derives what to do from the rows of a run, so that a run goes on where it was
//! killed. It stores what a person has accepted, shows them how far it is, and makes no notice.

use std::collections::HashMap;

use chrono::TimeDelta;
use tracing::{info, warn};

use crate::domain::{
    Clock, Doing, ImportId, MemberId, Moment, Private, ProblemLine, ReleaseId, Reply, RunNow, RunScreen, RunState,
    Spoken,
};
use crate::intake::{self, BATCH, Bringing, Reading};
use crate::review::{self, Imported, Proposer};
use crate::store::{Lane, Release, Run, Source, Spot, Store, StoreError, Tx, Volunteer};

/// How often the message that shows how far a run is may be written anew.
const SHOWN_EVERY: TimeDelta = TimeDelta::seconds(3);

/// The worker.
pub struct Importing {
    store: Store,
    clock: Clock,
    /// The pseudonym of whoever is told of a death.
    lead: Option<String>,
    /// The run under way, so that its text is opened once.
    open: Option<Open>,
}

/// A run whose text is open.
struct Open {
    import: ImportId,
    source: Source,
    reading: Reading,
    corrections: HashMap<usize, ReleaseId>,
}

impl Importing {
    /// A worker over the rows of `store`. `lead` is told of deaths; without one, every coordinator is.
    pub fn new(store: Store, clock: Clock, lead: Option<String>) -> Self {
        Self { store, clock, lead, open: None }
    }

    /// Carries out whatever was accepted and not stopped.
    ///
    /// # Errors
    /// When the database fails; what was not committed is done again next time.
    pub async fn run_until_idle(&mut self) -> Result<(), StoreError> {
        while self.step().await? {}
        Ok(())
    }

    /// One batch of the oldest run; false if there was nothing to do.
    ///
    /// # Errors
    /// When the database fails; nothing of the batch is stored then.
    pub async fn step(&mut self) -> Result<bool, StoreError> {
        let next = self.store.begin().await?.next_run().await?;
        let Some(run) = next else {
            self.open = None;
            return Ok(false);
        };
        self.carry_on(run.import).await?;
        Ok(true)
    }

    /// One batch of this import, and how it stands then. `None` if there is no such run.
    ///
    /// # Errors
    /// When the database fails; nothing of the batch is stored then.
    pub async fn carry_on(&mut self, import: ImportId) -> Result<Option<RunScreen>, StoreError> {
        let now = (self.clock)();
        let mut tx = self.store.begin().await?;
        let Some(run) = tx.run(import).await? else { return Ok(None) };
        match run.state {
            RunState::Running => self.take(&mut tx, &run, now).await?,
            RunState::Undoing => undo(&mut tx, &run).await?,
            RunState::Stopped | RunState::Done | RunState::Undone => {}
        }
        let Some(after) = tx.run(import).await? else { return Ok(None) };
        let screen = intake::standing(&mut tx, &after).await?;
        show(&mut tx, &run, &screen, now).await?;
        tx.commit().await?;
        if run.state != after.state {
            info!(import = run.number, state = after.state.code(), "an import moved on");
        }
        Ok(Some(screen))
    }

    async fn take(&mut self, tx: &mut Tx, run: &Run, now: Moment) -> Result<(), StoreError> {
        let from = tx.tally(run.import).await?.total() as usize;
        let lead = self.lead.clone();
        let Some(open) = self.opened(tx, run, now).await? else {
            warn!(import = run.number, "its text can no longer be read: it stops where it is");
            tx.set_run_state(run.import, &[RunState::Running], RunState::Stopped).await?;
            return Ok(());
        };
        let bringing = bringing(run, &open.source, &open.reading);
        let withdrawn = intake::take(tx, &bringing, &open.corrections, from, now).await?;
        let is_last = from + BATCH >= open.reading.entries.len();
        let deaths = if is_last { (run.deaths + tx.deaths_of_import(run.import).await?) as usize } else { 0 };
        let found = Found { withdrawn: &withdrawn, deaths, lead: lead.as_deref() };
        announce(tx, run, &open.source, &found, now).await?;
        if is_last {
            let problems = problems(tx, run, &open.reading, now).await?;
            tx.end_run(run.import, &problems).await?;
            self.open = None;
        }
        Ok(())
    }

    /// The text of the run, and what of it corrects an earlier issue; read once.
    async fn opened(&mut self, tx: &mut Tx, run: &Run, now: Moment) -> Result<Option<&Open>, StoreError> {
        if self.open.as_ref().is_none_or(|open| open.import != run.import) {
            let source = tx.sources().await?.into_iter().find(|source| source.id == run.source);
            let reading = tx.run_reading(run.import).await?;
            let reading = reading.and_then(|bytes| Reading::read(&bytes));
            let (Some(source), Some(reading)) = (source, reading) else { return Ok(None) };
            let plan = intake::plan(tx, &bringing(run, &source, &reading), now).await?;
            self.open = Some(Open { import: run.import, source, reading, corrections: plan.corrections });
        }
        Ok(self.open.as_ref())
    }
}

fn bringing<'a>(run: &Run, source: &'a Source, reading: &'a Reading) -> Bringing<'a> {
    Bringing { import: run.import, source, tier: run.tier, by: run.by, reading }
}

/// What a batch found out beside its releases.
struct Found<'a> {
    withdrawn: &'a [Release],
    deaths: usize,
    lead: Option<&'a str>,
}

/// What a source takes back is stopped, and a death is told to its person.
async fn announce(tx: &mut Tx, run: &Run, source: &Source, found: &Found<'_>, now: Moment) -> Result<(), StoreError> {
    if found.withdrawn.is_empty() && found.deaths == 0 {
        return Ok(());
    }
    let importer = match run.by {
        Some(member) => member_of_team(tx, member).await?,
        None => None,
    };
    let pseudonym = importer.map_or_else(|| Private::new("owner"), |who| who.pseudonym);
    let imported = Imported {
        number: run.number,
        source: &source.name,
        withdrawn: found.withdrawn,
        deaths: found.deaths,
        lead: found.lead,
    };
    review::announce_import(tx, &Proposer { member: run.by, pseudonym }, &imported, now).await
}

/// What was not taken and why, for the file that a person may ask for.
#[expect(clippy::expect_used, reason = "strings and numbers are what JSON can hold")]
async fn problems(tx: &mut Tx, run: &Run, reading: &Reading, now: Moment) -> Result<Vec<u8>, StoreError> {
    let mut lines: Vec<ProblemLine> = intake::set_aside(reading).map(intake::problem_line).collect();
    let places = tx.problem_places(run.import).await?;
    lines.extend(places.into_iter().filter_map(|place| intake::problem_entry(reading, place as usize, now)));
    lines.sort_by_key(|line| line.line);
    Ok(serde_json::to_vec(&lines).expect("problems hold only strings and numbers, which JSON can hold"))
}

/// Undoes a batch, the last lines first.
async fn undo(tx: &mut Tx, run: &Run) -> Result<(), StoreError> {
    let rows = tx.rows_to_undo(run.import, BATCH as u32).await?;
    for row in &rows {
        tx.undo_row(row).await?;
    }
    if rows.len() < BATCH {
        tx.set_run_state(run.import, &[RunState::Undoing], RunState::Undone).await?;
    }
    Ok(())
}

/// Writes the screen of the person who imports anew: at the end, and now and then on the way.
async fn show(tx: &mut Tx, before: &Run, screen: &RunScreen, now: Moment) -> Result<(), StoreError> {
    let is_under_way = matches!(screen.now, RunNow::Running { .. } | RunNow::Undoing);
    let lately = before.shown_at.is_some_and(|at| now - at < SHOWN_EVERY);
    let is_idle = !matches!(before.state, RunState::Running | RunState::Undoing);
    let Some((member, message)) = before.screen else { return Ok(()) };
    if is_idle || (is_under_way && lately) {
        return Ok(());
    }
    let Some(who) = member_of_team(tx, member).await? else { return Ok(()) };
    let doing = Doing::Edit { message, reply: Reply::ImportRun(Box::new(screen.clone())) };
    let spoken = Spoken::to(who.language, doing);
    tx.supersede_edits(who.chat, message).await?;
    tx.enqueue(who.chat, Lane::Answer, &spoken.write(), Spot::Over(message), now, now).await?;
    tx.run_shown(before.import, now).await
}

async fn member_of_team(tx: &mut Tx, id: MemberId) -> Result<Option<Volunteer>, StoreError> {
    Ok(tx.volunteers().await?.into_iter().find(|who| who.id == id))
}
