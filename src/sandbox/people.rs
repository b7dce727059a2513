//! Who lives in the sandbox: invented people, groups, and the bot as they see it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// An invented person with a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonSpec {
    /// The user's id, which is also the id of the private chat.
    pub id: i64,
    /// The name on the account.
    pub first_name: String,
    /// The language that the phone is set to (`es`, `en`, …).
    pub language_code: String,
}

impl PersonSpec {
    /// A person by id, name and language.
    pub fn new(id: i64, first_name: impl Into<String>, language_code: impl Into<String>) -> PersonSpec {
        PersonSpec { id, first_name: first_name.into(), language_code: language_code.into() }
    }
}

/// An invented supergroup that the bot is a member of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupSpec {
    /// The chat's id (negative).
    pub id: i64,
    /// Its title.
    pub title: String,
    /// The people in it.
    pub members: Vec<i64>,
}

/// How a person stands to the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Has never written to it: the bot cannot write either.
    Stranger,
    /// Has pressed START.
    Started,
    /// Has blocked it.
    Blocked,
    /// The account is gone.
    Deactivated,
}

#[derive(Clone, Debug)]
pub(super) struct Person {
    pub spec: PersonSpec,
    pub standing: Standing,
}

#[derive(Clone, Debug)]
pub(super) struct Group {
    pub spec: GroupSpec,
    pub bot: Membership,
}

/// Whether the bot is in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Membership {
    In,
    Left,
    Kicked,
}

impl Person {
    pub fn user(&self) -> Value {
        let PersonSpec { id, first_name, language_code } = &self.spec;
        json!({"id": id, "is_bot": false, "first_name": first_name, "language_code": language_code})
    }

    pub fn chat(&self) -> Value {
        json!({"id": self.spec.id, "type": "private", "first_name": self.spec.first_name})
    }
}

impl Group {
    pub fn chat(&self) -> Value {
        json!({"id": self.spec.id, "type": "supergroup", "title": self.spec.title})
    }
}

/// The bot's account.
#[derive(Clone, Debug)]
pub(super) struct Bot {
    pub id: i64,
    pub username: String,
    /// Texts by language code; the empty code is for everybody else.
    pub names: BTreeMap<String, String>,
    pub descriptions: BTreeMap<String, String>,
    pub short_descriptions: BTreeMap<String, String>,
    /// Menus by scope and language code.
    pub menus: BTreeMap<(Scope, String), Vec<Command>>,
}

/// For whom a menu of commands is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    Default,
    AllPrivateChats,
    AllGroupChats,
    AllChatAdministrators,
    Chat(i64),
    ChatAdministrators(i64),
    ChatMember(i64, i64),
}

/// One command of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Without the slash.
    pub command: String,
    /// What it does.
    pub description: String,
}

/// What a person sees of the bot before and around the chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The bot's name.
    pub name: String,
    /// Shown in the empty chat, before START.
    pub description: String,
    /// Shown on the bot's page.
    pub short_description: String,
}

impl Bot {
    pub fn new(token: &str) -> Bot {
        let id = token.split(':').next().and_then(|id| id.parse().ok()).unwrap_or(1);
        let names = BTreeMap::from([(String::new(), "Avisos".to_owned())]);
        let (descriptions, short_descriptions, menus) = Default::default();
        Bot { id, username: "sandbox_bot".to_owned(), names, descriptions, short_descriptions, menus }
    }

    pub fn user(&self) -> Value {
        json!({"id": self.id, "is_bot": true, "first_name": in_language(&self.names, ""), "username": self.username})
    }

    pub fn profile(&self, language: &str) -> Profile {
        Profile {
            name: in_language(&self.names, language),
            description: in_language(&self.descriptions, language),
            short_description: in_language(&self.short_descriptions, language),
        }
    }

    /// The menu of a private chat, by Telegram's order: the chat, all private chats, everybody; each in the person's
    /// language first.
    pub fn menu(&self, person: &PersonSpec) -> Vec<Command> {
        let scopes = [Scope::Chat(person.id), Scope::AllPrivateChats, Scope::Default];
        let keys = scopes
            .iter()
            .flat_map(|scope| [person.language_code.as_str(), ""].map(|language| (scope.clone(), language.to_owned())));
        keys.filter_map(|key| self.menus.get(&key)).next().cloned().unwrap_or_default()
    }
}

/// The text for a language, or the one for everybody else.
pub(super) fn in_language(texts: &BTreeMap<String, String>, language: &str) -> String {
    texts.get(language).or_else(|| texts.get("")).cloned().unwrap_or_default()
}
