//! A reading on its way to being accepted, and the dry run of it as a screen. Pure.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::{
    ChangedLine, CountDiffers, DryRun, EntryLine, EntryState, ImportChanges, OldNames, Private, ProblemLine, Prose,
    ReleaseKind, Tier,
};
use crate::intake::{self, Aside, Decision, Differs, Form, Plan, Reading, Reason, WarningCode};
use crate::store::Import;

/// Entries, or changes, on one page.
const PAGE: usize = 12;
/// Problem lines that a screen can show at most; all of them stand in the file.
const PROBLEMS: usize = 40;

/// A reading on its way to being accepted; sealed in the import's row.
#[derive(Serialize, Deserialize)]
pub(super) struct Draft {
    /// The text so far, for a post in several messages; a file is read once.
    pub text: Option<String>,
    pub reading: Reading,
    /// How many of the reading's entries the readers made; whom the text only names stands behind them.
    pub read: usize,
    /// Offered entries that a person ticked.
    pub ticked: BTreeSet<usize>,
}

/// What is known about a draft when its screen is drawn.
pub(super) struct Seen<'a> {
    pub source: String,
    pub tier: Tier,
    pub plan: &'a Plan,
    /// How many names are followed in all.
    pub followed: u32,
    /// The most new names that one import may bring in.
    pub limit: u32,
}

/// The page on which an entry stands.
pub(super) fn page_of(place: usize) -> usize {
    place / PAGE + 1
}

impl Draft {
    #[expect(clippy::expect_used, reason = "strings, numbers, enums and lists are what JSON can hold")]
    pub fn write(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a draft holds only strings, numbers and lists, which JSON can hold")
    }

    pub fn read(import: &Import) -> Option<Self> {
        serde_json::from_slice(&import.draft).ok()
    }

    /// Ticks an offered entry, or takes the tick away. False if there is no such entry.
    pub fn tick(&mut self, place: usize) -> bool {
        if !self.ticked.remove(&place) {
            self.ticked.insert(place);
        }
        place < self.reading.entries.len()
    }

    /// The reading without those whom the text only names.
    pub fn as_read(&self) -> Reading {
        let mut reading = self.reading.clone();
        reading.entries.truncate(self.read);
        reading
    }

    /// The reading with nothing but the entries to take.
    pub fn to_take(&self) -> Reading {
        let listed = |place: usize| place < self.read && self.reading.form != Form::Prose;
        let entries = self.reading.entries.iter().enumerate();
        let taken = entries.filter(|(place, _)| listed(*place) || self.ticked.contains(place));
        Reading { entries: taken.map(|(_, entry)| entry.clone()).collect(), ..self.reading.clone() }
    }

    /// The dry run as a screen.
    pub fn describe(&self, import: &Import, seen: Seen<'_>, page: usize) -> DryRun {
        let (reading, plan) = (&self.reading, seen.plan);
        let (total, shown) = (self.read, reading.entries.len());
        let (page, pages) = page_within(page, shown);
        let first = (page - 1) * PAGE;
        let centres: BTreeSet<_> = reading.entries.iter().filter_map(|e| e.centre.as_deref()).collect();
        let problems = self.problems(plan);
        DryRun {
            import: import.id,
            revision: import.revision,
            source: seen.source,
            tier: seen.tier,
            cutoff: reading.cutoff.map(|c| c.to_utc()),
            entries: (first..shown.min(first + PAGE)).filter_map(|place| self.line(place)).collect(),
            first: first as u32,
            page: page as u32,
            pages: pages as u32,
            total: total as u32,
            centres: centres.len() as u32,
            new: plan.new_names(),
            changed: plan.changed(),
            same: plan.same(),
            repeats: repeats(reading) as u32,
            old: plan.old.map(|old| OldNames { names: old.names, date: old.date }),
            too_many: (plan.new_names() > seen.limit).then_some(seen.limit),
            prose: self.prose(),
            named: (shown - total) as u32,
            differs: reading.differs.iter().map(difference).collect(),
            bad: problems.len() as u32,
            problems: problems.into_iter().take(PROBLEMS).collect(),
            warnings: warnings(reading),
            followed: seen.followed,
        }
    }

    /// Everything that would not be taken, by its line.
    pub fn problems(&self, plan: &Plan) -> Vec<ProblemLine> {
        let mut lines: Vec<ProblemLine> = intake::set_aside(&self.reading).map(intake::problem_line).collect();
        let unusable = self.reading.entries.iter().zip(&plan.decisions).filter_map(|(entry, decision)| {
            let Decision::Problem(reason) = decision else { return None };
            Some(problem(entry.line, *reason, &entry.original))
        });
        lines.extend(unusable);
        lines.sort_by_key(|line| line.line);
        lines
    }

    /// A page of what would change.
    pub fn changes(&self, import: &Import, plan: &Plan, page: usize) -> ImportChanges {
        let lines = self.reading.entries.iter().zip(&plan.decisions).filter_map(|(entry, decision)| {
            let Decision::Changed(changes) = decision else { return None };
            Some(ChangedLine { line: entry.line, name: Private::new(&entry.name), changes: changes.clone() })
        });
        let (page, pages) = page_within(page, plan.changed() as usize);
        ImportChanges {
            import: import.id,
            revision: import.revision,
            lines: lines.skip((page - 1) * PAGE).take(PAGE).collect(),
            page: page as u32,
            pages: pages as u32,
        }
    }

    fn prose(&self) -> Prose {
        if self.reading.form == Form::Prose { Prose::Yes } else { Prose::No }
    }

    /// One line of the dry run.
    fn line(&self, place: usize) -> Option<EntryLine> {
        let entry = self.reading.entries.get(place)?;
        let sentence = || Private::new(&entry.original);
        let state = match (entry.kind, self.prose(), self.ticked.contains(&place)) {
            (.., true) if place >= self.read => EntryState::NamedAndTicked(sentence()),
            (.., false) if place >= self.read => EntryState::Named(sentence()),
            (ReleaseKind::Death, ..) => EntryState::Held,
            (_, Prose::No, _) => EntryState::Listed,
            (_, Prose::Yes, true) => EntryState::Ticked,
            (_, Prose::Yes, false) => EntryState::Offered,
        };
        Some(EntryLine {
            line: entry.line,
            name: Private::new(&entry.name),
            centre: entry.centre.clone(),
            kind: entry.kind,
            state,
        })
    }
}

fn page_within(page: usize, total: usize) -> (usize, usize) {
    let pages = total.div_ceil(PAGE).max(1);
    (page.clamp(1, pages), pages)
}

fn problem(line: u32, reason: Reason, text: &str) -> ProblemLine {
    ProblemLine { line, problem: reason.code().to_owned(), text: Private::new(text) }
}

/// Each kind of warning once.
fn warnings(reading: &Reading) -> Vec<String> {
    let codes: BTreeSet<WarningCode> = reading.warnings.iter().map(|warning| warning.code).collect();
    codes.into_iter().map(|code| code.code().to_owned()).collect()
}

fn repeats(reading: &Reading) -> usize {
    let repeated = reading.warnings.iter().filter(|w| w.code == WarningCode::RepeatedName).count();
    repeated + reading.unparsed.iter().filter(|u| u.outcome == Aside::Skipped).count()
}

fn difference(differs: &Differs) -> CountDiffers {
    CountDiffers { place: differs.place.clone(), declared: differs.declared, read: differs.read }
}
