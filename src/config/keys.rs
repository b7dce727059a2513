//! Every key there is, in one table: its variable, its default, what it may be.

use std::time::Duration;

/// What a key may hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape {
    /// A text whose own rule stands in `check`.
    Special,
    /// One line of at most so many characters.
    Line(usize),
    /// So many lines of at most so many characters.
    Lines(usize, usize),
    /// A whole number between these two.
    Count(u32, u32),
    /// A time between these two.
    Time(Duration, Duration),
}

/// One setting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Key {
    /// As in the TOML file, sections with a dot.
    pub name: &'static str,
    /// The environment variable that overrides the file.
    pub variable: &'static str,
    /// As it would be written in the file; `None` where there is nothing sensible to assume.
    pub default: Option<&'static str>,
    pub shape: Shape,
}

const fn key(name: &'static str, variable: &'static str, default: Option<&'static str>, shape: Shape) -> Key {
    Key { name, variable, default, shape }
}

const fn seconds(from: u64, to: u64) -> Shape {
    Shape::Time(Duration::from_secs(from), Duration::from_secs(to))
}

/// The table. The lengths are those that the texts for families are tested with.
pub const KEYS: &[Key] = &[
    key("database", "VIGILIA_DATABASE", Some("sqlite:data/vigilia.db"), Shape::Special),
    key("key_file", "VIGILIA_KEY_FILE", Some("vigilia.key"), Shape::Special),
    key("telegram.token", "VIGILIA_TOKEN", None, Shape::Special),
    key("telegram.token_file", "VIGILIA_TOKEN_FILE", None, Shape::Special),
    key("telegram.api_url", "VIGILIA_API_URL", Some("https://api.telegram.org"), Shape::Special),
    // teloxide's client gives up after 17 seconds.
    key("telegram.poll_timeout", "VIGILIA_POLL_TIMEOUT", Some("10s"), seconds(1, 15)),
    key("organisation.name", "VIGILIA_ORGANISATION", None, Shape::Line(60)),
    key("organisation.contact", "VIGILIA_CONTACT", None, Shape::Line(60)),
    key("organisation.hours", "VIGILIA_HOURS", None, Shape::Line(60)),
    key("organisation.guidance", "VIGILIA_GUIDANCE", None, Shape::Lines(8, 120)),
    key("organisation.lead", "VIGILIA_LEAD", None, Shape::Line(40)),
    // An organisation may raise these numbers, never lower them.
    key("review.certain", "VIGILIA_REVIEW_CERTAIN", Some("1"), Shape::Count(1, 9)),
    key("review.ordinary", "VIGILIA_REVIEW_ORDINARY", Some("2"), Shape::Count(2, 9)),
    key("review.grave", "VIGILIA_REVIEW_GRAVE", Some("2"), Shape::Count(2, 9)),
    key("review.claim_time", "VIGILIA_CLAIM_TIME", Some("20m"), seconds(60, 86_400)),
    key("sending.send_delay", "VIGILIA_SEND_DELAY", Some("2m"), seconds(0, 3_600)),
    key("sending.hide_after", "VIGILIA_HIDE_AFTER", Some("2m"), seconds(10, 3_600)),
    // One call to Telegram ends within 20 seconds; a shorter lease would send twice.
    key("sending.lease", "VIGILIA_LEASE", Some("30s"), seconds(25, 600)),
    key("sending.in_flight", "VIGILIA_IN_FLIGHT", Some("8"), Shape::Count(1, 32)),
    key("sending.per_second", "VIGILIA_PER_SECOND", Some("25"), Shape::Count(1, 30)),
    key("sending.burst", "VIGILIA_BURST", Some("5"), Shape::Count(1, 30)),
    key("sending.chat_pause", "VIGILIA_CHAT_PAUSE", Some("1s"), seconds(0, 60)),
    key("limits.names", "VIGILIA_NAMES", Some("10"), Shape::Count(1, 100)),
    key("limits.updates", "VIGILIA_UPDATES", Some("20"), Shape::Count(5, 600)),
    key("limits.new_names", "VIGILIA_NEW_NAMES", Some("1000"), Shape::Count(1, 50_000)),
    key("log.filter", "VIGILIA_LOG", Some("info"), Shape::Special),
    key("log.format", "VIGILIA_LOG_FORMAT", Some("text"), Shape::Special),
];

impl Shape {
    /// The longest line, in characters.
    pub fn line(self) -> usize {
        self.lines().1
    }

    /// The most lines, and the longest.
    pub fn lines(self) -> (usize, usize) {
        match self {
            Shape::Lines(most, longest) => (most, longest),
            Shape::Line(longest) => (1, longest),
            _ => (usize::MAX, usize::MAX),
        }
    }

    /// The smallest and the largest number.
    pub fn counts(self) -> (u32, u32) {
        match self {
            Shape::Count(from, to) => (from, to),
            _ => (0, u32::MAX),
        }
    }

    /// The shortest and the longest time.
    pub fn times(self) -> (Duration, Duration) {
        match self {
            Shape::Time(from, to) => (from, to),
            _ => (Duration::ZERO, Duration::MAX),
        }
    }
}

/// The key of this name, if there is one.
pub fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// The key of a name that our own code wrote down.
#[expect(
    clippy::expect_used,
    reason = "each name is a literal of this room, and loading any configuration asks for all"
)]
pub fn named(name: &'static str) -> &'static Key {
    find(name).expect("a key of the table")
}

/// The key that this variable sets.
pub fn of_variable(variable: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.variable == variable)
}

/// The known word that is nearest to an unknown one, if any is near.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}
