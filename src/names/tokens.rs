//! From a clean text to words with their particles. Must never make more than [`MOST_WORDS`] of them.

use std::sync::Arc;

use super::NameError;
use super::lexicon::LEXICON;
use super::normalize::fold;
use super::word::{Particle, Word};

/// A name has no more words; what has more is several names or a sentence.
pub(super) const MOST_WORDS: usize = 8;

/// A word as somebody wrote it.
#[derive(Clone, PartialEq)]
pub(super) struct Token {
    pub word: Arc<Word>,
    /// With its particles: "de la Rosa".
    pub shown: Box<str>,
    /// Joined to the word before by a hyphen.
    pub linked: bool,
}

/// The words of a text, and how many stand before the comma (0 where there is none).
pub(super) struct Words {
    pub tokens: Vec<Token>,
    pub before_comma: usize,
}

/// What may be dropped from a text before its words are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// What somebody wrote about a person: titles go.
    Text,
    /// Given names or surnames that somebody has already told apart: every word counts.
    Part,
}

struct Piece {
    shown: String,
    folded: String,
    dotted: bool,
    linked: bool,
}

/// Reads the words of a clean text.
pub(super) fn words(clean: &str, source: Source) -> Result<Words, NameError> {
    let mut segments: Vec<Vec<Piece>> = clean.split(',').map(pieces).filter(|s| !s.is_empty()).collect();
    if source == Source::Text {
        let total: usize = segments.iter().map(Vec::len).sum();
        for segment in &mut segments {
            drop_titles(segment, total);
        }
        segments.retain(|segment| !segment.is_empty());
    }
    if segments.len() > 2 {
        return Err(NameError::Several);
    }
    let counted: Vec<Vec<Token>> = segments.into_iter().map(with_particles).collect();
    let before_comma = if counted.len() == 2 { counted[0].len() } else { 0 };
    let tokens: Vec<Token> = counted.into_iter().flatten().collect();
    match tokens.len() {
        0 => Err(NameError::Empty),
        1..=MOST_WORDS => Ok(Words { tokens, before_comma }),
        _ => Err(NameError::Several),
    }
}

fn pieces(segment: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    for chunk in segment.split_whitespace() {
        for (nth, part) in chunk.split('-').filter(|part| !part.is_empty()).enumerate() {
            let mut rest = part;
            let mut first = true;
            while !rest.is_empty() {
                let (here, after) = rest.split_once('.').map_or((rest, ""), |(here, after)| (here, after));
                let dotted = here.len() < rest.len();
                let folded = fold(here);
                if !folded.is_empty() {
                    let mut shown = shown(here);
                    if dotted {
                        shown.push('.');
                    }
                    out.push(Piece { shown, folded, dotted, linked: nth > 0 && first && !out.is_empty() });
                    first = false;
                }
                rest = after;
            }
        }
    }
    out
}

/// Capitals become title case; anything else stays as written.
fn shown(part: &str) -> String {
    let part = part.trim_matches('\'');
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    let mut out = String::with_capacity(part.len() + 1);
    if letters >= 2 && !part.chars().any(char::is_lowercase) {
        let mut start = true;
        for c in part.chars() {
            if start {
                out.push(c);
            } else {
                out.extend(c.to_lowercase());
            }
            start = c == '\'';
        }
    } else {
        out.push_str(part);
    }
    out
}

/// Titles and ranks at the start go where a name remains.
fn drop_titles(segment: &mut Vec<Piece>, total: usize) {
    let mut dropped = 0;
    while let Some(piece) = segment.get(dropped) {
        // "Capitán de Navío", "Licenciado en Enfermería": the title goes on.
        let linked = dropped > 0 && matches!(piece.folded.as_str(), "de" | "en");
        if linked && segment.get(dropped + 1).is_some_and(|next| LEXICON.is_title(&next.folded)) {
            dropped += 1;
            continue;
        }
        let remain = total.saturating_sub(dropped + 1);
        let sure = piece.dotted || !LEXICON.has(&piece.folded) || remain >= 3;
        if LEXICON.is_title(&piece.folded) && remain >= 2 && sure && segment.len() > dropped + 1 {
            dropped += 1;
        } else {
            break;
        }
    }
    segment.drain(..dropped);
    while segment.len() >= 2
        && segment.last().is_some_and(|p| p.dotted && p.folded.len() > 1 && LEXICON.is_title(&p.folded))
    {
        segment.pop();
    }
}

fn with_particles(pieces: Vec<Piece>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let count = pieces.len();
    let mut open: Vec<Piece> = Vec::new();
    for (at, piece) in pieces.into_iter().enumerate() {
        if at + 1 < count && is_particle(&piece, at, &open) {
            open.push(piece);
        } else {
            out.push(token(&open, &piece));
            open.clear();
        }
    }
    out
}

