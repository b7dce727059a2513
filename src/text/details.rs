//! Further details of a person: asking for one more while a name is added, and changing them afterwards.

use super::adding::{cancel, on};
use super::escape::Value;
use super::message::{Button, Message};
use super::voice::Voice;
use crate::domain::{Action, Detail, JoinedAs, ListRow, Near, Press, Private, Reply, Step};

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::CommonName { step, name } => {
            Message::open(voice.with("add-common-name", &[("name", name.into())])).buttons(one_more(voice, step))
        }
        Reply::NearName { step, why, other } => near(voice, step, *why, other),
        Reply::JoinedNames { row, how } => {
            let how = match how {
                JoinedAs::Main => "main",
                JoinedAs::Alias => "alias",
            };
            Message::open(voice.with("dup-joined", &[("shown", (&row.shown).into())]))
                .buttons([voice.button("btn-undo", &of(Action::UndoJoin, row).with(how))])
        }
        Reply::TwoPeople { step } => Message::open(voice.say("dup-other")).buttons(one_more(voice, step)),
        Reply::KeptBoth => Message::open(voice.say("dup-unknown")),
        Reply::DetailAsk { step } => {
            let pick = |detail: Detail| {
                let press = Press::on(Action::PickDetail, step.dialogue.0, step.revision).with(detail.code());
                voice.button(label(detail), &press)
            };
            Message::open(voice.say("add-detail-ask")).buttons(Detail::FURTHER.map(pick)).buttons([on(
                voice,
                "btn-back",
                Action::Back,
                step,
            )])
        }
        Reply::DetailWrite { step, detail } => write(voice, "add-detail-write", step, *detail),
        Reply::DetailUnreadable { step, detail } => write(voice, "add-detail-unreadable", step, *detail),
        Reply::DetailNoted => Message::open(voice.say("add-detail-done")),
        Reply::Change { row, known } => change(voice, row, known),
        Reply::ChangeKnown { row, detail } => change_known(voice, row, *detail),
        Reply::ChangeAliases { row, aliases } => change_aliases(voice, row, aliases),
        _ => return None,
    };
    Some(message)
}

fn one_more(voice: &Voice<'_>, step: &Step) -> [Button; 2] {
    [on(voice, "btn-add-detail", Action::AddDetail, step), on(voice, "btn-go-on", Action::GoOn, step)]
}

fn near(voice: &Voice<'_>, step: &Step, why: Near, other: &Private) -> Message {
    let why = match why {
        Near::Name => "name",
        Near::Cedula => "cedula",
    };
    Message::open(voice.with("dup-near", &[("why", why.into()), ("other", other.into())])).buttons([
        on(voice, "btn-same", Action::Same, step),
        on(voice, "btn-other-person", Action::OtherPerson, step),
        on(voice, "btn-dont-know", Action::DontKnow, step),
        cancel(voice, step),
    ])
}

/// A name cannot be left out; everything else can.
fn write(voice: &Voice<'_>, key: &str, step: &Step, detail: Detail) -> Message {
    let skip = (detail != Detail::Name).then(|| on(voice, "btn-skip-detail", Action::SkipDetail, step));
    Message::open(voice.with(key, &[("detail", detail.code().into())])).buttons(skip).buttons([cancel(voice, step)])
}

fn change(voice: &Voice<'_>, row: &ListRow, known: &[Detail]) -> Message {
    let pick = |detail: Detail| {
        let press = of(Action::ChangeDetail, row).with(detail.code());
        match known.contains(&detail) && detail != Detail::Name {
            true => Button::new(&format!("• {}", voice.say(label(detail))), &press),
            false => voice.button(label(detail), &press),
        }
    };
    Message::open(voice.with("change-ask", &[("shown", (&row.shown).into())]))
        .buttons(Detail::ALL.map(pick))
        .buttons([voice.button("btn-back", &of(Action::Entry, row))])
}

fn change_known(voice: &Voice<'_>, row: &ListRow, detail: Detail) -> Message {
    Message::open(voice.with("change-known", &[("detail", detail.code().into())])).buttons([
        voice.button("btn-rewrite", &of(Action::WriteDetail, row).with(detail.code())),
        voice.button("btn-remove", &of(Action::DropDetail, row).with(detail.code())),
        voice.button("btn-back", &of(Action::Change, row)),
    ])
}

fn change_aliases(voice: &Voice<'_>, row: &ListRow, aliases: &[Private]) -> Message {
    let numbered = || (1u32..).zip(aliases);
    let mut text = vec![voice.with("change-aliases", &[("shown", (&row.shown).into())]), String::new()];
    text.extend(numbered().map(|(i, alias)| {
        let none = ("paused", Value::Text("no"));
        voice.with("list-row", &[("i", i.into()), ("shown", alias.into()), none, ("until", "".into())])
    }));
    let code = Detail::Alias.code();
    let drop = numbered().map(|(i, _)| {
        let label = voice.with("btn-remove-alias", &[("i", i.into())]);
        Button::new(&label, &of(Action::DropDetail, row).with(format!("{code}{}", i - 1)))
    });
    let room = aliases.len() < crate::names::MOST_ALIASES;
    let another = room.then(|| voice.button("btn-another-alias", &of(Action::WriteDetail, row).with(code)));
    Message::open(text.join("\n"))
        .buttons(drop)
        .buttons(another)
        .buttons([voice.button("btn-back", &of(Action::Change, row))])
}

fn of(action: Action, row: &ListRow) -> Press {
    Press::on(action, row.subscription.0, row.revision)
}

fn label(detail: Detail) -> &'static str {
    match detail {
        Detail::Name => "btn-detail-name",
        Detail::Cedula => "btn-detail-cedula",
        Detail::Age => "btn-detail-age",
        Detail::State => "btn-detail-state",
        Detail::Centre => "btn-detail-centre",
        Detail::Alias => "btn-detail-alias",
    }
}
