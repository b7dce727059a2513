//! Runs: an accepted import, line by line. The rows are the truth: how many there are is how far it is.
//! The text itself is sealed and goes when the run is done.

use super::rows::{Row, seconds};
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{
    Change, ImportId, MemberId, MessageId, Moment, ReleaseId, ReportId, RowCounts, RowState, RunState, SourceId, Tier,
};

/// An accepted import that begins.
pub struct NewRun<'a> {
    pub import: ImportId,
    pub tier: Tier,
    /// How many lines are to be taken.
    pub lines: u32,
    /// Lines that the reader set aside, and mentions of a death among them.
    pub set_aside: u32,
    pub deaths: u32,
    /// What is to be taken; sealed.
    pub reading: &'a [u8],
    /// The message that shows how far it is, in a member's chat.
    pub screen: Option<(MemberId, MessageId)>,
}

/// An accepted import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub import: ImportId,
    /// Shown as `I-32`.
    pub number: u32,
    /// The member who brought it in; nobody for the owner on the server.
    pub by: Option<MemberId>,
    pub source: SourceId,
    pub tier: Tier,
    pub state: RunState,
    pub lines: u32,
    pub set_aside: u32,
    pub deaths: u32,
    pub screen: Option<(MemberId, MessageId)>,
    /// When the screen was last drawn.
    pub shown_at: Option<Moment>,
    pub created_at: Moment,
}

/// What became of a line.
pub struct NewRow<'a> {
    pub import: ImportId,
    /// Among the lines to be taken, from 0.
    pub place: u32,
    pub line: u32,
    pub state: RowState,
    pub release: Option<ReleaseId>,
    /// The report that it added.
    pub report: Option<ReportId>,
    pub changes: &'a [Change],
}

/// What became of a line, read again.
#[derive(Clone, Debug)]
pub struct ImportRow {
    pub id: i64,
    pub line: u32,
    pub state: RowState,
    pub release: Option<ReleaseId>,
    pub report: Option<ReportId>,
    pub changes: Vec<Change>,
}

macro_rules! find {
    () => {
        "SELECT u.id, i.number, i.member_id, i.source_id, u.tier, u.state, u.lines, u.set_aside, u.deaths, u.screen, \
         u.screen_of, u.shown_at, u.created_at FROM import_runs u JOIN imports i ON i.id = u.id WHERE "
    };
}

impl Tx {
    /// Begins to carry out an accepted import. Once only.
    pub async fn begin_run(&mut self, new: &NewRun<'_>, now: Moment) -> Result<(), StoreError> {
        let reading = self.seal("import_runs", "reading", new.import.0, new.reading)?;
        let put =
            sql("INSERT INTO import_runs (id, state, tier, lines, set_aside, deaths, reading, screen, screen_of, \
                       shown_at, created_at) VALUES ($1, 'running', $2, $3, $4, $5, $6, $7, $8, $9, $9) \
                       ON CONFLICT DO NOTHING");
        let put = put.bind(new.import.0).bind(new.tier.code()).bind(i64::from(new.lines));
        let put = put.bind(i64::from(new.set_aside)).bind(i64::from(new.deaths)).bind(reading);
        let put = put.bind(new.screen.map(|(_, message)| i64::from(message.0)));
        self.write(put.bind(new.screen.map(|(member, _)| member.0)).bind(seconds(now))).await.map(drop)
    }

    /// One run, in whatever state.
    pub async fn run(&mut self, import: ImportId) -> Result<Option<Run>, StoreError> {
        let row = self.one("import_runs", sql(concat!(find!(), "u.id = $1")).bind(import.0)).await?;
        row.map(|row| decode(&row)).transpose()
    }

    /// By the number that people see.
    pub async fn run_numbered(&mut self, number: u32) -> Result<Option<Run>, StoreError> {
        let find = sql(concat!(find!(), "i.number = $1")).bind(i64::from(number));
        self.one("import_runs", find).await?.map(|row| decode(&row)).transpose()
    }

    /// The oldest that has something to do.
    pub async fn next_run(&mut self) -> Result<Option<Run>, StoreError> {
        let find = sql(concat!(find!(), "u.state IN ('running', 'undoing') ORDER BY i.seq LIMIT 1"));
        self.one("import_runs", find).await?.map(|row| decode(&row)).transpose()
    }

    /// A source's newest runs that were neither stopped nor undone.
    pub async fn runs_of_source(&mut self, source: SourceId, limit: u32) -> Result<Vec<Run>, StoreError> {
        let find = sql(concat!(find!(), "i.source_id = $1 AND u.state = 'done' ORDER BY i.seq DESC LIMIT $2"));
        let rows = self.all("import_runs", find.bind(source.0).bind(i64::from(limit))).await?;
        rows.iter().map(decode).collect()
    }

    /// What is still to be taken; `None` once it is done, or after a week.
    pub async fn run_reading(&mut self, import: ImportId) -> Result<Option<Vec<u8>>, StoreError> {
        self.run_text(import, "reading", "SELECT id, reading FROM import_runs WHERE id = $1").await
    }

    /// What was not taken and why, as [`Tx::end_run`] was given it.
    pub async fn run_problems(&mut self, import: ImportId) -> Result<Option<Vec<u8>>, StoreError> {
        self.run_text(import, "problems", "SELECT id, problems FROM import_runs WHERE id = $1").await
    }

    async fn run_text(
        &mut self,
        import: ImportId,
        column: &'static str,
        find: &'static str,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(row) = self.one("import_runs", sql(find).bind(import.0)).await? else { return Ok(None) };
        Ok(row.maybe_opened(self.keys(), column)?.map(|text| text.to_vec()))
    }

