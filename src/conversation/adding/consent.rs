//! The beginning: consent of a newcomer, an offer to somebody known. Nothing is stored before a yes but the
//! sealed state of the dialogue.

use crate::domain::{Action, MessageId, Press, Private, Reply};
use crate::store::StoreError;

use super::{Adding, Read, Turn, read_name};

impl Turn<'_> {
    /// Begins to add a name.
    pub async fn start_adding(&mut self, at: Option<MessageId>) -> Result<(), StoreError> {
        if self.list_is_full(at).await? {
            return Ok(());
        }
        match self.subscriber {
            Some(_) => self.at_step(Adding::Name, at).await,
            None => self.ask_consent(None, at).await,
        }
    }

    /// Begins with the name that stood behind the command.
    pub async fn add_written(&mut self, written: &str) -> Result<(), StoreError> {
        if self.list_is_full(None).await? {
            return Ok(());
        }
        match self.subscriber {
            Some(_) => self.at_step(read_name(written).into(), None).await,
            None => self.ask_consent(Some(Private::new(written)), None).await,
        }
    }

    /// Text outside a dialogue: a newcomer is asked for consent, anybody else whether it is a name to add.
    pub async fn offer(&mut self, message: MessageId, text: &str) -> Result<(), StoreError> {
        self.delete(message);
        if self.list_is_full(None).await? {
            return Ok(());
        }
        if matches!(read_name(text), Read::Not(_)) {
            self.say(Reply::UnknownInput);
            return Ok(());
        }
        let written = Private::new(text.trim());
        match self.subscriber {
            Some(_) => self.at_step(Adding::Offer { written }, None).await,
            None => self.ask_consent(Some(written), None).await,
        }
    }

    /// Asks before anything is kept; a name that was written already waits.
    pub(super) async fn ask_consent(
        &mut self,
        written: Option<Private>,
        at: Option<MessageId>,
    ) -> Result<(), StoreError> {
        self.at_step(Adding::Consent { written }, at).await
    }

    pub(super) async fn consent_press(
        &mut self,
        step: Adding,
        message: MessageId,
        press: &Press,
    ) -> Result<(), StoreError> {
        match (step, press.action) {
            (Adding::Consent { written: None }, Action::Agree) => self.at_step(Adding::Name, Some(message)).await,
            (Adding::Consent { written: Some(text) }, Action::Agree)
            | (Adding::Offer { written: text }, Action::AddIt) => {
                self.at_step(read_name(text.open()).into(), Some(message)).await
            }
            (Adding::Consent { .. }, Action::Decline) => {
                self.close_dialogue(Reply::ConsentDeclined, Some(message)).await
            }
            (Adding::Offer { .. }, Action::Decline) => {
                self.close_dialogue(Reply::FreeTextDeclined, Some(message)).await
            }
            _ => self.stale(message).await,
        }
    }
}
