//! What a family answers to a notice. An answer never verifies and never alerts anybody: it
//! brings the match back to people, or closes the name on the family's own list.

use chrono::TimeDelta;

use crate::domain::{
    Action, FamilyAnswer, MessageId, NoticeMode, PopUp, Press, ReleaseKind, Reply, Showing, match_code, release_code,
};

use crate::store::{Actor, Delivery, Doubt, ReleaseState, Shared, StoreError};

use super::list::row;
use super::turn::Turn;

/// An answer can be taken back for this long.
const UNDO: TimeDelta = TimeDelta::minutes(10);

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
    /// Buttons by which a family answers the notice, or goes on after its answer.
    pub(super) async fn answer_press(
        &mut self,
        message: MessageId,
        delivery: &Delivery,
        press: &Press,
    ) -> Result<(), StoreError> {
        match press.action {
            Action::WithUs => self.answer(message, delivery, FamilyAnswer::WithUs).await,
            Action::NotPerson => self.answer(message, delivery, FamilyAnswer::NotPerson).await,
            Action::StillInside => self.answer(message, delivery, FamilyAnswer::StillInside).await,
            Action::NotPersonWhy => self.not_person_why(message, delivery, press).await,
            Action::KeepFollowing => self.keep_following(message, delivery).await,
            Action::StopFollowing => self.stop_following(message, delivery).await,
            Action::Share => self.share(message, delivery, press).await,
            Action::ReadAnswer => self.read_answer(message, delivery).await,
            _ => self.stale(message).await,
        }
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
        self.go_on_from(message, delivery, reply);
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

    /// In discreet mode the open news gives way to the answer, and that to the closed notice; in full mode the
    /// news stays to be read.
    fn go_on_from(&mut self, message: MessageId, delivery: &Delivery, reply: Reply) {
        match self.mode() {
            NoticeMode::Full => self.say(reply),
            NoticeMode::Discreet => self.reveal(message, reply, self.closed(delivery)),
        }
    }

    /// The reason is optional; a mistake withdraws the answer, not the review, and only for a while.
    async fn not_person_why(
        &mut self,
        message: MessageId,
        delivery: &Delivery,
        press: &Press,
    ) -> Result<(), StoreError> {
        let given = delivery.answered_at.filter(|_| delivery.answer == Some(FamilyAnswer::NotPerson));
        let reply = match given {
            None => Reply::NotPersonUndone,
            Some(_) if press.argument != "mistake" => Reply::NotPersonDone { delivery: delivery.id },
            Some(at) if self.now - at > UNDO => {
                self.pop_up(PopUp::UndoLate);
                self.closed(delivery)
            }
            Some(_) => {
                self.tx.set_answer(delivery.id, None, self.now).await?;
                Reply::NotPersonUndone
            }
        };
        self.reveal(message, reply, self.closed(delivery));
        Ok(())
    }

    /// They want to go on: then the one question whether the verifier may know.
    async fn keep_following(&mut self, message: MessageId, delivery: &Delivery) -> Result<(), StoreError> {
        if self.tx.set_shared(delivery.id, Shared::Asked).await?
            && let Some(verified) = self.tx.verified(delivery.release).await?
        {
            let reply = Reply::WithUsShare { delivery: delivery.id, verifier: verified.verifier };
            self.reveal(message, reply, self.closed(delivery));
            return Ok(());
        }
        self.pop_up(PopUp::Thanks);
        self.edit(message, self.closed(delivery));
        Ok(())
    }

    /// What the trail says of a yes is the event, and neither the chat nor the match.
    async fn share(&mut self, message: MessageId, delivery: &Delivery, press: &Press) -> Result<(), StoreError> {
        let shared = match press.argument.as_str() {
            "yes" => Shared::Yes,
            "no" => Shared::No,
            _ => return self.stale(message).await,
        };
        let is_new = self.tx.set_shared(delivery.id, shared).await?;
        if let (true, Shared::Yes, Some(release)) = (is_new, shared, self.tx.release(delivery.release).await?) {
            self.tx.audit(Actor::System, "family_confirmed", &release_code(release.number), self.now).await?;
        }
        self.pop_up(PopUp::Thanks);
        self.edit(message, self.closed(delivery));
        Ok(())
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

    /// What the team found: the verifier stands by what it said. Drawn from the records as they are now.
    async fn read_answer(&mut self, message: MessageId, delivery: &Delivery) -> Result<(), StoreError> {
        let release = self.tx.release(delivery.release).await?.filter(|release| release.state == ReleaseState::Active);
        let (Some(_), Some(verified)) = (release, self.tx.verified(delivery.release).await?) else {
            return self.stale(message).await;
        };
        let reply = Reply::AnswerStands { verifier: verified.verifier, verified_at: verified.at };
        self.reveal(message, reply, self.closed(delivery));
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
