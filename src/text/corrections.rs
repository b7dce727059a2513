//! Taking back what was told: choosing, proposing, approving.

use super::escape::Value;
use super::message::{Button, Message};
use super::review::kind;
use super::voice::Voice;
use crate::domain::{
    Action, CorrectionReason, Press, Reply, ToldRow, Wrong, match_code, release_code, retraction_code,
};

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::RetractChoose { rows } => choose(voice, rows),
        Reply::RetractNone => Message::protected(voice.say("retract-none")),
        Reply::RetractStart { release, revision, number } => {
            let why = |key: &str, reason: CorrectionReason| {
                voice.button(key, &Press::on(Action::CorrectWhy, release.0, *revision).with(reason.code()))
            };
            Message::protected(voice.with("retract-start", &[s(release_code(*number))])).buttons([
                why("btn-rt-person", CorrectionReason::WrongPerson),
                why("btn-rt-source", CorrectionReason::Withdrawn),
                voice.plain("btn-cancel", Action::Cancel),
            ])
        }
        Reply::RetractPreview { wrong, reason, stopped, told, read } => {
            let stopped = voice.with("retract-stopped", &[("n", (*stopped).into())]);
            let vars = [
                s(wrong_code(*wrong)),
                ("n", (*told).into()),
                ("read", (*read).into()),
                ("text", text(voice, *reason)),
            ];
            Message::protected(format!("{stopped}\n\n{}", voice.with("retract-preview", &vars)))
                .buttons(propose(voice, *wrong, *reason))
        }
        Reply::RetractWaiting { number } => Message::protected(voice.with("retract-waiting", &[x(*number)])),
        Reply::RetractApprove { .. } => approve(voice, reply)?,
        Reply::RetractOwn => Message::protected(voice.say("retract-own")),
        Reply::RetractSent { number, told } => {
            Message::protected(voice.with("retract-sent", &[x(*number), ("n", (*told).into())]))
        }
        Reply::RetractUphold { retraction, revision, number, stopped } => {
            let press = Press::on(Action::UpholdRelease, retraction.0, *revision);
            let text = voice.with("retract-uphold", &[x(*number), ("n", (*stopped).into())]);
            Message::protected(text).row(vec![voice.button("btn-uphold", &press)])
        }
        Reply::RetractUpheld { number } => Message::protected(voice.with("retract-upheld", &[x(*number)])),
        Reply::RetractDeclined { number } => Message::protected(voice.with("retract-declined", &[x(*number)])),
        _ => return None,
    };
    Some(message)
}

/// What a coordinator is asked to approve.
fn approve(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let Reply::RetractApprove { retraction, revision, who, number, reason, told } = reply else { return None };
    let vars = [
        ("who", who.into()),
        x(*number),
        ("reason", Value::Html(voice.with("correction-reason", &[("reason", reason.code().into())]))),
        ("n", (*told).into()),
        ("text", text(voice, *reason)),
    ];
    let press = |action: Action| Press::on(action, retraction.0, *revision);
    Some(Message::protected(voice.with("retract-approve", &vars)).buttons([
        voice.button("btn-approve", &press(Action::Approve)),
        voice.button("btn-decline", &press(Action::DeclineCorrection)),
    ]))
}

fn choose(voice: &Voice<'_>, rows: &[ToldRow]) -> Message {
    let mut text = vec![voice.say("retract-choose"), String::new()];
    let mut buttons = Vec::new();
    for row in rows {
        let vars =
            [s(release_code(row.number)), ("name", (&row.name).into()), ("kind", Value::Html(kind(voice, row.kind)))];
        text.push(voice.with("retract-row", &vars));
        let press = Press::on(Action::CorrectRelease, row.release.0, row.revision);
        buttons.push(Button::new(&release_code(row.number), &press));
    }
    Message::protected(text.join("\n")).buttons(buttons)
}

/// [Proponer], for the event or for one pair; the reason of a pair is always another person.
fn propose(voice: &Voice<'_>, wrong: Wrong, reason: CorrectionReason) -> Vec<Button> {
    let cancel = voice.plain("btn-cancel", Action::Cancel);
    match wrong {
        Wrong::Release { release, .. } => {
            let press = Press::on(Action::ProposeRelease, release.0, 0).with(reason.code());
            let change = Press::on(Action::CorrectRelease, release.0, 0);
            vec![voice.button("btn-propose", &press), voice.button("btn-change", &change), cancel]
        }
        Wrong::Match { subject, .. } => {
            vec![voice.button("btn-propose", &Press::on(Action::ProposeMatch, subject.0, 0)), cancel]
        }
    }
}

fn wrong_code(wrong: Wrong) -> String {
    match wrong {
        Wrong::Release { number, .. } => release_code(number),
        Wrong::Match { number, .. } => match_code(number),
    }
}

/// What the correction will say, in a few words.
fn text(voice: &Voice<'_>, reason: CorrectionReason) -> Value<'static> {
    Value::Html(voice.with("retract-text", &[("reason", reason.code().into())]))
}

fn s(code: String) -> (&'static str, Value<'static>) {
    ("s", Value::Html(code))
}

/// `X-09`: a correction, as the team names it.
fn x(number: u32) -> (&'static str, Value<'static>) {
    ("x", Value::Html(retraction_code(number)))
}
