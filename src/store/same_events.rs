//! "Is it the same event?": asked once of each pair of records, answered by people, answers only appended.

use std::collections::BTreeMap;

use super::joining::{live, of_event};
use super::queue::own;
use super::rows::{Row, seconds};
use super::tx::sql;
use super::{Put, StoreError, Tx, Viewer};
use crate::domain::{Judged, Judgement, MemberId, Moment, ReleaseId, SameEventId, Weight};

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SameEventState {
    Open,
    /// Nobody could tell.
    NeedsData,
    Tied,
    Same,
    Different,
}

impl SameEventState {
    const ALL: [SameEventState; 5] = [
        SameEventState::Open,
        SameEventState::NeedsData,
        SameEventState::Tied,
        SameEventState::Same,
        SameEventState::Different,
    ];

    fn code(self) -> &'static str {
        match self {
            SameEventState::Open => "open",
            SameEventState::NeedsData => "needs_data",
            SameEventState::Tied => "tied",
            SameEventState::Same => "same",
            SameEventState::Different => "different",
        }
    }

    /// Whether people have still to answer.
    pub fn is_asked(self) -> bool {
        matches!(self, SameEventState::Open | SameEventState::NeedsData | SameEventState::Tied)
    }
}

/// A question about two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SameEvent {
    pub id: SameEventId,
    /// Shown as `E-07`.
    pub number: u32,
    pub revision: u32,
    /// The earlier record.
    pub first: ReleaseId,
    pub second: ReleaseId,
    pub state: SameEventState,
}

macro_rules! find {
    () => {
        "SELECT q.id, q.number, q.revision, q.first_release, q.second_release, q.state FROM same_events q WHERE "
    };
}
/// People have still to answer.
macro_rules! asked {
    () => {
        "q.state IN ('open', 'needs_data', 'tied')"
    };
}
/// No open question holds the match `m` back: none about its event and another by which the same family has an
/// older live match.
macro_rules! not_waiting {
    () => {
        "NOT EXISTS (SELECT 1 FROM matches e JOIN same_events q \
         ON (q.first_release = m.release_id AND q.second_release = e.release_id) \
         OR (q.second_release = m.release_id AND q.first_release = e.release_id) \
         WHERE e.subscription_id = m.subscription_id AND e.seq < m.seq \
         AND e.state NOT IN ('rejected', 'withdrawn') AND q.state IN ('open', 'needs_data', 'tied')) "
    };
}
pub(super) use not_waiting;

impl Tx {
    /// Asks whether two records are of one event; of each pair once, also if it was answered before.
    pub async fn ask_same_event(
        &mut self,
        one: ReleaseId,
        other: ReleaseId,
        now: Moment,
    ) -> Result<Put<SameEvent>, StoreError> {
        let (Some(one), Some(other)) = (self.release(one).await?, self.release(other).await?) else {
            return Err(StoreError::Driver("a row that is referred to is missing"));
        };
        let (first, second) = if one.number < other.number { (one.id, other.id) } else { (other.id, one.id) };
        let known = sql(concat!(find!(), "q.first_release = $1 AND q.second_release = $2"));
        if let Some(row) = self.one("same_events", known.bind(first.0).bind(second.0)).await? {
            return decode(&row).map(Put::Known);
        }
        let (id, number) = (SameEventId(self.new_id()?), self.next_number("same_events").await?);
        let put =
            sql("INSERT INTO same_events (id, number, revision, first_release, second_release, state, created_at) \
                       VALUES ($1, $2, 1, $3, $4, 'open', $5)");
        let put = put.bind(id.0).bind(i64::from(number)).bind(first.0).bind(second.0).bind(seconds(now));
        self.write(put).await?;
        Ok(Put::New(SameEvent { id, number, revision: 1, first, second, state: SameEventState::Open }))
    }

    /// One question, in whatever state.
    pub async fn same_event(&mut self, id: SameEventId) -> Result<Option<SameEvent>, StoreError> {
        let row = self.one("same_events", sql(concat!(find!(), "q.id = $1")).bind(id.0)).await?;
        row.map(|row| decode(&row)).transpose()
    }

    /// The oldest question that this viewer may answer and has not: never one about an event that their own list
    /// matches; what is tied or lacks data only for coordinators.
    pub async fn next_same_event(&mut self, viewer: Viewer) -> Result<Option<SameEvent>, StoreError> {
        let find = sql(concat!(
            find!(),
            asked!(),
            " AND (q.state = 'open' OR $3 = 'coordinator') \
             AND NOT EXISTS (SELECT 1 FROM same_event_answers a WHERE a.question_id = q.id AND a.member_id = $1 \
             AND (q.state = 'open' OR a.weight = 'settles')) \
             AND NOT EXISTS (SELECT 1 FROM subscriptions s JOIN matches m ON m.subscription_id = s.id \
             WHERE s.subscriber_id = $2 AND m.release_id IN (q.first_release, q.second_release)) \
             ORDER BY q.seq LIMIT 1"
        ));
        let find = find.bind(viewer.member.0).bind(own(viewer)).bind(viewer.role.code());
        self.one("same_events", find).await?.map(|row| decode(&row)).transpose()
    }

