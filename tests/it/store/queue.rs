//! Which card a member sees next, and holding it.

use vigilia::domain::*;
use vigilia::names::Band;
use vigilia::store::*;

use super::given::{at, family, matched, member, pair, row, sought, start, tx, verified, viewer};
use crate::both::on_both;

on_both!(
    urgent_cards_come_first_then_certain_ones_then_the_oldest,
    a_card_that_somebody_holds_is_not_offered_to_others_until_its_time_is_over,
    holding_a_card_again_keeps_it,
    a_card_put_back_is_free_at_once,
    only_its_holder_puts_a_card_back,
    a_skipped_card_never_comes_back_to_that_person,
    a_judged_card_is_not_offered_to_who_judged_it,
    nobody_sees_a_card_of_a_release_that_their_own_list_matches,
    tied_cards_and_those_without_data_are_for_coordinators,
    decided_cards_are_offered_to_nobody_and_cannot_be_held,
    rivals_are_other_matches_of_the_same_name,
    the_queue_knows_its_length_and_its_oldest_card,
);

/// A card of its own: one family, one release.
async fn card(tx: &mut Tx, number: i64, change: impl FnOnce(&mut NewMatch), now: Moment) -> MatchId {
    let (_, subscription) = family(tx, 1_000 + number, "Ramona Isabel Quintero Mújica", now).await;
    let who =
        format!("Ramona {} Quintero", ["Aura", "Berta", "Carla", "Delia", "Elsa", "Flor", "Gisela"][number as usize]);
    let release = verified(tx, &who, now).await;
    let mut new = pair(subscription.id, release);
    change(&mut new);
    tx.put_match(&new, now).await.unwrap().unwrap()
}

async fn urgent_cards_come_first_then_certain_ones_then_the_oldest(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 111, Role::Volunteer, "Araguato", start()).await;
    let young = card(&mut t, 0, |_| (), at(9)).await;
    let old = card(&mut t, 1, |_| (), at(1)).await;
    let certain = |new: &mut NewMatch| {
        new.priority = Priority::High;
        new.band = Band::Certain;
        new.class = RiskClass::Certain;
    };
    let sure = card(&mut t, 2, certain, at(5)).await;
    let surer = card(&mut t, 3, certain, at(4)).await;
    let urgent = card(&mut t, 4, |new| new.priority = Priority::Urgent, at(8)).await;
    let mut seen = Vec::new();
    while let Some(next) = t.next_match(viewer(&ana), at(10)).await.unwrap() {
        seen.push(next);
        t.skip(next, ana.id, at(10)).await.unwrap();
    }
    assert_eq!(seen, [urgent, surer, sure, old, young]);
}

async fn a_card_that_somebody_holds_is_not_offered_to_others_until_its_time_is_over(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 112, Role::Volunteer, "Araguato", start()).await;
    let eva = member(&mut t, 113, Role::Coordinator, "Turpial", start()).await;
    let one = card(&mut t, 0, |_| (), at(1)).await;
    assert_eq!(t.claim_match(one, ana.id, at(20), at(2)).await.unwrap(), Claim::Yours { until: at(20) });
    assert!(t.holds_match(one, ana.id, at(19)).await.unwrap());
    assert!(!t.holds_match(one, eva.id, at(19)).await.unwrap());
    assert_eq!(t.next_match(viewer(&eva), at(19)).await.unwrap(), None);
    assert_eq!(t.claim_match(one, eva.id, at(39), at(19)).await.unwrap(), Claim::Taken);

    assert!(!t.holds_match(one, ana.id, at(20)).await.unwrap());
    assert_eq!(t.next_match(viewer(&eva), at(20)).await.unwrap(), Some(one));
    assert_eq!(t.claim_match(one, eva.id, at(40), at(20)).await.unwrap(), Claim::Yours { until: at(40) });
    assert_eq!(t.claim_match(one, ana.id, at(40), at(20)).await.unwrap(), Claim::Taken);
}

async fn holding_a_card_again_keeps_it(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 114, Role::Volunteer, "Araguato", start()).await;
    let one = card(&mut t, 0, |_| (), at(1)).await;
    t.claim_match(one, ana.id, at(20), at(2)).await.unwrap();
    assert!(matches!(t.claim_match(one, ana.id, at(30), at(10)).await.unwrap(), Claim::Yours { .. }));
    assert!(t.holds_match(one, ana.id, at(11)).await.unwrap());
    assert_eq!(t.next_match(viewer(&ana), at(11)).await.unwrap(), Some(one), "their own card comes back to them");
}

