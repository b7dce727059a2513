//! The small parts of Telegram's HTML: the attributes of a tag, and references such as `&lt;`. Pure.

/// The attributes from after the tag's name up to and with `>`, and how many bytes they took.
pub(super) fn read_attributes(text: &str, tag: &str, begin: usize) -> Result<(Vec<(String, String)>, usize), String> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    loop {
        if let Some(after) = rest.strip_prefix('>') {
            return Ok((found, text.len() - after.len()));
        }
        let (attribute, after) = read_attribute(rest, tag, begin)?;
        found.push(attribute);
        rest = after.trim_start();
    }
}

fn read_attribute<'a>(text: &'a str, tag: &str, begin: usize) -> Result<((String, String), &'a str), String> {
    let unclosed = || format!("Unclosed start tag at byte offset {begin}");
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '=').ok_or_else(unclosed)?;
    let key = &text[..end];
    if key.is_empty() {
        return Err(format!("Empty attribute name in the tag \"{tag}\" at byte offset {begin}"));
    }
    let Some(value) = text[end..].trim_start().strip_prefix('=') else {
        return Err(format!(
            "Expected equal sign in declaration of an attribute of the tag \"{tag}\" at byte offset {begin}"
        ));
    };
    let value = value.trim_start();
    let (value, after) = match value.chars().next().ok_or_else(unclosed)? {
        quote @ ('"' | '\'') => value[1..].split_once(quote).ok_or_else(unclosed)?,
        _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace() || c == '>').ok_or_else(unclosed)?),
    };
    Ok(((key.to_ascii_lowercase(), decode_references(value)), after))
}

fn decode_references(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (decoded, bytes) = decode_reference(rest).filter(|_| c == '&').unwrap_or((c, c.len_utf8()));
        out.push(decoded);
        rest = &rest[bytes..];
    }
    out
}

/// The character that a reference at the start of `text` stands for, and its length in bytes.
pub(super) fn decode_reference(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    let (c, length) = if let Some(number) = body.strip_prefix('#') {
        let hex = number.starts_with(['x', 'X']);
        let digits = if hex { &number[1..] } else { number };
        let radix = if hex { 16 } else { 10 };
        let count = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        let code = u32::from_str_radix(digits.get(..count)?, radix).ok().filter(|code| *code != 0)?;
        (char::from_u32(code)?, 2 + usize::from(hex) + count)
    } else {
        let count = body.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(body.len());
        let c = match &body[..count] {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            _ => return None,
        };
        (c, 1 + count)
    };
    Some((c, length + usize::from(text[length..].starts_with(';'))))
}
