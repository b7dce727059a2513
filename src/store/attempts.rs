//! Attempts: a notice is claimed and its attempt written before any byte leaves; what
//! came of it is settled once.

use super::outbox::sendable;
use super::rows::{Row, not_before, seconds};
use super::tx::sql;
use super::{Addressed, HoldReason, StoreError, Tx};
use crate::domain::{
    AttemptId, Attempted, Cause, DeliveryId, MessageId, Moment, Next, Notice, NoticeKind, SubscriberId,
};

/// A claimed delivery: the attempt row is there.
#[derive(Clone, Debug)]
pub struct ClaimedNotice {
    pub delivery: DeliveryId,
    pub attempt: AttemptId,
    /// Earlier attempts, without this one.
    pub before: Attempted,
    pub addressed: Addressed,
    /// The message that a correction corrects, and the alert as it was.
    pub corrects: Option<(MessageId, Notice)>,
}

impl Tx {
    /// Ready (or uncertain and due) → sending, with its attempt row. None if it is no longer so, sending is on
    /// hold, the chat is busy, or a correction's alert is still on its way. One whose rows do not agree is held,
    /// and one that is not a correction is put off to the end of the chat's quiet hours.
    pub async fn claim_notice(
        &mut self,
        id: DeliveryId,
        lease_until: Moment,
        now: Moment,
    ) -> Result<Option<ClaimedNotice>, StoreError> {
        let find = sql(concat!(
            "SELECT d.id, d.kind, d.sendable_since, d.not_sent, d.uncertain, d.refused ",
            sendable!(),
            "AND d.id = $2"
        ));
        let Some(row) = self.one("deliveries", find.bind(seconds(now)).bind(id.0)).await? else { return Ok(None) };
        if !passes(self.hold_reason().await?, row.word("kind")?) {
            return Ok(None);
        }
        let (addressed, corrects) = match self.worded(id, now).await {
            Ok(Some(worded)) => worded,
            Ok(None) => return self.hold_one(id).await.map(|()| None),
            Err(error @ StoreError::Corrupt { .. }) => {
                tracing::error!(delivery = id.0, %error, "held: it cannot be sent");
                return self.hold_one(id).await.map(|()| None);
            }
            Err(error) => return Err(error),
        };
        let awake = addressed.settings.when_awake(now);
        if row.word::<NoticeKind>("kind")? != NoticeKind::Correction && awake > now {
            return self.put_off(id, awake, now).await.map(|()| None);
        }
        let claim = sql("UPDATE deliveries SET state = 'sending', tried_at = $1 \
                         WHERE id = $2 AND state IN ('ready', 'uncertain')");
        if !self.write_one(claim.bind(seconds(now)).bind(id.0)).await? {
            return Ok(None);
        }
        let attempt = self.new_id()?;
        let put = sql("INSERT INTO attempts (id, delivery_id, lease_until, started_at) VALUES ($1, $2, $3, $4)");
        let put = put.bind(attempt).bind(id.0).bind(not_before(lease_until, now));
        self.write(put.bind(seconds(now))).await?;
        let attempt = AttemptId(attempt);
        Ok(Some(ClaimedNotice { delivery: id, attempt, before: attempted(&row)?, addressed, corrects }))
    }

    /// Due later, by the family's wish: its seven days stand still, and it is not late by our fault.
    async fn put_off(&mut self, id: DeliveryId, until: Moment, now: Moment) -> Result<(), StoreError> {
        let wait = sql("UPDATE deliveries SET due_at = $1, sendable_since = sendable_since + ($1 - $2), \
                        was_stopped = 1 WHERE id = $3 AND state IN ('ready', 'uncertain')");
        self.write(wait.bind(not_before(until, now)).bind(seconds(now)).bind(id.0)).await.map(drop)
    }

    async fn worded(
        &mut self,
        id: DeliveryId,
        now: Moment,
    ) -> Result<Option<(Addressed, Option<(MessageId, Notice)>)>, StoreError> {
        let Some(addressed) = self.notice_to_send(id, now).await? else { return Ok(None) };
        let corrects = self.corrected(id).await?;
        Ok(Some((addressed, corrects)))
    }

