//! One Rust file, as the rules see it.

use std::path::Path;

/// A file with its code apart from its comments and texts.
pub struct Source {
    /// From the folder with Cargo.toml, with `/`.
    pub path: String,
    /// As it stands.
    pub text: String,
    /// The same length and lines, with comments and the inside of string literals blanked.
    pub code: String,
}

impl Source {
    pub fn read(root: &Path, path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        Self::of(&path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"), &text)
    }

    pub fn of(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), code: blank(text) }
    }

    /// `names` for `src/names/…` and `src/names.rs`.
    pub fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// How many modules deep the file is: 0 for lib.rs, 1 for `src/a.rs` and `src/a/mod.rs`.
    pub fn depth(&self) -> usize {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        match inside {
            "lib.rs" | "main.rs" => 0,
            _ if inside.ends_with("/mod.rs") => inside.matches('/').count(),
            _ => inside.matches('/').count() + 1,
        }
    }

    /// Where the tests at the end of the file begin.
    pub fn tests_at(&self) -> usize {
        let is_module = |at: usize| {
            let mut after = self.code[at..].lines().skip_while(|line| line.starts_with("#["));
            after.next().is_some_and(|line| line.starts_with("mod "))
        };
        let mut marks = self.code.match_indices("#[cfg(test)]").map(|(at, _)| at);
        marks.find(|at| is_module(*at)).unwrap_or(self.code.len())
    }

    /// The code without the tests at its end.
    pub fn program(&self) -> &str {
        &self.code[..self.tests_at()]
    }

    /// `path:line` of an offset.
    pub fn at(&self, offset: usize) -> String {
        format!("{}:{}", self.path, self.code[..offset].matches('\n').count() + 1)
    }

    /// Each place where one of the words stands in `code`.
    pub fn find<'a>(&'a self, code: &'a str, words: &'a [&str]) -> impl Iterator<Item = String> + 'a {
        words
            .iter()
            .flat_map(move |word| code.match_indices(word))
            .filter(|(at, word)| !is_inside_a_word(code, *at, word))
            .map(|(at, word)| format!("{}: {word}", self.at(at)))
    }
}

fn is_inside_a_word(code: &str, at: usize, word: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '_';
    let before = code[..at].chars().next_back().is_some_and(joins) && word.starts_with(joins);
    let after = code[at + word.len()..].chars().next().is_some_and(joins) && word.ends_with(joins);
    before || after
}

/// Blanks comments and the inside of strings, keeping every byte's place.
fn blank(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if text[at..].starts_with("//") => text[at..].find('\n').map_or(bytes.len(), |n| at + n),
            b'/' if text[at..].starts_with("/*") => text[at..].find("*/").map_or(bytes.len(), |n| at + n + 2),
            b'r' if raw_string(text, at).is_some() => raw_string(text, at).unwrap(),
            b'"' => string_end(bytes, at),
            b'\'' => char_end(text, at),
            _ => at + 1,
        };
        if end > at + 1 {
            out[at..end].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        }
        at = end;
    }
    String::from_utf8(out).unwrap()
}

fn raw_string(text: &str, at: usize) -> Option<usize> {
    let before = text[..at].bytes().next_back().is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_');
    let hashes = text[at + 1..].bytes().take_while(|b| *b == b'#').count();
    let opens = text.as_bytes().get(at + 1 + hashes) == Some(&b'"');
    let close = format!("\"{}", "#".repeat(hashes));
    let start = at + 2 + hashes;
    (opens && !before).then(|| text[start..].find(&close).map_or(text.len(), |n| start + n + close.len()))
}

fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while end < bytes.len() && bytes[end] != b'"' {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    (end + 1).min(bytes.len())
}

/// A character literal, or just the mark of a lifetime.
fn char_end(text: &str, at: usize) -> usize {
    let mut inside = text[at + 1..].char_indices();
    match (inside.next(), inside.next()) {
        (Some((_, '\\')), Some((_, escaped))) => {
            let from = at + 2 + escaped.len_utf8();
            text[from..].find('\'').map_or(text.len(), |n| from + n + 1)
        }
        (Some(_), Some((n, '\''))) => at + 1 + n + 1,
        _ => at + 1,
    }
}

#[test]
fn comments_and_texts_are_blanked_and_everything_else_stays_in_place() {
    let text = "let a = \"x // \\\" {\"; // crate::b\nlet c: &'a str = r#\"d\"e\"#; '\\''; 'ñ'; f";
    let code = blank(text);
    assert_eq!(code.len(), text.len());
    for gone in ["x", "crate", "d\"e", "ñ"] {
        assert!(!code.contains(gone), "{gone}: {code}");
    }
    assert!(code.contains("&'a str") && code.ends_with("; f"), "{code}");
}
