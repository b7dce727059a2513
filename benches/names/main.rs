//! One release against 20 thousand, 200 thousand and a million followed names, beside brute force with strsim.
//! `cargo bench --bench names` prints the tables of docs/names.md. All people are invented (people.rs).
//! With `-- --pairs FILE.csv` it prints the figures on labelled pairs instead (labelled.rs).

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

mod labelled;
mod people;

use std::hint::black_box;
use std::time::{Duration, Instant};

use people::People;
use vigilia::names::{Index, Person, PersonName, compare};

/// Releases asked of every index.
const RELEASES: usize = 1_000;

fn main() {
    let mut arguments = std::env::args();
    if arguments.any(|argument| argument == "--pairs") {
        let path = arguments.next().unwrap_or_default();
        if let Err(error) = labelled::print(&path) {
            println!("{error}");
        }
        return;
    }
    // `cargo test --benches` comes without the flag: there a small round is enough.
    let whole = std::env::args().any(|argument| argument == "--bench");
    let sizes: &[usize] = if whole { &[20_000, 200_000, 1_000_000] } else { &[2_000] };
    println!("index: build is insertion alone, read is turning texts into names");
    println!(
        "{:>9} {:>8} {:>8} {:>7} {:>8} {:>8} {:>8} {:>7}",
        "names", "read s", "build s", "B/name", "p50 ms", "p95 ms", "max ms", "cards"
    );
    for &size in sizes {
        measure(size);
    }
    brute_force(sizes[0], if whole { 20 } else { 2 });
    slowest();
}

fn measure(size: usize) {
    let mut people = People::new(1);
    let before = resident_bytes();
    let mut index: Index<u32> = Index::new();
    let (mut reading, mut building) = (Duration::ZERO, Duration::ZERO);
    let mut known = Vec::new();
    for key in 0..size {
        let text = people.person();
        let start = Instant::now();
        let Ok(name) = PersonName::parse(&text) else { continue };
        let person = Person::named(name);
        let read = Instant::now();
        index.insert(key as u32, &person);
        building += read.elapsed();
        reading += read - start;
        if key % (size / 500).max(1) == 0 {
            known.push(text);
        }
    }
    let bytes = resident_bytes().saturating_sub(before) / size;
    let mut times = Vec::new();
    let mut cards = 0;
    for release in releases(&mut people, &known) {
        let start = Instant::now();
        cards += black_box(index.find_sought(&release)).len();
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1e3;
    println!(
        "{size:>9} {:>8.2} {:>8.2} {bytes:>7} {:>8.3} {:>8.3} {:>8.3} {:>7.2}",
        reading.as_secs_f64(),
        building.as_secs_f64(),
        at(50),
        at(95),
        at(100),
        cards as f64 / times.len() as f64
    );
}

/// Half of them are followed, some misspelt; half are strangers.
fn releases(people: &mut People, known: &[String]) -> Vec<Person> {
    let mut out = Vec::new();
    for n in 0..RELEASES {
        let text = match n % 4 {
            0 => known[n % known.len()].clone(),
            1 => {
                let name = known[n % known.len()].clone();
                people.misspelt(&name)
            }
            _ => people.person(),
        };
        out.extend(PersonName::parse(&text).map(Person::named));
    }
    out
}

/// What a loop over all names costs with the usual metrics.
fn brute_force(size: usize, releases: usize) {
    let mut people = People::new(1);
    let names: Vec<String> = (0..size).map(|_| people.person().to_lowercase().replace(',', "")).collect();
    let mut index: Index<u32> = Index::new();
    for (key, name) in names.iter().enumerate() {
        if let Ok(name) = PersonName::parse(name) {
            index.insert(key as u32, &Person::named(name));
        }
    }
    let asked: Vec<String> = (0..releases).map(|_| people.person().to_lowercase().replace(',', "")).collect();
    println!("\none release against {size} names, ms (mean of {releases})");
    let each = |what: &str, look: &dyn Fn(&str)| {
        let start = Instant::now();
        asked.iter().for_each(|release| look(release));
        println!("{:>9.3}  {what}", start.elapsed().as_secs_f64() * 1e3 / asked.len() as f64);
    };
    each("this index, reading the name included", &|release| {
        if let Ok(name) = PersonName::parse(release) {
            black_box(index.find_sought(&Person::named(name)));
        }
    });
    each("Monge-Elkan over Jaro-Winkler (strsim)", &|release| {
        let words = split(release);
        black_box(names.iter().map(|name| monge_elkan(&words, &split(name))).fold(0.0, f64::max));
    });
    each("Jaro-Winkler on the whole (strsim)", &|release| {
        black_box(names.iter().map(|name| strsim::jaro_winkler(release, name)).fold(0.0, f64::max));
    });
}

fn split(name: &str) -> Vec<&str> {
    name.split(' ').collect()
}

/// The mean of the best match of every word of the shorter side.
fn monge_elkan<T: AsRef<str>>(a: &[T], b: &[T]) -> f64 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let best =
        |word: &T| long.iter().map(|other| strsim::jaro_winkler(word.as_ref(), other.as_ref())).fold(0.0, f64::max);
    short.iter().map(best).sum::<f64>() / short.len().max(1) as f64
}

/// The most expensive pairs that were found: many words, all alike and none the same, readable in many ways.
fn slowest() {
    let inputs = [
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
    println!("\none comparison, µs, reading included");
    for (what, a, b) in inputs {
        let rounds = 200;
        let start = Instant::now();
        for _ in 0..rounds {
            if let (Ok(a), Ok(b)) = (PersonName::parse(a), PersonName::parse(b)) {
                black_box(compare(&Person::named(a), &Person::named(b), 1));
            }
        }
        println!("{:>9.1}  {what}", start.elapsed().as_secs_f64() * 1e6 / f64::from(rounds));
    }
}

/// Resident memory of this process; 0 where the system does not tell.
fn resident_bytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    line.and_then(|l| l.split_whitespace().nth(1)).and_then(|kb| kb.parse::<usize>().ok()).map_or(0, |kb| kb * 1024)
}
