//! What stands in a chat, and how much it writes.

use chrono::TimeDelta;
use vigilia::domain::*;
use vigilia::store::*;

use super::given::{at, day, send, start, told, tx};
use crate::both::{Place, on_both, on_both_places};
use crate::raw::Raw;

on_both!(
    the_messages_of_a_chat_are_known_for_forty_eight_hours,
    a_message_is_noted_once_and_belongs_to_its_chat,
    notices_stand_in_the_chat_for_ninety_days,
    what_was_still_to_be_said_goes_and_deletions_stay,
    deletions_outlive_forgetting_and_nothing_else_does,
    counting_begins_anew_with_each_window,
    a_code_is_confirmed_nowhere_but_in_its_chat,
);
on_both_places!(numbers_and_counts_are_tidied_away);

async fn the_messages_of_a_chat_are_known_for_forty_eight_hours(store: Store) {
    let mut t = tx(&store).await;
    t.note_message(ChatId(651), MessageId(1), start()).await.unwrap();
    t.note_message(ChatId(651), MessageId(2), day(1)).await.unwrap();
    assert_eq!(t.messages(ChatId(651), day(1)).await.unwrap(), [MessageId(1), MessageId(2)]);
    assert_eq!(t.messages(ChatId(651), day(2)).await.unwrap(), [MessageId(2)], "Telegram deletes no older ones");
    t.drop_messages(ChatId(651)).await.unwrap();
    assert!(t.messages(ChatId(651), day(1)).await.unwrap().is_empty());
}

async fn a_message_is_noted_once_and_belongs_to_its_chat(store: Store) {
    let mut t = tx(&store).await;
    for chat in [652, 653, 652] {
        t.note_message(ChatId(chat), MessageId(7), start()).await.unwrap();
    }
    t.drop_messages(ChatId(653)).await.unwrap();
    assert_eq!(t.messages(ChatId(652), at(1)).await.unwrap(), [MessageId(7)]);
    assert!(t.messages(ChatId(653), at(1)).await.unwrap().is_empty());
}

async fn notices_stand_in_the_chat_for_ninety_days(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 654, at(1)).await;
    assert!(t.standing_notices(told.subscriber, at(1)).await.unwrap().is_empty());
    send(&mut t, told.alert, 9, at(1)).await;
    let standing = |can_be_deleted| [StandingNotice { message: MessageId(9), can_be_deleted }];
    assert_eq!(t.standing_notices(told.subscriber, day(2)).await.unwrap(), standing(true));
    assert_eq!(t.standing_notices(told.subscriber, day(3)).await.unwrap(), standing(false));
    t.tidy(day(91)).await.unwrap();
    assert!(t.standing_notices(told.subscriber, day(91)).await.unwrap().is_empty());
}

/// How many replies to this chat are due.
async fn due(t: &mut Tx, now: Moment) -> usize {
    t.due(now, 100).await.unwrap().len()
}

async fn what_was_still_to_be_said_goes_and_deletions_stay(store: Store) {
    let mut t = tx(&store).await;
    for chat in [655, 656] {
        t.enqueue(ChatId(chat), Lane::Answer, b"later", Spot::Over(MessageId(1)), at(5), at(1)).await.unwrap();
    }
    t.enqueue(ChatId(655), Lane::Tidying, b"delete", Spot::Over(MessageId(2)), at(1), at(1)).await.unwrap();
    t.drop_answers(ChatId(655)).await.unwrap();
    assert_eq!(due(&mut t, at(2)).await, 1, "the deletion");
    assert_eq!(due(&mut t, at(6)).await, 2, "and what is for the other chat");
}

