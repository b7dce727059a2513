//! How a name sounds in Venezuela, as a short key. Pure; must never be shown to anybody.
//!
//! B=V=W, S=Z=C before e and i (X too), K=C=QU, initial J=G=Y=X, LL=Y=I, mute H, PH=F, TH=T,
//! N=M before B, P, V and at the end, doubled letters once, EE=I, OO=U.

/// The key of a folded word (a-z only).
pub(super) fn key(folded: &str) -> String {
    sound(folded.as_bytes())
}

/// A second key where W may stand for GU ("Wadalupe", "Rodriwez"), an Italian CH for QU ("Chiarelli"), KH for J
/// ("Makhlouf") or an initial X for S.
pub(super) fn other_key(folded: &str) -> Option<String> {
    if folded.contains('w') {
        Some(sound(folded.replace('w', "gu").as_bytes()))
    } else if folded.contains("kh") {
        Some(sound(folded.replace("kh", "j").as_bytes()))
    } else if folded.contains("che") || folded.contains("chi") {
        Some(sound(folded.replace("che", "que").replace("chi", "qui").as_bytes()))
    } else {
        folded.strip_prefix('x').map(|rest| sound(format!("s{rest}").as_bytes()))
    }
}

/// The key without what many do not pronounce at the end: S and D ("Jesú", "Trinidá"), and with R for L there.
pub(super) fn weak_key(key: &str) -> String {
    let trimmed = key.trim_end_matches(['s', 'd']);
    let trimmed = if trimmed.len() >= 3 { trimmed } else { key };
    match trimmed.strip_suffix('l') {
        Some(stem) => format!("{stem}r"),
        None => trimmed.to_owned(),
    }
}

fn sound(word: &[u8]) -> String {
    let mut out = Vec::with_capacity(word.len());
    let mut at = 0;
    while at < word.len() {
        let (length, letters) = step(word, at);
        for &letter in letters {
            if out.last() != Some(&letter) {
                out.push(letter);
            }
        }
        at += length;
    }
    if out.last() == Some(&b'm') {
        out.pop();
        if out.last() != Some(&b'n') {
            out.push(b'n');
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

/// How many letters are read here, and what they sound like.
fn step(word: &[u8], at: usize) -> (usize, &'static [u8]) {
    let next = word.get(at + 1).copied().unwrap_or(0);
    let after = word.get(at + 2).copied().unwrap_or(0);
    let first = at == 0;
    let soft = |c: u8| matches!(c, b'e' | b'i' | b'y');
    match (word[at], next) {
        (b'p', b'h') => (2, b"f"),
        (b't', b'h') => (2, b"t"),
        (b's', b'h') => (2, b"ch"),
        (b't', b'x') => (2, b"ch"),
        (b'k', b'h') => (2, b"k"),
        (b'o', b'u') => (2, b"u"),
        (b'c', b'h') if after == b'r' || after == b'l' => (2, b"k"),
        (b'c', b'h') => (2, b"ch"),
        (b'q', b'u') => (2, b"k"),
        (b'c', b'k') if after == b's' => (3, b"s"),
        (b'c' | b'k', b's') => (2, b"s"),
        (b'c', b'k') => (2, b"k"),
        (b'c', b'c') if soft(after) => (2, b"s"),
        (b's', b'c') if soft(after) => (2, b"s"),
        (b'c', c) if soft(c) => (1, b"s"),
        (b'c' | b'k' | b'q', _) => (1, b"k"),
        (b'z' | b's' | b'x', _) if !(first && word[at] == b'x') => {
            if first && next.is_ascii_alphabetic() && !b"aeiouyh".contains(&next) { (1, b"es") } else { (1, b"s") }
        }
        (b'g', b'u') if after == b'e' || after == b'i' => (2, b"g"),
        (b'j', b'h') if first => (2, b"y"),
        (b'y', b'h') if first => (2, b"y"),
        (b'g', b'i') if first && b"aou".contains(&after) => (2, b"y"),
        (b'i', c) if first && b"aou".contains(&c) => (1, b"y"),
        (b'h', b'i') if first && b"aou".contains(&after) => (2, b"y"),
        (b'j' | b'x', _) if first => (1, b"y"),
        (b'y', c) if first && b"aeiou".contains(&c) => (1, b"y"),
        (b'g', c) if soft(c) => (1, if first { b"y" } else { b"j" }),
        (b'd', b'j') if first => (2, b"y"),
        (b'l', b'l') if after == 0 => (2, b"l"),
        (b'l', b'l') => (2, if first { b"y" } else { b"i" }),
        (b'e', b'e') | (b'y', b'i') | (b'i', b'y') => (2, b"i"),
        (b'o', b'o') => (2, b"u"),
        (b'y', _) => (1, b"i"),
        (b'h', _) => (1, b""),
        (b'v' | b'w', _) => (1, b"b"),
        (b'm', b'b' | b'p' | b'v') => (1, b"n"),
        (c, _) => (1, plain(c)),
    }
}

fn plain(letter: u8) -> &'static [u8] {
    const ALPHABET: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";
    match letter {
        b'a'..=b'z' => {
            let place = usize::from(letter - b'a');
            &ALPHABET[place..=place]
        }
        _ => b"",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_sound_the_same_have_one_key() {
        let table = [
            ("gonzalez", "gonsales"),
            ("gimenez", "jimenez"),
            ("ximenez", "jimenez"),
            ("jennifer", "yenifer"),
            ("villarroel", "viyarroel"),
            ("yolanda", "llolanda"),
            ("hernan", "ernan"),
            ("zambrano", "sanbrano"),
            ("quintero", "kintero"),
            ("philip", "filip"),
            ("jhonny", "yonny"),
            ("giovanni", "yovanny"),
            ("edixon", "edickson"),
            ("beltran", "beltram"),
            ("steven", "esteven"),
            ("valdemar", "waldemar"),
            ("eulogio", "eulojio"),
            ("etxeberria", "echeverria"),
            ("chiarelli", "quiarelli"),
            ("makhlouf", "majluf"),
            ("khoury", "kuri"),
            ("youssef", "yusef"),
        ];
        for (a, b) in table {
            let (left, right) = (key(a), key(b));
            let same =
                left == right || other_key(a).is_some_and(|k| k == right) || other_key(b).is_some_and(|k| k == left);
            assert!(same, "{a} {left} / {b} {right}");
        }
        assert_eq!(other_key("rodriwez"), Some(key("rodriguez")));
        assert_eq!(weak_key(&key("jesus")), weak_key(&key("jesu")));
    }

    #[test]
    fn names_that_sound_different_keep_their_keys() {
        for (a, b) in [("ramon", "roman"), ("mario", "maria"), ("juan", "juana"), ("rojas", "rosas"), ("lara", "lira")]
        {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
    }
}
