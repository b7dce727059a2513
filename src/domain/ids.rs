//! Row ids. Random 63-bit numbers: they tell nothing about growth, and a sealed
//! cell can be bound to its row before the row exists.

use serde::{Deserialize, Serialize};

/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Writes a row id in Crockford base 32, as it stands in a button (13 characters at most).
pub fn encode_id(id: i64) -> String {
    let mut rest = id.unsigned_abs();
    let mut out = Vec::new();
    loop {
        out.push(ALPHABET[(rest % 32) as usize]);
        rest /= 32;
        if rest == 0 {
            break;
        }
    }
    out.reverse();
    out.into_iter().map(char::from).collect()
}

/// Reads what [`encode_id`] wrote; `None` for anything else.
pub fn decode_id(text: &str) -> Option<i64> {
    if text.is_empty() || text.len() > 13 {
        return None;
    }
    let mut value: u64 = 0;
    for byte in text.bytes() {
        let digit = ALPHABET.iter().position(|&a| a == byte)? as u64;
        value = value.checked_mul(32)?.checked_add(digit)?;
    }
    i64::try_from(value).ok()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);
    )*};
}

ids! {
    /// A private chat that asked us to watch.
    SubscriberId,
    /// One subscriber × one person sought.
    SubscriptionId,
    /// An open dialogue with a chat.
    DialogueId,
    /// A member of the team.
    MemberId,
    /// An organisation or medium that reports.
    SourceId,
    /// One text or file that a person brought in.
    ImportId,
    /// One source's dated statement about one person.
    ReportId,
    /// One event of one person.
    ReleaseId,
    /// A stored pair (subscription, release).
    MatchId,
    /// The outbox row of a notice.
    DeliveryId,
    /// One try to send a delivery.
    AttemptId,
    /// The outbox row of a reply.
    ReplyId,
    /// A correction on its way from proposal to sending.
    RetractionId,
    /// Whether two records are of one event.
    SameEventId,
    /// Figures that a person may keep.
    OfferId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_the_round_trip_in_thirteen_characters() {
        for id in [0, 1, 31, 32, 4_096, i64::MAX] {
            let text = encode_id(id);
            assert!(text.len() <= 13);
            assert_eq!(decode_id(&text), Some(id));
        }
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        for text in ["", "U", "-1", "ZZZZZZZZZZZZZZ", "ZZZZZZZZZZZZZ", "é"] {
            assert_eq!(decode_id(text), None, "{text}");
        }
    }
}
