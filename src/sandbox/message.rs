//! A message as the server keeps it, and the two ways it is shown: to the bot as JSON, to a person as [`Shown`].

use serde_json::{Value, json};

use super::html::{Entity, Formatted, Style};

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

    /// What a person sees of it. Nothing is left of the text of a deleted message.
    pub fn shown(&self) -> Shown {
        let there = self.presence == Presence::Visible;
        Shown {
            id: self.id,
            who: self.from,
            text: if there { self.body.text.clone() } else { String::new() },
            pieces: if there { pieces(&self.body) } else { Vec::new() },
            buttons: if there { self.keyboard.clone() } else { Vec::new() },
            content: if there { self.content.clone() } else { Content::Text },
            reply_to: self.reply_to,
            edited: self.edited.is_some(),
            deleted: !there,
            protected: self.protected,
            forwarded: self.origin == Origin::Forwarded,
            sound: self.sound,
            at: self.edited.unwrap_or(self.date),
            changed: self.changed,
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

/// A message as a person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The message's id in its chat.
    pub id: i64,
    /// Who wrote it.
    pub who: Who,
    /// Its text without markup; empty once deleted.
    pub text: String,
    /// The same text, cut where its looks change.
    pub pieces: Vec<Piece>,
    /// Its inline buttons, row by row.
    pub buttons: Vec<Vec<Button>>,
    /// What it is besides text.
    pub content: Content,
    /// The message that it answers.
    pub reply_to: Option<i64>,
    /// Whether it says "edited".
    pub edited: bool,
    /// Whether only its place is left.
    pub deleted: bool,
    /// Whether it cannot be forwarded or saved.
    pub protected: bool,
    /// Whether it was forwarded from elsewhere.
    pub forwarded: bool,
    /// Whether it rang.
    pub sound: Sound,
    /// When it was sent or last edited, in unix seconds.
    pub at: i64,
    /// Grows with every change of the world; tells which of two messages changed later.
    pub changed: u64,
}

impl Shown {
    /// The labels of its buttons, in reading order.
    pub fn labels(&self) -> Vec<&str> {
        self.buttons.iter().flatten().map(|button| button.label.as_str()).collect()
    }

    /// The text with `**bold**`, `_italic_` and `~~struck~~` marks, for reading.
    pub fn marked(&self) -> String {
        self.pieces.iter().map(Piece::marked).collect()
    }
}

/// A stretch of text of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The characters.
    pub text: String,
    /// How they look, outermost first.
    pub styles: Vec<Style>,
}

impl Piece {
    fn marked(&self) -> String {
        self.styles.iter().fold(self.text.clone(), |text, style| match style {
            Style::Bold => format!("**{text}**"),
            Style::Italic => format!("_{text}_"),
            Style::Strikethrough => format!("~~{text}~~"),
            Style::Code | Style::Pre => format!("`{text}`"),
            _ => text,
        })
    }
}

/// Cuts a text at the ends of its entities.
pub(super) fn pieces(body: &Formatted) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut at = 0;
    for c in body.text.chars() {
        let covers = |entity: &&Entity| entity.offset <= at && at < entity.offset + entity.length;
        let styles: Vec<Style> = body.entities.iter().filter(covers).map(|entity| entity.style.clone()).collect();
        match out.last_mut() {
            Some(last) if last.styles == styles => last.text.push(c),
            _ => out.push(Piece { text: c.to_string(), styles }),
        }
        at += c.len_utf16();
    }
    out
}
