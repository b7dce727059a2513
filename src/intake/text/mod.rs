//! Posts and running text.
//!
//! A post has people in list positions: behind numbers and bullets, under headings, in a series behind a colon.
//! Everything else is running text, in which only a sentence that tells of an exit offers names.

mod announcements;
mod checks;
mod details;
mod draft;
mod heading;
mod item;
mod listed;
mod marks;
mod mentioned;
mod mentions;
mod post;
mod prose;
mod run;
mod sentences;
mod series;
mod statement;
mod titles;

pub use mentioned::mentioned;

use super::cutoff::{self, Cutoff};
use super::reading::{Form, Reading};
use super::tokens::tokens;
use super::{Refused, dates, tidy};
use crate::domain::Refusal;

/// Bytes of a text. Files may be larger; no post or article is.
const MAX_TEXT: usize = 512 * 1024;
/// Lines of a text.
const MAX_LINES: u32 = 50_000;
/// Bytes of one line; a paragraph of an article has some hundreds.
const MAX_LINE: usize = 20_000;

/// Reads a text.
pub fn read(text: &str) -> Result<Reading, Refused> {
    if text.len() > MAX_TEXT {
        return Err(Refusal::TooLarge.into());
    }
    let too_large = |line: u32| Refused { reason: Refusal::TooLarge, line: Some(line) };
    for (line, number) in tidy::split(text).zip(1..) {
        if number > MAX_LINES || line.len() > MAX_LINE {
            return Err(too_large(number));
        }
    }
    let lines = tidy::lines(text);
    let of_list = counted_until(&lines, Form::List);
    let mut draft = post::read(&lines, of_list.moment());
    if draft.positions > 0 {
        return Ok(checks::finish(draft, &lines, &of_list));
    }
    let of_prose = counted_until(&lines, Form::Prose);
    draft = prose::read(&lines, of_prose.moment());
    Ok(checks::finish(draft, &lines, &of_prose))
}

/// The cut-off. In running text a day without an hour is a day that the text tells of, not its cut-off.
fn counted_until(lines: &[tidy::Line], form: Form) -> Cutoff {
    let texts = lines.iter().map(|line| marks::body(&line.text)).filter(|(_, listed)| !listed || form == Form::Prose);
    let all: Vec<&str> = texts.flat_map(|(text, _)| sentences::sentences(text)).collect();
    let asked = |sentence: &&str| form == Form::List || !dates::times(&tokens(sentence)).is_empty();
    cutoff::cutoff(all.into_iter().filter(asked))
}

/// Whether the draft is a list.
fn is_list(reading: &Reading) -> bool {
    reading.form == Form::List
}
