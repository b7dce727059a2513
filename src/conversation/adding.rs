//! A family adds a name: consent, name, reading, second surname, cédula, kind of notice.
//!
//! The reply to adding a name is the same whether or not anybody else follows it or a
//! record exists: this room looks at the chat's own list and at nothing else.

use serde::{Deserialize, Serialize};

use crate::domain::{Action, Cancelled, MessageId, NameParts, NotOne, NoticeMode, Press, Private, Reply, Step};
use crate::names::{Cedula, NameError, PersonName, StoredName};
use crate::store::{Sought, StoreError, Subscription};

use super::dialogue::State;
use super::turn::Turn;

/// Longer than any name; longer texts are refused before they are read.
const LONGEST_NAME: usize = 120;

/// Where the dialogue stands. What was written lives only in the step that needs it.
#[derive(Clone, Serialize, Deserialize)]
pub(super) enum Adding {
    /// Nothing is kept before a yes; a newcomer may have written a name already.
    Consent {
        written: Option<Private>,
    },
    /// Somebody who is known wrote something outside a dialogue.
    Offer {
        written: Private,
    },
    Name,
    Unreadable {
        because: Slip,
    },
    Reading {
        name: StoredName,
    },
    TwoReadings {
        first: StoredName,
        second: StoredName,
    },
    OneSurname {
        name: StoredName,
    },
    SecondSurname {
        name: StoredName,
    },
    Cedula {
        name: StoredName,
    },
    CedulaUnreadable {
        name: StoredName,
    },
    Mode {
        name: StoredName,
        cedula: Option<Private>,
    },
}

/// Why a text is no name.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) enum Slip {
    Letters,
    Long,
    Several,
}

impl Adding {
    /// The screen of this step.
    pub fn screen(&self, step: Step) -> Reply {
        match self {
            Adding::Consent { .. } => Reply::Consent { step },
            Adding::Offer { written } => Reply::FreeTextOffer { step, name: written.clone() },
            Adding::Name => Reply::AskName { step },
            Adding::Unreadable { because: Slip::Letters } => Reply::NameUnreadable { step },
            Adding::Unreadable { because: Slip::Long } => Reply::NotOneName { step, why: NotOne::Long },
            Adding::Unreadable { because: Slip::Several } => Reply::NotOneName { step, why: NotOne::Several },
            Adding::Reading { name } => Reply::ReadingIs { step, name: parts(name) },
            Adding::TwoReadings { first, second } => {
                Reply::TwoReadings { step, first: parts(first), second: parts(second) }
            }
            Adding::OneSurname { name } => Reply::OneSurname { step, surname: Private::new(&name.surnames) },
            Adding::SecondSurname { .. } => Reply::AskSecondSurname { step },
            Adding::Cedula { .. } => Reply::AskCedula { step },
            Adding::CedulaUnreadable { .. } => Reply::CedulaUnreadable { step },
            Adding::Mode { .. } => Reply::AskMode { step },
        }
    }

    /// What a typed text makes of the step.
    fn typed(self, text: &str) -> Adding {
        match self {
            Adding::Consent { .. } => Adding::Consent { written: Some(Private::new(text)) },
            Adding::SecondSurname { name } => match name.open().and_then(|name| name.with_second_surname(text)) {
                Ok(whole) => Adding::Reading { name: whole.stored() },
                Err(_) => Adding::SecondSurname { name },
            },
            Adding::Cedula { name } | Adding::CedulaUnreadable { name } => match Cedula::parse(text) {
                Ok(cedula) => Adding::Mode { name, cedula: Some(Private::new(cedula.canonical())) },
                Err(_) => Adding::CedulaUnreadable { name },
            },
            step @ Adding::Mode { .. } => step,
            _ => read_name(text),
        }
    }

