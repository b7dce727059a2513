//! The dry run: what was read, and what an import would do.
//!
//! It must never be longer than one message, however long the lines that were read.

use super::escape::{Value, clip, foreign, visible_length};
use super::import::unverified;
use super::list::page_buttons;
use super::message::{Button, Message};
use super::review::{fitting, kind, tier};
use super::voice::Voice;
use super::welcome::yes_no;
use crate::domain::{Action, CountDiffers, DryRun, EntryLine, EntryState, Press, ProblemLine, Prose, Tier};

/// Telegram's limit, less what joins the parts.
const MESSAGE: usize = 4096 - 32;
/// A name in the list of what was read.
const NAME: usize = 80;
/// A centre in the list of what was read.
const CENTRE: usize = 40;
/// The sentence in which somebody is named.
const SENTENCE: usize = 160;
/// What stood in a line that was not read.
const TEXT: usize = 80;
/// A name of a source or place in a sentence.
const IN_SENTENCE: usize = 60;
/// What problems, differences and warnings may take of a message together.
const ASIDE: usize = 1100;

pub(super) fn screen(voice: &Voice<'_>, run: &DryRun) -> Message {
    let press = |action: Action| Press::on(action, run.import.0, run.revision);
    let ticks = ticks(run, &press);
    let pages = page_buttons(run.page, run.pages, |page| press(Action::ImportPage).with(page));
    let import = run.too_many.is_none().then(|| voice.button("btn-import", &press(Action::ImportAccept)));
    let changes = (run.changed > 0).then(|| voice.button("btn-see-changes", &press(Action::ImportChanges)));
    let problems = (run.bad > 0).then(|| voice.button("btn-problems", &press(Action::ImportProblems)));
    let cancel = voice.button("btn-cancel", &press(Action::ImportCancel));
    Message::protected(text(voice, run))
        .buttons(ticks)
        .row(pages)
        .buttons([import, changes, problems, Some(cancel)].into_iter().flatten())
}

/// One button for every name of the page that a person may tick, by its place among all.
fn ticks(run: &DryRun, press: &dyn Fn(Action) -> Press) -> Vec<Button> {
    (run.first..)
        .zip(&run.entries)
        .filter_map(|(place, entry)| {
            let mark = match entry.state {
                EntryState::Offered | EntryState::Named(_) => '☐',
                EntryState::Ticked | EntryState::NamedAndTicked(_) => '☑',
                EntryState::Listed | EntryState::Held => return None,
            };
            Some(Button::new(&format!("{mark} {}", place + 1), &press(Action::ImportTick).with(place)))
        })
        .collect()
}

