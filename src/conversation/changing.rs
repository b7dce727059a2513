//! [Cambiar sus datos]: a detail of an entry is written, corrected or taken away. Every change makes the name be
//! compared again.

use serde::{Deserialize, Serialize};

use crate::domain::{Action, Detail, MessageId, PopUp, Press, Private, Reply, Showing, Step, SubscriptionId};
use crate::names::StoredName;
use crate::store::{Sought, StoreError, Subscription};

use super::adding::{Read, noted, parts, read_name};
use super::detail;
use super::dialogue::State;
use super::list::row;
use super::turn::Turn;

/// A detail of an entry that is being written.
#[derive(Clone, Serialize, Deserialize)]
pub(super) enum Changing {
    Write {
        entry: SubscriptionId,
        detail: Detail,
    },
    Unreadable {
        entry: SubscriptionId,
        detail: Detail,
    },
    /// How the corrected name is read.
    Reading {
        entry: SubscriptionId,
        name: StoredName,
    },
}

impl Changing {
    /// The screen of this step.
    pub fn screen(&self, step: Step) -> Reply {
        match self {
            Changing::Write { detail, .. } => Reply::DetailWrite { step, detail: *detail },
            Changing::Unreadable { detail, .. } => Reply::DetailUnreadable { step, detail: *detail },
            Changing::Reading { name, .. } => Reply::ReadingIs { step, name: parts(name) },
        }
    }

    fn entry(&self) -> SubscriptionId {
        match self {
            Changing::Write { entry, .. } | Changing::Unreadable { entry, .. } | Changing::Reading { entry, .. } => {
                *entry
            }
        }
    }
}

