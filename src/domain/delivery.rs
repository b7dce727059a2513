//! From a verdict to a family: the states of a delivery and what an answer makes of them.
//!
//! The promise: at least once, or a dead letter within seven days of being sendable;
//! at most three copies; nothing held is released by a timer.

use std::time::Duration;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{ChatId, MessageId, Moment, UnknownWord};

/// A delivery that could be sent for this long and was not is a dead letter.
pub const DELIVERY_LIFETIME: TimeDelta = TimeDelta::days(7);
/// A third uncertain outcome is the last: one send and at most two re-sends.
pub const MAX_UNCERTAIN: u32 = 3;
/// A server that names no time to wait gets this, doubling.
const DEFAULT_RETRY_AFTER: Duration = Duration::from_secs(5);
const UNKNOWN_REFUSALS: u32 = 3;

/// Which news a delivery carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    Alert,
    Correction,
    Reminder,
}

impl NoticeKind {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            NoticeKind::Alert => "alert",
            NoticeKind::Correction => "correction",
            NoticeKind::Reminder => "reminder",
        }
    }
}

impl std::str::FromStr for NoticeKind {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "alert" => Ok(NoticeKind::Alert),
            "correction" => Ok(NoticeKind::Correction),
            "reminder" => Ok(NoticeKind::Reminder),
            _ => Err(UnknownWord("kind of notice")),
        }
    }
}

/// Where a delivery stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// Goes out when it is due.
    Ready,
    /// A person or a safeguard stopped it; only a person frees it.
    Held,
    /// Claimed: the attempt row is committed, bytes may have left.
    Sending,
    /// Perhaps sent; ready again after a while.
    Uncertain,
    /// Telegram accepted it.
    Sent,
    /// The chat cannot be reached until they write or unblock.
    Unreachable,
    /// Unsubscribed, forgotten, retracted or superseded before it left.
    Cancelled,
    /// Given up; the team sees it and the family can still pull it.
    Dead,
}

impl DeliveryState {
    /// Every state.
    pub const ALL: [DeliveryState; 8] = [
        DeliveryState::Ready,
        DeliveryState::Held,
        DeliveryState::Sending,
        DeliveryState::Uncertain,
        DeliveryState::Sent,
        DeliveryState::Unreachable,
        DeliveryState::Cancelled,
        DeliveryState::Dead,
    ];

    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            DeliveryState::Ready => "ready",
            DeliveryState::Held => "held",
            DeliveryState::Sending => "sending",
            DeliveryState::Uncertain => "uncertain",
            DeliveryState::Sent => "sent",
            DeliveryState::Unreachable => "unreachable",
            DeliveryState::Cancelled => "cancelled",
            DeliveryState::Dead => "dead",
        }
    }
}

impl std::str::FromStr for DeliveryState {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL.into_iter().find(|state| state.code() == word).ok_or(UnknownWord("delivery state"))
    }
}

/// What one try to send came to. The table of answers stands in `telegram::answer`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Accepted; the id is missing where the answer said so but could not be read.
    Delivered { message: Option<MessageId> },
    /// Surely not sent; the server named a time, or not.
    RetryAfter(Option<Duration>),
    /// Surely not sent: nothing left this machine, or the token is wrong.
    NotSent(Cause),
    /// Perhaps sent.
    Uncertain(Cause),
    /// Blocked, deactivated, kicked.
    Gone(Cause),
    /// The chat has another id now.
    Moved(ChatId),
    /// The message itself is at fault.
    Refused(Cause),
}

/// A class of answer, for logs and the attempt row; never a text of the server's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    Connect,
    Timeout,
    Reset,
    Server,
    Unreadable,
    LeaseRanOut,
    Token,
    Conflict,
    Blocked,
    Deactivated,
    Forbidden,
    ChatNotFound,
    Entities,
    TooLong,
    Empty,
    Button,
    Other,
}

impl Cause {
    /// The word in the attempt row and in logs.
    pub fn code(self) -> &'static str {
        match self {
            Cause::Connect => "connect",
            Cause::Timeout => "timeout",
            Cause::Reset => "reset",
            Cause::Server => "server",
            Cause::Unreadable => "unreadable",
            Cause::LeaseRanOut => "lease_ran_out",
            Cause::Token => "token",
            Cause::Conflict => "conflict",
            Cause::Blocked => "blocked",
            Cause::Deactivated => "deactivated",
            Cause::Forbidden => "forbidden",
            Cause::ChatNotFound => "chat_not_found",
            Cause::Entities => "entities",
            Cause::TooLong => "too_long",
            Cause::Empty => "empty",
            Cause::Button => "button",
            Cause::Other => "other",
        }
    }
}

/// What is known of a delivery when an attempt ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempted {
    /// Since when it could have been sent (holds and pauses do not count).
    pub sendable_since: Moment,
    /// Attempts that surely did not send, before this one.
    pub not_sent: u32,
    /// Attempts with unknown outcome, before this one.
    pub uncertain: u32,
    /// Attempts refused as our own fault or for an unknown reason, before this one.
    pub refused: u32,
}

/// What becomes of the delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    Sent {
        message: Option<MessageId>,
    },
    /// Ready again at the moment, counted as not sent.
    Again {
        at: Moment,
    },
    /// Ready again at the moment, counted as uncertain.
    AgainUncertain {
        at: Moment,
    },
    /// Ready at once, with the plain template; counted as refused.
    AgainPlain,
    Unreachable,
    Dead,
    /// The token is wrong: sending stops, the delivery stays as it was and nothing is counted.
    StopSending,
}

