//! The state of the sandbox, behind one lock that is never held across an await. Everything that happens goes through
//! a method here, so that each change is dated, written down and announced to whoever waits.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use tokio::sync::watch;

use super::chance::Chance;
use super::clock::Clock;
use super::detect::detect;
use super::faults::{Fault, Plan};
use super::html::Formatted;
use super::ledger::Ledger;
use super::message::{Content, Held, Origin, Presence, Sound, Who};
use super::page::{Page, Playing};
use super::people::{Bot, Group, GroupSpec, Person, PersonSpec, Standing};
use super::screen::Preview;
use super::shown::Shown;
use super::transcript::{Event, What};
use super::updates::{Kind, Updates};

/// The state and the bell that rings when it changes.
pub(super) struct Shared {
    world: Mutex<World>,
    pub token: String,
    pub bell: watch::Sender<u64>,
}

impl Shared {
    pub fn new(token: String, seed: u64, clock: Clock, page: Page) -> Shared {
        let bell = watch::Sender::new(0);
        Shared { world: Mutex::new(World::new(&token, seed, clock, page, bell.clone())), token, bell }
    }

    /// The world, for as long as the guard lives. A panic elsewhere does not take it away.
    pub fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) struct World {
    pub clock: Clock,
    pub chance: Chance,
    pub bot: Bot,
    pub people: BTreeMap<i64, Person>,
    pub groups: BTreeMap<i64, Group>,
    pub chats: BTreeMap<i64, Vec<Held>>,
    pub updates: Updates,
    pub queries: BTreeMap<String, Query>,
    pub files: BTreeMap<String, Vec<u8>>,
    pub ledger: Ledger,
    pub plan: Plan,
    pub events: Vec<Event>,
    pub previews: BTreeMap<i64, Vec<Preview>>,
    pub version: u64,
    pub closing: bool,
    pub page: Page,
    pub playing: Playing,
    next_message: i64,
    bell: watch::Sender<u64>,
}

/// A tapped button that has not been answered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Query {
    pub person: i64,
    pub chat: i64,
    pub message: i64,
    pub at: i64,
}

/// What a new message is made of.
pub(super) struct Draft {
    pub from: Who,
    pub content: Content,
    pub body: Formatted,
    pub keyboard: Vec<Vec<super::message::Button>>,
    pub reply_to: Option<i64>,
    pub protected: bool,
    pub sound: Sound,
    pub origin: Origin,
}

impl Draft {
    /// A person's message of plain text.
    pub fn said(person: i64, text: &str) -> Draft {
        let mut body = Formatted::plain(text);
        detect(&mut body);
        let (keyboard, reply_to) = Default::default();
        let (sound, origin) = (Sound::Audible, Origin::Own);
        Draft {
            from: Who::Person(person),
            content: Content::Text,
            body,
            keyboard,
            reply_to,
            protected: false,
            sound,
            origin,
        }
    }
}

impl World {
    fn new(token: &str, seed: u64, clock: Clock, page: Page, bell: watch::Sender<u64>) -> World {
        let mut chance = Chance::new(seed);
        // Ids start anywhere, so that nobody comes to rely on 1.
        let first_update = 100_000_000 + u32::try_from(chance.next() % 800_000_000).unwrap_or(0);
        let next_message = 100 + i64::try_from(chance.next() % 10_000).unwrap_or(0);
        let (people, groups, chats, queries, files) = Default::default();
        let (ledger, plan, events, previews) = Default::default();
        let updates = Updates::new(first_update);
        let bot = Bot::new(token);
        let (version, closing) = (0, false);
        World {
            clock,
            chance,
            bot,
            people,
            groups,
            chats,
            updates,
            queries,
            files,
            ledger,
            plan,
            events,
            previews,
            version,
            closing,
            page,
            playing: Playing::Nothing,
            next_message,
            bell,
        }
    }

    /// The fault that strikes this request, if the plan has one.
    pub fn strike(&mut self, method: &str, chat: i64) -> Option<Fault> {
        self.plan.draw(method, chat, &mut self.chance)
    }

    /// Something changed: whoever waits looks again.
    pub fn ring(&mut self) -> u64 {
        self.version += 1;
        self.bell.send_replace(self.version);
        self.version
    }

    pub fn add_person(&mut self, spec: PersonSpec) {
        self.people.entry(spec.id).or_insert(Person { spec, standing: Standing::Stranger });
        self.ring();
    }

