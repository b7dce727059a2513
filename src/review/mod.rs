//! A judgement, the verdict it leads to, and perhaps a delivery: in one transaction.
//!
//! Nothing is sent without a recorded verdict, and nobody alone can send what needs two.
//! This room never words anything and never sends anything.

mod answered;
mod correcting;
mod same_event;

use chrono::TimeDelta;

use crate::domain::{
    Judgement, MatchId, Moment, NoticeKind, RejectReason, ReleaseId, ReviewPolicy, Reviewed, RiskClass, Role, Verdict,
    Weight, match_code, verdict,
};
use crate::store::{
    Actor, Claim, Doubt, MatchRow, MatchState, NewDelivery, ReleaseState, StoreError, Tx, Viewer, Volunteer,
};
use correcting::propose_for;
pub use correcting::{Imported, Proposer, announce_import, approvers, ask_approval, correct, doubt, tell};
pub use same_event::{SAME_EVENT_CLASS, answer, part};

/// What the organisation set about judging.
#[derive(Debug, Clone)]
pub struct ReviewRules {
    pub policy: ReviewPolicy,
    /// Between the last confirmation and the sending, so that it can be undone.
    pub send_delay: TimeDelta,
    /// How long a card belongs to whoever took it.
    pub claim_time: TimeDelta,
    /// The pseudonym of whoever is told of a death; the coordinators, if it is nobody's.
    pub lead: Option<String>,
}

/// An event is told once: a verdict that was withdrawn before anything left goes on with the same delivery.
const FIRST: u32 = 1;

/// States in which a match can still be judged.
pub const UNDECIDED: [MatchState; 3] = [MatchState::Open, MatchState::NeedsData, MatchState::Tied];

/// A member as the queue sees them: what they follow themselves is never shown to them.
///
/// # Errors
/// When the database fails.
pub async fn viewer(tx: &mut Tx, who: &Volunteer) -> Result<Viewer, StoreError> {
    let own = tx.subscriber(who.chat).await?.map(|s| s.id);
    Ok(Viewer { member: who.id, role: who.role, own })
}

/// Judges a match that the member holds.
///
/// # Errors
/// When the database fails; nothing is recorded then.
pub async fn judge(
    tx: &mut Tx,
    rules: &ReviewRules,
    who: &Volunteer,
    id: MatchId,
    judgement: Judgement,
    reason: Option<RejectReason>,
    now: Moment,
) -> Result<Reviewed, StoreError> {
    let row = match may_judge(tx, who, id, now).await? {
        Ok(row) => row,
        Err(reviewed) => return Ok(reviewed),
    };
    let settles = who.role == Role::Coordinator && row.state != MatchState::Open;
    let weight = if settles { Weight::Settles } else { Weight::One };
    tx.judge(id, who.id, judgement, weight, reason, now).await?;
    tx.audit(Actor::Member(who.id), judgement.code(), &match_code(row.number), now).await?;
    match verdict_on(tx, rules, &row).await? {
        Verdict::Confirmed => confirmed(tx, rules, &row, now).await,
        Verdict::Rejected => {
            tx.set_match_state(id, &UNDECIDED, MatchState::Rejected, now).await?;
            if row.family_said.is_some() {
                propose_for(tx, who, &row, now).await?;
            }
            Ok(Reviewed::Rejected { reason: reason.unwrap_or(RejectReason::Other) })
        }
        Verdict::Tied => {
            tx.set_match_state(id, &UNDECIDED, MatchState::Tied, now).await?;
            Ok(Reviewed::Tie)
        }
        Verdict::NeedsData => {
            tx.set_match_state(id, &UNDECIDED, MatchState::NeedsData, now).await?;
            Ok(Reviewed::Unsure)
        }
        Verdict::Pending { .. } => {
            if weight == Weight::Settles {
                // Anybody may be the second: the card is for the whole team again.
                tx.set_match_state(id, &UNDECIDED, MatchState::Open, now).await?;
            }
            Ok(match judgement {
                Judgement::Positive if row.family_said.is_some() => Reviewed::UpheldFirst,
                Judgement::Positive => Reviewed::ConfirmedFirst,
                Judgement::Negative => Reviewed::RejectedFirst { reason: reason.unwrap_or(RejectReason::Other) },
                Judgement::Unsure => Reviewed::Unsure,
            })
        }
    }
}

/// The match, if this member may judge it now; otherwise what to tell them.
async fn may_judge(
    tx: &mut Tx,
    who: &Volunteer,
    id: MatchId,
    now: Moment,
) -> Result<Result<MatchRow, Reviewed>, StoreError> {
    let Some(row) = tx.match_row(id).await? else { return Ok(Err(Reviewed::Decided)) };
    if !UNDECIDED.contains(&row.state) {
        return Ok(Err(Reviewed::Decided));
    }
    let viewer = viewer(tx, who).await?;
    if !tx.may_judge(viewer, id).await? {
        return Ok(Err(Reviewed::NotForYou));
    }
    if !tx.holds_match(id, who.id, now).await? {
        return Ok(Err(Reviewed::Expired));
    }
    Ok(Ok(row))
}

