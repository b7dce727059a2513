//! What may not stand in a file, how long it may be, and what must stand beside it.

use std::collections::BTreeSet;

use super::source::Source;
use super::{files, none, program, root, sources};

/// A room that decides with a pencil: no I/O, no clock, no chance, nothing async.
fn is_pure(source: &Source) -> bool {
    let room = source.room();
    // Of intake, only what stores a reading touches the world.
    ["names", "domain", "text"].contains(&room) || (room == "intake" && !source.path.contains("accept"))
}

fn broken(from: Vec<Source>, words: &[&str], is_free: impl Fn(&Source) -> bool) -> Vec<String> {
    from.iter()
        .filter(|source| !is_free(source))
        .flat_map(|source| source.find(source.program(), words).collect::<Vec<_>>())
        .collect()
}

#[test]
fn sqlx_and_teloxide_stay_in_their_rooms() {
    none("sqlx is known to store/ only", &broken(program(), &["sqlx"], |s| s.room() == "store"));
    none("teloxide is known to telegram/ only", &broken(program(), &["teloxide"], |s| s.room() == "telegram"));
}

#[test]
fn pure_rooms_are_pure() {
    const IMPURE: &[&str] = &[
        "async",
        "await",
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::thread",
        "tokio",
        "reqwest",
        "Utc::now",
        "Local::now",
        "SystemTime",
        "Instant",
        "getrandom",
        "rand",
    ];
    none("a pure room does no I/O, reads no clock, is not async", &broken(program(), IMPURE, |s| !is_pure(s)));
}

#[test]
fn the_clock_belongs_to_app() {
    none("`now` is an argument", &broken(program(), &["Utc::now", "Local::now"], |s| s.room() == "app"));
}

#[test]
fn nothing_is_left_open() {
    // Put together here, so that this file does not find itself.
    let words: Vec<String> = ["to_do!", "un_implemented!", "TO_DO", "FIX_ME", "#[ig_nore"]
        .iter()
        .map(|word| word.replace('_', ""))
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let found: Vec<String> =
        sources().iter().flat_map(|source| source.find(&source.text, &words).collect::<Vec<_>>()).collect();
    none("what is not done stands in an issue, not in the code", &found);
}

#[test]
fn production_code_does_not_change_under_test() {
    let mut found = Vec::new();
    for source in program() {
        for (at, word) in source.code.match_indices("cfg(test)").chain(source.code.match_indices("cfg!(test)")) {
            if !(at == source.tests_at() + 2 && word == "cfg(test)") {
                found.push(source.at(at));
            }
        }
    }
    none("cfg(test) stands only before the one test module at the end of a file", &found);
}

#[test]
fn tests_do_not_sleep() {
    let tests: Vec<Source> = sources().into_iter().filter(|source| source.path.starts_with("tests/")).collect();
    none("drain the workers with run_until_idle instead", &broken(tests, &["sleep("], |_| false));
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let silent: Vec<String> =
        sources().into_iter().filter(|source| !source.text.starts_with("//!")).map(|source| source.path).collect();
    none("a module opens with `//!`: what it is for, what it must never do", &silent);
}

#[test]
fn files_and_functions_stay_short() {
    const FILE: usize = 400;
    // One list of all screens, without a line of logic: cut in two, nobody would know where to look.
    const LIST: (&str, usize) = ("src/domain/reply/mod.rs", 500);
    const FUNCTION: usize = 50;
    let mut long = Vec::new();
    for source in program() {
        let lines: Vec<&str> = source.program().lines().collect();
        let most = if source.path == LIST.0 { LIST.1 } else { FILE };
        if source.text.lines().count() > most {
            long.push(format!("{}: {} lines", source.path, source.text.lines().count()));
        }
        for (at, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let close = format!("{}}}", " ".repeat(indent));
            let is_function =
                line.trim_start().split(' ').take(4).any(|word| word == "fn") && !line.ends_with([';', '}']);
            let length = lines[at..].iter().position(|line| *line == close).map_or(0, |end| end + 1);
            if is_function && length > FUNCTION {
                long.push(format!("{}:{}: a function of {length} lines", source.path, at + 1));
            }
        }
    }
    none("look for the missing noun, not for a helper", &long);
}

#[test]
fn modules_are_named_after_the_story() {
    const EMPTY_NAMES: [&str; 7] = ["manager", "helper", "helpers", "util", "utils", "service", "common"];
    let mut found = Vec::new();
    for source in sources() {
        let names = source.path.trim_end_matches(".rs").split('/');
        found.extend(names.filter(|name| EMPTY_NAMES.contains(name)).map(|_| source.path.clone()));
    }
    none("a name says what the module is about", &found);
}

