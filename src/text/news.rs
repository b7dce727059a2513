//! Reading a notice, answering it, and asking whether it is ours.

use super::alerts::{about, body, open};
use super::escape::{Value, escape, plain};
use super::message::{Button, Message};
use super::voice::Voice;
use crate::domain::{Action, DeliveryId, Moment, NewsRow, NotPersonReason, Notice, NoticeMode, Press, Reply, Verified};

/// How many notices `/novedades` lists at once: two buttons a row, six rows.
const NEWS_PAGE: usize = 12;

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::News { unread } => news(voice, unread),
        Reply::Verified(verified) => verify(voice, verified),
        Reply::Open { notice, mode } => open(voice, notice, *mode),
        Reply::Closed { delivery, code, read_at } => {
            let date = Value::Html(voice.date(*read_at));
            Message::open(voice.with("alert-discreet-read", &[("code", code.as_str().into()), ("date", date)]))
                .buttons([about(voice, "btn-read-again", Action::Read, *delivery)])
        }
        Reply::Struck { alert, corrected_at, mode } => Message::open(struck(voice, alert, *corrected_at, *mode)),
        Reply::WithUsKeep { delivery } => Message::open(voice.say("with-us-keep")).buttons([
            about(voice, "btn-keep-following", Action::KeepFollowing, *delivery),
            about(voice, "btn-stop-following", Action::StopFollowing, *delivery),
        ]),
        Reply::NotPersonAsk { delivery } => Message::open(voice.say("not-person-ask"))
            .buttons(NotPersonReason::ALL.map(|reason| not_person(voice, *delivery, reason))),
        Reply::NotPersonDone => Message::open(voice.say("not-person-done")),
        Reply::NotPersonUndone => Message::open(voice.say("not-person-undone")),
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

fn news(voice: &Voice<'_>, unread: &[NewsRow]) -> Message {
    if unread.is_empty() {
        return Message::open(voice.say("news-none"));
    }
    let n = u32::try_from(unread.len()).unwrap_or(u32::MAX);
    let mut text = vec![voice.with("news-header", &[("n", n.into())])];
    let mut buttons = Vec::new();
    for row in unread.iter().take(NEWS_PAGE) {
        let code = || ("code", Value::Text(row.code.as_str()));
        text.push(voice.with("news-row", &[code(), ("date", Value::Html(voice.date(row.at)))]));
        let label = plain(&voice.with("btn-view", &[code()]));
        buttons.push(Button::new(&label, &Press::on(Action::Read, row.delivery.0, 0)));
    }
    if unread.len() > NEWS_PAGE {
        text.push(voice.say("news-more"));
    }
    Message::open(text.join("\n")).buttons(buttons)
}

/// Every answer ends with what we never ask for.
fn verify(voice: &Voice<'_>, verified: &Verified) -> Message {
    let (text, talk) = match verified {
        Verified::Usage => (voice.say("verify-usage"), None),
        Verified::Unknown => (voice.say("verify-unknown"), voice.talk()),
        Verified::Genuine { code, sent_at } => {
            let vars = [
                ("code", code.as_str().into()),
                ("date", Value::Html(voice.date(*sent_at))),
                ("time", Value::Html(voice.time(*sent_at))),
                ("zone", Value::Html(escape(&voice.zone()))),
            ];
            (voice.with("verify-genuine", &vars), None)
        }
        Verified::Corrected { code, corrected_at } => {
            let vars = [("code", code.as_str().into()), ("date", Value::Html(voice.date(*corrected_at)))];
            (voice.with("verify-corrected", &vars), None)
        }
    };
    Message::open(format!("{text}\n\n{}", voice.say("never-asks"))).buttons(talk)
}

/// The alert that a correction corrects: struck through, or neutral in discreet mode.
fn struck(voice: &Voice<'_>, alert: &Notice, corrected_at: Moment, mode: NoticeMode) -> String {
    let date = || ("date", Value::Html(voice.date(corrected_at)));
    match (mode, body(voice, alert)) {
        (NoticeMode::Full, Some(text)) => format!("<s>{text}</s>\n\n{}", voice.with("correction-mark", &[date()])),
        _ => voice.with("correction-mark-discreet", &[("code", alert.code().as_str().into()), date()]),
    }
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
