//! Every screen as it reads and as its buttons carry: read the difference before accepting it.

use vigilia::domain::*;
use vigilia::text::{Attachment, Message, Protection};

use crate::examples::{every_reply, name_of};
use crate::samples::{Sample, every_notice};
use crate::words::{MODES, POP_UPS, house, words};

/// A screen as a phone shows it, with what its buttons carry.
fn shown(what: &str, message: &Message) -> String {
    let protected = match message.protection {
        Protection::Protected => " (protected)",
        Protection::Open => "",
    };
    let rows: String = message
        .keyboard
        .iter()
        .map(|row| row.iter().map(|b| format!("[{} | {}]", b.label, b.data)).collect::<Vec<_>>().join(" ") + "\n")
        .collect();
    format!("=== {what}{protected}{}\n{}\n{rows}", beside(message), message.html)
}

/// What goes with the words.
fn beside(message: &Message) -> String {
    match &message.attachment {
        None => String::new(),
        Some(Attachment::Document { name, .. }) => format!(" (file {name})"),
        Some(Attachment::Photo { .. }) => " (picture)".to_owned(),
    }
}

fn snapshot(name: &str, screens: Vec<String>) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, screens.join("\n"));
    });
}

#[test]
fn every_screen_reads_as_agreed() {
    let sample = Sample::usual();
    let words = words(house());
    for language in Language::ALL {
        let (mut family, mut team) = (vec![], vec![]);
        for reply in every_reply(&sample).iter().filter(|reply| !matches!(reply, Reply::Open { .. })) {
            let message = words.reply(language, reply);
            let shown = shown(name_of(reply), &message);
            match (message.protection, &message.attachment) {
                (Protection::Open, None) => family.push(shown),
                _ => team.push(shown),
            }
        }
        snapshot(&format!("{}-families", language.code()), family);
        snapshot(&format!("{}-team", language.code()), team);
    }
}

#[test]
fn every_notice_reads_as_agreed() {
    let words = words(house());
    for language in Language::ALL {
        for mode in MODES {
            let mut screens = vec![];
            for notice in every_notice(&Sample::usual()) {
                let what = match &notice {
                    Notice::Alert(alert) => format!("alert {} {}", alert.kind.code(), alert.gender.code()),
                    Notice::Correction(c) => format!("correction {} {}", c.kind.code(), c.reason.code()),
                    Notice::Reminder { .. } => "reminder".to_owned(),
                };
                let arrives = words.notice(language, mode, &notice);
                let opened = words.reply(language, &Reply::Open { notice, mode });
                screens.push(shown(&format!("{what}, as it arrives"), &arrives));
                if opened != arrives {
                    screens.push(shown(&format!("{what}, opened"), &opened));
                }
            }
            snapshot(&format!("{}-notices-{}", language.code(), mode.code()), screens);
        }
    }
}

#[test]
fn menus_pop_ups_and_profile_read_as_agreed() {
    let words = words(house());
    for language in Language::ALL {
        let mut lines = vec![];
        for audience in [Audience::Family, Audience::Volunteer] {
            lines.extend(words.commands(language, audience).iter().map(|(name, what)| format!("/{name}: {what}")));
        }
        lines.extend(POP_UPS.map(|pop_up| format!("{pop_up:?}: {}", words.pop_up(language, pop_up))));
        let profile = words.profile(language);
        lines.extend([profile.short, profile.description]);
        snapshot(&format!("{}-menus", language.code()), lines);
    }
}
