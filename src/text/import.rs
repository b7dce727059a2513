//! Bringing in a text or file, but for the dry run.

use super::adding::cancel;
use super::escape::Value;
use super::message::{Button, Message};
use super::review::tier;
use super::voice::Voice;
use super::welcome::yes_no;
use crate::domain::{Action, ImportId, Press, Refusal, Reply, Tier};

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::ImportStart { step } => {
            let buttons = [voice.plain("btn-template", Action::Template), cancel(voice, step)];
            Message::protected(voice.say("import-start")).buttons(buttons)
        }
        Reply::ImportSourceAsk { import, revision, sources } => which_source(voice, *import, *revision, sources),
        Reply::DryRun(run) => super::dry_run::screen(voice, run),
        Reply::ImportNoSource => Message::protected(voice.say("import-no-source")),
        Reply::ImportRefused { reason, line } => Message::protected(refused(voice, *reason, *line)),
        Reply::ImportSame { draft, revision, import, number, who, at } => {
            let vars = [
                ("import", Value::Html(import_code(*number))),
                ("who_known", yes_no(who.is_some()).into()),
                ("who", who.as_ref().map_or("", |who| who.open()).into()),
                ("date", Value::Html(voice.date(*at))),
            ];
            Message::protected(voice.with("import-same", &vars)).buttons([
                voice.button("btn-see-that", &Press::on(Action::ImportSee, import.0, 0)),
                voice.button("btn-review-again", &Press::on(Action::ImportAgain, draft.0, *revision)),
                voice.button("btn-cancel", &Press::on(Action::ImportCancel, draft.0, *revision)),
            ])
        }
        Reply::ImportNothing => Message::protected(voice.say("import-nothing")),
        Reply::ImportChanges(changes) => super::import_run::changes(voice, changes),
        Reply::ImportProblems(number, lines) => super::import_run::problems(voice, *number, lines),
        Reply::ImportRun(run) => super::import_run::screen(voice, run),
        Reply::ImportCancelled => Message::protected(voice.say("import-cancelled")),
        _ => return None,
    };
    Some(message)
}

/// What becomes of a report whose source does not verify.
pub(super) fn unverified(voice: &Voice<'_>, source: &str, of: Tier) -> String {
    voice.with("import-unverified", &[("source", source.into()), ("tier", Value::Html(tier(voice, of)))])
}

fn which_source(voice: &Voice<'_>, import: ImportId, revision: u32, sources: &[(String, Tier)]) -> Message {
    let buttons = sources.iter().enumerate().map(|(place, (source, _))| {
        Button::new(source, &Press::on(Action::ImportSource, import.0, revision).with(place))
    });
    Message::protected(voice.say("import-source"))
        .buttons(buttons)
        .row([voice.button("btn-cancel", &Press::on(Action::ImportCancel, import.0, revision))])
}

fn refused(voice: &Voice<'_>, reason: Refusal, line: Option<u32>) -> String {
    voice.with(
        "import-refused",
        &[
            ("reason", reason.code().into()),
            ("line_known", yes_no(line.is_some()).into()),
            ("line", line.unwrap_or_default().into()),
        ],
    )
}

/// `I-32`: an import, as the team names it.
pub(super) fn import_code(number: u32) -> String {
    format!("I-{number}")
}
