//! Days and hours as posts and spreadsheets write them.
//!
//! Half a date is never completed: a day without a year stays half, and a person gives the date.
//! Days come before months ("1/25/2026" is no date), as everywhere in Venezuela.

use chrono::{NaiveDate, NaiveTime, Weekday};

use super::tokens::Token;

/// A day that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    Whole(NaiveDate),
    /// Day and month only.
    WithoutYear,
    NoSuch,
}

/// A day or an hour and the tokens that name it.
#[derive(Debug, Clone, Copy)]
pub struct Spot<T> {
    pub value: T,
    pub first: usize,
    pub end: usize,
}

const MONTHS: [[&str; 4]; 12] = [
    ["enero", "ene", "january", "jan"],
    ["febrero", "feb", "february", "febr"],
    ["marzo", "mar", "march", "mzo"],
    ["abril", "abr", "april", "apr"],
    ["mayo", "may", "mayo", "may"],
    ["junio", "jun", "june", "jun"],
    ["julio", "jul", "july", "jul"],
    ["agosto", "ago", "august", "aug"],
    ["septiembre", "sep", "september", "sept"],
    ["octubre", "oct", "october", "setiembre"],
    ["noviembre", "nov", "november", "nov"],
    ["diciembre", "dic", "december", "dec"],
];

const WEEKDAYS: [(Weekday, [&str; 2]); 7] = [
    (Weekday::Mon, ["lunes", "monday"]),
    (Weekday::Tue, ["martes", "tuesday"]),
    (Weekday::Wed, ["miercoles", "wednesday"]),
    (Weekday::Thu, ["jueves", "thursday"]),
    (Weekday::Fri, ["viernes", "friday"]),
    (Weekday::Sat, ["sabado", "saturday"]),
    (Weekday::Sun, ["domingo", "sunday"]),
];

/// The number of a month's name.
pub fn month(folded: &str) -> Option<u32> {
    if folded == "setiembre" {
        return Some(9);
    }
    (1..).zip(MONTHS).find(|(_, names)| names.contains(&folded)).map(|(number, _)| number)
}

/// The weekday that a word names.
pub fn weekday(folded: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, names)| names.contains(&folded)).map(|(day, _)| *day)
}

