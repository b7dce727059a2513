//! A line cut into sentences, and a sentence into clauses.

use super::super::tokens::{Token, TokenKind, tokens};

/// Short forms whose full stop ends no sentence.
const SHORT_FORMS: &[&str] = &[
    "dr", "dra", "sr", "sra", "ing", "lic", "abg", "prof", "gral", "cap", "cnel", "tte", "sgto", "ma", "fco", "no",
    "nro", "n", "p", "a", "m", "c", "i", "u", "s", "st", "mr", "mrs", "ms", "jan", "feb", "mar", "apr", "aug", "sept",
    "oct", "nov", "dec", "ene", "art", "edo", "av", "pto", "sta", "sto", "cc", "ee", "uu",
];

/// Words that begin a clause with a statement of its own.
const CLAUSE_STARTS: &[&str] = &["mientras", "pero", "aunque", "while", "but", "although", "whereas", "though", "sino"];

/// The sentences of a line.
pub fn sentences(text: &str) -> Vec<&str> {
    let words = tokens(text);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, word) in words.iter().enumerate() {
        if ends_here(&words, at, word) {
            found.push(text[start..word.end].trim());
            start = word.end;
        }
    }
    found.push(text[start..].trim());
    found.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    found
}

fn ends_here(words: &[Token<'_>], at: usize, word: &Token<'_>) -> bool {
    if word.kind != TokenKind::Sign || !".!?…".contains(word.text) {
        return false;
    }
    let Some(next) = words.get(at + 1) else { return true };
    let spaced = next.start > word.end;
    if !word.is_sign('.') {
        return spaced;
    }
    let before = at.checked_sub(1).map(|before| &words[before]);
    let short = before.is_some_and(|before| {
        before.kind == TokenKind::Word
            && (before.text.chars().count() == 1 || SHORT_FORMS.contains(&before.folded.as_str()))
    });
    // "New York.The releases": a full stop between a small and a capital letter, the space forgotten.
    let forgotten =
        before.is_some_and(|before| before.text.ends_with(char::is_lowercase)) && starts_sentence(next.text);
    if spaced {
        (!short || ends_after_hour(words, at)) && (opens(next) || !next.text.starts_with(char::is_lowercase))
    } else {
        forgotten
    }
}

/// "8:30 p.m. Caracas time" goes on; "… 6:10 a.m. Esta madrugada" does not. Nobody can tell for sure: it goes on only
/// before a word that speaks of time or place.
fn ends_after_hour(words: &[Token<'_>], at: usize) -> bool {
    let m = at.checked_sub(1).is_some_and(|before| words[before].folded == "m");
    let half = at.checked_sub(3).is_some_and(|before| matches!(words[before].folded.as_str(), "a" | "p"));
    let goes_on =
        words.get(at + 1).is_some_and(|next| matches!(next.folded.as_str(), "caracas" | "hora" | "venezuela"));
    m && half && !goes_on && words.get(at + 1).is_some_and(Token::is_capital)
}

fn starts_sentence(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}

fn opens(token: &Token<'_>) -> bool {
    token.kind == TokenKind::Sign && "\"«“¿¡([".contains(token.text)
}

/// The clauses of a sentence: each may be guarded on its own.
pub fn clauses(sentence: &str) -> Vec<&str> {
    let words = tokens(sentence);
    let mut found = Vec::new();
    let mut start = 0;
    for word in &words {
        let cut = if word.is_sign(';') { word.end } else { word.start };
        if (word.is_sign(';') || CLAUSE_STARTS.contains(&word.folded.as_str())) && cut > start {
            found.push(&sentence[start..cut]);
            start = cut;
        }
    }
    found.push(&sentence[start..]);
    found
}

/// A first sentence with a verb tells something: it is no item and no heading.
pub fn is_statement(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "fue",
        "fueron",
        "es",
        "esta",
        "estan",
        "tiene",
        "tienen",
        "salio",
        "salieron",
        "sigue",
        "siguen",
        "ha",
        "han",
        "habia",
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "fallecio",
        "murio",
        "continua",
        "permanece",
        "remains",
        "died",
        "left",
        "dijo",
        "said",
        "quedo",
        "quedaron",
    ];
    let main = sentences(text);
    let words = tokens(main.first().copied().unwrap_or_default());
    let mut depth = 0i32;
    words.iter().any(|word| {
        depth += i32::from(word.is_sign('(') || word.is_sign('[')) - i32::from(word.is_sign(')') || word.is_sign(']'));
        depth <= 0 && word.kind == TokenKind::Word && VERBS.contains(&word.folded.as_str())
    })
}

/// A sentence without what stands in quotation marks, so that nobody's words are taken for the text's own.
/// What is left keeps its place: quoted letters become spaces.
pub fn without_quotes(sentence: &str) -> String {
    let mut inside: Option<char> = None;
    sentence
        .chars()
        .map(|c| match (inside, c) {
            (None, '«') => {
                inside = Some('»');
                ' '
            }
            (None, '“') => {
                inside = Some('”');
                ' '
            }
            (None, '"') => {
                inside = Some('"');
                ' '
            }
            (Some(close), c) => {
                if c == close {
                    inside = None;
                }
                ' '
            }
            (None, c) => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_they_do_and_short_forms_do_not_end_them() {
        for (text, expected) in [
            ("Salió Ana G. Pérez. Sigue Luis.", vec!["Salió Ana G. Pérez.", "Sigue Luis."]),
            (
                "Jan 25, 2026, 8:30 p.m. Caracas time. Two left.",
                vec!["Jan 25, 2026, 8:30 p.m. Caracas time.", "Two left."],
            ),
            (
                "Balance, 6:10 a.m. Esta madrugada salieron 14.",
                vec!["Balance, 6:10 a.m.", "Esta madrugada salieron 14."],
            ),
            ("in New York.The releases", vec!["in New York.", "The releases"]),
            ("hasta las 12:00 m. del lunes", vec!["hasta las 12:00 m. del lunes"]),
        ] {
            assert_eq!(sentences(text), expected);
        }
    }
}
