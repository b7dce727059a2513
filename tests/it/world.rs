//! A small world: the conversation, matching and outbox of production over a real database in
//! memory, and phones that show what was sent. Time passes only when a test lets it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use chrono::{TimeDelta, TimeZone, Utc};
use secrecy::SecretString;
use vigilia::conversation::{self, Incoming, Rules, What};
use vigilia::domain::{ChatId, Clock, Language, MessageId, Moment, Outcome, PopUp, Private, ReviewPolicy, Role, Tier};
use vigilia::housekeeping;
use vigilia::importing::Importing;
use vigilia::matching::Matching;
use vigilia::outbox::{Markup, Outbox, Pace, Parcel, Sender, SendingRules};
use vigilia::review::ReviewRules;
use vigilia::store::{Entropy, Keys, Store};
use vigilia::text::{Attachment, Catalogues, House, Message, Protection, Worded, Words};

/// A message on a phone.
#[derive(Clone)]
pub struct Shown {
    pub id: i32,
    pub message: Message,
    pub edited: u32,
}

/// Everything that phones show, and what Telegram will answer next.
#[derive(Default)]
struct Air {
    chats: BTreeMap<i64, Vec<Shown>>,
    deleted: Vec<(i64, i32)>,
    /// The chats' own menus.
    menus: BTreeMap<i64, Vec<(String, String)>>,
    last_id: i32,
    updates: u64,
    /// Answers for a chat, in order, before it accepts again.
    answers: BTreeMap<i64, Vec<Outcome>>,
}

#[derive(Clone)]
struct Phones {
    air: Arc<Mutex<Air>>,
    words: Arc<Words>,
}

impl Phones {
    fn say(&self, to: ChatId, message: Message) -> Outcome {
        let mut air = self.air.lock().unwrap();
        air.last_id += 1;
        let id = air.last_id;
        air.chats.entry(to.0).or_default().push(Shown { id, message, edited: 0 });
        Outcome::Delivered { message: Some(MessageId(id)) }
    }

    fn edit(&self, to: ChatId, at: MessageId, message: Message) -> Outcome {
        if message.attachment.is_some() {
            return self.say(to, message);
        }
        let mut air = self.air.lock().unwrap();
        let found = air.chats.entry(to.0).or_default().iter_mut().find(|shown| shown.id == at.0);
        match found {
            Some(shown) => {
                shown.message = message;
                shown.edited += 1;
                Outcome::Delivered { message: Some(at) }
            }
            None => {
                drop(air);
                self.say(to, message)
            }
        }
    }

    fn hide(&self, to: ChatId, at: MessageId, message: Message) -> Outcome {
        let there = self.air.lock().unwrap().chats.entry(to.0).or_default().iter().any(|shown| shown.id == at.0);
        if there { self.edit(to, at, message) } else { Outcome::Delivered { message: None } }
    }

    fn delete(&self, to: ChatId, at: MessageId) -> Outcome {
        let mut air = self.air.lock().unwrap();
        air.chats.entry(to.0).or_default().retain(|shown| shown.id != at.0);
        air.deleted.push((to.0, at.0));
        Outcome::Delivered { message: None }
    }
}

impl Sender for Phones {
    async fn send(&self, to: ChatId, parcel: Parcel<'_>) -> Outcome {
        let planned = {
            let mut air = self.air.lock().unwrap();
            air.answers.get_mut(&to.0).and_then(|answers| (!answers.is_empty()).then(|| answers.remove(0)))
        };
        match (planned, parcel) {
            (Some(outcome), _) if !matches!(outcome, Outcome::Delivered { .. }) => outcome,
            (_, Parcel::Notice { reader, mode, notice, markup, .. }) => self.say(
                to,
                match markup {
                    Markup::Full => self.words.notice(reader, mode, notice),
                    Markup::Plain => self.words.plain_notice(reader, notice),
                },
            ),
            (_, Parcel::Spoken(spoken)) => match self.words.spoken(spoken) {
                Worded::Say(message) => self.say(to, message),
                Worded::Edit { message, with } => self.edit(to, message, with),
                Worded::Hide { message, with } => self.hide(to, message, with),
                Worded::Delete { message } => self.delete(to, message),
                Worded::Sweep { messages } => {
                    for message in messages {
                        self.delete(to, message);
                    }
                    Outcome::Delivered { message: None }
                }
                Worded::Menu(menu) => {
                    self.air.lock().unwrap().menus.insert(to.0, menu);
                    Outcome::Delivered { message: None }
                }
            },
        }
    }
}

