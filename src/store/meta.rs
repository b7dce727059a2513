//! Small facts about the database itself, identities of updates, and retention.

use chrono::TimeDelta;

use super::messages::MESSAGES_KEPT;
use super::rows::{ago, seconds};
use super::seal::{Cell, Tagged};
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::Moment;

/// An update of Telegram cannot come again after this (threats.md, Retention).
const UPDATES_KEPT: TimeDelta = TimeDelta::hours(72);
const ATTEMPTS_KEPT: TimeDelta = TimeDelta::days(30);
/// Uploaded files and pasted posts.
const DRAFTS_KEPT: TimeDelta = TimeDelta::days(7);
/// So that a correction can edit the alert that it corrects.
const MESSAGE_IDS_KEPT: TimeDelta = TimeDelta::days(90);
/// Longer than the longest time in which something is counted.
const RATES_KEPT: TimeDelta = TimeDelta::hours(1);
/// One day longer than a backup, which is replayed against it.
const ERASURES_KEPT: TimeDelta = TimeDelta::days(15);

const CHECK: Cell = Cell { table: "meta", column: "value", row: 0 };
const CHECK_TEXT: &[u8] = b"the key of this database";

impl Tx {
    /// True the first time that this identity is seen (its tag is kept 72 hours).
    pub async fn is_new_update(&mut self, identity: &str, now: Moment) -> Result<bool, StoreError> {
        let find = "SELECT seen_at FROM updates WHERE tag = $1";
        if self.by_tag("updates", Tagged::Updates, identity.as_bytes(), find).await?.is_some() {
            return Ok(false);
        }
        let tag = self.tag(Tagged::Updates, identity.as_bytes());
        let put = sql("INSERT INTO updates (tag, seen_at) VALUES ($1, $2) ON CONFLICT (tag) DO NOTHING");
        self.write_one(put.bind(tag).bind(seconds(now))).await
    }

    /// A fact about this database, if it was ever set.
    pub async fn meta(&mut self, key: &str) -> Result<Option<String>, StoreError> {
        let row = self.one("meta", sql("SELECT value FROM meta WHERE key = $1").bind(key)).await?;
        row.map(|row| row.text("value")).transpose()
    }

    /// Sets or replaces a fact.
    pub async fn set_meta(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        let put = sql("INSERT INTO meta (key, value) VALUES ($1, $2) \
                       ON CONFLICT (key) DO UPDATE SET value = excluded.value");
        self.write(put.bind(key).bind(value)).await.map(drop)
    }

    /// Retention: update identities after 72 h, attempts after 30 days, drafts and texts of imports and offered figures after 7 days,
    /// the ids of sent messages after 90 days (of replies and of what was written, after 48 hours), counts after
    /// an hour, erasure journal after 15 days.
    pub async fn tidy(&mut self, now: Moment) -> Result<(), StoreError> {
        let updates = sql("DELETE FROM updates WHERE seen_at < $1");
        self.write(updates.bind(ago(now, UPDATES_KEPT))).await?;
        let attempts = sql("DELETE FROM attempts WHERE ended_at < $1");
        self.write(attempts.bind(ago(now, ATTEMPTS_KEPT))).await?;
        let drafts = sql("UPDATE imports SET state = 'cancelled', draft = NULL, finished_at = $1, \
                          revision = revision + 1 WHERE state = 'draft' AND created_at < $2");
        self.write(drafts.bind(seconds(now)).bind(ago(now, DRAFTS_KEPT))).await?;
        let offers = sql("DELETE FROM offers WHERE created_at < $1");
        self.write(offers.bind(ago(now, DRAFTS_KEPT))).await?;
        let texts = sql("UPDATE import_runs SET reading = NULL, problems = NULL \
                         WHERE created_at < $1 AND state NOT IN ('running', 'undoing') \
                         AND (reading IS NOT NULL OR problems IS NOT NULL)");
        self.write(texts.bind(ago(now, DRAFTS_KEPT))).await?;
        let messages = sql("UPDATE deliveries SET message_id = NULL WHERE sent_at < $1 AND message_id IS NOT NULL");
        self.write(messages.bind(ago(now, MESSAGE_IDS_KEPT))).await?;
        let stood = sql("DELETE FROM messages WHERE at <= $1");
        self.write(stood.bind(ago(now, MESSAGES_KEPT))).await?;
        let rates = sql("DELETE FROM rates WHERE begun < $1");
        self.write(rates.bind(ago(now, RATES_KEPT))).await?;
        let erasures = sql("DELETE FROM erasures WHERE at < $1");
        self.write(erasures.bind(ago(now, ERASURES_KEPT))).await?;
        Ok(())
    }
}

/// Whether the sealed check value opens with our keys; makes it in a new database.
pub(super) async fn is_our_key(tx: &mut Tx) -> Result<bool, StoreError> {
    match tx.meta("key_check").await? {
        Some(hex) => {
            let sealed = from_hex(&hex).ok_or_else(|| CHECK.corrupt())?;
            Ok(tx.keys().open(CHECK, &sealed).is_ok_and(|plain| *plain == CHECK_TEXT))
        }
        None => {
            let sealed = tx.keys().seal(CHECK, CHECK_TEXT)?;
            let hex: String = sealed.iter().map(|byte| format!("{byte:02x}")).collect();
            tx.set_meta("key_check", &hex).await?;
            Ok(true)
        }
    }
}

fn from_hex(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.as_bytes().chunks(2);
    digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}
