//! "Is it the same event?": two records side by side.
//!
//! It must never show who follows either of them, nor what somebody else answered.

use super::escape::{Value, clip, foreign};
use super::message::Message;
use super::review::{SCREEN, fitting, kind, tier};
use super::voice::Voice;
use crate::domain::{
    Action, EventRecord, Judgement, Press, Reply, SameEventAnswered, SameEventAsk, Settles, release_code,
    same_event_code,
};

/// Names, places and sources are shown up to this many characters.
const NAME: usize = 80;

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::SameEventAsk(ask) => question(voice, ask),
        Reply::SameEventAnswered { number, what } => {
            let vars = [("e", Value::Html(same_event_code(*number))), ("what", answered(*what).into())];
            Message::protected(voice.with("same-event-answered", &vars))
                .buttons([voice.plain("btn-next", Action::Queue)])
        }
        _ => return None,
    };
    Some(message)
}

fn question(voice: &Voice<'_>, ask: &SameEventAsk) -> Message {
    let head = [
        ("e", Value::Html(same_event_code(ask.number))),
        ("needed", u32::from(ask.needed).into()),
        ("settles", settles(ask.settles).into()),
    ];
    let records: Vec<String> = ask.records.iter().map(|one| record(voice, one, SCREEN / 2 - 200)).collect();
    let text = format!("{}\n\n{}", voice.with("same-event-head", &head), records.join("\n\n"));
    let answer = |key: &str, answer: Judgement| {
        let press = Press::on(Action::AnswerSameEvent, ask.subject.0, ask.revision).with(answer.code());
        voice.button(key, &press)
    };
    Message::protected(text).buttons([
        answer("btn-same-event", Judgement::Positive),
        answer("btn-two-events", Judgement::Negative),
        answer("btn-unsure", Judgement::Unsure),
    ])
}

/// A record with what it says, and as many of its sources as fit.
pub(super) fn record(voice: &Voice<'_>, record: &EventRecord, budget: usize) -> String {
    let unknown = || voice.say("unknown-datum");
    let date = record.date.map_or_else(unknown, |date| voice.day(date));
    let place = record.place.as_ref().map_or_else(unknown, |place| foreign(&clip(place, NAME)));
    let cedula = record.cedula.as_ref().map_or_else(unknown, |last3| format!("…{}", foreign(last3.open())));
    let name = clip(record.name.open(), NAME);
    let facts = voice.with(
        "event-record",
        &[
            ("s", Value::Html(release_code(record.number))),
            ("name", (*name).into()),
            ("kind", Value::Html(kind(voice, record.kind))),
            ("date", Value::Html(date)),
            ("place", Value::Html(place)),
            ("cedula", Value::Html(cedula)),
        ],
    );
    let sources = record.reports.iter().map(|report| {
        let source = clip(&report.source, NAME);
        let vars = [
            ("source", (*source).into()),
            ("tier", Value::Html(tier(voice, report.tier))),
            ("date", Value::Html(voice.date(report.at))),
        ];
        voice.with("event-source", &vars)
    });
    let sources = fitting(voice, sources.collect(), budget.saturating_sub(super::escape::visible_length(&facts)));
    std::iter::once(facts).chain(sources).collect::<Vec<_>>().join("\n")
}

fn settles(settles: Settles) -> &'static str {
    match settles {
        Settles::Tie => "tie",
        Settles::Doubt => "doubt",
        Settles::No => "no",
    }
}

fn answered(what: SameEventAnswered) -> &'static str {
    match what {
        SameEventAnswered::First => "first",
        SameEventAnswered::Joined => "joined",
        SameEventAnswered::Different => "different",
        SameEventAnswered::Unsure => "unsure",
        SameEventAnswered::Tie => "tie",
        SameEventAnswered::Settled => "settled",
        SameEventAnswered::NotForYou => "not_for_you",
    }
}
