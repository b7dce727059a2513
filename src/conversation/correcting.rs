//! Taking back what was told: proposed by one, approved by another who coordinates.
//!
//! What is unsent stops at once and silently. Exactly those who were or may have been told
//! are corrected: the old message is struck and a new one is sent.

use crate::domain::{
    Action, CorrectionReason, FamilyAnswer, MatchId, MessageId, Press, ReleaseId, Reply, RetractionId, ToldRow, Wrong,
    number_in, retraction_code,
};
use crate::review;
use crate::store::{Actor, Put, Release, Retraction, RetractionState, StoreError, Volunteer};

use super::turn::Turn;

/// How many releases `/rectificar` offers.
const OFFERED: u32 = 8;

impl Turn<'_> {
    /// `/rectificar`, with or without a code such as `S-1207`.
    pub async fn choose_retraction(&mut self, argument: &str) -> Result<(), StoreError> {
        let wanted = number_in('S', argument).or(argument.parse().ok());
        let releases = self.tx.told_releases(if wanted.is_some() { u32::MAX } else { OFFERED }).await?;
        let row = |r: &Release| ToldRow {
            release: r.id,
            revision: r.revision,
            number: r.number,
            name: r.published.clone(),
            kind: r.kind,
        };
        let rows: Vec<_> = releases.iter().filter(|r| wanted.is_none_or(|n| n == r.number)).map(row).collect();
        self.say(if rows.is_empty() { Reply::RetractNone } else { Reply::RetractChoose { rows } });
        Ok(())
    }

    /// Buttons about corrections.
    pub async fn correction_press(
        &mut self,
        who: &Volunteer,
        message: MessageId,
        press: &Press,
    ) -> Result<(), StoreError> {
        match press.action {
            Action::CorrectRelease => self.ask_why(message, ReleaseId(press.subject)).await,
            Action::CorrectWhy => self.preview_release(message, press).await,
            Action::CorrectNotice => self.correct_match(message, MatchId(press.subject)).await,
            Action::ProposeRelease => {
                let Ok(reason) = press.argument.parse() else { return self.stale(message).await };
                self.propose(who, message, ReleaseId(press.subject), None, reason).await
            }
            Action::ProposeMatch => match self.tx.match_row(MatchId(press.subject)).await? {
                Some(row) => self.propose(who, message, row.release, Some(row.id), CorrectionReason::WrongPerson).await,
                None => self.stale(message).await,
            },
            Action::UpholdRelease => self.uphold(who, message, press).await,
            _ => self.decide(who, message, press).await,
        }
    }

    async fn ask_why(&mut self, message: MessageId, id: ReleaseId) -> Result<(), StoreError> {
        match self.tx.release(id).await? {
            Some(release) => {
                let Release { number, revision, .. } = release;
                self.edit(message, Reply::RetractStart { release: id, revision, number });
            }
            None => self.stale(message).await?,
        }
        Ok(())
    }

    async fn preview_release(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
        let (Ok(reason), Some(release)) =
            (press.argument.parse::<CorrectionReason>(), self.tx.release(ReleaseId(press.subject)).await?)
        else {
            return self.stale(message).await;
        };
        let told = self.tx.told(release.id, None).await?;
        let wrong = Wrong::Release { release: release.id, number: release.number };
        self.edit(
            message,
            Reply::RetractPreview { wrong, reason, stopped: told.unsent, told: told.told, read: told.read },
        );
        Ok(())
    }

    /// A match that was wrong concerns its own family; an event that a family contradicts concerns all.
    async fn correct_match(&mut self, message: MessageId, id: MatchId) -> Result<(), StoreError> {
        let Some(row) = self.tx.match_row(id).await? else { return self.stale(message).await };
        if matches!(row.family_said, Some(FamilyAnswer::StillInside | FamilyAnswer::WithUs)) {
            return self.ask_why(message, row.release).await;
        }
        let told = self.tx.told(row.release, Some(id)).await?;
        let wrong = Wrong::Match { subject: id, number: row.number };
        let reason = CorrectionReason::WrongPerson;
        self.edit(
            message,
            Reply::RetractPreview { wrong, reason, stopped: told.unsent, told: told.told, read: told.read },
        );
        Ok(())
    }

    async fn propose(
        &mut self,
        who: &Volunteer,
        message: MessageId,
        release: ReleaseId,
        match_id: Option<MatchId>,
        reason: CorrectionReason,
    ) -> Result<(), StoreError> {
        // What is unsent of a withdrawn event stops at once; of a wrong match only when it is approved,
        // since other families' matches are not in question.
        if let (None, Some(event)) = (match_id, self.tx.release(release).await?) {
            review::doubt(self.tx, &who.into(), &event, self.now).await?;
        }
        let by = Some(who.id);
        let (Put::New(retraction) | Put::Known(retraction)) =
            self.tx.propose_retraction(release, match_id, reason, by, self.now).await?;
        self.tx.audit(Actor::Member(who.id), "propose", &retraction_code(retraction.number), self.now).await?;
        review::ask_approval(self.tx, &retraction, &who.pseudonym, self.now).await?;
        self.edit(message, Reply::RetractWaiting { number: retraction.number });
        Ok(())
    }

    /// Somebody who did not propose it approves or declines.
    async fn decide(&mut self, who: &Volunteer, message: MessageId, press: &Press) -> Result<(), StoreError> {
        let Some(retraction) = self.tx.retraction(RetractionId(press.subject)).await? else {
            return self.stale(message).await;
        };
        if retraction.proposed_by == Some(who.id) {
            self.edit(message, Reply::RetractOwn);
            return Ok(());
        }
        if !review::approvers(self.tx, &retraction).await?.iter().any(|v| v.id == who.id) {
            self.edit(message, Reply::CoordinatorsOnly);
            return Ok(());
        }
        let to = match press.action {
            Action::Approve => RetractionState::Approved,
            _ => RetractionState::Declined,
        };
        if !self.tx.settle_retraction(retraction.id, to, Some(who.id), self.now).await? {
            return self.stale(message).await;
        }
        let (action, number) = (if to == RetractionState::Approved { "approve" } else { "decline" }, retraction.number);
        self.tx.audit(Actor::Member(who.id), action, &retraction_code(number), self.now).await?;
        let reply = match to {
            RetractionState::Approved => {
                let told = review::correct(self.tx, &retraction, self.now).await?;
                Reply::RetractSent { number, told }
            }
            _ => Reply::RetractDeclined { number },
        };
        self.edit(message, reply);
        self.offer_to_uphold(who, &retraction).await
    }

    /// Whoever settled it is the first of two; anybody else of the team may be the second.
    async fn offer_to_uphold(&mut self, who: &Volunteer, settled: &Retraction) -> Result<(), StoreError> {
        let stopped = self.tx.told(settled.release, None).await?.unsent;
        if stopped == 0 {
            // Nothing waits for a second person: the event stands, unless it was taken back.
            return review::settle_doubt(self.tx, settled.release, None, self.now).await;
        }
        let (retraction, revision, number) = (settled.id, settled.revision, settled.number);
        for other in self.tx.volunteers().await?.into_iter().filter(|other| other.id != who.id) {
            let offer = Reply::RetractUphold { retraction, revision, number, stopped };
            review::tell(self.tx, &other, offer, self.now).await?;
        }
        Ok(())
    }

    /// What was stopped and has been found right after all goes out.
    async fn uphold(&mut self, who: &Volunteer, message: MessageId, press: &Press) -> Result<(), StoreError> {
        let Some(settled) = self.tx.retraction(RetractionId(press.subject)).await? else {
            return self.stale(message).await;
        };
        if settled.state == RetractionState::Proposed || settled.settled_by == Some(who.id) {
            return self.stale(message).await;
        }
        if self.tx.is_disputed(settled.release, None).await? {
            // Something newer speaks against it: this old button frees nothing.
            return self.stale(message).await;
        }
        review::settle_doubt(self.tx, settled.release, None, self.now).await?;
        self.tx.audit(Actor::Member(who.id), "uphold", &retraction_code(settled.number), self.now).await?;
        self.edit(message, Reply::RetractUpheld { number: settled.number });
        Ok(())
    }
}
