//! Reply and notice in, words and buttons out, in two languages.
//!
//! Pure: no I/O, no clock. It must never decide anything: not what is told, not to
//! whom, not when. A family's text never says more than the record says, and a
//! discreet one says neither name nor reason.

mod adding;
mod alerts;
mod answers;
mod card;
mod catalogue;
mod cells;
mod chat;
mod corrections;
mod dates;
mod details;
mod dry_run;
mod escape;
mod figures;
mod import;
mod import_run;
mod list;
mod menu;
mod message;
mod news;
mod review;
mod same_event;
mod settings;
mod team;
mod template;
mod voice;
mod welcome;

use std::sync::atomic::{AtomicU64, Ordering};

pub use catalogue::{CatalogueError, Catalogues};
pub use cells::{csv, safe_cell};
pub use list::LIST_PAGE;
pub use menu::Profile;
pub use message::{Attachment, Button, CAPTION, LABEL, Message, Protection};

use crate::domain::{
    Audience, Doing, FiguresScreen, FileFormat, HeldBy, Language, MessageId, Notice, NoticeMode, PopUp, Reader, Reply,
    Spoken,
};
use crate::names::Evidence;
use voice::Voice;

/// What the organisation tells about itself; configuration.
#[derive(Debug, Clone)]
pub struct House {
    /// Who runs this service, at most 60 characters.
    pub organisation: String,
    /// Where a person answers, at most 60 characters; without it no button offers it.
    pub contact: Option<String>,
    /// When a person answers.
    pub hours: Option<String>,
    /// Organisations that give guidance at no cost, one line each.
    pub guidance: Vec<String>,
    /// After how many days a chat that is out of reach is erased.
    pub blocked_days: u32,
    /// After how many days a backup copy is gone.
    pub backup_days: u32,
}

/// What to do in a chat, worded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Worded {
    /// A new message.
    Say(Message),
    /// Write over a message of ours; if it is gone, say it anew.
    Edit { message: MessageId, with: Message },
    /// Write over a message of ours, if it is still there.
    Hide { message: MessageId, with: Message },
    /// Delete a message.
    Delete { message: MessageId },
    /// Delete what can be of these.
    Sweep { messages: Vec<MessageId> },
    /// Set the chat's own menu: commands without the slash, and what they do.
    Menu(Vec<(String, String)>),
}

/// The voice of the house.
pub struct Words {
    catalogues: Catalogues,
    house: House,
    failures: AtomicU64,
}

impl Words {
    /// The catalogues, and what the organisation says about itself.
    pub fn new(catalogues: Catalogues, house: House) -> Self {
        Self { catalogues, house, failures: AtomicU64::new(0) }
    }

    /// One screen.
    pub fn reply(&self, reader: impl Into<Reader>, reply: &Reply) -> Message {
        let voice = Voice::new(self, reader.into());
        welcome::screen(&voice, reply)
            .or_else(|| adding::screen(&voice, reply))
            .or_else(|| details::screen(&voice, reply))
            .or_else(|| list::screen(&voice, reply))
            .or_else(|| settings::screen(&voice, reply))
            .or_else(|| chat::screen(&voice, reply))
            .or_else(|| news::screen(&voice, reply))
            .or_else(|| answers::screen(&voice, reply))
            .or_else(|| review::screen(&voice, reply))
            .or_else(|| import::screen(&voice, reply))
            .or_else(|| template::screen(&voice, reply))
            .or_else(|| corrections::screen(&voice, reply))
            .or_else(|| same_event::screen(&voice, reply))
            .or_else(|| team::screen(&voice, reply))
            .or_else(|| figures::screen(&voice, reply))
            .unwrap_or_else(|| {
                // A test gives every variant a screen.
                voice.complain();
                welcome::unknown_input(&voice)
            })
    }

    /// What to do in a chat; while sending stands in pause, the team's screens say so first.
    pub fn spoken(&self, spoken: &Spoken) -> Worded {
        let word = |reply: &Reply| {
            let mut message = self.reply(spoken.reader(), reply);
            if let (Some(held), Protection::Protected) = (&spoken.banner, message.protection) {
                message.html = format!("{}\n\n{}", self.banner(spoken.language, held), message.html);
            }
            message
        };
        match &spoken.doing {
            Doing::Say(reply) | Doing::SayFor { reply, .. } => Worded::Say(word(reply)),
            Doing::Edit { message, reply } => Worded::Edit { message: *message, with: word(reply) },
            Doing::Hide { message, reply } => Worded::Hide { message: *message, with: word(reply) },
            Doing::Delete { message } => Worded::Delete { message: *message },
            Doing::Sweep { messages } => Worded::Sweep { messages: messages.clone() },
            Doing::Menu(audience) => Worded::Menu(self.commands(spoken.language, *audience)),
        }
    }

    /// A notice as it arrives by itself: in discreet mode without name or reason.
    pub fn notice(&self, reader: impl Into<Reader>, mode: NoticeMode, notice: &Notice) -> Message {
        let voice = Voice::new(self, reader.into());
        match mode {
            NoticeMode::Discreet => alerts::discreet(&voice, notice),
            NoticeMode::Full => alerts::full(&voice, notice),
        }
    }

    /// What goes out if Telegram refuses the full text: neutral, without any markup, so
    /// that it may be sent with or without a parse mode.
    pub fn plain_notice(&self, reader: impl Into<Reader>, notice: &Notice) -> Message {
        alerts::discreet(&Voice::new(self, reader.into()), notice)
    }

    /// The template for lists: the name of the file, and the file. Nothing if it could not be drawn, which is a bug.
    pub fn template(&self, language: Language, format: FileFormat) -> Option<(String, Vec<u8>)> {
        template::file(&Voice::new(self, language.into()), format)
    }

    /// One line of a comparison, as on a card but without markup.
    pub fn evidence(&self, language: Language, evidence: &Evidence) -> String {
        card::plain_line(&Voice::new(self, language.into()), evidence)
    }

    /// `/estadisticas` without markup, for a terminal.
    pub fn figures(&self, language: Language, screen: &FiguresScreen) -> String {
        escape::plain(&figures::text(&Voice::new(self, language.into()), screen))
    }

    /// An answer to a button, at most 200 characters, without markup.
    pub fn pop_up(&self, language: Language, pop_up: PopUp) -> String {
        menu::pop_up(&Voice::new(self, language.into()), pop_up)
    }

    /// The command menu: names without the slash, and what they do.
    pub fn commands(&self, language: Language, audience: Audience) -> Vec<(String, String)> {
        menu::commands(&Voice::new(self, language.into()), audience)
    }

    /// What Telegram shows before anybody has written.
    pub fn profile(&self, language: Language) -> Profile {
        menu::profile(&Voice::new(self, language.into()))
    }

    /// How many messages could not be said in their language since the start. More than 0 is a bug.
    pub fn failures(&self) -> u64 {
        self.failures.load(Ordering::Relaxed)
    }

    fn banner(&self, language: Language, held: &HeldBy) -> String {
        team::hold(&Voice::new(self, language.into()), "hold-banner", held.since, &held.who)
    }
}
