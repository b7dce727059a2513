//! Coming back: after a block or a silence, once a year, and whatever can wait.
//!
//! A chat that comes back gets what was waiting for it, each notice as it would have come. The
//! greeting stands above its first list, and `/start` says to everybody the same.

use crate::domain::{Action, MessageId, PopUp, Reply, Returned};
use crate::store::StoreError;

use super::turn::Turn;

impl Turn<'_> {
    /// Buttons of what a chat hears in time. False if this is none of them.
    pub async fn returning_press(&mut self, message: MessageId, action: Action) -> Result<bool, StoreError> {
        match action {
            Action::News => self.news(Some(message)).await?,
            Action::EarlierNews => self.earlier_news(message).await?,
            Action::Later => self.edit(message, Reply::LaterNoted),
            Action::StillWanted => {
                self.pop_up(PopUp::Done);
                self.edit(message, Reply::StillWantedNoted);
            }
            Action::AskForget => self.edit(message, Reply::ForgetAsk),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Greets whoever could not be written to for a while; only the first time.
    pub async fn greet_returned(&mut self) -> Result<(), StoreError> {
        let Some(id) = self.subscriber.as_ref().map(|s| s.id) else { return Ok(()) };
        if !self.tx.greet(id).await? {
            return Ok(());
        }
        let n = self.tx.unread(id).await?.len() as u32;
        self.say(Reply::Returned(if n == 0 { Returned::Nothing } else { Returned::Waiting { n } }));
        Ok(())
    }
}