/// The world of a test.
pub struct World {
    pub store: Store,
    pub rules: Rules,
    phones: Phones,
    now: Arc<Mutex<Moment>>,
    outbox: Outbox<Phones>,
    importing: tokio::sync::Mutex<Importing>,
    importing_rests: AtomicBool,
    matching: tokio::sync::Mutex<Matching>,
    people: Mutex<i64>,
}

/// 25 January 2026, 21:00 in Venezuela: the evening of the sample lists.
pub fn the_evening() -> Moment {
    Utc.with_ymd_and_hms(2026, 1, 26, 1, 0, 0).unwrap()
}

/// What the organisation of the tests set.
pub fn rules() -> Rules {
    Rules {
        names_per_chat: 10,
        new_names_per_import: 1_000,
        hide_after: TimeDelta::minutes(2),
        backup_days: 14,
        updates_per_minute: 1_000,
        review: ReviewRules {
            policy: ReviewPolicy::default(),
            send_delay: TimeDelta::minutes(2),
            claim_time: TimeDelta::minutes(20),
            lead: Some("Faro".into()),
        },
    }
}

/// The words of the organisation of the tests.
pub fn words() -> Words {
    let house = House {
        organisation: "Amparo Civil".into(),
        contact: Some("@amparo_contacto".into()),
        hours: Some("de 8:00 a 20:00".into()),
        guidance: vec!["Casa Abierta: 0212-555.01.01".into()],
        blocked_days: 30,
        backup_days: 14,
    };
    Words::new(Catalogues::embedded().unwrap(), house)
}

/// A key that is the same in every test.
pub fn keys() -> Keys {
    Keys::parse(&SecretString::from(format!("1 {}\n", "5a".repeat(32)))).unwrap()
}

impl World {
    /// A world in memory with one verifier, Amparo Civil.
    pub async fn new() -> World {
        let store = Store::open("sqlite::memory:", keys(), Entropy::Seeded(7)).await.unwrap();
        World::over(store).await
    }

    /// A world over this database.
    pub async fn over(store: Store) -> World {
        let phones = Phones { air: Arc::default(), words: Arc::new(words()) };
        World::begun(store, phones, Arc::new(Mutex::new(the_evening())), 7_000).await
    }

    /// The program ended, and another begins over the same database: only the phones are as they were.
    pub async fn again(self, store: Store) -> World {
        let people = *self.people.lock().unwrap();
        let world = World::begun(store, self.phones, self.now, people).await;
        world.outbox.recover().await.unwrap();
        world.settle().await;
        world
    }

    async fn begun(store: Store, phones: Phones, now: Arc<Mutex<Moment>>, people: i64) -> World {
        let hands = now.clone();
        let clock: Clock = Arc::new(move || *hands.lock().unwrap());
        let pace = Pace { per_second: 1e6, burst: 1_000_000, chat_pause: TimeDelta::zero() };
        let sending = SendingRules { lease: TimeDelta::seconds(30), in_flight: 8, pace };
        let outbox = Outbox::new(store.clone(), phones.clone(), sending, clock.clone());
        let importing = Importing::new(store.clone(), clock, rules().review.lead);
        let mut tx = store.begin().await.unwrap();
        tx.add_source("Amparo Civil", Tier::Verifier, the_evening()).await.unwrap();
        tx.commit().await.unwrap();
        let matching = tokio::sync::Mutex::new(Matching::start(store.clone()).await.unwrap());
        World {
            store,
            rules: rules(),
            phones,
            now,
            outbox,
            importing: importing.into(),
            importing_rests: AtomicBool::new(false),
            matching,
            people: Mutex::new(people),
        }
    }

    pub fn now(&self) -> Moment {
        *self.now.lock().unwrap()
    }

