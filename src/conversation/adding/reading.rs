//! How a name is read, corrected and completed, until it is what the family says.

use crate::domain::{Action, MessageId, NameParts, Press, Private};
use crate::names::{NameError, PersonName, StoredName};
use crate::store::{Sought, StoreError};

use super::{Adding, Slip, Turn};

/// Longer than any name; longer texts are refused before they are read.
const LONGEST_NAME: usize = 120;

/// What a text turned out to be.
pub(in crate::conversation) enum Read {
    Name(PersonName),
    /// It can be read in two ways.
    Two(PersonName, PersonName),
    Not(Slip),
}

/// Reads the name of one person.
pub(in crate::conversation) fn read_name(text: &str) -> Read {
    if text.chars().count() > LONGEST_NAME {
        return Read::Not(Slip::Long);
    }
    match PersonName::parse(text) {
        Ok(name) => match name.other_reading() {
            Some(other) => Read::Two(name, other),
            None => Read::Name(name),
        },
        Err(NameError::TooLong) => Read::Not(Slip::Long),
        Err(NameError::Several) => Read::Not(Slip::Several),
        Err(_) => Read::Not(Slip::Letters),
    }
}

impl From<Read> for Adding {
    fn from(read: Read) -> Self {
        match read {
            Read::Name(name) => Adding::Reading { name: name.stored() },
            Read::Two(first, second) => Adding::TwoReadings { first: first.stored(), second: second.stored() },
            Read::Not(because) => Adding::Unreadable { because },
        }
    }
}

/// Given names and surnames, for a screen.
pub(in crate::conversation) fn parts(name: &StoredName) -> NameParts {
    NameParts { given: Private::new(&name.given), surnames: Private::new(&name.surnames) }
}

impl Turn<'_> {
    pub(super) async fn reading_press(
        &mut self,
        step: Adding,
        message: MessageId,
        press: &Press,
    ) -> Result<(), StoreError> {
        let at = Some(message);
        match (step, press.action) {
            (Adding::TwoReadings { first, .. }, Action::Choose) if press.argument == "1" => self.right(first, at).await,
            (Adding::TwoReadings { second, .. }, Action::Choose) if press.argument == "2" => {
                self.right(second, at).await
            }
            (Adding::Reading { name }, Action::Right) => self.right(name, at).await,
            (Adding::Reading { name }, Action::Swap) => {
                let turned = name.open().map(|name| Adding::Reading { name: name.swapped().stored() });
                self.at_step(turned.unwrap_or(Adding::Name), at).await
            }
            (Adding::Reading { .. } | Adding::TwoReadings { .. }, Action::Rewrite) => {
                self.at_step(Adding::Name, at).await
            }
            (Adding::OneSurname { name }, Action::AddSecond) => self.at_step(Adding::SecondSurname { name }, at).await,
            (Adding::OneSurname { name } | Adding::SecondSurname { name }, Action::GoOn) => match name.open() {
                Ok(name) => self.named(Sought::named(name), at).await,
                Err(_) => self.at_step(Adding::Name, at).await,
            },
            _ => self.stale(message).await,
        }
    }

    /// The reading is right, and from now on it is what the family said, not a guess. A second surname
    /// helps, if there is none yet.
    async fn right(&mut self, name: StoredName, at: Option<MessageId>) -> Result<(), StoreError> {
        let told = StoredName { written: None, ..name };
        match told.open() {
            Ok(name) if name.surname_count() == 1 => match self.listed(&name).await? {
                Some(entry) => self.already_listed(&entry, at).await,
                None => self.at_step(Adding::OneSurname { name: told }, at).await,
            },
            Ok(name) => self.named(Sought::named(name), at).await,
            Err(_) => self.at_step(Adding::Name, at).await,
        }
    }

    pub(super) async fn second_surname(&mut self, name: StoredName, text: &str) -> Result<(), StoreError> {
        let next = match name.open().and_then(|name| name.with_second_surname(text)) {
            Ok(whole) => Adding::Reading { name: whole.stored() },
            Err(_) => Adding::SecondSurname { name },
        };
        self.at_step(next, None).await
    }
}
