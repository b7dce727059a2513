//! A look into a database behind the store's back: every table, every column, every cell.

use std::str::FromStr;

use sqlx::postgres::PgRow;
use sqlx::sqlite::{SqliteConnectOptions, SqliteRow};
use sqlx::{AssertSqlSafe, Column, Connection, PgConnection, Row, SqliteConnection, TypeInfo, ValueRef};

use crate::both::Place;

/// A connection of the test's own.
pub enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// One cell, whatever the database calls its type.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Cell {
    Null,
    Integer(i64),
    Real(String),
    Text(String),
    Bytes(Vec<u8>),
}

/// A row of a table, as names and cells.
pub type Cells = Vec<(String, Cell)>;

impl Raw {
    pub async fn open(place: &Place) -> Raw {
        if place.is_sqlite() {
            let options = SqliteConnectOptions::from_str(&place.url).expect("the address reads");
            let options = options.busy_timeout(std::time::Duration::from_secs(20)).pragma("secure_delete", "ON");
            Raw::Sqlite(SqliteConnection::connect_with(&options).await.expect("the file opens"))
        } else {
            Raw::Postgres(PgConnection::connect(&place.url).await.expect("the server answers"))
        }
    }

    /// The tables of the schema, without the migrations' own.
    pub async fn tables(&mut self) -> Vec<String> {
        let query = match self {
            Raw::Sqlite(_) => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            Raw::Postgres(_) => "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'",
        };
        let mut tables: Vec<String> = self.rows_of(query).await.into_iter().map(only_text).collect();
        tables.retain(|table| table != "_sqlx_migrations");
        tables.sort();
        tables
    }

    /// The columns of a table.
    pub async fn columns(&mut self, table: &str) -> Vec<String> {
        let query = match self {
            Raw::Sqlite(_) => format!("SELECT name FROM pragma_table_info('{table}')"),
            Raw::Postgres(_) => format!(
                "SELECT column_name::text FROM information_schema.columns \
                 WHERE table_schema = 'public' AND table_name = '{table}'"
            ),
        };
        self.rows_of(&query).await.into_iter().map(only_text).collect()
    }

    /// Every row of a table.
    pub async fn rows(&mut self, table: &str) -> Vec<Cells> {
        self.rows_of(&format!("SELECT * FROM {table}")).await
    }

    /// Everything: table, column and cell.
    pub async fn everything(&mut self) -> Vec<(String, String, Cell)> {
        let mut all = Vec::new();
        for table in self.tables().await {
            for row in self.rows(&table).await {
                all.extend(row.into_iter().map(|(column, cell)| (table.clone(), column, cell)));
            }
        }
        all
    }

    /// The rows of a query.
    pub async fn rows_of(&mut self, query: &str) -> Vec<Cells> {
        let query = AssertSqlSafe(query.to_owned());
        match self {
            Raw::Sqlite(connection) => {
                let rows = sqlx::query(query).fetch_all(connection).await.expect("the query runs");
                rows.iter().map(of_sqlite).collect()
            }
            Raw::Postgres(connection) => {
                let rows = sqlx::query(query).fetch_all(connection).await.expect("the query runs");
                rows.iter().map(of_postgres).collect()
            }
        }
    }

    /// Changes something that the store would not.
    pub async fn execute(&mut self, statement: &str) -> u64 {
        let statement = AssertSqlSafe(statement.to_owned());
        match self {
            Raw::Sqlite(connection) => {
                sqlx::query(statement).execute(connection).await.map(|done| done.rows_affected())
            }
            Raw::Postgres(connection) => {
                sqlx::query(statement).execute(connection).await.map(|done| done.rows_affected())
            }
        }
        .expect("the statement runs")
    }

    pub async fn close(self) {
        match self {
            Raw::Sqlite(connection) => connection.close().await,
            Raw::Postgres(connection) => connection.close().await,
        }
        .expect("the connection ends");
    }
}

fn only_text(row: Cells) -> String {
    match row.into_iter().next() {
        Some((_, Cell::Text(text))) => text,
        other => panic!("a text was asked for: {other:?}"),
    }
}

fn of_sqlite(row: &SqliteRow) -> Cells {
    let cell = |place: usize| {
        let raw = row.try_get_raw(place).expect("the column is there");
        if raw.is_null() {
            return Cell::Null;
        }
        let kind = raw.type_info().name().to_owned();
        match kind.as_str() {
            "INTEGER" => Cell::Integer(row.get_unchecked(place)),
            "REAL" => Cell::Real(row.get_unchecked::<f64, _>(place).to_string()),
            "TEXT" => Cell::Text(row.get_unchecked(place)),
            "BLOB" => Cell::Bytes(row.get_unchecked(place)),
            other => panic!("a type that this test does not know: {other}"),
        }
    };
    row.columns().iter().enumerate().map(|(place, column)| (column.name().to_owned(), cell(place))).collect()
}

fn of_postgres(row: &PgRow) -> Cells {
    let cell = |place: usize| {
        let raw = row.try_get_raw(place).expect("the column is there");
        if raw.is_null() {
            return Cell::Null;
        }
        let kind = raw.type_info().name().to_owned();
        match kind.as_str() {
            "INT8" => Cell::Integer(row.get(place)),
            "INT4" => Cell::Integer(row.get::<i32, _>(place).into()),
            "FLOAT8" => Cell::Real(row.get::<f64, _>(place).to_string()),
            "TEXT" | "VARCHAR" => Cell::Text(row.get(place)),
            "BYTEA" => Cell::Bytes(row.get(place)),
            other => panic!("a type that this test does not know: {other}"),
        }
    };
    row.columns().iter().enumerate().map(|(place, column)| (column.name().to_owned(), cell(place))).collect()
}
