//! People whom running text names: who they are beside, and why they are not offered as released.

use super::super::codes::NotWhy;
use super::super::kinds::{Condition, Sign};
use super::super::persons::{self, Candidate, Role};
use super::super::tokens::tokens;
use super::super::tokens::{Found, Token, TokenKind};
use super::draft::Draft;

/// Words directly before what is no person: an article or a preposition of place.
const BEFORE_PLACES: &[&str] =
    &["el", "la", "los", "las", "the", "en", "in", "at", "outside", "near", "frente", "desde"];

/// Verbs of those who count: their subject is an organisation.
const COUNTING: &[&str] =
    &["verific", "contabiliz", "document", "verifi", "registr", "inform", "report", "publico", "publish", "confirm"];

/// Somebody named in a sentence.
pub struct Person {
    pub candidate: Candidate,
    pub roles: Vec<Role>,
}

impl Person {
    /// A name of one word: at most a second mention.
    pub fn is_single(&self) -> bool {
        self.candidate.capitals < 2
    }

    /// Stands outside what is told: an authority, a relative, somebody who is quoted.
    pub fn is_outside(&self) -> bool {
        matches!(
            self.why_not(),
            Some(NotWhy::Official | NotWhy::Relative | NotWhy::Speaker | NotWhy::Lawyer | NotWhy::Contact)
        )
    }

    /// Called something that speaks against being on a list of people released.
    pub fn why_not(&self) -> Option<NotWhy> {
        self.roles.iter().find_map(|role| match role {
            Role::Official => Some(NotWhy::Official),
            Role::Politician => Some(NotWhy::Politician),
            Role::Lawyer => Some(NotWhy::Lawyer),
            Role::Journalist => Some(NotWhy::Journalist),
            Role::Religious => Some(NotWhy::Religious),
            Role::Relative => Some(NotWhy::Relative),
            Role::Contact => Some(NotWhy::Contact),
            Role::Speaker => Some(NotWhy::Speaker),
            Role::Other => None,
        })
    }
}

