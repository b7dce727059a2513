//! Where row ids, alert codes and tokens come from. Nonces never come from here:
//! they are the system's, also where the rest is seeded.

use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};

use super::StoreError;
use crate::domain::Code;

/// Where ids and alert codes come from. Nonces always come from the system.
#[derive(Debug, Clone, Copy)]
pub enum Entropy {
    System,
    /// For tests and transcripts that must read the same each time.
    Seeded(u64),
}

/// Draws ids, codes and tokens.
pub(super) struct Ids {
    entropy: Entropy,
    /// The how-manieth opening of the database this is, so that a seeded store that is
    /// opened again does not draw the ids that it drew before.
    opening: AtomicU64,
    drawn: AtomicU64,
}

impl Ids {
    pub fn new(entropy: Entropy) -> Self {
        Self { entropy, opening: AtomicU64::new(0), drawn: AtomicU64::new(0) }
    }

    /// Says which opening of the database this is.
    pub fn opened(&self, opening: u32) {
        self.opening.store(u64::from(opening), Ordering::Relaxed);
    }

    /// A random 63-bit number above 0.
    pub fn id(&self) -> Result<i64, StoreError> {
        loop {
            let id = i64::from_be_bytes(self.bytes()?) & i64::MAX;
            if id != 0 {
                return Ok(id);
            }
        }
    }

    /// Four characters by which a family recognises a notice.
    pub fn code(&self) -> Result<Code, StoreError> {
        Ok(Code::from_random(self.bytes()?))
    }

    /// 128 bits as 22 characters of `A-Za-z0-9_-`.
    pub fn token(&self) -> Result<String, StoreError> {
        const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let bits = u128::from_be_bytes(self.bytes()?);
        Ok((0..22).map(|place| char::from(ALPHABET[(bits >> (6 * place) & 63) as usize])).collect())
    }

    fn bytes<const N: usize>(&self) -> Result<[u8; N], StoreError> {
        let mut out = [0; N];
        match self.entropy {
            Entropy::System => random(&mut out)?,
            Entropy::Seeded(seed) => {
                let drawn = self.drawn.fetch_add(1, Ordering::Relaxed);
                let digest = Sha256::new()
                    .chain_update(seed.to_be_bytes())
                    .chain_update(self.opening.load(Ordering::Relaxed).to_be_bytes())
                    .chain_update(drawn.to_be_bytes())
                    .finalize();
                out.copy_from_slice(&digest[..N]);
            }
        }
        Ok(out)
    }
}

/// Fills with the system's random bytes.
#[expect(clippy::disallowed_methods, reason = "the one place that draws randomness")]
pub(super) fn random(out: &mut [u8]) -> Result<(), StoreError> {
    getrandom::fill(out).map_err(|_| StoreError::Driver("the system gave no random bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_and_another_opening_does_not() {
        let draw = |seed, opening| {
            let ids = Ids::new(Entropy::Seeded(seed));
            ids.opened(opening);
            (ids.id().unwrap(), ids.code().unwrap(), ids.token().unwrap())
        };
        assert_eq!(draw(7, 1), draw(7, 1));
        assert_ne!(draw(7, 1), draw(8, 1));
        assert_ne!(draw(7, 1), draw(7, 2));
    }

    #[test]
    fn a_token_has_twenty_two_harmless_characters() {
        let token = Ids::new(Entropy::System).token().unwrap();
        assert_eq!(token.len(), 22);
        assert!(token.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'));
    }
}
