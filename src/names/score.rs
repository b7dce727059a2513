//! The exact comparison of two names: every pair of readings, every assignment, the best sum of lines.
//! Must not allocate: it runs for every candidate of the index.

use super::alike::{Alike, alike};
use super::assign::Half;
use super::joined::resegment;
use super::roles::{MOST_READINGS, Reading};
use super::tokens::MOST_WORDS;
use super::weights::W;
use super::word::Word;

/// One side of a comparison, borrowed.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub words: [Option<&'a Word>; MOST_WORDS],
    pub count: usize,
    pub readings: [Reading; MOST_READINGS],
    pub reading_count: usize,
    /// Which written word each place shows.
    pub places: [u8; MOST_WORDS],
    naming: Naming,
}

/// Whether a name is the person's own or another one that the person is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    Own,
    Other,
}

impl Naming {
    /// Of a person's names the first is the own one.
    pub(super) fn nth(nth: usize) -> Self {
        if nth == 0 { Naming::Own } else { Naming::Other }
    }
}

impl<'a> View<'a> {
    /// A view of up to eight words; `readings` are the best first.
    pub(super) fn new(words: impl Iterator<Item = &'a Word>, readings: &[Reading], naming: Naming) -> Self {
        let mut view = Self {
            naming,
            words: [None; MOST_WORDS],
            count: 0,
            readings: [Reading::default(); MOST_READINGS],
            reading_count: readings.len().min(MOST_READINGS),
            places: [0, 1, 2, 3, 4, 5, 6, 7],
        };
        for word in words.take(MOST_WORDS) {
            view.words[view.count] = Some(word);
            view.count += 1;
        }
        view.readings[..view.reading_count].copy_from_slice(&readings[..view.reading_count]);
        view
    }

    pub(super) fn readings(&self) -> &[Reading] {
        &self.readings[..self.reading_count]
    }
}

/// What a line of the score speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Given,
    Surname,
}

/// Why a line weighs what it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    Words(Alike),
    /// A word on one side only.
    Missing,
    /// The first of its kind stands on one side only.
    FirstMissing,
    /// No given name, or no surname at all, on one side.
    Absent,
    Married,
    /// The words agree in another order.
    Order,
    /// The names fit only in a reading that is not the likeliest.
    Reading,
    /// Another name of the person was compared, not the own one.
    OtherName,
}

/// One line: which word of each side (by place), and its bits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    pub role: Role,
    pub why: Why,
    pub sought: Option<u8>,
    pub published: Option<u8>,
    /// It speaks of the first of its kind on either side.
    pub first: bool,
    /// It counts less because the other half of the name contradicts.
    pub discounted: bool,
    /// How rare the rarer-known word is in its role, in bits; 0 where the line is not about two words.
    pub bits: f32,
    pub weight: f32,
}

impl Line {
    const NONE: Self = Self {
        role: Role::Given,
        why: Why::Missing,
        sought: None,
        published: None,
        first: false,
        discounted: false,
        bits: 0.0,
        weight: 0.0,
    };
}

const MOST_LINES: usize = 20;

/// The lines of the best way to lay one name over the other.
#[derive(Clone, Copy)]
pub(super) struct Score {
    lines: [Line; MOST_LINES],
    count: usize,
}

impl Score {
    pub(super) fn new() -> Self {
        Self { lines: [Line::NONE; MOST_LINES], count: 0 }
    }

    pub(super) fn lines(&self) -> &[Line] {
        &self.lines[..self.count]
    }

    pub(super) fn total(&self) -> f32 {
        self.lines().iter().map(|line| line.weight).sum()
    }

    pub(super) fn push(&mut self, line: Line) {
        if self.count < MOST_LINES {
            self.lines[self.count] = line;
            self.count += 1;
        }
    }

    fn add(&mut self, other: &Score) {
        for line in other.lines() {
            self.push(*line);
        }
    }

    /// Whether some word of the name says that they are two people.
    pub(super) fn contradicts(&self) -> bool {
        self.lines().iter().any(|line| match line.why {
            Why::Words(how) => is_conflict(how),
            _ => false,
        })
    }

    /// Whether each side has a word that the other has not, be it a given name there and a surname here.
    fn leaves_words_on_both_sides(&self) -> bool {
        let missing = || self.lines().iter().filter(|line| matches!(line.why, Why::Missing | Why::FirstMissing));
        missing().any(|line| line.published.is_none()) && missing().any(|line| line.sought.is_none())
    }

    /// Whether the first given name, or the first surname, of one side is missing on the other.
    fn lacks_first(&self, role: Role) -> bool {
        self.lines().iter().any(|line| line.role == role && line.why == Why::FirstMissing)
    }

