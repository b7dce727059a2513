//! Reading a notice, being reminded of it, and asking whether it is ours.

use super::alerts::{about, body, discreet, open};
use super::escape::{Value, escape, plain};
use super::message::{Button, Message};
use super::voice::Voice;
use crate::domain::{
    Action, DeliveryId, Later, Moment, NewsRow, Notice, NoticeMode, Press, ReadBefore, Reply, Verified,
};

/// How many notices `/novedades` lists at once: two buttons a row, six rows.
const NEWS_PAGE: usize = 12;

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::News { unread, checked, earlier } => news(voice, unread, *checked, *earlier),
        Reply::EarlierNews { rows } => {
            let (text, buttons) = listed(voice, rows);
            Message::open(voice.with("news-earlier", &[("rows", Value::Html(text.join("\n")))]))
                .buttons(buttons)
                .row([voice.plain("btn-back", Action::News)])
        }
        Reply::Verified(verified) => verify(voice, verified),
        Reply::Open { notice, mode } => open(voice, notice, *mode),
        Reply::Closed { delivery, code, read_at } => {
            let date = Value::Html(voice.date(*read_at));
            Message::open(voice.with("alert-discreet-read", &[("code", code.as_str().into()), ("date", date)]))
                .buttons([about(voice, "btn-read-again", Action::Read, *delivery)])
        }
        Reply::Struck { alert, corrected_at, mode } => Message::open(struck(voice, alert, *corrected_at, *mode)),
        Reply::Arrived { notice } => discreet(voice, notice),
        Reply::RemindAsk { delivery } => remind(voice, *delivery),
        _ => return None,
    };
    Some(message)
}

fn news(voice: &Voice<'_>, unread: &[NewsRow], checked: Option<Moment>, earlier: ReadBefore) -> Message {
    let (rows, buttons) = listed(voice, unread);
    let mut text = match (rows.is_empty(), checked) {
        (true, Some(at)) => {
            vec![voice.say("news-none"), voice.with("list-last-checked", &[("checked", Value::Html(voice.date(at)))])]
        }
        (true, None) => vec![voice.say("news-none")],
        (false, _) => {
            let n = u32::try_from(unread.len()).unwrap_or(u32::MAX);
            vec![voice.with("news-header", &[("n", n.into())])]
        }
    };
    text.extend(rows);
    if unread.len() > NEWS_PAGE {
        text.push(voice.say("news-more"));
    }
    let message = |text: Vec<String>| Message::open(text.join("\n")).buttons(buttons);
    match earlier {
        ReadBefore::None => message(text),
        ReadBefore::Some => {
            text.push(format!("\n{}", voice.say("news-older")));
            message(text).row([voice.plain("btn-earlier", Action::EarlierNews)])
        }
    }
}

/// One line and one button a notice.
fn listed(voice: &Voice<'_>, rows: &[NewsRow]) -> (Vec<String>, Vec<Button>) {
    let shown = rows.iter().take(NEWS_PAGE).map(|row| {
        let code = || ("code", Value::Text(row.code.as_str()));
        let line = voice.with("news-row", &[code(), ("date", Value::Html(voice.date(row.at)))]);
        let label = plain(&voice.with("btn-view", &[code()]));
        (line, Button::new(&label, &Press::on(Action::Read, row.delivery.0, 0)))
    });
    shown.unzip()
}

/// Every answer ends with what we never ask for.
fn verify(voice: &Voice<'_>, verified: &Verified) -> Message {
    let (text, talk) = match verified {
        Verified::Usage => (voice.say("verify-usage"), None),
        Verified::Unknown => (voice.say("verify-unknown"), voice.talk()),
        Verified::Wait { minutes } => (voice.with("verify-wait", &[("minutes", (*minutes).into())]), None),
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

fn remind(voice: &Voice<'_>, delivery: DeliveryId) -> Message {
    let later = |later: Later| {
        let key = match later {
            Later::InAnHour => "btn-in-an-hour",
            Later::Tonight => "btn-tonight",
            Later::Tomorrow => "btn-tomorrow",
        };
        voice.button(key, &Press::on(Action::Remind, delivery.0, 0).with(later.code()))
    };
    let back = about(voice, "btn-back", Action::Unread, delivery);
    Message::open(voice.say("reminder-ask")).buttons(Later::ALL.map(later)).row([back])
}
