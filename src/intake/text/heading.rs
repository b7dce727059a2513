//! Headings: a centre, a kind, a count; what they say holds for the lines below or behind the colon.

use super::super::centres::{self, Centre};
use super::super::kinds::{self, Condition, Sign};
use super::super::measures;
use super::super::notes::clip;
use super::super::tokens::{Token, TokenKind, fold, tokens};
use super::item::item;
use super::sentences::{is_statement, sentences};
use crate::domain::ReleaseKind;

/// What a heading says of the people under it.
#[derive(Clone, Copy, PartialEq)]
pub enum Says {
    /// Nothing: the kind of the list holds.
    Nothing,
    Kind(ReleaseKind),
    /// They are still inside, or detained.
    Inside,
    /// Not verified yet.
    Pending,
    /// Words about a condition that are no kind.
    Unclear,
    /// No list of people at all: contact, source, remark.
    Other,
}

/// A heading and what stands behind its colon.
pub struct Heading<'a> {
    pub says: Says,
    pub centre: Option<Centre>,
    pub declared: Option<u32>,
    pub duties: Vec<String>,
    pub not_counted: bool,
    /// The words of the heading, for messages.
    pub label: String,
    pub behind: &'a str,
}

/// Heads of lines that hold no list of people.
const OTHER_HEADS: &[&str] = &[
    "fuente",
    "fuentes",
    "source",
    "sources",
    "contacto",
    "press contact",
    "contact",
    "mas informacion",
    "informacion",
    "more information",
    "prensa",
    "nota",
    "note",
    "please note",
    "ps",
    "pd",
    "via",
    "lea tambien",
    "escribanos",
    "telefono",
];
/// More words than a heading has.
const LONGEST: usize = 14;

/// What ends the words of a heading.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Colon,
    Line,
}

/// Reads a heading; `None` where the line is none.
pub fn heading(line: &str) -> Option<Heading<'_>> {
    let (head, behind, end) = match colon(line) {
        Some(at) => (line[..at].trim(), line[at + 1..].trim(), End::Colon),
        None => (line.trim(), "", End::Line),
    };
    let (head, behind, declared_behind) = count_behind(head, behind);
    let (plain, brackets) = split_brackets(head);
    let declared = brackets.iter().find_map(|bracket| count(bracket)).or(declared_behind);
    let parts = sentences(&plain);
    let first = parts.first()?.trim_end_matches(['.', ' ', '–', '-', '—']);
    let words = tokens(first);
    let length = words.iter().filter(|word| word.kind == TokenKind::Word).count();
    let told = parts.len() > 1 && is_statement(first);
    if length > LONGEST || told || is_person(first, &words) {
        return None;
    }
    // "… we do not count it. Press contact: …": the last words before the colon say what stands behind it.
    let other = parts.iter().any(|part| OTHER_HEADS.contains(&fold(part).trim_matches(['.', ' '])));
    let centre = centre(first, &words, declared, end);
    let says = if other { Says::Other } else { says(&words) };
    if says == Says::Nothing && centre.is_none() || end == End::Line && !stands_alone(&words, declared, centre.as_ref())
    {
        return None;
    }
    let told = format!("{} {}", parts[1..].join(" "), brackets.join(" "));
    let not_counted = kinds::signs(&tokens(&told)).iter().any(|hit| hit.meaning == Sign::NotCounted);
    let duties =
        if matches!(says, Says::Kind(ReleaseKind::WithMeasures)) { duties(&brackets, &parts[1..]) } else { vec![] };
    Some(Heading { says, centre, declared, duties, not_counted, label: first.to_owned(), behind })
}

/// "Ana Gil – El Rodeo I": a person beside a centre, not a centre.
fn is_person(first: &str, words: &[Token<'_>]) -> bool {
    let leads = words.iter().take_while(|word| !word.is_capital()).count();
    let centre_first = centres::mentions(first, words).first().is_some_and(|hit| hit.first <= leads + 1);
    !centre_first && item(first).is_some_and(|item| item.name.is_ok_and(|name| name.contains([' ', ','])))
}

/// The first colon outside brackets that is no part of an hour or a link.
pub fn colon(line: &str) -> Option<usize> {
    let mut depth = 0u32;
    line.char_indices()
        .find(|&(at, c)| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                ':' if depth == 0 => {
                    let digits = line[..at].ends_with(|c: char| c.is_ascii_digit())
                        && line[at + 1..].starts_with(|c: char| c.is_ascii_digit());
                    return !digits && !line[at..].starts_with("://");
                }
                _ => {}
            }
            false
        })
        .map(|(at, _)| at)
}

/// "Tocorón: 6" and "Tocorón – 6": the number is a count.
fn count_behind<'a>(head: &'a str, behind: &'a str) -> (&'a str, &'a str, Option<u32>) {
    if let Some(number) = count(behind) {
        return (head, "", Some(number));
    }
    if behind.is_empty()
        && let Some((front, last)) = head.rsplit_once(['–', '—', '-'])
        && let Some(number) = count(last)
    {
        return (front.trim(), behind, Some(number));
    }
    (head, behind, None)
}

