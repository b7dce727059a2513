//! Subscriptions: who is sought, sealed together with the id of whose list it is on,
//! so that a row re-pointed to another subscriber is found before anything is shown.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::damaged::{Page, page};
use super::rows::{Row, seconds};
use super::seal::Keys;
use super::tx::sql;
use super::{Sought, StoreError, Tx, pauses};
use crate::domain::{Moment, Pause, SubscriberId, SubscriptionId};

/// One subscriber × one person sought.
#[derive(Clone)]
pub struct Subscription {
    pub id: SubscriptionId,
    pub subscriber: SubscriberId,
    pub revision: u32,
    pub sought: Sought,
    pub pause: Pause,
    pub created_at: Moment,
    pub removed_at: Option<Moment>,
}

macro_rules! find {
    () => {
        "SELECT id, subscriber_id, sought, revision, paused_at, paused_until, created_at, \
         removed_at FROM subscriptions WHERE "
    };
}

impl Tx {
    /// Puts a person on a subscriber's list, due for comparing.
    pub async fn add_subscription(
        &mut self,
        subscriber: SubscriberId,
        sought: &Sought,
        now: Moment,
    ) -> Result<Subscription, StoreError> {
        let id = self.new_id()?;
        let sealed = self.seal("subscriptions", "sought", id, &plain(subscriber, sought)?)?;
        let put = sql("INSERT INTO subscriptions (id, subscriber_id, sought, revision, matched_version, created_at) \
                       VALUES ($1, $2, $3, 1, 0, $4)");
        self.write(put.bind(id).bind(subscriber.0).bind(sealed).bind(seconds(now))).await?;
        self.subscription(SubscriptionId(id)).await?.ok_or(StoreError::Driver("a row is missing"))
    }

    /// Changes who is sought, as it stood at `revision`; it is compared anew. False if it is another one by now,
    /// or not on the list any more.
    pub async fn change_subscription(&mut self, was: &Subscription, sought: &Sought) -> Result<bool, StoreError> {
        let sealed = self.seal("subscriptions", "sought", was.id.0, &plain(was.subscriber, sought)?)?;
        let set = sql("UPDATE subscriptions SET sought = $1, revision = revision + 1, matched_version = 0 \
                       WHERE id = $2 AND revision = $3 AND removed_at IS NULL");
        self.write_one(set.bind(sealed).bind(was.id.0).bind(i64::from(was.revision))).await
    }

    /// Those not removed, oldest first.
    pub async fn subscriptions(&mut self, subscriber: SubscriberId) -> Result<Vec<Subscription>, StoreError> {
        let find = sql(concat!(find!(), "subscriber_id = $1 AND removed_at IS NULL ORDER BY created_at, seq"));
        let rows = self.all("subscriptions", find.bind(subscriber.0)).await?;
        rows.iter().map(|row| decode(row, self.keys())).collect()
    }

    /// Also a removed one.
    pub async fn subscription(&mut self, id: SubscriptionId) -> Result<Option<Subscription>, StoreError> {
        let row = self.one("subscriptions", sql(concat!(find!(), "id = $1")).bind(id.0)).await?;
        row.map(|row| decode(&row, self.keys())).transpose()
    }

    /// Marks as removed: open matches are withdrawn, unsent deliveries cancelled. False if it was not active.
    pub async fn remove_subscription(&mut self, id: SubscriptionId, now: Moment) -> Result<bool, StoreError> {
        let remove = sql("UPDATE subscriptions SET removed_at = $1, revision = revision + 1 \
                          WHERE id = $2 AND removed_at IS NULL");
        if !self.write_one(remove.bind(seconds(now)).bind(id.0)).await? {
            return Ok(false);
        }
        let withdraw = sql("UPDATE matches SET state = 'withdrawn', revision = revision + 1, claimed_by = NULL, \
                            claimed_until = NULL \
                            WHERE subscription_id = $1 AND state IN ('open', 'needs_data', 'tied')");
        self.write(withdraw.bind(id.0)).await?;
        let cancel = sql("UPDATE deliveries SET before_removal = state, state = 'cancelled' \
                          WHERE subscription_id = $1 AND state IN ('ready', 'held', 'uncertain', 'unreachable')");
        self.write(cancel.bind(id.0)).await?;
        Ok(true)
    }