/// What the policy makes of all judgements on a match.
///
/// # Errors
/// When the database fails.
pub async fn verdict_on(tx: &mut Tx, rules: &ReviewRules, row: &MatchRow) -> Result<Verdict, StoreError> {
    let given = tx.judgements(row.id).await?;
    let importer = tx.importer(row.release).await?;
    let class = class_now(tx, row).await?;
    Ok(verdict(&rules.policy, class, importer, &given))
}

/// The class by which a match is judged now. What a family contradicted, or is in doubt, always takes two people,
/// whatever agreed before; and nothing is certain beside a rival.
///
/// # Errors
/// When the database fails.
pub async fn class_now(tx: &mut Tx, row: &MatchRow) -> Result<RiskClass, StoreError> {
    let in_doubt = tx.release(row.release).await?.is_some_and(|release| release.state == ReleaseState::InDoubt);
    if row.family_said.is_some() || in_doubt {
        return Ok(RiskClass::Grave);
    }
    let rivals = tx.rivals(row.id).await?;
    Ok(if row.class == RiskClass::Certain && rivals > 0 { RiskClass::Ordinary } else { row.class })
}

/// The doubt about a release ends, and what it had stopped goes out, unless something else still speaks against it.
///
/// # Errors
/// When the database fails.
pub async fn settle_doubt(
    tx: &mut Tx,
    release: ReleaseId,
    but: Option<MatchId>,
    now: Moment,
) -> Result<(), StoreError> {
    if tx.is_disputed(release, but).await? {
        return Ok(());
    }
    tx.set_release_state(release, &[ReleaseState::InDoubt], ReleaseState::Active, now).await?;
    tx.free_held(release, now).await?;
    Ok(())
}

/// The quorum is reached: an alert is due after the send delay; of a match that a family's
/// answer had brought back, what was held goes out instead.
async fn confirmed(tx: &mut Tx, rules: &ReviewRules, row: &MatchRow, now: Moment) -> Result<Reviewed, StoreError> {
    if !tx.set_match_state(row.id, &UNDECIDED, MatchState::Confirmed, now).await? {
        return Ok(Reviewed::Decided);
    }
    if row.family_said.is_some() {
        settle_doubt(tx, row.release, Some(row.id), now).await?;
        answered::tell_family(tx, row, now).await?;
        return Ok(Reviewed::Upheld);
    }
    let due_at = now + rules.send_delay;
    tx.add_delivery(
        &NewDelivery {
            match_id: row.id,
            subscription: row.subscription,
            release: row.release,
            kind: NoticeKind::Alert,
            revision: FIRST,
            due_at,
            corrects: None,
        },
        now,
    )
    .await?;
    let in_doubt = tx.release(row.release).await?.is_some_and(|r| r.state == ReleaseState::InDoubt);
    if in_doubt {
        tx.hold_unsent(row.release, Doubt::All, now).await?;
    }
    Ok(Reviewed::Confirmed { at: now, sends_at: due_at })
}

/// Takes back one's own judgement, as long as nothing has left.
///
/// # Errors
/// When the database fails; nothing is undone then.
pub async fn undo(tx: &mut Tx, who: &Volunteer, id: MatchId, now: Moment) -> Result<Reviewed, StoreError> {
    let Some(row) = tx.match_row(id).await? else { return Ok(Reviewed::Decided) };
    if row.state == MatchState::Confirmed && tx.may_have_been_sent(id).await? {
        return Ok(Reviewed::UndoLate { release: row.release });
    }
    if !tx.withdraw_judgement(id, who.id, now).await? {
        return Ok(Reviewed::Decided);
    }
    tx.cancel_unsent(id, now).await?;
    let from = [MatchState::Confirmed, MatchState::Rejected, MatchState::Tied, MatchState::NeedsData];
    tx.set_match_state(id, &from, MatchState::Open, now).await?;
    tx.audit(Actor::Member(who.id), "undo", &match_code(row.number), now).await?;
    Ok(Reviewed::Undone)
}

/// Takes a match for a while: the one asked for, if the member may have it.
///
/// # Errors
/// When the database fails.
pub async fn take(
    tx: &mut Tx,
    rules: &ReviewRules,
    who: &Volunteer,
    id: MatchId,
    now: Moment,
) -> Result<Result<Moment, Reviewed>, StoreError> {
    let viewer = viewer(tx, who).await?;
    if !tx.may_judge(viewer, id).await? {
        return Ok(Err(Reviewed::NotForYou));
    }
    Ok(match tx.claim_match(id, who.id, now + rules.claim_time, now).await? {
        Claim::Yours { until } => Ok(until),
        Claim::Taken => Err(Reviewed::Taken),
        Claim::Decided => Err(Reviewed::Decided),
    })
}
