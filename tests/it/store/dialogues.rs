//! Dialogues: one a chat, sealed, with a revision that grows and an end.

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{at, start, tx};
use crate::both::on_both;

on_both!(
    a_dialogue_keeps_its_id_and_counts_its_revisions,
    a_dialogue_remembers_the_message_that_shows_it,
    an_ended_dialogue_is_gone_and_the_next_is_another,
    an_expired_dialogue_is_taken_away_once,
    dialogues_of_two_chats_do_not_touch,
    a_dialogue_of_any_bytes_survives,
);

async fn a_dialogue_keeps_its_id_and_counts_its_revisions(store: Store) {
    let mut t = tx(&store).await;
    assert!(t.dialogue(ChatId(31)).await.unwrap().is_none());
    let first = t.put_dialogue(ChatId(31), b"asked for a name", at(60)).await.unwrap();
    let second = t.put_dialogue(ChatId(31), b"asked for a number", at(90)).await.unwrap();
    assert_eq!(first.id, second.id);
    assert_eq!(second.revision, first.revision + 1);
    let read = t.dialogue(ChatId(31)).await.unwrap().unwrap();
    assert_eq!((read.id, read.revision, read.expires_at), (second.id, second.revision, at(90)));
    assert!(read.state == b"asked for a number");
}

async fn a_dialogue_remembers_the_message_that_shows_it(store: Store) {
    let mut t = tx(&store).await;
    let made = t.put_dialogue(ChatId(32), b"one", at(60)).await.unwrap();
    assert!(made.screen.is_none());
    t.set_dialogue_screen(made.id, MessageId(77)).await.unwrap();
    assert_eq!(t.dialogue(ChatId(32)).await.unwrap().unwrap().screen, Some(MessageId(77)));
    let again = t.put_dialogue(ChatId(32), b"two", at(60)).await.unwrap();
    assert_eq!(again.screen, Some(MessageId(77)), "a new revision is shown in the same message");
    t.set_dialogue_screen(DialogueId(404), MessageId(1)).await.unwrap();
}

async fn an_ended_dialogue_is_gone_and_the_next_is_another(store: Store) {
    let mut t = tx(&store).await;
    t.end_dialogue(ChatId(33)).await.unwrap();
    let first = t.put_dialogue(ChatId(33), b"one", at(60)).await.unwrap();
    t.end_dialogue(ChatId(33)).await.unwrap();
    assert!(t.dialogue(ChatId(33)).await.unwrap().is_none());
    let next = t.put_dialogue(ChatId(33), b"two", at(60)).await.unwrap();
    assert_ne!(first.id, next.id, "a button of the ended dialogue must not fit the next one");
    assert!(next.screen.is_none());
}

async fn an_expired_dialogue_is_taken_away_once(store: Store) {
    let mut t = tx(&store).await;
    t.put_dialogue(ChatId(34), b"short", at(10)).await.unwrap();
    t.put_dialogue(ChatId(35), b"long", at(100)).await.unwrap();
    assert!(t.expired_dialogues(at(9)).await.unwrap().is_empty());
    let expired = t.expired_dialogues(at(10)).await.unwrap();
    assert_eq!(expired.len(), 1);
    assert!(expired[0].0 == ChatId(34) && expired[0].1.state == b"short");
    assert!(t.expired_dialogues(at(11)).await.unwrap().is_empty());
    assert!(t.dialogue(ChatId(34)).await.unwrap().is_none());
    assert!(t.dialogue(ChatId(35)).await.unwrap().is_some());
}

async fn dialogues_of_two_chats_do_not_touch(store: Store) {
    let mut t = tx(&store).await;
    let one = t.put_dialogue(ChatId(36), b"one", at(60)).await.unwrap();
    let two = t.put_dialogue(ChatId(37), b"two", at(60)).await.unwrap();
    assert_ne!(one.id, two.id);
    t.end_dialogue(ChatId(36)).await.unwrap();
    assert!(t.dialogue(ChatId(37)).await.unwrap().unwrap().state == b"two");
}

async fn a_dialogue_of_any_bytes_survives(store: Store) {
    let mut t = tx(&store).await;
    let all: Vec<u8> = (0..=255).collect();
    for length in [0, 1, 63, 64, 65, 256] {
        let state = &all[..length];
        t.put_dialogue(ChatId(38), state, at(60)).await.unwrap();
        assert!(t.dialogue(ChatId(38)).await.unwrap().unwrap().state == state, "{length} bytes");
    }
    assert!(t.expired_dialogues(start()).await.unwrap().is_empty());
}
