//! First contact, help, and whatever does not fit.

use super::escape::Value;
use super::message::{Button, Message};
use super::voice::Voice;
use crate::domain::{Action, Audience, Cancelled, Command, Language, Press, Reply};

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::Welcome => Message::open(voice.say("start-welcome")).buttons([
            voice.plain("btn-add", Action::Add),
            voice.plain("btn-my-list", Action::List),
            voice.plain("btn-data-care", Action::DataCare),
            voice.plain("btn-who", Action::Who),
            to_language(voice, voice.language().other()),
        ]),
        Reply::DataCare => Message::open(voice.say("start-data"))
            .buttons([voice.plain("btn-read-all", Action::Privacy), voice.plain("btn-back", Action::Home)]),
        Reply::Privacy => privacy(voice),
        Reply::Help => Message::open(voice.say("help-main")).buttons(voice.talk()),
        Reply::Contact => Message::open(contact(voice)),
        Reply::Interrupted { step } => {
            let (dialogue, revision) = (step.dialogue.0, step.revision);
            Message::open(voice.say("dialog-interrupted")).buttons([
                voice.button("btn-continue", &Press::on(Action::Continue, dialogue, revision)),
                voice.button("btn-leave-it", &Press::on(Action::Cancel, dialogue, revision)),
            ])
        }
        Reply::Expired { again } => {
            let command = format!("/{}", again.name(voice.language()));
            Message::open(voice.with("dialog-expired", &[("command", Value::Html(command))]))
        }
        Reply::Cancelled(what) => {
            let open = match what {
                Cancelled::Dialogue => "yes",
                Cancelled::Nothing => "no",
            };
            Message::open(voice.with("cancel-done", &[("open", open.into())]))
        }
        Reply::NotText => Message::open(voice.say("not-text")),
        Reply::UnknownInput => unknown_input(voice),
        Reply::Trouble { reference } => {
            Message::open(voice.with("trouble-generic", &[("ref", reference.as_str().into())])).buttons(voice.talk())
        }
        _ => return None,
    };
    Some(message)
}

/// The commands that exist, for families and strangers alike.
pub(super) fn unknown_input(voice: &Voice<'_>) -> Message {
    let commands: Vec<String> = Command::ALL
        .iter()
        .filter(|command| command.audience() == Audience::Family)
        .map(|command| format!("/{}", command.name(voice.language())))
        .collect();
    Message::open(voice.with("unknown-input", &[("commands", Value::Html(commands.join(" ")))]))
}

/// Switches to a language; the label is the language's own name.
pub(super) fn to_language(voice: &Voice<'_>, language: Language) -> Button {
    let key = match language {
        Language::Es => "btn-spanish",
        Language::En => "btn-english",
    };
    voice.button(key, &Press::plain(Action::SetLanguage).with(language.code()))
}

fn privacy(voice: &Voice<'_>) -> Message {
    let house = voice.house();
    let text = voice.with(
        "privacy-text",
        &[
            ("org", Value::House(&house.organisation)),
            ("contact_known", yes_no(house.contact.is_some()).into()),
            ("contact", Value::House(house.contact.as_deref().unwrap_or_default())),
            ("blocked_days", house.blocked_days.into()),
            ("backup_days", house.backup_days.into()),
        ],
    );
    Message::open(text).buttons([voice.plain("btn-back", Action::Home)])
}

fn contact(voice: &Voice<'_>) -> String {
    let house = voice.house();
    let Some(contact) = &house.contact else {
        return voice.say("contact-none");
    };
    voice.with(
        "contact-info",
        &[
            ("contact", Value::House(contact)),
            ("hours_known", yes_no(house.hours.is_some()).into()),
            ("hours", Value::House(house.hours.as_deref().unwrap_or_default())),
        ],
    )
}

/// The words of the selectors that ask whether something is known.
#[expect(clippy::fn_params_excessive_bools, reason = "the answer to a question is yes or no")]
pub(super) fn yes_no(known: bool) -> &'static str {
    if known { "yes" } else { "no" }
}
