//! The sandbox's Bot API against teloxide, the client that the bot uses, and against Telegram's own words.

use std::time::Duration;

use serde_json::{Value, json};
use teloxide::payloads::setters::*;
use teloxide::prelude::*;
use teloxide::types::{
    BotCommand, BotCommandScope, ChatKind, ChatMemberKind, InlineKeyboardButton, InlineKeyboardMarkup, InputFile,
    MessageId, ParseMode, ReplyParameters, Update, UpdateKind,
};
use vigilia::sandbox::{
    Act, CannotDo, Clock, Content, GroupSpec, PersonSpec, Phone, Sandbox, SandboxConfig, Sound, Who,
};

pub const TOKEN: &str = "4242:sandbox-token";
pub const NOON: i64 = 1_790_000_000;
pub const SOON: Duration = Duration::from_secs(10);

pub async fn sandbox() -> (Sandbox, Clock) {
    let clock = Clock::by_hand(NOON);
    (Sandbox::start(SandboxConfig::new(TOKEN, clock.clone())).await.expect("loopback"), clock)
}

pub fn bot(sandbox: &Sandbox) -> Bot {
    Bot::new(TOKEN).set_api_url(sandbox.url().parse().expect("an address"))
}

pub async fn maria(sandbox: &Sandbox) -> Phone {
    let maria = sandbox.person(PersonSpec::new(7001, "María", "es"));
    maria.presses_start("").await.expect("not blocked");
    maria
}

/// Calls a method with JSON, past teloxide, and gives status and body.
pub async fn raw(sandbox: &Sandbox, method: &str, body: Value) -> (u16, Value) {
    let url = format!("{}bot{TOKEN}/{method}", sandbox.url());
    let response = reqwest::Client::new().post(url).json(&body).send().await.expect("an answer");
    (response.status().as_u16(), response.json().await.expect("JSON"))
}

pub fn keyboard(label: &str, data: &str) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new([[InlineKeyboardButton::callback(label, data)]])
}

pub async fn updates(bot: &Bot, offset: i32) -> Vec<Update> {
    bot.get_updates().offset(offset).timeout(1).await.expect("updates")
}

/// A bot of twenty lines, as the real loop does it: answer, then let the next poll confirm.
async fn echoes(bot: Bot) {
    let mut offset = 0;
    loop {
        let Ok(updates) = bot.get_updates().offset(offset).timeout(5).await else { return };
        for update in updates {
            offset = i32::try_from(update.id.0).expect("small") + 1;
            match update.kind {
                UpdateKind::Message(message) => {
                    let text = message.text().unwrap_or("(nada)").to_owned();
                    let sent = bot.send_message(message.chat.id, text).reply_markup(keyboard("Otra vez", "again"));
                    sent.await.expect("sent");
                }
                UpdateKind::CallbackQuery(query) => {
                    bot.answer_callback_query(query.id.clone()).text("Hecho").await.expect("answered");
                    let message = query.regular_message().expect("with its message");
                    bot.edit_message_text(message.chat.id, message.id, "otra vez").await.expect("edited");
                }
                _ => {}
            }
        }
    }
}

#[tokio::test]
async fn a_person_talks_with_a_bot_made_with_teloxide() {
    let (sandbox, _) = sandbox().await;
    let maria = sandbox.person(PersonSpec::new(7001, "María", "es"));
    let echo = tokio::spawn(echoes(bot(&sandbox)));
    maria.says("hola").await.unwrap();
    maria.wait_and_tap("Otra vez", SOON).await.unwrap();
    let edited = maria.wait_for("otra vez", SOON).await.unwrap();
    assert!(edited.edited && edited.buttons.is_empty() && edited.who == Who::Bot);
    assert_eq!(maria.pop_ups(), ["Hecho"]);
    assert_eq!(maria.screen().iter().map(|shown| shown.text.as_str()).collect::<Vec<_>>(), ["hola", "otra vez"]);
    assert_eq!(sandbox.ledger().sent_to(7001), ["hola"]);
    assert_eq!(
        maria.taps("Otra vez").await,
        Err(CannotDo::NoSuchButton { wanted: "Otra vez".into(), visible: vec![] })
    );
    echo.abort();
}

