//! How many cards the volunteers see for how much recall: names as families write them, releases as lists publish
//! them, and who is who. Of the releases, seven in ten are followed, one and a half in ten are relatives of somebody
//! followed, and the rest strangers.

use vigilia::names::Index;

use crate::growth::person;
use crate::people::{Invented, People};

/// A published name, and whose of the followed names it is.
pub struct Release {
    pub text: String,
    pub is: Option<usize>,
}

/// Somebody followed who may be the published one.
#[derive(Clone, Copy)]
pub struct Card {
    pub name: usize,
    pub score: f64,
}

/// Followed names, and releases with the truth.
pub fn invented(people: &mut People, size: usize, releases: usize) -> (Vec<String>, Vec<Release>) {
    let all: Vec<Invented> = (0..size).map(|_| people.somebody()).collect();
    let names = all.iter().map(|who| people.followed(who)).collect();
    let asked = (0..releases).map(|n| {
        let at = n * (size / releases.max(1)).max(1) % size;
        let (who, is) = match n % 20 {
            0..=13 => (all[at].clone(), Some(at)),
            14..=16 => (people.sibling(&all[at]), None),
            _ => (people.somebody(), None),
        };
        Release { text: people.published(&who), is }
    });
    let asked = asked.collect();
    (names, asked)
}

/// What was found.
pub struct Figures {
    /// How often the right one stands first, of those that are followed; a tie counts as its share.
    pub first: f64,
    /// Cards a release at recall .90 and at .95, with one threshold for all.
    cards: [Option<f64>; 2],
}

impl Figures {
    pub fn at90(&self) -> String {
        shown(self.cards[0])
    }

    pub fn at95(&self) -> String {
        shown(self.cards[1])
    }
}

fn shown(cards: Option<f64>) -> String {
    cards.map_or("–".to_owned(), |cards| format!("{cards:.2}"))
}

/// The figures of a matcher; `cards` are those of each release.
pub fn figures(asked: &[Release], cards: &[Vec<Card>]) -> Figures {
    let followed = asked.iter().filter(|release| release.is.is_some()).count() as f64;
    let mut first = 0.0;
    let mut scored: Vec<(f64, bool)> = Vec::new();
    for (release, cards) in asked.iter().zip(cards) {
        let best = cards.iter().map(|card| card.score).fold(f64::NEG_INFINITY, f64::max);
        let tied: Vec<&Card> = cards.iter().filter(|card| card.score >= best).collect();
        if tied.iter().any(|card| Some(card.name) == release.is) {
            first += 1.0 / tied.len() as f64;
        }
        scored.extend(cards.iter().map(|card| (card.score, Some(card.name) == release.is)));
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let at = |recall: f64| {
        let mut hits = 0.0;
        let reached = scored.iter().position(|(_, right)| {
            hits += f64::from(u8::from(*right));
            hits >= recall * followed
        })?;
        let threshold = scored[reached].0;
        let shown = scored.iter().take_while(|(score, _)| *score >= threshold).count();
        Some(shown as f64 / asked.len() as f64)
    };
    Figures { first: first / followed, cards: [at(0.90), at(0.95)] }
}

/// Prints a line for every size.
pub fn print(sizes: &[usize], releases: usize) {
    println!("\n{releases} releases: cards a release at a recall of .90 and .95");
    println!("{:>9} {:>9} {:>9} {:>9}", "names", "recall@1", "at .90", "at .95");
    for &size in sizes {
        let mut people = People::new(3);
        let (names, asked) = invented(&mut people, size, releases);
        let mut index: Index<u32> = Index::new();
        for (key, name) in names.iter().enumerate() {
            if let Some(person) = person(name) {
                index.insert(key as u32, &person);
            }
        }
        let cards: Vec<Vec<Card>> = asked.iter().map(|release| look(&index, &release.text)).collect();
        let found = figures(&asked, &cards);
        println!("{size:>9} {:>9.3} {:>9} {:>9}", found.first, found.at90(), found.at95());
    }
}

fn look(index: &Index<u32>, text: &str) -> Vec<Card> {
    let found = person(text).map(|person| index.find_sought(&person)).unwrap_or_default();
    found.iter().map(|f| Card { name: f.key as usize, score: f64::from(f.comparison.log_odds) }).collect()
}
