//! Times as people write them: `30s`, `2m`, `1h30m`.

use std::time::Duration;

/// Reads whole numbers with the units d, h, m, s, ms, each at most once and falling.
pub fn parse(text: &str) -> Option<Duration> {
    const UNITS: [(&str, u64); 5] = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];
    let mut rest = text.trim();
    let mut total: u64 = 0;
    let mut allowed = &UNITS[..];
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number: u64 = rest[..digits].parse().ok()?;
        rest = &rest[digits..];
        let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_lowercase()).len();
        let at = allowed.iter().position(|(unit, _)| *unit == &rest[..letters])?;
        total = total.checked_add(number.checked_mul(allowed[at].1)?)?;
        rest = &rest[letters..];
        allowed = &allowed[at + 1..];
    }
    Some(Duration::from_millis(total))
}

/// Writes a time as [`parse`] reads it.
pub fn show(time: Duration) -> String {
    match time.as_secs() {
        _ if time.subsec_millis() != 0 => format!("{}ms", time.as_millis()),
        s if s != 0 && s.is_multiple_of(86_400) => format!("{}d", s / 86_400),
        s if s != 0 && s.is_multiple_of(3_600) => format!("{}h", s / 3_600),
        s if s != 0 && s.is_multiple_of(60) => format!("{}m", s / 60),
        s => format!("{s}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        let table =
            [("30s", 30_000), ("2m", 120_000), ("1h30m", 5_400_000), ("250ms", 250), ("1d", 86_400_000), (" 0s ", 0)];
        for (text, millis) in table {
            assert_eq!(parse(text), Some(Duration::from_millis(millis)), "{text}");
            assert_eq!(parse(&show(Duration::from_millis(millis))), Some(Duration::from_millis(millis)), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in
            ["", "30", "s", "2 m", "2x", "-1s", "1m1h", "1m1m", "1.5h", "99999999999999999999s", "999999999999999d"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
