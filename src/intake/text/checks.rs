//! The end of a text: declared against read, second mentions, figures, and what the person who imports should know.

use std::collections::{HashMap, HashSet};

use super::super::codes::{NamesGiven, NotWhy, Reason, WarningCode};
use super::super::cutoff::Cutoff;
use super::super::kinds::{self, Sign};
use super::super::reading::{Differs, NotReleased, Reading, Warning};
use super::super::tidy::Line;
use super::super::tokens::{fold, tokens};
use super::draft::Draft;
use super::heading::heading;
use super::marks::body;
use super::mentions;
use super::sentences::{clauses, sentences};
use super::{announcements, is_list, prose};
use crate::domain::{AsOf, Figure, FigureKind, ReleaseKind};

/// Completes the reading.
pub fn finish(mut draft: Draft, lines: &[Line], cutoff: &Cutoff) -> Reading {
    let told = told(lines, &draft.reading);
    withdrawals_not_read(&mut draft, lines);
    second_mentions(&mut draft, &told);
    figures(&mut draft.reading, &told);
    if is_list(&draft.reading) {
        counts(&mut draft);
    } else {
        of_prose(&mut draft.reading, &told, lines);
    }
    let mut reading = draft.reading;
    of_letters(&mut reading, lines);
    of_cutoff(&mut reading, cutoff);
    reading
}

/// A line that takes something back about somebody, and that no rule read: it must not pass in silence.
fn withdrawals_not_read(draft: &mut Draft, lines: &[Line]) {
    let reading = &draft.reading;
    let read: HashSet<u32> =
        reading.entries.iter().map(|entry| entry.line).chain(reading.unparsed.iter().map(|aside| aside.line)).collect();
    for line in lines.iter().filter(|line| !read.contains(&line.number)) {
        let words = tokens(&line.text);
        let withdraws = kinds::signs(&words).iter().any(|hit| hit.meaning == Sign::Kind(ReleaseKind::Retracted));
        if withdraws && mentions::people(&line.text, &words).iter().any(|person| !person.is_single()) {
            draft.set_aside(line, &line.text, Reason::NotUnderstood);
        }
    }
}

/// The clauses outside list positions, each with the year of the latest whole date before it.
fn told(lines: &[Line], reading: &Reading) -> Vec<(String, Option<i32>)> {
    let list = is_list(reading);
    let mut year = None;
    let mut found = Vec::new();
    for line in lines {
        let (text, listed) = body(&line.text);
        if list && (listed || heading(text).is_some_and(|heading| heading.centre.is_some())) {
            continue;
        }
        for sentence in sentences(text) {
            year = announcements::year(sentence).or(year);
            found.extend(clauses(sentence).into_iter().map(|clause| (clause.to_owned(), year)));
        }
    }
    found
}

/// Announcements; the first figure of the text's own is how many it says that it lists.
fn figures(reading: &mut Reading, told: &[(String, Option<i32>)]) {
    let named = !reading.entries.is_empty();
    let partly = gives_a_part(told);
    let author = author(told);
    let mut seen: HashSet<(Option<Figure>, FigureKind)> = HashSet::new();
    for (clause, year) in told {
        let Some(mut found) = announcements::announcement(clause, *year) else { continue };
        if !seen.insert((found.said.figure, found.said.kind)) {
            continue;
        }
        if found.said.by.is_empty() {
            found.said.by = author.clone();
        }
        let own = found.said.kind != FigureKind::Claimed;
        if own && named {
            let first = reading.declared_total.is_none();
            if let (true, Some(Figure::Exactly(total))) = (first, found.said.figure) {
                reading.declared_total = Some(total);
                found.names = NamesGiven::Some;
                found.said.as_of = found.said.as_of.or(reading.cutoff.map(AsOf::Moment));
            }
            let whole = is_list(reading) && !(partly && found.names == NamesGiven::Some);
            if whole {
                continue;
            }
        }
        reading.announcements.push(found);
    }
    partial(reading, told);
}

