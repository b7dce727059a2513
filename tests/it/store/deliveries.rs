//! One delivery for each piece of news, its code, and what stops it before it leaves.

use vigilia::domain::*;
use vigilia::names::Band;
use vigilia::store::*;

use super::given::{
    Told, WHO, at, attempt, claim, day, family, id, pair, row, send, start, state, told, told_of, tx, verified,
};
use crate::both::on_both;

on_both!(
    the_same_news_is_one_delivery,
    another_kind_or_revision_is_another_delivery,
    a_new_alert_is_ready_and_due_when_asked_for,
    a_code_belongs_to_one_alert_of_its_chat,
    a_code_means_nothing_in_another_chat,
    a_correction_carries_the_code_of_its_alert,
    what_left_is_not_cancelled,
    a_cancelled_alert_stays_cancelled,
    what_is_unsent_of_a_release_is_cancelled_for_every_chat,
    a_doubt_about_a_match_holds_what_rests_on_the_name_alone,
    a_doubt_about_the_event_holds_all_that_is_unsent,
    what_is_held_waits_for_a_person_however_long,
    holding_stops_the_clock_of_the_seven_days,
    only_what_was_held_is_freed,
);

async fn the_same_news_is_one_delivery(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 141, at(1)).await;
    assert_eq!(t.add_delivery(&told.alert_of(at(9)), at(9)).await.unwrap(), Put::Known(told.alert));
    send(&mut t, told.alert, 1, at(2)).await;
    assert_eq!(t.add_delivery(&told.alert_of(at(9)), at(9)).await.unwrap(), Put::Known(told.alert));
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Sent, "asking again sends nothing again");
    assert!(t.due(day(3), 10).await.unwrap().is_empty());
}

async fn another_kind_or_revision_is_another_delivery(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 142, at(1)).await;
    let second = NewDelivery { revision: 2, ..told.alert_of(at(1)) };
    let reminder = NewDelivery { kind: NoticeKind::Reminder, ..told.alert_of(at(1)) };
    let mut seen = vec![told.alert];
    for new in [second, reminder, told.correction(at(1))] {
        let Put::New(made) = t.add_delivery(&new, at(2)).await.unwrap() else { panic!("it was not there before") };
        assert!(!seen.contains(&made));
        seen.push(made);
    }
}

async fn a_new_alert_is_ready_and_due_when_asked_for(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 143, at(1)).await;
    let read = t.delivery(told.alert).await.unwrap().unwrap();
    assert_eq!((read.state, read.kind, read.revision), (DeliveryState::Ready, NoticeKind::Alert, 1));
    assert_eq!((read.match_id, read.subscription), (told.matched, told.subscription));
    assert_eq!((read.subscriber, read.release), (told.subscriber, told.release));
    assert_eq!((read.due_at, read.created_at), (at(1), at(1)));
    assert_eq!((read.message, read.sent_at, read.read_at, read.answer), (None, None, None, None));
    assert!(t.delivery(DeliveryId(404)).await.unwrap().is_none());
}

async fn a_code_belongs_to_one_alert_of_its_chat(store: Store) {
    let mut t = tx(&store).await;
    let mut one = told(&mut t, 144, at(1)).await;
    let mut codes = std::collections::BTreeSet::new();
    for revision in 2..200 {
        let new = NewDelivery { revision, ..one.alert_of(at(1)) };
        one.alert = id(t.add_delivery(&new, at(1)).await.unwrap());
        let code = t.delivery(one.alert).await.unwrap().unwrap().code;
        assert!(codes.insert(code.as_str().to_owned()), "a code came twice in one chat");
        let found = t.delivery_by_code(one.subscriber, &code).await.unwrap();
        assert_eq!(found.iter().map(|d| d.id).collect::<Vec<_>>(), [one.alert]);
    }
}

async fn a_code_means_nothing_in_another_chat(store: Store) {
    let mut t = tx(&store).await;
    let one = told(&mut t, 145, at(1)).await;
    let other = told_of(&mut t, 146, one.release, at(1)).await;
    let code = t.delivery(one.alert).await.unwrap().unwrap().code;
    let found = t.delivery_by_code(other.subscriber, &code).await.unwrap();
    assert!(found.iter().all(|d| d.subscriber == other.subscriber));
    let unknown = Code::parse("ZZZZ").unwrap();
    assert!(unknown == code || t.delivery_by_code(one.subscriber, &unknown).await.unwrap().is_empty());
}

