//! Which known events a line might be: found by keyed tags of names and cédulas, a batch of lines at once.
//! Whether a line is one of them is for `domain` to decide.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::releases::measures;
use super::rows::Row;
use super::seal::Tagged;
use super::tx::{Sql, sql};
use super::{StoreError, Tx};
use crate::domain::{ImportId, KnownEvent, Number, ReleaseId, SourceId, Whose, day_in_venezuela};
use crate::names::{Cedula, PersonName};

/// Tags asked for in one statement.
const AT_ONCE: usize = 100;
/// Events without tags, of an older program, that are given theirs at once.
const PAGE: i64 = 500;

/// `$1` is the line's source, `$2` its import, the tags follow.
static FIND: LazyLock<String> = LazyLock::new(|| {
    let tags: Vec<String> = (3..3 + AT_ONCE).map(|place| format!("${place}")).collect();
    format!(
        "SELECT r.id, k.tag, r.name, r.kind, r.date, r.place, r.measures, r.created_at, \
         CAST(CASE WHEN r.cedula IS NULL THEN 0 ELSE 1 END AS BIGINT) AS numbered, \
         (SELECT count(*) FROM reports p WHERE p.release_id = r.id AND p.source_id = $1) AS own, \
         (SELECT count(*) FROM reports p WHERE p.release_id = r.id AND p.source_id <> $1) AS others, \
         (SELECT count(*) FROM import_rows w WHERE w.release_id = r.id AND w.import_id = $2 \
         AND w.state <> 'problem') AS taken \
         FROM release_keys k JOIN releases r ON r.id = k.release_id \
         WHERE r.state <> 'retracted' AND k.tag IN ({}) ORDER BY r.seq",
        tags.join(", ")
    )
});

/// By what a line's event is looked for.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The name, folded.
    pub folded: &'a str,
    pub cedula: Option<&'a Cedula>,
}

/// Who may be behind a tag: the place of the line, and which of its two tags it is.
type Askers = HashMap<Vec<u8>, Vec<(usize, Key)>>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Name,
    Number,
}

impl Key {
    fn bytes(self, text: &str) -> Vec<u8> {
        let label: &[u8] = match self {
            Key::Name => b"name\0",
            Key::Number => b"number\0",
        };
        [label, text.as_bytes()].concat()
    }
}

impl Tx {
    /// For each line the events, not retracted, of its name or its cédula, in the order in which they were entered.
    /// `source` and `import` say whose line it is and which events earlier lines of its list took.
    pub async fn known_events(
        &mut self,
        source: SourceId,
        import: ImportId,
        lines: &[Asked<'_>],
    ) -> Result<Vec<Vec<KnownEvent>>, StoreError> {
        let mut askers = Askers::new();
        for (place, line) in lines.iter().enumerate() {
            let number = line.cedula.map(|cedula| (Key::Number, cedula.canonical()));
            for (key, text) in std::iter::once((Key::Name, line.folded)).chain(number) {
                for tag in self.keys().tags(Tagged::Releases, &key.bytes(text)) {
                    askers.entry(tag).or_default().push((place, key));
                }
            }
        }
        let mut found: Vec<Vec<KnownEvent>> = lines.iter().map(|_| Vec::new()).collect();
        let tags: Vec<&Vec<u8>> = askers.keys().collect();
        for chunk in tags.chunks(AT_ONCE) {
            let find = sql(FIND.as_str()).bind(source.0).bind(import.0);
            let padded = chunk.iter().map(|tag| (*tag).clone()).chain(std::iter::repeat(Vec::new())).take(AT_ONCE);
            let find = padded.fold(find, Sql::bind);
            for row in self.all("releases", find).await? {
                for (place, key) in askers.get(&row.bytes("tag")?).into_iter().flatten() {
                    add(&mut found[*place], decode(&row, lines[*place].cedula, *key)?);
                }
            }
        }
        Ok(found)
    }

    /// The tags by which this event is found, in place of those that it had.
    pub(super) async fn put_keys(
        &mut self,
        release: ReleaseId,
        folded: &str,
        cedula: Option<&Cedula>,
    ) -> Result<(), StoreError> {
        let number = cedula.map(|cedula| (Key::Number, cedula.canonical()));
        for (key, text) in std::iter::once((Key::Name, folded)).chain(number) {
            let put = sql("INSERT INTO release_keys (release_id, tag) VALUES ($1, $2) ON CONFLICT DO NOTHING");
            let put = put.bind(release.0).bind(self.tag(Tagged::Releases, &key.bytes(text)));
            self.write(put).await?;
        }
        Ok(())
    }

    /// Gives events that an older program entered the tags by which they are found.
    pub(super) async fn tag_older_releases(&mut self) -> Result<(), StoreError> {
        let mut after = 0;
        loop {
            let find = sql("SELECT id, seq, name, cedula FROM releases r WHERE seq > $1 AND NOT EXISTS \
                            (SELECT 1 FROM release_keys k WHERE k.release_id = r.id) ORDER BY seq LIMIT $2");
            let rows = self.all("releases", find.bind(after).bind(PAGE)).await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = last.int("seq")?;
            for row in &rows {
                let Ok(name) = PersonName::parse(&row.text("name")?) else { continue };
                let cedula = super::releases::cedula(row, self.keys())?;
                self.put_keys(ReleaseId(row.id()), &name.folded(), cedula.as_ref()).await?;
            }
        }
    }
}

/// One event, once, whichever of the two tags it was found by.
fn add(found: &mut Vec<KnownEvent>, event: KnownEvent) {
    match found.iter_mut().find(|there| there.release == event.release) {
        Some(there) => {
            there.same_name |= event.same_name;
            if event.number == Number::Equal {
                there.number = Number::Equal;
            }
        }
        None => found.push(event),
    }
}

fn decode(row: &Row, cedula: Option<&Cedula>, key: Key) -> Result<KnownEvent, StoreError> {
    let number = match (cedula, key, row.int("numbered")?) {
        (None, ..) => Number::NotTold,
        (Some(_), Key::Number, _) => Number::Equal,
        (Some(_), Key::Name, 0) => Number::OnlyTold,
        (Some(_), Key::Name, _) => Number::Differs,
    };
    Ok(KnownEvent {
        release: ReleaseId(row.id()),
        name: row.text("name")?,
        same_name: key == Key::Name,
        number,
        kind: row.word("kind")?,
        date: row.maybe_date("date")?,
        place: row.maybe_text("place")?,
        measures: measures(row)?,
        told_on: day_in_venezuela(row.moment("created_at")?),
        whose: match (row.int("own")?, row.int("others")?) {
            (_, 0) => Whose::Own,
            (0, _) => Whose::Others,
            _ => Whose::Shared,
        },
        taken: row.int("taken")? > 0,
    })
}
