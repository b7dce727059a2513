//! What may be a name where a list has one, and what is taken off before it.
//!
//! A name is letters, marks, spaces, apostrophes, hyphens and full stops (threats.md, T14). Everything else is no
//! name and goes to a person. Order and roles of its parts are the matter of `names/`.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::codes::{NoteKey, Reason};
use super::encoding::is_damaged;
use super::persons::PARTICLES;
use super::tidy::is_invisible;
use super::tokens::{INSIDE, TokenKind, fold, rows, tokens};

/// More characters than any name has.
const LONGEST: usize = 100;
/// More words than any name has, particles included.
const MOST_WORDS: usize = 12;

/// Checks a name as written; gives it back with single spaces and without final punctuation.
pub fn name(text: &str) -> Result<String, Reason> {
    let text = text.trim().trim_matches(|c: char| ",;:–—-_*·/|".contains(c) || c.is_whitespace());
    if text.is_empty() {
        return Err(Reason::NameMissing);
    }
    if text.chars().any(|c| c == INSIDE || is_invisible(c)) {
        return Err(Reason::InvisibleCharacter);
    }
    if is_damaged(text) {
        return Err(Reason::DamagedLetters);
    }
    if text.len() > 4 * LONGEST || text.chars().count() > LONGEST || text.split_whitespace().count() > MOST_WORDS {
        return Err(Reason::NotAName);
    }
    if !text.chars().all(may_stand_in_a_name) || has_stacked_marks(text) || holds_address(text) {
        return Err(Reason::NotAName);
    }
    if is_of_two_scripts(text) {
        return Err(Reason::MixedScripts);
    }
    let letters = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count();
    let words: Vec<&str> = text.split([' ', '.', ',']).filter(|word| !word.is_empty()).collect();
    if !words.iter().any(|word| letters(word) > 1 && !PARTICLES.contains(&fold(word).as_str())) {
        return Err(if words.iter().any(|word| letters(word) > 0) { Reason::InitialsOnly } else { Reason::NotAName });
    }
    Ok(without_final_stop(text).nfc().collect())
}

fn may_stand_in_a_name(c: char) -> bool {
    c.is_alphabetic() || is_combining_mark(c) || c == 'ª' || c == 'º' || " '’-.,".contains(c)
}

/// "abc.com" would become a link: a full stop inside a name is followed by a space, or stands behind an initial.
fn holds_address(text: &str) -> bool {
    text.split(' ').any(|word| {
        let mut pieces = word.split('.').filter(|piece| !piece.is_empty());
        let first = pieces.next().map_or(0, |piece| piece.chars().count());
        pieces.next().is_some() && first > 1 && !word.starts_with("Ma.")
    })
}

/// More than two marks on one letter.
fn has_stacked_marks(text: &str) -> bool {
    let mut marks = 0;
    text.nfd().any(|c| {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        marks > 2
    })
}

