//! What Telegram answers, and what becomes of an alert: at least once, at most three copies, or a dead letter.

use std::time::Duration;

use chrono::TimeDelta;
use vigilia::domain::{Cause, Outcome};

use crate::story::{all_confirm, cast};
use crate::world::World;

/// A family is told while Telegram answers so; returns how many copies its phone shows after this time.
async fn copies_after(answers: &[Outcome], time: TimeDelta) -> usize {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    all_confirm(&maria, &ana, &luis).await;
    maria.telegram_answers(answers);
    let mut left = time;
    while left > TimeDelta::zero() {
        world.after(TimeDelta::seconds(45)).await;
        left -= TimeDelta::seconds(45);
    }
    maria.screen().matches("Hay una actualización en su lista").count()
}

#[tokio::test]
async fn an_alert_survives_every_answer_that_may_pass() {
    let uncertain = Outcome::Uncertain(Cause::Timeout);
    let table: &[(&str, Vec<Outcome>, usize)] = &[
        ("accepted", vec![], 1),
        ("told to wait", vec![Outcome::RetryAfter(Some(Duration::from_secs(30)))], 1),
        ("told to wait, not how long, again and again", vec![Outcome::RetryAfter(None); 4], 1),
        ("no connection for a while", vec![Outcome::NotSent(Cause::Connect); 4], 1),
        ("no answer, twice", vec![uncertain, uncertain], 1),
        ("our markup was refused", vec![Outcome::Refused(Cause::Entities)], 1),
        ("blocked", vec![Outcome::Gone(Cause::Blocked)], 0),
        ("no answer three times: a dead letter, never a fourth try", vec![uncertain; 3], 0),
    ];
    for (what, answers, expected) in table {
        assert_eq!(copies_after(answers, TimeDelta::minutes(40)).await, *expected, "{what}");
    }
}

#[tokio::test]
async fn a_dead_letter_can_still_be_pulled_by_the_family() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    all_confirm(&maria, &ana, &luis).await;
    maria.telegram_answers(&[Outcome::Refused(Cause::Entities), Outcome::Refused(Cause::Entities)]);
    world.after(TimeDelta::minutes(5)).await;
    assert!(!maria.screen().contains("Hay una actualización"), "{}", maria.screen());
    maria.says("/novedades").await;
    let open = maria.labels().into_iter().rfind(|label| label.starts_with("Ver ")).unwrap();
    maria.taps(&open).await;
    assert!(maria.hears().contains("salió de prisión"), "{}", maria.hears());
}

#[tokio::test]
async fn a_wrong_token_stops_everything_and_loses_nothing() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    all_confirm(&maria, &ana, &luis).await;
    maria.telegram_answers(&[Outcome::NotSent(Cause::Token)]);
    world.after(TimeDelta::hours(2)).await;
    assert!(!maria.screen().contains("Hay una actualización"), "it went on under a wrong token");
    let mut tx = world.store.begin().await.unwrap();
    assert!(tx.lift_hold(None, world.now()).await.unwrap(), "nothing was on hold");
    tx.commit().await.unwrap();
    world.settle().await;
    assert!(maria.screen().contains("Hay una actualización"), "{}", maria.screen());
}

#[tokio::test]
async fn a_name_that_telegram_will_not_delete_is_said_to_be_still_there() {
    let world = World::new().await;
    let maria = world.person("es");
    maria.says("/agregar").await;
    maria.taps("Sí, de acuerdo").await;
    // The screen that follows, and then the deletion of what was typed.
    maria.telegram_answers(&[Outcome::Delivered { message: None }, Outcome::Refused(Cause::Other)]);
    maria.says("José Gregorio Pérez Rodríguez").await;
    world.settle().await;
    assert!(maria.screen().contains("No pude borrar su mensaje"), "{}", maria.screen());
}
