//! How easy a text is to read: Szigriszt-Pazos on the INFLESZ scale for Spanish, Flesch for English.

use vigilia::domain::Language;

/// Reading ease of a text, 0 to about 120; the higher the easier. `None` for a text without words.
pub fn ease(language: Language, text: &str) -> Option<f64> {
    let sentences: Vec<Vec<&str>> = sentences(text);
    let words: Vec<&str> = sentences.iter().flatten().copied().filter(|word| has_letters(word)).collect();
    if words.is_empty() {
        return None;
    }
    let count = words.len() as f64;
    let per_sentence = count / sentences.len() as f64;
    let syllables = words.iter().map(|word| syllables(language, word)).sum::<usize>() as f64 / count;
    Some(match language {
        // Barrio Cantalejo, "Legibilidad y salud", 2007: the formula of Szigriszt-Pazos (1993).
        Language::Es => 206.835 - 62.3 * syllables - per_sentence,
        // Flesch, "A new readability yardstick", 1948.
        Language::En => 206.835 - 84.6 * syllables - 1.015 * per_sentence,
    })
}

/// The words of each sentence. A line and what stands before a colon are sentences of their own.
pub fn sentences(text: &str) -> Vec<Vec<&str>> {
    let mut all = Vec::new();
    for line in text.lines() {
        let mut sentence = Vec::new();
        for token in line.split_whitespace() {
            let word = token.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
            if !word.is_empty() && word != "/" {
                sentence.push(word);
            }
            if token.trim_end_matches([')', '»', '"', '”']).ends_with(['.', '?', '!', ':', ';', '·']) {
                all.push(std::mem::take(&mut sentence));
            }
        }
        all.push(sentence);
    }
    all.retain(|sentence| !sentence.is_empty());
    all
}

fn has_letters(word: &str) -> bool {
    word.chars().any(char::is_alphabetic) && !word.chars().any(|c| c.is_ascii_digit())
}

fn syllables(language: Language, word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    match language {
        Language::Es => spanish(&letters),
        Language::En => english(&letters),
    }
    .max(1)
}

/// Vowels in a row are one syllable, unless both are strong or a weak one bears the accent.
fn spanish(letters: &[char]) -> usize {
    let is_strong = |c: char| "aeoáéóíú".contains(c);
    let is_vowel = |c: char| is_strong(c) || "iuü".contains(c);
    let mut count = 0;
    let mut before: Option<char> = None;
    for (i, &c) in letters.iter().enumerate() {
        let last = i + 1 == letters.len();
        let silent_u = c == 'u'
            && i > 0
            && "qg".contains(letters[i - 1])
            && letters.get(i + 1).is_some_and(|n| "eiéí".contains(*n));
        let vowel = is_vowel(c) || (c == 'y' && last && i > 0);
        if silent_u || c == 'h' {
            continue;
        }
        if !vowel {
            before = None;
            continue;
        }
        let hiatus = before.is_some_and(|b| is_strong(b) && is_strong(c));
        if before.is_none() || hiatus {
            count += 1;
        }
        before = Some(c);
    }
    count
}

/// Vowels in a row are one syllable; a final e, and the e of -es and -ed, is mostly silent.
fn english(letters: &[char]) -> usize {
    let is_vowel = |c: char| "aeiouyéí".contains(c);
    let groups =
        letters.iter().enumerate().filter(|(i, c)| is_vowel(**c) && (*i == 0 || !is_vowel(letters[i - 1]))).count();
    let word: String = letters.iter().collect();
    let silent_e =
        word.ends_with('e') && !word.ends_with("le") && letters.len() > 2 && !is_vowel(letters[letters.len() - 2]);
    let silent_ed = word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded") && letters.len() > 3;
    let silent_es =
        word.ends_with("es") && !["ses", "ces", "ges", "xes", "zes", "hes"].iter().any(|end| word.ends_with(end));
    groups - usize::from(groups > 1 && (silent_e || silent_ed || silent_es))
}

#[test]
fn syllables_are_counted_as_people_say_them() {
    let es = [
        ("guardamos", 3),
        ("día", 2),
        ("cuándo", 2),
        ("quién", 1),
        ("ahora", 3),
        ("leer", 2),
        ("hay", 1),
        ("aún", 2),
        ("correo", 3),
    ];
    for (word, count) in es {
        assert_eq!(syllables(Language::Es, word), count, "{word}");
    }
    let en = [
        ("notice", 2),
        ("table", 2),
        ("confirmed", 2),
        ("wanted", 2),
        ("names", 1),
        ("you", 1),
        ("erase", 2),
        ("notices", 3),
    ];
    for (word, count) in en {
        assert_eq!(syllables(Language::En, word), count, "{word}");
    }
}

#[test]
fn a_sentence_ends_at_its_mark_and_not_inside_a_number() {
    let found = sentences("Suele tener 6 cifras, por ejemplo V-12.345.678. Puede probar.\n• No cuesta nada");
    assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [7, 2, 3]);
}
