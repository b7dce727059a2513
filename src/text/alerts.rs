//! What a notice says: alone, opened, corrected.
//!
//! It must never say more than the record says, never word a death, and never put a
//! name, a place or a reason into a discreet text.

use super::escape::{Value, escape};
use super::message::{Button, Message};
use super::voice::Voice;
use super::welcome::yes_no;
use crate::domain::{
    Action, Alert, Before, Correction, CorrectionReason, DeliveryId, Earlier, Measure, Notice, NoticeMode, Press,
    ReleaseKind, Why,
};

/// After how many minutes an opened text of discreet mode hides by itself.
const HIDES_AFTER: u32 = 2;

/// The neutral text: no name, no place, no organisation, no reason, no markup.
pub(super) fn discreet(voice: &Voice<'_>, notice: &Notice) -> Message {
    let code = ("code", Value::Text(notice.code().as_str()));
    let text = match notice {
        Notice::Alert(alert) => voice.with("alert-discreet", &[code, ("late", yes_no(alert.late).into())]),
        Notice::Correction(_) => voice.with("correction-discreet", &[code]),
        Notice::Reminder { .. } => voice.with("reminder-discreet", &[code]),
    };
    let read = about(voice, "btn-read-now", Action::Read, notice.delivery());
    match notice {
        // A correction may not wait.
        Notice::Correction(_) => Message::open(text).buttons([read]),
        Notice::Alert(_) | Notice::Reminder { .. } => {
            Message::open(text).buttons([read, about(voice, "btn-remind", Action::AskRemind, notice.delivery())])
        }
    }
}

/// The whole text at once. A reminder has none of its own: it points to the notice.
pub(super) fn full(voice: &Voice<'_>, notice: &Notice) -> Message {
    match notice {
        Notice::Reminder { .. } => discreet(voice, notice),
        Notice::Alert(_) | Notice::Correction(_) => open(voice, notice, NoticeMode::Full),
    }
}

/// The text after a deliberate tap, or in full mode.
pub(super) fn open(voice: &Voice<'_>, notice: &Notice, mode: NoticeMode) -> Message {
    let Some(text) = body(voice, notice) else {
        return discreet(voice, notice);
    };
    let delivery = notice.delivery();
    let hides = match mode {
        NoticeMode::Discreet => format!("\n\n{}", voice.with("alert-hides", &[("minutes", HIDES_AFTER.into())])),
        NoticeMode::Full => String::new(),
    };
    let message = Message::open(text + &hides);
    let message = match (notice, mode) {
        (Notice::Correction(_), _) => {
            message.buttons([about(voice, "btn-received", Action::Received, delivery)]).buttons(voice.talk())
        }
        (_, NoticeMode::Discreet) => answers(voice, message, delivery),
        (_, NoticeMode::Full) => {
            let read_it = about(voice, "btn-read-it", Action::Received, delivery);
            answers(voice, message, delivery).row([read_it])
        }
    };
    match mode {
        NoticeMode::Discreet => message.row([about(voice, "btn-hide", Action::Hide, delivery)]),
        NoticeMode::Full => message,
    }
}

/// The words of an opened notice without what hides them; `None` where there is nothing to open.
pub(super) fn body(voice: &Voice<'_>, notice: &Notice) -> Option<String> {
    match notice {
        Notice::Alert(alert) => alert_body(voice, alert),
        Notice::Correction(correction) => Some(correction_body(voice, correction)),
        Notice::Reminder { .. } => None,
    }
}

/// A button about a delivery; deliveries have no revision.
pub(super) fn about(voice: &Voice<'_>, key: &str, action: Action, delivery: DeliveryId) -> Button {
    voice.button(key, &Press::on(action, delivery.0, 0))
}

/// The same three answers stand in the same place under every kind of event.
fn answers(voice: &Voice<'_>, message: Message, delivery: DeliveryId) -> Message {
    message
        .row([about(voice, "btn-with-us", Action::WithUs, delivery)])
        .row([
            about(voice, "btn-not-person", Action::NotPerson, delivery),
            about(voice, "btn-still-inside", Action::StillInside, delivery),
        ])
        .row([about(voice, "btn-what-now", Action::WhatNow, delivery)])
}

fn alert_body(voice: &Voice<'_>, alert: &Alert) -> Option<String> {
    let Some(event) = event(voice, alert) else {
        // Such an alert must not exist; what is said of it stays neutral.
        voice.complain();
        return None;
    };
    let code = || Value::Text(alert.code.as_str());
    let mut facts = vec![event.head, date(voice, alert)];
    facts.extend(event.place);
    facts.extend(event.condition);
    facts.extend(measures(voice, alert));
    facts.push(verified(voice, alert));
    facts.extend(alert.earlier.map(|before| earlier(voice, before)));
    facts.extend((alert.others > 0).then(|| voice.with("alert-also", &[("n", alert.others.into())])));
    let why = match alert.why {
        Why::NameAndCedula => "alert-why-name-and-id",
        Why::NameOnly => "alert-why-name-only",
    };
    let mut trust = vec![voice.say(why), voice.say("alert-doubt")];
    trust.extend(alert.late.then(|| voice.say("alert-late")));
    let ours = [voice.with("alert-check", &[("code", code())]), voice.say("never-asks")];
    Some(
        [
            voice.with("alert-title", &[("code", code())]),
            facts.join("\n"),
            event.meaning,
            trust.join("\n"),
            ours.join("\n"),
        ]
        .join("\n\n"),
    )
}

