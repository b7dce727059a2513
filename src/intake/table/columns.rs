//! What the columns of a table and the fields of a record are called, in Spanish and in English.

use super::super::tokens::{TokenKind, rows, tokens};

/// What a column or field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Name,
    Given,
    Surnames,
    Cedula,
    Centre,
    Date,
    /// Free words beside the record.
    Remarks,
    /// A column that is about the condition and nothing else.
    Condition,
    Age,
    Nationality,
    Profession,
    Rank,
    /// Known, and of no use here.
    Ignored,
}

/// What a header means, if the table knows it.
pub fn column(header: &str) -> Option<Column> {
    let words = tokens(header);
    let spaced: Vec<&str> =
        words.iter().filter(|word| word.kind != TokenKind::Sign).map(|word| word.folded.as_str()).collect();
    let header = spaced.join(" ");
    let (name, _) = rows(include_str!("../data/columns.tsv")).find(|(_, known)| *known == header)?;
    Some(match name {
        "name" => Column::Name,
        "given" => Column::Given,
        "surnames" => Column::Surnames,
        "cedula" => Column::Cedula,
        "centre" => Column::Centre,
        "date" => Column::Date,
        "remarks" => Column::Remarks,
        "condition" => Column::Condition,
        "age" => Column::Age,
        "nationality" => Column::Nationality,
        "profession" => Column::Profession,
        "rank" => Column::Rank,
        _ => Column::Ignored,
    })
}

/// Whether these columns can name a person.
pub fn hold_a_name(columns: &[Option<Column>]) -> bool {
    columns.iter().flatten().any(|column| matches!(column, Column::Name | Column::Given | Column::Surnames))
}
