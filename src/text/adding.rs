//! The dialogue in which a family adds a name.

use super::escape::Value;
use super::message::{Button, Message};
use super::voice::Voice;
use super::welcome::yes_no;
use crate::domain::{Action, NameParts, NotOne, NoticeMode, Press, Private, Reply, Step};

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::Consent { step } => Message::open(voice.say("add-consent")).buttons([
            on(voice, "btn-agree", Action::Agree, step),
            voice.plain("btn-read-more", Action::Privacy),
            on(voice, "btn-not-now", Action::Decline, step),
        ]),
        Reply::ConsentDeclined => Message::open(voice.say("add-consent-no")),
        Reply::AskName { step } => Message::open(voice.say("add-ask-name")).buttons([cancel(voice, step)]),
        Reply::ReadingIs { step, name } => reading(voice, step, name),
        Reply::TwoReadings { step, first, second } => two_readings(voice, step, first, second),
        Reply::OneSurname { step, surname } => {
            Message::open(voice.with("add-one-surname", &[("surnames", surname.into())])).buttons([
                on(voice, "btn-add-second", Action::AddSecond, step),
                on(voice, "btn-go-on", Action::GoOn, step),
            ])
        }
        Reply::AskSecondSurname { step } => Message::open(voice.say("add-ask-second"))
            .buttons([on(voice, "btn-go-on", Action::GoOn, step), cancel(voice, step)]),
        Reply::NameUnreadable { step } => {
            Message::open(voice.say("add-unreadable")).buttons(voice.talk()).buttons([cancel(voice, step)])
        }
        Reply::NotOneName { step, why } => {
            let why = match why {
                NotOne::Long => "long",
                NotOne::Several => "several",
            };
            Message::open(voice.with("add-not-one", &[("why", why.into())])).buttons([cancel(voice, step)])
        }
        Reply::FreeTextOffer { step, name } => Message::open(voice.with("free-text-offer", &[("name", name.into())]))
            .buttons([on(voice, "btn-add-it", Action::AddIt, step), on(voice, "btn-no", Action::Decline, step)]),
        Reply::FreeTextDeclined => Message::open(voice.say("free-text-declined")),
        Reply::NotDeleted => Message::open(voice.say("add-not-deleted")),
        _ => return details(voice, reply),
    };
    Some(message)
}

/// What follows once the name is read.
fn details(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::AskCedula { step } => Message::open(voice.say("add-cedula")).buttons([
            on(voice, "btn-dont-know", Action::NoCedula, step),
            on(voice, "btn-rather-not-give", Action::NoCedula, step),
            on(voice, "btn-back", Action::Back, step),
        ]),
        Reply::CedulaNoted { last3 } => Message::open(voice.with("add-cedula-done", &[("last3", last3.into())])),
        Reply::CedulaUnreadable { step } => Message::open(voice.say("add-cedula-unreadable"))
            .buttons([on(voice, "btn-without-cedula", Action::NoCedula, step), cancel(voice, step)]),
        Reply::AskMode { step } => {
            let press = |mode: NoticeMode| Press::on(Action::Mode, step.dialogue.0, step.revision).with(mode.code());
            Message::open(voice.say("add-mode")).buttons([
                voice.button("btn-discreet", &press(NoticeMode::Discreet)),
                voice.button("btn-full", &press(NoticeMode::Full)),
            ])
        }
        Reply::Added { shown } => Message::open(voice.with("add-done", &[("shown", shown.into())]))
            .buttons([voice.plain("btn-my-list", Action::List), voice.plain("btn-add-another", Action::Add)]),
        Reply::AlreadyListed { since, subscription, revision } => {
            let text = voice.with("dup-exact", &[("date", Value::Html(voice.date(*since)))]);
            let press = Press::on(Action::Entry, subscription.0, *revision);
            let change = Press::on(Action::Change, subscription.0, *revision);
            Message::open(text)
                .buttons([voice.button("btn-see-it", &press), voice.button("btn-change-details", &change)])
        }
        Reply::ListFull { limit } => Message::open(list_full(voice, *limit))
            .buttons([voice.plain("btn-my-list", Action::List)])
            .buttons(voice.talk()),
        _ => return None,
    };
    Some(message)
}

fn list_full(voice: &Voice<'_>, limit: u32) -> String {
    let contact_known = yes_no(voice.house().contact.is_some()).into();
    voice.with("add-limit", &[("n", limit.into()), ("contact_known", contact_known)])
}

/// A button of the dialogue, as it stood when the screen was drawn.
pub(super) fn on(voice: &Voice<'_>, key: &str, action: Action, step: &Step) -> Button {
    voice.button(key, &Press::on(action, step.dialogue.0, step.revision))
}

/// The way out.
pub(super) fn cancel(voice: &Voice<'_>, step: &Step) -> Button {
    on(voice, "btn-cancel", Action::Cancel, step)
}

fn reading(voice: &Voice<'_>, step: &Step, name: &NameParts) -> Message {
    let text = voice.with("add-reading", &[("given", or_dash(&name.given)), ("surnames", or_dash(&name.surnames))]);
    Message::open(text).buttons([
        on(voice, "btn-right", Action::Right, step),
        on(voice, "btn-surnames-first", Action::Swap, step),
        on(voice, "btn-rewrite", Action::Rewrite, step),
        cancel(voice, step),
    ])
}

fn two_readings(voice: &Voice<'_>, step: &Step, first: &NameParts, second: &NameParts) -> Message {
    let text = voice.with(
        "add-two-readings",
        &[
            ("given1", or_dash(&first.given)),
            ("surnames1", or_dash(&first.surnames)),
            ("given2", or_dash(&second.given)),
            ("surnames2", or_dash(&second.surnames)),
        ],
    );
    let choose = |n: u8| Press::on(Action::Choose, step.dialogue.0, step.revision).with(n);
    Message::open(text).buttons([
        voice.button("btn-first", &choose(1)),
        voice.button("btn-second", &choose(2)),
        on(voice, "btn-rewrite", Action::Rewrite, step),
        cancel(voice, step),
    ])
}

/// A part of a name, or a dash where there is none.
fn or_dash(part: &Private) -> Value<'_> {
    if part.open().is_empty() { Value::Text("–") } else { part.into() }
}
