//! Workbooks: read as the same rows in CSV are, and refused where they are larger or livelier than a list may be.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use serde_json::Value;
use vigilia::domain::Refusal;
use vigilia::intake::{MAX_BYTES, read};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

fn json(bytes: &[u8]) -> Value {
    read(bytes, day()).unwrap_or_else(|refused| panic!("refused: {refused:?}")).to_json()
}

/// A workbook whose sheets are filled by these.
fn book(sheets: &[(&str, &dyn Fn(&mut Worksheet))]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, fill) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        fill(sheet);
    }
    book.save_to_buffer().unwrap()
}

fn rows(sheet: &mut Worksheet, from: u32, rows: &[&[&str]]) {
    for (row, cells) in (from..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            if !cell.is_empty() {
                sheet.write(row, column, *cell).unwrap();
            }
        }
    }
}

const LIST: &[&[&str]] = &[
    &["Apellidos", "Nombres", "C.I.", "Lugar de reclusión", "Fecha de salida", "Estatus"],
    &["Urdapilleta Añanguren", "Zoraluz Calixta", "V-90.112.345", "La Crisálida", "25/01/2026", "con medidas"],
    &["Montilla de la O", "Crispín", "", "Rodeo 1", "31/02/2026", ""],
    &["", "Teolindo", "", "Tocorón", "", ""],
    &["Parababire Chacón", "Ebelio", "E-99112233", "Tocuyito", "", "libertad condicional"],
];

#[test]
fn a_workbook_is_read_as_the_same_rows_in_csv_are() {
    let csv: String = LIST.iter().map(|row| row.join(";") + "\n").collect();
    let (mut csv, mut xlsx) = (json(csv.as_bytes()), json(&book(&[("Hoja1", &|sheet| rows(sheet, 0, LIST))])));
    assert_eq!(xlsx["sheet"], "Hoja1");
    for key in ["encoding", "separator", "sheet"] {
        csv.as_object_mut().unwrap().remove(key);
        xlsx.as_object_mut().unwrap().remove(key);
    }
    assert_eq!(csv, xlsx);
    assert_eq!(csv["accepted"].as_array().unwrap().len(), 2);
}

