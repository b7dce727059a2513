//! Labelled pairs of invented names (tests/cases/names.csv): strong ones must come out right, and the mean scores
//! fall from strong matches to strong non-matches. tests/cases/names_scores.csv freezes every score: with
//! `VIGILIA_FREEZE=1` it is written anew, so that a change of a weight shows in the diff.

use std::collections::BTreeMap;
use std::path::PathBuf;

use vigilia::names::{Comparison, Person, PersonName, compare};

/// From here on a pair counts as one person, where nobody else is followed.
const SAME: f32 = 6.0;
/// A score may move so much without a new freeze.
const TOLERANCE: f32 = 0.05;

#[derive(Clone)]
pub struct Case {
    pub category: String,
    pub same: bool,
    pub strength: String,
    pub sought: String,
    pub published: String,
}

impl Case {
    fn score(&self) -> f32 {
        self.compared().log_odds
    }

    fn compared(&self) -> Comparison {
        let person = |text: &str| Person::named(PersonName::parse(text).expect("a name of the case file can be read"));
        compare(&person(&self.sought), &person(&self.published), 1)
    }
}

fn file(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "cases", name].iter().collect()
}

/// All rows of the case file.
pub fn cases() -> Vec<Case> {
    let mut reader = csv::Reader::from_path(file("names.csv")).expect("the case file is there");
    let rows = reader.records().map(|row| row.expect("a row of five columns"));
    rows.map(|row| Case {
        category: row[0].to_owned(),
        same: &row[1] == "1",
        strength: row[2].to_owned(),
        sought: row[3].to_owned(),
        published: row[4].to_owned(),
    })
    .collect()
}

#[test]
fn every_strong_case_comes_out_right_and_most_of_the_others() {
    let cases = cases();
    assert!(cases.len() >= 400);
    let wrong: Vec<&Case> = cases.iter().filter(|case| (case.score() >= SAME) != case.same).collect();
    let strong: Vec<String> = wrong
        .iter()
        .filter(|case| case.strength == "strong")
        .map(|case| format!("{}: {} / {} {:.1}", case.category, case.sought, case.published, case.score()))
        .collect();
    assert!(strong.is_empty(), "{strong:#?}");
    let medium = |case: &&&Case| case.strength == "medium";
    let all = cases.iter().filter(|case| case.strength == "medium").count();
    assert!(wrong.iter().filter(medium).count() * 20 <= all, "more than one medium case in twenty is wrong");
}

#[test]
fn mean_scores_fall_from_strong_matches_to_strong_non_matches() {
    let cases = cases();
    let mean = |same: bool, strength: &str| {
        let part: Vec<f32> =
            cases.iter().filter(|c| c.same == same && c.strength == strength).map(Case::score).collect();
        part.iter().sum::<f32>() / part.len() as f32
    };
    let means = [
        mean(true, "strong"),
        mean(true, "medium"),
        mean(true, "weak"),
        mean(false, "weak"),
        mean(false, "medium"),
        mean(false, "strong"),
    ];
    assert!(means.is_sorted_by(|a, b| a > b), "{means:?}");
}

#[test]
fn no_score_changes_unseen() {
    let scores: Vec<(Case, f32)> = cases().into_iter().map(|case| (case.clone(), case.score())).collect();
    let frozen = file("names_scores.csv");
    if std::env::var_os("VIGILIA_FREEZE").is_some() {
        let mut out = csv::Writer::from_path(&frozen).expect("the freeze can be written");
        out.write_record(["sought", "published", "score"]).expect("written");
        for (case, score) in &scores {
            out.write_record([&case.sought, &case.published, &format!("{score:.2}")]).expect("written");
        }
        return;
    }
    let mut reader = csv::Reader::from_path(&frozen).expect("the freeze is there");
    let kept: BTreeMap<(String, String), f32> = reader
        .records()
        .map(|row| row.expect("a row of three columns"))
        .map(|row| ((row[0].to_owned(), row[1].to_owned()), row[2].parse().expect("a number")))
        .collect();
    let changed: Vec<String> = scores
        .iter()
        .filter_map(|(case, score)| {
            let before = kept.get(&(case.sought.clone(), case.published.clone()))?;
            let line = format!("{} / {}: {before:.2} -> {score:.2}", case.sought, case.published);
            ((before - score).abs() > TOLERANCE).then_some(line)
        })
        .collect();
    assert!(changed.is_empty(), "{} scores changed: {changed:#?}", changed.len());
    let unknown = scores.iter().filter(|(c, _)| !kept.contains_key(&(c.sought.clone(), c.published.clone()))).count();
    assert_eq!(unknown, 0, "cases without a frozen score");
}

#[test]
fn the_lines_and_the_prior_are_the_score() {
    for case in cases() {
        let compared = case.compared();
        let sum: f32 = compared.evidence.iter().map(|line| line.weight).sum();
        assert!((compared.log_odds - sum).abs() < 0.01, "{} / {}", case.sought, case.published);
    }
}

/// One card of every category. The wording is the catalogue's; here stand key, mark and weight.
#[test]
fn a_card_of_every_category_says_what_a_person_would_say() {
    let mut cards: BTreeMap<(bool, String), Case> = BTreeMap::new();
    for case in cases() {
        // The last of its category: the middle of the file is as good as any.
        cards.insert((!case.same, case.category.clone()), case);
    }
    assert!(cards.len() >= 30);
    let mut out = String::new();
    for case in cards.values() {
        let compared = case.compared();
        out.push_str(&format!("{}: {} | {} [{:.1}]\n", case.category, case.sought, case.published, compared.log_odds));
        for line in compared.evidence {
            let (sought, published) = (line.sought, line.published);
            out.push_str(&format!(
                "    {} {} {} : {} {:+.1}\n",
                if sought.is_empty() { "-" } else { &sought },
                line.mark.sign(),
                if published.is_empty() { "-" } else { &published },
                line.phrase.key(),
                line.weight
            ));
        }
    }
    insta::assert_snapshot!("cards", out);
}
