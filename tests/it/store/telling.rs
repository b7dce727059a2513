//! What a family can see of its news, and who would have to be told that it was wrong.

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{
    Told as Case, WHO, at, attempt, claim, day, id, report, send, source, start, told, told_of, tx, verified,
};
use crate::both::on_both;

on_both!(
    an_alert_says_what_the_records_say,
    an_alert_by_cedula_says_so,
    a_correction_says_what_the_alert_had_said,
    unread_news_includes_what_could_not_be_delivered,
    what_was_read_is_no_longer_unread,
    what_may_not_be_shown_is_not_unread,
    the_first_reading_is_the_one_that_counts,
    an_answer_is_kept_and_can_be_taken_back,
    whoever_was_or_may_have_been_told_is_counted,
    an_alert_that_may_have_left_stays_told_when_the_rest_is_cancelled,
    news_that_was_pulled_counts_as_told,
    told_releases_are_those_that_somebody_heard_of,
    one_match_of_a_release_is_counted_apart,
    messages_of_a_chat_are_found_newest_first_for_ninety_days,
);

async fn an_alert_says_what_the_records_say(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 171, at(1)).await;
    let media = source(&mut t, "Diario El Samán", Tier::Media, start()).await;
    report(&mut t, told.release, &media, None, at(3)).await;
    let addressed = t.notice(told.alert).await.unwrap().unwrap();
    assert!(addressed.chat == told.chat && addressed.subscriber == told.subscriber);
    assert_eq!((addressed.language, addressed.mode), (Language::Es, NoticeMode::Discreet));
    let Notice::Alert(alert) = addressed.notice else { panic!("it is an alert") };
    let row = t.delivery(told.alert).await.unwrap().unwrap();
    assert_eq!((alert.delivery, alert.code), (told.alert, row.code));
    assert_eq!(alert.name.open(), WHO);
    assert_eq!((alert.kind, alert.gender, alert.place), (ReleaseKind::LeftPrison, Gender::Unknown, None));
    assert_eq!((alert.verifier.as_str(), alert.verified_at), ("Observatorio Araguaney", start()));
    assert_eq!((alert.others, alert.why), (1, Why::NameOnly));
    assert!(t.notice(DeliveryId(404)).await.unwrap().is_none());
}

async fn an_alert_by_cedula_says_so(store: Store) {
    let mut t = tx(&store).await;
    let release = verified(&mut t, WHO, start()).await;
    let (subscriber, subscription) = super::given::family(&mut t, 172, WHO, at(1)).await;
    let new = NewMatch {
        band: vigilia::names::Band::Certain,
        class: RiskClass::Certain,
        priority: Priority::High,
        ..super::given::pair(subscription.id, release)
    };
    let matched = t.put_match(&new, at(1)).await.unwrap().unwrap();
    t.set_match_state(matched, &[MatchState::Open], MatchState::Confirmed, at(1)).await.unwrap();
    let mut case = Case {
        chat: ChatId(172),
        subscriber: subscriber.id,
        subscription: subscription.id,
        release,
        matched,
        alert: DeliveryId(0),
    };
    case.alert = id(t.add_delivery(&case.alert_of(at(1)), at(1)).await.unwrap());
    let Some(Notice::Alert(alert)) = t.notice(case.alert).await.unwrap().map(|a| a.notice) else {
        panic!("it is an alert")
    };
    assert_eq!(alert.why, Why::NameAndCedula);
}

async fn a_correction_says_what_the_alert_had_said(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 173, at(1)).await;
    send(&mut t, told.alert, 5, at(2)).await;
    t.set_release_state(told.release, &[ReleaseState::Active], ReleaseState::Retracted, at(3)).await.unwrap();
    let correction = id(t.add_delivery(&told.correction(at(3)), at(3)).await.unwrap());
    let Some(Notice::Correction(said)) = t.notice(correction).await.unwrap().map(|a| a.notice) else {
        panic!("it is a correction, also of a release that no longer holds")
    };
    assert_eq!(
        (said.delivery, said.kind, said.reason),
        (correction, ReleaseKind::LeftPrison, CorrectionReason::WrongPerson)
    );
    assert_eq!((said.name.open(), said.alerted_at), (WHO, at(2)));
    assert_eq!(said.verifier, "Observatorio Araguaney");

    let claimed = claim(&mut t, correction, at(4)).await;
    let (message, before) = claimed.corrects.expect("the message that it corrects");
    assert_eq!((message, before.delivery()), (MessageId(5), told.alert));
    assert_eq!(before.code(), claimed.addressed.notice.code());
}

