//! `vigilia export`: releases and reports for other programs. Never a subscriber, a cédula or a chat.
//!
//! Of whoever may be a minor only the initials go out, and not the line that tells of them.

use serde::Serialize;

use super::{Out, local_store, refused};
use crate::cli::{Exit, ExportArgs, ExportFormat, Exported};
use crate::config::Sources;
use crate::domain::{Language, Private};
use crate::intake::tells_of_a_minor;
use crate::store::{ExportedReport, Release, ReleaseState, Tx};
use crate::text::csv;

/// Rows read at once.
const PAGE: u32 = 1_000;

/// Writes everything of one kind.
pub async fn run(sources: &Sources, args: &ExportArgs, out: Out<'_>) -> anyhow::Result<Exit> {
    let store = match local_store(sources).await? {
        Ok(store) => store,
        Err(faults) => return refused(&faults, out),
    };
    let mut tx = store.begin().await?;
    match args.what {
        Exported::Releases => write(&releases(&mut tx).await?, args.format, out)?,
        Exported::Reports => write(&reports(&mut tx).await?, args.format, out)?,
    }
    Ok(Exit::Done)
}

/// A row of an export: its cells, in the order of its titles.
trait Cells {
    const TITLES: &'static [&'static str];
    fn cells(&self) -> Vec<String>;
}

#[derive(Serialize)]
struct ReleaseRow {
    release: String,
    name: String,
    kind: &'static str,
    date: Option<String>,
    place: Option<String>,
    measures: Vec<&'static str>,
    state: &'static str,
    verified: bool,
    /// Of whom it is: the record that stands for the event.
    event: String,
}

impl Cells for ReleaseRow {
    const TITLES: &'static [&'static str] =
        &["release", "name", "kind", "date", "place", "measures", "state", "verified", "event"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.release.clone(),
            self.name.clone(),
            self.kind.to_owned(),
            self.date.clone().unwrap_or_default(),
            self.place.clone().unwrap_or_default(),
            self.measures.join(" "),
            self.state.to_owned(),
            self.verified.to_string(),
            self.event.clone(),
        ]
    }
}

#[derive(Serialize)]
struct ReportRow {
    release: String,
    import: String,
    source: String,
    tier: &'static str,
    at: String,
    line: u32,
    /// As it stood; empty where it tells of a minor.
    original: String,
}

impl Cells for ReportRow {
    const TITLES: &'static [&'static str] = &["release", "import", "source", "tier", "at", "line", "original"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.release.clone(),
            self.import.clone(),
            self.source.clone(),
            self.tier.to_owned(),
            self.at.clone(),
            self.line.to_string(),
            self.original.clone(),
        ]
    }
}

async fn releases(tx: &mut Tx) -> anyhow::Result<Vec<ReleaseRow>> {
    let (mut rows, mut after) = (Vec::new(), 0);
    loop {
        let page = tx.releases_from(after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(rows) };
        after = last.number;
        for release in &page {
            let reports = tx.reports(release.id).await?;
            let is_minor = reports.iter().any(|r| tells_of_a_minor(r.original.open(), release.place.as_deref()));
            let event = if release.event == release.id {
                Some(release.number)
            } else {
                tx.release(release.event).await?.map(|e| e.number)
            };
            let name = if is_minor { initials(&release.published) } else { release.published.open().to_owned() };
            rows.push(release_row(release, name, event.unwrap_or(release.number)));
        }
    }
}

fn release_row(release: &Release, name: String, event: u32) -> ReleaseRow {
    ReleaseRow {
        release: code(release.number),
        name,
        kind: release.kind.code(),
        date: release.date.map(|date| date.to_string()),
        place: release.place.clone(),
        measures: release.measures.iter().map(|measure| measure.code()).collect(),
        state: match release.state {
            ReleaseState::Active => "active",
            ReleaseState::InDoubt => "in_doubt",
            ReleaseState::Retracted => "retracted",
        },
        verified: release.verified_at.is_some(),
        event: code(event),
    }
}

async fn reports(tx: &mut Tx) -> anyhow::Result<Vec<ReportRow>> {
    let (mut rows, mut after) = (Vec::new(), 0);
    loop {
        let page = tx.reports_from(after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(rows) };
        after = last.seq;
        rows.extend(page.iter().map(report_row));
    }
}

fn report_row(report: &ExportedReport) -> ReportRow {
    let is_minor = tells_of_a_minor(report.original.open(), report.place.as_deref());
    ReportRow {
        release: code(report.release),
        import: format!("I-{}", report.import),
        source: report.source.clone(),
        tier: report.tier.code(),
        at: report.at.to_rfc3339(),
        line: report.line,
        original: if is_minor { String::new() } else { report.original.open().to_owned() },
    }
}

fn code(number: u32) -> String {
    format!("S-{number:04}")
}

fn initials(name: &Private) -> String {
    let letters = name.open().split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    letters.map(|letter| format!("{letter}.")).collect::<Vec<_>>().join(" ")
}

fn write<Row: Cells + Serialize>(rows: &[Row], format: ExportFormat, out: Out<'_>) -> anyhow::Result<()> {
    match format {
        ExportFormat::Csv => {
            let titles = Row::TITLES.iter().map(|title| (*title).to_owned()).collect();
            let cells = std::iter::once(titles).chain(rows.iter().map(Row::cells));
            out.write_all(&csv(Language::En, cells))?;
        }
        ExportFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, rows)?;
            writeln!(out)?;
        }
    }
    Ok(())
}
