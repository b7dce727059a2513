//! First contact, settings, and everything of a family that is not a dialogue, the list or a notice.
//!
//! `/start` and `/olvidar` say the same to everybody: whoever holds the phone learns nothing.

use crate::domain::{Action, Code, Command, MessageId, PopUp, Press, Reply, Showing};
use crate::store::StoreError;

use super::turn::Turn;

impl Turn<'_> {
    /// Commands that anybody may give.
    pub async fn family_command(
        &mut self,
        command: Command,
        argument: &str,
        message: MessageId,
    ) -> Result<(), StoreError> {
        if !argument.is_empty() && !is_meant(command, argument) {
            // Whoever writes a name behind a command must not leave it in the chat.
            self.delete(message);
        }
        match command {
            Command::Start => return self.start(argument, message).await,
            Command::Add if argument.is_empty() => return self.start_adding(None).await,
            Command::Add => return self.add_written(argument).await,
            Command::List => {
                self.greet_returned().await?;
                return self.list(1, Showing::Initials, None).await;
            }
            Command::News => return self.news(None).await,
            Command::Verify => return self.verify(argument).await,
            Command::Cancel => return self.cancel(self.memory.doing.clone(), None).await,
            Command::Clean => return self.clean().await,
            Command::Data => return self.my_data().await,
            Command::Settings => self.say(self.settings_screen()),
            Command::Forget => self.say(Reply::ForgetAsk),
            Command::Privacy => self.say_openly(Reply::Privacy),
            Command::Help if self.volunteer.is_some() => self.say(Reply::VolunteerHelp),
            Command::Help => self.say(Reply::Help),
            _ => self.say(Reply::UnknownInput),
        }
        Ok(())
    }

    /// Buttons that anybody may press. False if this is none of them.
    pub async fn family_press(&mut self, message: MessageId, press: &Press) -> Result<bool, StoreError> {
        match press.action {
            Action::Home => self.edit(message, Reply::Welcome),
            Action::Who => self.pop_up(PopUp::Who),
            Action::DataCare => self.edit(message, Reply::DataCare),
            Action::Privacy => self.say_openly(Reply::Privacy),
            Action::Talk => self.say(Reply::Contact),
            Action::List => self.list(press.argument.parse().unwrap_or(1), Showing::Initials, Some(message)).await?,
            Action::ShowNames => self.show_names(press.argument.parse().unwrap_or(1), message).await?,
            Action::Entry => self.entry(message, press).await?,
            Action::UndoJoin => self.undo_join(message, press).await?,
            Action::Pause => self.ask_pause(message, press).await?,
            Action::PauseFor => self.pause(message, press).await?,
            Action::Unpause => self.unpause(message, press).await?,
            Action::Remove => self.remove(message, press).await?,
            Action::UndoRemove => self.undo_remove(message, press).await?,
            Action::ForgetAll => self.forget(message).await?,
            Action::KeepAll => self.edit(message, Reply::Welcome),
            action => {
                return Ok(self.change_press(message, press).await?
                    || self.settings_press(message, press).await?
                    || self.returning_press(message, action).await?
                    || self.notice_press(message, press).await?);
            }
        }
        Ok(true)
    }

    async fn start(&mut self, payload: &str, message: MessageId) -> Result<(), StoreError> {
        if !payload.is_empty() && self.open_invitation(payload, message).await? {
            return Ok(());
        }
        self.say(Reply::Welcome);
        Ok(())
    }
}

/// Whether the argument is what the command is for, and names nobody.
fn is_meant(command: Command, argument: &str) -> bool {
    match command {
        // An invitation: one word, from a link.
        Command::Start => !argument.contains(char::is_whitespace),
        Command::Verify => Code::parse(argument).is_some(),
        _ => false,
    }
}
