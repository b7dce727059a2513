//! Rows that do not decode. Matching sets them aside, so that one of them never keeps the others waiting,
//! and the operator sees where they are. What stands in them is looked at by nobody.

use std::panic::resume_unwind;

use super::rows::Row;
use super::tx::sql;
use super::{StoreError, Tx};

/// Where a row is that does not decode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    pub table: String,
    pub column: String,
    pub row: i64,
}

/// Rows of a table, and those between them that do not decode.
pub struct Page<T> {
    pub rows: Vec<T>,
    pub damaged: Vec<Damaged>,
    /// Id of the last row, readable or not; `None` if the page is empty.
    pub last: Option<i64>,
}

impl Tx {
    /// Notes that a row does not decode. True the first time: it is no longer among those that wait to be compared.
    pub async fn note_damaged(&mut self, damaged: &Damaged) -> Result<bool, StoreError> {
        let put = sql("INSERT INTO damaged (of_table, of_column, row_id) VALUES ($1, $2, $3) \
                       ON CONFLICT (of_table, row_id) DO NOTHING");
        let put = put.bind(damaged.table.clone()).bind(damaged.column.clone()).bind(damaged.row);
        self.write_one(put).await
    }

    /// Forgets what was set aside: it may have been repaired. What was not is found again.
    pub async fn forget_damaged(&mut self) -> Result<(), StoreError> {
        self.write(sql("DELETE FROM damaged")).await.map(drop)
    }

    /// What is set aside, for the operator.
    pub async fn damaged(&mut self) -> Result<Vec<Damaged>, StoreError> {
        let find = sql("SELECT of_table, of_column, row_id FROM damaged ORDER BY of_table, row_id");
        let rows = self.all("damaged", find).await?;
        let place = |row: &Row| {
            Ok(Damaged { table: row.text("of_table")?, column: row.text("of_column")?, row: row.int("row_id")? })
        };
        rows.iter().map(place).collect()
    }
}

/// Decodes what can be decoded, on all cores: a start reads all rows.
pub(super) fn page<T: Send>(
    rows: &[Row],
    decode: impl Fn(&Row) -> Result<T, StoreError> + Sync,
) -> Result<Page<T>, StoreError> {
    let mut page = Page { rows: Vec::with_capacity(rows.len()), damaged: Vec::new(), last: rows.last().map(Row::id) };
    for decoded in decoded(rows, decode) {
        match decoded {
            Ok(decoded) => page.rows.push(decoded),
            Err(error) => page.damaged.push(error.damaged()?),
        }
    }
    Ok(page)
}

fn decoded<T: Send>(rows: &[Row], decode: impl Fn(&Row) -> Result<T, StoreError> + Sync) -> Vec<Result<T, StoreError>> {
    /// With fewer rows another thread costs more than it saves.
    const SHARE: usize = 200;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let share = rows.len().div_ceil(cores).max(SHARE);
    let decode = &decode;
    if rows.len() <= share {
        return rows.iter().map(decode).collect();
    }
    std::thread::scope(|scope| {
        let shares = rows.chunks(share);
        let threads: Vec<_> =
            shares.map(|share| scope.spawn(move || share.iter().map(decode).collect::<Vec<_>>())).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}
