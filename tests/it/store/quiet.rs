//! What a chat set, and what is due for it in time: quiet hours, reminders, notes, the yearly question.

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{
    self, WHO, at, attempt, day, family, id, lease, matched, report, send, source, start, state, told, told_of, tx,
    verified,
};
use crate::both::on_both;

on_both!(
    settings_are_the_defaults_until_something_is_set,
    an_alert_is_put_off_to_the_end_of_the_quiet_hours_and_its_seven_days_stand_still,
    a_correction_passes_quiet_hours,
    an_unread_alert_is_found_until_it_is_read_answered_or_removed,
    a_reminder_is_made_once_and_moved_when_another_hour_is_wished,
    reading_answering_or_correcting_stops_the_reminders,
    a_reminder_that_was_on_its_way_when_the_alert_was_read_is_not_sent_again,
    the_regular_note_is_due_when_it_was_chosen_and_not_for_who_is_away,
    whoever_is_asked_again_is_asked_after_another_year,
    who_comes_back_is_greeted_once,
    something_is_in_question_while_it_is_unsent_answered_disputed_or_on_hold,
    what_was_read_can_be_read_again_unless_it_was_taken_back,
    a_family_is_asked_once_whether_its_word_may_be_passed_on,
    lists_are_checked_when_they_are_accepted,
    a_death_stays_in_the_hands_of_a_person_until_it_is_taken_back,
);

async fn set(t: &mut Tx, id: SubscriberId, change: impl Fn(&mut Settings)) -> Settings {
    let mut settings = Settings::default();
    change(&mut settings);
    t.set_settings(id, &settings, start()).await.unwrap();
    settings
}

async fn settings_are_the_defaults_until_something_is_set(store: Store) {
    let mut t = tx(&store).await;
    let one = t.add_subscriber(ChatId(601), Language::Es, start()).await.unwrap();
    assert_eq!(one.settings, Settings::default());
    assert_eq!(t.subscriber(ChatId(601)).await.unwrap().unwrap().settings, Settings::default());
    let settings = set(&mut t, one.id, |s| {
        s.quiet = QuietHours::night();
        s.zone = Zone::parse("Madrid").unwrap();
    })
    .await;
    let read = t.subscriber(ChatId(601)).await.unwrap().unwrap();
    assert_eq!(read.settings, settings);
    assert_eq!(read.reader(), Reader { language: Language::Es, zone: settings.zone });
}

/// At this moment it is eight in the morning in Venezuela; these hours last until ten.
const MORNING: &str = "7:00 a 10:00";

async fn an_alert_is_put_off_to_the_end_of_the_quiet_hours_and_its_seven_days_stand_still(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 602, at(1)).await;
    set(&mut t, told.subscriber, |s| s.quiet = QuietHours::parse(MORNING).unwrap()).await;
    assert!(t.claim_notice(told.alert, lease(at(1)), at(1)).await.unwrap().is_none());
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Ready);
    assert!(t.due(at(119), 10).await.unwrap().is_empty());
    assert_eq!(t.next_due(at(2)).await.unwrap(), Some(at(120)));
    let claimed = t.claim_notice(told.alert, lease(at(120)), at(120)).await.unwrap().unwrap();
    assert_eq!(claimed.before.sendable_since, at(120), "the hours count for nothing");
    assert!(matches!(claimed.addressed.notice, Notice::Alert(alert) if !alert.late), "not late by our fault");
}

async fn a_correction_passes_quiet_hours(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 603, at(1)).await;
    send(&mut t, told.alert, 5, at(1)).await;
    set(&mut t, told.subscriber, |s| s.quiet = QuietHours::parse(MORNING).unwrap()).await;
    let correction = id(t.add_delivery(&told.correction(at(2)), at(2)).await.unwrap());
    assert!(t.claim_notice(correction, lease(at(3)), at(3)).await.unwrap().is_some());
}

