//! What stands before the words of a line: the number of a tweet, a bullet, the number of an item.

use super::super::tokens::{TokenKind, tokens};

/// The line without "2/7" of a thread, and whether a number or bullet stood before the rest.
pub fn body(text: &str) -> (&str, bool) {
    let rest = without_thread_mark(text);
    if let Some(bold) = bold(rest) {
        return (bold, false);
    }
    let bare = rest.trim_start_matches(|c: char| "-–—*·>+~".contains(c) || c.is_whitespace());
    let bullet = bare.len() < rest.trim_start().len();
    match without_number(bare) {
        Some(behind) if !bullet || !behind.is_empty() => (behind, true),
        numbered => (bare, bullet || numbered.is_some()),
    }
}

/// "*Tocorón (3)*": the bold letters of a messenger, no bullet.
fn bold(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('*')?;
    (inside.starts_with(char::is_alphabetic) && inside.contains('*')).then_some(inside)
}

/// "2/7", "(2/7)", "2/".
fn without_thread_mark(text: &str) -> &str {
    let bare = text.trim_start_matches('(');
    let words = tokens(&bare[..bare.len().min(first_bytes(bare, 12))]);
    let is_mark = words.len() >= 2
        && words[0].number().is_some_and(|n| n < 100)
        && words[1].is_sign('/')
        && words[0].end == words[1].start;
    if !is_mark {
        return text;
    }
    let number = words.get(2).filter(|word| word.kind == TokenKind::Number && word.start == words[1].end);
    let end = number.map_or(words[1].end, |word| word.end);
    let behind = &bare[end..];
    // "25/01/2026" and "2/3 partes" are something else.
    if behind.starts_with('/') || (number.is_some() && !behind.is_empty() && !behind.starts_with([' ', ')'])) {
        return text;
    }
    behind.trim_start_matches(')').trim_start()
}

/// The place after so many characters.
fn first_bytes(text: &str, characters: usize) -> usize {
    text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at)
}

/// "1. ", "3.- ", "4) ", "12 - ", "N° 5 ": what follows.
fn without_number(text: &str) -> Option<&str> {
    let head = &text[..first_bytes(text, 12)];
    let words = tokens(head);
    let at = usize::from(words.first().is_some_and(|word| matches!(word.folded.as_str(), "n" | "no" | "nro")))
        + words.iter().skip(1).take_while(|word| word.is_sign('°') || word.is_sign('º')).count();
    let number = words.get(at).filter(|word| word.number().is_some_and(|number| number < 10_000))?;
    let behind = &text[number.end..];
    let signs = behind.trim_start_matches(|c: char| ".-)°º–—:".contains(c));
    let signed = signs.len() < behind.len() || behind.starts_with(" -") || behind.starts_with(" –");
    let rest = signs.trim_start_matches([' ', '-', '–', '—', '.', ')']);
    (signed && !rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}
