//! Whether two records are of one event, decided by people: it changes who is told, so two have to agree.
//!
//! Until it is settled no second card and no second alert goes to a family that has one of the two.

use crate::domain::{
    Judgement, Moment, ReleaseId, RiskClass, Role, SameEventAnswered, SameEventId, Verdict, Weight, release_code,
    same_event_code, verdict,
};
use crate::store::{Actor, Release, SameEvent, SameEventState, StoreError, Tx, Volunteer};

use super::{ReviewRules, viewer};

/// The class by which such a question is decided: always two people, both for joining and for parting.
pub const SAME_EVENT_CLASS: RiskClass = RiskClass::Grave;

/// Records an answer (positive is the same event) and does what it leads to.
///
/// # Errors
/// When the database fails; nothing is recorded then.
pub async fn answer(
    tx: &mut Tx,
    rules: &ReviewRules,
    who: &Volunteer,
    id: SameEventId,
    answer: Judgement,
    now: Moment,
) -> Result<SameEventAnswered, StoreError> {
    let Some(question) = tx.same_event(id).await?.filter(|question| question.state.is_asked()) else {
        return Ok(SameEventAnswered::Settled);
    };
    let viewer = viewer(tx, who).await?;
    if !tx.may_answer(viewer, &question).await? {
        return Ok(SameEventAnswered::NotForYou);
    }
    let settles = who.role == Role::Coordinator && question.state != SameEventState::Open;
    let weight = if settles { Weight::Settles } else { Weight::One };
    tx.answer_same_event(id, who.id, answer, weight, now).await?;
    let action = match answer {
        Judgement::Positive => "same_event",
        Judgement::Negative => "not_same_event",
        Judgement::Unsure => "unsure_same_event",
    };
    tx.audit(Actor::Member(who.id), action, &same_event_code(question.number), now).await?;
    let given = tx.same_event_answers(id).await?;
    let (to, what) = match verdict(&rules.policy, SAME_EVENT_CLASS, None, &given) {
        Verdict::Confirmed => (SameEventState::Same, SameEventAnswered::Joined),
        Verdict::Rejected => (SameEventState::Different, SameEventAnswered::Different),
        Verdict::Tied => (SameEventState::Tied, SameEventAnswered::Tie),
        Verdict::NeedsData => (SameEventState::NeedsData, SameEventAnswered::Unsure),
        Verdict::Pending { .. } if answer == Judgement::Unsure => (SameEventState::Open, SameEventAnswered::Unsure),
        // Once a coordinator has taken a side, anybody may be the second.
        Verdict::Pending { .. } => (SameEventState::Open, SameEventAnswered::First),
    };
    tx.set_same_event(id, to, now).await?;
    if to == SameEventState::Same {
        join(tx, who, &question, now).await?;
    }
    Ok(what)
}

/// The verified record stands for the event; of two, the one that a family has been told of, or else the earlier.
async fn join(tx: &mut Tx, who: &Volunteer, question: &SameEvent, now: Moment) -> Result<(), StoreError> {
    let (Some(first), Some(second)) = (tx.release(question.first).await?, tx.release(question.second).await?) else {
        return Ok(());
    };
    let told = [tx.told(first.id, None).await?.told, tx.told(second.id, None).await?.told];
    let rank = |release: &Release, told: u32| (release.verified_at.is_none(), told == 0, release.number);
    let in_order = rank(&first, told[0]) < rank(&second, told[1]);
    let (into, joined) = if in_order { (&first, &second) } else { (&second, &first) };
    if tx.join_events(into.id, joined.id).await? {
        let codes = format!("{} {}", release_code(into.number), release_code(joined.number));
        tx.audit(Actor::Member(who.id), "join", &codes, now).await?;
    }
    Ok(())
}

/// Takes a record out of its event again: a coordinator found that they were joined wrongly. None if it is not
/// joined; otherwise the record that it was joined to.
///
/// # Errors
/// When the database fails; nothing is parted then.
pub async fn part(tx: &mut Tx, who: &Volunteer, record: ReleaseId, now: Moment) -> Result<Option<Release>, StoreError> {
    let Some(joined) = tx.release(record).await?.filter(|joined| joined.event != joined.id) else { return Ok(None) };
    let Some(event) = tx.release(joined.event).await? else { return Ok(None) };
    // First the answer, so that the comparison that follows does not ask again.
    tx.settle_as_different(event.id, joined.id, now).await?;
    tx.part_event(record).await?;
    let codes = format!("{} {}", release_code(event.number), release_code(joined.number));
    tx.audit(Actor::Member(who.id), "part", &codes, now).await?;
    Ok(Some(event))
}