async fn an_unread_alert_is_found_until_it_is_read_answered_or_removed(store: Store) {
    let mut t = tx(&store).await;
    let release = verified(&mut t, WHO, start()).await;
    let mut all = Vec::new();
    for chat in 604..609 {
        let told = told_of(&mut t, chat, release, at(1)).await;
        send(&mut t, told.alert, 5, at(1)).await;
        all.push(told);
    }
    let found = |unread: Vec<Unread>| unread.into_iter().map(|u| u.alert).collect::<Vec<_>>();
    assert_eq!(t.unread_alerts(at(2), day(1)).await.unwrap().len(), 0, "sent before");
    assert_eq!(t.unread_alerts(start(), start()).await.unwrap().len(), 0, "sent after");
    let first = t.unread_alerts(start(), day(1)).await.unwrap();
    assert_eq!((first.len(), first[0].reminded, first[0].sent_at), (5, 0, at(1)));
    t.mark_read(all[0].alert, at(2)).await.unwrap();
    t.set_answer(all[1].alert, Some(FamilyAnswer::StillInside), at(2)).await.unwrap();
    t.remove_subscription(all[2].subscription, at(2)).await.unwrap();
    t.add_delivery(&all[3].correction(at(2)), at(2)).await.unwrap();
    assert_eq!(found(t.unread_alerts(start(), day(1)).await.unwrap()), [all[4].alert]);
    t.set_release_state(release, &[ReleaseState::Active], ReleaseState::InDoubt, at(3)).await.unwrap();
    assert!(t.unread_alerts(start(), day(1)).await.unwrap().is_empty(), "it is in doubt");
}

/// The reminders that are waiting, by when they are due.
async fn waiting(t: &mut Tx, chat: SubscriberId, code: &Code) -> Vec<Moment> {
    let all = t.delivery_by_code(chat, code).await.unwrap();
    let waits = all.into_iter().filter(|d| d.kind == NoticeKind::Reminder && d.state == DeliveryState::Ready);
    waits.map(|d| d.due_at).collect()
}

async fn a_reminder_is_made_once_and_moved_when_another_hour_is_wished(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 610, at(1)).await;
    send(&mut t, told.alert, 5, at(1)).await;
    let code = t.delivery(told.alert).await.unwrap().unwrap().code;
    for minute in [30, 40, 40] {
        t.remind(told.alert, at(minute), at(2)).await.unwrap();
    }
    assert_eq!(waiting(&mut t, told.subscriber, &code).await, [at(40)]);
    assert!(t.unread_alerts(start(), day(1)).await.unwrap().is_empty(), "one is on its way");
    let [Due::Notice { delivery, kind: NoticeKind::Reminder, .. }] = t.due(at(40), 10).await.unwrap()[..] else {
        panic!("the reminder is not due");
    };
    let claimed = given::claim(&mut t, delivery, at(40)).await;
    assert_eq!(claimed.addressed.notice, Notice::Reminder { delivery: told.alert, code: code.clone() });
    let sent = Next::Sent { message: Some(MessageId(6)) };
    t.settle_notice(delivery, claimed.attempt, sent, None, at(40)).await.unwrap();
    assert_eq!(t.unread_alerts(start(), day(1)).await.unwrap()[0].reminded, 1);
    t.remind(told.alert, at(50), at(41)).await.unwrap();
    assert_eq!(waiting(&mut t, told.subscriber, &code).await, [at(50)], "the next one is another");
    t.remind(delivery, at(60), at(41)).await.unwrap();
    assert_eq!(waiting(&mut t, told.subscriber, &code).await, [at(50)], "nobody is reminded of a reminder");
}

async fn reading_answering_or_correcting_stops_the_reminders(store: Store) {
    let mut t = tx(&store).await;
    let release = verified(&mut t, WHO, start()).await;
    for (chat, how) in [(611, "read"), (612, "answered"), (613, "corrected")] {
        let told = told_of(&mut t, chat, release, at(1)).await;
        send(&mut t, told.alert, 5, at(1)).await;
        let code = t.delivery(told.alert).await.unwrap().unwrap().code;
        t.remind(told.alert, at(30), at(2)).await.unwrap();
        match how {
            "read" => t.mark_read(told.alert, at(3)).await.unwrap(),
            "answered" => t.set_answer(told.alert, Some(FamilyAnswer::WithUs), at(3)).await.unwrap(),
            _ => drop(t.add_delivery(&told.correction(at(60)), at(3)).await.unwrap()),
        }
        assert!(waiting(&mut t, told.subscriber, &code).await.is_empty(), "{how}");
        assert!(t.due(at(31), 10).await.unwrap().is_empty(), "{how}");
    }
}

async fn a_reminder_that_was_on_its_way_when_the_alert_was_read_is_not_sent_again(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 614, at(1)).await;
    send(&mut t, told.alert, 5, at(1)).await;
    t.remind(told.alert, at(2), at(2)).await.unwrap();
    let [Due::Notice { delivery, .. }] = t.due(at(2), 10).await.unwrap()[..] else { panic!("it is due") };
    let claimed = given::claim(&mut t, delivery, at(2)).await;
    t.mark_read(told.alert, at(3)).await.unwrap();
    let again = Next::AgainUncertain { at: at(4) };
    t.settle_notice(delivery, claimed.attempt, again, Some(Cause::Timeout), at(3)).await.unwrap();
    assert_eq!(state(&mut t, delivery).await, DeliveryState::Cancelled);
}

