//! Lines of a text, kept as they stood and tidied for reading.
//!
//! Decorative letters become plain ones, emoji become space, key-cap numbers become numbering. An invisible or
//! direction character is dropped, unless it stands between two letters: there [`INSIDE`] marks the place, so
//! that a name with one is set aside and never repaired in silence.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::stamps::without_stamp;
use super::tokens::INSIDE;

/// One line of the text.
pub struct Line {
    /// From 1.
    pub number: u32,
    /// As it stood.
    pub original: String,
    /// Tidied; single spaces, none at the ends.
    pub text: String,
    /// It began with an emoji or a bullet.
    pub marked: bool,
    /// It held decorative letters.
    pub styled: bool,
    /// It held invisible characters (dropped, or marked by [`INSIDE`]).
    pub invisible: bool,
}

/// A text for people: the marks of invisible characters taken out.
pub fn without_inside(text: &str) -> String {
    text.replace(INSIDE, "")
}

/// The lines of a text as they stand, split at every kind of line end.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut after_cr = false;
    text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}'])
        .filter(move |line| {
            let second_half = after_cr && *line == "\n";
            after_cr = line.ends_with('\r');
            !second_half
        })
        .map(|line| line.trim_end_matches(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']))
}

/// Tidies every line.
pub fn lines(text: &str) -> Vec<Line> {
    split(text).zip(1..).map(|(line, number)| tidy(number, line)).collect()
}

fn tidy(number: u32, original: &str) -> Line {
    let chars: Vec<char> = without_stamp(original).nfc().collect();
    let mut line = Line {
        number,
        original: original.to_owned(),
        text: String::new(),
        marked: false,
        styled: false,
        invisible: false,
    };
    let mut out = Out { text: String::with_capacity(original.len()), last: None };
    let mut at = 0;
    while at < chars.len() {
        at = one(&chars, at, &mut out, &mut line);
    }
    line.text = collapse(&out.text);
    line
}

/// The text so far, and its last character that is no space.
struct Out {
    text: String,
    last: Option<char>,
}

impl Out {
    fn push(&mut self, c: char) {
        self.text.push(c);
        if !c.is_whitespace() {
            self.last = Some(c);
        }
    }
}

/// Takes the character at `at`, and those that belong to it; says where to go on.
fn one(chars: &[char], at: usize, out: &mut Out, line: &mut Line) -> usize {
    let c = chars[at];
    if let Some((digits, next)) = keycap(chars, at) {
        digits.chars().chain(". ".chars()).for_each(|c| out.push(c));
        return next;
    }
    if is_bullet(c) && out.last.is_none() {
        out.push('·');
        return after_emoji(chars, at);
    }
    if is_emoji(c) {
        line.marked |= out.last.is_none();
        out.push(' ');
        return after_emoji(chars, at);
    }
    if is_styled(c) {
        line.styled = true;
        std::iter::once(c).nfkc().for_each(|c| out.push(c));
    } else if is_invisible(c) {
        line.invisible = true;
        let next = chars[at..].iter().take(64).find(|c| !is_invisible(**c) && !c.is_whitespace());
        let letter = |c: &char| c.is_alphabetic() || is_combining_mark(*c);
        if out.last.as_ref().is_some_and(letter) && next.is_some_and(letter) {
            out.push(INSIDE);
        }
    } else if c.is_whitespace() || c.is_control() {
        out.push(' ');
    } else {
        out.push(c);
    }
    at + 1
}

/// "1️⃣", "1️⃣2️⃣", "🔟", "⑦": the number, and where it ends.
fn keycap(chars: &[char], start: usize) -> Option<(String, usize)> {
    let circled = match chars[start] {
        c @ '①'..='⑳' => Some(c as u32 - '①' as u32 + 1),
        c @ '❶'..='❿' => Some(c as u32 - '❶' as u32 + 1),
        '🔟' => Some(10),
        _ => None,
    };
    if let Some(number) = circled {
        return Some((number.to_string(), start + 1));
    }
    let mut digits = String::new();
    let mut at = start;
    while at < chars.len() && chars[at].is_ascii_digit() {
        let mut cap = at + 1;
        if chars.get(cap) == Some(&'\u{FE0F}') {
            cap += 1;
        }
        if chars.get(cap) != Some(&'\u{20E3}') {
            break;
        }
        digits.push(chars[at]);
        at = cap + 1;
    }
    (!digits.is_empty()).then_some((digits, at))
}

/// Past the joiners, selectors, skin tones and tags of one emoji sequence.
fn after_emoji(chars: &[char], start: usize) -> usize {
    let mut at = start + 1;
    while at < chars.len() {
        match chars[at] {
            '\u{FE0E}' | '\u{FE0F}' | '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}' => at += 1,
            '\u{200D}' if chars.get(at + 1).is_some_and(|c| is_emoji(*c)) => at += 2,
            _ => break,
        }
    }
    at
}

/// Signs that begin an item of a list.
fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '\u{2022}'
            | '\u{2023}'
            | '\u{2043}'
            | '\u{2219}'
            | '\u{25AA}'
            | '\u{25AB}'
            | '\u{25A0}'
            | '\u{25A1}'
            | '\u{25CB}'
            | '\u{25CF}'
            | '\u{25E6}'
    )
}

/// Pictures, arrows and ornaments, bullets among them.
pub fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{1F000}'..='\u{1F0FF}' | '\u{1F1E6}'..='\u{1F1FF}' | '\u{1F170}'..='\u{1F189}' | '\u{1F200}'..='\u{1FAFF}'
        | '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{25A0}'..='\u{27BF}' | '\u{2900}'..='\u{297F}'
        | '\u{2B00}'..='\u{2BFF}' | '\u{203C}' | '\u{2049}' | '\u{2022}' | '\u{2023}' | '\u{2043}' | '\u{2219}'
        | '\u{3030}' | '\u{303D}')
}

/// Mathematical, full-width, circled and squared letters and digits.
fn is_styled(c: char) -> bool {
    matches!(c, '\u{1D400}'..='\u{1D7FF}' | '\u{FF01}'..='\u{FF5E}' | '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F149}'
        | '\u{2102}'..='\u{2115}' | '\u{2119}'..='\u{211D}' | '\u{2124}'..='\u{2134}')
}

/// Characters that are not seen, or turn the direction of what is; private use among them.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E000}'..='\u{F8FF}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// Single spaces, none at the ends, NFC.
pub fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ornaments_go_and_what_is_hidden_inside_a_name_is_marked() {
        for (written, text) in [
            ("1️⃣ Ana  Gil 🇻🇪", "1. Ana Gil"),
            ("1️⃣2️⃣ Ana", "12. Ana"),
            ("🔟 Ana", "10. Ana"),
            ("𝗧𝗼𝗰𝗼𝗿ó𝗻 (6)", "Tocorón (6)"),
            ("▪️ Ana 👨‍👩‍👧", "· Ana"),
            ("✅ Ana 👨‍👩‍👧", "Ana"),
            ("\u{200F}4️⃣ Ana", "4. Ana"),
            ("Gonz\u{200B}ález", "Gonz\u{E0FF}ález"),
            ("Ana \u{202E}liG", "Ana \u{E0FF}liG"),
            ("\u{2068}Ana Gil\u{2069}", "Ana Gil"),
        ] {
            assert_eq!(tidy(1, written).text, text, "{written:?}");
        }
    }
}
