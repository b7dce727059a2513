//! Names in running text: runs of capitalised words, and what is said of them beside.
//!
//! It errs towards leaving a run out: what is offered as released is decided elsewhere, by what a sentence says.

use std::sync::LazyLock;

use super::tokens::{Phrases, Token, TokenKind, rows, tokens};

/// What a person is called beside the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Official,
    Politician,
    Lawyer,
    Journalist,
    Religious,
    Relative,
    Contact,
    Speaker,
    Other,
}

/// What sort of word it is that no name holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NotName {
    Organisation,
    Common,
    Time,
    Place,
    /// Begins sentences, or joins words in them.
    Starter,
}

static ROLES: LazyLock<Phrases<Role>> = LazyLock::new(|| {
    Phrases::new(rows(include_str!("data/roles.tsv")).filter_map(|(class, phrase)| {
        let role = match class {
            "official" => Role::Official,
            "politician" => Role::Politician,
            "lawyer" => Role::Lawyer,
            "journalist" => Role::Journalist,
            "religious" => Role::Religious,
            "relative" => Role::Relative,
            "contact" => Role::Contact,
            "speaker" => Role::Speaker,
            "other" => Role::Other,
            _ => return None,
        };
        Some((phrase, role))
    }))
});

static NOT_NAMES: LazyLock<Phrases<NotName>> = LazyLock::new(|| {
    Phrases::new(rows(include_str!("data/not_names.tsv")).filter_map(|(class, phrase)| {
        let what = match class {
            "organisation" => NotName::Organisation,
            "common" => NotName::Common,
            "time" => NotName::Time,
            "place" => NotName::Place,
            "starter" => NotName::Starter,
            _ => return None,
        };
        Some((phrase, what))
    }))
});

static NATIONS: LazyLock<Phrases<char>> = LazyLock::new(|| {
    Phrases::new(
        rows(include_str!("data/nationalities.tsv")).filter_map(|(class, word)| Some((word, class.chars().next()?))),
    )
});

/// Words that join the parts of a name.
pub const PARTICLES: &[&str] =
    &["de", "del", "la", "las", "los", "da", "di", "do", "dos", "das", "van", "von", "el", "y", "san"];

/// A run of capitalised words that may be a person.
pub struct Candidate {
    pub first: usize,
    pub end: usize,
    /// As written, with the marks of invisible characters.
    pub name: String,
    /// How many words of the name are capitalised.
    pub capitals: usize,
}

/// Every candidate of a sentence, in its order; single words among them (they may be second mentions).
pub fn candidates(text: &str, words: &[Token<'_>]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !words[at].is_capital() {
            at += 1;
            continue;
        }
        let end = run_end(words, at);
        if let Some(candidate) = trimmed(text, words, at, end) {
            found.push(candidate);
        }
        at = end;
    }
    found
}

