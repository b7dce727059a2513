//! What the documents say is there, is there.

use std::collections::BTreeSet;
use std::path::Path;

use clap::Parser;
use vigilia::cli::Cli;

use crate::tidy::{files, program, root};

fn document(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap()
}

/// Every Markdown file of ours, from the root.
fn documents() -> Vec<(String, String)> {
    let paths = files(root()).into_iter().filter(|path| path.extension().is_some_and(|end| end == "md"));
    paths
        .map(|path| {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// The lines inside fenced blocks, with their fence's word.
fn fenced(text: &str) -> Vec<(&str, &str)> {
    let mut open = None;
    let mut lines = Vec::new();
    for line in text.lines() {
        match (line.trim_start().strip_prefix("```"), open) {
            (Some(_), Some(_)) => open = None,
            (Some(word), None) => open = Some(word.trim()),
            (None, Some(word)) => lines.push((word, line.trim())),
            (None, None) => {}
        }
    }
    lines
}

/// The words of a line of shell: quotes hold words together, `#`, `|`, `<`, `>` and `&&` end the command.
fn words(line: &str) -> Vec<String> {
    let (mut found, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars().chain([' ']) {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => {
                if !word.is_empty() {
                    found.push(std::mem::take(&mut word));
                }
            }
            _ => word.push(c),
        }
    }
    let end = found.iter().position(|word| ["#", "|", "<", ">", "&&"].contains(&word.as_str()));
    found.truncate(end.unwrap_or(found.len()));
    found
}

#[test]
fn every_command_in_the_documents_parses() {
    let mut seen = 0;
    for (name, text) in documents() {
        for (_, line) in fenced(&text).into_iter().filter(|(word, _)| *word == "sh") {
            let words = words(line);
            let Some(at) = words.iter().position(|word| word == "vigilia" || word.ends_with("/vigilia")) else {
                continue;
            };
            // `cp … /usr/local/bin/vigilia` names the file, `sudo -u vigilia vigilia …` the user first.
            let command = match words[..at].first().map(String::as_str) {
                None => &words[at..],
                Some("sudo") if words.get(at + 1).is_some_and(|word| word == "vigilia") => &words[at + 1..],
                Some(_) => continue,
            };
            seen += 1;
            let parsed = Cli::try_parse_from(command);
            assert!(parsed.is_ok(), "{name}: {line}\n{}", parsed.unwrap_err());
        }
    }
    assert!(seen >= 15, "only {seen} commands were found");
}

#[test]
fn both_readmes_have_the_same_commands_and_the_same_sections() {
    let (english, spanish) = (document("README.md"), document("README.es.md"));
    let commands = |text: &str| -> Vec<String> {
        let lines = fenced(text).into_iter().filter(|(word, _)| *word == "sh");
        lines.map(|(_, line)| line.split('#').next().unwrap_or_default().trim().to_owned()).collect()
    };
    assert_eq!(commands(&english), commands(&spanish));
    let depths = |text: &str| -> Vec<usize> {
        let headings = text.lines().filter(|line| line.starts_with('#') && line.contains(' '));
        headings
            .filter(|line| line.trim_start_matches('#').starts_with(' '))
            .map(|line| line.find(' ').unwrap())
            .collect()
    };
    assert_eq!(depths(&english), depths(&spanish));
    let rows = |text: &str| text.lines().filter(|line| line.starts_with('|')).count();
    assert_eq!(rows(&english), rows(&spanish));
}

#[test]
fn every_link_to_a_file_leads_somewhere() {
    for (name, text) in documents() {
        let folder = root().join(&name).parent().map(Path::to_owned).unwrap();
        for (at, _) in text.match_indices("](") {
            let target = text[at + 2..].split([')', '#', ' ']).next().unwrap_or_default();
            let ours = !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:");
            assert!(!ours || folder.join(target).exists(), "{name}: {target}");
        }
    }
}

#[test]
fn the_architecture_names_every_room_and_every_dependency() {
    let architecture = document("ARCHITECTURE.md");
    assert!(architecture.lines().count() <= 190, "{} lines", architecture.lines().count());
    let rooms: BTreeSet<String> = program().iter().map(|source| source.room().to_owned()).collect();
    for room in rooms {
        let named = [format!("{room}/"), format!("{room}.rs")].iter().any(|form| architecture.contains(form));
        assert!(named, "the room {room} is not in ARCHITECTURE.md");
    }
    let manifest: toml::Table = document("Cargo.toml").parse().unwrap();
    for section in ["dependencies", "dev-dependencies"] {
        for dependency in manifest[section].as_table().unwrap().keys() {
            assert!(architecture.contains(&format!("`{dependency}`")), "{dependency} has no reason in ARCHITECTURE.md");
        }
    }
}

#[test]
fn the_changelog_knows_this_version() {
    assert!(document("CHANGELOG.md").contains(&format!("## {}", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn every_kind_of_event_stands_in_its_document() {
    let kinds = document("docs/kinds.md");
    for kind in vigilia::domain::ReleaseKind::ALL {
        assert!(kinds.contains(&format!("`{}`", kind.key())), "{}", kind.key());
    }
}

#[test]
fn the_licence_is_whole() {
    let licence = document("LICENSE");
    assert!(licence.contains("GNU AFFERO GENERAL PUBLIC LICENSE") && licence.contains("END OF TERMS AND CONDITIONS"));
    assert_eq!(licence.len(), 34_523, "the text of the licence is not to be changed");
}
