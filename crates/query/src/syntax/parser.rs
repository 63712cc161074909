//! Builds the tree.
//!
//! `NOT` binds tightest, then `AND`, then `OR`; parts side by side bind least. `a b AND c OR d` is
//! `a ((b AND c) OR d)`.

use super::ast::{Ast, Clause, Filter, Form, Node, Occur, PhraseKind, Span};
use super::lexer::{Field, Kind, Token, tokens};
use super::period::Period;

/// Parentheses nested deeper than this are read as if the inner ones were not there.
const MAX_DEPTH: usize = 64;
/// Words out of place that `"..."~` without a number allows.
const DEFAULT_SLOP: u32 = 3;

/// Something in a query that looks like a slip, and how it was read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[error("at byte {}: {reason}", span.start)]
pub struct Note {
    /// Where it stands, in bytes of the query.
    pub span: Span,
    /// What it is, and what was made of it.
    pub reason: String,
}

/// Parses a query. Every string has a tree; the notes say where it may not be what was meant.
///
/// ```
/// let (_, notes) = jisr_query::syntax::parse(r#""new page" lang:ar -opinion"#);
/// assert!(notes.is_empty());
/// let (_, notes) = jisr_query::syntax::parse(r#"date:soon "new page"#);
/// assert_eq!(notes.len(), 2);
/// ```
#[must_use]
pub fn parse(query: &str) -> (Ast, Vec<Note>) {
    let mut parser = Parser { tokens: tokens(query), at: 0, depth: 0, notes: Vec::new() };
    let mut clauses = parser.group();
    // A parenthesis that closes nothing is passed over.
    while parser.peek().is_some() {
        parser.note_here("`)` closes nothing and was ignored");
        parser.at += 1;
        clauses.extend(parser.group());
    }
    (Ast { root: Node::Group(clauses) }, parser.notes)
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    notes: Vec<Note>,
}