/// Latin letters together with letters of another script.
fn is_of_two_scripts(text: &str) -> bool {
    let latin = |c: char| matches!(c, '\u{0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().any(latin) && letters.any(|c| !latin(c))
}

/// The full stop goes, unless an initial or a short form is before it.
fn without_final_stop(text: &str) -> String {
    let text = text.trim_end_matches(['!', '…']);
    match text.strip_suffix('.') {
        Some(rest) if rest.rsplit([' ', '.']).next().is_some_and(|last| last.chars().count() > 1 && last != "Ma") => {
            rest.trim_end().to_owned()
        }
        _ => text.to_owned(),
    }
}

/// Whether every word is capitalised or a particle, as in a list of names; two words at least, unless a comma
/// stands between one and the rest.
pub fn looks_like_a_name(text: &str) -> bool {
    let words = tokens(text);
    let mut capitals = 0;
    for word in &words {
        match word.kind {
            TokenKind::Word if word.is_capital() => capitals += 1,
            TokenKind::Word if PARTICLES.contains(&word.folded.as_str()) || word.folded == "e" => {}
            TokenKind::Sign if ".,'’-".contains(word.text) || word.text.starts_with(INSIDE) => {}
            _ => return false,
        }
    }
    capitals >= 2 && words.len() <= 2 * MOST_WORDS
}

/// Ranks and titles before the name, as notes, and the rest.
pub fn without_titles(text: &str) -> (Vec<(NoteKey, String)>, &str) {
    let mut notes = Vec::new();
    let mut rest = text.trim_start();
    while let Some((key, length)) = title(rest) {
        let (written, behind) = rest.split_at(length);
        notes.push((key, written.trim().to_owned()));
        rest = behind.trim_start();
    }
    (notes, rest)
}

/// A rank or title at the start, its full stop and the arm in brackets behind it: "CAP. (AV)".
fn title(text: &str) -> Option<(NoteKey, usize)> {
    let (key, mut end) = longest_title(text)?;
    if text[end..].starts_with('.') {
        end += 1;
    }
    let bracket = text[end..].trim_start();
    if key == NoteKey::Rank
        && bracket.starts_with('(')
        && let Some(close) = bracket.find(')').filter(|close| *close <= 10)
        && (bracket[1..close].chars().all(|c| c.is_uppercase() || c == '.')
            || ["(r", "(ret", "(ret."].contains(&&bracket[..close]))
    {
        end = text.len() - bracket.len() + close + 1;
    }
    // A title stands before a name, never in place of one.
    text[end..].trim_start().starts_with(char::is_alphabetic).then_some((key, end))
}

fn longest_title(text: &str) -> Option<(NoteKey, usize)> {
    let start: String = text.chars().take(30).collect();
    let folded = fold(&start).replace('.', " ");
    let mut best = None;
    for (what, title) in rows(include_str!("data/ranks.tsv")) {
        let ends =
            folded.strip_prefix(title).is_some_and(|rest| rest.starts_with([' ', '(']) && is_marked(&start, title));
        if ends && best.is_none_or(|(_, length)| title.chars().count() > length) {
            best = Some((if what == "rank" { NoteKey::Rank } else { NoteKey::Title }, title.chars().count()));
        }
    }
    let (key, characters) = best?;
    let end = start.char_indices().nth(characters).map(|(at, _)| at)?;
    Some((key, end))
}

/// A short form that could be a name ("May", "Col") needs its full stop.
fn is_marked(start: &str, title: &str) -> bool {
    let usual = ["dr", "dra", "sr", "sra", "ing", "lic", "cap", "tte"];
    title.len() > 3 || title.contains('/') || usual.contains(&title) || start[title.len()..].starts_with(['.', '('])
}

/// Takes links, addresses, handles and hashtags out.
pub fn without_tags(text: &str) -> String {
    let kept = text.split(' ').filter(|word| {
        let word = word.trim_start_matches(|c: char| "([".contains(c));
        !(word.starts_with(['@', '#'])
            || word.contains("://")
            || word.starts_with("www.")
            || (word.contains('@') && word.contains('.')))
    });
    // Asterisks and underscores at the ends of words are the bold and slanted letters of messengers.
    let kept = kept.map(|word| word.trim_matches(['*', '_'])).filter(|word| !word.is_empty());
    let text = kept.collect::<Vec<_>>().join(" ");
    text.replace("()", "").replace("[]", "").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_letters_and_what_belongs_to_them_is_a_name() {
        for (text, expected) in [
            ("Ana Gil.", Ok("Ana Gil")),
            ("PÉREZ, José G.", Ok("PÉREZ, José G.")),
            ("Zambrano Ma. Eugenia", Ok("Zambrano Ma. Eugenia")),
            ("", Err(Reason::NameMissing)),
            ("A. J. R. M.", Err(Reason::InitialsOnly)),
            ("=HYPERLINK(\"x\")", Err(Reason::NotAName)),
            ("@FamiliasUnidas", Err(Reason::NotAName)),
            ("Jesús Carreñales – hijo", Err(Reason::NotAName)),
            ("Yolanda <b>Ruiz</b> Marín", Err(Reason::NotAName)),
            ("Ana www.malo.com", Err(Reason::NotAName)),
            ("Ana\u{200B} Gil", Err(Reason::InvisibleCharacter)),
            ("Norys \u{202e}oirbaC", Err(Reason::InvisibleCharacter)),
            ("PÃ©rez RincÃ³n", Err(Reason::DamagedLetters)),
            ("Аna Gil", Err(Reason::MixedScripts)),
            ("A\u{300}\u{301}\u{302}\u{303}na Gil", Err(Reason::NotAName)),
        ] {
            assert_eq!(name(text).as_deref().map_err(|reason| *reason), expected, "{text}");
        }
    }

    #[test]
    fn ranks_and_titles_become_notes() {
        for (text, note, rest) in [
            ("CAP. (AV) OLIVEROS MATA, Rubén", Some((NoteKey::Rank, "CAP. (AV)")), "OLIVEROS MATA, Rubén"),
            ("S/2 (GNB) ARRECHEDERA, José", Some((NoteKey::Rank, "S/2 (GNB)")), "ARRECHEDERA, José"),
            ("Dr. Raúl Ochoa", Some((NoteKey::Title, "Dr.")), "Raúl Ochoa"),
            ("Mayra Gil", None, "Mayra Gil"),
            ("Comarca Gil", None, "Comarca Gil"),
        ] {
            let (notes, behind) = without_titles(text);
            assert_eq!(notes.first().map(|(key, value)| (*key, value.as_str())), note, "{text}");
            assert_eq!(behind, rest);
        }
    }
}
