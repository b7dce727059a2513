//! What can be typed, and what `--help` tells.

use std::path::PathBuf;

use clap::{CommandFactory, Parser};
use vigilia::cli::{
    Cli, Command, Compared, Exit, ImportCommand, ImportWhat, Input, KeyCommand, ListArgs, NamesCommand, SourceCommand,
    TeamCommand,
};
use vigilia::domain::{Language, Role, Tier};

fn read(line: &str) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(line.split('|').map(str::trim))
}

fn command(line: &str) -> Command {
    read(line).unwrap_or_else(|error| panic!("{line}: {error}")).command
}

#[test]
fn the_definition_is_sound() {
    Cli::command().debug_assert();
}

#[test]
fn every_command_line_of_the_readme_parses() {
    for line in [
        "vigilia|serve",
        "vigilia|--config|/etc/vigilia.toml|serve",
        "vigilia|serve|--log|info,vigilia::outbox=debug",
        "vigilia|demo",
        "vigilia|demo|--play",
        "vigilia|demo|--port|9000",
        "vigilia|import|list.csv|--source|Amparo Civil",
        "vigilia|import|list.csv|--source|Amparo Civil|--dry-run",
        "vigilia|import|-|--dry-run|--json",
        "vigilia|import|list.csv|--source|X|--read-on|2026-01-24",
        "vigilia|import|figures.csv|--figures",
        "vigilia|stats",
        "vigilia|stats|--month|2026-01|--json",
        "vigilia|stats|--language|es",
        "vigilia|import|undo|I-32",
        "vigilia|export|releases",
        "vigilia|export|reports|--format|json",
        "vigilia|import|resume|i-32",
        "vigilia|key|new",
        "vigilia|key|new|/etc/vigilia/key",
        "vigilia|team|add",
        "vigilia|team|add|--role|coordinator",
        "vigilia|team|list",
        "vigilia|team|remove|Ana",
        "vigilia|source|add|Amparo Civil|--tier|verifier",
        "vigilia|source|list",
        "vigilia|hold",
        "vigilia|resume",
        "vigilia|check",
        "vigilia|names|compare|José Pérez|PEREZ, JOSE|--lang|en",
        "vigilia|names|compare|--pairs|pairs.csv",
        "vigilia|names|rank|--subscriptions|s.csv|--releases|r.csv|--limit|5",
        "vigilia|scan|article.txt",
        "vigilia|template",
        "vigilia|template|lista.csv|--format|csv|--lang|en",
    ] {
        command(line);
    }
}

fn list(line: &str) -> ListArgs {
    let Command::Import(import) = command(line) else { panic!("import") };
    let Some(ImportWhat::List(list)) = import.what() else { panic!("a list") };
    list
}

#[test]
fn an_import_is_named_as_it_was_shown() {
    let Command::Import(import) = command("vigilia|import|undo|I-32") else { panic!("import") };
    assert!(matches!(import.what(), Some(ImportWhat::Command(ImportCommand::Undo { import: 32 }))));
}

#[test]
fn the_words_mean_what_they_say() {
    let import = list("vigilia|import|-|--dry-run");
    assert_eq!((import.input, import.source, import.dry_run, import.json), (Input::Standard, None, true, false));
    let import = list("vigilia|import|a.txt|--source|X|--read-on|2026-01-24");
    assert_eq!(import.input, Input::File(PathBuf::from("a.txt")));
    assert_eq!(import.read_on.map(|day| day.to_string()).as_deref(), Some("2026-01-24"));
    let Command::Demo(demo) = command("vigilia|demo") else { panic!("demo") };
    assert_eq!((demo.play, demo.port), (false, 8787));
    let Command::Team(TeamCommand::Add { role }) = command("vigilia|team|add") else { panic!("team") };
    assert_eq!(role, Role::Volunteer);
    let Command::Source(SourceCommand::Add { tier, .. }) = command("vigilia|source|add|X|--tier|media") else {
        panic!("source")
    };
    assert_eq!(tier, Tier::Media);
    let Command::Key(KeyCommand::New { path }) = command("vigilia|key|new") else { panic!("key") };
    assert_eq!(path, PathBuf::from("vigilia.key"));
}

#[test]
fn names_compare_takes_two_names_or_a_file() {
    let compared = |line: &str| match command(line) {
        Command::Names(NamesCommand::Compare(args)) => (args.lang, args.compared()),
        other => panic!("{other:?}"),
    };
    let two = Compared::Two { sought: "A".into(), published: "B".into() };
    assert_eq!(compared("vigilia|names|compare|A|B|--lang|en"), (Language::En, Some(two)));
    assert_eq!(compared("vigilia|names|compare|--pairs|p.csv"), (Language::Es, Some(Compared::Pairs("p.csv".into()))));
}

#[test]
fn wrong_usage_is_refused() {
    for line in [
        "vigilia",
        "vigilia|sevre",
        "vigilia|serve|--token|1:a",
        "vigilia|demo|--play|--port|1",
        "vigilia|import|list.csv",
        "vigilia|import|undo",
        "vigilia|import|undo|S-32",
        "vigilia|import|list.csv|--source|X|undo|I-32",
        "vigilia|import|list.csv|--source|X|--read-on|24/01/2026",
        "vigilia|source|add|X",
        "vigilia|source|add|X|--tier|rumour",
        "vigilia|team|add|--role|owner",
        "vigilia|names|compare|A",
        "vigilia|names|compare",
        "vigilia|names|compare|A|B|--pairs|p.csv",
        "vigilia|names|compare|A|B|--lang|fr",
        "vigilia|names|rank|--releases|r.csv",
        "vigilia|scan",
    ] {
        assert!(read(line).is_err(), "{line}");
    }
}

#[test]
fn help_names_every_command_and_every_exit_code() {
    let help = Cli::command().render_long_help().to_string();
    for command in Cli::command().get_subcommands() {
        assert!(help.contains(command.get_name()), "{}", command.get_name());
        assert!(command.get_about().is_some(), "{} says nothing of itself", command.get_name());
    }
    for code in ["  0  done", "  1  failed", "  2  wrong usage", "  3  configuration", "  4  the list"] {
        assert!(help.contains(code), "{code}");
    }
    assert_eq!(
        format!("{:?}", std::process::ExitCode::from(Exit::WrongUsage)),
        format!("{:?}", std::process::ExitCode::from(2))
    );
}

#[test]
fn every_option_and_argument_says_what_it_is_for() {
    let mut open = vec![Cli::command()];
    while let Some(command) = open.pop() {
        for argument in command.get_arguments().filter(|a| !["help", "version"].contains(&a.get_id().as_str())) {
            let told = argument.get_help().is_some() || argument.get_id() == "name";
            assert!(told, "{} {}", command.get_name(), argument.get_id());
        }
        open.extend(command.get_subcommands().cloned());
    }
}
