//! What a chat is told about itself: that it was cleaned, what is kept of it, what it hears in time.

use super::escape::{Value, escape};
use super::message::Message;
use super::settings::lines;
use super::voice::Voice;
use super::welcome::yes_no;
use crate::domain::{Action, Code, DataEnd, DataEntry, FamilyAnswer, Note, Reply, Returned};

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::Cleaned => Message::open(voice.say("alert-cleaned")),
        Reply::CleanDone { left } => clean_done(voice, *left),
        Reply::Data { first, entries, end } => Message::open(data(voice, *first, entries, end)),
        Reply::Note(note) => Message::open(regular_note(voice, note)),
        Reply::StillWanted => Message::open(voice.say("yearly-ask")).buttons([
            voice.plain("btn-keep-following", Action::StillWanted),
            voice.plain("btn-my-list", Action::List),
            voice.plain("btn-erase-all", Action::AskForget),
        ]),
        Reply::StillWantedNoted => Message::open(voice.say("yearly-kept")),
        Reply::Returned(Returned::Nothing) => Message::open(voice.say("returned-nothing")),
        Reply::Returned(Returned::Waiting { n }) => {
            Message::open(voice.with("returned-waiting", &[("n", (*n).into())]))
                .buttons([voice.plain("btn-read-now", Action::News), voice.plain("btn-later", Action::Later)])
        }
        Reply::LaterNoted => Message::open(voice.say("later-noted")),
        Reply::SlowDown { seconds } => {
            Message::open(voice.with("trouble-slow-down", &[("seconds", (*seconds).into())]))
        }
        _ => return None,
    };
    Some(message)
}

fn clean_done(voice: &Voice<'_>, left: u32) -> Message {
    let done = voice.say("clean-done");
    Message::open(match left {
        0 => done,
        n => format!("{done}\n\n{}", voice.with("clean-partial", &[("n", n.into())])),
    })
}

fn data(voice: &Voice<'_>, first: u32, entries: &[DataEntry], end: &DataEnd) -> String {
    let mut text = vec![voice.say("data-header"), String::new()];
    text.extend((first..).zip(entries).map(|(i, entry)| data_entry(voice, i, entry)));
    if entries.is_empty() {
        text.push(voice.say("data-no-names"));
    }
    if let DataEnd::Rest { mode, settings, sent, answers } = end {
        let vars = [
            ("settings", Value::Html(lines(voice, *mode, settings))),
            ("n", (*sent).into()),
            ("answers", Value::Html(given(voice, answers))),
        ];
        text.extend([String::new(), voice.with("data-settings", &vars), String::new(), voice.say("data-footer")]);
    }
    text.join("\n")
}

fn data_entry(voice: &Voice<'_>, i: u32, entry: &DataEntry) -> String {
    let last3 = entry.cedula.as_ref().map_or("", |last3| last3.open());
    let details: Vec<String> = entry.details.iter().map(|detail| escape(detail.open())).collect();
    voice.with(
        "data-entry",
        &[
            ("i", i.into()),
            ("name", (&entry.name).into()),
            ("cedula", if entry.cedula.is_some() { "given" } else { "none" }.into()),
            ("last3", last3.into()),
            ("known", yes_no(!details.is_empty()).into()),
            ("details", Value::Html(details.join(", "))),
            ("since", Value::Html(voice.date(entry.since))),
        ],
    )
}

fn given(voice: &Voice<'_>, answers: &[(Code, FamilyAnswer)]) -> String {
    if answers.is_empty() {
        return voice.say("data-no-answers");
    }
    let one = |(code, answer): &(Code, FamilyAnswer)| {
        voice.with("data-answer", &[("code", code.as_str().into()), ("answer", answer.code().into())])
    };
    answers.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn regular_note(voice: &Voice<'_>, note: &Note) -> String {
    match note {
        Note::Nothing { since, checked, sources } => voice.with(
            "heartbeat-none",
            &[
                ("since", Value::Html(voice.date(*since))),
                ("checked", Value::Html(voice.date(*checked))),
                ("n", (*sources).into()),
            ],
        ),
        Note::Stale { since } => voice.with("heartbeat-stale", &[("since", Value::Html(voice.date(*since)))]),
        Note::Unread { n } => voice.with("heartbeat-unread", &[("n", (*n).into())]),
    }
}
