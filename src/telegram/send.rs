//! One try to send one thing. Wording happens here, at the last moment, so that a change of
//! language or kind of notice holds for what is already waiting.

use std::sync::Arc;

use teloxide::payloads::{
    EditMessageTextSetters, SendDocumentSetters, SendMessageSetters, SendPhotoSetters, SetMyCommandsSetters,
};
use teloxide::prelude::Requester;
use teloxide::types::{
    BotCommand, BotCommandScope, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions,
    MessageId as TelegramMessageId, ParseMode, Recipient, ReplyParameters,
};
use teloxide::{ApiError, RequestError};

use crate::domain::{ChatId, MessageId, Outcome};
use crate::outbox::{Markup, Parcel, Sender};
use crate::text::{Attachment, Message, Protection, Worded, Words};

use super::{Telegram, classify};

/// What Telegram says when a file or picture is to become a text.
const NO_TEXT: &str = "there is no text in the message to edit";

/// Words and sends.
pub struct TelegramSender {
    telegram: Telegram,
    words: Arc<Words>,
}

impl TelegramSender {
    pub fn new(telegram: Telegram, words: Arc<Words>) -> Self {
        Self { telegram, words }
    }

    async fn say(&self, to: ChatId, message: &Message, answers: Option<MessageId>, markup: Markup) -> Outcome {
        let chat = teloxide::types::ChatId(to.0);
        match &message.attachment {
            None => self.say_text(chat, message, answers, markup).await,
            Some(Attachment::Document { name, bytes }) => {
                let file = InputFile::memory(bytes.clone()).file_name(name.clone());
                let request = self.telegram.sending.send_document(chat, file).caption(&message.html);
                let request = request.parse_mode(ParseMode::Html).reply_markup(keyboard(message));
                outcome(request.protect_content(is_protected(message)).await)
            }
            Some(Attachment::Photo { png }) => {
                let file = InputFile::memory(png.clone()).file_name("imagen.png");
                let request = self.telegram.sending.send_photo(chat, file).caption(&message.html);
                let request = request.parse_mode(ParseMode::Html).reply_markup(keyboard(message));
                outcome(request.protect_content(is_protected(message)).await)
            }
        }
    }

    async fn say_text(
        &self,
        chat: teloxide::types::ChatId,
        message: &Message,
        answers: Option<MessageId>,
        markup: Markup,
    ) -> Outcome {
        let mut request = self
            .telegram
            .sending
            .send_message(chat, &message.html)
            .reply_markup(keyboard(message))
            .link_preview_options(no_preview())
            .protect_content(is_protected(message));
        if markup == Markup::Full {
            request = request.parse_mode(ParseMode::Html);
        }
        if let Some(original) = answers {
            let original = ReplyParameters::new(TelegramMessageId(original.0)).allow_sending_without_reply();
            request = request.reply_parameters(original);
        }
        outcome(request.await)
    }

    /// Writes over a message; one that is gone is said anew, since an answer must not be lost, and so is what
    /// cannot become another thing: a text never turns into a file, nor a file into a text.
    async fn edit(&self, to: ChatId, at: MessageId, message: &Message) -> Outcome {
        if message.attachment.is_some() {
            return self.say(to, message, None, Markup::Full).await;
        }
        match self.write_over(to, at, message).await {
            Err(RequestError::Api(ApiError::MessageToEditNotFound | ApiError::MessageCantBeEdited)) => {
                self.say(to, message, None, Markup::Full).await
            }
            Err(RequestError::Api(ApiError::Unknown(why))) if why.contains(NO_TEXT) => {
                self.say(to, message, None, Markup::Full).await
            }
            result => outcome(result),
        }
    }

    /// Writes over a message that may be gone already: then nothing is left to hide.
    async fn hide(&self, to: ChatId, at: MessageId, message: &Message) -> Outcome {
        outcome(self.write_over(to, at, message).await)
    }

    async fn write_over(
        &self,
        to: ChatId,
        at: MessageId,
        message: &Message,
    ) -> Result<teloxide::types::Message, RequestError> {
        let chat = teloxide::types::ChatId(to.0);
        let edit = self.telegram.sending.edit_message_text(chat, TelegramMessageId(at.0), &message.html);
        edit.reply_markup(keyboard(message)).link_preview_options(no_preview()).parse_mode(ParseMode::Html).await
    }

    async fn sweep(&self, to: ChatId, messages: &[MessageId]) -> Outcome {
        let chat = teloxide::types::ChatId(to.0);
        let messages = messages.iter().map(|message| TelegramMessageId(message.0));
        done(self.telegram.sending.delete_messages(chat, messages).await)
    }

    async fn menu(&self, to: ChatId, menu: Vec<(String, String)>) -> Outcome {
        let scope = BotCommandScope::Chat { chat_id: Recipient::Id(teloxide::types::ChatId(to.0)) };
        let menu = menu.into_iter().map(|(name, does)| BotCommand::new(name, does));
        done(self.telegram.sending.set_my_commands(menu).scope(scope).await)
    }

    async fn delete(&self, to: ChatId, message: MessageId) -> Outcome {
        let chat = teloxide::types::ChatId(to.0);
        done(self.telegram.sending.delete_message(chat, TelegramMessageId(message.0)).await)
    }
}

impl Sender for TelegramSender {
    async fn send(&self, to: ChatId, parcel: Parcel<'_>) -> Outcome {
        match parcel {
            Parcel::Notice { reader, mode, notice, answers, markup } => {
                let message = match markup {
                    Markup::Full => self.words.notice(reader, mode, notice),
                    Markup::Plain => self.words.plain_notice(reader, notice),
                };
                self.say(to, &message, answers, markup).await
            }
            Parcel::Spoken(spoken) => match self.words.spoken(spoken) {
                Worded::Say(message) => self.say(to, &message, None, Markup::Full).await,
                Worded::Edit { message, with } => self.edit(to, message, &with).await,
                Worded::Hide { message, with } => self.hide(to, message, &with).await,
                Worded::Delete { message } => self.delete(to, message).await,
                Worded::Sweep { messages } => self.sweep(to, &messages).await,
                Worded::Menu(menu) => self.menu(to, menu).await,
            },
        }
    }
}

fn outcome(result: Result<teloxide::types::Message, RequestError>) -> Outcome {
    match result {
        Ok(message) => Outcome::Delivered { message: Some(MessageId(message.id.0)) },
        Err(error) => classify(&error),
    }
}

fn is_protected(message: &Message) -> bool {
    message.protection == Protection::Protected
}

fn done<T>(result: Result<T, RequestError>) -> Outcome {
    result.map_or_else(|error| classify(&error), |_| Outcome::Delivered { message: None })
}

fn keyboard(message: &Message) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new(message.keyboard.iter().map(|row| {
        row.iter()
            .map(|button| InlineKeyboardButton::callback(button.label.clone(), button.data.clone()))
            .collect::<Vec<_>>()
    }))
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}
