//! Words, numbers and signs of a line, and phrases of a reviewed table found among them.
//!
//! A phrase is matched after folding case and accents; a comma, colon, bracket or dash never lies inside one.

use std::collections::HashMap;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Stands where an invisible character was taken out between two letters (private use, never in the input).
pub const INSIDE: char = '\u{E0FF}';

/// Lower case, without accents, apostrophes made equal: what two spellings of one word share.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase().replace('`', "'");
    }
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == '’' || c == '`' || c == '´' { '\'' } else { c })
        .collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    Number,
    Sign,
}

/// A word, a run of digits, or one sign.
#[derive(Clone)]
pub struct Token<'a> {
    pub text: &'a str,
    pub folded: String,
    pub start: usize,
    pub end: usize,
    pub kind: TokenKind,
    /// Only spaces, quotes or full stops lie between it and the word before: a phrase may go on.
    pub joined: bool,
}

impl Token<'_> {
    /// A word that starts with a capital.
    pub fn is_capital(&self) -> bool {
        self.kind == TokenKind::Word && self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// This sign.
    pub fn is_sign(&self, sign: char) -> bool {
        self.kind == TokenKind::Sign && self.text.starts_with(sign)
    }

    /// The number, where it is a small one.
    pub fn number(&self) -> Option<u32> {
        if self.kind == TokenKind::Number && self.text.len() <= 9 { self.text.parse().ok() } else { None }
    }
}

/// Splits a text.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut joined = true;
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let kind = kind_of(c);
        let mut end = start + c.len_utf8();
        if kind != TokenKind::Sign {
            while let Some(&(at, next)) = chars.peek() {
                if !continues(kind, next, &text[at..]) {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
        }
        let piece = &text[start..end];
        found.push(Token { text: piece, folded: fold(piece), start, end, kind, joined });
        joined = match kind {
            TokenKind::Sign => joined && "\"«»“”'‘’.".contains(c),
            _ => true,
        };
    }
    found
}

fn kind_of(c: char) -> TokenKind {
    if c.is_ascii_digit() {
        TokenKind::Number
    } else if c.is_alphabetic() || c == INSIDE {
        TokenKind::Word
    } else {
        TokenKind::Sign
    }
}

fn continues(kind: TokenKind, c: char, rest: &str) -> bool {
    let letter = c.is_alphanumeric() || is_combining_mark(c) || c == INSIDE;
    match kind {
        TokenKind::Number => c.is_ascii_digit(),
        TokenKind::Word if "'’-".contains(c) => rest.chars().nth(1).is_some_and(char::is_alphabetic),
        TokenKind::Word => letter,
        TokenKind::Sign => false,
    }
}

/// One word of a phrase: whole, or a beginning ("excarcelad*").
enum Pattern {
    Whole(String),
    Beginning(String),
}

impl Pattern {
    fn new(word: &str) -> Self {
        match word.strip_suffix('*') {
            Some(stem) => Pattern::Beginning(fold(stem)),
            None => Pattern::Whole(fold(word)),
        }
    }

    fn fits(&self, folded: &str) -> bool {
        match self {
            Pattern::Whole(word) => word == folded,
            Pattern::Beginning(stem) => folded.starts_with(stem.as_str()),
        }
    }

    fn start(&self) -> Start {
        let (Pattern::Whole(text) | Pattern::Beginning(text)) = self;
        start(text)
    }
}

/// The first two letters of a word; the key of a table.
type Start = (Option<char>, Option<char>);

fn start(folded: &str) -> Start {
    let mut chars = folded.chars();
    (chars.next(), chars.next())
}

/// A table of phrases, each with its meaning.
pub struct Phrases<T> {
    by_start: HashMap<Start, Vec<(Vec<Pattern>, T)>>,
}

/// A phrase found: tokens `first..end`.
pub struct Found<T> {
    pub first: usize,
    pub end: usize,
    pub meaning: T,
}

impl<T: Copy> Phrases<T> {
    /// Every word of a phrase has two letters or more to start with, or is whole.
    pub fn new<'a>(rows: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut by_start: HashMap<Start, Vec<(Vec<Pattern>, T)>> = HashMap::new();
        for (phrase, meaning) in rows {
            let patterns: Vec<Pattern> = phrase.split_whitespace().map(Pattern::new).collect();
            if let Some(first) = patterns.first() {
                by_start.entry(first.start()).or_default().push((patterns, meaning));
            }
        }
        for phrases in by_start.values_mut() {
            phrases.sort_by_key(|(patterns, _)| std::cmp::Reverse(patterns.len()));
        }
        Self { by_start }
    }

    /// All phrases, leftmost and longest first, none overlapping another.
    pub fn find(&self, tokens: &[Token<'_>]) -> Vec<Found<T>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match self.at(tokens, at) {
                Some(hit) => {
                    at = hit.end;
                    found.push(hit);
                }
                None => at += 1,
            }
        }
        found
    }

    /// The longest phrase that starts at this token.
    pub fn at(&self, tokens: &[Token<'_>], first: usize) -> Option<Found<T>> {
        let phrases = self.by_start.get(&start(&tokens[first].folded))?;
        phrases.iter().find_map(|(patterns, meaning)| {
            let end = fits(patterns, tokens, first)?;
            Some(Found { first, end, meaning: *meaning })
        })
    }
}

/// Where the phrase ends, if it stands here. Quotes and full stops inside it are passed over.
fn fits(patterns: &[Pattern], tokens: &[Token<'_>], first: usize) -> Option<usize> {
    let mut at = first;
    for (n, pattern) in patterns.iter().enumerate() {
        while n > 0 && tokens.get(at).is_some_and(|token| token.kind == TokenKind::Sign) {
            at += 1;
        }
        let token = tokens.get(at)?;
        if (n > 0 && !token.joined) || !pattern.fits(&token.folded) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Reads an embedded table: `meaning TAB phrase|phrase|…`; `#` starts a comment.
pub fn rows(data: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    data.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(meaning, phrases)| phrases.split('|').map(move |phrase| (meaning.trim(), phrase.trim())))
}
