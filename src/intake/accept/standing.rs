//! How an accepted import stands, as a screen; and what of its lines was not taken.

use super::super::{Aside, Reading, Reason, Unparsed};
use super::line::Line;
use crate::domain::{ImportId, Moment, Private, ProblemLine, RunNow, RunScreen, RunState, TextKept, Tier};
use crate::store::{NewRun, Run, StoreError, Tx};

/// An accepted reading as a run; `written` is the reading's bytes.
pub fn new_run<'a>(import: ImportId, tier: Tier, reading: &Reading, written: &'a [u8]) -> NewRun<'a> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    NewRun {
        import,
        tier,
        lines: count(reading.entries.len()),
        set_aside: count(set_aside(reading).count()),
        deaths: count(set_aside(reading).filter(|line| line.outcome == Aside::Held).count()),
        reading: written,
        screen: None,
    }
}

/// How an accepted import stands.
///
/// # Errors
/// When the database fails.
pub async fn standing(tx: &mut Tx, run: &Run) -> Result<RunScreen, StoreError> {
    let tally = tx.tally(run.import).await?;
    let now = match run.state {
        RunState::Running => RunNow::Running { done: tally.total(), lines: run.lines },
        RunState::Stopped => {
            let text = tx.run_reading(run.import).await?.map_or(TextKept::No, |_| TextKept::Yes);
            RunNow::Stopped { done: tally.total(), text }
        }
        RunState::Done => {
            let source = tx.sources().await?.into_iter().find(|source| source.id == run.source);
            let source = source.map(|source| source.name).unwrap_or_default();
            RunNow::Done { source, tier: run.tier, tally, problems: run.set_aside + tally.problem }
        }
        RunState::Undoing => RunNow::Undoing,
        RunState::Undone => RunNow::Undone { tally },
    };
    Ok(RunScreen { import: run.import, number: run.number, now })
}

/// The lines that the reader set aside, but for what is only a repeat or empty.
pub fn set_aside(reading: &Reading) -> impl Iterator<Item = &Unparsed> {
    reading.unparsed.iter().filter(|line| line.outcome != Aside::Skipped)
}

/// A line that the reader set aside, for the person who imports.
pub fn problem_line(line: &Unparsed) -> ProblemLine {
    ProblemLine { line: line.line, problem: line.reason.code().to_owned(), text: Private::new(&line.text) }
}

/// An entry that could not be used, for the person who imports.
pub fn problem_entry(reading: &Reading, place: usize, now: Moment) -> Option<ProblemLine> {
    let entry = reading.entries.get(place)?;
    let reason = Line::of(entry, reading, now).err().unwrap_or(Reason::RetractsNothing);
    Some(ProblemLine { line: entry.line, problem: reason.code().to_owned(), text: Private::new(&entry.original) })
}
