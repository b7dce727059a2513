//! Deliveries: the outbox rows of notices. One a (subscription, release, kind, revision),
//! by a key and not by a check.

use super::joining::of_event;
use super::rows::{Row, not_before, seconds};
use super::tx::sql;
use super::{Put, StoreError, Tx};
use crate::domain::{
    Code, CorrectionReason, DeliveryId, DeliveryState, FamilyAnswer, MatchId, MessageId, Moment, NoticeKind, ReleaseId,
    SubscriberId, SubscriptionId,
};

/// Draws of a code before giving up; 456,976 codes stand against a chat's few dozen alerts.
const CODE_DRAWS: u32 = 64;

/// What a verdict or a correction wants to tell.
pub struct NewDelivery {
    pub match_id: MatchId,
    pub subscription: SubscriptionId,
    pub release: ReleaseId,
    pub kind: NoticeKind,
    pub revision: u32,
    pub due_at: Moment,
    /// A correction carries the code of its alert, and its reason.
    pub corrects: Option<(DeliveryId, CorrectionReason)>,
}

/// The outbox row of a notice.
#[derive(Clone, Debug)]
pub struct Delivery {
    pub id: DeliveryId,
    pub match_id: MatchId,
    pub subscription: SubscriptionId,
    pub subscriber: SubscriberId,
    pub release: ReleaseId,
    pub kind: NoticeKind,
    pub revision: u32,
    pub code: Code,
    pub state: DeliveryState,
    pub due_at: Moment,
    pub message: Option<MessageId>,
    pub sent_at: Option<Moment>,
    pub read_at: Option<Moment>,
    pub answer: Option<FamilyAnswer>,
    pub answered_at: Option<Moment>,
    /// When the last attempt to send it began.
    pub tried_at: Option<Moment>,
    pub created_at: Moment,
}

/// What a family said to telling its verifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    Asked,
    Yes,
    No,
}

impl Shared {
    fn code(self) -> &'static str {
        match self {
            Shared::Asked => "asked",
            Shared::Yes => "yes",
            Shared::No => "no",
        }
    }
}

macro_rules! find {
    () => {
        "SELECT d.id, d.match_id, d.subscription_id, d.subscriber_id, d.release_id, d.kind, d.revision, d.code, \
         d.state, d.due_at, d.message_id, d.sent_at, d.read_at, d.answer, d.answered_at, d.tried_at, \
         d.created_at FROM deliveries d WHERE "
    };
}
/// An alert that was or may have been sent, or that the family pulled.
macro_rules! perhaps_told {
    () => {
        "d.kind = 'alert' AND (d.state IN ('sent', 'sending', 'uncertain') OR d.uncertain > 0 \
         OR d.read_at IS NOT NULL) "
    };
}
pub(super) use perhaps_told;