    /// What a button makes of the step; `None` if this step has no such button.
    fn pressed(self, press: &Press) -> Option<Adding> {
        match (self, press.action) {
            (Adding::Consent { written: Some(text) }, Action::Agree) => Some(read_name(text.open())),
            (Adding::Consent { written: None }, Action::Agree) => Some(Adding::Name),
            (Adding::Offer { written }, Action::AddIt) => Some(read_name(written.open())),
            (Adding::TwoReadings { first, .. }, Action::Choose) if press.argument == "1" => Some(after_reading(first)),
            (Adding::TwoReadings { second, .. }, Action::Choose) if press.argument == "2" => {
                Some(after_reading(second))
            }
            (Adding::Reading { name } | Adding::TwoReadings { first: name, .. }, Action::Right) => {
                Some(after_reading(name))
            }
            (Adding::Reading { name }, Action::Swap) => {
                Some(name.open().map_or(Adding::Name, |name| Adding::Reading { name: name.swapped().stored() }))
            }
            (Adding::Reading { .. } | Adding::TwoReadings { .. }, Action::Rewrite) => Some(Adding::Name),
            (Adding::OneSurname { name }, Action::AddSecond) => Some(Adding::SecondSurname { name }),
            (Adding::OneSurname { name } | Adding::SecondSurname { name }, Action::GoOn) => {
                Some(Adding::Cedula { name })
            }
            (Adding::Cedula { name }, Action::Back) => Some(Adding::Reading { name }),
            (Adding::Cedula { name } | Adding::CedulaUnreadable { name }, Action::NoCedula) => {
                Some(Adding::Mode { name, cedula: None })
            }
            _ => None,
        }
    }
}

fn parts(name: &StoredName) -> NameParts {
    NameParts { given: Private::new(&name.given), surnames: Private::new(&name.surnames) }
}

fn read_name(text: &str) -> Adding {
    if text.chars().count() > LONGEST_NAME {
        return Adding::Unreadable { because: Slip::Long };
    }
    match PersonName::parse(text) {
        Ok(name) => match name.other_reading() {
            Some(other) => Adding::TwoReadings { first: name.stored(), second: other.stored() },
            None => Adding::Reading { name: name.stored() },
        },
        Err(NameError::TooLong) => Adding::Unreadable { because: Slip::Long },
        Err(NameError::Several) => Adding::Unreadable { because: Slip::Several },
        Err(_) => Adding::Unreadable { because: Slip::Letters },
    }
}

/// The reading is right, and from now on it is what the family said, not a guess. A second
/// surname helps, if there is none yet.
fn after_reading(name: StoredName) -> Adding {
    let name = StoredName { written: None, ..name };
    match name.open().map(|name| name.surname_count()) {
        Ok(1) => Adding::OneSurname { name },
        Ok(_) => Adding::Cedula { name },
        Err(_) => Adding::Name,
    }
}

/// Whether a button belongs to a dialogue, so that its revision must be the dialogue's.
pub(super) fn is_dialogue(action: Action) -> bool {
    matches!(
        action,
        Action::Add
            | Action::Agree
            | Action::Decline
            | Action::AddIt
            | Action::Right
            | Action::Swap
            | Action::Rewrite
            | Action::Choose
            | Action::AddSecond
            | Action::GoOn
            | Action::NoCedula
            | Action::Back
            | Action::Mode
            | Action::Cancel
            | Action::Continue
    )
}

