//! Local time: the zone in which a chat reads its dates and in which its night falls.
//!
//! Zones and their rules are the IANA database, compiled in. It must never guess: a place that
//! nobody listed and that is no zone's own city is not recognised.

use chrono::{DateTime, Days, LocalResult, NaiveDate, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::{Language, Moment};

/// Cities and countries as people write them.
const CITIES: &str = include_str!("data/cities.tsv");
/// A text that is longer is no place.
const LONGEST: usize = 60;

/// A zone of the IANA database; Venezuela's unless a chat chose another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(Tz);

impl Default for Zone {
    fn default() -> Self {
        Self(Tz::America__Caracas)
    }
}

impl TryFrom<String> for Zone {
    type Error = &'static str;
    fn try_from(name: String) -> Result<Self, Self::Error> {
        name.parse().map(Self).map_err(|_| "not a zone")
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.0.name().to_owned()
    }
}

impl Zone {
    /// Reads what somebody typed: a city, a country, or the name of a zone, in any case and with or without accents.
    pub fn parse(text: &str) -> Option<Self> {
        let wanted = fold(text);
        if wanted.is_empty() || wanted.chars().count() > LONGEST {
            return None;
        }
        let listed = cities().find(|city| city.known_as.iter().any(|name| fold(name) == wanted));
        let named = |zone: &&Tz| fold(zone.name()) == wanted || fold(last(zone.name())) == wanted;
        listed.map(|city| city.zone).or_else(|| chrono_tz::TZ_VARIANTS.iter().find(named).copied()).map(Self)
    }

    /// Whether it is Venezuela's, whose name says more than a city's.
    pub fn is_venezuela(self) -> bool {
        self == Self::default()
    }

    /// The city that stands for it.
    pub fn city(self, language: Language) -> String {
        let listed = cities().find(|city| city.zone == self.0);
        match (listed, language) {
            (Some(city), Language::Es) => city.known_as[0].to_owned(),
            (Some(city), Language::En) => city.known_as[1].to_owned(),
            (None, _) => last(self.0.name()).replace('_', " "),
        }
    }

    /// A moment as the clocks there show it.
    pub fn local(self, moment: Moment) -> DateTime<Tz> {
        moment.with_timezone(&self.0)
    }

    /// When the clocks there show this time on this day; where they skip it, as soon as they have, and where
    /// they show it twice, the second time.
    pub fn at(self, day: NaiveDate, time: NaiveTime) -> Moment {
        let wanted = day.and_time(time);
        match self.0.from_local_datetime(&wanted) {
            LocalResult::Single(local) | LocalResult::Ambiguous(_, local) => local.to_utc(),
            LocalResult::None => match self.0.from_local_datetime(&(wanted + TimeDelta::hours(1))) {
                LocalResult::Single(local) | LocalResult::Ambiguous(_, local) => local.to_utc(),
                LocalResult::None => wanted.and_utc(),
            },
        }
    }

    /// The first moment after `now` at which the clocks there show this time.
    pub fn next(self, time: NaiveTime, now: Moment) -> Moment {
        let today = self.local(now).date_naive();
        let days = [today, today.checked_add_days(Days::new(1)).unwrap_or(today)];
        days.into_iter().map(|day| self.at(day, time)).find(|at| *at > now).unwrap_or(now + TimeDelta::days(1))
    }
}

struct City {
    zone: Tz,
    /// In Spanish, in English, and however else it is written.
    known_as: Vec<&'static str>,
}

fn cities() -> impl Iterator<Item = City> {
    CITIES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut fields = line.split('\t');
        let zone = fields.next()?.parse().ok()?;
        Some(City {
            zone,
            known_as: fields.flat_map(|field| field.split('|')).filter(|name| !name.is_empty()).collect(),
        })
    })
}

fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// Small letters and digits without accents, words apart by one space.
fn fold(text: &str) -> String {
    let letters: String = text
        .nfd()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' })
        .collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_a_zone_with_a_city_in_both_languages() {
        let lines = CITIES.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(cities().count(), lines, "a zone is not in the database");
        assert!(cities().all(|city| city.known_as.len() >= 2));
    }

    #[test]
    fn a_place_is_read_as_people_write_it_and_nothing_is_guessed() {
        for (text, zone) in [
            ("madrid", "Europe/Madrid"),
            (" BOGOTA ", "America/Bogota"),
            ("Bogotá", "America/Bogota"),
            ("Miami", "America/New_York"),
            ("chile", "America/Santiago"),
            ("Ciudad de Panamá", "America/Panama"),
            ("america/new_york", "America/New_York"),
            ("Kuala Lumpur", "Asia/Kuala_Lumpur"),
        ] {
            assert_eq!(Zone::parse(text).map(String::from).as_deref(), Some(zone), "{text}");
        }
        for text in ["", "  ", "🙏", "mi casa", "1", "Madrid Madrid", &"x".repeat(5_000)] {
            assert_eq!(Zone::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_city_is_named_in_the_language_of_the_reader() {
        let city = |text: &str, language| Zone::parse(text).unwrap().city(language);
        assert_eq!(city("Londres", Language::Es), "Londres");
        assert_eq!(city("Londres", Language::En), "London");
        assert_eq!(city("Kuala Lumpur", Language::Es), "Kuala Lumpur");
    }

    #[test]
    fn an_hour_that_the_clocks_skip_or_show_twice_still_comes() {
        let madrid = Zone::parse("Madrid").unwrap();
        let at = |day: (i32, u32, u32), hour| {
            let day = NaiveDate::from_ymd_opt(day.0, day.1, day.2).unwrap();
            madrid.at(day, NaiveTime::from_hms_opt(hour, 30, 0).unwrap()).to_rfc3339()
        };
        assert_eq!(at((2026, 3, 29), 2), "2026-03-29T01:30:00+00:00", "skipped in spring");
        assert_eq!(at((2026, 10, 25), 2), "2026-10-25T01:30:00+00:00", "shown twice in autumn");
        assert_eq!(at((2026, 7, 1), 9), "2026-07-01T07:30:00+00:00");
    }
}
