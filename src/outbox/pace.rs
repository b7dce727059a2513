//! How fast messages leave. Telegram's limits are not documented exactly: this keeps below
//! what is known, and whatever Telegram answers (429) is obeyed on top of it.

use std::collections::HashMap;
use std::time::Duration;

use chrono::TimeDelta;

use crate::domain::{ChatId, Moment};

/// The pace that is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// Messages a second, all chats together.
    pub per_second: f64,
    /// How many may leave at once after a quiet moment.
    pub burst: u32,
    /// The pause between two messages to one chat, after a short burst.
    pub chat_pause: TimeDelta,
}

impl Default for Pace {
    fn default() -> Self {
        Self { per_second: 25.0, burst: 5, chat_pause: TimeDelta::seconds(1) }
    }
}

/// An answer often is an edit, a deletion and a message: they may leave together.
const CHAT_BURST: u32 = 3;
/// Nothing waits longer than this for its turn.
const LONGEST_QUEUE: TimeDelta = TimeDelta::minutes(15);
/// Chats that have been quiet are forgotten once the table is larger than this.
const REMEMBERED: usize = 10_000;

/// The pace as it runs: when the next message may leave, by the generic cell rate algorithm.
pub(super) struct Running {
    pace: Pace,
    all: Option<Moment>,
    chats: HashMap<ChatId, Moment>,
}

impl Running {
    pub fn new(pace: Pace) -> Self {
        Self { pace, all: None, chats: HashMap::new() }
    }

    /// Takes a place in the queue; returns how long to wait for it.
    pub fn reserve(&mut self, chat: ChatId, now: Moment) -> Duration {
        let gap = TimeDelta::microseconds((1_000_000.0 / self.pace.per_second) as i64);
        let all = next(self.all, gap, self.pace.burst, now);
        let pause = self.pace.chat_pause;
        let own = next(self.chats.get(&chat).copied(), pause, CHAT_BURST, now);
        self.all = Some(all.full_at);
        self.chats.insert(chat, own.full_at);
        if self.chats.len() > REMEMBERED {
            self.chats.retain(|_, full_at| *full_at > now);
        }
        all.wait.max(own.wait)
    }
}

struct Place {
    wait: Duration,
    /// When the allowance is whole again.
    full_at: Moment,
}

fn next(full_at: Option<Moment>, gap: TimeDelta, burst: u32, now: Moment) -> Place {
    // A clock that was set back must not make everybody wait for the time that it lost.
    let sane = full_at.filter(|at| *at - now <= LONGEST_QUEUE);
    let start = sane.map_or(now, |at| at.max(now));
    let full_at = start + gap;
    let early = gap * i32::try_from(burst.max(1)).unwrap_or(i32::MAX);
    let wait = (full_at - early - now).to_std().unwrap_or(Duration::ZERO);
    Place { wait, full_at }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Moment {
        chrono::DateTime::from_timestamp_millis(millis).unwrap()
    }

    #[test]
    fn a_burst_leaves_at_once_and_then_the_pace_holds() {
        let mut running = Running::new(Pace { per_second: 10.0, burst: 2, chat_pause: TimeDelta::zero() });
        let waits: Vec<_> = (0..5).map(|n| running.reserve(ChatId(n), at(0)).as_millis()).collect();
        assert_eq!(waits, [0, 0, 100, 200, 300]);
        assert_eq!(running.reserve(ChatId(9), at(10_000)).as_millis(), 0);
    }

    #[test]
    fn one_chat_gets_a_short_burst_and_then_one_a_second_while_others_do_not_wait() {
        let mut running = Running::new(Pace { per_second: 1_000.0, burst: 100, chat_pause: TimeDelta::seconds(1) });
        let waits: Vec<_> = (0..5).map(|_| running.reserve(ChatId(1), at(0)).as_millis()).collect();
        assert_eq!(waits, [0, 0, 0, 1000, 2000]);
        assert_eq!(running.reserve(ChatId(2), at(0)).as_millis(), 0);
    }
}
