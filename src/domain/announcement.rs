//! Figures without names: what was announced, verified or counted, by whom, of when.
//!
//! They feed the figures and nothing else: no release is made of one and no name is compared with one.
//! Two of them may count different things (other windows, other people), so nothing here subtracts.

use std::str::FromStr;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::UnknownWord;

/// What a figure counts, and how it was come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// Said by an authority, or by nobody in particular.
    Claimed,
    /// An organisation verified it name by name.
    Verified,
    /// An organisation's own count.
    Counted,
    /// Still in prison.
    Remaining,
    /// Were outside already; a court lifted their measures.
    Lifted,
}

impl FigureKind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [FigureKind; 5] =
        [FigureKind::Claimed, FigureKind::Verified, FigureKind::Counted, FigureKind::Remaining, FigureKind::Lifted];

    /// The word in the database, in JSON and in Fluent selectors.
    pub fn code(self) -> &'static str {
        match self {
            FigureKind::Claimed => "claimed",
            FigureKind::Verified => "verified",
            FigureKind::Counted => "counted",
            FigureKind::Remaining => "remaining",
            FigureKind::Lifted => "lifted",
        }
    }
}

impl FromStr for FigureKind {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL.into_iter().find(|kind| kind.code() == word).ok_or(UnknownWord("kind of figure"))
    }
}

/// One number, or from one to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Figure {
    Exactly(u32),
    Between(u32, u32),
}

/// What is said around a figure.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    MoreThan,
    AtLeast,
    About,
    UpTo,
    DependingOnSource,
    /// Words instead of a figure: "an important number".
    Words(String),
}

impl Bound {
    /// The word in Fluent selectors and in the database.
    pub fn code(&self) -> &'static str {
        match self {
            Bound::MoreThan => "more_than",
            Bound::AtLeast => "at_least",
            Bound::About => "about",
            Bound::UpTo => "up_to",
            Bound::DependingOnSource => "depending_on_source",
            Bound::Words(_) => "words",
        }
    }

    /// What [`Bound::code`] wrote, with the words that stood beside it.
    pub fn from_code(code: &str, words: Option<String>) -> Option<Self> {
        match code {
            "more_than" => Some(Bound::MoreThan),
            "at_least" => Some(Bound::AtLeast),
            "about" => Some(Bound::About),
            "up_to" => Some(Bound::UpTo),
            "depending_on_source" => Some(Bound::DependingOnSource),
            "words" => words.map(Bound::Words),
            _ => None,
        }
    }
}

/// The time that a figure speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AsOf {
    /// With the hour at which the count was closed.
    Moment(DateTime<FixedOffset>),
    Day(NaiveDate),
    Days(NaiveDate, NaiveDate),
}

impl AsOf {
    /// The last day that it speaks of.
    pub fn last_day(self) -> NaiveDate {
        match self {
            AsOf::Moment(moment) => moment.date_naive(),
            AsOf::Day(day) | AsOf::Days(_, day) => day,
        }
    }
}

impl std::fmt::Display for AsOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            AsOf::Moment(moment) => f.write_str(&moment.to_rfc3339()),
            AsOf::Day(day) => write!(f, "{day}"),
            AsOf::Days(from, to) => write!(f, "{from}/{to}"),
        }
    }
}

impl FromStr for AsOf {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let unknown = UnknownWord("time of a figure");
        let day = |text: &str| text.parse::<NaiveDate>();
        if let Ok(day) = day(text) {
            return Ok(AsOf::Day(day));
        }
        if let Some((from, to)) = text.split_once('/') {
            return Ok(AsOf::Days(day(from).map_err(|_| unknown)?, day(to).map_err(|_| unknown)?));
        }
        DateTime::parse_from_rfc3339(text).map(AsOf::Moment).map_err(|_| unknown)
    }
}

/// Since when, or over what, a figure counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Window {
    /// The text does not say.
    Unknown,
    Since(NaiveDate),
    /// Of that day alone.
    OneDay,
    /// In the words of the source.
    Words(String),
}

