//! What a chat set about being written to: quiet hours, reminders, the regular note, its local time.
//!
//! The defaults are those of a family that set nothing: no quiet hours (exits often happen at dawn),
//! one reminder after twelve hours, no regular note, Venezuela's time.

use chrono::{Days, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{Moment, Zone};

/// Everything that a chat set, but for language and kind of notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub quiet: QuietHours,
    pub reminder: ReminderPlan,
    pub heartbeat: Heartbeat,
    pub zone: Zone,
}

impl Settings {
    /// When something that should not wake anybody may be said: now, or when the quiet hours end.
    pub fn when_awake(&self, now: Moment) -> Moment {
        self.quiet.until(now, self.zone).unwrap_or(now)
    }
}

/// The hours in which only corrections come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum QuietHours {
    #[default]
    Off,
    /// By the clocks of the chat's zone; they may go over midnight.
    Between { from: NaiveTime, to: NaiveTime },
}

impl QuietHours {
    /// 22:00 to 6:00.
    pub fn night() -> Self {
        Self::Between { from: hour(22), to: hour(6) }
    }

    /// Reads what somebody typed: two different times, such as `21:30 a 7:00`, `de 22 a 6` or `10 pm - 6 am`.
    pub fn parse(text: &str) -> Option<Self> {
        match times(text)?[..] {
            [from, to] if from != to => Some(Self::Between { from, to }),
            _ => None,
        }
    }

    /// When they end, if it is one of these hours now; always later than `now`.
    pub fn until(&self, now: Moment, zone: Zone) -> Option<Moment> {
        let Self::Between { from, to } = *self else { return None };
        let time = zone.local(now).time();
        let inside = if from < to { from <= time && time < to } else { from <= time || time < to };
        inside.then(|| zone.next(to, now))
    }
}

/// Whether an unread notice is mentioned again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReminderPlan {
    /// After twelve hours.
    #[default]
    Once,
    /// On each of the next three days.
    Daily,
    Never,
}

impl ReminderPlan {
    /// When the next reminder of a notice is due, after so many were made already.
    pub fn next(self, sent_at: Moment, made: u32) -> Option<Moment> {
        match (self, made) {
            (Self::Once, 0) => Some(sent_at + TimeDelta::hours(12)),
            (Self::Daily, 0..3) => Some(sent_at + TimeDelta::days(i64::from(made) + 1)),
            _ => None,
        }
    }

    /// The word in Fluent selectors.
    pub fn code(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Daily => "daily",
            Self::Never => "never",
        }
    }
}

/// Whether a chat wants to hear regularly that we are still here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heartbeat {
    Weekly,
    Monthly,
    #[default]
    Never,
}

impl Heartbeat {
    /// When the next note is due.
    pub fn next(self, now: Moment) -> Option<Moment> {
        match self {
            Self::Weekly => Some(now + TimeDelta::days(7)),
            Self::Monthly => Some(now + TimeDelta::days(30)),
            Self::Never => None,
        }
    }

    /// The word in Fluent selectors.
    pub fn code(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Never => "never",
        }
    }
}

/// When a family wants to be reminded of what it does not read now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Later {
    InAnHour,
    Tonight,
    Tomorrow,
}

impl Later {
    /// All of them, in the order of the buttons.
    pub const ALL: [Later; 3] = [Later::InAnHour, Later::Tonight, Later::Tomorrow];

    /// The word in buttons and in Fluent selectors.
    pub fn code(self) -> &'static str {
        match self {
            Later::InAnHour => "hour",
            Later::Tonight => "tonight",
            Later::Tomorrow => "tomorrow",
        }
    }

    /// The one of this word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|later| later.code() == word)
    }

    /// The moment. Tonight is eight in the evening, or in an hour if that has passed; tomorrow is nine in the
    /// morning, and begins only after a night's sleep: at one in the morning it is the same day.
    pub fn at(self, now: Moment, zone: Zone) -> Moment {
        let in_an_hour = now + TimeDelta::hours(1);
        let evening = zone.at(zone.local(now).date_naive(), hour(20));
        match self {
            Later::Tonight if evening > now => evening,
            Later::InAnHour | Later::Tonight => in_an_hour,
            Later::Tomorrow => {
                let yesterday = zone.local(now - TimeDelta::hours(5)).date_naive();
                zone.at(yesterday.checked_add_days(Days::new(1)).unwrap_or(yesterday), hour(9)).max(in_an_hour)
            }
        }
    }
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()
}

/// The times in a text; `None` if something in it cannot be one.
fn times(text: &str) -> Option<Vec<NaiveTime>> {
    if text.chars().count() > 40 {
        return None;
    }
    let mut found: Vec<NaiveTime> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (hours, after) = digits(&rest[start..]);
        let (minutes, after) = match after.strip_prefix([':', '.', 'h']) {
            Some(more) if more.starts_with(|c: char| c.is_ascii_digit()) => digits(more),
            _ => ("0", after),
        };
        found.push(half(after, hours.parse().ok()?, minutes.parse().ok()?)?);
        rest = after;
    }
    Some(found)
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

