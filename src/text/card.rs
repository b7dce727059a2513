//! A card: one match, with the evidence for and against.
//!
//! It must never show who follows the name, in which language, since when, or how many.

use super::escape::{Value, clip, visible_length};
use super::message::{Button, Message};
use super::review::{SCREEN, kind, tier};
use super::voice::Voice;
use crate::domain::{Action, Card, OwnImport, Press, Private, Settles, match_code};
use crate::names::{Evidence, Phrase};

/// Names and places are shown up to this many characters.
const NAME: usize = 80;
/// The parts of a name in a line of the comparison.
const PART: usize = 30;
/// How many reports a card names.
const REPORTS: usize = 3;
/// An organisation's name on a card.
const SOURCE: usize = 60;

pub(super) fn screen(voice: &Voice<'_>, card: &Card) -> Message {
    Message::protected(text(voice, card)).buttons(buttons(voice, card))
}

fn buttons(voice: &Voice<'_>, card: &Card) -> Vec<Button> {
    let on = |key: &str, action: Action| voice.button(key, &Press::on(action, card.subject.0, card.revision));
    let mut buttons = vec![
        on("btn-confirm", Action::Confirm),
        on("btn-reject", Action::AskReject),
        on("btn-unsure", Action::Unsure),
        on("btn-skip", Action::Skip),
        on("btn-see-source", Action::SeeSource),
        on("btn-put-back", Action::PutBack),
    ];
    if card.family_said.is_some() {
        buttons.push(on("btn-uphold", Action::Uphold));
        buttons.push(on("btn-correct", Action::CorrectNotice));
    }
    buttons
}

/// A block of a card and the lines of the comparison that belong below it.
struct Block<'c> {
    text: String,
    evidence: Vec<&'c Evidence>,
}

fn text(voice: &Voice<'_>, card: &Card) -> String {
    let head = head(voice, card);
    let blocks = blocks(voice, card);
    let tail = tail(voice, card);
    let fixed = visible_length(&head) + visible_length(&tail) + 4;
    let fixed = fixed + blocks.iter().map(|block| visible_length(&block.text) + 1).sum::<usize>();
    let shown = heaviest(voice, card, SCREEN.saturating_sub(fixed));
    let body: Vec<String> = blocks
        .into_iter()
        .flat_map(|block| {
            let lines = block.evidence.into_iter().filter(|line| shown.iter().any(|s| std::ptr::eq(*s, *line)));
            let lines: Vec<String> = lines.map(|evidence| line(voice, evidence)).collect();
            std::iter::once(block.text).chain(lines)
        })
        .collect();
    format!("{head}\n\n{}\n\n{tail}", body.join("\n"))
}

/// As many lines of the comparison as fit, the heaviest first.
fn heaviest<'c>(voice: &Voice<'_>, card: &'c Card, budget: usize) -> Vec<&'c Evidence> {
    let mut by_weight: Vec<&Evidence> = card.evidence.iter().collect();
    by_weight.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    let mut left = budget;
    by_weight
        .into_iter()
        .take_while(|evidence| {
            let length = visible_length(&line(voice, evidence)) + 1;
            let fits = length <= left;
            left = left.saturating_sub(length);
            fits
        })
        .collect()
}

fn head(voice: &Voice<'_>, card: &Card) -> String {
    let mut lines = vec![
        voice.with(
            "card-head",
            &[
                ("c", Value::Html(match_code(card.number))),
                ("priority", card.priority.code().into()),
                ("age", Value::Html(voice.age(card.waiting_since, card.now))),
                ("until", Value::Html(voice.time(card.yours_until))),
            ],
        ),
        voice.with(
            "card-needs",
            &[("needed", u32::from(card.needed.max(1)).into()), ("class", card.class.code().into())],
        ),
    ];
    match card.own_import {
        OwnImport::Yes => lines.push(voice.say("card-own-import")),
        OwnImport::No => {}
    }
    match card.settles {
        Settles::Tie => lines.push(voice.with("card-settles", &[("settles", "tie".into())])),
        Settles::Doubt => lines.push(voice.with("card-settles", &[("settles", "doubt".into())])),
        Settles::No => {}
    }
    if let Some(answer) = card.family_said {
        lines.push(voice.with("card-family", &[("answer", answer.code().into())]));
    }
    lines.join("\n")
}