#[test]
fn exceptions_to_a_lint_are_expected_with_a_reason() {
    let words = ["#[allow(", "#![allow("];
    let found: Vec<String> =
        sources().iter().flat_map(|source| source.find(&source.code, &words).collect::<Vec<_>>()).collect();
    none("write #[expect(lint, reason = \"…\")]", &found);
}

#[test]
fn log_lines_carry_ids_only() {
    const LEVELS: [&str; 7] = ["error!(", "warn!(", "info!(", "debug!(", "trace!(", "event!(", "span!("];
    const PERSONAL: [&str; 14] = [
        "name",
        "cedula",
        "chat",
        "chat_id",
        "text",
        "body",
        "update",
        "token",
        "pseudonym",
        "note",
        "original",
        "place",
        "request",
        "response",
    ];
    let mut found = Vec::new();
    for source in program() {
        let code = source.program();
        for (at, _) in LEVELS.iter().flat_map(|level| code.match_indices(level)) {
            let call = call(&source.text[at..], &code[at..]);
            let words: BTreeSet<&str> = call.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
            let carried = PERSONAL.iter().filter(|word| words.contains(**word) && is_value(call, word));
            found.extend(carried.map(|word| format!("{}: {word}", source.at(at))));
        }
        let printed = source.find(code, &["instrument"]).map(|place| format!("{place} (it logs arguments)"));
        found.extend(printed);
    }
    none("no name, number, chat or text in a log line", &found);
}

/// A macro call from its name to its closing bracket, texts included.
fn call<'a>(text: &'a str, code: &str) -> &'a str {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return &text[..=at],
            ')' => depth -= 1,
            _ => {}
        }
    }
    text
}

/// Whether the word is a field or an interpolated value of the call, and not just a word of its sentence.
/// An id of what the word names is no personal value.
fn is_value(call: &str, word: &str) -> bool {
    let forms = [
        format!("{word} ="),
        format!("{word}="),
        format!("%{word}"),
        format!("?{word}"),
        format!("{{{word}"),
        format!(".{word}"),
    ];
    let joins = |c: char| c.is_alphanumeric() || c == '_';
    forms.iter().flat_map(|form| call.match_indices(form.as_str())).any(|(at, form)| {
        let after = &call[at + form.len()..];
        let inside = (form.starts_with(joins) && call[..at].ends_with(joins))
            || (form.ends_with(joins) && after.starts_with(joins));
        let value = after.split([',', ')', '}']).next().unwrap_or_default();
        !inside && !value.ends_with(".id") && !value.ends_with(".id.0")
    })
}

#[test]
fn a_log_call_is_judged_by_what_it_carries() {
    let table = [
        ("info!(name = %x, \"read\")", "name", true),
        ("info!(deliveries = 3, \"a name was read\")", "name", false),
        ("info!(\"chat {chat}\")", "chat", true),
        ("warn!(id = release.name.shown(), \"x\")", "name", true),
        ("warn!(file_name = 1, \"x\")", "name", false),
        ("warn!(?update, \"x\")", "update", true),
        ("warn!(update = update.id.0, \"x\")", "update", false),
        ("warn!(update = update.text, \"x\")", "update", true),
    ];
    for (line, word, carried) in table {
        assert_eq!(is_value(call(line, line), word), carried, "{line}");
    }
}

#[test]
fn migrations_come_in_pairs_without_gaps() {
    let names = |folder: &str| -> Vec<String> {
        files(&root().join("migrations").join(folder))
            .iter()
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .filter(|name| name.ends_with(".sql"))
            .collect()
    };
    let sqlite = names("sqlite");
    assert_eq!(sqlite, names("postgres"), "the same numbers and names in both folders");
    for (at, name) in sqlite.iter().enumerate() {
        assert!(name.starts_with(&format!("{:04}_", at + 1)), "{name}: number {} is missing", at + 1);
    }
}

#[test]
fn no_file_names_a_folder_of_somebodys_machine() {
    let folders = ["work", "root", "home", "Users", "farm"].map(|folder| format!("/{folder}/"));
    let mut found = Vec::new();
    for path in files(root()) {
        // Lock and licence are other people's texts; what is no text has no paths.
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        if ["Cargo.lock", "LICENSE"].contains(&name.as_str()) {
            continue;
        }
        for folder in &folders {
            let starts = |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() || "_./-~".contains(c));
            let places = text.match_indices(folder.as_str()).filter(|(at, _)| starts(*at));
            found.extend(places.map(|(at, _)| format!("{}:{}", path.display(), text[..at].matches('\n').count() + 1)));
        }
    }
    none("a path of one machine means nothing on another", &found);
}