impl Tx {
    /// At most one for each (subscription, release, kind, revision). Draws the alert's code. One that a
    /// withdrawn verdict had cancelled goes on: the new verdict is as good as the first.
    pub async fn add_delivery(&mut self, new: &NewDelivery, now: Moment) -> Result<Put<DeliveryId>, StoreError> {
        let due = not_before(new.due_at, now);
        let find = sql("SELECT id FROM deliveries WHERE subscription_id = $1 AND release_id = $2 AND kind = $3 \
                        AND revision = $4");
        let find = find.bind(new.subscription.0).bind(new.release.0).bind(new.kind.code());
        if let Some(row) = self.one("deliveries", find.bind(i64::from(new.revision))).await? {
            let revive = sql("UPDATE deliveries SET state = 'ready', due_at = $1, sendable_since = $1 \
                              WHERE id = $2 AND state = 'cancelled' AND before_removal IS NULL");
            self.write(revive.bind(due).bind(row.id())).await?;
            return Ok(Put::Known(DeliveryId(row.id())));
        }
        let subscriber = self.subscriber_of(new).await?;
        let code = match (new.kind, new.corrects) {
            (NoticeKind::Alert, _) => self.free_code(subscriber).await?,
            (_, Some((alert, _))) => {
                self.code_of(sql("SELECT id, code FROM deliveries WHERE id = $1").bind(alert.0)).await?
            }
            (_, None) => self.code_of(latest_alert(new)).await?,
        };
        let id = self.new_id()?;
        let put = sql("INSERT INTO deliveries (id, match_id, subscription_id, subscriber_id, release_id, kind, \
                       revision, code, corrects, reason, state, due_at, sendable_since, stopped_at, was_stopped, \
                       not_sent, uncertain, refused, created_at) \
                       VALUES ($1, $2, $3, $12, $4, $5, $6, $7, $8, $9, 'ready', $10, $10, NULL, 0, 0, 0, 0, $11)");
        let put = put
            .bind(id)
            .bind(new.match_id.0)
            .bind(new.subscription.0)
            .bind(new.release.0)
            .bind(new.kind.code())
            .bind(i64::from(new.revision))
            .bind(code.as_str())
            .bind(new.corrects.map(|(alert, _)| alert.0))
            .bind(new.corrects.map(|(_, reason)| reason.code()))
            .bind(due)
            .bind(seconds(now));
        self.write(put.bind(subscriber)).await?;
        if let Some((alert, _)) = new.corrects {
            self.supersede(alert).await?;
        }
        Ok(Put::New(DeliveryId(id)))
    }

    /// What is being corrected is not sent any more.
    async fn supersede(&mut self, alert: DeliveryId) -> Result<(), StoreError> {
        let cancel = sql("UPDATE deliveries SET state = 'cancelled', stopped_at = NULL, before_removal = NULL \
                          WHERE id = $1 AND state IN ('ready', 'held', 'uncertain', 'unreachable', 'cancelled')");
        self.write(cancel.bind(alert.0)).await?;
        self.stop_reminders(alert).await
    }

    /// Whose list it is on. The match has to be of the same pair.
    async fn subscriber_of(&mut self, new: &NewDelivery) -> Result<i64, StoreError> {
        let find = sql("SELECT s.subscriber_id AS id FROM matches m JOIN subscriptions s ON s.id = m.subscription_id \
                        WHERE m.id = $1 AND m.subscription_id = $2 AND m.release_id = $3");
        let find = find.bind(new.match_id.0).bind(new.subscription.0).bind(new.release.0);
        let row = self.one("subscriptions", find).await?;
        row.map(|row| row.id()).ok_or(StoreError::Driver("a row that is referred to is missing"))
    }

    async fn code_of(&mut self, alert: super::tx::Sql) -> Result<Code, StoreError> {
        let row = self.one("deliveries", alert).await?;
        code(&row.ok_or(StoreError::Driver("a row that is referred to is missing"))?)
    }

    async fn free_code(&mut self, subscriber: i64) -> Result<Code, StoreError> {
        for _ in 0..CODE_DRAWS {
            let code = self.core().ids.code()?;
            let taken = sql("SELECT id FROM deliveries WHERE subscriber_id = $1 AND kind = 'alert' AND code = $2");
            if self.one("deliveries", taken.bind(subscriber).bind(code.as_str())).await?.is_none() {
                return Ok(code);
            }
        }
        Err(StoreError::Driver("no code is free"))
    }

    /// One delivery, in whatever state.
    pub async fn delivery(&mut self, id: DeliveryId) -> Result<Option<Delivery>, StoreError> {
        self.one("deliveries", sql(concat!(find!(), "d.id = $1")).bind(id.0)).await?.map(|row| decode(&row)).transpose()
    }

    /// The alert with this code in this chat, and its corrections; oldest first.
    pub async fn delivery_by_code(
        &mut self,
        subscriber: SubscriberId,
        code: &Code,
    ) -> Result<Vec<Delivery>, StoreError> {
        let find = sql(concat!(find!(), "d.subscriber_id = $1 AND d.code = $2 ORDER BY d.seq"));
        self.deliveries(find.bind(subscriber.0).bind(code.as_str())).await
    }

