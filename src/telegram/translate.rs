//! From an update to something that happened in a private chat. What is of no concern is `None`.

use teloxide::types::{ChatMemberKind, Message, Update, UpdateKind, User};

use crate::conversation::{Incoming, What};
use crate::domain::{ChatId, Language, MessageId, Private};

/// What to do about an update.
pub(super) enum Translated {
    /// Handle it.
    Private(Incoming),
    /// A document in a private chat: it has to be fetched before it can be handled.
    Document { incoming: Incoming, file: String },
    /// Somebody put the bot into a group or channel: it leaves without a word.
    Elsewhere { chat: i64 },
    /// Nothing that concerns us.
    Nothing,
}

/// A file larger than this is not fetched (threats: import bombs).
const LARGEST_FILE: u32 = 5 * 1024 * 1024;

/// Translates one update.
pub(super) fn translate(update: &Update) -> Translated {
    match &update.kind {
        UpdateKind::Message(message) => of_message(message),
        UpdateKind::CallbackQuery(query) => {
            let Some(message) = &query.message else { return Translated::Nothing };
            if !message.chat().is_private() {
                return Translated::Nothing;
            }
            let data = query.data.clone().unwrap_or_default();
            let message = MessageId(message.id().0);
            let identity = format!("c:{}", query.id.0);
            incoming(&query.from, identity, What::Press { message, data })
        }
        UpdateKind::MyChatMember(change) if change.chat.is_private() => {
            let what = match change.new_chat_member.kind {
                ChatMemberKind::Banned(_) | ChatMemberKind::Left => What::Blocked,
                _ => What::Unblocked,
            };
            let identity = format!("b:{}:{}:{}", update.id.0, change.chat.id.0, change.date.timestamp());
            incoming(&change.from, identity, what)
        }
        UpdateKind::MyChatMember(change) if change.new_chat_member.is_present() => {
            Translated::Elsewhere { chat: change.chat.id.0 }
        }
        _ => Translated::Nothing,
    }
}

fn of_message(message: &Message) -> Translated {
    if !message.chat.is_private() {
        return Translated::Elsewhere { chat: message.chat.id.0 };
    }
    let Some(from) = message.from.as_ref().filter(|from| !from.is_bot) else { return Translated::Nothing };
    let id = MessageId(message.id.0);
    // Update ids restart at random after an idle week, so the message itself is the identity.
    let identity = format!("m:{}:{}:{}", message.chat.id.0, id.0, message.date.timestamp());
    if let Some(text) = message.text() {
        return incoming(from, identity, What::Text { message: id, text: Private::new(text) });
    }
    let document = message.document().filter(|document| document.file.size <= LARGEST_FILE);
    match (document, incoming(from, identity, What::Other { message: id })) {
        (Some(document), Translated::Private(incoming)) => {
            Translated::Document { incoming, file: document.file.id.0.clone() }
        }
        (_, translated) => translated,
    }
}

