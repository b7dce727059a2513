//! The end: cédula, the kind of notice the first time, and the name stands on the list.

use crate::domain::{Action, Detail, MessageId, Near, NoticeMode, Press, Private, Reply};
use crate::names::Cedula;
use crate::store::{Sought, StoreError};

use super::super::detail;
use super::{Adding, Turn};

impl Turn<'_> {
    /// Asks for the number, unless it is known.
    pub(super) async fn ask_cedula(&mut self, sought: Sought, at: Option<MessageId>) -> Result<(), StoreError> {
        match sought.cedula {
            None => self.at_step(Adding::Cedula { sought }, at).await,
            Some(_) => self.complete(sought, at).await,
        }
    }

    pub(super) async fn cedula_written(&mut self, mut sought: Sought, text: &str) -> Result<(), StoreError> {
        match detail::add(&mut sought, Detail::Cedula, text, self.now) {
            Ok(()) => self.cedula_given(sought).await,
            Err(_) => self.at_step(Adding::CedulaUnreadable { sought }, None).await,
        }
    }

    /// A number that stands on the chat's own list under another name is asked about.
    pub(super) async fn cedula_given(&mut self, sought: Sought) -> Result<(), StoreError> {
        self.say(noted(&sought));
        let own = self.own_list().await?;
        let number = sought.cedula.as_ref().map(Cedula::canonical);
        let same = own.iter().find(|entry| entry.sought.cedula.as_ref().map(Cedula::canonical) == number);
        match same {
            Some(entry) => self.ask_near(sought, Near::Cedula, entry, None).await,
            None => self.complete(sought, None).await,
        }
    }

    pub(super) async fn finish_press(
        &mut self,
        step: Adding,
        message: MessageId,
        press: &Press,
    ) -> Result<(), StoreError> {
        match (step, press.action, press.argument.parse()) {
            (Adding::Cedula { sought } | Adding::CedulaUnreadable { sought }, Action::NoCedula, _) => {
                self.complete(sought, Some(message)).await
            }
            (Adding::Cedula { sought }, Action::Back, _) => {
                self.at_step(Adding::Reading { name: sought.name.stored() }, Some(message)).await
            }
            (Adding::Mode { sought }, Action::Mode, Ok(mode)) => self.add(sought, mode, Some(message)).await,
            _ => self.stale(message).await,
        }
    }

    /// All is said: only the first time the kind of notice is asked for.
    pub(super) async fn complete(&mut self, sought: Sought, at: Option<MessageId>) -> Result<(), StoreError> {
        match self.subscriber.as_ref().map(|s| s.mode) {
            Some(mode) => self.add(sought, mode, at).await,
            None => self.at_step(Adding::Mode { sought }, at).await,
        }
    }

    async fn add(&mut self, sought: Sought, mode: NoticeMode, at: Option<MessageId>) -> Result<(), StoreError> {
        let subscriber = match self.subscriber.clone() {
            Some(subscriber) => subscriber,
            None => self.tx.add_subscriber(self.chat, self.language, self.now).await?,
        };
        self.tx.set_mode(subscriber.id, mode).await?;
        let shown = Private::new(match mode {
            NoticeMode::Discreet => sought.name.initials(),
            NoticeMode::Full => sought.name.shown().to_owned(),
        });
        self.tx.add_subscription(subscriber.id, &sought, self.now).await?;
        self.close_dialogue(Reply::Added { shown }, at).await
    }
}

/// What is said of a number that was noted.
pub(in crate::conversation) fn noted(sought: &Sought) -> Reply {
    match &sought.cedula {
        Some(cedula) => Reply::CedulaNoted { last3: Private::new(cedula.last3()) },
        None => Reply::DetailNoted,
    }
}
