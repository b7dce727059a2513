//! A newer screen takes the place of an older one that has not been sent, or has not arrived.

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{at, lease, tx};
use crate::both::on_both;

on_both!(
    what_stands_in_a_message_by_then_is_not_written_over,
    a_screen_that_was_not_sent_never_is,
    a_screen_that_arrives_too_late_is_not_wanted,
    a_screen_that_failed_and_is_not_wanted_is_not_tried_again,
    a_screen_of_which_everything_was_erased_is_not_wanted,
);

async fn say(t: &mut Tx, chat: ChatId, spot: Spot, due: Moment) -> ReplyId {
    t.enqueue(chat, Lane::Answer, b"a screen", spot, due, at(0)).await.unwrap()
}

async fn claimed(t: &mut Tx, reply: ReplyId, now: Moment) -> bool {
    t.claim_reply(reply, lease(now), now).await.unwrap().is_some()
}

async fn what_stands_in_a_message_by_then_is_not_written_over(store: Store) {
    let mut t = tx(&store).await;
    let (chat, other) = (ChatId(601), ChatId(602));
    let hide = say(&mut t, chat, Spot::Over(MessageId(5)), at(2)).await;
    let elsewhere = say(&mut t, chat, Spot::Over(MessageId(6)), at(2)).await;
    let of_another = say(&mut t, other, Spot::Over(MessageId(5)), at(2)).await;
    t.supersede_edits(chat, MessageId(5)).await.unwrap();
    assert!(!claimed(&mut t, hide, at(3)).await);
    assert!(claimed(&mut t, elsewhere, at(3)).await && claimed(&mut t, of_another, at(3)).await);
}

async fn a_screen_that_was_not_sent_never_is(store: Store) {
    let mut t = tx(&store).await;
    let chat = ChatId(603);
    let dialogue = t.put_dialogue(chat, b"state", at(60)).await.unwrap().id;
    let screen = say(&mut t, chat, Spot::Screen(dialogue), at(0)).await;
    let note = say(&mut t, chat, Spot::New, at(0)).await;
    t.drop_screens(dialogue).await.unwrap();
    assert!(!claimed(&mut t, screen, at(1)).await);
    assert!(claimed(&mut t, note, at(1)).await);
}

async fn a_screen_that_arrives_too_late_is_not_wanted(store: Store) {
    let mut t = tx(&store).await;
    let chat = ChatId(604);
    let dialogue = t.put_dialogue(chat, b"state", at(60)).await.unwrap().id;
    let screen = say(&mut t, chat, Spot::Screen(dialogue), at(0)).await;
    assert!(claimed(&mut t, screen, at(1)).await);
    t.drop_screens(dialogue).await.unwrap();
    assert_eq!(t.screen_arrived(screen, dialogue, MessageId(8)).await.unwrap(), Arrived::Wanted);
    assert_eq!(t.dialogue(chat).await.unwrap().unwrap().screen, Some(MessageId(8)));
    t.disown_screens(dialogue).await.unwrap();
    assert_eq!(t.screen_arrived(screen, dialogue, MessageId(9)).await.unwrap(), Arrived::Unwanted);
    assert_eq!(t.dialogue(chat).await.unwrap().unwrap().screen, Some(MessageId(8)));
}

async fn a_screen_that_failed_and_is_not_wanted_is_not_tried_again(store: Store) {
    let mut t = tx(&store).await;
    let chat = ChatId(605);
    let dialogue = t.put_dialogue(chat, b"state", at(60)).await.unwrap().id;
    for lost in [false, true] {
        let screen = say(&mut t, chat, Spot::Screen(dialogue), at(0)).await;
        assert!(claimed(&mut t, screen, at(1)).await);
        t.disown_screens(dialogue).await.unwrap();
        if lost {
            assert_eq!(t.recover_replies(at(9)).await.unwrap(), 0);
        } else {
            t.settle_reply(screen, ReplyNext::Again { at: at(2) }).await.unwrap();
        }
        assert!(!claimed(&mut t, screen, at(9)).await, "{lost}");
    }
}

async fn a_screen_of_which_everything_was_erased_is_not_wanted(store: Store) {
    let mut t = tx(&store).await;
    let chat = ChatId(606);
    let dialogue = t.put_dialogue(chat, b"state", at(60)).await.unwrap().id;
    let screen = say(&mut t, chat, Spot::Screen(dialogue), at(0)).await;
    assert!(claimed(&mut t, screen, at(1)).await);
    t.forget(chat, at(1)).await.unwrap();
    assert_eq!(t.screen_arrived(screen, dialogue, MessageId(8)).await.unwrap(), Arrived::Unwanted);
}