/// "9", "9 personas": a count and nothing else.
fn count(text: &str) -> Option<u32> {
    let words = tokens(text);
    let number = words.first().and_then(Token::number).filter(|number| *number < 10_000)?;
    let rest = words[1..].iter().all(|word| {
        word.kind == TokenKind::Sign && word.text == "."
            || matches!(word.folded.as_str(), "personas" | "persona" | "people" | "nombres" | "names" | "en" | "total")
    });
    rest.then_some(number)
}

fn split_brackets(text: &str) -> (String, Vec<String>) {
    let mut plain = String::new();
    let mut brackets = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['(', '[']) {
        let close = if rest[open..].starts_with('(') { ')' } else { ']' };
        let Some(length) = rest[open..].find(close) else { break };
        plain.push_str(&rest[..open]);
        brackets.push(rest[open + 1..open + length].to_owned());
        rest = &rest[open + length + 1..];
    }
    plain.push_str(rest);
    (plain, brackets)
}

/// A centre of the table, or a place that is written as one.
fn centre(first: &str, words: &[Token<'_>], declared: Option<u32>, end: End) -> Option<Centre> {
    let named = centres::mentions(first, words).into_iter().map(|hit| hit.centre).next();
    if let Some(Centre::Known(name)) = named {
        return Some(Centre::Known(name));
    }
    if let Some(centre) = centres::exactly(first) {
        return Some(centre);
    }
    let lead = words
        .iter()
        .take_while(|word| matches!(word.folded.as_str(), "en" | "desde" | "de" | "at" | "in" | "from"))
        .count();
    let written = words.get(lead).map_or("", |word| &first[word.start..]);
    let led = lead > 0 && declared.is_some() && words.get(lead).is_some_and(Token::is_capital);
    let marked = centres::looks_like_one(written) && (declared.is_some() || end == End::Colon);
    if led || marked { Some(Centre::Unknown(written.to_owned())) } else { named }
}

fn says(words: &[Token<'_>]) -> Says {
    let found = kinds::signs(words);
    let has = |sign| found.iter().any(|hit| hit.meaning == sign);
    if has(Sign::Pending) {
        return Says::Pending;
    }
    if has(Sign::Demand) {
        return Says::Other;
    }
    match kinds::decide(found.iter().map(|hit| hit.meaning)) {
        Condition::Is(kind) => Says::Kind(kind),
        Condition::Inside => Says::Inside,
        Condition::Unclear => Says::Unclear,
        Condition::Silent | Condition::Held => Says::Nothing,
    }
}

/// A line without a colon is a heading if it has a count, or is nothing but the words of a heading.
fn stands_alone(words: &[Token<'_>], declared: Option<u32>, centre: Option<&Centre>) -> bool {
    let plain: Vec<&Token<'_>> = words.iter().filter(|word| word.kind == TokenKind::Word).collect();
    let shouted = plain.iter().all(|word| word.text.chars().all(|c| !c.is_lowercase()));
    let covered = kinds::signs(words).iter().map(|hit| hit.end - hit.first).sum::<usize>();
    let known = centre.is_some_and(|centre| !centre.is_unknown()) && plain.len() <= 8 && covered == 0;
    let kind = covered > 0
        && !words.iter().any(|word| word.kind == TokenKind::Number)
        && (shouted || plain.len() <= covered + 2);
    declared.is_some() || known || kind
}

fn duties(brackets: &[String], further: &[&str]) -> Vec<String> {
    let told = brackets.iter().map(String::as_str).chain(further.iter().copied());
    told.flat_map(|told| measures::duties(&clip(told, 600))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_give_centre_kind_count_and_duties() {
        use ReleaseKind::*;
        for (line, says, centre, declared) in [
            ("En La Crisálida (9): Ana Gil", Says::Nothing, Some("La Crisálida"), Some(9)),
            ("Tocorón (6)", Says::Nothing, Some("Tocorón"), Some(6)),
            ("Yare II: 5", Says::Nothing, Some("Yare II"), Some(5)),
            ("En Anexo de Damas (2):", Says::Nothing, Some("Anexo de Damas"), Some(2)),
            ("LIBERTAD PLENA:", Says::Kind(FullFreedom), None, None),
            ("EXCARCELADOS CON MEDIDAS (presentación cada 30 días):", Says::Kind(WithMeasures), None, None),
            ("CASA POR CÁRCEL. No la contamos como excarcelación:", Says::Kind(HouseArrest), None, None),
            ("Excarcelados con medidas en Tocorón (3):", Says::Kind(WithMeasures), Some("Tocorón"), Some(3)),
            ("SIGUEN DETENIDOS:", Says::Inside, None, None),
            ("Pendientes por confirmar: dos más", Says::Pending, None, None),
            ("LIBERTAD CONDICIONAL (4)", Says::Unclear, None, Some(4)),
            ("Fuente: familiares", Says::Other, None, None),
        ] {
            let heading = heading(line).expect("a heading");
            assert!(heading.says == says, "{line}");
            assert_eq!(heading.centre.as_ref().map(Centre::name), centre, "{line}");
            assert_eq!(heading.declared, declared, "{line}");
        }
        for line in
            ["Ana Gil", "Exigimos libertad plena para todas las personas que siguen detenidas.", "A las 8:30 salieron"]
        {
            assert!(heading(line).is_none(), "{line}");
        }
    }
}
