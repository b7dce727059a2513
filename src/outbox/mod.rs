//! Sends what is due, at least once: claim, send, settle.
//!
//! The attempt is written and committed before any byte leaves; the outcome is written
//! after. No transaction is open while something is sent. It decides nothing about news:
//! a notice is there only because of a recorded verdict.

mod pace;

use std::collections::HashSet;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use tokio::sync::Mutex;
use tokio::task::JoinSet;
use tracing::{error, info, warn};

use crate::domain::{
    Cause, ChatId, Clock, DeliveryId, Doing, MessageId, Moment, Next, Notice, NoticeMode, Outcome, Reader, Reply,
    ReplyId, Spoken, settle,
};
use crate::store::{
    Arrived, ClaimedNotice, ClaimedReply, Due, HoldReason, Lane, ReplyNext, Spot, Store, StoreError, Tx,
};
pub use pace::Pace;

/// How many due rows are looked at in one go.
const LOOK_AHEAD: u32 = 64;
/// How soon the rows are looked at again while something slow is under way.
const LOOK_AROUND: Duration = Duration::from_millis(500);
/// A reply that could not be sent for this long is given up; the family can ask again.
const REPLY_LIFETIME: TimeDelta = TimeDelta::hours(1);
/// Telegram lets a bot delete messages younger than 48 hours.
const DELETE_LIFETIME: TimeDelta = TimeDelta::hours(47);
/// A new message may be there twice after an uncertain outcome; an answer is tried this often.
const MAX_ANSWERS: u32 = 3;

/// Something to send, not yet worded.
pub enum Parcel<'a> {
    Notice {
        reader: Reader,
        mode: NoticeMode,
        notice: &'a Notice,
        /// The message that it corrects.
        answers: Option<MessageId>,
        markup: Markup,
    },
    Spoken(&'a Spoken),
}

/// Whether the full wording may be used, or Telegram refused it before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    Full,
    /// The neutral template without any markup.
    Plain,
}

/// Sends one thing to one chat. Wording happens behind it.
pub trait Sender: Send + Sync + 'static {
    /// One try; never retries by itself, and ends within the lease.
    fn send(&self, to: ChatId, parcel: Parcel<'_>) -> impl Future<Output = Outcome> + Send;
}

/// How sending is set.
#[derive(Debug, Clone)]
pub struct SendingRules {
    /// How long an attempt may take before it counts as lost; longer than the client's own timeouts.
    pub lease: TimeDelta,
    /// How many sends may be under way at once.
    pub in_flight: usize,
    /// Messages a second for all chats, bursts, and the pause between two in one chat.
    pub pace: Pace,
}

/// The worker.
pub struct Outbox<S> {
    inner: Arc<Inner<S>>,
}

struct Inner<S> {
    store: Store,
    sender: S,
    rules: SendingRules,
    clock: Clock,
    pace: Mutex<pace::Running>,
}

impl<S: Sender> Outbox<S> {
    /// A worker over the rows of `store`.
    pub fn new(store: Store, sender: S, rules: SendingRules, clock: Clock) -> Self {
        let pace = Mutex::new(pace::Running::new(rules.pace));
        Self { inner: Arc::new(Inner { store, sender, rules, clock, pace }) }
    }

    /// At start every earlier lease is over: what was under way counts as uncertain.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn recover(&self) -> Result<(), StoreError> {
        let far = (self.inner.clock)() + self.inner.rules.lease + TimeDelta::days(1);
        self.inner.settle_lost(far).await
    }

    /// Sends everything that is due. Returns when the next thing becomes due, if anything waits.
    ///
    /// # Errors
    /// When the database fails; what was under way settles as uncertain when its lease runs out.
    pub async fn run_until_idle(&self) -> Result<Option<Moment>, StoreError> {
        let mut under_way: JoinSet<(ChatId, Result<(), StoreError>)> = JoinSet::new();
        let mut busy: HashSet<ChatId> = HashSet::new();
        let mut failed = None;
        loop {
            let mut watch = self.inner.store.watch();
            let now = (self.inner.clock)();
            self.inner.settle_lost(now).await?;
            let due = if failed.is_none() { self.inner.due(now).await? } else { Vec::new() };
            for (due, chat) in due {
                if under_way.len() >= self.inner.rules.in_flight || !busy.insert(chat) {
                    continue;
                }
                let inner = self.inner.clone();
                under_way.spawn(async move { (chat, inner.send(due, chat).await) });
            }
            // A slow chat holds up nobody: while it takes its time, what becomes due for others is looked for.
            tokio::select! {
                ended = under_way.join_next() => match ended {
                    Some(Ok((chat, sent))) => {
                        busy.remove(&chat);
                        // What else is under way must end, or it would count as uncertain.
                        failed = failed.or(sent.err());
                    }
                    Some(Err(_)) => error!("a send panicked; its lease runs out and it is settled as uncertain"),
                    None => break,
                },
                () = watch.changed(LOOK_AROUND) => {}
            }
        }
        match failed {
            Some(error) => Err(error),
            None => self.inner.store.begin().await?.next_due((self.inner.clock)()).await,
        }
    }
}

