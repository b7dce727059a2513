//! Dates and times in words, in the zone that the reader chose.
//!
//! The pattern of each language stands in its catalogue. It must never show a moment
//! without the reader being able to tell the zone.

use std::fmt::Write;

use chrono::{DateTime, Locale, NaiveDate, TimeDelta};

use super::catalogue::{CatalogueError, Catalogues};
use super::voice::Voice;
use crate::domain::{Language, Moment, Month};

const PATTERNS: [&str; 4] = ["date-pattern", "date-short-pattern", "month-pattern", "time-pattern"];

/// Fails where a catalogue holds a pattern that cannot be read.
pub(super) fn check_patterns(catalogues: &Catalogues) -> Result<(), CatalogueError> {
    for language in Language::ALL {
        for key in PATTERNS {
            let pattern = catalogues.format(language, key, None).ok_or(CatalogueError::BadPattern { key })?;
            let mut out = String::new();
            write!(out, "{}", DateTime::UNIX_EPOCH.format_localized(&pattern, locale(language)))
                .map_err(|_| CatalogueError::BadPattern { key })?;
        }
    }
    Ok(())
}

impl Voice<'_> {
    /// "24 de enero de 2026".
    pub(super) fn date(&self, moment: Moment) -> String {
        self.local(moment, "date-pattern")
    }

    /// "24 de enero".
    pub(super) fn short_date(&self, moment: Moment) -> String {
        self.local(moment, "date-short-pattern")
    }

    /// "13:05".
    pub(super) fn time(&self, moment: Moment) -> String {
        self.local(moment, "time-pattern")
    }

    /// A day that no zone shifts.
    pub(super) fn day(&self, date: NaiveDate) -> String {
        self.civil(date, "date-pattern")
    }

    /// "24 de enero".
    pub(super) fn short_day(&self, date: NaiveDate) -> String {
        self.civil(date, "date-short-pattern")
    }

    /// "enero de 2026".
    pub(super) fn month(&self, month: Month) -> String {
        let first = NaiveDate::from_ymd_opt(month.year, month.month, 1);
        first.map_or_else(|| month.to_string(), |day| self.civil(day, "month-pattern"))
    }

    fn civil(&self, date: NaiveDate, key: &str) -> String {
        let mut out = String::new();
        // The pattern was read at the start: writing cannot fail.
        write!(out, "{}", date.format_localized(&self.say(key), locale(self.language()))).ok();
        out
    }

    /// "hora de Venezuela", "hora de Madrid".
    pub(super) fn zone(&self) -> String {
        let zone = self.local_time();
        if zone.is_venezuela() {
            return self.say("zone-venezuela");
        }
        self.with("zone-city", &[("city", zone.city(self.language()).as_str().into())])
    }

    /// "40 minutos", "3 horas", "2 días"; nothing negative if a clock was set back.
    pub(super) fn age(&self, since: Moment, now: Moment) -> String {
        self.lasting((now - since).max(TimeDelta::zero()))
    }

    /// The same of a length of time.
    pub(super) fn span(&self, seconds: u32) -> String {
        self.lasting(TimeDelta::seconds(seconds.into()))
    }

    fn lasting(&self, age: TimeDelta) -> String {
        let (key, n) = match age {
            age if age < TimeDelta::hours(1) => ("age-minutes", age.num_minutes()),
            age if age < TimeDelta::hours(48) => ("age-hours", age.num_hours()),
            age => ("age-days", age.num_days()),
        };
        self.with(key, &[("n", u32::try_from(n).unwrap_or(u32::MAX).into())])
    }

    fn local(&self, moment: Moment, key: &str) -> String {
        let local = self.local_time().local(moment);
        let mut out = String::new();
        // The pattern was read at the start: writing cannot fail.
        write!(out, "{}", local.format_localized(&self.say(key), locale(self.language()))).ok();
        out
    }
}

fn locale(language: Language) -> Locale {
    match language {
        Language::Es => Locale::es_VE,
        Language::En => Locale::en_US,
    }
}