impl Turn<'_> {
    /// Begins to add a name.
    pub async fn start_adding(&mut self, at: Option<MessageId>) -> Result<(), StoreError> {
        if self.list_is_full(at).await? {
            return Ok(());
        }
        let first = match self.subscriber {
            Some(_) => Adding::Name,
            None => Adding::Consent { written: None },
        };
        self.go_on(State::Adding(first), at).await
    }

    /// Begins with the name that stood behind the command.
    pub async fn add_written(&mut self, written: &str) -> Result<(), StoreError> {
        if self.list_is_full(None).await? {
            return Ok(());
        }
        let first = match self.subscriber {
            Some(_) => read_name(written),
            None => Adding::Consent { written: Some(Private::new(written)) },
        };
        self.go_on(State::Adding(first), None).await
    }

    /// Text outside a dialogue: a newcomer is asked for consent, anybody else whether it is a name to add.
    pub async fn offer(&mut self, message: MessageId, text: &str) -> Result<(), StoreError> {
        self.delete(message);
        if self.list_is_full(None).await? {
            return Ok(());
        }
        let readable = read_name(text);
        if matches!(readable, Adding::Unreadable { .. }) {
            self.say(Reply::UnknownInput);
            return Ok(());
        }
        let written = Private::new(text.trim());
        let first = match self.subscriber {
            Some(_) => Adding::Offer { written },
            None => Adding::Consent { written: Some(written) },
        };
        self.go_on(State::Adding(first), None).await
    }

    /// A text in the middle of the dialogue. The message that carried it is deleted.
    pub async fn adding_text(&mut self, step: Adding, message: MessageId, text: &str) -> Result<(), StoreError> {
        self.delete(message);
        let next = step.typed(text);
        if let Adding::Mode { cedula: Some(cedula), .. } = &next {
            let last3 = Cedula::parse(cedula.open()).map(|c| Private::new(c.last3()));
            if let Ok(last3) = last3 {
                self.say(Reply::CedulaNoted { last3 });
            }
        }
        self.advance(next, None).await
    }

    /// A button in the middle of the dialogue.
    pub async fn adding_press(&mut self, step: Adding, message: MessageId, press: &Press) -> Result<(), StoreError> {
        if let (Adding::Mode { name, cedula }, Action::Mode) = (&step, press.action) {
            return match press.argument.parse() {
                Ok(mode) => self.add(name, cedula.as_ref(), Some(mode), Some(message)).await,
                Err(_) => self.stale(message).await,
            };
        }
        match (&step, press.action) {
            (Adding::Consent { .. }, Action::Decline) => return self.decline(message, Reply::ConsentDeclined).await,
            (Adding::Offer { .. }, Action::Decline) => return self.decline(message, Reply::FreeTextDeclined).await,
            _ => {}
        }
        match step.pressed(press) {
            Some(next) => self.advance(next, Some(message)).await,
            None => self.stale(message).await,
        }
    }

    /// Takes the dialogue one step on; the last step adds the name.
    async fn advance(&mut self, next: Adding, at: Option<MessageId>) -> Result<(), StoreError> {
        if let (Adding::Mode { name, cedula }, Some(_)) = (&next, &self.subscriber) {
            return self.add(name, cedula.as_ref(), None, at).await;
        }
        if let Adding::OneSurname { name } | Adding::Cedula { name } = &next
            && let Ok(name) = name.open()
            && let Some(old) = self.listed(&name).await?
        {
            let reply = Reply::AlreadyListed { since: old.created_at, subscription: old.id, revision: old.revision };
            return self.close_dialogue(reply, at).await;
        }
        self.go_on(State::Adding(next), at).await
    }

    async fn add(
        &mut self,
        name: &StoredName,
        cedula: Option<&Private>,
        mode: Option<NoticeMode>,
        at: Option<MessageId>,
    ) -> Result<(), StoreError> {
        let Ok(name) = name.open() else { return self.go_on(State::Adding(Adding::Name), at).await };
        let subscriber = match self.subscriber.clone() {
            Some(subscriber) => subscriber,
            None => self.tx.add_subscriber(self.chat, self.language, self.now).await?,
        };
        let mode = mode.unwrap_or(subscriber.mode);
        self.tx.set_mode(subscriber.id, mode).await?;
        let shown = Private::new(match mode {
            NoticeMode::Discreet => name.initials(),
            NoticeMode::Full => name.shown().to_owned(),
        });
        let cedula = cedula.and_then(|c| Cedula::parse(c.open()).ok());
        self.tx.add_subscription(subscriber.id, &Sought { cedula, ..Sought::named(name) }, self.now).await?;
        self.close_dialogue(Reply::Added { shown }, at).await
    }

    /// Ends the dialogue with a last screen, where the press was or in place of the screen that showed a name.
    pub async fn close_dialogue(&mut self, last: Reply, at: Option<MessageId>) -> Result<(), StoreError> {
        self.leave_screen(at).await?;
        self.end_dialogue().await?;
        self.replace_screen(at, last);
        Ok(())
    }

    async fn decline(&mut self, message: MessageId, reply: Reply) -> Result<(), StoreError> {
        self.close_dialogue(reply, Some(message)).await
    }

    /// Leaves what is half done.
    pub async fn cancel(&mut self, open: Option<State>, at: Option<MessageId>) -> Result<(), StoreError> {
        if let Some(State::Importing { import: Some(import) }) = open {
            self.cancel_import(import).await?;
        }
        let what = if self.memory.doing.is_some() { Cancelled::Dialogue } else { Cancelled::Nothing };
        self.close_dialogue(Reply::Cancelled(what), at).await
    }

    /// The same name on the chat's own list; other lists are never looked at.
    async fn listed(&mut self, name: &PersonName) -> Result<Option<Subscription>, StoreError> {
        let Some(subscriber) = self.subscriber.as_ref().map(|s| s.id) else { return Ok(None) };
        let folded = name.folded();
        let own = self.tx.subscriptions(subscriber).await?;
        Ok(own.into_iter().find(|s| s.sought.name.folded() == folded))
    }

    async fn list_is_full(&mut self, at: Option<MessageId>) -> Result<bool, StoreError> {
        let Some(subscriber) = self.subscriber.as_ref().map(|s| s.id) else { return Ok(false) };
        let limit = self.rules.names_per_chat;
        let full = self.tx.subscriptions(subscriber).await?.len() >= limit as usize;
        if full {
            self.replace_screen(at, Reply::ListFull { limit });
        }
        Ok(full)
    }
}
