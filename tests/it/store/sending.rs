//! One try to send, and everything that may come of it.

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{at, attempt, claim, day, id, lease, send, start, state, told, tx};
use crate::both::on_both;

on_both!(
    a_claimed_notice_says_everything_that_sending_needs,
    a_delivery_is_claimed_once_at_a_time,
    accepted_is_sent_and_stays_so,
    accepted_without_a_readable_answer_is_sent_too,
    surely_not_sent_comes_again_later_and_is_counted,
    perhaps_sent_is_uncertain_and_comes_again_later,
    refused_comes_again_at_once_and_is_counted,
    an_unreachable_chat_ends_the_tries,
    a_dead_delivery_is_never_tried_again,
    a_wrong_token_leaves_everything_as_it_was,
    an_answer_to_an_earlier_attempt_changes_nothing,
    an_attempt_whose_lease_ran_out_is_found_and_settled_once,
    at_a_start_every_attempt_counts_as_lost,
    what_was_cancelled_on_its_way_is_settled_by_its_answer,
    the_counts_stay_when_old_attempts_are_tidied_away,
    a_delivery_that_died_of_an_unknown_outcome_may_have_been_sent,
    a_lease_that_ends_now_has_ended,
);

async fn a_claimed_notice_says_everything_that_sending_needs(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 261, at(1)).await;
    let claimed = claim(&mut t, told.alert, at(2)).await;
    assert_eq!(claimed.delivery, told.alert);
    let fresh = Attempted { sendable_since: at(1), not_sent: 0, uncertain: 0, refused: 0 };
    assert_eq!(claimed.before, fresh);
    assert!(claimed.addressed.chat == told.chat && claimed.corrects.is_none());
    assert_eq!(claimed.addressed.notice.delivery(), told.alert);
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Sending);
}

async fn a_delivery_is_claimed_once_at_a_time(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 262, at(1)).await;
    claim(&mut t, told.alert, at(2)).await;
    assert!(t.claim_notice(told.alert, lease(at(2)), at(2)).await.unwrap().is_none());
    assert!(t.claim_notice(told.alert, lease(day(1)), day(1)).await.unwrap().is_none(), "only settling frees it");
    assert_eq!(t.lost_attempts(day(1)).await.unwrap().len(), 1, "one current attempt");
}

async fn accepted_is_sent_and_stays_so(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 263, at(1)).await;
    send(&mut t, told.alert, 77, at(2)).await;
    let sent = t.delivery(told.alert).await.unwrap().unwrap();
    assert_eq!((sent.state, sent.message, sent.sent_at), (DeliveryState::Sent, Some(MessageId(77)), Some(at(2))));
    assert!(t.due(day(1), 10).await.unwrap().is_empty());
    assert!(t.claim_notice(told.alert, lease(day(1)), day(1)).await.unwrap().is_none());
    assert!(t.lost_attempts(day(9)).await.unwrap().is_empty());
}

async fn accepted_without_a_readable_answer_is_sent_too(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 264, at(1)).await;
    attempt(&mut t, told.alert, Next::Sent { message: None }, at(2)).await;
    let sent = t.delivery(told.alert).await.unwrap().unwrap();
    assert_eq!((sent.state, sent.message, sent.sent_at), (DeliveryState::Sent, None, Some(at(2))));
    let correction = id(t.add_delivery(&told.correction(at(3)), at(3)).await.unwrap());
    assert!(claim(&mut t, correction, at(3)).await.corrects.is_none(), "there is no message to edit");
}

async fn surely_not_sent_comes_again_later_and_is_counted(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 265, at(1)).await;
    for count in 0..4 {
        let now = at(2 + i64::from(count));
        let claimed = claim(&mut t, told.alert, now).await;
        assert_eq!((claimed.before.not_sent, claimed.before.uncertain, claimed.before.refused), (count, 0, 0));
        let next = Next::Again { at: at(3 + i64::from(count)) };
        assert!(t.settle_notice(told.alert, claimed.attempt, next, Some(Cause::Connect), now).await.unwrap());
        let row = t.delivery(told.alert).await.unwrap().unwrap();
        assert_eq!((row.state, row.due_at), (DeliveryState::Ready, at(3 + i64::from(count))));
        assert!(t.due(now, 10).await.unwrap().is_empty());
        assert_eq!(t.next_due(now).await.unwrap(), Some(row.due_at));
    }
    assert_eq!(t.told(told.release, None).await.unwrap().told, 0);
}

