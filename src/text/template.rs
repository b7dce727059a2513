//! The template for lists: the columns that the readers know, an invented example, and a sheet of notes.
//!
//! The example must never be somebody: its names and its cédula are in use by nobody.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::cells::csv;
use super::escape::plain;
use super::message::Message;
use super::voice::Voice;
use crate::domain::{FileFormat, Reply};

const COLUMNS: [&str; 6] =
    ["template-name", "template-cedula", "template-centre", "template-date", "template-kind", "template-remarks"];
const NOTES: [&str; 7] = [
    "template-note-example",
    "template-note-name",
    "template-note-cedula",
    "template-note-centre",
    "template-note-date",
    "template-note-kind",
    "template-note-remarks",
];
/// Where the day stands among the columns.
const DATE: u16 = 3;
/// The day of the example, and the day that the workbook says it was made on: it must not tell when anybody asked for it.
const DAY: (u16, u8, u8) = (2026, 1, 25);
/// How wide the columns are, in characters.
const WIDTHS: [f64; 6] = [44.0, 16.0, 28.0, 14.0, 34.0, 50.0];

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let Reply::Template { format } = reply else { return None };
    let words = match format {
        FileFormat::Xlsx => voice.say("template-xlsx"),
        FileFormat::Csv => voice.say("template-csv"),
    };
    let message = Message::protected(words);
    Some(match file(voice, *format) {
        Some((name, bytes)) => message.with_document(name, bytes),
        None => message,
    })
}

/// The name of the file, and the file.
pub(super) fn file(voice: &Voice<'_>, format: FileFormat) -> Option<(String, Vec<u8>)> {
    let bytes = match format {
        FileFormat::Csv => csv(voice.language(), [header(voice), example(voice), second_example()]),
        // A workbook that cannot be drawn is a bug; the words go out without it.
        FileFormat::Xlsx => workbook(voice).map_err(|_| voice.complain()).ok()?,
    };
    Some((format!("{}.{}", voice.say("template-file"), format.extension()), bytes))
}

fn header(voice: &Voice<'_>) -> [String; 6] {
    COLUMNS.map(|key| plain(&voice.say(key)))
}

fn example(voice: &Voice<'_>) -> [String; 6] {
    let (year, month, day) = DAY;
    [
        "Zoraluz Calixta Urdapilleta Añanguren".to_owned(),
        "V-90.112.345".to_owned(),
        "La Crisálida".to_owned(),
        format!("{year}-{month:02}-{day:02}"),
        plain(&voice.say("template-example-kind")),
        plain(&voice.say("template-example-remarks")),
    ]
}

/// Only what must be there: a name, surnames first.
fn second_example() -> [String; 6] {
    let mut cells = <[String; 6]>::default();
    cells[0] = "URDAPILLETA AÑANGUREN, Teolindo Crisanto".to_owned();
    cells[2] = "El Rodeo I".to_owned();
    cells
}

fn workbook(voice: &Voice<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (year, month, day) = DAY;
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?));
    let sheet = book.add_worksheet().set_name(plain(&voice.say("template-sheet")))?;
    list(voice, sheet)?;
    let sheet = book.add_worksheet().set_name(plain(&voice.say("template-notes")))?;
    let wrapped = Format::new().set_text_wrap();
    sheet.set_column_width(0, 100)?;
    for (row, key) in (0..).zip(NOTES) {
        sheet.write_with_format(row, 0, plain(&voice.say(key)), &wrapped)?;
    }
    book.save_to_buffer()
}

fn list(voice: &Voice<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    let day_format = Format::new().set_num_format("yyyy-mm-dd");
    for (column, (name, width)) in (0..).zip(header(voice).into_iter().zip(WIDTHS)) {
        sheet.set_column_width(column, width)?;
        // A cédula or a name that looks like a number or a day stays as it was typed.
        sheet.set_column_format(column, if column == DATE { &day_format } else { &text })?;
        sheet.write_with_format(0, column, name, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, cells) in (1..).zip([example(voice), second_example()]) {
        for (column, cell) in (0..).zip(cells) {
            if !cell.is_empty() && column != DATE {
                sheet.write_with_format(row, column, cell, &text)?;
            }
        }
    }
    let (year, month, day) = DAY;
    sheet.write_datetime_with_format(1, DATE, ExcelDateTime::from_ymd(year, month, day)?, &day_format)?;
    Ok(())
}
