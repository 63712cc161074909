//! Hands the words of an article to the postings writer.
//!
//! The words of an article are analysed once. Each field gets its keys joined into one buffer,
//! and this tokenizer only cuts the buffer at the separators again: no second analysis, no
//! allocation a word.

use jisr_text::frequent::push_pair;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::schema::TITLE_GAP;

/// Name under which the tokenizer is registered.
pub(crate) const NAME: &str = "jisr-keys";
/// Stands between two keys; no key contains it.
const SEPARATOR: char = ' ';
/// Stands between the title and the body; no key contains it.
const GAP: u8 = b'\n';
/// Stands for a word without a key; no key contains it.
const NONE: u8 = b'\t';

/// The keys of one field of one article, joined.
#[derive(Debug, Default)]
pub(crate) struct Keys(String);

impl Keys {
    pub(crate) fn push(&mut self, key: &str) {
        self.0.push_str(key);
        self.0.push(SEPARATOR);
    }

    /// A word that has no key in this field, but its place.
    pub(crate) fn push_none(&mut self) {
        self.0.push(char::from(NONE));
    }

    /// Adds the key of two neighbouring words.
    pub(crate) fn push_pair(&mut self, first: &str, second: &str) {
        push_pair(first, second, &mut self.0);
        self.0.push(SEPARATOR);
    }

    /// Leaves a gap in the positions, so that no phrase crosses from the title into the body.
    pub(crate) fn push_gap(&mut self) {
        self.0.push(char::from(GAP));
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

/// Cuts joined keys into tokens.
#[derive(Clone, Default)]
pub(crate) struct KeysTokenizer {
    token: Token,
}

impl Tokenizer for KeysTokenizer {
    type TokenStream<'a> = KeysStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> KeysStream<'a> {
        self.token.reset();
        KeysStream { rest: text, next_position: 0, token: &mut self.token }
    }
}

pub(crate) struct KeysStream<'a> {
    rest: &'a str,
    next_position: usize,
    token: &'a mut Token,
}

impl TokenStream for KeysStream<'_> {
    fn advance(&mut self) -> bool {
        for byte in self.rest.bytes() {
            self.next_position += match byte {
                GAP => TITLE_GAP as usize,
                NONE => 1,
                _ => break,
            };
            self.rest = &self.rest[1..];
        }
        // Keys are short: looking at each byte is faster than to search for one.
        let end = self.rest.bytes().position(|byte| byte == SEPARATOR as u8);
        let Some(end) = end else { return false };
        let key = &self.rest[..end];
        self.rest = &self.rest[end + 1..];
        self.token.text.clear();
        self.token.text.push_str(key);
        self.token.position = self.next_position;
        self.next_position += 1;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_leave_a_gap_after_the_title_and_a_place_for_every_word() {
        let mut keys = Keys::default();
        keys.push("talks");
        keys.push_gap();
        keys.push_none();
        keys.push("resume");
        keys.push("انقره");
        let mut tokenizer = KeysTokenizer::default();
        let mut stream = tokenizer.token_stream(keys.as_str());
        let mut tokens = Vec::new();
        stream.process(&mut |token| tokens.push((token.text.clone(), token.position)));
        let gap = TITLE_GAP as usize;
        let expected =
            [("talks", 0), ("resume", gap + 2), ("انقره", gap + 3)].map(|(k, p)| (k.to_owned(), p));
        assert_eq!(tokens, expected);
    }
}
