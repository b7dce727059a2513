//! From the words of the press and of spreadsheets to a kind of event, by a reviewed table.
//!
//! What the table does not hold is never guessed: words that smell of a legal condition and are in no phrase, or
//! phrases that contradict each other, make a problem.

use std::sync::LazyLock;

use super::codes::Reason;
use super::tokens::{Found, Phrases, Token, TokenKind, rows, tokens};
use crate::domain::ReleaseKind;

/// What a phrase of the table says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Kind(ReleaseKind),
    /// The person has not left.
    StillInside,
    NotCounted,
    /// Somebody asks for it, or promises or denies it: nothing has happened.
    Demand,
    Pending,
    /// Arrested or held; no kind of ours.
    Detained,
    /// An earlier exit.
    Before,
    /// Where or since when the person was held; beside a release it says nothing new.
    Held,
    /// A figure of law that is no kind of ours ("libertad condicional").
    Refused,
}

static TABLE: LazyLock<Phrases<Sign>> = LazyLock::new(|| {
    Phrases::new(rows(include_str!("data/kinds.tsv")).filter_map(|(sign, phrase)| Some((phrase, sign_of(sign)?))))
});

fn sign_of(word: &str) -> Option<Sign> {
    match word {
        "still_inside" => Some(Sign::StillInside),
        "not_counted" => Some(Sign::NotCounted),
        "demand" => Some(Sign::Demand),
        "pending" => Some(Sign::Pending),
        "detained" => Some(Sign::Detained),
        "before" => Some(Sign::Before),
        "held" => Some(Sign::Held),
        "refused" => Some(Sign::Refused),
        kind => kind.parse().ok().map(Sign::Kind),
    }
}

/// Beginnings of words that speak of a condition; outside every phrase they make a remark doubtful.
const SMELL: &[&str] = &[
    "libert",
    "liberad",
    "excarcel",
    "condicional",
    "medida",
    "prision",
    "carcel",
    "preso",
    "presa",
    "arrest",
    "traslad",
    "boleta",
    "fallec",
    "muert",
    "murio",
    "sentenci",
    "condena",
    "benefici",
    "indult",
    "amnist",
    "sobrese",
    "caucion",
    "fianza",
    "detenid",
    "reclu",
    "freed",
    "release",
    "prison",
    "parole",
    "jail",
    "custody",
    "detain",
    "revoca",
    "captur",
    "domiciliari",
    "desapareci",
];

/// Words before a phrase that turn it about.
const NEGATIONS: &[&str] =
    &["no", "sin", "ni", "nunca", "ninguna", "ningun", "not", "without", "no", "never", "nor", "isn't"];

