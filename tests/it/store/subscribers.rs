//! Updates, chats that follow somebody, and whether they can be reached.

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{at, send, start, state, told, tx};
use crate::both::on_both;

on_both!(
    an_update_is_new_once,
    a_chat_becomes_a_subscriber_with_careful_defaults,
    adding_a_chat_again_finds_the_same_subscriber,
    language_and_notice_mode_are_remembered,
    chats_of_every_size_are_told_apart,
    who_blocked_the_bot_is_not_written_to_until_they_come_back,
    an_unreachable_delivery_is_ready_again_when_they_write,
);

async fn an_update_is_new_once(store: Store) {
    let mut t = tx(&store).await;
    assert!(t.is_new_update("message:41:7", start()).await.unwrap());
    assert!(!t.is_new_update("message:41:7", at(5)).await.unwrap());
    assert!(t.is_new_update("message:41:8", at(5)).await.unwrap());
    t.commit().await.unwrap();
    assert!(!tx(&store).await.is_new_update("message:41:7", at(60)).await.unwrap());
}

async fn a_chat_becomes_a_subscriber_with_careful_defaults(store: Store) {
    let mut t = tx(&store).await;
    assert!(t.subscriber(ChatId(21)).await.unwrap().is_none());
    let made = t.add_subscriber(ChatId(21), Language::En, start()).await.unwrap();
    let read = t.subscriber(ChatId(21)).await.unwrap().unwrap();
    assert!(made.id == read.id && read.chat == ChatId(21));
    assert_eq!((read.language, read.mode, read.reach), (Language::En, NoticeMode::Discreet, Reach::Reachable));
    assert!(read.id.0 > 0, "ids are positive");
}

async fn adding_a_chat_again_finds_the_same_subscriber(store: Store) {
    let mut t = tx(&store).await;
    let first = t.add_subscriber(ChatId(22), Language::Es, start()).await.unwrap();
    t.set_language(first.id, Language::En).await.unwrap();
    let second = t.add_subscriber(ChatId(22), Language::Es, at(1)).await.unwrap();
    assert_eq!(first.id, second.id);
    assert_eq!(second.language, Language::En, "what they chose stays");
}

async fn language_and_notice_mode_are_remembered(store: Store) {
    let mut t = tx(&store).await;
    let one = t.add_subscriber(ChatId(23), Language::Es, start()).await.unwrap();
    let other = t.add_subscriber(ChatId(24), Language::Es, start()).await.unwrap();
    t.set_language(one.id, Language::En).await.unwrap();
    t.set_mode(one.id, NoticeMode::Full).await.unwrap();
    let one = t.subscriber(one.chat).await.unwrap().unwrap();
    let other = t.subscriber(other.chat).await.unwrap().unwrap();
    assert_eq!((one.language, one.mode), (Language::En, NoticeMode::Full));
    assert_eq!((other.language, other.mode), (Language::Es, NoticeMode::Discreet));
}

async fn chats_of_every_size_are_told_apart(store: Store) {
    let chats = [1, -1, 7_999_999_999, -1_002_003_004_005, i64::MAX, i64::MIN, 0];
    let mut t = tx(&store).await;
    let mut ids = Vec::new();
    for chat in chats {
        ids.push(t.add_subscriber(ChatId(chat), Language::Es, start()).await.unwrap().id);
    }
    for (chat, id) in chats.into_iter().zip(ids) {
        let found = t.subscriber(ChatId(chat)).await.unwrap().unwrap();
        assert!(found.id == id && found.chat.0 == chat);
    }
}

async fn who_blocked_the_bot_is_not_written_to_until_they_come_back(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 25, at(1)).await;
    t.set_unreachable(told.subscriber, at(2)).await.unwrap();
    assert_eq!(t.subscriber(told.chat).await.unwrap().unwrap().reach, Reach::Unreachable);
    assert!(t.due(at(3), 10).await.unwrap().is_empty());
    assert!(t.claim_notice(told.alert, at(4), at(3)).await.unwrap().is_none());

    t.set_reachable(told.subscriber, at(9)).await.unwrap();
    assert_eq!(t.subscriber(told.chat).await.unwrap().unwrap().reach, Reach::Reachable);
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Ready);
    assert_eq!(t.due(at(9), 10).await.unwrap().len(), 1);
    send(&mut t, told.alert, 1, at(9)).await;
}

async fn an_unreachable_delivery_is_ready_again_when_they_write(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 26, at(1)).await;
    super::given::attempt(&mut t, told.alert, Next::Unreachable, at(2)).await;
    t.set_unreachable(told.subscriber, at(2)).await.unwrap();
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Unreachable);
    assert!(t.due(at(60), 10).await.unwrap().is_empty());

    t.set_reachable(told.subscriber, at(60)).await.unwrap();
    assert_eq!(state(&mut t, told.alert).await, DeliveryState::Ready);
    assert_eq!(t.due(at(60), 10).await.unwrap().len(), 1);
}
