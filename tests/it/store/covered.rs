//! No method of a transaction goes without a contract.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn sources(dir: &str) -> Vec<(PathBuf, String)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join(dir);
    let files = std::fs::read_dir(&dir).expect("the directory is there");
    files
        .map(|entry| entry.expect("the entry reads").path())
        .filter(|path| path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs"))
        .map(|path| (path.clone(), std::fs::read_to_string(&path).expect("the file reads")))
        .collect()
}

/// The names of all `pub async fn`.
fn methods(text: &str) -> impl Iterator<Item = &str> {
    text.split("pub async fn ").skip(1).filter_map(|rest| rest.split(['(', '<']).next())
}

#[test]
fn every_public_method_of_the_store_has_a_contract() {
    let contracts: String = sources("tests/it/store").into_iter().map(|(_, text)| text).collect();
    let contracts = contracts + &std::fs::read_to_string("tests/it/both.rs").expect("the harness reads");
    let mut methods_seen = BTreeSet::new();
    let mut missing = BTreeSet::new();
    for (_, text) in sources("src/store") {
        for method in methods(&text) {
            methods_seen.insert(method.to_owned());
            if !contracts.contains(&format!(".{method}(")) && !contracts.contains(&format!("::{method}(")) {
                missing.insert(method.to_owned());
            }
        }
    }
    assert!(methods_seen.len() > 80, "only {} methods were found", methods_seen.len());
    assert!(missing.is_empty(), "no contract calls {missing:?}");
}

#[test]
fn every_contract_runs_on_both_databases() {
    for (path, text) in sources("tests/it/store") {
        let listed: String = text.split("on_both").skip(1).filter_map(|part| part.split(';').next()).collect();
        for line in text.lines() {
            let Some(name) = line.strip_prefix("async fn ").and_then(|rest| rest.split_once('(')) else { continue };
            let is_contract = name.1.starts_with("store: Store)") || name.1.starts_with("place: Place)");
            assert!(!is_contract || listed.contains(name.0), "{}: {} is not listed", path.display(), name.0);
        }
    }
}

#[test]
fn judgements_and_the_trail_are_only_appended_to() {
    // A forgotten chat's judgements go with its matches; nothing else may delete or change them.
    for (path, text) in sources("src/store") {
        let flat = text.to_lowercase();
        for table in ["judgements", "audits", "same_event_answers"] {
            assert!(!flat.contains(&format!("update {table}")), "{} changes {table}", path.display());
        }
        assert!(!flat.contains("delete from same_event_answers"), "{} deletes answers", path.display());
        let erases = path.file_name().is_some_and(|name| name == "erasing.rs");
        assert!(erases || !flat.contains("delete from judgements"), "{} deletes judgements", path.display());
        assert!(!flat.contains("delete from audits"), "{} deletes the trail", path.display());
    }
}
