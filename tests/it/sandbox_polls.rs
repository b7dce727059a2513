//! Long polling: offsets, kinds, and two polls at once.

use teloxide::payloads::setters::*;
use teloxide::prelude::*;
use teloxide::types::{AllowedUpdate, UpdateId, UpdateKind};
use teloxide::{ApiError, RequestError};
use vigilia::sandbox::Again;

use crate::sandbox::{SOON, bot, maria, sandbox, updates};

#[tokio::test]
async fn an_update_stays_until_a_later_offset_confirms_it() {
    let (sandbox, _) = sandbox().await;
    let (maria, bot) = (maria(&sandbox).await, bot(&sandbox));
    for text in ["uno", "dos", "tres"] {
        maria.says(text).await.unwrap();
    }
    let first = updates(&bot, 0).await;
    assert_eq!(first.len(), 4);
    assert_eq!(updates(&bot, 0).await, first, "not confirmed, so they come again");
    let id = |update: &Update| i32::try_from(update.id.0).unwrap();
    let limited = bot.get_updates().offset(id(&first[1])).limit(2).await.unwrap();
    assert_eq!(limited, first[1..3]);
    assert_eq!(updates(&bot, id(&first[3])).await, first[3..]);
    assert_eq!(bot.get_updates().offset(id(&first[3]) + 1).await.unwrap(), []);
    assert_eq!(sandbox.pending_updates(), 0);

    sandbox.redeliver(Again::SameId);
    assert_eq!(bot.get_updates().offset(id(&first[3]) + 1).await.unwrap(), first[3..], "the same id once more");
    sandbox.redeliver(Again::NewId);
    let renamed = bot.get_updates().offset(id(&first[3]) + 1).await.unwrap();
    assert_eq!(renamed[0].kind, first[3].kind);
    assert_ne!(renamed[0].id, first[3].id);

    updates(&bot, id(&renamed[0]) + 1).await;
    sandbox.restart_update_ids(5);
    maria.says("después").await.unwrap();
    let after = bot.get_updates().offset(id(&renamed[0]) + 1).await.unwrap();
    assert_eq!(after[0].id, UpdateId(5), "an offset from before the restart confirms nothing");
}

#[tokio::test]
async fn only_the_wanted_kinds_of_updates_come() {
    let (sandbox, _) = sandbox().await;
    let (maria, bot) = (maria(&sandbox).await, bot(&sandbox));
    let first = bot.get_updates().allowed_updates([AllowedUpdate::CallbackQuery, AllowedUpdate::MyChatMember]);
    let offset = i32::try_from(first.await.unwrap()[0].id.0).unwrap() + 1;
    maria.says("no se ve").await.unwrap();
    maria.blocks().await;
    let seen = updates(&bot, offset).await;
    assert_eq!(seen.len(), 1);
    assert!(matches!(seen[0].kind, UpdateKind::MyChatMember(_)));
}

#[tokio::test]
async fn a_poll_waits_and_an_older_one_is_ended_with_409() {
    let (sandbox, _) = sandbox().await;
    let bot = bot(&sandbox);
    let waiting = {
        let bot = bot.clone();
        tokio::spawn(async move { bot.get_updates().timeout(10).await })
    };
    sandbox.wait_for_polls(1, SOON).await.unwrap();
    let newer = tokio::spawn(async move { bot.get_updates().timeout(10).await });
    let older = waiting.await.unwrap();
    assert!(matches!(older, Err(RequestError::Api(ApiError::TerminatedByOtherGetUpdates))), "{older:?}");
    let maria = maria(&sandbox).await;
    assert_eq!(newer.await.unwrap().unwrap().len(), 1);
    assert_eq!(sandbox.ledger().overlapping_polls(), 1);
    assert_eq!(sandbox.ledger().counts()["getupdates"], 2);
    drop(maria);
}

#[tokio::test]
async fn a_poll_that_was_given_up_makes_no_conflict() {
    let (sandbox, _) = sandbox().await;
    let bot = bot(&sandbox);
    let killed = {
        let bot = bot.clone();
        tokio::spawn(async move { bot.get_updates().timeout(10).await })
    };
    sandbox.wait_for_polls(1, SOON).await.unwrap();
    killed.abort();
    sandbox.wait_for_polls(0, SOON).await.unwrap();
    assert_eq!(bot.get_updates().await.unwrap(), []);
    assert_eq!(sandbox.ledger().overlapping_polls(), 0);
}
