//! Imports: one text or file that a person brought in. A draft is sealed until it is
//! accepted or cancelled, and then gone.

use super::rows::{Row, seconds};
use super::seal::Keys;
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{ImportId, MemberId, Moment, SourceId};

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    Draft,
    Accepted,
    Cancelled,
}

impl ImportState {
    fn code(self) -> &'static str {
        match self {
            ImportState::Draft => "draft",
            ImportState::Accepted => "accepted",
            ImportState::Cancelled => "cancelled",
        }
    }
}

/// One text or file that a person brought in.
#[derive(Clone)]
pub struct Import {
    pub id: ImportId,
    pub number: u32,
    pub revision: u32,
    pub state: ImportState,
    pub by: Option<MemberId>,
    pub source: Option<SourceId>,
    /// Sealed on disk; empty once accepted or cancelled.
    pub draft: Vec<u8>,
    /// Of the bytes as they came.
    pub digest: [u8; 32],
    pub created_at: Moment,
}

macro_rules! find {
    () => {
        "SELECT id, number, revision, state, member_id, source_id, draft, digest, created_at FROM imports WHERE "
    };
}

impl Tx {
    /// Keeps a draft. `digest` is of the bytes as they came, to know them again.
    pub async fn add_import(
        &mut self,
        draft: &[u8],
        digest: &[u8; 32],
        by: Option<MemberId>,
        now: Moment,
    ) -> Result<Import, StoreError> {
        let (id, number) = (self.new_id()?, self.next_number("imports").await?);
        let sealed = self.seal("imports", "draft", id, draft)?;
        let put = sql("INSERT INTO imports (id, number, revision, state, member_id, draft, digest, created_at) \
                       VALUES ($1, $2, 1, 'draft', $3, $4, $5, $6)");
        let put = put.bind(id).bind(i64::from(number)).bind(by.map(|m| m.0)).bind(sealed);
        self.write(put.bind(digest.to_vec()).bind(seconds(now))).await?;
        self.import(ImportId(id)).await?.ok_or(StoreError::Driver("a row is missing"))
    }

    /// One import, in whatever state.
    pub async fn import(&mut self, id: ImportId) -> Result<Option<Import>, StoreError> {
        let row = self.one("imports", sql(concat!(find!(), "id = $1")).bind(id.0)).await?;
        row.map(|row| decode(&row, self.keys())).transpose()
    }

    /// The member's newest open draft.
    pub async fn open_import(&mut self, by: MemberId) -> Result<Option<Import>, StoreError> {
        let find = sql(concat!(find!(), "member_id = $1 AND state = 'draft' ORDER BY seq DESC LIMIT 1"));
        let row = self.one("imports", find.bind(by.0)).await?;
        row.map(|row| decode(&row, self.keys())).transpose()
    }

    /// Writes the draft and bumps the revision. False if the revision has moved on or it is no draft.
    pub async fn put_import(
        &mut self,
        id: ImportId,
        revision: u32,
        draft: &[u8],
        source: Option<SourceId>,
    ) -> Result<bool, StoreError> {
        let sealed = self.seal("imports", "draft", id.0, draft)?;
        let set = sql("UPDATE imports SET draft = $1, source_id = $2, revision = revision + 1 \
                       WHERE id = $3 AND revision = $4 AND state = 'draft'");
        let set = set.bind(sealed).bind(source.map(|s| s.0)).bind(id.0).bind(i64::from(revision));
        self.write_one(set).await
    }

    /// Draft → accepted or cancelled; the draft's text goes. False if the revision has moved on or it is no draft.
    pub async fn finish_import(
        &mut self,
        id: ImportId,
        revision: u32,
        state: ImportState,
        now: Moment,
    ) -> Result<bool, StoreError> {
        if state == ImportState::Draft {
            return Ok(false);
        }
        let set = sql("UPDATE imports SET state = $1, draft = NULL, finished_at = $2, revision = revision + 1 \
                       WHERE id = $3 AND revision = $4 AND state = 'draft'");
        let set = set.bind(state.code()).bind(seconds(now)).bind(id.0).bind(i64::from(revision));
        self.write_one(set).await
    }

    /// When a list was last taken in, and from how many sources lists have come so far; `None` before the first.
    pub async fn lists_checked(&mut self) -> Result<Option<(Moment, u32)>, StoreError> {
        let find = sql("SELECT max(finished_at) AS at, count(DISTINCT source_id) AS n FROM imports \
                        WHERE state = 'accepted'");
        let Some(row) = self.one("imports", find).await? else { return Ok(None) };
        let sources = row.count("n")?;
        Ok(row.maybe_moment("at")?.map(|at| (at, sources)))
    }

    /// An accepted import of the same bytes under the same source that was not undone.
    pub async fn same_import(&mut self, digest: &[u8; 32], source: SourceId) -> Result<Option<Import>, StoreError> {
        let find = sql(concat!(
            find!(),
            "digest = $1 AND source_id = $2 AND state = 'accepted' AND NOT EXISTS \
             (SELECT 1 FROM import_runs u WHERE u.id = imports.id AND u.state IN ('undoing', 'undone')) \
             ORDER BY seq DESC LIMIT 1"
        ));
        let row = self.one("imports", find.bind(digest.to_vec()).bind(source.0)).await?;
        row.map(|row| decode(&row, self.keys())).transpose()
    }
}

fn decode(row: &Row, keys: &Keys) -> Result<Import, StoreError> {
    let state = match row.text("state")?.as_str() {
        "draft" => ImportState::Draft,
        "accepted" => ImportState::Accepted,
        "cancelled" => ImportState::Cancelled,
        _ => return Err(row.corrupt("state")),
    };
    Ok(Import {
        id: ImportId(row.id()),
        number: row.count("number")?,
        revision: row.count("revision")?,
        state,
        by: row.maybe_int("member_id")?.map(MemberId),
        source: row.maybe_int("source_id")?.map(SourceId),
        draft: row.maybe_opened(keys, "draft")?.map(|draft| draft.to_vec()).unwrap_or_default(),
        digest: row.bytes("digest")?.try_into().map_err(|_| row.corrupt("digest"))?,
        created_at: row.moment("created_at")?,
    })
}
