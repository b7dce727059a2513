//! From bytes to letters.
//!
//! A file whose letters do not come out is refused whole; nothing is replaced in silence.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::domain::Refusal;

/// A file or text may have so many bytes (threats.md, T16).
pub const MAX_BYTES: usize = 5 * 1024 * 1024;

/// Letters, and how the bytes were read.
pub struct Decoded {
    pub text: String,
    /// "utf-8", "windows-1252", …
    pub encoding: String,
}

/// Decodes, or says why not.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Refusal::OldOrLocked);
    }
    if is_document(bytes) {
        return Err(Refusal::NotText);
    }
    let (text, encoding) = letters(bytes)?;
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    if text.contains('\0') || controls * 50 > text.chars().count() {
        return Err(Refusal::NotText);
    }
    if is_damaged_throughout(&text) {
        return Err(Refusal::DamagedLetters);
    }
    Ok(Decoded { text, encoding: encoding.name().to_lowercase() })
}

/// Most lines that have letters beyond ASCII are damaged; a single one is set aside by the readers.
fn is_damaged_throughout(text: &str) -> bool {
    let (mut damaged, mut all) = (0usize, 0usize);
    for line in text.lines().filter(|line| !line.is_ascii()) {
        all += 1;
        damaged += usize::from(is_damaged(line));
    }
    damaged >= 2 && damaged * 2 > all
}

/// Archives, documents, pictures, sounds and databases, by their first bytes.
fn is_document(bytes: &[u8]) -> bool {
    const STARTS: [&[u8]; 13] = [
        b"%PDF",
        b"\x89PNG",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"RIFF",
        b"\x1F\x8B",
        b"BZh9",
        b"7z\xBC\xAF",
        b"Rar!",
        b"SQLite format 3",
        b"OggS",
        b"{\\rtf",
        b"\xFD7zXZ",
    ];
    STARTS.iter().any(|start| bytes.starts_with(start))
}

fn letters(bytes: &[u8]) -> Result<(String, &'static Encoding), Refusal> {
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        return strictly(encoding, &bytes[bom..]);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return strictly(encoding, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), UTF_8));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    [WINDOWS_1252, guess, MACINTOSH]
        .into_iter()
        .filter_map(|encoding| strictly(encoding, bytes).ok())
        .find(|(text, _)| looks_right(text))
        .ok_or(Refusal::DamagedLetters)
}

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Result<(String, &'static Encoding), Refusal> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or(Refusal::DamagedLetters)?;
    Ok((text.into_owned(), encoding))
}

/// UTF-16 of Latin letters has a zero in every other byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 4 {
        return None;
    }
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    if odd * 10 >= half * 7 && even * 20 <= half {
        Some(UTF_16LE)
    } else if even * 10 >= half * 7 && odd * 20 <= half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Letters and signs beyond ASCII that Spanish, English and the neighbours' names use.
const USUAL: &str = "áéíóúüñÁÉÍÓÚÜÑàèìòùçÇãõâêôäö¿¡«»“”‘’–—…ºª°•€\u{A0}";

/// Nine of ten letters and signs beyond ASCII are usual ones.
fn looks_right(text: &str) -> bool {
    let (mut usual, mut all) = (0usize, 0usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        all += 1;
        usual += usize::from(USUAL.contains(c));
    }
    usual * 10 >= all * 9
}

/// "PÃ©rez", "P�rez": letters that a wrong encoding damaged before the text came here.
pub fn is_damaged(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let trail = |c: char| {
        matches!(
            c,
            '\u{80}'
                ..='\u{BF}'
                    | 'ƒ'
                    | '„'
                    | '…'
                    | '†'
                    | '‡'
                    | 'ˆ'
                    | '‰'
                    | 'Š'
                    | '‹'
                    | 'Œ'
                    | 'Ž'
                    | '‘'
                    | '’'
                    | '“'
                    | '”'
                    | '•'
                    | '–'
                    | '—'
                    | '˜'
                    | '™'
                    | 'š'
                    | '›'
                    | 'œ'
                    | 'ž'
                    | 'Ÿ'
        )
    };
    let quotes = |c: char| matches!(c, '’' | '”' | '»' | '…' | '–' | '—');
    chars.contains(&'\u{FFFD}')
        || chars.windows(2).any(|pair| matches!(pair[0], 'Ã' | 'Â') && trail(pair[1]) && !quotes(pair[1]))
        || chars.windows(2).any(|pair| pair == ['â', '€'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_out_of_the_usual_encodings_or_the_file_is_refused() {
        let written = "Nombre;Centro\r\nPeña Muñoz, José;Tocorón\r\n";
        let utf16: Vec<u8> = written.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [b"\xFF\xFE".as_slice(), &utf16].concat();
        let (latin, _, _) = WINDOWS_1252.encode(written);
        let (mac, _) = (b"Nombre\nPe\x96a Mu\x96oz, Jos\x8E, Tocor\x97n, El\x92as\n", ());
        for bytes in [written.as_bytes(), &utf16, &marked, &latin] {
            assert_eq!(decode(bytes).map(|decoded| decoded.text).ok().as_deref(), Some(written));
        }
        assert!(decode(mac).is_ok_and(|decoded| decoded.text.contains("Peña Muñoz, José, Tocorón, Elías")));
        for (bytes, why) in [
            (b"%PDF-1.7".as_slice(), Refusal::NotText),
            (b"\xD0\xCF\x11\xE0\xA1\xB1", Refusal::OldOrLocked),
            (b" \n\t ", Refusal::Empty),
            ("Pé Ã©a\nJosÃ© PÃ©rez\nMarÃ\u{AD}a NÃ³brega".as_bytes(), Refusal::DamagedLetters),
            (b"\x01\x02\x03\x04\x05", Refusal::NotText),
            (b"\xC3\x28\xA0\xA1\xE2\x28\xF0\x28\x8C\xBC", Refusal::DamagedLetters),
        ] {
            assert_eq!(decode(bytes).err(), Some(why));
        }
        assert_eq!(decode(&vec![b'a'; MAX_BYTES + 1]).err(), Some(Refusal::TooLarge));
    }
}
