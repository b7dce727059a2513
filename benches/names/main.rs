//! What matching costs and finds, beside strsim and rapidfuzz in the same run, on invented people (people.rs).
//! `cargo bench --bench names` prints the tables of docs/names.md; with `-- growth`, `retrieval`, `brute`, `slowest` or
//! `start` only that one. With `-- --pairs FILE.csv` it prints the figures on labelled pairs instead (labelled.rs).

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

mod brute;
mod clock;
mod growth;
mod labelled;
mod people;
mod retrieval;
mod slowest;
mod start;

type Failed = Box<dyn std::error::Error>;

fn main() -> Result<(), Failed> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let behind = |option: &str| {
        let at = arguments.iter().position(|argument| argument == option)?;
        arguments.get(at + 1)
    };
    if let Some(path) = behind("--pairs") {
        return Ok(labelled::print(path)?);
    }
    if let Some(path) = behind("--start") {
        return start::measure(path);
    }
    // `cargo test --benches` comes without the flag: there a small round is enough.
    let whole = arguments.iter().any(|argument| argument == "--bench");
    let parts: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    let asked = |part: &str| parts.is_empty() || parts.iter().any(|asked| *asked == part);
    if asked("growth") {
        growth::print(if whole { &[20_000, 200_000, 1_000_000] } else { &[2_000] });
    }
    if asked("retrieval") {
        retrieval::print(if whole { &[20_000, 200_000] } else { &[2_000] }, if whole { 2_000 } else { 100 });
    }
    if asked("brute") {
        brute::print(if whole { 20_000 } else { 500 }, if whole { 200 } else { 20 });
    }
    if asked("slowest") {
        slowest::print(if whole { 1_000_000 } else { 2_000 });
    }
    if asked("start") {
        start::print(if whole { 100_000 } else { 200 })?;
    }
    Ok(())
}
