//! An accepted import: how far it is, what it did, and undoing it; and what an import would change.

use super::cells::csv;
use super::escape::{Value, clip, plain};
use super::import::{import_code, unverified};
use super::list::page_buttons;
use super::message::Message;
use super::review::{SCREEN, fitting};
use super::voice::{Vars, Voice};
use super::welcome::yes_no;
use crate::domain::{
    Action, Change, Field, ImportChanges, Measure, Press, Private, ProblemLine, RowCounts, RunNow, RunScreen, TextKept,
    Tier,
};

/// A name or place in a line.
const IN_LINE: usize = 80;

pub(super) fn screen(voice: &Voice<'_>, run: &RunScreen) -> Message {
    let import = || ("import", Value::Html(import_code(run.number)));
    let button = |key, action| voice.button(key, &Press::on(action, run.import.0, 0));
    match &run.now {
        RunNow::Running { done, lines } => {
            let vars = [import(), ("done", (*done).into()), ("n", (*lines).into())];
            Message::protected(voice.with("import-progress", &vars)).buttons([button("btn-stop", Action::ImportStop)])
        }
        RunNow::Stopped { done, text } => {
            let (key, go_on) = match text {
                TextKept::Yes => ("import-stopped", Some(button("btn-continue", Action::ImportGoOn))),
                TextKept::No => ("import-stopped-old", None),
            };
            Message::protected(voice.with(key, &[import(), ("done", (*done).into())]))
                .buttons(go_on.into_iter().chain([button("btn-undo", Action::ImportUndoAsk)]))
        }
        RunNow::Done { source, tier, tally, problems } => {
            let queue = (*tier == Tier::Verifier).then(|| voice.plain("btn-open-the-queue", Action::Queue));
            let file = (*problems > 0).then(|| button("btn-problems", Action::ImportProblems));
            let undo = button("btn-undo", Action::ImportUndoAsk);
            Message::protected(done(voice, run.number, source, *tier, tally, *problems))
                .buttons(queue.into_iter().chain(file).chain([undo]))
        }
        RunNow::UndoAsk { withdrawn, restored, kept } => {
            let vars = [
                import(),
                ("withdrawn", (*withdrawn).into()),
                ("restored", (*restored).into()),
                ("kept", (*kept).into()),
            ];
            let see = (*kept > 0).then(|| button("btn-see-kept", Action::ImportKept));
            Message::protected(voice.with("import-undo-ask", &vars))
                .buttons([button("btn-undo", Action::ImportUndo)])
                .buttons(see.into_iter().chain([button("btn-back", Action::ImportSee)]))
        }
        RunNow::Kept { rows, page, pages } => kept(voice, run, rows, *page, *pages),
        RunNow::Undoing => Message::protected(voice.with("import-undoing", &[import()])),
        RunNow::Undone { tally } => {
            let vars = [
                import(),
                ("withdrawn", tally.withdrawn.into()),
                ("restored", tally.restored.into()),
                ("kept", tally.kept.into()),
                ("failed", tally.failed.into()),
            ];
            Message::protected(voice.with("import-undone", &vars))
        }
        RunNow::NotYours => Message::protected(voice.with("import-not-yours", &[import()])),
    }
}

/// The lines that are left out, as a file to correct and send again.
pub(super) fn problems(voice: &Voice<'_>, number: u32, lines: &[ProblemLine]) -> Message {
    let head = ["line", "problem", "text"]
        .map(|column| plain(&voice.with("import-problems-column", &[("column", column.into())])));
    let row = |line: &ProblemLine| {
        let why = voice.with("import-problem-why", &[("problem", line.problem.as_str().into())]);
        vec![line.line.to_string(), plain(&why), line.text.open().to_owned()]
    };
    let rows: Vec<Vec<String>> = std::iter::once(head.to_vec()).chain(lines.iter().map(row)).collect();
    let n = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let import = import_code(number);
    Message::protected(voice.with("import-problems-file", &[("import", Value::Html(import.clone())), ("n", n.into())]))
        .with_document(format!("{import}.csv"), csv(voice.language(), &rows))
}

fn done(voice: &Voice<'_>, number: u32, source: &str, tier: Tier, tally: &RowCounts, problems: u32) -> String {
    let vars: &Vars<'_> = &[
        ("import", Value::Html(import_code(number))),
        ("new", tally.new.into()),
        ("changed", tally.changed.into()),
        ("same", tally.same.into()),
        ("bad", problems.into()),
    ];
    let after = match tier {
        Tier::Verifier => voice.say("import-done-queue"),
        Tier::Official | Tier::Media | Tier::Family => unverified(voice, source, tier),
    };
    format!("{} {after}", voice.with("import-done", vars))
}

fn kept(voice: &Voice<'_>, run: &RunScreen, rows: &[(u32, Private)], page: u32, pages: u32) -> Message {
    let line = |(number, name): &(u32, Private)| {
        let name = clip(name.open(), IN_LINE);
        voice.with("import-kept-row", &[("s", Value::Html(format!("S-{number:04}"))), ("name", (*name).into())])
    };
    let head = voice.with("import-kept", &[("import", Value::Html(import_code(run.number)))]);
    let lines = fitting(voice, rows.iter().map(line).collect(), SCREEN);
    Message::protected(format!("{head}\n{}", lines.join("\n")))
        .row(page_buttons(page, pages, |page| Press::on(Action::ImportKept, run.import.0, 0).with(page)))
        .buttons([voice.button("btn-back", &Press::on(Action::ImportUndoAsk, run.import.0, 0))])
}

/// What an import would change, line by line.
pub(super) fn changes(voice: &Voice<'_>, changes: &ImportChanges) -> Message {
    let block = |line: &crate::domain::ChangedLine| {
        let name = clip(line.name.open(), IN_LINE);
        let head = voice.with("import-changed", &[("line", line.line.into()), ("name", (*name).into())]);
        let changes = line.changes.iter().map(|change| changed(voice, change));
        std::iter::once(head).chain(changes).collect::<Vec<_>>().join("\n")
    };
    let blocks = fitting(voice, changes.lines.iter().map(block).collect(), SCREEN);
    let press = |action: Action| Press::on(action, changes.import.0, changes.revision);
    Message::protected(format!("{}\n\n{}", voice.say("import-changes"), blocks.join("\n")))
        .row(page_buttons(changes.page, changes.pages, |page| press(Action::ImportChanges).with(page)))
        .buttons([voice.button("btn-back", &press(Action::ImportPage))])
}

fn changed(voice: &Voice<'_>, change: &Change) -> String {
    let (before, after) = (shown(voice, change.detail, &change.before), shown(voice, change.detail, &change.after));
    voice.with(
        "import-change",
        &[
            ("detail", change.detail.code().into()),
            ("before_known", yes_no(!before.is_empty()).into()),
            ("before", before.as_str().into()),
            ("after", after.as_str().into()),
        ],
    )
}

/// A detail for people: of a cédula the last three digits, a date in words.
fn shown(voice: &Voice<'_>, detail: Field, text: &str) -> String {
    match detail {
        Field::Number if !text.is_empty() => {
            format!("…{}", text.get(text.len().saturating_sub(3)..).unwrap_or_default())
        }
        Field::Date => text.parse().map_or_else(|_| text.to_owned(), |date| voice.day(date)),
        Field::Measures => {
            let measures = text.split_whitespace().filter_map(|word| word.parse::<Measure>().ok());
            let words = measures.map(|measure| voice.with("measure", &[("measure", measure.code().into())]));
            words.collect::<Vec<_>>().join(", ")
        }
        Field::Name | Field::Place | Field::Number => clip(text, IN_LINE),
    }
}
