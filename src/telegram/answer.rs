//! What Telegram's answers mean for what was sent.
//!
//! teloxide throws the error code away and knows half of the real descriptions, so an answer
//! is classified by its description's beginning. What is surely not sent may be sent again;
//! what perhaps was must be counted; the two are never mixed up.

use std::time::Duration;

use teloxide::{ApiError, RequestError};

use crate::domain::{Cause, ChatId, MessageId, Outcome};

/// Turns a failed request into an outcome. The error itself is never printed.
pub fn classify(error: &RequestError) -> Outcome {
    match error {
        RequestError::RetryAfter(seconds) => {
            Outcome::RetryAfter(Some(Duration::from_secs(u64::from(seconds.seconds()))))
        }
        RequestError::MigrateToChatId(chat) => Outcome::Moved(ChatId(chat.0)),
        RequestError::Network(error) if error.is_connect() || error.is_builder() => Outcome::NotSent(Cause::Connect),
        RequestError::Network(error) if error.is_timeout() => Outcome::Uncertain(Cause::Timeout),
        RequestError::Network(_) => Outcome::Uncertain(Cause::Reset),
        RequestError::InvalidJson { raw, .. } => unreadable(raw),
        RequestError::Io(_) => Outcome::NotSent(Cause::Other),
        RequestError::Api(ApiError::InvalidToken) => Outcome::NotSent(Cause::Token),
        RequestError::Api(ApiError::MessageNotModified) => Outcome::Delivered { message: None },
        RequestError::Api(ApiError::Unknown(description)) => described(description),
        RequestError::Api(error) => described(&error.to_string()),
    }
}

/// A body that cannot be parsed but says `"ok":true` was delivered: it is never sent again.
fn unreadable(raw: &str) -> Outcome {
    let dense: String = raw.chars().filter(|c| !c.is_whitespace()).collect();
    if !dense.contains(r#""ok":true"#) {
        return Outcome::Uncertain(Cause::Unreadable);
    }
    let message = dense.split(r#""message_id":"#).nth(1).and_then(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok().map(MessageId)
    });
    Outcome::Delivered { message }
}

/// Descriptions by their beginning, without case; the first that fits decides.
const DESCRIPTIONS: &[(&str, Outcome)] = &[
    ("forbidden: bot was blocked by the user", Outcome::Gone(Cause::Blocked)),
    ("forbidden: user is deactivated", Outcome::Gone(Cause::Deactivated)),
    ("forbidden", Outcome::Gone(Cause::Forbidden)),
    ("unauthorized", Outcome::NotSent(Cause::Token)),
    ("not found", Outcome::NotSent(Cause::Token)),
    ("conflict", Outcome::NotSent(Cause::Conflict)),
    ("too many requests", Outcome::RetryAfter(None)),
    ("bad request: chat not found", Outcome::Gone(Cause::ChatNotFound)),
    ("bad request: peer_id_invalid", Outcome::Gone(Cause::ChatNotFound)),
    ("bad request: message is not modified", Outcome::Delivered { message: None }),
    ("bad request: message to edit not found", Outcome::Delivered { message: None }),
    ("bad request: message to delete not found", Outcome::Delivered { message: None }),
    ("bad request: message can't be edited", Outcome::Delivered { message: None }),
    ("bad request: can't parse entities", Outcome::Refused(Cause::Entities)),
    ("bad request: message is too long", Outcome::Refused(Cause::TooLong)),
    ("bad request: message_too_long", Outcome::Refused(Cause::TooLong)),
    ("bad request: message text is empty", Outcome::Refused(Cause::Empty)),
    ("bad request: text must be non-empty", Outcome::Refused(Cause::Empty)),
    ("bad request: button_data_invalid", Outcome::Refused(Cause::Button)),
    ("bad request", Outcome::Refused(Cause::Other)),
];

