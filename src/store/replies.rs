//! Replies waiting to be sent: sealed, and gone once sent.

use super::outbox::{Lane, chat_is_free};
use super::rows::{chat_bytes, not_before, seconds};
use super::seal::Tagged;
use super::tx::sql;
use super::{StoreError, Tx};
use crate::domain::{ChatId, DialogueId, MessageId, Moment, ReplyId};

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

/// Where a reply appears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// In a message of its own.
    New,
    /// In a message of its own that the dialogue remembers as its screen.
    Screen(DialogueId),
    /// In, or instead of, a message that is there.
    Over(MessageId),
}

impl Spot {
    fn dialogue(self) -> Option<i64> {
        match self {
            Spot::Screen(dialogue) => Some(dialogue.0),
            Spot::New | Spot::Over(_) => None,
        }
    }

    fn message(self) -> Option<i64> {
        match self {
            Spot::Over(message) => Some(i64::from(message.0)),
            Spot::New | Spot::Screen(_) => None,
        }
    }
}

impl Tx {
    /// Answers waiting in the outbox; sealed.
    pub async fn enqueue(
        &mut self,
        chat: ChatId,
        lane: Lane,
        body: &[u8],
        spot: Spot,
        due_at: Moment,
        now: Moment,
    ) -> Result<ReplyId, StoreError> {
        let id = self.new_id()?;
        let find = "SELECT id FROM subscribers WHERE chat_tag = $1";
        let owner = self.by_tag("subscribers", Tagged::Subscribers, &chat_bytes(chat), find).await?;
        let put = sql("INSERT INTO replies (id, chat_tag, chat, subscriber_id, lane, body, dialogue_id, \
                       message_id, state, attempts, due_at, created_at) \
                       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'ready', 0, $9, $10)");
        let put = put
            .bind(id)
            .bind(self.tag(Tagged::Replies, &chat_bytes(chat)))
            .bind(self.seal("replies", "chat", id, &chat_bytes(chat))?)
            .bind(owner.map(|row| row.id()))
            .bind(lane.code())
            .bind(self.seal("replies", "body", id, body)?)
            .bind(spot.dialogue())
            .bind(spot.message())
            .bind(not_before(due_at, now))
            .bind(seconds(now));
        self.write(put).await?;
        Ok(ReplyId(id))
    }

    /// What was still to be said or written over in this chat is not any more. Deletions go on: they hold
    /// numbers and nothing else.
    pub async fn drop_answers(&mut self, chat: ChatId) -> Result<(), StoreError> {
        for tag in self.keys().tags(Tagged::Replies, &chat_bytes(chat)) {
            self.write(sql("DELETE FROM replies WHERE chat_tag = $1 AND lane = 'answer'").bind(tag)).await?;
        }
        Ok(())
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

    /// Ends a try. A late answer after the lease ran out still takes the row away; a screen that is no longer
    /// wanted is not tried again.
    pub async fn settle_reply(&mut self, id: ReplyId, next: ReplyNext) -> Result<(), StoreError> {
        match next {
            ReplyNext::Done => self.write(sql("DELETE FROM replies WHERE id = $1").bind(id.0)).await.map(drop),
            ReplyNext::Again { at } => {
                let unwanted = sql("DELETE FROM replies WHERE id = $1 AND unwanted = 1");
                self.write(unwanted.bind(id.0)).await?;
                let set = sql("UPDATE replies SET state = 'ready', lease_until = NULL, due_at = $1 \
                               WHERE id = $2 AND state = 'sending'");
                let up = i64::from(at.timestamp_subsec_nanos() > 0);
                self.write(set.bind(seconds(at) + up).bind(id.0)).await.map(drop)
            }
        }
    }

    /// Replies whose lease ran out are ready again, but for screens that are no longer wanted.
    pub async fn recover_replies(&mut self, now: Moment) -> Result<u32, StoreError> {
        let drop = sql("DELETE FROM replies WHERE state = 'sending' AND unwanted = 1 AND lease_until <= $1");
        self.write(drop.bind(seconds(now))).await?;
        let set = sql("UPDATE replies SET state = 'ready', lease_until = NULL \
                       WHERE state = 'sending' AND lease_until <= $1");
        Ok(self.write(set.bind(seconds(now))).await? as u32)
    }
}
