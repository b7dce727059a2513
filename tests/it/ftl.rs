//! Reads the catalogues and says every message in every way in which it can be said.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use vigilia::domain::Language;

use crate::words::plain;

pub const FILES: [&str; 5] = ["common.ftl", "families.ftl", "alerts.ftl", "volunteers.ftl", "figures.ftl"];

/// Where a message may appear; the first letter of its comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Neutral,
    Dialogue,
    Open,
    PopUp,
    Volunteer,
}

/// One message of a file.
pub struct Said {
    pub file: &'static str,
    pub key: String,
    pub mode: Mode,
    pub variables: BTreeSet<String>,
    /// Selectors, with the keys of their branches.
    pub branches: BTreeMap<String, BTreeSet<String>>,
    /// Every way in which it can be said, without markup.
    pub texts: Vec<String>,
}

fn source(language: Language, file: &str) -> String {
    fs::read_to_string(format!("locales/{}/{file}", language.code())).unwrap()
}

pub fn catalogue(language: Language) -> Vec<Said> {
    FILES.iter().flat_map(|file| read(language, file)).collect()
}

fn read(language: Language, file: &'static str) -> Vec<Said> {
    let text = source(language, file);
    let parsed = fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(_, e)| panic!("{file}: {e:?}"));
    let mut bundle = FluentBundle::new(vec![language.code().parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(text.clone()).unwrap()).unwrap();
    let messages = parsed.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        Entry::Term(_) | Entry::Junk { .. } => panic!("{file}: only messages stand here"),
        Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => None,
    });
    messages
        .map(|message| {
            let key = message.id.name.to_owned();
            let comment = message.comment.as_ref().unwrap_or_else(|| panic!("{key} has no comment"));
            let mode = mode_of(&key, comment.content[0]);
            let (mut variables, mut branches) = (BTreeSet::new(), BTreeMap::new());
            walk(message.value.as_ref().unwrap(), &mut variables, &mut branches);
            let texts = every_way(language, &bundle, &key, &variables, &branches);
            Said { file, key, mode, variables, branches, texts }
        })
        .collect()
}

fn mode_of(key: &str, comment: &str) -> Mode {
    match comment.split_once(" · ").map(|(mode, _)| mode) {
        Some("N") => Mode::Neutral,
        Some("D") => Mode::Dialogue,
        Some("O") => Mode::Open,
        Some("P") => Mode::PopUp,
        Some("V") => Mode::Volunteer,
        _ => panic!("{key}: the comment says neither mode nor place"),
    }
}

fn walk(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>, branches: &mut BTreeMap<String, BTreeSet<String>>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => variables.extend(variable(inline)),
            Expression::Select { selector, variants } => {
                let name = variable(selector).expect("a variable selects");
                variables.insert(name.clone());
                for variant in variants {
                    let key = match variant.key {
                        VariantKey::Identifier { name } => name,
                        VariantKey::NumberLiteral { value } => value,
                    };
                    branches.entry(name.clone()).or_default().insert(key.to_owned());
                    walk(&variant.value, variables, branches);
                }
            }
        }
    }
}

fn variable(inline: &InlineExpression<&str>) -> Option<String> {
    match inline {
        InlineExpression::VariableReference { id } => Some(id.name.to_owned()),
        InlineExpression::StringLiteral { .. } => None,
        other => panic!("only variables and empty strings are used, not {other:?}"),
    }
}

/// Says a message in every combination of its branches.
fn every_way(
    language: Language,
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    variables: &BTreeSet<String>,
    branches: &BTreeMap<String, BTreeSet<String>>,
) -> Vec<String> {
    let mut ways: Vec<Vec<(String, String)>> = vec![vec![]];
    for (name, keys) in branches {
        ways = ways
            .iter()
            .flat_map(|way| keys.iter().map(move |key| [&way[..], &[(name.clone(), key.clone())]].concat()))
            .collect();
    }
    let pattern = bundle.get_message(key).unwrap().value().unwrap();
    let say = |way: &Vec<(String, String)>| {
        let mut args = FluentArgs::new();
        for variable in variables {
            args.set(variable.clone(), FluentValue::from(sample(language, variable)));
        }
        for (name, branch) in way {
            let counts = branches[name].iter().any(|key| key == "one" || key.parse::<u32>().is_ok());
            let number = branch.parse().unwrap_or(if branch == "one" { 1 } else { 2 });
            args.set(name.clone(), if counts { FluentValue::from(number) } else { FluentValue::from(branch.clone()) });
        }
        let mut errors = vec![];
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        assert!(errors.is_empty(), "{key} {way:?}: {errors:?}");
        plain(&text)
    };
    ways.iter().map(say).collect()
}

/// A likely value. None of them is a word of ours, so that only our words are judged.
fn sample(language: Language, variable: &str) -> &'static str {
    match variable {
        "name" | "published" | "sought" => "Ana Luz Peña Gil",
        "given" | "given1" | "given2" => "Ana",
        "surnames" | "surnames1" | "surnames2" => "Peña",
        "shown" => "A. P.",
        "org" | "source" => "Alba",
        "place" | "centre" => "Alba",
        "date" if language == Language::En => "24 January 2026",
        "date" => "24 de enero de 2026",
        "time" | "sends" | "until" => "13:05",
        "zone" => "hora de aquí",
        "city" => "Bogotá",
        "lines" => "todo lo que eligió",
        "rows" => "K7F3",
        "from" => "22:00",
        "to" => "6:00",
        "checked" | "since" => "24 de enero de 2026",
        "contact" => "@alba",
        "hours" => "9:00 a 17:00",
        "commands" | "command" => "/start",
        _ => "7",
    }
}

/// What families read.
pub fn family(said: &[Said]) -> impl Iterator<Item = &Said> {
    said.iter().filter(|said| said.mode != Mode::Volunteer)
}
