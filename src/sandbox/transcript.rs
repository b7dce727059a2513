//! Everything that people did, heard and saw, in the order in which it happened, and how it reads as plain text.

use std::fmt::Write;

use super::shown::Shown;

/// One thing that happened on one phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Counts from 1.
    pub sequence: u64,
    /// When, in unix seconds.
    pub at: i64,
    /// Whose phone; for a group, the group's id.
    pub chat: i64,
    /// The name on that phone.
    pub name: String,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The person wrote this.
    Said(String),
    /// The person forwarded this.
    Forwarded(String),
    /// The person sent something else: a file's name, a sticker, a picture …
    SentThing(String),
    /// The person tapped the button with this label.
    Tapped(String),
    /// The person blocked the bot.
    Blocked,
    /// The person unblocked the bot.
    Unblocked,
    /// A message came from the bot.
    Heard(Shown),
    /// A message of the bot changed to this.
    Edited(Shown),
    /// This message is gone.
    Deleted(i64),
    /// A pop-up answered a tap.
    PopUp(String),
    /// The locked phone rang and showed this.
    LockScreen(String),
    /// Somebody explains, in Spanish and English; no phone is involved.
    Narrated(String, String),
}

/// Whether the rendering keeps marks for bold and struck text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// `**bold**`, `~~struck~~`, `_italic_`.
    Kept,
    /// Words only.
    Dropped,
}

impl Event {
    /// The event as plain text, one or more lines without a final line break.
    pub fn plain(&self, marks: Marks) -> String {
        let name = &self.name;
        match &self.what {
            What::Said(text) => indented(&format!("{name} > "), text),
            What::Forwarded(text) => indented(&format!("{name} > (reenvía) "), text),
            What::SentThing(thing) => format!("{name} > ({thing})"),
            What::Tapped(label) => format!("{name} > [{label}]"),
            What::Blocked => format!("{name} > (bloquea)"),
            What::Unblocked => format!("{name} > (desbloquea)"),
            What::Heard(shown) => heard(&format!("{name} < "), shown, marks),
            What::Edited(shown) => heard(&format!("{name} < (editado) "), shown, marks),
            What::Deleted(_) => format!("{name} < (mensaje borrado)"),
            What::PopUp(text) => indented(&format!("{name} < (aviso breve) "), text),
            What::LockScreen(text) => indented(&format!("{name} | pantalla bloqueada: "), text),
            What::Narrated(es, en) => format!("— {es}\n— {en}"),
        }
    }
}

fn heard(head: &str, shown: &Shown, marks: Marks) -> String {
    let text = if marks == Marks::Kept { shown.marked() } else { shown.text.clone() };
    let mut out = indented(head, &text);
    let margin = " ".repeat(head.chars().count());
    for row in &shown.buttons {
        let labels: Vec<String> = row.iter().map(|button| format!("[{}]", button.label)).collect();
        // Writing to a String cannot fail.
        write!(out, "\n{margin}{}", labels.join(" ")).ok();
    }
    out
}

/// The text after its head, with the following lines set under the first.
fn indented(head: &str, text: &str) -> String {
    let margin = format!("\n{}", " ".repeat(head.chars().count()));
    format!("{head}{}", text.replace('\n', &margin))
}
