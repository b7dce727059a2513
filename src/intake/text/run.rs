//! People in series with a verb, before or behind it: "el periodista A, B (de 24 años) y C".

use super::super::codes::NoteKey;
use super::super::notes::Beside;
use super::super::persons::{self, Role};
use super::super::tokens::{Token, TokenKind};
use super::mentions::Person;

/// What stands in series with the verb.
pub enum Run {
    None,
    People(Vec<(String, Beside)>),
    Shared,
}

impl Run {
    fn of(found: Vec<(String, Beside)>) -> Self {
        if found.is_empty() { Run::None } else { Run::People(found) }
    }
}

/// A clause and everybody in it.
pub struct Series<'a> {
    pub text: &'a str,
    pub words: &'a [Token<'a>],
    pub everybody: &'a [Person],
}

impl Series<'_> {
    /// The series behind the verb: it must begin within a few words.
    pub fn after(&self, verb: usize) -> Run {
        let mut found: Vec<(String, Beside)> = Vec::new();
        let mut role_start = verb;
        for person in self.everybody.iter().filter(|person| person.candidate.first >= verb) {
            let between = &self.words[role_start..person.candidate.first];
            let joined = if found.is_empty() { leads_to_first(between) } else { leads_on(between) };
            if !joined {
                break;
            }
            if belongs_to(self.words, person) {
                return Run::None;
            }
            if person.is_single() {
                let next = self
                    .words
                    .get(person.candidate.end)
                    .is_some_and(|word| matches!(word.folded.as_str(), "y" | "e" | "and"));
                return if next { Run::Shared } else { Run::of(found) };
            }
            if outranks(person) {
                return Run::None;
            }
            let mut beside = self.role(between);
            let end = self.aside(person.candidate.end, &mut beside);
            found.push((person.candidate.name.clone(), beside));
            role_start = end;
        }
        Run::of(found)
    }

    /// The series before the verb, which follows the last name at once.
    pub fn before(&self, verb: usize) -> Run {
        let earlier: Vec<&Person> = self.everybody.iter().filter(|person| person.candidate.end <= verb).collect();
        let mut found: Vec<(String, Beside)> = Vec::new();
        let mut limit = verb;
        for person in earlier.into_iter().rev() {
            let mut beside = Beside::default();
            let end = self.aside(person.candidate.end, &mut beside);
            let gap = self.words.get(end..limit).unwrap_or_default();
            let joined = if found.is_empty() { gap.iter().all(|word| word.is_sign(',')) } else { leads_on(gap) };
            if joined && (belongs_to(self.words, person) || outranks(person)) {
                return Run::None;
            }
            if !joined || person.is_single() {
                break;
            }
            let start = self.words[..person.candidate.first]
                .iter()
                .rposition(|word| word.kind == TokenKind::Sign || matches!(word.folded.as_str(), "y" | "e" | "and"));
            let lead = &self.words[start.map_or(0, |start| start + 1)..person.candidate.first];
            let role = self.role(lead);
            beside.note.extend(role.note);
            found.push((person.candidate.name.clone(), beside));
            limit = start.map_or(person.candidate.first, |start| start.min(person.candidate.first));
        }
        found.reverse();
        Run::of(found)
    }

    /// The role before a name: "el periodista", "former presidential candidate", "Venezuelan-Spanish …".
    fn role(&self, between: &[Token<'_>]) -> Beside {
        let mut beside = Beside::default();
        let skip = between.iter().rposition(|word| {
            word.is_sign(',')
                || matches!(word.folded.as_str(), "as" | "como" | "el" | "la" | "los" | "las" | "the" | "y" | "e")
        });
        let mut rest = &between[skip.map_or(0, |at| at + 1)..];
        while rest.first().is_some_and(|word| {
            matches!(
                word.folded.as_str(),
                "and" | "prominent" | "ademas" | "tambien" | "conocido" | "conocida" | "well-known" | "a" | "an"
            )
        }) {
            rest = &rest[1..];
        }
        if let Some(nation) = rest.first().filter(|word| persons::is_nation(&word.folded)) {
            beside.put(NoteKey::Nationality, nation.text.to_owned());
            rest = &rest[1..];
        }
        let is_role = rest.len() <= 6 && !persons::roles(rest).is_empty();
        if let (Some(first), Some(last), true) = (rest.first(), rest.last(), is_role) {
            beside.put(NoteKey::Profession, self.text[first.start..last.end].to_owned());
        }
        beside
    }

    /// ", de 24 años," and "(periodista)" behind a name; where the series goes on.
    fn aside(&self, end: usize, beside: &mut Beside) -> usize {
        let Some(open) = self.words.get(end) else { return end };
        let close = match open.text {
            "(" => ")",
            "," => ",",
            _ => return end,
        };
        let rest = &self.words[end + 1..];
        let Some(length) =
            rest.iter().take(12).position(|word| word.text == close || (close == "," && "y.;".contains(word.text)))
        else {
            return end;
        };
        let inner = &rest[..length];
        let small = inner.first().is_some_and(|word| !word.is_capital());
        let named = |word: &Token<'_>| word.is_capital() && !persons::is_nation(&word.folded);
        if close == ","
            && (inner.iter().any(named)
                || !small
                || persons::roles(inner).is_empty() && inner.iter().all(|word| word.number().is_none()))
        {
            return end;
        }
        if let (Some(first), Some(last)) = (inner.first(), inner.last()) {
            beside.take(&self.text[first.start..last.end]);
        }
        if close == ")" { end + length + 2 } else { end + 1 + length }
    }
}

/// Only words of a role lie between the verb and the first of a series.
fn leads_to_first(between: &[Token<'_>]) -> bool {
    is_of_a_role(between) && !between.iter().any(|word| word.is_sign(','))
}

/// Only commas, "y" and words of a role lie between two people of one series.
fn leads_on(between: &[Token<'_>]) -> bool {
    is_of_a_role(between)
        && between.iter().any(|word| word.is_sign(',') || matches!(word.folded.as_str(), "y" | "e" | "and"))
}

/// Nothing here begins another statement or names a speaker; no sign but commas and hyphens.
fn is_of_a_role(between: &[Token<'_>]) -> bool {
    const ENDS: &[&str] = &[
        "que",
        "quien",
        "quienes",
        "who",
        "whom",
        "which",
        "por",
        "by",
        "segun",
        "according",
        "dijo",
        "said",
        "con",
        "with",
        "tras",
        "after",
        "cuando",
        "when",
        "donde",
        "where",
        "para",
        "for",
        "mientras",
        "junto",
        "ante",
        "before",
    ];
    let signs = between.iter().filter(|word| word.kind == TokenKind::Sign && !word.is_sign('-')).count();
    let commas = between.iter().filter(|word| word.is_sign(',')).count();
    let ended = between.iter().any(|word| ENDS.contains(&word.folded.as_str()));
    let said = persons::roles(between).contains(&Role::Speaker);
    between.len() <= 12 && signs == commas && !said && !ended
}

/// "El hijo de Juan Pérez fue liberado": somebody else is meant.
fn belongs_to(words: &[Token<'_>], person: &Person) -> bool {
    let before = person.candidate.first.checked_sub(1).map(|before| &words[before]);
    before.is_some_and(|word| matches!(word.folded.as_str(), "de" | "del" | "of"))
}

/// A minister who "salió" went out of a meeting.
fn outranks(person: &Person) -> bool {
    person.roles.contains(&Role::Official) || person.roles.contains(&Role::Speaker)
}
