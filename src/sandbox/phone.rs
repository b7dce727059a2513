//! A simulated person's phone: what a person can do with a chat. What can be seen of it is in `screen`.

use std::sync::Arc;

use serde_json::json;
use thiserror::Error;

use super::html::Formatted;
use super::message::{Action, Button, Content, Origin, Who};
use super::people::{PersonSpec, Standing};
use super::screen::visible;
use super::transcript::What;
use super::updates::Kind;
use super::world::{Draft, Query, Shared, World};

/// A handle on one phone; clones are the same phone.
#[derive(Clone)]
pub struct Phone {
    pub(super) shared: Arc<Shared>,
    spec: PersonSpec,
}

/// Why a person cannot do this now. Everybody in the sandbox is invented, so it may name what is on the screen.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum CannotDo {
    /// No visible message has such a button.
    #[error("no button says {wanted:?}; visible are {visible:?}")]
    NoSuchButton {
        /// What was to be tapped.
        wanted: String,
        /// The labels that can be seen, oldest message first.
        visible: Vec<String>,
    },
    /// There is no message with buttons to send data from.
    #[error("no visible message has buttons")]
    NoButtons,
    /// The person has blocked the bot.
    #[error("this person has blocked the bot")]
    Blocked,
}

impl Phone {
    pub(super) fn new(shared: Arc<Shared>, spec: PersonSpec) -> Phone {
        Phone { shared, spec }
    }

    /// The person's id, which is also the chat's.
    pub fn id(&self) -> i64 {
        self.spec.id
    }

    /// The person.
    pub fn person(&self) -> &PersonSpec {
        &self.spec
    }

    /// Writes a message. Writing the first one starts the chat.
    ///
    /// # Errors
    /// [`CannotDo::Blocked`].
    pub async fn says(&self, text: &str) -> Result<(), CannotDo> {
        self.sends(Draft::said(self.id(), text), What::Said(text.to_owned()))
    }

    /// Writes in a group that this person is in.
    ///
    /// # Errors
    /// None today; a group cannot be blocked.
    pub async fn says_in(&self, group: i64, text: &str) -> Result<(), CannotDo> {
        let mut world = self.shared.world();
        world.note(group, What::Said(text.to_owned()));
        let (_, message) = world.post(group, Draft::said(self.id(), text));
        world.tell_bot(Kind::Message, message);
        Ok(())
    }

    /// Forwards a text that somebody else wrote elsewhere.
    ///
    /// # Errors
    /// [`CannotDo::Blocked`].
    pub async fn forwards(&self, text: &str) -> Result<(), CannotDo> {
        let draft = Draft { origin: Origin::Forwarded, ..Draft::said(self.id(), text) };
        self.sends(draft, What::Forwarded(text.to_owned()))
    }

    /// Sends a file.
    ///
    /// # Errors
    /// [`CannotDo::Blocked`].
    pub async fn sends_document(&self, name: &str, bytes: &[u8]) -> Result<(), CannotDo> {
        let file = self.stores(bytes);
        let content = Content::Document { file, name: name.to_owned(), size: bytes.len() };
        self.sends_thing(content, name)
    }

    /// Sends a photo.
    ///
    /// # Errors
    /// [`CannotDo::Blocked`].
    pub async fn sends_photo(&self) -> Result<(), CannotDo> {
        let file = self.stores(b"not really a picture");
        self.sends_thing(Content::Photo { file, size: 20 }, "foto")
    }

    /// Sends a sticker.
    ///
    /// # Errors
    /// [`CannotDo::Blocked`].
    pub async fn sends_sticker(&self) -> Result<(), CannotDo> {
        self.sends_thing(Content::Sticker, "sticker")
    }

    /// Sends a voice message.
    ///
    /// # Errors
    /// [`CannotDo::Blocked`].
    pub async fn sends_voice(&self) -> Result<(), CannotDo> {
        self.sends_thing(Content::Voice, "nota de voz")
    }

    /// Sends a contact card.
    ///
    /// # Errors
    /// [`CannotDo::Blocked`].
    pub async fn sends_contact(&self) -> Result<(), CannotDo> {
        self.sends_thing(Content::Contact, "contacto")
    }

    /// Presses START, with the payload of a deep link or an empty one. It also lifts a block.
    ///
    /// # Errors
    /// None today.
    pub async fn presses_start(&self, payload: &str) -> Result<(), CannotDo> {
        self.unblocks().await;
        let text = format!("/start {payload}");
        self.says(text.trim_end()).await
    }

    /// Taps the newest visible button with exactly this label.
    ///
    /// # Errors
    /// [`CannotDo::NoSuchButton`], with the labels that are visible; [`CannotDo::Blocked`].
    pub async fn taps(&self, label: &str) -> Result<(), CannotDo> {
        let mut world = self.shared.world();
        let found = visible(&world, self.id()).rev().find_map(|held| {
            let button = held.keyboard.iter().flatten().find(|button| button.label == label)?;
            Some((held.id, button.clone()))
        });
        let Some((message, button)) = found else {
            let labels = visible(&world, self.id()).flat_map(|held| held.keyboard.iter().flatten());
            let visible = labels.map(|button| button.label.clone()).collect();
            return Err(CannotDo::NoSuchButton { wanted: label.to_owned(), visible });
        };
        press(&mut world, &self.spec, message, button)
    }

