//! A personal name: as written, and as read.

use serde::{Deserialize, Serialize};

use super::aliases::Aside;
use super::normalize::{clean, fold};
use super::roles::{Reading, readings};
use super::tokens::{MOST_WORDS, Source, Token, words};

/// Which rule a text breaks; never the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    #[error("there are no letters in it")]
    Empty,
    #[error("it is longer than a name")]
    TooLong,
    #[error("it seems to hold several names")]
    Several,
    #[error("it holds characters that stand in no name")]
    Characters,
    #[error("invisible or direction characters inside")]
    Invisible,
    #[error("letters of several scripts")]
    MixedScripts,
    #[error("only initials, which identify nobody")]
    InitialsOnly,
}

/// A name as somebody wrote it, and how it was read. No `Display`; `Debug` says nothing.
#[derive(Clone, PartialEq)]
pub struct PersonName {
    written: String,
    pub(super) tokens: Vec<Token>,
    /// Best first, never empty.
    pub(super) readings: Vec<Reading>,
    /// Other names that the text itself gives: "alias Cheo".
    pub(super) aliases: Vec<PersonName>,
}

impl std::fmt::Debug for PersonName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonName")
    }
}

/// What is to be sealed of a name: opening it gives the same reading again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredName {
    pub given: String,
    pub surnames: String,
    /// As written, where the reading was never confirmed by a person; the name is then read again on opening.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
    /// Other names that the text itself gave.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

impl std::fmt::Debug for StoredName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoredName")
    }
}

