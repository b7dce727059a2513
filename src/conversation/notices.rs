//! Reading, hiding and answering a notice.
//!
//! A discreet notice says nothing by itself: the news stands there only after a deliberate
//! tap, in the same message, and hides again. What a family answers never verifies and
//! never alerts anybody: it brings the match back to people.

use crate::domain::{
    Action, DeliveryId, DeliveryState, FamilyAnswer, MessageId, NewsRow, NoticeKind, NoticeMode, PopUp, Press,
    ReleaseKind, Reply, Showing, match_code,
};
use crate::store::{Actor, Delivery, Doubt, ReleaseState, StoreError};

use super::family::row;
use super::turn::Turn;

/// What an answer means for the record that the alert rests on (conversations: what the family answers).
#[derive(Debug, PartialEq, Eq)]
enum Meaning {
    Agrees,
    /// The match was wrong, not the event.
    WrongPerson,
    /// The event itself is contradicted.
    Contradicts,
}

fn meaning(kind: ReleaseKind, answer: FamilyAnswer) -> Meaning {
    use ReleaseKind::{OrderIssued, Redetained, Transfer};
    match (answer, kind) {
        (FamilyAnswer::NotPerson, _) => Meaning::WrongPerson,
        (FamilyAnswer::WithUs, Transfer | Redetained) => Meaning::Contradicts,
        (FamilyAnswer::WithUs, _) => Meaning::Agrees,
        (FamilyAnswer::StillInside, OrderIssued | Transfer | Redetained) => Meaning::Agrees,
        (FamilyAnswer::StillInside, _) => Meaning::Contradicts,
    }
}

