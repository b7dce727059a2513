//! A loop over all names with the usual metrics, beside the index, in one run: what it costs and what it finds.

use std::collections::HashMap;
use std::hint::black_box;
use std::time::Duration;

use rapidfuzz::fuzz;

use crate::clock::{ms, time};
use crate::growth::person;
use crate::people::{People, plain};
use crate::retrieval::{Card, Release, figures, invented};
use vigilia::names::Index;

/// How alike two folded names are.
type Metric = fn(&Folded, &Folded) -> f64;

/// A name without accents and case, in the shapes that the metrics want; made once for each name.
struct Folded {
    words: Vec<String>,
    sorted: String,
}

impl Folded {
    fn of(text: &str) -> Self {
        let words = words(text);
        let mut sorted = words.clone();
        sorted.sort();
        Self { sorted: sorted.join(" "), words }
    }
}

/// The words of a name without accents, case and punctuation.
pub fn words(text: &str) -> Vec<String> {
    let folded = plain(text).to_lowercase();
    folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Costs and finds of every metric against `size` names; `releases` of them are asked.
pub fn print(size: usize, releases: usize) {
    let mut people = People::new(2);
    let (names, asked) = invented(&mut people, size, releases);
    let mut index: Index<u32> = Index::new();
    for (key, name) in names.iter().enumerate() {
        if let Some(person) = person(name) {
            index.insert(key as u32, &person);
        }
    }
    println!("\n{} releases against {size} names: what one costs on one core, and what is found", asked.len());
    println!("{:<44} {:>10} {:>8} {:>9} {:>9} {:>9}", "matcher", "ms", "times", "recall@1", "at .90", "at .95");
    let mut spent = Duration::ZERO;
    let mut cards = Vec::new();
    for release in &asked {
        let (found, cost) = time(|| person(&release.text).map(|p| index.find_sought(&p)).unwrap_or_default());
        spent += cost.processor;
        cards.push(
            found.iter().map(|f| Card { name: f.key as usize, score: f64::from(f.comparison.log_odds) }).collect(),
        );
    }
    let ours = spent;
    row("this index, reading the name included", spent, ours, &asked, &cards);
    let folded: Vec<Folded> = names.iter().map(|name| Folded::of(name)).collect();
    let metrics: [(&str, Metric); 3] = [
        ("Monge-Elkan over Jaro-Winkler (strsim)", |a, b| monge_elkan(&a.words, &b.words)),
        ("Jaro-Winkler on sorted words (strsim)", |a, b| strsim::jaro_winkler(&a.sorted, &b.sorted)),
        ("token set ratio (rapidfuzz)", |a, b| token_set(&a.words, &b.words)),
    ];
    for (what, metric) in metrics {
        let (cards, spent) = all_pairs(&asked, &folded, metric);
        row(what, spent, ours, &asked, &cards);
    }
}

fn row(what: &str, spent: Duration, ours: Duration, asked: &[Release], cards: &[Vec<Card>]) {
    let found = figures(asked, cards);
    let each = ms(spent) / asked.len() as f64;
    let times = spent.as_secs_f64() / ours.as_secs_f64();
    println!("{what:<44} {each:>10.3} {times:>8.0} {:>9.3} {:>9} {:>9}", found.first, found.at90(), found.at95());
}

/// Every release with every name. Only the best of each are kept: nobody is shown more.
fn all_pairs(asked: &[Release], names: &[Folded], metric: Metric) -> (Vec<Vec<Card>>, Duration) {
    /// Beyond this no volunteer looks; a metric that needs more does not reach its recall.
    const KEPT: usize = 500;
    let mut spent = Duration::ZERO;
    let all = asked.iter().map(|release| {
        let (mut cards, cost) = time(|| {
            let release = Folded::of(&release.text);
            let score = |(at, name): (usize, &Folded)| Card { name: at, score: black_box(metric(&release, name)) };
            names.iter().enumerate().map(score).collect::<Vec<_>>()
        });
        spent += cost.processor;
        cards.sort_by(|a, b| b.score.total_cmp(&a.score));
        cards.truncate(KEPT);
        cards
    });
    let all = all.collect();
    (all, spent)
}

/// The mean of the best match of every word of the shorter side.
pub fn monge_elkan(a: &[String], b: &[String]) -> f64 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let best = |word: &String| long.iter().map(|other| strsim::jaro_winkler(word, other)).fold(0.0, f64::max);
    short.iter().map(best).sum::<f64>() / short.len().max(1) as f64
}

/// The token set ratio of rapidfuzz's namesake in Python: the words in common against each side with its rest.
/// The crate ships `ratio`; the sets are made here.
pub fn token_set(a: &[String], b: &[String]) -> f64 {
    let mut counts: HashMap<&str, u8> = HashMap::new();
    a.iter().for_each(|word| *counts.entry(word).or_default() |= 1);
    b.iter().for_each(|word| *counts.entry(word).or_default() |= 2);
    let of = |which: u8| {
        let mut words: Vec<&str> = counts.iter().filter(|(_, set)| **set == which).map(|(word, _)| *word).collect();
        words.sort_unstable();
        words.join(" ")
    };
    let (common, left, right) = (of(3), of(1), of(2));
    if !common.is_empty() && (left.is_empty() || right.is_empty()) {
        return 1.0;
    }
    let with = |rest: &str| format!("{common} {rest}").trim().to_owned();
    let (left, right) = (with(&left), with(&right));
    let ratio = |a: &str, b: &str| fuzz::ratio(a.chars(), b.chars());
    ratio(&common, &left).max(ratio(&common, &right)).max(ratio(&left, &right))
}