impl Parser {
    fn peek(&self) -> Option<&Kind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += usize::from(token.is_some());
        token
    }

    fn eat(&mut self, kind: &Kind) -> bool {
        let found = self.peek() == Some(kind);
        self.at += usize::from(found);
        found
    }

    fn note(&mut self, span: Span, reason: impl Into<String>) {
        self.notes.push(Note { span, reason: reason.into() });
    }

    fn note_here(&mut self, reason: &str) {
        let end = self.tokens.last().map_or(0, |token| token.span.end);
        let span = self.tokens.get(self.at).map_or(end..end, |token| token.span.clone());
        self.note(span, reason);
    }

    /// Parts side by side, up to a closing parenthesis or the end.
    fn group(&mut self) -> Vec<Clause> {
        let mut clauses = Vec::new();
        while !matches!(self.peek(), None | Some(Kind::Close)) {
            let sign = self.occur();
            let Some(node) = self.any() else { continue };
            clauses.push(match (sign, node) {
                (Occur::Should, Node::Not(inner)) => Clause { occur: Occur::MustNot, node: *inner },
                (occur, node) => Clause { occur, node },
            });
        }
        clauses
    }

    /// `+` or `-`, if it governs a single part; before AND and OR it stays with the part.
    fn occur(&mut self) -> Occur {
        match self.peek() {
            Some(Kind::Sign('+')) => {
                self.at += 1;
                Occur::Must
            }
            _ => Occur::Should,
        }
    }

    fn any(&mut self) -> Option<Node> {
        self.joined(&Kind::Or, Self::all, Node::Or)
    }

    fn all(&mut self) -> Option<Node> {
        self.joined(&Kind::And, Self::unary, Node::And)
    }

    /// Parts that `operator` joins. An operator with nothing on one side is a plain word.
    fn joined(
        &mut self,
        operator: &Kind,
        part: impl Fn(&mut Self) -> Option<Node>,
        build: impl Fn(Vec<Node>) -> Node,
    ) -> Option<Node> {
        let mut parts: Vec<Node> = part(self).into_iter().collect();
        while self.eat(operator) {
            match part(self) {
                Some(node) => parts.push(node),
                None => self.note_here("an operator with nothing after it was ignored"),
            }
        }
        if parts.len() > 1 { Some(build(parts)) } else { parts.pop() }
    }

    fn unary(&mut self) -> Option<Node> {
        match self.peek()? {
            Kind::Not | Kind::Sign('-') => {
                self.at += 1;
                self.nested(Self::unary).map(|node| Node::Not(Box::new(node)))
            }
            Kind::Sign('+') => {
                self.at += 1;
                self.nested(Self::unary)
            }
            Kind::Close => None,
            _ => self.primary(),
        }
    }

    /// Runs `part` one level deeper; bounded, so that no query can exhaust the stack.
    fn nested(&mut self, part: impl Fn(&mut Self) -> Option<Node>) -> Option<Node> {
        if self.depth >= MAX_DEPTH {
            self.note_here("nested too deeply; ignored");
            self.at += 1;
            return None;
        }
        self.depth += 1;
        let node = part(self);
        self.depth -= 1;
        node
    }

    fn primary(&mut self) -> Option<Node> {
        let Token { kind, span } = self.next()?;
        match kind {
            Kind::Open => self.nested(Self::parenthesis),
            Kind::Sign(sign) => self.signed(sign, span),
            Kind::Field(field) => self.field(field, span),
            Kind::Quoted { text, slop, closed } => {
                self.check_closed(closed, &span);
                let kind = match slop {
                    None => PhraseKind::Exact,
                    Some(slop) => PhraseKind::Near(slop.unwrap_or(DEFAULT_SLOP)),
                };
                Some(Node::Phrase { text, span, kind })
            }
            Kind::Text(text) => Some(word(&text, span)),
            Kind::And | Kind::Or | Kind::Not | Kind::Close => {
                self.note(span, "an operator with nothing before it was ignored");
                None
            }
        }
    }

    fn parenthesis(&mut self) -> Option<Node> {
        let clauses = self.group();
        if !self.eat(&Kind::Close) {
            self.note_here("`(` is not closed");
        }
        Some(Node::Group(clauses))
    }

    fn check_closed(&mut self, closed: bool, span: &Span) {
        if !closed {
            self.note(span.clone(), "the quote is not closed; it was read to the end");
        }
    }

    /// `=word` or `@name`.
    fn signed(&mut self, sign: char, sign_span: Span) -> Option<Node> {
        let Token { kind, span } = self.next()?;
        let span = sign_span.start..span.end;
        match kind {
            Kind::Text(text) => {
                let form = if sign == '=' { Form::Exact } else { Form::Name };
                Some(Node::Word { text, span, form })
            }
            Kind::Quoted { text, closed, .. } => {
                self.check_closed(closed, &span);
                let kind = if sign == '=' { PhraseKind::Exact } else { PhraseKind::Name };
                Some(Node::Phrase { text, span, kind })
            }
            _ => {
                self.note(span, format!("`{sign}` with no word after it was ignored"));
                self.at -= 1;
                None
            }
        }
    }

    fn field(&mut self, field: Field, field_span: Span) -> Option<Node> {
        if field == Field::Title {
            let node = self.nested(Self::primary)?;
            return Some(Node::Title(Box::new(node)));
        }
        let Token { kind, span } = self.next()?;
        let span = field_span.start..span.end;
        let text = match kind {
            Kind::Text(text) => text,
            Kind::Quoted { text, closed, .. } => {
                self.check_closed(closed, &span);
                text
            }
            _ => {
                self.note(field_span, "a field with no value was ignored");
                self.at -= 1;
                return None;
            }
        };
        if field == Field::Entity {
            return Some(Node::Phrase { text, span, kind: PhraseKind::Name });
        }
        match filter(field, &text) {
            Some(filter) => Some(Node::Filter { filter, span }),
            None => {
                self.note(
                    span,
                    format!("`{text}` is no date (write 2021, 2021-03, 2021-03-12 or 2021-03..2021-05); ignored"),
                );
                None
            }
        }
    }
}

fn filter(field: Field, text: &str) -> Option<Filter> {
    match field {
        Field::Language => Some(Filter::Language(language_code(text))),
        Field::Date => Period::parse(text).map(Filter::Date),
        Field::Before => Period::before(text).map(Filter::Date),
        Field::After => Period::after(text).map(Filter::Date),
        Field::Source | Field::Title | Field::Entity => Some(Filter::Source(text.to_owned())),
    }
}

/// The code of a language that may be written by its name.
fn language_code(text: &str) -> String {
    match text.to_lowercase().as_str() {
        "arabic" | "عربي" | "العربية" | "عربية" => "ar".to_owned(),
        "english" | "إنجليزي" | "الإنجليزية" | "انجليزي" => "en".to_owned(),
        code => code.to_owned(),
    }
}

/// A word with its trailing operator.
fn word(text: &str, span: Span) -> Node {
    if text == "*" {
        return Node::All;
    }
    let (stem, form) = if let Some(stem) = text.strip_suffix('*') {
        (stem, Form::Prefix)
    } else if let Some((stem, edits)) = text.rsplit_once('~')
        && (edits.is_empty() || edits == "1" || edits == "2")
    {
        (stem, Form::Fuzzy(edits.parse().ok()))
    } else {
        (text, Form::Plain)
    };
    Node::Word { text: stem.to_owned(), span, form }
}
