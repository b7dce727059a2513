//! A family answered that something does not fit, two people looked again, and the verifier stands by
//! what it said: the family is told so, as discreetly as it chose to be told anything.

use crate::domain::{Doing, Moment, Reply, Spoken};
use crate::store::{Lane, MatchRow, Spot, StoreError, Tx};

/// Tells the family whose answer brought this match back. Whoever took the answer back is not told, nor
/// anybody while something else speaks against the release.
pub(super) async fn tell_family(tx: &mut Tx, row: &MatchRow, now: Moment) -> Result<(), StoreError> {
    for alert in tx.answered_alerts(row.id).await? {
        let Some(told) = tx.notice(alert.id).await? else { continue };
        let reply = Reply::AnswerArrived { delivery: alert.id, code: alert.code };
        let spoken = Spoken::to(told.reader(), Doing::Say(reply));
        let due = told.settings.when_awake(now);
        tx.enqueue(told.chat, Lane::Answer, &spoken.write(), Spot::New, due, now).await?;
    }
    Ok(())
}
