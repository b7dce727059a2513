//! What can go wrong in the store. An error carries ids and rules, never a value
//! and never the driver's own text, which may quote one.

use sqlx::error::ErrorKind;

use super::Damaged;

/// What can go wrong in the store. Carries ids and rules, never values.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database did not answer, refused, or is locked. Try again later.
    #[error("the database failed: {0}")]
    Driver(&'static str),
    /// A row does not decode, or a cell does not open with the key.
    #[error("corrupt: table {table}, column {column}, row {row}")]
    Corrupt { table: &'static str, column: &'static str, row: i64 },
}

impl StoreError {
    /// Where the row is that does not decode; any other failure stays one.
    ///
    /// # Errors
    /// The failure itself, if it is not about one row.
    pub fn damaged(self) -> Result<Damaged, StoreError> {
        match self {
            StoreError::Corrupt { table, column, row } => {
                Ok(Damaged { table: table.to_owned(), column: column.to_owned(), row })
            }
            failure @ StoreError::Driver(_) => Err(failure),
        }
    }
}

/// Why a database cannot be opened, each with what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the database address is neither a sqlite: nor a postgres: URL")]
    Url,
    #[error("the database cannot be reached")]
    Unreachable,
    #[error("the database was written by a newer version of Vigilia (schema {0})")]
    Newer(i64),
    #[error("the key does not open this database")]
    WrongKey,
    #[error("this database belongs to another bot")]
    OtherBot,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The class of a driver's error. Its text stays behind: it may quote a value.
impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        StoreError::Driver(match &error {
            sqlx::Error::Database(database) => match database.kind() {
                ErrorKind::UniqueViolation => "a unique key is taken",
                ErrorKind::ForeignKeyViolation => "a row that is referred to is missing",
                ErrorKind::NotNullViolation => "a value is missing",
                ErrorKind::CheckViolation => "a check refused",
                _ => database_class(database.code().as_deref()),
            },
            sqlx::Error::Io(_) => "input or output",
            sqlx::Error::Tls(_) => "encryption of the connection",
            sqlx::Error::PoolTimedOut => "no connection was free",
            sqlx::Error::PoolClosed => "it is closed",
            sqlx::Error::WorkerCrashed => "its worker ended",
            sqlx::Error::RowNotFound => "a row is missing",
            sqlx::Error::ColumnNotFound(_) => "a column is missing",
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => "a column is of another type",
            sqlx::Error::Encode(_) => "a value could not be bound",
            sqlx::Error::Protocol(_) => "the protocol",
            _ => "another reason",
        })
    }
}

/// SQLite gives numbers (5 busy, 6 locked, 10 I/O, 13 full), PostgreSQL five characters.
fn database_class(code: Option<&str>) -> &'static str {
    match code {
        Some("5" | "6" | "261" | "262" | "517" | "55P03" | "40P01" | "40001") => "locked",
        Some("8" | "264" | "520" | "776" | "1032" | "25006") => "read only",
        Some("13" | "53100") => "the disk is full",
        Some("11" | "26" | "267" | "XX001" | "XX002") => "the file is damaged",
        Some(code) if code.starts_with("08") || code.starts_with("57") => "the connection ended",
        Some(code) if code.starts_with("28") => "access was refused",
        Some(code) if code.starts_with("42") || code == "1" => "the statement does not fit the schema",
        _ => "the database refused",
    }
}
