//! Following somebody, taking a name off the list, and what is left when it is erased.

use vigilia::domain::*;
use vigilia::names::PersonName;
use vigilia::store::*;

use super::given::{WHO, at, cedula, day, family, matched, row, sought, start, state, told, tx, verified};
use crate::both::on_both;

on_both!(
    what_was_written_comes_back_as_it_was_read,
    a_corrected_reading_survives_as_corrected,
    a_list_is_its_owners_and_in_order,
    a_removed_name_leaves_the_list_and_takes_its_unsent_news_along,
    removing_twice_is_refused,
    a_removal_can_be_undone_and_is_compared_anew,
    a_removal_is_final_after_its_time,
    an_erased_name_stands_in_the_journal_without_anything_else,
    removing_does_not_touch_what_was_sent,
    taking_one_name_off_leaves_the_others,
    undoing_a_removal_brings_back_what_it_took,
    undoing_a_removal_does_not_bring_back_what_no_longer_holds,
);

async fn what_was_written_comes_back_as_it_was_read(store: Store) {
    let mut t = tx(&store).await;
    let subscriber = t.add_subscriber(ChatId(41), Language::Es, start()).await.unwrap();
    let with = Sought { cedula: Some(cedula("V-90.123.456")), ..sought("Ramona Isabel Quintero Mújica") };
    let made = t.add_subscription(subscriber.id, &with, at(1)).await.unwrap();
    let read = t.subscription(made.id).await.unwrap().unwrap();
    assert_eq!((read.id, read.subscriber, read.created_at, read.removed_at), (made.id, subscriber.id, at(1), None));
    assert_eq!(read.revision, made.revision);
    assert_eq!(read.sought.name.shown(), with.name.shown());
    assert_eq!(read.sought.name.given(), with.name.given());
    assert_eq!(read.sought.name.surnames(), with.name.surnames());
    assert!(read.sought.cedula == with.cedula);
    assert!(t.subscription(SubscriptionId(404)).await.unwrap().is_none());
}

async fn a_corrected_reading_survives_as_corrected(store: Store) {
    let mut t = tx(&store).await;
    let subscriber = t.add_subscriber(ChatId(42), Language::Es, start()).await.unwrap();
    let corrected = [
        PersonName::from_parts("Mújica", "Ramona Quintero").unwrap(),
        PersonName::from_parts("Rosa", "de la Peña Quintero").unwrap(),
        PersonName::parse("Ramona Isabel Quintero").unwrap().swapped(),
        PersonName::parse("Ramona Isabel Quintero").unwrap().with_second_surname("Mújica").unwrap(),
    ];
    for name in corrected {
        let made = t.add_subscription(subscriber.id, &Sought::named(name.clone()), at(1)).await.unwrap();
        let read = t.subscription(made.id).await.unwrap().unwrap().sought.name;
        assert!(read.given() == name.given() && read.surnames() == name.surnames() && read.shown() == name.shown());
    }
}

async fn a_list_is_its_owners_and_in_order(store: Store) {
    let mut t = tx(&store).await;
    let (one, first) = family(&mut t, 43, "Ramona Isabel Quintero Mújica", at(2)).await;
    let second = t.add_subscription(one.id, &sought("Eleuterio Barrios Canelón"), at(3)).await.unwrap();
    let third = t.add_subscription(one.id, &sought("Nicanor Abreu Sotillo"), at(4)).await.unwrap();
    let (other, _) = family(&mut t, 44, "Ramona Isabel Quintero Mújica", at(1)).await;
    let list: Vec<_> = t.subscriptions(one.id).await.unwrap().iter().map(|s| s.id).collect();
    assert_eq!(list, [first.id, second.id, third.id]);
    assert_eq!(t.subscriptions(other.id).await.unwrap().len(), 1);
    assert!(t.subscriptions(SubscriberId(404)).await.unwrap().is_empty());
}

