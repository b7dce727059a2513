//! The most expensive inputs that were found: pairs for one comparison, and names for the index. What is looked at is
//! bounded whatever somebody writes; here stands by how much.

use std::hint::black_box;
use std::time::Duration;

use vigilia::names::{Index, Person, PersonName, compare};

use crate::clock::{ms, time};
use crate::growth::{fill, person};
use crate::people::People;

/// Many words, all alike and none the same, readable in many ways.
const PAIRS: &[(&str, &str, &str)] = &[
    ("ordinary", "José Gregorio Pérez Rodríguez", "PEREZ RODRIGUEZ, JOSE GREGORIO"),
    ("one word eight times", "ana ana ana ana ana ana ana ana", "ana ana ana ana ana ana ana ana"),
    (
        "all alike, none the same",
        "marian mariam maryan mariann marryan mariian maarian marianh",
        "mariana marianna maryana mariiana maarianas marihana mmariana marianah",
    ),
    (
        "long words",
        "aaaaaaaaaaaaaaaaaaaaaab aaaaaaaaaaaaaaaaaaaaaac aaaaaaaaaaaaaaaaaaaaaad aaaaaaaaaaaaaaaaaaaaaae",
        "aaaaaaaaaaaaaaaaaaaaaaf aaaaaaaaaaaaaaaaaaaaaag aaaaaaaaaaaaaaaaaaaaaah aaaaaaaaaaaaaaaaaaaaaai",
    ),
];

/// Common words in every place reach the most people.
const NAMES: &[(&str, &str)] = &[
    ("the commonest name, whole", "José Luis González Rodríguez"),
    ("the commonest name, short", "José González"),
    ("one common word", "González"),
    ("a common word and an initial", "J. González"),
    ("initials and a common word", "J. L. M. A. C. González"),
    ("eight common words", "José Luis Juan Carlos González Rodríguez Pérez Hernández"),
    ("eight common women's names", "María José Carmen Luisa Rosa Ana Elena Isabel"),
    ("all alike, none the same", "marian mariam maryan mariann marryan mariian maarian marianh"),
];

/// Prints what each costs.
pub fn print(size: usize) {
    println!("\none comparison, µs of one core, reading included");
    for (what, a, b) in PAIRS {
        let rounds = 500;
        let ((), spent) = time(|| {
            for _ in 0..rounds {
                if let (Ok(a), Ok(b)) = (PersonName::parse(a), PersonName::parse(b)) {
                    black_box(compare(&Person::named(a), &Person::named(b), 1));
                }
            }
        });
        println!("{:>9.1}  {what}", ms(spent.processor) * 1e3 / f64::from(rounds));
    }
    println!("\none release against {size} names, ms of one core");
    let index = fill(&mut People::new(4), size).index;
    for (what, name) in NAMES {
        let Some(person) = person(name) else { continue };
        let best = (0..5).map(|_| once(&index, &person)).min_by(|a, b| a.0.cmp(&b.0)).unwrap_or_default();
        println!("{:>9.2}  {what} ({} found)", ms(best.0), best.1);
    }
}

fn once(index: &Index<u32>, person: &Person) -> (Duration, usize) {
    let (found, spent) = time(|| black_box(index.find_sought(person)).len());
    (spent.processor, found)
}
