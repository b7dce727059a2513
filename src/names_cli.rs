//! Names compared in bulk, from CSV to CSV, for `vigilia names compare --pairs` and `vigilia names rank`.
//! Does no I/O of its own: the caller hands over readers and writers.

use std::io::{Read, Write};

use crate::names::{Band, Cedula, Index, Person, PersonName, compare};

/// The score of a row whose name cannot be read: below every score of two names.
const UNREADABLE: f32 = -99.0;

/// What went wrong with a file; never what stands in it.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    #[error("the table cannot be read or written")]
    Csv(#[from] csv::Error),
    #[error("the table has no column {0}")]
    NoColumn(&'static str),
    #[error("the table cannot be written")]
    Write(#[from] std::io::Error),
}

/// Reads pair_id,subscription_name,release_name and writes pair_id,score,band: one row for every row.
pub fn compare_pairs(pairs: impl Read, scores: impl Write) -> Result<usize, TableError> {
    let mut table = Table::open(pairs, ["pair_id", "subscription_name", "release_name"])?;
    let mut out = csv::Writer::from_writer(scores);
    out.write_record(["pair_id", "score", "band"])?;
    let mut count = 0;
    while let Some([id, sought, published]) = table.next()? {
        let persons = (PersonName::parse(&sought).map(Person::named), PersonName::parse(&published).map(Person::named));
        let (score, band) = match persons {
            (Ok(sought), Ok(published)) => {
                let comparison = compare(&sought, &published, 1);
                (comparison.log_odds, comparison.band)
            }
            _ => (UNREADABLE, Band::Ignore),
        };
        out.write_record([id.as_str(), &format!("{score:.4}"), band.code()])?;
        count += 1;
    }
    out.flush()?;
    Ok(count)
}

/// How a ranking went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ranked {
    pub subscriptions: usize,
    pub releases: usize,
    /// Rows whose name could not be read; they are in no result.
    pub unreadable: usize,
    pub cards: usize,
}

/// Ranks subscriptions (id,name,cedula) for every release (release_id,name,cedula) and writes
/// release_id,sub_id,score,band, at most `limit` for a release. `progress` hears how many of all releases are done.
pub fn rank(
    subscriptions: impl Read,
    releases: impl Read,
    limit: usize,
    cards: impl Write,
    mut progress: impl FnMut(usize, usize),
) -> Result<Ranked, TableError> {
    let mut ranked = Ranked::default();
    let mut table = Table::open(subscriptions, ["id", "name", "cedula"])?;
    let mut index: Index<u32> = Index::new();
    let mut ids: Vec<String> = Vec::new();
    while let Some([id, name, cedula]) = table.next()? {
        ranked.subscriptions += 1;
        match person(&name, &cedula) {
            Some(person) => {
                index.insert(ids.len() as u32, &person);
                ids.push(id);
            }
            None => ranked.unreadable += 1,
        }
    }
    let mut table = Table::open(releases, ["release_id", "name", "cedula"])?;
    let mut wanted = Vec::new();
    while let Some(row) = table.next()? {
        wanted.push(row);
    }
    let mut out = csv::Writer::from_writer(cards);
    out.write_record(["release_id", "sub_id", "score", "band"])?;
    for (done, [release, name, cedula]) in wanted.iter().enumerate() {
        ranked.releases += 1;
        match person(name, cedula) {
            Some(person) => {
                for found in index.find_sought(&person).into_iter().take(limit) {
                    let score = format!("{:.4}", found.comparison.log_odds);
                    let sub = ids.get(found.key as usize).map_or("", String::as_str);
                    out.write_record([release, sub, &score, found.comparison.band.code()])?;
                    ranked.cards += 1;
                }
            }
            None => ranked.unreadable += 1,
        }
        progress(done + 1, wanted.len());
    }
    out.flush()?;
    Ok(ranked)
}

/// A cédula that cannot be read is as good as none; a name that cannot be read is nobody.
fn person(name: &str, cedula: &str) -> Option<Person> {
    let name = PersonName::parse(name).ok()?;
    Some(Person { cedula: Cedula::parse(cedula).ok(), ..Person::named(name) })
}

/// A CSV file of which some columns are wanted, in any order.
struct Table<R, const N: usize> {
    reader: csv::Reader<R>,
    columns: [usize; N],
    row: csv::StringRecord,
}

impl<R: Read, const N: usize> Table<R, N> {
    fn open(input: R, names: [&'static str; N]) -> Result<Self, TableError> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(input);
        let headers = reader.headers()?.clone();
        let mut columns = [0; N];
        for (column, name) in columns.iter_mut().zip(names) {
            let here = headers.iter().position(|h| h.trim_start_matches('\u{feff}').trim() == name);
            *column = here.ok_or(TableError::NoColumn(name))?;
        }
        Ok(Self { reader, columns, row: csv::StringRecord::new() })
    }

    fn next(&mut self) -> Result<Option<[String; N]>, TableError> {
        if !self.reader.read_record(&mut self.row)? {
            return Ok(None);
        }
        Ok(Some(self.columns.map(|column| self.row.get(column).unwrap_or_default().to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_gets_a_row_and_an_unreadable_one_the_lowest_score() {
        let pairs = "pair_id,subscription_name,release_name\n\
                     a,Yuskeilys Arbulez,\"ARBULEZ, YUSKEILYS\"\nb,Yuskeilys Arbulez,12345\nc,Ana Gil,Rosa Lira\n";
        let mut out = Vec::new();
        assert_eq!(compare_pairs(pairs.as_bytes(), &mut out).ok(), Some(3));
        let text = String::from_utf8(out).unwrap_or_default();
        let rows: Vec<&str> = text.lines().collect();
        assert_eq!(rows[0], "pair_id,score,band");
        assert!(rows[1].starts_with("a,") && rows[1].ends_with(",review"));
        assert_eq!(rows[2], "b,-99.0000,ignore");
        assert!(rows[3].ends_with(",ignore"));
    }

    #[test]
    fn a_ranking_names_who_fits_best_first() {
        let subscriptions = "id,name,cedula\ns1,Yuskeilys Carolina Arbulez,\ns2,Rosa Lira,V-12.345.678\ns3,???,\n";
        let releases = "release_id,name,cedula\nr1,ARBULEZ YUSKEILYS,\nr2,\"LIRA, ROSA\",12345678\n";
        let (mut out, mut heard) = (Vec::new(), Vec::new());
        let ranked =
            rank(subscriptions.as_bytes(), releases.as_bytes(), 5, &mut out, |done, all| heard.push((done, all)));
        let expected = Ranked { subscriptions: 3, releases: 2, unreadable: 1, cards: 2 };
        assert_eq!(ranked.ok(), Some(expected));
        assert_eq!(heard, [(1, 2), (2, 2)]);
        let text = String::from_utf8(out).unwrap_or_default();
        assert!(
            text.contains("r1,s1,") && text.contains(",review") && text.contains("r2,s2,") && text.contains(",certain")
        );
    }

    #[test]
    fn a_missing_column_is_named() {
        let error = compare_pairs("a,b\n1,2\n".as_bytes(), Vec::new()).err();
        assert!(matches!(error, Some(TableError::NoColumn("pair_id"))));
    }
}
