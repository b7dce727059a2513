//! What may go out, and in which order.

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{at, attempt, claim, day, id, lease, send, start, told, told_of, tx, verified};
use crate::both::on_both;

on_both!(
    nothing_is_due_before_its_time,
    corrections_go_before_alerts_and_alerts_before_answers_and_those_before_tidying,
    reminders_go_last_and_wait_for_a_hold,
    replies_are_not_starved_by_alerts,
    within_a_lane_the_oldest_goes_first,
    one_chat_hears_things_in_the_order_in_which_they_were_said,
    one_chat_has_one_message_on_its_way_at_a_time,
    two_chats_do_not_wait_for_each_other,
    a_busy_chat_does_not_crowd_out_the_others,
    no_more_is_due_than_asked_for,
    the_next_thing_due_is_known_ahead,
    a_reply_is_sealed_until_it_is_sent_and_then_gone,
    a_reply_that_fails_comes_again,
    a_reply_whose_sender_died_is_ready_again,
    a_correction_never_overtakes_its_alert,
    a_retracted_alert_of_unknown_outcome_is_not_sent_again_and_its_correction_is,
);

/// What is due, as numbers: deliveries and replies alike.
async fn due(t: &mut Tx, now: Moment) -> Vec<i64> {
    let list = t.due(now, 100).await.unwrap();
    list.into_iter()
        .map(|due| match due {
            Due::Notice { delivery, .. } => delivery.0,
            Due::Reply { reply, .. } => reply.0,
        })
        .collect()
}

async fn answer(t: &mut Tx, chat: i64, now: Moment) -> ReplyId {
    t.enqueue(ChatId(chat), Lane::Answer, b"an answer", Spot::New, now, now).await.unwrap()
}

async fn nothing_is_due_before_its_time(store: Store) {
    let mut t = tx(&store).await;
    assert!(due(&mut t, day(9)).await.is_empty());
    let told = told(&mut t, 201, at(5)).await;
    let reply = t.enqueue(ChatId(202), Lane::Answer, b"later", Spot::New, at(7), start()).await.unwrap();
    assert!(due(&mut t, at(4)).await.is_empty());
    assert!(t.claim_notice(told.alert, at(5), at(4)).await.unwrap().is_none());
    assert_eq!(due(&mut t, at(5)).await, [told.alert.0]);
    assert_eq!(due(&mut t, at(7)).await, [told.alert.0, reply.0]);
}

async fn corrections_go_before_alerts_and_alerts_before_answers_and_those_before_tidying(store: Store) {
    let mut t = tx(&store).await;
    let told_before = told(&mut t, 203, at(1)).await;
    send(&mut t, told_before.alert, 1, at(1)).await;
    let tidying = t.enqueue(ChatId(204), Lane::Tidying, b"hide it", Spot::New, at(2), at(2)).await.unwrap();
    let reply = answer(&mut t, 205, at(3)).await;
    let alert = told_of(&mut t, 206, told_before.release, at(4)).await.alert;
    let correction = id(t.add_delivery(&told_before.correction(at(5)), at(5)).await.unwrap());
    assert_eq!(due(&mut t, at(6)).await, [correction.0, alert.0, reply.0, tidying.0]);
    let kinds: Vec<_> = t.due(at(6), 10).await.unwrap();
    assert!(matches!(kinds[0], Due::Notice { kind: NoticeKind::Correction, chat: ChatId(203), .. }));
    assert!(matches!(kinds[1], Due::Notice { kind: NoticeKind::Alert, chat: ChatId(206), .. }));
    assert!(matches!(kinds[2], Due::Reply { lane: Lane::Answer, chat: ChatId(205), .. }));
    assert!(matches!(kinds[3], Due::Reply { lane: Lane::Tidying, chat: ChatId(204), .. }));
}

async fn within_a_lane_the_oldest_goes_first(store: Store) {
    let mut t = tx(&store).await;
    let release = verified(&mut t, super::given::WHO, start()).await;
    let mut alerts = Vec::new();
    let mut replies = Vec::new();
    for minute in [3, 1, 2] {
        alerts.push((minute, told_of(&mut t, 210 + minute, release, at(minute)).await.alert.0));
        replies.push((minute, answer(&mut t, 220 + minute, at(minute)).await.0));
    }
    alerts.sort();
    replies.sort();
    let expected: Vec<i64> = alerts.iter().chain(&replies).map(|(_, id)| *id).collect();
    assert_eq!(due(&mut t, at(9)).await, expected);
}

async fn one_chat_hears_things_in_the_order_in_which_they_were_said(store: Store) {
    let mut t = tx(&store).await;
    let mut said = Vec::new();
    for _ in 0..5 {
        said.push(answer(&mut t, 231, at(1)).await);
    }
    for expected in said {
        assert_eq!(due(&mut t, at(2)).await.first(), Some(&expected.0), "also within one second");
        let claimed = t.claim_reply(expected, lease(at(2)), at(2)).await.unwrap().unwrap();
        assert!(claimed.chat == ChatId(231));
        t.settle_reply(expected, ReplyNext::Done).await.unwrap();
    }
    assert!(due(&mut t, at(2)).await.is_empty());
}

