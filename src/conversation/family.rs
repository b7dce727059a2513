//! The family's own list, settings, and everything that is not a dialogue or a notice.
//!
//! `/start` and `/olvidar` say the same to everybody: whoever holds the phone learns nothing.

use crate::domain::{
    Action, Code, Command, ListRow, MessageId, NoticeMode, PopUp, Press, Private, Reply, Showing, SubscriptionId,
};
use crate::store::{StoreError, Subscription};

use super::turn::Turn;

/// A page of the list.
const PAGE: usize = 6;

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
            Action::Remove => self.remove(message, press).await?,
            Action::UndoRemove => self.undo_remove(message, press).await?,
            Action::ForgetAll => self.forget(message).await?,
            Action::KeepAll => self.edit(message, Reply::Welcome),
            action => {
                return Ok(self.settings_press(message, press).await?
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

    pub(super) async fn own_list(&mut self) -> Result<Vec<Subscription>, StoreError> {
        match self.subscriber.as_ref().map(|s| s.id) {
            Some(id) => self.tx.subscriptions(id).await,
            None => Ok(Vec::new()),
        }
    }

    /// The list, a page of it.
    pub async fn list(&mut self, page: u32, showing: Showing, at: Option<MessageId>) -> Result<(), StoreError> {
        let own = self.own_list().await?;
        self.replace_screen(at, list_page(&own, page, showing));
        Ok(())
    }

    /// Names instead of initials, for as long as an opened notice stays open.
    async fn show_names(&mut self, page: u32, message: MessageId) -> Result<(), StoreError> {
        let own = self.own_list().await?;
        self.reveal(message, list_page(&own, page, Showing::Names), list_page(&own, page, Showing::Initials));
        Ok(())
    }

    /// The subscription that a button is about, if it is this chat's own.
    async fn own(&mut self, press: &Press) -> Result<Option<Subscription>, StoreError> {
        let own = self.subscriber.as_ref().map(|s| s.id);
        let found = self.tx.subscription(SubscriptionId(press.subject)).await?;
        Ok(found.filter(|s| Some(s.subscriber) == own))
    }

    async fn entry(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
        let Some(entry) = self.own(press).await?.filter(|s| s.removed_at.is_none()) else {
            self.pop_up(PopUp::Stale);
            return self.list(1, Showing::Initials, Some(message)).await;
        };
        let unread = self.tx.unread(entry.subscriber).await?;
        let unread = unread.iter().filter(|d| d.subscription == entry.id).count() as u32;
        let mode = self.mode();
        self.edit(
            message,
            Reply::Entry {
                row: row(&entry, showing(mode)),
                cedula: entry.sought.cedula.as_ref().map(|c| Private::new(c.last3())),
                mode,
                unread,
            },
        );
        Ok(())
    }

    async fn remove(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
        match self.own(press).await? {
            Some(entry) if self.tx.remove_subscription(entry.id, self.now).await? => {
                let row = row(&entry, showing(self.mode()));
                self.edit(message, Reply::Removed { row });
                Ok(())
            }
            _ => {
                self.pop_up(PopUp::Stale);
                self.list(1, Showing::Initials, Some(message)).await
            }
        }
    }

    async fn undo_remove(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
        match self.own(press).await? {
            Some(entry) => {
                if self.tx.restore_subscription(entry.id, self.now).await? {
                    self.pop_up(PopUp::Undone);
                }
                self.list(1, Showing::Initials, Some(message)).await
            }
            None => {
                self.pop_up(PopUp::UndoLate);
                self.edit(message, Reply::RemovedForGood);
                Ok(())
            }
        }
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

/// What discreet mode shows of a name in the list.
fn showing(mode: NoticeMode) -> Showing {
    match mode {
        NoticeMode::Discreet => Showing::Initials,
        NoticeMode::Full => Showing::Names,
    }
}

/// One page of the list, counted from 1; a page that is no longer there is the last one.
fn list_page(own: &[Subscription], page: u32, showing: Showing) -> Reply {
    let pages = own.len().div_ceil(PAGE).max(1);
    let page = (page.max(1) as usize).min(pages);
    let rows = own.iter().skip((page - 1) * PAGE).take(PAGE).map(|s| row(s, showing)).collect();
    Reply::List { rows, page: page as u32, pages: pages as u32, showing }
}

/// One line of the list.
pub(super) fn row(entry: &Subscription, showing: Showing) -> ListRow {
    let name = &entry.sought.name;
    let shown = match showing {
        Showing::Initials => name.initials(),
        Showing::Names => name.shown().to_owned(),
    };
    ListRow { subscription: entry.id, revision: entry.revision, shown: Private::new(shown) }
}