async fn unread_news_includes_what_could_not_be_delivered(store: Store) {
    let mut t = tx(&store).await;
    let one = told(&mut t, 174, at(1)).await;
    send(&mut t, one.alert, 1, at(1)).await;
    let correction = id(t.add_delivery(&one.correction(at(5)), at(5)).await.unwrap());
    send(&mut t, correction, 2, at(5)).await;
    // What is true now says the correction: the alert behind it need not be read any more.
    let mut expected = vec![correction];
    for (revision, next) in [(2, Next::Sent { message: None }), (3, Next::Dead), (4, Next::Unreachable)] {
        let now = at(5 + i64::from(revision));
        let alert = id(t.add_delivery(&NewDelivery { revision, ..one.alert_of(now) }, now).await.unwrap());
        attempt(&mut t, alert, next, now).await;
        expected.push(alert);
    }
    let unread: Vec<_> = t.unread(one.subscriber).await.unwrap().iter().map(|d| d.id).collect();
    assert_eq!(unread, expected, "corrections first, then the oldest");
    assert!(t.unread(SubscriberId(404)).await.unwrap().is_empty());
}

async fn what_was_read_is_no_longer_unread(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 175, at(1)).await;
    send(&mut t, told.alert, 1, at(2)).await;
    assert_eq!(t.unread(told.subscriber).await.unwrap().len(), 1);
    t.mark_read(told.alert, at(3)).await.unwrap();
    assert!(t.unread(told.subscriber).await.unwrap().is_empty());
}

async fn what_may_not_be_shown_is_not_unread(store: Store) {
    let mut t = tx(&store).await;
    let held = told(&mut t, 176, at(1)).await;
    t.hold_unsent(held.release, Doubt::All, at(2)).await.unwrap();
    assert!(t.unread(held.subscriber).await.unwrap().is_empty(), "held");
    assert!(t.notice(held.alert).await.unwrap().is_none(), "held");
    t.cancel_release(held.release, None, at(3)).await.unwrap();
    assert!(t.unread(held.subscriber).await.unwrap().is_empty(), "cancelled");

    let elsewhere = verified(&mut t, "Elsa Rojas Piña", at(1)).await;
    let dead = told_of(&mut t, 177, elsewhere, at(1)).await;
    attempt(&mut t, dead.alert, Next::Dead, at(2)).await;
    t.set_release_state(elsewhere, &[ReleaseState::Active], ReleaseState::Retracted, at(3)).await.unwrap();
    assert!(t.notice(dead.alert).await.unwrap().is_none(), "it no longer holds");
}

async fn the_first_reading_is_the_one_that_counts(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 178, at(1)).await;
    send(&mut t, told.alert, 1, at(2)).await;
    t.mark_read(told.alert, at(3)).await.unwrap();
    t.mark_read(told.alert, at(9)).await.unwrap();
    assert_eq!(t.delivery(told.alert).await.unwrap().unwrap().read_at, Some(at(3)));
}

async fn an_answer_is_kept_and_can_be_taken_back(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 179, at(1)).await;
    send(&mut t, told.alert, 1, at(2)).await;
    let said = [Some(FamilyAnswer::WithUs), Some(FamilyAnswer::NotPerson), Some(FamilyAnswer::StillInside), None];
    for answer in said {
        t.set_answer(told.alert, answer, at(3)).await.unwrap();
        assert_eq!(t.delivery(told.alert).await.unwrap().unwrap().answer, answer);
    }
}

async fn whoever_was_or_may_have_been_told_is_counted(store: Store) {
    let mut t = tx(&store).await;
    let sent = told(&mut t, 180, at(1)).await;
    let read = told_of(&mut t, 181, sent.release, at(1)).await;
    let unsure = told_of(&mut t, 182, sent.release, at(1)).await;
    let flying = told_of(&mut t, 183, sent.release, at(1)).await;
    let lost = told_of(&mut t, 184, sent.release, at(1)).await;
    let refused = told_of(&mut t, 185, sent.release, at(1)).await;
    told_of(&mut t, 186, sent.release, at(1)).await;
    send(&mut t, sent.alert, 1, at(2)).await;
    send(&mut t, read.alert, 1, at(2)).await;
    t.mark_read(read.alert, at(2)).await.unwrap();
    attempt(&mut t, unsure.alert, Next::AgainUncertain { at: at(9) }, at(2)).await;
    claim(&mut t, flying.alert, at(2)).await;
    attempt(&mut t, lost.alert, Next::AgainUncertain { at: at(3) }, at(2)).await;
    attempt(&mut t, lost.alert, Next::Dead, at(3)).await;
    attempt(&mut t, refused.alert, Next::Dead, at(2)).await;

    let count = t.told(sent.release, None).await.unwrap();
    assert_eq!((count.told, count.read, count.unsent), (5, 1, 1));
    let mut listed: Vec<_> = t.told_deliveries(sent.release, None).await.unwrap().iter().map(|d| d.id).collect();
    let mut expected = vec![sent.alert, read.alert, unsure.alert, flying.alert, lost.alert];
    listed.sort();
    expected.sort();
    assert_eq!(listed, expected);
    assert!(!t.may_have_been_sent(refused.matched).await.unwrap());
    assert!(t.may_have_been_sent(lost.matched).await.unwrap());
}

