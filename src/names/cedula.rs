//! Identity numbers. Never shown whole: people see the last three digits.

use super::NameError;

/// An identity number: V or E and 5 to 9 digits. No `Display`; `Debug` says nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Cedula {
    canonical: String,
    letter_assumed: bool,
}

impl std::fmt::Debug for Cedula {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Cedula")
    }
}

/// Which rule a text breaks; never the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CedulaError {
    #[error("it has {0} digits; a cédula has 5 to 9")]
    Digits(usize),
    #[error("J and G are legal persons")]
    LegalPerson,
    #[error("it is not a number")]
    NotANumber,
}

impl Cedula {
    /// Reads "V-12.345.678", "V12345678", "V- 12 345 678", "12345678", "C.I. 12.345.678".
    pub fn parse(text: &str) -> Result<Self, CedulaError> {
        if text.chars().count() > 40 {
            return Err(CedulaError::NotANumber);
        }
        let mut rest = text.trim().to_uppercase();
        for label in ["CÉDULA", "CEDULA", "C.I.V", "C.I.", "C.I", "CI.", "CI", "NRO.", "NRO", "N°", "Nº", "NO."] {
            if let Some(after) = rest.strip_prefix(label) {
                // "C.I.V-123…": the V belongs to the number, so the label without it is tried as well.
                let after = if label == "C.I.V" { rest.strip_prefix("C.I.").unwrap_or(after) } else { after };
                rest = after.trim_start_matches([':', '.', ' ', '-', '#']).to_owned();
            }
        }
        let (letter, number) = match rest.chars().next() {
            Some(c @ ('V' | 'E')) => (Some(c), &rest[1..]),
            Some('J' | 'G') => return Err(CedulaError::LegalPerson),
            _ => (None, rest.as_str()),
        };
        let mut digits = String::new();
        for c in number.chars() {
            match c {
                '0'..='9' => digits.push(c),
                '.' | ' ' | '-' | ',' | '\u{a0}' => {}
                _ => return Err(CedulaError::NotANumber),
            }
        }
        let digits = digits.trim_start_matches('0');
        match digits.len() {
            0 => Err(CedulaError::NotANumber),
            5..=9 => {
                Ok(Self { canonical: format!("{}{digits}", letter.unwrap_or('V')), letter_assumed: letter.is_none() })
            }
            count => Err(CedulaError::Digits(count)),
        }
    }

    /// "V12345678".
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// The letter was missing and V was assumed.
    pub fn letter_assumed(&self) -> bool {
        self.letter_assumed
    }

    /// The last three digits: all that people ever see.
    pub fn last3(&self) -> &str {
        &self.canonical[self.canonical.len() - 3..]
    }

    /// The first identity number in a text.
    pub(super) fn first_in(text: &str) -> Option<Self> {
        let chars: Vec<char> = text.chars().take(200).collect();
        (0..chars.len())
            .filter(|&at| at == 0 || !chars[at - 1].is_alphanumeric())
            .find_map(|at| number_at(&chars, at).map(|end| chars[at..end].iter().collect::<String>()))
            .and_then(|number| Self::parse(&number).ok())
    }

    /// The number and its letter in one machine word, for the index.
    pub(super) fn packed(&self) -> u64 {
        let number: u64 = self.canonical[1..].parse().unwrap_or(0);
        let foreign = u64::from(self.canonical.starts_with('E'));
        number | (foreign << 40) | (u64::from(self.letter_assumed) << 41)
    }
}

/// How two packed numbers agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbers {
    Equal,
    /// The same digits, or two neighbours changed about, or one digit more, less or different.
    OneDigit,
    Different,
}

/// Compares two packed numbers; an assumed letter contradicts nothing.
pub(super) fn numbers(a: u64, b: u64) -> Numbers {
    const DIGITS: u64 = (1 << 40) - 1;
    let letters_agree = (a >> 40) & 1 == (b >> 40) & 1 || (a >> 41) & 1 == 1 || (b >> 41) & 1 == 1;
    if a & DIGITS == b & DIGITS {
        return if letters_agree { Numbers::Equal } else { Numbers::OneDigit };
    }
    let (left, right) = (digits(a & DIGITS), digits(b & DIGITS));
    if one_slip(left.as_slice(), right.as_slice()) { Numbers::OneDigit } else { Numbers::Different }
}

/// The decimal digits, lowest first, without allocation.
struct Digits {
    buffer: [u8; 20],
    len: usize,
}

impl Digits {
    fn as_slice(&self) -> &[u8] {
        &self.buffer[..self.len]
    }
}

