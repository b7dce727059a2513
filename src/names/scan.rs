//! Followed names inside a free text. What is found is a draft with its sentence, for a person to look at:
//! a politician or an organisation may be named in the same sentence, and being named is not being released.

use std::hash::Hash;
use std::ops::Range;

use super::cedula::Cedula;
use super::compare::Comparison;
use super::evidence::Mark;
use super::index::Index;
use super::lexicon::LEXICON;
use super::name::PersonName;
use super::normalize::fold;
use super::person::Person;

/// A place in a text where a followed name may stand.
pub struct Occurrence<K> {
    /// The bytes of the name.
    pub at: Range<usize>,
    /// The bytes of the sentence around it.
    pub sentence: Range<usize>,
    /// What stands before the name.
    pub setting: Setting,
    /// Who of the followed it may be, best first, with the log-odds.
    pub found: Vec<(K, f32)>,
}

/// How somebody is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Just the name.
    Plain,
    /// After an office ("el ministro …"): probably somebody who speaks.
    Office,
}

/// Texts beyond this are read up to here.
const LONGEST_TEXT: usize = 1_000_000;
/// Words of a run that are looked at together.
const LONGEST_RUN: usize = 12;
/// A name has at least two words in a text, or anything would be one.
const SHORTEST_NAME: usize = 2;
const LONGEST_NAME: usize = 6;
/// How many of the followed are named for one place.
const MOST_FOUND: usize = 5;

/// Finds the followed names of an index in a text, in the order of the text.
pub fn scan<K: Copy + Eq + Hash + Ord>(text: &str, index: &Index<K>) -> Vec<Occurrence<K>> {
    let text = &text[..text.floor_char_boundary(LONGEST_TEXT)];
    let mut out = Vec::new();
    for sentence in sentences(text) {
        let words = words(text, &sentence);
        for run in runs(text, &words) {
            let before = run.start.checked_sub(1).map(|at| fold(&text[words[at].clone()]));
            let office = before.is_some_and(|word| LEXICON.is_office(&word));
            let setting = if office { Setting::Office } else { Setting::Plain };
            look(text, &words[run], &sentence, setting, index, &mut out);
        }
    }
    out
}

/// The windows of a run that fit somebody followed; the best first, and no word twice.
fn look<K: Copy + Eq + Hash + Ord>(
    text: &str,
    run: &[Range<usize>],
    sentence: &Range<usize>,
    setting: Setting,
    index: &Index<K>,
    out: &mut Vec<Occurrence<K>>,
) {
    let edge = |at: usize| !is_particle(&text[run[at].clone()]);
    let mut fits = Vec::new();
    for from in (0..run.len()).filter(|&at| edge(at)) {
        for to in (from + SHORTEST_NAME..=run.len().min(from + LONGEST_NAME)).filter(|&to| edge(to - 1)) {
            let at = run[from].start..run[to - 1].end;
            let found = who(text, &at, sentence, index);
            if let Some(&(_, best)) = found.first() {
                fits.push((best, Occurrence { at, sentence: sentence.clone(), setting, found }));
            }
        }
    }
    fits.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.at.len().cmp(&b.1.at.len())));
    let first = out.len();
    for (_, fit) in fits {
        if out[first..].iter().all(|kept| kept.at.end <= fit.at.start || fit.at.end <= kept.at.start) {
            out.push(fit);
        }
    }
    out[first..].sort_by_key(|occurrence| occurrence.at.start);
}

fn who<K: Copy + Eq + Hash + Ord>(
    text: &str,
    at: &Range<usize>,
    sentence: &Range<usize>,
    index: &Index<K>,
) -> Vec<(K, f32)> {
    let Ok(name) = PersonName::parse(&text[at.clone()]) else { return Vec::new() };
    let cedula = Cedula::first_in(&text[at.end..sentence.end.max(at.end)]);
    let person = Person { cedula, ..Person::named(name) };
    let found = index.find_sought(&person).into_iter().filter(|found| is_clear(&found.comparison));
    found.take(MOST_FOUND).map(|found| (found.key, found.comparison.log_odds)).collect()
}

/// In running text any two capitals look like a name: two words must agree and none contradict.
fn is_clear(comparison: &Comparison) -> bool {
    let agree = comparison.evidence.iter().filter(|line| line.weight > 0.0).count();
    agree >= 2 && comparison.evidence.iter().all(|line| line.mark != Mark::Conflicts)
}

