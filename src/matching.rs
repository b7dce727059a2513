//! Compares every verified release with every followed name, in both directions.
//!
//! A worker without input: it derives what to do from rows that were not compared under the
//! present version of the matcher. It makes matches for people to judge and never a notice.

use crate::domain::{Moment, Priority, ReleaseId, ReleaseKind, RiskClass, SubscriptionId};
use crate::names::{Band, Comparison, Index, MATCHER_VERSION, Person};
use crate::store::{NewMatch, Release, Store, StoreError, Subscription, Tx};

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
        let (_, erased) = tx.erased_since(0).await?;
        let sought = followed(&mut tx).await?;
        let mut published = Index::new();
        let mut after = ReleaseId(0);
        loop {
            let page = tx.releases_after(after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.id;
            for row in &page {
                published.insert(row.id, &Person::from(row));
            }
        }
        drop(tx);
        Ok(Self { store, sought, published, erased })
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
        if new_names.is_empty() && new_releases.is_empty() {
            return Ok(false);
        }
        for row in &new_names {
            self.compare_name(&mut tx, row, now).await?;
        }
        for row in &new_releases {
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
        for found in self.published.find_published(&person, self.sought.len()) {
            if let Some(release) = tx.release(found.key).await? {
                put(tx, row.id, &release, &found.comparison, now).await?;
            }
        }
        tx.subscription_matched(row.id, MATCHER_VERSION).await
    }

    /// A new release against the followed names.
    async fn compare_release(&mut self, tx: &mut Tx, row: &Release, now: Moment) -> Result<(), StoreError> {
        let person = Person::from(row);
        self.published.insert(row.id, &person);
        for found in self.sought.find_sought(&person) {
            put(tx, found.key, row, &found.comparison, now).await?;
        }
        tx.release_matched(row.id, MATCHER_VERSION).await
    }
}

/// An index of all followed names.
///
/// # Errors
/// When the database fails.
pub async fn followed(tx: &mut Tx) -> Result<Index<SubscriptionId>, StoreError> {
    let mut index = Index::new();
    let mut after = SubscriptionId(0);
    loop {
        let page = tx.subscriptions_after(after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(index) };
        after = last.id;
        for row in &page {
            index.insert(row.id, &Person::from(&row.sought));
        }
    }
}

async fn put(
    tx: &mut Tx,
    subscription: SubscriptionId,
    release: &Release,
    comparison: &Comparison,
    now: Moment,
) -> Result<(), StoreError> {
    let band = comparison.band;
    if band == Band::Ignore {
        return Ok(());
    }
    let new = NewMatch {
        subscription,
        release: release.id,
        log_odds: comparison.log_odds,
        band,
        class: risk(release.kind, band),
        priority: if band == Band::Certain { Priority::High } else { Priority::Normal },
        version: MATCHER_VERSION,
    };
    tx.put_match(&new, now).await?;
    Ok(())
}

/// How much harm a wrong decision would do.
fn risk(kind: ReleaseKind, band: Band) -> RiskClass {
    match (kind, band) {
        (ReleaseKind::Redetained, _) => RiskClass::Grave,
        (_, Band::Certain) => RiskClass::Certain,
        _ => RiskClass::Ordinary,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_detention_is_grave_even_where_cedula_and_name_agree() {
        assert_eq!(risk(ReleaseKind::Redetained, Band::Certain), RiskClass::Grave);
        assert_eq!(risk(ReleaseKind::LeftPrison, Band::Certain), RiskClass::Certain);
        assert_eq!(risk(ReleaseKind::LeftPrison, Band::Review), RiskClass::Ordinary);
    }
}
