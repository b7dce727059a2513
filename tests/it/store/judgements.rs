//! Judgements are only ever appended to; what counts is worked out from them.

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{at, family, matched, member, row, start, tx, verified, viewer};
use crate::both::on_both;

on_both!(
    judgements_are_kept_in_the_order_in_which_they_were_given,
    a_withdrawn_judgement_no_longer_counts,
    withdrawing_takes_the_last_one_and_only_ones_own,
    a_change_of_mind_is_one_more_row,
    a_reopened_match_starts_anew_and_is_urgent,
    only_a_decided_match_is_reopened_by_a_family_and_only_once_a_time,
    a_state_changes_only_from_where_it_was,
);

/// An open match and three members.
async fn open(store: &Store) -> (Tx, MatchId, [Volunteer; 3]) {
    let mut t = tx(store).await;
    let team = [
        member(&mut t, 131, Role::Volunteer, "Araguato", start()).await,
        member(&mut t, 132, Role::Volunteer, "Turpial", start()).await,
        member(&mut t, 133, Role::Coordinator, "Guacharo", start()).await,
    ];
    let (_, subscription) = family(&mut t, 134, "Ramona Isabel Quintero Mújica", at(1)).await;
    let release = verified(&mut t, "Ramona Quintero", at(1)).await;
    let card = matched(&mut t, subscription.id, release, at(1)).await;
    (t, card, team)
}

async fn give(t: &mut Tx, card: MatchId, who: &Volunteer, judgement: Judgement, now: Moment) {
    t.judge(card, who.id, judgement, Weight::One, None, now).await.unwrap();
}

async fn judgements_are_kept_in_the_order_in_which_they_were_given(store: Store) {
    let (mut t, card, [ana, eva, lia]) = open(&store).await;
    assert!(t.judgements(card).await.unwrap().is_empty());
    t.claim_match(card, lia.id, at(20), at(2)).await.unwrap();
    give(&mut t, card, &lia, Judgement::Positive, at(3)).await;
    assert!(!t.holds_match(card, lia.id, at(3)).await.unwrap());
    let reason = Some(RejectReason::Surnames);
    t.judge(card, ana.id, Judgement::Negative, Weight::One, reason, at(3)).await.unwrap();
    t.judge(card, eva.id, Judgement::Unsure, Weight::Settles, None, at(3)).await.unwrap();
    let judged = |who: &Volunteer, judgement, weight| Judged { by: who.id, judgement, weight };
    let expected = [
        judged(&lia, Judgement::Positive, Weight::One),
        judged(&ana, Judgement::Negative, Weight::One),
        judged(&eva, Judgement::Unsure, Weight::Settles),
    ];
    assert_eq!(t.judgements(card).await.unwrap(), expected, "also within one second");
}

async fn a_withdrawn_judgement_no_longer_counts(store: Store) {
    let (mut t, card, [ana, eva, _]) = open(&store).await;
    assert!(!t.withdraw_judgement(card, ana.id, at(1)).await.unwrap());
    give(&mut t, card, &ana, Judgement::Positive, at(2)).await;
    give(&mut t, card, &eva, Judgement::Negative, at(3)).await;
    assert!(t.withdraw_judgement(card, ana.id, at(4)).await.unwrap());
    assert!(!t.withdraw_judgement(card, ana.id, at(5)).await.unwrap(), "there is no other");
    let given = t.judgements(card).await.unwrap();
    assert_eq!(given, [Judged { by: eva.id, judgement: Judgement::Negative, weight: Weight::One }]);
    assert_eq!(t.next_match(viewer(&ana), at(6)).await.unwrap(), Some(card), "they may judge it again");
    give(&mut t, card, &ana, Judgement::Negative, at(7)).await;
    assert_eq!(t.judgements(card).await.unwrap().len(), 2);
}

async fn withdrawing_takes_the_last_one_and_only_ones_own(store: Store) {
    let (mut t, card, [ana, eva, _]) = open(&store).await;
    give(&mut t, card, &ana, Judgement::Positive, at(2)).await;
    assert!(!t.withdraw_judgement(card, eva.id, at(3)).await.unwrap());
    assert_eq!(t.judgements(card).await.unwrap().len(), 1);
}

async fn a_change_of_mind_is_one_more_row(store: Store) {
    let (mut t, card, [ana, ..]) = open(&store).await;
    give(&mut t, card, &ana, Judgement::Positive, at(2)).await;
    give(&mut t, card, &ana, Judgement::Negative, at(3)).await;
    let last = t.judgements(card).await.unwrap().pop().unwrap();
    assert_eq!((last.by, last.judgement), (ana.id, Judgement::Negative));
}

async fn a_reopened_match_starts_anew_and_is_urgent(store: Store) {
    let (mut t, card, [ana, eva, _]) = open(&store).await;
    give(&mut t, card, &ana, Judgement::Positive, at(2)).await;
    give(&mut t, card, &eva, Judgement::Positive, at(2)).await;
    t.set_match_state(card, &[MatchState::Open], MatchState::Confirmed, at(2)).await.unwrap();
    let revision = row(&mut t, card).await.revision;
    assert!(t.reopen_match(card, FamilyAnswer::NotPerson, at(2)).await.unwrap());
    let again = row(&mut t, card).await;
    assert_eq!((again.state, again.priority), (MatchState::Open, Priority::Urgent));
    assert_eq!(again.family_said, Some(FamilyAnswer::NotPerson));
    assert!(again.revision > revision);
    assert!(t.judgements(card).await.unwrap().is_empty(), "also those of the same second");
    assert_eq!(t.next_match(viewer(&ana), at(6)).await.unwrap(), Some(card), "who judged before may judge again");
    assert!(t.may_judge(viewer(&ana), card).await.unwrap());
    give(&mut t, card, &ana, Judgement::Negative, at(7)).await;
    assert_eq!(t.judgements(card).await.unwrap().len(), 1);
    assert_eq!(t.next_match(viewer(&ana), at(8)).await.unwrap(), None);
}

async fn only_a_decided_match_is_reopened_by_a_family_and_only_once_a_time(store: Store) {
    let (mut t, card, _) = open(&store).await;
    t.set_match_state(card, &[MatchState::Open], MatchState::Confirmed, at(2)).await.unwrap();
    assert!(t.reopen_match(card, FamilyAnswer::StillInside, at(3)).await.unwrap());
    t.set_match_state(card, &[MatchState::Open], MatchState::Withdrawn, at(4)).await.unwrap();
    assert!(!t.reopen_match(card, FamilyAnswer::StillInside, at(5)).await.unwrap(), "its name or event is gone");
    assert!(!t.reopen_match(MatchId(404), FamilyAnswer::StillInside, at(5)).await.unwrap());
}

async fn a_state_changes_only_from_where_it_was(store: Store) {
    let (mut t, card, _) = open(&store).await;
    let tied = &[MatchState::Tied, MatchState::NeedsData];
    assert!(!t.set_match_state(card, tied, MatchState::Confirmed, at(2)).await.unwrap());
    assert!(!t.set_match_state(card, &[], MatchState::Confirmed, at(2)).await.unwrap());
    assert_eq!(row(&mut t, card).await.state, MatchState::Open);
    assert!(t.set_match_state(card, &[MatchState::Open], MatchState::Tied, at(2)).await.unwrap());
    assert!(t.set_match_state(card, tied, MatchState::Confirmed, at(2)).await.unwrap());
    assert!(!t.set_match_state(MatchId(404), tied, MatchState::Confirmed, at(2)).await.unwrap());
}
