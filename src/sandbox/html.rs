//! Telegram's HTML parse mode, as strict as the real server: what it refuses is refused here with the same words.
//! The result is plain text and entities counted in UTF-16 units. Pure; it never lets markup through as markup.

use serde_json::{Value, json};

use super::tags::{decode_reference, read_attributes};

/// A text as Telegram stores it: no markup, and the places where it is formatted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Formatted {
    /// The text without markup.
    pub text: String,
    /// Where it is formatted, sorted by place.
    pub entities: Vec<Entity>,
}

/// One formatted stretch of a text; `offset` and `length` count UTF-16 units, as in the Bot API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// First unit.
    pub offset: usize,
    /// How many units.
    pub length: usize,
    /// How it looks.
    pub style: Style,
}

/// How a stretch of text looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Style {
    /// `<b>`
    Bold,
    /// `<i>`
    Italic,
    /// `<u>`
    Underline,
    /// `<s>`
    Strikethrough,
    /// `<tg-spoiler>`
    Spoiler,
    /// `<code>`
    Code,
    /// `<pre>`
    Pre,
    /// `<blockquote>`
    Blockquote,
    /// `<a href>`
    Link(String),
    /// A command that Telegram finds by itself.
    Command,
    /// An `@name` that Telegram finds by itself.
    Mention,
    /// A `#word` that Telegram finds by itself.
    Hashtag,
    /// An address that Telegram finds by itself.
    Url,
    /// A mail address that Telegram finds by itself.
    Email,
    /// A phone number that Telegram finds by itself.
    Phone,
}

impl Style {
    /// The type's name in the Bot API.
    pub fn name(&self) -> &'static str {
        match self {
            Style::Bold => "bold",
            Style::Italic => "italic",
            Style::Underline => "underline",
            Style::Strikethrough => "strikethrough",
            Style::Spoiler => "spoiler",
            Style::Code => "code",
            Style::Pre => "pre",
            Style::Blockquote => "blockquote",
            Style::Link(_) => "text_link",
            Style::Command => "bot_command",
            Style::Mention => "mention",
            Style::Hashtag => "hashtag",
            Style::Url => "url",
            Style::Email => "email",
            Style::Phone => "phone_number",
        }
    }
}

impl Entity {
    /// The entity as the Bot API writes it.
    pub fn json(&self) -> Value {
        let mut out = json!({"type": self.style.name(), "offset": self.offset, "length": self.length});
        if let Style::Link(url) = &self.style {
            out["url"] = json!(url);
        }
        out
    }
}

impl Formatted {
    /// A text that is taken literally.
    pub fn plain(text: &str) -> Formatted {
        Formatted { text: text.to_owned(), entities: Vec::new() }.trimmed()
    }

    /// The length that Telegram's limits count, in UTF-16 units.
    pub fn len(&self) -> usize {
        units(&self.text)
    }

    /// Whether nothing would be seen.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Without the blank space at both ends, which Telegram cuts off before it stores a text.
    fn trimmed(self) -> Formatted {
        let kept = self.text.trim();
        let lead = units(&self.text[..self.text.len() - self.text.trim_start().len()]);
        let end = units(kept);
        let entities = self.entities.into_iter().filter_map(|entity| {
            let from = entity.offset.saturating_sub(lead);
            let to = (entity.offset + entity.length).saturating_sub(lead).min(end);
            (to > from).then(|| Entity { offset: from, length: to - from, style: entity.style })
        });
        Formatted { entities: entities.collect(), text: kept.to_owned() }
    }
}

/// UTF-16 units of a text.
pub fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Reads Telegram's HTML.
///
/// # Errors
/// What follows "Bad Request: can't parse entities: " in the real server's answer.
pub fn parse(html: &str) -> Result<Formatted, String> {
    let mut reader = Reader { html, at: 0, text: String::new(), offset: 0, open: Vec::new(), entities: Vec::new() };
    while let Some(c) = html[reader.at..].chars().next() {
        match c {
            '<' if html[reader.at..].starts_with("</") => reader.end_tag()?,
            '<' => reader.start_tag()?,
            '&' => reader.reference(),
            other => reader.push(other, other.len_utf8()),
        }
    }
    if let Some(open) = reader.open.last() {
        return Err(format!("Can't find end tag corresponding to start tag \"{}\"", open.name));
    }
    reader.entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
    Ok(Formatted { text: reader.text, entities: reader.entities }.trimmed())
}

struct Open {
    name: String,
    style: Style,
    offset: usize,
}

struct Reader<'a> {
    html: &'a str,
    at: usize,
    text: String,
    offset: usize,
    open: Vec<Open>,
    entities: Vec<Entity>,
}

impl Reader<'_> {
    fn push(&mut self, c: char, bytes: usize) {
        self.text.push(c);
        self.offset += c.len_utf16();
        self.at += bytes;
    }

    /// `&lt;`, `&gt;`, `&amp;`, `&quot;` and numeric references; every other ampersand is only an ampersand.
    fn reference(&mut self) {
        match decode_reference(&self.html[self.at..]) {
            Some((c, bytes)) => self.push(c, bytes),
            None => self.push('&', 1),
        }
    }

    fn start_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let rest = &self.html[begin + 1..];
        let name_len = rest.find(|c: char| c.is_ascii_whitespace() || c == '>');
        let name_len = name_len.ok_or_else(|| format!("Unclosed start tag at byte offset {begin}"))?;
        let name = rest[..name_len].to_ascii_lowercase();
        let plain =
            style_of(&name).ok_or_else(|| format!("Unsupported start tag \"{name}\" at byte offset {begin}"))?;
        let (attributes, used) = read_attributes(&rest[name_len..], &name, begin)?;
        let style = finish_style(&name, plain, &attributes, begin)?;
        self.open.push(Open { name, style, offset: self.offset });
        self.at = begin + 1 + name_len + used;
        Ok(())
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let Some(open) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        let rest = &self.html[begin + 2..];
        let close = rest.find('>').ok_or_else(|| format!("Unclosed end tag at byte offset {begin}"))?;
        let name = rest[..close].trim_end();
        if name.contains(char::is_whitespace) {
            return Err(format!("Unclosed end tag at byte offset {begin}"));
        }
        if !name.is_empty() && name != open.name {
            let wanted = &open.name;
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{wanted}>\", found \"</{name}>\""
            ));
        }
        if self.offset > open.offset {
            self.entities.push(Entity { offset: open.offset, length: self.offset - open.offset, style: open.style });
        }
        self.at = begin + 2 + close + 1;
        Ok(())
    }
}

fn style_of(name: &str) -> Option<Style> {
    Some(match name {
        "b" | "strong" => Style::Bold,
        "i" | "em" => Style::Italic,
        "u" | "ins" => Style::Underline,
        "s" | "strike" | "del" => Style::Strikethrough,
        "tg-spoiler" | "span" => Style::Spoiler,
        "code" => Style::Code,
        "pre" => Style::Pre,
        "blockquote" => Style::Blockquote,
        "a" => Style::Link(String::new()),
        _ => return None,
    })
}

fn finish_style(name: &str, plain: Style, attributes: &[(String, String)], begin: usize) -> Result<Style, String> {
    let value = |wanted: &str| attributes.iter().find(|(key, _)| key == wanted).map(|(_, value)| value.as_str());
    match name {
        "a" => Ok(Style::Link(value("href").unwrap_or_default().to_owned())),
        "span" if value("class") != Some("tg-spoiler") => {
            Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"))
        }
        _ => Ok(plain),
    }
}