/// Every day that a text names, in its order.
pub fn days(words: &[Token<'_>]) -> Vec<Spot<Day>> {
    scan(words, day_at)
}

/// Every hour that a text names, in its order.
pub fn times(words: &[Token<'_>]) -> Vec<Spot<NaiveTime>> {
    scan(words, time_at)
}

fn scan<T>(words: &[Token<'_>], at: fn(&[Token<'_>]) -> Option<(T, usize)>) -> Vec<Spot<T>> {
    let mut found = Vec::new();
    let mut first = 0;
    while first < words.len() {
        match at(&words[first..]) {
            Some((value, length)) => {
                found.push(Spot { value, first, end: first + length });
                first += length;
            }
            None => first += 1,
        }
    }
    found
}

/// The day that starts with the first of these words, and of how many words it is made.
pub fn day_at(words: &[Token<'_>]) -> Option<(Day, usize)> {
    numeric_day(words).or_else(|| spelled_day(words)).or_else(|| english_day(words))
}

/// "25/01/2026", "25-01-26", "25.01.2026", "2026-01-25"; "25/01" is half.
fn numeric_day(words: &[Token<'_>]) -> Option<(Day, usize)> {
    let number = |at: usize| words.get(at).and_then(Token::number);
    let sign = words.get(1).filter(|sign| ["/", "-", "."].contains(&sign.text) && touches(words, 0, 3))?;
    let (first, second) = (number(0)?, number(2)?);
    let whole = words.get(3).is_some_and(|next| next.text == sign.text) && touches(words, 2, 5) && number(4).is_some();
    if whole && words[0].text.len() == 4 {
        return Some((calendar(first, second, number(4)?), 5));
    }
    if whole && matches!(words[4].text.len(), 2 | 4) {
        let year = number(4)?;
        return Some((calendar(if year < 100 { 2000 + year } else { year }, second, first), 5));
    }
    let half = sign.text == "/" && (1..=31).contains(&first) && (1..=12).contains(&second);
    (half && words[2].text.len() == 2).then_some((Day::WithoutYear, 3))
}

/// "12 de enero de 2026", "25 enero 2026", "4Feb", "25Ene2026".
fn spelled_day(words: &[Token<'_>]) -> Option<(Day, usize)> {
    let day = words.first().and_then(Token::number).filter(|day| (1..=31).contains(day))?;
    let mut at = 1;
    skip(words, &mut at, &["de", "of"]);
    let month = words.get(at).and_then(|word| month(&word.folded))?;
    at += 1;
    let end = at;
    if words.get(at).is_some_and(|sign| sign.is_sign('.') || sign.is_sign(',')) {
        at += 1;
    }
    skip(words, &mut at, &["de", "del"]);
    Some(with_year(words, at, end, month, day))
}

/// "Jan 25, 2026", "January 25th".
fn english_day(words: &[Token<'_>]) -> Option<(Day, usize)> {
    let month = words.first().and_then(|word| month(&word.folded))?;
    let mut at = 1;
    if words.get(at).is_some_and(|sign| sign.is_sign('.')) {
        at += 1;
    }
    let day = words.get(at).and_then(Token::number).filter(|day| (1..=31).contains(day))?;
    at += 1;
    skip(words, &mut at, &["st", "nd", "rd", "th"]);
    let end = at;
    if words.get(at).is_some_and(|sign| sign.is_sign(',')) {
        at += 1;
    }
    Some(with_year(words, at, end, month, day))
}

fn with_year(words: &[Token<'_>], at: usize, half: usize, month: u32, day: u32) -> (Day, usize) {
    match words.get(at).filter(|word| word.text.len() == 4).and_then(Token::number) {
        Some(year) => (calendar(year, month, day), at + 1),
        None => (Day::WithoutYear, half),
    }
}

fn skip(words: &[Token<'_>], at: &mut usize, what: &[&str]) {
    if words.get(*at).is_some_and(|word| what.contains(&word.folded.as_str())) {
        *at += 1;
    }
}

fn calendar(year: u32, month: u32, day: u32) -> Day {
    i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day)).map_or(Day::NoSuch, Day::Whole)
}

/// No space between these words.
fn touches(words: &[Token<'_>], from: usize, to: usize) -> bool {
    words.get(from..to).is_some_and(|words| words.windows(2).all(|pair| pair[0].end == pair[1].start))
}

/// "8:30 p.m.", "6 am", "20:30", "12:00 m.", "8:30 de la noche".
fn time_at(words: &[Token<'_>]) -> Option<(NaiveTime, usize)> {
    let hour = words.first().and_then(Token::number).filter(|hour| *hour <= 24)?;
    let colon = words.get(1).is_some_and(|sign| sign.is_sign(':') || sign.is_sign('.')) && touches(words, 0, 3);
    let minute = words.get(2).filter(|word| word.text.len() == 2).and_then(Token::number).filter(|m| *m < 60);
    let (minute, at) = match minute {
        Some(minute) if colon => (minute, 3),
        _ => (0, 1),
    };
    let half = half_of_day(&words[at..]);
    let (hour, length) = match half {
        Some((Half::Am, length)) if hour <= 12 => (hour % 12, length),
        Some((Half::Pm, length)) if hour <= 12 => (hour % 12 + 12, length),
        Some((Half::Noon, length)) if hour == 12 => (12, length),
        None if at == 3 && words[1].is_sign(':') && !ends_in_doubt(hour) => (hour, 0),
        _ => return None,
    };
    Some((NaiveTime::from_hms_opt(hour, minute, 0)?, at + length))
}

/// "8:30" without a half of the day may be either; "20:30" and "00:15" are clear.
fn ends_in_doubt(hour: u32) -> bool {
    (1..=12).contains(&hour)
}

enum Half {
    Am,
    Pm,
    Noon,
}

fn half_of_day(words: &[Token<'_>]) -> Option<(Half, usize)> {
    let fold = |at: usize| words.get(at).map_or("", |word| word.folded.as_str());
    let dots = |at: usize| words.get(at).is_some_and(|sign| sign.is_sign('.'));
    match (fold(0), fold(1), fold(2)) {
        ("am", ..) => Some((Half::Am, 1)),
        ("pm", ..) => Some((Half::Pm, 1)),
        ("a", ".", "m") => Some((Half::Am, 3 + usize::from(dots(3)))),
        ("p", ".", "m") => Some((Half::Pm, 3 + usize::from(dots(3)))),
        ("a", "m", _) => Some((Half::Am, 2)),
        ("p", "m", _) => Some((Half::Pm, 2)),
        ("m", ..) => Some((Half::Noon, 1 + usize::from(dots(1)))),
        ("del", "mediodia", _) => Some((Half::Noon, 2)),
        ("de", "la", "noche" | "tarde") => Some((Half::Pm, 3)),
        ("de", "la", "manana" | "madrugada") => Some((Half::Am, 3)),
        ("in", "the", "morning") => Some((Half::Am, 3)),
        ("in", "the", "afternoon" | "evening") => Some((Half::Pm, 3)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    #[test]
    fn days_and_hours_are_read_as_written_and_half_a_date_stays_half() {
        for (text, day, time) in [
            ("hasta las 8:30 p.m. de hoy, domingo 25/01/2026", Some("2026-01-25"), Some("20:30:00")),
            ("Balance al 13/01/2026, 6:10 a.m.", Some("2026-01-13"), Some("06:10:00")),
            ("Jan 25, 2026, 8:30 p.m. Caracas time", Some("2026-01-25"), Some("20:30:00")),
            ("hasta las 12:00 m. del lunes 12 de enero de 2026", Some("2026-01-12"), Some("12:00:00")),
            ("8:30 de la noche del domingo", None, Some("20:30:00")),
            ("corte 20:30 del 1 de febrero del 2026", Some("2026-02-01"), Some("20:30:00")),
            ("a las 7 pm, 2026-02-19", Some("2026-02-19"), Some("19:00:00")),
            ("2/4 Among them; 1/4", None, None),
            ("a las 8:30", None, None),
        ] {
            let words = tokens(text);
            let found = days(&words).into_iter().find_map(|spot| match spot.value {
                Day::Whole(day) => Some(day.to_string()),
                _ => None,
            });
            assert_eq!(found.as_deref(), day, "{text}");
            assert_eq!(times(&words).first().map(|spot| spot.value.to_string()).as_deref(), time, "{text}");
        }
        assert_eq!(days(&tokens("#4Feb"))[0].value, Day::WithoutYear);
        assert_eq!(days(&tokens("31/02/2026"))[0].value, Day::NoSuch);
    }
}