/// Whether a piece goes with the word behind it; `open` are the particles directly before it.
fn is_particle(piece: &Piece, at: usize, open: &[Piece]) -> bool {
    match piece.folded.as_str() {
        "de" | "del" | "da" | "das" | "do" | "dos" | "di" | "della" | "van" | "von" | "der" | "den" | "el" | "al"
        | "bin" | "ibn" | "san" | "santa" | "la" | "las" | "los" => true,
        "mc" | "mac" | "sta" => true,
        "y" if at > 0 => !piece.dotted,
        "y" | "e" | "i" => !piece.dotted && piece.shown.chars().all(char::is_lowercase),
        "vda" | "viuda" => open.is_empty(),
        _ => false,
    }
}

/// Particles that are part of the word itself: San Martín is no Martín.
fn stays_in_word(folded: &str) -> bool {
    matches!(folded, "san" | "santa" | "sta" | "mc" | "mac")
}

/// One spelling of each: Sta. Cruz is Santa Cruz, Mac Gregor is McGregor.
fn in_full(folded: &str) -> &str {
    match folded {
        "sta" => "santa",
        "mac" => "mc",
        other => other,
    }
}

fn token(open: &[Piece], head: &Piece) -> Token {
    let mut text: String = open.iter().filter(|p| stays_in_word(&p.folded)).map(|p| in_full(&p.folded)).collect();
    text.push_str(LEXICON.abbreviation(&head.folded).filter(|name| may_stand_for(head, name)).unwrap_or(&head.folded));
    let before: Vec<&str> = open.iter().map(|p| p.folded.as_str()).filter(|p| !stays_in_word(p)).collect();
    let mut shown = String::new();
    for piece in open {
        let lower = piece.shown.chars().skip(1).all(|c| !c.is_uppercase()) && !stays_in_word(&piece.folded);
        shown.push_str(&if lower { piece.shown.to_lowercase() } else { piece.shown.clone() });
        shown.push(' ');
    }
    shown.push_str(&head.shown);
    let linked = open.first().unwrap_or(head).linked;
    let word = if before.is_empty() {
        let (particle, rest) = glued(&text);
        if particle == Particle::None { Word::shared(&text, "", particle) } else { Word::shared(rest, &text, particle) }
    } else {
        let particle = if before.last() == Some(&"de") { Particle::De } else { Particle::Other };
        Word::shared(&text, &format!("{}{text}", before.concat()), particle)
    };
    Token { word, shown: shown.into(), linked }
}

/// "Rguez" and "Ma" can be nothing else; a longer beginning of a name needs its dot, for split words have one too.
fn may_stand_for(head: &Piece, name: &str) -> bool {
    let is_beginning = head.folded.len() > 2 && name.starts_with(&head.folded);
    !LEXICON.has(&head.folded) && (head.dotted || !is_beginning)
}

/// "delarosa" is "de la Rosa" where the whole is no name and the rest is one.
fn glued(text: &str) -> (Particle, &str) {
    if !LEXICON.has(text) {
        for (prefix, particle) in [
            ("delos", Particle::Other),
            ("delas", Particle::Other),
            ("dela", Particle::Other),
            ("del", Particle::Other),
            ("de", Particle::De),
        ] {
            if let Some(rest) = text.strip_prefix(prefix)
                && rest.len() >= 4
                && LEXICON.has(rest)
            {
                return (particle, rest);
            }
        }
    }
    (Particle::None, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        words(text, Source::Text)
            .map(|w| w.tokens.iter().map(|t| format!("{}|{}", t.shown, t.word.text)).collect())
            .unwrap_or_default()
    }

    #[test]
    fn particles_belong_to_the_next_word() {
        assert_eq!(read("MARÍA DE LOS ÁNGELES GIL"), ["María|maria", "de los Ángeles|angeles", "Gil|gil"]);
        assert_eq!(read("Ana delaRosa"), ["Ana|ana", "delaRosa|rosa"]);
        assert_eq!(read("Luis San Martín"), ["Luis|luis", "San Martín|sanmartin"]);
        assert_eq!(read("Luis Ortega y Gasset"), ["Luis|luis", "Ortega|ortega", "y Gasset|gasset"]);
    }

    #[test]
    fn titles_aliases_and_abbreviations_are_read() {
        assert_eq!(read("Dr. José Gil Rojas"), ["José|jose", "Gil|gil", "Rojas|rojas"]);
        assert_eq!(read("Cnel. (Ej.) Luis Gil".replace("(Ej.)", "").as_str()), ["Luis|luis", "Gil|gil"]);
        assert_eq!(read("Ma. Fernanda Gil"), ["Ma.|maria", "Fernanda|fernanda", "Gil|gil"]);
        assert_eq!(read("J.G. Pérez"), ["J.|j", "G.|g", "Pérez|perez"]);
    }
}
