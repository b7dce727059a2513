//! Reports: who said what about an event, and when. Lines are kept as they stood.

use super::joining::of_event;
use super::rows::{Row, seconds};
use super::tx::sql;
use super::{Put, StoreError, Tx};
use crate::domain::{ImportId, MemberId, Moment, Private, ReleaseId, ReportId, ReportLine, SourceId, Tier};

/// One source's dated statement.
pub struct NewReport<'a> {
    pub release: ReleaseId,
    pub source: SourceId,
    pub import: ImportId,
    /// Never above the source's own: a press copy of a verifier is media.
    pub tier: Tier,
    pub line: u32,
    pub original: &'a str,
    /// Cut-off, or when it was entered.
    pub at: Moment,
    pub entered_by: Option<MemberId>,
}

/// A report with what it is about, for other programs.
#[derive(Clone)]
pub struct ExportedReport {
    /// Orders reports as they came in.
    pub seq: i64,
    /// Numbers that people see.
    pub release: u32,
    pub import: u32,
    pub place: Option<String>,
    pub source: String,
    pub tier: Tier,
    pub at: Moment,
    pub line: u32,
    pub original: Private,
}

/// The report that a verified release rests on.
pub struct Verified {
    /// The verifying organisation.
    pub verifier: String,
    pub at: Moment,
    /// How many other sources report the same.
    pub others: u32,
}

impl Tx {
    /// One report a source and release; only one of a higher tier (the verifier's own line after a press copy
    /// of it) stands beside the earlier. The first of tier verifier makes the release due for comparing.
    pub async fn put_report(&mut self, new: &NewReport<'_>, now: Moment) -> Result<Put<ReportId>, StoreError> {
        let own = sql("SELECT id, tier FROM sources WHERE id = $1").bind(new.source.0);
        let own: Option<Tier> = self.one("sources", own).await?.map(|row| row.word("tier")).transpose()?;
        let tier = own.filter(|own| rank(*own) > rank(new.tier)).unwrap_or(new.tier);
        let find = sql("SELECT id, tier FROM reports WHERE source_id = $1 AND release_id = $2");
        for row in self.all("reports", find.bind(new.source.0).bind(new.release.0)).await? {
            if rank(row.word("tier")?) <= rank(tier) {
                return Ok(Put::Known(ReportId(row.id())));
            }
        }
        let id = self.new_id()?;
        let put = sql("INSERT INTO reports (id, release_id, source_id, import_id, tier, line, original, at, \
                       entered_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
        let put = put
            .bind(id)
            .bind(new.release.0)
            .bind(new.source.0)
            .bind(new.import.0)
            .bind(tier.code())
            .bind(i64::from(new.line))
            .bind(new.original)
            .bind(seconds(new.at))
            .bind(new.entered_by.map(|member| member.0))
            .bind(seconds(now));
        self.write(put).await?;
        if tier == Tier::Verifier {
            let verify = sql(concat!(
                "UPDATE releases SET verified_at = $1, matched_version = 0, revision = revision + 1 \
                 WHERE verified_at IS NULL AND id IN ",
                of_event!("$2")
            ));
            self.write(verify.bind(seconds(now)).bind(new.release.0)).await?;
        }
        Ok(Put::New(ReportId(id)))
    }

    /// Of the event that the release is a record of, oldest first.
    pub async fn reports(&mut self, release: ReleaseId) -> Result<Vec<ReportLine>, StoreError> {
        let find = sql(concat!(
            "SELECT r.id, s.name, r.tier, r.at, r.line, r.original FROM reports r \
                        JOIN sources s ON s.id = r.source_id WHERE r.release_id IN ",
            of_event!("$1"),
            " ORDER BY r.at, r.seq"
        ));
        let rows = self.all("reports", find.bind(release.0)).await?;
        rows.iter().map(line).collect()
    }

    /// All reports, in pages as they came in.
    pub async fn reports_from(&mut self, after: i64, limit: u32) -> Result<Vec<ExportedReport>, StoreError> {
        let find = sql("SELECT p.id, p.seq, r.number AS release_number, i.number AS import_number, r.place, s.name, \
                        p.tier, p.at, p.line, p.original FROM reports p JOIN releases r ON r.id = p.release_id \
                        JOIN sources s ON s.id = p.source_id JOIN imports i ON i.id = p.import_id \
                        WHERE p.seq > $1 ORDER BY p.seq LIMIT $2");
        let rows = self.all("reports", find.bind(after).bind(i64::from(limit))).await?;
        rows.iter().map(exported).collect()
    }

    /// Who brought in the verifier's report that the event rests on.
    pub async fn importer(&mut self, release: ReleaseId) -> Result<Option<MemberId>, StoreError> {
        let find = sql(concat!(
            "SELECT r.id, r.entered_by FROM reports r WHERE r.tier = 'verifier' AND r.release_id IN ",
            of_event!("$1"),
            " ORDER BY r.at, r.seq LIMIT 1"
        ));
        let row = self.one("reports", find.bind(release.0)).await?;
        Ok(row.map(|row| row.maybe_int("entered_by")).transpose()?.flatten().map(MemberId))
    }

    /// The earliest verifier's report on the event and how many other sources report it. `None`: it is not verified.
    pub async fn verified(&mut self, release: ReleaseId) -> Result<Option<Verified>, StoreError> {
        let find = sql(concat!(
            "SELECT r.id, s.name, r.at, (SELECT count(DISTINCT p.source_id) FROM reports p \
             WHERE p.source_id <> r.source_id AND p.release_id IN ",
            of_event!("$1"),
            ") AS n FROM reports r JOIN sources s ON s.id = r.source_id WHERE r.tier = 'verifier' AND r.release_id IN ",
            of_event!("$1"),
            " ORDER BY r.at, r.seq LIMIT 1"
        ));
        let Some(row) = self.one("reports", find.bind(release.0)).await? else { return Ok(None) };
        Ok(Some(Verified { verifier: row.text("name")?, at: row.moment("at")?, others: row.count("n")? }))
    }
}

/// The most believable first.
fn rank(tier: Tier) -> u8 {
    match tier {
        Tier::Verifier => 0,
        Tier::Official => 1,
        Tier::Media => 2,
        Tier::Family => 3,
    }
}

fn line(row: &Row) -> Result<ReportLine, StoreError> {
    Ok(ReportLine {
        source: row.text("name")?,
        tier: row.word("tier")?,
        at: row.moment("at")?,
        line: row.count("line")?,
        original: Private::new(row.text("original")?),
    })
}

fn exported(row: &Row) -> Result<ExportedReport, StoreError> {
    Ok(ExportedReport {
        seq: row.int("seq")?,
        release: row.count("release_number")?,
        import: row.count("import_number")?,
        place: row.maybe_text("place")?,
        source: row.text("name")?,
        tier: row.word("tier")?,
        at: row.moment("at")?,
        line: row.count("line")?,
        original: Private::new(row.text("original")?),
    })
}
