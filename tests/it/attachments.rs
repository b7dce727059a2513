//! Files and pictures beside a message: sent through the real sender to a server as strict as Telegram, and
//! the template that volunteers are given.

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use secrecy::SecretString;
use vigilia::domain::*;
use vigilia::intake;
use vigilia::outbox::{Parcel, Sender};
use vigilia::sandbox::{Content, Sandbox};
use vigilia::telegram::{Telegram, TelegramSender};
use vigilia::text::{Attachment, csv, safe_cell};

use crate::sandbox::{TOKEN, maria, sandbox};
use crate::world::{World, words};

async fn does(sandbox: &Sandbox, doing: Doing) -> Outcome {
    let token = SecretString::from(TOKEN.to_owned());
    let telegram = Telegram::new(&token, &sandbox.url(), Duration::from_secs(1)).unwrap();
    let sender = TelegramSender::new(telegram, Arc::new(words()));
    let spoken = Spoken::to(Language::Es, doing);
    sender.send(ChatId(7001), Parcel::Spoken(&spoken)).await
}

fn template() -> Reply {
    Reply::Template { format: FileFormat::Xlsx }
}

#[tokio::test]
async fn a_file_is_sent_with_its_name_and_can_be_kept() {
    let (sandbox, _) = sandbox().await;
    let maria = maria(&sandbox).await;
    let outcome = does(&sandbox, Doing::Say(template())).await;
    let shown = maria.screen().pop().unwrap();
    assert_eq!(outcome, Outcome::Delivered { message: Some(MessageId(i32::try_from(shown.id).unwrap())) });
    let Content::Document { name, size, .. } = &shown.content else { panic!("{shown:?}") };
    assert!(name == "plantilla.xlsx" && *size > 1_000 && !shown.protected, "{shown:?}");
    assert!(shown.text.starts_with("Plantilla para Excel") && shown.entities.len() == 1, "{shown:?}");
}

#[tokio::test]
async fn a_text_never_turns_into_a_file_nor_a_file_into_a_text() {
    let (sandbox, _) = sandbox().await;
    let maria = maria(&sandbox).await;
    let sent = |outcome: Outcome| match outcome {
        Outcome::Delivered { message: Some(message) } => message,
        other => panic!("{other:?}"),
    };
    let text = sent(does(&sandbox, Doing::Say(Reply::QueueEmpty)).await);
    let file = sent(does(&sandbox, Doing::Edit { message: text, reply: template() }).await);
    assert_ne!(text, file);
    let again = sent(does(&sandbox, Doing::Edit { message: file, reply: Reply::ImportCancelled }).await);
    assert_ne!(again, file);
    let last = maria.screen().pop().unwrap();
    assert!(last.content == Content::Text && last.text.starts_with("Cancelada"), "{last:?}");
}

#[tokio::test]
async fn a_volunteer_gets_the_template_and_the_readers_understand_it() {
    let world = World::new().await;
    let (ana, maria) = (world.member(Role::Volunteer, "Ceiba").await, world.person("es"));
    ana.says("/importar plantilla").await;
    ana.says("/import template").await;
    ana.says("/importar").await;
    ana.taps("Plantilla").await;
    let files = ana.files();
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["plantilla.xlsx", "plantilla.csv"].repeat(3));
    // The import that was open goes on: the template comes back as a file.
    ana.sends_file(&files[1].1).await;
    assert!(ana.hears().contains("¿De qué fuente es?"), "{}", ana.hears());
    maria.says("/importar plantilla").await;
    assert!(maria.files().is_empty(), "a family got the team's file");
}

#[test]
fn the_template_read_back_is_exactly_its_example() {
    let day = "2026-03-01".parse().unwrap();
    for language in Language::ALL {
        for format in FileFormat::ALL {
            let (_, file) = words().template(language, format).unwrap();
            let read = intake::read(&file, day).unwrap_or_else(|refused| panic!("{format:?}: {refused:?}")).to_json();
            let accepted = read["accepted"].as_array().unwrap();
            let cell = |row: usize, key: &str| accepted[row][key].as_str().unwrap_or("-").to_owned();
            let row = |row: usize| ["name", "cedula", "centre", "date", "kind", "note"].map(|key| cell(row, key));
            assert_eq!(accepted.len(), 2, "{read}");
            assert_eq!(
                row(0),
                [
                    "Zoraluz Calixta Urdapilleta Añanguren",
                    "V90112345",
                    "La Crisálida",
                    "2026-01-25",
                    "with_measures",
                    "measures: presentación cada 30 días"
                ],
                "{read}"
            );
            assert_eq!(
                row(1),
                ["URDAPILLETA AÑANGUREN, Teolindo Crisanto", "-", "El Rodeo I", "-", "left_prison", "-"]
            );
            for nothing in ["held", "rejected", "skipped", "warnings"] {
                assert!(read[nothing].as_array().unwrap().is_empty(), "{language:?} {format:?} {read}");
            }
        }
    }
}

#[test]
fn a_template_does_not_tell_when_it_was_made() {
    let draw = || words().template(Language::Es, FileFormat::Xlsx).unwrap().1;
    let first = draw();
    std::thread::yield_now();
    assert_eq!(first, draw());
}

/// What a spreadsheet makes of a cell: the first letter decides, wherever a program may cut.
fn runs(cell: &str) -> bool {
    cell.split([';', ',', '|', '\t', '\r', '\n']).any(|piece| {
        let piece = piece.trim_start_matches(|c: char| c.is_whitespace() || "\"\0\u{feff}\u{200b}".contains(c));
        piece.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'])
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_096))]

    /// 64 cells a case: a quarter of a million cells.
    #[test]
    fn no_cell_of_an_export_is_a_formula(
        cells in prop::collection::vec("[=+@\\-\\t\\r\\n\\x00＝＋－＠﹦;,|\" \u{feff}\u{200b}'aÑ1]{0,8}|.{0,12}", 64)
    ) {
        for cell in &cells {
            let safe = safe_cell(cell);
            prop_assert!(!runs(&safe), "{cell:?} -> {safe:?}");
            prop_assert_eq!(safe_cell(&safe), safe.clone(), "safe once is safe twice");
            // Nothing is lost: without the marks it is what it was.
            prop_assert_eq!(safe.replace('\'', ""), cell.replace('\'', ""));
        }
        for (language, separator) in [(Language::Es, b';'), (Language::En, b',')] {
            let file = csv(language, [&cells]);
            let mut reader = ::csv::ReaderBuilder::new();
            let mut reader = reader.delimiter(separator).has_headers(false).flexible(true).from_reader(&file[..]);
            let row = reader.records().next().unwrap().unwrap();
            let want: Vec<String> = cells.iter().map(|cell| safe_cell(cell).into_owned()).collect();
            prop_assert_eq!(row.iter().collect::<Vec<_>>(), want);
        }
    }
}

#[test]
fn a_picture_and_a_file_say_nothing_when_printed() {
    let file = Attachment::Document { name: "Ana.csv".into(), bytes: b"Ana".to_vec() };
    assert_eq!(format!("{file:?} {:?}", Attachment::Photo { png: vec![1] }), "Attachment Attachment");
}
