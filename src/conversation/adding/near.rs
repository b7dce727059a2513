//! The same name again, or nearly, on the chat's own list. Other lists are never looked at.

use crate::domain::{Action, JoinedAs, MessageId, Near, PopUp, Press, Private, Reply, Showing, SubscriptionId};
use crate::names::{Band, Person, PersonName, compare};
use crate::store::{Sought, StoreError, Subscription, Twin};

use super::super::detail::add_alias;
use super::super::list::row;
use super::{Adding, Because, Turn};

impl Turn<'_> {
    /// The name stands: is it on the list already, or one like it?
    pub(super) async fn named(&mut self, sought: Sought, at: Option<MessageId>) -> Result<(), StoreError> {
        if let Some(entry) = self.listed(&sought.name).await? {
            return self.already_listed(&entry, at).await;
        }
        match self.nearest(&sought).await? {
            Some(entry) => self.ask_near(sought, Near::Name, &entry, at).await,
            None => self.one_more(sought, at).await,
        }
    }

    pub(in crate::conversation) async fn already_listed(
        &mut self,
        entry: &Subscription,
        at: Option<MessageId>,
    ) -> Result<(), StoreError> {
        let (since, subscription, revision) = (entry.created_at, entry.id, entry.revision);
        self.close_dialogue(Reply::AlreadyListed { since, subscription, revision }, at).await
    }

    pub(super) async fn ask_near(
        &mut self,
        sought: Sought,
        why: Near,
        entry: &Subscription,
        at: Option<MessageId>,
    ) -> Result<(), StoreError> {
        let other = Private::new(entry.sought.name.shown());
        self.at_step(Adding::Near { sought, why, entry: entry.id, other }, at).await
    }

    /// The same name on the chat's own list, also as another name of somebody on it.
    pub(in crate::conversation) async fn listed(
        &mut self,
        name: &PersonName,
    ) -> Result<Option<Subscription>, StoreError> {
        let folded = name.folded();
        let same = |entry: &Subscription| {
            let known = std::iter::once(&entry.sought.name).chain(&entry.sought.aliases);
            known.into_iter().any(|known| known.folded() == folded)
        };
        Ok(self.own_list().await?.into_iter().find(same))
    }

    /// The name of the list that is most like this one, if people would have to look twice.
    async fn nearest(&mut self, sought: &Sought) -> Result<Option<Subscription>, StoreError> {
        let own = self.own_list().await?;
        let person = Person::from(sought);
        let compared = own.into_iter().map(|entry| {
            let comparison = compare(&Person::from(&entry.sought), &person, 1);
            (comparison, entry)
        });
        let alike = compared.filter(|(comparison, _)| comparison.band != Band::Ignore);
        Ok(alike.max_by(|(a, _), (b, _)| a.log_odds.total_cmp(&b.log_odds)).map(|(_, entry)| entry))
    }

    pub(super) async fn near_press(
        &mut self,
        (mut sought, why, entry): (Sought, Near, SubscriptionId),
        message: MessageId,
        press: &Press,
    ) -> Result<(), StoreError> {
        let entry = self.tx.subscription(entry).await?.filter(|entry| entry.removed_at.is_none());
        match (press.action, entry) {
            (Action::Same, Some(entry)) => self.join_names(sought, &entry, message).await,
            (Action::DontKnow, Some(entry)) => {
                sought.twin = Twin::Perhaps;
                self.tx.change_subscription(&entry, &Sought { twin: Twin::Perhaps, ..entry.sought.clone() }).await?;
                self.leave_note(message, Reply::KeptBoth);
                self.one_more_after(sought, why, None).await
            }
            (Action::OtherPerson, Some(_)) => {
                self.at_step(Adding::OneMore { sought, because: Because::Twins }, Some(message)).await
            }
            // It was taken off the list meanwhile: there is nothing to tell apart.
            (Action::Same | Action::DontKnow | Action::OtherPerson, None) => {
                self.one_more_after(sought, why, Some(message)).await
            }
            _ => self.stale(message).await,
        }
    }

    async fn one_more_after(&mut self, sought: Sought, why: Near, at: Option<MessageId>) -> Result<(), StoreError> {
        match why {
            Near::Name => self.one_more(sought, at).await,
            Near::Cedula => self.complete(sought, at).await,
        }
    }

    /// The two are one person: the fuller name leads, and the other is another name of theirs.
    async fn join_names(&mut self, new: Sought, entry: &Subscription, message: MessageId) -> Result<(), StoreError> {
        let mut joined = entry.sought.clone();
        joined.cedula = joined.cedula.or(new.cedula);
        let fuller = new.name.surname_count() > joined.name.surname_count();
        let (lead, other, how) = match fuller {
            true => (new.name, joined.name.clone(), JoinedAs::Main),
            false => (joined.name.clone(), new.name, JoinedAs::Alias),
        };
        joined.name = lead;
        if add_alias(&mut joined, other).is_ok() {
            self.tx.change_subscription(entry, &joined).await?;
        }
        let now = Subscription { sought: joined, revision: entry.revision + 1, ..entry.clone() };
        let row = row(&now, self.showing());
        self.close_dialogue(Reply::JoinedNames { row, how }, Some(message)).await
    }

    /// They were two people after all: the name that came last stands on the list for itself.
    pub(in crate::conversation) async fn undo_join(
        &mut self,
        message: MessageId,
        press: &Press,
    ) -> Result<(), StoreError> {
        let entry = self.own(press).await?.filter(|entry| entry.revision == press.revision);
        let Some((entry, mut sought)) = entry.map(|entry| (entry.clone(), entry.sought)) else {
            self.pop_up(PopUp::Stale);
            return self.list(1, Showing::Initials, Some(message)).await;
        };
        if self.list_is_full(Some(message)).await? {
            return Ok(());
        }
        let Some(last) = sought.aliases.pop() else { return self.stale(message).await };
        let apart = match press.argument.as_str() {
            "main" => std::mem::replace(&mut sought.name, last),
            _ => last,
        };
        self.tx.change_subscription(&entry, &sought).await?;
        self.tx.add_subscription(entry.subscriber, &Sought::named(apart), self.now).await?;
        self.pop_up(PopUp::Undone);
        self.list(1, Showing::Initials, Some(message)).await
    }
}