/// Decides what an outcome makes of a delivery. `spread` in 0..1 spreads what is
/// retried, so that many do not come back at the same instant.
pub fn settle(outcome: Outcome, before: Attempted, now: Moment, spread: f64) -> Next {
    let expired = now - before.sendable_since >= DELIVERY_LIFETIME;
    match outcome {
        Outcome::Delivered { message } => Next::Sent { message },
        Outcome::NotSent(Cause::Token | Cause::Conflict) => Next::StopSending,
        _ if expired => Next::Dead,
        Outcome::RetryAfter(named) => {
            let wait = named.unwrap_or(DEFAULT_RETRY_AFTER * 2u32.pow(before.not_sent.min(6)));
            Next::Again { at: now + wait + Duration::from_secs_f64(spread) }
        }
        Outcome::NotSent(_) => Next::Again { at: now + backoff(before.not_sent) },
        Outcome::Uncertain(_) if before.uncertain + 1 >= MAX_UNCERTAIN => Next::Dead,
        Outcome::Uncertain(_) => Next::AgainUncertain { at: now + Duration::from_secs_f64(30.0 + 60.0 * spread) },
        Outcome::Gone(Cause::ChatNotFound) if before.not_sent < 2 => Next::Again { at: now + TimeDelta::hours(24) },
        Outcome::Gone(_) => Next::Unreachable,
        Outcome::Moved(_) => Next::Unreachable,
        Outcome::Refused(Cause::Other) if before.refused + 1 >= UNKNOWN_REFUSALS => Next::Dead,
        Outcome::Refused(Cause::Other) => Next::AgainPlain,
        Outcome::Refused(_) if before.refused == 0 => Next::AgainPlain,
        Outcome::Refused(_) => Next::Dead,
    }
}

/// 5 s, 30 s, 2 min, 10 min, 30 min, then hourly to a day, then every 6 hours.
fn backoff(attempts: u32) -> TimeDelta {
    match attempts {
        0 => TimeDelta::seconds(5),
        1 => TimeDelta::seconds(30),
        2 => TimeDelta::minutes(2),
        3 => TimeDelta::minutes(10),
        4 => TimeDelta::minutes(30),
        5..=27 => TimeDelta::hours(1),
        _ => TimeDelta::hours(6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        chrono::DateTime::from_timestamp(seconds, 0).unwrap()
    }

    fn fresh() -> Attempted {
        Attempted { sendable_since: at(0), not_sent: 0, uncertain: 0, refused: 0 }
    }

    #[test]
    fn each_outcome_leads_where_the_promise_says() {
        let seconds = |s: i64| Next::Again { at: at(10 + s) };
        let table: Vec<(&str, Outcome, Attempted, Next)> = vec![
            (
                "accepted",
                Outcome::Delivered { message: Some(MessageId(7)) },
                fresh(),
                Next::Sent { message: Some(MessageId(7)) },
            ),
            ("told to wait", Outcome::RetryAfter(Some(Duration::from_secs(9))), fresh(), seconds(9)),
            (
                "told to wait, not how long",
                Outcome::RetryAfter(None),
                Attempted { not_sent: 2, ..fresh() },
                seconds(20),
            ),
            ("no connection", Outcome::NotSent(Cause::Connect), fresh(), seconds(5)),
            (
                "no connection, again",
                Outcome::NotSent(Cause::Connect),
                Attempted { not_sent: 4, ..fresh() },
                seconds(1800),
            ),
            ("a wrong token counts nothing", Outcome::NotSent(Cause::Token), fresh(), Next::StopSending),
            ("perhaps sent", Outcome::Uncertain(Cause::Timeout), fresh(), Next::AgainUncertain { at: at(40) }),
            (
                "perhaps sent a third time",
                Outcome::Uncertain(Cause::Reset),
                Attempted { uncertain: 2, ..fresh() },
                Next::Dead,
            ),
            ("blocked", Outcome::Gone(Cause::Blocked), fresh(), Next::Unreachable),
            ("not found may be a hiccup", Outcome::Gone(Cause::ChatNotFound), fresh(), seconds(86_400)),
            (
                "not found for the third time",
                Outcome::Gone(Cause::ChatNotFound),
                Attempted { not_sent: 2, ..fresh() },
                Next::Unreachable,
            ),
            ("our markup was wrong", Outcome::Refused(Cause::Entities), fresh(), Next::AgainPlain),
            (
                "and the plain text too",
                Outcome::Refused(Cause::Entities),
                Attempted { refused: 1, ..fresh() },
                Next::Dead,
            ),
            (
                "an unknown refusal has three tries",
                Outcome::Refused(Cause::Other),
                Attempted { refused: 1, ..fresh() },
                Next::AgainPlain,
            ),
            ("and then it is dead", Outcome::Refused(Cause::Other), Attempted { refused: 2, ..fresh() }, Next::Dead),
        ];
        for (what, outcome, before, expected) in table {
            assert_eq!(settle(outcome, before, at(10), 0.0), expected, "{what}");
        }
    }

    #[test]
    fn after_seven_days_only_an_accepted_message_is_not_dead() {
        let late = at(0) + DELIVERY_LIFETIME;
        assert_eq!(settle(Outcome::NotSent(Cause::Connect), fresh(), late, 0.0), Next::Dead);
        assert_eq!(settle(Outcome::Delivered { message: None }, fresh(), late, 0.0), Next::Sent { message: None });
    }
}
