//! What every screen promises, in both languages: it can be said, it fits, its markup
//! and its buttons are right, and only the team's screens are protected.

use vigilia::domain::*;
use vigilia::text::{Attachment, CAPTION, Catalogues, House, LABEL, Message, Protection, Worded, Words};

use crate::examples::{every_reply, name_of};
use crate::samples::{Sample, at, card, every_notice};

pub const MODES: [NoticeMode; 2] = [NoticeMode::Discreet, NoticeMode::Full];
pub const POP_UPS: [PopUp; 10] = [
    PopUp::Who,
    PopUp::Stale,
    PopUp::Undone,
    PopUp::UndoLate,
    PopUp::Thanks,
    PopUp::Done,
    PopUp::Paused,
    PopUp::WillRemind(Later::InAnHour),
    PopUp::WillRemind(Later::Tonight),
    PopUp::WillRemind(Later::Tomorrow),
];

pub fn house() -> House {
    House {
        organisation: "Vigía Civil".into(),
        contact: Some("@vigia_civil".into()),
        hours: Some("9:00 a 17:00".into()),
        guidance: vec!["Defensa Abierta: 0212-000.00.00".into(), "Puente & Abrigo: puente.example".into()],
        blocked_days: 30,
        backup_days: 30,
    }
}

/// The longest that a configuration may say, and nothing that it may leave out.
fn longest_house() -> House {
    House { organisation: "Ñ&".repeat(30), contact: Some("Ñ<".repeat(30)), ..house() }
}

fn bare_house() -> House {
    House { contact: None, hours: None, guidance: vec![], ..house() }
}

pub fn words(house: House) -> Words {
    Words::new(Catalogues::embedded().unwrap(), house)
}

/// The length that Telegram counts.
fn length(html: &str) -> usize {
    plain(html).encode_utf16().count()
}

/// What the reader sees. A small reader of its own, so that the test does not believe the code.
pub fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        rest = &rest[start + rest[start..].find('>').expect("a tag ends")..][1..];
    }
    out.push_str(rest);
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Only the tags we use, each closed in its order, and no stray `&`.
fn assert_balanced(what: &str, html: &str) {
    let mut open = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').unwrap_or_else(|| panic!("{what}: a tag without end"));
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{what}"),
            None => {
                assert!(["b", "s", "code"].contains(&tag), "{what}: <{tag}>");
                open.push(tag);
            }
        }
    }
    assert!(open.is_empty(), "{what}: {open:?} not closed");
    let entities = html.matches('&').count();
    let ours = ["&amp;", "&lt;", "&gt;"].iter().map(|e| html.matches(e).count()).sum::<usize>();
    assert_eq!(entities, ours, "{what}: a bare &");
}

/// Every screen and every notice, worded.
fn everything(words: &Words, sample: &Sample) -> Vec<(String, Message)> {
    let mut all = Vec::new();
    for language in Language::ALL {
        for (i, reply) in every_reply(sample).iter().enumerate() {
            all.push((format!("{} {} {i}", language.code(), name_of(reply)), words.reply(language, reply)));
        }
        for (i, notice) in every_notice(sample).iter().enumerate() {
            for mode in MODES {
                let message = words.notice(language, mode, notice);
                all.push((format!("{} {} notice {i}", language.code(), mode.code()), message));
            }
            all.push((format!("{} plain notice {i}", language.code()), words.plain_notice(language, notice)));
        }
    }
    all
}

#[test]
fn every_screen_can_be_said_in_both_languages() {
    for house in [house(), longest_house(), bare_house()] {
        let words = words(house);
        for sample in [Sample::usual(), Sample::longest()] {
            for (what, message) in everything(&words, &sample) {
                assert!(!message.html.trim().is_empty(), "{what} is empty");
                for broken in ["{", "}", "$", "·\n·"] {
                    assert!(!message.html.contains(broken), "{what}: {}", message.html);
                }
                assert_eq!(words.failures(), 0, "{what}: {}", message.html);
            }
        }
    }
}

#[test]
fn every_screen_has_balanced_markup() {
    for sample in [Sample::usual(), Sample::longest()] {
        for (what, message) in everything(&words(longest_house()), &sample) {
            assert_balanced(&what, &message.html);
        }
    }
}

#[test]
fn what_came_from_outside_brings_no_markup_link_mention_or_command() {
    let mut quiet = Sample::longest();
    for text in [&mut quiet.name, &mut quiet.initials, &mut quiet.place, &mut quiet.organisation, &mut quiet.line] {
        *text = "Ana".into();
    }
    quiet.source = "Ana".into();
    let words = words(house());
    let tags = |html: &str| html.match_indices('<').filter(|(i, _)| !html[*i..].starts_with("&lt;")).count();
    for ((what, hostile), (_, plain_one)) in
        everything(&words, &Sample::longest()).into_iter().zip(everything(&words, &quiet))
    {
        let shortened = ["Card", "Sources", "DryRun", "SameEventAsk", "Figures", "Import"]
            .iter()
            .any(|screen| what.contains(screen));
        if !shortened {
            // Those leave lines out where they do not fit.
            assert_eq!(tags(&hostile.html), tags(&plain_one.html), "{what}");
        }
        for link in ["t.me", "@alguien", "@nadie", " /olvidar &", "//"] {
            assert!(!plain(&hostile.html).contains(link), "{what}: {link}");
        }
    }
}

