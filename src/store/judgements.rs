//! Judgements: only ever appended to. A withdrawal is a row too, and so is the voiding
//! of what a removed member had said.

use super::rows::seconds;
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{Judged, Judgement, MatchId, MemberId, Moment, RejectReason, Weight};

impl Tx {
    /// Appends; ends the member's claim.
    pub async fn judge(
        &mut self,
        id: MatchId,
        member: MemberId,
        judgement: Judgement,
        weight: Weight,
        reason: Option<RejectReason>,
        now: Moment,
    ) -> Result<(), StoreError> {
        let put = sql("INSERT INTO judgements (match_id, member_id, round, act, weight, reason, at) \
                       SELECT id, $2, round, $3, $4, $5, $6 FROM matches WHERE id = $1");
        let put = put.bind(id.0).bind(member.0).bind(judgement.code()).bind(weight.code());
        if !self.write_one(put.bind(reason.map(RejectReason::code)).bind(seconds(now))).await? {
            return Err(StoreError::Driver("a row that is referred to is missing"));
        }
        self.put_back(id, member).await
    }

    /// Appends a withdrawal of what the member said of this match. False if there was nothing.
    pub async fn withdraw_judgement(&mut self, id: MatchId, member: MemberId, now: Moment) -> Result<bool, StoreError> {
        if !self.judgements(id).await?.iter().any(|judged| judged.by == member) {
            return Ok(false);
        }
        let put = sql("INSERT INTO judgements (match_id, member_id, round, act, at) \
                       SELECT id, $2, round, 'withdrawn', $3 FROM matches WHERE id = $1");
        self.write_one(put.bind(id.0).bind(member.0).bind(seconds(now))).await
    }

    /// Those that count (not withdrawn, not void, since the match was last reopened), in order.
    pub async fn judgements(&mut self, id: MatchId) -> Result<Vec<Judged>, StoreError> {
        let find = sql("SELECT j.seq AS id, j.member_id, j.act, j.weight FROM judgements j \
                        JOIN matches m ON m.id = j.match_id AND m.round = j.round \
                        WHERE j.match_id = $1 ORDER BY j.seq");
        let mut counting: Vec<Judged> = Vec::new();
        for row in self.all("judgements", find.bind(id.0)).await? {
            let by = MemberId(row.int("member_id")?);
            if matches!(row.text("act")?.as_str(), "withdrawn" | "void") {
                counting.retain(|judged| judged.by != by);
                continue;
            }
            let weight = row.maybe_text("weight")?.as_deref().and_then(Weight::from_code);
            let weight = weight.ok_or_else(|| row.corrupt("weight"))?;
            counting.push(Judged { by, judgement: row.word("act")?, weight });
        }
        Ok(counting)
    }

    /// What a removed member said of matches that are still open does not count.
    pub(super) async fn void_judgements(&mut self, member: MemberId, now: Moment) -> Result<(), StoreError> {
        let put = sql("INSERT INTO judgements (match_id, member_id, round, act, at) \
                       SELECT m.id, $1, m.round, 'void', $2 FROM matches m \
                       WHERE m.state IN ('open', 'tied', 'needs_data') AND EXISTS (SELECT 1 FROM judgements j \
                       WHERE j.match_id = m.id AND j.member_id = $1 AND j.round = m.round)");
        self.write(put.bind(member.0).bind(seconds(now))).await.map(drop)
    }
}