fn is_particle(word: &str) -> bool {
    matches!(word, "de" | "del" | "la" | "los" | "las" | "da" | "dos" | "y" | "e")
}

/// Cuts at line ends and at full stops that do not follow an initial or an abbreviation.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut word = 0;
    for (at, c) in text.char_indices() {
        let ends = match c {
            '\n' | '!' | '?' | ';' => true,
            '.' => at - word > 4 && text[at + 1..].starts_with([' ', '\n', '"', '”', '»']),
            _ => false,
        };
        if ends {
            out.push(start..at + c.len_utf8());
            start = at + c.len_utf8();
        }
        if !c.is_alphanumeric() {
            word = at + c.len_utf8();
        }
    }
    out.push(start..text.len());
    out.retain(|sentence| !text[sentence.clone()].trim().is_empty());
    out
}

/// The words of a sentence, with an apostrophe, a hyphen or the full stop of an initial inside.
fn words(text: &str, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (offset, c) in text[sentence.clone()].char_indices() {
        let at = sentence.start + offset;
        match (start, c.is_alphabetic() || matches!(c, '\'' | '’' | '-')) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                out.push(from..if c == '.' && at - from <= 2 { at + 1 } else { at });
                start = None;
            }
            _ => {}
        }
    }
    out.extend(start.map(|from| from..sentence.end));
    out
}

/// Runs of words that may hold a name: capitals with particles between, unbroken by other signs than a comma.
/// A run with an organisation's word in it ends there.
fn runs(text: &str, words: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut run = 0..0;
    for (at, word) in words.iter().enumerate() {
        let shown = &text[word.clone()];
        let between = if run.is_empty() { " " } else { &text[words[at - 1].end..word.start] };
        let near = between.chars().all(|c| c == ' ' || c == ',' || c == '.') && between.len() <= 3;
        let particle = !run.is_empty() && is_particle(shown);
        let capital = shown.chars().next().is_some_and(char::is_uppercase) && !LEXICON.is_organisation(&fold(shown));
        if near && (capital || particle) && run.len() < LONGEST_RUN {
            run = if run.is_empty() { at..at + 1 } else { run.start..at + 1 };
        } else {
            out.push(std::mem::replace(&mut run, if capital { at..at + 1 } else { 0..0 }));
        }
    }
    out.push(run);
    out.retain(|run| run.len() >= SHORTEST_NAME);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn followed(names: &[&str]) -> Index<usize> {
        let mut index = Index::new();
        for (key, name) in names.iter().enumerate() {
            index.insert(key, &Person::named(PersonName::parse(name).expect("a name")));
        }
        index
    }

    fn found(text: &str, names: &[&str]) -> Vec<(String, usize, Setting)> {
        let index = followed(names);
        scan(text, &index).into_iter().map(|o| (text[o.at].to_owned(), o.found[0].0, o.setting)).collect()
    }

    #[test]
    fn followed_names_are_found_in_running_text_with_their_sentence() {
        let text = "Hoy salió Yuskeilys Arbulez de la cárcel. La esperaban Pedro Gil y otros.\nTambién GODOY MARÍN, LEOPOLDO J.";
        let names = ["Yuskeilys Carolina Arbulez Gil", "Leopoldo José Godoy Marín"];
        assert_eq!(
            found(text, &names),
            [
                ("Yuskeilys Arbulez".to_owned(), 0, Setting::Plain),
                ("GODOY MARÍN, LEOPOLDO J.".to_owned(), 1, Setting::Plain)
            ]
        );
        let sentence = scan(text, &followed(&names))[0].sentence.clone();
        assert_eq!(text[sentence].trim(), "Hoy salió Yuskeilys Arbulez de la cárcel.");
    }

    #[test]
    fn who_speaks_and_what_is_no_person_are_told_apart() {
        let names = ["Arístides Montezuma Lara", "Rosa Penal Foro"];
        let text = "El ministro Arístides Montezuma negó todo. El Foro Penal y el Comité lo confirman.";
        assert_eq!(found(text, &names), [("Arístides Montezuma".to_owned(), 0, Setting::Office)]);
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        for text in ["", "....", "\n\n", "V-12.345.678", "A. B. C.", "\u{202e}X Y"] {
            assert!(found(text, &["Yuskeilys Arbulez"]).is_empty());
        }
    }
}