fn text(voice: &Voice<'_>, run: &DryRun) -> String {
    let head = head(voice, run);
    let tail = tail(voice, run);
    let asides = fitting(voice, asides(voice, run), ASIDE).join("\n");
    let taken = [&head, &tail, &asides].map(|part| visible_length(part)).iter().sum::<usize>();
    let entries = (run.first + 1..).zip(&run.entries).map(|(i, line)| entry(voice, i, line)).collect();
    let entries = fitting(voice, entries, MESSAGE.saturating_sub(taken)).join("\n");
    let parts = [head, entries, asides, tail];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn head(voice: &Voice<'_>, run: &DryRun) -> String {
    let source = clip(&run.source, IN_SENTENCE);
    let cutoff = match run.cutoff {
        Some(cutoff) => format!("{}, {} ({})", voice.date(cutoff), voice.time(cutoff), voice.zone()),
        None => voice.say("unknown-datum"),
    };
    let mut lines = vec![
        voice.with("import-report", &[("source", (*source).into()), ("tier", Value::Html(tier(voice, run.tier)))]),
        String::new(),
        voice.with(
            "import-post",
            &[("n", run.total.into()), ("m", run.centres.into()), ("cutoff", Value::Html(cutoff))],
        ),
        voice.with(
            "import-counts",
            &[
                ("new", run.new.into()),
                ("changed", run.changed.into()),
                ("same", run.same.into()),
                ("repeats", run.repeats.into()),
            ],
        ),
    ];
    match run.prose {
        Prose::Yes => lines.push(voice.say("import-prose")),
        Prose::No => {}
    }
    if run.named > 0 {
        lines.push(voice.with("import-named", &[("n", run.named.into())]));
    }
    if run.pages > 1 {
        lines.push(voice.with("import-page", &[("page", run.page.into()), ("pages", run.pages.into())]));
    }
    lines.join("\n")
}

fn entry(voice: &Voice<'_>, i: u32, entry: &EntryLine) -> String {
    let (state, sentence) = match &entry.state {
        EntryState::Listed => ("listed", None),
        EntryState::Offered => ("offered", None),
        EntryState::Ticked => ("ticked", None),
        EntryState::Held => ("held", None),
        EntryState::Named(sentence) => ("offered", Some(sentence)),
        EntryState::NamedAndTicked(sentence) => ("ticked", Some(sentence)),
    };
    let Some(sentence) = sentence else { return read(voice, i, entry, state) };
    let name = clip(entry.name.open(), NAME);
    let named = voice.with("import-named-entry", &[("i", i.into()), ("state", state.into()), ("name", (*name).into())]);
    // As code, so that nothing in it becomes a link.
    format!("{named} <code>{}</code>", foreign(&clip(sentence.open(), SENTENCE)))
}

/// Somebody whom the readers made an entry.
fn read(voice: &Voice<'_>, i: u32, entry: &EntryLine, state: &str) -> String {
    let name = clip(entry.name.open(), NAME);
    let centre = clip(entry.centre.as_deref().unwrap_or_default(), CENTRE);
    voice.with(
        "import-entry",
        &[
            ("i", i.into()),
            ("state", state.into()),
            ("name", (*name).into()),
            ("centre_known", yes_no(entry.centre.is_some()).into()),
            ("centre", (*centre).into()),
            ("kind", Value::Html(kind(voice, entry.kind))),
        ],
    )
}

/// Everything that asks for a second look, the numbers that do not add up first.
fn asides(voice: &Voice<'_>, run: &DryRun) -> Vec<String> {
    let warning = |code: &String| {
        let code = ("warning", Value::Text(code.as_str()));
        format!("· {}", voice.with("import-warning", &[code]))
    };
    let old = run
        .old
        .map(|old| voice.with("import-old", &[("n", old.names.into()), ("date", Value::Html(voice.day(old.date)))]));
    let too_many =
        run.too_many.map(|limit| voice.with("import-too-many", &[("n", run.new.into()), ("limit", limit.into())]));
    let mut lines: Vec<String> = too_many.into_iter().chain(old).collect();
    lines.extend(run.differs.iter().map(|differs| differs_line(voice, differs)));
    lines.extend(under(voice.say("import-warnings"), run.warnings.iter().map(warning)));
    lines.extend(under(
        voice.with("import-problems", &[("n", run.bad.into())]),
        run.problems.iter().map(|problem| problem_line(voice, problem)),
    ));
    lines
}

/// Lines with a header above the first, or nothing.
fn under(header: String, lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut lines: Vec<String> = lines.collect();
    if let Some(first) = lines.first_mut() {
        *first = format!("{header}\n{first}");
    }
    lines
}

fn differs_line(voice: &Voice<'_>, differs: &CountDiffers) -> String {
    let counts = [("declared", differs.declared.into()), ("read", differs.read.into())];
    match &differs.place {
        None => voice.with("import-total-differs", &counts),
        Some(place) => {
            let place = clip(place, IN_SENTENCE);
            let [declared, read] = counts;
            voice.with("import-count-differs", &[("place", (*place).into()), declared, read])
        }
    }
}

fn problem_line(voice: &Voice<'_>, problem: &ProblemLine) -> String {
    let why = voice.with("import-problem-why", &[("problem", problem.problem.as_str().into())]);
    let line = voice.with("import-problem", &[("line", problem.line.into()), ("problem", Value::Html(why))]);
    let text = foreign(&clip(problem.text.open(), TEXT));
    // As code, so that nothing in it becomes a link.
    if text.is_empty() { line } else { format!("{line} <code>{text}</code>") }
}

fn tail(voice: &Voice<'_>, run: &DryRun) -> String {
    let first = match run.tier {
        Tier::Verifier => voice.with("import-compared", &[("n", run.followed.into())]),
        Tier::Official | Tier::Media | Tier::Family => unverified(voice, &clip(&run.source, IN_SENTENCE), run.tier),
    };
    format!("{first}\n{}", voice.say("import-sends-nothing"))
}
