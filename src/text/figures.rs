//! Figures without names: keeping them, and showing them side by side.
//!
//! Every figure stands with whose it is, of when, over what it counts and where it was read. It must never
//! subtract one from another, and never tell a count of our own that could point at a family.

use chrono::NaiveDate;

use super::escape::{Value, clip, visible_length};
use super::message::{Button, Message};
use super::review::fitting;
use super::voice::Voice;
use crate::domain::{
    Action, Announcement, AsOf, Bound, Figure, FigureKind, FiguresFound, FiguresScreen, FoundFigure, FoundState,
    Language, Month, OwnCounts, Press, Reply, Span, Tally, Window,
};

/// Telegram's limit, less what joins the parts.
const MESSAGE: usize = 4096 - 64;
/// Found figures that have a button of their own; [Guardar todas] keeps the others.
const BUTTONS: usize = 12;
/// Whose figure it is, on one line.
const BY: usize = 60;
/// Words of a source about a figure or its window, and where it was read.
const WORDS: usize = 80;

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    match reply {
        Reply::FiguresFound(found) => Some(offered(voice, found)),
        Reply::FiguresDropped => Some(Message::protected(voice.say("figures-dropped"))),
        Reply::Figures(screen) => Some(figures(voice, screen)),
        _ => None,
    }
}

/// How dates are written: with their year, or inside a month that is named above.
#[derive(Clone, Copy)]
pub(super) enum Dates {
    Whole,
    OfTheMonth,
}

impl Dates {
    pub(super) fn of(span: Span) -> Self {
        match span {
            Span::Latest => Dates::Whole,
            Span::Month(_) => Dates::OfTheMonth,
        }
    }

    fn day(self, voice: &Voice<'_>, day: NaiveDate) -> String {
        match self {
            Dates::Whole => voice.day(day),
            Dates::OfTheMonth => voice.short_day(day),
        }
    }
}

/// "más de 400", «un número importante».
pub(super) fn amount(voice: &Voice<'_>, said: &Announcement) -> String {
    let grouped = |n: u32| grouped(voice.language(), n);
    let number = match (said.figure, &said.bound) {
        (Some(Figure::Exactly(n)), _) => Value::Html(grouped(n)),
        (Some(Figure::Between(low, high)), _) => Value::Html(format!("{}–{}", grouped(low), grouped(high))),
        (None, Some(Bound::Words(words))) => return worded(voice, words),
        (None, _) => return voice.say("stats-unknown"),
    };
    let bound = said.bound.as_ref().map_or("exactly", Bound::code);
    voice.with("figure-amount", &[("bound", bound.into()), ("n", number)])
}

/// Words in place of a figure stand in quotation marks; those that the text itself had would be doubled.
fn worded(voice: &Voice<'_>, words: &str) -> String {
    let bare = words.replace(['"', '«', '»', '“', '”'], "");
    voice.with("figure-amount", &[("bound", "words".into()), ("n", (*clip(&bare, WORDS)).into())])
}

/// "12 de enero", "20 de enero a 23 de enero", "15 de febrero, corte 21:30".
pub(super) fn as_of(voice: &Voice<'_>, of: Option<AsOf>, dates: Dates) -> String {
    match of {
        None => voice.say("figure-undated"),
        Some(AsOf::Day(day)) => dates.day(voice, day),
        Some(AsOf::Days(from, to)) => {
            let (from, to) = (dates.day(voice, from), dates.day(voice, to));
            voice.with("figure-days", &[("from", Value::Html(from)), ("to", Value::Html(to))])
        }
        Some(AsOf::Moment(moment)) => {
            let (day, time) = (dates.day(voice, moment.date_naive()), voice.time(moment.to_utc()));
            voice.with("figure-cutoff", &[("day", Value::Html(day)), ("time", Value::Html(time))])
        }
    }
}

