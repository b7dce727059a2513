//! What can be typed about lists: bringing them in, taking them back, and writing out what is recorded.

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};

use super::Input;

/// `import FILE|- --source NAME`, `import resume I-32`, `import undo I-32`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(after_help = "\
Examples:
  vigilia import post.txt --source \"Amparo Civil\" --dry-run    show what would be read
  vigilia import list.csv --source \"Amparo Civil\"              store it; volunteers get the matches
  vigilia import - --dry-run --json < post.txt                 the reading as JSON; needs no configuration

A list with lines that are not understood is imported without them; they are shown.
With --source the dry run also says what is new, changed and known. Ctrl-C stops an import; it can be
resumed or undone. Nothing is sent by an import: people confirm each match first.
Exit code 4: nothing could be read, the source is unknown, or the same list was imported before.")]
pub struct ImportArgs {
    #[command(flatten)]
    list: Option<ListArgs>,
    #[command(subcommand)]
    command: Option<ImportCommand>,
}

/// What to do about imports.
#[derive(Debug)]
pub enum ImportWhat {
    List(ListArgs),
    Command(ImportCommand),
}

impl ImportArgs {
    /// What the words mean. `None` cannot come from a command line that clap accepted.
    pub fn what(self) -> Option<ImportWhat> {
        match (self.list, self.command) {
            (_, Some(command)) => Some(ImportWhat::Command(command)),
            (Some(list), None) => Some(ImportWhat::List(list)),
            (None, None) => None,
        }
    }
}

/// About an import that was accepted before.
#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// Go on with an import that was stopped
    Resume {
        /// As it was shown, such as I-32
        #[arg(value_name = "I-N", value_parser = import_number)]
        import: u32,
    },
    /// Take an import back; what people have decided on is kept
    Undo {
        /// As it was shown, such as I-32
        #[arg(value_name = "I-N", value_parser = import_number)]
        import: u32,
    },
}

/// A list to import.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// A text, CSV, XLSX or JSON file; `-` reads standard input
    #[arg(value_name = "FILE|-")]
    pub input: Input,
    /// Who published it, as in `vigilia source list`
    #[arg(long, value_name = "NAME", required_unless_present_any = ["dry_run", "figures"])]
    pub source: Option<String>,
    /// Keep its figures without names, and nothing else: they feed `vigilia stats` and never match
    #[arg(long, conflicts_with = "source")]
    pub figures: bool,
    /// The day on which it is read, for dates in the future [default: today in Venezuela]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub read_on: Option<NaiveDate>,
    /// Show what was read; store nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Print JSON instead of text
    #[arg(long)]
    pub json: bool,
}

/// `export releases|reports --format csv|json`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  vigilia export releases > releases.csv
  vigilia export reports --format json > reports.json

Of whoever may be a minor only the initials go out. No cell of the CSV is taken for a formula.")]
pub struct ExportArgs {
    /// releases: one row an event; reports: who said what about it, and when
    #[arg(value_enum)]
    pub what: Exported,
    /// csv for spreadsheets, json for programs
    #[arg(long, value_enum, default_value = "csv")]
    pub format: ExportFormat,
}

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Exported {
    Releases,
    Reports,
}

/// As what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    Csv,
    Json,
}

fn import_number(word: &str) -> Result<u32, String> {
    let number = word.strip_prefix("I-").or_else(|| word.strip_prefix("i-")).unwrap_or(word);
    number.parse().map_err(|_| "write the import as it was shown, such as I-32".to_owned())
}
