//! Which word follows which, learned from real articles.

use std::collections::HashMap;

use super::Rng;

/// A word that the sample has at least so often stays; a rarer one becomes a blank.
const KEPT: usize = 4;

/// Before the first word of a sentence.
const START: usize = 0;
/// Behind a blank or a number.
const BLANK: usize = 1;

/// What stands at a place of a text.
#[derive(Clone)]
pub(crate) enum Slot {
    /// A word of the sample, as it was written.
    Word(String),
    /// A word that is too rare to be known.
    Blank,
    Number,
}

/// A place of a text with the punctuation around it.
#[derive(Clone)]
pub(crate) struct Token {
    pub(crate) before: String,
    pub(crate) slot: Slot,
    pub(crate) after: String,
    /// The state that it leads to.
    next: usize,
}

impl Token {
    /// Whether it is the last one of a sentence.
    pub(crate) fn is_last(&self) -> bool {
        self.next == START
    }
}

/// A Markov chain of order 1 over words in lower case, in which all blanks are one state.
pub(crate) struct Chain {
    /// By state: what followed in the sample, as often as it did.
    followers: Vec<Vec<Token>>,
}

impl Chain {
    /// Learns from texts with a paragraph a line.
    pub(crate) fn learn<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Self {
        let paragraphs = texts.flat_map(str::lines);
        let mut learner = Learner { followers: vec![Vec::new(); 2], ..Learner::default() };
        for word in paragraphs.clone().flat_map(str::split_whitespace) {
            *learner.counts.entry(bare(word).to_lowercase()).or_default() += 1;
        }
        paragraphs.for_each(|paragraph| learner.read(paragraph));
        Self { followers: learner.followers }
    }

    /// How many words it knows.
    pub(crate) fn words(&self) -> usize {
        self.followers.len() - 2
    }

    /// What may follow a token, or begin a text.
    pub(crate) fn draw(&self, after: Option<&Token>, rng: &mut Rng) -> &Token {
        let followers = &self.followers[after.map_or(START, |token| token.next)];
        &followers[rng.between(0, followers.len())]
    }
}

/// A chain in the making.
#[derive(Default)]
struct Learner {
    /// How often the sample has a word.
    counts: HashMap<String, usize>,
    /// The states of the words that stay.
    states: HashMap<String, usize>,
    followers: Vec<Vec<Token>>,
}

impl Learner {
    fn read(&mut self, paragraph: &str) {
        let words = paragraph.split_whitespace().filter(|word| !bare(word).is_empty());
        let (mut words, mut state) = (words.peekable(), START);
        while let Some(word) = words.next() {
            let mut token = self.token(word);
            if words.peek().is_none() || token.after.contains(['.', '!', '?', '؟']) {
                token.next = START;
            }
            let next = token.next;
            self.followers[state].push(token);
            state = next;
        }
    }

    fn token(&mut self, word: &str) -> Token {
        let bare = bare(word);
        let key = bare.to_lowercase();
        let (before, after) = word.split_once(bare).unwrap_or_default();
        let (slot, next) = if key.contains(char::is_numeric) {
            (Slot::Number, BLANK)
        } else if self.counts[&key] < KEPT {
            (Slot::Blank, BLANK)
        } else {
            (Slot::Word(bare.to_owned()), self.state(key))
        };
        Token { before: before.to_owned(), slot, after: after.to_owned(), next }
    }

    fn state(&mut self, key: String) -> usize {
        let new = self.followers.len();
        let state = *self.states.entry(key).or_insert(new);
        if state == new {
            self.followers.push(Vec::new());
        }
        state
    }
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}
