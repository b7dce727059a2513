//! A family's list, its entries, and erasing everything.

use super::escape::{Value, plain};
use super::message::{Button, Message};
use super::voice::Voice;
use crate::domain::{Action, Checked, ListRow, NoticeMode, Pause, Press, Private, Reply, Showing};

/// How many names stand on one screen of the list.
pub const LIST_PAGE: u32 = 6;

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::List { rows, page, pages, showing, checked } => list(voice, rows, (*page, *pages), *showing, *checked),
        Reply::Entry { row, page, cedula, mode, unread } => {
            let text = entry(voice, row, cedula.as_ref(), *mode, *unread);
            Message::open(text).buttons(entry_buttons(voice, row, *page))
        }
        Reply::PauseAsk { row } => pause_ask(voice, row),
        Reply::PauseOver { row, waiting } => pause_over(voice, row, *waiting),
        Reply::Removed { row } => {
            Message::open(voice.with("remove-done", &[("shown", (&row.shown).into())])).buttons([undo(voice, row)])
        }
        Reply::StoppedFollowing { row } => Message::open(voice.say("with-us-closed")).buttons([undo(voice, row)]),
        Reply::RemovedForGood => Message::open(voice.say("remove-final")),
        Reply::ForgetAsk => Message::open(voice.say("forget-ask"))
            .buttons([voice.plain("btn-keep", Action::KeepAll), voice.plain("btn-erase-all", Action::ForgetAll)]),
        Reply::Forgotten { backup_days } => {
            Message::open(voice.with("forget-done", &[("days", (*backup_days).into())]))
        }
        _ => return None,
    };
    Some(message)
}

/// ‹ and ›, where there is a page before or after.
pub(super) fn page_buttons(page: u32, pages: u32, to: impl Fn(u32) -> Press) -> Vec<Button> {
    let before = (page > 1).then(|| Button::new("‹", &to(page - 1)));
    let after = (page < pages).then(|| Button::new("›", &to(page + 1)));
    before.into_iter().chain(after).collect()
}

fn list(voice: &Voice<'_>, rows: &[ListRow], (page, pages): (u32, u32), showing: Showing, checked: Checked) -> Message {
    if rows.is_empty() {
        return Message::open(voice.say("list-empty")).buttons([voice.plain("btn-add", Action::Add)]);
    }
    let header = if pages > 1 {
        voice.with("list-header-page", &[("page", page.into()), ("pages", pages.into())])
    } else {
        voice.with("list-header", &[("n", u32::try_from(rows.len()).unwrap_or(u32::MAX).into())])
    };
    let mut text = vec![header, String::new()];
    let mut entries = Vec::new();
    for (i, row) in (page.saturating_sub(1) * LIST_PAGE + 1..).zip(rows) {
        let label = voice.with("list-row", &line(i, row, "no", String::new()));
        entries.push(Button::new(&plain(&label), &Press::on(Action::Entry, row.subscription.0, row.revision)));
        text.push(list_row(voice, i, row));
    }
    text.extend(last_list(voice, checked));
    let (key, other) = match showing {
        Showing::Initials => ("btn-show-names", Action::ShowNames),
        Showing::Names => ("btn-hide-names", Action::List),
    };
    Message::open(text.join("\n"))
        .buttons(entries)
        .row(page_buttons(page, pages, |page| Press::plain(Action::List).with(page)))
        .buttons([
            voice.plain("btn-add", Action::Add),
            voice.plain("btn-settings", Action::Settings),
            voice.button(key, &Press::plain(other).with(page)),
        ])
}

type Line<'a> = [(&'static str, Value<'a>); 4];

fn line<'a>(i: u32, row: &'a ListRow, paused: &'a str, until: String) -> Line<'a> {
    [("i", i.into()), ("shown", (&row.shown).into()), ("paused", paused.into()), ("until", Value::Html(until))]
}

/// A line of the list, with the pause where there is one.
fn list_row(voice: &Voice<'_>, i: u32, row: &ListRow) -> String {
    let (paused, until) = match row.pause {
        Pause::No => ("no", String::new()),
        Pause::Open => ("open", String::new()),
        Pause::Until(moment) => ("until", voice.short_date(moment)),
    };
    voice.with("list-row", &line(i, row, paused, until))
}

/// When a list was last gone through; nothing if none ever was.
fn last_list(voice: &Voice<'_>, checked: Checked) -> Option<String> {
    let (state, at) = match checked {
        Checked::Never => return None,
        Checked::Fresh(at) => ("fresh", at),
        Checked::Stale(at) => ("stale", at),
    };
    let checked = Value::Html(format!("{}, {} ({})", voice.date(at), voice.time(at), voice.zone()));
    let since = Value::Html(voice.date(at));
    Some(format!(
        "\n{}",
        voice.with("list-checked", &[("state", state.into()), ("checked", checked), ("since", since)])
    ))
}

fn entry(voice: &Voice<'_>, row: &ListRow, cedula: Option<&Private>, mode: NoticeMode, unread: u32) -> String {
    let (known, last3) = match cedula {
        Some(last3) => ("given", last3.open()),
        None => ("none", ""),
    };
    let (paused, until) = match row.pause {
        Pause::No => ("no", String::new()),
        Pause::Open => ("open", String::new()),
        Pause::Until(moment) => ("until", voice.date(moment)),
    };
    voice.with(
        "entry-screen",
        &[
            ("shown", (&row.shown).into()),
            ("cedula", known.into()),
            ("last3", last3.into()),
            ("mode", mode.code().into()),
            ("paused", paused.into()),
            ("until", Value::Html(until)),
            ("unread", unread.into()),
        ],
    )
}

fn entry_buttons(voice: &Voice<'_>, row: &ListRow, page: u32) -> [Button; 4] {
    let of = |action| Press::on(action, row.subscription.0, row.revision);
    let pause = match row.pause {
        Pause::No => voice.button("btn-pause", &of(Action::Pause)),
        Pause::Open | Pause::Until(_) => voice.button("btn-unpause", &of(Action::Unpause)),
    };
    [
        pause,
        voice.button("btn-change-details", &of(Action::Change)),
        voice.button("btn-remove", &of(Action::Remove)),
        voice.button("btn-back", &Press::plain(Action::List).with(page)),
    ]
}

fn pause_ask(voice: &Voice<'_>, row: &ListRow) -> Message {
    let of = |action| Press::on(action, row.subscription.0, row.revision);
    let lasting = |(key, long): (&str, &str)| voice.button(key, &of(Action::PauseFor).with(long));
    Message::open(voice.say("pause-ask"))
        .buttons([("btn-pause-day", "day"), ("btn-pause-week", "week"), ("btn-pause-open", "open")].map(lasting))
        .buttons([voice.button("btn-back", &of(Action::Entry))])
}

fn pause_over(voice: &Voice<'_>, row: &ListRow, waiting: u32) -> Message {
    let message = Message::open(voice.with("pause-over", &[("shown", (&row.shown).into()), ("n", waiting.into())]));
    match waiting {
        0 => message,
        _ => message.buttons([voice.plain("btn-read-now", Action::News), voice.plain("btn-later", Action::Later)]),
    }
}

fn undo(voice: &Voice<'_>, row: &ListRow) -> Button {
    voice.button("btn-undo", &Press::on(Action::UndoRemove, row.subscription.0, row.revision))
}
