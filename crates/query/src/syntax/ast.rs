//! The syntax tree of a query.

use super::period::Period;

/// Byte range in the query string.
pub type Span = std::ops::Range<usize>;

/// A parsed query.
#[derive(Clone, Debug, PartialEq)]
pub struct Ast {
    /// The whole query; an empty group when nothing was typed.
    pub root: Node,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Text without spaces. The analyzer may find several words in it, or none.
    Word {
        /// The text, without operators.
        text: String,
        /// Where it stands.
        span: Span,
        /// How it is to be matched.
        form: Form,
    },
    /// Text in quotes.
    Phrase {
        /// The text between the quotes.
        text: String,
        /// Where it stands.
        span: Span,
        /// How it is to be matched.
        kind: PhraseKind,
    },
    /// A condition that does not score.
    Filter {
        /// The condition.
        filter: Filter,
        /// Where it stands.
        span: Span,
    },
    /// `*`: every article.
    All,
    /// Only in the title.
    Title(Box<Node>),
    /// Parts side by side: the more of them an article has, the better.
    Group(Vec<Clause>),
    /// Every part.
    And(Vec<Node>),
    /// Any part.
    Or(Vec<Node>),
    /// What the part does not match.
    Not(Box<Node>),
}

/// A member of a [`Node::Group`].
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// Whether an article must, may or must not match it.
    pub occur: Occur,
    /// The member.
    pub node: Node,
}

/// How a member of a group takes part in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occur {
    /// Better with it.
    Should,
    /// Only with it (`+`).
    Must,
    /// Only without it (`-`).
    MustNot,
}

/// How a word is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By stem, exact forms first, names in every spelling.
    Plain,
    /// Only this form (`=word`).
    Exact,
    /// What begins with it (`word*`).
    Prefix,
    /// What is within so many edits (`word~`, `word~2`).
    Fuzzy(Option<u8>),
    /// As a name, in every spelling of both scripts (`@word`).
    Name,
}

/// How a quoted text is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhraseKind {
    /// These exact forms in this order.
    Exact,
    /// These exact forms near each other, at most so many words out of place (`"..."~3`).
    Near(u32),
    /// As a name, in every spelling of both scripts (`entity:"..."`).
    Name,
}

/// A condition on what is known about an article.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// The main language has this code.
    Language(String),
    /// The name of the source contains these words.
    Source(String),
    /// Published in this period.
    Date(Period),
}