impl std::fmt::Display for Window {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Window::Unknown => Ok(()),
            Window::Since(day) => write!(f, "{day}/"),
            Window::OneDay => f.write_str("1d"),
            Window::Words(words) => f.write_str(words),
        }
    }
}

impl From<&str> for Window {
    /// Reads what `Display` writes; what is neither is the source's own words.
    fn from(text: &str) -> Self {
        match text.trim() {
            "" => Window::Unknown,
            "1d" => Window::OneDay,
            text => match text.strip_suffix('/').unwrap_or(text).parse() {
                Ok(day) => Window::Since(day),
                Err(_) => Window::Words(text.to_owned()),
            },
        }
    }
}

/// One public statement about a total.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// Whose figure it is, in the words of the text.
    pub by: String,
    pub kind: FigureKind,
    /// Absent where only words were said.
    pub figure: Option<Figure>,
    pub bound: Option<Bound>,
    pub as_of: Option<AsOf>,
    pub window: Window,
    /// Where it can be read: a title and its date, or a link; may be empty.
    pub reference: String,
}

impl std::fmt::Debug for Announcement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Announcement")
    }
}

impl std::fmt::Debug for Bound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bound")
    }
}

impl Announcement {
    /// Whether a later row about the same thing takes this one's place: same source, kind, time and window.
    pub fn is_corrected_by(&self, later: &Announcement) -> bool {
        self.is_of(&later.by) && (self.kind, self.as_of, &self.window) == (later.kind, later.as_of, &later.window)
    }

    /// Whether it is a figure of this source, however the name is written in case.
    pub fn is_of(&self, source: &str) -> bool {
        self.by.to_lowercase() == source.to_lowercase()
    }
}

/// A month of a year, as `2026-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Month {
    pub year: i32,
    /// From 1.
    pub month: u32,
}

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = UnknownWord;

    /// `2026-01`, or `2026_01` as in a button.
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let day: Result<NaiveDate, _> = format!("{}-01", text.trim().replace('_', "-")).parse();
        day.map(Self::of).map_err(|_| UnknownWord("month"))
    }
}

/// Which figures are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Span {
    /// The newest total of every source and kind.
    Latest,
    /// All that was said in a month.
    Month(Month),
}

/// The figures of a span, by kind and in the order of their days. `all` is in the order in which they were entered.
pub fn figures(all: &[Announcement], span: Span) -> Vec<Announcement> {
    let standing = all.iter().enumerate().filter(|(i, a)| !all[i + 1..].iter().any(|later| a.is_corrected_by(later)));
    let standing: Vec<&Announcement> = standing.map(|(_, a)| a).collect();
    let mut chosen: Vec<Announcement> = match span {
        Span::Latest => latest(&standing),
        Span::Month(month) => standing.into_iter().filter(|a| is_in(a, month)).cloned().collect(),
    };
    chosen.sort_by_key(|a| (a.kind, last_day(a)));
    chosen
}

/// The months of which something is known, the earliest first.
pub fn months(all: &[Announcement]) -> Vec<Month> {
    let mut months: Vec<Month> = all.iter().filter_map(last_day).map(Month::of).collect();
    months.sort_unstable();
    months.dedup();
    months
}

fn last_day(announcement: &Announcement) -> Option<NaiveDate> {
    announcement.as_of.map(AsOf::last_day)
}

fn is_in(announcement: &Announcement, month: Month) -> bool {
    last_day(announcement).is_some_and(|day| Month::of(day) == month)
}

/// Of each source and kind the newest. A figure of one day alone is no total: it stands in for one only where
/// there is nothing else. What has no day comes before all that have one.
fn latest(standing: &[&Announcement]) -> Vec<Announcement> {
    let mut chosen: Vec<&Announcement> = Vec::new();
    let rank = |a: &Announcement| (a.window != Window::OneDay, last_day(a));
    for a in standing {
        match chosen.iter_mut().find(|c| c.kind == a.kind && c.is_of(&a.by)) {
            Some(before) if rank(before) <= rank(a) => *before = a,
            Some(_) => {}
            None => chosen.push(a),
        }
    }
    chosen.into_iter().cloned().collect()
}

