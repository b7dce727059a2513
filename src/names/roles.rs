//! Which words are given names and which are surnames. A name may have up to three readings; the best comes first.

use super::lexicon::Gender;
use super::score::Role;
use super::tokens::Token;
use super::word::{Particle, Word};

/// How many readings are kept.
pub(super) const MOST_READINGS: usize = 3;
/// A reading this many bits behind the best is forgotten.
const MARGIN: f32 = 9.0;
/// A split inside a hyphenated pair.
const SPLIT_HYPHEN: f32 = -6.0;
/// Given names first is how people write; surnames first without a comma is how lists write.
const GIVEN_FIRST: f32 = -0.5;
const SURNAMES_FIRST: f32 = -1.8;
/// Somebody wrote "José Gregorio, Pérez".
const COMMA_WRONG: f32 = -8.0;

/// One way to read a name. The words keep their written order; bit i speaks of word i.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Reading {
    pub given: u8,
    pub surnames: u8,
    /// Of the surnames: "de X" at the end of a woman's name.
    pub married: u8,
    /// Bits behind the best reading; 0 for the best.
    pub behind: f32,
}

impl Reading {
    /// The reading with both roles changed about.
    pub(super) fn swapped(self) -> Self {
        Self { given: self.surnames, surnames: self.given, married: 0, behind: 0.0 }
    }

    /// A reading that somebody told us.
    pub(super) fn told(given: usize, tokens: &[Token]) -> Self {
        let all = mask(0, tokens.len());
        let given = mask(0, given);
        let words: Vec<&Word> = tokens.iter().map(|t| &*t.word).collect();
        let surnames = all & !given;
        Self { given, surnames, married: married(&words, given, surnames), behind: 0.0 }
    }
}

/// In which roles the readings have the word at a place.
pub(super) fn roles_of(readings: &[Reading], at: usize) -> [Option<Role>; 2] {
    let any = |mask: fn(&Reading) -> u8| readings.iter().any(|reading| mask(reading) >> at & 1 == 1);
    [any(|r| r.given).then_some(Role::Given), any(|r| r.surnames).then_some(Role::Surname)]
}

fn mask(from: usize, to: usize) -> u8 {
    (from..to).fold(0, |bits, i| bits | 1 << i)
}

/// The likely readings, best first; never empty for one to eight words.
pub(super) fn readings(tokens: &[Token], before_comma: usize) -> Vec<Reading> {
    let words: Vec<&Word> = tokens.iter().map(|t| &*t.word).collect();
    let count = words.len();
    let mut found: Vec<Reading> = Vec::new();
    let mut add = |given: u8, surnames: u8, score: f32| {
        let reading = Reading { given, surnames, married: married(&words, given, surnames), behind: score };
        found.push(reading);
    };
    if before_comma > 0 {
        let (left, right) = (mask(0, before_comma), mask(before_comma, count));
        add(right, left, likelihood(&words, right, left) + SURNAMES_FIRST);
        add(left, right, likelihood(&words, left, right) + SURNAMES_FIRST + COMMA_WRONG);
    } else if count == 1 {
        add(1, 0, words[0].as_given);
        add(0, 1, words[0].as_surname);
    } else {
        for (split, token) in tokens.iter().enumerate().skip(1) {
            let (left, right) = (mask(0, split), mask(split, count));
            let hyphen = if token.linked { SPLIT_HYPHEN } else { 0.0 };
            add(left, right, likelihood(&words, left, right) + GIVEN_FIRST + hyphen);
            add(right, left, likelihood(&words, right, left) + SURNAMES_FIRST + hyphen);
        }
    }
    found.sort_by(|a, b| b.behind.total_cmp(&a.behind));
    let best = found.first().map_or(0.0, |r| r.behind);
    for reading in &mut found {
        reading.behind = best - reading.behind;
    }
    found.retain(|r| r.behind <= MARGIN);
    found.truncate(MOST_READINGS);
    found
}

fn likelihood(words: &[&Word], given: u8, surnames: u8) -> f32 {
    let mut score = many_given(given.count_ones()) + many_surnames(surnames.count_ones());
    let mut first = [true, true];
    for (i, word) in words.iter().enumerate() {
        let role = usize::from(surnames >> i & 1 == 1);
        score += if role == 0 { word.as_given } else { word.as_surname };
        // An initial hardly ever stands for the first surname, and seldom for the only given name.
        if word.is_initial() && first[role] {
            score -= if role == 0 { 1.0 } else { 5.0 };
        }
        first[role] = false;
    }
    score
}

/// How usual it is to have so many given names (log2).
fn many_given(count: u32) -> f32 {
    match count {
        0 => -9.0,
        1 => -1.4,
        2 => -0.9,
        3 => -4.5,
        _ => -8.0,
    }
}

/// How usual it is to have so many surnames (log2).
fn many_surnames(count: u32) -> f32 {
    match count {
        0 => -9.0,
        1 => -1.3,
        2 => -0.9,
        3 => -5.0,
        _ => -8.5,
    }
}

/// "de X" after another surname of somebody who is not named like a man.
fn married(words: &[&Word], given: u8, surnames: u8) -> u8 {
    let first_given = words.iter().enumerate().find(|(i, _)| given >> i & 1 == 1).map(|(_, w)| w.gender);
    if first_given == Some(Gender::Male) {
        return 0;
    }
    let mut out = 0;
    let mut seen = false;
    for (i, word) in words.iter().enumerate().filter(|(i, _)| surnames >> i & 1 == 1) {
        if seen && word.particle == Particle::De {
            out |= 1 << i;
        }
        seen = true;
    }
    out
}
