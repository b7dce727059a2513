//! The scanner finds what it has to find; a search that finds nothing shows nothing.

use super::*;

fn written(content: &[u8]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("below")).unwrap();
    std::fs::write(dir.path().join("below/file"), [b"before ", content, b" after"].concat()).unwrap();
    dir
}

fn found(content: &[u8], canary: Canary) -> bool {
    let dir = written(content);
    let hits = scan(&[dir.path()], &[canary]);
    hits.iter().any(|hit| hit.label == "it" && hit.file.ends_with("below/file") && hit.offset >= 4)
}

#[test]
fn a_name_is_found_in_every_form() {
    let name = "Zunilda Ñáñez Quirpa";
    let utf16 = |order: fn(u16) -> [u8; 2]| name.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let forms: [(&str, Vec<u8>); 15] = [
        ("utf-8", name.into()),
        ("upper case", "ZUNILDA ÑÁÑEZ QUIRPA".into()),
        ("lower case", "zunilda ñáñez quirpa".into()),
        ("without accents", "zunilda nanez quirpa".into()),
        ("utf-16 little", utf16(u16::to_le_bytes)),
        ("utf-16 big", utf16(u16::to_be_bytes)),
        ("hex", "5a756e696c646120c391c3a1c3b1657a20517569727061".into()),
        ("hex upper", "5A756E696C646120C391C3A1C3B1657A20517569727061".into()),
        ("base64", "WnVuaWxkYSDDkcOhw7FleiBRdWlycGE=".into()),
        ("base64 after one byte", "LVp1bmlsZGEgw5HDocOxZXogUXVpcnBh".into()),
        ("base64 after two bytes", "LS1adW5pbGRhIMORw6HDsWV6IFF1aXJwYQ==".into()),
        ("percent", "Zunilda%20%C3%91%C3%A1%C3%B1ez%20Quirpa".into()),
        ("form", "Zunilda+%C3%91%C3%A1%C3%B1ez+Quirpa".into()),
        ("json", "Zunilda \\u00d1\\u00e1\\u00f1ez Quirpa".into()),
        ("inside a word", "xZunilda Ñáñez Quirpax".into()),
    ];
    for (form, content) in forms {
        assert!(found(&content, Canary::text("it", name)), "{form}");
    }
    assert!(!found(b"Zunilda Nunez Quirpa", Canary::text("it", name)));
}

#[test]
fn a_chat_is_found_in_every_form() {
    for number in [5_201_334_907_i64, 98_765_432_109_876, -1_001_234_567_890, i64::MAX - 12_345, 1_234_567_890] {
        let record = &number.to_be_bytes()[if number.unsigned_abs() < 1 << 31 { 4 } else { 2 }..];
        let decimal = number.to_string();
        let hex: String = decimal.bytes().map(|byte| format!("{byte:02x}")).collect();
        let forms: [(&str, Vec<u8>); 7] = [
            ("decimal", decimal.clone().into()),
            ("decimal, wide", decimal.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            ("decimal, in hex", hex.into()),
            ("64 bits, high first", number.to_be_bytes().to_vec()),
            ("64 bits, low first", number.to_le_bytes().to_vec()),
            ("varint", varint(number as u64)),
            (
                "in a record",
                if number.unsigned_abs() >> 47 == 0 { record.to_vec() } else { number.to_be_bytes().to_vec() },
            ),
        ];
        for (form, content) in forms {
            assert!(found(&content, Canary::number("it", number)), "{number}: {form}");
        }
    }
}

#[test]
fn a_varint_is_written_as_sqlite_writes_it() {
    let table: [(u64, &[u8]); 6] = [
        (127, &[0x7f]),
        (128, &[0x81, 0x00]),
        (16_383, &[0xff, 0x7f]),
        (16_384, &[0x81, 0x80, 0x00]),
        ((1 << 56) - 1, &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]),
        (u64::MAX, &[0xff; 9]),
    ];
    for (number, expected) in table {
        assert_eq!(varint(number), expected, "{number}");
    }
}

#[test]
fn erased_bytes_are_found_as_they_were() {
    let cell = [0, 0, 0, 1, 9, 8, 7, 6, 5, 4, 3, 2];
    assert!(found(&cell, Canary::bytes("it", &cell)));
    assert!(!found(&cell[1..], Canary::bytes("it", &cell)));
}

#[tokio::test]
async fn a_careless_database_is_caught() {
    use sqlx::Connection;
    let dir = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}?mode=rwc", dir.path().join("careless.db").display());
    let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
    let careless = "CREATE TABLE families (chat INTEGER, key INTEGER PRIMARY KEY, name TEXT); \
                    INSERT INTO families VALUES (5201334907, 5201334908, 'Zunilda Quirpa')";
    sqlx::raw_sql(careless).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let canaries = [
        Canary::number("a column", 5_201_334_907),
        Canary::number("a key", 5_201_334_908),
        Canary::text("a name", "Zunilda Quirpa"),
    ];
    let mut labels: Vec<_> = scan(&[dir.path()], &canaries).into_iter().map(|hit| hit.label).collect();
    labels.sort();
    labels.dedup();
    assert_eq!(labels, ["a column", "a key", "a name"]);
}
