//! How often a chat did something lately, in windows that begin and end for everybody at once.

use chrono::TimeDelta;

use super::rows::{chat_bytes, seconds};
use super::seal::Tagged;
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{ChatId, Moment};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Everything that arrives: messages and presses.
    Updates,
    /// Codes that were asked about.
    Codes,
}

impl Counted {
    fn code(self) -> &'static str {
        match self {
            Counted::Updates => "updates",
            Counted::Codes => "codes",
        }
    }
}

impl Tx {
    /// Counts one more; how many it has been in this window, with this one.
    pub async fn count_one(
        &mut self,
        chat: ChatId,
        what: Counted,
        window: TimeDelta,
        now: Moment,
    ) -> Result<u32, StoreError> {
        let begun = seconds(now) - seconds(now).rem_euclid(window.num_seconds().max(1));
        let put = sql("INSERT INTO rates (chat_tag, what, begun, n) VALUES ($1, $2, $3, 1) \
                       ON CONFLICT (chat_tag, what) DO UPDATE SET \
                       n = CASE WHEN rates.begun = excluded.begun THEN rates.n + 1 ELSE 1 END, \
                       begun = excluded.begun RETURNING n");
        let tag = self.tag(Tagged::Rates, &chat_bytes(chat));
        let counted = self.one("rates", put.bind(tag).bind(what.code()).bind(begun)).await?;
        counted.ok_or(StoreError::Driver("a row is missing"))?.count("n")
    }

    pub(super) async fn drop_rates(&mut self, chat: ChatId) -> Result<(), StoreError> {
        for tag in self.keys().tags(Tagged::Rates, &chat_bytes(chat)) {
            self.write(sql("DELETE FROM rates WHERE chat_tag = $1").bind(tag)).await?;
        }
        Ok(())
    }
}
