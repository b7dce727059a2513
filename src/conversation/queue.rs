//! The queue: one card at a time, taken for a while, judged, skipped or put back.

use crate::domain::{
    Action, Card, Judgement, MatchId, MessageId, OwnImport, PopUp, Press, Private, RejectReason, Reply, Reviewed,
    Settles,
};
use crate::names::{Person, compare};
use crate::review;
use crate::store::{MatchRow, MatchState, StoreError, Volunteer};

use super::turn::Turn;

/// Two people may ask at the same moment; the second tries the next card a few times.
const TRIES: usize = 5;

impl Turn<'_> {
    /// Gives the next card, or says that the queue is clear.
    pub async fn next_card(&mut self, who: &Volunteer, at: Option<MessageId>) -> Result<(), StoreError> {
        if let Some(question) = self.next_same_event(who).await? {
            self.replace_screen(at, question);
            return Ok(());
        }
        let viewer = review::viewer(self.tx, who).await?;
        for _ in 0..TRIES {
            let Some(id) = self.tx.next_match(viewer, self.now).await? else { break };
            if let Ok(until) = review::take(self.tx, &self.rules.review, who, id, self.now).await?
                && let Some(card) = self.card(who, id, until).await?
            {
                self.replace_screen(at, Reply::Card(Box::new(card)));
                return Ok(());
            }
        }
        self.replace_screen(at, Reply::QueueEmpty);
        Ok(())
    }

    /// Buttons about a match. False if this is none of them.
    pub async fn queue_press(
        &mut self,
        who: &Volunteer,
        message: MessageId,
        press: &Press,
    ) -> Result<bool, StoreError> {
        if press.action == Action::Queue {
            self.next_card(who, Some(message)).await?;
            return Ok(true);
        }
        let Some(row) = self.tx.match_row(MatchId(press.subject)).await? else { return Ok(false) };
        match press.action {
            Action::Confirm | Action::Uphold => {
                self.judge(who, message, &row, press, Judgement::Positive, None).await?;
            }
            Action::Unsure => self.judge(who, message, &row, press, Judgement::Unsure, None).await?,
            Action::Reject => match press.argument.parse::<RejectReason>() {
                Ok(reason) => self.judge(who, message, &row, press, Judgement::Negative, Some(reason)).await?,
                Err(_) => self.stale(message).await?,
            },
            Action::AskReject => self.edit(message, Reply::RejectAsk { subject: row.id, revision: row.revision }),
            Action::Skip => {
                self.tx.skip(row.id, who.id, self.now).await?;
                self.reviewed(message, &row, Reviewed::Skipped);
            }
            Action::PutBack => {
                self.tx.put_back(row.id, who.id).await?;
                self.reviewed(message, &row, Reviewed::PutBack);
            }
            Action::UndoJudgement => {
                let what = review::undo(self.tx, who, row.id, self.now).await?;
                self.pop_up(if what == Reviewed::Undone { PopUp::Undone } else { PopUp::UndoLate });
                self.reviewed(message, &row, what);
            }
            Action::SeeCard => self.see_card(who, message, &row).await?,
            Action::SeeSource => self.see_source(who, message, &row).await?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    async fn judge(
        &mut self,
        who: &Volunteer,
        message: MessageId,
        row: &MatchRow,
        press: &Press,
        judgement: Judgement,
        reason: Option<RejectReason>,
    ) -> Result<(), StoreError> {
        if press.revision != row.revision && review::UNDECIDED.contains(&row.state) {
            self.pop_up(PopUp::Stale);
            return self.see_card(who, message, row).await;
        }
        let rules = &self.rules.review;
        let what = review::judge(self.tx, rules, who, row.id, judgement, reason, self.now).await?;
        self.reviewed(message, row, what);
        Ok(())
    }

    fn reviewed(&mut self, message: MessageId, row: &MatchRow, what: Reviewed) {
        self.edit(message, Reply::Reviewed { subject: row.id, revision: row.revision, number: row.number, what });
    }

    /// The card again, if it is still this member's or free.
    async fn see_card(&mut self, who: &Volunteer, message: MessageId, row: &MatchRow) -> Result<(), StoreError> {
        match review::take(self.tx, &self.rules.review, who, row.id, self.now).await? {
            Ok(until) => {
                if let Some(card) = self.card(who, row.id, until).await? {
                    self.edit(message, Reply::Card(Box::new(card)));
                }
            }
            Err(what) => self.reviewed(message, row, what),
        }
        Ok(())
    }

    async fn see_source(&mut self, who: &Volunteer, message: MessageId, row: &MatchRow) -> Result<(), StoreError> {
        if !self.tx.holds_match(row.id, who.id, self.now).await? {
            self.reviewed(message, row, Reviewed::Expired);
            return Ok(());
        }
        let reports = self.tx.reports(row.release).await?;
        self.say(Reply::Sources { subject: row.id, revision: row.revision, reports });
        Ok(())
    }

    /// Puts a card together: the comparison is made again, so that its evidence is never stored.
    async fn card(
        &mut self,
        who: &Volunteer,
        id: MatchId,
        yours_until: crate::domain::Moment,
    ) -> Result<Option<Card>, StoreError> {
        let Some(row) = self.tx.match_row(id).await? else { return Ok(None) };
        let Some(subscription) = self.tx.subscription(row.subscription).await? else { return Ok(None) };
        let Some(release) = self.tx.release(row.release).await? else { return Ok(None) };
        let importer = self.tx.importer(row.release).await?;
        let class = review::class_now(self.tx, &row).await?;
        let sought = Person::from(&subscription.sought);
        let published = Person::from(&release);
        let comparison = compare(&sought, &published, self.tx.followed().await? as usize);
        let last3 = |person: &Person| person.cedula.as_ref().map(|c| Private::new(c.last3()));
        Ok(Some(Card {
            subject: row.id,
            revision: row.revision,
            number: row.number,
            priority: row.priority,
            waiting_since: row.created_at,
            now: self.now,
            yours_until,
            class,
            needed: self.rules.review.policy.quorum(class),
            own_import: if importer == Some(who.id) { OwnImport::Yes } else { OwnImport::No },
            published: release.published.clone(),
            sought: Private::new(sought.name.shown()),
            published_cedula: last3(&published),
            sought_cedula: last3(&sought),
            would_help: comparison.one_more_fact(),
            evidence: comparison.evidence,
            score: comparison.log_odds,
            kind: release.kind,
            date: release.date,
            place: release.place.clone(),
            reports: self.tx.reports(row.release).await?,
            rivals: self.tx.rivals(row.id).await?,
            family_said: row.family_said,
            settles: match row.state {
                MatchState::Tied => Settles::Tie,
                MatchState::NeedsData => Settles::Doubt,
                _ => Settles::No,
            },
        }))
    }
}
