//! A family's list, its entries, and erasing everything.

use super::escape::plain;
use super::message::{Button, Message};
use super::voice::Voice;
use crate::domain::{Action, ListRow, NoticeMode, Press, Private, Reply, Showing};

/// How many names stand on one screen of the list.
pub const LIST_PAGE: u32 = 6;

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::List { rows, page, pages, showing } => list(voice, rows, *page, *pages, *showing),
        Reply::Entry { row, cedula, mode, unread } => entry(voice, row, cedula.as_ref(), *mode, *unread),
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

fn list(voice: &Voice<'_>, rows: &[ListRow], page: u32, pages: u32, showing: Showing) -> Message {
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
        let line = voice.with("list-row", &[("i", i.into()), ("shown", (&row.shown).into())]);
        entries.push(Button::new(&plain(&line), &Press::on(Action::Entry, row.subscription.0, row.revision)));
        text.push(line);
    }
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

fn entry(voice: &Voice<'_>, row: &ListRow, cedula: Option<&Private>, mode: NoticeMode, unread: u32) -> Message {
    let (known, last3) = match cedula {
        Some(last3) => ("given", last3.open()),
        None => ("none", ""),
    };
    let text = voice.with(
        "entry-screen",
        &[
            ("shown", (&row.shown).into()),
            ("cedula", known.into()),
            ("last3", last3.into()),
            ("mode", mode.code().into()),
            ("unread", unread.into()),
        ],
    );
    Message::open(text).buttons([
        voice.button("btn-remove", &Press::on(Action::Remove, row.subscription.0, row.revision)),
        voice.plain("btn-back", Action::List),
    ])
}

fn undo(voice: &Voice<'_>, row: &ListRow) -> Button {
    voice.button("btn-undo", &Press::on(Action::UndoRemove, row.subscription.0, row.revision))
}