async fn a_card_put_back_is_free_at_once(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 115, Role::Volunteer, "Araguato", start()).await;
    let eva = member(&mut t, 116, Role::Volunteer, "Turpial", start()).await;
    let one = card(&mut t, 0, |_| (), at(1)).await;
    t.claim_match(one, ana.id, at(20), at(2)).await.unwrap();
    t.put_back(one, ana.id).await.unwrap();
    assert!(!t.holds_match(one, ana.id, at(3)).await.unwrap());
    assert_eq!(t.next_match(viewer(&ana), at(3)).await.unwrap(), Some(one));
    assert_eq!(t.claim_match(one, eva.id, at(20), at(3)).await.unwrap(), Claim::Yours { until: at(20) });
}

async fn only_its_holder_puts_a_card_back(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 117, Role::Volunteer, "Araguato", start()).await;
    let eva = member(&mut t, 118, Role::Volunteer, "Turpial", start()).await;
    let one = card(&mut t, 0, |_| (), at(1)).await;
    t.claim_match(one, ana.id, at(20), at(2)).await.unwrap();
    t.put_back(one, eva.id).await.unwrap();
    assert!(t.holds_match(one, ana.id, at(3)).await.unwrap());
}

async fn a_skipped_card_never_comes_back_to_that_person(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 119, Role::Volunteer, "Araguato", start()).await;
    let eva = member(&mut t, 120, Role::Volunteer, "Turpial", start()).await;
    let one = card(&mut t, 0, |_| (), at(1)).await;
    assert!(t.may_judge(viewer(&ana), one).await.unwrap());
    t.claim_match(one, ana.id, at(20), at(2)).await.unwrap();
    t.skip(one, ana.id, at(3)).await.unwrap();
    t.skip(one, ana.id, at(4)).await.unwrap();
    assert!(!t.holds_match(one, ana.id, at(5)).await.unwrap(), "skipping lets go");
    assert_eq!(t.next_match(viewer(&ana), at(9_000)).await.unwrap(), None);
    assert!(!t.may_judge(viewer(&ana), one).await.unwrap());
    assert_eq!(t.next_match(viewer(&eva), at(5)).await.unwrap(), Some(one));
    assert!(t.may_judge(viewer(&eva), one).await.unwrap());
}

async fn a_judged_card_is_not_offered_to_who_judged_it(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 121, Role::Volunteer, "Araguato", start()).await;
    let eva = member(&mut t, 122, Role::Volunteer, "Turpial", start()).await;
    let one = card(&mut t, 0, |_| (), at(1)).await;
    t.claim_match(one, ana.id, at(20), at(2)).await.unwrap();
    t.judge(one, ana.id, Judgement::Unsure, Weight::One, None, at(3)).await.unwrap();
    assert_eq!(t.next_match(viewer(&ana), at(60)).await.unwrap(), None);
    assert_eq!(t.next_match(viewer(&eva), at(4)).await.unwrap(), Some(one), "judging ends the claim");
}

async fn nobody_sees_a_card_of_a_release_that_their_own_list_matches(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 123, Role::Coordinator, "Araguato", start()).await;
    let release = verified(&mut t, "Ramona Quintero", at(1)).await;
    let (own, mine) = family(&mut t, 123, "Ramona Isabel Quintero Mújica", at(1)).await;
    let (_, theirs) = family(&mut t, 124, "Ramona Isabel Quintero Mújica", at(1)).await;
    let my_card = matched(&mut t, mine.id, release, at(1)).await;
    let their_card = matched(&mut t, theirs.id, release, at(1)).await;
    let with_list = Viewer { own: Some(own.id), ..viewer(&ana) };
    assert_eq!(t.next_match(with_list, at(2)).await.unwrap(), None);
    assert!(!t.may_judge(with_list, my_card).await.unwrap());
    assert!(!t.may_judge(with_list, their_card).await.unwrap());

    let other = t.add_subscription(own.id, &sought("Nicanor Abreu Sotillo"), at(2)).await.unwrap();
    let elsewhere = verified(&mut t, "Elsa Rojas Piña", at(2)).await;
    let free = matched(&mut t, theirs.id, elsewhere, at(2)).await;
    assert_eq!(t.next_match(with_list, at(3)).await.unwrap(), Some(free));
    assert!(t.may_judge(with_list, free).await.unwrap());
    t.remove_subscription(other.id, at(3)).await.unwrap();
    // Rejected by others, it still was theirs to follow: the card stays out of their hands.
    t.set_match_state(my_card, &[MatchState::Open], MatchState::Rejected, at(4)).await.unwrap();
    assert!(!t.may_judge(with_list, their_card).await.unwrap());
}

