//! Joining the team, holding and resuming, and a death that only one person is told.

use super::adding::cancel;
use super::escape::Value;
use super::import::import_code;
use super::message::Message;
use super::voice::Voice;
use crate::domain::{Action, Moment, Press, Private, Reply};

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::VolunteerTrouble { reference } => {
            Message::protected(voice.with("trouble-volunteer", &[("ref", reference.as_str().into())]))
        }
        Reply::VolunteerHelp => {
            Message::protected(voice.say("help-volunteer")).buttons([voice.plain("btn-open-my-queue", Action::Queue)])
        }
        Reply::InviteDead => Message::protected(voice.say("team-invite-dead")),
        Reply::JoinName { step } => Message::protected(voice.say("team-join-name")).buttons([cancel(voice, step)]),
        Reply::Joined { who } => Message::protected(voice.with("team-welcome", &[("who", who.into())]))
            .buttons([voice.plain("btn-open-my-queue", Action::Queue)]),
        Reply::HoldOn => Message::protected(voice.say("hold-on")),
        Reply::HoldAlready { since, who } => Message::protected(hold(voice, "hold-already", *since, who)),
        Reply::ResumeAsk { waiting, corrections, revision } => {
            let text = voice.with("resume-preview", &[("n", (*waiting).into()), ("fixes", (*corrections).into())]);
            Message::protected(text).buttons([
                voice.button("btn-resume", &Press::on(Action::Resume, 0, *revision)),
                voice.plain("btn-cancel", Action::Cancel),
            ])
        }
        Reply::Resumed => Message::protected(voice.say("resume-done")),
        Reply::ResumeNeedsOwner => Message::protected(voice.say("resume-needs-owner")),
        Reply::NothingHeld => Message::protected(voice.say("resume-nothing")),
        Reply::CoordinatorsOnly => Message::protected(voice.say("coordinators-only")),
        Reply::DeathHeld { number, source } => {
            let vars = [("import", Value::Html(import_code(*number))), ("source", source.as_str().into())];
            Message::protected(voice.with("death-lead", &vars))
        }
        _ => return None,
    };
    Some(message)
}

/// Since when and by whom sending stands in pause.
pub(super) fn hold(voice: &Voice<'_>, key: &str, since: Moment, who: &Private) -> String {
    voice.with(
        key,
        &[
            ("time", Value::Html(voice.time(since))),
            ("date", Value::Html(voice.short_date(since))),
            ("who", who.into()),
        ],
    )
}
