//! The queue of cards: one at a time, to one person at a time, never about a name
//! that the person follows.

use super::rows::seconds;
use super::same_events::not_waiting;
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{MatchId, MemberId, Moment, Role, SubscriberId};

/// What came of asking for a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    Yours { until: Moment },
    Taken,
    Decided,
}

/// Which cards a member may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewer {
    pub member: MemberId,
    pub role: Role,
    /// Their own subscriber row, if they follow somebody: matches of a release that their own
    /// list also matches are never offered.
    pub own: Option<SubscriberId>,
}

/// Not skipped by the member `$1`, no match of the event on the list of the subscriber `$2`, and not waiting until
/// people have said whether the family has this event already.
macro_rules! theirs_to_see {
    () => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM skips k WHERE k.match_id = m.id AND k.member_id = $1) \
             AND NOT EXISTS (SELECT 1 FROM subscriptions s JOIN matches o ON o.subscription_id = s.id \
             JOIN releases x ON x.id = o.release_id JOIN releases y ON y.id = m.release_id \
             WHERE s.subscriber_id = $2 AND COALESCE(x.joined_to, x.id) = COALESCE(y.joined_to, y.id)) AND ",
            not_waiting!()
        )
    };
}

impl Tx {
    /// The next card for this viewer: urgent first, then certain, then oldest; none that somebody else holds,
    /// that they judged or skipped, or whose release their own list matches. Tied and needs-data only for coordinators.
    pub async fn next_match(&mut self, viewer: Viewer, now: Moment) -> Result<Option<MatchId>, StoreError> {
        let find = sql(concat!(
            "SELECT m.id FROM matches m WHERE m.state IN ('open', 'tied', 'needs_data') \
             AND (m.state = 'open' OR $3 = 'coordinator') \
             AND (m.claimed_by IS NULL OR m.claimed_by = $1 OR m.claimed_until <= $4) \
             AND NOT EXISTS (SELECT 1 FROM judgements j WHERE j.match_id = m.id AND j.member_id = $1 \
             AND j.round = m.round AND j.act NOT IN ('withdrawn', 'void') \
             AND (m.state = 'open' OR j.weight = 'settles') AND NOT EXISTS \
             (SELECT 1 FROM judgements w WHERE w.match_id = j.match_id AND w.member_id = j.member_id \
             AND w.round = j.round AND w.seq > j.seq AND w.act IN ('withdrawn', 'void'))) AND ",
            theirs_to_see!(),
            "ORDER BY CASE m.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 ELSE 2 END, m.waiting_since, m.seq LIMIT 1"
        ));
        let find = find.bind(viewer.member.0).bind(own(viewer)).bind(viewer.role.code()).bind(seconds(now));
        Ok(self.one("matches", find).await?.map(|row| MatchId(row.id())))
    }

    /// Whether this viewer may look at and judge this match at all (own list, skipped).
    pub async fn may_judge(&mut self, viewer: Viewer, id: MatchId) -> Result<bool, StoreError> {
        let find = sql(concat!("SELECT m.id FROM matches m WHERE m.id = $3 AND ", theirs_to_see!()));
        let find = find.bind(viewer.member.0).bind(own(viewer)).bind(id.0);
        Ok(self.one("matches", find).await?.is_some())
    }

    /// Holds the card for this member until `until`, unless somebody else holds it.
    pub async fn claim_match(
        &mut self,
        id: MatchId,
        member: MemberId,
        until: Moment,
        now: Moment,
    ) -> Result<Claim, StoreError> {
        let claim = sql("UPDATE matches SET claimed_by = $1, claimed_until = $2 \
                         WHERE id = $3 AND state IN ('open', 'tied', 'needs_data') \
                         AND (claimed_by IS NULL OR claimed_by = $1 OR claimed_until <= $4)");
        let claim = claim.bind(member.0).bind(seconds(until)).bind(id.0).bind(seconds(now));
        if self.write_one(claim).await? {
            return Ok(Claim::Yours { until });
        }
        let open = sql("SELECT id FROM matches WHERE id = $1 AND state IN ('open', 'tied', 'needs_data')");
        let open = self.one("matches", open.bind(id.0)).await?.is_some();
        Ok(if open { Claim::Taken } else { Claim::Decided })
    }

    /// True if this member holds it now.
    pub async fn holds_match(&mut self, id: MatchId, member: MemberId, now: Moment) -> Result<bool, StoreError> {
        let find = sql("SELECT id FROM matches WHERE id = $1 AND claimed_by = $2 AND claimed_until > $3");
        let find = find.bind(id.0).bind(member.0).bind(seconds(now));
        Ok(self.one("matches", find).await?.is_some())
    }

    /// The member's claim ends; the card goes to whoever asks next.
    pub async fn put_back(&mut self, id: MatchId, member: MemberId) -> Result<(), StoreError> {
        let free = sql("UPDATE matches SET claimed_by = NULL, claimed_until = NULL WHERE id = $1 AND claimed_by = $2");
        self.write(free.bind(id.0).bind(member.0)).await.map(drop)
    }

    /// The member does not want this card; it is not offered to them again.
    pub async fn skip(&mut self, id: MatchId, member: MemberId, now: Moment) -> Result<(), StoreError> {
        let put = sql("INSERT INTO skips (match_id, member_id, at) VALUES ($1, $2, $3) \
                       ON CONFLICT (match_id, member_id) DO NOTHING");
        self.write(put.bind(id.0).bind(member.0).bind(seconds(now))).await?;
        self.put_back(id, member).await
    }

    /// How many matches wait for a judgement, and since when the oldest does.
    pub async fn queue_length(&mut self) -> Result<(u32, Option<Moment>), StoreError> {
        let find = sql("SELECT count(*) AS n, min(waiting_since) AS oldest FROM matches \
                        WHERE state IN ('open', 'tied', 'needs_data')");
        let row = self.one("matches", find).await?.ok_or(StoreError::Driver("a row is missing"))?;
        Ok((row.count("n")?, row.maybe_moment("oldest")?))
    }
}

/// Row ids are above 0, so 0 is nobody's list.
pub(super) fn own(viewer: Viewer) -> i64 {
    viewer.own.map_or(0, |subscriber| subscriber.0)
}
