//! The audit trail: who did what to which code, and when. Only ever appended to; each
//! row holds a hash over the row before, so that a changed or missing row shows.

use sha2::{Digest, Sha256};

use super::rows::{Row, seconds};
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{MemberId, Moment};

/// Who acted, in the audit trail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    Member(MemberId),
    Owner,
    System,
}

/// What the first row is chained to.
const BEGINNING: [u8; 32] = [0; 32];

impl Tx {
    /// `object`: a code such as `C-0412`, never a name. Each row holds a hash over the row before.
    pub async fn audit(
        &mut self,
        who: Actor,
        action: &'static str,
        object: &str,
        now: Moment,
    ) -> Result<(), StoreError> {
        let last = self.one("audits", sql("SELECT seq AS id, hash FROM audits ORDER BY seq DESC LIMIT 1")).await?;
        let before = last.map(|row| row.bytes("hash")).transpose()?.unwrap_or_else(|| BEGINNING.to_vec());
        let (actor, member) = match who {
            Actor::Member(member) => ("member", Some(member.0)),
            Actor::Owner => ("owner", None),
            Actor::System => ("system", None),
        };
        let hash = chained(&before, actor, member, action, object, seconds(now));
        let put =
            sql("INSERT INTO audits (actor, member_id, action, object, at, hash) VALUES ($1, $2, $3, $4, $5, $6)");
        let put = put.bind(actor).bind(member).bind(action).bind(object).bind(seconds(now));
        self.write(put.bind(hash)).await.map(drop)
    }

    /// The newest hash of the trail, for keeping where the database cannot reach. Fails as corrupt at the
    /// first row that does not follow from the one before.
    pub async fn audit_head(&mut self) -> Result<[u8; 32], StoreError> {
        let find = sql("SELECT seq AS id, actor, member_id, action, object, at, hash FROM audits ORDER BY seq");
        let mut head = BEGINNING;
        for row in self.all("audits", find).await? {
            head = follows(&head, &row)?.ok_or_else(|| row.corrupt("hash"))?;
        }
        Ok(head)
    }
}

fn follows(before: &[u8], row: &Row) -> Result<Option<[u8; 32]>, StoreError> {
    let (actor, action, object) = (row.text("actor")?, row.text("action")?, row.text("object")?);
    let hash = chained(before, &actor, row.maybe_int("member_id")?, &action, &object, row.int("at")?);
    Ok((hash == row.bytes("hash")?).then(|| hash.try_into().ok()).flatten())
}

fn chained(before: &[u8], actor: &str, member: Option<i64>, action: &str, object: &str, at: i64) -> Vec<u8> {
    let member = member.map(i64::to_be_bytes);
    let member: &[u8] = member.as_ref().map_or(&[], |bytes| bytes);
    let mut hash = Sha256::new();
    for part in [before, actor.as_bytes(), member, action.as_bytes(), object.as_bytes(), &at.to_be_bytes()] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().to_vec()
}