/// "desde el 8 de enero de 2026"; nothing if the source does not say.
pub(super) fn window(voice: &Voice<'_>, window: &Window) -> Option<String> {
    let (word, day, words) = match window {
        Window::Unknown => return None,
        Window::Since(day) => ("since", voice.day(*day), String::new()),
        Window::OneDay => ("one_day", String::new(), String::new()),
        Window::Words(words) => ("words", String::new(), clip(words, WORDS)),
    };
    let vars = [("window", word.into()), ("day", Value::Html(day)), ("words", (*words).into())];
    Some(voice.with("figure-window", &vars))
}

/// The name of a kind of figure.
pub(super) fn kind(voice: &Voice<'_>, kind: FigureKind) -> String {
    voice.with("figure-kind", &[("kind", kind.code().into())])
}

/// "· <b>116</b> · Gobierno · 12 de enero · además de 187 en diciembre · El Universal, 12 ene 2026"
fn row(voice: &Voice<'_>, said: &Announcement, dates: Dates) -> String {
    let by = super::escape::foreign(&clip(&said.by, BY));
    let mut parts = vec![format!("<b>{}</b>", amount(voice, said)), by, as_of(voice, said.as_of, dates)];
    parts.extend(window(voice, &said.window));
    parts.push(super::escape::foreign(&clip(&said.reference, WORDS)));
    parts.retain(|part| !part.is_empty());
    format!("· {}", parts.join(" · "))
}

/// `F-12`: a figure, as the team names it.
fn figure_code(number: u32) -> String {
    format!("F-{number}")
}

fn offered(voice: &Voice<'_>, offer: &FiguresFound) -> Message {
    let head = match &offer.found[..] {
        [one] => voice.with(
            "import-announcement",
            &[
                ("figure", Value::Html(amount(voice, &one.said))),
                ("source", (*clip(&one.said.by, BY)).into()),
                ("date", Value::Html(as_of(voice, one.said.as_of, Dates::Whole))),
            ],
        ),
        found => voice.with("figures-found", &[("n", u32::try_from(found.len()).unwrap_or(u32::MAX).into())]),
    };
    let open: Vec<usize> = (0..offer.found.len()).filter(|i| offer.found[*i].state == FoundState::Offered).collect();
    let mut tail = Vec::new();
    if offer.aside > 0 {
        tail.push(voice.with("figures-aside", &[("n", offer.aside.into())]));
    }
    if open.is_empty() {
        tail.push(voice.say("figures-kept"));
    }
    let left =
        MESSAGE.saturating_sub(visible_length(&head) + tail.iter().map(|part| visible_length(part)).sum::<usize>());
    let rows = offer.found.iter().enumerate().map(|(i, found)| found_row(voice, i, found)).collect();
    let rows = if offer.found.len() > 1 || open.is_empty() { fitting(voice, rows, left) } else { Vec::new() };
    let text = [vec![head], rows, tail].concat().join("\n");
    Message::protected(text).buttons(offer_buttons(voice, offer, &open))
}

fn found_row(voice: &Voice<'_>, place: usize, found: &FoundFigure) -> String {
    let row = format!("{}. {}", place + 1, row(voice, &found.said, Dates::Whole).trim_start_matches("· "));
    match found.state {
        FoundState::Offered => row,
        FoundState::Kept(number) => {
            let kept = voice.with("figure-kept", &[("code", Value::Html(figure_code(number)))]);
            format!("{row} · {kept}")
        }
    }
}

fn offer_buttons(voice: &Voice<'_>, offer: &FiguresFound, open: &[usize]) -> Vec<Button> {
    let keep = |argument: &str| Press::on(Action::KeepFigure, offer.offer.0, 0).with(argument);
    let drop = || voice.button("btn-cancel", &Press::on(Action::DropFigures, offer.offer.0, 0));
    match open {
        [] => Vec::new(),
        [_] if offer.found.len() == 1 => vec![voice.button("btn-keep-figure", &keep("0")), drop()],
        open => {
            let label = voice.say("btn-keep-figure");
            let each = open.iter().take(BUTTONS);
            let each = each.map(|place| Button::new(&format!("{label} {}", place + 1), &keep(&place.to_string())));
            each.chain([voice.button("btn-keep-all", &keep("all")), drop()]).collect()
        }
    }
}

