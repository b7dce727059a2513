//! What stands beside a name: brackets, and words behind a comma or a dash. It never becomes part of the name.

use std::sync::LazyLock;

use super::centres::{self, Centre};
use super::codes::NoteKey;
use super::dates::{self, Day};
use super::kinds::{self, Sign};
use super::measures;
use super::persons;
use super::tokens::{Phrases, Token, TokenKind, rows, tokens};
use crate::domain::ReleaseKind;

static PROFESSIONS: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(rows(include_str!("data/professions.tsv")).map(|(_, phrase)| (phrase, ()))));
static PLACES: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(rows(include_str!("data/places.tsv")).map(|(_, phrase)| (phrase, ()))));

/// All that stands beside one person.
#[derive(Default)]
pub struct Beside {
    pub note: Vec<(NoteKey, String)>,
    pub centre: Option<Centre>,
    /// Names of other people in brackets: they are not on the list by that.
    pub relatives: Vec<String>,
    pub duties: Vec<String>,
    /// The words that may tell a condition.
    pub told: String,
    pub not_counted: bool,
}

impl Beside {
    /// Takes in a bracket or a stretch behind a comma or dash.
    pub fn take(&mut self, text: &str) {
        for part in parts(text) {
            self.take_part(part.trim());
        }
    }

    fn take_part(&mut self, part: &str) {
        if part.is_empty() {
            return;
        }
        if let Some(age) = age(part) {
            self.put(NoteKey::Age, age);
        } else if let Some(relative) = relative(part) {
            self.put(NoteKey::Relation, part.to_owned());
            if let Relative::Named(name) = relative {
                self.relatives.push(name);
            }
        } else if let Some(nation) = nation(part) {
            self.put(NoteKey::Nationality, nation);
        } else if let Some(centre) = centre(part) {
            self.centre = self.centre.take().or(Some(centre));
            self.tell(part);
        } else if let Some(alias) = alias(part) {
            self.put(NoteKey::Nickname, alias);
        } else if is_place(part) {
            self.put(NoteKey::Place, part.trim_start_matches("en ").to_owned());
        } else if let Some(work) = profession(part) {
            self.put(NoteKey::Profession, work);
        } else {
            self.tell(part);
        }
    }

    /// Takes in a whole sentence about the person.
    pub fn sentence(&mut self, text: &str) {
        self.duties.extend(measures::duties(&clip(text, 600)));
        for clause in text.split([',', ';']) {
            match before(clause) {
                Some(earlier) => self.put(NoteKey::Before, earlier),
                None => {
                    if self.centre.is_none() {
                        self.centre = centre(clause);
                    }
                    self.tell(clause);
                }
            }
        }
    }

    /// One value a key, the first.
    pub fn put(&mut self, key: NoteKey, value: String) {
        if !self.note.iter().any(|(there, _)| *there == key) {
            self.note.push((key, value));
        }
    }

    fn tell(&mut self, text: &str) {
        if !self.told.is_empty() {
            self.told.push_str("; ");
        }
        self.told.push_str(text);
        let words = tokens(text);
        self.not_counted |= kinds::signs(&words).iter().any(|hit| hit.meaning == Sign::NotCounted);
    }
}

/// At commas and semicolons, and at "y" where an age stands on one side.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';'])
}

/// The beginning of a text, at most so many characters.
pub fn clip(text: &str, characters: usize) -> String {
    text.chars().take(characters).collect()
}

/// "62 años", "de 71 años", "24", "aged 24": the number.
fn age(part: &str) -> Option<String> {
    let words = tokens(part);
    let number = words.iter().find_map(Token::number).filter(|age| (10..=110).contains(age))?;
    let rest = words.iter().filter(|word| word.kind == TokenKind::Word);
    let rest: Vec<&str> = rest.map(|word| word.folded.as_str()).collect();
    let only_one = words.iter().filter(|word| word.kind == TokenKind::Number).count() == 1;
    let age = rest.iter().all(|word| {
        matches!(
            *word,
            "de" | "anos" | "ano" | "edad" | "aged" | "age" | "years" | "year" | "old" | "y" | "o" | "tiene" | "a"
        )
    });
    (age && only_one).then(|| number.to_string())
}

/// Who stands behind the word for a relation.
enum Relative {
    Named(String),
    /// "hijo de la periodista".
    Unnamed,
}