async fn a_removed_name_leaves_the_list_and_takes_its_unsent_news_along(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 45, at(1)).await;
    let release = verified(&mut t, "Eleuterio Barrios", at(1)).await;
    let open = matched(&mut t, told.subscription, release, at(1)).await;
    let before = t.subscription(told.subscription).await.unwrap().unwrap().revision;

    assert!(t.remove_subscription(told.subscription, at(5)).await.unwrap());
    assert!(t.subscriptions(told.subscriber).await.unwrap().is_empty());
    let removed = t.subscription(told.subscription).await.unwrap().unwrap();
    assert_eq!(removed.removed_at, Some(at(5)));
    assert!(removed.revision > before, "an old button no longer fits");
    assert_eq!(row(&mut t, open).await.state, MatchState::Withdrawn);
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Cancelled);
    assert!(t.due(at(10), 10).await.unwrap().is_empty());
}

async fn removing_twice_is_refused(store: Store) {
    let mut t = tx(&store).await;
    let (_, subscription) = family(&mut t, 46, "Ramona Isabel Quintero Mújica", at(1)).await;
    assert!(t.remove_subscription(subscription.id, at(2)).await.unwrap());
    assert!(!t.remove_subscription(subscription.id, at(3)).await.unwrap());
    assert_eq!(t.subscription(subscription.id).await.unwrap().unwrap().removed_at, Some(at(2)));
    assert!(!t.remove_subscription(SubscriptionId(404), at(3)).await.unwrap());
}

async fn a_removal_can_be_undone_and_is_compared_anew(store: Store) {
    let mut t = tx(&store).await;
    let (subscriber, subscription) = family(&mut t, 47, "Ramona Isabel Quintero Mújica", at(1)).await;
    t.subscription_matched(subscription.id, 1).await.unwrap();
    assert!(!t.restore_subscription(subscription.id, at(2)).await.unwrap(), "nothing to undo");
    t.remove_subscription(subscription.id, at(2)).await.unwrap();
    assert!(t.restore_subscription(subscription.id, at(3)).await.unwrap());
    let list = t.subscriptions(subscriber.id).await.unwrap();
    assert_eq!((list.len(), list[0].removed_at), (1, None));
    assert_eq!(t.unmatched_subscriptions(1, 10).await.unwrap().rows.len(), 1);
    assert!(!t.restore_subscription(SubscriptionId(404), at(3)).await.unwrap());
}

async fn a_removal_is_final_after_its_time(store: Store) {
    let mut t = tx(&store).await;
    let (subscriber, old) = family(&mut t, 48, "Ramona Isabel Quintero Mújica", at(1)).await;
    let young = t.add_subscription(subscriber.id, &sought("Nicanor Abreu Sotillo"), at(1)).await.unwrap();
    let kept = t.add_subscription(subscriber.id, &sought("Eleuterio Barrios"), at(1)).await.unwrap();
    t.remove_subscription(old.id, at(10)).await.unwrap();
    t.remove_subscription(young.id, at(20)).await.unwrap();
    assert_eq!(t.erase_removed(at(15), at(30)).await.unwrap(), 1);
    assert_eq!(t.erase_removed(at(15), at(31)).await.unwrap(), 0);
    assert!(t.subscription(old.id).await.unwrap().is_none());
    assert!(!t.restore_subscription(old.id, at(31)).await.unwrap());
    assert!(t.restore_subscription(young.id, at(31)).await.unwrap());
    assert!(t.subscription(kept.id).await.unwrap().is_some());
}