async fn an_alert_that_may_have_left_stays_told_when_the_rest_is_cancelled(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 187, at(1)).await;
    attempt(&mut t, told.alert, Next::AgainUncertain { at: at(3) }, at(2)).await;
    attempt(&mut t, told.alert, Next::Again { at: at(9) }, at(3)).await;
    t.hold_unsent(told.release, Doubt::All, at(4)).await.unwrap();
    t.cancel_release(told.release, None, at(5)).await.unwrap();
    assert!(t.may_have_been_sent(told.matched).await.unwrap());
    assert_eq!(t.told(told.release, None).await.unwrap().told, 1);
    assert_eq!(t.told_deliveries(told.release, None).await.unwrap().len(), 1);
    assert_eq!(t.told_releases(10).await.unwrap().len(), 1);
}

async fn news_that_was_pulled_counts_as_told(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 188, at(1)).await;
    attempt(&mut t, told.alert, Next::Unreachable, at(2)).await;
    assert_eq!(t.told(told.release, None).await.unwrap().told, 0);
    t.mark_read(told.alert, at(3)).await.unwrap();
    let count = t.told(told.release, None).await.unwrap();
    assert_eq!((count.told, count.read), (1, 1), "they saw it on their own");
    assert_eq!(t.told_deliveries(told.release, None).await.unwrap().len(), 1);
    assert!(t.may_have_been_sent(told.matched).await.unwrap());
}

async fn told_releases_are_those_that_somebody_heard_of(store: Store) {
    let mut t = tx(&store).await;
    let old = told(&mut t, 189, at(1)).await;
    let elsewhere = verified(&mut t, "Elsa Rojas Piña", at(2)).await;
    let new = told_of(&mut t, 190, elsewhere, at(2)).await;
    let unsent = verified(&mut t, "Flor Rojas Piña", at(3)).await;
    told_of(&mut t, 191, unsent, at(3)).await;
    assert!(t.told_releases(10).await.unwrap().is_empty());
    send(&mut t, old.alert, 1, at(4)).await;
    send(&mut t, new.alert, 1, at(5)).await;
    let ids = |list: Vec<Release>| list.iter().map(|r| r.id).collect::<Vec<_>>();
    assert_eq!(ids(t.told_releases(10).await.unwrap()), [new.release, old.release], "the newest first");
    assert_eq!(ids(t.told_releases(1).await.unwrap()), [new.release]);
    t.set_release_state(new.release, &[ReleaseState::Active], ReleaseState::Retracted, day(1)).await.unwrap();
    assert_eq!(ids(t.told_releases(10).await.unwrap()), [old.release]);
}

async fn one_match_of_a_release_is_counted_apart(store: Store) {
    let mut t = tx(&store).await;
    let one = told(&mut t, 192, at(1)).await;
    let other = told_of(&mut t, 193, one.release, at(1)).await;
    let unsent = told_of(&mut t, 194, one.release, at(1)).await;
    send(&mut t, one.alert, 1, at(2)).await;
    send(&mut t, other.alert, 1, at(2)).await;
    let all = t.told(one.release, None).await.unwrap();
    let first = t.told(one.release, Some(one.matched)).await.unwrap();
    let last = t.told(one.release, Some(unsent.matched)).await.unwrap();
    assert_eq!([all, first, last].map(|told| (told.told, told.unsent)), [(2, 1), (1, 0), (0, 1)]);
    let listed = t.told_deliveries(one.release, Some(one.matched)).await.unwrap();
    assert_eq!(listed.iter().map(|d| d.id).collect::<Vec<_>>(), [one.alert]);
    assert_eq!(t.cancel_release(one.release, Some(unsent.matched), at(3)).await.unwrap(), 1);
    assert_eq!(t.told(one.release, None).await.unwrap().unsent, 0);
}

async fn messages_of_a_chat_are_found_newest_first_for_ninety_days(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 195, at(1)).await;
    send(&mut t, told.alert, 7, at(2)).await;
    let correction = id(t.add_delivery(&told.correction(at(3)), at(3)).await.unwrap());
    send(&mut t, correction, 8, at(3)).await;
    let messages = |list: Vec<Delivery>| list.iter().map(|d| d.message.map(|m| m.0)).collect::<Vec<_>>();
    assert_eq!(messages(t.sent_to(told.subscriber).await.unwrap()), [Some(8), Some(7)]);
    t.tidy(day(89)).await.unwrap();
    assert_eq!(t.sent_to(told.subscriber).await.unwrap().len(), 2);
    t.tidy(day(91)).await.unwrap();
    assert!(t.sent_to(told.subscriber).await.unwrap().is_empty());
    assert_eq!(t.told(told.release, None).await.unwrap().told, 1, "that they were told stays known");
}
