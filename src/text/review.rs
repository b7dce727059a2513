//! What follows a card: the source, the reasons, and what a judgement led to.

use super::escape::{Value, clip, foreign, visible_length};
use super::message::{Button, Message};
use super::voice::Voice;
use crate::domain::{Action, Press, RejectReason, ReleaseKind, Reply, ReportLine, Reviewed, Tier, match_code};

/// The most characters of a screen of the team that holds lines from outside.
pub(super) const SCREEN: usize = 1500;
/// The most characters of one line from outside.
const LINE: usize = 300;

pub(super) fn screen(voice: &Voice<'_>, reply: &Reply) -> Option<Message> {
    let message = match reply {
        Reply::Card(card) => super::card::screen(voice, card),
        Reply::QueueEmpty => Message::protected(voice.say("review-empty")),
        Reply::Sources { subject, revision, reports } => Message::protected(sources(voice, reports))
            .buttons([voice.button("btn-back", &Press::on(Action::SeeCard, subject.0, *revision))]),
        Reply::RejectAsk { subject, revision } => Message::protected(voice.say("review-reject-ask"))
            .buttons(RejectReason::ALL.map(|reason| {
                voice.button(reject(reason), &Press::on(Action::Reject, subject.0, *revision).with(reason.code()))
            }))
            .buttons([voice.button("btn-back", &Press::on(Action::SeeCard, subject.0, *revision))]),
        Reply::Reviewed { subject, revision, number, what } => {
            let on = |action: Action| Press::on(action, subject.0, *revision);
            reviewed(voice, &match_code(*number), what, &on)
        }
        _ => return None,
    };
    Some(message)
}

/// The words for a kind of event.
pub(super) fn kind(voice: &Voice<'_>, kind: ReleaseKind) -> String {
    voice.with("kind", &[("kind", kind.code().into())])
}

/// The words for a tier.
pub(super) fn tier(voice: &Voice<'_>, tier: Tier) -> String {
    voice.with("tier", &[("tier", tier.code().into())])
}

/// As many of the blocks as fit into what is left of a screen, and how many do not.
pub(super) fn fitting(voice: &Voice<'_>, blocks: Vec<String>, budget: usize) -> Vec<String> {
    let total = blocks.len();
    let mut left = budget;
    let mut out = Vec::new();
    for block in blocks {
        let length = visible_length(&block) + 1;
        if length > left {
            break;
        }
        left -= length;
        out.push(block);
    }
    let missing = u32::try_from(total - out.len()).unwrap_or(u32::MAX);
    if missing > 0 {
        out.push(voice.with("and-more", &[("n", missing.into())]));
    }
    out
}

fn sources(voice: &Voice<'_>, reports: &[ReportLine]) -> String {
    let blocks = reports.iter().map(|report| {
        let vars = [
            ("source", report.source.as_str().into()),
            ("tier", Value::Html(tier(voice, report.tier))),
            ("date", Value::Html(voice.date(report.at))),
            ("line", report.line.into()),
        ];
        // As code, so that nothing in it becomes a link.
        let original = foreign(&clip(report.original.open(), LINE));
        format!("{}\n<code>{original}</code>", voice.with("sources-row", &vars))
    });
    let header = voice.say("sources-header");
    let blocks = fitting(voice, blocks.collect(), SCREEN);
    format!("{header}\n{}", blocks.join("\n"))
}

fn reject(reason: RejectReason) -> &'static str {
    match reason {
        RejectReason::Id => "btn-rj-id",
        RejectReason::Age => "btn-rj-age",
        RejectReason::Place => "btn-rj-place",
        RejectReason::Surnames => "btn-rj-surnames",
        RejectReason::Other => "btn-rj-other",
    }
}

fn reviewed(voice: &Voice<'_>, code: &str, what: &Reviewed, on: &dyn Fn(Action) -> Press) -> Message {
    let undo = || voice.button("btn-undo", &on(Action::UndoJudgement));
    let next = || voice.plain("btn-next", Action::Queue);
    let other = || voice.plain("btn-next-other", Action::Queue);
    let text = outcome(voice, code, what);
    let buttons: Vec<Button> = match what {
        Reviewed::Confirmed { .. }
        | Reviewed::ConfirmedFirst
        | Reviewed::Rejected { .. }
        | Reviewed::RejectedFirst { .. }
        | Reviewed::Unsure => vec![undo(), next()],
        Reviewed::Skipped
        | Reviewed::PutBack
        | Reviewed::Tie
        | Reviewed::Decided
        | Reviewed::UpheldFirst
        | Reviewed::Upheld => vec![next()],
        Reviewed::Undone => vec![voice.button("btn-see-again", &on(Action::SeeCard)), next()],
        Reviewed::UndoLate { .. } => vec![voice.button("btn-correct", &on(Action::CorrectNotice)), next()],
        Reviewed::Expired => vec![voice.button("btn-retake", &on(Action::SeeCard)), other()],
        Reviewed::Taken | Reviewed::NotForYou => vec![other()],
    };
    Message::protected(text).buttons(buttons)
}

fn outcome(voice: &Voice<'_>, code: &str, what: &Reviewed) -> String {
    let c = || ("c", Value::Html(code.to_owned()));
    let reason = |reason: &RejectReason| {
        ("reason", Value::Html(voice.with("reject-reason", &[("reason", reason.code().into())])))
    };
    match what {
        Reviewed::Confirmed { at, sends_at } => {
            let (time, sends) = (voice.time(*at), voice.time(*sends_at));
            voice.with("review-confirmed", &[c(), ("time", Value::Html(time)), ("sends", Value::Html(sends))])
        }
        Reviewed::ConfirmedFirst => voice.with("review-confirmed-first", &[c()]),
        Reviewed::Rejected { reason: why } => voice.with("review-rejected", &[c(), reason(why)]),
        Reviewed::RejectedFirst { reason: why } => voice.with("review-rejected-first", &[reason(why)]),
        Reviewed::Unsure => voice.with("review-unsure", &[c()]),
        Reviewed::Skipped => voice.say("review-skipped"),
        Reviewed::PutBack => voice.say("review-released"),
        Reviewed::Tie => voice.with("review-tie", &[c()]),
        Reviewed::Undone => voice.say("review-undone"),
        Reviewed::UndoLate { .. } => voice.with("review-undo-late", &[c()]),
        Reviewed::Decided => voice.with("review-decided", &[c()]),
        Reviewed::Expired => voice.with("review-expired", &[c()]),
        Reviewed::Taken => voice.say("review-taken"),
        Reviewed::NotForYou => voice.say("review-not-for-you"),
        Reviewed::UpheldFirst => voice.say("review-upheld-first"),
        Reviewed::Upheld => voice.with("review-upheld", &[c()]),
    }
}
