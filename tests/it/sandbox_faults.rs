//! What goes wrong in the sandbox goes wrong as planned, and its ledger knows what took effect.

use std::time::Duration;

use serde_json::json;
use teloxide::payloads::setters::*;
use teloxide::prelude::*;
use teloxide::{ApiError, RequestError};
use vigilia::sandbox::{Fate, Fault, FaultRule, Times};

use crate::sandbox::{TOKEN, bot, maria, raw, sandbox, updates};

#[tokio::test]
async fn faults_strike_as_planned_and_the_ledger_knows_what_took_effect() {
    let (sandbox, _) = sandbox().await;
    let (maria, bot) = (maria(&sandbox).await, bot(&sandbox));
    let chat = ChatId(7001);
    let send = |text: &'static str| {
        let bot = bot.clone();
        async move { bot.send_message(chat, text).await }
    };
    let plan = |fault: Fault| sandbox.fault(FaultRule::next("sendMessage", fault).in_chat(7001));

    plan(Fault::TooMany(7));
    assert!(matches!(send("a").await, Err(RequestError::RetryAfter(after)) if after.seconds() == 7));
    plan(Fault::TooManyWithoutTime);
    assert!(matches!(send("b").await, Err(RequestError::Api(ApiError::Unknown(text))) if text == "Too Many Requests"));
    plan(Fault::Refused(403, "Forbidden: bot was kicked from the group chat".into()));
    assert!(matches!(send("c").await, Err(RequestError::Api(_))));
    plan(Fault::Migrated(-100));
    assert!(matches!(send("d").await, Err(RequestError::MigrateToChatId(ChatId(-100)))));
    plan(Fault::Reset);
    assert!(matches!(send("e").await, Err(RequestError::Network(_))));
    assert!(sandbox.ledger().sent_to(7001).is_empty());

    plan(Fault::AcceptThenDrop);
    assert!(matches!(send("f").await, Err(RequestError::Network(_))));
    plan(Fault::BrokenJson);
    let broken = send("g").await;
    assert!(
        matches!(&broken, Err(RequestError::InvalidJson { raw, .. }) if raw.contains(r#""ok":true"#)),
        "{broken:?}"
    );
    plan(Fault::SlowBody(Duration::from_millis(1)));
    assert_eq!(send("h").await.unwrap().text(), Some("h"));
    send("i").await.unwrap();
    assert_eq!(sandbox.ledger().sent_to(7001), ["f", "g", "h", "i"]);

    let ledger = sandbox.ledger();
    let fates: Vec<&Fate> = ledger.requests().iter().map(|request| &request.fate).collect();
    assert_eq!((fates[4], fates[5], fates[8]), (&Fate::Lost, &Fate::AcceptedAndSpoiled, &Fate::Accepted));
    assert_eq!(maria.screen().len(), 5);
}

#[tokio::test]
async fn server_errors_come_as_json_and_as_html() {
    let (sandbox, _) = sandbox().await;
    let _maria = maria(&sandbox).await;
    let message = json!({"chat_id": 7001, "text": "x"});
    sandbox.fault(FaultRule::next("sendMessage", Fault::ServerError));
    let (status, body) = raw(&sandbox, "sendMessage", message.clone()).await;
    assert_eq!((status, &body["description"]), (500, &json!("Internal Server Error")));
    sandbox.fault(FaultRule::next("sendMessage", Fault::BadGateway));
    let url = format!("{}bot{TOKEN}/sendMessage", sandbox.url());
    let page = reqwest::Client::new().post(url).json(&message).send().await.unwrap();
    assert_eq!(page.status(), 502);
    assert!(page.text().await.unwrap().starts_with("<html>"));
    sandbox.fault(FaultRule::next("sendMessage", Fault::AcceptThenServerError).times(Times::Always));
    assert_eq!(raw(&sandbox, "sendMessage", message.clone()).await.0, 500);
    assert_eq!(raw(&sandbox, "sendMessage", message.clone()).await.0, 500);
    sandbox.no_more_faults();
    assert_eq!(raw(&sandbox, "sendMessage", message).await.0, 200);
    assert_eq!(sandbox.ledger().sent_to(7001).len(), 3);
}

#[tokio::test]
async fn without_a_network_nothing_connects_until_it_comes_back() {
    let (sandbox, _) = sandbox().await;
    let (maria, bot) = (maria(&sandbox).await, bot(&sandbox));
    bot.get_me().await.unwrap();
    sandbox.goes_offline().await;
    let on_the_open_connection = bot.send_message(ChatId(7001), "v").await;
    assert!(matches!(on_the_open_connection, Err(RequestError::Network(_))), "{on_the_open_connection:?}");
    match bot.send_message(ChatId(7001), "x").await {
        Err(RequestError::Network(why)) => assert!(why.is_connect(), "{why:?}"),
        other => panic!("{other:?}"),
    }
    sandbox.comes_back().await;
    bot.send_message(ChatId(7001), "y").await.unwrap();
    assert_eq!(sandbox.ledger().sent_to(7001), ["y"]);
    assert_eq!(maria.screen().len(), 2);
}

#[tokio::test]
async fn a_share_of_the_requests_fails_and_updates_come_twice_on_demand() {
    let (sandbox, _) = sandbox().await;
    let (maria, bot) = (maria(&sandbox).await, bot(&sandbox));
    sandbox.fault(FaultRule::next("sendMessage", Fault::Reset).times(Times::Percent(50)));
    let mut lost = 0;
    for _ in 0..100 {
        lost += u32::from(bot.send_message(ChatId(7001), "x").await.is_err());
    }
    assert!((30..=70).contains(&lost), "{lost} of 100");
    assert_eq!(maria.screen().len(), 101 - lost as usize);
    let first = updates(&bot, 0).await;
    sandbox.fault(FaultRule::next("getUpdates", Fault::Redelivered));
    let next = i32::try_from(first[0].id.0).unwrap() + 1;
    assert_eq!(updates(&bot, next).await, first);
    assert_eq!(bot.get_updates().offset(next).await.unwrap(), []);
}