/// Whether known restrictions belong to what is told; of full freedom the verifier says that there are none.
fn has_measures(kind: ReleaseKind) -> bool {
    match kind {
        ReleaseKind::LeftPrison | ReleaseKind::WithMeasures | ReleaseKind::HouseArrest | ReleaseKind::OrderIssued => {
            true
        }
        ReleaseKind::FullFreedom
        | ReleaseKind::Transfer
        | ReleaseKind::Redetained
        | ReleaseKind::Death
        | ReleaseKind::Retracted => false,
    }
}

/// What is particular to a kind: its sentences, and which lines stand below them.
struct Event {
    head: String,
    condition: Option<String>,
    meaning: String,
    /// The place, unless the first sentence says it.
    place: Option<String>,
}

/// `None` for the kinds that are never told.
fn event(voice: &Voice<'_>, alert: &Alert) -> Option<Event> {
    use ReleaseKind::{
        Death, FullFreedom, HouseArrest, LeftPrison, OrderIssued, Redetained, Retracted, Transfer, WithMeasures,
    };
    let name = || ("name", Value::from(&alert.name));
    let org = || ("org", Value::Text(&alert.verifier));
    let gender = || ("gender", Value::Text(alert.gender.code()));
    let told = |head: String, condition: Option<String>, meaning: String| {
        Some(Event { head, condition, meaning, place: Some(place(voice, alert)) })
    };
    match alert.kind {
        WithMeasures => told(
            voice.with("alert-head-with-measures", &[name()]),
            Some(voice.say("alert-condition-with-measures")),
            voice.say("alert-meaning-with-measures"),
        ),
        FullFreedom => told(
            voice.with("alert-head-full-freedom", &[name(), ("from", before(alert.before).into())]),
            Some(voice.with("alert-condition-full-freedom", &[org()])),
            voice.with("alert-meaning-full-freedom", &[org()]),
        ),
        LeftPrison => told(
            voice.with("alert-head-left-prison", &[name()]),
            Some(voice.say("alert-condition-left-prison")),
            voice.say("alert-meaning-left-prison"),
        ),
        HouseArrest => told(
            voice.with("alert-head-house-arrest", &[name(), gender()]),
            None,
            voice.say("alert-meaning-house-arrest"),
        ),
        OrderIssued => told(
            voice.with("alert-head-order-issued", &[name()]),
            None,
            voice.with("alert-meaning-order-issued", &[org()]),
        ),
        Transfer => {
            let known = ("known", yes_no(alert.place.is_some()).into());
            let to = ("place", Value::Text(alert.place.as_deref().unwrap_or_default()));
            let head = voice.with("alert-head-transfer", &[name(), known, to]);
            let meaning = voice.say("alert-meaning-transfer");
            let place = alert.place.is_none().then(|| place(voice, alert));
            Some(Event { head, condition: None, meaning, place })
        }
        Redetained => {
            told(voice.with("alert-head-redetained", &[name(), gender()]), None, voice.say("alert-meaning-redetained"))
        }
        Death | Retracted => None,
    }
}

fn before(before: Before) -> &'static str {
    match before {
        Before::Inside => "inside",
        Before::Outside => "outside",
        Before::Unknown => "unknown",
    }
}

fn earlier(voice: &Voice<'_>, earlier: Earlier) -> String {
    let known = yes_no(earlier.date.is_some());
    let date = earlier.date.map(|date| voice.day(date)).unwrap_or_default();
    let vars = [("kind", earlier.kind.code().into()), ("known", known.into()), ("date", Value::Html(date))];
    voice.with("alert-earlier", &vars)
}

fn date(voice: &Voice<'_>, alert: &Alert) -> String {
    let known = if alert.date.is_some() { "day" } else { "no" };
    let date = alert.date.map(|date| voice.day(date)).unwrap_or_default();
    voice.with("alert-date", &[("known", known.into()), ("date", Value::Html(date))])
}

fn place(voice: &Voice<'_>, alert: &Alert) -> String {
    let known = ("known", yes_no(alert.place.is_some()).into());
    voice.with("alert-place", &[known, ("place", Value::Text(alert.place.as_deref().unwrap_or_default()))])
}

fn measures(voice: &Voice<'_>, alert: &Alert) -> Option<String> {
    let told: Vec<String> = Measure::ALL
        .into_iter()
        .filter(|measure| has_measures(alert.kind) && alert.measures.contains(measure))
        .map(|measure| voice.with("measure", &[("measure", measure.code().into())]))
        .collect();
    (!told.is_empty()).then(|| voice.with("alert-measures", &[("measures", Value::Html(told.join(", ")))]))
}

fn verified(voice: &Voice<'_>, alert: &Alert) -> String {
    voice.with(
        "alert-verified",
        &[
            ("org", Value::Text(&alert.verifier)),
            ("date", Value::Html(voice.date(alert.verified_at))),
            ("time", Value::Html(voice.time(alert.verified_at))),
            ("zone", Value::Html(escape(&voice.zone()))),
        ],
    )
}

fn correction_body(voice: &Voice<'_>, correction: &Correction) -> String {
    let name = || ("name", Value::from(&correction.name));
    let date = || ("date", Value::Html(voice.date(correction.alerted_at)));
    let kind = if correction.kind.is_exit() { "exit" } else { "other" };
    let (what, fault) = match correction.reason {
        CorrectionReason::WrongPerson => {
            (voice.with("correction-wrong-person", &[date(), name(), ("kind", kind.into())]), "ours")
        }
        CorrectionReason::Withdrawn => {
            let org = ("org", Value::Text(&correction.verifier));
            (voice.with("correction-withdrawn", &[date(), name(), org]), "source")
        }
    };
    [
        voice.with("correction-title", &[("code", correction.code.as_str().into())]),
        what,
        voice.with("correction-sorry", &[("fault", fault.into())]),
        voice.say("correction-still"),
    ]
    .join("\n\n")
}
