//! Who in the index can reach the review threshold at all. Each word of the query leads to the words it may agree
//! with and what that could weigh at most; the weights are added up for whoever bears those words, and only where
//! they suffice the exact comparison follows. No candidate costs an allocation.

use std::cell::RefCell;

use super::alike::{Alike, alike, first_sound};
use super::facts::Facts;
use super::index::Index;
use super::lexicon::LEXICON;
use super::roles::roles_of;
use super::score::{Role, View, agreement};
use super::vocabulary::{Vocabulary, WordId};
use super::weights::W;
use super::word::Word;

/// What a candidate must bring.
pub(super) struct Wanted {
    /// Bits that the words must reach together.
    bits: f32,
    /// And where initials of the query may stand for a word of the candidate.
    bits_with_initials: f32,
    /// The first sounds of the query's initials, as bits.
    initials: u32,
    /// The number to look up, without its letter.
    number: Option<u64>,
}

impl Wanted {
    pub(super) fn new(view: &View<'_>, facts: &Facts, prior: f32) -> Self {
        let initials = view.words[..view.count].iter().flatten().filter(|word| word.is_initial());
        let bits = W.review - prior - facts.most_further();
        // A name that shares next to nothing is no candidate, however few names are followed.
        Self {
            bits: bits.max(W.least_shared),
            bits_with_initials: (bits - initials.clone().count() as f32 * W.initial).max(W.least_shared),
            initials: initials.fold(0, |all, word| all | first_sound_bit(word)),
            number: facts.number(),
        }
    }
}

/// A word of the index in a role, what it could weigh in this query, and which words of the query it is like.
struct Near {
    id: WordId,
    role: Role,
    weight: f32,
    word: u8,
}

const ROLES: [Role; 2] = [Role::Given, Role::Surname];

#[derive(Default)]
struct Scratch {
    sums: Vec<Sum>,
}

/// What the words of a slot could weigh so far.
#[derive(Clone, Copy, Default)]
struct Sum {
    quarter_bits: u8,
    /// Which words of the query they agree with; all bits are set once it was looked at.
    words: u8,
}

const LOOKED_AT: u8 = u8::MAX;
/// Stands for the second piece of a joined word; a name of eight words has no joined ones.
const SECOND_PIECE: u8 = 1 << 7;

