//! From a verdict to a family, and what may stop it on the way.

use chrono::TimeDelta;

use super::*;

#[tokio::test]
async fn an_alert_goes_from_a_verdict_to_a_family_once() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let told = told(&mut tx, 100, "Ana Inventada").await;
    let due = tx.due(at(0), 10).await.unwrap();
    assert!(matches!(due[..], [Due::Notice { delivery, chat: ChatId(100), .. }] if delivery == told.alert));
    let claimed = tx.claim_notice(told.alert, at(30), at(0)).await.unwrap().unwrap();
    assert_eq!(claimed.addressed.chat, ChatId(100));
    let Notice::Alert(alert) = claimed.addressed.notice else { panic!("not an alert") };
    assert_eq!((alert.name.open(), alert.verifier.as_str(), alert.others), ("Ana Inventada", "Comité de prueba", 0));
    assert!(tx.claim_notice(told.alert, at(30), at(0)).await.unwrap().is_none());
    assert!(tx.due(at(0), 10).await.unwrap().is_empty());
    let sent = Next::Sent { message: Some(MessageId(5)) };
    assert!(tx.settle_notice(told.alert, claimed.attempt, sent, None, at(1)).await.unwrap());
    assert!(!tx.settle_notice(told.alert, claimed.attempt, sent, None, at(1)).await.unwrap());
    let delivery = tx.delivery(told.alert).await.unwrap().unwrap();
    assert_eq!((delivery.state, delivery.message), (DeliveryState::Sent, Some(MessageId(5))));
    assert!(tx.may_have_been_sent(told.match_id).await.unwrap());
}

#[tokio::test]
async fn what_was_retracted_while_on_its_way_is_not_sent_again() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let told = told(&mut tx, 1, "Ana Inventada").await;
    let claimed = tx.claim_notice(told.alert, at(30), at(0)).await.unwrap().unwrap();
    let retract = tx.set_release_state(told.release, &[ReleaseState::Active], ReleaseState::Retracted, at(1));
    assert!(retract.await.unwrap());
    tx.settle_notice(told.alert, claimed.attempt, Next::Again { at: at(5) }, Some(Cause::Connect), at(2))
        .await
        .unwrap();
    assert_eq!(tx.delivery(told.alert).await.unwrap().unwrap().state, DeliveryState::Cancelled);
    assert!(tx.due(at(99), 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_verdict_taken_back_stops_its_alert_and_a_new_one_revives_it() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let told = told(&mut tx, 1, "Ana Inventada").await;
    tx.set_match_state(told.match_id, &[MatchState::Confirmed], MatchState::Open, at(1)).await.unwrap();
    assert!(tx.due(at(1), 10).await.unwrap().is_empty(), "an alert without a verdict");
    assert_eq!(tx.cancel_unsent(told.match_id, at(1)).await.unwrap(), 1);
    tx.set_match_state(told.match_id, &[MatchState::Open], MatchState::Confirmed, at(2)).await.unwrap();
    assert_eq!(alert(&mut tx, told.match_id, told.subscription, told.release).await, told.alert);
    assert_eq!(tx.due(at(2), 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_removal_undone_brings_back_what_it_cancelled() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let told = told(&mut tx, 1, "Ana Inventada").await;
    assert!(tx.remove_subscription(told.subscription, at(1)).await.unwrap());
    assert!(tx.due(at(1), 10).await.unwrap().is_empty());
    assert!(tx.restore_subscription(told.subscription, at(2)).await.unwrap());
    assert_eq!(tx.due(at(2), 10).await.unwrap().len(), 1);
    assert!(tx.remove_subscription(told.subscription, at(3)).await.unwrap());
    tx.set_release_state(told.release, &[ReleaseState::Active], ReleaseState::Retracted, at(4)).await.unwrap();
    assert!(tx.restore_subscription(told.subscription, at(5)).await.unwrap());
    assert!(tx.due(at(6), 10).await.unwrap().is_empty(), "a retracted alert came back");
}

#[tokio::test]
async fn the_seven_days_stand_still_while_something_stops_it() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let told = told(&mut tx, 1, "Ana Inventada").await;
    let since = |claimed: ClaimedNotice| (claimed.before.sendable_since, claimed.attempt);
    tx.hold_unsent(told.release, Doubt::All, at(10)).await.unwrap();
    tx.free_held(told.release, at(30)).await.unwrap();
    tx.set_unreachable(told.subscriber, at(40)).await.unwrap();
    tx.set_reachable(told.subscriber, at(45)).await.unwrap();
    tx.put_hold(HoldReason::Breaker, None, at(50)).await.unwrap();
    assert!(tx.due(at(60), 10).await.unwrap().is_empty());
    tx.lift_hold(None, at(80)).await.unwrap();
    let (sendable_since, _) = since(tx.claim_notice(told.alert, at(90), at(80)).await.unwrap().unwrap());
    assert_eq!(sendable_since, at(20 + 5 + 30));
}

#[tokio::test]
async fn a_busy_fifth_is_kept_for_replies() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    for chat in 0..80 {
        told(&mut tx, 1000 + chat, "Ana Inventada").await;
        tx.enqueue(ChatId(5000 + chat), Lane::Answer, b"x", Spot::New, at(0), at(0)).await.unwrap();
    }
    let due = tx.due(at(0), 10).await.unwrap();
    let replies = due.iter().filter(|due| matches!(due, Due::Reply { .. })).count();
    assert_eq!((due.len(), replies), (10, 2));
    assert_eq!(tx.due(at(0), 200).await.unwrap().len(), 160);
}

#[tokio::test]
async fn an_alert_is_late_only_if_nobody_stopped_it() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let (late, stopped) = (told(&mut tx, 1, "Ana Inventada").await, told(&mut tx, 2, "Luis Ficticio").await);
    tx.hold_unsent(stopped.release, Doubt::All, at(0)).await.unwrap();
    tx.free_held(stopped.release, at(1)).await.unwrap();
    let now = at(0) + TimeDelta::hours(3);
    for (told, expected) in [(late, true), (stopped, false)] {
        let claimed = tx.claim_notice(told.alert, now, now).await.unwrap().unwrap();
        let Notice::Alert(alert) = claimed.addressed.notice else { panic!("not an alert") };
        assert_eq!(alert.late, expected);
    }
}

