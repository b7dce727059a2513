//! Code points that hide or mislead (threat T15): none of them is ever part of a name, and a name in confusable
//! letters never gets above review.

use vigilia::names::{Band, Cedula, NameError, Person, PersonName, compare};

/// Every code point that is invisible, turns the direction of writing, fills space or varies a glyph, from the Unicode
/// categories Cc and Cf and the properties Default_Ignorable and Bidi_Control.
const HIDDEN: &[(u32, u32)] = &[
    (0x0000, 0x0008),
    (0x000B, 0x000C),
    (0x000E, 0x001F),
    (0x007F, 0x009F),
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x0600, 0x0605),
    (0x061C, 0x061C),
    (0x06DD, 0x06DD),
    (0x070F, 0x070F),
    (0x0890, 0x0891),
    (0x08E2, 0x08E2),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x110BD, 0x110BD),
    (0x110CD, 0x110CD),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
];

#[test]
fn no_hidden_code_point_is_ever_accepted_inside_a_name() {
    let mut tried = 0;
    for c in HIDDEN.iter().flat_map(|&(from, to)| from..=to).filter_map(char::from_u32) {
        for text in [format!("Jo{c}sé Pérez"), format!("José{c} Pérez"), format!("José {c}Pérez")] {
            assert!(PersonName::parse(&text).is_err(), "U+{:04X} was accepted", u32::from(c));
            assert!(PersonName::from_parts(&text, "Gil").is_err(), "U+{:04X} was accepted as a part", u32::from(c));
        }
        tried += 1;
    }
    assert!(tried > 4_000);
}

/// Letters of other scripts, and mathematical and full-width ones, that look like Latin letters.
const CONFUSABLE: &[(char, &str)] = &[
    ('a', "аɑα𝐚ａ"),
    ('c', "сϲ𝐜ｃ"),
    ('e', "еҽ𝐞ｅ"),
    ('g', "ɡ𝐠ｇ"),
    ('h', "һ𝐡ｈ"),
    ('i', "іι𝐢ｉ"),
    ('j', "ј𝐣ｊ"),
    ('l', "ӏ𝐥ｌ"),
    ('m', "𝐦ｍ"),
    ('n', "ոη𝐧ｎ"),
    ('o', "оοօ𝐨ｏ"),
    ('p', "рρ𝐩ｐ"),
    ('r', "г𝐫ｒ"),
    ('s', "ѕ𝐬ｓ"),
    ('u', "սυ𝐮ｕ"),
    ('v', "ѵν𝐯ｖ"),
    ('x', "хχ𝐱ｘ"),
    ('y', "уγ𝐲ｙ"),
    ('A', "АΑ𝐀Ａ"),
    ('C', "С𝐂Ｃ"),
    ('E', "ЕΕ𝐄Ｅ"),
    ('G', "𝐆Ｇ"),
    ('J', "Ј𝐉Ｊ"),
    ('L', "𝐋Ｌ"),
    ('M', "МΜ𝐌Ｍ"),
    ('P', "РΡ𝐏Ｐ"),
    ('R', "𝐑Ｒ"),
];

/// The nth way to write a name with some of its letters replaced.
fn disguised(name: &str, mut nth: usize) -> String {
    let mut out = String::new();
    for c in name.chars() {
        let others: Vec<char> =
            CONFUSABLE.iter().find(|row| row.0 == c).map(|row| row.1.chars().collect()).unwrap_or_default();
        let choice = nth % (others.len() + 1);
        nth = nth / (others.len() + 1) + nth % 7;
        out.push(if choice == 0 { c } else { others[choice - 1] });
    }
    out
}

#[test]
fn of_ten_thousand_confusable_pairs_none_gets_above_review() {
    let names = ["Jose Gregorio Perez Rojas", "Maria Elena Arapé Lugo", "Ramon Celis", "Yusbelys Carolina Gomez"];
    let cedula = Cedula::parse("V-90123456").ok();
    let (mut tried, mut refused) = (0, 0);
    for nth in 1..=2_500 {
        for name in names {
            let honest = Person { cedula: cedula.clone(), ..Person::named(PersonName::parse(name).unwrap()) };
            let text = disguised(name, nth);
            if text == name {
                continue;
            }
            tried += 1;
            match PersonName::parse(&text) {
                Err(NameError::MixedScripts | NameError::Characters) => refused += 1,
                Err(other) => panic!("{other}"),
                Ok(read) => {
                    let band = compare(&honest, &Person::named(read), 1).band;
                    assert!(band <= Band::Review, "a disguise of {name} is {band:?}");
                }
            }
        }
    }
    assert!(tried >= 9_900 && refused == tried, "{refused} of {tried} were refused");
}

#[test]
fn many_marks_on_a_letter_are_refused() {
    for marks in 1..=6 {
        let text = format!("Jose{} Perez", "\u{301}\u{323}".repeat(marks).chars().take(marks).collect::<String>());
        assert_eq!(PersonName::parse(&text).is_ok(), marks <= 2, "{marks} marks");
    }
}