impl Turn<'_> {
    /// Buttons below an entry's details. False if this is none of them.
    pub async fn change_press(&mut self, message: MessageId, press: &Press) -> Result<bool, StoreError> {
        if !matches!(press.action, Action::Change | Action::ChangeDetail | Action::WriteDetail | Action::DropDetail) {
            return Ok(false);
        }
        let Some(entry) = self.current(message, press).await? else { return Ok(true) };
        let (detail, place) = named(&press.argument);
        match (press.action, detail) {
            (Action::ChangeDetail, Some(Detail::Alias)) if !entry.sought.aliases.is_empty() => {
                self.show_aliases(message, &entry);
            }
            (Action::ChangeDetail, Some(detail))
                if detail != Detail::Name && detail::known(&entry.sought).contains(&detail) =>
            {
                self.edit(message, Reply::ChangeKnown { row: row(&entry, self.showing()), detail });
            }
            (Action::ChangeDetail | Action::WriteDetail, Some(detail)) => {
                let step = Changing::Write { entry: entry.id, detail };
                self.go_on(State::Changing(step), Some(message)).await?;
            }
            (Action::DropDetail, Some(detail)) => self.drop_detail(message, &entry, detail, place).await?,
            _ => self.show_change(Some(message), &entry),
        }
        Ok(true)
    }

    fn show_change(&mut self, at: Option<MessageId>, entry: &Subscription) {
        let known = detail::known(&entry.sought);
        let screen = Reply::Change { row: row(entry, self.showing()), known };
        self.replace_screen(at, screen);
    }

    fn show_aliases(&mut self, message: MessageId, entry: &Subscription) {
        let shown = |alias: &crate::names::PersonName| match self.showing() {
            Showing::Initials => Private::new(alias.initials()),
            Showing::Names => Private::new(alias.shown()),
        };
        let aliases = entry.sought.aliases.iter().map(shown).collect();
        self.edit(message, Reply::ChangeAliases { row: row(entry, self.showing()), aliases });
    }

    async fn drop_detail(
        &mut self,
        message: MessageId,
        entry: &Subscription,
        detail: Detail,
        place: usize,
    ) -> Result<(), StoreError> {
        let mut sought = entry.sought.clone();
        detail::remove(&mut sought, detail, place);
        self.pop_up(PopUp::Done);
        match self.changed(entry, &sought).await? {
            Some(entry) => self.show_change(Some(message), &entry),
            None => self.list(1, Showing::Initials, Some(message)).await?,
        }
        Ok(())
    }

    /// Stores it; the entry as it stands now.
    async fn changed(&mut self, entry: &Subscription, sought: &Sought) -> Result<Option<Subscription>, StoreError> {
        self.tx.change_subscription(entry, sought).await?;
        Ok(self.tx.subscription(entry.id).await?.filter(|entry| entry.removed_at.is_none()))
    }

    /// The entry that is being changed, if it is still this chat's own.
    async fn being_changed(&mut self, step: &Changing) -> Result<Option<Subscription>, StoreError> {
        let press = Press::on(Action::Change, step.entry().0, 0);
        Ok(self.own(&press).await?.filter(|entry| entry.removed_at.is_none()))
    }

    /// What was written for the detail. The message that carried it is deleted.
    pub async fn changing_text(&mut self, step: Changing, message: MessageId, text: &str) -> Result<(), StoreError> {
        self.delete(message);
        let Some(entry) = self.being_changed(&step).await? else {
            return self.close_dialogue(Reply::RemovedForGood, None).await;
        };
        let detail = match step {
            Changing::Write { detail, .. } | Changing::Unreadable { detail, .. } => detail,
            Changing::Reading { .. } => Detail::Name,
        };
        if detail == Detail::Name {
            let next = match read_name(text) {
                Read::Name(name) | Read::Two(name, _) => Changing::Reading { entry: entry.id, name: name.stored() },
                Read::Not(_) => Changing::Unreadable { entry: entry.id, detail },
            };
            return self.go_on(State::Changing(next), None).await;
        }
        let mut sought = entry.sought.clone();
        if detail::add(&mut sought, detail, text, self.now).is_err() {
            return self.go_on(State::Changing(Changing::Unreadable { entry: entry.id, detail }), None).await;
        }
        self.say(if detail == Detail::Cedula { noted(&sought) } else { Reply::DetailNoted });
        self.end_change(&entry, &sought, None).await
    }

    /// A button while a detail is written.
    pub async fn changing_press(
        &mut self,
        step: Changing,
        message: MessageId,
        press: &Press,
    ) -> Result<(), StoreError> {
        let Some(entry) = self.being_changed(&step).await? else {
            return self.close_dialogue(Reply::RemovedForGood, Some(message)).await;
        };
        let at = Some(message);
        match (step, press.action) {
            (Changing::Reading { name, .. }, Action::Right) => self.rename(&entry, name, message).await,
            (Changing::Reading { name, entry }, Action::Swap) => {
                let name = name.open().map_or(name, |name| name.swapped().stored());
                self.go_on(State::Changing(Changing::Reading { entry, name }), at).await
            }
            (Changing::Reading { entry, .. }, Action::Rewrite) => {
                self.go_on(State::Changing(Changing::Write { entry, detail: Detail::Name }), at).await
            }
            (Changing::Write { .. } | Changing::Unreadable { .. }, Action::SkipDetail) => {
                self.end_change(&entry, &entry.sought, at).await
            }
            _ => self.stale(message).await,
        }
    }

    async fn rename(&mut self, entry: &Subscription, name: StoredName, message: MessageId) -> Result<(), StoreError> {
        let told = StoredName { written: None, ..name };
        let Ok(name) = told.open() else { return self.stale(message).await };
        match self.listed(&name).await?.filter(|other| other.id != entry.id) {
            Some(other) => self.already_listed(&other, Some(message)).await,
            None => self.end_change(entry, &Sought { name, ..entry.sought.clone() }, Some(message)).await,
        }
    }

    /// Stores what changed, and shows what can be changed further.
    async fn end_change(
        &mut self,
        entry: &Subscription,
        sought: &Sought,
        at: Option<MessageId>,
    ) -> Result<(), StoreError> {
        let now = if entry.sought == *sought { Some(entry.clone()) } else { self.changed(entry, sought).await? };
        let last = match now {
            Some(entry) => Reply::Change { row: row(&entry, self.showing()), known: detail::known(&entry.sought) },
            None => Reply::RemovedForGood,
        };
        self.close_dialogue(last, at).await
    }
}

/// The detail that a button names, and the place of an alias: `alias2` is the third.
fn named(argument: &str) -> (Option<Detail>, usize) {
    let word = argument.trim_end_matches(|c: char| c.is_ascii_digit());
    (word.parse().ok(), argument[word.len()..].parse().unwrap_or(0))
}