    /// Somebody new, with a phone.
    pub fn person(&self, language: &str) -> Person<'_> {
        let mut people = self.people.lock().unwrap();
        *people += 1;
        Person { world: self, chat: ChatId(*people), hint: Language::from_hint(Some(language)) }
    }

    /// The one who came last, in Spanish.
    pub fn same_person(&self) -> Person<'_> {
        Person { world: self, chat: ChatId(*self.people.lock().unwrap()), hint: Language::Es }
    }

    /// A member of the team, who joined through an invitation.
    pub async fn member(&self, role: Role, pseudonym: &str) -> Person<'_> {
        let person = self.person("es");
        let mut tx = self.store.begin().await.unwrap();
        let token = tx.invite(role, self.now() + TimeDelta::hours(24), self.now()).await.unwrap();
        tx.commit().await.unwrap();
        person.says(&format!("/start {token}")).await;
        person.says(pseudonym).await;
        person
    }

    /// From now on accepted imports wait, so that a test can carry them out step by step.
    pub fn importing_rests(&self) {
        self.importing_rests.store(true, Ordering::Relaxed);
    }

    /// Accepted imports are carried out again.
    pub fn importing_goes_on(&self) {
        self.importing_rests.store(false, Ordering::Relaxed);
    }

    /// Everything that can be done now is done: comparing, sending.
    pub async fn settle(&self) {
        if !self.importing_rests.load(Ordering::Relaxed) {
            self.importing.lock().await.run_until_idle().await.unwrap();
        }
        self.matching.lock().await.run_until_idle(self.now()).await.unwrap();
        self.outbox.run_until_idle().await.unwrap();
    }

    /// Time passes, and everything that it brings about happens.
    pub async fn after(&self, time: TimeDelta) {
        *self.now.lock().unwrap() += time;
        conversation::expire(&self.store, &self.rules, self.now()).await.unwrap();
        conversation::end_pauses(&self.store, self.now()).await.unwrap();
        housekeeping::round(&self.store, self.now()).await.unwrap();
        self.settle().await;
    }

    /// The program was killed and started again.
    pub async fn restart(&self) {
        *self.matching.lock().await = Matching::start(self.store.clone()).await.unwrap();
        self.outbox.recover().await.unwrap();
        self.settle().await;
    }
}

/// Somebody with a phone.
pub struct Person<'w> {
    pub world: &'w World,
    pub chat: ChatId,
    hint: Language,
}

