//! The dry run of a list as text for the owner.

use super::figures;
use crate::cli::Out;
use crate::domain::{Change, Field, ReleaseKind};
use crate::intake::{Aside, Decision, Form, Plan, Reading};

/// Everything that was read, line by line.
pub fn show_reading(reading: &Reading, out: Out<'_>) -> anyhow::Result<()> {
    match reading.cutoff {
        Some(cutoff) => writeln!(out, "Cut-off: {}", cutoff.format("%Y-%m-%d %H:%M %:z"))?,
        None => writeln!(out, "Cut-off: none read")?,
    }
    if reading.form == Form::Prose {
        writeln!(out, "Running text: the names below are offered, none is taken by itself.")?;
    }
    for entry in &reading.entries {
        let centre = entry.centre.as_deref().unwrap_or("-");
        let held = if entry.kind == ReleaseKind::Death { " (held: told to a named person only)" } else { "" };
        writeln!(out, "{:>5}  {}  | {centre} | {}{held}", entry.line, entry.name, entry.kind.code())?;
    }
    for warning in &reading.warnings {
        writeln!(out, "Note: {} – {}", warning.code.code(), warning.detail)?;
    }
    figures::show(reading, out)?;
    show_rest(reading, out)
}

/// What does not add up, and what was not taken.
pub fn show_rest(reading: &Reading, out: Out<'_>) -> anyhow::Result<()> {
    for differs in &reading.differs {
        let place = differs.place.as_deref().unwrap_or("in all");
        writeln!(out, "Counts differ, {place}: declared {}, read {}", differs.declared, differs.read)?;
    }
    for line in reading.unparsed.iter().filter(|line| line.outcome != Aside::Skipped) {
        writeln!(out, "Not taken, line {}: {} ({})", line.line, line.text, line.reason.code())?;
    }
    writeln!(out, "{} names read, {} lines not taken.", reading.entries.len(), reading.unparsed.len())?;
    Ok(())
}

/// What an import would do against what is known.
pub fn show_plan(reading: &Reading, plan: &Plan, out: Out<'_>) -> anyhow::Result<()> {
    for (entry, decision) in reading.entries.iter().zip(&plan.decisions) {
        match decision {
            Decision::New | Decision::Same => {}
            Decision::Changed(changes) => {
                for change in changes {
                    writeln!(out, "Changed, line {}: {}: {}", entry.line, entry.name, changed(change))?;
                }
            }
            Decision::Problem(reason) => {
                writeln!(out, "Not taken, line {}: {} ({})", entry.line, entry.name, reason.code())?;
            }
        }
    }
    if let Some(old) = plan.old {
        let (names, date) = (old.names, old.date);
        writeln!(
            out,
            "It looks like old content: {names} names already appear with a date of {date}. Check the date."
        )?;
    }
    let (new, changed, same) = (plan.new_names(), plan.changed(), plan.same());
    writeln!(out, "{new} new, {changed} changed, {same} unchanged.")?;
    Ok(())
}

/// Of a cédula nobody sees more than the last three digits.
fn changed(change: &Change) -> String {
    let shown = |text: &str| match change.detail {
        Field::Number => format!("…{}", text.get(text.len().saturating_sub(3)..).unwrap_or_default()),
        _ => text.to_owned(),
    };
    if change.before.is_empty() {
        format!("{} {} was missing", change.detail.code(), shown(&change.after))
    } else {
        format!("{} {} -> {}", change.detail.code(), shown(&change.before), shown(&change.after))
    }
}