fn figures(voice: &Voice<'_>, screen: &FiguresScreen) -> Message {
    Message::protected(text(voice, screen)).buttons(figure_buttons(voice, screen))
}

/// The figures of a span, and our own counts.
pub(super) fn text(voice: &Voice<'_>, screen: &FiguresScreen) -> String {
    let tail = own(voice, &screen.own);
    let mut head = head(voice, screen.at, screen.span);
    if screen.figures.is_empty() {
        head.push_str(&format!("\n\n{}", voice.say("stats-none")));
    }
    let left = MESSAGE.saturating_sub(visible_length(&head) + visible_length(&tail));
    let blocks = fitting(voice, rows(voice, &screen.figures, Dates::of(screen.span)), left);
    [vec![head], blocks, vec![String::new(), tail]].concat().join("\n")
}

/// What stands above the figures of a span.
pub(super) fn head(voice: &Voice<'_>, at: crate::domain::Moment, span: Span) -> String {
    match span {
        Span::Latest => voice.with("stats-head", &[("date", Value::Html(voice.date(at)))]),
        Span::Month(month) => voice.with("stats-month", &[("month", Value::Html(voice.month(month)))]),
    }
}

/// One line a figure, each kind under its name.
pub(super) fn rows(voice: &Voice<'_>, figures: &[Announcement], dates: Dates) -> Vec<String> {
    let mut blocks = Vec::new();
    for (i, said) in figures.iter().enumerate() {
        let row = row(voice, said, dates);
        let is_first = i == 0 || figures[i - 1].kind != said.kind;
        blocks.push(if is_first { format!("\n<b>{}</b>\n{row}", kind(voice, said.kind)) } else { row });
    }
    blocks
}

fn own(voice: &Voice<'_>, own: &OwnCounts) -> String {
    let tally = |tally: Tally| match tally {
        Tally::Few => voice.say("stats-few"),
        Tally::Exactly(n) => grouped(voice.language(), n),
    };
    let wait = own.mean_wait_seconds.map_or_else(|| voice.say("stats-unknown"), |seconds| voice.span(seconds));
    let notices = voice.with(
        "stats-notices",
        &[
            ("sent", Value::Html(tally(own.sent))),
            ("read", Value::Html(tally(own.read))),
            ("corrected", Value::Html(tally(own.corrected))),
        ],
    );
    let queue = voice.with("stats-queue", &[("open", Value::Html(tally(own.open))), ("wait", Value::Html(wait))]);
    [notices, queue, String::new(), voice.say("stats-apart")].join("\n")
}

fn figure_buttons(voice: &Voice<'_>, screen: &FiguresScreen) -> Vec<Button> {
    let argument = |month: Month| month.to_string().replace('-', "_");
    let to = |month: Month| Press::plain(Action::Figures).with(argument(month));
    let mut buttons = Vec::new();
    if screen.figures.iter().any(|said| said.figure.is_some()) {
        let of = match screen.span {
            Span::Latest => String::new(),
            Span::Month(month) => argument(month),
        };
        buttons.push(voice.button("btn-chart", &Press::plain(Action::FiguresChart).with(of)));
    }
    buttons.extend(screen.earlier.map(|month| Button::new(&format!("‹ {}", voice.month(month)), &to(month))));
    buttons.extend(screen.later.map(|month| Button::new(&format!("{} ›", voice.month(month)), &to(month))));
    if screen.span != Span::Latest {
        buttons.push(voice.plain("btn-latest-figures", Action::Figures));
    }
    buttons
}

/// "3.052" in Spanish, "3,052" in English.
pub(super) fn grouped(language: Language, n: u32) -> String {
    let sign = match language {
        Language::Es => '.',
        Language::En => ',',
    };
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(sign);
        }
        out.push(digit);
    }
    out
}
