//! The duties that a court set, as a text tells them.
//!
//! The wording stays as it is in the note; the reviewed table says which kind of duty each is.

use std::sync::LazyLock;

use super::tokens::{Phrases, Token, rows, tokens};
use crate::domain::Measure;

static TABLE: LazyLock<Phrases<Measure>> = LazyLock::new(|| {
    Phrases::new(rows(include_str!("data/measures.tsv")).filter_map(|(code, phrase)| Some((phrase, measure(code)?))))
});

fn measure(code: &str) -> Option<Measure> {
    match code {
        "report" => Some(Measure::Report),
        "travel" => Some(Measure::Travel),
        "speech" => Some(Measure::Speech),
        "other" => Some(Measure::Other),
        _ => None,
    }
}

/// The duties in a remark, bracket or sentence, each in its own words.
pub fn duties(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for sentence in text.split(['.', ';', ':']) {
        for part in split_duties(sentence) {
            let duty = plainly(part);
            if !duty.is_empty() && !TABLE.find(&tokens(&duty)).is_empty() {
                found.push(duty);
            }
        }
    }
    found
}

/// Which duties of the table a list of duties holds, each once.
pub fn kinds(duties: &[String]) -> Vec<Measure> {
    let mut kinds = Vec::new();
    for duty in duties {
        for hit in TABLE.find(&tokens(duty)).iter().take(1) {
            if !kinds.contains(&hit.meaning) {
                kinds.push(hit.meaning);
            }
        }
    }
    kinds
}

/// At commas and at "y", "e", "and", where a duty stands on both sides.
fn split_duties(sentence: &str) -> Vec<&str> {
    let words = tokens(sentence);
    let mut parts = Vec::new();
    let mut start = 0;
    for word in &words {
        let between = word.is_sign(',') || matches!(word.folded.as_str(), "y" | "e" | "and");
        if between && speaks_of_duty(&sentence[start..word.start]) && speaks_of_duty(&sentence[word.end..]) {
            parts.push(&sentence[start..word.start]);
            start = word.end;
        }
    }
    parts.push(&sentence[start..]);
    parts
}

fn speaks_of_duty(text: &str) -> bool {
    !TABLE.find(&tokens(text)).is_empty()
}

/// "Tampoco puede declarar a los medios" is "no declarar a los medios"; "she must report" is "report".
fn plainly(part: &str) -> String {
    let part = part.trim().trim_matches(|c: char| "()[]".contains(c)).trim();
    let words = tokens(part);
    let word = |at: usize| words.get(at).map_or("", |word: &Token<'_>| word.folded.as_str());
    match (word(0), word(1)) {
        ("tampoco" | "no", "puede" | "pueden") => format!("no {}", rest(part, &words, 2)),
        ("she" | "he" | "they", "must") => rest(part, &words, 2),
        ("debe" | "deben" | "must", _) => rest(part, &words, 1),
        ("con" | "with", _) => rest(part, &words, 1),
        _ => part.to_owned(),
    }
}

fn rest(part: &str, words: &[Token<'_>], from: usize) -> String {
    words.get(from).map_or(String::new(), |word| part[word.start..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duties_keep_their_words_and_get_a_kind() {
        for (text, expected) in [
            (
                "presentación cada 30 días y prohibición de salida del país",
                vec!["presentación cada 30 días", "prohibición de salida del país"],
            ),
            ("con medidas; presentación cada 30 días", vec!["presentación cada 30 días"]),
            ("Tampoco puede declarar a los medios", vec!["no declarar a los medios"]),
            (
                "with court restrictions: she must report every 15 days and may not leave the country",
                vec!["report every 15 days", "may not leave the country"],
            ),
            ("con medidas", vec![]),
        ] {
            assert_eq!(duties(text), expected);
        }
        let all = ["presentación cada 8 días".to_owned(), "no declarar a los medios".to_owned(), "fiadores".to_owned()];
        assert_eq!(kinds(&all), [Measure::Report, Measure::Speech, Measure::Other]);
    }
}