    /// Scales what speaks for, where the other half of the name says that they are two people.
    fn scale_agreement(&mut self, factor: f32) {
        for line in &mut self.lines[..self.count] {
            if line.weight > 0.0 {
                line.weight *= factor;
                line.discounted = true;
            }
        }
    }
}

pub(super) fn is_conflict(how: Alike) -> bool {
    matches!(how, Alike::Near | Alike::OppositeSex | Alike::OtherInitial | Alike::Unrelated)
}

pub(super) type Classes = [[Alike; MOST_WORDS]; MOST_WORDS];

/// Compares two names in all their readings; the best combination counts. A nickname or another name has its price.
pub(super) fn score<'a>(left: &View<'a>, right: &View<'a>) -> Score {
    let mut score = of_readings(left, right);
    if left.naming == Naming::Other || right.naming == Naming::Other {
        score.push(Line { why: Why::OtherName, weight: W.other_name, ..Line::NONE });
    }
    score
}

fn of_readings<'a>(left: &View<'a>, right: &View<'a>) -> Score {
    let (mut a, mut b) = (*left, *right);
    let changed = resegment(&mut a, &mut b);
    let (a, b) = (&a, &b);
    let mut classes = [[Alike::Unrelated; MOST_WORDS]; MOST_WORDS];
    for (i, row) in classes.iter_mut().enumerate().take(a.count) {
        for (j, class) in row.iter_mut().enumerate().take(b.count) {
            if let (Some(left), Some(right)) = (a.words[i], b.words[j]) {
                *class = match alike(left, right, [i + 1 == a.count, j + 1 == b.count]) {
                    Alike::Exact if changed.left >> i & 1 == 1 && changed.right >> j & 1 == 1 => Alike::Joined,
                    class => class,
                };
            }
        }
    }
    let (Some(first_left), Some(first_right)) = (a.readings().first(), b.readings().first()) else {
        return Score::new();
    };
    let plain = with_readings(a, b, first_left, first_right, &classes);
    let mut best = (plain.total(), plain);
    for left in a.readings() {
        for right in b.readings().iter().filter(|right| left.behind + right.behind > 0.0) {
            let found = with_readings(a, b, left, right, &classes);
            let total = found.total();
            if total > best.0 {
                best = (total, found);
            }
        }
    }
    // Two people are told apart in the plain reading; only a fit is worth another one.
    if best.0 >= 0.0 { best.1 } else { plain }
}

fn with_readings(a: &View<'_>, b: &View<'_>, left: &Reading, right: &Reading, classes: &Classes) -> Score {
    let mut given = Half::new((a, left.given), (b, right.given), Role::Given, classes).best();
    let mut surnames = Half::new((a, left.surnames), (b, right.surnames), Role::Surname, classes)
        .with_married(left.married, right.married)
        .best();
    let (given_conflict, surname_conflict) = (given.contradicts(), surnames.contradicts());
    if given_conflict {
        surnames.scale_agreement(W.kin_surnames);
    }
    if surname_conflict {
        given.scale_agreement(W.kin_given);
    }
    given.add(&surnames);
    let doubt = left.behind + right.behind;
    let many_given = left.given.count_ones().max(right.given.count_ones()) > 2;
    let far_fetched = doubt > 0.0 || given.lacks_first(Role::Surname) || (many_given && given.lacks_first(Role::Given));
    let read_away = if far_fetched && given.leaves_words_on_both_sides() { W.read_away } else { 0.0 };
    let weight = read_away - doubt * W.reading;
    if weight < 0.0 {
        given.push(Line { role: Role::Surname, why: Why::Reading, weight, ..Line::NONE });
    }
    given
}

/// What two words of so many bits weigh that agree in this way; `None` where they do not.
pub(super) fn agreement(how: Alike, role: Role, bits: f32) -> Option<f32> {
    /// An agreement always speaks for, if only a little.
    const LEAST: f32 = 0.5;
    let bits = bits * if role == Role::Given { W.given_slope } else { W.surname_slope };
    let weight = match how {
        Alike::Exact => bits,
        Alike::Joined => bits + W.joined,
        Alike::Sound => bits - W.sound,
        Alike::WeakSound => bits - W.weak_sound,
        Alike::Letters(1) => bits * W.one_letter_slope - W.one_letter,
        Alike::Letters(_) => bits * W.two_letters_slope - W.two_letters,
        Alike::Nickname => bits * W.nickname_slope - W.nickname,
        Alike::Short => bits * W.short_slope - W.short,
        Alike::Truncated => bits * W.truncated_slope - W.truncated,
        Alike::Initial => W.initial,
        Alike::Near | Alike::OppositeSex | Alike::OtherInitial | Alike::Unrelated => return None,
    };
    Some(weight.max(LEAST))
}
