//! A cell of a table that should hold a date.

use chrono::NaiveDate;

use super::codes::{Reason, WarningCode};
use super::dates::{Day, day_at};
use super::tokens::tokens;

/// A cell of a column of dates.
pub struct CellDay {
    pub day: Option<NaiveDate>,
    pub warning: Option<WarningCode>,
}

/// Reads a cell that is a date and nothing else; `read_on` is the latest day that it may name.
pub fn cell(text: &str, read_on: NaiveDate) -> Result<CellDay, Reason> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(CellDay { day: None, warning: None });
    }
    let (day, warning) = match serial(text) {
        Some(day) => (day, Some(WarningCode::SpreadsheetDate)),
        None => written(text)?,
    };
    if day > read_on { Err(Reason::DateInFuture) } else { Ok(CellDay { day: Some(day), warning }) }
}

/// A spreadsheet's days since 30 December 1899, between 2000 and 2099.
fn serial(text: &str) -> Option<NaiveDate> {
    let days: i64 = text.parse().ok().filter(|days| (36_526..73_051).contains(days))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(chrono::Duration::days(days))
}

fn written(text: &str) -> Result<(NaiveDate, Option<WarningCode>), Reason> {
    // A time behind the date ("2026-01-25T00:00:00", "25/01/2026 0:00") says nothing about the day.
    let date = text.split(['T', ' ']).next().filter(|date| date.contains(['/', '-'])).unwrap_or(text);
    let words = tokens(date);
    match day_at(&words) {
        Some((Day::Whole(day), length)) if length == words.len() => {
            let short = words.last().is_some_and(|word| word.text.len() == 2) && words[0].text.len() <= 2;
            Ok((day, short.then_some(WarningCode::TwoDigitYear)))
        }
        Some((Day::NoSuch, _)) => Err(Reason::NoSuchDate),
        _ => Err(Reason::DateNotRead),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_one_day_or_a_problem() {
        let read_on = NaiveDate::from_ymd_opt(2026, 2, 1).expect("a day");
        for (text, expected) in [
            ("25/01/2026", Ok(Some("2026-01-25"))),
            ("25-01-2026", Ok(Some("2026-01-25"))),
            (" 24/01/2026", Ok(Some("2026-01-24"))),
            ("2026-01-25T00:00:00", Ok(Some("2026-01-25"))),
            ("25/01/26", Ok(Some("2026-01-25"))),
            ("46047", Ok(Some("2026-01-25"))),
            ("25 de enero de 2026", Ok(Some("2026-01-25"))),
            ("", Ok(None)),
            ("1/25/2026", Err(Reason::NoSuchDate)),
            ("25/01/2027", Err(Reason::DateInFuture)),
            ("el domingo", Err(Reason::DateNotRead)),
            ("25/01", Err(Reason::DateNotRead)),
        ] {
            let read = cell(text, read_on).map(|cell| cell.day.map(|day| day.to_string()));
            assert_eq!(read, expected.map(|day| day.map(str::to_owned)), "{text}");
        }
    }
}