fn incoming(from: &User, identity: String, what: What) -> Translated {
    let hint = Language::from_hint(from.language_code.as_deref());
    let chat = ChatId(i64::try_from(from.id.0).unwrap_or_default());
    Translated::Private(Incoming { identity, chat, hint, what })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn word(update: Value) -> String {
        // As it comes over the line: teloxide reads the keys of an update only from text.
        let update: Update = serde_json::from_str(&update.to_string()).expect("Telegram sends such updates");
        match translate(&update) {
            Translated::Private(incoming) => match incoming.what {
                What::Text { text, .. } => format!("text {}", text.open().chars().count()),
                What::File { .. } => "file".into(),
                What::Other { .. } => "other".into(),
                What::Press { data, .. } => format!("press {data}"),
                What::Blocked => "blocked".into(),
                What::Unblocked => "unblocked".into(),
            },
            Translated::Document { .. } => "document".into(),
            Translated::Elsewhere { .. } => "leave".into(),
            Translated::Nothing => "nothing".into(),
        }
    }

    fn with(base: Value, more: Value) -> Value {
        let mut all = base;
        if let (Some(all), Value::Object(more)) = (all.as_object_mut(), more) {
            all.extend(more);
        }
        all
    }

    fn maria() -> Value {
        json!({"id": 7001, "is_bot": false, "first_name": "María", "language_code": "es"})
    }

    fn message(more: Value) -> Value {
        let chat = json!({"id": 7001, "type": "private", "first_name": "María"});
        let message = with(json!({"message_id": 5, "date": 1_769_000_000, "chat": chat, "from": maria()}), more);
        json!({"update_id": 1, "message": message})
    }

    fn file(more: Value) -> Value {
        with(json!({"file_id": "f", "file_unique_id": "u", "file_size": 10}), more)
    }

    fn member(chat: Value, status: &str) -> Value {
        let user = json!({"id": 4242, "is_bot": true, "first_name": "Bot"});
        let old = json!({"user": user, "status": "member"});
        let new = match status {
            "kicked" => json!({"user": user, "status": "kicked", "until_date": 0}),
            _ => json!({"user": user, "status": status}),
        };
        json!({"update_id": 1, "my_chat_member": {"chat": chat, "from": maria(), "date": 1_769_000_000,
               "old_chat_member": old, "new_chat_member": new}})
    }

    #[test]
    fn whatever_a_chat_can_receive_has_its_place() {
        let group = json!({"id": -100, "type": "supergroup", "title": "Un grupo"});
        let channel = json!({"id": -200, "type": "channel", "title": "Un canal"});
        let private = json!({"id": 7001, "type": "private", "first_name": "María"});
        let photo = json!([file(json!({"width": 1, "height": 1}))]);
        let sticker =
            file(json!({"type": "regular", "width": 1, "height": 1, "is_animated": false, "is_video": false}));
        let press = |more: Value| {
            let pressed = message(json!({"text": "x"}))["message"].clone();
            let query = json!({"id": "9", "from": maria(), "chat_instance": "1", "message": pressed});
            json!({"update_id": 1, "callback_query": with(query, more)})
        };
        let table = [
            (message(json!({"text": "a".repeat(4096)})), "text 4096"),
            (message(json!({"text": "👩‍👩‍👧‍👦"})), "text 7"),
            (
                message(json!({"text": "/start", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]})),
                "text 6",
            ),
            (message(json!({"photo": photo, "caption": "un nombre"})), "other"),
            (message(json!({"sticker": sticker})), "other"),
            (message(json!({"voice": file(json!({"duration": 3}))})), "other"),
            (message(json!({"contact": {"phone_number": "1", "first_name": "Ana"}})), "other"),
            (message(json!({"location": {"latitude": 1.0, "longitude": 1.0}})), "other"),
            (message(json!({"document": file(json!({"file_name": "lista.csv"}))})), "document"),
            (message(json!({"document": file(json!({"file_size": 6_000_000}))})), "other"),
            (message(json!({"text": "x", "from": {"id": 9, "is_bot": true, "first_name": "Otro"}})), "nothing"),
            (message(json!({"text": "x", "chat": group})), "leave"),
            (message(json!({"new_chat_members": [maria()], "chat": group})), "leave"),
            (member(group.clone(), "member"), "leave"),
            (member(channel.clone(), "member"), "leave"),
            (member(group, "left"), "nothing"),
            (member(private.clone(), "kicked"), "blocked"),
            (member(private, "member"), "unblocked"),
            (
                json!({"update_id": 1, "channel_post": {"message_id": 5, "date": 1, "chat": channel, "text": "x"}}),
                "nothing",
            ),
            (
                json!({"update_id": 1, "edited_message": message(json!({"text": "x", "edit_date": 2}))["message"]}),
                "nothing",
            ),
            (press(json!({"data": "1:hm:0:0:"})), "press 1:hm:0:0:"),
            (press(json!({"data": "🙏"})), "press 🙏"),
            (press(json!({"game_short_name": "g"})), "press "),
        ];
        for (update, expected) in table {
            let said = update.to_string();
            assert_eq!(word(update), expected, "{said}");
        }
    }
}