async fn an_erased_name_stands_in_the_journal_without_anything_else(store: Store) {
    let mut t = tx(&store).await;
    let (_, first) = family(&mut t, 49, "Ramona Isabel Quintero Mújica", at(1)).await;
    let (_, second) = family(&mut t, 50, "Nicanor Abreu Sotillo", at(1)).await;
    let (none, begin) = t.erased_since(0).await.unwrap();
    assert!(none.is_empty());

    t.remove_subscription(first.id, at(2)).await.unwrap();
    t.erase_removed(at(3), at(3)).await.unwrap();
    let (erased, position) = t.erased_since(begin).await.unwrap();
    assert_eq!(erased, [first.id]);

    t.forget(ChatId(50), at(4)).await.unwrap();
    let (erased, end) = t.erased_since(position).await.unwrap();
    assert_eq!(erased, [second.id]);
    assert_eq!(t.erased_since(end).await.unwrap(), (vec![], end));
    let (all, _) = t.erased_since(0).await.unwrap();
    assert_eq!(all.len(), 2);
}

async fn removing_does_not_touch_what_was_sent(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 51, at(1)).await;
    super::given::send(&mut t, told.alert, 5, at(2)).await;
    t.remove_subscription(told.subscription, day(1)).await.unwrap();
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Sent);
    assert!(t.may_have_been_sent(told.matched).await.unwrap());
}

async fn taking_one_name_off_leaves_the_others(store: Store) {
    let mut t = tx(&store).await;
    let one = told(&mut t, 52, at(1)).await;
    let other = super::given::told_of(&mut t, 53, one.release, at(1)).await;
    t.remove_subscription(one.subscription, at(2)).await.unwrap();
    assert_eq!(state(&mut t, other.alert).await, DeliveryState::Ready);
    assert_eq!(t.subscriptions(other.subscriber).await.unwrap().len(), 1);
}

async fn undoing_a_removal_brings_back_what_it_took(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 54, at(1)).await;
    let release = verified(&mut t, "Eleuterio Barrios", at(1)).await;
    let open = matched(&mut t, told.subscription, release, at(1)).await;
    t.remove_subscription(told.subscription, at(2)).await.unwrap();
    t.restore_subscription(told.subscription, at(3)).await.unwrap();
    assert_eq!(row(&mut t, open).await.state, MatchState::Open);
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Ready, "or a confirmed release is never told");
    assert_eq!(t.due(at(3), 10).await.unwrap().len(), 1);
    super::given::send(&mut t, told.alert, 1, at(3)).await;
}

async fn undoing_a_removal_does_not_bring_back_what_no_longer_holds(store: Store) {
    let mut t = tx(&store).await;
    let retracted = told(&mut t, 55, at(1)).await;
    let undecided = family(&mut t, 56, WHO, at(1)).await.1;
    let card = matched(&mut t, undecided.id, retracted.release, at(1)).await;
    let elsewhere = verified(&mut t, "Elsa Rojas Piña", at(1)).await;
    let doubtful = super::given::told_of(&mut t, 57, elsewhere, at(1)).await;
    let third = verified(&mut t, "Flor Rojas Piña", at(1)).await;
    let undone = super::given::told_of(&mut t, 58, third, at(1)).await;
    let removed = [retracted.subscription, undecided.id, doubtful.subscription, undone.subscription];
    for subscription in removed {
        t.remove_subscription(subscription, at(2)).await.unwrap();
    }
    t.set_release_state(retracted.release, &[ReleaseState::Active], ReleaseState::Retracted, at(3)).await.unwrap();
    t.set_release_state(elsewhere, &[ReleaseState::Active], ReleaseState::InDoubt, at(3)).await.unwrap();
    t.hold_unsent(elsewhere, Doubt::All, at(3)).await.unwrap();
    t.cancel_unsent(undone.matched, at(3)).await.unwrap();
    for subscription in removed {
        assert!(t.restore_subscription(subscription, at(4)).await.unwrap());
    }
    assert_eq!(state(&mut t, retracted.alert).await, DeliveryState::Cancelled);
    assert_eq!(row(&mut t, card).await.state, MatchState::Withdrawn);
    assert_eq!(state(&mut t, doubtful.alert).await, DeliveryState::Held, "the doubt came while it was away");
    assert_eq!(state(&mut t, undone.alert).await, DeliveryState::Cancelled);
    assert!(t.due(day(1), 10).await.unwrap().is_empty());
}