    /// Alerts and corrections of this chat that were not read, also undeliverable ones; corrections first, then
    /// oldest. While sending is on hold, only what surely went out: pulling must not pass a hold.
    pub async fn unread(&mut self, subscriber: SubscriberId) -> Result<Vec<Delivery>, StoreError> {
        let find = sql(concat!(
            find!(),
            "d.subscriber_id = $1 AND d.read_at IS NULL AND d.kind IN ('alert', 'correction') \
             AND (d.state = 'sent' OR (d.state IN ('uncertain', 'unreachable', 'dead') \
             AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.lifted_at IS NULL) \
             AND (d.kind = 'correction' OR EXISTS (SELECT 1 FROM matches m WHERE m.id = d.match_id AND m.state = 'confirmed')))) \
             AND (d.kind = 'correction' OR NOT EXISTS (SELECT 1 FROM releases r WHERE r.id = d.release_id AND r.state = 'retracted')) \
             AND NOT EXISTS (SELECT 1 FROM deliveries c WHERE c.corrects = d.id AND c.state <> 'cancelled') \
             AND NOT EXISTS (SELECT 1 FROM subscriptions s WHERE s.id = d.subscription_id AND s.removed_at IS NOT NULL) \
             ORDER BY CASE d.kind WHEN 'correction' THEN 0 ELSE 1 END, d.created_at, d.seq"
        ));
        self.deliveries(find.bind(subscriber.0)).await
    }

    /// Alerts and corrections of this chat that were read and still say what is true, newest first.
    pub async fn already_read(&mut self, subscriber: SubscriberId, limit: u32) -> Result<Vec<Delivery>, StoreError> {
        let find = sql(concat!(
            find!(),
            "d.subscriber_id = $1 AND d.read_at IS NOT NULL AND d.kind IN ('alert', 'correction') \
             AND d.state NOT IN ('cancelled', 'held') AND (d.kind = 'correction' OR (NOT EXISTS (SELECT 1 FROM \
             deliveries c WHERE c.corrects = d.id AND c.state <> 'cancelled') AND NOT EXISTS (SELECT 1 FROM releases r \
             WHERE r.id = d.release_id AND r.state = 'retracted'))) \
             AND NOT EXISTS (SELECT 1 FROM subscriptions s WHERE s.id = d.subscription_id AND s.removed_at IS NOT NULL) \
             ORDER BY d.read_at DESC, d.seq DESC LIMIT $2"
        ));
        self.deliveries(find.bind(subscriber.0).bind(i64::from(limit))).await
    }

    /// Whether the verifier may be told that the family confirmed it. False if that was asked or answered so before.
    pub async fn set_shared(&mut self, id: DeliveryId, shared: Shared) -> Result<bool, StoreError> {
        let set = sql("UPDATE deliveries SET shared = $1 WHERE id = $2 \
                       AND (($1 = 'asked' AND shared IS NULL) OR ($1 <> 'asked' AND shared = 'asked'))");
        self.write_one(set.bind(shared.code()).bind(id.0)).await
    }

    /// Alerts of a release, or of one match of it, that were or may have been sent.
    pub async fn told_deliveries(
        &mut self,
        release: ReleaseId,
        match_id: Option<MatchId>,
    ) -> Result<Vec<Delivery>, StoreError> {
        let find = sql(concat!(
            find!(),
            perhaps_told!(),
            "AND ($2 = 0 OR d.match_id = $2) AND d.release_id IN ",
            of_event!("$1"),
            " ORDER BY d.seq"
        ));
        self.deliveries(find.bind(release.0).bind(match_id.map_or(0, |id| id.0))).await
    }

    /// Alerts and corrections that were sent to this chat and whose message is known, newest first.
    /// After 90 days `tidy` takes the message ids away.
    pub async fn sent_to(&mut self, subscriber: SubscriberId) -> Result<Vec<Delivery>, StoreError> {
        let find = sql(concat!(
            find!(),
            "d.subscriber_id = $1 AND d.kind IN ('alert', 'correction') AND d.state = 'sent' \
             AND d.message_id IS NOT NULL ORDER BY d.sent_at DESC, d.seq DESC"
        ));
        self.deliveries(find.bind(subscriber.0)).await
    }