/// How many families or chats, as it may be told: a count from 1 to 4 could point at one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tally {
    Few,
    Exactly(u32),
}

impl Tally {
    /// What may be told of a count.
    pub fn of(count: u32) -> Self {
        if (1..5).contains(&count) { Tally::Few } else { Tally::Exactly(count) }
    }
}

/// Our own counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCounts {
    pub sent: Tally,
    pub read: Tally,
    pub corrected: Tally,
    /// Matches that wait for people.
    pub open: Tally,
    /// How long those have waited, on average; unknown where none waits.
    pub mean_wait_seconds: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<AsOf> {
        text.parse().ok()
    }

    fn said(by: &str, kind: FigureKind, figure: u32, as_of: Option<AsOf>, window: Window) -> Announcement {
        let figure = Some(Figure::Exactly(figure));
        Announcement { by: by.into(), kind, figure, bound: None, as_of, window, reference: String::new() }
    }

    fn numbers(of: &[Announcement]) -> Vec<Option<Figure>> {
        of.iter().map(|a| a.figure).collect()
    }

    #[test]
    fn times_and_windows_survive_the_round_trip() {
        for text in ["2026-01-12", "2026-01-12/2026-01-13", "2026-01-12T12:00:00-04:00"] {
            assert_eq!(text.parse::<AsOf>().unwrap().to_string(), text);
        }
        for text in ["2026-13-01", "", "el lunes", "2026-01-12/x"] {
            assert!(text.parse::<AsOf>().is_err(), "{text}");
        }
        for text in ["", "2026-01-08/", "1d", "desde noviembre"] {
            assert_eq!(Window::from(text).to_string(), text);
        }
        assert_eq!(Window::from("2026-01-08"), Window::from("2026-01-08/"));
        assert_eq!("2026_01".parse::<Month>().map(|month| month.to_string()).as_deref(), Ok("2026-01"));
        assert!("2026-14".parse::<Month>().is_err());
    }

    #[test]
    fn the_newest_total_of_each_source_is_shown_and_a_single_day_is_no_total() {
        let eighth = Window::Since(NaiveDate::from_ymd_opt(2026, 1, 8).unwrap());
        let all = [
            said("Amparo Civil", FigureKind::Verified, 266, day("2026-01-26"), eighth.clone()),
            said("Amparo Civil", FigureKind::Verified, 104, day("2026-01-27"), Window::OneDay),
            said("AMPARO CIVIL", FigureKind::Verified, 41, day("2026-01-12"), eighth.clone()),
            said("Amparo Civil", FigureKind::Remaining, 777, day("2026-01-23"), Window::Unknown),
            said("Gobierno", FigureKind::Claimed, 1, None, Window::Unknown),
        ];
        let shown = figures(&all, Span::Latest);
        assert_eq!(numbers(&shown), [1, 266, 777].map(|n| Some(Figure::Exactly(n))));
    }

    #[test]
    fn a_later_row_about_the_same_thing_takes_the_place_of_an_earlier_one() {
        let all = [
            said("Amparo Civil", FigureKind::Verified, 261, day("2026-01-26"), Window::Unknown),
            said("Amparo Civil", FigureKind::Verified, 104, day("2026-01-26"), Window::OneDay),
            said("amparo civil", FigureKind::Verified, 266, day("2026-01-26"), Window::Unknown),
            said("Amparo Civil", FigureKind::Verified, 350, day("2026-02-04"), Window::Unknown),
        ];
        let january = figures(&all, Span::Month("2026-01".parse().unwrap()));
        assert_eq!(numbers(&january), [104, 266].map(|n| Some(Figure::Exactly(n))));
        assert_eq!(months(&all).len(), 2);
    }

    #[test]
    fn a_count_that_could_point_at_a_family_is_not_told() {
        let told = [0, 1, 4, 5].map(Tally::of);
        assert_eq!(told, [Tally::Exactly(0), Tally::Few, Tally::Few, Tally::Exactly(5)]);
    }
}