fn blocks<'c>(voice: &Voice<'_>, card: &'c Card) -> Vec<Block<'c>> {
    let of = |part: Part| card.evidence.iter().filter(|e| Part::of(e.phrase) == part).collect::<Vec<_>>();
    let (published, sought) = (clip(card.published.open(), NAME), clip(card.sought.open(), NAME));
    let name = voice.with("card-name", &[("published", (*published).into()), ("sought", (*sought).into())]);
    let digits = |cedula: &Option<Private>| match cedula {
        Some(last3) => Value::Html(format!("…{}", super::escape::foreign(last3.open()))),
        None => Value::Html(voice.say("unknown-datum")),
    };
    let cedulas = [("published", digits(&card.published_cedula)), ("sought", digits(&card.sought_cedula))];
    let place = match &card.place {
        Some(place) => clip(place, NAME),
        None => voice.say("unknown-datum"),
    };
    let date = card.date.map_or_else(|| voice.say("unknown-datum"), |date| voice.day(date));
    let event = [("kind", Value::Html(kind(voice, card.kind))), ("date", Value::Html(date))];
    vec![
        Block { text: name, evidence: of(Part::Name) },
        Block { text: voice.with("card-cedula", &cedulas), evidence: of(Part::Cedula) },
        Block { text: voice.with("card-place", &[("published", (*place).into())]), evidence: of(Part::Place) },
        Block { text: voice.with("card-event", &event), evidence: of(Part::Event) },
    ]
}

fn tail(voice: &Voice<'_>, card: &Card) -> String {
    let mut reports: Vec<String> = card
        .reports
        .iter()
        .take(REPORTS)
        .map(|report| {
            let source = clip(&report.source, SOURCE);
            voice.with(
                "card-report",
                &[
                    ("source", (*source).into()),
                    ("tier", Value::Html(tier(voice, report.tier))),
                    ("date", Value::Html(voice.short_date(report.at))),
                ],
            )
        })
        .collect();
    if card.reports.len() > REPORTS {
        let more = u32::try_from(card.reports.len() - REPORTS).unwrap_or(u32::MAX);
        reports.push(voice.with("and-more", &[("n", more.into())]));
    }
    let mut lines = vec![
        voice.with("card-reports", &[("reports", Value::Html(reports.join(", ")))]),
        voice.with("card-rivals", &[("n", card.rivals.into())]),
    ];
    lines.extend(card.would_help.map(|fact| voice.with("card-would-help", &[("fact", fact.code().into())])));
    lines.push(score(voice, card));
    lines.join("\n")
}

/// The sum, with what raises it and what lowers it most.
fn score(voice: &Voice<'_>, card: &Card) -> String {
    let most = |sign: f32| {
        let lines = card.evidence.iter().filter(|e| e.weight * sign > 0.0);
        let heaviest = lines.max_by(|a, b| (a.weight * sign).total_cmp(&(b.weight * sign)));
        heaviest.map_or_else(|| voice.say("card-score-nothing"), |e| phrase(voice, e.phrase))
    };
    voice.with(
        "card-score",
        &[
            ("score", Value::Html(format!("{:.0}", card.score))),
            ("up", Value::Html(most(1.0))),
            ("down", Value::Html(most(-1.0))),
        ],
    )
}

/// `Rosa = Rosa: nombres iguales (a favor)`.
fn line(voice: &Voice<'_>, evidence: &Evidence) -> String {
    let side = |text: &str| {
        let text = clip(text, PART);
        if text.is_empty() { String::from("–") } else { text }
    };
    let (sought, published) = (side(&evidence.sought), side(&evidence.published));
    let said = [("phrase", Value::Html(phrase(voice, evidence.phrase))), ("weight", weight(evidence.weight).into())];
    if evidence.sought.is_empty() && evidence.published.is_empty() {
        return voice.with("ev-alone", &said);
    }
    let [phrase, weight] = said;
    voice.with(
        "ev-line",
        &[
            ("sought", (*sought).into()),
            ("mark", Value::Html(evidence.mark.sign().to_string())),
            ("published", (*published).into()),
            phrase,
            weight,
        ],
    )
}

/// One line as plain text, for a terminal.
pub(super) fn plain_line(voice: &Voice<'_>, evidence: &Evidence) -> String {
    super::escape::plain(&line(voice, evidence))
}

fn phrase(voice: &Voice<'_>, phrase: Phrase) -> String {
    voice.with(&format!("ev-{}", phrase.key()), &[("n", phrase.letters().unwrap_or_default().into())])
}

/// Bits in words: 6 bits are odds of 64 to 1; less than 2 are next to nothing, as of a name that a list left out.
fn weight(bits: f32) -> &'static str {
    match bits {
        b if b.abs() < 0.05 => "nothing",
        b if b >= 6.0 => "for_much",
        b if b >= 2.0 => "for",
        b if b <= -6.0 => "against_much",
        b if b <= -2.0 => "against",
        _ => "little",
    }
}

/// Which part of a card a line belongs to.
#[derive(PartialEq, Eq)]
enum Part {
    Name,
    Cedula,
    Place,
    /// Dates and ages say in words what they compare.
    Event,
}

impl Part {
    fn of(phrase: Phrase) -> Self {
        match phrase.key().split('-').next() {
            Some("id") => Part::Cedula,
            Some("place") => Part::Place,
            Some("age" | "date") => Part::Event,
            _ => Part::Name,
        }
    }
}
