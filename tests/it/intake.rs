//! The readers against the samples, hostile input, and input that nobody wrote.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::Value;
use vigilia::domain::{Refusal, ReleaseKind};
use vigilia::intake::{Reading, Reason, WarningCode, read};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day")
}

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let files = std::fs::read_dir(folder).expect("the samples").map(|file| file.expect("a file").path());
    let is_sample = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        !name.ends_with(".expected.json") && [".txt", ".csv", ".json"].iter().any(|end| name.ends_with(end))
    };
    let mut samples: Vec<PathBuf> = files.filter(is_sample).collect();
    samples.sort();
    samples
}

/// Beside `por-centro.txt` stands `por-centro.txt.expected.json`.
fn expected(sample: &Path) -> PathBuf {
    let mut name = sample.as_os_str().to_owned();
    name.push(".expected.json");
    PathBuf::from(name)
}

fn reading(text: &str) -> Reading {
    read(text.as_bytes(), day()).unwrap_or_else(|refused| panic!("refused: {refused:?}"))
}

#[test]
fn every_sample_is_read_as_the_file_beside_it_says() {
    let samples = samples();
    assert!(samples.len() >= 8, "{} samples", samples.len());
    for sample in samples {
        let wanted =
            std::fs::read_to_string(expected(&sample)).unwrap_or_else(|_| panic!("no expectation: {sample:?}"));
        let wanted: Value = serde_json::from_str(&wanted).expect("JSON");
        let read_on = wanted["read_on"].as_str().and_then(|day| day.parse().ok()).unwrap_or(day());
        let bytes = std::fs::read(&sample).expect("a sample");
        let got = read(&bytes, read_on).unwrap_or_else(|refused| panic!("{sample:?} refused: {refused:?}")).to_json();
        for key in wanted.as_object().expect("an object").keys() {
            assert_eq!(got[key], wanted[key], "{key} of {sample:?}");
        }
        assert_eq!(
            got.as_object().map(serde_json::Map::len),
            wanted.as_object().map(serde_json::Map::len),
            "{sample:?}"
        );
    }
}

#[test]
fn a_draft_survives_storage_and_its_debug_says_nothing() {
    for sample in samples() {
        let bytes = std::fs::read(&sample).expect("a sample");
        let draft = read(&bytes, day()).expect("a reading");
        let stored = serde_json::to_string(&draft).expect("JSON");
        let opened: Reading = serde_json::from_str(&stored).expect("a reading");
        assert!(opened == draft, "{sample:?}");
        assert_eq!(
            format!("{draft:?} {:?}", draft.entries.first())
                .replace("Some(Entry)", "")
                .trim()
                .replace("None", "")
                .trim(),
            "Reading"
        );
    }
}

/// A list whose context does not tell of an exit gives nobody, whatever its shape.
#[test]
fn names_without_a_release_are_never_entries() {
    for text in [
        "Lista de presos políticos:\n1. Amanda Beatriz Lugo Sáez\n2. Porfirio José Camacaro",
        "Siguen detenidos (2):\n- Amanda Beatriz Lugo Sáez\n- Porfirio José Camacaro",
        "Exigimos la excarcelación inmediata de:\n1. Amanda Beatriz Lugo Sáez\n2. Porfirio José Camacaro",
        "Detenidos hoy en Mérida:\n- Amanda Beatriz Lugo Sáez\n- Porfirio José Camacaro",
        "Próximas excarcelaciones (2):\n1. Amanda Beatriz Lugo Sáez\n2. Porfirio José Camacaro",
        "LIBERTAD CONDICIONAL (2):\n1. Amanda Beatriz Lugo Sáez\n2. Porfirio José Camacaro",
        "Pendientes por confirmar:\n1. Amanda Beatriz Lugo Sáez\n2. Porfirio José Camacaro",
        "Amanda Beatriz Lugo Sáez no ha sido excarcelada.",
        "Amanda Beatriz Lugo Sáez será liberada mañana, prometió el gobierno.",
        "Habría sido liberada Amanda Beatriz Lugo Sáez, según rumores.",
        "«Ya salieron de Tocorón Amanda Lugo y Porfirio Camacaro», gritaba alguien.",
        "Ni Amanda Lugo Sáez ni Porfirio Camacaro fueron excarcelados.",
        "El hijo de Porfirio Camacaro Rivas fue liberado ayer.",
        "El ministro Porfirio Camacaro salió de la cárcel tras una visita.",
        "Fue liberado un preso, informó la abogada Amanda Lugo Sáez.",
        "They will be released soon: Amanda Lugo Sáez and Porfirio Camacaro.",
        "Amanda Lugo Sáez has not been released. Free Porfirio Camacaro!",
    ] {
        let exits: Vec<ReleaseKind> =
            reading(text).entries.iter().map(|entry| entry.kind).filter(|kind| kind.is_exit()).collect();
        assert!(exits.is_empty(), "{text}");
    }
}

