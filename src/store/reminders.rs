//! Reminders of alerts that nobody has read: deliveries of their own, numbered, so that the same
//! one is never made twice. They stop when the alert is read, answered or corrected.

use super::rows::{not_before, seconds};
use super::settings::settings;
use super::tx::sql;
use super::{NewDelivery, StoreError, Tx};
use crate::domain::{DeliveryId, Moment, NoticeKind, Settings};

/// An alert that went out and was not read, with no reminder on its way.
#[derive(Clone, Debug)]
pub struct Unread {
    pub alert: DeliveryId,
    pub sent_at: Moment,
    /// How many reminders were made so far.
    pub reminded: u32,
    pub settings: Settings,
}

/// The reminders of the alert whose id is `$1`.
macro_rules! of_alert {
    () => {
        "kind = 'reminder' AND EXISTS (SELECT 1 FROM deliveries a WHERE a.id = $1 AND a.kind = 'alert' \
         AND a.subscriber_id = deliveries.subscriber_id AND a.code = deliveries.code)"
    };
}

impl Tx {
    /// Alerts sent between these two moments that nobody has read or answered and that still hold.
    pub async fn unread_alerts(&mut self, from: Moment, to: Moment) -> Result<Vec<Unread>, StoreError> {
        let find = sql("SELECT s.id, s.settings, d.id AS alert, d.sent_at, (SELECT count(*) FROM deliveries r \
             WHERE r.kind = 'reminder' AND r.subscriber_id = d.subscriber_id AND r.code = d.code) AS n \
             FROM deliveries d JOIN subscribers s ON s.id = d.subscriber_id JOIN matches m ON m.id = d.match_id \
             JOIN releases e ON e.id = d.release_id JOIN subscriptions u ON u.id = d.subscription_id \
             WHERE d.kind = 'alert' AND d.state = 'sent' AND d.read_at IS NULL AND d.answer IS NULL \
             AND d.sent_at >= $1 AND d.sent_at <= $2 AND u.removed_at IS NULL AND m.state = 'confirmed' \
             AND e.state = 'active' AND NOT EXISTS (SELECT 1 FROM deliveries c WHERE c.corrects = d.id) \
             AND NOT EXISTS (SELECT 1 FROM deliveries r WHERE r.kind = 'reminder' AND r.code = d.code \
             AND r.subscriber_id = d.subscriber_id AND r.state NOT IN ('sent', 'cancelled', 'dead')) ORDER BY d.seq");
        let rows = self.all("subscribers", find.bind(seconds(from)).bind(seconds(to))).await?;
        let unread = rows.iter().map(|row| {
            Ok(Unread {
                alert: DeliveryId(row.int("alert")?),
                sent_at: row.moment("sent_at")?,
                reminded: row.count("n")?,
                settings: settings(row, self.keys())?,
            })
        });
        unread.collect()
    }

    /// Reminds of an alert at `due`. One that is already waiting is moved there: asking twice reminds once.
    pub async fn remind(&mut self, alert: DeliveryId, due: Moment, now: Moment) -> Result<(), StoreError> {
        let moved = sql(concat!(
            "UPDATE deliveries SET due_at = $2, sendable_since = $2 WHERE state = 'ready' AND ",
            of_alert!()
        ));
        if self.write_one(moved.bind(alert.0).bind(not_before(due, now))).await? {
            return Ok(());
        }
        let Some(of) = self.delivery(alert).await?.filter(|of| of.kind == NoticeKind::Alert) else { return Ok(()) };
        let made = sql(concat!("SELECT count(*) AS n FROM deliveries WHERE ", of_alert!()));
        let revision = self.count(made.bind(alert.0)).await? + 1;
        let new = NewDelivery {
            match_id: of.match_id,
            subscription: of.subscription,
            release: of.release,
            kind: NoticeKind::Reminder,
            revision,
            due_at: due,
            corrects: None,
        };
        self.add_delivery(&new, now).await.map(drop)
    }

    /// Nobody needs to be reminded of this alert any more.
    pub(super) async fn stop_reminders(&mut self, alert: DeliveryId) -> Result<(), StoreError> {
        let stop = sql(concat!(
            "UPDATE deliveries SET state = 'cancelled', stopped_at = NULL, before_removal = NULL \
             WHERE state IN ('ready', 'held', 'uncertain', 'unreachable', 'cancelled') AND ",
            of_alert!()
        ));
        self.write(stop.bind(alert.0)).await.map(drop)
    }
}