    pub fn add_group(&mut self, spec: GroupSpec) {
        self.groups.entry(spec.id).or_insert(Group { spec, bot: super::people::Membership::In });
        self.ring();
    }

    /// A key that nobody guesses by counting, the same for the same seed.
    pub fn fresh_key(&mut self) -> String {
        format!("{:016x}", self.chance.next())
    }

    pub fn chat_json(&self, chat: i64) -> Value {
        let person = self.people.get(&chat).map(Person::chat);
        person
            .or_else(|| self.groups.get(&chat).map(Group::chat))
            .unwrap_or_else(|| json!({"id": chat, "type": "private"}))
    }

    pub fn user_json(&self, who: Who) -> Value {
        match who {
            Who::Bot => self.bot.user(),
            Who::Person(id) => self.people.get(&id).map(Person::user).unwrap_or_default(),
        }
    }

    pub fn message(&self, chat: i64, id: i64) -> Option<&Held> {
        let held = self.chats.get(&chat)?.iter().rev().find(|held| held.id == id)?;
        (held.presence == Presence::Visible).then_some(held)
    }

    pub fn message_mut(&mut self, chat: i64, id: i64) -> Option<&mut Held> {
        let held = self.chats.get_mut(&chat)?.iter_mut().rev().find(|held| held.id == id)?;
        (held.presence == Presence::Visible).then_some(held)
    }

    pub fn message_json(&self, chat: i64, held: &Held) -> Value {
        let flat = |held: &Held| held.json(self.chat_json(chat), self.user_json(held.from), Value::Null);
        let reply = held.reply_to.and_then(|id| self.message(chat, id)).map(flat).unwrap_or_default();
        held.json(self.chat_json(chat), self.user_json(held.from), reply)
    }

    /// Puts a message into a chat and says what the Bot API says of it.
    pub fn post(&mut self, chat: i64, draft: Draft) -> (i64, Value) {
        let Draft { from, content, body, keyboard, reply_to, protected, sound, origin } = draft;
        let (id, date, changed) = (self.next_message, self.clock.now(), self.ring());
        self.next_message += 1;
        let (edited, presence) = (None, Presence::Visible);
        let held = Held {
            id,
            from,
            date,
            edited,
            content,
            body,
            keyboard,
            reply_to,
            protected,
            sound,
            origin,
            presence,
            changed,
        };
        let json = self.message_json(chat, &held);
        let shown = held.shown();
        self.chats.entry(chat).or_default().push(held);
        if from == Who::Bot {
            self.hear(chat, shown);
        }
        (id, json)
    }

    fn hear(&mut self, chat: i64, shown: Shown) {
        let title = self.bot.profile(&self.language(chat)).name;
        let preview = Preview::of(&shown, title);
        let sound = shown.sound;
        self.note(chat, What::Heard(shown));
        if sound == Sound::Audible {
            self.note(chat, What::LockScreen(preview.text.clone()));
        }
        self.previews.entry(chat).or_default().push(preview);
    }

    /// The language of a person's phone; a group has none.
    pub fn language(&self, chat: i64) -> String {
        self.people.get(&chat).map(|person| person.spec.language_code.clone()).unwrap_or_default()
    }

    /// The message is gone for everybody, and so is its preview.
    pub fn remove(&mut self, chat: i64, message: i64) {
        let changed = self.ring();
        if let Some(held) = self.message_mut(chat, message) {
            held.presence = Presence::Deleted;
            held.changed = changed;
        }
        if let Some(previews) = self.previews.get_mut(&chat) {
            previews.retain(|preview| preview.message != message);
        }
        self.note(chat, What::Deleted(message));
    }

    /// Writes an event down.
    pub fn note(&mut self, chat: i64, what: What) {
        let person = self.people.get(&chat).map(|person| person.spec.first_name.clone());
        let name = person.or_else(|| self.groups.get(&chat).map(|group| group.spec.title.clone())).unwrap_or_default();
        let sequence = self.events.len() as u64 + 1;
        self.events.push(Event { sequence, at: self.clock.now(), chat, name, what });
        self.ring();
    }

    /// Hands the bot an update.
    pub fn tell_bot(&mut self, kind: Kind, content: Value) {
        self.updates.push(kind, content);
        self.ring();
    }
}