/// Every phrase of the table in a text, a denied one left out.
pub fn signs(words: &[Token<'_>]) -> Vec<Found<Sign>> {
    TABLE.find(words).into_iter().filter(|hit| !is_denied(words, hit)).collect()
}

/// "otras novedades que NO son salidas", "sin libertad plena": one of the two words before denies it.
fn is_denied(words: &[Token<'_>], hit: &Found<Sign>) -> bool {
    matches!(hit.meaning, Sign::Kind(_))
        && words[hit.first.saturating_sub(2)..hit.first]
            .iter()
            .any(|word| word.joined && NEGATIONS.contains(&word.folded.as_str()))
}

/// What a text that speaks of one person says of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Nothing about it.
    Silent,
    Is(ReleaseKind),
    /// Only where or since when the person was held.
    Held,
    /// Still inside, or detained.
    Inside,
    /// Contradictory, or outside the table.
    Unclear,
}

/// Reads the condition in a remark, a bracket, a heading or a sentence about one person.
pub fn condition(text: &str) -> Condition {
    let words = tokens(text);
    let found = signs(&words);
    let covered = |at: usize| found.iter().any(|hit| (hit.first..hit.end).contains(&at));
    let smells = words.iter().enumerate().any(|(at, word)| {
        word.kind == TokenKind::Word && !covered(at) && SMELL.iter().any(|stem| word.folded.starts_with(stem))
    });
    let stated = decide(found.iter().map(|hit| hit.meaning));
    match stated {
        Condition::Silent | Condition::Held | Condition::Is(_) if smells && !is_explained(stated) => Condition::Unclear,
        other => other,
    }
}

/// Beside these kinds, more words about prison are to be expected.
fn is_explained(stated: Condition) -> bool {
    use ReleaseKind::{Death, Redetained, Retracted, Transfer};
    matches!(stated, Condition::Is(Death | Redetained | Retracted | Transfer))
}

/// What several signs about one person come to.
pub fn decide(signs: impl Iterator<Item = Sign>) -> Condition {
    use ReleaseKind::{
        Death, FullFreedom, HouseArrest, LeftPrison, OrderIssued, Redetained, Retracted, Transfer, WithMeasures,
    };
    let signs: Vec<Sign> = signs.filter(|sign| !matches!(sign, Sign::Before | Sign::NotCounted)).collect();
    let has = |kind| signs.contains(&Sign::Kind(kind));
    for kind in [Death, Retracted, Redetained, Transfer] {
        if has(kind) {
            return Condition::Is(kind);
        }
    }
    let inside = signs.contains(&Sign::StillInside);
    let exit = has(LeftPrison) || has(WithMeasures) || has(FullFreedom);
    if signs.contains(&Sign::Refused) || signs.contains(&Sign::Demand) || signs.contains(&Sign::Pending) {
        return Condition::Unclear;
    }
    if has(OrderIssued) {
        return if exit { Condition::Unclear } else { Condition::Is(OrderIssued) };
    }
    if has(HouseArrest) {
        return if has(FullFreedom) || inside { Condition::Unclear } else { Condition::Is(HouseArrest) };
    }
    match (exit, inside || signs.contains(&Sign::Detained)) {
        (true, true) => Condition::Unclear,
        (false, true) => Condition::Inside,
        (false, false) if signs.contains(&Sign::Held) => Condition::Held,
        (false, false) => Condition::Silent,
        (true, false) if has(WithMeasures) && has(FullFreedom) => Condition::Unclear,
        (true, false) if has(FullFreedom) => Condition::Is(FullFreedom),
        (true, false) if has(WithMeasures) => Condition::Is(WithMeasures),
        (true, false) => Condition::Is(LeftPrison),
    }
}

/// The kind of an entry: what its section says, made more exact by what stands beside the person.
pub fn resolve(section: Option<ReleaseKind>, own: Condition) -> Result<ReleaseKind, Reason> {
    use ReleaseKind::{FullFreedom, LeftPrison, WithMeasures};
    match (section, own) {
        (_, Condition::Unclear) | (None, Condition::Silent | Condition::Held) => Err(Reason::UnknownCondition),
        (Some(kind), Condition::Inside) if !kind.is_exit() => Ok(kind),
        (_, Condition::Inside) => Err(Reason::StillDetained),
        (Some(kind), Condition::Silent | Condition::Held) | (None, Condition::Is(kind)) => Ok(kind),
        (Some(kind @ (WithMeasures | FullFreedom)), Condition::Is(LeftPrison)) => Ok(kind),
        (Some(LeftPrison), Condition::Is(kind)) => Ok(kind),
        (Some(section), Condition::Is(own)) if section == own || !own.is_exit() => Ok(own),
        (Some(_), Condition::Is(_)) => Err(Reason::UnknownCondition),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Condition::{Held, Inside, Is, Silent, Unclear};
    use ReleaseKind::*;

    #[test]
    fn remarks_become_kinds_by_the_table_and_what_it_does_not_hold_is_never_guessed() {
        for (remark, expected) in [
            ("", Silent),
            ("sin cédula", Silent),
            ("pueblo wayuu", Silent),
            ("con medidas", Is(WithMeasures)),
            ("CON MEDIDAS; presentación cada 30 días", Is(WithMeasures)),
            ("«libertad plena» según el tribunal", Is(FullFreedom)),
            ("casa por cárcel (no contar)", Is(HouseArrest)),
            ("trasladado a El Rodeo II, sigue detenido", Is(Transfer)),
            ("fallecido", Is(Death)),
            ("boleta emitida, aún no sale", Is(OrderIssued)),
            ("detenido otra vez el 28/01/2026", Is(Redetained)),
            ("full freedom", Is(FullFreedom)),
            ("house arrest", Is(HouseArrest)),
            ("excarcelada", Is(LeftPrison)),
            ("liberado con medidas cautelares", Is(WithMeasures)),
            ("libertad condicional", Unclear),
            ("amnistía", Unclear),
            ("sin libertad plena", Unclear),
            ("libertad plena con medidas", Unclear),
            ("beneficio", Unclear),
            ("en libertad bajo fianza", Unclear),
            ("sigue detenido", Inside),
            ("detenida desde julio de 2024", Held),
            ("no ha salido", Inside),
            ("pedimos su libertad plena", Unclear),
        ] {
            assert_eq!(condition(remark), expected, "{remark}");
        }
    }
}
