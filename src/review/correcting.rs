//! Taking back what was told, and what an import found out about it.
//!
//! What is unsent stops at once and silently. Exactly those who were or may have been told
//! are corrected, and a death is told to one named person and to no family.

use crate::domain::{
    CorrectionReason, Doing, MemberId, Moment, NoticeKind, Private, Reply, Role, Spoken, release_code,
};
use crate::store::{
    Actor, Delivery, Doubt, Lane, MatchRow, MatchState, NewDelivery, Put, Release, ReleaseState, Retraction, Spot,
    StoreError, Tx, Volunteer,
};

/// Who proposes: a member, or the owner on the server.
#[derive(Clone)]
pub struct Proposer {
    pub member: Option<MemberId>,
    pub pseudonym: Private,
}

impl From<&Volunteer> for Proposer {
    fn from(who: &Volunteer) -> Self {
        Self { member: Some(who.id), pseudonym: who.pseudonym.clone() }
    }
}

impl Proposer {
    fn actor(&self) -> Actor {
        self.member.map_or(Actor::Owner, Actor::Member)
    }
}

/// Stops what is unsent of a release while people think about it. Returns how many.
///
/// # Errors
/// When the database fails.
pub async fn doubt(tx: &mut Tx, who: &Proposer, release: &Release, now: Moment) -> Result<u32, StoreError> {
    tx.set_release_state(release.id, &[ReleaseState::Active], ReleaseState::InDoubt, now).await?;
    tx.audit(who.actor(), "stop_unsent", &release_code(release.number), now).await?;
    tx.hold_unsent(release.id, Doubt::All, now).await
}

/// What an import found out beside its releases.
pub struct Imported<'a> {
    /// Shown as `I-32`.
    pub number: u32,
    pub source: &'a str,
    /// Releases that the source told earlier and now withdraws.
    pub withdrawn: &'a [Release],
    pub deaths: usize,
    /// The pseudonym of whoever is told of a death; the coordinators, if it is nobody's.
    pub lead: Option<&'a str>,
}

/// A withdrawal stops what is unsent and proposes a correction; a death is told to its named person.
///
/// # Errors
/// When the database fails.
pub async fn announce_import(
    tx: &mut Tx,
    who: &Proposer,
    imported: &Imported<'_>,
    now: Moment,
) -> Result<(), StoreError> {
    for release in imported.withdrawn {
        doubt(tx, who, release, now).await?;
        let reason = CorrectionReason::Withdrawn;
        if let Put::New(retraction) = tx.propose_retraction(release.id, None, reason, who.member, now).await? {
            ask_approval(tx, &retraction, &who.pseudonym, now).await?;
        }
    }
    if imported.deaths > 0 {
        let reply = Reply::DeathHeld { number: imported.number, source: imported.source.to_owned() };
        let team = tx.volunteers().await?;
        let lead = team.into_iter().find(|v| Some(v.pseudonym.open()) == imported.lead);
        let told = match lead {
            Some(lead) => vec![lead],
            None => coordinators(tx).await?,
        };
        for person in told {
            tell(tx, &person, reply.clone(), now).await?;
        }
    }
    Ok(())
}

/// Two people found that a family had been told of another person: its correction is proposed.
///
/// # Errors
/// When the database fails.
pub(super) async fn propose_for(tx: &mut Tx, who: &Volunteer, row: &MatchRow, now: Moment) -> Result<(), StoreError> {
    let (reason, by) = (CorrectionReason::WrongPerson, Some(who.id));
    let put = tx.propose_retraction(row.release, Some(row.id), reason, by, now).await?;
    if let Put::New(retraction) = put {
        ask_approval(tx, &retraction, &who.pseudonym, now).await?;
    }
    Ok(())
}

