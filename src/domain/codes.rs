//! What people call things among each other: numbers, never names.

/// A match: `C-0412`.
pub fn match_code(number: u32) -> String {
    format!("C-{number:04}")
}

/// A release: `S-1207`.
pub fn release_code(number: u32) -> String {
    format!("S-{number:04}")
}

/// A correction: `X-09`.
pub fn retraction_code(number: u32) -> String {
    format!("X-{number:02}")
}

/// A question whether two records are of one event: `E-07`.
pub fn same_event_code(number: u32) -> String {
    format!("E-{number:02}")
}

/// The number in a code of this letter, however it is typed; `None` for any other text.
pub fn number_in(letter: char, text: &str) -> Option<u32> {
    let text = text.trim();
    let rest = text.strip_prefix([letter, letter.to_ascii_lowercase()])?;
    rest.trim_start_matches(['-', ' ']).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for text in ["S-1207", " s-1207", "S1207", "s 1207"] {
            assert_eq!(number_in('S', text), Some(1207), "{text}");
        }
        for text in ["", "S", "C-1207", "1207", "S-12a", "S--"] {
            assert_eq!(number_in('S', text), None, "{text}");
        }
    }
}
