//! What may go out now, and in which order. Four lanes and the reminders behind them;
//! of each chat one thing at a time.

use std::collections::HashSet;

use super::rows::{Row, seconds};
use super::tx::{Sql, sql};
use super::{HoldReason, StoreError, Tx};
use crate::domain::{ChatId, DeliveryId, Moment, NoticeKind, ReplyId};

/// Something that may go out now, in the order in which it should.
#[derive(Clone, Debug)]
pub enum Due {
    Notice { delivery: DeliveryId, kind: NoticeKind, chat: ChatId },
    Reply { reply: ReplyId, lane: Lane, chat: ChatId },
}

impl Due {
    fn chat(&self) -> ChatId {
        match self {
            Due::Notice { chat, .. } | Due::Reply { chat, .. } => *chat,
        }
    }
}

/// How urgent a reply is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// An answer to what somebody just did.
    Answer,
    /// Deletions: numbers of messages and nothing else. They outlive forgetting, which they are part of.
    Tidying,
}

impl Lane {
    pub(super) fn code(self) -> &'static str {
        match self {
            Lane::Answer => "answer",
            Lane::Tidying => "tidying",
        }
    }
}

/// Rows are looked through in pages: one chat's backlog must not hide the other chats.
const PAGE: i64 = 64;
/// Replies get at least this share of what goes out (delivery.md, Order and pace).
const REPLIES_SHARE: usize = 5;

/// What could be sent at `$1`, but for a hold: its verdict stands, its event is verified, its name rests not (a
/// correction passes), its chat is free, and a correction's alert is no longer on its way.
macro_rules! sendable {
    () => {
        "FROM deliveries d JOIN subscribers s ON s.id = d.subscriber_id \
         JOIN subscriptions u ON u.id = d.subscription_id JOIN matches m ON m.id = d.match_id \
         JOIN releases r ON r.id = d.release_id \
         WHERE d.state IN ('ready', 'uncertain') AND d.due_at <= $1 AND u.removed_at IS NULL \
         AND (d.kind = 'correction' OR u.paused_at IS NULL) \
         AND (d.kind = 'correction' OR (m.state = 'confirmed' AND r.state = 'active' \
         AND r.verified_at IS NOT NULL AND r.kind NOT IN ('death', 'retracted'))) \
         AND NOT EXISTS (SELECT 1 FROM deliveries x WHERE x.subscriber_id = d.subscriber_id AND x.state = 'sending') \
         AND NOT EXISTS (SELECT 1 FROM replies y WHERE y.subscriber_id = d.subscriber_id AND y.state = 'sending') \
         AND NOT EXISTS (SELECT 1 FROM deliveries a WHERE a.id = d.corrects \
         AND a.state IN ('ready', 'sending', 'uncertain')) "
    };
}
/// No reply to the chat of `d` is on its way, nor a notice.
macro_rules! chat_is_free {
    () => {
        "NOT EXISTS (SELECT 1 FROM replies x WHERE x.chat_tag = d.chat_tag AND x.state = 'sending') \
         AND NOT EXISTS (SELECT 1 FROM deliveries y WHERE y.subscriber_id = d.subscriber_id AND y.state = 'sending') "
    };
}
pub(super) use {chat_is_free, sendable};

impl Tx {
    /// What may go out at `now`: corrections, alerts, answers, tidying, each oldest first; first in, first out a chat.
    /// A hold stops alerts; corrections pass one that a person set, and only that. A fifth of `limit` is kept for
    /// replies, if there are any.
    pub async fn due(&mut self, now: Moment, limit: u32) -> Result<Vec<Due>, StoreError> {
        let limit = limit as usize;
        let kinds: &[NoticeKind] = match self.hold_reason().await? {
            None => &[NoticeKind::Correction, NoticeKind::Alert],
            Some(HoldReason::Person) => &[NoticeKind::Correction],
            Some(_) => &[],
        };
        let mut chats = HashSet::new();
        let mut notices = Vec::new();
        for kind in kinds {
            self.fill(&mut notices, &mut chats, limit, Backlog::Notices(*kind), now).await?;
        }
        let mut replies = Vec::new();
        for lane in [Lane::Answer, Lane::Tidying] {
            self.fill(&mut replies, &mut chats, limit, Backlog::Replies(lane), now).await?;
        }
        notices.truncate(limit - replies.len().min(limit / REPLIES_SHARE));
        replies.truncate(limit - notices.len());
        notices.append(&mut replies);
        if kinds.contains(&NoticeKind::Alert) {
            self.fill(&mut notices, &mut chats, limit, Backlog::Notices(NoticeKind::Reminder), now).await?;
        }
        Ok(notices)
    }

