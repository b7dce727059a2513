//! Figures on a file of labelled pairs that the caller brings: this matcher beside the usual metrics, in one run.

use std::collections::BTreeMap;

use crate::brute::{self, words};
use vigilia::names::{Person, PersonName, compare};

struct Pair {
    sought: String,
    published: String,
    same: bool,
    category: String,
}

/// Prints the figures. Columns: subscription_name, release_name, label (1 is the same person), category, core.
pub fn print(path: &str) -> Result<(), csv::Error> {
    let pairs = read(path)?;
    println!("{} pairs of {path}", pairs.len());
    println!("{:<44} {:>6} {:>8} {:>8}", "matcher", "F1", "R@P.95", "R@P.99");
    type Matcher = fn(&str, &str) -> f64;
    let matchers: [(&str, Matcher); 4] = [
        ("this matcher", ours),
        ("Monge-Elkan over Jaro-Winkler, shorter side", folded_monge_elkan),
        ("Jaro-Winkler on sorted words", sorted_jaro_winkler),
        ("token set ratio (rapidfuzz)", folded_token_set),
    ];
    let mut table: BTreeMap<(bool, &str), Vec<f64>> = BTreeMap::new();
    for (what, matcher) in matchers {
        let scores: Vec<f64> = pairs.iter().map(|pair| matcher(&pair.sought, &pair.published)).collect();
        let (f1, cut, at95, at99) = figures(&pairs, &scores);
        println!("{what:<44} {f1:>6.3} {at95:>8.3} {at99:>8.3}");
        let mut right: BTreeMap<(bool, &str), (usize, usize)> = BTreeMap::new();
        for (pair, score) in pairs.iter().zip(&scores) {
            let entry = right.entry((!pair.same, &pair.category)).or_default();
            entry.0 += usize::from((*score >= cut) == pair.same);
            entry.1 += 1;
        }
        for (category, (hits, all)) in right {
            table.entry(category).or_default().push(hits as f64 / all as f64);
        }
    }
    println!("\nright at each one's best threshold, in the same order");
    for ((different, category), shares) in table {
        let shares: Vec<String> = shares.iter().map(|share| format!("{share:.3}")).collect();
        println!("{:<10} {category:<32} {}", if different { "different" } else { "same" }, shares.join("  "));
    }
    Ok(())
}

fn read(path: &str) -> Result<Vec<Pair>, csv::Error> {
    let mut reader = csv::Reader::from_path(path)?;
    let headers = reader.headers()?.clone();
    let mut out = Vec::new();
    for row in reader.records() {
        let row = row?;
        let of = |name: &str| headers.iter().position(|h| h == name).and_then(|at| row.get(at)).unwrap_or_default();
        if of("core") == "0" {
            continue;
        }
        out.push(Pair {
            sought: of("subscription_name").to_owned(),
            published: of("release_name").to_owned(),
            same: of("label") == "1",
            category: of("category").to_owned(),
        });
    }
    Ok(out)
}

/// Best F1 and its threshold, recall at precision .95 and at .99. Equal scores share one threshold.
fn figures(pairs: &[Pair], scores: &[f64]) -> (f64, f64, f64, f64) {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    let all = pairs.iter().filter(|pair| pair.same).count() as f64;
    let (mut best, mut cut, mut at95, mut at99, mut hits) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (n, &at) in order.iter().enumerate() {
        hits += f64::from(u8::from(pairs[at].same));
        if order.get(n + 1).is_some_and(|&next| scores[next] >= scores[at]) {
            continue;
        }
        let (precision, recall) = (hits / (n + 1) as f64, hits / all);
        let f1 = if hits > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        if f1 > best {
            (best, cut) = (f1, scores[at]);
        }
        if precision >= 0.95 {
            at95 = recall;
        }
        if precision >= 0.99 {
            at99 = recall;
        }
    }
    (best, cut, at95, at99)
}

fn ours(a: &str, b: &str) -> f64 {
    match (PersonName::parse(a), PersonName::parse(b)) {
        (Ok(a), Ok(b)) => f64::from(compare(&Person::named(a), &Person::named(b), 1).log_odds),
        _ => -99.0,
    }
}

fn folded_monge_elkan(a: &str, b: &str) -> f64 {
    brute::monge_elkan(&words(a), &words(b))
}

fn folded_token_set(a: &str, b: &str) -> f64 {
    brute::token_set(&words(a), &words(b))
}

fn sorted_jaro_winkler(a: &str, b: &str) -> f64 {
    let sorted = |name: &str| {
        let mut all = words(name);
        all.sort();
        all.join(" ")
    };
    strsim::jaro_winkler(&sorted(a), &sorted(b))
}
