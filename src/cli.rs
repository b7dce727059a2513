//! What can be typed after `vigilia`. Parses and explains; does nothing.
//!
//! First what was typed, then what it means: the argument structs hold the words, their
//! methods the meaning. The token has no option here, since a command line can be read
//! by every user of the machine.

mod lists;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{ArgGroup, Args, Parser, Subcommand};

pub use lists::{ExportArgs, ExportFormat, Exported, ImportArgs, ImportCommand, ImportWhat, ListArgs};

use crate::domain::{FileFormat, Language, Month, Role, Tier};

/// Where a command writes what it has to say.
pub type Out<'a> = &'a mut (dyn std::io::Write + Send);

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Done,
    /// Something went wrong while working.
    Failed,
    /// The command line does not parse; clap itself uses this number.
    WrongUsage,
    /// The configuration is incomplete or wrong; nothing was touched.
    ConfigurationRefused,
    /// A list could not be read, or not be stored.
    NothingRead,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::WrongUsage => 2,
            Exit::ConfigurationRefused => 3,
            Exit::NothingRead => 4,
        })
    }
}

const EXITS: &str = "\
Exit codes:
  0  done
  1  failed while working
  2  wrong usage (this command line does not parse)
  3  configuration refused: incomplete or wrong, nothing was touched
  4  the list could not be read, or its import was refused; nothing was stored";

const EXAMPLES: &str = "\
Examples:
  vigilia demo                                  try everything, without a token or a network
  vigilia key new /etc/vigilia/key              once, before the first start
  vigilia source add \"Amparo Civil\" --tier verifier
  vigilia team add --role coordinator           prints a link for one person
  vigilia check && vigilia serve
  vigilia import list.csv --source \"Amparo Civil\" --dry-run

Settings come from options, then VIGILIA_… variables, then the configuration file; docs/configuration.md
lists them. The token is never given on the command line.";

/// Tells families, discreetly, when a trusted organisation has verified that a person left prison
#[derive(Debug, Parser)]
#[command(name = "vigilia", version, subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{EXITS}"))]
pub struct Cli {
    /// Configuration file [default: $VIGILIA_CONFIG, else vigilia.toml if it is there]
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub config: Option<PathBuf>,
    /// Levels of the log, such as `debug` or `info,vigilia::outbox=debug`
    #[arg(long, global = true, value_name = "LEVELS", help_heading = "Everywhere")]
    pub log: Option<String>,
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the bot until it is told to stop (Ctrl-C, SIGTERM)
    Serve,
    /// Try everything with invented people: no token, no network, nothing kept
    Demo(DemoArgs),
    /// Read a list of releases and store its reports
    Import(ImportArgs),
    /// Write the template for lists: columns, an invented example, notes
    Template(TemplateArgs),
    /// Write all releases or reports for other programs; never a subscriber or a cédula
    Export(ExportArgs),
    /// The file with the keys that seal the database
    #[command(subcommand)]
    Key(KeyCommand),
    /// The people who confirm matches
    #[command(subcommand)]
    Team(TeamCommand),
    /// The organisations and media that report
    #[command(subcommand)]
    Source(SourceCommand),
    /// What was announced and what was verified, side by side, and our own counts
    Stats(StatsArgs),
    /// Stop all notices at once; replies go on
    Hold,
    /// Let notices go out again
    Resume,
    /// Look at configuration, database, key, texts and team; says what to do about each fault
    Check,
    /// Compare and rank personal names; needs no configuration
    #[command(subcommand)]
    Names(NamesCommand),
    /// Show where a text names somebody who is followed; stores nothing, tells nobody
    Scan(ScanArgs),
}

/// `demo [--play]`
#[derive(Debug, Args)]
#[command(after_help = "\
Without --play, the address of a page with four phones is printed: two families and two volunteers.
Type, tap, and see what each lock screen would show. Everybody is invented; Ctrl-C ends it.")]
pub struct DemoArgs {
    /// Play all scenes in the terminal, as a transcript in both languages, and stop
    #[arg(long)]
    pub play: bool,
    /// Port of the page, on this machine only
    #[arg(long, default_value_t = 8787, conflicts_with = "play")]
    pub port: u16,
}

/// `template [FILE]`
#[derive(Debug, Args)]
pub struct TemplateArgs {
    /// Where to write it; never over a file that is there [default: plantilla.xlsx, template.csv …]
    #[arg(value_name = "FILE")]
    pub path: Option<PathBuf>,
    /// xlsx or csv
    #[arg(long, default_value = "xlsx", value_parser = format)]
    pub format: FileFormat,
    /// Language of columns and notes: es or en
    #[arg(long, default_value = "es", value_parser = language)]
    pub lang: Language,
}

/// `stats [--month YYYY-MM] [--json]`
#[derive(Debug, Args)]
#[command(after_help = "\
Figures come in with `vigilia import FILE --figures`: a post, or a table with the columns date, source, kind,
figure, window, cut-off and reference (docs/lists.md). A later row with the same source, kind, date and window
corrects an earlier one. Counts of our own from 1 to 4 are not told.")]
pub struct StatsArgs {
    /// All figures of this month [default: the newest of each source]
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub month: Option<Month>,
    /// Print JSON instead of text
    #[arg(long)]
    pub json: bool,
    /// es or en
    #[arg(long, default_value = "en", value_parser = language)]
    pub language: Language,
}

