//! Who may import whom.

use super::source::Source;
use super::{none, program};

/// `*` stands for every room.
const ARROWS: &[(&str, &[&str])] = &[
    ("lib", &[]),
    // Pure.
    ("names", &[]),
    ("domain", &["names"]),
    ("text", &["domain", "names"]),
    // Rows.
    ("store", &["domain", "names"]),
    ("intake", &["store", "domain", "names"]),
    // What happens.
    ("matching", &["store", "domain", "names"]),
    ("importing", &["review", "intake", "store", "domain"]),
    ("review", &["store", "domain", "names"]),
    ("outbox", &["store", "domain", "names"]),
    ("housekeeping", &["store", "domain", "names"]),
    ("conversation", &["review", "intake", "store", "domain", "names"]),
    // The world outside.
    ("telegram", &["conversation", "text", "outbox", "store", "domain"]),
    ("http", &["intake", "store", "domain"]),
    ("sandbox", &[]),
    // Starting.
    ("config", &["domain"]),
    ("logging", &["config"]),
    ("cli", &["domain"]),
    ("names_cli", &["names", "domain", "cli"]),
    ("owner", &["*"]),
    ("demo", &["*"]),
    ("app", &["*"]),
    ("main", &["*"]),
];

/// Of the store, Telegram's room sees the handle that it passes on, and nothing it could query with.
const ONLY_THE_HANDLE: (&str, &str, &[&str]) = ("telegram", "store", &["Store", "StoreError"]);

#[test]
fn every_import_is_an_arrow_of_the_house() {
    let broken: Vec<String> = program().iter().flat_map(broken).collect();
    none("an import is not in the table of tests/it/tidy/arrows.rs (see ARCHITECTURE.md)", &broken);
}

fn broken(source: &Source) -> Vec<String> {
    let Some((_, allowed)) = ARROWS.iter().find(|(room, _)| *room == source.room()) else {
        return vec![format!("{}: the room {} has no line in the table", source.path, source.room())];
    };
    let (from, to, handle) = ONLY_THE_HANDLE;
    let is_broken = |path: &[String]| {
        let room = path[0].as_str();
        // A name directly under the crate that is no room is a macro or lib's own.
        let is_room = ARROWS.iter().any(|(known, _)| *known == room);
        let is_allowed = room == source.room() || allowed.contains(&"*") || allowed.contains(&room);
        let is_handle = path.get(1).is_some_and(|name| handle.contains(&name.as_str()));
        is_room && !(is_allowed && (is_handle || (source.room(), room) != (from, to)))
    };
    let paths = imports(source).into_iter().filter(|(_, path)| is_broken(path));
    paths.map(|(at, path)| format!("{}: {} -> {}", source.at(at), source.room(), path.join("::"))).collect()
}

#[test]
fn arrows_that_are_not_in_the_table_are_found() {
    let found = |path: &str, text: &str| broken(&Source::of(path, text)).join(" ");
    assert_eq!(found("src/names/a.rs", "use crate::{store::Tx, names::B};"), "src/names/a.rs:1: names -> store::Tx");
    assert_eq!(
        found("src/text/a.rs", "fn f() { super::super::review::judge() }"),
        "src/text/a.rs:1: text -> review::judge"
    );
    assert_eq!(found("src/text/a.rs", "use super::b;\nuse crate::domain::Code; // crate::store"), "");
    assert_eq!(found("src/matching.rs", "use super::outbox;"), "src/matching.rs:1: matching -> outbox");
    assert_eq!(found("src/telegram/a.rs", "use crate::store::Store;"), "");
    assert_eq!(
        found("src/telegram/a.rs", "use crate::store::{Store, Tx};"),
        "src/telegram/a.rs:1: telegram -> store::Tx"
    );
    assert_eq!(found("src/names/a.rs", "#[cfg(test)]\nmod tests {\n    use crate::store::Tx;\n}"), "");
    assert!(found("src/odd.rs", "").contains("no line in the table"));
}

/// The paths under the crate that a file names: `crate::a::b`, `crate::{a, b::c}`, `super::super::a`.
/// Tests at the end of a file may build what they need from any room.
fn imports(source: &Source) -> Vec<(usize, Vec<String>)> {
    let code = source.program();
    let mut found = Vec::new();
    for (at, word) in code.match_indices("crate::").chain(code.match_indices("vigilia::")) {
        if !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
            found.extend(tree(&code[at + word.len()..]).into_iter().map(|path| (at, path)));
        }
    }
    for (at, _) in code.match_indices("super::") {
        if code[..at].ends_with("super::") {
            continue;
        }
        let mut rest = &code[at..];
        let mut up = 0;
        while let Some(after) = rest.strip_prefix("super::") {
            rest = after;
            up += 1;
        }
        if up == source.depth() {
            found.extend(tree(rest).into_iter().map(|path| (at, path)));
        }
    }
    found
}

/// The paths of a use tree, two names deep: `a::{b, c::d}` gives `a b` and `a c`.
fn tree(rest: &str) -> Vec<Vec<String>> {
    let rest = rest.trim_start();
    if let Some(group) = rest.strip_prefix('{') {
        return branches(group).into_iter().flat_map(tree).collect();
    }
    let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    if name.is_empty() {
        return Vec::new();
    }
    let ends = match rest[name.len()..].trim_start().strip_prefix("::") {
        Some(after) => tree(after),
        None => Vec::new(),
    };
    if ends.is_empty() {
        return vec![vec![name]];
    }
    ends.into_iter().map(|end| vec![name.clone(), end[0].clone()]).collect()
}

/// What stands between the commas of a group, up to its closing brace.
fn branches(group: &str) -> Vec<&str> {
    let (mut depth, mut from) = (0, 0);
    let mut parts = Vec::new();
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[from..at]);
                from = at + 1;
            }
            '}' => {
                parts.push(&group[from..at]);
                return parts;
            }
            _ => {}
        }
    }
    parts
}

#[test]
fn use_trees_are_read_two_names_deep() {
    let read = |text| tree(text).iter().map(|path| path.join(" ")).collect::<Vec<_>>().join(", ");
    assert_eq!(read("domain::{Code, ids::ChatId};"), "domain Code, domain ids");
    assert_eq!(read("{store::Tx, names, domain::*}"), "store Tx, names, domain");
    assert_eq!(read("store::Store::open(x)"), "store Store");
    assert_eq!(read("{\n    text::{self, Catalogue},\n    review,\n}"), "text self, text Catalogue, review");
}