impl Turn<'_> {
    /// Buttons of a notice. False if this is none of them.
    pub async fn notice_press(&mut self, message: MessageId, press: &Press) -> Result<bool, StoreError> {
        let answer = match press.action {
            Action::Read | Action::Hide | Action::WhatNow | Action::Received | Action::NotPersonWhy => None,
            Action::WithUs => Some(FamilyAnswer::WithUs),
            Action::NotPerson => Some(FamilyAnswer::NotPerson),
            Action::StillInside => Some(FamilyAnswer::StillInside),
            Action::KeepFollowing | Action::StopFollowing => None,
            _ => return Ok(false),
        };
        let Some(delivery) = self.own_delivery(DeliveryId(press.subject)).await? else {
            self.stale(message).await?;
            return Ok(true);
        };
        match (press.action, answer) {
            (_, Some(answer)) => self.answer(message, &delivery, answer).await?,
            (Action::Read, _) => self.read(message, &delivery).await?,
            (Action::Hide, _) => self.hide(message, &delivery).await?,
            (Action::WhatNow, _) => self.say(Reply::WhatNow { delivery: delivery.id }),
            (Action::Received, _) => self.received(message, &delivery).await?,
            (Action::NotPersonWhy, _) => self.not_person_why(message, &delivery, press).await?,
            (Action::KeepFollowing, _) => self.keep_following(message, &delivery).await?,
            _ => self.stop_following(message, &delivery).await?,
        }
        Ok(true)
    }

    async fn own_delivery(&mut self, id: DeliveryId) -> Result<Option<Delivery>, StoreError> {
        let own = self.subscriber.as_ref().map(|s| s.id);
        let found = self.tx.delivery(id).await?;
        Ok(found.filter(|d| Some(d.subscriber) == own && d.state != DeliveryState::Cancelled))
    }

    /// Opens a notice in the message where it stands.
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
        self.edit(message, Reply::Open { notice: addressed.notice, mode: addressed.mode });
        if addressed.mode == NoticeMode::Discreet {
            let closed = Reply::Closed {
                delivery: current.id,
                code: current.code.clone(),
                read_at: current.read_at.unwrap_or(self.now),
            };
            self.edit_later(message, closed, self.rules.hide_after);
        }
        Ok(())
    }

    async fn correction_of(&mut self, delivery: &Delivery) -> Result<Option<Delivery>, StoreError> {
        let same_code = self.tx.delivery_by_code(delivery.subscriber, &delivery.code).await?;
        Ok(same_code.into_iter().rfind(|d| d.kind == NoticeKind::Correction && d.state != DeliveryState::Cancelled))
    }

    async fn hide(&mut self, message: MessageId, delivery: &Delivery) -> Result<(), StoreError> {
        let read_at = delivery.read_at.unwrap_or(self.now);
        self.edit(message, Reply::Closed { delivery: delivery.id, code: delivery.code.clone(), read_at });
        Ok(())
    }

    async fn received(&mut self, message: MessageId, delivery: &Delivery) -> Result<(), StoreError> {
        self.tx.mark_read(delivery.id, self.now).await?;
        self.pop_up(PopUp::Thanks);
        if self.subscriber.as_ref().is_some_and(|s| s.mode == NoticeMode::Discreet) {
            self.hide(message, delivery).await?;
        }
        Ok(())
    }

    async fn answer(
        &mut self,
        message: MessageId,
        delivery: &Delivery,
        answer: FamilyAnswer,
    ) -> Result<(), StoreError> {
        self.tx.mark_read(delivery.id, self.now).await?;
        if delivery.answer == Some(answer) {
            self.pop_up(PopUp::Thanks);
            return Ok(());
        }
        let Some(release) = self.tx.release(delivery.release).await? else {
            return self.stale(message).await;
        };
        self.tx.set_answer(delivery.id, Some(answer), self.now).await?;
        let reply = match (meaning(release.kind, answer), answer) {
            (Meaning::Agrees, FamilyAnswer::WithUs) => Reply::WithUsKeep { delivery: delivery.id },
            (Meaning::Agrees, _) => Reply::StillInsideAgrees,
            (Meaning::WrongPerson, _) => {
                self.bring_back(delivery, answer, Doubt::NameOnly).await?;
                Reply::NotPersonAsk { delivery: delivery.id }
            }
            (Meaning::Contradicts, _) => {
                self.bring_back(delivery, answer, Doubt::All).await?;
                let from = [ReleaseState::Active];
                self.tx.set_release_state(release.id, &from, ReleaseState::InDoubt, self.now).await?;
                Reply::UnderReview
            }
        };
        self.edit_or_say(message, delivery, reply);
        Ok(())
    }

    /// The match returns to the queue, and what is unsent of the release waits for people.
    async fn bring_back(&mut self, delivery: &Delivery, answer: FamilyAnswer, doubt: Doubt) -> Result<(), StoreError> {
        self.tx.reopen_match(delivery.match_id, answer, self.now).await?;
        self.tx.hold_unsent(delivery.release, doubt, self.now).await?;
        let object = match self.tx.match_row(delivery.match_id).await? {
            Some(row) => match_code(row.number),
            None => String::new(),
        };
        self.tx.audit(Actor::System, "family_answered", &object, self.now).await
    }

    /// In discreet mode the open news gives way to the answer; in full mode it stays to be read.
    fn edit_or_say(&mut self, message: MessageId, delivery: &Delivery, reply: Reply) {
        match self.subscriber.as_ref().map(|s| s.mode) {
            Some(NoticeMode::Full) => self.say(reply),
            _ => {
                let read_at = delivery.read_at.unwrap_or(self.now);
                self.edit(message, Reply::Closed { delivery: delivery.id, code: delivery.code.clone(), read_at });
                self.say(reply);
            }
        }
    }

    /// The reason is optional; a mistake withdraws the answer, not the review.
    async fn not_person_why(
        &mut self,
        message: MessageId,
        delivery: &Delivery,
        press: &Press,
    ) -> Result<(), StoreError> {
        if press.argument == "mistake" {
            self.tx.set_answer(delivery.id, None, self.now).await?;
            self.edit(message, Reply::NotPersonUndone);
        } else {
            self.edit(message, Reply::NotPersonDone);
        }
        Ok(())
    }

    async fn keep_following(&mut self, message: MessageId, _: &Delivery) -> Result<(), StoreError> {
        self.pop_up(PopUp::Thanks);
        self.list(1, Showing::Initials, Some(message)).await
    }

    async fn stop_following(&mut self, message: MessageId, delivery: &Delivery) -> Result<(), StoreError> {
        let Some(entry) = self.tx.subscription(delivery.subscription).await? else {
            self.edit(message, Reply::RemovedForGood);
            return Ok(());
        };
        self.tx.remove_subscription(entry.id, self.now).await?;
        self.edit(message, Reply::StoppedFollowing { row: row(&entry, Showing::Initials) });
        Ok(())
    }

    /// Everything not yet read, again and as often as asked, also what could not be delivered.
    pub async fn news(&mut self) -> Result<(), StoreError> {
        let unread = match self.subscriber.as_ref().map(|s| s.id) {
            Some(id) => self.tx.unread(id).await?,
            None => Vec::new(),
        };
        let line =
            |d: &Delivery| NewsRow { delivery: d.id, code: d.code.clone(), at: d.sent_at.unwrap_or(d.created_at) };
        self.say(Reply::News { unread: unread.iter().map(line).collect() });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use FamilyAnswer::{NotPerson, StillInside, WithUs};

    #[test]
    fn an_answer_agrees_or_contradicts_by_the_kind_of_event() {
        for kind in ReleaseKind::ALL.into_iter().filter(|kind| kind.is_told()) {
            assert_eq!(meaning(kind, NotPerson), Meaning::WrongPerson);
        }
        for kind in
            [ReleaseKind::LeftPrison, ReleaseKind::WithMeasures, ReleaseKind::FullFreedom, ReleaseKind::HouseArrest]
        {
            assert_eq!(meaning(kind, WithUs), Meaning::Agrees);
            assert_eq!(meaning(kind, StillInside), Meaning::Contradicts);
        }
        for kind in [ReleaseKind::Transfer, ReleaseKind::Redetained] {
            assert_eq!(meaning(kind, WithUs), Meaning::Contradicts);
            assert_eq!(meaning(kind, StillInside), Meaning::Agrees);
        }
        assert_eq!(meaning(ReleaseKind::OrderIssued, WithUs), Meaning::Agrees);
        assert_eq!(meaning(ReleaseKind::OrderIssued, StillInside), Meaning::Agrees);
    }
}
