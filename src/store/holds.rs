//! The hold on all sending. Anybody in the team may put it; no timer lifts it.

use super::rows::{Row, seconds};
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{MemberId, Moment, Private};

/// Why sending is on hold; the later ones weigh more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HoldReason {
    Person,
    Breaker,
    Restore,
    Token,
}

impl HoldReason {
    const ALL: [HoldReason; 4] = [HoldReason::Person, HoldReason::Breaker, HoldReason::Restore, HoldReason::Token];

    fn code(self) -> &'static str {
        match self {
            HoldReason::Person => "person",
            HoldReason::Breaker => "breaker",
            HoldReason::Restore => "restore",
            HoldReason::Token => "token",
        }
    }
}

/// A hold in force.
#[derive(Clone, Debug)]
pub struct Hold {
    pub since: Moment,
    pub reason: HoldReason,
    pub by: Option<MemberId>,
    /// The pseudonym, or empty.
    pub who: Private,
}

impl Tx {
    /// Whether sending is on hold, and why.
    pub async fn hold(&mut self) -> Result<Option<Hold>, StoreError> {
        let Some(row) = self.hold_row().await? else { return Ok(None) };
        let by = row.maybe_int("put_by")?.map(MemberId);
        let who = match by {
            Some(by) => {
                let find = sql("SELECT id, pseudonym FROM members WHERE id = $1").bind(by.0);
                let member = self.one("members", find).await?;
                member.map(|member| member.opened_text(self.keys(), "pseudonym")).transpose()?
            }
            None => None,
        };
        let who = Private::new(who.unwrap_or_default());
        Ok(Some(Hold { since: row.moment("since")?, reason: reason(&row)?, by, who }))
    }

    /// False if sending was on hold already; a weightier reason then takes the place of the lighter one.
    pub async fn put_hold(&mut self, why: HoldReason, by: Option<MemberId>, now: Moment) -> Result<bool, StoreError> {
        if let Some(row) = self.hold_row().await? {
            if reason(&row)? < why {
                let set = sql("UPDATE holds SET reason = $1 WHERE seq = $2 AND lifted_at IS NULL");
                self.write(set.bind(why.code()).bind(row.id())).await?;
            }
            return Ok(false);
        }
        let put = sql("INSERT INTO holds (since, reason, put_by) VALUES ($1, $2, $3)");
        self.write_one(put.bind(seconds(now)).bind(why.code()).bind(by.map(|by| by.0))).await
    }

    /// Sending goes on; what was stopped gets its lost time back. False if there was no hold.
    pub async fn lift_hold(&mut self, by: Option<MemberId>, now: Moment) -> Result<bool, StoreError> {
        let Some(row) = self.hold_row().await? else { return Ok(false) };
        let lift = sql("UPDATE holds SET lifted_at = $1, lifted_by = $2 WHERE seq = $3 AND lifted_at IS NULL");
        if !self.write_one(lift.bind(seconds(now)).bind(by.map(|by| by.0)).bind(row.id())).await? {
            return Ok(false);
        }
        // The seven days stood still: move their beginning on by the part of the hold that came after it.
        let shift = sql("UPDATE deliveries SET was_stopped = 1, sendable_since = CASE WHEN sendable_since > $1 \
                         THEN $2 ELSE sendable_since + ($2 - $1) END \
                         WHERE state IN ('ready', 'uncertain') AND sendable_since < $2 \
                         AND (kind <> 'correction' OR $3 <> 'person')");
        let shift = shift.bind(row.int("since")?).bind(seconds(now)).bind(reason(&row)?.code());
        self.write(shift).await?;
        Ok(true)
    }

    pub(super) async fn hold_reason(&mut self) -> Result<Option<HoldReason>, StoreError> {
        self.hold_row().await?.map(|row| reason(&row)).transpose()
    }

    async fn hold_row(&mut self) -> Result<Option<Row>, StoreError> {
        let find =
            sql("SELECT seq AS id, since, reason, put_by FROM holds WHERE lifted_at IS NULL ORDER BY seq LIMIT 1");
        self.one("holds", find).await
    }
}

fn reason(row: &Row) -> Result<HoldReason, StoreError> {
    let word = row.text("reason")?;
    HoldReason::ALL.into_iter().find(|reason| reason.code() == word).ok_or_else(|| row.corrupt("reason"))
}
