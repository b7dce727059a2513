//! What the bot looks like before anybody has written: profile texts and command menus,
//! in both languages, set at start. Setting them again changes nothing.

use teloxide::RequestError;
use teloxide::payloads::{SetMyCommandsSetters, SetMyDescriptionSetters, SetMyShortDescriptionSetters};
use teloxide::prelude::Requester;
use teloxide::types::{BotCommand, BotCommandScope, Recipient};

use crate::domain::{Audience, ChatId, Language};
use crate::text::Words;

use super::{Telegram, answer, classify};

/// Sets profile texts and the families' menu for every private chat, and the team's own menus.
///
/// # Errors
/// The class of Telegram's answer; nothing depends on it, and the next start sets it again.
pub async fn dress(telegram: &Telegram, words: &Words, team: &[(ChatId, Language)]) -> Result<(), &'static str> {
    dress_all(telegram, words, team).await.map_err(|error| answer::word(classify(&error)))
}

async fn dress_all(telegram: &Telegram, words: &Words, team: &[(ChatId, Language)]) -> Result<(), RequestError> {
    let bot = &telegram.sending;
    for language in Language::ALL {
        let profile = words.profile(language);
        let menu = commands(words, language, Audience::Family);
        let scope = BotCommandScope::AllPrivateChats;
        // Telegram takes the Spanish one for every language that has none of its own.
        if language == Language::Es {
            bot.set_my_commands(menu.clone()).scope(scope.clone()).await?;
            bot.set_my_description().description(&profile.description).await?;
            bot.set_my_short_description().short_description(&profile.short).await?;
        }
        let code = language.code();
        bot.set_my_commands(menu).scope(scope).language_code(code).await?;
        bot.set_my_description().description(&profile.description).language_code(code).await?;
        bot.set_my_short_description().short_description(&profile.short).language_code(code).await?;
    }
    for (chat, language) in team {
        let scope = BotCommandScope::Chat { chat_id: Recipient::Id(teloxide::types::ChatId(chat.0)) };
        let menu = commands(words, *language, Audience::Volunteer);
        bot.set_my_commands(menu).scope(scope).await?;
    }
    Ok(())
}

fn commands(words: &Words, language: Language, audience: Audience) -> Vec<BotCommand> {
    words.commands(language, audience).into_iter().map(|(name, does)| BotCommand::new(name, does)).collect()
}
