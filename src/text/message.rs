//! A worded message: HTML and buttons, ready for Telegram.
//!
//! It must never print itself: names stand in it.

use crate::domain::Press;

/// The most characters that Telegram takes beside an attachment.
pub const CAPTION: usize = 1024;
/// The most characters that one button may have.
pub const LABEL: usize = 24;
/// Two buttons share a row only if both are this short: a phone shows no more in half its width.
const HALF_ROW: usize = 17;

/// What a chat will see.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// Telegram's HTML: `<b>`, `<s>`, `<code>` and escaped text.
    pub html: String,
    /// Rows of at most two buttons.
    pub keyboard: Vec<Vec<Button>>,
    pub protection: Protection,
    /// What goes with the words; they are its caption then, at most [`CAPTION`] characters.
    pub attachment: Option<Attachment>,
}

/// What goes with a message, drawn when the message is worded.
#[derive(Clone, PartialEq, Eq)]
pub enum Attachment {
    /// A file to keep, and the name it is kept under.
    Document { name: String, bytes: Vec<u8> },
    /// A PNG to look at.
    Photo { png: Vec<u8> },
}

impl std::fmt::Debug for Attachment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Attachment")
    }
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Message")
    }
}

/// Whether Telegram lets a message be forwarded or saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// Everything that the team reads.
    Protected,
    /// What a family reads: sharing it is their choice.
    Open,
}

/// An inline button.
#[derive(Clone, PartialEq, Eq)]
pub struct Button {
    /// At most [`LABEL`] characters.
    pub label: String,
    /// Callback data, as [`Press::encode`] writes it.
    pub data: String,
}

impl std::fmt::Debug for Button {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Button")
    }
}

impl Button {
    pub(super) fn new(label: &str, press: &Press) -> Self {
        Self { label: super::escape::clip(label, LABEL), data: press.encode() }
    }
}

impl Message {
    /// For families.
    pub(super) fn open(html: impl Into<String>) -> Self {
        Self { html: html.into(), keyboard: Vec::new(), protection: Protection::Open, attachment: None }
    }

    /// For the team.
    pub(super) fn protected(html: impl Into<String>) -> Self {
        Self { html: html.into(), keyboard: Vec::new(), protection: Protection::Protected, attachment: None }
    }

    /// With a file, which is there to be kept: Telegram lets nobody save what is protected.
    pub fn with_document(mut self, name: impl Into<String>, bytes: Vec<u8>) -> Self {
        self.protection = Protection::Open;
        self.attachment = Some(Attachment::Document { name: name.into(), bytes });
        self
    }

    /// With a picture above the words.
    pub fn with_photo(mut self, png: Vec<u8>) -> Self {
        self.attachment = Some(Attachment::Photo { png });
        self
    }

    /// With these buttons below those that it has, two in a row where they are short.
    pub(super) fn buttons(mut self, buttons: impl IntoIterator<Item = Button>) -> Self {
        let mut open = false;
        for button in buttons {
            let short = button.label.chars().count() <= HALF_ROW;
            match self.keyboard.last_mut() {
                Some(row) if open && short => {
                    row.push(button);
                    open = false;
                }
                _ => {
                    self.keyboard.push(vec![button]);
                    open = short;
                }
            }
        }
        self
    }

    /// With one more row, as it is.
    pub(super) fn row(mut self, row: impl IntoIterator<Item = Button>) -> Self {
        let row: Vec<Button> = row.into_iter().collect();
        if !row.is_empty() {
            self.keyboard.push(row);
        }
        self
    }
}
