//! Field encryption: the only code that seals, opens or tags.
//!
//! A sealed cell is XChaCha20-Poly1305 under a random nonce: key version (4 bytes),
//! nonce (24), ciphertext and tag. The associated data binds it to its table, column,
//! row id and key version, so that a cell moved elsewhere does not open. The plaintext
//! is padded to steps of 64 bytes, because against a public list of names a length is a clue.
//!
//! A tag is an HMAC-SHA-256 that tells who is equal and nothing more. Each table has a
//! tag key of its own, or a stolen disk could join one table's rows with another's.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::StoreError;
use super::ids::random;

const VERSION: usize = 4;
const NONCE: usize = 24;
const STEP: usize = 64;

/// Where a sealed cell stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub table: &'static str,
    pub column: &'static str,
    pub row: i64,
}

impl Cell {
    pub fn corrupt(self) -> StoreError {
        StoreError::Corrupt { table: self.table, column: self.column, row: self.row }
    }

    fn associated(self, version: u32) -> Vec<u8> {
        let mut out = Vec::new();
        for part in [self.table.as_bytes(), self.column.as_bytes(), &self.row.to_be_bytes(), &version.to_be_bytes()] {
            out.extend_from_slice(&(part.len() as u32).to_be_bytes());
            out.extend_from_slice(part);
        }
        out
    }
}

/// The tables that look something up by a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tagged {
    Subscribers,
    Dialogues,
    Members,
    Replies,
    Releases,
    Invitations,
    Updates,
    Messages,
    Rates,
}

impl Tagged {
    fn label(self) -> &'static [u8] {
        match self {
            Tagged::Subscribers => b"vigilia tag subscribers",
            Tagged::Dialogues => b"vigilia tag dialogues",
            Tagged::Members => b"vigilia tag members",
            Tagged::Replies => b"vigilia tag replies",
            Tagged::Releases => b"vigilia tag releases",
            Tagged::Invitations => b"vigilia tag invitations",
            Tagged::Updates => b"vigilia tag updates",
            Tagged::Messages => b"vigilia tag messages",
            Tagged::Rates => b"vigilia tag rates",
        }
    }
}

/// The keys of a key file: versions with 32 bytes each; sealing and tag keys are derived with HKDF.
pub struct Keys {
    /// Newest first, never empty.
    versions: Vec<KeyVersion>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys")
    }
}

struct KeyVersion {
    number: u32,
    master: Zeroizing<[u8; 32]>,
}

impl KeyVersion {
    #[expect(clippy::expect_used, reason = "32 bytes are within what HKDF can give")]
    fn derive(&self, label: &[u8]) -> Zeroizing<[u8; 32]> {
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, &*self.master)
            .expand(label, &mut *key)
            .expect("32 bytes are within what HKDF-SHA-256 can give");
        key
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.derive(b"vigilia seal")).into())
    }
}

impl Keys {
    /// `None` if there is no version, or one twice.
    pub(super) fn from_versions(given: Vec<(u32, Zeroizing<[u8; 32]>)>) -> Option<Self> {
        let mut versions: Vec<KeyVersion> =
            given.into_iter().map(|(number, master)| KeyVersion { number, master }).collect();
        versions.sort_by_key(|version| std::cmp::Reverse(version.number));
        let distinct = versions.windows(2).all(|pair| pair[0].number != pair[1].number);
        (distinct && !versions.is_empty()).then_some(Self { versions })
    }

    #[expect(clippy::expect_used, reason = "from_versions refuses an empty list")]
    fn newest(&self) -> &KeyVersion {
        self.versions.first().expect("from_versions refuses an empty list")
    }

    /// Seals under the newest key.
    pub(super) fn seal(&self, cell: Cell, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let mut nonce = [0; NONCE];
        random(&mut nonce)?;
        let key = self.newest();
        let padded = padded(plain);
        let payload = Payload { msg: &padded, aad: &cell.associated(key.number) };
        let sealed =
            key.cipher().encrypt(&XNonce::from(nonce), payload).map_err(|_| StoreError::Driver("sealing failed"))?;
        Ok([&key.number.to_be_bytes()[..], &nonce, &sealed].concat())
    }

    /// Opens what was sealed for exactly this cell.
    pub(super) fn open(&self, cell: Cell, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let corrupt = || cell.corrupt();
        let (number, rest) = sealed.split_first_chunk::<VERSION>().ok_or_else(corrupt)?;
        let (nonce, body) = rest.split_first_chunk::<NONCE>().ok_or_else(corrupt)?;
        let number = u32::from_be_bytes(*number);
        let key = self.versions.iter().find(|key| key.number == number).ok_or_else(corrupt)?;
        let payload = Payload { msg: body, aad: &cell.associated(number) };
        let padded = Zeroizing::new(key.cipher().decrypt(&XNonce::from(*nonce), payload).map_err(|_| cell.corrupt())?);
        unpadded(&padded).map(|plain| Zeroizing::new(plain.to_vec())).ok_or_else(corrupt)
    }

