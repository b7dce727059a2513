//! The settings of a chat, one question a screen.

use super::escape::{Value, escape};
use super::message::{Button, Message};
use super::voice::Voice;
use crate::domain::{Action, Choice, Heard, Language, NoticeMode, Press, QuietHours, Reply, Setting, Settings, Step};

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::Settings { mode, settings } => whole(voice, *mode, settings),
        Reply::FullAsk => {
            let press = |mode: &str| Press::plain(Action::AskMode).with(mode);
            Message::open(voice.say("settings-full-ask")).buttons([
                voice.button("btn-full-yes", &press("full_yes")),
                voice.button("btn-full-no", &press("discreet")),
            ])
        }
        Reply::ModeSet { mode } => done(voice, voice.with("settings-mode-set", &[("mode", mode.code().into())])),
        Reply::LanguageSet => done(voice, voice.say("language-set")),
        Reply::QuietSet { quiet } => {
            let (_, from, to) = hours(quiet);
            done(voice, voice.with("settings-quiet-set", &[("from", Value::Html(from)), ("to", Value::Html(to))]))
        }
        Reply::SettingsNeedList => {
            Message::open(voice.say("settings-need-list")).buttons([voice.plain("btn-add", Action::Add)])
        }
        _ => return question(voice, reply),
    };
    Some(message)
}

/// What one setting can be, or has to be written.
fn question(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::LanguageAsk => {
            let language = |key: &str, language: Language| {
                voice.button(key, &Press::plain(Action::SetLanguage).with(format!("{}_set", language.code())))
            };
            Message::open(voice.say("language-ask"))
                .buttons([language("btn-spanish", Language::Es), language("btn-english", Language::En)])
        }
        Reply::QuietAsk => asked(
            voice,
            "settings-quiet-ask",
            &[
                ("btn-quiet-off", Choice::QuietOff),
                ("btn-quiet-night", Choice::QuietNight),
                ("btn-quiet-other", Choice::QuietOther),
            ],
        ),
        Reply::QuietWrite { step, heard } => {
            written(voice, *step, *heard, "settings-quiet-write", "settings-quiet-again")
        }
        Reply::ReminderAsk => asked(
            voice,
            "settings-reminder-ask",
            &[
                ("btn-remind-once", Choice::RemindOnce),
                ("btn-remind-daily", Choice::RemindDaily),
                ("btn-no", Choice::RemindNever),
            ],
        ),
        Reply::HeartbeatAsk => asked(
            voice,
            "settings-heartbeat-ask",
            &[("btn-weekly", Choice::NoteWeekly), ("btn-monthly", Choice::NoteMonthly), ("btn-no", Choice::NoteNever)],
        ),
        Reply::ZoneAsk => asked(
            voice,
            "settings-zone-ask",
            &[("btn-zone-ve", Choice::ZoneVenezuela), ("btn-zone-other", Choice::ZoneOther)],
        ),
        Reply::ZoneWrite { step, heard } => written(voice, *step, *heard, "settings-zone-write", "settings-zone-again"),
        _ => return None,
    };
    Some(message)
}

/// What is set, a line each.
pub(super) fn lines(voice: &Voice<'_>, mode: NoticeMode, settings: &Settings) -> String {
    let (quiet, from, to) = hours(&settings.quiet);
    let zone = match settings.zone.is_venezuela() {
        true => voice.say("btn-zone-ve"),
        false => escape(&settings.zone.city(voice.language())),
    };
    voice.with(
        "settings-lines",
        &[
            ("language", Value::Html(voice.say("language-name"))),
            ("mode", mode.code().into()),
            ("quiet", quiet.into()),
            ("from", Value::Html(from)),
            ("to", Value::Html(to)),
            ("reminder", settings.reminder.code().into()),
            ("heartbeat", settings.heartbeat.code().into()),
            ("zone", Value::Html(zone)),
        ],
    )
}

fn whole(voice: &Voice<'_>, mode: NoticeMode, settings: &Settings) -> Message {
    let ask = |key: &str, setting: Setting| voice.button(key, &Press::plain(Action::AskSetting).with(setting.code()));
    Message::open(voice.with("settings-screen", &[("lines", Value::Html(lines(voice, mode, settings)))])).buttons([
        ask("btn-language", Setting::Language),
        voice.plain("btn-kind", Action::AskMode),
        ask("btn-quiet-hours", Setting::Quiet),
        ask("btn-reminder", Setting::Reminder),
        ask("btn-heartbeat", Setting::Heartbeat),
        ask("btn-zone", Setting::Zone),
        voice.plain("btn-my-list", Action::List),
    ])
}

fn hours(quiet: &QuietHours) -> (&'static str, String, String) {
    match quiet {
        QuietHours::Off => ("off", String::new(), String::new()),
        QuietHours::Between { from, to } => ("on", from.format("%-H:%M").to_string(), to.format("%-H:%M").to_string()),
    }
}

/// A question with its answers, and the way back.
fn asked(voice: &Voice<'_>, key: &str, choices: &[(&str, Choice)]) -> Message {
    let choice = |(key, choice): &(&str, Choice)| -> Button {
        voice.button(key, &Press::plain(Action::SetSetting).with(choice.code()))
    };
    Message::open(voice.say(key)).buttons(choices.iter().map(choice)).row([voice.plain("btn-back", Action::Settings)])
}

/// A question that is answered by writing.
fn written(voice: &Voice<'_>, step: Step, heard: Heard, first: &str, again: &str) -> Message {
    let key = match heard {
        Heard::Nothing => first,
        Heard::Unclear => again,
    };
    let cancel = voice.button("btn-cancel", &Press::on(Action::Cancel, step.dialogue.0, step.revision));
    Message::open(voice.say(key)).buttons([cancel])
}

fn done(voice: &Voice<'_>, text: String) -> Message {
    Message::open(text).buttons([voice.plain("btn-settings", Action::Settings)])
}
