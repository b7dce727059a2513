//! How two words are alike: a class, not a number. Two well-known names that differ are different names.

use super::lexicon::Gender;
use super::word::Word;

/// A given name that one in some 400 has, and commoner ones, is nobody's short form.
const EVERYDAY_BITS: f32 = 8.5;

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
    if a.is_relative(b) {
        return Alike::Nickname;
    }
    let one_head = a.head == b.head;
    if one_head && opposite_sex(a, b) {
        return Alike::OppositeSex;
    }
    if a.weak_sound == b.weak_sound {
        return Alike::WeakSound;
    }
    let letters = letters_apart(a, b);
    if let Some(cut) = prefix(a, b, may_be_cut).filter(|_| one_head) {
        return if letters == Some(1) && !both_known { Alike::Letters(1) } else { cut };
    }
    match letters {
        Some(1) if a.well_known && b.well_known => Alike::Near,
        Some(2) if both_known => Alike::Unrelated,
        Some(n) => Alike::Letters(n),
        None if a.head[0] == b.head[0] && (pet_form(a, b) || pet_form(b, a)) => Alike::Nickname,
        None => Alike::Unrelated,
    }
}

/// "Y." for Jennifer and "J." for Yenifer; "K." for Carlos is rare but read alike.
fn initial_sound(a: &Word, b: &Word) -> Alike {
    // Only a word and an initial may stand for each other by sound; two different initials differ.
    if a.is_initial() != b.is_initial() && first_sound(a) == first_sound(b) {
        Alike::Initial
    } else {
        Alike::OtherInitial
    }
}

/// The letter that stands for all first letters that are said alike. A word and an initial agree only if theirs is one.
pub(super) fn first_sound(word: &Word) -> u8 {
    match word.text.as_bytes().first() {
        Some(b'j' | b'y' | b'g' | b'i' | b'x') => b'j',
        Some(b'b' | b'v' | b'w') => b'b',
        Some(b'c' | b'k' | b'q' | b's' | b'z') => b'c',
        Some(&other) => other,
        None => 0,
    }
}

/// A known name and the same with the ending of the other sex: Juan and Juana, Miguel and Miguela, José and Josefa.
fn opposite_sex(a: &Word, b: &Word) -> bool {
    if !a.known_given && !b.known_given {
        return false;
    }
    let woman = |w: &Word| w.gender == Gender::Female || (!w.known_given && w.text.ends_with('a'));
    let man = |w: &Word| w.gender == Gender::Male || (!w.known_given && !w.text.ends_with('a'));
    let (female, male) = match (woman(a) && man(b), woman(b) && man(a)) {
        (true, _) => (a, b),
        (_, true) => (b, a),
        _ => return false,
    };
    let Some(stem) =
        ["efa", "ina", "ita", "a"].iter().find_map(|end| female.text.strip_suffix(end).filter(|s| s.len() >= 3))
    else {
        return false;
    };
    [stem, female.text.trim_end_matches('a')].into_iter().any(|stem| {
        stem.len() >= 3 && (*stem == *male.text || male.text.strip_suffix(['o', 'e', 's']).is_some_and(|m| m == stem))
    })
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
fn prefix(a: &Word, b: &Word, may_be_cut: [bool; 2]) -> Option<Alike> {
    let both_known = a.is_known() && b.is_known();
    let (short, long, cut) = if a.text.len() < b.text.len() { (a, b, may_be_cut[0]) } else { (b, a, may_be_cut[1]) };
    if !long.text.starts_with(&*short.text) {
        return None;
    }
    if cut && short.text.len() >= 2 {
        // "Mora" may be what is left of Morales, or a Mora.
        return Some(if both_known && short.well_known { Alike::Near } else { Alike::Truncated });
    }
    // Rosa and Rosalba, Ana and Anabel: two full names, though one begins the other.
    let two_names = both_known && short.given_bits <= EVERYDAY_BITS;
    let daily = short.text.len() >= 3 && long.text.len() >= short.text.len() + 2 && long.known_given;
    (daily && !two_names).then_some(Alike::Short)
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