    /// The alerts of this match that its family answered, and did not take the answer back.
    pub async fn answered_alerts(&mut self, match_id: MatchId) -> Result<Vec<Delivery>, StoreError> {
        let find =
            sql(concat!(find!(), "d.match_id = $1 AND d.kind = 'alert' AND d.answer IS NOT NULL ORDER BY d.seq"));
        self.deliveries(find.bind(match_id.0)).await
    }

    /// Alerts and corrections that this chat was told, newest first: sent, or pulled.
    pub async fn told_to(&mut self, subscriber: SubscriberId) -> Result<Vec<Delivery>, StoreError> {
        let find = sql(concat!(
            find!(),
            "d.subscriber_id = $1 AND d.kind IN ('alert', 'correction') \
             AND (d.sent_at IS NOT NULL OR d.read_at IS NOT NULL) ORDER BY d.seq DESC"
        ));
        self.deliveries(find.bind(subscriber.0)).await
    }

    /// Whether any alert of this match was or may have been sent.
    pub async fn may_have_been_sent(&mut self, match_id: MatchId) -> Result<bool, StoreError> {
        let find = sql(concat!(find!(), perhaps_told!(), "AND d.match_id = $1 LIMIT 1"));
        Ok(!self.deliveries(find.bind(match_id.0)).await?.is_empty())
    }

    async fn deliveries(&mut self, statement: super::tx::Sql) -> Result<Vec<Delivery>, StoreError> {
        self.all("deliveries", statement).await?.iter().map(decode).collect()
    }

    /// The family opened it; the first time counts.
    pub async fn mark_read(&mut self, id: DeliveryId, now: Moment) -> Result<(), StoreError> {
        let set = sql("UPDATE deliveries SET read_at = $1 WHERE id = $2 AND read_at IS NULL");
        self.write(set.bind(seconds(now)).bind(id.0)).await?;
        self.stop_reminders(id).await
    }

    /// What the family answered; `None` takes it back.
    pub async fn set_answer(
        &mut self,
        id: DeliveryId,
        answer: Option<FamilyAnswer>,
        now: Moment,
    ) -> Result<(), StoreError> {
        let set = sql("UPDATE deliveries SET answer = $1, answered_at = $2 WHERE id = $3");
        self.write(set.bind(answer.map(FamilyAnswer::code)).bind(seconds(now)).bind(id.0)).await?;
        self.stop_reminders(id).await
    }
}

fn latest_alert(new: &NewDelivery) -> super::tx::Sql {
    let find =
        sql("SELECT id, code FROM deliveries WHERE subscription_id = $1 AND release_id = $2 AND kind = 'alert' \
                    ORDER BY revision DESC LIMIT 1");
    find.bind(new.subscription.0).bind(new.release.0)
}

/// The code column of a row.
pub(super) fn code(row: &Row) -> Result<Code, StoreError> {
    Code::parse(&row.text("code")?).ok_or_else(|| row.corrupt("code"))
}

fn decode(row: &Row) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        id: DeliveryId(row.id()),
        match_id: MatchId(row.int("match_id")?),
        subscription: SubscriptionId(row.int("subscription_id")?),
        subscriber: SubscriberId(row.int("subscriber_id")?),
        release: ReleaseId(row.int("release_id")?),
        kind: row.word("kind")?,
        revision: row.count("revision")?,
        code: code(row)?,
        state: row.word("state")?,
        due_at: row.moment("due_at")?,
        message: row.maybe_message("message_id")?,
        sent_at: row.maybe_moment("sent_at")?,
        read_at: row.maybe_moment("read_at")?,
        answer: row.maybe_word("answer")?,
        answered_at: row.maybe_moment("answered_at")?,
        tried_at: row.maybe_moment("tried_at")?,
        created_at: row.moment("created_at")?,
    })
}
