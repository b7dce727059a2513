//! Stopping deliveries: held because of a doubt, freed, cancelled. Nothing here is
//! undone by a timer.

use super::deliveries::perhaps_told;
use super::joining::of_event;
use super::rows::seconds;
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{MatchId, Moment, ReleaseId};

/// Which unsent deliveries of a release a doubt stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A match was wrong: those whose match rests on the name alone.
    NameOnly,
    /// The event itself is contradicted: all.
    All,
}

/// How many of whom a correction would reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    pub told: u32,
    pub read: u32,
    pub unsent: u32,
}

/// A subscription that comes back must not bring back what was cancelled meanwhile.
macro_rules! forget_removal {
    ($which:literal) => {
        concat!(
            "UPDATE deliveries SET before_removal = NULL WHERE kind <> 'correction' AND before_removal IS NOT NULL AND ",
            $which
        )
    };
}

impl Tx {
    /// Holds what is unsent of a release; returns how many.
    pub async fn hold_unsent(&mut self, release: ReleaseId, doubt: Doubt, now: Moment) -> Result<u32, StoreError> {
        let doubt = match doubt {
            Doubt::NameOnly => "name_only",
            Doubt::All => "all",
        };
        let hold = sql(concat!(
            "UPDATE deliveries SET state = 'held', was_stopped = 1, \
             stopped_at = CASE WHEN stopped_at IS NULL THEN $1 ELSE stopped_at END \
             WHERE kind <> 'correction' AND state IN ('ready', 'uncertain', 'unreachable') AND release_id IN ",
            of_event!("$2"),
            " AND ($3 = 'all' OR NOT EXISTS (SELECT 1 FROM matches m WHERE m.id = deliveries.match_id \
             AND (m.band = 'certain' OR m.class = 'certain')))"
        ));
        Ok(self.write(hold.bind(seconds(now)).bind(release.0).bind(doubt)).await? as u32)
    }

    /// Frees what was held of a release. Their seven days go on from now.
    pub async fn free_held(&mut self, release: ReleaseId, now: Moment) -> Result<u32, StoreError> {
        let free = sql(concat!(
            "UPDATE deliveries SET state = 'ready', stopped_at = NULL, \
             sendable_since = sendable_since + ($1 - stopped_at), \
             due_at = CASE WHEN due_at > $1 THEN due_at ELSE $1 END WHERE state = 'held' AND release_id IN ",
            of_event!("$2")
        ));
        Ok(self.write(free.bind(seconds(now)).bind(release.0)).await? as u32)
    }

    /// Unsent (ready, held, unreachable) alerts of this match, also those that perhaps went out and would go
    /// again; a new verdict revives them. Returns how many.
    pub async fn cancel_unsent(&mut self, match_id: MatchId, _now: Moment) -> Result<u32, StoreError> {
        self.write(sql(forget_removal!("match_id = $1")).bind(match_id.0)).await?;
        let cancel = sql("UPDATE deliveries SET state = 'cancelled', stopped_at = NULL WHERE match_id = $1 \
                          AND kind <> 'correction' AND state IN ('ready', 'held', 'uncertain', 'unreachable')");
        Ok(self.write(cancel.bind(match_id.0)).await? as u32)
    }

    /// Cancels what is unsent (ready, held, unreachable, or about to be sent again) of a release, or of one match
    /// of it; its corrections stay.
    pub async fn cancel_release(
        &mut self,
        release: ReleaseId,
        match_id: Option<MatchId>,
        _now: Moment,
    ) -> Result<u32, StoreError> {
        let one = match_id.map_or(0, |id| id.0);
        let forget = sql(concat!(forget_removal!("($2 = 0 OR match_id = $2) AND release_id IN "), of_event!("$1")));
        self.write(forget.bind(release.0).bind(one)).await?;
        let cancel = sql(concat!(
            "UPDATE deliveries SET state = 'cancelled', stopped_at = NULL WHERE ($2 = 0 OR match_id = $2) \
             AND kind <> 'correction' AND state IN ('ready', 'held', 'uncertain', 'unreachable') AND release_id IN ",
            of_event!("$1")
        ));
        Ok(self.write(cancel.bind(release.0).bind(one)).await? as u32)
    }

    /// How many a correction of this release, or of one match of it, would reach, and how many it would spare.
    pub async fn told(&mut self, release: ReleaseId, match_id: Option<MatchId>) -> Result<Told, StoreError> {
        let told = sql(concat!(
            "SELECT count(*) AS n, count(d.read_at) AS seen FROM deliveries d WHERE ",
            perhaps_told!(),
            "AND ($2 = 0 OR d.match_id = $2) AND d.release_id IN ",
            of_event!("$1")
        ));
        let of_match = match_id.map_or(0, |id| id.0);
        let row = self
            .one("deliveries", told.bind(release.0).bind(of_match))
            .await?
            .ok_or(StoreError::Driver("a row is missing"))?;
        let unsent = sql(concat!(
            "SELECT count(*) AS n FROM deliveries d WHERE d.kind = 'alert' AND ($2 = 0 OR d.match_id = $2) \
             AND d.state IN ('ready', 'held', 'unreachable') AND d.uncertain = 0 AND d.read_at IS NULL \
             AND d.release_id IN ",
            of_event!("$1")
        ));
        Ok(Told {
            told: row.count("n")?,
            read: row.count("seen")?,
            unsent: self.count(unsent.bind(release.0).bind(of_match)).await?,
        })
    }
}