async fn a_correction_carries_the_code_of_its_alert(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 147, at(1)).await;
    send(&mut t, told.alert, 1, at(2)).await;
    let correction = id(t.add_delivery(&told.correction(at(3)), at(3)).await.unwrap());
    let code = t.delivery(told.alert).await.unwrap().unwrap().code;
    assert_eq!(t.delivery(correction).await.unwrap().unwrap().code, code);
    let mut found: Vec<_> = t.delivery_by_code(told.subscriber, &code).await.unwrap().iter().map(|d| d.id).collect();
    let mut both = vec![told.alert, correction];
    found.sort();
    both.sort();
    assert_eq!(found, both);
}

async fn what_left_is_not_cancelled(store: Store) {
    let mut t = tx(&store).await;
    let sent = told(&mut t, 148, at(1)).await;
    let ready = told_of(&mut t, 149, sent.release, at(1)).await;
    let flying = told_of(&mut t, 150, sent.release, at(1)).await;
    let unsure = told_of(&mut t, 151, sent.release, at(1)).await;
    send(&mut t, sent.alert, 1, at(2)).await;
    claim(&mut t, flying.alert, at(2)).await;
    attempt(&mut t, unsure.alert, Next::AgainUncertain { at: at(4) }, at(2)).await;
    let mut cancelled = Vec::new();
    for told in [sent, ready, flying, unsure] {
        cancelled.push(t.cancel_unsent(told.matched, at(3)).await.unwrap());
    }
    assert_eq!(cancelled[..3], [0, 1, 0]);
    assert_eq!(state(&mut t, ready.alert).await, DeliveryState::Cancelled);
    assert_eq!(state(&mut t, sent.alert).await, DeliveryState::Sent);
    assert_eq!(state(&mut t, flying.alert).await, DeliveryState::Sending);
    let undone = t.set_match_state(unsure.matched, &[MatchState::Confirmed], MatchState::Open, at(4)).await;
    assert!(undone.unwrap());
    assert!(t.claim_notice(unsure.alert, at(6), at(5)).await.unwrap().is_none(), "it is at least not sent again");
    let mut may = Vec::new();
    for told in [sent, ready, flying, unsure] {
        may.push(t.may_have_been_sent(told.matched).await.unwrap());
    }
    assert_eq!(may, [true, false, true, true]);
}

async fn a_cancelled_alert_stays_cancelled(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 152, at(1)).await;
    t.cancel_unsent(told.matched, at(2)).await.unwrap();
    assert_eq!(t.cancel_unsent(told.matched, at(3)).await.unwrap(), 0);
    assert_eq!(t.free_held(told.release, at(3)).await.unwrap(), 0);
    t.set_reachable(told.subscriber, at(3)).await.unwrap();
    assert!(t.claim_notice(told.alert, at(5), at(4)).await.unwrap().is_none());
    assert!(t.notice(told.alert).await.unwrap().is_none(), "it may no longer be shown");
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Cancelled);
}

async fn what_is_unsent_of_a_release_is_cancelled_for_every_chat(store: Store) {
    let mut t = tx(&store).await;
    let one = told(&mut t, 153, at(1)).await;
    let held = told_of(&mut t, 154, one.release, at(1)).await;
    t.hold_unsent(one.release, Doubt::All, at(2)).await.unwrap();
    let late = told_of(&mut t, 155, one.release, at(2)).await;
    let elsewhere = verified(&mut t, "Elsa Rojas Piña", at(1)).await;
    let other = told_of(&mut t, 156, elsewhere, at(1)).await;
    assert_eq!(t.cancel_release(one.release, None, at(3)).await.unwrap(), 3);
    for told in [one, held, late] {
        assert_eq!(state(&mut t, told.alert).await, DeliveryState::Cancelled);
    }
    assert_eq!(state(&mut t, other.alert).await, DeliveryState::Ready);
}

