//! Records of one event, joined and parted. The rows stay where they are: a joined record points to the one
//! that stands for the event, so that taking it out again restores exactly what was.

use super::rows::{Row, seconds};
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{Moment, Private, ReleaseId, SubscriptionId, Tier};

/// The ids of all records of the event that the record `$id` is of.
macro_rules! of_event {
    ($id:literal) => {
        concat!(
            "(SELECT COALESCE(o.joined_to, o.id) FROM releases o WHERE o.id = ",
            $id,
            " UNION SELECT e.id FROM releases e JOIN releases o ON e.joined_to = COALESCE(o.joined_to, o.id) WHERE o.id = ",
            $id,
            ")"
        )
    };
}
pub(super) use of_event;

/// A match of which something still may come, or has come.
macro_rules! live {
    ($match:literal) => {
        concat!($match, ".state NOT IN ('rejected', 'withdrawn')")
    };
}
pub(super) use live;

/// What one source says of an event, and in which record of it.
#[derive(Clone)]
pub struct Statement {
    pub record: ReleaseId,
    pub source: String,
    pub tier: Tier,
    /// Cut-off, or when it was entered.
    pub at: Moment,
    pub line: u32,
    pub original: Private,
}

impl Tx {
    /// The records of the event that `id` is a record of: first the one that stands for it, then those joined to
    /// it, oldest first.
    pub async fn records(&mut self, id: ReleaseId) -> Result<Vec<ReleaseId>, StoreError> {
        let find = sql(concat!(
            "SELECT r.id FROM releases r WHERE r.id IN ",
            of_event!("$1"),
            " ORDER BY CASE WHEN r.joined_to IS NULL THEN 0 ELSE 1 END, r.seq"
        ));
        let rows = self.all("releases", find.bind(id.0)).await?;
        Ok(rows.iter().map(|row| ReleaseId(row.id())).collect())
    }

    /// Joins the event `other` to the event `into`, with all its records. What people have not decided about a
    /// family that is told, or has a card, by another record of the event is withdrawn; the event is compared anew,
    /// under every spelling. False if they are one already or one of them is retracted.
    pub async fn join_events(&mut self, into: ReleaseId, other: ReleaseId) -> Result<bool, StoreError> {
        let (Some(into), Some(other)) = (self.release(into).await?, self.release(other).await?) else {
            return Ok(false);
        };
        let (into, other) = (into.event, other.event);
        let set = sql("UPDATE releases SET joined_to = $1, revision = revision + 1 \
                       WHERE (id = $2 OR joined_to = $2) AND $1 <> $2 AND state <> 'retracted' \
                       AND EXISTS (SELECT 1 FROM releases t WHERE t.id = $1 AND t.state <> 'retracted')");
        if !self.write_one(set.bind(into.0).bind(other.0)).await? {
            return Ok(false);
        }
        let doubt = sql(concat!(
            "UPDATE releases SET state = 'in_doubt', revision = revision + 1 WHERE state = 'active' AND id IN ",
            of_event!("$1"),
            " AND EXISTS (SELECT 1 FROM releases d WHERE d.state = 'in_doubt' AND d.id IN ",
            of_event!("$1"),
            ")"
        ));
        self.write(doubt.bind(into.0)).await?;
        self.verify_event(into).await?;
        let second = sql(concat!(
            "UPDATE matches SET state = 'withdrawn', revision = revision + 1, claimed_by = NULL, claimed_until = NULL \
             WHERE state IN ('open', 'needs_data', 'tied') AND release_id IN ",
            of_event!("$1"),
            " AND EXISTS (SELECT 1 FROM matches k WHERE k.subscription_id = matches.subscription_id \
             AND k.id <> matches.id AND k.release_id IN ",
            of_event!("$1"),
            " AND (k.state = 'confirmed' OR (k.state IN ('open', 'needs_data', 'tied') AND (k.release_id = $1 \
             OR (matches.release_id <> $1 AND k.seq < matches.seq)))))"
        ));
        self.write(second.bind(into.0)).await?;
        self.compare_anew(into).await?;
        Ok(true)
    }

