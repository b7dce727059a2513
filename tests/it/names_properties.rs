//! What holds for every name: order of the sides, accents and case do not matter, nothing panics, nothing hides.

use proptest::prelude::*;
use vigilia::names::{Cedula, Index, NameError, Person, PersonName, compare, scan};

const GIVEN: &[&str] = &["José", "María", "Luis", "Yuskeilys", "Ángel", "Carmen", "Darwin", "Rosa", "Jesús", "Nohelia"];
const SURNAMES: &[&str] = &["Pérez", "Arbulez", "Gómez", "Peñaranda", "Rojas", "Echarri", "Núñez", "Tocuyano", "Lira"];

fn a_name() -> impl Strategy<Value = String> {
    let word = |list: &'static [&'static str]| proptest::sample::select(list).prop_map(str::to_owned);
    (word(GIVEN), proptest::option::of(word(GIVEN)), word(SURNAMES), proptest::option::of(word(SURNAMES)), 0..3_u8)
        .prop_map(|(one, two, first, second, form)| {
            let given = format!("{one} {}", two.unwrap_or_default());
            let surnames = format!("{first} {}", second.unwrap_or_default());
            match form {
                0 => format!("{given} {surnames}"),
                1 => format!("{surnames}, {given}"),
                _ => format!("{surnames} {given}").to_uppercase(),
            }
        })
}

fn person(text: &str) -> Person {
    Person::named(PersonName::parse(text).expect("an ordinary name"))
}

fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'á' | 'Á' => 'a',
            'é' | 'É' => 'e',
            'í' | 'Í' => 'i',
            'ó' | 'Ó' => 'o',
            'ú' | 'Ú' => 'u',
            'ñ' | 'Ñ' => 'n',
            c => c,
        })
        .collect::<String>()
        .to_lowercase()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn who_is_sought_and_who_is_published_may_change_places(a in a_name(), b in a_name()) {
        let there = compare(&person(&a), &person(&b), 100).log_odds;
        let back = compare(&person(&b), &person(&a), 100).log_odds;
        prop_assert!((there - back).abs() < 0.01, "{a} / {b}: {there} {back}");
    }

    #[test]
    fn accents_and_capitals_never_matter(a in a_name(), b in a_name()) {
        let written = compare(&person(&a), &person(&b), 100).log_odds;
        let folded = compare(&person(&plain(&a)), &person(&plain(&b)), 100).log_odds;
        prop_assert!((written - folded).abs() < 0.01, "{a} / {b}: {written} {folded}");
    }

    #[test]
    fn a_name_fits_itself_at_least_as_well_as_another(a in a_name(), b in a_name()) {
        let own = compare(&person(&a), &person(&a), 1).log_odds;
        let other = compare(&person(&a), &person(&b), 1).log_odds;
        prop_assert!(own >= other - 0.01, "{a} / {b}: {own} {other}");
    }

    #[test]
    fn no_text_makes_it_panic(a in "\\PC{0,60}", b in "[\\p{L}\\p{M} .,'-]{0,80}", c in any::<String>()) {
        for text in [&a, &b, &c] {
            drop(Cedula::parse(text));
            if let Ok(name) = PersonName::parse(text) {
                drop((name.shown().len(), name.initials(), name.is_common(), name.surname_count()));
                drop((name.other_reading(), name.swapped(), name.with_second_surname(&b), name.stored().open()));
                drop(compare(&Person::named(name.clone()), &person("José Pérez"), 10));
                let mut index: Index<u8> = Index::new();
                index.insert(1, &Person::named(name.clone()));
                drop(scan(text, &index));
                index.remove(1);
                prop_assert!(index.is_empty());
            }
            drop(PersonName::from_parts(text, &b));
        }
    }

    #[test]
    fn a_reading_comes_back_exactly_from_its_parts(text in "[\\p{Latin} .,'-]{0,60}") {
        if let Ok(name) = PersonName::parse(&text) {
            let (given, surnames) = (name.given(), name.surnames());
            let again = PersonName::from_parts(&given, &surnames);
            let again = again.expect("what was read can be read again");
            prop_assert_eq!((again.given(), again.surnames()), (given, surnames));
        }
    }

    #[test]
    fn what_is_indexed_is_found_and_what_is_removed_is_gone(names in proptest::collection::vec(a_name(), 1..30)) {
        // Every third is also known by the name of the one before.
        let known = |key: usize| {
            let before = (key % 3 == 2).then(|| PersonName::parse(&names[key - 1]).expect("an ordinary name"));
            Person { aliases: before.into_iter().collect(), ..person(&names[key]) }
        };
        let mut index: Index<usize> = Index::new();
        for key in 0..names.len() {
            index.insert(key, &known(key));
        }
        prop_assert_eq!(index.len(), names.len());
        for (key, name) in names.iter().enumerate() {
            let found = index.find_sought(&person(name));
            let expected = compare(&known(key), &person(name), names.len());
            if expected.band != vigilia::names::Band::Ignore {
                prop_assert!(found.iter().any(|f| f.key == key), "{name}");
            }
            for one in found {
                let direct = compare(&known(one.key), &person(name), names.len());
                prop_assert!((direct.log_odds - one.comparison.log_odds).abs() < 0.01, "{name}");
                prop_assert!(direct.evidence == one.comparison.evidence, "{name}");
            }
        }
        for key in 0..names.len() {
            index.remove(key);
        }
        prop_assert!(index.is_empty());
        prop_assert!(names.iter().all(|name| index.find_sought(&person(name)).is_empty()));
    }
}

