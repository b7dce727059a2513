//! A correction on its way from proposal to sending.

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{at, member, start, told, tx, verified};
use crate::both::on_both;

on_both!(
    a_release_has_one_open_proposal,
    a_proposal_is_settled_once,
    a_declined_proposal_makes_room_for_another,
    a_release_is_disputed_while_a_proposal_or_an_answer_is_open,
);

async fn a_release_has_one_open_proposal(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 301, Role::Volunteer, "Araguato", start()).await;
    let told = told(&mut t, 302, at(1)).await;
    let other = verified(&mut t, "Elsa Rojas Piña", at(1)).await;
    let reason = CorrectionReason::WrongPerson;
    let proposed = t.propose_retraction(told.release, None, reason, Some(ana.id), at(2)).await.unwrap();
    let Put::New(made) = proposed else { panic!("it was not there before") };
    assert_eq!((made.release, made.reason, made.proposed_by), (told.release, reason, Some(ana.id)));
    assert_eq!(made.state, RetractionState::Proposed);
    let again = t.propose_retraction(told.release, None, CorrectionReason::Withdrawn, None, at(3)).await.unwrap();
    assert_eq!(again, Put::Known(made));
    assert_eq!(t.retraction(made.id).await.unwrap(), Some(made));
    assert_eq!(t.retraction(RetractionId(404)).await.unwrap(), None);
    let next = t.propose_retraction(other, None, CorrectionReason::Withdrawn, None, at(4)).await.unwrap();
    let Put::New(next) = next else { panic!("it was not there before") };
    assert_eq!(next.number, made.number + 1, "proposals are numbered");
}

async fn a_proposal_is_settled_once(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 303, Role::Coordinator, "Araguato", start()).await;
    let told = told(&mut t, 304, at(1)).await;
    let proposed = t.propose_retraction(told.release, None, CorrectionReason::Withdrawn, None, at(2)).await.unwrap();
    let Put::New(made) = proposed else { panic!("it was not there before") };
    assert!(t.settle_retraction(made.id, RetractionState::Approved, Some(ana.id), at(3)).await.unwrap());
    assert!(!t.settle_retraction(made.id, RetractionState::Declined, Some(ana.id), at(4)).await.unwrap());
    assert!(!t.settle_retraction(RetractionId(404), RetractionState::Approved, None, at(4)).await.unwrap());
    let done = t.retraction(made.id).await.unwrap().unwrap();
    assert_eq!(done.state, RetractionState::Approved);
    assert!(done.revision > made.revision, "an old button no longer fits");
}

async fn a_declined_proposal_makes_room_for_another(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 305, at(1)).await;
    let first = t.propose_retraction(told.release, None, CorrectionReason::Withdrawn, None, at(2)).await.unwrap();
    let Put::New(first) = first else { panic!("it was not there before") };
    t.settle_retraction(first.id, RetractionState::Declined, None, at(3)).await.unwrap();
    let second = t.propose_retraction(told.release, None, CorrectionReason::WrongPerson, None, at(4)).await.unwrap();
    assert!(matches!(second, Put::New(second) if second.id != first.id));
}

async fn a_release_is_disputed_while_a_proposal_or_an_answer_is_open(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 306, at(1)).await;
    assert!(!t.is_disputed(told.release, None).await.unwrap());
    let put = t.propose_retraction(told.release, None, CorrectionReason::Withdrawn, None, at(2)).await.unwrap();
    let Put::New(proposal) = put else { panic!("it was not there before") };
    assert!(t.is_disputed(told.release, None).await.unwrap());
    t.settle_retraction(proposal.id, RetractionState::Declined, None, at(3)).await.unwrap();
    assert!(!t.is_disputed(told.release, None).await.unwrap());
    t.reopen_match(told.matched, FamilyAnswer::StillInside, at(4)).await.unwrap();
    assert!(t.is_disputed(told.release, None).await.unwrap());
    assert!(!t.is_disputed(told.release, Some(told.matched)).await.unwrap(), "its own card decides it");
}