impl PersonName {
    /// Reads a name in any usual form: "José G. Pérez R.", "PÉREZ RODRÍGUEZ, José Gregorio".
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let Aside { name, aliases } = clean(text)?;
        let name = Self::without_aliases(&name)?;
        Ok(Self { aliases: read_aliases(&aliases), ..name })
    }

    fn without_aliases(clean: &str) -> Result<Self, NameError> {
        let read = words(clean, Source::Text)?;
        if read.tokens.iter().all(|t| t.word.is_initial()) {
            return Err(NameError::InitialsOnly);
        }
        if are_two_people(&read.tokens, read.before_comma) {
            return Err(NameError::Several);
        }
        let readings = readings(&read.tokens, read.before_comma);
        let written = joined(&read.tokens, read.before_comma);
        Ok(Self { written, tokens: read.tokens, readings, aliases: Vec::new() })
    }

    /// From what a person said is which (used when they corrected the reading, and to open sealed rows).
    pub fn from_parts(given: &str, surnames: &str) -> Result<Self, NameError> {
        let part = |text: &str| match clean(text) {
            Ok(text) => words(&text.name.replace(',', " "), Source::Part).map(|w| w.tokens),
            Err(NameError::Empty) => Ok(Vec::new()),
            Err(error) => Err(error),
        };
        let mut tokens = part(given)?;
        let count = tokens.len();
        tokens.extend(part(surnames)?);
        match tokens.len() {
            0 => return Err(NameError::Empty),
            1..=MOST_WORDS => {}
            _ => return Err(NameError::Several),
        }
        if tokens.iter().all(|t| t.word.is_initial()) {
            return Err(NameError::InitialsOnly);
        }
        let readings = vec![Reading::told(count, &tokens)];
        Ok(Self { written: joined(&tokens, 0), tokens, readings, aliases: Vec::new() })
    }

    /// As written, spaces collapsed, NFC, without titles and identity numbers; all-capitals in title case.
    pub fn shown(&self) -> &str {
        &self.written
    }

    /// The given names of the best reading, shown form; may be empty (one-name form).
    pub fn given(&self) -> String {
        self.part(self.best().given)
    }

    /// The surnames of the best reading, shown form; may be empty.
    pub fn surnames(&self) -> String {
        self.part(self.best().surnames)
    }

    /// How many surnames the best reading has (a compound or "de la Rosa" is one, a married name none).
    pub fn surname_count(&self) -> usize {
        let best = self.best();
        let own = best.surnames & !best.married;
        self.tokens.iter().enumerate().filter(|(i, t)| own >> i & 1 == 1 && !t.linked).count()
    }

    /// A second reading that is nearly as likely as the best, worth asking the writer about.
    pub fn other_reading(&self) -> Option<PersonName> {
        /// Bits: the second is then at least a sixth as likely as the best.
        const WORTH_ASKING: f32 = 2.6;
        let second = self.readings.get(1).filter(|r| r.behind <= WORTH_ASKING)?;
        self.told(&self.part(second.given), &self.part(second.surnames)).ok()
    }

    /// Given names and surnames changed about (the writer said that surnames come first).
    pub fn swapped(&self) -> PersonName {
        let turned = self.told(&self.surnames(), &self.given());
        turned.unwrap_or_else(|_| Self { readings: vec![self.best().swapped()], ..self.clone() })
    }

    /// With one more surname at the end.
    pub fn with_second_surname(&self, surname: &str) -> Result<PersonName, NameError> {
        PersonName::from_parts("", surname)?;
        self.told(&self.given(), &format!("{} {surname}", self.surnames()))
    }

    /// The same person's name with other parts; what else the person is called stays.
    fn told(&self, given: &str, surnames: &str) -> Result<PersonName, NameError> {
        let name = PersonName::from_parts(given, surnames)?;
        Ok(Self { aliases: self.aliases.clone(), ..name })
    }

    /// The whole name of somebody called so at home: a nickname stands for the given names of `own`.
    pub(super) fn instead_of(&self, own: &PersonName) -> PersonName {
        let best = self.best();
        let is_whole = self.tokens.len() > 1 && best.given != 0 && best.surnames != 0;
        let surnames = own.surnames();
        if is_whole || surnames.is_empty() {
            return self.clone();
        }
        PersonName::from_parts(&self.written, &surnames).unwrap_or_else(|_| self.clone())
    }

    /// "M. E. P. R."
    pub fn initials(&self) -> String {
        let best = self.best();
        let mut out = String::new();
        for bits in [best.given, best.surnames] {
            for token in self.of(bits) {
                let head = token.shown.rsplit(' ').next().unwrap_or_default();
                let Some(first) = head.chars().find(|c| c.is_alphabetic()) else { continue };
                if !out.is_empty() {
                    out.push(' ');
                }
                out.extend(first.to_uppercase());
                out.push('.');
            }
        }
        out
    }

    /// A name that very many people have, by the shipped lexicon only.
    pub fn is_common(&self) -> bool {
        /// Bits: together rarer than one in half a million is not "very many" in a country of thirty million.
        const COMMON: f32 = 19.0;
        let best = self.best();
        let given: f32 = self.of(best.given).map(|t| t.word.given_bits).sum();
        let surnames: f32 = self.of(best.surnames & !best.married).map(|t| t.word.surname_bits).sum();
        given + surnames <= COMMON
    }

    /// What to seal. With `StoredName::open` the same reading comes back.
    pub fn stored(&self) -> StoredName {
        let written = (self.readings.len() > 1).then(|| self.written.clone());
        let aliases = self.aliases.iter().map(|alias| alias.written.clone()).collect();
        StoredName { given: self.given(), surnames: self.surnames(), written, aliases }
    }

    pub(super) fn best(&self) -> Reading {
        self.readings.first().copied().unwrap_or_default()
    }

    fn of(&self, bits: u8) -> impl Iterator<Item = &Token> {
        self.tokens.iter().enumerate().filter(move |(i, _)| bits >> i & 1 == 1).map(|(_, t)| t)
    }

    fn part(&self, bits: u8) -> String {
        let mut out = String::new();
        for token in self.of(bits) {
            push(&mut out, token);
        }
        out
    }
}

impl StoredName {
    /// The name again. A reading that nobody confirmed is made anew, by today's rules.
    pub fn open(&self) -> Result<PersonName, NameError> {
        let name = match &self.written {
            Some(written) => PersonName::parse(written)?,
            None => PersonName::from_parts(&self.given, &self.surnames)?,
        };
        Ok(PersonName { aliases: read_aliases(&self.aliases), ..name })
    }
}

/// What can be read of the other names; a remark that is no name is left out.
fn read_aliases(texts: &[String]) -> Vec<PersonName> {
    texts.iter().filter_map(|text| PersonName::without_aliases(text).ok()).collect()
}

