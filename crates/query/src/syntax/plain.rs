//! Text as nothing but words.

use super::ast::{Ast, Clause, Form, Node, Occur};
use super::lexer::ends_word;

/// Reads a text that is no query, such as a question, a headline or the topic of a benchmark, as
/// its words side by side. Quotes, signs, fields and operators in it have no meaning of their own.
///
/// ```
/// use jisr_query::syntax::{Node, parse, plain};
///
/// let text = "Cairo -not Ankara- \"hosted\" talks AND more";
/// let Node::Group(words) = plain(text).root else { panic!() };
/// assert_eq!(words.len(), 7);
/// assert_ne!(plain(text), parse(text).0);
/// ```
#[must_use]
pub fn plain(text: &str) -> Ast {
    let mut words = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(ends_word) {
        let word = piece.trim_end_matches(ends_word);
        if !word.is_empty() {
            let span = start..start + word.len();
            let node = Node::Word { text: word.to_owned(), span, form: Form::Plain };
            words.push(Clause { occur: Occur::Should, node });
        }
        start += piece.len();
    }
    Ast { root: Node::Group(words) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse;

    #[test]
    fn operators_are_words() {
        for text in ["+a -b", "a AND b OR c", "title:a lang:ar", "a* b~ =c @d", "*"] {
            let Node::Group(words) = plain(text).root else { panic!() };
            let found: Vec<_> = words
                .iter()
                .map(|clause| match (&clause.node, clause.occur) {
                    (Node::Word { text, form: Form::Plain, .. }, Occur::Should) => text.as_str(),
                    other => panic!("{other:?}"),
                })
                .collect();
            assert_eq!(found, text.split(' ').collect::<Vec<_>>());
        }
    }

    #[test]
    fn plain_words_are_read_as_in_a_query() {
        for text in ["خارطة الطريق، متى؟", "Egypt's  e-mail 1.5", " a\u{2067}b ", ""]
        {
            assert_eq!(plain(text), parse(text).0, "{text}");
        }
    }

    #[test]
    fn quotes_and_parentheses_fall_away() {
        let count = |text| match plain(text).root {
            Node::Group(words) => words.len(),
            other => panic!("{other:?}"),
        };
        assert_eq!(count("(a \"b\") «c»"), 3);
        assert_eq!(count("\"never closed (nor this"), 4);
    }
}
