//! A message as a person sees it on the screen: text in pieces of one look each, buttons, and the marks "edited" and
//! "deleted". Pure.

use super::html::{Entity, Formatted, Style};
use super::message::{Button, Content, Held, Origin, Presence, Sound, Who};

/// A message as a person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The message's id in its chat.
    pub id: i64,
    /// Who wrote it.
    pub who: Who,
    /// Its text without markup; empty once deleted.
    pub text: String,
    /// Where it is formatted, and what Telegram made clickable by itself.
    pub entities: Vec<Entity>,
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

impl Held {
    /// What a person sees of it. Nothing is left of the text of a deleted message.
    pub fn shown(&self) -> Shown {
        let there = self.presence == Presence::Visible;
        Shown {
            id: self.id,
            who: self.from,
            text: if there { self.body.text.clone() } else { String::new() },
            entities: if there { self.body.entities.clone() } else { Vec::new() },
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

/// Cuts a text at the ends of its entities.
fn pieces(body: &Formatted) -> Vec<Piece> {
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