/// "madre de Yusmary Landaeta": whose.
fn relative(part: &str) -> Option<Relative> {
    let words = tokens(part);
    let first = words
        .iter()
        .position(|word| !matches!(word.folded.as_str(), "su" | "la" | "el" | "a" | "the" | "un" | "una" | "es"))?;
    let is_relation = persons::roles(&words[first..(first + 1).min(words.len())]).contains(&persons::Role::Relative);
    let whose = words[first..].iter().take(4).any(|word| matches!(word.folded.as_str(), "de" | "del" | "of"));
    if !is_relation || !whose {
        return None;
    }
    let named = persons::candidates(part, &words).into_iter().max_by_key(|person| person.capitals);
    Some(named.map_or(Relative::Unnamed, |person| Relative::Named(person.name)))
}

/// "colombiano", "italo-venezolano", "nac. siria".
fn nation(part: &str) -> Option<String> {
    let words = tokens(part);
    let cues = ["nac", "nacionalidad", "de", "nationality", "citizen", "ciudadano", "ciudadana", "y", "and"];
    let nations: Vec<&Token<'_>> = words.iter().filter(|word| persons::is_nation(&word.folded)).collect();
    let all = words.iter().all(|word| {
        word.kind == TokenKind::Sign || persons::is_nation(&word.folded) || cues.contains(&word.folded.as_str())
    });
    let (first, last) = (nations.first()?, nations.last()?);
    all.then(|| part[first.start..last.end].to_owned())
}

/// Words that may lead to a centre.
const LEADS: &str = "held at in from en de del desde hasta hoy recluido recluida detenido detenida preso presa estaba la el las los centro carcel salio \
                     salieron was sigue until today ayer siguen y penal the prison jail who que quien released excarcelado excarcelada aun todavia mujeres internado judicial liberado liberada bajo";

/// A centre and only words that lead to it: "held at La Crisálida", "hasta hoy en El Helicoide".
pub fn centre(part: &str) -> Option<Centre> {
    if let Some(centre) = centres::exactly(part) {
        return Some(centre);
    }
    let words = tokens(part);
    let hit = centres::mentions(part, &words).into_iter().next()?;
    let led = words[..hit.first]
        .iter()
        .all(|word| word.kind == TokenKind::Sign || LEADS.split(' ').any(|lead| lead == word.folded));
    led.then_some(hit.centre)
}

fn alias(part: &str) -> Option<String> {
    let rest = ["alias ", "apodado ", "apodada ", "conocido como ", "conocida como ", "a.k.a. ", "aka "];
    let alias = rest.iter().find_map(|cue| part.strip_prefix(cue))?;
    Some(alias.trim_matches(|c: char| "\"“”«»'".contains(c)).to_owned())
}

/// A state, a city or a country, and nothing else.
pub fn is_place(part: &str) -> bool {
    let words = tokens(part);
    let first =
        words.iter().position(|word| !matches!(word.folded.as_str(), "en" | "de" | "edo" | "estado" | "." | "in"));
    first.and_then(|first| PLACES.at(&words, first)).is_some_and(|hit| hit.end == words.len())
}

/// "a nurse", "periodista", "ex concejal": the words, without the article.
fn profession(part: &str) -> Option<String> {
    let words = tokens(part);
    let first = words
        .iter()
        .position(|word| !matches!(word.folded.as_str(), "a" | "an" | "the" | "el" | "la" | "un" | "una"))?;
    let hit = PROFESSIONS.find(&words).into_iter().next()?;
    (words.len() - first <= 6 && hit.first - first <= 2 && is_silent(part))
        .then(|| part[words[first].start..].to_owned())
}

/// Words of a profession.
pub fn is_profession(part: &str) -> bool {
    profession(part).is_some()
}

fn is_silent(part: &str) -> bool {
    kinds::condition(part) == kinds::Condition::Silent
}

/// "Había salido con medidas el 25/01/2026": the earlier event, as kind and day.
pub fn before(clause: &str) -> Option<String> {
    let words = tokens(clause);
    let found = kinds::signs(&words);
    found.iter().find(|hit| hit.meaning == Sign::Before)?;
    let kind = found.iter().find_map(|hit| match hit.meaning {
        Sign::Kind(kind) if kind != ReleaseKind::LeftPrison => Some(kind),
        _ => None,
    });
    let kind = kind.unwrap_or(ReleaseKind::LeftPrison).code();
    Some(match whole_day(&words) {
        Some(day) => format!("{kind} {day}"),
        None => kind.to_owned(),
    })
}

/// The first whole day of a text.
pub fn whole_day(words: &[Token<'_>]) -> Option<chrono::NaiveDate> {
    dates::days(words).into_iter().find_map(|spot| match spot.value {
        Day::Whole(day) => Some(day),
        _ => None,
    })
}
