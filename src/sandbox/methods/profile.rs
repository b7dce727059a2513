//! The bot's account: name, descriptions, and its menus by scope and language.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::sandbox::answer::{Answer, Refusal};
use crate::sandbox::arguments::Arguments;
use crate::sandbox::people::{Command, Scope, in_language};
use crate::sandbox::world::World;

/// Characters that Telegram takes for the name, the description and the short description.
const NAME: usize = 64;
const DESCRIPTION: usize = 512;
const SHORT_DESCRIPTION: usize = 120;

/// `getMe`.
pub(super) fn get_me(world: &World) -> Value {
    let mut me = world.bot.user();
    for (key, value) in [
        ("can_join_groups", true),
        ("can_read_all_group_messages", false),
        ("supports_inline_queries", false),
        ("can_connect_to_business", false),
        ("has_main_web_app", false),
    ] {
        me[key] = json!(value);
    }
    me
}

fn language(arguments: &Arguments) -> String {
    arguments.text("language_code").unwrap_or_default()
}

fn set(texts: &mut BTreeMap<String, String>, arguments: &Arguments, key: &str, limit: usize) -> Answer {
    let text = arguments.text(key).unwrap_or_default();
    if text.chars().count() > limit {
        return Err(Refusal::bad(&format!("{key} is too long")));
    }
    // An empty text takes the one for this language away.
    if text.is_empty() {
        texts.remove(&language(arguments));
    } else {
        texts.insert(language(arguments), text);
    }
    Ok(json!(true))
}

/// `setMyName`.
pub(super) fn set_name(world: &mut World, arguments: &Arguments) -> Answer {
    set(&mut world.bot.names, arguments, "name", NAME)
}

/// `getMyName`.
pub(super) fn get_name(world: &World, arguments: &Arguments) -> Value {
    json!({"name": in_language(&world.bot.names, &language(arguments))})
}

/// `setMyDescription`.
pub(super) fn set_description(world: &mut World, arguments: &Arguments) -> Answer {
    set(&mut world.bot.descriptions, arguments, "description", DESCRIPTION)
}

/// `getMyDescription`.
pub(super) fn get_description(world: &World, arguments: &Arguments) -> Value {
    json!({"description": in_language(&world.bot.descriptions, &language(arguments))})
}

/// `setMyShortDescription`.
pub(super) fn set_short_description(world: &mut World, arguments: &Arguments) -> Answer {
    set(&mut world.bot.short_descriptions, arguments, "short_description", SHORT_DESCRIPTION)
}

/// `getMyShortDescription`.
pub(super) fn get_short_description(world: &World, arguments: &Arguments) -> Value {
    json!({"short_description": in_language(&world.bot.short_descriptions, &language(arguments))})
}

/// `setMyCommands`.
pub(super) fn set_commands(world: &mut World, arguments: &Arguments) -> Answer {
    let given = arguments.structure("commands")?.and_then(|given| given.as_array().cloned()).unwrap_or_default();
    if given.len() > 100 {
        return Err(Refusal::bad("BOT_COMMANDS_TOO_MUCH"));
    }
    let commands: Result<Vec<Command>, Refusal> = given.iter().map(command).collect();
    world.bot.menus.insert(menu_key(world, arguments)?, commands?);
    Ok(json!(true))
}

/// `getMyCommands`.
pub(super) fn get_commands(world: &World, arguments: &Arguments) -> Answer {
    let menu = world.bot.menus.get(&menu_key(world, arguments)?).cloned().unwrap_or_default();
    let json = |c: &Command| json!({"command": c.command, "description": c.description});
    Ok(Value::Array(menu.iter().map(json).collect()))
}

/// `deleteMyCommands`.
pub(super) fn delete_commands(world: &mut World, arguments: &Arguments) -> Answer {
    let key = menu_key(world, arguments)?;
    world.bot.menus.remove(&key);
    Ok(json!(true))
}

fn command(json: &Value) -> Result<Command, Refusal> {
    let text = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
    let (command, description) = (text("command"), text("description"));
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !(1..=32).contains(&command.len()) || !command.chars().all(letters) {
        return Err(Refusal::bad("BOT_COMMAND_INVALID"));
    }
    if !(1..=256).contains(&description.chars().count()) {
        return Err(Refusal::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
    }
    Ok(Command { command, description })
}

fn menu_key(world: &World, arguments: &Arguments) -> Result<(Scope, String), Refusal> {
    let scope = arguments.structure("scope")?.unwrap_or_else(|| json!({"type": "default"}));
    let chat = || {
        let id = scope["chat_id"].as_i64().unwrap_or(0);
        let is_known = world.people.contains_key(&id) || world.groups.contains_key(&id);
        if is_known { Ok(id) } else { Err(Refusal::bad("chat not found")) }
    };
    let scope = match scope["type"].as_str().unwrap_or_default() {
        "default" => Scope::Default,
        "all_private_chats" => Scope::AllPrivateChats,
        "all_group_chats" => Scope::AllGroupChats,
        "all_chat_administrators" => Scope::AllChatAdministrators,
        "chat" => Scope::Chat(chat()?),
        "chat_administrators" => Scope::ChatAdministrators(chat()?),
        "chat_member" => Scope::ChatMember(chat()?, scope["user_id"].as_i64().unwrap_or(0)),
        _ => return Err(Refusal::bad("can't parse BotCommandScope: Unsupported type specified")),
    };
    Ok((scope, language(arguments)))
}