#[tokio::test]
async fn a_verifiers_own_line_after_a_press_copy_of_it_still_verifies() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let Put::New(verifier) = tx.add_source("Comité de prueba", Tier::Verifier, at(0)).await.unwrap() else { panic!() };
    let Put::New(press) = tx.add_source("Diario de prueba", Tier::Media, at(0)).await.unwrap() else { panic!() };
    let import = tx.add_import(b"", &[1; 32], None, at(0)).await.unwrap().id;
    let measures = [];
    let new = NewRelease {
        name: "Ana Inventada",
        folded: "ana inventada",
        cedula: None,
        kind: ReleaseKind::LeftPrison,
        date: None,
        place: None,
        gender: Gender::F,
        measures: &measures,
    };
    let Put::New(release) = tx.put_release(&new, at(0)).await.unwrap() else { panic!() };
    // The last column: whether it is to be compared (again), after it was compared at the step before.
    let steps = [
        ("a paper that calls itself a verifier", press.id, Tier::Verifier, true, false, 1),
        ("a press copy", verifier.id, Tier::Media, true, false, 0),
        ("the verifier itself", verifier.id, Tier::Verifier, true, true, 1),
        ("the press copy again", verifier.id, Tier::Media, false, true, 0),
        ("the verifier again", verifier.id, Tier::Verifier, false, true, 0),
    ];
    for (what, source, tier, is_new, is_verified, waiting) in steps {
        let report =
            NewReport { release, source, import, tier, line: 1, original: "1. Ana", at: at(0), entered_by: None };
        let put = tx.put_report(&report, at(0)).await.unwrap();
        assert_eq!(matches!(put, Put::New(_)), is_new, "{what}");
        assert_eq!(tx.release(release).await.unwrap().unwrap().verified_at.is_some(), is_verified, "{what}");
        assert_eq!(tx.unmatched_releases(1, 9).await.unwrap().rows.len(), waiting, "{what}");
        tx.release_matched(release, 1).await.unwrap();
    }
    assert_eq!(tx.verified(release).await.unwrap().unwrap().others, 1, "a source counts once");
}

#[tokio::test]
async fn a_correction_of_one_match_is_not_held_up_by_its_uncertain_alert() {
    let store = store().await;
    let mut tx = store.begin().await.unwrap();
    let (one, other) = (told(&mut tx, 1, "Ana Inventada").await, told(&mut tx, 2, "Ana Inventada").await);
    assert_eq!(one.release, other.release);
    let claimed = tx.claim_notice(one.alert, at(30), at(0)).await.unwrap().unwrap();
    let uncertain = Next::AgainUncertain { at: at(60) };
    tx.settle_notice(one.alert, claimed.attempt, uncertain, Some(Cause::Timeout), at(1)).await.unwrap();
    let correction = NewDelivery {
        match_id: one.match_id,
        subscription: one.subscription,
        release: one.release,
        kind: NoticeKind::Correction,
        revision: 1,
        due_at: at(2),
        corrects: Some((one.alert, CorrectionReason::WrongPerson)),
    };
    let Put::New(correction) = tx.add_delivery(&correction, at(2)).await.unwrap() else { panic!() };
    assert_eq!(tx.delivery(one.alert).await.unwrap().unwrap().state, DeliveryState::Cancelled);
    assert!(tx.notice(one.alert).await.unwrap().is_none(), "a corrected alert is not shown");
    let due: Vec<_> = tx.due(at(99), 9).await.unwrap();
    let ids = due.iter().map(|due| if let Due::Notice { delivery, .. } = due { delivery.0 } else { 0 });
    assert_eq!(ids.collect::<Vec<_>>(), [correction.0, other.alert.0]);
}
