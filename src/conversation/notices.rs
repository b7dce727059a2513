//! Reading, hiding and putting off a notice, and the list of all that can be read.
//!
//! A discreet notice says nothing by itself: the news stands there only after a deliberate
//! tap, in the same message, and hides again.

use crate::domain::{
    Action, DeliveryId, DeliveryState, Later, MessageId, NewsRow, NoticeKind, NoticeMode, PopUp, Press, ReadBefore,
    Reply,
};
use crate::store::{Delivery, StoreError};

use super::turn::Turn;

/// How many notices that were read already are listed: two buttons a row, six rows.
const EARLIER: u32 = 12;

impl Turn<'_> {
    /// Buttons of a notice. False if this is none of them.
    pub async fn notice_press(&mut self, message: MessageId, press: &Press) -> Result<bool, StoreError> {
        if !is_about_notice(press.action) {
            return Ok(false);
        }
        let Some(delivery) = self.own_delivery(DeliveryId(press.subject)).await? else {
            self.stale(message).await?;
            return Ok(true);
        };
        match press.action {
            Action::Read => self.read(message, &delivery).await?,
            Action::Hide => self.edit(message, self.closed(&delivery)),
            Action::AskRemind => self.ask_remind(message, &delivery),
            Action::Remind => self.remind(message, &delivery, press).await?,
            Action::Unread => self.unread(message, &delivery).await?,
            Action::WhatNow => self.reveal(message, Reply::WhatNow { delivery: delivery.id }, self.closed(&delivery)),
            Action::Received => self.received(message, &delivery).await?,
            _ => self.answer_press(message, &delivery, press).await?,
        }
        Ok(true)
    }

    async fn own_delivery(&mut self, id: DeliveryId) -> Result<Option<Delivery>, StoreError> {
        let own = self.subscriber.as_ref().map(|s| s.id);
        let found = self.tx.delivery(id).await?;
        Ok(found.filter(|d| Some(d.subscriber) == own && d.state != DeliveryState::Cancelled))
    }

    /// What a notice shows once it was read and is closed again.
    pub fn closed(&self, delivery: &Delivery) -> Reply {
        let read_at = delivery.read_at.unwrap_or(self.now);
        Reply::Closed { delivery: delivery.id, code: delivery.code.clone(), read_at }
    }

    /// Opens a notice in the message where it stands. The time until it hides begins anew with each reading.
    async fn read(&mut self, message: MessageId, delivery: &Delivery) -> Result<(), StoreError> {
        // An alert that has been corrected reads as what is true now.
        let current = match self.correction_of(delivery).await? {
            Some(correction) => correction,
            None => delivery.clone(),
        };
        let Some(addressed) = self.tx.notice(current.id).await? else {
            return self.stale(message).await;
        };
        self.tx.mark_read(current.id, self.now).await?;
        let open = Reply::Open { notice: addressed.notice, mode: addressed.mode };
        self.reveal(message, open, self.closed(&current));
        Ok(())
    }

    async fn correction_of(&mut self, delivery: &Delivery) -> Result<Option<Delivery>, StoreError> {
        let same_code = self.tx.delivery_by_code(delivery.subscriber, &delivery.code).await?;
        Ok(same_code.into_iter().rfind(|d| d.kind == NoticeKind::Correction && d.state != DeliveryState::Cancelled))
    }

    async fn received(&mut self, message: MessageId, delivery: &Delivery) -> Result<(), StoreError> {
        self.tx.mark_read(delivery.id, self.now).await?;
        self.pop_up(PopUp::Thanks);
        if self.mode() == NoticeMode::Discreet {
            self.edit(message, self.closed(delivery));
        }
        Ok(())
    }

    fn ask_remind(&mut self, message: MessageId, delivery: &Delivery) {
        let reply = match delivery.read_at {
            None => Reply::RemindAsk { delivery: delivery.id },
            Some(_) => self.closed(delivery),
        };
        self.edit(message, reply);
    }

    /// Reminds once, whatever was chosen before and however often it is tapped.
    async fn remind(&mut self, message: MessageId, delivery: &Delivery, press: &Press) -> Result<(), StoreError> {
        let Some(later) = Later::named(&press.argument) else { return self.stale(message).await };
        if delivery.read_at.is_none() && delivery.kind == NoticeKind::Alert {
            self.tx.remind(delivery.id, later.at(self.now, self.settings().zone), self.now).await?;
            self.pop_up(PopUp::WillRemind(later));
        }
        self.unread(message, delivery).await
    }

    /// The notice as it arrived.
    async fn unread(&mut self, message: MessageId, delivery: &Delivery) -> Result<(), StoreError> {
        if delivery.read_at.is_some() {
            self.edit(message, self.closed(delivery));
            return Ok(());
        }
        let Some(addressed) = self.tx.notice(delivery.id).await? else {
            return self.stale(message).await;
        };
        self.edit(message, Reply::Arrived { notice: addressed.notice });
        Ok(())
    }

    /// Everything not yet read, again and as often as asked, also what could not be delivered.
    pub async fn news(&mut self, at: Option<MessageId>) -> Result<(), StoreError> {
        let (unread, read) = match self.subscriber.as_ref().map(|s| s.id) {
            Some(id) => (self.tx.unread(id).await?, self.tx.already_read(id, 1).await?),
            None => (Vec::new(), Vec::new()),
        };
        let checked = self.tx.lists_checked().await?.map(|(at, _)| at);
        let earlier = if read.is_empty() { ReadBefore::None } else { ReadBefore::Some };
        self.replace_screen(at, Reply::News { unread: rows(&unread), checked, earlier });
        Ok(())
    }

    /// What was read already, to be read again.
    pub async fn earlier_news(&mut self, message: MessageId) -> Result<(), StoreError> {
        let read = match self.subscriber.as_ref().map(|s| s.id) {
            Some(id) => self.tx.already_read(id, EARLIER).await?,
            None => Vec::new(),
        };
        if read.is_empty() {
            return self.news(Some(message)).await;
        }
        self.edit(message, Reply::EarlierNews { rows: rows(&read) });
        Ok(())
    }
}

fn rows(deliveries: &[Delivery]) -> Vec<NewsRow> {
    let row = |d: &Delivery| NewsRow { delivery: d.id, code: d.code.clone(), at: d.sent_at.unwrap_or(d.created_at) };
    deliveries.iter().map(row).collect()
}

fn is_about_notice(action: Action) -> bool {
    matches!(
        action,
        Action::Read
            | Action::Hide
            | Action::AskRemind
            | Action::Remind
            | Action::Unread
            | Action::WhatNow
            | Action::Received
            | Action::WithUs
            | Action::NotPerson
            | Action::NotPersonWhy
            | Action::StillInside
            | Action::KeepFollowing
            | Action::StopFollowing
            | Action::Share
            | Action::ReadAnswer
    )
}