async fn one_chat_has_one_message_on_its_way_at_a_time(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 232, at(1)).await;
    let first = answer(&mut t, 232, at(1)).await;
    let second = answer(&mut t, 232, at(2)).await;
    let other = id(t.add_delivery(&NewDelivery { revision: 3, ..told.alert_of(at(1)) }, at(1)).await.unwrap());
    let claimed = claim(&mut t, told.alert, at(3)).await;
    assert!(due(&mut t, at(3)).await.is_empty(), "an alert is on its way");
    assert!(t.claim_notice(other, lease(at(3)), at(3)).await.unwrap().is_none());
    assert!(t.claim_reply(first, lease(at(3)), at(3)).await.unwrap().is_none());
    let sent = Next::Sent { message: Some(MessageId(1)) };
    t.settle_notice(told.alert, claimed.attempt, sent, None, at(3)).await.unwrap();

    assert_eq!(due(&mut t, at(3)).await, [other.0], "of one chat one thing at a time");
    send(&mut t, other, 2, at(3)).await;
    assert_eq!(due(&mut t, at(3)).await, [first.0]);
    t.claim_reply(first, lease(at(3)), at(3)).await.unwrap().unwrap();
    assert!(due(&mut t, at(3)).await.is_empty(), "a reply is on its way");
    assert!(t.claim_reply(second, lease(at(3)), at(3)).await.unwrap().is_none());
    let again = id(t.add_delivery(&NewDelivery { revision: 2, ..told.alert_of(at(3)) }, at(3)).await.unwrap());
    assert!(t.claim_notice(again, lease(at(3)), at(3)).await.unwrap().is_none());
    t.settle_reply(first, ReplyNext::Done).await.unwrap();
    assert!(t.claim_notice(again, lease(at(3)), at(3)).await.unwrap().is_some());
}

async fn two_chats_do_not_wait_for_each_other(store: Store) {
    let mut t = tx(&store).await;
    let one = told(&mut t, 233, at(1)).await;
    let other = told_of(&mut t, 234, one.release, at(1)).await;
    claim(&mut t, one.alert, at(2)).await;
    assert_eq!(due(&mut t, at(2)).await, [other.alert.0]);
    claim(&mut t, other.alert, at(2)).await;
}

async fn a_busy_chat_does_not_crowd_out_the_others(store: Store) {
    let mut t = tx(&store).await;
    let busy = answer(&mut t, 235, at(1)).await;
    for _ in 0..30 {
        answer(&mut t, 235, at(1)).await;
    }
    let quiet = answer(&mut t, 236, at(2)).await;
    t.claim_reply(busy, lease(at(3)), at(3)).await.unwrap().unwrap();
    let list = t.due(at(3), 4).await.unwrap();
    assert!(list.iter().any(|due| matches!(due, Due::Reply { reply, .. } if *reply == quiet)));
}

async fn no_more_is_due_than_asked_for(store: Store) {
    let mut t = tx(&store).await;
    for chat in 240..250 {
        answer(&mut t, chat, at(1)).await;
    }
    for limit in [1, 4, 10, 50] {
        assert_eq!(t.due(at(2), limit).await.unwrap().len(), limit.min(10) as usize);
    }
}

async fn the_next_thing_due_is_known_ahead(store: Store) {
    let mut t = tx(&store).await;
    assert_eq!(t.next_due(start()).await.unwrap(), None);
    told(&mut t, 251, at(9)).await;
    assert_eq!(t.next_due(start()).await.unwrap(), Some(at(9)));
    t.enqueue(ChatId(252), Lane::Tidying, b"later", Spot::New, at(5), start()).await.unwrap();
    assert_eq!(t.next_due(start()).await.unwrap(), Some(at(5)));
    assert_eq!(t.next_due(at(5)).await.unwrap(), Some(at(9)));
    assert_eq!(t.next_due(at(9)).await.unwrap(), None);
}

async fn a_reply_is_sealed_until_it_is_sent_and_then_gone(store: Store) {
    let mut t = tx(&store).await;
    let dialogue = t.put_dialogue(ChatId(253), b"state", at(60)).await.unwrap();
    let body = b"{\"some\":\"json\"}";
    let reply = t.enqueue(ChatId(253), Lane::Answer, body, Spot::Screen(dialogue.id), at(1), at(1)).await.unwrap();
    assert!(t.claim_reply(ReplyId(404), lease(at(2)), at(2)).await.unwrap().is_none());
    let claimed = t.claim_reply(reply, lease(at(2)), at(2)).await.unwrap().unwrap();
    assert!(claimed.reply == reply && claimed.chat == ChatId(253) && claimed.body == body);
    assert_eq!((claimed.dialogue, claimed.created_at), (Some(dialogue.id), at(1)));
    assert!(t.claim_reply(reply, lease(at(2)), at(2)).await.unwrap().is_none(), "it is claimed");
    t.settle_reply(reply, ReplyNext::Done).await.unwrap();
    assert!(t.claim_reply(reply, lease(at(99)), at(99)).await.unwrap().is_none());
    assert!(due(&mut t, day(1)).await.is_empty());
}

