//! What may come in, thrown at each reader: it must never panic, and what it gives must keep its promises.
//!
//! One function a target. A broken promise is a panic here, so that every fuzzer finds it.

use std::io::{Cursor, Write};

use chrono::NaiveDate;
use vigilia::intake::{Reading, read};
use vigilia::names::{Cedula, Person, PersonName, compare};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The targets, by name.
pub const TARGETS: &[(&str, fn(&[u8]))] =
    &[("post", post), ("table", table), ("xlsx", xlsx), ("json", json), ("names", names)];

/// A pasted text, whatever it turns out to be.
pub fn post(data: &[u8]) {
    reading(data);
}

/// A table: if the header is damaged, the same rows stand below a whole one.
pub fn table(data: &[u8]) {
    reading(data);
    for header in ["Nombre;Cédula;Centro;Fecha;Obs.\n", "Surnames,Given names,ID,Place,Date,Status\n"] {
        reading(&[header.as_bytes(), data].concat());
    }
}

/// A list of records, as it came and as the inside of a list.
pub fn json(data: &[u8]) {
    reading(data);
    reading(&[b"[", data, b"]"].concat());
}

/// The bytes as a container, as a sheet, and as the texts that its cells share.
pub fn xlsx(data: &[u8]) {
    reading(data);
    let sheet: &[u8] = if data.starts_with(b"PK") { b"<worksheet><sheetData/></worksheet>" } else { data };
    reading(&workbook(&[("xl/worksheets/sheet1.xml", sheet)]));
    reading(&workbook(&[("xl/worksheets/sheet1.xml", SHARED.as_bytes()), ("xl/sharedStrings.xml", sheet)]));
}

/// Two names and a cédula, one a line.
pub fn names(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut lines = text.lines();
    let mut next = || lines.next().unwrap_or_default();
    let (first, second, number) = (next(), next(), next());
    if let (Ok(first), Ok(second)) = (PersonName::parse(first), PersonName::parse(second)) {
        let (first, second) = (Person::named(first), Person::named(second));
        let (there, back) = (compare(&first, &second, 3), compare(&second, &first, 3));
        assert!(there.log_odds.is_finite() && back.log_odds.is_finite(), "a weight that is no number");
    }
    if let Ok(cedula) = Cedula::parse(number) {
        assert!(Cedula::parse(cedula.canonical()).is_ok(), "a cédula that cannot be read back");
    }
}

/// A sheet whose cells point into the shared texts.
const SHARED: &str = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Nombre</t></is></c><c r=\"B1\" \
                      t=\"inlineStr\"><is><t>Centro</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" \
                      t=\"s\"><v>1</v></c></row></sheetData></worksheet>";

/// A whole workbook around these parts; its checksums are right.
pub fn workbook(parts: &[(&str, &[u8])]) -> Vec<u8> {
    const FIXED: &[(&str, &str)] = &[
        (
            "_rels/.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
             relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet \
             name=\"H\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
             relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let fixed = FIXED.iter().map(|(name, text)| (*name, text.as_bytes()));
    for (name, content) in fixed.chain(parts.iter().copied()) {
        zip.start_file(name, stored).expect("a part begins");
        zip.write_all(content).expect("memory takes it");
    }
    zip.finish().expect("the container ends").into_inner()
}

fn reading(bytes: &[u8]) {
    let day = NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day");
    if let Ok(reading) = read(bytes, day) {
        keeps_its_promises(&reading);
    }
}

/// Every name is letters and what belongs to them; every draft can be kept and read again.
fn keeps_its_promises(reading: &Reading) {
    for entry in &reading.entries {
        let clean = |c: char| c.is_alphabetic() || "ªº '’-.,".contains(c) || ('\u{300}'..='\u{36f}').contains(&c);
        let foreign = |c: char| !c.is_ascii();
        assert!(entry.name.chars().all(|c| clean(c) || foreign(c)), "a sign in a name");
        assert!(!entry.name.trim().is_empty() && entry.name.chars().count() <= 100, "no name");
        assert!(entry.line > 0, "a name from nowhere");
    }
    let kept = serde_json::to_string(reading).expect("a draft can be kept");
    let again: Reading = serde_json::from_str(&kept).expect("a draft can be read again");
    assert!(again == *reading, "a draft that changes by being kept");
    reading.to_json();
}
