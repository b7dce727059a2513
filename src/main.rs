//! The command line; the one place that prints an error.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use vigilia::cli::{Cli, Exit};
use vigilia::owner;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.into()),
    };
    let ended = runtime.block_on(owner::run(cli, &mut std::io::stdout()));
    // Whatever still blocks (a read of standard input, say) must not keep the program.
    runtime.shutdown_background();
    match ended {
        Ok(exit) => exit.into(),
        Err(error) => fail(&error),
    }
}

fn fail(error: &anyhow::Error) -> ExitCode {
    // Nobody can be told if standard error is closed.
    writeln!(std::io::stderr(), "vigilia: {error:#}").ok();
    Exit::Failed.into()
}