/// Who may approve a proposal: never whoever made it, and one of the two coordinates. A team
/// whose only coordinator proposes is not stuck: anybody else of it may be the second.
///
/// # Errors
/// When the database fails.
pub async fn approvers(tx: &mut Tx, retraction: &Retraction) -> Result<Vec<Volunteer>, StoreError> {
    let team = tx.volunteers().await?;
    let proposer = team.iter().find(|v| Some(v.id) == retraction.proposed_by).map(|v| v.role);
    let others = team.into_iter().filter(|v| Some(v.id) != retraction.proposed_by);
    let (coordinators, volunteers): (Vec<_>, Vec<_>) = others.partition(|v| v.role == Role::Coordinator);
    let nobody_else = coordinators.is_empty() && proposer == Some(Role::Coordinator);
    Ok(if nobody_else { volunteers } else { coordinators })
}

/// Shows a proposal to everybody who may approve it.
///
/// # Errors
/// When the database fails.
pub async fn ask_approval(
    tx: &mut Tx,
    retraction: &Retraction,
    proposer: &Private,
    now: Moment,
) -> Result<(), StoreError> {
    let told = tx.told(retraction.release, retraction.match_id).await?.told;
    for approver in approvers(tx, retraction).await? {
        let ask = Reply::RetractApprove {
            retraction: retraction.id,
            revision: retraction.revision,
            who: proposer.clone(),
            number: retraction.number,
            reason: retraction.reason,
            told,
        };
        tell(tx, &approver, ask, now).await?;
    }
    Ok(())
}

/// An approved correction: what is unsent is cancelled, and exactly those who were or may
/// have been told get the old message struck and a new one. Returns how many.
///
/// # Errors
/// When the database fails; nothing is corrected then, and the approval is not recorded.
pub async fn correct(tx: &mut Tx, retraction: &Retraction, now: Moment) -> Result<u32, StoreError> {
    let (release, scope) = (retraction.release, retraction.match_id);
    // Struck before the release is retracted: afterwards its alert could not be worded any more.
    let told = tx.told_deliveries(release, scope).await?;
    for alert in &told {
        strike(tx, alert, now).await?;
    }
    tx.cancel_release(release, scope, now).await?;
    match scope {
        None => {
            let from = [ReleaseState::Active, ReleaseState::InDoubt];
            tx.set_release_state(release, &from, ReleaseState::Retracted, now).await?;
        }
        Some(id) => {
            let from = [MatchState::Open, MatchState::NeedsData, MatchState::Tied, MatchState::Confirmed];
            tx.set_match_state(id, &from, MatchState::Rejected, now).await?;
        }
    }
    let mut corrected = 0;
    for told in told {
        tx.add_delivery(
            &NewDelivery {
                match_id: told.match_id,
                subscription: told.subscription,
                release: told.release,
                kind: NoticeKind::Correction,
                revision: told.revision,
                due_at: now,
                corrects: Some((told.id, retraction.reason)),
            },
            now,
        )
        .await?;
        corrected += 1;
    }
    Ok(corrected)
}

/// Writes over the alert that no longer holds, where its message is known.
async fn strike(tx: &mut Tx, told: &Delivery, now: Moment) -> Result<(), StoreError> {
    let (Some(message), Some(was)) = (told.message, tx.notice(told.id).await?) else { return Ok(()) };
    let reader = was.reader();
    let reply = Reply::Struck { alert: was.notice, corrected_at: now, mode: was.mode };
    let spoken = Spoken::to(reader, Doing::Hide { message, reply });
    tx.supersede_edits(was.chat, message).await?;
    tx.enqueue(was.chat, Lane::Answer, &spoken.write(), Spot::Over(message), now, now).await?;
    Ok(())
}

/// Says something to a member of the team in their own chat, whatever brought it about.
///
/// # Errors
/// When the database fails.
pub async fn tell(tx: &mut Tx, who: &Volunteer, reply: Reply, now: Moment) -> Result<(), StoreError> {
    let spoken = Spoken::to(who.language, Doing::Say(reply));
    tx.enqueue(who.chat, Lane::Answer, &spoken.write(), Spot::New, now, now).await?;
    Ok(())
}

async fn coordinators(tx: &mut Tx) -> Result<Vec<Volunteer>, StoreError> {
    let team = tx.volunteers().await?;
    Ok(team.into_iter().filter(|v| v.role == Role::Coordinator).collect())
}
