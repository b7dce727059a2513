//! Sentences that tell who was released: "salieron A, B y C", "A y B fueron excarcelados",
//! "releases have included A, B and C".
//!
//! Only names that stand in series with the verb are offered, and nobody where the clause asks, promises, denies,
//! or speaks of people who are still inside.

use super::super::centres::{self, Centre};
use super::super::kinds::{self, Condition, Sign};
use super::super::notes::Beside;
use super::super::tokens::{Token, tokens};
use super::mentions::people;
use super::run::{Run, Series};
use super::sentences::without_quotes;
use crate::domain::ReleaseKind;

/// Who a clause says was released.
pub enum Listed {
    /// Nobody, or the clause does not speak of it.
    Nobody,
    People {
        kind: ReleaseKind,
        centre: Option<Centre>,
        people: Vec<(String, Beside)>,
    },
    /// Given names that share a surname.
    SharedSurname,
    /// People of whom no rule can tell whether they left.
    Unclear,
}

/// Reads one clause.
pub fn listed(clause: &str) -> Listed {
    let plain = without_quotes(clause);
    let words = tokens(&plain);
    let found = kinds::signs(&words);
    let guarded = found.iter().any(|hit| {
        matches!(hit.meaning, Sign::StillInside | Sign::Demand | Sign::Pending | Sign::Refused | Sign::Before)
    });
    let Some(verb) = verb(&words).filter(|verb| !guarded && has_happened(&words, verb.first)) else {
        return Listed::Nobody;
    };
    let kind = match kinds::decide(found.iter().map(|hit| hit.meaning).filter(|sign| *sign != Sign::Detained)) {
        Condition::Is(kind) if kind.is_exit() || kind == ReleaseKind::HouseArrest => kind,
        Condition::Silent => ReleaseKind::LeftPrison,
        _ => return Listed::Unclear,
    };
    let everybody = people(&plain, &words);
    let series = Series { text: &plain, words: &words, everybody: &everybody };
    // "fueron excarcelados con medidas cautelares A y B": the words of the kind belong to the verb.
    let told = found.iter().filter(|hit| hit.first <= verb.end).map(|hit| hit.end).max();
    let after = if verb.takes_after { series.after(verb.end.max(told.unwrap_or(0))) } else { Run::None };
    // A subject before the verb comes first: behind it stands who says so.
    let run = match series.before(verb.first) {
        Run::None => after,
        found => found,
    };
    let centres = centres::mentions(&plain, &words);
    let one = centres.len() == 1;
    match run {
        Run::Shared => Listed::SharedSurname,
        Run::None => Listed::Unclear,
        Run::People(people) => {
            Listed::People { kind, centre: centres.into_iter().next().filter(|_| one).map(|hit| hit.centre), people }
        }
    }
}

/// A verb of leaving: tokens `first..end`, and whether people may follow it.
struct Verb {
    first: usize,
    end: usize,
    takes_after: bool,
}

/// The verb that tells of an exit, if the clause has one.
fn verb(words: &[Token<'_>]) -> Option<Verb> {
    let word = |at: usize| words.get(at).map_or("", |word| word.folded.as_str());
    let inside = words.iter().any(|word| {
        matches!(
            word.folded.as_str(),
            "libertad" | "prision" | "carcel" | "penal" | "prison" | "jail" | "custody" | "calabozos"
        )
    });
    let place = inside || centres::any(words);
    (0..words.len()).find_map(|at| match word(at) {
        "salio" | "salieron" if place => {
            Some(Verb { first: with_auxiliary(words, at), end: at + 1, takes_after: true })
        }
        "salido" if matches!(word(at.wrapping_sub(1)), "ha" | "han") && place => {
            Some(Verb { first: at - 1, end: at + 1, takes_after: true })
        }
        "left" if matches!(word(at + 1), "prison" | "jail" | "custody") => {
            Some(Verb { first: at, end: at + 2, takes_after: false })
        }
        "walked" if word(at + 1) == "free" => Some(Verb { first: at, end: at + 2, takes_after: false }),
        "excarcelaron" | "liberaron" | "excarcelo" | "libero" => {
            Some(Verb { first: at, end: at + 1, takes_after: true })
        }
        participle if is_participle(participle) => {
            let first = with_auxiliary(words, at);
            let active = matches!(participle, "released" | "freed") && words.get(at + 1).is_some_and(Token::is_capital);
            let opens = at.checked_sub(1).is_none_or(|before| ":|–—!¡-".contains(words[before].text));
            (first < at || active || opens).then_some(Verb { first, end: at + 1, takes_after: true })
        }
        "included" | "include" | "includes" | "incluyen" | "incluye" | "incluyeron" | "figuran" | "estan" | "are"
        | "were" | "was" | "is" | "encuentran"
            if speaks_of_releases(words, at) =>
        {
            Some(Verb { first: at, end: at + 1, takes_after: true })
        }
        "quedaron" | "quedo" | "recuperaron" | "recupero" | "recobraron" | "recobro"
            if word(at + 1) == "en" || word(at + 2) == "libertad" =>
        {
            Some(Verb { first: at, end: at + 3, takes_after: true })
        }
        _ => None,
    })
}

/// Nothing denies the verb or makes it a wish: "no han excarcelado a", "habría sido liberado", "to be released".
fn has_happened(words: &[Token<'_>], verb: usize) -> bool {
    const DOUBTS: &[&str] = &[
        "no", "not", "nunca", "never", "nadie", "ninguno", "ninguna", "tampoco", "ni", "sin", "without", "habria",
        "habrian", "haya", "hayan", "hubiera", "hubieran", "hubiese", "haber", "podria", "podrian", "si", "if",
        "could", "would", "may", "might", "will", "should", "to", "be", "hasta", "until",
    ];
    const NOBODY: &[&str] = &["ni", "ninguno", "ninguna", "nadie", "tampoco", "neither", "nor", "none", "nobody"];
    let nobody = words[..verb].iter().any(|word| NOBODY.contains(&word.folded.as_str()));
    let before = &words[verb.saturating_sub(2)..verb];
    !nobody && !before.iter().any(|word| word.joined && DOUBTS.contains(&word.folded.as_str()))
}

fn is_participle(folded: &str) -> bool {
    matches!(folded, "released" | "freed") || folded.starts_with("excarcelad") || folded.starts_with("liberad")
}

/// Where "fueron", "han sido", "was", "have also been" before a participle begins.
fn with_auxiliary(words: &[Token<'_>], at: usize) -> usize {
    let mut first = at;
    while first > 0
        && at - first < 4
        && matches!(
            words[first - 1].folded.as_str(),
            "fue"
                | "fueron"
                | "ha"
                | "han"
                | "sido"
                | "was"
                | "were"
                | "been"
                | "has"
                | "have"
                | "also"
                | "ya"
                | "tambien"
                | "finalmente"
                | "hoy"
                | "ayer"
                | "esta"
                | "estan"
                | "quedo"
                | "quedaron"
                | "resulto"
                | "resultaron"
        )
    {
        first -= 1;
    }
    first
}

/// "The releases … have included", "Entre los excarcelados figuran", "Among those released are".
fn speaks_of_releases(words: &[Token<'_>], at: usize) -> bool {
    let before = &words[..at];
    let among = before.iter().any(|word| matches!(word.folded.as_str(), "among" | "entre"));
    let include = words[at].folded.starts_with("inclu");
    (among || include)
        && kinds::signs(before).iter().any(|hit| matches!(hit.meaning, Sign::Kind(kind) if kind.is_exit()))
}
