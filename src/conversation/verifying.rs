//! Whether a message is ours. A code means something only in the chat that received it, so that
//! nobody can guess one that works, and a clone of the bot has none to show.

use chrono::TimeDelta;

use crate::domain::{Code, DeliveryState, NoticeKind, Verified};
use crate::domain::{Moment, Reply};
use crate::store::{Counted, Delivery, StoreError};

use super::turn::Turn;

/// So many codes may be asked about in this time.
const TRIES: u32 = 5;
const WINDOW: TimeDelta = TimeDelta::minutes(10);

impl Turn<'_> {
    /// Answers `/verificar`.
    pub async fn verify(&mut self, argument: &str) -> Result<(), StoreError> {
        let verified = if argument.is_empty() { Verified::Usage } else { self.try_code(argument).await? };
        self.say(Reply::Verified(verified));
        Ok(())
    }

    async fn try_code(&mut self, written: &str) -> Result<Verified, StoreError> {
        let tries = self.tx.count_one(self.chat, Counted::Codes, WINDOW, self.now).await?;
        if tries > TRIES {
            return Ok(Verified::Wait { minutes: left(WINDOW, self.now).num_minutes().unsigned_abs() as u32 + 1 });
        }
        let (Some(code), Some(own)) = (Code::parse(written), self.subscriber.as_ref().map(|s| s.id)) else {
            return Ok(Verified::Unknown);
        };
        let found = self.tx.delivery_by_code(own, &code).await?;
        Ok(answer(code, &found))
    }
}

/// How much of the present window is left, as [`crate::store::Tx::count_one`] divides time.
pub(super) fn left(window: TimeDelta, now: Moment) -> TimeDelta {
    let length = window.num_seconds().max(1);
    TimeDelta::seconds(length - now.timestamp().rem_euclid(length))
}

/// What the notices of a chat with this code say about it.
fn answer(code: Code, found: &[Delivery]) -> Verified {
    let corrected = found.iter().find(|d| d.kind == NoticeKind::Correction && d.state != DeliveryState::Cancelled);
    if let Some(correction) = corrected {
        return Verified::Corrected { code, corrected_at: correction.created_at };
    }
    // One whose outcome is unknown may stand in the chat as well, and one that was pulled was shown there.
    let shown = |d: &Delivery| d.sent_at.or(d.read_at).or(d.tried_at);
    match found.iter().find(|d| d.kind == NoticeKind::Alert).and_then(shown) {
        Some(sent_at) => Verified::Genuine { code, sent_at },
        None => Verified::Unknown,
    }
}
