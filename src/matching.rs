//! Compares every verified release with every followed name, in both directions.
//!
//! A worker without input: it derives what to do from rows that were not compared under the
//! present version of the matcher. It makes matches for people to judge and never a notice. Records of one event are
//! linked on the way (`linking`).

mod linking;

use std::collections::{BTreeMap, BTreeSet};

use tracing::error;

use crate::domain::{Moment, Priority, ReleaseId, ReleaseKind, RiskClass, SubscriptionId};
use crate::names::{Band, Comparison, Index, MATCHER_VERSION, Person, compare};
use crate::store::{Damaged, MatchState, NewMatch, Release, ReleaseState, Store, StoreError, Subscription, Twin, Tx};

/// Rows compared in one transaction, so that a long catch-up never blocks a family's message.
const BATCH: u32 = 50;
/// Rows read at once while the index is built.
const PAGE: u32 = 1_000;

/// The indexes in memory, and how far they have followed the database.
pub struct Matching {
    store: Store,
    sought: Index<SubscriptionId>,
    published: Index<ReleaseId>,
    /// Position in the journal of erasures.
    erased: i64,
}

impl Matching {
    /// Builds the indexes from the database.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn start(store: Store) -> Result<Self, StoreError> {
        let mut tx = store.begin().await?;
        tx.forget_damaged().await?;
        let (_, erased) = tx.erased_since(0).await?;
        let sought = followed(&mut tx).await?;
        let published = recorded(&mut tx).await?;
        set_aside(&mut tx, &sought.damaged).await?;
        set_aside(&mut tx, &published.damaged).await?;
        tx.commit().await?;
        Ok(Self { store, sought: sought.index, published: published.index, erased })
    }

    /// Compares all that has not been compared yet.
    ///
    /// # Errors
    /// When the database fails; what was not committed is compared again next time.
    pub async fn run_until_idle(&mut self, now: Moment) -> Result<(), StoreError> {
        while self.step(now).await? {}
        Ok(())
    }

    /// One batch; false if there was nothing to do.
    async fn step(&mut self, now: Moment) -> Result<bool, StoreError> {
        let store = self.store.clone();
        let mut tx = store.begin().await?;
        self.forget_erased(&mut tx).await?;
        let new_names = tx.unmatched_subscriptions(MATCHER_VERSION, BATCH).await?;
        let new_releases = tx.unmatched_releases(MATCHER_VERSION, BATCH).await?;
        if new_names.last.is_none() && new_releases.last.is_none() {
            return Ok(false);
        }
        set_aside(&mut tx, &new_names.damaged).await?;
        set_aside(&mut tx, &new_releases.damaged).await?;
        for row in &new_names.rows {
            self.compare_name(&mut tx, row, now).await?;
        }
        for row in &new_releases.rows {
            self.compare_release(&mut tx, row, now).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    async fn forget_erased(&mut self, tx: &mut Tx) -> Result<(), StoreError> {
        let (erased, position) = tx.erased_since(self.erased).await?;
        for id in erased {
            self.sought.remove(id);
        }
        self.erased = position;
        Ok(())
    }

    /// A new name against earlier releases.
    async fn compare_name(&mut self, tx: &mut Tx, row: &Subscription, now: Moment) -> Result<(), StoreError> {
        let person = Person::from(&row.sought);
        self.sought.insert(row.id, &person);
        let mut events = BTreeSet::new();
        for found in self.published.find_published(&person, self.sought.len()) {
            let record = readable(tx, found.key).await?;
            let Some(record) = record.filter(|record| record.state == ReleaseState::Active) else {
                // Taken back or in doubt: where it comes back, it is among those to be compared.
                self.published.remove(found.key);
                continue;
            };
            // The best spelling of an event comes first; the others add nothing.
            if events.insert(record.event)
                && let Some(event) = readable(tx, record.event).await?
            {
                put(tx, row, &event, &found.comparison, now).await?;
            }
        }
        self.compare_again(tx, row, &events, now).await?;
        tx.subscription_matched(row.id, MATCHER_VERSION).await
    }

    /// A new event against the known ones, and under each of its spellings against the followed names.
    async fn compare_release(&mut self, tx: &mut Tx, row: &Release, now: Moment) -> Result<(), StoreError> {
        self.published.insert(row.id, &Person::from(row));
        linking::link(tx, &self.published, row, now).await?;
        tx.release_matched(row.id, MATCHER_VERSION).await?;
        let event = tx.release(row.id).await?;
        // Joined to another, it is compared with that one.
        let Some(event) = event.filter(|event| event.id == event.event && event.verified_at.is_some()) else {
            return Ok(());
        };
        let mut families: BTreeMap<SubscriptionId, Comparison> = BTreeMap::new();
        for record in tx.records(row.id).await? {
            let Some(record) = readable(tx, record).await? else { continue };
            let person = Person::from(&record);
            self.published.insert(record.id, &person);
            for found in self.sought.find_sought(&person) {
                let known = families.get(&found.key).map(|best| best.log_odds);
                if known.is_none_or(|best| best < found.comparison.log_odds) {
                    families.insert(found.key, found.comparison);
                }
            }
        }
        for (family, comparison) in families {
            match tx.subscription(family).await {
                Ok(Some(followed)) => put(tx, &followed, &event, &comparison, now).await?,
                Ok(None) => self.sought.remove(family),
                Err(error) => {
                    set_aside(tx, &[error.damaged()?]).await?;
                    self.sought.remove(family);
                }
            }
        }
        Ok(())
    }

    /// The family may have changed the name: the events that it was like before, and no longer is, are looked at too.
    async fn compare_again(
        &mut self,
        tx: &mut Tx,
        row: &Subscription,
        alike: &BTreeSet<ReleaseId>,
        now: Moment,
    ) -> Result<(), StoreError> {
        let person = Person::from(&row.sought);
        for (matched, event) in tx.matches_of(row.id).await?.into_iter().filter(|(_, event)| !alike.contains(event)) {
            let mut like = false;
            for record in tx.records(event).await? {
                let Some(record) = readable(tx, record).await? else { continue };
                let comparison = compare(&person, &Person::from(&record), self.sought.len());
                // Taken back or in doubt: people are at it already.
                like |= record.state != ReleaseState::Active || comparison.band != Band::Ignore;
            }
            if !like {
                tx.no_longer_alike(matched, MATCHER_VERSION, now).await?;
            }
        }
        Ok(())
    }
}

/// An index made from rows, and the rows that do not decode.
pub struct Built<K> {
    pub index: Index<K>,
    pub damaged: Vec<Damaged>,
}

/// All followed names.
///
/// # Errors
/// When the database fails.
pub async fn followed(tx: &mut Tx) -> Result<Built<SubscriptionId>, StoreError> {
    let mut built = Built { index: Index::new(), damaged: Vec::new() };
    let mut after = SubscriptionId(0);
    loop {
        let page = tx.subscriptions_after(after, PAGE).await?;
        let Some(last) = page.last else { return Ok(built) };
        after = SubscriptionId(last);
        for row in &page.rows {
            built.index.insert(row.id, &Person::from(&row.sought));
        }
        built.damaged.extend(page.damaged);
    }
}

/// All records that may be compared.
async fn recorded(tx: &mut Tx) -> Result<Built<ReleaseId>, StoreError> {
    let mut built = Built { index: Index::new(), damaged: Vec::new() };
    let mut after = ReleaseId(0);
    loop {
        let page = tx.releases_after(after, PAGE).await?;
        let Some(last) = page.last else { return Ok(built) };
        after = ReleaseId(last);
        for row in &page.rows {
            built.index.insert(row.id, &Person::from(row));
        }
        built.damaged.extend(page.damaged);
    }
}

/// A release, unless its row does not decode: that one is set aside.
async fn readable(tx: &mut Tx, id: ReleaseId) -> Result<Option<Release>, StoreError> {
    match tx.release(id).await {
        Ok(release) => Ok(release),
        Err(error) => {
            set_aside(tx, &[error.damaged()?]).await?;
            Ok(None)
        }
    }
}

/// One row that does not decode never keeps the others waiting. Said once in the log; `vigilia check` lists it.
async fn set_aside(tx: &mut Tx, damaged: &[Damaged]) -> Result<(), StoreError> {
    for place in damaged {
        if tx.note_damaged(place).await? {
            error!(table = place.table, column = place.column, row = place.row, "a row cannot be read: set aside");
        }
    }
    Ok(())
}

async fn put(
    tx: &mut Tx,
    followed: &Subscription,
    release: &Release,
    comparison: &Comparison,
    now: Moment,
) -> Result<(), StoreError> {
    let band = comparison.band;
    if band == Band::Ignore || tx.is_matched_elsewhere(followed.id, release.id).await? {
        return Ok(());
    }
    let new = NewMatch {
        subscription: followed.id,
        release: release.id,
        log_odds: comparison.log_odds,
        evidence: comparison.evidence.iter().map(|line| line.weight).sum(),
        band,
        class: risk(release.kind, band, followed.sought.twin),
        priority: if band == Band::Certain { Priority::High } else { Priority::Normal },
        version: MATCHER_VERSION,
    };
    let Some(id) = tx.put_match(&new, now).await? else { return Ok(()) };
    let undecided = [MatchState::Open, MatchState::NeedsData, MatchState::Tied];
    if tx.match_row(id).await?.is_some_and(|row| undecided.contains(&row.state)) {
        linking::ask_before_a_second(tx, followed.id, release, now).await?;
    }
    Ok(())
}

/// How much harm a wrong decision would do. Where the family does not know whether two of its names are one
/// person, nothing is certain.
fn risk(kind: ReleaseKind, band: Band, twin: Twin) -> RiskClass {
    match (kind, band, twin) {
        (ReleaseKind::Redetained, _, _) => RiskClass::Grave,
        (_, Band::Certain, Twin::No) => RiskClass::Certain,
        _ => RiskClass::Ordinary,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_detention_is_grave_even_where_cedula_and_name_agree() {
        assert_eq!(risk(ReleaseKind::Redetained, Band::Certain, Twin::No), RiskClass::Grave);
        assert_eq!(risk(ReleaseKind::LeftPrison, Band::Certain, Twin::No), RiskClass::Certain);
        assert_eq!(risk(ReleaseKind::LeftPrison, Band::Certain, Twin::Perhaps), RiskClass::Ordinary);
        assert_eq!(risk(ReleaseKind::LeftPrison, Band::Review, Twin::No), RiskClass::Ordinary);
    }
}
