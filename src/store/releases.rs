//! Releases: one event of one person. Names are as published and plain; a cédula is sealed.
//!
//! Which line tells which event is decided in `domain`; what may be it is found in `known`.

use chrono::NaiveDate;

use super::damaged::{Page, page};
use super::deliveries::perhaps_told;
use super::joining::of_event;
use super::known::Asked;
use super::rows::{Row, seconds};
use super::seal::Keys;
use super::tx::sql;
use super::{Put, StoreError, Tx};
use crate::domain::{
    Extent, Gender, ImportId, Measure, Moment, Private, ReleaseId, ReleaseKind, SourceId, Telling, changes,
    day_in_venezuela, measures_text, recognise,
};
use crate::names::{Cedula, PersonName, Sex};

/// An event as an accepted line tells it.
pub struct NewRelease<'a> {
    /// The name as published.
    pub name: &'a str,
    /// The name folded by the caller, so that two spellings of accents and case are one event.
    pub folded: &'a str,
    pub cedula: Option<&'a Cedula>,
    pub kind: ReleaseKind,
    pub date: Option<NaiveDate>,
    pub place: Option<&'a str>,
    pub gender: Gender,
    pub measures: &'a [Measure],
}

/// One record of one event of one person.
#[derive(Clone)]
pub struct Release {
    pub id: ReleaseId,
    /// The record that stands for the event: itself, unless it was joined to another.
    pub event: ReleaseId,
    pub number: u32,
    pub revision: u32,
    pub name: PersonName,
    pub published: Private,
    pub cedula: Option<Cedula>,
    pub kind: ReleaseKind,
    pub date: Option<NaiveDate>,
    pub place: Option<String>,
    pub gender: Gender,
    pub measures: Vec<Measure>,
    pub state: ReleaseState,
    /// Since when a verifier's report stands behind the event.
    pub verified_at: Option<Moment>,
    pub created_at: Moment,
}

impl Release {
    /// For comparing; from the record, never from the name.
    pub fn sex(&self) -> Option<Sex> {
        match self.gender {
            Gender::F => Some(Sex::F),
            Gender::M => Some(Sex::M),
            Gender::Unknown => None,
        }
    }
}

/// Where an event stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReleaseState {
    Active,
    /// A family contradicted it, or a correction was proposed.
    InDoubt,
    Retracted,
}

impl ReleaseState {
    fn code(self) -> &'static str {
        match self {
            ReleaseState::Active => "active",
            ReleaseState::InDoubt => "in_doubt",
            ReleaseState::Retracted => "retracted",
        }
    }
}

macro_rules! find {
    () => {
        "SELECT r.id, r.number, r.revision, r.name, r.cedula, r.kind, r.date, r.place, r.gender, r.measures, r.state, \
         r.joined_to, r.verified_at, r.created_at FROM releases r WHERE "
    };
}
/// What stands and is of a kind that is told.
macro_rules! stands {
    () => {
        "r.state = 'active' AND r.kind NOT IN ('death', 'retracted') AND "
    };
}

impl Tx {
    /// Makes the event, or completes what is missing of the known one.
    pub async fn put_release(&mut self, new: &NewRelease<'_>, now: Moment) -> Result<Put<ReleaseId>, StoreError> {
        let asked = Asked { folded: new.folded, cedula: new.cedula };
        let known = self.known_events(SourceId(0), ImportId(0), &[asked]).await?.remove(0);
        let Ok(name) = PersonName::parse(new.name) else {
            return Err(StoreError::Driver("a name that was read cannot be read"));
        };
        let telling = new.telling(&name, now);
        match recognise(&telling, &known) {
            Some(event) => {
                self.change_release(event.release, &changes(&telling, event, Extent::Missing)).await?;
                Ok(Put::Known(event.release))
            }
            None => self.add_release(new, now).await.map(Put::New),
        }
    }

