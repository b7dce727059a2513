//! The family's own list: pages, one entry, its pause, its removal.
//!
//! In discreet mode it shows initials; names stand there only after a tap, and not for long.

use chrono::TimeDelta;

use crate::domain::{
    Checked, ListRow, MessageId, NoticeMode, Pause, PopUp, Press, Private, Reply, Showing, SubscriptionId, UNDO_REMOVAL,
};
use crate::store::{StoreError, Subscription};

use super::turn::Turn;

/// A page of the list.
const PAGE: usize = 6;
/// After so long without a list from a verifier, the list says so.
const STALE: TimeDelta = TimeDelta::days(7);

impl Turn<'_> {
    /// What this chat follows, oldest first.
    pub async fn own_list(&mut self) -> Result<Vec<Subscription>, StoreError> {
        match self.subscriber.as_ref().map(|s| s.id) {
            Some(id) => self.tx.subscriptions(id).await,
            None => Ok(Vec::new()),
        }
    }

    /// How much a list may show by itself.
    pub fn showing(&self) -> Showing {
        showing(self.mode())
    }

    /// The list, a page of it.
    pub async fn list(&mut self, page: u32, showing: Showing, at: Option<MessageId>) -> Result<(), StoreError> {
        let screen = self.list_page(page, showing).await?;
        self.replace_screen(at, screen);
        Ok(())
    }

    /// Names instead of initials, for as long as an opened notice stays open.
    pub(super) async fn show_names(&mut self, page: u32, message: MessageId) -> Result<(), StoreError> {
        let names = self.list_page(page, Showing::Names).await?;
        let initials = self.list_page(page, Showing::Initials).await?;
        self.reveal(message, names, initials);
        Ok(())
    }

    /// One page, counted from 1; a page that is no longer there is the last one.
    async fn list_page(&mut self, page: u32, showing: Showing) -> Result<Reply, StoreError> {
        let own = self.own_list().await?;
        let pages = own.len().div_ceil(PAGE).max(1);
        let page = (page.max(1) as usize).min(pages);
        let rows = own.iter().skip((page - 1) * PAGE).take(PAGE).map(|s| row(s, showing)).collect();
        let checked = match self.tx.lists_checked().await?.map(|(at, _)| at) {
            None => Checked::Never,
            Some(at) if self.now - at > STALE => Checked::Stale(at),
            Some(at) => Checked::Fresh(at),
        };
        Ok(Reply::List { rows, page: page as u32, pages: pages as u32, showing, checked })
    }

    /// The subscription that a button is about, if it is this chat's own.
    pub(super) async fn own(&mut self, press: &Press) -> Result<Option<Subscription>, StoreError> {
        let own = self.subscriber.as_ref().map(|s| s.id);
        let found = self.tx.subscription(SubscriptionId(press.subject)).await?;
        Ok(found.filter(|s| Some(s.subscriber) == own))
    }

    /// The same, if it is still on the list and as it was when the button was drawn. Otherwise what is true now
    /// is drawn.
    pub(super) async fn current(
        &mut self,
        message: MessageId,
        press: &Press,
    ) -> Result<Option<Subscription>, StoreError> {
        match self.own(press).await?.filter(|entry| entry.removed_at.is_none()) {
            Some(entry) if entry.revision == press.revision => Ok(Some(entry)),
            Some(entry) => {
                self.pop_up(PopUp::Stale);
                self.show_entry(message, &entry).await?;
                Ok(None)
            }
            None => {
                self.pop_up(PopUp::Stale);
                self.list(1, Showing::Initials, Some(message)).await?;
                Ok(None)
            }
        }
    }

    pub(super) async fn entry(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
        match self.own(press).await?.filter(|entry| entry.removed_at.is_none()) {
            Some(entry) => self.show_entry(message, &entry).await,
            None => self.current(message, press).await.map(drop),
        }
    }

    pub(super) async fn show_entry(&mut self, message: MessageId, entry: &Subscription) -> Result<(), StoreError> {
        let unread = self.tx.unread(entry.subscriber).await?;
        let unread = unread.iter().filter(|d| d.subscription == entry.id).count() as u32;
        let place = self.own_list().await?.iter().position(|other| other.id == entry.id).unwrap_or(0);
        self.edit(
            message,
            Reply::Entry {
                row: row(entry, self.showing()),
                page: (place / PAGE + 1) as u32,
                cedula: entry.sought.cedula.as_ref().map(|c| Private::new(c.last3())),
                mode: self.mode(),
                unread,
            },
        );
        Ok(())
    }

    pub(super) async fn ask_pause(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
        if let Some(entry) = self.current(message, press).await? {
            self.edit(message, Reply::PauseAsk { row: row(&entry, self.showing()) });
        }
        Ok(())
    }

    /// Lets the notices about a name rest; nothing is lost meanwhile.
    pub(super) async fn pause(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
        let pause = match press.argument.as_str() {
            "day" => Pause::Until(self.now + TimeDelta::days(1)),
            "week" => Pause::Until(self.now + TimeDelta::weeks(1)),
            _ => Pause::Open,
        };
        let Some(entry) = self.current(message, press).await? else { return Ok(()) };
        self.tx.pause(entry.id, pause, self.now).await?;
        self.pop_up(PopUp::Paused);
        match self.tx.subscription(entry.id).await? {
            Some(entry) => self.show_entry(message, &entry).await,
            None => self.list(1, Showing::Initials, Some(message)).await,
        }
    }

    pub(super) async fn unpause(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
        let Some(entry) = self.current(message, press).await? else { return Ok(()) };
        let Some(waiting) = self.tx.unpause(entry.id, self.now).await? else {
            return self.show_entry(message, &entry).await;
        };
        let row = ListRow { pause: Pause::No, ..row(&entry, self.showing()) };
        self.edit(message, Reply::PauseOver { row, waiting });
        Ok(())
    }

    pub(super) async fn remove(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
        match self.own(press).await? {
            Some(entry) if self.tx.remove_subscription(entry.id, self.now).await? => {
                let row = row(&entry, self.showing());
                self.edit(message, Reply::Removed { row });
                // Afterwards not even the initials stay in the chat.
                self.hide_later(message, Reply::RemovedForGood, UNDO_REMOVAL + TimeDelta::minutes(1));
                Ok(())
            }
            _ => self.current(message, press).await.map(drop),
        }
    }

    pub(super) async fn undo_remove(&mut self, message: MessageId, press: &Press) -> Result<(), StoreError> {
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

/// What a mode shows of a name in the list.
pub(super) fn showing(mode: NoticeMode) -> Showing {
    match mode {
        NoticeMode::Discreet => Showing::Initials,
        NoticeMode::Full => Showing::Names,
    }
}

/// One line of the list.
pub(super) fn row(entry: &Subscription, showing: Showing) -> ListRow {
    let name = &entry.sought.name;
    let shown = match showing {
        Showing::Initials => name.initials(),
        Showing::Names => name.shown().to_owned(),
    };
    ListRow { subscription: entry.id, revision: entry.revision, shown: Private::new(shown), pause: entry.pause }
}
