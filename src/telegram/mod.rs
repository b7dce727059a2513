//! The only room that knows teloxide: updates in, messages out, answers classified.
//!
//! It never prints an update, a request, a token or one of the library's errors: each is
//! turned into an outcome or a class first.

mod answer;
mod menu;
mod receive;
mod send;
mod translate;

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use teloxide::Bot;
use teloxide::prelude::Requester;

pub use answer::classify;
pub use menu::dress;
pub use receive::{Receiver, Stopped};
pub use send::TelegramSender;

/// A call ends within this and teloxide's own pause of 10 s after a server error, so a lease of 30 s is enough.
const SEND_TIMEOUT: Duration = Duration::from_secs(10);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Why no connection to the Bot API could be made.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    #[error("the address of the Bot API is not a URL")]
    Address,
    #[error("the HTTP client could not be made")]
    Client,
    #[error("Telegram does not know this token")]
    Token,
    #[error("Telegram could not be reached ({0})")]
    Unreachable(&'static str),
}

/// The bot's account, reachable. Cheap to clone; it cannot be printed.
#[derive(Clone)]
pub struct Telegram {
    /// For sending: short time-outs.
    sending: Bot,
    /// For long polling: its own time-outs.
    polling: Bot,
}

/// Who the bot is.
pub struct Identity {
    pub id: i64,
    /// For links that invite; without the `@`.
    pub username: String,
}

impl Telegram {
    /// Prepares the account; makes no request.
    ///
    /// # Errors
    /// If the address is no URL or no HTTP client can be made.
    pub fn new(token: &SecretString, api_url: &str, poll: Duration) -> Result<Self, ConnectError> {
        let url = reqwest::Url::parse(api_url).map_err(|_| ConnectError::Address)?;
        let bot = |timeout: Duration| -> Result<Bot, ConnectError> {
            let client = reqwest::Client::builder()
                .connect_timeout(CONNECT_TIMEOUT)
                .timeout(timeout)
                .build()
                .map_err(|_| ConnectError::Client)?;
            Ok(Bot::with_client(token.expose_secret(), client).set_api_url(url.clone()))
        };
        Ok(Self { sending: bot(SEND_TIMEOUT)?, polling: bot(poll + SEND_TIMEOUT)? })
    }

    /// Asks Telegram who this bot is.
    ///
    /// # Errors
    /// If the token is wrong or Telegram cannot be reached.
    pub async fn identity(&self) -> Result<Identity, ConnectError> {
        let me = self.sending.get_me().await.map_err(|error| match classify(&error) {
            crate::domain::Outcome::NotSent(crate::domain::Cause::Token) => ConnectError::Token,
            outcome => ConnectError::Unreachable(answer::word(outcome)),
        })?;
        Ok(Identity { id: i64::try_from(me.id.0).unwrap_or_default(), username: me.username().to_owned() })
    }
}