impl<S: Sender> Inner<S> {
    async fn due(&self, now: Moment) -> Result<Vec<(Due, ChatId)>, StoreError> {
        let due = self.store.begin().await?.due(now, LOOK_AHEAD).await?;
        Ok(due
            .into_iter()
            .map(|due| {
                let chat = match &due {
                    Due::Notice { chat, .. } | Due::Reply { chat, .. } => *chat,
                };
                (due, chat)
            })
            .collect())
    }

    async fn send(&self, due: Due, chat: ChatId) -> Result<(), StoreError> {
        let wait = self.pace.lock().await.reserve(chat, (self.clock)());
        if wait > Duration::ZERO {
            tokio::time::sleep(wait).await;
        }
        match due {
            Due::Notice { delivery, .. } => self.send_notice(delivery).await,
            Due::Reply { reply, .. } => self.send_reply(reply).await,
        }
    }

    async fn send_notice(&self, id: DeliveryId) -> Result<(), StoreError> {
        let now = (self.clock)();
        let mut tx = self.store.begin().await?;
        let claimed = tx.claim_notice(id, now + self.rules.lease, now).await?;
        // Also what was not claimed may have been put off or held.
        tx.commit().await?;
        let Some(claimed) = claimed else { return Ok(()) };
        let outcome = self.try_notice(&claimed).await;
        self.settle_notice(&claimed, outcome).await
    }

    async fn try_notice(&self, claimed: &ClaimedNotice) -> Outcome {
        let to = &claimed.addressed;
        let parcel = Parcel::Notice {
            reader: to.reader(),
            mode: to.mode,
            notice: &to.notice,
            answers: claimed.corrects.as_ref().map(|(message, _)| *message),
            markup: if claimed.before.refused == 0 { Markup::Full } else { Markup::Plain },
        };
        self.sender.send(to.chat, parcel).await
    }

    async fn settle_notice(&self, claimed: &ClaimedNotice, outcome: Outcome) -> Result<(), StoreError> {
        let now = (self.clock)();
        let next = settle(outcome, claimed.before, now, spread(claimed.delivery.0));
        let cause = cause_of(outcome);
        let mut tx = self.store.begin().await?;
        tx.settle_notice(claimed.delivery, claimed.attempt, next, cause, now).await?;
        match next {
            Next::Unreachable if cause != Some(Cause::ChatNotFound) => {
                tx.set_unreachable(claimed.addressed.subscriber, now).await?;
            }
            Next::StopSending => {
                tx.put_hold(HoldReason::Token, None, now).await?;
            }
            _ => {}
        }
        tx.commit().await?;
        let cause = cause.map_or("", Cause::code);
        match next {
            Next::Sent { .. } => info!(delivery = claimed.delivery.0, "sent"),
            Next::Dead => error!(delivery = claimed.delivery.0, cause, "given up: a dead letter"),
            Next::StopSending => error!(cause, "the token does not work: sending is on hold"),
            _ => warn!(delivery = claimed.delivery.0, cause, "not sent"),
        }
        Ok(())
    }

    async fn send_reply(&self, id: ReplyId) -> Result<(), StoreError> {
        let now = (self.clock)();
        let mut tx = self.store.begin().await?;
        let Some(claimed) = tx.claim_reply(id, now + self.rules.lease, now).await? else { return Ok(()) };
        tx.commit().await?;
        let Some(spoken) = Spoken::read(&claimed.body) else {
            warn!(reply = id.0, "a reply of an older version was dropped");
            return self.drop_reply(&claimed).await;
        };
        let outcome = self.sender.send(claimed.chat, Parcel::Spoken(&spoken)).await;
        let next = after_reply(outcome, &spoken.doing, &claimed, (self.clock)());
        if next != ReplyNext::Done || cause_of(outcome).is_some() {
            warn!(reply = id.0, cause = cause_of(outcome).map_or("", Cause::code), "a reply was not sent");
        }
        self.done(&claimed, shown(outcome, &spoken.doing), &spoken, next).await?;
        if is_left_behind(outcome, &spoken.doing, next) {
            self.say_left_behind(claimed.chat, spoken.reader()).await?;
        }
        Ok(())
    }

    /// A name is still in the chat: only its owner can delete it now.
    async fn say_left_behind(&self, chat: ChatId, reader: Reader) -> Result<(), StoreError> {
        let now = (self.clock)();
        let spoken = Spoken::to(reader, Doing::Say(Reply::NotDeleted));
        let mut tx = self.store.begin().await?;
        tx.enqueue(chat, Lane::Answer, &spoken.write(), Spot::New, now, now).await?;
        tx.commit().await
    }

    async fn done(
        &self,
        claimed: &ClaimedReply,
        shown: Option<MessageId>,
        spoken: &Spoken,
        next: ReplyNext,
    ) -> Result<(), StoreError> {
        let mut tx = self.store.begin().await?;
        if let Some(message) = shown {
            self.arrived(&mut tx, claimed, message, spoken).await?;
        }
        tx.settle_reply(claimed.reply, next).await?;
        tx.commit().await
    }

