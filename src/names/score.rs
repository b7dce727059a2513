//! The exact comparison of two names: every pair of readings, every assignment, the best sum of lines.
//! Must not allocate: it runs for every candidate of the index.

use super::alike::{Alike, alike};
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
}

impl<'a> View<'a> {
    /// A view of up to eight words; `readings` are the best first.
    pub(super) fn new(words: impl Iterator<Item = &'a Word>, readings: &[Reading]) -> Self {
        let mut view = Self {
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

    fn readings(&self) -> &[Reading] {
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
    /// How rare the rarer-known word is in its role, in bits; 0 where the line is not about two words.
    pub bits: f32,
    pub weight: f32,
}

const MOST_LINES: usize = 20;
/// More ways to lay half a name over the other are not tried; ordinary names have fewer than forty.
const MOST_WAYS: u32 = 300;

/// The lines of the best way to lay one name over the other.
#[derive(Clone, Copy)]
pub(super) struct Score {
    lines: [Line; MOST_LINES],
    count: usize,
}

impl Score {
    fn new() -> Self {
        let none = Line {
            role: Role::Given,
            why: Why::Missing,
            sought: None,
            published: None,
            first: false,
            bits: 0.0,
            weight: 0.0,
        };
        Self { lines: [none; MOST_LINES], count: 0 }
    }

    pub(super) fn lines(&self) -> &[Line] {
        &self.lines[..self.count]
    }

    pub(super) fn total(&self) -> f32 {
        self.lines().iter().map(|line| line.weight).sum()
    }

    fn push(&mut self, line: Line) {
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

    /// Scales what speaks for, where the other half of the name says that they are two people.
    fn scale_agreement(&mut self, factor: f32) {
        for line in &mut self.lines[..self.count] {
            if line.weight > 0.0 {
                line.weight *= factor;
            }
        }
    }
}

fn is_conflict(how: Alike) -> bool {
    matches!(how, Alike::Near | Alike::OppositeSex | Alike::OtherInitial | Alike::Unrelated)
}

type Classes = [[Alike; MOST_WORDS]; MOST_WORDS];

/// Compares two names in all their readings; the best combination counts.
pub(super) fn score<'a>(left: &View<'a>, right: &View<'a>) -> Score {
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
    let mut best: Option<(f32, Score)> = None;
    for left in a.readings() {
        for right in b.readings() {
            let found = with_readings(a, b, left, right, &classes);
            let total = found.total();
            if best.as_ref().is_none_or(|(most, _)| total > *most) {
                best = Some((total, found));
            }
        }
    }
    best.map_or_else(Score::new, |(_, score)| score)
}

fn with_readings(a: &View<'_>, b: &View<'_>, left: &Reading, right: &Reading, classes: &Classes) -> Score {
    let mut given = Half::new(a, b, left.given, right.given, 0, Role::Given, classes).best();
    let married = u16::from(left.married) | u16::from(right.married) << 8;
    let mut surnames = Half::new(a, b, left.surnames, right.surnames, married, Role::Surname, classes).best();
    let (given_conflict, surname_conflict) = (given.contradicts(), surnames.contradicts());
    if given_conflict {
        surnames.scale_agreement(W.kin_surnames);
    }
    if surname_conflict {
        given.scale_agreement(W.kin_given);
    }
    let doubt = (left.behind + right.behind) * W.reading;
    // A doubtful reading takes from the surnames (or from whatever there is), where the doubt lies.
    let half = if surnames.count > 0 { &mut surnames } else { &mut given };
    if let Some(line) = half.lines[..half.count].first_mut() {
        line.weight -= doubt;
    }
    given.add(&surnames);
    given
}

/// The given names or the surnames of both sides, and the search for the best assignment.
struct Half<'a> {
    a: &'a View<'a>,
    b: &'a View<'a>,
    left: Places,
    right: Places,
    /// Low byte: married words of the left side, high byte: of the right.
    married: u16,
    role: Role,
    classes: &'a Classes,
}

/// Which words of a side take part, in their order.
#[derive(Clone, Copy)]
struct Places {
    at: [u8; MOST_WORDS],
    count: usize,
}

impl Places {
    fn of(mask: u8) -> Self {
        let mut places = Self { at: [0; MOST_WORDS], count: 0 };
        for i in 0..MOST_WORDS as u8 {
            if mask >> i & 1 == 1 {
                places.at[places.count] = i;
                places.count += 1;
            }
        }
        places
    }
}

/// For each word of the left side, the place on the right it is laid over.
type Assignment = [Option<u8>; MOST_WORDS];

impl<'a> Half<'a> {
    fn new(
        a: &'a View<'a>,
        b: &'a View<'a>,
        left: u8,
        right: u8,
        married: u16,
        role: Role,
        classes: &'a Classes,
    ) -> Self {
        Self { a, b, left: Places::of(left), right: Places::of(right), married, role, classes }
    }

    fn best(&self) -> Score {
        if self.left.count == 0 || self.right.count == 0 {
            return self.absent();
        }
        let mut best = (f32::NEG_INFINITY, Score::new());
        let mut assignment: Assignment = [None; MOST_WORDS];
        let mut ways = 0;
        self.search(0, 0, &mut assignment, &mut best, &mut ways);
        best.1
    }

    fn search(&self, at: usize, used: u8, assignment: &mut Assignment, best: &mut (f32, Score), ways: &mut u32) {
        if *ways >= MOST_WAYS {
            return;
        }
        if at == self.left.count {
            *ways += 1;
            let score = self.lay(assignment, used);
            let total = score.total();
            if total > best.0 {
                *best = (total, score);
            }
            return;
        }
        let free = |j: &usize| used >> j & 1 == 0;
        // The same word on both sides is never worth leaving apart.
        if let Some(j) =
            (0..self.right.count).filter(free).find(|&j| matches!(self.class(at, j), Alike::Exact | Alike::Joined))
        {
            assignment[at] = Some(j as u8);
            self.search(at + 1, used | 1 << j, assignment, best, ways);
            return;
        }
        for j in (0..self.right.count).filter(free) {
            if self.worth_trying(at, j) {
                assignment[at] = Some(j as u8);
                self.search(at + 1, used | 1 << j, assignment, best, ways);
            }
        }
        assignment[at] = None;
        self.search(at + 1, used, assignment, best, ways);
    }

    /// Unrelated words are paired afterwards, in order; trying them here would only cost time.
    fn worth_trying(&self, i: usize, j: usize) -> bool {
        !matches!(self.class(i, j), Alike::Unrelated | Alike::OtherInitial)
    }

    fn class(&self, i: usize, j: usize) -> Alike {
        self.classes[usize::from(self.left.at[i])][usize::from(self.right.at[j])]
    }

    fn is_married(&self, left: Option<usize>, right: Option<usize>) -> bool {
        left.is_some_and(|i| self.married >> self.left.at[i] & 1 == 1)
            || right.is_some_and(|j| self.married >> (8 + self.right.at[j]) & 1 == 1)
    }

    /// The lines of one assignment: agreements, then what is left on both sides, then what is left on one.
    fn lay(&self, assignment: &Assignment, used: u8) -> Score {
        let mut score = Score::new();
        let mut agreed = 0;
        for i in 0..self.left.count {
            if let Some(j) = assignment[i] {
                let how = self.class(i, usize::from(j));
                let weight = self.weight(how, i, usize::from(j));
                if !is_conflict(how) {
                    agreed += 1;
                }
                score.push(self.line(Why::Words(how), Some(i), Some(usize::from(j)), weight));
            }
        }
        self.push_order(assignment, &mut score);
        self.push_left_over(assignment, used, agreed, &mut score);
        score
    }

    fn push_left_over(&self, assignment: &Assignment, used: u8, agreed: usize, score: &mut Score) {
        let mut left = (0..self.left.count).filter(|&i| assignment[i].is_none() && !self.is_married(Some(i), None));
        let mut right = (0..self.right.count).filter(|&j| used >> j & 1 == 0 && !self.is_married(None, Some(j)));
        let mut conflicts = score.contradicts() as usize;
        loop {
            match (left.next(), right.next()) {
                (Some(i), Some(j)) => {
                    let how = self.class(i, j);
                    score.push(self.line(
                        Why::Words(how),
                        Some(i),
                        Some(j),
                        self.conflict(how, i, j, agreed, conflicts),
                    ));
                    conflicts += 1;
                }
                (Some(i), None) => score.push(self.missing(Some(i), None, agreed)),
                (None, Some(j)) => score.push(self.missing(None, Some(j), agreed)),
                (None, None) => break,
            }
        }
        for i in (0..self.left.count).filter(|&i| assignment[i].is_none() && self.is_married(Some(i), None)) {
            score.push(self.line(Why::Married, Some(i), None, W.married));
        }
        for j in (0..self.right.count).filter(|&j| used >> j & 1 == 0 && self.is_married(None, Some(j))) {
            score.push(self.line(Why::Married, None, Some(j), W.married));
        }
    }

    fn missing(&self, left: Option<usize>, right: Option<usize>, agreed: usize) -> Line {
        let first = left.or(right) == Some(0) && agreed > 0;
        let weight = match (self.role, first) {
            (Role::Given, true) => W.first_given_missing,
            (Role::Given, false) => W.given_missing,
            (Role::Surname, true) => W.first_surname_missing,
            (Role::Surname, false) => W.second_missing,
        };
        self.line(if first { Why::FirstMissing } else { Why::Missing }, left, right, weight)
    }

    fn push_order(&self, assignment: &Assignment, score: &mut Score) {
        let mut last: Option<u8> = None;
        for i in 0..self.left.count {
            let Some(j) = assignment[i] else { continue };
            if last.is_some_and(|before| before > j) {
                let weight = if self.role == Role::Given { W.given_order } else { W.surname_order };
                score.push(self.line(Why::Order, Some(i), Some(usize::from(j)), weight));
            }
            last = Some(j);
        }
    }

    fn absent(&self) -> Score {
        let mut score = Score::new();
        let (left, right) = (self.left.count.checked_sub(1), self.right.count.checked_sub(1));
        if left.is_some() || right.is_some() {
            let weight = if self.role == Role::Given { W.given_absent } else { W.surname_absent };
            score.push(self.line(Why::Absent, left.map(|_| 0), right.map(|_| 0), weight));
        }
        score
    }

    fn line(&self, why: Why, left: Option<usize>, right: Option<usize>, weight: f32) -> Line {
        let sought = left.map(|i| self.a.places[usize::from(self.left.at[i])]);
        let published = right.map(|j| self.b.places[usize::from(self.right.at[j])]);
        let first = left == Some(0) || right == Some(0);
        let bits = match (left, right) {
            (Some(i), Some(j)) => self.bits(i, j),
            _ => 0.0,
        };
        Line { role: self.role, why, sought, published, first, bits, weight }
    }

    /// What two words weigh that agree in some way, or are near and yet different.
    fn weight(&self, how: Alike, i: usize, j: usize) -> f32 {
        let bits = self.bits(i, j) * if self.role == Role::Given { W.given_slope } else { W.surname_slope };
        let least = 0.5;
        match how {
            Alike::Exact => bits,
            Alike::Joined => (bits + W.joined).max(least),
            Alike::Sound => (bits - W.sound).max(least),
            Alike::WeakSound => (bits - W.weak_sound).max(least),
            Alike::Letters(1) => (bits * W.one_letter_slope - W.one_letter).max(least),
            Alike::Letters(_) => (bits * W.two_letters_slope - W.two_letters).max(least),
            Alike::Nickname => (bits * W.nickname_slope - W.nickname).max(least),
            Alike::Short => (bits * W.short_slope - W.short).max(least),
            Alike::Truncated => (bits * W.truncated_slope - W.truncated).max(least),
            Alike::Initial => W.initial,
            Alike::Near if self.role == Role::Given => W.near_given,
            Alike::Near => W.near_surname,
            Alike::OppositeSex | Alike::OtherInitial | Alike::Unrelated => self.conflict(how, i, j, 1, 0),
        }
    }

    /// How rare the commoner of two words is in this role.
    fn bits(&self, i: usize, j: usize) -> f32 {
        let (a, b) = (self.a.words[usize::from(self.left.at[i])], self.b.words[usize::from(self.right.at[j])]);
        let of = |word: Option<&Word>| {
            word.map_or(0.0, |w| if self.role == Role::Given { w.given_bits } else { w.surname_bits })
        };
        of(a).min(of(b))
    }

    /// What two words weigh that are left over on both sides.
    fn conflict(&self, how: Alike, i: usize, j: usize, agreed: usize, before: usize) -> f32 {
        if how == Alike::OtherInitial {
            return W.initial_differs;
        }
        let sex = if how == Alike::OppositeSex { W.opposite_sex } else { 0.0 };
        let weight = match self.role {
            Role::Given if before > 0 => W.given_more,
            Role::Given if agreed == 0 => W.given_none,
            Role::Given => W.given_other_differs,
            Role::Surname if before > 0 => W.surname_more,
            Role::Surname if i == 0 || j == 0 => W.surname_first_differs,
            Role::Surname => W.surname_second_differs,
        };
        weight + if self.role == Role::Given { sex } else { 0.0 }
    }
}
