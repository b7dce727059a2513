//! Sentences about people: under a heading of a kind, or in running text.

use super::super::codes::{NotWhy, Reason};
use super::super::kinds::{self, Condition, Sign};
use super::super::names_in_lists::{name, without_titles};
use super::super::notes::Beside;
use super::super::persons;
use super::super::tidy::Line;
use super::super::tokens::{Token, fold, tokens};
use super::details::{details, told_now};
use super::draft::{Draft, Section};
use super::heading::colon;
use super::is_list;
use super::listed::{Listed, listed};
use super::mentions::{self, Person};
use super::sentences::{clauses, sentences, without_quotes};
use super::series::{is_series, pieces};
use crate::domain::ReleaseKind;

/// Running text: exits that it tells of become entries; everybody else is left out with the reason.
pub fn running(draft: &mut Draft, line: &Line, text: &str) {
    if is_series_of_nobody_knows_what(text) {
        return draft.set_aside(line, text, Reason::UnknownCondition);
    }
    let all = sentences(text);
    for (at, sentence) in all.iter().enumerate() {
        // "Four people walked free. They are A, B and C": no rule joins the two, and the names must not be lost.
        let goes_on = at > 0 && names_the_former(sentence) && tells_of_exit(all[at - 1]);
        if goes_on && is_anybody(&mentions::people(sentence, &tokens(sentence))) {
            draft.set_aside(line, sentence, Reason::NotUnderstood);
        }
        for clause in clauses(sentence) {
            one(draft, line, clause, &all[at..]);
        }
    }
}

fn one(draft: &mut Draft, line: &Line, clause: &str, from_here: &[&str]) {
    let words = tokens(clause);
    let people = mentions::people(clause, &words);
    let mut offered: Vec<String> = Vec::new();
    match listed(clause) {
        Listed::People { kind, centre, people } => {
            let section = Section { centre, ..Section::default() };
            for (written, beside) in people {
                offered.push(written.clone());
                offer(draft, line, &written, kind, beside, &section);
            }
        }
        Listed::SharedSurname => return draft.set_aside(line, clause, Reason::SharedSurname),
        Listed::Unclear if people.iter().any(|person| !person.is_single() && !person.is_outside()) => {
            draft.set_aside(line, clause, Reason::NotUnderstood);
        }
        Listed::Unclear | Listed::Nobody => {
            if told_otherwise(draft, line, clause, &people, from_here) {
                return;
            }
            if let Some(verb) = unnamed_group(&words)
                && people.iter().all(|person| person.is_single() || person.candidate.first > verb)
            {
                draft.set_aside(line, &clause[..words[verb].end], Reason::PeopleWithoutNames);
            }
        }
    }
    let rest: Vec<Person> = people.into_iter().filter(|person| !offered.contains(&person.candidate.name)).collect();
    let signs = kinds::signs(&words);
    let condition = kinds::decide(signs.iter().map(|hit| hit.meaning));
    mentions::leave_out(draft, &rest, &words, &signs, condition);
}

/// "Llegaron a casa: A, B y C": people in a series, and the table does not hold what is said of them.
fn is_series_of_nobody_knows_what(text: &str) -> bool {
    let Some(at) = colon(text) else { return false };
    let head = tokens(&text[..at]);
    persons::roles(&head).is_empty() && pieces(&text[at + 1..]).len() > 1 && is_series(text[at + 1..].trim())
}

fn names_the_former(sentence: &str) -> bool {
    const LEADS: &[&str] = &[
        "they are",
        "these are",
        "their names",
        "son ",
        "se trata de",
        "ellos son",
        "ellas son",
        "estos son",
        "sus nombres",
    ];
    let folded = fold(sentence);
    LEADS.iter().any(|lead| folded.starts_with(lead))
}

fn tells_of_exit(sentence: &str) -> bool {
    kinds::signs(&tokens(sentence)).iter().any(|hit| matches!(hit.meaning, Sign::Kind(kind) if kind.is_exit()))
}

/// Somebody who may be the one that the clause is about.
fn is_anybody(people: &[Person]) -> bool {
    people.iter().any(|person| !person.is_single() && person.why_not().is_none())
}

fn offer(draft: &mut Draft, line: &Line, written: &str, kind: ReleaseKind, beside: Beside, section: &Section) {
    match name(without_titles(written).1) {
        Ok(name) => draft.enter(line, name, kind, beside, section),
        Err(reason) => draft.set_aside(line, written, reason),
    }
}

