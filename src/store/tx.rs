//! One transaction, and the few ways in which its methods talk to the database.
//!
//! Every query of the house is a method of [`Tx`], written in the file of its table.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use sqlx::any::AnyArguments;
use sqlx::{Any, Transaction};

use super::StoreError;
use super::open::Core;
use super::rows::Row;
use super::seal::{Cell, Keys, Tagged};

/// A statement with its values. Its text is the same for both databases.
pub(super) type Sql = sqlx::query::Query<'static, Any, AnyArguments>;

/// A statement of the subset that SQLite and PostgreSQL share, with `$1`, `$2` … for its values.
pub(super) fn sql(text: &'static str) -> Sql {
    sqlx::query(text)
}

/// One transaction. Every query is a method here. Dropping it rolls back.
pub struct Tx {
    inner: Transaction<'static, Any>,
    core: Arc<Core>,
    /// Whether a commit has anything to tell those who wait.
    changed: bool,
}

impl Tx {
    pub(super) fn new(inner: Transaction<'static, Any>, core: Arc<Core>) -> Self {
        Self { inner, core, changed: false }
    }

    /// Makes it so, and wakes those who wait if something changed.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.inner.commit().await?;
        if self.changed {
            self.core.commits.send_modify(|commits| *commits += 1);
        }
        Ok(())
    }

    /// Writes; returns how many rows it touched.
    pub(super) async fn write(&mut self, statement: Sql) -> Result<u64, StoreError> {
        self.core.statements.fetch_add(1, Ordering::Relaxed);
        let touched = statement.execute(&mut *self.inner).await?.rows_affected();
        self.changed |= touched > 0;
        Ok(touched)
    }

    /// Writes something that may no longer be so; whether it was.
    pub(super) async fn write_one(&mut self, statement: Sql) -> Result<bool, StoreError> {
        Ok(self.write(statement).await? > 0)
    }

    /// Reads. `table` is the one that the rows' `id` is of.
    pub(super) async fn all(&mut self, table: &'static str, statement: Sql) -> Result<Vec<Row>, StoreError> {
        self.core.statements.fetch_add(1, Ordering::Relaxed);
        let rows = statement.fetch_all(&mut *self.inner).await?;
        Ok(rows.into_iter().map(|row| Row::new(table, row)).collect())
    }

    /// Reads the first row, if there is one.
    pub(super) async fn one(&mut self, table: &'static str, statement: Sql) -> Result<Option<Row>, StoreError> {
        Ok(self.all(table, statement).await?.into_iter().next())
    }

    /// Reads the one number that a `SELECT count(*) AS n` gives.
    pub(super) async fn count(&mut self, statement: Sql) -> Result<u32, StoreError> {
        let row = self.one("", statement).await?.ok_or(StoreError::Driver("a row is missing"))?;
        row.count("n")
    }

    /// The next number that people see for this kind of row.
    pub(super) async fn next_number(&mut self, name: &'static str) -> Result<u32, StoreError> {
        let query = sql("INSERT INTO counters (name, value) VALUES ($1, 1) \
                         ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value AS n");
        let number = self.count(query.bind(name)).await?;
        self.changed = true;
        Ok(number)
    }

    /// A new random row id.
    pub(super) fn new_id(&self) -> Result<i64, StoreError> {
        self.core.ids.id()
    }

    pub(super) fn core(&self) -> &Core {
        &self.core
    }

    pub(super) fn keys(&self) -> &Keys {
        &self.core.keys
    }

    pub(super) fn seal(
        &self,
        table: &'static str,
        column: &'static str,
        row: i64,
        plain: &[u8],
    ) -> Result<Vec<u8>, StoreError> {
        self.core.keys.seal(Cell { table, column, row }, plain)
    }

    pub(super) fn tag(&self, table: Tagged, value: &[u8]) -> Vec<u8> {
        self.core.keys.tag(table, value)
    }

    /// The first row that `statement` finds under one of the tags of `value`. Its `$1` is the tag.
    pub(super) async fn by_tag(
        &mut self,
        table: &'static str,
        tagged: Tagged,
        value: &[u8],
        statement: &'static str,
    ) -> Result<Option<Row>, StoreError> {
        for tag in self.core.keys.tags(tagged, value) {
            if let Some(row) = self.one(table, sql(statement).bind(tag)).await? {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }
}
