//! How much one chat may write: a flood is answered once and then dropped, and still leaves no name behind.

use chrono::TimeDelta;

use crate::domain::Reply;
use crate::store::{Counted, StoreError};

use super::What;
use super::turn::Turn;
use super::verifying::left;

const WINDOW: TimeDelta = TimeDelta::minutes(1);

impl Turn<'_> {
    /// Whether this chat wrote too much in this minute; it is told so once, and what it wrote is deleted.
    /// The team pastes long posts in pieces, and is not counted.
    pub async fn is_too_much(&mut self, what: &What) -> Result<bool, StoreError> {
        if self.volunteer.is_some() || matches!(what, What::Blocked | What::Unblocked) {
            return Ok(false);
        }
        let limit = self.rules.updates_per_minute;
        let count = self.tx.count_one(self.chat, Counted::Updates, WINDOW, self.now).await?;
        if count <= limit {
            return Ok(false);
        }
        if let Some(message) = what.written() {
            self.delete(message);
        }
        if count == limit + 1 {
            let seconds = left(WINDOW, self.now).num_seconds().unsigned_abs() as u32;
            self.say(Reply::SlowDown { seconds });
        }
        Ok(true)
    }
}
