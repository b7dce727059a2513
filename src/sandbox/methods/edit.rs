//! Messages that change or go.

use serde_json::json;

use crate::sandbox::answer::{Answer, Refusal};
use crate::sandbox::arguments::Arguments;
use crate::sandbox::html::Formatted;
use crate::sandbox::ledger::Act;
use crate::sandbox::message::{Button, Content, Who};
use crate::sandbox::transcript::What;
use crate::sandbox::world::World;

use super::send::{TEXT_LIMIT, formatted};
use super::{ids, keyboard, known, writable};

/// A bot may delete what is younger than this, in seconds (48 hours).
const DELETABLE: i64 = 48 * 3600;

const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly the \
                            same as a current content and reply markup of the message";

/// `editMessageText`. An edit without a keyboard takes the keyboard away.
pub(super) fn text(world: &mut World, arguments: &Arguments) -> Answer {
    let (chat, id) = editable(world, arguments)?;
    let body = formatted(arguments, "text", "entities")?;
    if body.is_empty() {
        return Err(Refusal::bad("message text is empty"));
    }
    if body.len() > TEXT_LIMIT {
        return Err(Refusal::bad("MESSAGE_TOO_LONG"));
    }
    let keyboard = keyboard::read(arguments)?;
    let act = Act::Edited(body.text.clone());
    change(world, chat, id, body, keyboard, act)
}

/// `editMessageReplyMarkup`.
pub(super) fn reply_markup(world: &mut World, arguments: &Arguments) -> Answer {
    let (chat, id) = editable(world, arguments)?;
    let keyboard = keyboard::read(arguments)?;
    let body = world.message(chat, id).map(|held| held.body.clone()).unwrap_or_default();
    change(world, chat, id, body, keyboard, Act::Rebuttoned)
}

fn editable(world: &World, arguments: &Arguments) -> Result<(i64, i64), Refusal> {
    let chat = writable(world, arguments)?;
    let id = arguments.number("message_id").ok_or_else(|| Refusal::bad("message identifier is not specified"))?;
    let held = world.message(chat, id).ok_or_else(|| Refusal::bad("message to edit not found"))?;
    if held.from != Who::Bot {
        return Err(Refusal::bad("message can't be edited"));
    }
    if held.content != Content::Text && arguments.text("text").is_some() {
        return Err(Refusal::bad("there is no text in the message to edit"));
    }
    Ok((chat, id))
}

fn change(world: &mut World, chat: i64, id: i64, body: Formatted, keyboard: Vec<Vec<Button>>, act: Act) -> Answer {
    let (now, changed) = (world.clock.now(), world.ring());
    let Some(held) = world.message_mut(chat, id) else { return Err(Refusal::bad("message to edit not found")) };
    if held.body == body && held.keyboard == keyboard {
        return Err(Refusal::bad(NOT_MODIFIED));
    }
    held.body = body;
    held.keyboard = keyboard;
    held.changed = changed;
    if matches!(act, Act::Edited(_)) {
        held.edited = Some(now);
    }
    let held = held.clone();
    world.note(chat, What::Edited(held.shown()));
    world.ledger.accept(now, chat, id, act);
    Ok(world.message_json(chat, &held))
}

/// `deleteMessage`.
pub(super) fn delete(world: &mut World, arguments: &Arguments) -> Answer {
    let chat = known(world, arguments)?;
    let id = arguments.number("message_id").ok_or_else(|| Refusal::bad("message identifier is not specified"))?;
    if world.message(chat, id).is_none() {
        return Err(Refusal::bad("message to delete not found"));
    }
    may_delete(world, chat, id)?;
    remove(world, chat, id);
    Ok(json!(true))
}

/// `deleteMessages`: what is not there is passed over.
pub(super) fn delete_many(world: &mut World, arguments: &Arguments) -> Answer {
    let chat = known(world, arguments)?;
    let ids = ids(arguments.structure("message_ids")?);
    if ids.is_empty() {
        return Err(Refusal::bad("message identifiers are not specified"));
    }
    if ids.len() > 100 {
        return Err(Refusal::bad("too many message identifiers specified"));
    }
    let there: Vec<i64> = ids.into_iter().filter(|id| world.message(chat, *id).is_some()).collect();
    for id in &there {
        may_delete(world, chat, *id)?;
    }
    for id in there {
        remove(world, chat, id);
    }
    Ok(json!(true))
}

fn may_delete(world: &World, chat: i64, id: i64) -> Result<(), Refusal> {
    let Some(held) = world.message(chat, id) else { return Ok(()) };
    if world.clock.now() - held.date >= DELETABLE {
        return Err(Refusal::bad("message can't be deleted for everyone"));
    }
    // In a group the bot is an ordinary member and deletes only its own.
    if held.from != Who::Bot && world.groups.contains_key(&chat) {
        return Err(Refusal::bad("message can't be deleted"));
    }
    Ok(())
}

fn remove(world: &mut World, chat: i64, id: i64) {
    world.remove(chat, id);
    let at = world.clock.now();
    world.ledger.accept(at, chat, id, Act::Deleted);
}
