//! Until when a text counted.
//!
//! The hour and the day stand in one sentence. A weekday, a day without a year or a day without an hour is not
//! completed: it becomes a warning, and a person gives the date.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, TimeZone};

use super::codes::WarningCode;
use super::dates::{self, Day};
use super::tokens::{Token, tokens};

/// What a text says of its cut-off.
#[derive(Debug, Clone, PartialEq)]
pub enum Cutoff {
    At(DateTime<FixedOffset>),
    /// The words, and what is missing in them.
    Doubtful(WarningCode, String),
    Missing,
}

impl Cutoff {
    /// The moment, where it is whole.
    pub fn moment(&self) -> Option<DateTime<FixedOffset>> {
        match self {
            Cutoff::At(moment) => Some(*moment),
            Cutoff::Doubtful(..) | Cutoff::Missing => None,
        }
    }
}

/// Words that announce a cut-off.
const CUES: &[&str] = &[
    "hasta",
    "balance",
    "corte",
    "actualizacion",
    "actualizado",
    "actualizada",
    "update",
    "until",
    "till",
    "verificadas",
    "verificados",
    "verificamos",
    "verified",
    "reporte",
    "informe",
    "cierre",
];

/// Venezuela's clock: four hours behind, all year.
pub fn caracas(day: NaiveDate, time: NaiveTime) -> Option<DateTime<FixedOffset>> {
    FixedOffset::west_opt(4 * 3600)?.from_local_datetime(&day.and_time(time)).single()
}

/// The cut-off among the sentences of a text, in their order. Sentences about one person are not asked.
pub fn cutoff<'a>(sentences: impl Iterator<Item = &'a str>) -> Cutoff {
    let mut doubt = Cutoff::Missing;
    for (at, sentence) in sentences.enumerate() {
        let words = tokens(sentence);
        let read = one(sentence, &words, at);
        match read {
            Cutoff::At(_) => return read,
            Cutoff::Doubtful(code, _) => {
                let better = match &doubt {
                    Cutoff::Missing => true,
                    Cutoff::Doubtful(earlier, _) => rank(code) > rank(*earlier),
                    Cutoff::At(_) => false,
                };
                if better {
                    doubt = read;
                }
            }
            Cutoff::Missing => {}
        }
    }
    doubt
}

/// How near a half date comes to a whole one.
fn rank(code: WarningCode) -> u8 {
    match code {
        WarningCode::WeekdayDiffers => 4,
        WarningCode::CutoffWithoutTime => 3,
        WarningCode::CutoffWithoutYear => 2,
        _ => 1,
    }
}

fn one(sentence: &str, words: &[Token<'_>], at: usize) -> Cutoff {
    let cued = at < 3 || words.iter().any(|word| CUES.contains(&word.folded.as_str()));
    let (days, times) = (dates::days(words), dates::times(words));
    let whole = days.iter().map(|spot| spot.value).find(|day| matches!(day, Day::Whole(_)));
    let day = whole.or(days.first().map(|spot| spot.value));
    if !cued || (day.is_none() && times.is_empty()) {
        return Cutoff::Missing;
    }
    let quote = |code| Cutoff::Doubtful(code, sentence.chars().take(120).collect());
    let hashtag_only = days.first().is_some_and(|spot| spot.first > 0 && words[spot.first - 1].is_sign('#'));
    match (day, times.first()) {
        (Some(Day::Whole(day)), Some(time)) => {
            let named = words.iter().find_map(|word| dates::weekday(&word.folded));
            match caracas(day, time.value) {
                Some(moment) if named.is_none_or(|named| named == day.weekday()) => Cutoff::At(moment),
                _ => quote(WarningCode::WeekdayDiffers),
            }
        }
        (Some(Day::Whole(_)), None) if !hashtag_only => quote(WarningCode::CutoffWithoutTime),
        (Some(Day::WithoutYear), _) => quote(WarningCode::CutoffWithoutYear),
        (None, Some(_)) => quote(WarningCode::CutoffRelative),
        _ => Cutoff::Missing,
    }
}