/// `scan FILE|-`
#[derive(Debug, Args)]
pub struct ScanArgs {
    /// A text; `-` reads standard input
    #[arg(value_name = "FILE|-")]
    pub input: Input,
}

/// A file, or standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Standard,
    File(PathBuf),
}

impl From<std::ffi::OsString> for Input {
    fn from(word: std::ffi::OsString) -> Self {
        if word == "-" { Input::Standard } else { Input::File(PathBuf::from(word)) }
    }
}

/// `key …`
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// Write a new key file, readable by its owner only; never over an existing one
    ///
    /// Without this file nothing in the database can be read, by anybody, for ever. Keep
    /// it outside the data folder, and a copy on paper with two people.
    New {
        /// Where to write it
        #[arg(default_value = "vigilia.key")]
        path: PathBuf,
    },
}

/// `team …`
#[derive(Debug, Subcommand)]
pub enum TeamCommand {
    /// Print a link that admits one person, once, within a day
    Add {
        /// volunteer or coordinator; a coordinator also settles ties, approves corrections and resumes sending
        #[arg(long, default_value = "volunteer", value_parser = role)]
        role: Role,
    },
    /// Pseudonyms, roles and standing
    List,
    /// Take somebody's rights away; their open judgements are void
    Remove {
        /// The pseudonym, as `vigilia team list` shows it
        who: String,
    },
}

/// `source …`
#[derive(Debug, Subcommand)]
pub enum SourceCommand {
    /// Add a source and say how far it may be believed
    Add {
        name: String,
        /// Only the report of a `verifier` can reach families: verifier, official, media or family
        #[arg(long, value_parser = tier)]
        tier: Tier,
    },
    /// Names and tiers
    List,
}

/// `names …`
#[derive(Debug, Subcommand)]
pub enum NamesCommand {
    /// Explain how alike two names are, or score a file of pairs
    Compare(CompareArgs),
    /// Rank, for each release, the subscriptions that may be the same person
    Rank(RankArgs),
}

/// `names compare A B`, or `names compare --pairs FILE`
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).args(["sought", "pairs"]))]
#[command(after_help = "\
Examples:
  vigilia names compare \"Yusbelys Carolina Gómez\" \"GOMEZ, YUSBELI\" --lang en
  vigilia names compare --pairs pairs.csv > scores.csv")]
pub struct CompareArgs {
    /// The name as a family wrote it
    #[arg(value_name = "A", requires = "published")]
    sought: Option<String>,
    /// The name as it was published
    #[arg(value_name = "B")]
    published: Option<String>,
    /// Language of the explanation: es or en
    #[arg(long, default_value = "es", value_parser = language)]
    pub lang: Language,
    /// CSV with the columns pair_id, subscription_name, release_name; writes pair_id,score,band
    #[arg(long, value_name = "FILE", conflicts_with_all = ["sought", "published"])]
    pairs: Option<PathBuf>,
}

/// What is to be compared.
#[derive(Debug, PartialEq, Eq)]
pub enum Compared {
    Two { sought: String, published: String },
    Pairs(PathBuf),
}

impl CompareArgs {
    /// What the words mean. `None` cannot come from a command line that clap accepted.
    pub fn compared(self) -> Option<Compared> {
        match (self.sought, self.published, self.pairs) {
            (Some(sought), Some(published), None) => Some(Compared::Two { sought, published }),
            (None, None, Some(pairs)) => Some(Compared::Pairs(pairs)),
            _ => None,
        }
    }
}

/// `names rank --subscriptions S.csv --releases R.csv`
#[derive(Debug, Args)]
pub struct RankArgs {
    /// CSV with the followed names
    #[arg(long, value_name = "FILE")]
    pub subscriptions: PathBuf,
    /// CSV with the published names
    #[arg(long, value_name = "FILE")]
    pub releases: PathBuf,
    /// At most so many subscriptions a release
    #[arg(long, default_value_t = 50, value_name = "N")]
    pub limit: usize,
}

fn role(word: &str) -> Result<Role, String> {
    word.parse().map_err(|_| "write volunteer or coordinator".to_owned())
}

fn tier(word: &str) -> Result<Tier, String> {
    word.parse().map_err(|_| "write verifier, official, media or family".to_owned())
}

fn format(word: &str) -> Result<FileFormat, String> {
    let found = FileFormat::ALL.into_iter().find(|format| format.extension() == word);
    found.ok_or_else(|| "write xlsx or csv".to_owned())
}

fn month(word: &str) -> Result<Month, String> {
    word.parse().map_err(|_| "write a month as 2026-01".to_owned())
}

fn language(word: &str) -> Result<Language, String> {
    word.parse().map_err(|_| "write es or en".to_owned())
}