/// Where the run of capitalised words, particles and initials that starts here ends.
fn run_end(words: &[Token<'_>], first: usize) -> usize {
    let mut end = first + 1;
    loop {
        let mut next = end;
        // An initial or a short form takes its full stop along: "José G. Pérez", "Ma. Eugenia".
        if is_short(&words[end - 1]) && words.get(next).is_some_and(|dot| dot.is_sign('.')) {
            next += 1;
        }
        let dotted = next;
        while next - dotted < 3 && words.get(next).is_some_and(|word| is_particle(word)) && word_gap(words, next) {
            next += 1;
        }
        match words.get(next) {
            Some(word) if word.is_capital() && word_gap(words, next) => end = next + 1,
            _ => return end,
        }
    }
}

/// "G", "Ma", "Mª": written with a full stop.
pub fn is_short(word: &Token<'_>) -> bool {
    word.is_capital() && (word.text.chars().count() == 1 || matches!(word.folded.as_str(), "ma" | "fco" | "gpe"))
}

fn is_particle(word: &Token<'_>) -> bool {
    word.kind == TokenKind::Word
        && !word.is_capital()
        && word.folded != "y"
        && PARTICLES.contains(&word.folded.as_str())
}

/// Only a space before this word.
fn word_gap(words: &[Token<'_>], at: usize) -> bool {
    words[at].start == words[at - 1].end + 1
}

/// Takes titles, nations and words that no name holds off the front; refuses what holds more of them.
fn trimmed(text: &str, words: &[Token<'_>], first: usize, end: usize) -> Option<Candidate> {
    let mut first = first;
    for at in (first..end).rev() {
        let title =
            ROLES.at(&words[..end], at).is_some_and(|hit| hit.meaning != Role::Relative && hit.meaning != Role::Other);
        if title || is_nation(&words[at].folded) {
            first = at + 1;
            break;
        }
    }
    while first < end && is_left_off(words, first, end) {
        first += 1;
    }
    if first >= end || words[first..end].iter().any(|word| stands_in_no_name(&word.folded)) {
        return None;
    }
    let last = &words[end - 1];
    let stop = words
        .get(end)
        .filter(|dot| dot.is_sign('.') && dot.start == last.end && is_short(last) && words.get(end + 1).is_some());
    let name = &text[words[first].start..stop.map_or(last.end, |dot| dot.end)];
    let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
    let capitals = words[first..end].iter().filter(|word| word.is_capital()).count();
    Some(Candidate { first, end, name: name.to_owned(), capitals })
}

/// The first word only begins the sentence: "Según", "Las", "Vecinos de …".
fn is_left_off(words: &[Token<'_>], first: usize, end: usize) -> bool {
    let word = &words[first];
    let shouted = word.text.chars().count() > 1 && word.text.chars().all(char::is_uppercase);
    !word.is_capital()
        || NOT_NAMES.at(&words[..end], first).is_some_and(|hit| hit.meaning == NotName::Starter)
        || (!shouted && end - first > 1 && is_plural_of(words, first))
}

/// "Vecinos de La Pastora": a plural before a particle is no given name.
fn is_plural_of(words: &[Token<'_>], first: usize) -> bool {
    words[first].folded.ends_with("os") && words.get(first + 1).is_some_and(|next| next.folded == "de") && first == 0
}

fn stands_in_no_name(folded: &str) -> bool {
    let words = tokens(folded);
    !words.is_empty() && NOT_NAMES.at(&words, 0).is_some_and(|hit| !matches!(hit.meaning, NotName::Starter))
}

/// Whether a word begins sentences, headings or names of places, and no person's name.
pub fn begins_no_name(folded: &str) -> bool {
    let words = tokens(folded);
    !words.is_empty() && NOT_NAMES.at(&words, 0).is_some()
}

/// Whether one word names an organisation.
pub fn is_organisation_word(folded: &str) -> bool {
    let words = tokens(folded);
    !words.is_empty() && NOT_NAMES.at(&words, 0).is_some_and(|hit| hit.meaning == NotName::Organisation)
}

/// An adjective of nationality, or two joined by a hyphen.
pub fn is_nation(folded: &str) -> bool {
    let mut parts = folded.split(['-', '/']).peekable();
    let mut nations = 0;
    while let Some(part) = parts.next() {
        let words = tokens(part);
        let Some(hit) = words.first().and_then(|_| NATIONS.at(&words, 0)).filter(|hit| hit.end == words.len()) else {
            return false;
        };
        if hit.meaning == 'x' && parts.peek().is_none() {
            return false;
        }
        nations += 1;
    }
    nations > 0
}

/// The roles named in a few words.
pub fn roles(words: &[Token<'_>]) -> Vec<Role> {
    ROLES.find(words).into_iter().map(|hit| hit.meaning).collect()
}

/// What stands beside a candidate: "el abogado …" before, ", hermana de …" after.
pub fn roles_beside(words: &[Token<'_>], candidate: &Candidate) -> Vec<Role> {
    let mut before = candidate.first;
    while before > 0 && candidate.first - before < 6 && words[before - 1].kind != TokenKind::Sign {
        before -= 1;
    }
    let mut found = roles(&words[before..candidate.first]);
    found.reverse();
    if words.get(candidate.end).is_some_and(|sign| sign.is_sign(',')) {
        let rest = &words[candidate.end + 1..words.len().min(candidate.end + 6)];
        let end = rest.iter().position(|word| word.kind == TokenKind::Sign).unwrap_or(rest.len());
        found.extend(roles(&rest[..end]));
    } else if let Some(hit) = (candidate.end < words.len()).then(|| ROLES.at(words, candidate.end)).flatten() {
        found.extend((hit.meaning == Role::Speaker).then_some(Role::Speaker));
    }
    found
}
