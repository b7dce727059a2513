//! Names one after another on one line: "A, B y C", "PÉREZ, José; GIL, Ana".
//!
//! A surname that holds "y" is not broken, and two given names before one surname are not completed.

use super::super::codes::Reason;
use super::super::tokens::{Token, tokens};
use super::item::item;
use super::sentences::is_statement;

/// More "y" between two commas are no series that anybody wrote.
const MOST_ANDS: usize = 4;

/// One piece of the line, or a piece that cannot be told apart.
pub enum Piece<'a> {
    Item(&'a str),
    Unclear(&'a str, Reason),
}

/// Splits a series at commas outside brackets (or at semicolons, where there are some) and at its last "y", "e", "and".
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let text = text.trim();
    let semicolons = at_sign(text, ';');
    if semicolons.len() > 1 {
        let pieces = semicolons.into_iter().map(|(start, end)| leading_and(text[start..end].trim()));
        return pieces.filter(|piece| !piece.is_empty()).map(Piece::Item).collect();
    }
    let commas = joined_asides(text, at_sign(text, ','));
    let last = commas.len().saturating_sub(1);
    let mut found = Vec::new();
    for (at, piece) in commas.into_iter().enumerate() {
        let piece = leading_and(piece);
        if !piece.is_empty() {
            conjunction(piece, if at == last { Part::Last } else { Part::Earlier }, &mut found);
        }
    }
    found
}

/// Where the parts between a sign lie, the sign in brackets not counted.
fn at_sign(text: &str, sign: char) -> Vec<(usize, usize)> {
    let (mut depth, mut start, mut parts) = (0u32, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if c == sign && depth == 0 => {
                parts.push((start, at));
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push((start, text.len()));
    parts
}

/// "Ana Gil, de 34 años, y Luis Díaz": what begins in lower case belongs to the name before.
fn joined_asides(text: &str, parts: Vec<(usize, usize)>) -> Vec<&str> {
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for (start, end) in parts {
        let part = text[start..end].trim();
        let small = part.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        let aside = small && conjunction_before(part).is_none() && !starts_with_particle(part);
        match joined.last_mut().filter(|_| aside) {
            Some(before) => before.1 = end,
            None => joined.push((start, end)),
        }
    }
    joined.into_iter().map(|(start, end)| text[start..end].trim()).collect()
}

fn starts_with_particle(part: &str) -> bool {
    let words = tokens(part);
    let second = words.get(1).is_some_and(Token::is_capital);
    second
        && words.first().is_some_and(|word| matches!(word.folded.as_str(), "de" | "del" | "el" | "la" | "los"))
        && !part.starts_with("de ")
}

fn conjunction_before(part: &str) -> Option<&str> {
    ["y ", "e ", "and ", "& "].iter().find_map(|and| part.strip_prefix(and))
}

fn leading_and(part: &str) -> &str {
    conjunction_before(part).unwrap_or(part).trim()
}

/// Where a part of a series stands.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Last,
    /// Further names follow it.
    Earlier,
}

/// Splits at "y" where two whole names stand around it.
fn conjunction<'a>(piece: &'a str, part: Part, found: &mut Vec<Piece<'a>>) {
    let words = tokens(piece);
    let is_and = |word: &Token<'_>| matches!(word.text, "y" | "e" | "and" | "&");
    let mut depth = 0u32;
    let mut cuts = Vec::new();
    for word in &words {
        match word.text {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            _ if depth == 0 && is_and(word) && word.start > 0 => cuts.push((word.start, word.end)),
            _ => {}
        }
    }
    let Some(&(start, end)) = cuts.last() else {
        found.push(Piece::Item(piece));
        return;
    };
    if cuts.len() > MOST_ANDS {
        found.push(Piece::Unclear(piece, Reason::NotUnderstood));
        return;
    }
    let (left, right) = (piece[..start].trim(), piece[end..].trim());
    match (capitals(left), capitals(right)) {
        (1, 2..) => found.push(Piece::Unclear(piece, Reason::SharedSurname)),
        (2.., 2..) => {
            if cuts.len() > 1 {
                // The last "y" closes the series, so that an earlier one stands inside it.
                conjunction(left, Part::Earlier, found);
            } else {
                found.push(Piece::Item(left));
            }
            found.push(Piece::Item(right));
        }
        // "José Ortega y Gasset" before further names is one surname; at the end nobody can tell.
        (2.., 1) if part == Part::Earlier => found.push(Piece::Item(piece)),
        (2.., 1) => found.push(Piece::Unclear(piece, Reason::NotUnderstood)),
        _ => found.push(Piece::Item(piece)),
    }
}

/// Capitalised words outside brackets.
fn capitals(text: &str) -> usize {
    let mut depth = 0u32;
    let mut count = 0;
    for word in tokens(text) {
        match word.text {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            _ => count += usize::from(depth == 0 && word.is_capital()),
        }
    }
    count
}

/// A series begins with a person, and no verb follows the first.
pub fn is_series(text: &str) -> bool {
    let pieces = pieces(text);
    let (first, unclear) = match pieces.first() {
        Some(Piece::Item(text)) => (*text, false),
        Some(Piece::Unclear(text, _)) => (*text, true),
        None => return false,
    };
    let read = item(first);
    let unclear_pair = unclear && read.is_none();
    let named =
        read.is_some_and(|item| item.name.as_ref().is_ok_and(|name| name.contains([' ', ','])) || item.name.is_err());
    (named && !is_statement(first) && !is_statement(text)) || unclear_pair
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        pieces(text)
            .into_iter()
            .map(|piece| match piece {
                Piece::Item(text) => text.to_owned(),
                Piece::Unclear(text, reason) => format!("{}? {text}", reason.code()),
            })
            .collect()
    }

    #[test]
    fn a_series_is_split_between_people_and_nowhere_else() {
        for (text, expected) in [
            ("Ana Gil, Luis Díaz y Rosa Mata.", vec!["Ana Gil", "Luis Díaz", "Rosa Mata."]),
            ("Ana Gil e Inés Toro", vec!["Ana Gil", "Inés Toro"]),
            (
                "Ana Gil (madre de José, Luis y Rosa Gil) y Luis Díaz",
                vec!["Ana Gil (madre de José, Luis y Rosa Gil)", "Luis Díaz"],
            ),
            ("José Ortega y Gasset, Ana Gil y Luis Díaz", vec!["José Ortega y Gasset", "Ana Gil", "Luis Díaz"]),
            ("Ana Gil, José Ortega y Gasset", vec!["Ana Gil", "not_understood? José Ortega y Gasset"]),
            ("los hermanos Héctor y Simón Camejo", vec!["shared_surname? los hermanos Héctor y Simón Camejo"]),
            ("Ana Gil, José Ortega y Gasset e Inés Toro", vec!["Ana Gil", "José Ortega y Gasset", "Inés Toro"]),
            ("PÉREZ, José; GIL, Ana", vec!["PÉREZ, José", "GIL, Ana"]),
            ("Ana Gil, de 34 años, Luis Díaz, and Rosa Mata", vec!["Ana Gil, de 34 años", "Luis Díaz", "Rosa Mata"]),
        ] {
            assert_eq!(shown(text), expected);
        }
    }
}
