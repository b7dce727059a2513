//! The sandbox is as strict as Telegram, in Telegram's words.

use serde_json::{Value, json};
use teloxide::payloads::setters::*;
use teloxide::prelude::*;
use teloxide::types::ParseMode;
use teloxide::{ApiError, RequestError};
use vigilia::sandbox::{CannotDo, PersonSpec};

use crate::sandbox::{TOKEN, bot, keyboard, maria, raw, sandbox};

#[tokio::test]
async fn get_me_and_a_wrong_token() {
    let (sandbox, _) = sandbox().await;
    let me = bot(&sandbox).get_me().await.unwrap();
    assert_eq!((me.user.id.0, me.username()), (4242, "sandbox_bot"));
    let stranger = Bot::new("4242:wrong").set_api_url(sandbox.url().parse().unwrap());
    assert!(matches!(stranger.get_me().await, Err(RequestError::Api(ApiError::InvalidToken))));
}

#[tokio::test]
async fn what_telegram_refuses_is_refused_in_its_words() {
    let (sandbox, _) = sandbox().await;
    let maria = maria(&sandbox).await;
    sandbox.person(PersonSpec::new(7009, "Nadie", "es"));
    let bot = bot(&sandbox);
    let id = bot.send_message(ChatId(7001), "igual").reply_markup(keyboard("A", "a")).await.unwrap().id.0;
    let theirs = maria.screen()[0].id;
    let send = |text: &str| ("sendMessage", json!({"chat_id": 7001, "text": text, "parse_mode": "HTML"}));
    let button = |button: Value| {
        ("SENDMESSAGE", json!({"chat_id": 7001, "text": "x", "reply_markup": {"inline_keyboard": [[button]]}}))
    };
    let edit = |id: i64, text: &str| ("editMessageText", json!({"chat_id": 7001, "message_id": id, "text": text}));
    let same = json!({"chat_id": 7001, "message_id": id, "text": "igual",
                      "reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}});
    let long = "á".repeat(4097);
    let table: Vec<((&str, Value), u16, &str)> = vec![
        (send(""), 400, "Bad Request: message text is empty"),
        (send(" \n "), 400, "Bad Request: message text is empty"),
        (send("<b></b>"), 400, "Bad Request: message text is empty"),
        (send(&long), 400, "Bad Request: message is too long"),
        (send("a <b>b"), 400, "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        (send("a </b>"), 400, "Bad Request: can't parse entities: Unexpected end tag at byte offset 2"),
        (send("é <p>b</p>"), 400, "Bad Request: can't parse entities: Unsupported start tag \"p\" at byte offset 3"),
        (send("1 < 2"), 400, "Bad Request: can't parse entities: Unsupported start tag \"\" at byte offset 2"),
        (send("1 <b"), 400, "Bad Request: can't parse entities: Unclosed start tag at byte offset 2"),
        (
            send("<b><i>x</b></i>"),
            400,
            "Bad Request: can't parse entities: Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"",
        ),
        (
            send("<span class=\"x\">y</span>"),
            400,
            "Bad Request: can't parse entities: Tag \"span\" must have class \"tg-spoiler\" at byte offset 0",
        ),
        (button(json!({"text": "A", "callback_data": "x".repeat(65)})), 400, "Bad Request: BUTTON_DATA_INVALID"),
        (button(json!({"text": "A", "url": "nada"})), 400, "Bad Request: BUTTON_URL_INVALID"),
        (
            button(json!({"text": "A"})),
            400,
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (("sendMessage", json!({"text": "x"})), 400, "Bad Request: chat_id is empty"),
        (("sendMessage", json!({"chat_id": 1, "text": "x"})), 400, "Bad Request: chat not found"),
        (("sendMessage", json!({"chat_id": 7009, "text": "x"})), 400, "Bad Request: chat not found"),
        (
            ("sendMessage", json!({"chat_id": 7001, "text": "x", "reply_parameters": {"message_id": 1}})),
            400,
            "Bad Request: message to be replied not found",
        ),
        (
            ("editMessageText", same),
            400,
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the \
             same as a current content and reply markup of the message",
        ),
        (edit(1, "x"), 400, "Bad Request: message to edit not found"),
        (edit(theirs, "x"), 400, "Bad Request: message can't be edited"),
        (edit(i64::from(id), ""), 400, "Bad Request: message text is empty"),
        (edit(i64::from(id), &long), 400, "Bad Request: MESSAGE_TOO_LONG"),
        (("deleteMessage", json!({"chat_id": 7001, "message_id": 1})), 400, "Bad Request: message to delete not found"),
        (
            ("answerCallbackQuery", json!({"callback_query_id": "1"})),
            400,
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
        ),
        (
            ("getFile", json!({"file_id": "x"})),
            400,
            "Bad Request: wrong file_id or the file is temporarily unavailable",
        ),
        (
            ("setMyCommands", json!({"commands": [{"command": "Año", "description": "x"}]})),
            400,
            "Bad Request: BOT_COMMAND_INVALID",
        ),
        (("sendDice", json!({"chat_id": 7001})), 404, "Not Found: method not found"),
    ];
    for ((method, body), code, description) in table {
        let (status, answer) = raw(&sandbox, method, body.clone()).await;
        assert_eq!((status, answer["description"].as_str()), (code, Some(description)), "{method} {body}");
        assert_eq!((&answer["ok"], &answer["error_code"]), (&json!(false), &json!(code)));
    }
    maria.blocks().await;
    let blocked = bot.send_message(ChatId(7001), "x").await;
    assert!(matches!(blocked, Err(RequestError::Api(ApiError::BotBlocked))));
    assert_eq!(maria.says("hola").await, Err(CannotDo::Blocked));
    maria.presses_start("otra").await.unwrap();
    bot.send_message(ChatId(7001), "x").await.unwrap();
    maria.deletes_the_account().await;
    let gone = bot.send_message(ChatId(7001), "x").await;
    assert!(matches!(gone, Err(RequestError::Api(ApiError::UserDeactivated))));
}

#[tokio::test]
async fn what_telegram_accepts_is_accepted() {
    let (sandbox, _) = sandbox().await;
    let maria = maria(&sandbox).await;
    let table = [
        ("<a href=\"https://example.org/?a=1&amp;b=2\">aquí</a>", "aquí"),
        ("<b>a<i>b</i></b> <s>c</s> <u>d</u> <code>e</code>", "ab c d e"),
        ("<tg-spoiler>x</tg-spoiler> <span class=\"tg-spoiler\">y</span>", "x y"),
        ("<blockquote expandable=\"\">cita</blockquote>", "cita"),
        ("AT&T &nbsp; &#225; &#xE1; &quot;", "AT&T &nbsp; á á \""),
        ("\n  <b> a </b>\n", "a"),
        (&"á".repeat(4096), &"á".repeat(4096)),
    ];
    for (html, text) in table {
        let body = json!({"chat_id": 7001, "text": html, "parse_mode": "HTML"});
        let (status, answer) = raw(&sandbox, "sendMessage", body).await;
        assert_eq!((status, answer["result"]["text"].as_str()), (200, Some(text)), "{html}");
    }
    let entities = &raw(
        &sandbox,
        "sendMessage",
        json!({"chat_id": 7001, "text": "  😀<b>x</b>", "parse_mode": "HTML"}),
    )
    .await
    .1["result"]["entities"];
    assert_eq!(entities, &json!([{"type": "bold", "offset": 2, "length": 1}]), "UTF-16 units, after trimming");
    let form = reqwest::Client::new().post(format!("{}bot{TOKEN}/sendmessage", sandbox.url())).form(&[
        ("chat_id", "7001"),
        ("text", "form"),
        ("reply_markup", r#"{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}"#),
    ]);
    assert_eq!(form.send().await.unwrap().status(), 200);
    assert_eq!(maria.screen().pop().unwrap().labels(), ["A"]);
}

#[tokio::test]
async fn telegram_finds_links_by_itself_and_so_do_we() {
    let (sandbox, _) = sandbox().await;
    let (maria, bot) = (maria(&sandbox).await, bot(&sandbox));
    let table: [(&str, &[&str]); 6] = [
        ("Ramiro J. Aldana, en Caracas.", &[]),
        ("abc.com (Example.org/x) 3.50 a.m. fin.de", &["url 0 7", "url 9 13"]),
        ("@maria_p y #uno, /lista. y/o a@b.com", &["mention 0 8", "hashtag 11 4", "bot_command 17 6", "email 29 7"]),
        ("+584141234567 +12", &["phone_number 0 13"]),
        ("😀 <b>www.x.ve</b>", &["bold 3 8", "url 3 8"]),
        ("<code>abc.com</code>", &["code 0 7"]),
    ];
    for (text, wanted) in table {
        bot.send_message(ChatId(7001), text).parse_mode(ParseMode::Html).await.unwrap();
        let entities = maria.screen().pop().unwrap().entities;
        let found = entities.iter().map(|e| format!("{} {} {}", e.style.name(), e.offset, e.length));
        assert_eq!(found.collect::<Vec<_>>(), wanted, "{text}");
    }
}

#[tokio::test]
async fn nobody_is_served_under_another_name_than_loopback() {
    let (sandbox, _) = sandbox().await;
    let ask = |host: &'static str| {
        reqwest::Client::new().get(format!("{}bot{TOKEN}/getMe", sandbox.url())).header("Host", host).send()
    };
    assert_eq!(ask("localhost:80").await.unwrap().status(), 200);
    assert_eq!(ask("attacker.example").await.unwrap().status(), 403);
    assert_eq!(ask("127.0.0.1.attacker.example:80").await.unwrap().status(), 403);
}