async fn deletions_outlive_forgetting_and_nothing_else_does(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 657, at(1)).await;
    let reply = t.enqueue(told.chat, Lane::Tidying, b"delete", Spot::Over(MessageId(2)), at(2), at(1)).await.unwrap();
    t.enqueue(told.chat, Lane::Answer, b"say", Spot::New, at(1), at(1)).await.unwrap();
    t.note_message(told.chat, MessageId(2), at(1)).await.unwrap();
    t.forget(told.chat, at(2)).await.unwrap();
    assert!(t.messages(told.chat, at(2)).await.unwrap().is_empty());
    let left = t.due(at(3), 10).await.unwrap();
    assert!(matches!(left[..], [Due::Reply { reply: only, chat, .. }] if only == reply && chat == told.chat));
    t.claim_reply(reply, at(4), at(3)).await.unwrap().expect("it can be sent");
    t.settle_reply(reply, ReplyNext::Done).await.unwrap();
    assert_eq!(due(&mut t, day(9)).await, 0);
}

async fn counting_begins_anew_with_each_window(store: Store) {
    let mut t = tx(&store).await;
    let minute = TimeDelta::minutes(1);
    for (chat, n) in [(658, 1), (658, 2), (659, 1), (658, 3)] {
        assert_eq!(t.count_one(ChatId(chat), Counted::Updates, minute, at(1)).await.unwrap(), n);
    }
    assert_eq!(t.count_one(ChatId(658), Counted::Codes, TimeDelta::minutes(10), at(1)).await.unwrap(), 1);
    assert_eq!(t.count_one(ChatId(658), Counted::Updates, minute, at(2)).await.unwrap(), 1);
    t.forget(ChatId(658), at(2)).await.unwrap();
    assert_eq!(t.count_one(ChatId(658), Counted::Updates, minute, at(2)).await.unwrap(), 1);
}

/// 100,000 guesses, of which one in ten has the shape of a code, and the codes of other chats: none is confirmed.
async fn a_code_is_confirmed_nowhere_but_in_its_chat(store: Store) {
    let mut t = tx(&store).await;
    let own = told(&mut t, 660, at(1)).await;
    let mut foreign = Vec::new();
    for chat in 661..681 {
        let told = super::given::told_of(&mut t, chat, own.release, at(1)).await;
        foreign.push(t.delivery(told.alert).await.unwrap().unwrap().code);
    }
    let own_code = t.delivery(own.alert).await.unwrap().unwrap().code;
    let letters: Vec<char> = "23456789BCDFGHJKMNPQRTVWXZAEIOU01SLYñ /é-".chars().collect();
    let mut seed: u64 = 7;
    let mut draw = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let mut shaped = 0;
    for guess in 0..100_000 {
        let alphabet = if guess % 10 == 0 { 26 } else { letters.len() };
        let text: String = (0..4).map(|_| letters[draw(alphabet)]).collect();
        if let Some(code) = Code::parse(&text).filter(|code| *code != own_code) {
            foreign.push(code);
            shaped += 1;
        }
    }
    assert!(shaped > 10_000, "only {shaped} guesses had the shape of a code");
    foreign.retain(|code| *code != own_code);
    for code in &foreign {
        assert!(t.delivery_by_code(own.subscriber, code).await.unwrap().is_empty());
    }
    assert_eq!(t.delivery_by_code(own.subscriber, &own_code).await.unwrap().len(), 1);
}

async fn numbers_and_counts_are_tidied_away(place: Place) {
    let store = place.open().await;
    let mut t = tx(&store).await;
    t.note_message(ChatId(690), MessageId(1), start()).await.unwrap();
    t.count_one(ChatId(690), Counted::Updates, TimeDelta::minutes(1), start()).await.unwrap();
    t.tidy(at(59)).await.unwrap();
    t.commit().await.unwrap();
    let rows = async |place: &Place| {
        let mut raw = Raw::open(place).await;
        let counts = (raw.rows("messages").await.len(), raw.rows("rates").await.len());
        raw.close().await;
        counts
    };
    assert_eq!(rows(&place).await, (1, 1));
    let mut t = tx(&store).await;
    t.tidy(at(62)).await.unwrap();
    t.commit().await.unwrap();
    assert_eq!(rows(&place).await, (1, 0));
    let mut t = tx(&store).await;
    t.tidy(day(2)).await.unwrap();
    t.commit().await.unwrap();
    assert_eq!(rows(&place).await, (0, 0));
}
