//! A message or a button in, replies out. Knows no Telegram and no wording.
//!
//! One update is one transaction: effects and replies are committed together, and only
//! then is the update acknowledged. A slip of the user is a reply, never an error.
//! Free text never acts by itself.

mod adding;
mod answering;
mod apart;
mod changing;
mod command;
mod correcting;
mod detail;
mod dialogue;
mod ending;
mod family;
mod figures;
mod import_draft;
mod import_run;
mod importing;
mod joining;
mod list;
mod notices;
mod pacing;
mod pauses;
mod queue;
mod returning;
mod same_event;
mod settings;
mod traces;
mod turn;
mod verifying;
mod volunteer;

use chrono::TimeDelta;

use crate::domain::{ChatId, Language, MessageId, Moment, PopUp, Private, Reply};
use crate::review::ReviewRules;
use crate::store::{Store, StoreError};
use command::Input;
pub use pauses::end_pauses;
use turn::Turn;

/// What the organisation set, as far as a conversation needs it.
#[derive(Debug, Clone)]
pub struct Rules {
    /// How many names one chat may follow.
    pub names_per_chat: u32,
    /// How many new names one import may bring in.
    pub new_names_per_import: u32,
    /// How long an opened discreet notice stays open.
    pub hide_after: TimeDelta,
    /// How long backups keep what was erased, in days; told after `/olvidar`.
    pub backup_days: u32,
    /// How many messages and presses of one chat are answered in a minute.
    pub updates_per_minute: u32,
    pub review: ReviewRules,
}

/// Something that happened in a private chat.
#[derive(Clone)]
pub struct Incoming {
    /// What makes this update itself, whatever its number: a repeated one changes nothing.
    pub identity: String,
    pub chat: ChatId,
    /// From Telegram's hint about a newcomer.
    pub hint: Language,
    pub what: What,
}

/// What happened.
#[derive(Clone)]
pub enum What {
    Text {
        message: MessageId,
        text: Private,
    },
    File {
        message: MessageId,
        bytes: Vec<u8>,
    },
    /// A picture, a voice, a contact, or a file that nobody asked for.
    Other {
        message: MessageId,
    },
    Press {
        message: MessageId,
        data: String,
    },
    Blocked,
    Unblocked,
}

impl What {
    /// The message that they wrote, if it is one.
    fn written(&self) -> Option<MessageId> {
        match self {
            What::Text { message, .. } | What::File { message, .. } | What::Other { message } => Some(*message),
            What::Press { .. } | What::Blocked | What::Unblocked => None,
        }
    }
}

/// What is answered at once and may be lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handled {
    pub language: Language,
    pub pop_up: Option<PopUp>,
}

/// Handles one update: its effects and its replies are committed when this returns.
///
/// # Errors
/// When the database fails; nothing has happened then, and the update may be handled again.
pub async fn handle(store: &Store, rules: &Rules, incoming: Incoming, now: Moment) -> Result<Handled, StoreError> {
    // A file may be large: it is read before the transaction begins, and off the async threads.
    let file = match &incoming.what {
        What::File { bytes, .. } => Some(importing::read_apart(bytes.clone(), now).await),
        _ => None,
    };
    let mut tx = store.begin().await?;
    if !tx.is_new_update(&incoming.identity, now).await? {
        return Ok(Handled { language: incoming.hint, pop_up: None });
    }
    let mut turn = Turn::begin(&mut tx, rules, incoming.chat, incoming.hint, now).await?;
    if !turn.is_too_much(&incoming.what).await? {
        respond(&mut turn, &incoming.what, file).await?;
    }
    let handled = turn.finish().await?;
    tx.commit().await?;
    Ok(handled)
}

async fn respond(turn: &mut Turn<'_>, what: &What, file: Option<importing::ReadFile>) -> Result<(), StoreError> {
    if let Some(message) = what.written() {
        turn.tx.note_message(turn.chat, message, turn.now).await?;
    }
    match command::read(what) {
        Input::Command { command, argument, message } => turn.command(command, argument, message).await?,
        Input::UnknownCommand { message } => {
            // A slip of the finger may have put a slash before a name.
            turn.delete(message);
            turn.say(Reply::UnknownInput);
        }
        Input::Text { message, text } => turn.text(message, text).await?,
        Input::File { message } => turn.file(message, file).await?,
        Input::NotText { message } => {
            turn.delete(message);
            turn.say(Reply::NotText);
        }
        Input::Press { message, press } => turn.press(message, &press).await?,
        Input::ForgedPress { message } => turn.stale(message).await?,
        Input::Blocked => turn.blocked().await?,
        Input::Unblocked => turn.unblocked().await?,
    }
    Ok(())
}

/// Whether a file sent in this chat would be read, so that it is worth fetching.
///
/// # Errors
/// When the database fails.
pub async fn awaits_file(store: &Store, chat: ChatId) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    Ok(tx.volunteer(chat).await?.is_some())
}

/// Tells a chat that something went wrong, after [`handle`] failed for good.
///
/// # Errors
/// When the database still fails.
pub async fn apologise(
    store: &Store,
    rules: &Rules,
    chat: ChatId,
    hint: Language,
    reference: &str,
    now: Moment,
) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    let mut turn = Turn::begin(&mut tx, rules, chat, hint, now).await?;
    let reference = reference.to_owned();
    turn.say(match turn.volunteer {
        Some(_) => Reply::VolunteerTrouble { reference },
        None => Reply::Trouble { reference },
    });
    turn.finish().await?;
    tx.commit().await
}

/// Closes dialogues that nobody went on with for a day, and says so.
///
/// # Errors
/// When the database fails; those not yet closed are closed next time.
pub async fn expire(store: &Store, rules: &Rules, now: Moment) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    let expired = tx.expired_dialogues(now).await?;
    if expired.is_empty() {
        return Ok(());
    }
    for (chat, old) in expired {
        let memory = dialogue::Memory::read(&old, Language::Es);
        let mut turn = Turn::begin(&mut tx, rules, chat, memory.language, now).await?;
        if memory.doing.is_some() {
            turn.replace_screen(old.screen, Reply::Expired { again: memory.began_with() });
        }
        turn.finish().await?;
    }
    tx.commit().await
}