    /// When the next thing becomes due, after `now`.
    pub async fn next_due(&mut self, now: Moment) -> Result<Option<Moment>, StoreError> {
        let mut next = None;
        for find in [
            "SELECT min(due_at) AS due FROM deliveries WHERE state IN ('ready', 'uncertain') AND due_at > $1",
            "SELECT min(due_at) AS due FROM replies WHERE state = 'ready' AND due_at > $1",
        ] {
            let row = self.one("deliveries", sql(find).bind(seconds(now))).await?;
            let due = row.map(|row| row.maybe_moment("due")).transpose()?.flatten();
            next = next.into_iter().chain(due).min();
        }
        Ok(next)
    }

    /// Alerts and corrections that would go out if the hold were lifted.
    pub async fn waiting(&mut self, now: Moment) -> Result<(u32, u32), StoreError> {
        let count = || sql(concat!("SELECT count(*) AS n ", sendable!(), "AND d.kind = $2")).bind(seconds(now));
        Ok((self.count(count().bind("alert")).await?, self.count(count().bind("correction")).await?))
    }

    /// Adds the first thing of each chat that has none yet, until `limit` are there.
    async fn fill(
        &mut self,
        out: &mut Vec<Due>,
        chats: &mut HashSet<ChatId>,
        limit: usize,
        from: Backlog,
        now: Moment,
    ) -> Result<(), StoreError> {
        let (mut due_at, mut seq) = (i64::MIN, i64::MIN);
        while out.len() < limit {
            let page = from.page().bind(seconds(now)).bind(from.code()).bind(due_at).bind(seq).bind(PAGE);
            let rows = self.all(from.table(), page).await?;
            for row in &rows {
                (due_at, seq) = (row.int("due_at")?, row.int("seq")?);
                let due = match from.decode(row, self.keys()) {
                    Ok(due) => due,
                    Err(error) => {
                        self.set_aside(from, row, &error).await?;
                        continue;
                    }
                };
                if out.len() < limit && chats.insert(due.chat()) {
                    out.push(due);
                }
            }
            if rows.len() < PAGE as usize {
                break;
            }
        }
        Ok(())
    }

    /// A row that does not open must not keep the others from going out.
    async fn set_aside(&mut self, from: Backlog, row: &Row, error: &StoreError) -> Result<(), StoreError> {
        tracing::error!(row = row.id(), %error, "set aside: it cannot be sent");
        match from {
            Backlog::Notices(_) => self.hold_one(DeliveryId(row.id())).await,
            Backlog::Replies(_) => self.write(sql("DELETE FROM replies WHERE id = $1").bind(row.id())).await.map(drop),
        }
    }
}

/// Where a lane's rows are.
#[derive(Clone, Copy)]
enum Backlog {
    Notices(NoticeKind),
    Replies(Lane),
}

impl Backlog {
    fn page(self) -> Sql {
        match self {
            Backlog::Notices(_) => sql(concat!(
                "SELECT d.id, d.due_at, d.seq, d.subscriber_id, s.chat ",
                sendable!(),
                "AND d.kind = $2 AND (d.due_at > $3 OR (d.due_at = $3 AND d.seq > $4)) ORDER BY d.due_at, d.seq LIMIT $5"
            )),
            // Of a chat's lane, nothing passes an earlier reply that is due or being tried again.
            Backlog::Replies(_) => sql(concat!(
                "SELECT d.id, d.due_at, d.seq, d.chat FROM replies d WHERE d.state = 'ready' AND d.due_at <= $1 \
                 AND d.lane = $2 AND (d.due_at > $3 OR (d.due_at = $3 AND d.seq > $4)) \
                 AND NOT EXISTS (SELECT 1 FROM replies e WHERE e.chat_tag = d.chat_tag AND e.lane = d.lane \
                 AND e.seq < d.seq AND (e.due_at <= $1 OR e.attempts > 0)) AND ",
                chat_is_free!(),
                "ORDER BY d.due_at, d.seq LIMIT $5"
            )),
        }
    }

    fn table(self) -> &'static str {
        match self {
            Backlog::Notices(_) => "deliveries",
            Backlog::Replies(_) => "replies",
        }
    }

    fn code(self) -> &'static str {
        match self {
            Backlog::Notices(kind) => kind.code(),
            Backlog::Replies(lane) => lane.code(),
        }
    }

    fn decode(self, row: &Row, keys: &super::Keys) -> Result<Due, StoreError> {
        Ok(match self {
            Backlog::Notices(kind) => Due::Notice {
                delivery: DeliveryId(row.id()),
                kind,
                chat: row.joined_chat(keys, "subscribers", "subscriber_id")?,
            },
            Backlog::Replies(lane) => Due::Reply { reply: ReplyId(row.id()), lane, chat: row.chat(keys)? },
        })
    }
}
