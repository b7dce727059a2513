//! How two words are alike: a class, not a number. Two well-known names that differ are different names.

use super::lexicon::{Gender, LEXICON};
use super::word::Word;

/// How two words are alike, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alike {
    Exact,
    /// The same letters, written together or apart.
    Joined,
    /// Written differently, said alike.
    Sound,
    /// Alike but for an S, D, L or R at the end.
    WeakSound,
    /// Letters that were mistyped, misread or changed about; one or two.
    Letters(u8),
    /// A pet name or short form in the table.
    Nickname,
    /// The beginning of the other: Alex, Leo, Sam.
    Short,
    /// The last word of a text that was cut off.
    Truncated,
    Initial,
    /// Two well-known names one letter apart.
    Near,
    /// Juan and Juana.
    OppositeSex,
    /// An initial of another letter.
    OtherInitial,
    Unrelated,
}

/// The class of two words. `may_be_cut` tells which of them ends its text.
pub(super) fn alike(a: &Word, b: &Word, may_be_cut: [bool; 2]) -> Alike {
    if a.same_text(b) {
        return Alike::Exact;
    }
    if a.is_initial() || b.is_initial() {
        return if a.text.as_bytes().first() == b.text.as_bytes().first() {
            Alike::Initial
        } else {
            initial_sound(a, b)
        };
    }
    let both_known = a.is_known() && b.is_known();
    if a.sound == b.sound
        || (a.other_sound != 0 && a.other_sound == b.sound)
        || (b.other_sound != 0 && b.other_sound == a.sound)
    {
        return Alike::Sound;
    }
    if a.has_short_forms && b.has_short_forms && LEXICON.are_relatives(&a.text, &b.text) {
        return Alike::Nickname;
    }
    if opposite_sex(a, b) {
        return Alike::OppositeSex;
    }
    if a.weak_sound == b.weak_sound {
        return Alike::WeakSound;
    }
    let letters = letters_apart(a, b);
    if let Some(cut) = prefix(a, b, may_be_cut, both_known) {
        return if letters == Some(1) && !both_known { Alike::Letters(1) } else { cut };
    }
    match letters {
        Some(1) if both_known => Alike::Near,
        Some(2) if both_known => Alike::Unrelated,
        Some(n) => Alike::Letters(n),
        None if pet_form(a, b) || pet_form(b, a) => Alike::Nickname,
        None => Alike::Unrelated,
    }
}

/// "Y." for Jennifer and "J." for Yenifer; "K." for Carlos is rare but read alike.
fn initial_sound(a: &Word, b: &Word) -> Alike {
    let group = |w: &Word| match w.text.as_bytes().first() {
        Some(b'j' | b'y' | b'g' | b'i' | b'x') => b'j',
        Some(b'b' | b'v' | b'w') => b'b',
        Some(b'c' | b'k' | b'q' | b's' | b'z') => b'c',
        Some(&other) => other,
        None => 0,
    };
    // Only a word and an initial may stand for each other by sound; two different initials differ.
    if a.is_initial() != b.is_initial() && group(a) == group(b) { Alike::Initial } else { Alike::OtherInitial }
}

/// Known names that differ in the ending that makes them a man's or a woman's.
fn opposite_sex(a: &Word, b: &Word) -> bool {
    if !a.known_given
        || !b.known_given
        || a.gender == Gender::Either
        || b.gender == Gender::Either
        || a.gender == b.gender
    {
        return false;
    }
    let stem = |w: &Word| w.text.trim_end_matches(['a', 'o', 'e', 'i', 'n', 'f']).len();
    let (left, right) = (stem(a), stem(b));
    left.min(right) >= 2
        && a.text.as_bytes().iter().zip(b.text.as_bytes()).take_while(|(x, y)| x == y).count() + 1 >= left.min(right)
}

/// One letter from four letters on, two from seven on; `None` is further apart.
fn letters_apart(a: &Word, b: &Word) -> Option<u8> {
    let (short, long) = (a.text.len().min(b.text.len()), a.text.len().max(b.text.len()));
    if short < 3 || long < 4 || long - short > 2 || (a.letters ^ b.letters).count_ones() > 4 {
        return None;
    }
    match strsim::osa_distance(&a.text, &b.text) {
        1 => Some(1),
        2 if short >= 5 && long >= 6 => Some(2),
        _ => None,
    }
}

/// One is the beginning of the other: cut off at the end of a text, or a short form in daily use.
fn prefix(a: &Word, b: &Word, may_be_cut: [bool; 2], both_known: bool) -> Option<Alike> {
    let (short, long, cut) = if a.text.len() < b.text.len() { (a, b, may_be_cut[0]) } else { (b, a, may_be_cut[1]) };
    if !long.text.starts_with(&*short.text) {
        return None;
    }
    if cut && short.text.len() >= 2 && !(both_known && short.text.len() >= 4) {
        return Some(Alike::Truncated);
    }
    let daily = short.text.len() >= 3 && long.text.len() >= short.text.len() + 2 && long.known_given;
    (daily && !(both_known && short.known_given && !short.has_short_forms && short.text.len() >= 5))
        .then_some(Alike::Short)
}

/// "Carlitos", "Manuelón", "Juancho": a known name, its vowel dropped, and one of the endings of pet names.
fn pet_form(pet: &Word, name: &Word) -> bool {
    const ENDINGS: &[&str] =
        &["ito", "ita", "itos", "cito", "cita", "ucho", "cho", "cha", "on", "in", "illo", "illa", "uca", "uco"];
    if !name.known_given || pet.known_surname {
        return false;
    }
    let stem = name.text.trim_end_matches(['a', 'o', 'e', 's']);
    ENDINGS.iter().filter_map(|end| pet.text.strip_suffix(end)).any(|left| {
        let left = if left.ends_with("qu") { left.replace("qu", "c") } else { left.to_owned() };
        left.len() >= 3 && (left == stem || left == *name.text)
    })
}
