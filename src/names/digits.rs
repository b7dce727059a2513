//! Digits in a name: part of a rank ("2do.", "SM3"), or letters that a scanner took for digits ("GARC1A").

use super::NameError;

/// A text without the ranks that are written with digits or a slash: "S/1 José Gil", "Sgto. 2do. José Gil".
pub(super) fn without_ranks(text: String) -> String {
    if !text.contains(|c: char| c == '/' || c.is_ascii_digit()) {
        return text;
    }
    let segments: Vec<String> = text
        .split(',')
        .map(|segment| {
            let mut words = segment.split(' ').filter(|word| !is_rank(word)).peekable();
            let slashed = words.peek().is_some_and(|word| is_slashed_rank(word));
            words.skip(usize::from(slashed)).collect::<Vec<_>>().join(" ")
        })
        .collect();
    segments.join(",")
}

/// "G/B", "S/1", "C/N", "P/TTE": one or two signs, a slash, and a few more.
fn is_slashed_rank(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    word.split_once('/').is_some_and(|(left, right)| {
        let short =
            |part: &str, most: usize| (1..=most).contains(&part.len()) && part.chars().all(char::is_alphanumeric);
        short(left, 2) && short(right, 4)
    })
}

/// "1er", "2do.", "3º", "1TTE", "SM3", "S1".
fn is_rank(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    let letters = word.trim_matches(|c: char| c.is_ascii_digit());
    let digits = word.len() - letters.len();
    let before = word.starts_with(|c: char| c.is_ascii_digit());
    digits == 1
        && if before {
            matches!(letters, "er" | "ero" | "era" | "ra" | "do" | "da" | "ro" | "to" | "ta" | "tte" | "º" | "ª" | "°")
        } else {
            matches!(letters, "s" | "sm" | "sa" | "st" | "c")
        }
}

/// A digit inside a word is a letter that a scanner took for a digit, where at least as many letters stand beside.
pub(super) fn as_letters(text: &str) -> Result<String, NameError> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Ok(text.to_owned());
    }
    let mut out = String::with_capacity(text.len());
    for (nth, word) in text.split(' ').enumerate() {
        if nth > 0 {
            out.push(' ');
        }
        let digits = word.chars().filter(char::is_ascii_digit).count();
        if digits == 0 {
            out.push_str(word);
            continue;
        }
        if word.chars().filter(|c| c.is_alphabetic()).count() < digits.max(2) {
            return Err(NameError::Characters);
        }
        let capital = !word.chars().any(char::is_lowercase);
        for c in word.chars() {
            let letter = if c.is_ascii_digit() { scanned(c).ok_or(NameError::Characters)? } else { c };
            out.push(if capital { letter.to_ascii_uppercase() } else { letter });
        }
    }
    Ok(out)
}

/// The letter that looks like a digit. An L read as 1 becomes I, which is one letter off.
fn scanned(digit: char) -> Option<char> {
    match digit {
        '0' => Some('o'),
        '1' => Some('i'),
        '2' => Some('z'),
        '4' => Some('a'),
        '5' => Some('s'),
        '6' => Some('g'),
        '7' => Some('t'),
        '8' => Some('b'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_go_and_two_names_stay_two_names() {
        let table = [
            ("G/B Luis Gil", "Luis Gil"),
            ("S/1 Luis Gil", "Luis Gil"),
            ("Sgto. 2do. Luis Gil", "Sgto. Luis Gil"),
            ("1er Tte. Luis Gil", "Tte. Luis Gil"),
            ("SM3 Luis Gil", "Luis Gil"),
            ("GIL, 1TTE. LUIS", "GIL, LUIS"),
            ("Ana/Bea Gil", "Ana/Bea Gil"),
        ];
        for (text, name) in table {
            assert_eq!(without_ranks(text.to_owned()), name);
        }
    }

    #[test]
    fn scanned_digits_are_letters_and_numbers_are_not() {
        let table = [
            ("CARLO5 GARC1A", Some("CARLOS GARCIA")),
            ("DAR10 Sol0rzano", Some("DARIO Solorzano")),
            ("2OILA 7ORO", Some("ZOILA TORO")),
            ("Luis 35", None),
            ("A1 B2", None),
            ("Luis9", None),
        ];
        for (text, read) in table {
            assert_eq!(as_letters(text).ok().as_deref(), read);
        }
    }
}
