//! The table of detention centres, and how a text names one.
//!
//! An unknown centre is kept as written and never blocks a record. "Yare" or "El Rodeo" alone is not one centre:
//! it stays as written, and nobody may take it for agreement of place.

use std::sync::LazyLock;

use super::tokens::{Found, Phrases, Token, TokenKind, rows, tokens};

static TABLE: LazyLock<Phrases<&'static str>> = LazyLock::new(|| {
    let variants: Vec<(String, &'static str)> = rows(include_str!("data/centres.tsv"))
        .flat_map(|(canonical, phrase)| spellings(phrase).into_iter().map(move |phrase| (phrase, canonical)))
        .collect();
    Phrases::new(variants.iter().map(|(phrase, canonical)| (phrase.as_str(), *canonical)))
});

/// Words before or around the name of a centre that say nothing of which one it is.
const GENERIC: &[&str] = &[
    "el",
    "la",
    "los",
    "las",
    "del",
    "de",
    "en",
    "carcel",
    "centro",
    "penitenciario",
    "internado",
    "judicial",
    "penal",
    "capital",
    "mujeres",
    "femenina",
    "militar",
    "sede",
    "prision",
    "prison",
    "the",
    "at",
    "in",
    "of",
    "from",
    "desde",
    "recinto",
    "guatire",
    "teques",
    "caracas",
    "miranda",
    "aragua",
    "carabobo",
    "estado",
    "boleita",
    "women's",
    "jail",
];

/// Words that a detention centre's name starts with, known or not.
const KINDS_OF_PLACE: &[&str] = &[
    "carcel",
    "centro",
    "internado",
    "reten",
    "anexo",
    "comando",
    "comisaria",
    "destacamento",
    "fuerte",
    "base",
    "sede",
    "pnb",
    "cicpc",
    "dgcim",
    "sebin",
    "gnb",
    "policia",
    "polimiranda",
    "policarabobo",
    "polisucre",
    "policaracas",
    "polichacao",
    "penal",
    "entidad",
    "zona",
    "penitenciaria",
    "instituto",
    "calabozos",
    "calabozo",
    "prison",
    "jail",
    "conas",
    "faes",
    "zodi",
    "cuartel",
    "hospital",
];

/// A centre as a text names it.
#[derive(Clone, PartialEq)]
pub enum Centre {
    /// One row of the table.
    Known(&'static str),
    /// A word that several centres share, as written.
    Ambiguous(String),
    /// As written.
    Unknown(String),
}

impl Centre {
    /// What an entry keeps.
    pub fn name(&self) -> &str {
        match self {
            Centre::Known(name) => name,
            Centre::Ambiguous(written) | Centre::Unknown(written) => written,
        }
    }

    /// Whether a warning `unknown_centre` is due.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Centre::Unknown(_))
    }
}

/// A centre of the table among the words: the centre, and the tokens that name it.
pub struct Mention {
    pub centre: Centre,
    pub first: usize,
    pub end: usize,
}