async fn perhaps_sent_is_uncertain_and_comes_again_later(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 266, at(1)).await;
    for count in 0..2 {
        let now = at(2 + i64::from(count));
        let claimed = claim(&mut t, told.alert, now).await;
        assert_eq!((claimed.before.not_sent, claimed.before.uncertain), (0, count));
        let next = Next::AgainUncertain { at: at(3 + i64::from(count)) };
        assert!(t.settle_notice(told.alert, claimed.attempt, next, Some(Cause::Timeout), now).await.unwrap());
        assert_eq!(state(&mut t, told.alert).await, DeliveryState::Uncertain);
        assert!(t.due(now, 10).await.unwrap().is_empty());
        assert!(t.claim_notice(told.alert, lease(now), now).await.unwrap().is_none());
        assert_eq!(t.next_due(now).await.unwrap(), Some(at(3 + i64::from(count))));
    }
    assert_eq!(t.due(at(4), 10).await.unwrap().len(), 1);
}

async fn refused_comes_again_at_once_and_is_counted(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 267, at(1)).await;
    attempt(&mut t, told.alert, Next::AgainPlain, at(2)).await;
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Ready);
    assert_eq!(t.due(at(2), 10).await.unwrap().len(), 1);
    let claimed = claim(&mut t, told.alert, at(2)).await;
    assert_eq!((claimed.before.refused, claimed.before.not_sent, claimed.before.uncertain), (1, 0, 0));
}

async fn an_unreachable_chat_ends_the_tries(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 268, at(1)).await;
    attempt(&mut t, told.alert, Next::Unreachable, at(2)).await;
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Unreachable);
    assert!(t.due(day(30), 10).await.unwrap().is_empty());
    assert_eq!(t.next_due(at(2)).await.unwrap(), None);
    // The seven days stand still while nobody can be reached.
    t.set_reachable(told.subscriber, day(30)).await.unwrap();
    let claimed = claim(&mut t, told.alert, day(30)).await;
    assert!(day(30) - claimed.before.sendable_since < chrono::TimeDelta::days(1));
}

async fn a_dead_delivery_is_never_tried_again(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 269, at(1)).await;
    attempt(&mut t, told.alert, Next::Dead, at(2)).await;
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Dead);
    t.set_reachable(told.subscriber, at(3)).await.unwrap();
    t.free_held(told.release, at(3)).await.unwrap();
    assert!(t.due(day(30), 10).await.unwrap().is_empty());
    assert!(t.claim_notice(told.alert, lease(day(30)), day(30)).await.unwrap().is_none());
    assert!(t.notice(told.alert).await.unwrap().is_some(), "but the family can pull it");
}

async fn a_wrong_token_leaves_everything_as_it_was(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 270, at(1)).await;
    let claimed = claim(&mut t, told.alert, at(2)).await;
    let stopped = t.settle_notice(told.alert, claimed.attempt, Next::StopSending, Some(Cause::Token), at(2)).await;
    assert!(stopped.unwrap());
    let row = t.delivery(told.alert).await.unwrap().unwrap();
    assert_eq!((row.state, row.due_at), (DeliveryState::Ready, at(1)));
    assert!(t.lost_attempts(day(1)).await.unwrap().is_empty());
    assert_eq!(claim(&mut t, told.alert, at(3)).await.before, claimed.before);

    let uncertain = Next::AgainUncertain { at: at(5) };
    let second = t.lost_attempts(day(1)).await.unwrap()[0].1;
    t.settle_notice(told.alert, second, uncertain, Some(Cause::Reset), at(3)).await.unwrap();
    let third = claim(&mut t, told.alert, at(5)).await;
    t.settle_notice(told.alert, third.attempt, Next::StopSending, Some(Cause::Token), at(5)).await.unwrap();
    assert!(t.may_have_been_sent(told.matched).await.unwrap());
    assert_eq!(claim(&mut t, told.alert, at(6)).await.before.uncertain, 1);
}

async fn an_answer_to_an_earlier_attempt_changes_nothing(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 271, at(1)).await;
    let first = claim(&mut t, told.alert, at(2)).await;
    let lost = Next::AgainUncertain { at: at(3) };
    assert!(t.settle_notice(told.alert, first.attempt, lost, Some(Cause::LeaseRanOut), at(3)).await.unwrap());
    let late = Next::Sent { message: Some(MessageId(5)) };
    assert!(!t.settle_notice(told.alert, first.attempt, late, None, at(3)).await.unwrap());
    let second = claim(&mut t, told.alert, at(4)).await;
    assert_ne!(first.attempt, second.attempt);
    assert!(!t.settle_notice(told.alert, first.attempt, Next::Dead, None, at(4)).await.unwrap());
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Sending);
    assert!(!t.settle_notice(told.alert, AttemptId(404), Next::Dead, None, at(4)).await.unwrap());
    assert!(t.settle_notice(told.alert, second.attempt, late, None, at(4)).await.unwrap());
    assert!(!t.settle_notice(told.alert, second.attempt, Next::Dead, None, at(5)).await.unwrap());
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Sent);
}

