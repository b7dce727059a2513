//! Retractions: a correction on its way from proposal to sending. One open proposal a
//! release, or a match of it.

use super::joining::of_event;
use super::rows::{Row, seconds};
use super::tx::sql;
use super::{Put, StoreError, Tx};
use crate::domain::{CorrectionReason, MatchId, MemberId, Moment, ReleaseId, RetractionId};

/// Where a retraction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetractionState {
    Proposed,
    Approved,
    Declined,
}

impl RetractionState {
    fn code(self) -> &'static str {
        match self {
            RetractionState::Proposed => "proposed",
            RetractionState::Approved => "approved",
            RetractionState::Declined => "declined",
        }
    }
}

/// A correction on its way from proposal to sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retraction {
    pub id: RetractionId,
    pub number: u32,
    pub revision: u32,
    pub release: ReleaseId,
    /// `None`: everybody who was told of the release.
    pub match_id: Option<MatchId>,
    pub reason: CorrectionReason,
    pub proposed_by: Option<MemberId>,
    pub settled_by: Option<MemberId>,
    pub state: RetractionState,
}

macro_rules! find {
    () => {
        "SELECT id, number, revision, release_id, match_id, reason, proposed_by, settled_by, state FROM retractions WHERE "
    };
}

impl Tx {
    /// One open proposal a release, or a match of it.
    pub async fn propose_retraction(
        &mut self,
        release: ReleaseId,
        match_id: Option<MatchId>,
        reason: CorrectionReason,
        by: Option<MemberId>,
        now: Moment,
    ) -> Result<Put<Retraction>, StoreError> {
        let open = sql(concat!(find!(), "release_id = $1 AND COALESCE(match_id, 0) = $2 AND state = 'proposed'"));
        let of_match = match_id.map(|id| id.0);
        let open = open.bind(release.0).bind(of_match.unwrap_or(0));
        if let Some(row) = self.one("retractions", open).await? {
            return decode(&row).map(Put::Known);
        }
        let (id, number) = (self.new_id()?, self.next_number("retractions").await?);
        let put = sql("INSERT INTO retractions (id, number, revision, release_id, match_id, reason, proposed_by, \
                       state, created_at) VALUES ($1, $2, 1, $3, $4, $5, $6, 'proposed', $7)");
        let put = put.bind(id).bind(i64::from(number)).bind(release.0).bind(of_match).bind(reason.code());
        self.write(put.bind(by.map(|by| by.0)).bind(seconds(now))).await?;
        let (id, state) = (RetractionId(id), RetractionState::Proposed);
        Ok(Put::New(Retraction {
            id,
            number,
            revision: 1,
            release,
            match_id,
            reason,
            proposed_by: by,
            settled_by: None,
            state,
        }))
    }

    /// Whether anything but this match still speaks against a release: an open proposal to correct it, or
    /// another match of it that a family's answer brought back and nobody has decided.
    pub async fn is_disputed(&mut self, release: ReleaseId, but: Option<MatchId>) -> Result<bool, StoreError> {
        let proposals = sql(concat!(
            "SELECT count(*) AS n FROM retractions WHERE state = 'proposed' AND release_id IN ",
            of_event!("$1")
        ));
        let answers = sql(concat!(
            "SELECT count(*) AS n FROM matches WHERE id <> $2 AND family_said IS NOT NULL \
             AND state IN ('open', 'tied', 'needs_data') AND release_id IN ",
            of_event!("$1")
        ));
        let answers = answers.bind(release.0).bind(but.map_or(0, |id| id.0));
        Ok(self.count(proposals.bind(release.0)).await? + self.count(answers).await? > 0)
    }

    /// One retraction, in whatever state.
    pub async fn retraction(&mut self, id: RetractionId) -> Result<Option<Retraction>, StoreError> {
        let row = self.one("retractions", sql(concat!(find!(), "id = $1")).bind(id.0)).await?;
        row.map(|row| decode(&row)).transpose()
    }

    /// Proposed → approved or declined. False if it was settled before.
    pub async fn settle_retraction(
        &mut self,
        id: RetractionId,
        to: RetractionState,
        by: Option<MemberId>,
        now: Moment,
    ) -> Result<bool, StoreError> {
        if to == RetractionState::Proposed {
            return Ok(false);
        }
        let set = sql("UPDATE retractions SET state = $1, settled_by = $2, settled_at = $3, revision = revision + 1 \
                       WHERE id = $4 AND state = 'proposed'");
        self.write_one(set.bind(to.code()).bind(by.map(|by| by.0)).bind(seconds(now)).bind(id.0)).await
    }
}

fn decode(row: &Row) -> Result<Retraction, StoreError> {
    let state = match row.text("state")?.as_str() {
        "proposed" => RetractionState::Proposed,
        "approved" => RetractionState::Approved,
        "declined" => RetractionState::Declined,
        _ => return Err(row.corrupt("state")),
    };
    Ok(Retraction {
        id: RetractionId(row.id()),
        number: row.count("number")?,
        revision: row.count("revision")?,
        release: ReleaseId(row.int("release_id")?),
        match_id: row.maybe_int("match_id")?.map(MatchId),
        reason: row.word("reason")?,
        proposed_by: row.maybe_int("proposed_by")?.map(MemberId),
        settled_by: row.maybe_int("settled_by")?.map(MemberId),
        state,
    })
}
