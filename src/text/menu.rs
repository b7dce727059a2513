//! Everything that is no message: the command menu, the profile, answers to buttons.

use super::escape::{Value, plain};
use super::voice::Voice;
use super::welcome::yes_no;
use crate::domain::{Audience, Command, PopUp};

/// What Telegram shows of us in search results and in an empty chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// At most 120 characters.
    pub short: String,
    /// At most 512 characters.
    pub description: String,
}

pub(super) fn profile(voice: &Voice<'_>) -> Profile {
    Profile { short: voice.say("profile-short"), description: voice.say("profile-description") }
}

pub(super) fn commands(voice: &Voice<'_>, audience: Audience) -> Vec<(String, String)> {
    // The team has its own, and the way to help and out.
    let shared: &[Command] = match audience {
        Audience::Family => &[],
        Audience::Volunteer => &[Command::Help, Command::Cancel],
    };
    Command::ALL
        .iter()
        .filter(|command| command.audience() == audience)
        .chain(shared)
        .map(|command| (command.name(voice.language()).to_owned(), voice.say(description(*command))))
        .collect()
}

/// Pop-ups know no markup: what was escaped for HTML is written plainly.
pub(super) fn pop_up(voice: &Voice<'_>, pop_up: PopUp) -> String {
    match pop_up {
        PopUp::Who => who(voice),
        PopUp::Stale => voice.say("popup-stale"),
        PopUp::Undone => voice.say("popup-undone"),
        PopUp::UndoLate => voice.say("popup-undo-late"),
        PopUp::Paused => voice.say("pause-set"),
        PopUp::Thanks => voice.say("answer-thanks"),
        PopUp::Done => voice.say("popup-done"),
        PopUp::WillRemind(later) => plain(&voice.with("reminder-set", &[("when", later.code().into())])),
    }
}

fn who(voice: &Voice<'_>) -> String {
    let house = voice.house();
    plain(&voice.with(
        "start-who",
        &[
            ("org", Value::House(&house.organisation)),
            ("contact_known", yes_no(house.contact.is_some()).into()),
            ("contact", Value::House(house.contact.as_deref().unwrap_or_default())),
        ],
    ))
}

fn description(command: Command) -> &'static str {
    match command {
        Command::Add => "cmd-add",
        Command::List => "cmd-list",
        Command::News => "cmd-news",
        Command::Settings => "cmd-settings",
        Command::Clean => "cmd-clean",
        Command::Forget => "cmd-forget",
        Command::Data => "cmd-data",
        Command::Privacy => "cmd-privacy",
        Command::Verify => "cmd-verify",
        Command::Help => "cmd-help",
        Command::Cancel => "cmd-cancel",
        Command::Start => "cmd-start",
        Command::Queue => "cmd-queue",
        Command::Import => "cmd-import",
        Command::Stats => "cmd-stats",
        Command::Retract => "cmd-retract",
        Command::Hold => "cmd-hold",
        Command::Resume => "cmd-resume",
    }
}