fn push(out: &mut String, token: &Token) {
    if !out.is_empty() {
        out.push(if token.linked { '-' } else { ' ' });
    }
    out.push_str(&token.shown);
}

fn joined(tokens: &[Token], before_comma: usize) -> String {
    let mut out = String::new();
    for (at, token) in tokens.iter().enumerate() {
        if at > 0 && at == before_comma {
            out.push(',');
        }
        push(&mut out, token);
    }
    out
}

/// "José Pérez, María Gómez" or "José Pérez y María Gómez": both parts are a given name and a surname.
fn are_two_people(tokens: &[Token], before_comma: usize) -> bool {
    let whole = |part: &[Token]| {
        let (Some(first), Some(last)) = (part.first(), part.last()) else { return false };
        let given = |t: &Token| t.word.known_given && t.word.given_bits + 4.0 < t.word.surname_bits;
        let surname = |t: &Token| t.word.known_surname && t.word.surname_bits + 4.0 < t.word.given_bits;
        part.len() >= 2 && given(first) && surname(last)
    };
    let joined_by_and = tokens.iter().position(|t| fold(t.shown.split(' ').next().unwrap_or_default()) == "y");
    [before_comma, joined_by_and.unwrap_or(0)]
        .into_iter()
        .filter(|&at| at > 0 && at < tokens.len())
        .any(|at| whole(&tokens[..at]) && whole(&tokens[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, String) {
        PersonName::parse(text).map(|n| (n.given(), n.surnames())).unwrap_or_default()
    }

    #[test]
    fn names_are_read_in_every_usual_form() {
        let table = [
            ("José Gregorio Pérez Rodríguez", "José Gregorio", "Pérez Rodríguez"),
            ("PÉREZ RODRÍGUEZ, José Gregorio", "José Gregorio", "Pérez Rodríguez"),
            ("PEREZ RODRIGUEZ JOSE GREGORIO", "Jose Gregorio", "Perez Rodriguez"),
            ("José G. Pérez R.", "José G.", "Pérez R."),
            ("María del Carmen Gil de la Rosa", "María del Carmen", "Gil de la Rosa"),
            ("Yuskeilys Arbulez", "Yuskeilys", "Arbulez"),
            ("GOMEZ, YUSBELI", "Yusbeli", "Gomez"),
            ("Ana Luisa Gutiérrez-Cóndor", "Ana Luisa", "Gutiérrez-Cóndor"),
        ];
        for (text, given, surnames) in table {
            assert_eq!(read(text), (given.to_owned(), surnames.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_told_reading_comes_back_exactly() {
        for (given, surnames) in [
            ("José Gregorio", "Pérez"),
            ("", "Chávez"),
            ("María de los Ángeles", "de la Rosa Gil"),
            ("J. G.", "Pérez-Gil"),
        ] {
            let name = PersonName::from_parts(given, surnames).expect("parts of a name");
            assert_eq!((name.given().as_str(), name.surnames().as_str()), (given, surnames));
            assert_eq!(name.stored().open().as_ref(), Ok(&name));
        }
    }

    #[test]
    fn what_is_no_single_name_says_why() {
        let table = [
            ("José Pérez y María Gómez", NameError::Several),
            ("José Pérez, María Gómez", NameError::Several),
            ("J. G. P.", NameError::InitialsOnly),
            ("Ana Bel Cid Dina Eva Flor Gil Hugo Ivo", NameError::Several),
        ];
        for (text, error) in table {
            assert_eq!(PersonName::parse(text).err(), Some(error), "{text}");
        }
    }

    #[test]
    fn small_questions_have_small_answers() {
        let name = PersonName::parse("María Elena Pérez Rojas").expect("a name");
        assert_eq!(name.initials(), "M. E. P. R.");
        assert_eq!(name.surname_count(), 2);
        assert_eq!(name.swapped().given(), "Pérez Rojas");
        let one = PersonName::parse("José Pérez").expect("a name");
        assert!(one.is_common());
        assert_eq!(one.with_second_surname("Gil").map(|n| n.surnames()), Ok("Pérez Gil".to_owned()));
        assert!(!PersonName::parse("Yuskeilys Arbulez").expect("a name").is_common());
    }
}
