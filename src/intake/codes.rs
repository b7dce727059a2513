//! The closed words of a reading: why a line was not read, what a person should know, what a note says.
//!
//! `text/` words every one of them in every language; nothing here is shown to anybody as it stands.

use serde::{Deserialize, Serialize};

/// A closed enumeration whose variants each have one word in JSON, in the database and in Fluent selectors.
macro_rules! closed {
    ($(#[$about:meta])* $name:ident { $($(#[$what:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$what])* #[serde(rename = $code)] $variant,)+ }

        impl $name {
            /// Every one, in the order of the enumeration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word in JSON and in Fluent selectors.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)+ }
            }
        }
    };
}

closed! {
    /// Why a line or record gave no entry.
    Reason {
        /// An invisible or direction character stands inside a name.
        InvisibleCharacter = "invisible_character",
        /// Several given names share one surname; it is not completed by guessing.
        SharedSurname = "shared_surname",
        /// People are mentioned and not named.
        PeopleWithoutNames = "people_without_names",
        /// It seems to hold a person and no rule reads it.
        NotUnderstood = "not_understood",
        /// The condition is no kind that the reviewed table holds, or the words contradict each other.
        UnknownCondition = "unknown_condition",
        /// The record says that the person is still inside.
        StillDetained = "still_detained",
        /// Formula, markup, handle, digits or a remark where a name should stand.
        NotAName = "not_a_name",
        NameMissing = "name_missing",
        /// Initials identify nobody, and may be a minor's.
        InitialsOnly = "initials_only",
        /// Letters of several scripts in one name.
        MixedScripts = "mixed_scripts",
        /// The letters were damaged by a wrong encoding.
        DamagedLetters = "damaged_letters",
        /// A day that is on no calendar.
        NoSuchDate = "no_such_date",
        DateInFuture = "date_in_future",
        /// Words in the column of dates.
        DateNotRead = "date_not_read",
        /// A cédula has 5 to 9 digits.
        CedulaDigits = "cedula_digits",
        /// J and G are legal persons.
        LegalPerson = "legal_person",
        /// The same cédula stands by another name in the same file.
        CedulaOfAnother = "cedula_of_another",
        /// A formula computes a cell: what it shows depends on who opens it.
        Formula = "formula",
        ColumnsMissing = "columns_missing",
        ColumnsTooMany = "columns_too_many",
        /// More characters than a cell may have.
        CellTooLong = "cell_too_long",
        /// A list or an object where a text should stand.
        WrongType = "wrong_type",
        /// A death: held, never compared or told by the software.
        Death = "death",
        /// The same person and event as an earlier record.
        Repeat = "repeat",
        Empty = "empty",
        /// The sum at the end of a table.
        TotalLine = "total_line",
        /// It takes back what this source never told.
        RetractsNothing = "retracts_nothing",
    }
}

closed! {
    /// What a person who imports should know.
    WarningCode {
        CountDiffers = "count_differs",
        CutoffMissing = "cutoff_missing",
        /// "hasta la noche del domingo": no date.
        CutoffRelative = "cutoff_relative",
        CutoffWithoutYear = "cutoff_without_year",
        /// A whole date and no hour.
        CutoffWithoutTime = "cutoff_without_time",
        /// The weekday and the date beside it disagree.
        WeekdayDiffers = "weekday_differs",
        DeathHeld = "death_held",
        /// Running text: each name is offered, and a person ticks it.
        FromProse = "from_prose",
        /// A condition of "many" that names nobody.
        GeneralCondition = "general_condition",
        /// Invisible characters outside names, dropped.
        InvisibleCharacters = "invisible_characters",
        PartialList = "partial_list",
        PendingWithoutNames = "pending_without_names",
        PossibleRepeat = "possible_repeat",
        RepeatedName = "repeated_name",
        Retraction = "retraction",
        /// The press repeats a verifier: a report of tier media, not a verification.
        SecondHand = "second_hand",
        /// Decorative letters, folded to plain ones.
        StyledLetters = "styled_letters",
        TotalWithoutNames = "total_without_names",
        UnknownCentre = "unknown_centre",
        TwoDigitYear = "two_digit_year",
        /// Days since 1900.
        SpreadsheetDate = "spreadsheet_date",
        CedulaLetterAssumed = "cedula_letter_assumed",
        CedulaNotRead = "cedula_not_read",
        SameNameOtherCedula = "same_name_other_cedula",
        UnknownField = "unknown_field",
        /// A workbook has more sheets than the list, and they were not read.
        OtherSheets = "other_sheets",
    }
}

closed! {
    /// What a note says about an entry.
    NoteKey {
        Rank = "rank",
        Title = "title",
        Nationality = "nationality",
        Age = "age",
        Profession = "profession",
        Relation = "relation",
        Nickname = "nickname",
        From = "from",
        Measures = "measures",
        /// An earlier event, as "kind date".
        Before = "before",
        /// The day of the release order.
        Order = "order",
        /// The day of the earlier post that is withdrawn.
        Retracts = "retracts",
        StillInside = "still_inside",
        Date = "date",
        Place = "place",
        Counted = "counted",
    }
}

closed! {
    /// Whether an announcement comes with names.
    NamesGiven {
        None = "none",
        Some = "some",
    }
}

closed! {
    /// Why somebody who is named must not become an entry.
    NotWhy {
        RelativeInBrackets = "relative_in_brackets",
        Relative = "relative",
        Official = "official",
        /// Signs an official text.
        Signs = "signs",
        /// Announced the figure.
        Announced = "announced",
        Politician = "politician",
        Lawyer = "lawyer",
        /// Writes the article.
        Author = "author",
        Journalist = "journalist",
        Religious = "religious",
        Contact = "contact",
        /// Is quoted.
        Speaker = "speaker",
        StillDetained = "still_detained",
        /// Arrested or captured, not released.
        Detained = "detained",
        Pending = "pending",
        SecondMention = "second_mention",
        /// Stands in a sentence that tells of no release.
        Unrelated = "unrelated",
    }
}
