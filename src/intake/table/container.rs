//! The zip around a workbook, looked at before anything in it is read.
//!
//! Every part is unpacked once, within the limits of threats.md (T16), and thrown away. A part that holds an entity,
//! a link to another file or a program is refused whole: nothing here is ever followed or run.

use std::collections::HashSet;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::domain::Refusal;

/// Bytes of all parts together.
const MAX_INFLATED: u64 = 50 * 1024 * 1024;
/// How many times larger the parts may be than the file.
const MAX_RATIO: u64 = 100;
const MAX_ENTRIES: usize = 200;
/// Texts that cells share. Each costs memory before a single row is read.
const MAX_SHARED: usize = 1_000_000;

/// Folders and parts of a workbook that reach outside it or act by themselves.
const ACTIVE: &[&str] = &[
    "xl/externallinks/",
    "xl/macrosheets/",
    "xl/dialogsheets/",
    "xl/activex/",
    "xl/ctrlprops/",
    "xl/embeddings/",
    "xl/querytables/",
    "xl/connections.xml",
    "xl/vbaproject.bin",
];

/// Whether these bytes are a zip.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Looks at every part.
///
/// # Errors
/// What is no workbook, is larger than the limits, or could do anything but be read.
pub fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
    if zip.len() > MAX_ENTRIES {
        return Err(Refusal::TooLarge);
    }
    let most = MAX_INFLATED.min(MAX_RATIO * bytes.len() as u64);
    let (mut names, mut inflated) = (HashSet::new(), 0);
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).map_err(|_| Refusal::Broken)?;
        let name = part.name().map_err(|_| Refusal::Broken)?.to_lowercase();
        let mut content = Vec::new();
        // One byte more than is left tells that there is more.
        (&mut part).take(most - inflated + 1).read_to_end(&mut content).map_err(|_| Refusal::Broken)?;
        inflated += content.len() as u64;
        if inflated > most {
            return Err(Refusal::TooLarge);
        }
        of_part(&name, &content)?;
        // Two parts of one name are two files for two programs.
        if !names.insert(name) {
            return Err(Refusal::Broken);
        }
    }
    if names.contains("xl/workbook.xml") { Ok(()) } else { Err(Refusal::NotText) }
}

fn of_part(name: &str, content: &[u8]) -> Result<(), Refusal> {
    if ACTIVE.iter().any(|active| name.starts_with(active)) {
        return Err(Refusal::Active);
    }
    if !name.ends_with(".xml") && !name.ends_with(".rels") {
        return Ok(());
    }
    // Every program writes UTF-8; in another encoding the marks below could hide.
    let text = std::str::from_utf8(content).map_err(|_| Refusal::Broken)?;
    if text.contains('\0') {
        return Err(Refusal::Broken);
    }
    if declares_something(text) {
        return Err(Refusal::Active);
    }
    if name == "xl/sharedstrings.xml" && (text.matches("<si").count() > MAX_SHARED || boasts(text)) {
        return Err(Refusal::TooLarge);
    }
    Ok(())
}

/// `<!DOCTYPE` and `<!ENTITY`: whatever begins so and is neither a comment nor quoted text.
fn declares_something(text: &str) -> bool {
    text.match_indices("<!").any(|(at, _)| {
        let rest = &text[at + 2..];
        !rest.starts_with("--") && !rest.starts_with("[CDATA[")
    })
}

/// The part says beforehand how many texts it holds, and memory is set aside for as many.
fn boasts(text: &str) -> bool {
    text.match_indices("uniqueCount").any(|(at, word)| {
        let digits = text[at + word.len()..].trim_start_matches(|c: char| c.is_whitespace() || "=\"'+".contains(c));
        let digits = digits.trim_start_matches('0');
        digits.chars().take_while(char::is_ascii_digit).count() > 6
    })
}