thread_local! {
    /// Only numbers, cleared before every use.
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// Calls `look` once for every slot that may be worth an exact comparison.
pub(super) fn candidates<K: Copy + Eq + std::hash::Hash + Ord>(
    index: &Index<K>,
    view: &View<'_>,
    wanted: &Wanted,
    mut look: impl FnMut(u32),
) {
    let vocabulary = &index.vocabulary;
    SCRATCH.with_borrow_mut(|Scratch { sums }| {
        sums.clear();
        sums.resize(index.entries.len(), Sum::default());
        for slot in same_numbers(index, wanted) {
            if std::mem::replace(&mut sums[slot as usize].words, LOOKED_AT) != LOOKED_AT {
                look(slot);
            }
        }
        let (enough, with_initials) = (quarters(wanted.bits), quarters(wanted.bits_with_initials));
        for near in near(vocabulary, view) {
            let weight = quarters(near.weight);
            for &slot in vocabulary.borne_by(near.id, near.role) {
                let sum = &mut sums[slot as usize];
                if sum.words == LOOKED_AT {
                    continue;
                }
                sum.quarter_bits = sum.quarter_bits.saturating_add(weight);
                sum.words |= near.word;
                if sum.quarter_bits < with_initials {
                    continue;
                }
                // One word in common is enough only where a side has no more, or where an initial may stand for another.
                let initial = wanted.initials != 0 && may_begin_with(index, slot, wanted.initials);
                let several = initial || view.count == 1 || sum.words.count_ones() > 1 || is_lone(index, slot);
                if several && (initial || sum.quarter_bits >= enough) {
                    sum.words = LOOKED_AT;
                    look(slot);
                }
            }
        }
    });
}

/// A word's first sound as a bit.
pub(super) fn first_sound_bit(word: &Word) -> u32 {
    1 << (first_sound(word) & 31)
}

fn may_begin_with<K>(index: &Index<K>, slot: u32, initials: u32) -> bool {
    index.entries[slot as usize].as_ref().is_some_and(|entry| entry.may_begin_with(initials))
}

fn is_lone<K>(index: &Index<K>, slot: u32) -> bool {
    index.lone.contains(&slot)
}

/// Rounded up, so that nobody is lost to rounding.
fn quarters(bits: f32) -> u8 {
    (bits * 4.0).ceil().clamp(0.0, 255.0) as u8
}

/// Slots with the same number, or with one digit different.
fn same_numbers<K>(index: &Index<K>, wanted: &Wanted) -> Vec<u32> {
    let Some(number) = wanted.number else { return Vec::new() };
    let mut out: Vec<u32> = index.numbers.get(&number).cloned().unwrap_or_default();
    let mut place = 1;
    while place <= number {
        let digit = number / place % 10;
        for other in (0..10).filter(|&d| d != digit) {
            out.extend(index.numbers.get(&(number - digit * place + other * place)).into_iter().flatten());
        }
        place *= 10;
    }
    out
}

/// The words of the index that may agree with words of the query, each with what it could weigh at most.
fn near(vocabulary: &Vocabulary, view: &View<'_>) -> Vec<Near> {
    let mut out: Vec<Near> = Vec::new();
    let words: Vec<&Word> = view.words[..view.count].iter().copied().flatten().collect();
    for (at, word) in words.iter().enumerate() {
        let bit = 1 << at;
        // An initial in the index may stand for this word.
        let first = word.text.get(..1).unwrap_or_default();
        for id in vocabulary.written(first).filter(|&id| vocabulary.word(id).is_initial()) {
            out.extend(ROLES.map(|role| Near { id, role, weight: W.initial, word: bit }));
        }
        if word.is_initial() {
            continue;
        }
        for id in vocabulary.near(word) {
            let other = vocabulary.word(id);
            let how = alike(word, other, [at + 1 == words.len(), true]);
            for role in roles_of(view.readings(), at).into_iter().flatten() {
                out.push(Near { id, role, weight: most(how, word, other, role), word: bit });
            }
        }
        if let Some(next) = words.get(at + 1) {
            push_written(vocabulary, &format!("{}{}", word.text, next.text), bit | bit << 1, &mut out);
        }
        push_pieces(vocabulary, word, bit, &mut out);
    }
    merged(out)
}

/// A word that is near two words of the query counts once, with the better.
fn merged(mut all: Vec<Near>) -> Vec<Near> {
    all.retain(|near| near.weight > 0.0);
    all.sort_by(|a, b| (a.id, a.role as u8).cmp(&(b.id, b.role as u8)).then(b.weight.total_cmp(&a.weight)));
    all.dedup_by(|later, kept| {
        let same = (later.id, later.role) == (kept.id, kept.role);
        if same {
            kept.word |= later.word;
        }
        same
    });
    all
}

/// "Gonz alez" in the query is "González" in the index.
fn push_written(vocabulary: &Vocabulary, text: &str, word: u8, out: &mut Vec<Near>) {
    for id in vocabulary.written(text) {
        let known = vocabulary.word(id);
        out.extend(ROLES.map(|role| Near { id, role, weight: most(Alike::Joined, known, known, role), word }));
    }
}

/// "Joseangel" in the query is "José Ángel" in the index: two words in common, though the query has one.
/// A known name is only cut into known names (Juancarlos).
fn push_pieces(vocabulary: &Vocabulary, whole: &Word, bit: u8, out: &mut Vec<Near>) {
    const SHORTEST_PIECE: usize = 3;
    let text = &*whole.text;
    for cut in SHORTEST_PIECE..text.len().saturating_sub(SHORTEST_PIECE - 1) {
        let (left, right) = text.split_at(cut);
        let both_written = vocabulary.written(left).next().is_some() && vocabulary.written(right).next().is_some();
        if both_written && (!whole.is_known() || (LEXICON.has(left) && LEXICON.has(right))) {
            // The query has a word less than it seems: the pieces count as two.
            push_written(vocabulary, left, bit, out);
            push_written(vocabulary, right, bit | SECOND_PIECE, out);
        }
    }
}

/// What two words could weigh at most in a role.
fn most(how: Alike, word: &Word, other: &Word, role: Role) -> f32 {
    agreement(how, role, word.bits(role).min(other.bits(role))).unwrap_or(0.0)
}