    /// Taps this button of this message (row and column count from 0), however old it is.
    ///
    /// # Errors
    /// [`CannotDo::NoSuchButton`] if it is not there any more; [`CannotDo::Blocked`].
    pub async fn taps_at(&self, message: i64, row: usize, column: usize) -> Result<(), CannotDo> {
        let mut world = self.shared.world();
        let held = world.message(self.id(), message);
        let button = held.and_then(|held| held.keyboard.get(row)?.get(column).cloned());
        match button {
            Some(button) => press(&mut world, &self.spec, message, button),
            None => Err(CannotDo::NoSuchButton { wanted: format!("{message}:{row}:{column}"), visible: Vec::new() }),
        }
    }

    /// Sends data that no button carries, as a forger would: from the newest message that has buttons.
    ///
    /// # Errors
    /// [`CannotDo::NoButtons`], [`CannotDo::Blocked`].
    pub async fn taps_data(&self, raw: &str) -> Result<(), CannotDo> {
        let mut world = self.shared.world();
        let message = visible(&world, self.id()).rev().find(|held| !held.keyboard.is_empty()).map(|held| held.id);
        let message = message.ok_or(CannotDo::NoButtons)?;
        let button = Button { label: format!("«{raw}»"), action: Action::Callback(raw.to_owned()) };
        press(&mut world, &self.spec, message, button)
    }

    /// Blocks the bot; it is told.
    pub async fn blocks(&self) {
        self.stands(Standing::Blocked, What::Blocked);
    }

    /// Lifts the block; the bot is told.
    pub async fn unblocks(&self) {
        if self.standing() == Standing::Blocked {
            self.stands(Standing::Started, What::Unblocked);
        }
    }

    /// Deletes the account. Nobody is told; the bot finds out.
    pub async fn deletes_the_account(&self) {
        let mut world = self.shared.world();
        if let Some(person) = world.people.get_mut(&self.id()) {
            person.standing = Standing::Deactivated;
        }
        world.ring();
    }

    pub(super) fn standing(&self) -> Standing {
        self.shared.world().people.get(&self.id()).map_or(Standing::Stranger, |person| person.standing)
    }

    fn stores(&self, bytes: &[u8]) -> String {
        let mut world = self.shared.world();
        let key = world.fresh_key();
        world.files.insert(key.clone(), bytes.to_vec());
        key
    }

    fn sends_thing(&self, content: Content, called: &str) -> Result<(), CannotDo> {
        let body = Formatted::default();
        self.sends(Draft { content, body, ..Draft::said(self.id(), "") }, What::SentThing(called.to_owned()))
    }

    fn sends(&self, draft: Draft, what: What) -> Result<(), CannotDo> {
        let mut world = self.shared.world();
        may_write(&mut world, self.id())?;
        world.note(self.id(), what);
        let (_, message) = world.post(self.id(), draft);
        world.tell_bot(Kind::Message, message);
        Ok(())
    }

    fn stands(&self, standing: Standing, what: What) {
        let mut world = self.shared.world();
        let Some(person) = world.people.get_mut(&self.id()) else { return };
        person.standing = standing;
        let (user, chat) = (person.user(), person.chat());
        world.note(self.id(), what);
        let me = world.bot.user();
        let member = json!({"status": "member", "user": me});
        let kicked = json!({"status": "kicked", "user": me, "until_date": 0});
        let (old, new) = if standing == Standing::Blocked { (member, kicked) } else { (kicked, member) };
        let date = world.clock.now();
        let update = json!({"chat": chat, "from": user, "date": date, "old_chat_member": old, "new_chat_member": new});
        world.tell_bot(Kind::MyChatMember, update);
    }
}

/// Writing starts a chat; a block stands in the way.
fn may_write(world: &mut World, person: i64) -> Result<(), CannotDo> {
    match world.people.get_mut(&person) {
        Some(person) if person.standing == Standing::Stranger => person.standing = Standing::Started,
        Some(person) if person.standing == Standing::Blocked => return Err(CannotDo::Blocked),
        _ => {}
    }
    Ok(())
}

fn press(world: &mut World, person: &PersonSpec, message: i64, button: Button) -> Result<(), CannotDo> {
    may_write(world, person.id)?;
    world.note(person.id, What::Tapped(button.label.clone()));
    let Action::Callback(data) = button.action else { return Ok(()) };
    let id = format!("{}", world.chance.next());
    let query = Query { person: person.id, chat: person.id, message, at: world.clock.now() };
    world.queries.insert(id.clone(), query);
    let held = world.message(person.id, message).map(|held| world.message_json(person.id, held));
    let update = json!({
        "id": id, "from": world.user_json(Who::Person(person.id)), "message": held,
        "chat_instance": format!("{}", person.id.unsigned_abs().rotate_left(17)), "data": data,
    });
    world.tell_bot(Kind::CallbackQuery, update);
    Ok(())
}
