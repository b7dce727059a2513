//! Figures without names, and those that a person has yet to keep. Never read by matching.
//!
//! A row is never changed: a correction is a later row, and what stands is for `domain` to say.

use sha2::{Digest, Sha256};

use super::rows::{Row, seconds};
use super::tx::sql;
use super::{Put, StoreError, Tx};
use crate::domain::{Announcement, AsOf, Bound, Figure, MemberId, Moment, OfferId, Window};

/// A figure that was kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept {
    /// `F-12`, as the team names it.
    pub number: u32,
    pub said: Announcement,
    /// Nobody for the owner on the server.
    pub entered_by: Option<MemberId>,
    pub entered_at: Moment,
}

impl Tx {
    /// Keeps a figure and returns its number. The same statement again is the row that is there.
    pub async fn put_announcement(
        &mut self,
        said: &Announcement,
        by: Option<MemberId>,
        now: Moment,
    ) -> Result<Put<u32>, StoreError> {
        if let Some(number) = self.announcement_number(said).await? {
            return Ok(Put::Known(number));
        }
        let (id, number) = (self.new_id()?, self.next_number("announcements").await?);
        let (low, high) = ends(said.figure);
        let words = match &said.bound {
            Some(Bound::Words(words)) => Some(words.clone()),
            _ => None,
        };
        let put = sql("INSERT INTO announcements (id, number, digest, said_by, kind, low, high, bound, words, as_of, \
                       counted_over, reference, entered_by, created_at) \
                       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)");
        let put = put
            .bind(id)
            .bind(i64::from(number))
            .bind(digest(said))
            .bind(said.by.clone())
            .bind(said.kind.code())
            .bind(low)
            .bind(high)
            .bind(said.bound.as_ref().map(Bound::code))
            .bind(words)
            .bind(said.as_of.map(|as_of| as_of.to_string()))
            .bind(said.window.to_string())
            .bind(said.reference.clone())
            .bind(by.map(|member| member.0))
            .bind(seconds(now));
        self.write(put).await?;
        Ok(Put::New(number))
    }

    /// The number under which this very statement is kept.
    pub async fn announcement_number(&mut self, said: &Announcement) -> Result<Option<u32>, StoreError> {
        let find = sql("SELECT id, number FROM announcements WHERE digest = $1").bind(digest(said));
        self.one("announcements", find).await?.map(|row| row.count("number")).transpose()
    }

    /// All of them, in the order in which they were entered.
    pub async fn announcements(&mut self) -> Result<Vec<Kept>, StoreError> {
        let find = sql("SELECT id, number, said_by, kind, low, high, bound, words, as_of, counted_over, reference, \
                        entered_by, created_at FROM announcements ORDER BY seq");
        self.all("announcements", find).await?.iter().map(kept).collect()
    }

    /// Figures that a member may keep; what is offered is sealed and goes after a week.
    pub async fn add_offer(&mut self, body: &[u8], to: MemberId, now: Moment) -> Result<OfferId, StoreError> {
        let id = self.new_id()?;
        let sealed = self.seal("offers", "body", id, body)?;
        let put = sql("INSERT INTO offers (id, member_id, body, created_at) VALUES ($1, $2, $3, $4)");
        self.write(put.bind(id).bind(to.0).bind(sealed).bind(seconds(now))).await?;
        Ok(OfferId(id))
    }

    /// What was offered to this member.
    pub async fn offer(&mut self, id: OfferId, to: MemberId) -> Result<Option<Vec<u8>>, StoreError> {
        let find = sql("SELECT id, body FROM offers WHERE id = $1 AND member_id = $2").bind(id.0).bind(to.0);
        let row = self.one("offers", find).await?;
        row.map(|row| Ok(row.opened(self.keys(), "body")?.to_vec())).transpose()
    }
}

fn ends(figure: Option<Figure>) -> (Option<i64>, Option<i64>) {
    match figure {
        None => (None, None),
        Some(Figure::Exactly(n)) => (Some(n.into()), Some(n.into())),
        Some(Figure::Between(low, high)) => (Some(low.into()), Some(high.into())),
    }
}

/// Over everything that was said, each part with its length.
fn digest(said: &Announcement) -> Vec<u8> {
    let figure = match said.figure {
        None => String::new(),
        Some(Figure::Exactly(n)) => n.to_string(),
        Some(Figure::Between(low, high)) => format!("{low}-{high}"),
    };
    let words = match &said.bound {
        Some(Bound::Words(words)) => words.as_str(),
        _ => "",
    };
    let as_of = said.as_of.map(|as_of| as_of.to_string()).unwrap_or_default();
    let (by, window) = (said.by.to_lowercase(), said.window.to_string());
    let bound = said.bound.as_ref().map_or("", Bound::code);
    let mut hash = Sha256::new();
    for part in [&by, said.kind.code(), &figure, bound, words, &as_of, &window, &said.reference] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().to_vec()
}

fn kept(row: &Row) -> Result<Kept, StoreError> {
    let figure = match (row.maybe_int("low")?, row.maybe_int("high")?) {
        (Some(_), Some(_)) => match (row.count("low")?, row.count("high")?) {
            (low, high) if low == high => Some(Figure::Exactly(low)),
            (low, high) => Some(Figure::Between(low, high)),
        },
        _ => None,
    };
    let bound = match row.maybe_text("bound")? {
        Some(code) => Some(Bound::from_code(&code, row.maybe_text("words")?).ok_or_else(|| row.corrupt("bound"))?),
        None => None,
    };
    let said = Announcement {
        by: row.text("said_by")?,
        kind: row.word("kind")?,
        figure,
        bound,
        as_of: row.maybe_word::<AsOf>("as_of")?,
        window: Window::from(row.text("counted_over")?.as_str()),
        reference: row.text("reference")?,
    };
    Ok(Kept {
        number: row.count("number")?,
        said,
        entered_by: row.maybe_int("entered_by")?.map(MemberId),
        entered_at: row.moment("created_at")?,
    })
}
