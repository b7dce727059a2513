//! Thirty files in the encodings that spreadsheet programs and phones write, whole and damaged: every name comes out
//! right, or is reported.

use chrono::NaiveDate;
use encoding_rs::{ISO_8859_15, MACINTOSH, WINDOWS_1250, WINDOWS_1252};
use vigilia::intake::read;

const NAMES: [&str; 6] = [
    "Zoraluz Ibáñez Muñoz",
    "Crispín Añez Güerere",
    "María de los Ángeles Peña",
    "Íngrid Núñez Ávila",
    "Óscar Úbeda Español",
    "Ana Gil",
];

fn table(separator: &str, end: &str) -> String {
    let rows = NAMES.iter().map(|name| format!("{name}{separator}Tocorón{separator}25/01/2026"));
    let head = format!("Nombre completo{separator}Reclusión{separator}Fecha");
    std::iter::once(head).chain(rows).map(|row| row + end).collect()
}

fn post(end: &str) -> String {
    let items = (1..).zip(NAMES).map(|(at, name)| format!("{at}. {name}{end}"));
    format!("Excarcelados verificados hasta las 20:30 del 25/01/2026{end}Tocorón ({}):{end}", NAMES.len())
        + &items.collect::<String>()
}

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

/// What UTF-8 looks like where it was read as Windows-1252 and saved again.
fn twice(text: &str) -> Vec<u8> {
    let (once, _, _) = WINDOWS_1252.decode(text.as_bytes());
    once.into_owned().into_bytes()
}

fn corpus() -> Vec<(String, Vec<u8>)> {
    let texts = [("post", post("\n")), ("semicolons", table(";", "\r\n")), ("tabs", table("\t", "\n"))];
    let mut files = Vec::new();
    for (what, text) in &texts {
        let mut put = |how: &str, bytes: Vec<u8>| files.push((format!("{what}, {how}"), bytes));
        put("UTF-8", text.clone().into_bytes());
        put("UTF-8 with a mark", ["\u{feff}", text].concat().into_bytes());
        put("Windows-1252", WINDOWS_1252.encode(text).0.into_owned());
        put("ISO-8859-15", ISO_8859_15.encode(text).0.into_owned());
        put("Macintosh", MACINTOSH.encode(text).0.into_owned());
        put("UTF-16 LE", utf16(text, u16::to_le_bytes));
        put("UTF-16 BE", utf16(text, u16::to_be_bytes));
        put("UTF-16 LE with a mark", utf16(&format!("\u{feff}{text}"), u16::to_le_bytes));
        put("UTF-8 taken for Windows-1252", twice(text));
        put("UTF-8 decomposed", decomposed(text).into_bytes());
        put("one row pasted in UTF-8", mixed(text));
        put("question marks", text.replace(|c: char| !c.is_ascii(), "\u{fffd}").into_bytes());
        put("Windows-1250", WINDOWS_1250.encode(text).0.into_owned());
        put("cut in the middle of a letter", cut(text));
    }
    files
}

fn decomposed(text: &str) -> String {
    text.replace('á', "a\u{301}").replace('ñ', "n\u{303}").replace('í', "i\u{301}").replace('ú', "u\u{301}")
}

fn mixed(text: &str) -> Vec<u8> {
    let line = |line: &str| match line.contains("Crispín") {
        true => line.as_bytes().to_vec(),
        false => WINDOWS_1252.encode(line).0.into_owned(),
    };
    text.split_inclusive('\n').flat_map(line).collect()
}

/// The last byte of a letter is missing.
fn cut(text: &str) -> Vec<u8> {
    let at = text.find("Español").expect("a name") + "Espa".len() + 1;
    text.as_bytes()[..at].to_vec()
}

#[test]
fn every_name_comes_out_right_or_is_reported() {
    let day = NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day");
    let corpus = corpus();
    assert!(corpus.len() >= 30);
    let mut whole = 0;
    for (what, bytes) in corpus {
        // A file that is refused whole is reported whole.
        let Ok(reading) = read(&bytes, day) else { continue };
        for entry in &reading.entries {
            assert!(NAMES.contains(&entry.name.as_str()), "{what}: {:?}", entry.name);
        }
        let given = if what.ends_with("of a letter") { 5 } else { NAMES.len() };
        assert!(
            reading.entries.len() + reading.unparsed.len() >= given,
            "{what}: {} names and {} problems",
            reading.entries.len(),
            reading.unparsed.len()
        );
        whole += usize::from(reading.entries.len() == NAMES.len());
    }
    assert!(whole >= 20, "only {whole} files were read whole");
}
