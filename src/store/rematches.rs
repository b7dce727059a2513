//! Pairs whose name was changed by the family: what people judged stands as long as the evidence does.

use super::matches::NewMatch;
use super::rows::{Row, seconds};
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{MatchId, Moment, ReleaseId, SubscriptionId};

/// In bits: less than this is rounding.
const SAME: f32 = 0.05;

impl Tx {
    /// A pair that is there already was compared again. If its evidence is another one than people judged, it
    /// comes back to them; a confirmed one only if the evidence is weaker than it was.
    pub(super) async fn judge_anew(&mut self, row: &Row, new: &NewMatch, now: Moment) -> Result<(), StoreError> {
        let before =
            row.maybe_real("evidence")?.filter(|_| row.int("version").is_ok_and(|v| v == i64::from(new.version)));
        let set = sql("UPDATE matches SET evidence = $1, version = $2 WHERE id = $3");
        self.write(set.bind(f64::from(new.evidence)).bind(i64::from(new.version)).bind(row.id())).await?;
        let Some(before) = before.filter(|before| (before - new.evidence).abs() > SAME) else { return Ok(()) };
        let weaker = i64::from(new.evidence < before);
        let reopen =
            sql("UPDATE matches SET log_odds = $1, band = $2, class = $3, state = 'open', round = round + 1, \
                          revision = revision + 1, claimed_by = NULL, claimed_until = NULL, waiting_since = $4 \
                          WHERE id = $5 AND state <> 'withdrawn' AND (state <> 'confirmed' OR $6 = 1) \
                          AND (state IN ('confirmed', 'rejected') OR EXISTS (SELECT 1 FROM judgements j \
                          WHERE j.match_id = matches.id AND j.round = matches.round))");
        let reopen = reopen.bind(f64::from(new.log_odds)).bind(new.band.code()).bind(new.class.code());
        if self.write_one(reopen.bind(seconds(now)).bind(row.id()).bind(weaker)).await? {
            self.write(sql("DELETE FROM skips WHERE match_id = $1").bind(row.id())).await?;
        }
        Ok(())
    }

    /// The matches of a name with their releases, oldest first.
    pub async fn matches_of(&mut self, subscription: SubscriptionId) -> Result<Vec<(MatchId, ReleaseId)>, StoreError> {
        let find = sql("SELECT id, release_id FROM matches WHERE subscription_id = $1 ORDER BY seq");
        let rows = self.all("matches", find.bind(subscription.0)).await?;
        rows.iter().map(|row| Ok((MatchId(row.id()), ReleaseId(row.int("release_id")?)))).collect()
    }

    /// The two, compared under `version` before, are not alike any more: nobody need look, unless somebody judged
    /// it already. A confirmed one comes back to people.
    pub async fn no_longer_alike(&mut self, id: MatchId, version: u32, now: Moment) -> Result<(), StoreError> {
        let withdraw = sql("UPDATE matches SET state = 'withdrawn', revision = revision + 1, claimed_by = NULL, \
                            claimed_until = NULL WHERE id = $1 AND version = $2 AND state = 'open' \
                            AND family_said IS NULL \
                            AND NOT EXISTS (SELECT 1 FROM judgements j WHERE j.match_id = matches.id)");
        self.write(withdraw.bind(id.0).bind(i64::from(version))).await?;
        let reopen = sql("UPDATE matches SET state = 'open', class = CASE class WHEN 'certain' THEN 'ordinary' ELSE \
                          class END, round = round + 1, revision = revision + 1, waiting_since = $1 \
                          WHERE id = $2 AND version = $3 AND state = 'confirmed'");
        self.write(reopen.bind(seconds(now)).bind(id.0).bind(i64::from(version))).await.map(drop)
    }
}