async fn tied_cards_and_those_without_data_are_for_coordinators(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 125, Role::Volunteer, "Araguato", start()).await;
    let eva = member(&mut t, 126, Role::Coordinator, "Turpial", start()).await;
    for (number, to) in [(0, MatchState::Tied), (1, MatchState::NeedsData)] {
        let one = card(&mut t, number, |_| (), at(number)).await;
        assert!(t.set_match_state(one, &[MatchState::Open], to, at(2)).await.unwrap());
        assert_eq!(t.next_match(viewer(&ana), at(3)).await.unwrap(), None, "{to:?}");
        assert_eq!(t.next_match(viewer(&eva), at(3)).await.unwrap(), Some(one), "{to:?}");
        assert!(matches!(t.claim_match(one, eva.id, at(30), at(3)).await.unwrap(), Claim::Yours { .. }), "{to:?}");
        t.skip(one, eva.id, at(4)).await.unwrap();
    }
}

async fn decided_cards_are_offered_to_nobody_and_cannot_be_held(store: Store) {
    let mut t = tx(&store).await;
    let eva = member(&mut t, 127, Role::Coordinator, "Turpial", start()).await;
    for (number, to) in [(0, MatchState::Confirmed), (1, MatchState::Rejected), (2, MatchState::Withdrawn)] {
        let one = card(&mut t, number, |_| (), at(number)).await;
        let revision = row(&mut t, one).await.revision;
        assert!(t.set_match_state(one, &[MatchState::Open], to, at(3)).await.unwrap());
        assert!(row(&mut t, one).await.revision > revision);
        assert_eq!(t.next_match(viewer(&eva), at(4)).await.unwrap(), None, "{to:?}");
        assert_eq!(t.claim_match(one, eva.id, at(30), at(4)).await.unwrap(), Claim::Decided, "{to:?}");
        assert!(!t.holds_match(one, eva.id, at(4)).await.unwrap());
    }
}

async fn rivals_are_other_matches_of_the_same_name(store: Store) {
    let mut t = tx(&store).await;
    let (_, subscription) = family(&mut t, 128, "Ramona Isabel Quintero Mújica", at(1)).await;
    let (_, other) = family(&mut t, 129, "Ramona Isabel Quintero Mújica", at(1)).await;
    let first = verified(&mut t, "Ramona Quintero", at(1)).await;
    let second = verified(&mut t, "Ramona Mújica", at(1)).await;
    let third = verified(&mut t, "Isabel Mújica", at(1)).await;
    let one = matched(&mut t, subscription.id, first, at(1)).await;
    matched(&mut t, other.id, first, at(1)).await;
    assert_eq!(t.rivals(one).await.unwrap(), 0);
    matched(&mut t, subscription.id, second, at(1)).await;
    let rejected = matched(&mut t, subscription.id, third, at(1)).await;
    assert_eq!(t.rivals(one).await.unwrap(), 2);
    t.set_match_state(rejected, &[MatchState::Open], MatchState::Rejected, at(2)).await.unwrap();
    assert_eq!(t.rivals(one).await.unwrap(), 1);
}

async fn the_queue_knows_its_length_and_its_oldest_card(store: Store) {
    let mut t = tx(&store).await;
    assert_eq!(t.queue_length().await.unwrap(), (0, None));
    let old = card(&mut t, 0, |_| (), at(3)).await;
    let tied = card(&mut t, 1, |_| (), at(5)).await;
    card(&mut t, 2, |_| (), at(7)).await;
    t.set_match_state(tied, &[MatchState::Open], MatchState::Tied, at(8)).await.unwrap();
    assert_eq!(t.queue_length().await.unwrap(), (3, Some(at(3))), "a tied card waits too");
    t.set_match_state(old, &[MatchState::Open], MatchState::Confirmed, at(8)).await.unwrap();
    assert_eq!(t.queue_length().await.unwrap(), (2, Some(at(5))));
}
