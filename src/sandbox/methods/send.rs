//! New messages.

use crate::sandbox::answer::{Answer, Refusal};
use crate::sandbox::arguments::Arguments;
use crate::sandbox::detect::detect;
use crate::sandbox::html::{self, Entity, Formatted, Style};
use crate::sandbox::ledger::Act;
use crate::sandbox::message::{Content, Origin, Sound, Who};
use crate::sandbox::world::{Draft, World};

use super::{keyboard, writable};

/// Characters of a message's text that Telegram takes.
pub(super) const TEXT_LIMIT: usize = 4096;
/// Characters of a caption that Telegram takes.
const CAPTION_LIMIT: usize = 1024;

/// `sendMessage`.
pub(super) fn message(world: &mut World, arguments: &Arguments) -> Answer {
    let chat = writable(world, arguments)?;
    let body = formatted(arguments, "text", "entities")?;
    if body.is_empty() {
        return Err(Refusal::bad("message text is empty"));
    }
    if body.len() > TEXT_LIMIT {
        return Err(Refusal::bad("message is too long"));
    }
    send(world, arguments, chat, Content::Text, body)
}

/// `sendDocument`.
pub(super) fn document(world: &mut World, arguments: &Arguments) -> Answer {
    let chat = writable(world, arguments)?;
    let body = caption(arguments)?;
    let (file, name, size) = stored(world, arguments, "document")?;
    send(world, arguments, chat, Content::Document { file, name, size }, body)
}

/// `sendPhoto`.
pub(super) fn photo(world: &mut World, arguments: &Arguments) -> Answer {
    let chat = writable(world, arguments)?;
    let body = caption(arguments)?;
    let (file, _, size) = stored(world, arguments, "photo")?;
    send(world, arguments, chat, Content::Photo { file, size }, body)
}

fn send(world: &mut World, arguments: &Arguments, chat: i64, content: Content, body: Formatted) -> Answer {
    let keyboard = keyboard::read(arguments)?;
    let reply_to = reply_to(world, arguments, chat)?;
    let sound = if arguments.flag("disable_notification") { Sound::Silent } else { Sound::Audible };
    let protected = arguments.flag("protect_content");
    let text = body.text.clone();
    let draft = Draft { from: Who::Bot, content, body, keyboard, reply_to, protected, sound, origin: Origin::Own };
    let (message, json) = world.post(chat, draft);
    let at = world.clock.now();
    world.ledger.accept(at, chat, message, Act::Sent(text));
    Ok(json)
}

fn reply_to(world: &World, arguments: &Arguments, chat: i64) -> Result<Option<i64>, Refusal> {
    let Some(reply) = arguments.structure("reply_parameters")? else { return Ok(None) };
    let id = reply["message_id"].as_i64().unwrap_or(0);
    match world.message(chat, id) {
        Some(_) => Ok(Some(id)),
        None if reply["allow_sending_without_reply"] == true => Ok(None),
        None => Err(Refusal::bad("message to be replied not found")),
    }
}

fn caption(arguments: &Arguments) -> Result<Formatted, Refusal> {
    let body = formatted(arguments, "caption", "caption_entities")?;
    if body.len() > CAPTION_LIMIT { Err(Refusal::bad("message caption is too long")) } else { Ok(body) }
}

/// The file of a request: uploaded now, or known by its id.
fn stored(world: &mut World, arguments: &Arguments, key: &str) -> Result<(String, String, usize), Refusal> {
    if let Some(upload) = arguments.upload(key).cloned() {
        if upload.bytes.is_empty() {
            return Err(Refusal::bad("file must be non-empty"));
        }
        let (id, size) = (world.fresh_key(), upload.bytes.len());
        world.files.insert(id.clone(), upload.bytes);
        return Ok((id, upload.name, size));
    }
    let id = arguments.text(key).unwrap_or_default();
    if id.is_empty() {
        return Err(Refusal::bad(&format!("there is no {key} in the request")));
    }
    let size = world.files.get(&id).map(Vec::len);
    let size = size.ok_or_else(|| Refusal::bad("wrong file identifier/HTTP URL specified"))?;
    Ok((id, "file".to_owned(), size))
}

/// The text of a request, read in its parse mode.
pub(super) fn formatted(arguments: &Arguments, key: &str, places: &str) -> Result<Formatted, Refusal> {
    let text = arguments.text(key).unwrap_or_default();
    match arguments.text("parse_mode").unwrap_or_default().to_ascii_lowercase().as_str() {
        "html" => {
            let parsed = html::parse(&text).map_err(|why| Refusal::bad(&format!("can't parse entities: {why}")));
            parsed.map(found_too)
        }
        "" => {
            let mut body = Formatted::plain(&text);
            let given = arguments.structure(places)?.and_then(|given| given.as_array().cloned());
            body.entities = given.unwrap_or_default().iter().filter_map(entity).collect();
            Ok(found_too(body))
        }
        // The bot writes HTML only; the Markdown modes would need their own readers.
        _ => Err(Refusal::bad("unsupported parse_mode")),
    }
}

fn found_too(mut body: Formatted) -> Formatted {
    detect(&mut body);
    body
}

fn entity(json: &serde_json::Value) -> Option<Entity> {
    let number = |key: &str| json[key].as_u64().and_then(|number| usize::try_from(number).ok());
    let style = match json["type"].as_str()? {
        "bold" => Style::Bold,
        "italic" => Style::Italic,
        "underline" => Style::Underline,
        "strikethrough" => Style::Strikethrough,
        "spoiler" => Style::Spoiler,
        "code" => Style::Code,
        "pre" => Style::Pre,
        "blockquote" => Style::Blockquote,
        "text_link" => Style::Link(json["url"].as_str()?.to_owned()),
        _ => return None,
    };
    Some(Entity { offset: number("offset")?, length: number("length")?, style })
}
