//! Cuts a query string into tokens.

use super::ast::Span;

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Open,
    Close,
    /// `+`, `-`, `=` or `@` right before something.
    Sign(char),
    /// A known field with its colon.
    Field(Field),
    /// `AND`, `OR`, `NOT` in capitals.
    And,
    Or,
    Not,
    /// Quoted text, the number after `~`, and whether the quote was closed.
    Quoted {
        text: String,
        slop: Option<Option<u32>>,
        closed: bool,
    },
    /// Anything else up to a space, parenthesis or quote.
    Text(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Language,
    Source,
    Date,
    Before,
    After,
    Entity,
}

const FIELDS: [(&str, Field); 8] = [
    ("title", Field::Title),
    ("lang", Field::Language),
    ("language", Field::Language),
    ("source", Field::Source),
    ("date", Field::Date),
    ("before", Field::Before),
    ("after", Field::After),
    ("entity", Field::Entity),
];

/// Quotes that open, each with those that close it.
const QUOTES: [(char, &str); 5] =
    [('"', "\"“”"), ('“', "”\"“"), ('”', "”“\""), ('„', "“”\""), ('«', "»")];

pub(super) fn tokens(query: &str) -> Vec<Token> {
    let mut lexer = Lexer { query, at: 0, tokens: Vec::new() };
    while lexer.step() {}
    lexer.tokens
}

struct Lexer<'a> {
    query: &'a str,
    at: usize,
    tokens: Vec<Token>,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.query[self.at..]
    }

    fn push(&mut self, kind: Kind, length: usize) {
        let span = self.at..self.at + length;
        self.at = span.end;
        self.tokens.push(Token { kind, span });
    }

    /// Reads one token; false at the end.
    fn step(&mut self) -> bool {
        let Some(first) = self.rest().chars().next() else { return false };
        match first {
            space if is_space(space) => self.at += space.len_utf8(),
            '(' => self.push(Kind::Open, 1),
            ')' => self.push(Kind::Close, 1),
            quote if closers(quote).is_some() => self.quoted(quote),
            '»' => self.at += first.len_utf8(),
            _ => self.word(first),
        }
        true
    }

    fn quoted(&mut self, open: char) {
        let closers = closers(open).unwrap_or_default();
        let inner = &self.rest()[open.len_utf8()..];
        let end = inner.find(|c| closers.contains(c));
        let text = &inner[..end.unwrap_or(inner.len())];
        let close = end.and_then(|end| inner[end..].chars().next()).map_or(0, char::len_utf8);
        let after = &inner[text.len() + close..];
        let digits = after.strip_prefix('~').map(leading_digits);
        let slop = digits.map(|digits| digits.parse().ok());
        let length =
            open.len_utf8() + text.len() + close + digits.map_or(0, |digits| digits.len() + 1);
        self.push(Kind::Quoted { text: text.to_owned(), slop, closed: close > 0 }, length);
    }

    fn word(&mut self, first: char) {
        if self.begins_part() && "+-=@".contains(first) && self.sign_is_used(first) {
            return self.push(Kind::Sign(first), 1);
        }
        let end = self.rest().find(ends_word);
        let text = &self.rest()[..end.unwrap_or(self.rest().len())];
        if self.begins_part() {
            if let Some((name, field)) = field(text, self.rest()) {
                return self.push(Kind::Field(field), name.len() + 1);
            }
            match text {
                "AND" | "&&" => return self.push(Kind::And, text.len()),
                "OR" | "||" => return self.push(Kind::Or, text.len()),
                "NOT" => return self.push(Kind::Not, text.len()),
                _ => {}
            }
        }
        self.push(Kind::Text(text.to_owned()), text.len());
    }

    /// Whether operators may stand here: not in the middle of a run of text.
    fn begins_part(&self) -> bool {
        match self.tokens.last() {
            Some(last) if last.span.end == self.at => {
                !matches!(last.kind, Kind::Text(_) | Kind::Quoted { .. } | Kind::Close)
            }
            _ => true,
        }
    }

    /// A sign belongs to what follows it at once.
    fn sign_is_used(&self, sign: char) -> bool {
        let next = self.rest()[sign.len_utf8()..].chars().next();
        next.is_some_and(|next| !is_space(next) && next != ')' && next != sign)
    }
}

/// Whether a word never goes on over this: spaces, parentheses, quotes.
pub(super) fn ends_word(c: char) -> bool {
    is_space(c) || "()".contains(c) || closers(c).is_some()
}

/// The field that a text begins with, if something follows its colon.
fn field(text: &str, rest: &str) -> Option<(&'static str, Field)> {
    let (name, value) = text.split_once(':')?;
    let known = FIELDS.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    let next = rest[name.len() + 1..].chars().next();
    (!value.is_empty() || next.is_some_and(|c| c == '(' || closers(c).is_some())).then_some(known)
}

fn closers(quote: char) -> Option<&'static str> {
    QUOTES.into_iter().find(|(open, _)| *open == quote).map(|(_, closers)| closers)
}

fn leading_digits(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())]
}

/// White space, bidi controls between words, and Arabic punctuation, which no word contains.
fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '،' | '؛' | '؟' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
