//! What a line of a post says of the list: its kind, or that a whole name stands alone on it.

use super::super::kinds::{self, Condition, Sign};
use super::super::names_in_lists::looks_like_a_name;
use super::super::tokens::{Token, tokens};
use super::sentences::is_statement;
use crate::domain::ReleaseKind;

/// A whole name with brackets, a dash or a comma behind it.
pub fn starts_with_whole_name(text: &str) -> bool {
    let end = text.find(['(', '[', '–', '—']).unwrap_or(text.len());
    let front = text[..end].trim().trim_end_matches('-');
    looks_like_a_name(front) && !is_statement(text)
}

/// What a title says that the text lists: an exit that is told, not asked for, denied or general.
pub fn list_kind(text: &str) -> Option<ReleaseKind> {
    let words = tokens(text);
    let found = kinds::signs(&words);
    let blocked = found.iter().any(|hit| matches!(hit.meaning, Sign::Demand | Sign::Refused));
    let exit = found.iter().any(|hit| matches!(hit.meaning, Sign::Kind(kind) if kind.is_exit()));
    let told =
        words.iter().any(|word| word.number().is_some()) || text.ends_with(':') || words.iter().any(is_verifying);
    if blocked || !exit || !told {
        return None;
    }
    match kinds::decide(found.iter().map(|hit| hit.meaning)) {
        Condition::Is(kind) if kind.is_exit() => Some(kind),
        _ => Some(ReleaseKind::LeftPrison),
    }
}

fn is_verifying(word: &Token<'_>) -> bool {
    ["verific", "confirm", "verif", "registr", "document"].iter().any(|stem| word.folded.starts_with(stem))
}