    /// Makes the event, whatever is known.
    pub async fn add_release(&mut self, new: &NewRelease<'_>, now: Moment) -> Result<ReleaseId, StoreError> {
        let id = self.new_id()?;
        let number = self.next_number("releases").await?;
        let cedula = new.cedula.map(|cedula| self.seal("releases", "cedula", id, cedula.canonical().as_bytes()));
        let put = sql("INSERT INTO releases (id, number, revision, name, cedula, kind, date, place, gender, \
                       measures, state, matched_version, created_at) \
                       VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, 'active', 0, $10)");
        let put = put
            .bind(id)
            .bind(i64::from(number))
            .bind(new.name)
            .bind(cedula.transpose()?)
            .bind(new.kind.code())
            .bind(new.date.map(|date| date.to_string()))
            .bind(new.place)
            .bind(new.gender.code())
            .bind(measures_text(new.measures))
            .bind(seconds(now));
        self.write(put).await?;
        self.put_keys(ReleaseId(id), new.folded, new.cedula).await?;
        Ok(ReleaseId(id))
    }

    /// One event, in whatever state.
    pub async fn release(&mut self, id: ReleaseId) -> Result<Option<Release>, StoreError> {
        let row = self.one("releases", sql(concat!(find!(), "r.id = $1")).bind(id.0)).await?;
        row.map(|row| decode(&row, self.keys())).transpose()
    }

    /// Releases that this source reported, not retracted, and that are told, newest first (for a retraction by the source).
    pub async fn releases_of_source(&mut self, source: SourceId, limit: u32) -> Result<Vec<Release>, StoreError> {
        let find = sql(concat!(
            find!(),
            "r.state <> 'retracted' AND r.kind NOT IN ('death', 'retracted') \
             AND EXISTS (SELECT 1 FROM reports p WHERE p.release_id = r.id AND p.source_id = $1) \
             ORDER BY r.created_at DESC, r.seq DESC LIMIT $2"
        ));
        let rows = self.all("releases", find.bind(source.0).bind(i64::from(limit))).await?;
        decode_all(&rows, self.keys())
    }

    /// Active events of a kind that is told, verified or not, not yet compared under `version`, nor set aside.
    pub async fn unmatched_releases(&mut self, version: u32, limit: u32) -> Result<Page<Release>, StoreError> {
        let find = sql(concat!(
            find!(),
            stands!(),
            "r.joined_to IS NULL AND r.matched_version <> $1 AND NOT EXISTS (SELECT 1 FROM damaged a \
             WHERE a.of_table = 'releases' AND a.row_id = r.id) ORDER BY r.created_at, r.seq LIMIT $2"
        ));
        let rows = self.all("releases", find.bind(i64::from(version)).bind(i64::from(limit))).await?;
        let keys = self.keys();
        page(&rows, |row| decode(row, keys))
    }

    /// All records, in pages by the number that people see.
    pub async fn releases_from(&mut self, after: u32, limit: u32) -> Result<Vec<Release>, StoreError> {
        let find = sql(concat!(find!(), "r.number > $1 ORDER BY r.number LIMIT $2"));
        let rows = self.all("releases", find.bind(i64::from(after)).bind(i64::from(limit))).await?;
        decode_all(&rows, self.keys())
    }

    /// It has been compared with all subscriptions under `version`.
    pub async fn release_matched(&mut self, id: ReleaseId, version: u32) -> Result<(), StoreError> {
        let set = sql("UPDATE releases SET matched_version = $1 WHERE id = $2 AND matched_version <> $1");
        self.write(set.bind(i64::from(version)).bind(id.0)).await.map(drop)
    }

    /// All active records of a kind that is told, verified or not, also joined ones, in pages by id.
    pub async fn releases_after(&mut self, after: ReleaseId, limit: u32) -> Result<Page<Release>, StoreError> {
        let find = sql(concat!(find!(), stands!(), "r.id > $1 ORDER BY r.id LIMIT $2"));
        let rows = self.all("releases", find.bind(after.0).bind(i64::from(limit))).await?;
        let keys = self.keys();
        page(&rows, |row| decode(row, keys))
    }

    /// Events of death that were not taken back: they are told by a person, and nothing else is said meanwhile.
    pub async fn deaths(&mut self) -> Result<Vec<Release>, StoreError> {
        let find = sql(concat!(find!(), "r.kind = 'death' AND r.state <> 'retracted' ORDER BY r.seq"));
        let rows = self.all("releases", find).await?;
        decode_all(&rows, self.keys())
    }

    /// Events told to somebody and not retracted, newest first.
    pub async fn told_releases(&mut self, limit: u32) -> Result<Vec<Release>, StoreError> {
        let find = sql(concat!(
            find!(),
            "r.state <> 'retracted' AND r.id IN (SELECT COALESCE(e.joined_to, e.id) FROM deliveries d \
             JOIN releases e ON e.id = d.release_id WHERE ",
            perhaps_told!(),
            ") ORDER BY r.created_at DESC, r.seq DESC LIMIT $1"
        ));
        let rows = self.all("releases", find.bind(i64::from(limit))).await?;
        decode_all(&rows, self.keys())
    }