    /// Takes a record out of its event: it stands for itself again, is verified by its own reports only, and both
    /// are compared anew. False if it was joined to nothing.
    pub async fn part_event(&mut self, record: ReleaseId) -> Result<bool, StoreError> {
        let Some(release) = self.release(record).await? else { return Ok(false) };
        let set = sql("UPDATE releases SET joined_to = NULL, revision = revision + 1 \
                       WHERE id = $1 AND joined_to IS NOT NULL");
        if !self.write_one(set.bind(record.0)).await? {
            return Ok(false);
        }
        for event in [record, release.event] {
            self.verify_event(event).await?;
            self.compare_anew(event).await?;
        }
        Ok(true)
    }

    /// All records of an event are verified if one of them has a verifier's report, since its earliest; none otherwise.
    pub(super) async fn verify_event(&mut self, event: ReleaseId) -> Result<(), StoreError> {
        let since = sql(concat!(
            "SELECT min(p.created_at) AS since FROM reports p WHERE p.tier = 'verifier' AND p.release_id IN ",
            of_event!("$1")
        ));
        let row = self.one("reports", since.bind(event.0)).await?;
        let since = row.map(|row| row.maybe_moment("since")).transpose()?.flatten();
        let set = sql(concat!("UPDATE releases SET verified_at = $1 WHERE id IN ", of_event!("$2")));
        self.write(set.bind(since.map(seconds)).bind(event.0)).await.map(drop)
    }

    async fn compare_anew(&mut self, event: ReleaseId) -> Result<(), StoreError> {
        let set = sql("UPDATE releases SET matched_version = 0 WHERE id = $1");
        self.write(set.bind(event.0)).await.map(drop)
    }

    /// Releases of the other live matches of this subscription, of events other than that of `release`.
    pub async fn other_events(
        &mut self,
        subscription: SubscriptionId,
        release: ReleaseId,
    ) -> Result<Vec<ReleaseId>, StoreError> {
        let find = sql(concat!(
            "SELECT DISTINCT COALESCE(r.joined_to, r.id) AS id FROM matches m JOIN releases r ON r.id = m.release_id \
             WHERE m.subscription_id = $1 AND ",
            live!("m"),
            " AND m.release_id NOT IN ",
            of_event!("$2"),
            " ORDER BY 1"
        ));
        let rows = self.all("releases", find.bind(subscription.0).bind(release.0)).await?;
        Ok(rows.iter().map(|row| ReleaseId(row.id())).collect())
    }

    /// Whether another record of the event has a live match with this subscription: it has its card, or its alert.
    pub async fn is_matched_elsewhere(
        &mut self,
        subscription: SubscriptionId,
        release: ReleaseId,
    ) -> Result<bool, StoreError> {
        let find = sql(concat!(
            "SELECT m.id FROM matches m WHERE m.subscription_id = $1 AND m.release_id <> $2 AND ",
            live!("m"),
            " AND m.release_id IN ",
            of_event!("$2"),
            " LIMIT 1"
        ));
        Ok(self.one("matches", find.bind(subscription.0).bind(release.0)).await?.is_some())
    }

    /// Whether anybody's live match is with a record of this event.
    pub async fn is_matched(&mut self, release: ReleaseId) -> Result<bool, StoreError> {
        let find = sql(concat!(
            "SELECT m.id FROM matches m WHERE ",
            live!("m"),
            " AND m.release_id IN ",
            of_event!("$1"),
            " LIMIT 1"
        ));
        Ok(self.one("matches", find.bind(release.0)).await?.is_some())
    }

    /// Who says what of the event that `release` is a record of, oldest first.
    pub async fn statements(&mut self, release: ReleaseId) -> Result<Vec<Statement>, StoreError> {
        let find = sql(concat!(
            "SELECT p.id, p.release_id, s.name, p.tier, p.at, p.line, p.original FROM reports p \
             JOIN sources s ON s.id = p.source_id WHERE p.release_id IN ",
            of_event!("$1"),
            " ORDER BY p.at, p.seq"
        ));
        self.all("reports", find.bind(release.0)).await?.iter().map(statement).collect()
    }
}

fn statement(row: &Row) -> Result<Statement, StoreError> {
    Ok(Statement {
        record: ReleaseId(row.int("release_id")?),
        source: row.text("name")?,
        tier: row.word("tier")?,
        at: row.moment("at")?,
        line: row.count("line")?,
        original: Private::new(row.text("original")?),
    })
}
