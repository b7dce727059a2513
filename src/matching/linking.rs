//! Records of one event find each other: joined where cédula, name, kind and day leave no doubt, asked about where
//! a family would otherwise be told twice. It must never join on a name alone: that is for two people.

use crate::domain::{Moment, Record, Sameness, SubscriptionId, release_code, sameness};
use crate::names::{Index, Person};
use crate::store::{Actor, Put, Release, ReleaseState, StoreError, Tx};

use super::{ReleaseId, readable};

/// How many records like a new one are looked at, the most alike first: a common name has very many.
const LOOKED_AT: usize = 12;

/// Links a record that is new, or newly verified, with those that are known.
pub(super) async fn link(tx: &mut Tx, known: &Index<ReleaseId>, new: &Release, now: Moment) -> Result<(), StoreError> {
    let alike = known.find_published(&Person::from(new), known.len());
    for found in alike.into_iter().filter(|found| found.key != new.id).take(LOOKED_AT) {
        let (Some(new), Some(other)) = (tx.release(new.id).await?, readable(tx, found.key).await?) else { continue };
        if new.event == other.event || other.state != ReleaseState::Active {
            continue;
        }
        match compared(&new, &other) {
            Sameness::Same => join(tx, &new, &other, now).await?,
            Sameness::Perhaps if is_worth_asking(tx, &new, &other).await? => ask(tx, &new, &other, now).await?,
            Sameness::Perhaps | Sameness::Different => {}
        }
    }
    Ok(())
}

/// A family that has an event, or its card, gets no second one of what may be the same before people have said so:
/// the match that was just made waits for the question that is asked here.
pub(super) async fn ask_before_a_second(
    tx: &mut Tx,
    family: SubscriptionId,
    event: &Release,
    now: Moment,
) -> Result<(), StoreError> {
    for other in tx.other_events(family, event.id).await? {
        if let Some(other) = readable(tx, other).await?
            && compared(event, &other) != Sameness::Different
        {
            ask(tx, event, &other, now).await?;
        }
    }
    Ok(())
}

fn compared(one: &Release, other: &Release) -> Sameness {
    let (left, right) = (Person::from(one), Person::from(other));
    sameness(
        &Record { person: &left, kind: one.kind, date: one.date },
        &Record { person: &right, kind: other.kind, date: other.date },
    )
}

/// What is told of a report that verifies nothing: only where somebody follows, and only what a verifier has too.
async fn is_worth_asking(tx: &mut Tx, one: &Release, other: &Release) -> Result<bool, StoreError> {
    let verified = if one.verified_at.is_some() { one } else { other };
    Ok(one.verified_at.is_some() != other.verified_at.is_some() && tx.is_matched(verified.id).await?)
}

async fn ask(tx: &mut Tx, one: &Release, other: &Release, now: Moment) -> Result<(), StoreError> {
    if let Put::New(_) = tx.ask_same_event(one.event, other.event, now).await? {
        tx.audit(Actor::System, "ask_same_event", &codes(one, other), now).await?;
    }
    Ok(())
}

/// The verified record stands for the event, or else the earlier one.
async fn join(tx: &mut Tx, one: &Release, other: &Release, now: Moment) -> Result<(), StoreError> {
    let rank = |release: &Release| (release.verified_at.is_none(), release.number);
    let (into, joined) = if rank(one) < rank(other) { (one, other) } else { (other, one) };
    if tx.join_events(into.id, joined.id).await? {
        tx.audit(Actor::System, "join", &codes(into, joined), now).await?;
    }
    Ok(())
}

fn codes(one: &Release, other: &Release) -> String {
    format!("{} {}", release_code(one.number), release_code(other.number))
}
