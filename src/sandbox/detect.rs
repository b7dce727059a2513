//! What Telegram makes clickable by itself in any text: addresses, mentions, hashtags, commands, phone numbers.
//! A little stricter than the real server, which is what a test of escaping wants. Pure.

use super::html::{Entity, Formatted, Style, units};

/// Endings that make a word with a full stop inside an address; the real list has over a thousand.
const ENDINGS: [&str; 24] = [
    "com", "org", "net", "info", "io", "me", "ve", "es", "co", "app", "dev", "news", "tv", "edu", "gov", "gob", "mil",
    "us", "uk", "br", "ar", "mx", "eu", "ai",
];

/// A phone number has at least so many digits after its plus sign.
const PHONE_DIGITS: usize = 7;

/// Adds what is found to the entities that are there, except inside code.
pub(super) fn detect(body: &mut Formatted) {
    let mut offset = 0;
    let mut found = Vec::new();
    for word in body.text.split_inclusive(char::is_whitespace) {
        let lead = word.len() - word.trim_start_matches(is_bracket).len();
        let bare = word[lead..].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_' && c != '/');
        if let Some(style) = style_of(bare) {
            found.push(Entity { offset: offset + units(&word[..lead]), length: units(bare), style });
        }
        offset += units(word);
    }
    let in_code = |entity: &Entity| {
        body.entities.iter().any(|code| {
            matches!(code.style, Style::Code | Style::Pre | Style::Link(_))
                && code.offset < entity.offset + entity.length
                && entity.offset < code.offset + code.length
        })
    };
    found.retain(|entity| !in_code(entity));
    body.entities.extend(found);
    body.entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
}

fn is_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '«' | '"' | '\'' | '“' | '¿' | '¡')
}

fn style_of(word: &str) -> Option<Style> {
    let name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let first = word.chars().next()?;
    let rest = &word[first.len_utf8()..];
    match first {
        '@' if (4..=32).contains(&rest.len()) && rest.chars().all(name) => Some(Style::Mention),
        '#' if !rest.is_empty() && rest.chars().all(char::is_alphanumeric) => Some(Style::Hashtag),
        '/' if (1..=32).contains(&rest.len()) && rest.chars().all(name) => Some(Style::Command),
        '+' if rest.chars().filter(char::is_ascii_digit).count() >= PHONE_DIGITS => Some(Style::Phone),
        _ if is_address(word) => Some(if word.contains('@') { Style::Email } else { Style::Url }),
        _ => None,
    }
}

fn is_address(word: &str) -> bool {
    let rest = word.split_once("://").map_or(word, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let Some((before, ending)) = host.rsplit_once('.') else { return false };
    !before.is_empty() && ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
}
