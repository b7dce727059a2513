//! The one place where what people and files wrote enters our HTML.
//!
//! It must never let through markup, an address, a mention or a command: an imported
//! text can neither break a message nor put a link into it.

/// A value for a message. Text is made harmless on insertion; only [`Value::Html`] is not.
pub(super) enum Value<'a> {
    /// From a person or a file: escaped, and freed of what a chat would turn into a link.
    Text(&'a str),
    /// From the organisation's configuration: escaped; an address in it stays one.
    House(&'a str),
    /// Words and markup of our own.
    Html(String),
    /// A number that decides between singular and plural.
    Count(u32),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(text)
    }
}

impl<'a> From<&'a crate::domain::Private> for Value<'a> {
    fn from(text: &'a crate::domain::Private) -> Self {
        Value::Text(text.open())
    }
}

impl From<u32> for Value<'_> {
    fn from(count: u32) -> Self {
        Value::Count(count)
    }
}

/// Escapes for HTML and defuses.
pub(super) fn foreign(text: &str) -> String {
    escape(&defuse(text))
}

/// Escapes for HTML. Enough for text between tags; never used inside an attribute.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(c),
        }
    }
    out
}

/// The beginning of a text, with `…` where something is missing; at most `most` characters.
pub(super) fn clip(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut out: String = text.chars().take(most.saturating_sub(1)).collect();
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// The length that Telegram counts: UTF-16 units after the tags and entities are read.
pub(super) fn visible_length(html: &str) -> usize {
    plain(html).encode_utf16().count()
}

/// Our HTML without its tags and entities.
pub(super) fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if inside => {}
            _ => out.push(c),
        }
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Makes one line of a text and takes from it what Telegram would turn into a link:
/// a space after a full stop, `@`, `/`, `#` or `:` that stands before a letter or digit,
/// and nothing invisible or of the other direction.
fn defuse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_hidden(*c)) {
        let binds = matches!(before, '.' | '@' | '/' | '#' | ':') && c.is_alphanumeric();
        let number = c.is_ascii_digit() && digit_before_mark(&out);
        if binds && !number {
            out.push(' ');
        }
        out.push(c);
        before = c;
    }
    out.trim().to_owned()
}

/// `12.` before `345` is a number and stays together, as does `13:` before `05`.
fn digit_before_mark(out: &str) -> bool {
    out.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit())
}

/// Controls, and format characters that hide or turn what stands around them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_from_outside_brings_neither_markup_nor_links() {
        let table = [
            ("<b>Ana</b> & Luis", "&lt;b&gt;Ana&lt;/ b&gt; &amp; Luis"),
            ("ver t.me/falso", "ver t. me/ falso"),
            ("https://malo.com", "https:// malo. com"),
            ("@alguien y #algo", "@ alguien y # algo"),
            ("/olvidar", "/ olvidar"),
            ("M.E. Pérez", "M. E. Pérez"),
            ("V-12.345.678", "V-12.345.678"),
            ("El Rodeo\nI", "El Rodeo I"),
            ("a\u{202e}b\u{200b}c", "abc"),
        ];
        for (written, shown) in table {
            assert_eq!(foreign(written), shown, "{written}");
        }
    }

    #[test]
    fn the_length_is_the_one_that_telegram_counts() {
        assert_eq!(visible_length("<b>ñ &amp; 🙂</b>"), 6);
    }

    #[test]
    fn a_clipped_text_says_that_it_is_clipped() {
        assert_eq!(clip("Ana María", 9), "Ana María");
        assert_eq!(clip("Ana María", 5), "Ana…");
    }
}
