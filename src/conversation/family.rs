//! The family's own list, settings, and everything that is not a dialogue or a notice.
//!
//! `/start` and `/olvidar` say the same to everybody: whoever holds the phone learns nothing.

use crate::domain::{
    Action, Code, Command, DeliveryState, Language, ListRow, MessageId, NoticeKind, NoticeMode, PopUp, Press, Private,
    Reply, Showing, SubscriptionId, Verified,
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
            Command::List => return self.list(1, Showing::Initials, None).await,
            Command::News => return self.news().await,
            Command::Verify => return self.verify(argument).await,
            Command::Cancel => return self.cancel(self.memory.doing.clone(), None).await,
            Command::Settings => self.say(Reply::Settings { mode: self.mode() }),
            Command::Forget => self.say(Reply::ForgetAsk),
            Command::Privacy => self.say(Reply::Privacy),
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
            Action::Privacy => self.say(Reply::Privacy),
            Action::Talk => self.say(Reply::Contact),
            Action::SetLanguage => self.set_language(message, press).await?,
            Action::List => self.list(press.argument.parse().unwrap_or(1), Showing::Initials, Some(message)).await?,
            Action::ShowNames => self.show_names(press.argument.parse().unwrap_or(1), message).await?,
            Action::Entry => self.entry(message, press).await?,
            Action::Remove => self.remove(message, press).await?,
            Action::UndoRemove => self.undo_remove(message, press).await?,
            Action::Settings => self.edit(message, Reply::Settings { mode: self.mode() }),
            Action::AskMode => self.ask_mode(message, press).await?,
            Action::ForgetAll => self.forget(message).await?,
            Action::KeepAll => self.edit(message, Reply::Welcome),
            _ => return self.notice_press(message, press).await,
        }
        Ok(true)
    }

    fn mode(&self) -> NoticeMode {
        self.subscriber.as_ref().map_or(NoticeMode::Discreet, |s| s.mode)
    }

    async fn start(&mut self, payload: &str, message: MessageId) -> Result<(), StoreError> {
        if !payload.is_empty() && self.open_invitation(payload, message).await? {
            return Ok(());
        }
        self.say(Reply::Welcome);
        Ok(())
    }

    async fn set_language(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
        let Ok(language) = press.argument.parse::<Language>() else {
            return self.stale(message).await;
        };
        self.language = language;
        self.memory.language = language;
        match (&self.subscriber, &self.volunteer) {
            (None, None) => {
                self.remember().await?;
            }
            (subscriber, volunteer) => {
                let (subscriber, volunteer) = (subscriber.as_ref().map(|s| s.id), volunteer.as_ref().map(|v| v.id));
                if let Some(id) = subscriber {
                    self.tx.set_language(id, language).await?;
                }
                if let Some(id) = volunteer {
                    self.tx.set_member_language(id, language).await?;
                }
            }
        }
        self.edit(message, Reply::Welcome);
        Ok(())
    }

    async fn own_list(&mut self) -> Result<Vec<Subscription>, StoreError> {
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
        self.edit(message, list_page(&own, page, Showing::Names));
        if self.mode() == NoticeMode::Discreet {
            self.edit_later(message, list_page(&own, page, Showing::Initials), self.rules.hide_after);
        }
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

    /// The kind of notice: discreet at once, full only after a warning.
    async fn ask_mode(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
        let (mode, sure) = match press.argument.as_str() {
            "full_yes" => (NoticeMode::Full, true),
            // From the settings: the other kind than now.
            "" if self.mode() == NoticeMode::Discreet => (NoticeMode::Full, false),
            _ => (NoticeMode::Discreet, true),
        };
        if !sure {
            self.edit(message, Reply::FullAsk);
            return Ok(());
        }
        if let Some(id) = self.subscriber.as_ref().map(|s| s.id) {
            self.tx.set_mode(id, mode).await?;
            if mode == NoticeMode::Discreet {
                self.hide_earlier(id).await?;
            }
        }
        self.edit(message, Reply::ModeSet { mode });
        Ok(())
    }

    /// Whoever turns to discreet notices wants the earlier ones hidden too.
    async fn hide_earlier(&mut self, subscriber: crate::domain::SubscriberId) -> Result<(), StoreError> {
        for delivery in self.tx.sent_to(subscriber).await? {
            if let Some(message) = delivery.message {
                let closed = Reply::Closed {
                    delivery: delivery.id,
                    code: delivery.code,
                    read_at: delivery.read_at.or(delivery.sent_at).unwrap_or(self.now),
                };
                self.edit(message, closed);
            }
        }
        Ok(())
    }

    /// Erases everything of this chat, and says the same whether or not there was anything.
    async fn forget(&mut self, message: MessageId) -> Result<(), StoreError> {
        // What is open on the phone goes too: with the rows go the hides that were waiting for it.
        if let Some(id) = self.subscriber.as_ref().map(|s| s.id) {
            for delivery in self.tx.sent_to(id).await? {
                if let Some(sent) = delivery.message.filter(|sent| *sent != message) {
                    self.delete(sent);
                }
            }
        }
        if let Some(screen) = self.dialogue.as_ref().and_then(|d| d.screen).filter(|screen| *screen != message) {
            self.delete(screen);
        }
        self.tx.forget(self.chat, self.now).await?;
        self.subscriber = None;
        self.memory.doing = None;
        self.edit(message, Reply::Forgotten { backup_days: self.rules.backup_days });
        Ok(())
    }

    /// Whether a message with this code is ours: answered only in the chat that received it.
    async fn verify(&mut self, argument: &str) -> Result<(), StoreError> {
        let verified = match (argument.is_empty(), Code::parse(argument)) {
            (true, _) => Verified::Usage,
            (false, None) => Verified::Unknown,
            (false, Some(code)) => self.look_up(code).await?,
        };
        self.say(Reply::Verified(verified));
        Ok(())
    }

    async fn look_up(&mut self, code: Code) -> Result<Verified, StoreError> {
        let Some(subscriber) = self.subscriber.as_ref().map(|s| s.id) else { return Ok(Verified::Unknown) };
        let found = self.tx.delivery_by_code(subscriber, &code).await?;
        let sent = |kind: NoticeKind| {
            found.iter().find(|d| d.kind == kind && d.state == DeliveryState::Sent).and_then(|d| d.sent_at)
        };
        let corrected = found.iter().find(|d| d.kind == NoticeKind::Correction).map(|d| d.created_at);
        Ok(match (sent(NoticeKind::Alert), corrected) {
            (_, Some(corrected_at)) => Verified::Corrected { code, corrected_at },
            (Some(sent_at), None) => Verified::Genuine { code, sent_at },
            (None, None) => Verified::Unknown,
        })
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