    /// A message of ours stands in the chat: it is remembered, and one that is to go is deleted in its time.
    async fn arrived(
        &self,
        tx: &mut Tx,
        claimed: &ClaimedReply,
        message: MessageId,
        spoken: &Spoken,
    ) -> Result<(), StoreError> {
        let (now, chat) = ((self.clock)(), claimed.chat);
        let wanted = match claimed.dialogue {
            Some(dialogue) => tx.screen_arrived(claimed.reply, dialogue, message).await?,
            None => Arrived::Wanted,
        };
        let stays = match (wanted, &spoken.doing) {
            (Arrived::Unwanted, _) => Some(0),
            (_, Doing::SayFor { seconds, .. }) => Some(i64::from(*seconds)),
            _ => None,
        };
        if let Some(stays) = stays {
            let gone = Spoken::to(spoken.reader(), Doing::Sweep { messages: vec![message] });
            let due = now + TimeDelta::seconds(stays);
            tx.enqueue(chat, Lane::Tidying, &gone.write(), Spot::Over(message), due, now).await?;
        } else if is_new(message, &spoken.doing) {
            tx.note_message(chat, message, now).await?;
        }
        Ok(())
    }

    async fn drop_reply(&self, claimed: &ClaimedReply) -> Result<(), StoreError> {
        let mut tx = self.store.begin().await?;
        tx.settle_reply(claimed.reply, ReplyNext::Done).await?;
        tx.commit().await
    }

    /// What was claimed and never settled is uncertain: it may have been sent.
    async fn settle_lost(&self, now: Moment) -> Result<(), StoreError> {
        let mut tx = self.store.begin().await?;
        let lost = tx.lost_attempts(now).await?;
        let replies = tx.recover_replies(now).await?;
        if lost.is_empty() && replies == 0 {
            return Ok(());
        }
        let real_now = (self.clock)();
        for (delivery, attempt, before) in lost {
            let next = settle(Outcome::Uncertain(Cause::LeaseRanOut), before, real_now, spread(delivery.0));
            tx.settle_notice(delivery, attempt, next, Some(Cause::LeaseRanOut), real_now).await?;
            warn!(delivery = delivery.0, "an attempt was cut off");
        }
        tx.commit().await
    }
}

/// The message of ours that stands in the chat now.
fn shown(outcome: Outcome, doing: &Doing) -> Option<MessageId> {
    match (outcome, doing) {
        (Outcome::Delivered { message }, Doing::Say(_) | Doing::SayFor { .. } | Doing::Edit { .. }) => message,
        _ => None,
    }
}

/// Whether this message was not there before; an edit of one that was gone is said anew.
fn is_new(message: MessageId, doing: &Doing) -> bool {
    !matches!(doing, Doing::Edit { message: edited, .. } if *edited == message)
}

/// Whether a message that was to be deleted stays in the chat for good.
fn is_left_behind(outcome: Outcome, doing: &Doing, next: ReplyNext) -> bool {
    let given_up = next == ReplyNext::Done && !matches!(outcome, Outcome::Delivered { .. } | Outcome::Gone(_));
    given_up && matches!(doing, Doing::Delete { .. })
}

/// What becomes of a reply. Edits and deletions may be repeated; a new message is tried a few times.
fn after_reply(outcome: Outcome, doing: &Doing, claimed: &ClaimedReply, now: Moment) -> ReplyNext {
    let lifetime = match doing {
        // An edit may hide a name: it is tried for as long as a deletion.
        Doing::Delete { .. } | Doing::Sweep { .. } | Doing::Edit { .. } | Doing::Hide { .. } => DELETE_LIFETIME,
        Doing::Say(_) | Doing::SayFor { .. } | Doing::Menu(_) => REPLY_LIFETIME,
    };
    let old = now - claimed.created_at > lifetime;
    let often = matches!(doing, Doing::Say(_) | Doing::SayFor { .. }) && claimed.attempts + 1 >= MAX_ANSWERS;
    let again = |wait: Duration| if old { ReplyNext::Done } else { ReplyNext::Again { at: now + wait } };
    let backoff = Duration::from_secs(2 << claimed.attempts.min(8));
    match outcome {
        Outcome::Delivered { .. } | Outcome::Gone(_) | Outcome::Moved(_) | Outcome::Refused(_) => ReplyNext::Done,
        Outcome::RetryAfter(wait) => again(wait.unwrap_or(backoff) + Duration::from_millis(200)),
        Outcome::NotSent(_) => again(backoff),
        Outcome::Uncertain(_) if often => ReplyNext::Done,
        Outcome::Uncertain(_) => again(backoff),
    }
}

fn cause_of(outcome: Outcome) -> Option<Cause> {
    match outcome {
        Outcome::NotSent(cause) | Outcome::Uncertain(cause) | Outcome::Gone(cause) | Outcome::Refused(cause) => {
            Some(cause)
        }
        Outcome::Delivered { .. } | Outcome::RetryAfter(_) | Outcome::Moved(_) => None,
    }
}

/// A share of 0..1 that differs from row to row, so that retries do not come back together.
/// Row ids are random already.
fn spread(id: i64) -> f64 {
    (id.unsigned_abs() % 1_000) as f64 / 1_000.0
}