    /// Moves a run between states. False if it was in none of `from`.
    pub async fn set_run_state(
        &mut self,
        import: ImportId,
        from: &[RunState],
        to: RunState,
    ) -> Result<bool, StoreError> {
        for state in from {
            let set = sql("UPDATE import_runs SET state = $1 WHERE id = $2 AND state = $3");
            if self.write_one(set.bind(to.code()).bind(import.0).bind(state.code())).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Running → done; its text goes, what was not taken stays for a week.
    pub async fn end_run(&mut self, import: ImportId, problems: &[u8]) -> Result<bool, StoreError> {
        let problems = self.seal("import_runs", "problems", import.0, problems)?;
        let set = sql("UPDATE import_runs SET state = 'done', reading = NULL, problems = $1 \
                       WHERE id = $2 AND state = 'running'");
        self.write_one(set.bind(problems).bind(import.0)).await
    }

    /// Which message shows how far the run is, and in whose chat, from now on.
    pub async fn set_run_screen(
        &mut self,
        import: ImportId,
        of: MemberId,
        message: MessageId,
    ) -> Result<(), StoreError> {
        let set = sql("UPDATE import_runs SET screen = $1, screen_of = $2 WHERE id = $3");
        self.write(set.bind(i64::from(message.0)).bind(of.0).bind(import.0)).await.map(drop)
    }

    /// The screen was drawn.
    pub async fn run_shown(&mut self, import: ImportId, now: Moment) -> Result<(), StoreError> {
        let set = sql("UPDATE import_runs SET shown_at = $1 WHERE id = $2");
        self.write(set.bind(seconds(now)).bind(import.0)).await.map(drop)
    }

    /// Writes down what became of a line. Once only: false if that was done before.
    pub async fn put_row(&mut self, new: &NewRow<'_>) -> Result<bool, StoreError> {
        let id = self.new_id()?;
        let changes = match new.changes {
            [] => None,
            changes => Some(self.seal("import_rows", "changes", id, &written(changes))?),
        };
        let put = sql("INSERT INTO import_rows (id, import_id, place, line, state, release_id, report_id, changes) \
                       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING");
        let put = put.bind(id).bind(new.import.0).bind(i64::from(new.place)).bind(i64::from(new.line));
        let put = put.bind(new.state.code()).bind(new.release.map(|r| r.0)).bind(new.report.map(|r| r.0));
        self.write_one(put.bind(changes)).await
    }

    /// How many lines came to what.
    pub async fn tally(&mut self, import: ImportId) -> Result<RowCounts, StoreError> {
        let count = sql("SELECT state, count(*) AS n FROM import_rows WHERE import_id = $1 GROUP BY state");
        let mut tally = RowCounts::default();
        for row in self.all("import_rows", count.bind(import.0)).await? {
            tally.add(row.word("state")?, row.count("n")?);
        }
        Ok(tally)
    }

    /// The places of the lines that could not be used.
    pub async fn problem_places(&mut self, import: ImportId) -> Result<Vec<u32>, StoreError> {
        let find = sql("SELECT id, place FROM import_rows WHERE import_id = $1 AND state = 'problem' ORDER BY place");
        let rows = self.all("import_rows", find.bind(import.0)).await?;
        rows.iter().map(|row| row.count("place")).collect()
    }

    /// The events that an import told, by the places of its lines.
    pub async fn releases_of_import(&mut self, import: ImportId) -> Result<Vec<ReleaseId>, StoreError> {
        let find = sql("SELECT release_id AS id FROM import_rows WHERE import_id = $1 AND release_id IS NOT NULL \
                        AND state IN ('new', 'changed', 'same') ORDER BY place");
        let rows = self.all("import_rows", find.bind(import.0)).await?;
        Ok(rows.iter().map(|row| ReleaseId(row.id())).collect())
    }

    /// How many deaths an import told.
    pub async fn deaths_of_import(&mut self, import: ImportId) -> Result<u32, StoreError> {
        let count = sql("SELECT count(*) AS n FROM import_rows w JOIN releases r ON r.id = w.release_id \
                         WHERE w.import_id = $1 AND r.kind = 'death'");
        self.count(count.bind(import.0)).await
    }
}

#[expect(clippy::expect_used, reason = "strings and enums are what JSON can hold")]
fn written(changes: &[Change]) -> Vec<u8> {
    serde_json::to_vec(changes).expect("changes hold only strings and enums, which JSON can hold")
}

pub(super) fn row(row: &Row, keys: &super::Keys) -> Result<ImportRow, StoreError> {
    let changes = row.maybe_opened(keys, "changes")?;
    let changes = changes.map(|plain| serde_json::from_slice(&plain).map_err(|_| row.corrupt("changes")));
    Ok(ImportRow {
        id: row.id(),
        line: row.count("line")?,
        state: row.word("state")?,
        release: row.maybe_int("release_id")?.map(ReleaseId),
        report: row.maybe_int("report_id")?.map(ReportId),
        changes: changes.transpose()?.unwrap_or_default(),
    })
}

fn decode(row: &Row) -> Result<Run, StoreError> {
    Ok(Run {
        import: ImportId(row.id()),
        number: row.count("number")?,
        by: row.maybe_int("member_id")?.map(MemberId),
        source: SourceId(row.int("source_id")?),
        tier: row.word("tier")?,
        state: row.word("state")?,
        lines: row.count("lines")?,
        set_aside: row.count("set_aside")?,
        deaths: row.count("deaths")?,
        screen: row.maybe_int("screen_of")?.map(MemberId).zip(row.maybe_message("screen")?),
        shown_at: row.maybe_moment("shown_at")?,
        created_at: row.moment("created_at")?,
    })
}
