//! Chats and who is in them.

use serde_json::json;

use crate::sandbox::answer::{Answer, Refusal};
use crate::sandbox::arguments::Arguments;
use crate::sandbox::message::Who;
use crate::sandbox::people::Membership;
use crate::sandbox::world::World;

use super::known;

/// `getChat`.
pub(super) fn get(world: &World, arguments: &Arguments) -> Answer {
    let mut chat = world.chat_json(known(world, arguments)?);
    chat["max_reaction_count"] = json!(11);
    chat["accent_color_id"] = json!(0);
    chat["accepted_gift_types"] = json!({"unlimited_gifts": false, "limited_gifts": false, "unique_gifts": false,
                                         "premium_subscription": false});
    Ok(chat)
}

/// `getChatMember`.
pub(super) fn member(world: &World, arguments: &Arguments) -> Answer {
    let chat = known(world, arguments)?;
    let user = arguments.number("user_id").unwrap_or(0);
    let not_found = || Refusal::bad("member not found");
    if user == world.bot.id {
        return Ok(json!({"status": "member", "user": world.bot.user()}));
    }
    world.people.get(&user).ok_or_else(not_found)?;
    let is_in = match world.groups.get(&chat) {
        Some(group) => group.spec.members.contains(&user),
        None => chat == user,
    };
    let status = if is_in { "member" } else { "left" };
    Ok(json!({"status": status, "user": world.user_json(Who::Person(user))}))
}

/// `leaveChat`.
pub(super) fn leave(world: &mut World, arguments: &Arguments) -> Answer {
    let chat = known(world, arguments)?;
    let group = world.groups.get_mut(&chat);
    let group = group.ok_or_else(|| Refusal::bad("chat member status can't be changed in private chats"))?;
    group.bot = Membership::Left;
    Ok(json!(true))
}