async fn the_regular_note_is_due_when_it_was_chosen_and_not_for_who_is_away(store: Store) {
    let mut t = tx(&store).await;
    let mut chats = Vec::new();
    for chat in [615, 616, 617] {
        chats.push(family(&mut t, chat, WHO, start()).await.0.id);
    }
    for id in &chats[..2] {
        set(&mut t, *id, |s| s.heartbeat = Heartbeat::Weekly).await;
    }
    assert!(t.heartbeats_due(day(6), 10).await.unwrap().is_empty());
    t.set_unreachable(chats[1], day(5)).await.unwrap();
    let due = t.heartbeats_due(day(7), 10).await.unwrap();
    assert_eq!(due.iter().map(|s| s.id).collect::<Vec<_>>(), [chats[0]]);
    t.set_next_heartbeat(chats[0], Some(day(14))).await.unwrap();
    assert!(t.heartbeats_due(day(13), 10).await.unwrap().is_empty());
    set(&mut t, chats[0], |_| ()).await;
    assert!(t.heartbeats_due(day(99), 10).await.unwrap().is_empty(), "no note is wanted any more");
}

async fn whoever_is_asked_again_is_asked_after_another_year(store: Store) {
    let mut t = tx(&store).await;
    let (old, _) = family(&mut t, 618, WHO, start()).await;
    family(&mut t, 619, WHO, day(2)).await;
    assert!(t.to_ask_again(start() - chrono::TimeDelta::seconds(1), 10).await.unwrap().is_empty());
    assert_eq!(t.to_ask_again(day(1), 10).await.unwrap().iter().map(|s| s.id).collect::<Vec<_>>(), [old.id]);
    t.asked_again(old.id, day(300)).await.unwrap();
    assert!(t.to_ask_again(day(1), 10).await.unwrap().is_empty());
    assert_eq!(t.to_ask_again(day(300), 1).await.unwrap().len(), 1, "no more than asked for");
    assert_eq!(t.to_ask_again(day(300), 10).await.unwrap().len(), 2);
}

async fn who_comes_back_is_greeted_once(store: Store) {
    let mut t = tx(&store).await;
    let (chat, _) = family(&mut t, 620, WHO, start()).await;
    assert!(!t.greet(chat.id).await.unwrap(), "it was never away");
    t.set_unreachable(chat.id, at(1)).await.unwrap();
    assert!(!t.greet(chat.id).await.unwrap(), "it is away");
    t.set_reachable(chat.id, at(2)).await.unwrap();
    assert!(t.greet(chat.id).await.unwrap());
    t.set_reachable(chat.id, at(3)).await.unwrap();
    assert!(!t.greet(chat.id).await.unwrap());
}

async fn something_is_in_question_while_it_is_unsent_answered_disputed_or_on_hold(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 621, at(1)).await;
    let asks = told.subscriber;
    assert!(t.is_in_question(asks).await.unwrap(), "the alert is not sent yet");
    send(&mut t, told.alert, 5, at(1)).await;
    assert!(!t.is_in_question(asks).await.unwrap());
    t.set_release_state(told.release, &[ReleaseState::Active], ReleaseState::InDoubt, at(2)).await.unwrap();
    assert!(t.is_in_question(asks).await.unwrap(), "the event is in doubt");
    t.set_release_state(told.release, &[ReleaseState::InDoubt], ReleaseState::Active, at(3)).await.unwrap();
    t.propose_retraction(told.release, None, CorrectionReason::Withdrawn, None, at(4)).await.unwrap();
    assert!(t.is_in_question(asks).await.unwrap(), "a correction is proposed");
    t.reopen_match(told.matched, FamilyAnswer::NotPerson, at(5)).await.unwrap();
    assert!(t.is_in_question(asks).await.unwrap(), "people look at the family's answer");
    let (other, entry) = family(&mut t, 622, WHO, at(6)).await;
    matched(&mut t, entry.id, told.release, at(6)).await;
    assert!(!t.is_in_question(other.id).await.unwrap(), "a guess that nobody confirmed is no news");
    t.put_hold(HoldReason::Person, None, at(7)).await.unwrap();
    assert!(t.is_in_question(other.id).await.unwrap(), "sending is on hold");
}

