//! A family adds a name. One file a step: consent, name and reading, near duplicates, one more
//! detail, cédula and kind of notice.
//!
//! The reply to adding a name is the same whether or not anybody else follows it or a
//! record exists: this room looks at the chat's own list and at nothing else.

mod consent;
mod finish;
mod further;
mod near;
mod reading;

use serde::{Deserialize, Serialize};

use crate::domain::{Action, Detail, MessageId, Near, NotOne, Press, Private, Reply, Step, SubscriptionId};
use crate::names::StoredName;
use crate::store::{Sought, StoreError};

use super::dialogue::State;
use super::turn::Turn;
pub(super) use finish::noted;
pub(super) use reading::{Read, parts, read_name};

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
    /// A name or number on the chat's own list is like the new one.
    Near {
        sought: Sought,
        why: Near,
        entry: SubscriptionId,
        other: Private,
    },
    /// One more detail would help.
    OneMore {
        sought: Sought,
        because: Because,
    },
    PickDetail {
        sought: Sought,
        because: Because,
    },
    WriteDetail {
        sought: Sought,
        because: Because,
        detail: Detail,
    },
    DetailUnreadable {
        sought: Sought,
        because: Because,
        detail: Detail,
    },
    Cedula {
        sought: Sought,
    },
    CedulaUnreadable {
        sought: Sought,
    },
    Mode {
        sought: Sought,
    },
}

/// Why a text is no name.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) enum Slip {
    Letters,
    Long,
    Several,
}

/// Why one more detail is asked for.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) enum Because {
    /// Many people have this name.
    Common,
    /// Somebody else on the list has nearly the same.
    Twins,
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
            Adding::Near { why, other, .. } => Reply::NearName { step, why: *why, other: other.clone() },
            Adding::OneMore { sought, because: Because::Common } => {
                Reply::CommonName { step, name: Private::new(sought.name.shown()) }
            }
            Adding::OneMore { because: Because::Twins, .. } => Reply::TwoPeople { step },
            Adding::PickDetail { .. } => Reply::DetailAsk { step },
            Adding::WriteDetail { detail, .. } => Reply::DetailWrite { step, detail: *detail },
            Adding::DetailUnreadable { detail, .. } => Reply::DetailUnreadable { step, detail: *detail },
            Adding::Cedula { .. } => Reply::AskCedula { step },
            Adding::CedulaUnreadable { .. } => Reply::CedulaUnreadable { step },
            Adding::Mode { .. } => Reply::AskMode { step },
        }
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
            | Action::Same
            | Action::OtherPerson
            | Action::DontKnow
            | Action::AddDetail
            | Action::PickDetail
            | Action::SkipDetail
            | Action::Back
            | Action::Mode
            | Action::Cancel
            | Action::Continue
    )
}

impl Turn<'_> {
    /// A text in the middle of the dialogue. The message that carried it is deleted.
    pub async fn adding_text(&mut self, step: Adding, message: MessageId, text: &str) -> Result<(), StoreError> {
        self.delete(message);
        match step {
            Adding::Consent { .. } => self.ask_consent(Some(Private::new(text)), None).await,
            Adding::SecondSurname { name } => self.second_surname(name, text).await,
            Adding::Cedula { sought } | Adding::CedulaUnreadable { sought } => self.cedula_written(sought, text).await,
            Adding::WriteDetail { sought, because, detail } | Adding::DetailUnreadable { sought, because, detail } => {
                self.detail_written(sought, because, detail, text).await
            }
            // Only a button answers these: they stay, below what was written.
            step @ (Adding::Near { .. } | Adding::OneMore { .. } | Adding::PickDetail { .. } | Adding::Mode { .. }) => {
                self.at_step(step, None).await
            }
            _ => self.at_step(read_name(text).into(), None).await,
        }
    }

    /// A button in the middle of the dialogue.
    pub async fn adding_press(&mut self, step: Adding, message: MessageId, press: &Press) -> Result<(), StoreError> {
        match step {
            Adding::Consent { .. } | Adding::Offer { .. } => self.consent_press(step, message, press).await,
            Adding::Near { sought, why, entry, .. } => self.near_press((sought, why, entry), message, press).await,
            Adding::OneMore { .. }
            | Adding::PickDetail { .. }
            | Adding::WriteDetail { .. }
            | Adding::DetailUnreadable { .. } => self.further_press(step, message, press).await,
            Adding::Cedula { .. } | Adding::CedulaUnreadable { .. } | Adding::Mode { .. } => {
                self.finish_press(step, message, press).await
            }
            _ => self.reading_press(step, message, press).await,
        }
    }

    /// Shows a step, where the press was or below what was typed.
    async fn at_step(&mut self, step: Adding, at: Option<MessageId>) -> Result<(), StoreError> {
        self.go_on(State::Adding(step), at).await
    }

    async fn list_is_full(&mut self, at: Option<MessageId>) -> Result<bool, StoreError> {
        let limit = self.rules.names_per_chat;
        let full = self.own_list().await?.len() >= limit as usize;
        if full {
            self.replace_screen(at, Reply::ListFull { limit });
        }
        Ok(full)
    }
}