/// Fewer names than the text says that there are.
fn partial(reading: &mut Reading, told: &[(String, Option<i32>)]) {
    let read = reading.entries.len();
    let some = reading.announcements.iter().any(|found| found.names == NamesGiven::Some);
    let vague = !is_list(reading) && told.iter().any(|(clause, _)| is_vague(clause));
    if read > 0 && (some || vague) {
        let short = reading.declared_total.is_none_or(|total| (read as u64) < u64::from(total));
        let of = reading.declared_total.map_or_else(String::new, |total| format!(" of {total}"));
        if short && (gives_a_part(told) || !is_list(reading)) {
            reading.warn(WarningCode::PartialList, format!("{read} names{of}"));
        }
    }
    let listed = read > 0 && is_list(reading);
    if !reading.announcements.is_empty() && !some && !listed {
        reading.warn(WarningCode::TotalWithoutNames, String::new());
    }
}

/// Whether the text says anywhere that it names only some.
fn gives_a_part(told: &[(String, Option<i32>)]) -> bool {
    told.iter().any(|(clause, _)| is_partial(clause))
}

fn is_partial(clause: &str) -> bool {
    let folded = fold(clause);
    ["among them", "entre ellos", "entre ellas", "among those", "algunos de los nombres", "some of the names"]
        .iter()
        .any(|cue| folded.contains(cue))
}

fn is_vague(clause: &str) -> bool {
    let words = tokens(clause);
    let many = words.iter().any(|word| {
        ["dozen", "decena", "docena", "centenar", "hundreds", "scores"].iter().any(|stem| word.folded.starts_with(stem))
    });
    let exit = kinds::signs(&words).iter().any(|hit| matches!(hit.meaning, Sign::Kind(kind) if kind.is_exit()));
    many && (exit || words.iter().any(|word| word.folded.starts_with("releas")))
}

/// Who speaks: a line near the top that is the name of an organisation.
fn author(told: &[(String, Option<i32>)]) -> String {
    let is_body = |clause: &&(String, Option<i32>)| {
        let words = tokens(&clause.0);
        words.len() <= 8
            && words.iter().all(|word| word.number().is_none())
            && words.iter().any(|word| super::super::persons::is_organisation_word(&word.folded))
    };
    told.iter().take(6).find(is_body).map_or_else(String::new, |(clause, _)| clause.clone())
}

/// Names of other people in brackets, and people whom running text names twice.
fn second_mentions(draft: &mut Draft, told: &[(String, Option<i32>)]) {
    let bodies: HashSet<String> =
        told.iter().flat_map(|(clause, _)| mentions::organisations(clause)).map(|name| fold(&name)).collect();
    let list = is_list(&draft.reading);
    let mut known = Known::default();
    for entry in &draft.reading.entries {
        known.add(&entry.name);
    }
    for relative in std::mem::take(&mut draft.relatives) {
        if known.whose(&relative).is_none() {
            draft.not_released(&relative, NotWhy::RelativeInBrackets);
        }
    }
    let named = std::mem::take(&mut draft.reading.not_released);
    let mut seen = HashSet::new();
    let mut kept: Vec<NotReleased> = Vec::new();
    for person in named {
        if bodies.contains(&fold(&person.name)) || !seen.insert(fold(&person.name)) {
            continue;
        }
        match known.whose(&person.name) {
            Some(of) if list || fold(&of) == fold(&person.name) => {}
            Some(of) => kept.push(NotReleased { why: NotWhy::SecondMention, of: Some(of), ..person }),
            None => {
                known.add(&person.name);
                kept.push(person);
            }
        }
    }
    for single in std::mem::take(&mut draft.singles) {
        if let Some(of) = known.whose(&single).filter(|_| seen.insert(fold(&single)) && !list) {
            kept.push(NotReleased { name: single, why: NotWhy::SecondMention, of: Some(of) });
        }
    }
    draft.reading.not_released = kept;
}

/// Names by their words, to find whose a shorter mention is.
#[derive(Default)]
struct Known {
    names: Vec<String>,
    by_word: HashMap<String, Vec<usize>>,
}

impl Known {
    /// As many bearers of one word are looked through.
    const BEARERS: usize = 200;

    fn add(&mut self, name: &str) {
        for word in split(name) {
            self.by_word.entry(word).or_default().push(self.names.len());
        }
        self.names.push(name.to_owned());
    }

    /// The first name that holds every word of this one.
    fn whose(&self, mention: &str) -> Option<String> {
        let words = split(mention);
        let first = words.first()?;
        let bearers = self.by_word.get(first)?.iter().take(Self::BEARERS);
        bearers
            .map(|at| &self.names[*at])
            .find(|name| {
                let there = split(name);
                words.iter().all(|word| there.contains(word))
            })
            .cloned()
    }
}