/// A chat whose match rests on name and cédula.
async fn certain(t: &mut Tx, chat: i64, release: ReleaseId, now: Moment) -> Told {
    let (subscriber, subscription) = family(t, chat, WHO, now).await;
    let new = NewMatch { band: Band::Certain, class: RiskClass::Certain, ..pair(subscription.id, release) };
    let matched = t.put_match(&new, now).await.unwrap().unwrap();
    t.set_match_state(matched, &[MatchState::Open], MatchState::Confirmed, now).await.unwrap();
    let (subscriber, subscription) = (subscriber.id, subscription.id);
    let mut told = Told { chat: ChatId(chat), subscriber, subscription, release, matched, alert: DeliveryId(0) };
    told.alert = id(t.add_delivery(&told.alert_of(now), now).await.unwrap());
    told
}

async fn a_doubt_about_a_match_holds_what_rests_on_the_name_alone(store: Store) {
    let mut t = tx(&store).await;
    let by_name = told(&mut t, 157, at(1)).await;
    let by_cedula = certain(&mut t, 158, by_name.release, at(1)).await;
    assert_eq!(row(&mut t, by_cedula.matched).await.band, Band::Certain);
    assert_eq!(t.hold_unsent(by_name.release, Doubt::NameOnly, at(2)).await.unwrap(), 1);
    assert_eq!(state(&mut t, by_name.alert).await, DeliveryState::Held);
    assert_eq!(state(&mut t, by_cedula.alert).await, DeliveryState::Ready);
}

async fn a_doubt_about_the_event_holds_all_that_is_unsent(store: Store) {
    let mut t = tx(&store).await;
    let by_name = told(&mut t, 159, at(1)).await;
    let by_cedula = certain(&mut t, 160, by_name.release, at(1)).await;
    let sent = told_of(&mut t, 161, by_name.release, at(1)).await;
    send(&mut t, sent.alert, 1, at(1)).await;
    assert_eq!(t.hold_unsent(by_name.release, Doubt::All, at(2)).await.unwrap(), 2);
    assert_eq!(t.hold_unsent(by_name.release, Doubt::All, at(2)).await.unwrap(), 0);
    for told in [by_name, by_cedula] {
        assert_eq!(state(&mut t, told.alert).await, DeliveryState::Held);
    }
    assert_eq!(state(&mut t, sent.alert).await, DeliveryState::Sent);
}

async fn what_is_held_waits_for_a_person_however_long(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 162, at(1)).await;
    t.hold_unsent(told.release, Doubt::All, at(2)).await.unwrap();
    for now in [at(3), day(6), day(8), day(400)] {
        assert!(t.due(now, 10).await.unwrap().is_empty());
        assert_eq!(t.next_due(now).await.unwrap(), None);
        assert!(t.claim_notice(told.alert, now + DELIVERY_LIFETIME, now).await.unwrap().is_none());
        t.tidy(now).await.unwrap();
    }
    t.set_reachable(told.subscriber, day(400)).await.unwrap();
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Held);
    assert_eq!(t.free_held(told.release, day(401)).await.unwrap(), 1);
    assert_eq!(t.due(day(401), 10).await.unwrap().len(), 1);
}

async fn holding_stops_the_clock_of_the_seven_days(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 163, start()).await;
    t.hold_unsent(told.release, Doubt::All, day(2)).await.unwrap();
    t.free_held(told.release, day(30)).await.unwrap();
    let claimed = claim(&mut t, told.alert, day(31)).await;
    assert_eq!(day(31) - claimed.before.sendable_since, chrono::TimeDelta::days(3));
}

async fn only_what_was_held_is_freed(store: Store) {
    let mut t = tx(&store).await;
    let held = told(&mut t, 164, at(1)).await;
    t.hold_unsent(held.release, Doubt::All, at(2)).await.unwrap();
    let elsewhere = verified(&mut t, "Elsa Rojas Piña", at(1)).await;
    let other = told_of(&mut t, 165, elsewhere, at(1)).await;
    t.hold_unsent(elsewhere, Doubt::All, at(2)).await.unwrap();
    assert_eq!(t.free_held(held.release, at(3)).await.unwrap(), 1);
    assert_eq!(state(&mut t, held.alert).await, DeliveryState::Ready);
    assert_eq!(state(&mut t, other.alert).await, DeliveryState::Held);
}