/// Every centre that a sentence names, in its order; their last word is a capital one or a number.
pub fn mentions(text: &str, words: &[Token<'_>]) -> Vec<Mention> {
    let mut found = in_any_case(text, words);
    found.retain(|hit| words[hit.end - 1].is_capital() || words[hit.end - 1].kind == TokenKind::Number);
    found
}

/// Where centres are named, so that "Rodeo 2" is not taken for a count.
pub fn numbered(words: &[Token<'_>]) -> Vec<(usize, usize)> {
    TABLE.find(words).into_iter().map(|hit| (hit.first, hit.end)).collect()
}

/// Whether any centre is named.
pub fn any(words: &[Token<'_>]) -> bool {
    TABLE.find(words).iter().any(|hit| words[hit.end - 1].is_capital() || words[hit.end - 1].kind == TokenKind::Number)
}

fn in_any_case(text: &str, words: &[Token<'_>]) -> Vec<Mention> {
    let mention = |hit: Found<&'static str>| {
        let written = &text[words[hit.first].start..words[hit.end - 1].end];
        let centre = match hit.meaning {
            "?" => Centre::Ambiguous(with_article(text, words, hit.first, written)),
            known => Centre::Known(known),
        };
        Mention { centre, first: hit.first, end: hit.end }
    };
    TABLE.find(words).into_iter().map(mention).collect()
}

/// "El Rodeo" keeps its article, which the table leaves out.
fn with_article<'a>(text: &'a str, words: &[Token<'_>], first: usize, written: &'a str) -> String {
    match first.checked_sub(1).map(|before| &words[before]) {
        Some(article) if article.text == "El" || article.text == "La" => {
            text[article.start..words[first].start].to_owned() + written
        }
        _ => written.to_owned(),
    }
}

/// A whole cell, heading or bracket that is nothing but a centre. `None` if it does not look like one at all.
pub fn exactly(text: &str) -> Option<Centre> {
    let words = tokens(text);
    let hit = in_any_case(text, &words).into_iter().next()?;
    let rest = words
        .iter()
        .enumerate()
        .filter(|(at, word)| !(hit.first..hit.end).contains(at) && word.kind != TokenKind::Sign);
    rest.into_iter().all(|(_, word)| GENERIC.contains(&word.folded.as_str())).then_some(hit.centre)
}

/// A cell of a column of centres: known, or as written.
pub fn in_cell(text: &str) -> Option<Centre> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Some(exactly(text).unwrap_or_else(|| Centre::Unknown(text.to_owned())))
}

/// The centre that a text names and nothing else; `None` if it is unknown, or several are called so.
pub fn centre_named(text: &str) -> Option<&'static str> {
    match exactly(text)? {
        Centre::Known(name) => Some(name),
        Centre::Ambiguous(_) | Centre::Unknown(_) => None,
    }
}

/// Whether a phrase starts as the name of some place of detention does.
pub fn looks_like_one(text: &str) -> bool {
    let words = tokens(text);
    words
        .iter()
        .find(|word| !matches!(word.folded.as_str(), "el" | "la" | "the"))
        .is_some_and(|word| word.is_capital() && KINDS_OF_PLACE.contains(&word.folded.as_str()))
}

/// "rodeo 1" is also written "rodeo i".
fn spellings(phrase: &'static str) -> Vec<String> {
    let roman = phrase.split(' ').map(|word| match word {
        "1" => "i",
        "2" => "ii",
        "3" => "iii",
        other => other,
    });
    let roman = roman.collect::<Vec<_>>().join(" ");
    if roman == phrase { vec![roman] } else { vec![phrase.to_owned(), roman] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_centre_is_found_in_its_usual_spellings_and_an_ambiguous_one_is_not_decided() {
        for (written, name) in [
            ("Rodeo 1", "El Rodeo I"),
            ("EL RODEO II", "El Rodeo II"),
            ("Internado Judicial Capital Rodeo I", "El Rodeo I"),
            ("la cárcel de mujeres La Crisalida, en Los Teques", "La Crisálida"),
            ("Hombre Nuevo \"Simón Bolívar\"", "Hombre Nuevo \"Simón Bolívar\""),
            ("Centro Penitenciario Yare III", "Yare III"),
            ("la Zona 7", "PNB Zona 7"),
            ("Yare", "Yare"),
            ("El Rodeo", "El Rodeo"),
            ("Anexo de Damas", "Anexo de Damas"),
        ] {
            assert_eq!(in_cell(written).map(|centre| centre.name().to_owned()).as_deref(), Some(name), "{written}");
        }
        assert!(matches!(in_cell("Yare"), Some(Centre::Ambiguous(_))));
        assert!(matches!(in_cell("El Rodeo"), Some(Centre::Ambiguous(_))));
        assert!(matches!(in_cell("Anexo de Damas"), Some(Centre::Unknown(_))));
    }
}