async fn a_reply_that_fails_comes_again(store: Store) {
    let mut t = tx(&store).await;
    let reply = answer(&mut t, 254, at(1)).await;
    let first = t.claim_reply(reply, lease(at(2)), at(2)).await.unwrap().unwrap();
    t.settle_reply(reply, ReplyNext::Again { at: at(5) }).await.unwrap();
    assert!(due(&mut t, at(4)).await.is_empty());
    assert_eq!(t.next_due(at(4)).await.unwrap(), Some(at(5)));
    assert_eq!(due(&mut t, at(5)).await, [reply.0]);
    let second = t.claim_reply(reply, lease(at(5)), at(5)).await.unwrap().unwrap();
    assert_eq!(second.attempts, first.attempts + 1);
    assert!(second.body == first.body);
}

async fn a_reply_whose_sender_died_is_ready_again(store: Store) {
    let mut t = tx(&store).await;
    let reply = answer(&mut t, 255, at(1)).await;
    t.claim_reply(reply, at(3), at(2)).await.unwrap().unwrap();
    assert_eq!(t.recover_replies(at(2)).await.unwrap(), 0);
    assert_eq!(t.recover_replies(at(3)).await.unwrap(), 1);
    assert_eq!(t.recover_replies(at(3)).await.unwrap(), 0);
    assert_eq!(due(&mut t, at(3)).await, [reply.0]);
}

async fn a_correction_never_overtakes_its_alert(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 256, at(1)).await;
    let flying = claim(&mut t, told.alert, at(2)).await;
    let correction = id(t.add_delivery(&told.correction(at(2)), at(2)).await.unwrap());
    assert!(t.claim_notice(correction, lease(at(3)), at(3)).await.unwrap().is_none());
    assert!(!due(&mut t, at(3)).await.contains(&correction.0));
    let sent = Next::Sent { message: Some(MessageId(8)) };
    t.settle_notice(told.alert, flying.attempt, sent, None, at(3)).await.unwrap();
    assert_eq!(due(&mut t, at(3)).await, [correction.0]);
    let claimed = claim(&mut t, correction, at(3)).await;
    assert_eq!(claimed.corrects.map(|(message, _)| message), Some(MessageId(8)));
}

async fn a_retracted_alert_of_unknown_outcome_is_not_sent_again_and_its_correction_is(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 257, at(1)).await;
    attempt(&mut t, told.alert, Next::AgainUncertain { at: at(3) }, at(2)).await;
    t.set_release_state(told.release, &[ReleaseState::Active], ReleaseState::Retracted, at(2)).await.unwrap();
    t.cancel_release(told.release, None, at(2)).await.unwrap();
    let correction = id(t.add_delivery(&told.correction(at(2)), at(2)).await.unwrap());
    let mut sent = Vec::new();
    for minute in 2..200 {
        for due in t.due(at(minute), 10).await.unwrap() {
            let Due::Notice { delivery, .. } = due else { continue };
            let Some(claimed) = t.claim_notice(delivery, lease(at(minute)), at(minute)).await.unwrap() else {
                continue;
            };
            sent.push(delivery);
            let done = Next::Sent { message: Some(MessageId(1)) };
            t.settle_notice(delivery, claimed.attempt, done, None, at(minute)).await.unwrap();
        }
    }
    assert_eq!(sent, [correction]);
}

async fn reminders_go_last_and_wait_for_a_hold(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 258, at(1)).await;
    send(&mut t, told.alert, 1, at(1)).await;
    let new = NewDelivery { kind: NoticeKind::Reminder, ..told.alert_of(at(2)) };
    let reminder = id(t.add_delivery(&new, at(2)).await.unwrap());
    let tidying = t.enqueue(ChatId(259), Lane::Tidying, b"hide it", Spot::New, at(3), at(3)).await.unwrap();
    let alert = told_of(&mut t, 260, told.release, at(4)).await.alert;
    assert_eq!(due(&mut t, at(5)).await, [alert.0, tidying.0, reminder.0]);
    t.put_hold(HoldReason::Person, None, at(5)).await.unwrap();
    assert_eq!(due(&mut t, at(6)).await, [tidying.0]);
    t.lift_hold(None, at(7)).await.unwrap();
    let claimed = claim(&mut t, reminder, at(7)).await;
    assert_eq!(claimed.addressed.notice.delivery(), told.alert, "its button opens the alert");
}

async fn replies_are_not_starved_by_alerts(store: Store) {
    let mut t = tx(&store).await;
    let release = verified(&mut t, super::given::WHO, start()).await;
    for chat in 0..30 {
        told_of(&mut t, 2_600 + chat, release, at(1)).await;
    }
    for chat in 0..10 {
        answer(&mut t, 2_700 + chat, at(2)).await;
    }
    let list = t.due(at(3), 20).await.unwrap();
    assert_eq!(list.len(), 20);
    let replies = list.iter().filter(|due| matches!(due, Due::Reply { .. })).count();
    assert!(replies >= 4, "a fifth is theirs, they got {replies} of 20");
}
