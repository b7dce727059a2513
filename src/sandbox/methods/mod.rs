//! The methods of the Bot API. Each is a function of the world and its arguments; only `getUpdates` waits.

mod chats;
mod edit;
mod files;
mod keyboard;
mod polls;
mod profile;
mod queries;
mod send;

use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::arguments::Arguments;
use super::people::{Membership, Standing};
use super::world::{Shared, World};

/// Calls a method by its name in lower case.
pub(super) async fn call(shared: &Shared, method: &str, arguments: &Arguments) -> Answer {
    if method == "getupdates" {
        return polls::get_updates(shared, arguments).await;
    }
    let mut world = shared.world();
    let answer = at_once(&mut world, method, arguments);
    world.ring();
    answer
}

fn at_once(world: &mut World, method: &str, arguments: &Arguments) -> Answer {
    match method {
        "getme" => Ok(profile::get_me(world)),
        "deletewebhook" => Ok(json!(true)),
        "getwebhookinfo" => Ok(polls::webhook_info(world)),
        "sendmessage" => send::message(world, arguments),
        "senddocument" => send::document(world, arguments),
        "sendphoto" => send::photo(world, arguments),
        "sendchataction" => writable(world, arguments).map(|_| json!(true)),
        "editmessagetext" => edit::text(world, arguments),
        "editmessagereplymarkup" => edit::reply_markup(world, arguments),
        "deletemessage" => edit::delete(world, arguments),
        "deletemessages" => edit::delete_many(world, arguments),
        "answercallbackquery" => queries::answer(world, arguments),
        "getfile" => files::get(world, arguments),
        "getchat" => chats::get(world, arguments),
        "getchatmember" => chats::member(world, arguments),
        "leavechat" => chats::leave(world, arguments),
        "setmycommands" => profile::set_commands(world, arguments),
        "getmycommands" => profile::get_commands(world, arguments),
        "deletemycommands" => profile::delete_commands(world, arguments),
        "setmyname" => profile::set_name(world, arguments),
        "getmyname" => Ok(profile::get_name(world, arguments)),
        "setmydescription" => profile::set_description(world, arguments),
        "getmydescription" => Ok(profile::get_description(world, arguments)),
        "setmyshortdescription" => profile::set_short_description(world, arguments),
        "getmyshortdescription" => Ok(profile::get_short_description(world, arguments)),
        _ => Err(Refusal::new(404, "Not Found: method not found")),
    }
}

/// The chat that the bot may write to.
///
/// # Errors
/// What Telegram says when it may not.
fn writable(world: &World, arguments: &Arguments) -> Result<i64, Refusal> {
    let chat = known(world, arguments)?;
    let standing = world.people.get(&chat).map(|person| person.standing);
    match standing {
        Some(Standing::Stranger) => Err(Refusal::new(403, "Forbidden: bot can't initiate conversation with a user")),
        Some(Standing::Blocked) => Err(Refusal::new(403, "Forbidden: bot was blocked by the user")),
        Some(Standing::Deactivated) => Err(Refusal::new(403, "Forbidden: user is deactivated")),
        Some(Standing::Started) | None => Ok(chat),
    }
}

/// The chat that the request names, if the bot has met it.
///
/// # Errors
/// What Telegram says when it has not, or was put out.
fn known(world: &World, arguments: &Arguments) -> Result<i64, Refusal> {
    if arguments.text("chat_id").is_none_or(|text| text.is_empty()) {
        return Err(Refusal::bad("chat_id is empty"));
    }
    let chat = arguments.chat();
    if let Some(group) = world.groups.get(&chat) {
        return match group.bot {
            Membership::In => Ok(chat),
            Membership::Left => Err(Refusal::new(403, "Forbidden: bot is not a member of the supergroup chat")),
            Membership::Kicked => Err(Refusal::new(403, "Forbidden: bot was kicked from the supergroup chat")),
        };
    }
    let person = world.people.get(&chat).ok_or_else(|| Refusal::bad("chat not found"))?;
    let met = world.groups.values().any(|group| group.spec.members.contains(&chat));
    if person.standing == Standing::Stranger && !met { Err(Refusal::bad("chat not found")) } else { Ok(chat) }
}

/// The ids in a list argument.
fn ids(list: Option<Value>) -> Vec<i64> {
    let list = list.and_then(|list| list.as_array().cloned()).unwrap_or_default();
    list.iter().filter_map(Value::as_i64).collect()
}
