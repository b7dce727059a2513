//! The rules of the house, held by reading the sources.
//!
//! What clippy can hold is held by `clippy.toml`. These are the rest: who may import
//! whom, what a pure room may not touch, what may stand in no file.

mod arrows;
mod shape;
mod source;

use std::path::{Path, PathBuf};

use source::Source;

/// The folder with Cargo.toml.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under a folder, by path, without what is built, fetched or kept by others.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    const NOT_OURS: [&str; 4] = [".git", "target", "data", "node_modules"];
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        let name = entry.file_name().to_string_lossy().into_owned();
        match entry.file_type().unwrap() {
            kind if kind.is_dir() && !NOT_OURS.contains(&name.as_str()) => found.extend(files(&entry.path())),
            kind if kind.is_file() => found.push(entry.path()),
            _ => {}
        }
    }
    found.sort();
    found
}

/// Every Rust file of ours.
pub fn sources() -> Vec<Source> {
    ["src", "tests", "benches"]
        .iter()
        .flat_map(|folder| files(&root().join(folder)))
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .map(|path| Source::read(root(), &path))
        .collect()
}

/// Only those of the program.
pub fn program() -> Vec<Source> {
    sources().into_iter().filter(|source| source.path.starts_with("src/")).collect()
}

/// Fails with every line that breaks a rule, and the rule.
pub fn none(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}\n{}", broken.join("\n"));
}
