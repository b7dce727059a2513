//! From rows to a notice: everything needed to word and address it. A row whose
//! references were changed is found here, before anything is shown.

use chrono::TimeDelta;

use super::deliveries::code;
use super::joining::of_event;
use super::rows::Row;
use super::settings::settings;
use super::tx::sql;
use super::{ReleaseState, StoreError, Subscription, Tx};
use crate::domain::{
    Alert, Before, ChatId, Correction, CorrectionReason, DeliveryId, Earlier, Language, MessageId, Moment, Notice,
    NoticeKind, NoticeMode, Private, Reader, ReleaseId, Settings, SubscriberId, SubscriptionId, Why,
};

/// An alert that comes later than this after its verdict says that it could not come sooner.
const LATE: TimeDelta = TimeDelta::hours(2);

/// Everything needed to word and address one notice.
#[derive(Clone, Debug)]
pub struct Addressed {
    pub chat: ChatId,
    pub subscriber: SubscriberId,
    pub language: Language,
    pub settings: Settings,
    pub mode: NoticeMode,
    pub notice: Notice,
}

impl Addressed {
    /// How the chat reads.
    pub fn reader(&self) -> Reader {
        Reader { language: self.language, zone: self.settings.zone }
    }
}

macro_rules! find {
    () => {
        "SELECT d.id, d.kind, d.code, d.state, d.corrects, d.reason, d.message_id, d.sent_at, d.tried_at, d.read_at, \
         d.was_stopped, d.created_at, d.match_id, d.subscription_id, d.subscriber_id, d.release_id, m.band, m.class, \
         m.subscription_id AS match_subscription, m.release_id AS match_release \
         FROM deliveries d JOIN matches m ON m.id = d.match_id WHERE "
    };
}

impl Tx {
    /// The notice of a delivery as it would be worded now. None if it may no longer be shown: its subscription
    /// was removed, it is held or cancelled, its release was retracted, or a correction of it is on its way.
    pub async fn notice(&mut self, id: DeliveryId) -> Result<Option<Addressed>, StoreError> {
        let Some(row) = self.notice_row(id).await? else { return Ok(None) };
        let at = row.maybe_moment("sent_at")?;
        if !self.may_be_shown(&row).await? {
            return Ok(None);
        }
        let at = at.map_or_else(|| row.moment("created_at"), Ok)?;
        self.addressed(&row, at).await
    }

    /// The same, for sending at `now`: whether it may go was asked before.
    pub(super) async fn notice_to_send(
        &mut self,
        id: DeliveryId,
        now: Moment,
    ) -> Result<Option<Addressed>, StoreError> {
        match self.notice_row(id).await? {
            Some(row) => self.addressed(&row, now).await,
            None => Ok(None),
        }
    }

    /// The message that a correction corrects, and the alert as it was; nothing if its id is not known.
    pub(super) async fn corrected(&mut self, id: DeliveryId) -> Result<Option<(MessageId, Notice)>, StoreError> {
        let Some(row) = self.notice_row(id).await? else { return Ok(None) };
        let Some(alert) = row.maybe_int("corrects")? else { return Ok(None) };
        let Some(row) = self.notice_row(DeliveryId(alert)).await? else { return Ok(None) };
        let Some(message) = row.maybe_message("message_id")? else { return Ok(None) };
        let sent_at = row.maybe_moment("sent_at")?.map_or_else(|| row.moment("created_at"), Ok)?;
        Ok(self.addressed(&row, sent_at).await?.map(|addressed| (message, addressed.notice)))
    }

    async fn notice_row(&mut self, id: DeliveryId) -> Result<Option<Row>, StoreError> {
        self.one("deliveries", sql(concat!(find!(), "d.id = $1")).bind(id.0)).await
    }

    async fn may_be_shown(&mut self, row: &Row) -> Result<bool, StoreError> {
        if matches!(row.text("state")?.as_str(), "held" | "cancelled") {
            return Ok(false);
        }
        let subscription = self.subscription(SubscriptionId(row.int("subscription_id")?)).await?;
        if subscription.is_none_or(|subscription| subscription.removed_at.is_some()) {
            return Ok(false);
        }
        if row.word::<NoticeKind>("kind")? == NoticeKind::Correction {
            return Ok(true);
        }
        let release = self.release(ReleaseId(row.int("release_id")?)).await?;
        let corrected = sql("SELECT id FROM deliveries WHERE corrects = $1 AND state <> 'cancelled' LIMIT 1");
        let corrected = self.one("deliveries", corrected.bind(row.id())).await?.is_some();
        Ok(!corrected && release.is_some_and(|release| release.state != ReleaseState::Retracted))
    }

    async fn addressed(&mut self, row: &Row, at: Moment) -> Result<Option<Addressed>, StoreError> {
        let subscription = self.subscription(SubscriptionId(row.int("subscription_id")?)).await?;
        let subscription = subscription.ok_or_else(|| row.corrupt("subscription_id"))?;
        check_references(row, &subscription)?;
        let notice = match row.word("kind")? {
            NoticeKind::Alert => self.alert(row, &subscription, at).await?,
            NoticeKind::Correction => self.correction(row, &subscription).await?,
            NoticeKind::Reminder => self.reminder(row).await?,
        };
        let Some(notice) = notice else { return Ok(None) };
        let find = sql("SELECT id, chat, language, mode, settings FROM subscribers WHERE id = $1");
        let owner = self.one("subscribers", find.bind(subscription.subscriber.0)).await?;
        let owner = owner.ok_or_else(|| row.corrupt("subscriber_id"))?;
        Ok(Some(Addressed {
            chat: owner.chat(self.keys())?,
            subscriber: subscription.subscriber,
            language: owner.word("language")?,
            settings: settings(&owner, self.keys())?,
            mode: owner.word("mode")?,
            notice,
        }))
    }

