//! A family changes who it looks for: compared again, and judged again only where the evidence changed.

use vigilia::names::Band;
use vigilia::store::*;

use super::given::{at, cedula, family, matched, name, pair, row, sought, start, told, tx, verified};
use crate::both::on_both;

on_both!(
    every_detail_comes_back_as_it_was_given,
    a_change_counts_only_for_what_was_seen,
    a_changed_name_waits_to_be_compared,
    what_was_judged_on_the_same_evidence_stands,
    what_was_rejected_on_other_evidence_comes_back,
    what_was_confirmed_comes_back_only_if_the_evidence_is_weaker,
    another_matcher_brings_nothing_back,
    a_pair_that_is_no_longer_alike_is_withdrawn_unless_somebody_judged_it,
);

async fn every_detail_comes_back_as_it_was_given(store: Store) {
    let mut t = tx(&store).await;
    let (_, made) = family(&mut t, 721, "Nicanor Abreu Sotillo", start()).await;
    let whole = Sought {
        aliases: vec![name("Cheo"), name("El Gato")],
        cedula: Some(cedula("90.123.456")),
        birth_year: Some(1981),
        state: Some("Mérida".into()),
        centre: Some("Yare I".into()),
        twin: Twin::Perhaps,
        ..sought("Nicanor José Abreu Sotillo")
    };
    assert!(t.change_subscription(&made, &whole).await.unwrap());
    let read = t.subscription(made.id).await.unwrap().unwrap();
    assert!(read.sought.cedula.as_ref().unwrap().letter_assumed());
    assert!(read.sought == whole, "a detail came back differently");
}

async fn a_change_counts_only_for_what_was_seen(store: Store) {
    let mut t = tx(&store).await;
    let (_, made) = family(&mut t, 722, "Nicanor Abreu Sotillo", start()).await;
    assert!(t.change_subscription(&made, &sought("Nicanor Abreu Gil")).await.unwrap());
    assert!(!t.change_subscription(&made, &sought("Ramona Abreu Gil")).await.unwrap());
    let now = t.subscription(made.id).await.unwrap().unwrap();
    assert_eq!(now.sought.name.shown(), "Nicanor Abreu Gil");
    t.remove_subscription(made.id, at(1)).await.unwrap();
    let removed = t.subscription(made.id).await.unwrap().unwrap();
    assert!(!t.change_subscription(&removed, &sought("Ramona Abreu Gil")).await.unwrap());
}

async fn a_changed_name_waits_to_be_compared(store: Store) {
    let mut t = tx(&store).await;
    let (_, made) = family(&mut t, 723, "Nicanor Abreu Sotillo", start()).await;
    t.subscription_matched(made.id, 1).await.unwrap();
    t.change_subscription(&made, &sought("Nicanor Abreu Gil")).await.unwrap();
    assert_eq!(t.unmatched_subscriptions(1, 10).await.unwrap().rows.len(), 1);
}

/// A decided pair, compared again with so much evidence under this version; its state and whether it is another round.
async fn again(t: &mut Tx, chat: i64, decided: MatchState, evidence: f32, version: u32) -> MatchState {
    let (_, made) = family(t, chat, "Nicanor Abreu Sotillo", start()).await;
    let release = verified(t, "Nicanor Abreu Sotillo", start()).await;
    let id = matched(t, made.id, release, start()).await;
    assert!(t.set_match_state(id, &[MatchState::Open], decided, at(1)).await.unwrap());
    let new = NewMatch { evidence, version, band: Band::Review, ..pair(made.id, release) };
    t.put_match(&new, at(2)).await.unwrap();
    row(t, id).await.state
}

async fn what_was_judged_on_the_same_evidence_stands(store: Store) {
    let mut t = tx(&store).await;
    for (chat, decided) in [(731, MatchState::Rejected), (732, MatchState::Confirmed)] {
        assert_eq!(again(&mut t, chat, decided, 12.0, 1).await, decided);
    }
}

async fn what_was_rejected_on_other_evidence_comes_back(store: Store) {
    let mut t = tx(&store).await;
    assert_eq!(again(&mut t, 733, MatchState::Rejected, 19.5, 1).await, MatchState::Open);
    assert_eq!(again(&mut t, 734, MatchState::Rejected, 9.0, 1).await, MatchState::Open);
}

async fn what_was_confirmed_comes_back_only_if_the_evidence_is_weaker(store: Store) {
    let mut t = tx(&store).await;
    assert_eq!(again(&mut t, 735, MatchState::Confirmed, 19.5, 1).await, MatchState::Confirmed);
    assert_eq!(again(&mut t, 736, MatchState::Confirmed, 9.0, 1).await, MatchState::Open);
}

async fn another_matcher_brings_nothing_back(store: Store) {
    let mut t = tx(&store).await;
    assert_eq!(again(&mut t, 737, MatchState::Rejected, 19.5, 2).await, MatchState::Rejected);
    assert_eq!(again(&mut t, 738, MatchState::Confirmed, 9.0, 2).await, MatchState::Confirmed);
}

async fn a_pair_that_is_no_longer_alike_is_withdrawn_unless_somebody_judged_it(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 739, at(1)).await;
    let (_, other) = family(&mut t, 740, "Eleuterio Barrios", at(1)).await;
    let open = matched(&mut t, other.id, told.release, at(1)).await;
    assert_eq!(t.matches_of(other.id).await.unwrap(), [(open, told.release)]);
    for id in [open, told.matched] {
        t.no_longer_alike(id, 2, at(2)).await.unwrap();
    }
    assert_eq!(
        (row(&mut t, open).await.state, row(&mut t, told.matched).await.state),
        (MatchState::Open, MatchState::Confirmed)
    );
    for id in [open, told.matched] {
        t.no_longer_alike(id, 1, at(2)).await.unwrap();
    }
    assert_eq!(row(&mut t, open).await.state, MatchState::Withdrawn);
    assert_eq!(row(&mut t, told.matched).await.state, MatchState::Open, "people look at it again");
    assert!(t.due(at(9), 10).await.unwrap().is_empty(), "its alert waits for them");
}
