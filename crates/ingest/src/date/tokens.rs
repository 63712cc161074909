//! A line cut into numbers, words and marks.

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: TokenKind<'a>,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind<'a> {
    /// A run of ASCII digits.
    Number(&'a str),
    /// A run of letters.
    Word(&'a str),
    /// Anything else but white space.
    Mark(char),
}

/// Cuts a folded line into tokens.
pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.trim_start().chars().next() {
        let start = rest.trim_start();
        let spaced = start.len() < rest.len();
        let (kind, after) = token(first, start);
        tokens.push(Token { kind, spaced });
        rest = after;
    }
    tokens
}

/// The kinds of the next five tokens.
pub(super) fn kinds<'a>(tokens: &[Token<'a>]) -> [Option<TokenKind<'a>>; 5] {
    std::array::from_fn(|index| tokens.get(index).map(|token| token.kind))
}

fn token(first: char, text: &str) -> (TokenKind<'_>, &str) {
    let run = |same: fn(char) -> bool| {
        text.split_at(text.find(|letter| !same(letter)).unwrap_or(text.len()))
    };
    if first.is_ascii_digit() {
        let (number, rest) = run(|letter| letter.is_ascii_digit());
        (TokenKind::Number(number), rest)
    } else if first.is_alphabetic() {
        let (word, rest) = run(char::is_alphabetic);
        (TokenKind::Word(word), rest)
    } else {
        (TokenKind::Mark(first), &text[first.len_utf8()..])
    }
}

#[cfg(test)]
mod tests {
    use super::TokenKind::{Mark, Number, Word};
    use super::*;

    #[test]
    fn digits_and_letters_part() {
        let kinds: Vec<_> = tokens("5th at 06:7 ").iter().map(|t| (t.kind, t.spaced)).collect();
        assert_eq!(
            kinds,
            [
                (Number("5"), false),
                (Word("th"), false),
                (Word("at"), true),
                (Number("06"), true),
                (Mark(':'), false),
                (Number("7"), false),
            ]
        );
    }
}
