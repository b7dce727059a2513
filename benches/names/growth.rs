//! One release against 20 thousand, 200 thousand and a million followed names, and one new name against as many
//! releases: how the cost grows.

use std::hint::black_box;
use std::time::Duration;

use vigilia::names::{Index, Person, PersonName};

use crate::clock::{self, Spent, ms, percentile, time};
use crate::people::{Invented, People};

/// How often each index is asked.
const ASKED: usize = 1_000;
/// Names are read and added in lots: the clock itself costs something.
const LOT: usize = 1_000;

/// An index of invented people, and some of those who are in it.
pub struct Filled {
    pub index: Index<u32>,
    pub known: Vec<Invented>,
    reading: Spent,
    building: Spent,
    bytes: usize,
}

/// Fills an index with names as families write them.
pub fn fill(people: &mut People, size: usize) -> Filled {
    let before = clock::resident();
    let mut index: Index<u32> = Index::new();
    let (mut reading, mut building) = (Spent::default(), Spent::default());
    let mut known = Vec::new();
    for lot in 0..size.div_ceil(LOT) {
        let invented: Vec<Invented> = (0..LOT.min(size - lot * LOT)).map(|_| people.somebody()).collect();
        let texts: Vec<String> = invented.iter().map(|who| people.followed(who)).collect();
        let (read, spent) = time(|| texts.iter().map(|text| person(text)).collect::<Vec<_>>());
        add(&mut reading, spent);
        let ((), spent) = time(|| {
            for (at, person) in read.iter().enumerate() {
                if let Some(person) = person {
                    index.insert((lot * LOT + at) as u32, person);
                }
            }
        });
        add(&mut building, spent);
        known.extend(invented.into_iter().step_by((size / ASKED).clamp(1, LOT)));
    }
    Filled { bytes: clock::resident().saturating_sub(before) / size, index, known, reading, building }
}

fn add(sum: &mut Spent, spent: Spent) {
    sum.processor += spent.processor;
    sum.passed += spent.passed;
}

pub fn person(text: &str) -> Option<Person> {
    PersonName::parse(text).ok().map(Person::named)
}

/// Prints a line for every size.
pub fn print(sizes: &[usize]) {
    println!("seconds and milliseconds of one core; in brackets what passed on the clock of the wall");
    println!(
        "{:>9} {:>14} {:>14} {:>7} {:>9} {:>9} {:>9} {:>6} {:>9} {:>9}",
        "names", "read s", "insert s", "B/name", "p50 ms", "p95 ms", "max ms", "cards", "new: p50", "p95"
    );
    for &size in sizes {
        let mut people = People::new(1);
        let filled = fill(&mut people, size);
        let releases: Vec<Person> = asked(&mut people, &filled.known).iter().filter_map(|text| person(text)).collect();
        let (times, cards) = each(&releases, |release| filled.index.find_sought(release).len());
        let (new, _) = each(&releases, |name| filled.index.find_published(name, size).len());
        println!(
            "{size:>9} {:>14} {:>14} {:>7} {:>9.3} {:>9.3} {:>9.3} {:>6.2} {:>9.3} {:>9.3}",
            seconds(filled.reading),
            seconds(filled.building),
            filled.bytes,
            ms(percentile(&times, 50)),
            ms(percentile(&times, 95)),
            ms(percentile(&times, 100)),
            cards as f64 / times.len() as f64,
            ms(percentile(&new, 50)),
            ms(percentile(&new, 95)),
        );
    }
}

fn seconds(spent: Spent) -> String {
    format!("{:.2} ({:.2})", spent.processor.as_secs_f64(), spent.passed.as_secs_f64())
}

/// Half of them are followed; half are strangers.
fn asked(people: &mut People, known: &[Invented]) -> Vec<String> {
    let who = |n: usize, people: &mut People| match n % 2 {
        0 => known[n % known.len()].clone(),
        _ => people.somebody(),
    };
    (0..ASKED)
        .map(|n| {
            let who = who(n, people);
            people.published(&who)
        })
        .collect()
}

/// Processor time of each question, sorted, and the sum of the answers.
fn each(asked: &[Person], ask: impl Fn(&Person) -> usize) -> (Vec<Duration>, usize) {
    let mut found = 0;
    let mut times: Vec<Duration> = asked
        .iter()
        .map(|person| {
            let (cards, spent) = time(|| black_box(ask(person)));
            found += cards;
            spent.processor
        })
        .collect();
    times.sort_unstable();
    (times, found)
}