#[test]
fn numbers_days_and_gaps_are_read_as_a_person_sees_them() {
    let fill = |sheet: &mut Worksheet| {
        rows(sheet, 2, &[&["Balance al 24/01/2026, 8:30 p. m."], &["Nombre", "Cédula", "Centro", "Fecha"]]);
        sheet.write(5, 0, "Zoraluz Urdapilleta").unwrap();
        sheet.write(5, 1, 90_112_345).unwrap();
        let format = Format::new().set_num_format("d-mmm-yy");
        sheet.write_with_format(5, 3, ExcelDateTime::from_ymd(2026, 1, 25).unwrap(), &format).unwrap();
        sheet.write(7, 0, "Teolindo Urdapilleta").unwrap();
        sheet.write(7, 3, 46_047).unwrap();
        sheet.write(9, 0, "Total").unwrap();
        sheet.write(9, 1, 2).unwrap();
        sheet.write_blank(11, 70, &format).unwrap();
    };
    let read = json(&book(&[("Lista", &fill), ("Notas", &|sheet| rows(sheet, 0, &[&["a", "b"]]))]));
    let accepted = read["accepted"].as_array().unwrap();
    assert_eq!((&accepted[0]["cedula"], &accepted[0]["date"]), (&"V90112345".into(), &"2026-01-25".into()), "{read}");
    assert_eq!((&accepted[1]["line"], &accepted[1]["date"]), (&8.into(), &"2026-01-25".into()), "{read}");
    let codes: Vec<&str> = read["warnings"].as_array().unwrap().iter().map(|w| w["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["cedula_letter_assumed", "spreadsheet_date"], "{read}");
    assert_eq!(read["declared_total"], 2);
}

#[test]
fn what_a_formula_computed_is_not_taken() {
    let fill = |sheet: &mut Worksheet| {
        rows(sheet, 0, &[&["Nombre", "Centro"], &["", "Tocorón"], &["Zoraluz Urdapilleta", "Tocorón"]]);
        sheet.write(1, 0, Formula::new("=CONCATENATE(\"Ana \",\"Gil\")").set_result("Ana Gil")).unwrap();
    };
    let read = json(&book(&[("Lista", &fill)]));
    assert_eq!(read["accepted"].as_array().unwrap().len(), 1);
    assert_eq!(read["rejected"], serde_json::json!([{"record": 1, "line": 2, "problem": "formula", "value": "A2"}]));
}

#[test]
fn the_sheet_that_is_a_list_is_found_and_of_two_none_is_chosen() {
    let list = |sheet: &mut Worksheet| rows(sheet, 0, LIST);
    let other = |sheet: &mut Worksheet| rows(sheet, 0, &[&["Ana Gil", "Tocorón"], &["Eva Paz", "Tocorón"]]);
    let hidden = |sheet: &mut Worksheet| {
        list(sheet);
        sheet.set_hidden(true);
    };
    let read_back = json(&book(&[("Portada", &other), ("Datos", &list), ("Vieja", &hidden), ("Vacía", &|_| {})]));
    assert_eq!(read_back["sheet"], "Datos");
    let warned = serde_json::json!({"record": null, "line": null, "code": "other_sheets", "value": "Portada"});
    assert!(read_back["warnings"].as_array().unwrap().contains(&warned), "{read_back}");
    for (bytes, why) in [
        (book(&[("Enero", &list), ("Febrero", &list)]), Refusal::SeveralSheets),
        (book(&[("Hoja1", &other)]), Refusal::NoNameColumn),
        (book(&[("Hoja1", &|_| {})]), Refusal::Empty),
    ] {
        assert_eq!(read(&bytes, day()).err().map(|refused| refused.reason), Some(why));
    }
}

/// A workbook of these parts, besides those that every workbook has.
fn zipped(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    const FIXED: &[(&str, &str)] = &[
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" \
             ContentType=\"application/xml\"/></Types>",
        ),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
             Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
             Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet \
             name=\"H\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
             Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
             Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let fixed = FIXED.iter().map(|(name, text)| (*name, text.as_bytes()));
    for (name, content) in fixed.chain(parts.iter().map(|(name, content)| (*name, content.as_slice()))) {
        zip.start_file(name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A sheet with a header, and whatever follows it.
fn sheet(head: &str, rows: &str) -> (&'static str, Vec<u8>) {
    let header = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Nombre</t></is></c><c r=\"B1\" t=\"inlineStr\"><is>\
                  <t>Centro</t></is></c></row>";
    let name = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let text = format!("{head}<worksheet {name}><sheetData>{header}{rows}</sheetData></worksheet>");
    ("xl/worksheets/sheet1.xml", text.into_bytes())
}

fn cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

fn person(line: usize, name: &str) -> String {
    format!("<row r=\"{line}\">{}</row>", cell(&format!("A{line}"), name))
}

/// `aaaa`, `baaa`, …: letters that no name repeats, but every program can write.
fn letters(mut number: usize) -> String {
    let mut word = String::new();
    for _ in 0..4 {
        word.push(char::from(b'a' + u8::try_from(number % 26).unwrap()));
        number /= 26;
    }
    word
}

#[test]
fn a_workbook_written_by_hand_is_a_list_too() {
    let read = json(&zipped(&[sheet("<?xml version=\"1.0\"?><!-- a -->", &person(2, "Ana Gil &amp; Eva"))]));
    assert_eq!(read["rejected"][0]["problem"], "not_a_name");
    assert_eq!(json(&zipped(&[sheet("", &person(2, "Ana G&#237;l"))]))["accepted"][0]["name"], "Ana Gíl");
}

#[test]
fn every_bomb_is_refused_within_two_seconds_and_says_why() {
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ja\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\
                  <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>";
    let utf16: Vec<u8> =
        "\u{feff}<?xml version=\"1.0\"?><!DOCTYPE x><worksheet/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let many_rows: String = (2..50_010).map(|line| person(line, &format!("Ana {}", letters(line)))).collect();
    let wide: String = (0..1_000_000).map(|_| "<c><v>1</v></c>").collect();
    let wide = format!("<row r=\"2\">{wide}</row>");
    let far = format!("<row r=\"2\">{}{}</row>", cell("A2", "Ana Gil"), cell("XFD2", "x"));
    let part = |name: &'static str, content: &str| (name, content.as_bytes().to_vec());
    let shared = |text: &str| part("xl/sharedStrings.xml", text);
    let shared_many = format!("<sst uniqueCount=\"2\">{}</sst>", "<si><t/></si>".repeat(1_000_001));
    let entries: Vec<String> = (0..300).map(|n| format!("docProps/{n}.bin")).collect();
    let mut many_entries: Vec<(&str, Vec<u8>)> = entries.iter().map(|name| (name.as_str(), b"x".to_vec())).collect();
    many_entries.push(sheet("", ""));
    let mut twice = zipped(&[sheet("", ""), part("xl/worksheets/sheet2.xml", "<worksheet/>")]);
    for at in 0..twice.len() - 24 {
        if twice[at..].starts_with(b"xl/worksheets/sheet2.xml") {
            twice[at..at + 24].copy_from_slice(b"xl/worksheets/SHEET1.xml");
        }
    }
    let backwards = format!("{}{}", person(9, "Ana Gil"), person(3, "Eva Paz"));
    let table: Vec<(&str, Vec<u8>, Refusal)> = vec![
        ("zeros", zipped(&[sheet("", ""), ("xl/media/a.bin", vec![0; 60 << 20])]), Refusal::TooLarge),
        ("a ratio of a thousand", zipped(&[sheet("", ""), ("docProps/a.xml", vec![b' '; 4 << 20])]), Refusal::TooLarge),
        ("300 entries", zipped(&many_entries), Refusal::TooLarge),
        ("50,000 rows and some", zipped(&[sheet("", &many_rows)]), Refusal::TooLarge),
        ("a million columns", zipped(&[sheet("", &wide)]), Refusal::TooLarge),
        ("the last column there is", zipped(&[sheet("", &far)]), Refusal::TooLarge),
        ("a million laughs", zipped(&[sheet(laughs, "")]), Refusal::Active),
        ("laughs in the shared texts", zipped(&[sheet("", ""), shared(laughs)]), Refusal::Active),
        ("UTF-16 hides a declaration", zipped(&[("xl/worksheets/sheet1.xml", utf16)]), Refusal::Broken),
        ("a boast", zipped(&[sheet("", ""), shared("<sst uniqueCount=\"99999999999\"></sst>")]), Refusal::TooLarge),
        ("a spaced boast", zipped(&[sheet("", ""), shared("<sst uniqueCount = '99999999'></sst>")]), Refusal::TooLarge),
        ("a million shared texts", zipped(&[sheet("", ""), shared(&shared_many)]), Refusal::TooLarge),
        (
            "a link to a file",
            zipped(&[sheet("", ""), part("xl/externalLinks/externalLink1.xml", "<a/>")]),
            Refusal::Active,
        ),
        ("a macro", zipped(&[sheet("", ""), part("xl/vbaProject.bin", "x")]), Refusal::Active),
        ("a query", zipped(&[sheet("", ""), part("xl/connections.xml", "<a/>")]), Refusal::Active),
        ("rows out of order", zipped(&[sheet("", &backwards)]), Refusal::Broken),
        ("a part twice", twice, Refusal::Broken),
        (
            "a dimension turned round",
            zipped(&[(
                "xl/worksheets/sheet1.xml",
                b"<worksheet><dimension ref=\"Z9:A1\"/><sheetData></sheetData></worksheet>".to_vec(),
            )]),
            Refusal::Broken,
        ),
        (
            "no workbook",
            {
                let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
                zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
                zip.finish().unwrap().into_inner()
            },
            Refusal::NotText,
        ),
        ("half a file", zipped(&[sheet("", "")])[..300].to_vec(), Refusal::Broken),
        ("6 MB", [zipped(&[sheet("", "")]), vec![0; MAX_BYTES]].concat(), Refusal::TooLarge),
    ];
    let limit = if cfg!(debug_assertions) { Duration::from_secs(20) } else { Duration::from_secs(2) };
    for (what, bytes, why) in table {
        let start = Instant::now();
        let refused = read(&bytes, day()).err().map(|refused| refused.reason);
        assert_eq!(refused, Some(why), "{what}");
        assert!(start.elapsed() < limit, "{what}: {:?}", start.elapsed());
    }
}