    /// Ends the attempt and moves the delivery. False if the attempt was no longer the current one.
    pub async fn settle_notice(
        &mut self,
        id: DeliveryId,
        attempt: AttemptId,
        next: Next,
        cause: Option<Cause>,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let end = sql("UPDATE attempts SET ended_at = $1, outcome = $2, cause = $3 \
                       WHERE id = $4 AND delivery_id = $5 AND ended_at IS NULL");
        let end = end.bind(seconds(now)).bind(outcome(next)).bind(cause.map(Cause::code));
        if !self.write_one(end.bind(attempt.0).bind(id.0)).await? {
            return Ok(false);
        }
        let settled = match next {
            Next::Sent { message } => self.settle_sent(id, message, now).await?,
            Next::Again { at } => self.settle_again(id, "not_sent", not_before(at, now)).await?,
            Next::AgainUncertain { at } => self.settle_again(id, "uncertain", not_before(at, now)).await?,
            Next::AgainPlain => self.settle_again(id, "refused", seconds(now)).await?,
            Next::StopSending => self.settle_stopped(id).await?,
            Next::Unreachable => self.settle_unreachable(id, now).await?,
            Next::Dead => self.settle_dead(id, cause).await?,
        };
        self.stop_superseded(id, now).await?;
        Ok(settled)
    }

    async fn settle_sent(
        &mut self,
        id: DeliveryId,
        message: Option<MessageId>,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let set = sql("UPDATE deliveries SET state = 'sent', message_id = $1, sent_at = $2 \
                       WHERE id = $3 AND state = 'sending'");
        let message = message.map(|message| i64::from(message.0));
        let settled = self.write_one(set.bind(message).bind(seconds(now)).bind(id.0)).await?;
        // It arrived: what waited for the chat to come back need not wait longer.
        let back = sql("SELECT s.id FROM subscribers s JOIN deliveries d ON d.subscriber_id = s.id \
                        WHERE d.id = $1 AND s.reach = 'unreachable'");
        if let Some(row) = self.one("subscribers", back.bind(id.0)).await? {
            self.set_reachable(SubscriberId(row.id()), now).await?;
        }
        Ok(settled)
    }

    async fn settle_again(&mut self, id: DeliveryId, counted: &'static str, due: i64) -> Result<bool, StoreError> {
        let set = sql("UPDATE deliveries SET state = CASE WHEN $1 = 'uncertain' THEN 'uncertain' ELSE 'ready' END, \
                       due_at = $2, not_sent = not_sent + CASE WHEN $1 = 'not_sent' THEN 1 ELSE 0 END, \
                       uncertain = uncertain + CASE WHEN $1 = 'uncertain' THEN 1 ELSE 0 END, \
                       refused = refused + CASE WHEN $1 = 'refused' THEN 1 ELSE 0 END \
                       WHERE id = $3 AND state = 'sending'");
        self.write_one(set.bind(counted).bind(due).bind(id.0)).await
    }

    /// The token is wrong: it stays as it was, and nothing is counted.
    async fn settle_stopped(&mut self, id: DeliveryId) -> Result<bool, StoreError> {
        let set = sql("UPDATE deliveries SET state = CASE WHEN uncertain > 0 THEN 'uncertain' ELSE 'ready' END \
                       WHERE id = $1 AND state = 'sending'");
        self.write_one(set.bind(id.0)).await
    }

    /// Only this one waits: the next news for the chat is tried once too, in case it came back unnoticed.
    async fn settle_unreachable(&mut self, id: DeliveryId, now: Moment) -> Result<bool, StoreError> {
        let set = sql("UPDATE deliveries SET state = 'unreachable', stopped_at = $1, was_stopped = 1 \
                       WHERE id = $2 AND state = 'sending'");
        let settled = self.write_one(set.bind(seconds(now)).bind(id.0)).await?;
        let mark =
            sql("UPDATE subscribers SET reach = 'unreachable', unreachable_since = $1 WHERE reach = 'reachable' \
                        AND id = (SELECT d.subscriber_id FROM deliveries d WHERE d.id = $2)");
        self.write(mark.bind(seconds(now)).bind(id.0)).await?;
        Ok(settled)
    }

    /// The last attempt may have been one of unknown outcome: then the family was perhaps told.
    async fn settle_dead(&mut self, id: DeliveryId, cause: Option<Cause>) -> Result<bool, StoreError> {
        let unknown = matches!(
            cause,
            Some(Cause::Timeout | Cause::Reset | Cause::Server | Cause::Unreadable | Cause::LeaseRanOut)
        );
        let set = sql("UPDATE deliveries SET state = 'dead', uncertain = uncertain + $1 \
                       WHERE id = $2 AND state = 'sending'");
        self.write_one(set.bind(i64::from(unknown)).bind(id.0)).await
    }

