//! Where the sandbox gets the time from. It never reads a clock of its own: whoever starts it hands one in.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Unix seconds, from a function that the caller gives or from a hand that a test turns.
#[derive(Clone)]
pub enum Clock {
    /// Asks this function each time.
    Given(Arc<dyn Fn() -> i64 + Send + Sync>),
    /// Stands still until [`Clock::advance`] moves it.
    ByHand(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that asks `read` for the unix seconds.
    pub fn given(read: impl Fn() -> i64 + Send + Sync + 'static) -> Clock {
        Clock::Given(Arc::new(read))
    }

    /// A clock that stands at `start` (unix seconds) until it is moved.
    pub fn by_hand(start: i64) -> Clock {
        Clock::ByHand(Arc::new(AtomicI64::new(start)))
    }

    /// The time now, in unix seconds.
    pub fn now(&self) -> i64 {
        match self {
            Clock::Given(read) => read(),
            Clock::ByHand(hand) => hand.load(Ordering::SeqCst),
        }
    }

    /// Moves a clock that stands by hand. A given clock goes its own way and stays as it is.
    pub fn advance(&self, seconds: i64) {
        if let Clock::ByHand(hand) = self {
            hand.fetch_add(seconds, Ordering::SeqCst);
        }
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Clock::Given(_) => f.write_str("Clock::Given"),
            Clock::ByHand(hand) => write!(f, "Clock::ByHand({})", hand.load(Ordering::SeqCst)),
        }
    }
}
