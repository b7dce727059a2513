//! Running text: articles and communiqués. Names are offered, never taken.

use chrono::{DateTime, FixedOffset};

use super::super::codes::NotWhy;
use super::super::names_in_lists::looks_like_a_name;
use super::super::persons::{self, Role};
use super::super::reading::{Form, Reading};
use super::super::tidy::Line;
use super::super::tokens::{fold, tokens};
use super::draft::Draft;
use super::mentions;
use super::statement;

/// Reads running text.
pub fn read(lines: &[Line], cutoff: Option<DateTime<FixedOffset>>) -> Draft {
    let mut draft = Draft::new(Reading { cutoff, ..Reading::empty(Form::Prose) });
    let filled: Vec<&Line> = lines.iter().filter(|line| !line.text.is_empty()).collect();
    for (at, line) in filled.iter().enumerate() {
        let next = filled.get(at + 1).map_or("", |next| next.text.as_str());
        if let Some(author) = byline(&line.text) {
            draft.not_released(author, NotWhy::Author);
        } else if looks_like_a_name(&line.text) && is_person(&line.text) {
            let official = persons::roles(&tokens(next)).contains(&Role::Official);
            draft.not_released(&line.text, if official { NotWhy::Signs } else { NotWhy::Unrelated });
        } else if !is_headline(&line.text) {
            statement::running(&mut draft, line, &line.text);
        }
    }
    draft
}

/// "Por Ricardo Anzola Meza": who writes.
fn byline(text: &str) -> Option<&str> {
    let lead = ["Por: ", "Por ", "By ", "By: ", "Writer: ", "Autor: ", "Texto: "]
        .iter()
        .find_map(|lead| text.strip_prefix(lead))?;
    let name = lead.split(['|', ',', '–']).next()?.trim();
    (looks_like_a_name(name) && is_person(name)).then_some(name)
}

fn is_person(text: &str) -> bool {
    mentions::people(text, &tokens(text)).iter().any(|person| !person.is_single())
}

/// A line without a final stop is a title, a caption or debris of a page.
fn is_headline(text: &str) -> bool {
    !text.ends_with(['.', '!', '?', '…', '»', '"', '”', ')', ':', ';'])
}

/// Signs of the press: a byline, a dateline, what stands on pages beside an article, or others who report.
pub fn is_second_hand(lines: &[Line]) -> bool {
    const DEBRIS: &[&str] =
        &["lea tambien", "min read", "hours ago", "comments", "leer mas", "redaccion", "read more", "a este medio"];
    const FIRST_PERSON: &[&str] = &[
        "verificamos",
        "hemos verificado",
        "we have verified",
        "we verified",
        "confirmamos",
        "informamos",
        "nuestra organizacion",
    ];
    let folded: Vec<String> = lines.iter().map(|line| fold(&line.text)).collect();
    let any = |cues: &[&str]| folded.iter().any(|line| cues.iter().any(|cue| line.contains(cue)));
    lines.iter().any(|line| byline(&line.text).is_some()) || any(DEBRIS) || !any(FIRST_PERSON)
}
