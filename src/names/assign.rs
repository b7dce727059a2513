//! The given names, or the surnames, of two readings laid over one another in the best way.
//! Must not allocate, and must end soon for any words.

use super::alike::Alike;
use super::score::{Classes, Line, Role, Score, View, Why, agreement, is_conflict};
use super::tokens::MOST_WORDS;
use super::weights::W;
use super::word::Word;

/// More ways to lay half a name over the other are not tried; ordinary names have fewer than forty.
const MOST_WAYS: u32 = 300;

/// The given names or the surnames of both sides, and the search for the best assignment.
pub(super) struct Half<'a> {
    a: &'a View<'a>,
    b: &'a View<'a>,
    left: Places,
    right: Places,
    /// Married words of the left side and of the right.
    married: [u8; 2],
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

/// A contradiction of this weight has said it all; a slip or another initial has not.
const GRAVE: f32 = -10.0;

/// For each word of the left side, the place on the right it is laid over.
type Assignment = [Option<u8>; MOST_WORDS];

impl<'a> Half<'a> {
    /// A half of two readings: the words of each side's mask.
    pub(super) fn new(left: (&'a View<'a>, u8), right: (&'a View<'a>, u8), role: Role, classes: &'a Classes) -> Self {
        let (places, others) = (Places::of(left.1), Places::of(right.1));
        Self { a: left.0, b: right.0, left: places, right: others, married: [0; 2], role, classes }
    }

    /// The same with words that are a husband's name.
    pub(super) fn with_married(self, left: u8, right: u8) -> Self {
        Self { married: [left, right], ..self }
    }

    /// The lines of the best assignment.
    pub(super) fn best(&self) -> Score {
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

    fn left_is_married(&self, i: usize) -> bool {
        self.married[0] >> self.left.at[i] & 1 == 1
    }

    fn right_is_married(&self, j: usize) -> bool {
        self.married[1] >> self.right.at[j] & 1 == 1
    }

    /// The lines of one assignment: agreements, then what is left on both sides, then what is left on one.
    fn lay(&self, assignment: &Assignment, used: u8) -> Score {
        let mut score = Score::new();
        let mut agreed = 0;
        for (i, place) in assignment.iter().enumerate() {
            if let Some(j) = *place {
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

    /// What is left on both sides contradicts, in order; what is left on one side is missing on the other.
    fn push_left_over(&self, assignment: &Assignment, used: u8, agreed: usize, score: &mut Score) {
        let left_over = |i: &usize| assignment[*i].is_none();
        let right_over = |j: &usize| used >> j & 1 == 0;
        let mut left = (0..self.left.count).filter(left_over).filter(|&i| !self.left_is_married(i));
        let mut right = (0..self.right.count).filter(right_over).filter(|&j| !self.right_is_married(j));
        let mut before = usize::from(score.lines().iter().any(|line| line.weight <= GRAVE));
        loop {
            match (left.next(), right.next()) {
                (Some(i), Some(j)) => {
                    let how = self.class(i, j);
                    let weight = self.conflict(how, i, j, agreed, before);
                    score.push(self.line(Why::Words(how), Some(i), Some(j), weight));
                    before += 1;
                }
                (Some(i), None) => score.push(self.missing(Some(i), None, agreed)),
                (None, Some(j)) => score.push(self.missing(None, Some(j), agreed)),
                (None, None) => break,
            }
        }
        for i in (0..self.left.count).filter(left_over).filter(|&i| self.left_is_married(i)) {
            score.push(self.line(Why::Married, Some(i), None, W.married));
        }
        for j in (0..self.right.count).filter(right_over).filter(|&j| self.right_is_married(j)) {
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
        for (i, place) in assignment.iter().enumerate() {
            let Some(j) = *place else { continue };
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
        Line { role: self.role, why, sought, published, first, discounted: false, bits, weight }
    }

    /// What two words weigh that agree in some way, or are near and yet different.
    fn weight(&self, how: Alike, i: usize, j: usize) -> f32 {
        if let Some(weight) = agreement(how, self.role, self.bits(i, j)) {
            return weight;
        }
        match how {
            Alike::Near | Alike::OppositeSex if self.role == Role::Surname => W.near_surname,
            Alike::Near => W.near_given,
            _ => self.conflict(how, i, j, 1, 0),
        }
    }

    /// How rare the commoner of two words is in this role.
    fn bits(&self, i: usize, j: usize) -> f32 {
        let (a, b) = (self.a.words[usize::from(self.left.at[i])], self.b.words[usize::from(self.right.at[j])]);
        let of = |word: Option<&Word>| word.map_or(0.0, |w| w.bits(self.role));
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