fn digits(mut number: u64) -> Digits {
    let mut out = Digits { buffer: [0; 20], len: 0 };
    while number > 0 && out.len < 20 {
        out.buffer[out.len] = (number % 10) as u8;
        number /= 10;
        out.len += 1;
    }
    out
}

fn one_slip(a: &[u8], b: &[u8]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let start = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    match long.len() - short.len() {
        0 => {
            let same_after = |skip: usize| short.get(start + skip..) == long.get(start + skip..);
            let turned = start + 1 < short.len()
                && short[start] == long[start + 1]
                && short[start + 1] == long[start]
                && same_after(2);
            same_after(1) || turned
        }
        1 => short[start..] == long[start + 1..],
        _ => false,
    }
}

/// Takes identity numbers out of a text about a person, with their labels, so that a name remains.
pub(super) fn without_numbers(text: &str) -> Result<String, NameError> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Ok(text.to_owned());
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let boundary = at == 0 || !chars[at - 1].is_alphanumeric();
        match number_at(&chars, at) {
            Some(end) if boundary => {
                out.push(' ');
                at = end;
            }
            _ => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    Ok(out)
}

/// The end of "V-12.345.678" or "C.I. 12345678" if one starts here.
fn number_at(chars: &[char], start: usize) -> Option<usize> {
    let mut at = start;
    for label in ["cédula", "cedula", "c.i.", "c.i", "ci"] {
        let letters: Vec<char> = label.chars().collect();
        let here = chars.get(at..at + letters.len())?;
        if here.iter().zip(&letters).all(|(c, l)| c.to_lowercase().eq(l.to_lowercase())) {
            at += letters.len();
            break;
        }
    }
    let skip = |mut at: usize| {
        while chars.get(at).is_some_and(|c| matches!(c, ' ' | ':' | '-' | '.' | '°' | 'º')) {
            at += 1;
        }
        at
    };
    at = skip(at);
    if chars.get(at).is_some_and(|c| matches!(c, 'V' | 'E' | 'v' | 'e')) {
        at = skip(at + 1);
    }
    let (mut digits, mut end) = (0, at);
    while let Some(c) = chars.get(at) {
        match c {
            '0'..='9' => {
                digits += 1;
                at += 1;
                end = at;
            }
            '.' | ' ' if chars.get(at + 1).is_some_and(char::is_ascii_digit) => at += 1,
            _ => break,
        }
    }
    let closed = !chars.get(end).is_some_and(|c| c.is_alphanumeric());
    (5..=9).contains(&digits).then_some(end).filter(|_| closed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_in_every_usual_form() {
        for text in ["V-12.345.678", "V12345678", "V- 12 345 678", "12345678", "C.I. 12.345.678", "CI: V-12345678"] {
            assert_eq!(Cedula::parse(text).map(|c| c.canonical().to_owned()), Ok("V12345678".to_owned()), "{text}");
        }
        assert!(Cedula::parse("12345678").is_ok_and(|c| c.letter_assumed() && c.last3() == "678"));
        assert_eq!(Cedula::parse("E-84.123.456").map(|c| c.canonical().to_owned()), Ok("E84123456".to_owned()));
    }

    #[test]
    fn what_is_no_number_of_a_person_is_refused() {
        assert_eq!(Cedula::parse("J-12345678-9"), Err(CedulaError::LegalPerson));
        assert_eq!(Cedula::parse("1234"), Err(CedulaError::Digits(4)));
        assert_eq!(Cedula::parse("V"), Err(CedulaError::NotANumber));
        assert_eq!(Cedula::parse("no sé"), Err(CedulaError::NotANumber));
        assert_eq!(Cedula::parse(""), Err(CedulaError::NotANumber));
    }

    #[test]
    fn one_slip_is_not_a_different_number() {
        let packed = |text: &str| Cedula::parse(text).map(|c| c.packed()).unwrap_or_default();
        let table = [
            ("V12345678", "12345678", Numbers::Equal),
            ("V12345678", "V12345679", Numbers::OneDigit),
            ("V12345678", "V12354678", Numbers::OneDigit),
            ("V12345678", "V1234578", Numbers::OneDigit),
            ("V12345678", "E12345678", Numbers::OneDigit),
            ("V12345678", "V12399678", Numbers::Different),
        ];
        for (a, b, expected) in table {
            assert_eq!(numbers(packed(a), packed(b)), expected, "{a} {b}");
            assert_eq!(numbers(packed(b), packed(a)), expected, "{b} {a}");
        }
    }
}
