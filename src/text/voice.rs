//! One language speaking: keys become sentences and buttons.
//!
//! It must never panic: a message that cannot be said is said in Spanish, and counted.

use fluent_bundle::{FluentArgs, FluentValue};

use super::escape::{Value, escape, foreign};
use super::message::Button;
use super::{House, Words};
use crate::domain::{Action, Language, Press, Reader, Zone};

/// What stands in a message where not even the Spanish one could be said.
const SILENCE: &str = "·";

/// The variables of a message.
pub(super) type Vars<'a> = [(&'static str, Value<'a>)];

/// A language and the words to speak it.
#[derive(Clone, Copy)]
pub(super) struct Voice<'w> {
    words: &'w Words,
    reader: Reader,
}

impl<'w> Voice<'w> {
    pub(super) fn new(words: &'w Words, reader: Reader) -> Self {
        Self { words, reader }
    }

    pub(super) fn language(&self) -> Language {
        self.reader.language
    }

    /// The zone in which the reader's dates are shown.
    pub(super) fn local_time(&self) -> Zone {
        self.reader.zone
    }

    pub(super) fn house(&self) -> &'w House {
        &self.words.house
    }

    /// A message without variables.
    pub(super) fn say(&self, key: &str) -> String {
        self.spoken(key, None)
    }

    /// A message with its variables. What came from outside is made harmless here.
    pub(super) fn with(&self, key: &str, vars: &Vars<'_>) -> String {
        let mut args = FluentArgs::with_capacity(vars.len());
        for (name, value) in vars {
            let value = match value {
                Value::Text(text) => FluentValue::from(foreign(text)),
                Value::House(text) => FluentValue::from(escape(text)),
                Value::Html(html) => FluentValue::from(html.clone()),
                Value::Count(n) => FluentValue::from(*n),
            };
            args.set(*name, value);
        }
        self.spoken(key, Some(&args))
    }

    /// A button about no row.
    pub(super) fn plain(&self, key: &str, action: Action) -> Button {
        self.button(key, &Press::plain(action))
    }

    /// A button whose label is a message without variables.
    pub(super) fn button(&self, key: &str, press: &Press) -> Button {
        Button::new(&self.say(key), press)
    }

    /// [Hablar con alguien], where the organisation has a contact.
    pub(super) fn talk(&self) -> Option<Button> {
        self.house().contact.as_ref().map(|_| self.plain("btn-talk", Action::Talk))
    }

    /// Counts what should have been impossible.
    pub(super) fn complain(&self) {
        self.words.failures.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    }

    fn spoken(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let catalogues = &self.words.catalogues;
        catalogues.format(self.reader.language, key, args).unwrap_or_else(|| {
            self.complain();
            catalogues.format(Language::Es, key, args).unwrap_or_else(|| SILENCE.to_owned())
        })
    }
}