fn split(name: &str) -> Vec<String> {
    fold(name).split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Declared against read, under each heading and in all.
fn counts(draft: &mut Draft) {
    let exits = draft.reading.entries.iter().filter(|entry| entry.kind.is_exit()).count();
    let exits = u32::try_from(exits).unwrap_or(u32::MAX);
    let partial = draft.reading.warnings.iter().any(|warning| warning.code == WarningCode::PartialList);
    let declared: Vec<u32> = draft.tallies.iter().filter_map(|tally| tally.declared).collect();
    if let Some(total) = draft.reading.declared_total.filter(|total| *total != exits && !partial) {
        let headings: u32 = declared.iter().fold(0, |sum, count| sum.saturating_add(*count));
        let headings = if declared.is_empty() { String::new() } else { format!(", headings add up to {headings}") };
        let detail = format!("total: declared {total}{headings}, lines {}, read {exits}", draft.positions);
        draft.reading.warn(WarningCode::CountDiffers, detail);
        draft.reading.differs.push(Differs { place: None, declared: total, read: exits });
    }
    for tally in &draft.tallies {
        let read = if tally.exits == 0 { tally.others } else { tally.exits };
        if let Some(declared) = tally.declared.filter(|declared| *declared != read) {
            draft.reading.warn(WarningCode::CountDiffers, format!("{}: declared {declared}, read {read}", tally.label));
            draft.reading.differs.push(Differs { place: Some(tally.label.clone()), declared, read });
        }
    }
}

fn of_prose(reading: &mut Reading, told: &[(String, Option<i32>)], lines: &[Line]) {
    if reading.entries.is_empty() && reading.unparsed.is_empty() {
        return;
    }
    reading.warn(WarningCode::FromProse, String::new());
    if prose::is_second_hand(lines) {
        reading.warn(WarningCode::SecondHand, String::new());
    }
    if let Some((clause, _)) = told.iter().find(|(clause, _)| is_general_condition(clause)) {
        reading.warn(WarningCode::GeneralCondition, clause.trim().chars().take(200).collect::<String>());
    }
}

/// "Many released individuals remain under restrictive conditions".
fn is_general_condition(clause: &str) -> bool {
    let words = tokens(clause);
    let starts = |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.folded.starts_with(stem)));
    starts(&["many", "most", "mucho", "mayoria", "algun", "some", "all", "todos"])
        && starts(&["releas", "excarcel", "liberad", "freed"])
        && starts(&["restrict", "medidas", "condition", "presentaci", "prohibi"])
        && mentions::people(clause, &words).iter().all(mentions::Person::is_single)
}

/// Decorative letters and dropped characters.
fn of_letters(reading: &mut Reading, lines: &[Line]) {
    let numbers =
        |lines: Vec<&Line>| lines.iter().take(5).map(|line| line.number.to_string()).collect::<Vec<_>>().join(", ");
    let aside: HashSet<u32> =
        reading.unparsed.iter().filter(|row| row.reason == Reason::InvisibleCharacter).map(|row| row.line).collect();
    let invisible: Vec<&Line> = lines.iter().filter(|line| line.invisible && !aside.contains(&line.number)).collect();
    if let Some(first) = invisible.first().map(|line| line.number) {
        let detail = format!("line {}", numbers(invisible));
        reading.warnings.push(Warning {
            code: WarningCode::InvisibleCharacters,
            detail,
            line: Some(first),
            record: None,
        });
    }
    let styled: Vec<&Line> = lines.iter().filter(|line| line.styled).collect();
    if let Some(first) = styled.first().map(|line| line.number) {
        let detail = format!("line {}", numbers(styled));
        reading.warnings.push(Warning { code: WarningCode::StyledLetters, detail, line: Some(first), record: None });
    }
}

fn of_cutoff(reading: &mut Reading, cutoff: &Cutoff) {
    let empty = reading.entries.is_empty() && reading.unparsed.is_empty() && reading.announcements.is_empty();
    match cutoff {
        Cutoff::Doubtful(code, words) => reading.warn(*code, words.clone()),
        Cutoff::Missing if !empty => reading.warn(WarningCode::CutoffMissing, String::new()),
        Cutoff::Missing | Cutoff::At(_) => {}
    }
}
