//! What a text must not give away, and what a notice must say.

use std::collections::BTreeSet;

use vigilia::domain::*;
use vigilia::text::Protection;

use crate::banned::Banned;
use crate::examples::{every_reply, name_of};
use crate::samples::{Sample, alert, every_notice};
use crate::words::{MODES, house, plain, words};

/// The screens that a family meets only after a tap, or right after it typed the name itself.
fn may_name_the_person(reply: &Reply, mode: NoticeMode) -> bool {
    match reply {
        Reply::ReadingIs { .. }
        | Reply::TwoReadings { .. }
        | Reply::OneSurname { .. }
        | Reply::CommonName { .. }
        | Reply::NearName { .. }
        | Reply::FreeTextOffer { .. }
        | Reply::AlreadyListed { .. }
        | Reply::Privacy
        // The team's, and free to be passed on.
        | Reply::Template { .. }
        | Reply::WithUsKeep { .. }
        | Reply::WithUsShare { .. }
        | Reply::AnswerStands { .. }
        | Reply::Data { .. }
        | Reply::NotPersonAsk { .. }
        | Reply::StillInsideAgrees
        | Reply::WhatNow { .. }
        | Reply::Open { .. } => true,
        Reply::Struck { .. } => mode == NoticeMode::Full,
        _ => false,
    }
}

#[test]
fn a_neutral_text_gives_nothing_away() {
    let sample = Sample::usual();
    let words = words(house());
    let told = [&*sample.name, "Yusmary", "Altuve", &*sample.place, &*sample.organisation];
    for language in Language::ALL {
        let stems = Banned::neutral(language);
        let check = |what: &str, text: &str| {
            stems.assert_absent(what, text);
            for told in told {
                assert!(!text.contains(told), "{what}: {told}");
            }
        };
        for reply in every_reply(&sample) {
            let mode = match &reply {
                Reply::Struck { mode, .. } => *mode,
                _ => NoticeMode::Discreet,
            };
            let message = words.reply(language, &reply);
            if message.protection == Protection::Protected || may_name_the_person(&reply, mode) {
                continue;
            }
            check(name_of(&reply), &plain(&message.html).replace("@vigia_civil", ""));
            for button in message.keyboard.iter().flatten() {
                check(name_of(&reply), &button.label);
            }
        }
        for notice in every_notice(&sample) {
            for message in
                [words.notice(language, NoticeMode::Discreet, &notice), words.plain_notice(language, &notice)]
            {
                check("a discreet notice", &message.html);
                assert!(!message.html.contains(['<', '&']), "a plain template has markup");
                for button in message.keyboard.iter().flatten() {
                    check("a discreet notice", &button.label);
                }
            }
        }
        for (name, description) in words.commands(language, Audience::Family) {
            check("the menu", &format!("{} {description}", name.replace('_', " ")));
        }
        let profile = words.profile(language);
        check("the profile", &profile.short);
        check("the profile", &profile.description);
    }
}

#[test]
fn a_discreet_alert_is_the_same_whatever_happened() {
    let words = words(house());
    let discreet: BTreeSet<String> = every_notice(&Sample::usual())
        .iter()
        .filter(|notice| matches!(notice, Notice::Alert(alert) if !alert.late))
        .map(|notice| words.notice(Language::Es, NoticeMode::Discreet, notice).html)
        .collect();
    assert_eq!(discreet.len(), 1);
}

#[test]
fn an_alert_says_who_verified_it_and_when_with_the_zone() {
    let words = words(house());
    for (language, said) in [
        (Language::Es, "Verificado por: Vigía Civil, 24 de septiembre de 2026, 13:05 (hora de Venezuela)"),
        (Language::En, "Verified by: Vigía Civil, 24 September 2026, 13:05 (Venezuela time)"),
    ] {
        for notice in every_notice(&Sample::usual()).iter().filter(|notice| matches!(notice, Notice::Alert(_))) {
            for mode in MODES {
                let reply = Reply::Open { notice: notice.clone(), mode };
                assert!(words.reply(language, &reply).html.contains(said));
            }
        }
    }
}

#[test]
fn a_death_or_a_retraction_is_never_worded_as_an_alert() {
    let sample = Sample::usual();
    for kind in [ReleaseKind::Death, ReleaseKind::Retracted] {
        let words = words(house());
        let notice = Notice::Alert(Box::new(alert(&sample, kind, Gender::F)));
        let neutral = words.plain_notice(Language::Es, &notice);
        assert_eq!(words.notice(Language::Es, NoticeMode::Full, &notice), neutral);
        assert_eq!(words.failures(), 1, "it is counted as a bug");
    }
}

#[test]
fn the_word_for_free_people_is_used_for_full_freedom_only() {
    let words = words(house());
    for notice in every_notice(&Sample::usual()) {
        let Notice::Alert(alert) = &notice else { continue };
        let html = words.notice(Language::Es, NoticeMode::Full, &notice).html;
        let is_full = alert.kind == ReleaseKind::FullFreedom;
        let says_full = html.contains("libertad plena") && !html.contains("no es libertad plena");
        assert_eq!(says_full, is_full, "{:?}", alert.kind);
    }
}
