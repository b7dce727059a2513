//! From a text to clean characters: what may stand in a name, what is refused, and how letters are folded.
//! Must never let through invisible characters, direction controls or letters of several scripts.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::NameError;
use super::aliases::{Aside, aside};
use super::cedula::without_numbers;
use super::digits::{as_letters, without_ranks};

/// No name is longer; longer texts are refused unread.
const LONGEST_TEXT: usize = 200;
/// Spanish needs one mark on a letter, Vietnamese two.
const MOST_MARKS: usize = 2;

/// Lower-case letters a-z without marks; ñ becomes n, ø o, ß ss. Everything else vanishes.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'a'..='z' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            c if c.is_ascii() => {}
            c => fold_letter(c, &mut out),
        }
    }
    out
}

/// A letter that is not a plain one. Marks vanish, so each letter can be taken by itself.
fn fold_letter(letter: char, out: &mut String) {
    for c in std::iter::once(letter).nfkd().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' => out.push(c),
            'ø' | 'º' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ª' => out.push('a'),
            _ => {}
        }
    }
}

/// The text in NFC with plain spaces, quotes and hyphens, without identity numbers, ranks and asides; or why it is no
/// name.
pub(super) fn clean(text: &str) -> Result<Aside, NameError> {
    if text.len() > LONGEST_TEXT * 8 || text.chars().count() > LONGEST_TEXT {
        return Err(NameError::TooLong);
    }
    if text.chars().any(is_invisible) {
        return Err(NameError::Invisible);
    }
    let text = text.trim();
    let composed: String = if is_nfc(text) { text.to_owned() } else { text.nfc().collect() };
    let composed = without_ranks(composed);
    if composed.contains(['<', '>', '@', '#', '*', '_', '[', ']']) {
        return Err(NameError::Characters);
    }
    if composed.contains(['\n', '\r', ';', '|', '/', '&', '+']) {
        return Err(NameError::Several);
    }
    check_scripts(&composed)?;
    let plain: String = composed.chars().map(plain).collect();
    let Aside { name, mut aliases } = aside(&without_numbers(&plain)?);
    aliases.retain(|alias| check_characters(alias).is_ok());
    let name = as_letters(&name)?;
    check_characters(&name)?;
    Ok(Aside { name, aliases })
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}'
        | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Spaces, quotes, apostrophes and hyphens have many code points; one of each is enough.
fn plain(c: char) -> char {
    match c {
        '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '’' | '‘' | '`' | '´' | 'ʼ' | 'ʹ' | '′' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        '“' | '”' | '«' | '»' | '„' => '"',
        '°' => 'ª',
        c => c,
    }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, 'ª' | 'º' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Names are written in Latin letters; a mixture is how one letter is passed off as another.
fn check_scripts(text: &str) -> Result<(), NameError> {
    let latin = text.chars().any(is_latin);
    let other =
        text.chars().any(|c| c.is_alphabetic() && !is_latin(c) && !is_combining_mark(c) && c != 'ʼ' && c != 'ʹ');
    match (latin, other) {
        (true, true) => Err(NameError::MixedScripts),
        (false, true) => Err(NameError::Characters),
        _ => Ok(()),
    }
}

fn check_characters(text: &str) -> Result<(), NameError> {
    let mut letters = 0;
    for c in text.chars() {
        match c {
            ' ' | '\'' | '-' | '.' | ',' => {}
            c if is_latin(c) => letters += 1,
            c if is_combining_mark(c) && letters > 0 => {}
            _ => return Err(NameError::Characters),
        }
    }
    // No letter that is one character has more marks than may be.
    if text.contains(is_combining_mark) {
        check_marks(text)?;
    }
    if letters == 0 { Err(NameError::Empty) } else { Ok(()) }
}

fn check_marks(text: &str) -> Result<(), NameError> {
    let mut marks = 0;
    for c in text.nfd() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks > MOST_MARKS {
            return Err(NameError::Characters);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_fold_to_plain_ones() {
        for (text, folded) in [("Peña", "pena"), ("Óscar", "oscar"), ("D'Agostino", "dagostino"), ("Ángel", "angel")]
        {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn what_stands_in_no_name_is_refused() {
        let table = [
            ("Jos\u{200b}é Pérez", NameError::Invisible),
            ("\u{202e}Pérez José", NameError::Invisible),
            ("José Pérеz", NameError::MixedScripts),
            ("Иван", NameError::Characters),
            ("José @perez", NameError::Characters),
            ("<b>José</b>", NameError::Characters),
            ("José Pérez\nMaría Gómez", NameError::Several),
            ("José 4 Pérez", NameError::Characters),
            ("e\u{301}\u{302}\u{303}va Gil", NameError::Characters),
            ("...", NameError::Empty),
            ("", NameError::Empty),
        ];
        for (text, error) in table {
            assert_eq!(clean(text).err(), Some(error), "{text:?}");
        }
        assert_eq!(clean(&"a".repeat(201)).err(), Some(NameError::TooLong));
    }

    #[test]
    fn numbers_asides_and_scanned_digits_are_read() {
        let table = [
            ("José Pérez V-12.345.678", "José Pérez"),
            ("José \"Cheo\" Pérez", "José   Pérez"),
            ("CARLO5 GARC1A", "CARLOS GARCIA"),
            ("C.I. 12345678 Ana Gil", "Ana Gil"),
        ];
        for (text, name) in table {
            assert_eq!(clean(text).map(|t| t.name.trim().to_owned()), Ok(name.to_owned()));
        }
    }
}
