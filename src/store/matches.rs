//! Matches: a stored pair (subscription, release) with its score and band, at most one a pair.

use super::joining::{live, of_event};
use super::rows::{Row, seconds};
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{FamilyAnswer, MatchId, Moment, Priority, ReleaseId, RiskClass, SubscriptionId};
use crate::names::Band;

/// Where a match stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchState {
    Open,
    /// Nobody could tell.
    NeedsData,
    Tied,
    Confirmed,
    Rejected,
    /// Its subscription or release is gone.
    Withdrawn,
}

impl MatchState {
    const ALL: [MatchState; 6] = [
        MatchState::Open,
        MatchState::NeedsData,
        MatchState::Tied,
        MatchState::Confirmed,
        MatchState::Rejected,
        MatchState::Withdrawn,
    ];

    fn code(self) -> &'static str {
        match self {
            MatchState::Open => "open",
            MatchState::NeedsData => "needs_data",
            MatchState::Tied => "tied",
            MatchState::Confirmed => "confirmed",
            MatchState::Rejected => "rejected",
            MatchState::Withdrawn => "withdrawn",
        }
    }
}

/// A stored pair.
#[derive(Clone, Debug)]
pub struct MatchRow {
    pub id: MatchId,
    pub number: u32,
    pub revision: u32,
    pub subscription: SubscriptionId,
    pub release: ReleaseId,
    pub log_odds: f32,
    pub band: Band,
    pub class: RiskClass,
    pub priority: Priority,
    pub state: MatchState,
    pub family_said: Option<FamilyAnswer>,
    pub created_at: Moment,
}

/// What a comparison found.
pub struct NewMatch {
    pub subscription: SubscriptionId,
    pub release: ReleaseId,
    pub log_odds: f32,
    /// Bits: what the lines of evidence add up to, without the prior.
    pub evidence: f32,
    pub band: Band,
    pub class: RiskClass,
    pub priority: Priority,
    pub version: u32,
}

impl Tx {
    /// Makes the match, or refreshes score, band, class and priority of one that is still open and unjudged. A judged
    /// one comes back to people if its evidence changed.
    /// None if the subscription was removed, or the release is joined to another or not active, verified and of a
    /// kind that is told.
    pub async fn put_match(&mut self, new: &NewMatch, now: Moment) -> Result<Option<MatchId>, StoreError> {
        let pair = sql("SELECT s.id FROM subscriptions s, releases r WHERE s.id = $1 AND s.removed_at IS NULL \
                        AND r.id = $2 AND r.state = 'active' AND r.joined_to IS NULL AND r.verified_at IS NOT NULL \
                        AND r.kind NOT IN ('death', 'retracted')");
        let pair = pair.bind(new.subscription.0).bind(new.release.0);
        if self.one("subscriptions", pair).await?.is_none() {
            return Ok(None);
        }
        let find = sql("SELECT id, version, evidence FROM matches WHERE subscription_id = $1 AND release_id = $2");
        let known = self.one("matches", find.bind(new.subscription.0).bind(new.release.0)).await?;
        match known {
            Some(row) => {
                self.refresh_match(MatchId(row.id()), new).await?;
                self.judge_anew(&row, new, now).await?;
                Ok(Some(MatchId(row.id())))
            }
            None => self.insert_match(new, now).await.map(Some),
        }
    }

    async fn insert_match(&mut self, new: &NewMatch, now: Moment) -> Result<MatchId, StoreError> {
        let (id, number) = (self.new_id()?, self.next_number("matches").await?);
        let put =
            sql("INSERT INTO matches (id, number, revision, subscription_id, release_id, log_odds, band, class, \
                       priority, state, round, version, created_at, waiting_since, evidence) \
                       VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, 'open', 0, $9, $10, $10, $11)");
        let put = put
            .bind(id)
            .bind(i64::from(number))
            .bind(new.subscription.0)
            .bind(new.release.0)
            .bind(f64::from(new.log_odds))
            .bind(new.band.code())
            .bind(new.class.code())
            .bind(new.priority.code())
            .bind(i64::from(new.version))
            .bind(seconds(now))
            .bind(f64::from(new.evidence));
        self.write(put).await?;
        Ok(MatchId(id))
    }