#[test]
fn what_stands_in_a_name_and_is_no_letter_is_set_aside() {
    let head = "Excarcelados verificados hasta las 8:00 p.m. del 10/02/2026:\n";
    for (name, reason) in [
        ("Amanda \u{202E}ogul Sáez", Reason::InvisibleCharacter),
        ("Aman\u{200B}da Lugo", Reason::InvisibleCharacter),
        ("Aman\u{AD}da Lugo", Reason::InvisibleCharacter),
        ("Amanda\u{2066} Lugo", Reason::InvisibleCharacter),
        ("Pоrfirio Camacaro", Reason::MixedScripts),
        ("A\u{300}\u{301}\u{302}\u{303}manda Lugo", Reason::NotAName),
        ("PÃ©rez RincÃ³n, Luis", Reason::DamagedLetters),
        ("A. J. R. M.", Reason::InitialsOnly),
        ("=HYPERLINK(\"http://malo.example\")", Reason::NotUnderstood),
        ("Nelson", Reason::NotUnderstood),
    ] {
        let read = reading(&format!("{head}1. Rosa Amelia Duque\n2. {name}\n3. Luis Ramón Barrientos"));
        let reasons: Vec<Reason> = read.unparsed.iter().map(|row| row.reason).collect();
        assert_eq!(reasons, [reason], "{name:?}");
        assert_eq!(read.entries.len(), 2, "{name:?}");
    }
}

#[test]
fn every_invisible_character_inside_a_name_is_noticed() {
    let ranges = [
        0xAD..=0xAD,
        0x200B..=0x200F,
        0x202A..=0x202E,
        0x2060..=0x206F,
        0xFEFF..=0xFEFF,
        0xE0001..=0xE007F,
        0xE000..=0xE0FF,
    ];
    for code in ranges.into_iter().flatten() {
        let c = char::from_u32(code).expect("a character");
        let read = reading(&format!("Excarcelados hoy (1):\n1. Aman{c}da Lugo Sáez\n"));
        assert!(read.entries.is_empty(), "U+{code:04X}");
        assert!(read.unparsed.iter().any(|row| row.reason == Reason::InvisibleCharacter), "U+{code:04X}");
    }
}