#[tokio::test]
async fn what_people_send_can_be_read_by_teloxide() {
    let (sandbox, _) = sandbox().await;
    let maria = maria(&sandbox).await;
    maria.forwards("de otra parte").await.unwrap();
    maria.sends_document("lista.csv", b"nombre\nBruno").await.unwrap();
    maria.sends_photo().await.unwrap();
    maria.sends_sticker().await.unwrap();
    maria.sends_voice().await.unwrap();
    maria.sends_contact().await.unwrap();
    maria.blocks().await;
    maria.unblocks().await;
    let bot = bot(&sandbox);
    let updates = updates(&bot, 0).await;
    let messages: Vec<&Message> = updates
        .iter()
        .filter_map(|update| match &update.kind {
            UpdateKind::Message(message) => Some(message),
            _ => None,
        })
        .collect();
    assert_eq!(messages.len(), 7, "{updates:?}");
    assert_eq!(messages[0].text(), Some("/start"));
    assert_eq!(messages[0].from.as_ref().unwrap().language_code.as_deref(), Some("es"));
    assert!(messages[1].forward_origin().is_some());
    assert!(messages[3].photo().is_some() && messages[4].sticker().is_some());
    assert!(messages[5].voice().is_some() && messages[6].contact().is_some());
    let blocked: Vec<bool> = updates
        .iter()
        .filter_map(|update| match &update.kind {
            UpdateKind::MyChatMember(change) => Some(matches!(change.new_chat_member.kind, ChatMemberKind::Banned(_))),
            _ => None,
        })
        .collect();
    assert_eq!(blocked, [true, false]);

    let document = messages[2].document().expect("a document");
    assert_eq!(document.file_name.as_deref(), Some("lista.csv"));
    let file = bot.get_file(document.file.id.clone()).await.unwrap();
    let url = format!("{}file/bot{TOKEN}/{}", sandbox.url(), file.path);
    assert_eq!(reqwest::get(url).await.unwrap().bytes().await.unwrap(), &b"nombre\nBruno"[..]);
}

#[tokio::test]
async fn messages_are_sent_edited_and_deleted() {
    let (sandbox, clock) = sandbox().await;
    let (maria, bot) = (maria(&sandbox).await, bot(&sandbox));
    let chat = ChatId(7001);
    let sent = bot.send_message(chat, "Hay <b>una</b> &lt;novedad&gt;").parse_mode(ParseMode::Html).await.unwrap();
    assert_eq!(sent.text(), Some("Hay una <novedad>"));
    assert_eq!(maria.screen()[1].marked(), "Hay **una** <novedad>");
    let preview = maria.lock_screen().unwrap();
    assert_eq!((preview.title.as_str(), preview.text.as_str()), ("Avisos", "Hay una <novedad>"));

    let reply = bot.send_message(chat, "en silencio").disable_notification(true).protect_content(true);
    let reply = reply.reply_parameters(ReplyParameters::new(sent.id)).await.unwrap();
    assert_eq!(reply.reply_to_message().map(|message| message.id), Some(sent.id));
    let shown = maria.screen().pop().unwrap();
    assert!(shown.protected && shown.sound == Sound::Silent);
    assert_eq!(maria.lock_screen().unwrap().message, i64::from(sent.id.0), "a silent message does not ring");

    let edit = bot.edit_message_text(chat, sent.id, "otra cosa").reply_markup(keyboard("A", "a"));
    assert!(edit.await.unwrap().edit_date().is_some());
    bot.edit_message_reply_markup(chat, sent.id).await.unwrap();
    assert!(maria.screen()[1].buttons.is_empty());
    bot.delete_message(chat, sent.id).await.unwrap();
    bot.delete_messages(chat, vec![sent.id, reply.id, MessageId(999_999)]).await.unwrap();
    assert_eq!((maria.screen().len(), maria.history().len()), (1, 3));
    assert!(maria.history()[1].deleted && maria.history()[1].text.is_empty());
    assert_eq!(maria.lock_screen(), None);

    let old = bot.send_message(chat, "viejo").await.unwrap();
    clock.advance(48 * 3600);
    let refused = bot.delete_message(chat, old.id).await.unwrap_err();
    assert!(refused.to_string().contains("message can't be deleted for everyone"), "{refused}");
    let acts: Vec<Act> = sandbox.ledger().accepted().iter().map(|entry| entry.act.clone()).collect();
    let (edited, deleted) = (Act::Edited("otra cosa".into()), Act::Deleted);
    assert_eq!(acts[2..6], [edited, Act::Rebuttoned, deleted.clone(), deleted]);
}

#[tokio::test]
async fn files_go_out_by_multipart() {
    let (sandbox, _) = sandbox().await;
    let (maria, bot) = (maria(&sandbox).await, bot(&sandbox));
    let file = InputFile::memory("a,b\n1,2").file_name("informe.csv");
    let sent = bot.send_document(ChatId(7001), file).caption("<b>Informe</b>").parse_mode(ParseMode::Html);
    let sent = sent.reply_markup(keyboard("Gracias", "ok")).await.unwrap();
    let shown = maria.screen().pop().unwrap();
    assert_eq!((shown.text.as_str(), shown.labels()), ("Informe", vec!["Gracias"]));
    assert!(matches!(shown.content, Content::Document { name, size: 7, .. } if name == "informe.csv"));
    let again = bot.send_document(ChatId(7001), InputFile::file_id(sent.document().unwrap().file.id.clone()));
    again.await.unwrap();
    bot.send_photo(ChatId(7001), InputFile::memory("png").file_name("a.png")).await.unwrap();
}

