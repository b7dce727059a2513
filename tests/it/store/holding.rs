//! Holding everything, and who may pass.

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{at, claim, day, id, lease, member, send, start, told, told_of, tx};
use crate::both::on_both;

on_both!(
    a_hold_stops_alerts_and_lets_answers_pass,
    corrections_pass_a_persons_hold_and_no_other,
    a_hold_is_put_once_and_lifted_once,
    a_hold_says_who_and_why,
    what_waits_is_counted,
    a_hold_does_not_use_up_the_seven_days,
    who_left_the_team_no_longer_stands_behind_a_hold_by_name,
);

async fn a_hold_stops_alerts_and_lets_answers_pass(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 281, at(1)).await;
    let reply = t.enqueue(ChatId(282), Lane::Answer, b"an answer", Spot::New, at(1), at(1)).await.unwrap();
    let tidying = t.enqueue(ChatId(283), Lane::Tidying, b"hide it", Spot::New, at(1), at(1)).await.unwrap();
    for reason in [HoldReason::Person, HoldReason::Breaker, HoldReason::Restore, HoldReason::Token] {
        assert!(t.put_hold(reason, None, at(2)).await.unwrap());
        let due = t.due(at(3), 10).await.unwrap();
        assert_eq!(due.len(), 2, "{reason:?}");
        assert!(due.iter().all(|d| matches!(d, Due::Reply { reply: r, .. } if [reply, tidying].contains(r))));
        assert!(t.claim_notice(told.alert, lease(at(3)), at(3)).await.unwrap().is_none(), "{reason:?}");
        assert!(t.lift_hold(None, at(4)).await.unwrap());
        assert_eq!(t.due(at(4), 10).await.unwrap().len(), 3, "{reason:?}");
    }
}

async fn corrections_pass_a_persons_hold_and_no_other(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 284, at(1)).await;
    send(&mut t, told.alert, 1, at(1)).await;
    let correction = id(t.add_delivery(&told.correction(at(2)), at(2)).await.unwrap());
    for reason in [HoldReason::Breaker, HoldReason::Restore, HoldReason::Token] {
        t.put_hold(reason, None, at(2)).await.unwrap();
        assert!(t.due(at(3), 10).await.unwrap().is_empty(), "{reason:?}");
        assert!(t.claim_notice(correction, lease(at(3)), at(3)).await.unwrap().is_none(), "{reason:?}");
        t.lift_hold(None, at(4)).await.unwrap();
    }
    t.put_hold(HoldReason::Person, None, at(5)).await.unwrap();
    assert_eq!(t.due(at(6), 10).await.unwrap().len(), 1);
    claim(&mut t, correction, at(6)).await;
}

async fn a_hold_is_put_once_and_lifted_once(store: Store) {
    let mut t = tx(&store).await;
    assert!(t.hold().await.unwrap().is_none());
    assert!(!t.lift_hold(None, at(1)).await.unwrap());
    assert!(t.put_hold(HoldReason::Breaker, None, at(2)).await.unwrap());
    assert!(!t.put_hold(HoldReason::Person, None, at(3)).await.unwrap());
    let hold = t.hold().await.unwrap().unwrap();
    assert_eq!((hold.reason, hold.since), (HoldReason::Breaker, at(2)), "a person does not soften a breaker");
    assert!(t.lift_hold(None, at(4)).await.unwrap());
    assert!(t.hold().await.unwrap().is_none());
    assert!(!t.lift_hold(None, at(5)).await.unwrap());
}

async fn a_hold_says_who_and_why(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 285, Role::Volunteer, "Araguato", start()).await;
    t.put_hold(HoldReason::Person, Some(ana.id), at(2)).await.unwrap();
    let hold = t.hold().await.unwrap().unwrap();
    assert_eq!((hold.since, hold.reason, hold.by), (at(2), HoldReason::Person, Some(ana.id)));
    assert_eq!(hold.who.open(), "Araguato");
    t.lift_hold(Some(ana.id), at(3)).await.unwrap();
    t.put_hold(HoldReason::Restore, None, at(4)).await.unwrap();
    assert_eq!(t.hold().await.unwrap().unwrap().who.open(), "");
}

async fn who_left_the_team_no_longer_stands_behind_a_hold_by_name(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 286, Role::Volunteer, "Araguato", start()).await;
    t.put_hold(HoldReason::Person, Some(ana.id), at(2)).await.unwrap();
    t.remove_member(ana.id, at(3)).await.unwrap();
    let hold = t.hold().await.unwrap().expect("the hold outlives whoever put it");
    assert_eq!(hold.reason, HoldReason::Person);
}

async fn what_waits_is_counted(store: Store) {
    let mut t = tx(&store).await;
    assert_eq!(t.waiting(at(9)).await.unwrap(), (0, 0));
    let sent = told(&mut t, 287, at(1)).await;
    send(&mut t, sent.alert, 1, at(1)).await;
    t.put_hold(HoldReason::Breaker, None, at(2)).await.unwrap();
    told_of(&mut t, 288, sent.release, at(3)).await;
    told_of(&mut t, 289, sent.release, at(3)).await;
    t.add_delivery(&sent.correction(at(3)), at(3)).await.unwrap();
    assert_eq!(t.waiting(at(4)).await.unwrap(), (2, 1));
    t.hold_unsent(sent.release, Doubt::All, at(4)).await.unwrap();
    assert_eq!(t.waiting(at(5)).await.unwrap().0, 0, "a doubt outlives the hold");
}

async fn a_hold_does_not_use_up_the_seven_days(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 290, start()).await;
    t.put_hold(HoldReason::Breaker, None, day(1)).await.unwrap();
    t.lift_hold(None, day(9)).await.unwrap();
    let claimed = claim(&mut t, told.alert, day(9)).await;
    let next = settle(Outcome::NotSent(Cause::Connect), claimed.before, day(9), 0.0);
    assert!(matches!(next, Next::Again { .. }), "held for eight days, it is not dead at the first hiccup: {next:?}");
}
