//! What a seized disk yields (T1): nothing of who follows whom.
//!
//! Canaries are invented names, cédulas and chats that go through every flow of the store; afterwards
//! every file is searched for their bytes in all the forms in which bytes like to stand.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

mod scanner;

/// A text or number that must stand in no file.
pub struct Canary {
    /// What it is, for the message of a failing test; never the value.
    pub label: String,
    value: Value,
}

enum Value {
    Text(String),
    Number(i64),
    Bytes(Vec<u8>),
}

impl Canary {
    pub fn text(label: impl Into<String>, text: &str) -> Canary {
        Canary { label: label.into(), value: Value::Text(text.into()) }
    }

    pub fn number(label: impl Into<String>, number: i64) -> Canary {
        Canary { label: label.into(), value: Value::Number(number) }
    }

    /// Bytes as they are, for ciphertext that was erased.
    pub fn bytes(label: impl Into<String>, bytes: &[u8]) -> Canary {
        Canary { label: label.into(), value: Value::Bytes(bytes.into()) }
    }

    /// Every form to look for, with its name.
    fn forms(&self) -> Vec<(&'static str, Vec<u8>)> {
        match &self.value {
            Value::Text(text) => {
                let mut forms = Vec::new();
                let cases = [text.clone(), text.to_uppercase(), text.to_lowercase(), plain(&text.to_lowercase())];
                for case in cases {
                    forms.extend(text_forms(&case));
                }
                forms
            }
            Value::Number(number) => {
                let mut forms = text_forms(&number.to_string());
                forms.extend(number_forms(*number));
                forms
            }
            Value::Bytes(bytes) => vec![("bytes", bytes.clone())],
        }
    }
}

/// A canary that was found.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone)]
pub struct Hit {
    pub label: String,
    pub form: &'static str,
    pub file: PathBuf,
    pub offset: usize,
}

/// Searches files, and all files in directories, for every canary in every form.
pub fn scan(paths: &[&Path], canaries: &[Canary]) -> Vec<Hit> {
    let mut wanted: BTreeMap<[u8; 4], Vec<(Vec<u8>, usize, &'static str)>> = BTreeMap::new();
    for (which, canary) in canaries.iter().enumerate() {
        for (form, bytes) in canary.forms() {
            let head = *bytes.first_chunk().expect("a canary has at least four bytes in every form");
            wanted.entry(head).or_default().push((bytes, which, form));
        }
    }
    let heads: std::collections::HashMap<_, _> = wanted.into_iter().collect();
    let mut hits = Vec::new();
    for file in paths.iter().flat_map(|path| files(path)) {
        let content = std::fs::read(&file).expect("the file reads");
        for (offset, head) in content.windows(4).enumerate() {
            let head: [u8; 4] = head.try_into().expect("a window of four");
            for (bytes, which, form) in heads.get(&head).into_iter().flatten() {
                if content[offset..].starts_with(bytes) {
                    let label = canaries[*which].label.clone();
                    hits.push(Hit { label, form, file: file.clone(), offset });
                }
            }
        }
    }
    hits
}

fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.into()];
    }
    let entries = std::fs::read_dir(path).expect("the directory reads");
    entries.flat_map(|entry| files(&entry.expect("the entry reads").path())).collect()
}

/// Without accents, as an index or a folded column would hold it.
fn plain(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter)).collect()
}

fn text_forms(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = text.as_bytes();
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let hex = bytes.iter().fold(String::new(), |mut out, byte| {
        write!(out, "{byte:02x}").unwrap();
        out
    });
    let percent = |space: &str| {
        bytes.iter().fold(String::new(), |mut out, byte| {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(*byte)),
                b' ' => out.push_str(space),
                _ => {
                    write!(out, "%{byte:02X}").unwrap();
                }
            }
            out
        })
    };
    let json: String = text.encode_utf16().fold(String::new(), |mut out, unit| {
        match u8::try_from(unit) {
            Ok(byte) if byte.is_ascii() => out.push(char::from(byte)),
            _ => {
                write!(out, "\\u{unit:04x}").unwrap();
            }
        }
        out
    });
    let mut forms = vec![
        ("utf-8", bytes.to_vec()),
        ("utf-16 little", wide(u16::to_le_bytes)),
        ("utf-16 big", wide(u16::to_be_bytes)),
        ("hex", hex.clone().into_bytes()),
        ("hex upper", hex.to_uppercase().into_bytes()),
        ("percent", percent("%20").into_bytes()),
        ("percent plus", percent("+").into_bytes()),
        ("json escapes", json.into_bytes()),
    ];
    forms.extend(base64_forms(bytes).map(|form| ("base64", form)));
    forms.sort();
    forms.dedup_by(|one, other| one.1 == other.1);
    forms
}

/// The characters that depend on `bytes` alone, wherever they begin in a longer text.
fn base64_forms(bytes: &[u8]) -> [Vec<u8>; 3] {
    [0, 1, 2].map(|before: usize| {
        let mut padded = vec![0; before];
        padded.extend_from_slice(bytes);
        // Characters that also hold bits of what stands before or after are left out.
        let first = (before * 8).div_ceil(6);
        let last = padded.len() * 8 / 6;
        base64(&padded)[first..last].to_vec()
    })
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |place: usize| {
        let six = (0..6).fold(0, |bits, bit| {
            let at = place * 6 + bit;
            bits << 1 | usize::from(bytes.get(at / 8).copied().unwrap_or(0) >> (7 - at % 8) & 1)
        });
        LETTERS[six]
    };
    (0..(bytes.len() * 8).div_ceil(6)).map(letter).collect()
}

/// The forms of a number in memory and in SQLite. SQLite stores the shortest of 4, 6 and 8 bytes, high
/// byte first; what is found in its shortest form is found in every longer one as well.
fn number_forms(number: i64) -> Vec<(&'static str, Vec<u8>)> {
    let big = number.to_be_bytes();
    let short = [4, 6].into_iter().find(|width| {
        let bits = 64 - 8 * width;
        (number << bits) >> bits == number
    });
    let width = short.unwrap_or(8) as usize;
    let little: Vec<u8> = big[8 - width..].iter().rev().copied().collect();
    vec![
        ("integer, high byte first", big[8 - width..].to_vec()),
        ("integer, low byte first", little),
        ("varint", varint(number as u64)),
    ]
}

/// SQLite's: seven bits a byte, high bits first; a ninth byte holds eight.
fn varint(number: u64) -> Vec<u8> {
    if number >> 56 != 0 {
        let mut out: Vec<u8> = (0..8).map(|place| (number >> (57 - 7 * place)) as u8 | 0x80).collect();
        out.push(number as u8);
        return out;
    }
    let length = (1..=8).find(|length| number >> (7 * length) == 0).expect("56 bits are eight times seven");
    let more = |place: u32| if place + 1 < length { 0x80 } else { 0 };
    (0..length).map(|place| (number >> (7 * (length - 1 - place))) as u8 & 0x7f | more(place)).collect()
}