    /// Undoes a removal that has not been made final; it is compared anew, and what the removal
    /// cancelled goes on (held, if the release came into doubt meanwhile). False if it is gone.
    pub async fn restore_subscription(&mut self, id: SubscriptionId, now: Moment) -> Result<bool, StoreError> {
        let restore = sql("UPDATE subscriptions SET removed_at = NULL, matched_version = 0, revision = revision + 1 \
                           WHERE id = $1 AND removed_at IS NOT NULL");
        if !self.write_one(restore.bind(id.0)).await? {
            return Ok(false);
        }
        let reopen = sql("UPDATE matches SET state = 'open', revision = revision + 1 \
                          WHERE subscription_id = $1 AND state = 'withdrawn' \
                          AND release_id NOT IN (SELECT id FROM releases WHERE state = 'retracted')");
        self.write(reopen.bind(id.0)).await?;
        let revive = sql("UPDATE deliveries SET state = before_removal, before_removal = NULL \
                          WHERE subscription_id = $1 AND state = 'cancelled' AND before_removal IS NOT NULL");
        self.write(revive.bind(id.0)).await?;
        let doubt = sql("UPDATE deliveries SET state = 'held', stopped_at = $1, was_stopped = 1 \
                         WHERE subscription_id = $2 AND kind = 'alert' AND state IN ('ready', 'uncertain') \
                         AND release_id IN (SELECT id FROM releases WHERE state = 'in_doubt')");
        self.write(doubt.bind(seconds(now)).bind(id.0)).await?;
        Ok(true)
    }

    /// Active subscriptions not yet compared under `version`, nor set aside, oldest first.
    pub async fn unmatched_subscriptions(
        &mut self,
        version: u32,
        limit: u32,
    ) -> Result<Page<Subscription>, StoreError> {
        let find = sql(concat!(
            find!(),
            "matched_version <> $1 AND removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM damaged a \
             WHERE a.of_table = 'subscriptions' AND a.row_id = subscriptions.id) ORDER BY created_at, seq LIMIT $2"
        ));
        let rows = self.all("subscriptions", find.bind(i64::from(version)).bind(i64::from(limit))).await?;
        let keys = self.keys();
        page(&rows, |row| decode(row, keys))
    }

    /// It has been compared with all releases under `version`.
    pub async fn subscription_matched(&mut self, id: SubscriptionId, version: u32) -> Result<(), StoreError> {
        let set = sql("UPDATE subscriptions SET matched_version = $1 WHERE id = $2 AND matched_version <> $1");
        self.write(set.bind(i64::from(version)).bind(id.0)).await.map(drop)
    }

    /// All active subscriptions, in pages by id, for building the index.
    pub async fn subscriptions_after(
        &mut self,
        after: SubscriptionId,
        limit: u32,
    ) -> Result<Page<Subscription>, StoreError> {
        let find = sql(concat!(find!(), "id > $1 AND removed_at IS NULL ORDER BY id LIMIT $2"));
        let rows = self.all("subscriptions", find.bind(after.0).bind(i64::from(limit))).await?;
        let keys = self.keys();
        page(&rows, |row| decode(row, keys))
    }

    /// How many names are followed, for the prior.
    pub async fn followed(&mut self) -> Result<u32, StoreError> {
        self.count(sql("SELECT count(*) AS n FROM subscriptions WHERE removed_at IS NULL")).await
    }
}

/// What is sealed: who is sought, and on whose list.
#[derive(Serialize, Deserialize)]
struct Sealed<S> {
    subscriber: i64,
    #[serde(flatten)]
    sought: S,
}

fn plain(subscriber: SubscriberId, sought: &Sought) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    let sealed = Sealed { subscriber: subscriber.0, sought };
    serde_json::to_vec(&sealed).map(Zeroizing::new).map_err(|_| StoreError::Driver("a value could not be written"))
}

pub(super) fn decode(row: &Row, keys: &Keys) -> Result<Subscription, StoreError> {
    let opened = row.opened(keys, "sought")?;
    let sealed: Sealed<Sought> = serde_json::from_slice(&opened).map_err(|_| row.corrupt("sought"))?;
    let subscriber = row.int("subscriber_id")?;
    if sealed.subscriber != subscriber {
        return Err(row.corrupt("subscriber_id"));
    }
    Ok(Subscription {
        id: SubscriptionId(row.id()),
        subscriber: SubscriberId(subscriber),
        revision: row.count("revision")?,
        sought: sealed.sought,
        pause: pauses::decode(row)?,
        created_at: row.moment("created_at")?,
        removed_at: row.maybe_moment("removed_at")?,
    })
}
