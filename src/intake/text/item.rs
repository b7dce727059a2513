//! One person in a list position: `[rank] NAME [brackets] [– , lower-case words] [. sentences]`.

use super::super::centres;
use super::super::codes::{NoteKey, Reason};
use super::super::kinds::{self, Condition};
use super::super::names_in_lists::{looks_like_a_name, name, without_tags, without_titles};
use super::super::notes::{self, Beside};
use super::super::persons::{self, PARTICLES};
use super::super::tidy::collapse;
use super::super::tokens::{Token, TokenKind, tokens};
use super::sentences::sentences;

/// What a list position holds.
pub struct Item {
    pub name: Result<String, Reason>,
    pub beside: Beside,
}

impl Item {
    /// The condition that its own words tell.
    pub fn condition(&self) -> Condition {
        kinds::condition(&self.beside.told)
    }
}

/// Reads an item; `None` where it does not begin with anything like a name.
pub fn item(text: &str) -> Option<Item> {
    let text = without_tags(text);
    let mut beside = Beside::default();
    let (titles, rest) = without_titles(&text);
    for (key, value) in titles {
        beside.put(key, value);
    }
    let (outside, brackets) = without_brackets(rest);
    let outside = without_nickname(&outside, &mut beside);
    let parts = sentences(&outside);
    let (main, further) = parts.split_first()?;
    let (head, tails) = at_dashes(main);
    let (written, behind) = split_name(head)?;
    for part in brackets.iter().map(String::as_str).chain(behind).chain(tails) {
        beside.take(part);
        if beside.duties.is_empty() {
            beside.duties = super::super::measures::duties(&notes::clip(part, 600));
        }
    }
    for sentence in further {
        beside.sentence(sentence);
    }
    Some(Item { name: name(&collapse(&written)), beside })
}

/// Takes round and square brackets out; what stood in them.
fn without_brackets(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside, mut depth) = (String::new(), Vec::new(), 0u32);
    for c in text.chars() {
        match c {
            '(' | '[' => {
                depth += 1;
                if depth == 1 {
                    inside.push(String::new());
                    continue;
                }
            }
            ')' | ']' if depth > 0 => {
                depth -= 1;
                continue;
            }
            _ => {}
        }
        match inside.last_mut().filter(|_| depth > 0) {
            Some(bracket) => bracket.push(c),
            None => outside.push(c),
        }
    }
    let outside = collapse(&outside).replace(" .", ".").replace(" ,", ",").replace(" :", ":");
    (outside, inside)
}

/// A quoted word in the name is a nickname.
fn without_nickname(text: &str, beside: &mut Beside) -> String {
    for (open, close) in [('"', '"'), ('“', '”'), ('«', '»'), ('\'', '\'')] {
        if let Some((before, rest)) = text.split_once(open)
            && let Some((quoted, after)) = rest.split_once(close)
            && (1..=3).contains(&quoted.split(' ').count())
            && quoted.chars().all(|c| c.is_alphabetic() || c == ' ')
            && quoted.starts_with(char::is_uppercase)
            && (open != '\'' || before.ends_with(' '))
            && !before.contains(',')
        {
            beside.put(NoteKey::Nickname, quoted.to_owned());
            return collapse(&format!("{before} {after}"));
        }
    }
    text.to_owned()
}

/// At dashes, bars and arrows with a space on both sides.
fn at_dashes(text: &str) -> (&str, Vec<&str>) {
    let mut parts = vec![];
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let spaced = text[..at].ends_with(' ') && text[at + c.len_utf8()..].starts_with(' ');
        if spaced && "–—-|/→:".contains(c) {
            parts.push(&text[start..at]);
            start = at + c.len_utf8();
        }
    }
    parts.push(&text[start..]);
    let head = parts.remove(0);
    (head, parts)
}

/// The name at the front, and what follows it behind commas or in lower case.
fn split_name(head: &str) -> Option<(String, Vec<&str>)> {
    let mut segments = head.split(',').map(str::trim);
    let first = segments.next()?;
    let mut behind: Vec<&str> = segments.collect();
    let (front, tail) = capital_run(first);
    if !begins_like_a_name(front) {
        return None;
    }
    // "Ibá&#241;ez": a sign that touches the name belongs to it, and half of a name is somebody else's.
    if tail.starts_with(|c: char| c.is_ascii_digit() || "&#%=<>@/\\$^~{}|+_".contains(c))
        && first.contains(&format!("{front}{tail}"))
    {
        return Some((first.to_owned(), behind));
    }
    let mut written = front.to_owned();
    if !tail.is_empty() {
        behind.insert(0, tail);
    } else if let Some(given) = behind.first().copied().filter(|given| is_given_names(front, given)) {
        let (given_front, given_tail) = capital_run(given);
        written = format!("{front}, {given_front}");
        behind.remove(0);
        if !given_tail.is_empty() {
            behind.insert(0, given_tail);
        }
    }
    if tokens(&written).iter().filter(|word| word.is_capital()).count() < 2
        && !front.contains(super::super::tokens::INSIDE)
    {
        // One word and nothing else may be all that a careless list gives; it is set aside, not dropped.
        return written
            .starts_with(char::is_uppercase)
            .then_some((written, behind))
            .filter(|(_, behind)| behind.is_empty());
    }
    Some((written, behind))
}

