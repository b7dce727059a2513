//! "Is it the same event?" as a card of the queue: two records side by side, and three answers.

use crate::domain::{
    EventRecord, Judgement, MessageId, PopUp, Press, Private, ReleaseId, Reply, SameEventAsk, SameEventId, Settles,
};
use crate::review;
use crate::store::{Release, SameEvent, SameEventState, StoreError, Volunteer};

use super::turn::Turn;

impl Turn<'_> {
    /// The next such question for this member, if there is one: it comes before cards, since cards wait for it.
    pub async fn next_same_event(&mut self, who: &Volunteer) -> Result<Option<Reply>, StoreError> {
        let viewer = review::viewer(self.tx, who).await?;
        match self.tx.next_same_event(viewer).await? {
            Some(question) => self.same_event_ask(&question).await,
            None => Ok(None),
        }
    }

    /// An answer.
    pub async fn same_event_press(
        &mut self,
        who: &Volunteer,
        message: MessageId,
        press: &Press,
    ) -> Result<(), StoreError> {
        let (Some(question), Ok(answer)) =
            (self.tx.same_event(SameEventId(press.subject)).await?, press.argument.parse::<Judgement>())
        else {
            return self.stale(message).await;
        };
        if question.revision != press.revision && question.state.is_asked() {
            self.pop_up(PopUp::Stale);
            if let Some(ask) = self.same_event_ask(&question).await? {
                self.edit(message, ask);
            }
            return Ok(());
        }
        let what = review::answer(self.tx, &self.rules.review, who, question.id, answer, self.now).await?;
        self.edit(message, Reply::SameEventAnswered { number: question.number, what });
        Ok(())
    }

    async fn same_event_ask(&mut self, question: &SameEvent) -> Result<Option<Reply>, StoreError> {
        let (Some(first), Some(second)) =
            (self.event_record(question.first).await?, self.event_record(question.second).await?)
        else {
            return Ok(None);
        };
        Ok(Some(Reply::SameEventAsk(Box::new(SameEventAsk {
            subject: question.id,
            revision: question.revision,
            number: question.number,
            needed: self.rules.review.policy.quorum(review::SAME_EVENT_CLASS),
            records: [first, second],
            settles: match question.state {
                SameEventState::Tied => Settles::Tie,
                SameEventState::NeedsData => Settles::Doubt,
                _ => Settles::No,
            },
        }))))
    }

    async fn event_record(&mut self, id: ReleaseId) -> Result<Option<EventRecord>, StoreError> {
        let Some(release) = self.tx.release(id).await? else { return Ok(None) };
        let Release { number, kind, date, .. } = release;
        Ok(Some(EventRecord {
            release: id,
            number,
            name: release.published.clone(),
            cedula: release.cedula.as_ref().map(|cedula| Private::new(cedula.last3())),
            kind,
            date,
            place: release.place.clone(),
            reports: self.tx.reports(id).await?,
        }))
    }
}