/// Everybody whom a sentence names, in its order; organisations and places left out.
pub fn people(text: &str, words: &[Token<'_>]) -> Vec<Person> {
    persons::candidates(text, words)
        .into_iter()
        .filter(|candidate| !is_place_or_organisation(words, candidate))
        .map(|candidate| Person { roles: persons::roles_beside(words, &candidate), candidate })
        .collect()
}

/// The organisations that a sentence names as such: beside "la organización", or as those who count.
pub fn organisations(text: &str) -> Vec<String> {
    let words = tokens(text);
    let named = |candidate: &Candidate| {
        let before = candidate.first.checked_sub(1).map(|before| &words[before]);
        before.is_some_and(|word| persons::is_organisation_word(&word.folded))
            || (candidate.capitals < 4 && is_counting(&words, candidate.end))
    };
    persons::candidates(text, &words).into_iter().filter(named).map(|candidate| candidate.name).collect()
}

fn is_place_or_organisation(words: &[Token<'_>], candidate: &Candidate) -> bool {
    let at = candidate.first;
    let before = at.checked_sub(1).map(|before| &words[before]).filter(|word| word.end + 1 >= words[at].start);
    let place = before
        .is_some_and(|word| BEFORE_PLACES.contains(&word.folded.as_str()) || word.is_sign('@') || word.is_sign('#'));
    let titled = before.is_some_and(|word| persons::is_organisation_word(&word.folded));
    let heads = words.get(candidate.end).is_some_and(|sign| sign.is_sign('|'));
    place || titled || heads || (candidate.capitals < 4 && is_counting(words, candidate.end))
}

/// "Amparo Civil ha verificado …": the subject of a count is no person here.
fn is_counting(words: &[Token<'_>], end: usize) -> bool {
    words[end..]
        .iter()
        .take(3)
        .take_while(|word| word.kind == TokenKind::Word)
        .any(|word| COUNTING.iter().any(|stem| word.folded.starts_with(stem)))
}

/// Notes everybody in a sentence that offers nobody.
pub fn leave_out(
    draft: &mut Draft,
    people: &[Person],
    words: &[Token<'_>],
    signs: &[Found<Sign>],
    condition: Condition,
) {
    for person in people {
        let why = person.why_not().unwrap_or_else(|| nearest(person, words, signs, condition));
        leave_one_out(draft, person, why);
    }
}

/// Notes somebody who is not offered; a name of one word may yet be a second mention.
pub fn leave_one_out(draft: &mut Draft, person: &Person, why: NotWhy) {
    if person.is_single() {
        draft.single(&person.candidate.name);
    } else {
        draft.not_released(&person.candidate.name, why);
    }
}

/// What a sentence says of somebody without a role.
fn nearest(person: &Person, words: &[Token<'_>], signs: &[Found<Sign>], condition: Condition) -> NotWhy {
    let captured = signs.iter().any(|hit| {
        hit.meaning == Sign::Detained
            && hit.end <= person.candidate.first
            && person.candidate.first - hit.end < 8
            && !words[hit.first].folded.starts_with("detenid")
    });
    match condition {
        _ if captured => NotWhy::Detained,
        Condition::Inside | Condition::Held => NotWhy::StillDetained,
        Condition::Unclear if signs.iter().any(|hit| hit.meaning == Sign::StillInside) => NotWhy::StillDetained,
        _ => NotWhy::Unrelated,
    }
}

/// Numbers and people without a name: "dos personas más en Tocuyito", "3 adolescentes (identidad reservada)".
pub fn people_without_names(text: &str) -> bool {
    let words = tokens(text);
    let plural = words.iter().enumerate().any(|(at, word)| {
        (is_people(&word.folded) || is_group(&word.folded))
            && words[at.saturating_sub(3)..at]
                .iter()
                .any(|before| before.number().is_some() || is_count_word(&before.folded))
    });
    (plural || is_hidden(&words)) && nobody_named(text, &words)
}

/// "Adolescentes (1): identidad protegida": people, and the text says that it does not name them.
pub fn hides_identity(text: &str) -> bool {
    let words = tokens(text);
    is_hidden(&words) && nobody_named(text, &words)
}

fn is_hidden(words: &[Token<'_>]) -> bool {
    words.iter().any(|word| matches!(word.folded.as_str(), "identidad" | "anonymous" | "unnamed"))
}

fn nobody_named(text: &str, words: &[Token<'_>]) -> bool {
    persons::candidates(text, words).iter().all(|candidate| candidate.capitals < 2)
}

/// "Mujeres excarceladas", "Militares": a part of those who are listed, not all of them.
pub fn names_a_group(text: &str) -> bool {
    const GROUPS: &[&str] = &[
        "mujer", "hombre", "femenin", "masculin", "militar", "civiles", "women", "woman", "men", "soldier", "civilian",
    ];
    tokens(text).iter().any(|word| {
        is_group(&word.folded)
            || GROUPS.iter().any(|group| word.folded.starts_with(group) && (*group != "men" || word.folded == "men"))
    })
}

/// A common noun for people who are counted.
pub fn is_people(folded: &str) -> bool {
    const WHOLE: &[&str] = &["men", "man", "people", "person", "persons", "others", "women", "woman", "teens"];
    const BEGINNINGS: &[&str] =
        &["persona", "hombre", "mujer", "prisoner", "individual", "detaine", "detenid", "preso", "presa", "militar"];
    WHOLE.contains(&folded) || BEGINNINGS.iter().any(|stem| folded.starts_with(stem))
}

/// A group of whom no single one is named.
pub fn is_group(folded: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "extranjer",
        "national",
        "adolescent",
        "menor",
        "minor",
        "hermano",
        "hermana",
        "ciudadan",
        "joven",
        "jovenes",
    ];
    const NATIONS: &[&str] = &["spaniards", "italians", "colombians", "americans"];
    BEGINNINGS.iter().any(|stem| folded.starts_with(stem))
        || NATIONS.contains(&folded)
        || (folded.ends_with('s') && persons::is_nation(folded))
}

/// A number in words, or a word for some.
pub fn is_count_word(folded: &str) -> bool {
    super::announcements::number_word(folded).is_some()
        || matches!(folded, "several" | "varios" | "varias" | "otros" | "otras" | "unos" | "unas")
}