/// The time, with the half of the day that may stand behind it.
fn half(after: &str, hours: u32, minutes: u32) -> Option<NaiveTime> {
    let word: String = after.trim_start().chars().filter(|c| *c != '.').take(2).collect::<String>().to_lowercase();
    let hours = match (word.as_str(), hours) {
        ("am", 12) => 0,
        ("pm", 1..=11) => hours + 12,
        ("am" | "pm", 13..) => return None,
        _ => hours,
    };
    NaiveTime::from_hms_opt(hours, minutes, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        text.parse().unwrap()
    }

    fn shown(quiet: Option<QuietHours>) -> Option<String> {
        match quiet? {
            QuietHours::Between { from, to } => Some(format!("{}-{}", from.format("%H:%M"), to.format("%H:%M"))),
            QuietHours::Off => None,
        }
    }

    #[test]
    fn two_times_are_read_as_people_write_them() {
        for (text, hours) in [
            ("21:30 a 7:00", "21:30-07:00"),
            ("de 22 a 6", "22:00-06:00"),
            ("10 pm - 6 am", "22:00-06:00"),
            ("10:30p.m. a 12 a.m.", "22:30-00:00"),
            ("0:00-5.45", "00:00-05:45"),
        ] {
            assert_eq!(shown(QuietHours::parse(text)).as_deref(), Some(hours), "{text}");
        }
        for text in ["", "nunca", "22", "22 a 22", "25 a 6", "22:75 a 6", "1 2 3", "13 pm a 6", "9999999999999 a 6"] {
            assert_eq!(QuietHours::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_night_ends_in_the_morning_of_the_chats_own_zone() {
        let night = QuietHours::night();
        let (caracas, madrid) = (Zone::default(), Zone::parse("Madrid").unwrap());
        let until = |now: &str, zone| night.until(at(now), zone).map(|end| end.to_rfc3339());
        assert_eq!(until("2026-01-26T01:59:59Z", caracas), None);
        assert_eq!(until("2026-01-26T02:00:00Z", caracas).as_deref(), Some("2026-01-26T10:00:00+00:00"));
        assert_eq!(until("2026-01-26T09:59:59Z", caracas).as_deref(), Some("2026-01-26T10:00:00+00:00"));
        assert_eq!(until("2026-01-26T10:00:00Z", caracas), None);
        assert_eq!(until("2026-01-26T02:00:00Z", madrid).as_deref(), Some("2026-01-26T05:00:00+00:00"));
        assert_eq!(QuietHours::Off.until(at("2026-01-26T03:00:00Z"), caracas), None);
    }

    #[test]
    fn quiet_hours_always_end_later_than_now_also_when_the_clocks_change() {
        let madrid = Zone::parse("Madrid").unwrap();
        let quiet = QuietHours::parse("23:00 a 2:30").unwrap();
        for start in ["2026-03-28T20:00:00Z", "2026-10-24T20:00:00Z"] {
            for minute in 0..600 {
                let now = at(start) + TimeDelta::minutes(minute);
                assert!(quiet.until(now, madrid).is_none_or(|end| end > now), "{now}");
            }
        }
    }

    #[test]
    fn reminders_come_as_they_were_chosen_and_then_stop() {
        let sent = at("2026-01-26T01:00:00Z");
        let hours = |plan: ReminderPlan, made| plan.next(sent, made).map(|next| (next - sent).num_hours());
        assert_eq!([0, 1].map(|made| hours(ReminderPlan::Once, made)), [Some(12), None]);
        assert_eq!([0, 1, 2, 3].map(|made| hours(ReminderPlan::Daily, made)), [Some(24), Some(48), Some(72), None]);
        assert_eq!(hours(ReminderPlan::Never, 0), None);
    }

    #[test]
    fn tonight_and_tomorrow_are_what_a_person_means() {
        let zone = Zone::default();
        let local = |later: Later, now: &str| zone.local(later.at(at(now), zone)).format("%d %H:%M").to_string();
        assert_eq!(local(Later::InAnHour, "2026-01-26T14:10:00Z"), "26 11:10");
        assert_eq!(local(Later::Tonight, "2026-01-26T14:00:00Z"), "26 20:00");
        assert_eq!(local(Later::Tonight, "2026-01-27T01:30:00Z"), "26 22:30");
        assert_eq!(local(Later::Tomorrow, "2026-01-26T14:00:00Z"), "27 09:00");
        assert_eq!(local(Later::Tomorrow, "2026-01-26T05:00:00Z"), "26 09:00");
    }
}
