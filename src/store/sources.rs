//! The registry of sources. A tier is set once, when the source is entered.

use super::rows::{Row, seconds};
use super::tx::sql;
use super::{Put, StoreError, Tx};
use crate::domain::{Moment, SourceId, Tier, written};

/// An organisation or medium that reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub id: SourceId,
    pub name: String,
    pub tier: Tier,
}

impl Tx {
    /// Enters a source. One of the same name is returned as it is: its tier does not change.
    pub async fn add_source(&mut self, name: &str, tier: Tier, now: Moment) -> Result<Put<Source>, StoreError> {
        if let Some(known) = self.source_named(name).await? {
            return Ok(Put::Known(known));
        }
        let id = self.new_id()?;
        let put = sql("INSERT INTO sources (id, name, folded, tier, created_at) VALUES ($1, $2, $3, $4, $5)");
        let put = put.bind(id).bind(name).bind(written(name)).bind(tier.code()).bind(seconds(now));
        self.write(put).await?;
        Ok(Put::New(Source { id: SourceId(id), name: name.to_owned(), tier }))
    }

    /// All of them, in the order in which they were entered.
    pub async fn sources(&mut self) -> Result<Vec<Source>, StoreError> {
        let rows = self.all("sources", sql("SELECT id, name, tier FROM sources ORDER BY seq")).await?;
        rows.iter().map(decode).collect()
    }

    /// By name, whatever its case and accents.
    pub async fn source_named(&mut self, name: &str) -> Result<Option<Source>, StoreError> {
        let find = sql("SELECT id, name, tier FROM sources WHERE folded = $1").bind(written(name));
        self.one("sources", find).await?.map(|row| decode(&row)).transpose()
    }
}

fn decode(row: &Row) -> Result<Source, StoreError> {
    Ok(Source { id: SourceId(row.id()), name: row.text("name")?, tier: row.word("tier")? })
}
