//! Replies waiting to be sent: sealed, and gone once sent.

use super::outbox::{Lane, chat_is_free};
use super::rows::{chat_bytes, not_before, seconds};
use super::seal::Tagged;
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{ChatId, DialogueId, Moment, ReplyId};

/// A reply on its way.
#[derive(Clone)]
pub struct ClaimedReply {
    pub reply: ReplyId,
    pub chat: ChatId,
    pub body: Vec<u8>,
    pub dialogue: Option<DialogueId>,
    /// Tries before this one.
    pub attempts: u32,
    pub created_at: Moment,
}

/// What becomes of a reply after a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyNext {
    /// Sent, or given up: the row goes.
    Done,
    Again {
        at: Moment,
    },
}

impl Tx {
    /// Answers waiting in the outbox; sealed; `dialogue`: remember the sent message as its screen.
    pub async fn enqueue(
        &mut self,
        chat: ChatId,
        lane: Lane,
        body: &[u8],
        dialogue: Option<DialogueId>,
        due_at: Moment,
        now: Moment,
    ) -> Result<ReplyId, StoreError> {
        let id = self.new_id()?;
        let find = "SELECT id FROM subscribers WHERE chat_tag = $1";
        let owner = self.by_tag("subscribers", Tagged::Subscribers, &chat_bytes(chat), find).await?;
        let put = sql("INSERT INTO replies (id, chat_tag, chat, subscriber_id, lane, body, dialogue_id, state, \
                       attempts, due_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'ready', 0, $8, $9)");
        let put = put
            .bind(id)
            .bind(self.tag(Tagged::Replies, &chat_bytes(chat)))
            .bind(self.seal("replies", "chat", id, &chat_bytes(chat))?)
            .bind(owner.map(|row| row.id()))
            .bind(lane.code())
            .bind(self.seal("replies", "body", id, body)?)
            .bind(dialogue.map(|dialogue| dialogue.0))
            .bind(not_before(due_at, now))
            .bind(seconds(now));
        self.write(put).await?;
        Ok(ReplyId(id))
    }

    /// Ready and due → on its way. None if it is no longer so, or something else for that chat is.
    pub async fn claim_reply(
        &mut self,
        id: ReplyId,
        lease_until: Moment,
        now: Moment,
    ) -> Result<Option<ClaimedReply>, StoreError> {
        let find = sql(concat!(
            "SELECT d.id, d.chat, d.body, d.dialogue_id, d.attempts, d.created_at FROM replies d \
             WHERE d.id = $1 AND d.state = 'ready' AND d.due_at <= $2 AND ",
            chat_is_free!()
        ));
        let Some(row) = self.one("replies", find.bind(id.0).bind(seconds(now))).await? else { return Ok(None) };
        let claim = sql("UPDATE replies SET state = 'sending', attempts = attempts + 1, lease_until = $1 \
                         WHERE id = $2 AND state = 'ready'");
        if !self.write_one(claim.bind(not_before(lease_until, now)).bind(id.0)).await? {
            return Ok(None);
        }
        Ok(Some(ClaimedReply {
            reply: id,
            chat: row.chat(self.keys())?,
            body: row.opened(self.keys(), "body")?.to_vec(),
            dialogue: row.maybe_int("dialogue_id")?.map(DialogueId),
            attempts: row.count("attempts")?,
            created_at: row.moment("created_at")?,
        }))
    }

    /// Ends a try. A late answer after the lease ran out still takes the row away.
    pub async fn settle_reply(&mut self, id: ReplyId, next: ReplyNext) -> Result<(), StoreError> {
        match next {
            ReplyNext::Done => self.write(sql("DELETE FROM replies WHERE id = $1").bind(id.0)).await.map(drop),
            ReplyNext::Again { at } => {
                let set = sql("UPDATE replies SET state = 'ready', lease_until = NULL, due_at = $1 \
                               WHERE id = $2 AND state = 'sending'");
                let up = i64::from(at.timestamp_subsec_nanos() > 0);
                self.write(set.bind(seconds(at) + up).bind(id.0)).await.map(drop)
            }
        }
    }

    /// Replies whose lease ran out are ready again.
    pub async fn recover_replies(&mut self, now: Moment) -> Result<u32, StoreError> {
        let set = sql("UPDATE replies SET state = 'ready', lease_until = NULL \
                       WHERE state = 'sending' AND lease_until <= $1");
        Ok(self.write(set.bind(seconds(now))).await? as u32)
    }
}
