//! Word stems that a text must not hold; the lists are data.

use unicode_normalization::UnicodeNormalization;
use vigilia::domain::Language;

/// The stems of one kind of text in one language.
pub struct Banned(Vec<Stem>);

enum Stem {
    Whole(String),
    Beginning(String),
    Phrase(String),
}

impl Banned {
    /// What no family reads.
    pub fn family(language: Language) -> Self {
        match language {
            Language::Es => Self::read(include_str!("../data/banned/family.es.txt")),
            Language::En => Self::read(include_str!("../data/banned/family.en.txt")),
        }
    }

    /// What may not stand on a locked screen.
    pub fn neutral(language: Language) -> Self {
        let mut stems = Self::family(language);
        stems.0.extend(match language {
            Language::Es => Self::read(include_str!("../data/banned/neutral.es.txt")).0,
            Language::En => Self::read(include_str!("../data/banned/neutral.en.txt")).0,
        });
        stems
    }

    /// What the team does not read.
    pub fn team() -> Self {
        Self::read(include_str!("../data/banned/team.txt"))
    }

    fn read(list: &str) -> Self {
        let stems = list.lines().filter(|line| !line.trim().is_empty()).map(|line| match line.strip_prefix('=') {
            Some(word) => Stem::Whole(fold(word)),
            None if line.contains(' ') => Stem::Phrase(fold(line)),
            None => Stem::Beginning(fold(line)),
        });
        Self(stems.collect())
    }

    /// The stems that the text holds.
    pub fn found(&self, text: &str) -> Vec<&str> {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let joined = words.join(" ");
        let holds = |stem: &&Stem| match stem {
            Stem::Whole(whole) => words.contains(&whole.as_str()),
            Stem::Beginning(beginning) => words.iter().any(|word| word.starts_with(beginning.as_str())),
            Stem::Phrase(phrase) => format!(" {joined} ").contains(&format!(" {phrase} ")),
        };
        self.0
            .iter()
            .filter(holds)
            .map(|stem| match stem {
                Stem::Whole(text) | Stem::Beginning(text) | Stem::Phrase(text) => text.as_str(),
            })
            .collect()
    }

    pub fn assert_absent(&self, what: &str, text: &str) {
        let found = self.found(text);
        assert!(found.is_empty(), "{what}: {found:?} in {text}");
    }
}

/// Small letters without accents.
fn fold(text: &str) -> String {
    text.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect::<String>().to_lowercase()
}

#[test]
fn stems_whole_words_and_phrases_are_told_apart() {
    let banned = Banned::neutral(Language::Es);
    assert_eq!(banned.found("Su deseo, creo"), Vec::<&str>::new());
    assert_eq!(banned.found("DETENCIÓN"), ["detenc"]);
    assert_eq!(banned.found("los derechos humanos"), ["derechos humanos"]);
}
