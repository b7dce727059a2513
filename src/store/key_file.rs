//! The key file: lines of a version and 64 hexadecimal digits. It lies outside the data
//! directory, and nobody but its owner may read it.

use std::fmt::Write as _;
use std::path::Path;

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::ids::random;
use super::seal::Keys;

/// What is wrong with a key file. Names the rule, never the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error("there is no key file")]
    Missing,
    #[error("the key file can be read by others than its owner")]
    Readable,
    #[error("the key file does not hold lines of a version and 64 hexadecimal digits")]
    Malformed,
}

impl Keys {
    /// Reads the lines `version hex` of a key file's text.
    pub fn parse(text: &SecretString) -> Result<Keys, KeyError> {
        let lines = text.expose_secret().lines().map(str::trim).filter(|line| !line.is_empty());
        let versions = lines.map(version).collect::<Option<Vec<_>>>().ok_or(KeyError::Malformed)?;
        Keys::from_versions(versions).ok_or(KeyError::Malformed)
    }

    /// Reads a key file, refusing one that others can read.
    pub fn read(path: &Path) -> Result<Keys, KeyError> {
        let file = std::fs::metadata(path).map_err(|_| KeyError::Missing)?;
        if readable_by_others(&file) {
            return Err(KeyError::Readable);
        }
        let text = std::fs::read_to_string(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::InvalidData => KeyError::Malformed,
            _ => KeyError::Missing,
        })?;
        Keys::parse(&SecretString::from(text))
    }

    /// The text of a new key file with one key of version 1.
    ///
    /// # Panics
    /// If the system gives no random bytes: a key from anywhere else must not exist.
    #[expect(clippy::expect_used, reason = "said under Panics; and a String takes everything")]
    pub fn generate() -> SecretString {
        let mut key = Zeroizing::new([0; 32]);
        random(&mut *key).expect("a system without random bytes cannot make a key");
        let mut text = String::with_capacity(80);
        text.push_str("1 ");
        for byte in key.iter() {
            write!(text, "{byte:02x}").expect("a String takes everything");
        }
        text.push('\n');
        SecretString::from(text)
    }
}

fn version(line: &str) -> Option<(u32, Zeroizing<[u8; 32]>)> {
    let (number, hex) = line.split_once(|c: char| c.is_ascii_whitespace())?;
    let number: u32 = number.parse().ok().filter(|n| *n > 0)?;
    let hex = hex.trim_start();
    let mut key = Zeroizing::new([0; 32]);
    if hex.len() != 64 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, digits) in key.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some((number, key))
}

#[cfg(unix)]
fn readable_by_others(file: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.permissions().mode() & 0o077 != 0
}

#[cfg(not(unix))]
fn readable_by_others(_file: &std::fs::Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generated_key_file_reads_back() {
        assert!(Keys::parse(&Keys::generate()).is_ok());
    }

    #[test]
    fn anything_but_versions_with_keys_is_malformed() {
        let key = "ab".repeat(32);
        let table = [
            String::new(),
            key.clone(),
            format!("0 {key}"),
            format!("x {key}"),
            format!("1 {key}0"),
            format!("1 {}", &key[1..]),
            format!("1 {}zz", &key[2..]),
            format!("1 {key}\n1 {key}"),
            format!("1 {key}\n# 2 {key}"),
        ];
        for text in table {
            assert_eq!(Keys::parse(&SecretString::from(text)).err(), Some(KeyError::Malformed));
        }
        assert!(Keys::parse(&SecretString::from(format!("1 {key}\n\n 2   {key}\r\n"))).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn a_key_file_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        assert_eq!(Keys::read(&path).err(), Some(KeyError::Missing));
        std::fs::write(&path, Keys::generate().expose_secret()).unwrap();
        for (mode, expected) in
            [(0o400, None), (0o600, None), (0o440, Some(KeyError::Readable)), (0o604, Some(KeyError::Readable))]
        {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(Keys::read(&path).err(), expected, "{mode:o}");
        }
    }
}