/// The words at the front that are capitalised or join such, and the rest.
fn capital_run(text: &str) -> (&str, &str) {
    let words = tokens(text);
    let mut end = 0;
    for (at, word) in words.iter().enumerate() {
        let joins = PARTICLES.contains(&word.folded.as_str())
            && words[at + 1..]
                .iter()
                .find(|next| !PARTICLES.contains(&next.folded.as_str()))
                .is_some_and(Token::is_capital);
        let dot = word.is_sign('.') && at > 0 && persons::is_short(&words[at - 1]);
        if word.is_capital()
            || joins
            || dot
            || (word.kind == TokenKind::Word && word.text.starts_with(super::super::tokens::INSIDE))
        {
            end = word.end;
        } else if !(word.kind == TokenKind::Sign && "’'".contains(word.text)) {
            break;
        }
    }
    (text[..end].trim(), text[end..].trim())
}

/// Not a word that begins sentences and headings, nor the words of a kind ("CASA POR CÁRCEL").
fn begins_like_a_name(front: &str) -> bool {
    let words = tokens(front);
    let first = words.iter().find(|word| !PARTICLES.contains(&word.folded.as_str()));
    let initial = words.get(1).is_some_and(|dot| dot.is_sign('.')) && words[0].text.chars().count() == 1;
    if centres::looks_like_one(front) {
        return false;
    }
    first.is_some_and(|word| word.is_capital() && (initial || !persons::begins_no_name(&word.folded)))
        && kinds::signs(&words).is_empty()
}

/// "PÉREZ GIL, José" and "Pérez Gil, José Luis"; not "José Pérez, Tocorón".
fn is_given_names(front: &str, given: &str) -> bool {
    let (run, _) = capital_run(given);
    let words = tokens(run);
    !run.is_empty()
        && words.len() <= 8
        && looks_like_a_name(&format!("Apellido {run}"))
        && notes::centre(given).is_none()
        && !centres::looks_like_one(given)
        && !notes::is_place(given)
        && !persons::is_nation(&words[0].folded)
        && !notes::is_profession(given)
        && tokens(front).iter().filter(|word| word.is_capital()).count() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_gives_a_name_and_what_stands_beside_it() {
        for (text, name, note, centre) in [
            ("CARRASQUERO, Ender José – El Rodeo I", "CARRASQUERO, Ender José", "", Some("El Rodeo I")),
            (
                "Pier Gil [italo-venezolano] – El Helicoide",
                "Pier Gil",
                "nationality: italo-venezolano",
                Some("El Helicoide"),
            ),
            ("CAP. (AV) MATA, Rubén – Ramo Verde", "MATA, Rubén", "rank: CAP. (AV)", Some("Ramo Verde")),
            ("DE LA ROSA, María de los Ángeles", "DE LA ROSA, María de los Ángeles", "", None),
            ("Zambrano Ma. Eugenia (peruana, 62 años)", "Zambrano Ma. Eugenia", "nationality: peruana; age: 62", None),
            (
                "Jhon Barreto, 24, a student, held at El Rodeo 1.",
                "Jhon Barreto",
                "age: 24; profession: student",
                Some("El Rodeo I"),
            ),
            ("Ana Gil, Tocorón", "Ana Gil", "", Some("Tocorón")),
            ("Ana Gil, Mérida", "Ana Gil", "place: Mérida", None),
            (
                "Euclides Farfán, de 71 años, hasta hoy en El Helicoide.",
                "Euclides Farfán",
                "age: 71",
                Some("El Helicoide"),
            ),
            ("Ana Gil periodista", "Ana Gil", "profession: periodista", None),
            ("Luis Mosqueda (hijo de Teolinda Mosqueda)", "Luis Mosqueda", "relation: hijo de Teolinda Mosqueda", None),
        ] {
            let item = item(text).expect("an item");
            let notes: Vec<String> =
                item.beside.note.iter().map(|(key, value)| format!("{}: {value}", key.code())).collect();
            assert_eq!(item.name.as_deref(), Ok(name), "{text}");
            assert_eq!(notes.join("; "), note, "{text}");
            assert_eq!(item.beside.centre.as_ref().map(centres::Centre::name), centre, "{text}");
        }
        for text in ["La Crisálida (9)", "Con profundo dolor informamos", "Exigimos libertad plena", "dos personas más"]
        {
            assert!(item(text).is_none(), "{text}");
        }
    }
}