/// What may happen to an index while the program runs; keys are few, so that names are changed and come back.
#[derive(Debug, Clone)]
enum Step {
    Put { key: u8, name: String, alias: Option<String>, cedula: Option<u32> },
    Forget { key: u8 },
}

fn a_step() -> impl Strategy<Value = Step> {
    let put = (0..12_u8, a_name(), proptest::option::of(a_name()), proptest::option::of(90_000_001..90_000_009_u32));
    prop_oneof![
        3 => put.prop_map(|(key, name, alias, cedula)| Step::Put { key, name, alias, cedula }),
        1 => (0..12_u8).prop_map(|key| Step::Forget { key }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_index_that_was_changed_finds_what_a_fresh_one_finds(
        steps in proptest::collection::vec(a_step(), 1..60),
        asked in proptest::collection::vec(a_name(), 1..6),
    ) {
        let mut changed: Index<u8> = Index::new();
        let mut kept = std::collections::BTreeMap::new();
        for step in steps {
            match step {
                Step::Put { key, name, alias, cedula } => {
                    let cedula = cedula.map(|number| Cedula::parse(&format!("V{number}")).expect("a number"));
                    let aliases = alias.iter().map(|text| PersonName::parse(text).expect("a name")).collect();
                    let person = Person { cedula, aliases, ..person(&name) };
                    changed.insert(key, &person);
                    kept.insert(key, person);
                }
                Step::Forget { key } => {
                    changed.remove(key);
                    kept.remove(&key);
                }
            }
        }
        let mut fresh: Index<u8> = Index::new();
        for (key, person) in &kept {
            fresh.insert(*key, person);
        }
        prop_assert_eq!(changed.len(), fresh.len());
        let whole = kept.values().cloned().chain(asked.iter().map(|text| person(text)));
        for person in whole {
            for (left, right) in [
                (changed.find_sought(&person), fresh.find_sought(&person)),
                (changed.find_published(&person, 50), fresh.find_published(&person, 50)),
            ] {
                let told = |found: &[vigilia::names::Found<u8>]| -> Vec<(u8, f32)> {
                    found.iter().map(|f| (f.key, f.comparison.log_odds)).collect()
                };
                prop_assert_eq!(told(&left), told(&right));
            }
        }
        for key in 0..12 {
            changed.remove(key);
        }
        prop_assert!(changed.is_empty());
    }
}

#[test]
fn characters_that_hide_or_mislead_are_refused_wherever_they_stand() {
    let invisible = ['\u{200b}', '\u{200d}', '\u{200e}', '\u{202e}', '\u{2066}', '\u{feff}', '\u{ad}', '\u{3164}'];
    for c in invisible {
        for text in [format!("{c}José Pérez"), format!("Jo{c}sé Pérez"), format!("José Pérez{c}")] {
            assert_eq!(PersonName::parse(&text).err(), Some(NameError::Invisible), "U+{:04X}", u32::from(c));
        }
    }
    for (text, error) in [
        ("Jоsé Pérez", NameError::MixedScripts),
        ("José Ρérez", NameError::MixedScripts),
        ("محمد", NameError::Characters),
        ("José 😀 Pérez", NameError::Characters),
        ("José @perez", NameError::Characters),
    ] {
        assert_eq!(PersonName::parse(text).err(), Some(error), "{text}");
    }
}