#[test]
fn what_is_no_text_or_too_large_is_refused_with_the_reason() {
    let wide = format!("Nombre;Centro;{}\nAna;Tocorón\n", "x;".repeat(1_000_000));
    let long = format!("Nombre;Centro\n{}", "Ana Gil;Tocorón\n".repeat(50_001));
    let paragraph = "Ana Gil, ".repeat(100_000);
    let many = "[".to_owned() + &"{\"nombre\":\"Ana Gil\"},".repeat(50_001) + "{}]";
    for (bytes, reason) in [
        (b"PK\x03\x04\x14\x00".to_vec(), Refusal::Broken),
        (b"%PDF-1.7\n".to_vec(), Refusal::NotText),
        (b"\x89PNG\r\n\x1A\n".to_vec(), Refusal::NotText),
        (b"\x00\x01\x02\x03\x04\x05\x06\x07".to_vec(), Refusal::NotText),
        (Vec::new(), Refusal::Empty),
        (b" \n\t".to_vec(), Refusal::Empty),
        (vec![b'a'; 6 * 1024 * 1024], Refusal::TooLarge),
        (wide.into_bytes(), Refusal::TooLarge),
        (long.into_bytes(), Refusal::TooLarge),
        (paragraph.into_bytes(), Refusal::TooLarge),
        (many.into_bytes(), Refusal::TooLarge),
        (b"[{\"nombre\": \"Ana\"},\n{\"nombre\": ]".to_vec(), Refusal::Broken),
        (b"[]".to_vec(), Refusal::Empty),
        (b"{\"a\": 1}".to_vec(), Refusal::NoNameColumn),
        (b"1;2;3\n4;5;6\n7;8;9\n".to_vec(), Refusal::NoNameColumn),
        ("JosÃ© PÃ©rez\nMarÃ\u{AD}a NÃºÃ±ez\n".as_bytes().to_vec(), Refusal::DamagedLetters),
    ] {
        let length = bytes.len();
        assert_eq!(read(&bytes, day()).err().map(|refused| refused.reason), Some(reason), "{length} bytes");
    }
}

#[test]
fn one_bad_cell_stops_only_its_record() {
    let huge = "A".repeat(600);
    let table = format!(
        "Nombre;Cédula;Centro\nAna Gil;;Tocorón\n{huge};;Tocorón\nLuis Díaz;;Tocorón;más\n\"+1+1\";;Yare\n@x;;Yare\nRosa Mata;;Yare\n"
    );
    let read = reading(&table);
    let reasons: Vec<Reason> = read.unparsed.iter().map(|row| row.reason).collect();
    assert_eq!(reasons, [Reason::CellTooLong, Reason::ColumnsTooMany, Reason::NotAName, Reason::NotAName]);
    assert_eq!(read.entries.len(), 2);
}

#[test]
fn an_adolescent_is_noticed_by_age_centre_or_word() {
    for (item, minor) in [
        ("Ana Gil Mata (16 años)", true),
        ("Ana Gil Mata (adolescente)", true),
        ("Ana Gil Mata – Entidad Ciudad Caracas", true),
        ("Ana Gil Mata (18 años)", false),
        ("Ana Gil Mata", false),
    ] {
        let read = reading(&format!("Excarcelados hoy (1):\n1. {item}\n"));
        assert_eq!(read.entries[0].may_be_a_minor(), minor, "{item}");
    }
}

