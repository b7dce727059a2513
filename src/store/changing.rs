//! What lines add to a known event or correct of it, and how that is taken back.

use super::releases::cedula;
use super::rows::Row;
use super::tx::{Sql, sql};
use super::{StoreError, Tx};
use crate::domain::{Change, Field, ReleaseId};
use crate::names::{Cedula, PersonName};

impl Tx {
    /// Changes an event as a line says; it is compared anew. What no longer stands as the change found it
    /// stays as it is. Returns how many changes were made.
    pub async fn change_release(&mut self, id: ReleaseId, changes: &[Change]) -> Result<usize, StoreError> {
        let mut made = 0;
        for change in changes {
            made += usize::from(self.change(id, change.detail, &change.before, &change.after).await?);
        }
        if made > 0 {
            let again = sql("UPDATE releases SET revision = revision + 1, matched_version = 0 WHERE id = $1");
            self.write(again.bind(id.0)).await?;
        }
        Ok(made)
    }

    /// Takes changes back: all of them, or none where a later list has changed one again.
    pub async fn restore_release(&mut self, id: ReleaseId, changes: &[Change]) -> Result<bool, StoreError> {
        for change in changes {
            if self.detail(id, change.detail).await?.as_ref() != Some(&change.after) {
                return Ok(false);
            }
        }
        let back = |change: &Change| Change {
            detail: change.detail,
            before: change.after.clone(),
            after: change.before.clone(),
        };
        let back: Vec<Change> = changes.iter().map(back).collect();
        Ok(self.change_release(id, &back).await? == back.len())
    }

    async fn change(&mut self, id: ReleaseId, what: Field, from: &str, to: &str) -> Result<bool, StoreError> {
        if self.detail(id, what).await?.as_deref() != Some(from) {
            return Ok(false);
        }
        let sealed = match what {
            Field::Number if !to.is_empty() => Some(self.seal("releases", "cedula", id.0, to.as_bytes())?),
            _ => None,
        };
        let text = (!to.is_empty()).then(|| to.to_owned());
        let set: Sql = match what {
            Field::Name => sql("UPDATE releases SET name = $1 WHERE id = $2").bind(to.to_owned()),
            Field::Number => sql("UPDATE releases SET cedula = $1 WHERE id = $2").bind(sealed),
            Field::Date => sql("UPDATE releases SET date = $1 WHERE id = $2").bind(text),
            Field::Place => sql("UPDATE releases SET place = $1 WHERE id = $2").bind(text),
            Field::Measures => sql("UPDATE releases SET measures = $1 WHERE id = $2").bind(to.to_owned()),
        };
        let changed = self.write_one(set.bind(id.0)).await?;
        if matches!(what, Field::Name | Field::Number) {
            self.renew_keys(id).await?;
        }
        Ok(changed)
    }

    /// The detail as a change writes it: empty where nothing is known. `None` if there is no such event.
    async fn detail(&mut self, id: ReleaseId, what: Field) -> Result<Option<String>, StoreError> {
        let Some(row) = self.naming(id).await? else { return Ok(None) };
        Ok(Some(match what {
            Field::Name => row.text("name")?,
            Field::Number => cedula(&row, self.keys())?.map(|cedula| cedula.canonical().to_owned()).unwrap_or_default(),
            Field::Date => row.maybe_text("date")?.unwrap_or_default(),
            Field::Place => row.maybe_text("place")?.unwrap_or_default(),
            Field::Measures => row.text("measures")?,
        }))
    }

    async fn naming(&mut self, id: ReleaseId) -> Result<Option<Row>, StoreError> {
        let find = sql("SELECT id, name, cedula, date, place, measures FROM releases WHERE id = $1");
        self.one("releases", find.bind(id.0)).await
    }

    async fn renew_keys(&mut self, id: ReleaseId) -> Result<(), StoreError> {
        let Some(row) = self.naming(id).await? else { return Ok(()) };
        let name = PersonName::parse(&row.text("name")?).map_err(|_| row.corrupt("name"))?;
        let number: Option<Cedula> = cedula(&row, self.keys())?;
        self.write(sql("DELETE FROM release_keys WHERE release_id = $1").bind(id.0)).await?;
        self.put_keys(id, &name.folded(), number.as_ref()).await
    }
}
