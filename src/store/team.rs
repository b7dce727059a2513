//! The team: invitations, members, and the proof that somebody is one. Chats and
//! pseudonyms are sealed; an invitation is stored as a tag only.

use super::rows::{Row, chat_bytes, seconds};
use super::seal::{Keys, Tagged};
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{ChatId, Language, MemberId, Moment, Private, Role, Standing};

/// A member of the team. Only the store makes one: having it is the proof that they were
/// active when it was read.
#[expect(clippy::manual_non_exhaustive, reason = "it has to hold inside the crate too")]
#[derive(Clone, Debug)]
pub struct Volunteer {
    pub id: MemberId,
    pub chat: ChatId,
    pub role: Role,
    pub pseudonym: Private,
    pub language: Language,
    #[expect(dead_code, reason = "a private field: nobody else can make a Volunteer")]
    witness: (),
}

/// A member as the team's list shows them.
#[derive(Clone, Debug)]
pub struct Member {
    pub id: MemberId,
    pub role: Role,
    pub standing: Standing,
    pub pseudonym: Private,
    pub created_at: Moment,
}

macro_rules! find {
    () => {
        "SELECT id, chat, pseudonym, role, standing, language, created_at FROM members WHERE "
    };
}

impl Tx {
    /// A single-use token of 128 bits (22 characters `A-Za-z0-9_-`), stored as a tag.
    pub async fn invite(&mut self, role: Role, expires_at: Moment, now: Moment) -> Result<String, StoreError> {
        let token = self.core().ids.token()?;
        let tag = self.tag(Tagged::Invitations, token.as_bytes());
        let put = sql("INSERT INTO invitations (tag, role, expires_at, created_at) VALUES ($1, $2, $3, $4)");
        let put = put.bind(tag).bind(role.code()).bind(seconds(expires_at)).bind(seconds(now));
        self.write(put).await?;
        Ok(token)
    }

    /// The role of a token that is neither used nor expired; does not use it up.
    pub async fn invitation(&mut self, token: &str, now: Moment) -> Result<Option<Role>, StoreError> {
        let find = "SELECT role, expires_at, used_at FROM invitations WHERE tag = $1";
        let row = self.by_tag("invitations", Tagged::Invitations, token.as_bytes(), find).await?;
        let Some(row) = row else { return Ok(None) };
        let works = row.maybe_int("used_at")?.is_none() && row.int("expires_at")? > seconds(now);
        if works { row.word("role").map(Some) } else { Ok(None) }
    }

    /// Uses the token up and makes (or re-makes) the member active. None if it no longer works.
    /// A coordinator who uses a volunteer's invitation stays a coordinator.
    pub async fn join(
        &mut self,
        token: &str,
        chat: ChatId,
        pseudonym: &Private,
        language: Language,
        now: Moment,
    ) -> Result<Option<Volunteer>, StoreError> {
        let Some(role) = self.invitation(token, now).await? else { return Ok(None) };
        let mut used = false;
        for tag in self.keys().tags(Tagged::Invitations, token.as_bytes()) {
            let mark =
                sql("UPDATE invitations SET used_at = $1 WHERE tag = $2 AND used_at IS NULL AND expires_at > $1");
            used |= self.write_one(mark.bind(seconds(now)).bind(tag)).await?;
        }
        if !used {
            return Ok(None);
        }
        match self.member_row(chat).await? {
            Some(row) => {
                let active = row.word::<Standing>("standing")? == Standing::Active;
                let keeps = active && row.word::<Role>("role")? == Role::Coordinator;
                let role = if keeps { Role::Coordinator } else { role };
                self.readmit(row.id(), role, pseudonym, language).await?;
            }
            None => self.admit(chat, role, pseudonym, language, now).await?,
        }
        self.volunteer(chat).await
    }

    /// The active member who writes from this chat.
    pub async fn volunteer(&mut self, chat: ChatId) -> Result<Option<Volunteer>, StoreError> {
        let Some(row) = self.member_row(chat).await? else { return Ok(None) };
        if row.word::<Standing>("standing")? != Standing::Active {
            return Ok(None);
        }
        volunteer(&row, self.keys()).map(Some)
    }

