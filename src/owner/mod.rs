//! What the owner does on the server's command line: keys, team, sources, lists, holding, checking.
//!
//! It words for an operator, in English, on the given output. It never prints a chat, a cédula
//! or who follows whom.

mod check;
mod export;
mod figures;
mod import;
mod keys;
mod names;
mod scan;
mod shown;
mod team;
mod template;

use crate::app::{self, open_store};
use crate::cli::{Cli, Command, Exit, Out};
use crate::config::{Config, Fault, Local, Sources};
use crate::logging;
use crate::store::{Entropy, Store};

pub use check::check;

/// Runs one command to its end.
///
/// # Errors
/// What could not be done; `main` prints it.
pub async fn run(cli: Cli, out: Out<'_>) -> anyhow::Result<Exit> {
    let sources = Sources::of_process(cli.config, cli.log);
    match cli.command {
        Command::Serve => serve(&sources, out).await,
        Command::Demo(args) => crate::demo::run(&args, out).await,
        Command::Import(args) => import::run(&sources, args, out).await,
        Command::Template(args) => template::run(args, out),
        Command::Export(args) => export::run(&sources, &args, out).await,
        Command::Key(args) => keys::run(args, out),
        Command::Team(args) => team::team(&sources, args, out).await,
        Command::Source(args) => team::source(&sources, args, out).await,
        Command::Stats(args) => figures::stats(&sources, &args, out).await,
        Command::Hold => team::hold(&sources, out).await,
        Command::Resume => team::resume(&sources, out).await,
        Command::Check => check(&sources, out).await,
        Command::Names(args) => names::run(args, out),
        Command::Scan(args) => scan::run(&sources, args, out).await,
    }
}

async fn serve(sources: &Sources, out: Out<'_>) -> anyhow::Result<Exit> {
    let config = match Config::load(sources) {
        Ok(config) => config,
        Err(faults) => return refused(&faults, out),
    };
    logging::start(&config.local.log);
    let store = open_store(&config.local, Entropy::System).await?;
    let app = app::App::build(&config, store, app::system_clock())?;
    app.run(app::told_to_stop()).await?;
    Ok(Exit::Done)
}

/// Prints every fault of a configuration.
fn refused(faults: &[Fault], out: Out<'_>) -> anyhow::Result<Exit> {
    writeln!(out, "The configuration is refused; nothing was touched.")?;
    for fault in faults {
        writeln!(out, "- {fault}")?;
    }
    Ok(Exit::ConfigurationRefused)
}

/// The database that the configuration names, or the faults of the configuration.
async fn local_store(sources: &Sources) -> anyhow::Result<Result<Store, Vec<Fault>>> {
    let local = match Local::load(sources) {
        Ok(local) => local,
        Err(faults) => return Ok(Err(faults)),
    };
    logging::start(&local.log);
    Ok(Ok(open_store(&local, Entropy::System).await?))
}