    /// Where band or class change, so does the revision: a card drawn before shows another risk.
    /// A family's answer keeps it urgent.
    async fn refresh_match(&mut self, id: MatchId, new: &NewMatch) -> Result<(), StoreError> {
        let set = sql("UPDATE matches SET log_odds = $1, \
                       revision = revision + CASE WHEN band <> $2 OR class <> $3 OR state <> 'open' THEN 1 ELSE 0 END, \
                       band = $2, class = $3, \
                       priority = CASE WHEN family_said IS NULL THEN $4 ELSE priority END, version = $5, state = 'open' \
                       WHERE id = $6 AND state IN ('open', 'withdrawn') AND NOT EXISTS (SELECT 1 FROM judgements j \
                       WHERE j.match_id = matches.id AND j.round = matches.round)");
        let set = set.bind(f64::from(new.log_odds)).bind(new.band.code()).bind(new.class.code());
        self.write(set.bind(new.priority.code()).bind(i64::from(new.version)).bind(id.0)).await?;
        // A judged one that was withdrawn comes back as it was judged.
        let reopen = sql("UPDATE matches SET state = 'open', revision = revision + 1 \
                          WHERE id = $1 AND state = 'withdrawn'");
        self.write(reopen.bind(id.0)).await.map(drop)
    }

    /// One match, in whatever state.
    pub async fn match_row(&mut self, id: MatchId) -> Result<Option<MatchRow>, StoreError> {
        let find = sql("SELECT id, number, revision, subscription_id, release_id, log_odds, band, class, priority, \
                        state, family_said, created_at FROM matches WHERE id = $1");
        self.one("matches", find.bind(id.0)).await?.map(|row| decode(&row)).transpose()
    }

    /// Moves the match between states and bumps its revision. False if it was in none of `from`.
    pub async fn set_match_state(
        &mut self,
        id: MatchId,
        from: &[MatchState],
        to: MatchState,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let Some(row) = self.match_row(id).await? else { return Ok(false) };
        if !from.contains(&row.state) {
            return Ok(false);
        }
        // It waits anew only if it had been decided.
        let set = sql("UPDATE matches SET state = $1, revision = revision + 1, claimed_by = NULL, \
                       claimed_until = NULL, waiting_since = CASE WHEN state IN ('confirmed', 'rejected', 'withdrawn') \
                       THEN $2 ELSE waiting_since END WHERE id = $3 AND state = $4");
        let set = set.bind(to.code()).bind(seconds(now)).bind(id.0).bind(row.state.code());
        self.write_one(set).await
    }

    /// A family's answer brings it back: urgent, open, earlier judgements no longer count.
    pub async fn reopen_match(&mut self, id: MatchId, said: FamilyAnswer, now: Moment) -> Result<bool, StoreError> {
        let set = sql("UPDATE matches SET state = 'open', priority = 'urgent', family_said = $1, round = round + 1, \
                       revision = revision + 1, claimed_by = NULL, claimed_until = NULL, waiting_since = $2 \
                       WHERE id = $3 AND state <> 'withdrawn'");
        if !self.write_one(set.bind(said.code()).bind(seconds(now)).bind(id.0)).await? {
            return Ok(false);
        }
        self.write(sql("DELETE FROM skips WHERE match_id = $1").bind(id.0)).await?;
        Ok(true)
    }

    /// Other events that the same subscription matches and of which nobody has decided whether they are of the
    /// person: a confirmed one is no look-alike, a rejected one no longer.
    pub async fn rivals(&mut self, id: MatchId) -> Result<u32, StoreError> {
        let Some(row) = self.match_row(id).await? else { return Ok(0) };
        let count = sql(concat!(
            "SELECT count(*) AS n FROM matches o WHERE o.subscription_id = $1 AND ",
            live!("o"),
            " AND o.state <> 'confirmed' AND o.release_id NOT IN ",
            of_event!("$2")
        ));
        self.count(count.bind(row.subscription.0).bind(row.release.0)).await
    }
}

fn decode(row: &Row) -> Result<MatchRow, StoreError> {
    let word = |column| row.text(column);
    let (state, band, priority) = (word("state")?, word("band")?, word("priority")?);
    let state = MatchState::ALL.into_iter().find(|s| s.code() == state);
    let band = [Band::Ignore, Band::Review, Band::Certain].into_iter().find(|b| b.code() == band);
    let priority = [Priority::Urgent, Priority::High, Priority::Normal].into_iter().find(|p| p.code() == priority);
    Ok(MatchRow {
        id: MatchId(row.id()),
        number: row.count("number")?,
        revision: row.count("revision")?,
        subscription: SubscriptionId(row.int("subscription_id")?),
        release: ReleaseId(row.int("release_id")?),
        log_odds: row.real("log_odds")?,
        band: band.ok_or_else(|| row.corrupt("band"))?,
        class: row.word("class")?,
        priority: priority.ok_or_else(|| row.corrupt("priority"))?,
        state: state.ok_or_else(|| row.corrupt("state"))?,
        family_said: row.maybe_word("family_said")?,
        created_at: row.moment("created_at")?,
    })
}
