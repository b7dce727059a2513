//! What an import would do, line by line, against what is known. Stores nothing.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::Bringing;
use super::line::Line;
use crate::domain::{
    Change, Extent, KnownEvent, Moment, ReleaseId, ReleaseKind, changes, corrects, is_old, recognise, retracts,
};
use crate::intake::Reason;
use crate::store::{Asked, StoreError, Tx};

/// Lines looked up at once.
const AT_ONCE: usize = 250;
/// How many of a source's imports may be the earlier issue of a list.
const ISSUES: u32 = 20;

/// What an import would do.
pub struct Plan {
    /// One for each entry.
    pub decisions: Vec<Decision>,
    /// Lines that say anew what an earlier issue of this list said of the event.
    pub corrections: HashMap<usize, ReleaseId>,
    /// Whether the list looks like one that goes round again.
    pub old: Option<Old>,
}

/// What one line would do.
#[derive(Clone, PartialEq, Eq)]
pub enum Decision {
    New,
    Changed(Vec<Change>),
    Same,
    Problem(Reason),
}

/// Names of which the same was told before, under an earlier date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Old {
    pub names: u32,
    /// The date under which most of them stand.
    pub date: NaiveDate,
}

impl Plan {
    /// How many lines would tell something that nobody has told.
    pub fn new_names(&self) -> u32 {
        self.count(|decision| *decision == Decision::New)
    }

    /// How many would add to a known event, or correct it.
    pub fn changed(&self) -> u32 {
        self.count(|decision| matches!(decision, Decision::Changed(_)))
    }

    /// How many tell what is known.
    pub fn same(&self) -> u32 {
        self.count(|decision| *decision == Decision::Same)
    }

    fn count(&self, is: impl Fn(&Decision) -> bool) -> u32 {
        u32::try_from(self.decisions.iter().filter(|decision| is(decision)).count()).unwrap_or(u32::MAX)
    }
}

/// A line that tells nothing known, with the events of that name or cédula.
struct Open<'a> {
    place: usize,
    line: Line<'a>,
    known: Vec<KnownEvent>,
}

/// Says what an import would do.
///
/// # Errors
/// When the database fails.
pub async fn plan(tx: &mut Tx, bringing: &Bringing<'_>, now: Moment) -> Result<Plan, StoreError> {
    let reading = bringing.reading;
    let mut decisions = Vec::with_capacity(reading.entries.len());
    let (mut taken, mut open) = (HashSet::new(), Vec::new());
    for chunk in reading.entries.chunks(AT_ONCE) {
        let lines: Vec<_> = chunk.iter().map(|entry| Line::of(entry, reading, now)).collect();
        let mut found = known(tx, bringing, &lines).await?.into_iter();
        for line in lines {
            let place = decisions.len();
            decisions.push(match line {
                Err(reason) => Decision::Problem(reason),
                Ok(line) => {
                    let mut known = found.next().unwrap_or_default();
                    known.iter_mut().for_each(|event| event.taken |= taken.contains(&event.release));
                    match first_look(&line, &known) {
                        Looked::Known(event) => {
                            taken.insert(event.release);
                            decided(changes(&line.telling(), event, Extent::Missing))
                        }
                        Looked::New => {
                            open.push(Open { place, line, known });
                            Decision::New
                        }
                        Looked::RetractsNothing => Decision::Problem(Reason::RetractsNothing),
                    }
                }
            });
        }
    }
    let missing = missing_from_earlier_issue(tx, bringing, &taken).await?;
    let corrections = corrections(&open, missing);
    for found in open.iter().filter(|open| corrections.contains_key(&open.place)) {
        let release = corrections.get(&found.place);
        if let Some(event) = found.known.iter().find(|event| Some(&event.release) == release) {
            decisions[found.place] = decided(changes(&found.line.telling(), event, Extent::Corrected));
        }
    }
    let old = old(open.iter().filter(|open| !corrections.contains_key(&open.place)));
    Ok(Plan { decisions, corrections, old })
}

/// The known events of each usable line.
pub(super) async fn known(
    tx: &mut Tx,
    bringing: &Bringing<'_>,
    lines: &[Result<Line<'_>, Reason>],
) -> Result<Vec<Vec<KnownEvent>>, StoreError> {
    let asked: Vec<Asked<'_>> = lines.iter().flatten().map(Line::asked).collect();
    tx.known_events(bringing.source.id, bringing.import, &asked).await
}

/// What a line is, before an earlier issue of its list is looked at.
pub(super) enum Looked<'k> {
    Known(&'k KnownEvent),
    New,
    RetractsNothing,
}

pub(super) fn first_look<'k>(line: &Line<'_>, known: &'k [KnownEvent]) -> Looked<'k> {
    let telling = line.telling();
    match recognise(&telling, known) {
        Some(event) => Looked::Known(event),
        None if telling.kind != ReleaseKind::Retracted => Looked::New,
        None if known.iter().any(|event| retracts(&telling, event)) => Looked::New,
        None => Looked::RetractsNothing,
    }
}

fn decided(changes: Vec<Change>) -> Decision {
    if changes.is_empty() { Decision::Same } else { Decision::Changed(changes) }
}

/// The events of the source's earlier list of which this one is a corrected issue, that it no longer tells.
/// It is one if most of either stands in the other.
async fn missing_from_earlier_issue(
    tx: &mut Tx,
    bringing: &Bringing<'_>,
    taken: &HashSet<ReleaseId>,
) -> Result<HashSet<ReleaseId>, StoreError> {
    if taken.len() * 2 < bringing.reading.entries.len() {
        return Ok(HashSet::new());
    }
    let mut nearest = (0, HashSet::new());
    for run in tx.runs_of_source(bringing.source.id, ISSUES).await? {
        let told: HashSet<ReleaseId> = tx.releases_of_import(run.import).await?.into_iter().collect();
        let again = told.intersection(taken).count();
        let most = again * 2 > told.len() && again * 2 >= bringing.reading.entries.len();
        if most && again > nearest.0 {
            nearest = (again, told.difference(taken).copied().collect());
        }
    }
    Ok(nearest.1)
}

/// A line that was not known and an event that is missing, of one person: the list was corrected there.
fn corrections(open: &[Open<'_>], mut missing: HashSet<ReleaseId>) -> HashMap<usize, ReleaseId> {
    let mut found = HashMap::new();
    for line in open {
        let telling = line.line.telling();
        let mut same = line.known.iter().filter(|e| missing.contains(&e.release) && corrects(&telling, e));
        if let (Some(event), None) = (same.next(), same.next()) {
            missing.remove(&event.release);
            found.insert(line.place, event.release);
        }
    }
    found
}

/// At least half of what would be new was told before under an earlier date.
fn old<'a>(open: impl Iterator<Item = &'a Open<'a>>) -> Option<Old> {
    let (mut lines, mut names) = (0, 0);
    let mut dates: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    for Open { line, known, .. } in open {
        lines += 1;
        let before = known.iter().filter(|event| is_old(&line.telling(), event));
        if let Some(day) = before.map(|event| event.date.unwrap_or(event.told_on)).max() {
            names += 1;
            *dates.entry(day).or_default() += 1;
        }
    }
    let (date, _) = dates.into_iter().max_by_key(|(_, names)| *names)?;
    (names * 2 >= lines).then_some(Old { names, date })
}
