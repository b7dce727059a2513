//! Stores one batch of lines: releases, reports, and what became of each line.

use std::collections::{HashMap, HashSet};

use super::Bringing;
use super::line::{Line, masked};
use super::plan::{Looked, first_look, known};
use crate::domain::{
    Change, Extent, KnownEvent, Moment, ReleaseId, ReleaseKind, RowState, changes, corrects, retracts,
};
use crate::store::{NewReport, NewRow, Put, Release, StoreError, Tx};

/// Lines in one transaction, so that a long list never keeps a family's message waiting.
pub const BATCH: usize = 200;

/// Stores the lines from place `from` on, a batch of them. Whoever is killed here begins again at the same place.
/// Returns the releases that the source told earlier and now withdraws.
///
/// # Errors
/// When the database fails; nothing of the batch is stored then.
pub async fn take(
    tx: &mut Tx,
    bringing: &Bringing<'_>,
    corrections: &HashMap<usize, ReleaseId>,
    from: usize,
    now: Moment,
) -> Result<Vec<Release>, StoreError> {
    let entries = bringing.reading.entries.iter().skip(from).take(BATCH);
    let lines: Vec<_> = entries.map(|entry| (entry.line, Line::of(entry, bringing.reading, now))).collect();
    let (numbers, lines): (Vec<u32>, Vec<_>) = lines.into_iter().unzip();
    let mut found = known(tx, bringing, &lines).await?.into_iter();
    let (mut taken, mut withdrawn) = (HashSet::new(), Vec::new());
    for ((place, number), line) in (from..).zip(numbers).zip(lines) {
        let became = match line {
            Err(_) => Became::problem(),
            Ok(line) => {
                let mut known = found.next().unwrap_or_default();
                known.iter_mut().for_each(|event| event.taken |= taken.contains(&event.release));
                withdraw(tx, &line, &known, &mut withdrawn).await?;
                store(tx, bringing, &line, &known, corrections.get(&place), now).await?
            }
        };
        taken.extend(became.release);
        let row = NewRow {
            import: bringing.import,
            place: u32::try_from(place).unwrap_or(u32::MAX),
            line: number,
            state: became.state,
            release: became.release,
            report: became.report,
            changes: &became.changes,
        };
        tx.put_row(&row).await?;
    }
    Ok(withdrawn)
}

/// What became of a line.
struct Became {
    state: RowState,
    release: Option<ReleaseId>,
    report: Option<crate::domain::ReportId>,
    changes: Vec<Change>,
}

impl Became {
    fn problem() -> Self {
        Self { state: RowState::Problem, release: None, report: None, changes: Vec::new() }
    }
}

async fn store(
    tx: &mut Tx,
    bringing: &Bringing<'_>,
    line: &Line<'_>,
    known: &[KnownEvent],
    correction: Option<&ReleaseId>,
    now: Moment,
) -> Result<Became, StoreError> {
    let telling = line.telling();
    let corrected = known.iter().find(|event| Some(&event.release) == correction && corrects(&telling, event));
    let (release, state, changes) = match (corrected, first_look(line, known)) {
        (Some(event), _) => (event.release, RowState::Changed, changes(&telling, event, Extent::Corrected)),
        (None, Looked::Known(event)) => {
            let changes = changes(&telling, event, Extent::Missing);
            (event.release, if changes.is_empty() { RowState::Same } else { RowState::Changed }, changes)
        }
        (None, Looked::New) => (tx.add_release(&line.new_release(), now).await?, RowState::New, Vec::new()),
        (None, Looked::RetractsNothing) => return Ok(Became::problem()),
    };
    tx.change_release(release, &changes).await?;
    let report = NewReport {
        release,
        source: bringing.source.id,
        import: bringing.import,
        tier: bringing.tier,
        line: line.entry.line,
        original: &masked(&line.entry.original),
        at: bringing.reading.cutoff.map_or(now, |cutoff| cutoff.to_utc()),
        entered_by: bringing.by,
    };
    let report = match tx.put_report(&report, now).await? {
        Put::New(id) => Some(id),
        Put::Known(_) => None,
    };
    Ok(Became { state, release: Some(release), report, changes })
}

/// What a line takes back, unless the same was taken back before.
async fn withdraw(
    tx: &mut Tx,
    line: &Line<'_>,
    known: &[KnownEvent],
    withdrawn: &mut Vec<Release>,
) -> Result<(), StoreError> {
    let telling = line.telling();
    if telling.kind != ReleaseKind::Retracted || !matches!(first_look(line, known), Looked::New) {
        return Ok(());
    }
    for event in known.iter().filter(|event| retracts(&telling, event)) {
        withdrawn.extend(tx.release(event.release).await?);
    }
    Ok(())
}
