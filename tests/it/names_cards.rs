//! Thirty random comparisons as a volunteer reads them, in both languages: pairs of tests/cases/names.csv, drawn by a
//! seed, some with more facts than the name. Read every line of a changed snapshot: each must be right and clear, and
//! together they are the score.

use chrono::NaiveDate;
use vigilia::domain::Language;
use vigilia::names::{Cedula, Comparison, Person, PersonName, Sex, compare};

use crate::names::{Case, cases};

/// A small generator of numbers (splitmix64), the same every time.
struct Seed(u64);

impl Seed {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}

/// A person with whatever else the seed says is known.
fn person(text: &str, seed: &mut Seed) -> Person {
    let name = PersonName::parse(text).expect("a name of the case file can be read");
    let known = |seed: &mut Seed| seed.below(2) == 0;
    Person {
        cedula: known(seed).then(|| Cedula::parse(["V-90123456", "V-90123457", "V-90777123"][seed.below(3)]).unwrap()),
        birth_year: known(seed).then(|| 1979 + seed.below(8) as i32),
        centre: known(seed).then(|| ["Yare II", "Rodeo I"][seed.below(2)].to_owned()),
        state: known(seed).then(|| ["Lara", "Zulia"][seed.below(2)].to_owned()),
        arrested: known(seed).then(|| NaiveDate::from_ymd_opt(2025, 8, 1 + seed.below(28) as u32).unwrap()),
        sex: known(seed).then(|| [Sex::F, Sex::M][seed.below(2)]),
        ..Person::named(name)
    }
}

fn thirty() -> Vec<(Case, Comparison)> {
    let mut seed = Seed(20_260_103);
    let all = cases();
    let mut drawn = Vec::new();
    for nth in 0..30 {
        let case = all[seed.below(all.len())].clone();
        // Every third has more than a name, as one card in three has.
        let mut side = |text: &str| match nth % 3 {
            0 => person(text, &mut seed),
            _ => Person::named(PersonName::parse(text).expect("a name of the case file can be read")),
        };
        let (sought, published) = (side(&case.sought), side(&case.published));
        drawn.push((case, compare(&sought, &published, 1)));
    }
    drawn
}

#[test]
fn thirty_random_cards_read_as_they_should_in_both_languages() {
    let words = crate::world::words();
    let mut out = String::new();
    for (nth, (case, compared)) in thirty().iter().enumerate() {
        let sum: f32 = compared.evidence.iter().map(|line| line.weight).sum();
        assert!((sum - compared.log_odds).abs() < 0.01, "the lines of card {nth} are not its score");
        out.push_str(&format!("{}. {} | {} = {sum:.1}\n", nth + 1, case.sought, case.published));
        for line in &compared.evidence {
            let [es, en] = [Language::Es, Language::En].map(|language| words.evidence(language, line));
            out.push_str(&format!("{:+6.1}  {es}\n        {en}\n", line.weight));
        }
    }
    insta::assert_snapshot!("thirty_cards", out);
}