/// A transfer, a death, a new detention: an entry in a post; in an article nobody is entered by it.
fn told_otherwise(draft: &mut Draft, line: &Line, clause: &str, people: &[Person], from_here: &[&str]) -> bool {
    let plain = without_quotes(clause);
    let words = tokens(&plain);
    let found = kinds::signs(&words);
    let asked = found.iter().any(|hit| matches!(hit.meaning, Sign::Demand | Sign::Pending));
    let Condition::Is(kind) = kinds::decide(found.iter().map(|hit| hit.meaning)) else { return false };
    if kind.is_exit() || asked || !is_anybody(people) {
        return false;
    }
    if is_list(&draft.reading) {
        let mut told = vec![clause];
        told.extend(from_here.iter().skip(1).take(2));
        under_heading(draft, line, &told.join(" "), kind, &Section::default());
    } else {
        draft.set_aside(line, clause, Reason::NotUnderstood);
    }
    true
}

/// "Foreign nationals, including several Spaniards …, have also been freed": the verb behind people without a name.
fn unnamed_group(words: &[Token<'_>]) -> Option<usize> {
    let verb = words.iter().position(|word| {
        matches!(word.folded.as_str(), "freed" | "released")
            || word.folded.starts_with("excarcelad")
            || word.folded.starts_with("liberad")
    });
    let verb = verb?;
    let passive = words[verb.saturating_sub(3)..verb]
        .iter()
        .any(|word| matches!(word.folded.as_str(), "been" | "were" | "was" | "fueron" | "sido" | "fue"));
    let group = words[..verb].iter().any(|word| mentions::is_group(&word.folded));
    (passive && group).then_some(verb)
}

/// Everybody named here is left out for this reason.
pub fn name_all(draft: &mut Draft, text: &str, why: NotWhy) {
    let words = tokens(text);
    for person in mentions::people(text, &words) {
        mentions::leave_one_out(draft, &person, person.why_not().unwrap_or(why));
    }
}

/// Sentences under a heading of a kind: "TRASLADO: … fue llevado de Tocorón a El Rodeo II. Sigue detenido."
pub fn under_heading(draft: &mut Draft, line: &Line, text: &str, kind: ReleaseKind, section: &Section) {
    if kind.is_exit() {
        return exit_under_heading(draft, line, text);
    }
    let all = sentences(text);
    let told = told_now(text);
    if let Some(reason) = contradiction(kind, &told) {
        return draft.set_aside(line, text, reason);
    }
    let Some(first) = all
        .iter()
        .find(|sentence| mentions::people(sentence, &tokens(sentence)).iter().any(|person| !person.is_single()))
    else {
        if mentions::people_without_names(text) {
            draft.set_aside(line, text, Reason::PeopleWithoutNames);
        }
        return;
    };
    let words = tokens(first);
    let people = mentions::people(first, &words);
    let (about, others): (Vec<Person>, Vec<Person>) =
        people.into_iter().filter(|person| !person.is_single()).partition(|person| person.why_not().is_none());
    for person in others {
        draft.not_released(&person.candidate.name, person.why_not().unwrap_or(NotWhy::Unrelated));
    }
    for person in about {
        let beside = details(kind, text, draft.reading.cutoff.map(|cutoff| cutoff.date_naive()));
        match name(&person.candidate.name) {
            Ok(name) => {
                draft.enter(line, name, kind, beside, section);
            }
            Err(reason) => draft.set_aside(line, text, reason),
        }
    }
}

/// A sentence under a heading of an exit must tell it as running text does.
fn exit_under_heading(draft: &mut Draft, line: &Line, text: &str) {
    let (entries, aside) = (draft.reading.entries.len(), draft.reading.unparsed.len());
    let names =
        mentions::people(text, &tokens(text)).iter().any(|person| !person.is_single() && person.why_not().is_none());
    running(draft, line, text);
    if names && draft.reading.entries.len() == entries && draft.reading.unparsed.len() == aside {
        draft.set_aside(line, text, Reason::NotUnderstood);
    }
}

/// Whether the sentences speak against the heading, or do not bear it out.
fn contradiction(kind: ReleaseKind, told: &str) -> Option<Reason> {
    let words = tokens(told);
    let found = kinds::signs(&words);
    let has = |sign| found.iter().any(|hit| hit.meaning == sign);
    let exit = has(Sign::Kind(ReleaseKind::LeftPrison)) || has(Sign::Kind(ReleaseKind::FullFreedom));
    match kind {
        ReleaseKind::Retracted => {
            let withdrawn = has(Sign::StillInside)
                || has(Sign::Kind(ReleaseKind::Retracted))
                || words.iter().any(|word| {
                    ["inclui", "includ", "publica", "publish", "anuncia"]
                        .iter()
                        .any(|stem| word.folded.starts_with(stem))
                });
            (!withdrawn).then_some(Reason::NotUnderstood)
        }
        ReleaseKind::Death | ReleaseKind::Redetained => None,
        _ => exit.then_some(Reason::UnknownCondition),
    }
}
