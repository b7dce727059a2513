//! What a text says besides the name: a nickname in quotes, or what follows "alias", "apodado", "conocido como".
//! Must never take a remark for a name: what stands in parentheses is one, unless it says that it is an alias.

use super::lexicon::LEXICON;
use super::normalize::fold;

/// A text without its asides, and the aliases among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Aside {
    pub name: String,
    pub aliases: Vec<String>,
}

/// Takes out quotes, parentheses and what follows an alias mark. Quotes must be plain ones by now.
pub(super) fn aside(text: &str) -> Aside {
    let mut aliases = Vec::new();
    let text = text.replace("(a)", " alias ").replace("(A)", " alias ");
    let (text, quoted) = without(&single_as_double(&text), '"', '"');
    aliases.extend(quoted);
    let (text, remarks) = without(&text, '(', ')');
    aliases.extend(remarks.iter().filter_map(|remark| after_mark(remark, 0)).map(|(_, alias)| alias));
    let segments: Vec<String> = text
        .split(',')
        .enumerate()
        .map(|(nth, segment)| match after_mark(segment, usize::from(nth == 0)) {
            Some((name, alias)) => {
                aliases.push(alias);
                name
            }
            None => segment.to_owned(),
        })
        .collect();
    aliases.retain(|alias| !alias.trim().is_empty());
    Aside { name: segments.join(","), aliases }
}

/// 'El Gato' as "El Gato": an apostrophe before a word and one behind a word. D'Amico's stands inside.
fn single_as_double(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric());
    let quote = |at: usize| chars[at] == '\'' && letter(at.checked_sub(1)) != letter(Some(at + 1));
    let opening = (0..chars.len()).find(|&at| quote(at) && letter(Some(at + 1)));
    let closing = opening.and_then(|from| (from + 2..chars.len()).find(|&at| quote(at) && letter(Some(at - 1))));
    match (opening, closing) {
        (Some(from), Some(to)) => {
            chars.iter().enumerate().map(|(at, &c)| if at == from || at == to { '"' } else { c }).collect()
        }
        _ => text.to_owned(),
    }
}

/// The text without what stands between two signs, and what stood there.
fn without(text: &str, open: char, close: char) -> (String, Vec<String>) {
    let (mut out, mut taken) = (text.to_owned(), Vec::new());
    while let Some(start) = out.find(open) {
        let Some(length) = out[start + 1..].find(close) else { break };
        taken.push(out[start + 1..start + 1 + length].to_owned());
        out.replace_range(start..=start + 1 + length, " ");
    }
    (out, taken)
}

/// The words before an alias mark and those behind it; the mark is at least the word number `least`.
fn after_mark(text: &str, least: usize) -> Option<(String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = words.iter().position(|word| LEXICON.is_alias_mark(&fold(word))).filter(|&at| at >= least)?;
    let behind = words[at + 1..].iter().skip_while(|word| matches!(fold(word).as_str(), "como" | "por" | "de"));
    let alias: Vec<&str> = behind.copied().collect();
    Some((words[..at].join(" "), alias.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_told_from_names_and_remarks() {
        let table = [
            ("José \"Cheo\" Gil", "José   Gil", &["Cheo"][..]),
            ("Hugo 'El Pollo' Gil", "Hugo   Gil", &["El Pollo"]),
            ("José Gil alias El Gato", "José Gil", &["El Gato"]),
            ("José Gil (a) El Gato", "José Gil", &["El Gato"]),
            ("José Gil (alias El Gato)", "José Gil  ", &["El Gato"]),
            ("GIL alias EL GATO, JOSE", "GIL, JOSE", &["EL GATO"]),
            ("José Gil, conocido como Cuco Lira", "José Gil,", &["Cuco Lira"]),
            ("José Gil (menor)", "José Gil  ", &[]),
            ("Bruno D'Amico L'Abbate", "Bruno D'Amico L'Abbate", &[]),
            ("José Gil alias", "José Gil", &[]),
        ];
        for (text, name, aliases) in table {
            let found = aside(text);
            assert_eq!((found.name.as_str(), found.aliases), (name, aliases.iter().map(ToString::to_string).collect()));
        }
    }
}
