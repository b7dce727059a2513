//! Figures that a text tells: whose, how large, how come by, of which day. They feed statistics and never match.

use super::super::centres;
use super::super::codes::NamesGiven;
use super::super::cutoff::caracas;
use super::super::dates::{self, Day};
use super::super::kinds::{self, Sign};
use super::super::reading::Announced;
use super::super::tokens::{Token, TokenKind, rows, tokens};
use super::mentions::is_people;
use crate::domain::{Announcement, AsOf, Bound, Figure, FigureKind, Window};
use chrono::{Datelike, NaiveDate};

const OFFICIAL: &[&str] = &[
    "gobierno",
    "government",
    "ejecutivo",
    "ministr",
    "viceministr",
    "ministeri",
    "viceministeri",
    "president",
    "fiscal",
    "autoridad",
    "authorit",
    "oficial",
    "official",
    "regime",
    "regimen",
    "administration",
    "asamblea",
    "assembly",
];
const VERIFYING: &[&str] = &["verific", "verifi", "confirm", "document", "constat", "comprob"];
/// Verbs behind which an organisation's own figure stands.
const FIGURING: &[&str] =
    &["sostien", "cifra", "eleva", "conto", "contado", "contabiliz", "habl", "speak", "spoke", "count", "puts"];
const RELEASED: &[&str] = &["excarcel", "salida", "liberaci", "releas", "freed", "liberat", "beneficia", "beneficiar"];

/// "catorce", "twenty": the number.
pub fn number_word(folded: &str) -> Option<u32> {
    rows(include_str!("../data/numbers.tsv"))
        .find(|(_, word)| *word == folded)
        .and_then(|(number, _)| number.parse().ok())
}

