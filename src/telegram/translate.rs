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
