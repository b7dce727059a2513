//! Reading columns. What does not decode is [`StoreError::Corrupt`] with the place, never the value.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, TimeDelta};
use sqlx::Row as _;
use sqlx::any::{Any, AnyRow};
use zeroize::Zeroizing;

use super::StoreError;
use super::seal::{Cell, Keys};
use crate::domain::{ChatId, MessageId, Moment};

/// A row that knows where it is from.
pub(super) struct Row {
    table: &'static str,
    id: i64,
    inner: AnyRow,
}

impl Row {
    pub fn new(table: &'static str, inner: AnyRow) -> Self {
        let id = inner.try_get("id").unwrap_or(0);
        Self { table, id, inner }
    }

    /// The row's id, or 0 where the statement gave none.
    pub fn id(&self) -> i64 {
        self.id
    }

    pub fn corrupt(&self, column: &'static str) -> StoreError {
        StoreError::Corrupt { table: self.table, column, row: self.id }
    }

    fn get<'r, T>(&'r self, column: &'static str) -> Result<T, StoreError>
    where
        T: sqlx::Decode<'r, Any> + sqlx::Type<Any>,
    {
        self.inner.try_get(column).map_err(|_| self.corrupt(column))
    }

    pub fn int(&self, column: &'static str) -> Result<i64, StoreError> {
        self.get(column)
    }

    pub fn maybe_int(&self, column: &'static str) -> Result<Option<i64>, StoreError> {
        self.get(column)
    }

    pub fn real(&self, column: &'static str) -> Result<f32, StoreError> {
        self.get::<f64>(column).map(|value| value as f32)
    }

    pub fn maybe_real(&self, column: &'static str) -> Result<Option<f32>, StoreError> {
        self.get::<Option<f64>>(column).map(|value| value.map(|value| value as f32))
    }

    pub fn count(&self, column: &'static str) -> Result<u32, StoreError> {
        u32::try_from(self.int(column)?).map_err(|_| self.corrupt(column))
    }

    pub fn text(&self, column: &'static str) -> Result<String, StoreError> {
        self.get(column)
    }

    pub fn maybe_text(&self, column: &'static str) -> Result<Option<String>, StoreError> {
        self.get(column)
    }

    /// A word of an enumeration.
    pub fn word<T: FromStr>(&self, column: &'static str) -> Result<T, StoreError> {
        self.text(column)?.parse().map_err(|_| self.corrupt(column))
    }

    pub fn maybe_word<T: FromStr>(&self, column: &'static str) -> Result<Option<T>, StoreError> {
        let word = self.maybe_text(column)?.map(|word| word.parse());
        word.transpose().map_err(|_| self.corrupt(column))
    }

    pub fn moment(&self, column: &'static str) -> Result<Moment, StoreError> {
        DateTime::from_timestamp(self.int(column)?, 0).ok_or_else(|| self.corrupt(column))
    }

    pub fn maybe_moment(&self, column: &'static str) -> Result<Option<Moment>, StoreError> {
        let seconds = self.maybe_int(column)?;
        seconds.map(|s| DateTime::from_timestamp(s, 0).ok_or_else(|| self.corrupt(column))).transpose()
    }

    pub fn maybe_date(&self, column: &'static str) -> Result<Option<NaiveDate>, StoreError> {
        self.maybe_word(column)
    }

    pub fn maybe_message(&self, column: &'static str) -> Result<Option<MessageId>, StoreError> {
        let id = self.maybe_int(column)?;
        id.map(|id| i32::try_from(id).map(MessageId).map_err(|_| self.corrupt(column))).transpose()
    }

    pub fn bytes(&self, column: &'static str) -> Result<Vec<u8>, StoreError> {
        self.get(column)
    }

    /// Opens a sealed column of this row.
    pub fn opened(&self, keys: &Keys, column: &'static str) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        keys.open(Cell { table: self.table, column, row: self.id }, &self.get::<Vec<u8>>(column)?)
    }

    pub fn maybe_opened(&self, keys: &Keys, column: &'static str) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        match self.get::<Option<Vec<u8>>>(column)? {
            Some(_) => self.opened(keys, column).map(Some),
            None => Ok(None),
        }
    }

    /// Opens a sealed text of this row.
    pub fn opened_text(&self, keys: &Keys, column: &'static str) -> Result<String, StoreError> {
        let plain = self.opened(keys, column)?;
        std::str::from_utf8(&plain).map(str::to_owned).map_err(|_| self.corrupt(column))
    }

    /// The sealed chat of this row.
    pub fn chat(&self, keys: &Keys) -> Result<ChatId, StoreError> {
        let plain = self.opened(keys, "chat")?;
        chat_of(&plain).ok_or_else(|| self.corrupt("chat"))
    }

    /// The sealed chat of a row of `table` that was joined: `owner` names the column with that row's id.
    pub fn joined_chat(&self, keys: &Keys, table: &'static str, owner: &'static str) -> Result<ChatId, StoreError> {
        let cell = Cell { table, column: "chat", row: self.int(owner)? };
        let plain = keys.open(cell, &self.get::<Vec<u8>>("chat")?)?;
        chat_of(&plain).ok_or_else(|| cell.corrupt())
    }
}

/// A chat id as it is sealed and tagged.
pub(super) fn chat_bytes(chat: ChatId) -> [u8; 8] {
    chat.0.to_be_bytes()
}

fn chat_of(plain: &[u8]) -> Option<ChatId> {
    Some(ChatId(i64::from_be_bytes(plain.try_into().ok()?)))
}

/// A moment as it is stored: whole seconds.
pub(super) fn seconds(moment: Moment) -> i64 {
    moment.timestamp()
}

/// A moment before which something must not happen: rounded up, except what may happen already.
pub(super) fn not_before(moment: Moment, now: Moment) -> i64 {
    if moment > now && moment.timestamp_subsec_nanos() > 0 {
        seconds(moment).saturating_add(1)
    } else {
        seconds(moment)
    }
}

/// A moment this long before `now`.
pub(super) fn ago(now: Moment, span: TimeDelta) -> i64 {
    seconds(now).saturating_sub(span.num_seconds())
}
