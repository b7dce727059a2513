//! The stamp that messengers put before a copied message: "[24/1/26, 8:41 p. m.] Marisela: …".
//!
//! The hour in it is that of the message, and the name that of whoever passed it on: neither is part of the post.

/// More characters than a date with an hour has.
const LONGEST_STAMP: usize = 40;
/// More characters than the name of a sender has.
const LONGEST_SENDER: usize = 60;

/// The line without its stamp and sender.
pub fn without_stamp(line: &str) -> &str {
    let bare = line.trim_start_matches(['\u{200e}', '\u{200f}', '\u{202a}', ' ']);
    let Some(behind) = bracketed(bare).or_else(|| dashed(bare)) else { return line };
    match behind.split_once(": ").or_else(|| behind.strip_suffix(':').map(|sender| (sender, ""))) {
        Some((sender, text)) if sender.chars().count() <= LONGEST_SENDER => text,
        _ => behind,
    }
}

/// `[24/1/26, 8:41:03 p. m.] …`
fn bracketed(line: &str) -> Option<&str> {
    let (stamp, behind) = line.strip_prefix('[')?.split_once(']')?;
    is_moment(stamp).then(|| behind.trim_start())
}

/// `24/1/26, 20:41 - …`
fn dashed(line: &str) -> Option<&str> {
    let (stamp, behind) = line.split_once(" - ")?;
    is_moment(stamp).then_some(behind)
}

/// A day and an hour, and nothing else.
fn is_moment(text: &str) -> bool {
    let day = text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(['/', '-', '.']);
    let sign = |c: char| c.is_ascii_digit() || c.is_whitespace() || "/-.,:apmAPM".contains(c);
    day && text.contains(':') && text.chars().count() <= LONGEST_STAMP && text.chars().all(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_day_with_an_hour_and_a_sender_is_taken_off() {
        for (line, rest) in [
            ("[24/1/26, 8:41:03 p. m.] Marisela Coord: *Tocorón (3)*", "*Tocorón (3)*"),
            ("\u{200e}[24/1/26, 20:41] +58 414-5550101: Ana Gil", "Ana Gil"),
            ("24/1/26, 8:41\u{202f}p.\u{a0}m. - Marisela: 1. Ana Gil", "1. Ana Gil"),
            ("24/01/2026, 20:41 - Marisela:", ""),
            ("[24/1/26, 20:41] Los mensajes están cifrados.", "Los mensajes están cifrados."),
            ("24/01/2026 - Tocorón: Ana Gil", "24/01/2026 - Tocorón: Ana Gil"),
            ("[colombiano] Ana Gil: x", "[colombiano] Ana Gil: x"),
            ("Ana Gil - Tocorón: x", "Ana Gil - Tocorón: x"),
        ] {
            assert_eq!(without_stamp(line), rest, "{line}");
        }
    }
}
