//! The catalogues themselves: the two languages say the same, every branch can be said,
//! and what is said keeps to the tone.

use std::collections::BTreeSet;
use std::fs;

use vigilia::domain::*;
use vigilia::names::Phrase;

use crate::banned::Banned;
use crate::ftl::{FILES, Mode, Said, catalogue, family};
use crate::reading_ease::{ease, sentences};

#[test]
fn both_languages_have_the_same_messages_in_the_same_order() {
    let (es, en) = (catalogue(Language::Es), catalogue(Language::En));
    let keys = |said: &[Said]| said.iter().map(|said| (said.file, said.key.clone())).collect::<Vec<_>>();
    assert_eq!(keys(&es), keys(&en));
    for (es, en) in es.iter().zip(&en) {
        assert_eq!(es.mode, en.mode, "{}", es.key);
        // English speaks of a person as *they*.
        let mut expected = es.variables.clone();
        expected.remove("gender");
        assert_eq!(expected, en.variables, "{}", es.key);
        let without_gender = |said: &Said| {
            said.branches
                .iter()
                .filter(|(name, _)| *name != "gender")
                .map(|(n, b)| (n.clone(), b.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(without_gender(es), without_gender(en), "{}", es.key);
    }
}

#[test]
fn a_choice_has_a_branch_for_every_word_of_its_enumeration() {
    let expected: Vec<(&str, &str, BTreeSet<&str>)> = vec![
        ("kind", "kind", ReleaseKind::ALL.iter().map(|kind| kind.code()).collect()),
        ("measure", "measure", Measure::ALL.iter().map(|measure| measure.code()).collect()),
        ("reject-reason", "reason", RejectReason::ALL.iter().map(|reason| reason.code()).collect()),
        ("correction-reason", "reason", CorrectionReason::ALL.iter().map(|reason| reason.code()).collect()),
        ("retract-text", "reason", CorrectionReason::ALL.iter().map(|reason| reason.code()).collect()),
        ("import-refused", "reason", Refusal::ALL.iter().map(|reason| reason.code()).collect()),
        ("tier", "tier", [Tier::Verifier, Tier::Official, Tier::Media, Tier::Family].map(Tier::code).into()),
        ("card-head", "priority", [Priority::Urgent, Priority::High, Priority::Normal].map(Priority::code).into()),
        (
            "card-needs",
            "class",
            [RiskClass::Certain, RiskClass::Ordinary, RiskClass::Grave].map(RiskClass::code).into(),
        ),
        (
            "card-family",
            "answer",
            [FamilyAnswer::WithUs, FamilyAnswer::NotPerson, FamilyAnswer::StillInside].map(FamilyAnswer::code).into(),
        ),
        ("figure-kind", "kind", FigureKind::ALL.map(FigureKind::code).into()),
        ("entry-screen", "mode", [NoticeMode::Discreet, NoticeMode::Full].map(NoticeMode::code).into()),
        ("alert-head-house-arrest", "gender", [Gender::F, Gender::M, Gender::Unknown].map(Gender::code).into()),
    ];
    let es = catalogue(Language::Es);
    for (key, variable, words) in expected {
        let said = es.iter().find(|said| said.key == key).unwrap();
        let branches: BTreeSet<&str> = said.branches[variable].iter().map(String::as_str).collect();
        assert_eq!(branches, words, "{key}");
    }
}

#[test]
fn no_message_is_unused_and_every_phrase_of_the_comparison_has_one() {
    let code: String =
        fs::read_dir("src/text").unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    let es = catalogue(Language::Es);
    let keys: BTreeSet<&str> = es.iter().map(|said| said.key.as_str()).collect();
    let phrases: BTreeSet<String> = Phrase::ALL.iter().map(|phrase| format!("ev-{}", phrase.key())).collect();
    for phrase in &phrases {
        assert!(keys.contains(phrase.as_str()), "{phrase}");
    }
    for key in keys {
        assert!(code.contains(&format!("\"{key}\"")) || phrases.contains(key), "{key} is used nowhere");
    }
}

#[test]
fn a_command_that_a_text_names_exists_under_that_name() {
    for language in Language::ALL {
        for said in catalogue(language) {
            for text in &said.texts {
                for word in text.split(|c: char| c.is_whitespace() || "(),.:;«»\"".contains(c)) {
                    let Some(name) = word.strip_prefix('/') else { continue };
                    let known = Command::ALL.iter().any(|command| command.name(language) == name);
                    assert!(known, "{} {}: /{name}", language.code(), said.key);
                }
            }
        }
    }
}

#[test]
fn no_text_holds_a_word_that_its_mode_forbids() {
    for language in Language::ALL {
        let (neutral, family, team) = (Banned::neutral(language), Banned::family(language), Banned::team());
        for said in catalogue(language) {
            let banned = match said.mode {
                Mode::Neutral => &neutral,
                Mode::Dialogue | Mode::Open | Mode::PopUp => &family,
                Mode::Volunteer => &team,
            };
            for text in &said.texts {
                banned.assert_absent(&said.key, text);
            }
        }
    }
}

#[test]
fn families_read_no_exclamation_no_emoji_and_no_tu() {
    let too_near = ["tú", "tu", "tus", "te", "ti", "contigo", "tuyo", "tienes", "puedes"];
    for language in Language::ALL {
        for said in family(&catalogue(language)) {
            for text in &said.texts {
                assert!(!text.contains(['!', '¡', '@', '🎉', '❤', '✅', '🙏']) || text.contains("@alba"), "{text}");
                if language == Language::Es {
                    let lower = text.to_lowercase();
                    let mut words = lower.split(|c: char| !c.is_alphabetic());
                    assert!(!words.any(|word| too_near.contains(&word)), "{}: {text}", said.key);
                }
            }
        }
    }
}

#[test]
fn no_sentence_for_families_is_longer_than_18_words() {
    for language in Language::ALL {
        for said in family(&catalogue(language)) {
            for sentence in said.texts.iter().flat_map(|text| sentences(text)) {
                assert!(sentence.len() <= 18, "{} {}: {}", language.code(), said.key, sentence.join(" "));
            }
        }
    }
}

#[test]
fn families_can_read_every_file_and_every_longer_message_with_ease() {
    for language in Language::ALL {
        let all = catalogue(language);
        for file in FILES {
            let texts: Vec<&str> =
                family(&all).filter(|said| said.file == file).map(|said| said.texts[0].as_str()).collect();
            if let Some(ease) = ease(language, &texts.join("\n")) {
                assert!(ease >= 65.0, "{} {file}: {ease:.1}", language.code());
            }
        }
        for said in family(&all) {
            for text in said.texts.iter().filter(|text| text.split_whitespace().count() > 20) {
                let ease = ease(language, text).unwrap();
                assert!(ease >= 55.0, "{} {}: {ease:.1}", language.code(), said.key);
            }
        }
    }
}

#[test]
fn every_label_fits_on_its_button() {
    for language in Language::ALL {
        for said in catalogue(language).iter().filter(|said| said.key.starts_with("btn-")) {
            for text in &said.texts {
                assert!(text.chars().count() <= 24, "{}: {text}", said.key);
            }
        }
    }
}
