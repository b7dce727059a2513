//! Undoing an import line by line. What people have decided on is kept; a report is withdrawn, and an event
//! that nobody else told goes with its open matches; a changed event is again as it was.

use super::joining::of_event;
use super::runs::{self, ImportRow};
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{ImportId, Private, ReleaseId, ReportId, RowState};

/// What undoing an import would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undoable {
    pub withdrawn: u32,
    pub restored: u32,
    pub kept: u32,
}

/// People have decided on the event that `w.release_id` is a record of: judged a match of it, told somebody,
/// proposed a correction, or answered whether it is another's.
macro_rules! is_decided {
    () => {
        concat!(
            "(EXISTS (SELECT 1 FROM deliveries d WHERE d.release_id IN ",
            of_event!("w.release_id"),
            ") OR EXISTS (SELECT 1 FROM retractions x WHERE x.release_id IN ",
            of_event!("w.release_id"),
            ") OR EXISTS (SELECT 1 FROM judgements j JOIN matches m ON m.id = j.match_id WHERE m.release_id IN ",
            of_event!("w.release_id"),
            ") OR EXISTS (SELECT 1 FROM same_event_answers a JOIN same_events q ON q.id = a.question_id \
             WHERE q.first_release = w.release_id OR q.second_release = w.release_id))"
        )
    };
}
/// A line that did something.
macro_rules! did_something {
    () => {
        "w.import_id = $1 AND (w.state IN ('new', 'changed') OR (w.state = 'same' AND w.report_id IS NOT NULL)) "
    };
}

impl Tx {
    /// What undoing would do now.
    pub async fn undoable(&mut self, import: ImportId) -> Result<Undoable, StoreError> {
        let count = |what| sql(what).bind(import.0);
        let kept = concat!("SELECT count(*) AS n FROM import_rows w WHERE ", did_something!(), "AND ", is_decided!());
        let all = concat!("SELECT count(*) AS n FROM import_rows w WHERE ", did_something!());
        let restored = concat!(
            "SELECT count(*) AS n FROM import_rows w WHERE ",
            did_something!(),
            "AND w.state = 'changed' AND NOT ",
            is_decided!()
        );
        let (all, kept) = (self.count(count(all)).await?, self.count(count(kept)).await?);
        let restored = self.count(count(restored)).await?;
        Ok(Undoable { withdrawn: all.saturating_sub(kept + restored), restored, kept })
    }

    /// What undoing would keep, or has kept: numbers and published names, in the order of the list.
    pub async fn kept(&mut self, import: ImportId, from: u32, limit: u32) -> Result<Vec<(u32, Private)>, StoreError> {
        let find = sql(concat!(
            "SELECT r.id, r.number, r.name FROM import_rows w JOIN releases r ON r.id = w.release_id WHERE ",
            "w.import_id = $1 AND (w.state = 'kept' OR w.state IN ('new', 'changed') \
             OR (w.state = 'same' AND w.report_id IS NOT NULL)) AND ",
            is_decided!(),
            " ORDER BY w.place LIMIT $2 OFFSET $3"
        ));
        let rows = self.all("releases", find.bind(import.0).bind(i64::from(limit)).bind(i64::from(from))).await?;
        rows.iter().map(|row| Ok((row.count("number")?, Private::new(row.text("name")?)))).collect()
    }

    /// The last lines that are not yet undone.
    pub async fn rows_to_undo(&mut self, import: ImportId, limit: u32) -> Result<Vec<ImportRow>, StoreError> {
        let find = sql(concat!(
            "SELECT w.id, w.line, w.state, w.release_id, w.report_id, w.changes FROM import_rows w WHERE ",
            did_something!(),
            "ORDER BY w.place DESC LIMIT $2"
        ));
        let rows = self.all("import_rows", find.bind(import.0).bind(i64::from(limit))).await?;
        rows.iter().map(|row| runs::row(row, self.keys())).collect()
    }

    /// Undoes one line; returns what became of it.
    pub async fn undo_row(&mut self, row: &ImportRow) -> Result<RowState, StoreError> {
        let state = match row.release {
            None => RowState::Withdrawn,
            Some(release) if self.is_decided(release).await? => RowState::Kept,
            Some(release) => self.undo_line(row, release).await?,
        };
        let set =
            sql("UPDATE import_rows SET state = $1, report_id = NULL, changes = NULL WHERE id = $2 AND state = $3");
        self.write(set.bind(state.code()).bind(row.id).bind(row.state.code())).await?;
        Ok(state)
    }

    async fn undo_line(&mut self, row: &ImportRow, release: ReleaseId) -> Result<RowState, StoreError> {
        if row.state == RowState::Changed && !self.restore_release(release, &row.changes).await? {
            return Ok(RowState::Failed);
        }
        if let Some(report) = row.report {
            self.withdraw_report(release, report).await?;
        }
        Ok(if row.state == RowState::Changed { RowState::Restored } else { RowState::Withdrawn })
    }

    async fn is_decided(&mut self, release: ReleaseId) -> Result<bool, StoreError> {
        let count = sql(concat!(
            "SELECT count(*) AS n FROM (SELECT id AS release_id FROM releases WHERE id = $1) w WHERE ",
            is_decided!()
        ));
        Ok(self.count(count.bind(release.0)).await? > 0)
    }

    /// One source's word is taken back. A record without any goes; an event that no verifier tells any more is no
    /// longer verified, and what was open of it leaves the queue.
    async fn withdraw_report(&mut self, release: ReleaseId, report: ReportId) -> Result<(), StoreError> {
        self.write(sql("DELETE FROM reports WHERE id = $1").bind(report.0)).await?;
        let left = sql("SELECT count(*) AS n FROM reports WHERE release_id = $1");
        if self.count(left.bind(release.0)).await? == 0 {
            return self.erase_release(release).await;
        }
        self.verify_event(release).await?;
        let leave = sql(concat!(
            "UPDATE matches SET state = 'withdrawn', revision = revision + 1, claimed_by = NULL, claimed_until = NULL \
             WHERE state IN ('open', 'needs_data', 'tied') AND release_id IN ",
            of_event!("$1"),
            " AND EXISTS (SELECT 1 FROM releases r WHERE r.id = $1 AND r.verified_at IS NULL)"
        ));
        self.write(leave.bind(release.0)).await.map(drop)
    }

    /// A record that nobody tells any more and nobody decided on, with everything that hangs on it. What was joined
    /// to it, or it to, stands for itself again.
    async fn erase_release(&mut self, release: ReleaseId) -> Result<(), StoreError> {
        let is_head = self.release(release).await?.is_some_and(|record| record.event == release);
        for record in self.records(release).await? {
            if is_head || record == release {
                self.part_event(record).await?;
            }
        }
        for statement in [
            "DELETE FROM same_events WHERE first_release = $1 OR second_release = $1",
            "DELETE FROM skips WHERE match_id IN (SELECT id FROM matches WHERE release_id = $1)",
            "DELETE FROM matches WHERE release_id = $1",
            "DELETE FROM release_keys WHERE release_id = $1",
            "DELETE FROM releases WHERE id = $1",
        ] {
            self.write(sql(statement).bind(release.0)).await?;
        }
        Ok(())
    }
}
