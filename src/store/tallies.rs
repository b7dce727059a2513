//! Counts of our own work, for the figures of the team. Of nobody in particular: never by chat or by name, and
//! never so small that they could point at somebody.

use super::rows::seconds;
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{Moment, OwnCounts, Tally};

impl Tx {
    /// How many notices went out, were opened and were followed by a correction, and how many matches wait, as of
    /// `now`. What a family erased is counted no more.
    pub async fn tallies(&mut self, now: Moment) -> Result<OwnCounts, StoreError> {
        let notices = sql("SELECT 0 AS id, \
                           COALESCE(SUM(CASE WHEN kind = 'alert' THEN 1 ELSE 0 END), 0) AS sent, \
                           COALESCE(SUM(CASE WHEN kind = 'alert' AND read_at IS NOT NULL THEN 1 ELSE 0 END), 0) AS seen, \
                           COUNT(DISTINCT CASE WHEN kind = 'correction' THEN corrects END) AS corrected \
                           FROM deliveries WHERE sent_at IS NOT NULL");
        let notices = self.one("deliveries", notices).await?.ok_or(StoreError::Driver("a row is missing"))?;
        let waiting = sql("SELECT id, $1 - waiting_since AS wait FROM matches \
                           WHERE state IN ('open', 'tied', 'needs_data')");
        let waits = self.all("matches", waiting.bind(seconds(now))).await?;
        let waits = waits.iter().map(|row| Ok(row.int("wait")?.max(0))).collect::<Result<Vec<i64>, StoreError>>()?;
        let open = u32::try_from(waits.len()).unwrap_or(u32::MAX);
        let mean = waits.iter().sum::<i64>().checked_div(i64::from(open));
        Ok(OwnCounts {
            sent: Tally::of(notices.count("sent")?),
            read: Tally::of(notices.count("seen")?),
            corrected: Tally::of(notices.count("corrected")?),
            open: Tally::of(open),
            mean_wait_seconds: mean.and_then(|mean| u32::try_from(mean).ok()),
        })
    }
}
