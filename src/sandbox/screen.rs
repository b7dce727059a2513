//! What a person can see on a phone: the chat, the pop-ups, the locked screen, the menu. Looking changes nothing.

use std::time::Duration;

use super::message::{Held, Presence, Sound, Who};
use super::people::{Command, Profile, Standing};
use super::phone::Phone;
use super::shown::Shown;
use super::transcript::{Event, What};
use super::waiting::{Late, wait_on};
use super::world::World;

/// What the notification of a message shows on a locked screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The message's id.
    pub message: i64,
    /// The bot's name, as this person sees it.
    pub title: String,
    /// The beginning of the text, on one line.
    pub text: String,
    /// Whether it rang.
    pub sound: Sound,
}

/// So many characters of a message fit into a notification.
const PREVIEW: usize = 240;

impl Preview {
    pub(super) fn of(shown: &Shown, title: String) -> Preview {
        let line = shown.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut text: String = line.chars().take(PREVIEW).collect();
        if line.chars().count() > PREVIEW {
            text.push('…');
        }
        Preview { message: shown.id, title, text, sound: shown.sound }
    }
}

impl Phone {
    /// The messages that can be seen now, oldest first.
    pub fn screen(&self) -> Vec<Shown> {
        visible(&self.shared.world(), self.id()).map(Held::shown).collect()
    }

    /// All messages that ever were here, oldest first; the deleted ones are only places.
    pub fn history(&self) -> Vec<Shown> {
        self.shared.world().chats.get(&self.id()).into_iter().flatten().map(Held::shown).collect()
    }

    /// Everything that happened on this phone, in order.
    pub fn transcript(&self) -> Vec<Event> {
        let world = self.shared.world();
        world.events.iter().filter(|event| event.chat == self.id()).cloned().collect()
    }

    /// The pop-ups that were shown, oldest first.
    pub fn pop_ups(&self) -> Vec<String> {
        let events = self.transcript().into_iter();
        events
            .filter_map(|event| match event.what {
                What::PopUp(text) => Some(text),
                _ => None,
            })
            .collect()
    }

    /// What the locked phone shows of the newest message that rang and is still there.
    pub fn lock_screen(&self) -> Option<Preview> {
        self.notifications().into_iter().rev().find(|preview| preview.sound == Sound::Audible)
    }

    /// All notifications as they arrived, silent ones too, without those of deleted messages.
    pub fn notifications(&self) -> Vec<Preview> {
        self.shared.world().previews.get(&self.id()).cloned().unwrap_or_default()
    }

    /// The menu of commands, as this person sees it.
    pub fn menu(&self) -> Vec<Command> {
        self.shared.world().bot.menu(self.person())
    }

    /// The bot's name and descriptions, in this person's language.
    pub fn profile(&self) -> Profile {
        self.shared.world().bot.profile(&self.person().language_code)
    }

    /// Whether the chat has been started and is not blocked.
    pub fn can_hear(&self) -> bool {
        self.standing() == Standing::Started
    }

    /// Waits until the visible messages satisfy `holds`, looking again at every change.
    ///
    /// # Errors
    /// [`Late`], with what was on the screen, when `timeout` has passed.
    pub async fn wait_until(&self, holds: impl Fn(&[Shown]) -> bool, timeout: Duration) -> Result<Vec<Shown>, Late> {
        let look = || {
            let screen = self.screen();
            if holds(&screen) { Ok(screen) } else { Err(screen.into_iter().map(|shown| shown.text).collect()) }
        };
        wait_on(&self.shared, timeout, look).await
    }

    /// Waits for a message of the bot that contains this text, and gives it (the newest).
    ///
    /// # Errors
    /// [`Late`] when `timeout` has passed.
    pub async fn wait_for(&self, contains: &str, timeout: Duration) -> Result<Shown, Late> {
        let says = |shown: &Shown| shown.who == Who::Bot && shown.text.contains(contains);
        let look = || {
            let screen = self.screen();
            let found = screen.iter().rev().find(|shown| says(shown)).cloned();
            found.ok_or_else(|| screen.into_iter().map(|shown| shown.text).collect())
        };
        wait_on(&self.shared, timeout, look).await
    }

    /// Waits for a visible button with exactly this label, then taps it.
    ///
    /// # Errors
    /// [`Late`], with the visible labels, when `timeout` has passed.
    pub async fn wait_and_tap(&self, label: &str, timeout: Duration) -> Result<(), Late> {
        let look = || {
            let screen = self.screen();
            let labels: Vec<String> = screen.iter().flat_map(Shown::labels).map(str::to_owned).collect();
            if labels.iter().any(|visible| visible == label) { Ok(()) } else { Err(labels) }
        };
        wait_on(&self.shared, timeout, look).await?;
        // It may have gone between the look and the tap; then the labels say so.
        self.taps(label).await.map_err(|gone| Late { seen: vec![gone.to_string()] })
    }
}

/// The messages of a chat that are still there, oldest first.
pub(super) fn visible(world: &World, chat: i64) -> impl DoubleEndedIterator<Item = &Held> {
    let all = world.chats.get(&chat).map(Vec::as_slice).unwrap_or_default();
    all.iter().filter(|held| held.presence == Presence::Visible)
}
