//! Query string to [`Ast`]: what was typed, with where it was typed.
//!
//! The parser is lenient: whatever a person types has a meaning, and what looks like a slip (a
//! quote left open, an unknown field) is noted beside it. Strict callers treat a note as an error.
//! [`plain`] reads a text that was not typed as a query, and in which nothing is an operator.

mod ast;
mod lexer;
mod parser;
mod period;
mod plain;

pub use ast::{Ast, Clause, Filter, Form, Node, Occur, PhraseKind, Span};
pub use parser::{Note, parse};
pub use period::Period;
pub use plain::plain;