    /// Whether this viewer may look at and answer this question at all (own list).
    pub async fn may_answer(&mut self, viewer: Viewer, question: &SameEvent) -> Result<bool, StoreError> {
        for release in [question.first, question.second] {
            let find = sql(concat!(
                "SELECT m.id FROM subscriptions s JOIN matches m ON m.subscription_id = s.id \
                 WHERE s.subscriber_id = $1 AND m.release_id IN ",
                of_event!("$2"),
                " LIMIT 1"
            ));
            if self.one("matches", find.bind(own(viewer)).bind(release.0)).await?.is_some() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Appends an answer: positive is the same event.
    pub async fn answer_same_event(
        &mut self,
        id: SameEventId,
        member: MemberId,
        answer: Judgement,
        weight: Weight,
        now: Moment,
    ) -> Result<(), StoreError> {
        let put = sql("INSERT INTO same_event_answers (question_id, member_id, act, weight, at) \
                       VALUES ($1, $2, $3, $4, $5)");
        let put = put.bind(id.0).bind(member.0).bind(answer.code()).bind(weight.code());
        self.write(put.bind(seconds(now))).await.map(drop)
    }

    /// The last answer of each member of the team who still is one, in order.
    pub async fn same_event_answers(&mut self, id: SameEventId) -> Result<Vec<Judged>, StoreError> {
        let find = sql("SELECT a.seq AS id, a.member_id, a.act, a.weight FROM same_event_answers a \
                        JOIN members m ON m.id = a.member_id AND m.standing = 'active' \
                        WHERE a.question_id = $1 ORDER BY a.seq");
        let mut last = BTreeMap::new();
        for row in self.all("same_event_answers", find.bind(id.0)).await? {
            let by = MemberId(row.int("member_id")?);
            let weight = Weight::from_code(&row.text("weight")?).ok_or_else(|| row.corrupt("weight"))?;
            last.insert(by, (row.id(), Judged { by, judgement: row.word("act")?, weight }));
        }
        let mut answers: Vec<_> = last.into_values().collect();
        answers.sort_by_key(|(seq, _)| *seq);
        Ok(answers.into_iter().map(|(_, judged)| judged).collect())
    }

    /// Moves a question that is still asked. False if it was settled before.
    pub async fn set_same_event(
        &mut self,
        id: SameEventId,
        to: SameEventState,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let settled = (!to.is_asked()).then(|| seconds(now));
        let set = sql("UPDATE same_events SET state = $1, settled_at = $2, revision = revision + 1 \
                       WHERE id = $3 AND state IN ('open', 'needs_data', 'tied')");
        self.write_one(set.bind(to.code()).bind(settled).bind(id.0)).await
    }

    /// The questions about a pair that was found to be two after all: a parted record is not asked about again.
    pub async fn settle_as_different(
        &mut self,
        one: ReleaseId,
        other: ReleaseId,
        now: Moment,
    ) -> Result<(), StoreError> {
        self.ask_same_event(one, other, now).await?;
        let set = sql("UPDATE same_events SET state = 'different', settled_at = $1, revision = revision + 1 \
                       WHERE state <> 'different' AND ((first_release = $2 AND second_release = $3) \
                       OR (first_release = $3 AND second_release = $2))");
        self.write(set.bind(seconds(now)).bind(one.0).bind(other.0)).await.map(drop)
    }

    /// How many questions wait for an answer, and how many matches wait for these.
    pub async fn same_events_waiting(&mut self) -> Result<(u32, u32), StoreError> {
        let questions = sql(concat!("SELECT count(*) AS n FROM same_events q WHERE ", asked!()));
        let matches = sql(concat!(
            "SELECT count(*) AS n FROM matches m WHERE ",
            live!("m"),
            " AND m.state <> 'confirmed' AND NOT (",
            not_waiting!(),
            ")"
        ));
        Ok((self.count(questions).await?, self.count(matches).await?))
    }
}

fn decode(row: &Row) -> Result<SameEvent, StoreError> {
    let state = row.text("state")?;
    let state = SameEventState::ALL.into_iter().find(|s| s.code() == state);
    Ok(SameEvent {
        id: SameEventId(row.id()),
        number: row.count("number")?,
        revision: row.count("revision")?,
        first: ReleaseId(row.int("first_release")?),
        second: ReleaseId(row.int("second_release")?),
        state: state.ok_or_else(|| row.corrupt("state"))?,
    })
}
