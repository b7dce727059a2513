//! Words written together or apart: "Joseangel" and "José Ángel", "Gonz alez" and "González".
//! Makes both sides have the same words before they are compared. Must not allocate.

use super::roles::{MOST_READINGS, Reading};
use super::score::View;
use super::tokens::MOST_WORDS;
use super::word::Word;

/// Which places hold a word that was joined or split, as bits, on each side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Resegmented {
    pub left: u8,
    pub right: u8,
}

/// Marks a place that stands for its word and the next one.
pub(super) const WITH_NEXT: u8 = 0x40;

/// Resegments both sides where two neighbours on one are one word on the other; at most once each way.
pub(super) fn resegment<'a>(a: &mut View<'a>, b: &mut View<'a>) -> Resegmented {
    let mut done = Resegmented::default();
    if let Some(found) = pair(a, b) {
        let (pieces, whole) = align(a, b, found);
        done = Resegmented { left: pieces, right: whole };
    } else if let Some(found) = pair(b, a) {
        let (pieces, whole) = align(b, a, found);
        done = Resegmented { left: whole, right: pieces };
    }
    done
}

/// Two neighbours on one side that are together a word of the other.
#[derive(Clone, Copy)]
struct Pieces {
    first: usize,
    /// The next place, or 0 where the last given name runs into a surname that this side writes first.
    second: usize,
    whole: usize,
}

fn pair(a: &View<'_>, b: &View<'_>) -> Option<Pieces> {
    if a.count < 2 {
        return None;
    }
    for i in 0..a.count {
        let next = (i + 1) % a.count;
        let (first, second) = (&a.words[i]?.text, a.words[next]?);
        for j in 0..b.count {
            let whole = &b.words[j]?.text;
            let is_joined = |end: &str| {
                first.len() + end.len() == whole.len() && whole.starts_with(&**first) && whole.ends_with(end)
            };
            // "Montesdeoca" has its particle inside.
            if is_joined(&second.text) || (!second.full.is_empty() && is_joined(&second.full)) {
                return Some(Pieces { first: i, second: next, whole: j });
            }
        }
    }
    None
}

/// Joins the pieces where the whole is a name or no piece is one; otherwise splits the whole.
/// Returns the places of the pieces' side and of the whole's side that now hold the same words.
fn align<'a>(apart: &mut View<'a>, together: &mut View<'a>, found: Pieces) -> (u8, u8) {
    let Pieces { first, second, whole } = found;
    let known = |word: Option<&Word>| word.is_some_and(Word::is_known);
    let join = known(together.words[whole]) || !(known(apart.words[first]) || known(apart.words[second]));
    if second == first + 1 && (join || together.count == MOST_WORDS) {
        apart.words[first] = together.words[whole];
        apart.places[first] |= WITH_NEXT;
        remove(apart, second);
        copy_roles(apart, first, together, whole);
        (1 << first, 1 << whole)
    } else if !join && together.count < MOST_WORDS {
        insert(together, whole);
        together.words[whole] = apart.words[first];
        together.words[whole + 1] = apart.words[second];
        copy_roles(together, whole, apart, first);
        copy_roles(together, whole + 1, apart, second);
        (1 << first | 1 << second, 0b11 << whole)
    } else {
        (0, 0)
    }
}

fn remove(view: &mut View<'_>, at: usize) {
    view.words.copy_within(at + 1.., at);
    view.places.copy_within(at + 1.., at);
    view.count -= 1;
    let low = (1_u8 << at) - 1;
    each_mask(view, |mask| (mask & low) | ((mask >> 1) & !low));
}

/// Doubles the place: it and the next stand for the same written word.
fn insert(view: &mut View<'_>, at: usize) {
    view.words.copy_within(at..MOST_WORDS - 1, at + 1);
    view.places.copy_within(at..MOST_WORDS - 1, at + 1);
    view.count += 1;
    let low = (1_u8 << (at + 1)).wrapping_sub(1);
    each_mask(view, |mask| (mask & low) | ((mask & !(low >> 1)) << 1));
}

fn each_mask(view: &mut View<'_>, change: impl Fn(u8) -> u8) {
    for reading in view.readings.iter_mut().take(MOST_READINGS) {
        *reading = Reading {
            given: change(reading.given),
            surnames: change(reading.surnames),
            married: change(reading.married),
            behind: reading.behind,
        };
    }
}

/// The word at `at` gets the role that the same word has in the other side's best reading.
fn copy_roles(view: &mut View<'_>, at: usize, other: &View<'_>, from: usize) {
    let given = other.readings[0].given >> from & 1 == 1;
    for reading in &mut view.readings {
        let bit = 1 << at;
        reading.married &= !bit;
        if given {
            reading.given |= bit;
            reading.surnames &= !bit;
        } else {
            reading.surnames |= bit;
            reading.given &= !bit;
        }
    }
}
