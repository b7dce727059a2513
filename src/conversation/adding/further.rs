//! One more detail that helps to tell people apart: always optional, one tap to go on without it.
//!
//! Whether a name is common depends on the shipped lists of names alone, never on records or other lists.

use crate::domain::{Action, Detail, MessageId, Press, Reply};
use crate::names::{Fact, Person};
use crate::store::{Sought, StoreError};

use super::super::detail;
use super::{Adding, Because, Turn};

impl Turn<'_> {
    /// Many people may have this name: is there anything else?
    pub(super) async fn one_more(&mut self, sought: Sought, at: Option<MessageId>) -> Result<(), StoreError> {
        match Person::from(&sought).one_more_fact() {
            // The second surname was asked for already.
            None | Some(Fact::SecondSurname) => self.ask_cedula(sought, at).await,
            Some(_) => self.at_step(Adding::OneMore { sought, because: Because::Common }, at).await,
        }
    }

    pub(super) async fn further_press(
        &mut self,
        step: Adding,
        message: MessageId,
        press: &Press,
    ) -> Result<(), StoreError> {
        let at = Some(message);
        let picked: Option<Detail> = press.argument.parse().ok().filter(|detail| *detail != Detail::Name);
        match (step, press.action, picked) {
            (Adding::OneMore { sought, because }, Action::AddDetail, _) => {
                self.at_step(Adding::PickDetail { sought, because }, at).await
            }
            (Adding::OneMore { sought, .. }, Action::GoOn, _) => self.ask_cedula(sought, at).await,
            (Adding::PickDetail { sought, because }, Action::PickDetail, Some(detail)) => {
                self.at_step(Adding::WriteDetail { sought, because, detail }, at).await
            }
            (Adding::PickDetail { sought, because }, Action::Back, _) => {
                self.at_step(Adding::OneMore { sought, because }, at).await
            }
            (Adding::WriteDetail { sought, .. } | Adding::DetailUnreadable { sought, .. }, Action::SkipDetail, _) => {
                self.ask_cedula(sought, at).await
            }
            _ => self.stale(message).await,
        }
    }

    pub(super) async fn detail_written(
        &mut self,
        mut sought: Sought,
        because: Because,
        detail: Detail,
        text: &str,
    ) -> Result<(), StoreError> {
        if detail == Detail::Cedula {
            return match detail::add(&mut sought, detail, text, self.now) {
                Ok(()) => self.cedula_given(sought).await,
                Err(_) => self.at_step(Adding::DetailUnreadable { sought, because, detail }, None).await,
            };
        }
        if detail::add(&mut sought, detail, text, self.now).is_err() {
            return self.at_step(Adding::DetailUnreadable { sought, because, detail }, None).await;
        }
        self.say(Reply::DetailNoted);
        self.ask_cedula(sought, None).await
    }
}
