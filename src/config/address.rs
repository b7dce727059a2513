//! What an address, a path or a token means by its form alone.
//!
//! Opens nothing and asks nobody.

use std::path::{Component, Path, PathBuf};

use reqwest::Url;

/// How safe the way to an address is.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// Encrypted, or it does not leave this machine.
    Safe,
    /// Everybody on the way reads along.
    Open,
    /// It is no address.
    None,
}

/// The line to an `http` or `https` address.
pub fn line(url: &str) -> Line {
    let Ok(url) = Url::parse(url) else { return Line::None };
    let is_here = ["127.0.0.1", "localhost", "[::1]"].contains(&url.host_str().unwrap_or_default());
    match url.scheme() {
        "https" => Line::Safe,
        "http" if is_here => Line::Safe,
        "http" => Line::Open,
        _ => Line::None,
    }
}

/// Digits, a colon, and at least twenty letters of the kind that Telegram uses.
pub fn is_token(text: &str) -> bool {
    let Some((bot, secret)) = text.split_once(':') else { return false };
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    !bot.is_empty() && bot.chars().all(|c| c.is_ascii_digit()) && secret.len() >= 20 && secret.chars().all(is_letter)
}

/// Whether a log target is one of ours. Also finds a misspelt level, which would otherwise
/// be taken for somebody's target.
pub fn is_ours(target: &str) -> bool {
    target == "vigilia" || target.starts_with("vigilia::")
}

/// The folder of a SQLite file; a server's data stand elsewhere.
pub fn data_folder(database: &str) -> Option<PathBuf> {
    let path = database.trim().strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path).split('?').next()?;
    if path.starts_with(':') {
        return None;
    }
    Some(Path::new(path).parent().unwrap_or(Path::new("")).to_owned())
}

/// Compared as written and made absolute: the folder need not exist yet.
pub fn is_under(path: &Path, folder: &Path) -> bool {
    let whole = |path: &Path| std::path::absolute(Path::new(".").join(path)).map(|path| tidy(&path)).ok();
    matches!((whole(path), whole(folder)), (Some(path), Some(folder)) if path.starts_with(&folder))
}

/// Without `.` and `..`, so that `data/../data/key` is seen for what it is.
fn tidy(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut done, part| {
        match part {
            Component::ParentDir => {
                done.pop();
            }
            Component::CurDir => {}
            other => done.push(other),
        }
        done
    })
}
