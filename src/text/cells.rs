//! Tables that leave as CSV, for a spreadsheet that a person opens.
//!
//! It must never write a cell that a spreadsheet would run: names and lines come from outside.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use crate::domain::Language;

/// What a spreadsheet takes for the beginning of a formula or a command, with the full-width and small forms.
const DANGEROUS: &[char] =
    &['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];
/// What another program may cut a line at, whatever ours is.
const CUTS: &[char] = &[';', ',', '|', '\t', '\r', '\n'];

/// The text with `'` before whatever could begin a formula: at its start, and where a program that cuts at another
/// sign would see one.
pub fn safe_cell(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut kept = 0;
    let mut at_start = true;
    for (at, c) in text.char_indices() {
        if at_start && DANGEROUS.contains(&c) {
            out.push_str(&text[kept..at]);
            out.push('\'');
            kept = at;
        }
        at_start = CUTS.contains(&c) || (at_start && is_passed_over(c));
    }
    if kept == 0 && out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[kept..]);
    Cow::Owned(out)
}

/// What a program may leave out before it looks at a cell.
fn is_passed_over(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\0' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

/// A CSV that a spreadsheet of that language opens by itself: a byte order mark says that it is UTF-8, and the sign
/// between the cells is the one that it expects. Every cell is a [`safe_cell`].
pub fn csv<Row, Cell>(language: Language, rows: impl IntoIterator<Item = Row>) -> Vec<u8>
where
    Row: IntoIterator<Item = Cell>,
    Cell: AsRef<str>,
{
    let separator = match language {
        Language::Es => b';',
        Language::En => b',',
    };
    let mut writer = WriterBuilder::new()
        .delimiter(separator)
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::from("\u{feff}"));
    for row in rows {
        let cells: Vec<Cell> = row.into_iter().collect();
        // Writing into memory cannot fail.
        writer.write_record(cells.iter().map(|cell| safe_cell(cell.as_ref()).into_owned())).ok();
    }
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_spreadsheet_would_run_begins_a_cell() {
        let table = [
            ("Ana Gil", "Ana Gil"),
            ("", ""),
            ("=1+1", "'=1+1"),
            ("+58", "'+58"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1", "'＝1"),
            ("  =1", "  '=1"),
            ("\t=1", "'\t'=1"),
            ("\0=1", "'\0'=1"),
            ("\"=1", "\"'=1"),
            ("\u{feff}=1", "\u{feff}'=1"),
            ("Ana;=1", "Ana;'=1"),
            ("Ana, @x", "Ana, '@x"),
            ("Añez-Gil 3-4 a@b", "Añez-Gil 3-4 a@b"),
            ("Ana\n=1", "Ana\n'=1"),
        ];
        for (text, safe) in table {
            assert_eq!(safe_cell(text), safe, "{text:?}");
        }
    }

    #[test]
    fn a_table_is_written_for_the_spreadsheets_of_a_language() {
        let rows = [["Nombre", "Obs."], ["Añez, Ana", "=1"]];
        assert_eq!(csv(Language::Es, rows), "\u{feff}Nombre;Obs.\r\nAñez, Ana;'=1\r\n".as_bytes());
        assert_eq!(csv(Language::En, rows), "\u{feff}Nombre,Obs.\r\n\"Añez, Ana\",'=1\r\n".as_bytes());
    }
}