async fn what_was_read_can_be_read_again_unless_it_was_taken_back(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 623, at(1)).await;
    send(&mut t, told.alert, 5, at(1)).await;
    assert!(t.already_read(told.subscriber, 10).await.unwrap().is_empty());
    assert_eq!(t.told_to(told.subscriber).await.unwrap().len(), 1, "told, read or not");
    t.mark_read(told.alert, at(2)).await.unwrap();
    assert_eq!(t.already_read(told.subscriber, 10).await.unwrap()[0].id, told.alert);
    assert!(t.already_read(told.subscriber, 0).await.unwrap().is_empty());
    let correction = id(t.add_delivery(&told.correction(at(3)), at(3)).await.unwrap());
    assert!(t.already_read(told.subscriber, 10).await.unwrap().is_empty());
    send(&mut t, correction, 6, at(3)).await;
    assert_eq!(t.unread(told.subscriber).await.unwrap()[0].id, correction);
    t.mark_read(correction, at(4)).await.unwrap();
    let read: Vec<_> = t.already_read(told.subscriber, 10).await.unwrap().into_iter().map(|d| d.id).collect();
    assert_eq!(read, [correction]);
    assert_eq!(t.told_to(told.subscriber).await.unwrap().len(), 2);
    t.remove_subscription(told.subscription, at(5)).await.unwrap();
    assert!(t.already_read(told.subscriber, 10).await.unwrap().is_empty());
}

async fn a_family_is_asked_once_whether_its_word_may_be_passed_on(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 624, at(1)).await;
    attempt(&mut t, told.alert, Next::Sent { message: None }, at(1)).await;
    assert!(t.answered_alerts(told.matched).await.unwrap().is_empty());
    t.set_answer(told.alert, Some(FamilyAnswer::WithUs), at(2)).await.unwrap();
    assert_eq!(t.answered_alerts(told.matched).await.unwrap()[0].answered_at, Some(at(2)));
    assert!(!t.set_shared(told.alert, Shared::Yes).await.unwrap(), "it was not asked");
    assert!(t.set_shared(told.alert, Shared::Asked).await.unwrap());
    assert!(!t.set_shared(told.alert, Shared::Asked).await.unwrap());
    assert!(t.set_shared(told.alert, Shared::No).await.unwrap());
    assert!(!t.set_shared(told.alert, Shared::Yes).await.unwrap(), "the first answer counts");
    let verified = t.verified(told.release).await.unwrap().expect("it rests on a verifier's report");
    assert_eq!((&*verified.verifier, verified.others), ("Observatorio Araguaney", 0));
    t.set_answer(told.alert, None, at(3)).await.unwrap();
    assert!(t.answered_alerts(told.matched).await.unwrap().is_empty());
}

async fn lists_are_checked_when_they_are_accepted(store: Store) {
    let mut t = tx(&store).await;
    assert_eq!(t.lists_checked().await.unwrap(), None);
    let verifier = source(&mut t, "Observatorio Araguaney", Tier::Verifier, start()).await;
    let draft = t.add_import(b"a draft", &[1; 32], None, at(1)).await.unwrap();
    assert_eq!(t.lists_checked().await.unwrap(), None, "a draft was not looked through");
    assert!(t.put_import(draft.id, draft.revision, b"a draft", Some(verifier.id)).await.unwrap());
    assert!(t.finish_import(draft.id, draft.revision + 1, ImportState::Accepted, at(5)).await.unwrap());
    assert_eq!(t.lists_checked().await.unwrap(), Some((at(5), 1)));
}

async fn a_death_stays_in_the_hands_of_a_person_until_it_is_taken_back(store: Store) {
    let mut t = tx(&store).await;
    verified(&mut t, WHO, start()).await;
    assert!(t.deaths().await.unwrap().is_empty());
    let death = NewRelease { kind: ReleaseKind::Death, ..given::event("Eleuterio Barrios", "eleuterio barrios") };
    let death = id(t.put_release(&death, start()).await.unwrap());
    let verifier = source(&mut t, "Observatorio Araguaney", Tier::Verifier, start()).await;
    report(&mut t, death, &verifier, None, start()).await;
    assert_eq!(t.deaths().await.unwrap().iter().map(|r| r.id).collect::<Vec<_>>(), [death]);
    t.set_release_state(death, &[ReleaseState::Active], ReleaseState::Retracted, at(1)).await.unwrap();
    assert!(t.deaths().await.unwrap().is_empty());
}