    /// All active members.
    pub async fn volunteers(&mut self) -> Result<Vec<Volunteer>, StoreError> {
        let rows = self.all("members", sql(concat!(find!(), "standing = 'active' ORDER BY seq"))).await?;
        rows.iter().map(|row| volunteer(row, self.keys())).collect()
    }

    /// Everybody who is or was in the team, in the order in which they came.
    pub async fn members(&mut self) -> Result<Vec<Member>, StoreError> {
        let rows = self.all("members", sql(concat!(find!(), "id > 0 ORDER BY seq"))).await?;
        rows.iter().map(|row| member(row, self.keys())).collect()
    }

    /// The language of a member's messages.
    pub async fn set_member_language(&mut self, id: MemberId, language: Language) -> Result<(), StoreError> {
        let set = sql("UPDATE members SET language = $1 WHERE id = $2 AND language <> $1");
        self.write(set.bind(language.code()).bind(id.0)).await.map(drop)
    }

    /// Claims return to the queue, judgements on open matches are void.
    pub async fn remove_member(&mut self, id: MemberId, now: Moment) -> Result<bool, StoreError> {
        let remove = sql("UPDATE members SET standing = 'removed', removed_at = $1 \
                          WHERE id = $2 AND standing <> 'removed'");
        if !self.write_one(remove.bind(seconds(now)).bind(id.0)).await? {
            return Ok(false);
        }
        let release = sql("UPDATE matches SET claimed_by = NULL, claimed_until = NULL WHERE claimed_by = $1");
        self.write(release.bind(id.0)).await?;
        self.void_judgements(id, now).await?;
        Ok(true)
    }

    async fn member_row(&mut self, chat: ChatId) -> Result<Option<Row>, StoreError> {
        let find = concat!(find!(), "chat_tag = $1");
        let row = self.by_tag("members", Tagged::Members, &chat_bytes(chat), find).await?;
        match row {
            Some(row) if row.chat(self.keys())? != chat => Err(row.corrupt("chat_tag")),
            found => Ok(found),
        }
    }

    async fn admit(
        &mut self,
        chat: ChatId,
        role: Role,
        pseudonym: &Private,
        language: Language,
        now: Moment,
    ) -> Result<(), StoreError> {
        let id = self.new_id()?;
        let put = sql("INSERT INTO members (id, chat_tag, chat, pseudonym, role, standing, language, created_at) \
                       VALUES ($1, $2, $3, $4, $5, 'active', $6, $7)");
        let put = put
            .bind(id)
            .bind(self.tag(Tagged::Members, &chat_bytes(chat)))
            .bind(self.seal("members", "chat", id, &chat_bytes(chat))?)
            .bind(self.seal("members", "pseudonym", id, pseudonym.open().as_bytes())?)
            .bind(role.code())
            .bind(language.code())
            .bind(seconds(now));
        self.write(put).await.map(drop)
    }

    async fn readmit(
        &mut self,
        id: i64,
        role: Role,
        pseudonym: &Private,
        language: Language,
    ) -> Result<(), StoreError> {
        let sealed = self.seal("members", "pseudonym", id, pseudonym.open().as_bytes())?;
        let set = sql("UPDATE members SET standing = 'active', removed_at = NULL, role = $1, pseudonym = $2, \
                       language = $3 WHERE id = $4");
        self.write(set.bind(role.code()).bind(sealed).bind(language.code()).bind(id)).await.map(drop)
    }
}

fn volunteer(row: &Row, keys: &Keys) -> Result<Volunteer, StoreError> {
    Ok(Volunteer {
        id: MemberId(row.id()),
        chat: row.chat(keys)?,
        role: row.word("role")?,
        pseudonym: Private::new(row.opened_text(keys, "pseudonym")?),
        language: row.word("language")?,
        witness: (),
    })
}

fn member(row: &Row, keys: &Keys) -> Result<Member, StoreError> {
    Ok(Member {
        id: MemberId(row.id()),
        role: row.word("role")?,
        standing: row.word("standing")?,
        pseudonym: Private::new(row.opened_text(keys, "pseudonym")?),
        created_at: row.moment("created_at")?,
    })
}