#[tokio::test]
async fn profile_and_menus_are_kept_by_language_and_scope() {
    let (sandbox, _) = sandbox().await;
    let (maria, bot) = (maria(&sandbox).await, bot(&sandbox));
    let alejandra = sandbox.person(PersonSpec::new(7002, "Alejandra", "en"));
    bot.set_my_commands([BotCommand::new("ayuda", "Ayuda")]).await.unwrap();
    bot.set_my_commands([BotCommand::new("help", "Help")]).language_code("en").await.unwrap();
    let only_maria = BotCommandScope::Chat { chat_id: ChatId(7001).into() };
    bot.set_my_commands([BotCommand::new("cola", "Cola")]).scope(only_maria.clone()).await.unwrap();
    assert_eq!((maria.menu()[0].command.as_str(), alejandra.menu()[0].command.as_str()), ("cola", "help"));
    assert_eq!(bot.get_my_commands().scope(only_maria.clone()).await.unwrap()[0].command, "cola");
    bot.delete_my_commands().scope(only_maria).await.unwrap();
    assert_eq!(maria.menu()[0].command, "ayuda");

    bot.set_my_name().name("Cuaderno").await.unwrap();
    bot.set_my_description().description("Un cuaderno").await.unwrap();
    bot.set_my_description().description("A notebook").language_code("en").await.unwrap();
    bot.set_my_short_description().short_description("corto").await.unwrap();
    assert_eq!(alejandra.profile().description, "A notebook");
    assert_eq!((maria.profile().name.as_str(), maria.profile().description.as_str()), ("Cuaderno", "Un cuaderno"));
    assert_eq!(bot.get_my_name().await.unwrap().name, "Cuaderno");
    assert_eq!(bot.get_my_description().language_code("fr").await.unwrap().description, "Un cuaderno");
    assert_eq!(bot.get_my_short_description().await.unwrap().short_description, "corto");
    let info = bot.get_webhook_info().await.unwrap();
    assert!(info.url.is_none() && info.pending_update_count == 1);
    bot.delete_webhook().await.unwrap();
}

#[tokio::test]
async fn chats_and_groups() {
    let (sandbox, _) = sandbox().await;
    let (maria, bot) = (maria(&sandbox).await, bot(&sandbox));
    let group = -100_200_300_400;
    sandbox.group(GroupSpec { id: group, title: "Equipo".into(), members: vec![7001] });
    maria.says_in(group, "/estado").await.unwrap();
    assert!(matches!(bot.get_chat(ChatId(7001)).await.unwrap().kind, teloxide::types::ChatFullInfoKind::Private(_)));
    assert_eq!(bot.get_chat(ChatId(group)).await.unwrap().title(), Some("Equipo"));
    let member = bot.get_chat_member(ChatId(group), UserId(7001)).await.unwrap();
    assert!(matches!(member.kind, ChatMemberKind::Member(_)));
    let sent = bot.send_message(ChatId(group), "3 pendientes").await.unwrap();
    assert!(matches!(sent.chat.kind, ChatKind::Public(_)));
    bot.leave_chat(ChatId(group)).await.unwrap();
    let gone = raw(&sandbox, "sendMessage", json!({"chat_id": group, "text": "x"})).await;
    assert_eq!(gone.1["description"], "Forbidden: bot is not a member of the supergroup chat");
    sandbox.puts_the_bot_out(group);
    let kicked = raw(&sandbox, "sendMessage", json!({"chat_id": group, "text": "x"})).await;
    assert_eq!(
        (kicked.0, &kicked.1["description"]),
        (403, &json!("Forbidden: bot was kicked from the supergroup chat"))
    );
}

#[tokio::test]
async fn a_tap_is_answered_once_and_soon() {
    let (sandbox, clock) = sandbox().await;
    let (maria, bot) = (maria(&sandbox).await, bot(&sandbox));
    bot.send_message(ChatId(7001), "¿Sí?").reply_markup(keyboard("Sí", "1:si")).await.unwrap();
    maria.taps("Sí").await.unwrap();
    maria.taps_data("2:forjado").await.unwrap();
    let queries: Vec<CallbackQuery> = updates(&bot, 0)
        .await
        .into_iter()
        .filter_map(|update| match update.kind {
            UpdateKind::CallbackQuery(query) => Some(query),
            _ => None,
        })
        .collect();
    assert_eq!(
        queries.iter().map(|query| query.data.as_deref()).collect::<Vec<_>>(),
        [Some("1:si"), Some("2:forjado")]
    );
    bot.answer_callback_query(queries[0].id.clone()).await.unwrap();
    assert!(bot.answer_callback_query(queries[0].id.clone()).await.is_err());
    clock.advance(61);
    assert!(bot.answer_callback_query(queries[1].id.clone()).text("tarde").await.is_err());
    assert!(maria.pop_ups().is_empty());
    let missing = maria.taps("No").await.unwrap_err();
    assert_eq!(missing, CannotDo::NoSuchButton { wanted: "No".into(), visible: vec!["Sí".into()] });
}