fn described(description: &str) -> Outcome {
    let lower = description.to_lowercase();
    let found = DESCRIPTIONS.iter().find(|(beginning, _)| lower.starts_with(beginning));
    // Internal errors and whatever nobody has seen: it may have been sent.
    found.map_or(Outcome::Uncertain(Cause::Server), |(_, outcome)| *outcome)
}

/// A word for logs.
pub(super) fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Delivered { .. } => "delivered",
        Outcome::RetryAfter(_) => "told to wait",
        Outcome::Moved(_) => "moved",
        Outcome::NotSent(cause) | Outcome::Uncertain(cause) | Outcome::Gone(cause) | Outcome::Refused(cause) => {
            cause.code()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a description as teloxide does.
    fn answer(description: &str) -> Outcome {
        let read = serde_json::from_value(serde_json::Value::String(description.to_owned()));
        classify(&RequestError::Api(read.unwrap_or(ApiError::Unknown(description.to_owned()))))
    }

    #[test]
    fn every_real_description_has_its_outcome() {
        let gone = Outcome::Gone;
        let table: &[(&str, Outcome)] = &[
            ("Forbidden: bot was blocked by the user", gone(Cause::Blocked)),
            ("Forbidden: user is deactivated", gone(Cause::Deactivated)),
            ("Forbidden: bot was kicked from the group chat", gone(Cause::Forbidden)),
            ("Forbidden: bot can't initiate conversation with a user", gone(Cause::Forbidden)),
            ("Forbidden: bot can't send messages to bots", gone(Cause::Forbidden)),
            ("Forbidden: the group chat was deleted", gone(Cause::Forbidden)),
            ("Bad Request: chat not found", gone(Cause::ChatNotFound)),
            ("Bad Request: PEER_ID_INVALID", gone(Cause::ChatNotFound)),
            ("Bad Request: message is too long", Outcome::Refused(Cause::TooLong)),
            ("Bad Request: message text is empty", Outcome::Refused(Cause::Empty)),
            ("Bad Request: can't parse entities: Unsupported start tag", Outcome::Refused(Cause::Entities)),
            ("Bad Request: BUTTON_DATA_INVALID", Outcome::Refused(Cause::Button)),
            ("Bad Request: something new", Outcome::Refused(Cause::Other)),
            ("Bad Request: message to edit not found", Outcome::Delivered { message: None }),
            ("Bad Request: message to delete not found", Outcome::Delivered { message: None }),
            ("Bad Request: message can't be edited", Outcome::Delivered { message: None }),
            ("Bad Request: message can't be deleted for everyone", Outcome::Refused(Cause::Other)),
            (
                "Bad Request: message is not modified: specified new message content and reply markup are exactly the \
                 same as a current content and reply markup of the message",
                Outcome::Delivered { message: None },
            ),
            ("Unauthorized", Outcome::NotSent(Cause::Token)),
            ("Not Found", Outcome::NotSent(Cause::Token)),
            (
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                Outcome::NotSent(Cause::Conflict),
            ),
            ("Too Many Requests: retry later", Outcome::RetryAfter(None)),
            ("Internal Server Error", Outcome::Uncertain(Cause::Server)),
            ("Bad Gateway", Outcome::Uncertain(Cause::Server)),
        ];
        for (description, expected) in table {
            assert_eq!(answer(description), *expected, "{description}");
        }
    }

    #[test]
    fn an_unreadable_body_that_says_ok_was_delivered() {
        assert_eq!(
            unreadable(r#"{"ok" : true, "result":{"message_id": 77, "date": "#),
            Outcome::Delivered { message: Some(MessageId(77)) }
        );
        assert_eq!(unreadable(r#"{"ok":true"#), Outcome::Delivered { message: None });
        assert_eq!(unreadable("<html>502 Bad Gateway</html>"), Outcome::Uncertain(Cause::Unreadable));
        assert_eq!(unreadable(r#"{"ok":false"#), Outcome::Uncertain(Cause::Unreadable));
    }
}