impl Person<'_> {
    /// Writes a message.
    pub async fn says(&self, text: &str) -> Option<PopUp> {
        let message = self.next_id();
        self.sends(What::Text { message, text: Private::new(text) }).await
    }

    /// Sends a file.
    pub async fn sends_file(&self, bytes: &[u8]) {
        let message = self.next_id();
        self.sends(What::File { message, bytes: bytes.to_vec() }).await;
    }

    /// Sends a picture or the like.
    pub async fn sends_picture(&self) {
        let message = self.next_id();
        self.sends(What::Other { message }).await;
    }

    /// Blocks the bot.
    pub async fn blocks(&self) {
        self.sends(What::Blocked).await;
    }

    /// Unblocks it.
    pub async fn unblocks(&self) {
        self.sends(What::Unblocked).await;
    }

    /// Taps the newest button with this label.
    pub async fn taps(&self, label: &str) -> Option<PopUp> {
        let (message, data) = self.button(label).unwrap_or_else(|| {
            panic!("no button {label:?}; there are {:?} under:\n{}", self.labels(), self.screen());
        });
        self.presses(message, &data).await
    }

    /// Presses with this callback data, whatever the screen shows.
    pub async fn presses(&self, message: MessageId, data: &str) -> Option<PopUp> {
        self.sends(What::Press { message, data: data.to_owned() }).await
    }

    /// The newest button with this label: its message and its data.
    pub fn button(&self, label: &str) -> Option<(MessageId, String)> {
        let screen = self.shown();
        screen.iter().rev().find_map(|shown| {
            let buttons = shown.message.keyboard.iter().flatten();
            buttons.into_iter().find(|b| b.label == label).map(|b| (MessageId(shown.id), b.data.clone()))
        })
    }

    /// Writes a message before anything has been answered.
    pub async fn types(&self, text: &str) -> Option<PopUp> {
        let message = self.next_id();
        let what = What::Text { message, text: Private::new(text) };
        self.hands_over(self.identity(), what).await
    }

    /// Taps the newest button with this label, before anything has been answered.
    pub async fn touches(&self, label: &str) -> Option<PopUp> {
        let (message, data) = self.button(label).unwrap();
        self.hands_over(self.identity(), What::Press { message, data }).await
    }

    async fn sends(&self, what: What) -> Option<PopUp> {
        self.sends_as(self.identity(), what).await
    }

    /// Sends as an update of this identity, which may be a repeated one.
    pub async fn sends_as(&self, identity: String, what: What) -> Option<PopUp> {
        let pop_up = self.hands_over(identity, what).await;
        self.world.settle().await;
        pop_up
    }

    async fn hands_over(&self, identity: String, what: What) -> Option<PopUp> {
        let incoming = Incoming { identity, chat: self.chat, hint: self.hint, what };
        let world = self.world;
        conversation::handle(&world.store, &world.rules, incoming, world.now()).await.unwrap().pop_up
    }

    /// Of an update that was not seen before.
    fn identity(&self) -> String {
        let mut air = self.world.phones.air.lock().unwrap();
        air.updates += 1;
        format!("{}:{}", self.chat.0, air.updates)
    }

    fn next_id(&self) -> MessageId {
        let mut air = self.world.phones.air.lock().unwrap();
        air.last_id += 1;
        MessageId(air.last_id)
    }

    /// What Telegram answers to the next sends to this chat.
    pub fn telegram_answers(&self, outcomes: &[Outcome]) {
        self.world.phones.air.lock().unwrap().answers.entry(self.chat.0).or_default().extend(outcomes);
    }

    /// The bot's messages that can be seen, oldest first.
    pub fn shown(&self) -> Vec<Shown> {
        self.world.phones.air.lock().unwrap().chats.get(&self.chat.0).cloned().unwrap_or_default()
    }

    /// Whether the message that the person wrote last was deleted.
    pub fn deleted(&self) -> usize {
        self.world.phones.air.lock().unwrap().deleted.iter().filter(|(chat, _)| *chat == self.chat.0).count()
    }

    /// The newest message, with its buttons.
    pub fn hears(&self) -> String {
        self.shown().last().map(|shown| page(&shown.message)).unwrap_or_default()
    }

    /// The files that were sent, oldest first.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let file = |shown: Shown| match shown.message.attachment {
            Some(Attachment::Document { name, bytes }) => Some((name, bytes)),
            _ => None,
        };
        self.shown().into_iter().filter_map(file).collect()
    }

    /// Everything on the screen.
    pub fn screen(&self) -> String {
        self.shown().iter().map(|shown| page(&shown.message)).collect::<Vec<_>>().join("\n---\n")
    }

    /// The labels of all buttons on the screen.
    pub fn labels(&self) -> Vec<String> {
        let shown = self.shown();
        shown.iter().flat_map(|s| s.message.keyboard.iter().flatten()).map(|b| b.label.clone()).collect()
    }

    /// The chat's own menu, where one was set.
    pub fn menu(&self) -> Option<Vec<(String, String)>> {
        self.world.phones.air.lock().unwrap().menus.get(&self.chat.0).cloned()
    }

    /// Whether every message on the screen is protected against forwarding.
    pub fn all_protected(&self) -> bool {
        self.shown().iter().all(|shown| shown.message.protection == Protection::Protected)
    }
}

/// A message as plain text: markup gone, buttons in brackets.
pub fn page(message: &Message) -> String {
    let mut text = message.html.clone();
    for (tag, mark) in [("<b>", "**"), ("</b>", "**"), ("<s>", "~~"), ("</s>", "~~"), ("<code>", ""), ("</code>", "")] {
        text = text.replace(tag, mark);
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let rows = message
        .keyboard
        .iter()
        .map(|row| row.iter().map(|button| format!("[{}]", button.label)).collect::<Vec<_>>().join(" "));
    std::iter::once(text).chain(rows).collect::<Vec<_>>().join("\n")
}
