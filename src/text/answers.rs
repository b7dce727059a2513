//! What a family can answer to a notice, and what its answers lead to.

use super::alerts::about;
use super::escape::{Value, escape};
use super::message::{Button, Message};
use super::voice::Voice;
use crate::domain::{Action, DeliveryId, NotPersonReason, Press, Reply};

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::WithUsKeep { delivery } => Message::open(voice.say("with-us-keep")).buttons([
            about(voice, "btn-keep-following", Action::KeepFollowing, *delivery),
            about(voice, "btn-stop-following", Action::StopFollowing, *delivery),
        ]),
        Reply::NotPersonAsk { delivery } => Message::open(voice.say("not-person-ask"))
            .buttons(NotPersonReason::ALL.map(|reason| not_person(voice, *delivery, reason))),
        Reply::NotPersonDone { delivery } => Message::open(voice.say("not-person-done")).buttons([voice.button(
            "btn-undo",
            &Press::on(Action::NotPersonWhy, delivery.0, 0).with(NotPersonReason::Mistake.code()),
        )]),
        Reply::NotPersonUndone => Message::open(voice.say("not-person-undone")),
        Reply::WithUsShare { delivery, verifier } => {
            let press = |word: &str| Press::on(Action::Share, delivery.0, 0).with(word);
            Message::open(voice.with("with-us-share", &[("org", verifier.as_str().into())]))
                .buttons([voice.button("btn-share-yes", &press("yes")), voice.button("btn-share-no", &press("no"))])
        }
        Reply::AnswerArrived { delivery, code } => Message::open(
            voice.with("answer-arrived", &[("code", code.as_str().into())]),
        )
        .buttons([about(voice, "btn-read-now", Action::ReadAnswer, *delivery)]),
        Reply::AnswerStands { verifier, verified_at } => {
            let vars = [("org", verifier.as_str().into()), ("date", Value::Html(voice.date(*verified_at)))];
            Message::open(voice.with("answer-stands", &vars)).buttons(voice.talk())
        }
        Reply::StillInsideAgrees => Message::open(voice.say("still-inside-agrees")),
        Reply::UnderReview => Message::open(voice.say("answer-review")),
        Reply::WhatNow { delivery } => Message::open(what_now(voice)).buttons(voice.talk()).buttons([about(
            voice,
            "btn-back",
            Action::Read,
            *delivery,
        )]),
        _ => return None,
    };
    Some(message)
}

fn not_person(voice: &Voice<'_>, delivery: DeliveryId, reason: NotPersonReason) -> Button {
    let key = match reason {
        NotPersonReason::Id => "btn-np-id",
        NotPersonReason::Place => "btn-np-place",
        NotPersonReason::Name => "btn-np-name",
        NotPersonReason::Unsaid => "btn-np-unsaid",
        NotPersonReason::Mistake => "btn-np-mistake",
    };
    voice.button(key, &Press::on(Action::NotPersonWhy, delivery.0, 0).with(reason.code()))
}

fn what_now(voice: &Voice<'_>) -> String {
    let guidance = &voice.house().guidance;
    if guidance.is_empty() {
        return voice.say("what-now-none");
    }
    let list: Vec<String> = guidance.iter().map(|line| format!("• {}", escape(line))).collect();
    voice.with("what-now", &[("list", Value::Html(list.join("\n")))])
}