    /// Moves the event between states, with all its records. Retracting withdraws its undecided matches and cancels its unsent
    /// alerts; back to active, it is compared anew. False if it was in none of `from`.
    pub async fn set_release_state(
        &mut self,
        id: ReleaseId,
        from: &[ReleaseState],
        to: ReleaseState,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let Some(release) = self.release(id).await? else { return Ok(false) };
        if !from.contains(&release.state) {
            return Ok(false);
        }
        let set = sql(concat!(
            "UPDATE releases SET state = $1, revision = revision + 1, \
             matched_version = CASE WHEN $1 = 'active' THEN 0 ELSE matched_version END \
             WHERE state = $3 AND id IN ",
            of_event!("$2")
        ));
        let set = set.bind(to.code()).bind(id.0).bind(release.state.code());
        if !self.write_one(set).await? {
            return Ok(false);
        }
        match (release.state, to) {
            (_, ReleaseState::Retracted) => {
                let withdraw = sql(concat!(
                    "UPDATE matches SET state = 'withdrawn', revision = revision + 1, claimed_by = NULL, \
                     claimed_until = NULL WHERE state IN ('open', 'needs_data', 'tied') AND release_id IN ",
                    of_event!("$1")
                ));
                self.write(withdraw.bind(id.0)).await?;
                self.cancel_release(id, None, now).await?;
            }
            (ReleaseState::Retracted, _) => {
                let reopen = sql("UPDATE matches SET state = 'open', revision = revision + 1 \
                                  WHERE release_id = $1 AND state = 'withdrawn' AND subscription_id IN \
                                  (SELECT id FROM subscriptions WHERE removed_at IS NULL)");
                self.write(reopen.bind(id.0)).await?;
            }
            _ => {}
        }
        Ok(true)
    }
}

impl NewRelease<'_> {
    /// The same as a line tells it.
    fn telling<'a>(&'a self, name: &'a PersonName, now: Moment) -> Telling<'a> {
        Telling {
            name,
            kind: self.kind,
            date: self.date,
            place: self.place,
            measures: self.measures,
            number: self.cedula.map(Cedula::canonical),
            on: day_in_venezuela(now),
        }
    }
}

pub(super) fn cedula(row: &Row, keys: &Keys) -> Result<Option<Cedula>, StoreError> {
    let plain = row.maybe_opened(keys, "cedula")?;
    let read = plain.map(|plain| Cedula::parse(std::str::from_utf8(&plain).ok()?).ok());
    read.map(|cedula| cedula.ok_or_else(|| row.corrupt("cedula"))).transpose()
}

pub(super) fn measures(row: &Row) -> Result<Vec<Measure>, StoreError> {
    let words: Result<_, _> = row.text("measures")?.split_whitespace().map(str::parse).collect();
    words.map_err(|_| row.corrupt("measures"))
}

fn decode(row: &Row, keys: &Keys) -> Result<Release, StoreError> {
    let published = row.text("name")?;
    let state = match row.text("state")?.as_str() {
        "active" => ReleaseState::Active,
        "in_doubt" => ReleaseState::InDoubt,
        "retracted" => ReleaseState::Retracted,
        _ => return Err(row.corrupt("state")),
    };
    Ok(Release {
        id: ReleaseId(row.id()),
        event: ReleaseId(row.maybe_int("joined_to")?.unwrap_or(row.id())),
        number: row.count("number")?,
        revision: row.count("revision")?,
        name: PersonName::parse(&published).map_err(|_| row.corrupt("name"))?,
        published: Private::new(published),
        cedula: cedula(row, keys)?,
        kind: row.word("kind")?,
        date: row.maybe_date("date")?,
        place: row.maybe_text("place")?,
        gender: row.word("gender")?,
        measures: measures(row)?,
        state,
        verified_at: row.maybe_moment("verified_at")?,
        created_at: row.moment("created_at")?,
    })
}

fn decode_all(rows: &[Row], keys: &Keys) -> Result<Vec<Release>, StoreError> {
    rows.iter().map(|row| decode(row, keys)).collect()
}
