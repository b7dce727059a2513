//! What the page shows, as JSON. Texts go out as pieces with styles, never as markup, so that the page has nothing
//! to escape.

use serde_json::{Value, json};

use crate::sandbox::html::Style;
use crate::sandbox::message::{Action, Button, Content, Held, Sound, Who};
use crate::sandbox::people::{Command, Standing};
use crate::sandbox::shown::{Piece, Shown};
use crate::sandbox::transcript::{Event, What};
use crate::sandbox::world::World;

use super::{PagePhone, Playing, Scene};

/// The whole state of the page.
pub(super) fn json(world: &World) -> Value {
    let scene = |scene: &Scene| {
        let Scene { id, title_es, title_en, steps } = scene;
        json!({"id": id, "title_es": title_es, "title_en": title_en, "steps": steps.len()})
    };
    let scenes: Vec<Value> = world.page.scenes.iter().map(scene).collect();
    let phones: Vec<Value> = world.page.phones.iter().map(|phone| phone_json(world, phone)).collect();
    json!({
        "version": world.version, "phones": phones, "scenes": scenes, "playing": playing(&world.playing),
        "narration": narration(&world.events), "closing": world.closing,
        "paste": world.page.paste.person,
    })
}

fn playing(playing: &Playing) -> Value {
    match playing {
        Playing::Nothing => Value::Null,
        Playing::Scene { id, step, of } => json!({"scene": id, "step": step, "of": of}),
        Playing::Stopped { id, why } => json!({"scene": id, "stopped": why}),
    }
}

fn narration(events: &[Event]) -> Value {
    let last = events.iter().rev().find_map(|event| match &event.what {
        What::Narrated(es, en) => Some(json!({"es": es, "en": en, "sequence": event.sequence})),
        _ => None,
    });
    last.unwrap_or_default()
}

fn phone_json(world: &World, phone: &PagePhone) -> Value {
    let id = phone.person.id;
    let standing = world.people.get(&id).map_or(Standing::Stranger, |person| person.standing);
    let profile = world.bot.profile(&phone.person.language_code);
    let menu = world.bot.menu(&phone.person);
    let command = |c: &Command| json!({"command": c.command, "description": c.description});
    let messages: Vec<Value> =
        world.chats.get(&id).into_iter().flatten().map(|held| message(world, id, held)).collect();
    json!({
        "id": id, "name": phone.person.first_name, "language": phone.person.language_code,
        "caption_es": phone.caption_es, "caption_en": phone.caption_en, "time_zone": phone.time_zone,
        "standing": match standing {
            Standing::Stranger => "stranger",
            Standing::Started => "started",
            Standing::Blocked | Standing::Deactivated => "blocked",
        },
        "bot": {"name": profile.name, "description": profile.description},
        "menu": menu.iter().map(command).collect::<Vec<_>>(),
        "messages": messages, "lock": lock(world, id), "pop_up": pop_up(world, id),
    })
}

fn lock(world: &World, id: i64) -> Value {
    let rang = world.previews.get(&id).into_iter().flatten().rev().find(|preview| preview.sound == Sound::Audible);
    rang.map(|preview| json!({"title": preview.title, "text": preview.text, "message": preview.message}))
        .unwrap_or_default()
}

fn pop_up(world: &World, id: i64) -> Value {
    let last = world.events.iter().rev().filter(|event| event.chat == id).find_map(|event| match &event.what {
        What::PopUp(text) => Some(json!({"text": text, "sequence": event.sequence})),
        _ => None,
    });
    last.unwrap_or_default()
}

fn message(world: &World, chat: i64, held: &Held) -> Value {
    let shown = held.shown();
    let reply = shown.reply_to.map(|to| match world.message(chat, to) {
        Some(held) => json!(held.body.text.chars().take(60).collect::<String>()),
        None => json!(""),
    });
    json!({
        "id": shown.id, "mine": shown.who != Who::Bot, "deleted": shown.deleted, "edited": shown.edited,
        "forwarded": shown.forwarded, "protected": shown.protected, "silent": shown.sound == Sound::Silent,
        "at": held.date, "pieces": shown.pieces.iter().map(piece).collect::<Vec<_>>(),
        "buttons": shown.buttons.iter().map(|row| row.iter().map(button).collect::<Vec<_>>()).collect::<Vec<_>>(),
        "thing": thing(&shown), "reply": reply,
    })
}

fn thing(shown: &Shown) -> Value {
    match &shown.content {
        Content::Text => Value::Null,
        Content::Document { name, size, .. } => json!({"kind": "document", "name": name, "size": size}),
        Content::Photo { .. } => json!({"kind": "photo"}),
        Content::Sticker => json!({"kind": "sticker"}),
        Content::Voice => json!({"kind": "voice"}),
        Content::Contact => json!({"kind": "contact"}),
    }
}

fn piece(piece: &Piece) -> Value {
    let styles: Vec<&str> = piece.styles.iter().map(Style::name).collect();
    let link = piece.styles.iter().find_map(|style| match style {
        Style::Link(url) => Some(url.as_str()),
        _ => None,
    });
    json!({"text": piece.text, "styles": styles, "link": link})
}

fn button(button: &Button) -> Value {
    match &button.action {
        Action::Callback(_) => json!({"label": button.label, "kind": "callback"}),
        Action::Url(url) => json!({"label": button.label, "kind": "url", "url": url}),
        Action::Copy(_) => json!({"label": button.label, "kind": "copy"}),
    }
}
