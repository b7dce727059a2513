//! Answers to tapped buttons.

use serde_json::json;

use crate::sandbox::answer::{Answer, Refusal};
use crate::sandbox::arguments::Arguments;
use crate::sandbox::html::units;
use crate::sandbox::ledger::Act;
use crate::sandbox::transcript::What;
use crate::sandbox::world::World;

/// Characters of a pop-up that Telegram takes.
const POP_UP_LIMIT: usize = 200;
/// A tap can be answered for so many seconds; Telegram names no figure, bots report well under a minute's reserve.
const ANSWERABLE: i64 = 60;

const TOO_OLD: &str = "query is too old and response timeout expired or query ID is invalid";

/// `answerCallbackQuery`. A tap is answered once and soon, or not at all.
pub(super) fn answer(world: &mut World, arguments: &Arguments) -> Answer {
    let text = arguments.text("text").unwrap_or_default();
    if units(&text) > POP_UP_LIMIT {
        return Err(Refusal::bad("MESSAGE_TOO_LONG"));
    }
    let id = arguments.text("callback_query_id").unwrap_or_default();
    let query = world.queries.remove(&id).ok_or_else(|| Refusal::bad(TOO_OLD))?;
    let now = world.clock.now();
    if now - query.at > ANSWERABLE {
        return Err(Refusal::bad(TOO_OLD));
    }
    if !text.is_empty() {
        world.note(query.person, What::PopUp(text.clone()));
    }
    world.ledger.accept(now, query.chat, query.message, Act::Answered(text));
    Ok(json!(true))
}