    async fn alert(
        &mut self,
        row: &Row,
        subscription: &Subscription,
        at: Moment,
    ) -> Result<Option<Notice>, StoreError> {
        let id = ReleaseId(row.int("release_id")?);
        let release = self.release(id).await?.ok_or_else(|| row.corrupt("release_id"))?;
        let Some(verified) = self.verified(id).await? else { return Ok(None) };
        if !release.kind.is_told() {
            return Ok(None);
        }
        let certain = row.text("band")? == "certain" || row.text("class")? == "certain";
        let stopped = row.int("was_stopped")? != 0;
        let earlier = self.earlier(subscription.id, id).await?;
        Ok(Some(Notice::Alert(Box::new(Alert {
            delivery: DeliveryId(row.id()),
            code: code(row)?,
            name: Private::new(subscription.sought.name.shown()),
            kind: release.kind,
            gender: release.gender,
            date: release.date,
            place: release.place,
            measures: release.measures,
            verifier: verified.verifier,
            verified_at: verified.at,
            others: verified.others,
            why: if certain { Why::NameAndCedula } else { Why::NameOnly },
            before: Before::after(earlier),
            earlier,
            late: !stopped && at - row.moment("created_at")? > LATE,
        }))))
    }

    /// The latest event of the same person before this one that people confirmed for this subscription.
    async fn earlier(&mut self, of: SubscriptionId, release: ReleaseId) -> Result<Option<Earlier>, StoreError> {
        let find = sql(concat!(
            "SELECT r.id, r.kind, r.date FROM matches m JOIN releases r ON r.id = m.release_id, releases t \
             WHERE m.subscription_id = $1 AND m.state = 'confirmed' AND r.state <> 'retracted' AND t.id = $2 \
             AND (r.date < t.date OR (r.seq < t.seq AND (r.date = t.date OR r.date IS NULL OR t.date IS NULL))) \
             AND r.id NOT IN ",
            of_event!("$2"),
            " ORDER BY COALESCE(r.date, '') DESC, r.seq DESC LIMIT 1"
        ));
        let row = self.one("releases", find.bind(of.0).bind(release.0)).await?;
        row.map(|row| Ok(Earlier { kind: row.word("kind")?, date: row.maybe_date("date")? })).transpose()
    }

    async fn correction(&mut self, row: &Row, subscription: &Subscription) -> Result<Option<Notice>, StoreError> {
        let id = ReleaseId(row.int("release_id")?);
        let release = self.release(id).await?.ok_or_else(|| row.corrupt("release_id"))?;
        let Some(verified) = self.verified(id).await? else { return Ok(None) };
        let alert = row.maybe_int("corrects")?.ok_or_else(|| row.corrupt("corrects"))?;
        let alert = self.notice_row(DeliveryId(alert)).await?.ok_or_else(|| row.corrupt("corrects"))?;
        if alert.int("match_id")? != row.int("match_id")? {
            return Err(row.corrupt("corrects"));
        }
        let told = ["sent_at", "tried_at", "read_at"].into_iter();
        let told = told.map(|column| alert.maybe_moment(column)).collect::<Result<Vec<_>, _>>()?;
        let created = alert.moment("created_at")?;
        let reason: Option<CorrectionReason> = row.maybe_word("reason")?;
        Ok(Some(Notice::Correction(Box::new(Correction {
            delivery: DeliveryId(row.id()),
            code: code(row)?,
            name: Private::new(subscription.sought.name.shown()),
            kind: release.kind,
            reason: reason.ok_or_else(|| row.corrupt("reason"))?,
            alerted_at: told.into_iter().flatten().next().unwrap_or(created),
            verifier: verified.verifier,
        }))))
    }

    /// Its buttons are about the alert that was not read.
    async fn reminder(&mut self, row: &Row) -> Result<Option<Notice>, StoreError> {
        let find = sql("SELECT id, code FROM deliveries WHERE subscriber_id = $1 AND code = $2 AND kind = 'alert'");
        let find = find.bind(row.int("subscriber_id")?).bind(row.text("code")?);
        let Some(alert) = self.one("deliveries", find).await? else { return Ok(None) };
        Ok(Some(Notice::Reminder { delivery: DeliveryId(alert.id()), code: code(&alert)? }))
    }
}

/// A delivery, its match and its subscription have to agree on whose news it is and about what.
fn check_references(row: &Row, subscription: &Subscription) -> Result<(), StoreError> {
    for (column, other) in
        [("subscription_id", row.int("match_subscription")?), ("release_id", row.int("match_release")?)]
    {
        if row.int(column)? != other {
            return Err(row.corrupt(column));
        }
    }
    if row.int("subscriber_id")? != subscription.subscriber.0 {
        return Err(row.corrupt("subscriber_id"));
    }
    Ok(())
}