/// A number in digits or words that begins here: "138", "ciento treinta y ocho".
fn number_at(words: &[Token<'_>], at: usize) -> Option<u32> {
    let word = words.get(at)?;
    let mut value = word.number().or_else(|| number_word(&word.folded))?;
    let mut next = at + 1;
    while value >= 20 && word.kind == TokenKind::Word {
        let skip = usize::from(words.get(next).is_some_and(|and| and.folded == "y"));
        let Some(more) = words.get(next + skip).and_then(|word| number_word(&word.folded)).filter(|more| *more < value)
        else {
            break;
        };
        value += more;
        next += skip + 1;
    }
    Some(value)
}

/// The announcement of a clause, if it tells one. `year` is that of the latest whole date before.
pub fn announcement(clause: &str, year: Option<i32>) -> Option<Announced> {
    let words = tokens(clause);
    let starts = |word: &Token<'_>, stems: &[&str]| stems.iter().any(|stem| word.folded.starts_with(stem));
    let has = |stems: &[&str]| words.iter().any(|word| starts(word, stems));
    let signs = kinds::signs(&words);
    let blocked =
        signs.iter().any(|hit| matches!(hit.meaning, Sign::StillInside | Sign::Pending | Sign::Refused | Sign::Demand));
    let told_of_exit =
        has(RELEASED) || signs.iter().any(|hit| matches!(hit.meaning, Sign::Kind(kind) if kind.is_exit()));
    if blocked || !(told_of_exit || has(FIGURING)) {
        return None;
    }
    let kind = match () {
        () if has(OFFICIAL) => FigureKind::Claimed,
        () if has(VERIFYING) => FigureKind::Verified,
        () => FigureKind::Counted,
    };
    let subject = if told_of_exit { Subject::Exit } else { Subject::Open };
    let (figure, bound) = match figure(&words, subject) {
        Some((figure, at)) => (Some(figure), bound(clause, &words, at)),
        None => (None, Some(Bound::Words(vague(clause, &words)?))),
    };
    let said = Announcement {
        by: by(clause, &words),
        kind,
        figure,
        bound,
        as_of: as_of(&words, year),
        window: Window::Unknown,
        reference: String::new(),
    };
    Some(Announced { said, names: NamesGiven::None })
}

/// What the clause of a figure is about.
#[derive(Clone, Copy, PartialEq)]
enum Subject {
    /// It tells of people who left: a number beside them counts.
    Exit,
    /// It has no more than a verb of figures: the number must stand behind that verb.
    Open,
}

/// A number that counts people or releases; hours and days are none.
fn figure(words: &[Token<'_>], subject: Subject) -> Option<(Figure, usize)> {
    let days = dates::days(words).into_iter().map(|spot| (spot.first, spot.end));
    let times = dates::times(words).into_iter().map(|spot| (spot.first, spot.end));
    let places = centres::numbered(words).into_iter();
    let taken: Vec<(usize, usize)> = days.chain(times).chain(places).collect();
    let free = |at: usize| !taken.iter().any(|(first, end)| (*first..*end).contains(&at));
    let number = |at: usize| if free(at) { number_at(words, at) } else { None };
    let digits = (0..words.len()).filter(|at| words[*at].kind == TokenKind::Number);
    let spelled = (0..words.len()).filter(|at| words[*at].kind == TokenKind::Word);
    for at in digits.chain(spelled) {
        let Some(value) = number(at) else { continue };
        let joins =
            words.get(at + 1).is_some_and(|word| matches!(word.folded.as_str(), "to" | "y" | "a" | "and" | "–" | "-"));
        let ranges = words[at.saturating_sub(3)..at]
            .iter()
            .any(|word| matches!(word.folded.as_str(), "from" | "entre" | "between" | "de"))
            && words[..at].iter().any(|word| {
                ["figur", "cifra", "rang", "entre", "between", "from"].iter().any(|stem| word.folded.starts_with(stem))
            });
        if let Some(to) = number(at + 2).filter(|to| joins && ranges && *to > value) {
            return Some((Figure::Between(value, to), at));
        }
        let counted = words[at + 1..]
            .iter()
            .take(4)
            .any(|word| is_people(&word.folded) || RELEASED.iter().any(|stem| word.folded.starts_with(stem)));
        let said = words[at.saturating_sub(2)..at]
            .iter()
            .any(|word| matches!(word.folded.as_str(), "son" | "are" | "en" | "a" | "at"))
            && words[..at].iter().any(|word| FIGURING.iter().any(|stem| word.folded.starts_with(stem)));
        if (counted && subject == Subject::Exit) || said {
            return Some((Figure::Exactly(value), at));
        }
    }
    None
}

fn bound(clause: &str, words: &[Token<'_>], at: usize) -> Option<Bound> {
    let before: Vec<&str> = words[at.saturating_sub(4)..at]
        .iter()
        .filter(|word| word.kind != TokenKind::Sign)
        .map(|word| word.folded.as_str())
        .collect();
    let before = before.join(" ");
    let ends = |cues: &[&str]| cues.iter().any(|cue| before.ends_with(cue));
    let folded = super::super::tokens::fold(clause);
    if ends(&["mas de", "more than", "over", "mas de un", "more than a"]) {
        Some(Bound::MoreThan)
    } else if ends(&["al menos", "at least", "por lo menos"]) {
        Some(Bound::AtLeast)
    } else if ends(&["hasta", "up to"]) {
        Some(Bound::UpTo)
    } else if folded.contains("depending on the source") || folded.contains("segun la fuente") {
        Some(Bound::DependingOnSource)
    } else if ends(&["unas", "unos", "about", "around", "cerca de", "alrededor de"]) {
        Some(Bound::About)
    } else {
        None
    }
}

/// `an "important number"`: words in place of a figure.
fn vague(clause: &str, words: &[Token<'_>]) -> Option<String> {
    const LARGE: &[&str] =
        &["important", "importante", "significant", "significativo", "considerable", "gran", "large", "buen"];
    let large = |word: &Token<'_>| LARGE.contains(&word.folded.as_str());
    let at = words.iter().position(|word| matches!(word.folded.as_str(), "number" | "numero"))?;
    let before = at.checked_sub(1).is_some_and(|before| large(&words[before]));
    let after = words.get(at + 1).is_some_and(large);
    if !before && !after {
        return None;
    }
    let (mut first, mut last) = (at - usize::from(before), at + usize::from(!before));
    let quote =
        |at: usize| words.get(at).is_some_and(|sign| sign.kind == TokenKind::Sign && "\"«»“”".contains(sign.text));
    if first > 0 && quote(first - 1) && quote(last + 1) {
        (first, last) = (first - 1, last + 1);
    }
    first -= usize::from(first > 0 && matches!(words[first - 1].folded.as_str(), "a" | "an" | "un"));
    Some(clause[words[first].start..words[last].end].to_owned())
}

/// Whose figure it is: the words before the verb, as far as they can be told apart.
fn by(clause: &str, words: &[Token<'_>]) -> String {
    const VERBS: &[&str] = &[
        "informo",
        "informa",
        "verifico",
        "ha",
        "han",
        "habia",
        "habian",
        "has",
        "have",
        "had",
        "sostiene",
        "claimed",
        "claims",
        "announced",
        "anuncio",
        "speaks",
        "spoke",
        "hablo",
        "habla",
        "confirmo",
        "confirmed",
        "conto",
        "aseguro",
        "afirmo",
        "dijo",
        "said",
        "reporto",
        "reported",
        "verified",
        "registra",
        "cifra",
        "eleva",
    ];
    let Some(verb) = words.iter().position(|word| VERBS.contains(&word.folded.as_str())).filter(|verb| *verb > 0)
    else {
        return String::new();
    };
    let start = words[..verb].iter().rposition(|word| {
        word.kind == TokenKind::Sign && !"\"-.".contains(word.text)
            || matches!(word.folded.as_str(), "when" | "que" | "cuando")
    });
    let start = start.map_or(0, |start| start + 1);
    let start = if verb - start > 9 { verb - 9 } else { start };
    words
        .get(start)
        .filter(|_| start < verb)
        .map_or(String::new(), |first| clause[first.start..words[verb - 1].end].to_owned())
}

/// The day or hour that the clause itself names.
fn as_of(words: &[Token<'_>], year: Option<i32>) -> Option<AsOf> {
    let whole = dates::days(words).into_iter().find_map(|spot| match spot.value {
        Day::Whole(day) => Some(day),
        _ => None,
    });
    let time = dates::times(words).first().map(|spot| spot.value);
    match (whole, time) {
        (Some(day), Some(time)) => caracas(day, time).map(AsOf::Moment),
        (Some(day), None) => Some(AsOf::Day(day)),
        (None, _) => year.and_then(|year| days_of_month(words, year)),
    }
}

/// "January 12–13": two days of the year that the text has named before.
fn days_of_month(words: &[Token<'_>], year: i32) -> Option<AsOf> {
    let at = words.iter().position(|word| dates::month(&word.folded).is_some())?;
    let month = dates::month(&words[at].folded)?;
    let day =
        |at: usize| words.get(at).and_then(Token::number).and_then(|day| NaiveDate::from_ymd_opt(year, month, day));
    let from = day(at + 1)?;
    let joined = words.get(at + 2).is_some_and(|sign| sign.is_sign('–') || sign.is_sign('-'));
    match day(at + 3).filter(|to| joined && *to > from) {
        Some(to) => Some(AsOf::Days(from, to)),
        None => Some(AsOf::Day(from)),
    }
}

/// The year of the latest whole date in a sentence.
pub fn year(sentence: &str) -> Option<i32> {
    dates::days(&tokens(sentence)).into_iter().rev().find_map(|spot| match spot.value {
        Day::Whole(day) => Some(day.year()),
        _ => None,
    })
}
