//! How a dialogue ends, and what becomes of the screens that it leaves.

use crate::domain::{Cancelled, MessageId, Reply};
use crate::store::StoreError;

use super::dialogue::State;
use super::turn::Turn;

impl Turn<'_> {
    /// The dialogue's screen may show a name: what stands elsewhere than `at`, or is on its way, goes.
    pub async fn leave_screen(&mut self, at: Option<MessageId>) -> Result<(), StoreError> {
        let Some(dialogue) = self.dialogue.clone() else { return Ok(()) };
        match at {
            // The button that was pressed may be of a screen that has only just arrived.
            Some(_) => self.tx.drop_screens(dialogue.id).await?,
            None => self.tx.disown_screens(dialogue.id).await?,
        }
        if let Some(old) = dialogue.screen.filter(|old| Some(*old) != at) {
            self.delete(old);
        }
        Ok(())
    }

    /// Where the dialogue's screen stood, something neutral stays; the dialogue goes on below.
    pub fn leave_note(&mut self, message: MessageId, note: Reply) {
        self.edit(message, note);
        if let Some(dialogue) = &mut self.dialogue {
            dialogue.screen = None;
        }
    }

    /// Ends the dialogue with a last screen, where the press was or in place of the screen that showed a name.
    pub async fn close_dialogue(&mut self, last: Reply, at: Option<MessageId>) -> Result<(), StoreError> {
        self.leave_screen(at).await?;
        self.end_dialogue().await?;
        self.replace_screen(at, last);
        Ok(())
    }

    /// Leaves what is half done.
    pub async fn cancel(&mut self, open: Option<State>, at: Option<MessageId>) -> Result<(), StoreError> {
        if let Some(State::Importing { import: Some(import) }) = open {
            self.cancel_import(import).await?;
        }
        let what = if self.memory.doing.is_some() { Cancelled::Dialogue } else { Cancelled::Nothing };
        self.close_dialogue(Reply::Cancelled(what), at).await
    }
}