    /// The tag under the newest key, for writing.
    pub(super) fn tag(&self, table: Tagged, value: &[u8]) -> Vec<u8> {
        tag(self.newest(), table, value)
    }

    /// The tags under every key, newest first, for looking up.
    pub(super) fn tags(&self, table: Tagged, value: &[u8]) -> Vec<Vec<u8>> {
        self.versions.iter().map(|key| tag(key, table, value)).collect()
    }
}

#[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
fn tag(key: &KeyVersion, table: Tagged, value: &[u8]) -> Vec<u8> {
    let key = key.derive(table.label());
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&*key).expect("HMAC takes a key of any length");
    mac.update(value);
    mac.finalize().into_bytes().to_vec()
}

/// Length (4 bytes), the text, zeros up to the next step.
fn padded(plain: &[u8]) -> Zeroizing<Vec<u8>> {
    let full = (VERSION + plain.len()).next_multiple_of(STEP);
    let mut out = Zeroizing::new(Vec::with_capacity(full));
    out.extend_from_slice(&(plain.len() as u32).to_be_bytes());
    out.extend_from_slice(plain);
    out.resize(full, 0);
    out
}

fn unpadded(padded: &[u8]) -> Option<&[u8]> {
    let (length, rest) = padded.split_first_chunk::<4>()?;
    rest.get(..usize::try_from(u32::from_be_bytes(*length)).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CELL: Cell = Cell { table: "subscriptions", column: "sought", row: 7 };

    fn keys(numbers: &[u32]) -> Keys {
        Keys::from_versions(numbers.iter().map(|n| (*n, Zeroizing::new([*n as u8; 32]))).collect()).unwrap()
    }

    #[test]
    fn a_cell_opens_only_where_it_was_sealed() {
        let keys = keys(&[1]);
        let sealed = keys.seal(CELL, b"who is sought").unwrap();
        assert_eq!(&**keys.open(CELL, &sealed).unwrap(), b"who is sought");
        for elsewhere in [Cell { row: 8, ..CELL }, Cell { column: "chat", ..CELL }, Cell { table: "members", ..CELL }] {
            assert!(keys.open(elsewhere, &sealed).is_err(), "{elsewhere:?}");
        }
    }

    #[test]
    fn any_changed_or_missing_byte_is_found() {
        let keys = keys(&[1]);
        let sealed = keys.seal(CELL, b"x").unwrap();
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert!(keys.open(CELL, &changed).is_err(), "byte {place}");
            assert!(keys.open(CELL, &sealed[..place]).is_err(), "cut at {place}");
        }
    }

    #[test]
    fn lengths_show_in_steps_of_sixty_four() {
        let keys = keys(&[1]);
        let length = |plain: usize| keys.seal(CELL, &vec![b'a'; plain]).unwrap().len() - VERSION - NONCE - 16;
        assert_eq!(
            [length(0), length(1), length(60), length(61), length(124), length(125)],
            [64, 64, 64, 128, 128, 192]
        );
    }

    #[test]
    fn the_same_text_never_seals_to_the_same_bytes() {
        let keys = keys(&[1]);
        assert_ne!(keys.seal(CELL, b"x").unwrap(), keys.seal(CELL, b"x").unwrap());
    }

    #[test]
    fn an_older_key_still_opens_and_the_newest_seals() {
        let old = keys(&[1]).seal(CELL, b"x").unwrap();
        let both = keys(&[1, 2]);
        assert!(both.open(CELL, &old).is_ok());
        let new = both.seal(CELL, b"x").unwrap();
        assert_eq!(&new[..4], &2u32.to_be_bytes());
        assert!(keys(&[1]).open(CELL, &new).is_err());
        assert!(both.tags(Tagged::Members, b"1").contains(&keys(&[1]).tag(Tagged::Members, b"1")));
    }

    #[test]
    fn tags_differ_by_table_and_by_key() {
        let all = [
            Tagged::Subscribers,
            Tagged::Dialogues,
            Tagged::Members,
            Tagged::Replies,
            Tagged::Releases,
            Tagged::Invitations,
            Tagged::Updates,
        ];
        let of = |key: u32| all.map(|table| keys(&[key]).tag(table, b"12345"));
        let distinct: std::collections::BTreeSet<_> = of(1).into_iter().chain(of(2)).collect();
        assert_eq!(distinct.len(), 14);
        assert_eq!(of(1), of(1));
    }
}