    /// What happened while it was on its way: retracted, removed, rejected or corrected, it is not tried again;
    /// in doubt, it is held.
    async fn stop_superseded(&mut self, id: DeliveryId, now: Moment) -> Result<(), StoreError> {
        let cancel = sql("UPDATE deliveries SET state = 'cancelled' WHERE id = $1 AND kind <> 'correction' \
                          AND state IN ('ready', 'uncertain', 'unreachable') AND (EXISTS (SELECT 1 FROM releases r \
                          WHERE r.id = deliveries.release_id AND r.state = 'retracted') OR EXISTS (SELECT 1 FROM \
                          matches m WHERE m.id = deliveries.match_id AND m.state IN ('rejected', 'withdrawn')) \
                          OR EXISTS (SELECT 1 FROM deliveries c WHERE c.corrects = deliveries.id))");
        self.write(cancel.bind(id.0)).await?;
        let read = sql("UPDATE deliveries SET state = 'cancelled' WHERE id = $1 AND kind = 'reminder' \
                        AND state IN ('ready', 'uncertain', 'unreachable') AND EXISTS (SELECT 1 FROM deliveries a \
                        WHERE a.subscriber_id = deliveries.subscriber_id AND a.code = deliveries.code \
                        AND a.kind = 'alert' AND (a.read_at IS NOT NULL OR a.answer IS NOT NULL))");
        self.write(read.bind(id.0)).await?;
        let removed = sql("UPDATE deliveries SET before_removal = state, state = 'cancelled' WHERE id = $1 \
                           AND state IN ('ready', 'uncertain', 'unreachable') AND EXISTS (SELECT 1 FROM \
                           subscriptions s WHERE s.id = deliveries.subscription_id AND s.removed_at IS NOT NULL)");
        self.write(removed.bind(id.0)).await?;
        let hold = sql("UPDATE deliveries SET state = 'held', was_stopped = 1, stopped_at = $1 WHERE id = $2 \
                        AND kind = 'alert' AND state IN ('ready', 'uncertain') AND EXISTS (SELECT 1 FROM releases r \
                        WHERE r.id = deliveries.release_id AND r.state = 'in_doubt')");
        self.write(hold.bind(seconds(now)).bind(id.0)).await.map(drop)
    }

    /// Attempts whose lease ran out (or all, at start: `now` far ahead), for settling as uncertain.
    pub async fn lost_attempts(&mut self, now: Moment) -> Result<Vec<(DeliveryId, AttemptId, Attempted)>, StoreError> {
        let find = sql("SELECT d.id, a.id AS attempt_id, d.sendable_since, d.not_sent, d.uncertain, d.refused \
                        FROM attempts a JOIN deliveries d ON d.id = a.delivery_id \
                        WHERE a.ended_at IS NULL AND a.lease_until <= $1 ORDER BY d.seq");
        let rows = self.all("deliveries", find.bind(seconds(now))).await?;
        let decode = |row: &Row| Ok((DeliveryId(row.id()), AttemptId(row.int("attempt_id")?), attempted(row)?));
        rows.iter().map(decode).collect()
    }

    /// Holds one that cannot be sent as it is; a person has to look.
    pub(super) async fn hold_one(&mut self, id: DeliveryId) -> Result<(), StoreError> {
        let hold = sql("UPDATE deliveries SET state = 'held', was_stopped = 1, stopped_at = due_at \
                        WHERE id = $1 AND state IN ('ready', 'uncertain')");
        self.write(hold.bind(id.0)).await.map(drop)
    }
}

/// Corrections pass a hold that a person set, and only that.
fn passes(hold: Option<HoldReason>, kind: NoticeKind) -> bool {
    match hold {
        None => true,
        Some(HoldReason::Person) => kind == NoticeKind::Correction,
        Some(_) => false,
    }
}

fn attempted(row: &Row) -> Result<Attempted, StoreError> {
    Ok(Attempted {
        sendable_since: row.moment("sendable_since")?,
        not_sent: row.count("not_sent")?,
        uncertain: row.count("uncertain")?,
        refused: row.count("refused")?,
    })
}

fn outcome(next: Next) -> &'static str {
    match next {
        Next::Sent { .. } => "sent",
        Next::Again { .. } => "again",
        Next::AgainUncertain { .. } => "uncertain",
        Next::AgainPlain => "refused",
        Next::Unreachable => "unreachable",
        Next::Dead => "dead",
        Next::StopSending => "stopped",
    }
}
