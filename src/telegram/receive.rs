//! Receives updates and acknowledges them only after their effects are committed.
//!
//! A loop of our own: get updates, commit, then poll again. An update that cannot be handled
//! is tried again, then set aside with its number, and the user is told with a reference.

use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest, Sha256};
use teloxide::net::Download;
use teloxide::payloads::{AnswerCallbackQuerySetters, DeleteWebhookSetters, GetUpdatesSetters};
use teloxide::prelude::Requester;
use teloxide::types::{AllowedUpdate, CallbackQueryId, FileId, Update, UpdateKind};
use tracing::{error, info, warn};

use crate::conversation::{self, Handled, Incoming, Rules, What};
use crate::domain::{Cause, Clock, Outcome};
use crate::store::Store;
use crate::text::Words;

use super::translate::{Translated, translate};
use super::{Telegram, answer, classify};

/// Updates asked for at once.
const BATCH: u8 = 100;
/// How often one update is tried before it is set aside.
const TRIES: u32 = 3;
/// In the first moments a second poll is our own of before the restart.
const OWN_POLL: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_secs(2);

/// Why receiving ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// Somebody else polls with this token: a second instance, or a stolen token.
    Conflict,
    /// The token does not work.
    Token,
}

/// Whether what an update brought about has been committed.
enum Kept {
    /// Done, or set aside and its sender told.
    Yes(Option<Handled>),
    /// The database took nothing: it must come again.
    No,
}

/// The worker.
pub struct Receiver {
    pub telegram: Telegram,
    pub store: Store,
    pub rules: Arc<Rules>,
    pub words: Arc<Words>,
    pub clock: Clock,
    /// How long one poll waits.
    pub poll: Duration,
}

impl Receiver {
    /// Receives until it has to stop. Dropping the future stops it safely: what was not
    /// acknowledged is sent again, and recognised.
    pub async fn run(&self) -> Stopped {
        let started = std::time::Instant::now();
        let mut offset = 0;
        if let Err(error) = self.telegram.polling.delete_webhook().drop_pending_updates(false).await {
            warn!(cause = answer::word(classify(&error)), "the webhook could not be removed");
        }
        loop {
            match self.poll(offset).await {
                Ok(updates) => {
                    for update in updates {
                        if matches!(self.receive(&update).await, Kept::No) {
                            // It is not acknowledged: Telegram sends it again, with everything behind it.
                            tokio::time::sleep(PAUSE).await;
                            break;
                        }
                        // The next poll acknowledges: its effects are committed by now.
                        offset = i32::try_from(update.id.0).map_or(0, |id| id.saturating_add(1));
                    }
                }
                Err(Outcome::NotSent(Cause::Token)) => return Stopped::Token,
                Err(Outcome::NotSent(Cause::Conflict)) if started.elapsed() > OWN_POLL => return Stopped::Conflict,
                Err(outcome) => {
                    warn!(cause = answer::word(outcome), "no updates");
                    let wait = if let Outcome::RetryAfter(Some(wait)) = outcome { wait } else { PAUSE };
                    tokio::time::sleep(wait).await;
                }
            }
        }
    }

    async fn poll(&self, offset: i32) -> Result<Vec<Update>, Outcome> {
        let wanted = [AllowedUpdate::Message, AllowedUpdate::CallbackQuery, AllowedUpdate::MyChatMember];
        let request = self
            .telegram
            .polling
            .get_updates()
            .offset(offset)
            .limit(BATCH)
            .timeout(u32::try_from(self.poll.as_secs()).unwrap_or(10))
            .allowed_updates(wanted);
        request.await.map_err(|error| classify(&error))
    }

    /// Handles one update to its end: done, repeated, or set aside, since one poisonous update must
    /// not hold up everybody behind it. Only if not even that could be stored, it is not kept.
    async fn receive(&self, update: &Update) -> Kept {
        let pressed = match &update.kind {
            UpdateKind::CallbackQuery(query) => Some(query.id.clone()),
            _ => None,
        };
        let kept = match translate(update) {
            Translated::Private(incoming) => self.handle(update, incoming).await,
            Translated::Document { incoming, file } => self.handle_document(update, incoming, file).await,
            Translated::Elsewhere { chat } => {
                if let Err(error) = self.telegram.sending.leave_chat(teloxide::types::ChatId(chat)).await {
                    warn!(cause = answer::word(classify(&error)), "a group could not be left");
                }
                Kept::Yes(None)
            }
            Translated::Nothing => Kept::Yes(None),
        };
        if let (Some(id), Kept::Yes(handled)) = (pressed, &kept) {
            self.answer_press(id, *handled);
        }
        kept
    }

    /// Only pop-ups are answered at once, and they may be lost.
    fn answer_press(&self, id: CallbackQueryId, handled: Option<Handled>) {
        let pop_up = handled.and_then(|h| h.pop_up.map(|pop_up| self.words.pop_up(h.language, pop_up)));
        let bot = self.telegram.sending.clone();
        tokio::spawn(async move {
            let mut request = bot.answer_callback_query(id);
            if let Some(text) = pop_up {
                request = request.text(text);
            }
            if let Err(error) = request.await {
                warn!(cause = answer::word(classify(&error)), "a press was not answered");
            }
        });
    }

    async fn handle(&self, update: &Update, incoming: Incoming) -> Kept {
        let (chat, hint, identity) = (incoming.chat, incoming.hint, incoming.identity.clone());
        for attempt in 1..=TRIES {
            let this = incoming.clone();
            let (store, rules, now) = (self.store.clone(), self.rules.clone(), (self.clock)());
            // A panic is caught at the door: it must not end the program at this chat's next update.
            let work = tokio::spawn(async move { conversation::handle(&store, &rules, this, now).await });
            match work.await {
                Ok(Ok(handled)) => return Kept::Yes(Some(handled)),
                Ok(Err(error)) => {
                    warn!(update = update.id.0, attempt, %error, "an update could not be handled");
                    tokio::time::sleep(PAUSE * (attempt - 1)).await;
                }
                Err(_) => error!(update = update.id.0, attempt, "handling an update panicked"),
            }
        }
        let reference = reference(&identity);
        error!(update = update.id.0, reference, "an update was set aside");
        let now = (self.clock)();
        if let Err(error) = conversation::apologise(&self.store, &self.rules, chat, hint, &reference, now).await {
            error!(reference, %error, "and its sender could not be told");
            return Kept::No;
        }
        Kept::Yes(None)
    }

    /// Fetches a file before any transaction is open, and only if somebody may send one.
    async fn handle_document(&self, update: &Update, mut incoming: Incoming, file: String) -> Kept {
        let awaited = conversation::awaits_file(&self.store, incoming.chat).await.unwrap_or(false);
        if let (true, What::Other { message }) = (awaited, &incoming.what)
            && let Some(bytes) = self.fetch(file).await
        {
            incoming.what = What::File { message: *message, bytes };
        }
        self.handle(update, incoming).await
    }

    async fn fetch(&self, file: String) -> Option<Vec<u8>> {
        let bot = &self.telegram.sending;
        let found = bot.get_file(FileId(file)).await.ok()?;
        let mut bytes = Vec::new();
        bot.download_file(&found.path, &mut bytes).await.ok()?;
        info!(bytes = bytes.len(), "a file was fetched");
        Some(bytes)
    }
}

/// Six characters by which a person can find the log line; they say nothing about the chat.
fn reference(identity: &str) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let digest = Sha256::digest(identity.as_bytes());
    digest.iter().take(6).map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()
}