async fn an_attempt_whose_lease_ran_out_is_found_and_settled_once(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 272, at(1)).await;
    attempt(&mut t, told.alert, Next::Again { at: at(2) }, at(1)).await;
    let claimed = t.claim_notice(told.alert, at(4), at(3)).await.unwrap().unwrap();
    assert!(t.lost_attempts(at(3)).await.unwrap().is_empty(), "its lease still runs");
    assert_eq!(t.lost_attempts(at(4)).await.unwrap(), [(told.alert, claimed.attempt, claimed.before)]);
    let next = settle(Outcome::Uncertain(Cause::LeaseRanOut), claimed.before, at(4), 0.0);
    assert!(t.settle_notice(told.alert, claimed.attempt, next, Some(Cause::LeaseRanOut), at(4)).await.unwrap());
    assert!(t.lost_attempts(day(1)).await.unwrap().is_empty());
    let again = claim(&mut t, told.alert, at(6)).await;
    assert_eq!((again.before.uncertain, again.before.not_sent), (1, 1));
}

async fn at_a_start_every_attempt_counts_as_lost(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 273, at(1)).await;
    let claimed = t.claim_notice(told.alert, at(30), at(2)).await.unwrap().unwrap();
    let far_ahead = day(36_500);
    assert_eq!(t.lost_attempts(far_ahead).await.unwrap(), [(told.alert, claimed.attempt, claimed.before)]);
    assert_eq!(t.recover_replies(far_ahead).await.unwrap(), 0);
}

async fn what_was_cancelled_on_its_way_is_settled_by_its_answer(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 274, at(1)).await;
    let claimed = claim(&mut t, told.alert, at(2)).await;
    t.remove_subscription(told.subscription, at(2)).await.unwrap();
    let sent = Next::Sent { message: Some(MessageId(3)) };
    assert!(t.settle_notice(told.alert, claimed.attempt, sent, None, at(3)).await.unwrap());
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Sent, "it left, and a correction must find it");

    let other = super::given::told_of(&mut t, 275, told.release, at(4)).await;
    let claimed = claim(&mut t, other.alert, at(5)).await;
    t.remove_subscription(other.subscription, at(5)).await.unwrap();
    let again = Next::Again { at: at(6) };
    t.settle_notice(other.alert, claimed.attempt, again, Some(Cause::Connect), at(5)).await.unwrap();
    assert!(t.due(at(9), 10).await.unwrap().is_empty(), "nobody wants it any more");
    assert!(t.claim_notice(other.alert, lease(at(9)), at(9)).await.unwrap().is_none());
}

async fn the_counts_stay_when_old_attempts_are_tidied_away(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 276, start()).await;
    attempt(&mut t, told.alert, Next::AgainUncertain { at: at(2) }, at(1)).await;
    attempt(&mut t, told.alert, Next::Dead, at(3)).await;
    t.tidy(day(31)).await.unwrap();
    assert!(t.may_have_been_sent(told.matched).await.unwrap(), "it still has to be corrected");
    assert_eq!(t.told(told.release, None).await.unwrap().told, 1);
}

async fn a_delivery_that_died_of_an_unknown_outcome_may_have_been_sent(store: Store) {
    let mut t = tx(&store).await;
    let release = super::given::verified(&mut t, super::given::WHO, start()).await;
    let causes = [Cause::Timeout, Cause::Reset, Cause::Server, Cause::Unreadable, Cause::LeaseRanOut];
    for (chat, cause) in (2_800..).zip(causes) {
        let told = super::given::told_of(&mut t, chat, release, start()).await;
        let claimed = claim(&mut t, told.alert, day(8)).await;
        let next = settle(Outcome::Uncertain(cause), claimed.before, day(8), 0.0);
        assert_eq!(next, Next::Dead, "its seven days are over");
        assert!(t.settle_notice(told.alert, claimed.attempt, next, Some(cause), day(8)).await.unwrap());
        assert!(t.may_have_been_sent(told.matched).await.unwrap(), "{cause:?}");
    }
    assert_eq!(t.told(release, None).await.unwrap().told, 5);
}

async fn a_lease_that_ends_now_has_ended(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 277, at(1)).await;
    t.claim_notice(told.alert, at(3), at(2)).await.unwrap().unwrap();
    assert!(t.lost_attempts(at(3) - chrono::TimeDelta::seconds(1)).await.unwrap().is_empty());
    assert_eq!(t.lost_attempts(at(3)).await.unwrap().len(), 1);
}