#[test]
fn utf16_and_windows_tables_give_the_same_letters() {
    let table = "Nombre\tCentro\r\nPeña Núñez, José\tTocorón\r\n";
    let utf16: Vec<u8> = std::iter::once(0xFEFF).chain(table.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [table.as_bytes().to_vec(), utf16] {
        let read = read(&bytes, day()).expect("a reading");
        assert_eq!(read.entries[0].name, "Peña Núñez, José");
        assert_eq!(read.entries[0].centre.as_deref(), Some("Tocorón"));
    }
}

#[test]
fn half_a_date_is_never_completed() {
    for (head, code) in [
        ("Excarcelados verificados hoy a las 8:00 p.m.:", WarningCode::CutoffRelative),
        ("Excarcelados verificados al 4 de febrero, 8:00 p.m.:", WarningCode::CutoffWithoutYear),
        ("Excarcelados verificados al 04/02/2026:", WarningCode::CutoffWithoutTime),
        ("Excarcelados verificados al lunes 04/02/2026, 8:00 p.m.:", WarningCode::WeekdayDiffers),
        ("Excarcelados verificados:", WarningCode::CutoffMissing),
    ] {
        let read = reading(&format!("{head}\n1. Amanda Beatriz Lugo Sáez\n"));
        assert_eq!(read.cutoff, None, "{head}");
        assert!(read.warnings.iter().any(|warning| warning.code == code), "{head}");
        assert_eq!(read.entries.len(), 1, "{head}");
    }
}

#[test]
fn five_megabytes_of_anything_are_read_or_refused_in_time() {
    let full = |piece: &str| piece.repeat(5 * 1024 * 1024 / piece.len());
    let largest = if cfg!(debug_assertions) { 64 } else { 511 };
    let post = |piece: &str| piece.repeat(largest * 1024 / piece.len());
    for (what, text) in [
        ("lines", post("1. Amanda Beatriz Lugo Sáez – Tocorón\n").replacen("1.", "Excarcelados hoy: 9\n1.", 1)),
        ("one line", full("Amanda Lugo y ")),
        ("brackets", full("((((")),
        ("quotes", full("\"«")),
        ("stops", full(". ")),
        ("zero width", full("a\u{200B}")),
        ("table", format!("Nombre;Centro\n{}", full("Amanda Lugo;Tocorón\n"))),
        ("json", format!("[{}0]", full("[],"))),
        ("nested", full("[")),
        ("emoji", full("🔹 ")),
        ("lines of emoji", post(&("🔹\u{200B} ".repeat(1500) + "\n"))),
        ("names with ands", post(&("Excarcelados: ".to_owned() + &"Ana Gil y ".repeat(1500) + "\n"))),
        ("prose", post(&("Fueron liberados Ana Gil y Luis Mata de Tocorón. ".repeat(300) + "\n"))),
        ("commas", post(&(",".repeat(19_000) + "\n"))),
        ("brackets in lines", post(&("Ana (Gil [".repeat(1500) + "\n"))),
        ("relatives", format!("Excarcelados hoy: 9\n{}", post("- Ana Gil (madre de Luis Gil)\n"))),
    ] {
        let bytes = &text.as_bytes()[..text.len().min(5 * 1024 * 1024)];
        let start = Instant::now();
        drop(read(bytes, day()).map(|reading| reading.to_json()));
        let limit = if cfg!(debug_assertions) { 20 } else { 2 };
        assert!(start.elapsed() < Duration::from_secs(limit), "{what}: {:?}", start.elapsed());
    }
}

/// A sample with some of its bytes changed, moved or repeated.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let texts: Vec<Vec<u8>> = samples().iter().map(|path| std::fs::read(path).expect("a sample")).collect();
    let changes =
        prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0u8..5, any::<u8>()), 1..12);
    (prop::sample::select(texts), changes).prop_map(|(mut bytes, changes)| {
        for (at, to, what, byte) in changes {
            if bytes.is_empty() {
                break;
            }
            let (at, to) = (at.index(bytes.len()), to.index(bytes.len()));
            match what {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => {
                    bytes.remove(at);
                }
                3 => bytes.swap(at, to),
                _ => {
                    let piece = bytes[at.min(to)..at.max(to)].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        drop(read(&bytes, day()));
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "(?s).{0,300}") {
        drop(read(text.as_bytes(), day()).map(|reading| reading.to_json()));
    }

    #[test]
    fn no_list_like_text_makes_a_reader_panic(
        text in "((En|Rodeo I|CON MEDIDAS|Ana|Gil|y|e|de|los|salieron|fueron|liberados|hoy|25/01/2026|8:30|p\\.m\\.|[0-9]{1,4}|[,.;:()\\[\\]«»\"–-]|\u{200B}|\n|1️⃣|🔹|#x|@y|Dr\\.|S/2) ?){0,60}"
    ) {
        drop(read(text.as_bytes(), day()).map(|reading| reading.to_json()));
    }

    #[test]
    fn no_changed_sample_makes_a_reader_panic_and_names_stay_names(bytes in mutated()) {
        if let Ok(reading) = read(&bytes, day()) {
            for entry in &reading.entries {
                let letters = entry.name.chars().all(|c| c.is_alphabetic() || " '’-.,ªº".contains(c) || ('\u{300}'..'\u{370}').contains(&c));
                prop_assert!(letters, "a name holds something else");
                prop_assert!(entry.name.chars().count() <= 100);
            }
        }
    }
}