#[test]
fn every_screen_fits() {
    for house in [house(), longest_house()] {
        let words = words(house);
        for sample in [Sample::usual(), Sample::longest()] {
            for (what, message) in everything(&words, &sample) {
                let most = match &*what {
                    _ if message.attachment.is_some() => CAPTION,
                    w if w.contains("DryRun") || w.contains("RetractChoose") || w.contains("Figures") => 4096,
                    w if w.contains(" Data ") => 4096,
                    w if w.contains("ImportChanges") || w.contains("ImportRun") => 1600,
                    w if w.contains("Privacy") => 1800,
                    w if w.contains("Card") || w.contains("Sources") || w.contains("SameEventAsk") => 1600,
                    w if w.contains("Open") || w.contains("Struck") || w.contains("full notice") => 1300,
                    _ => 700,
                };
                let length = length(&message.html);
                assert!(length <= most, "{what}: {length} characters");
            }
        }
    }
}

#[test]
fn a_card_fits_and_keeps_the_heaviest_lines() {
    let words = words(house());
    for language in Language::ALL {
        let html = words.reply(language, &Reply::Card(Box::new(card(&Sample::longest())))).html;
        assert!(length(&html) <= 1500, "{}", length(&html));
        let heavy = ["pesa mucho en contra", "weighs a lot against"];
        assert!(heavy.iter().any(|words| html.contains(words)), "{html}");
    }
}

#[test]
fn every_button_fits_and_is_read_back() {
    for sample in [Sample::usual(), Sample::longest()] {
        for (what, message) in everything(&words(house()), &sample) {
            for row in &message.keyboard {
                assert!((1..=2).contains(&row.len()), "{what}");
                for button in row {
                    assert!(button.label.chars().count() <= LABEL, "{what}: {}", button.label);
                    assert!(!button.label.trim().is_empty(), "{what}");
                    assert!(button.data.len() <= 64, "{what}: {}", button.data);
                    assert!(Press::parse(&button.data).is_ok(), "{what}: {}", button.data);
                }
            }
        }
    }
}

#[test]
fn without_a_contact_nobody_is_offered_one() {
    let talk = Press::plain(Action::Talk).encode();
    let offers = |house: House| {
        everything(&words(house), &Sample::usual())
            .iter()
            .any(|(_, message)| message.keyboard.iter().flatten().any(|button| button.data == talk))
    };
    assert!(offers(house()));
    assert!(!offers(bare_house()));
}

#[test]
fn everything_the_team_reads_is_protected_and_nothing_else() {
    let words = words(house());
    let protected: Vec<(&str, bool)> = every_reply(&Sample::usual())
        .iter()
        .map(|reply| (name_of(reply), words.reply(Language::Es, reply)))
        // A file is there to be kept, and nobody can save what is protected.
        .filter(|(_, message)| !matches!(message.attachment, Some(Attachment::Document { .. })))
        .map(|(name, message)| (name, message.protection == Protection::Protected))
        .collect();
    // The screens of the team stand at the end of the enumeration, from this one on.
    let first = protected.iter().position(|(name, _)| *name == "VolunteerTrouble").unwrap();
    for (place, (name, is_protected)) in protected.iter().enumerate() {
        assert_eq!(*is_protected, place >= first, "{name}");
    }
}

#[test]
fn the_pause_stands_above_the_teams_screens_and_only_there() {
    let words = words(house());
    let banner = Some(HeldBy { since: at("2026-09-24T13:05:00-04:00"), who: Private::new("Araguaney") });
    let html = |reply: Reply| {
        let spoken = Spoken { banner: banner.clone(), ..Spoken::to(Language::Es, Doing::Say(reply)) };
        match words.spoken(&spoken) {
            Worded::Say(message) => message.html,
            _ => panic!("a new message was asked for"),
        }
    };
    let above = "Envíos en pausa desde las 13:05 del 24 de septiembre por Araguaney.\n\n";
    assert_eq!(html(Reply::QueueEmpty), format!("{above}La cola está al día. Gracias."));
    assert_eq!(html(Reply::RemovedForGood), "Ese nombre ya se borró del todo.");
}

#[test]
fn pop_ups_menus_and_profile_fit() {
    for house in [house(), longest_house(), bare_house()] {
        let words = words(house);
        for language in Language::ALL {
            for pop_up in POP_UPS {
                let text = words.pop_up(language, pop_up);
                assert!((1..=200).contains(&text.encode_utf16().count()), "{pop_up:?}: {text}");
                assert!(!text.contains("&amp;"), "{pop_up:?}: {text}");
            }
            for audience in [Audience::Family, Audience::Volunteer] {
                for (name, description) in words.commands(language, audience) {
                    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
                    assert!((1..=32).contains(&name.len()) && name.chars().all(plain), "{name}");
                    assert!(description.chars().count() <= 60, "{description}");
                }
            }
            let profile = words.profile(language);
            assert!(profile.short.encode_utf16().count() <= 120);
            assert!(profile.description.encode_utf16().count() <= 512);
        }
        assert_eq!(words.failures(), 0);
    }
}
