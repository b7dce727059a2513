//! A message as the server keeps it, and how the bot sees it: as the Bot API's JSON.

use serde_json::{Value, json};

use super::html::{Entity, Formatted};

/// One message in a chat.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub id: i64,
    pub from: Who,
    pub date: i64,
    pub edited: Option<i64>,
    pub content: Content,
    pub body: Formatted,
    pub keyboard: Vec<Vec<Button>>,
    pub reply_to: Option<i64>,
    pub protected: bool,
    pub sound: Sound,
    pub origin: Origin,
    pub presence: Presence,
    /// The version of the world in which it last changed.
    pub changed: u64,
}

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The bot.
    Bot,
    /// The person with this id.
    Person(i64),
}

/// Whether a message rings when it arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sound {
    /// It rings.
    Audible,
    /// Sent with `disable_notification`.
    Silent,
}

/// Whether a message was written here or forwarded from elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Written in this chat.
    Own,
    /// Forwarded from somebody who hides the account.
    Forwarded,
}

/// Whether a message is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// In the chat.
    Visible,
    /// Deleted for everybody.
    Deleted,
}

/// What a message is besides its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text only.
    Text,
    /// A file; the text is its caption.
    Document {
        /// Key for `getFile`.
        file: String,
        /// The name it was sent under.
        name: String,
        /// Its size in bytes.
        size: usize,
    },
    /// A picture; the text is its caption.
    Photo {
        /// Key for `getFile`.
        file: String,
        /// Its size in bytes.
        size: usize,
    },
    /// A sticker.
    Sticker,
    /// A voice message.
    Voice,
    /// A contact card.
    Contact,
}

/// One inline button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What stands on it.
    pub label: String,
    /// What it does.
    pub action: Action,
}

/// What an inline button does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Sends this data to the bot.
    Callback(String),
    /// Opens an address.
    Url(String),
    /// Puts this text on the clipboard.
    Copy(String),
}

impl Button {
    fn json(&self) -> Value {
        match &self.action {
            Action::Callback(data) => json!({"text": self.label, "callback_data": data}),
            Action::Url(url) => json!({"text": self.label, "url": url}),
            Action::Copy(text) => json!({"text": self.label, "copy_text": {"text": text}}),
        }
    }
}

pub(super) fn keyboard_json(keyboard: &[Vec<Button>]) -> Value {
    let rows: Vec<Vec<Value>> = keyboard.iter().map(|row| row.iter().map(Button::json).collect()).collect();
    json!({"inline_keyboard": rows})
}

impl Held {
    /// The message as the Bot API writes it. `chat` and `from` are what the world knows of both, `reply` the message
    /// that it answers, if that is still there.
    pub fn json(&self, chat: Value, from: Value, reply: Value) -> Value {
        let mut out = json!({"message_id": self.id, "from": from, "chat": chat, "date": self.date});
        if let Some(edited) = self.edited {
            out["edit_date"] = json!(edited);
        }
        if self.origin == Origin::Forwarded {
            out["forward_origin"] =
                json!({"type": "hidden_user", "date": self.date, "sender_user_name": "Otra persona"});
        }
        if !reply.is_null() {
            out["reply_to_message"] = reply;
        }
        if self.protected {
            out["has_protected_content"] = json!(true);
        }
        if !self.keyboard.is_empty() {
            out["reply_markup"] = keyboard_json(&self.keyboard);
        }
        self.put_content(&mut out);
        out
    }

    fn put_content(&self, out: &mut Value) {
        let entities: Vec<Value> = self.body.entities.iter().map(Entity::json).collect();
        let (text, places) = match &self.content {
            Content::Text => ("text", "entities"),
            _ => ("caption", "caption_entities"),
        };
        if self.content == Content::Text || !self.body.is_empty() {
            out[text] = json!(self.body.text);
            if !entities.is_empty() {
                out[places] = json!(entities);
            }
        }
        let file =
            |key: &str, size: usize| json!({"file_id": key, "file_unique_id": format!("u{key}"), "file_size": size});
        match &self.content {
            Content::Text => {}
            Content::Document { file: key, name, size } => {
                out["document"] = merged(file(key, *size), json!({"file_name": name, "mime_type": mime_of(name)}));
            }
            Content::Photo { file: key, size } => {
                out["photo"] = json!([merged(file(key, *size), json!({"width": 640, "height": 480}))]);
            }
            Content::Sticker => {
                let kind = json!({"type": "regular", "width": 512, "height": 512, "is_animated": false,
                                  "is_video": false, "emoji": "🕊"});
                out["sticker"] = merged(file("sticker", 2048), kind);
            }
            Content::Voice => {
                out["voice"] = merged(file("voice", 4096), json!({"duration": 3, "mime_type": "audio/ogg"}));
            }
            Content::Contact => out["contact"] = json!({"phone_number": "+10000000000", "first_name": "Nadie"}),
        }
    }
}

fn merged(mut into: Value, from: Value) -> Value {
    if let (Some(into), Value::Object(from)) = (into.as_object_mut(), from) {
        into.extend(from);
    }
    into
}

fn mime_of(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "csv" => "text/csv",
        "txt" => "text/plain",
        "json" => "application/json",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}
