//! One pass over the words of a text: what is known of each, and where sentences start.

use std::ops::Range;

use super::{
    Text,
    lexicon::{Cut, Known, Lexicon, Use},
};
use crate::{Script, Shape, word::Form};

/// A text with what its words look like to the finders of names.
pub(super) struct Scan<'a> {
    pub(super) text: Text<'a>,
    pub(super) lexicon: &'a Lexicon,
    tokens: Vec<Token>,
    scratch: String,
    /// Where the line of the last word starts.
    line: usize,
    /// The sentences as ranges of words, and whether capitals mean something in them.
    pub(super) sentences: Vec<(Range<usize>, bool)>,
}

/// A word of the text.
#[derive(Clone, Copy)]
struct Token {
    /// Nothing, for a Latin word in small letters: see [`Scan::known`].
    known: Known,
    cut: Cut,
    script: Script,
    shape: Shape,
    stop: bool,
    /// Whether nothing that parts names stands before it.
    joined: bool,
    /// Whether it may owe a capital to its place.
    start: bool,
    /// Whether a name may start with it.
    live: bool,
    /// See [`end_bit`]; none for words that no surname is.
    end: u64,
}

impl Token {
    fn new(form: &Form, gap: Gap) -> Self {
        Self {
            known: Known::default(),
            cut: Cut::default(),
            script: form.script,
            shape: form.shape,
            stop: form.stop,
            joined: gap == Gap::Joined,
            start: gap == Gap::Start,
            live: false,
            end: 0,
        }
    }

    /// Whether it is a word that need not be looked up, as most of English are.
    fn is_cheap(&self) -> bool {
        let named = match self.script {
            Script::Arabic => true,
            Script::Latin => self.is_capital(),
            Script::Number | Script::Other => false,
        };
        self.stop || !named
    }

    fn is_capital(&self) -> bool {
        let cased = matches!(self.shape, Shape::Capitalized | Shape::AllCaps | Shape::Mixed);
        self.script == Script::Latin && cased && !self.stop
    }
}

/// A bit for what a word ends in. Few words share that with the surnames of an article, and only
/// those need a closer look.
pub(super) fn end_bit(key: &str) -> u64 {
    let mut bytes = key.bytes().rev();
    let (last, third) = (bytes.next().unwrap_or(0), bytes.nth(1).unwrap_or(0));
    1 << ((last ^ third.wrapping_mul(7)) & 63)
}

/// With what a sentence, a quotation or a line starts.
const STARTS: [char; 12] = ['.', '!', '?', '؟', ':', '"', '“', '”', '«', '|', '•', '\n'];

/// How long a line is that goes on in the next, in bytes.
const WRAPPED: Range<usize> = 40..160;

/// What stands between two words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// A space or hyphen: a name may go on.
    Joined,
    /// A comma, a bracket: the sentence goes on.
    Parted,
    /// A sentence or a quotation starts.
    Start,
}

impl<'a> Scan<'a> {
    /// A headline needs more small letters for its capitals to mean something.
    pub(super) fn new(text: Text<'a>, lexicon: &'a Lexicon, headline: bool) -> Self {
        let tokens = Vec::with_capacity(text.words.len());
        let mut scan =
            Self { text, lexicon, tokens, scratch: String::new(), line: 0, sentences: Vec::new() };
        let (mut end, mut start) = (0, 0);
        let mut cases = Cases::default();
        for (i, (span, form)) in text.words.forms().enumerate() {
            let gap = scan.gap(end, span.start, form.shape);
            if gap == Gap::Start && i > start {
                scan.sentences.push((start..i, cases.tell_names(headline)));
                (start, cases) = (i, Cases::default());
            }
            end = span.end;
            cases.count(form);
            let token = Token::new(form, gap);
            let token = if token.is_cheap() { token } else { scan.look_up(i, token) };
            scan.tokens.push(token);
        }
        if start < scan.len() {
            scan.sentences.push((start..scan.len(), cases.tell_names(headline)));
        }
        scan
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token with what is known of its word.
    fn look_up(&mut self, i: usize, token: Token) -> Token {
        let key = self.text.words.surface(i);
        let (known, cut) = match token.script {
            Script::Arabic => self.lexicon.arabic(key, &mut self.scratch),
            _ => (self.lexicon.get(key), Cut::default()),
        };
        let live = token.script == Script::Latin || !known.is_nothing();
        Token { known, cut, end: end_bit(key), live, ..token }
    }

    /// What stands before a word, from the `end` of the one before it to its `start`.
    fn gap(&mut self, end: usize, start: usize, shape: Shape) -> Gap {
        // Nearly all gaps are this one.
        if start == end + 1 && self.text.text.as_bytes()[end] == b' ' && end > 0 {
            return Gap::Joined;
        }
        let gap = &self.text.text[end..start];
        match gap {
            _ if self.tokens.is_empty() => Gap::Start,
            "" | "-" | "\u{A0}" | "\u{2010}" | "_" => Gap::Joined,
            "." | ". " | ".\n" if self.is_abbreviation(self.tokens.len() - 1) => Gap::Joined,
            "\n" | "\r\n" if self.wraps(end, start, shape) => Gap::Joined,
            ",\n" | ";\n" if self.wraps(end, start, shape) => Gap::Parted,
            _ if gap.contains(STARTS) => {
                self.line = start;
                Gap::Start
            }
            _ => Gap::Parted,
        }
    }

    /// Whether a full stop behind the word belongs to it: an initial, `Gen.`, `Mr.`.
    fn is_abbreviation(&self, i: usize) -> bool {
        let word = self.text.words.get(i);
        let letters = word.surface.len();
        let title = letters < 5 && self.lexicon.get(word.surface).is(Use::Title);
        word.script == Script::Latin && word.shape == Shape::Capitalized && (letters == 1 || title)
    }

    /// Whether the line that ends at `end` is a long one that was broken; a new one begins at
    /// `start`. The first may be shorter: a dateline was cut off it.
    fn wraps(&mut self, end: usize, start: usize, shape: Shape) -> bool {
        let length = if self.line == 0 { 2 * end } else { end - self.line };
        let wraps = shape == Shape::Lower || WRAPPED.contains(&length);
        if wraps {
            self.line = start;
        }
        wraps
    }

    /// What is known of a word, without its proclitics.
    pub(super) fn known(&self, i: usize) -> Known {
        match &self.tokens[i] {
            token if token.script == Script::Latin && token.shape == Shape::Lower => {
                self.lexicon.get(self.text.words.surface(i))
            }
            token => token.known,
        }
    }

    /// Whether the word may go on a name that the word before it began.
    pub(super) fn joined(&self, i: usize) -> bool {
        i < self.len() && self.tokens[i].joined
    }

    /// Whether it may owe its capital to its place.
    pub(super) fn is_start(&self, i: usize) -> bool {
        self.tokens[i].start
    }

    /// Whether a hyphen joins the word to the one before it.
    pub(super) fn is_hyphenated(&self, i: usize) -> bool {
        self.joined(i) && self.text.text[..self.text.words.get(i).span.start].ends_with('-')
    }

    pub(super) fn is_stop(&self, i: usize) -> bool {
        self.tokens[i].stop
    }

    pub(super) fn is_arabic(&self, i: usize) -> bool {
        self.tokens[i].script == Script::Arabic
    }

    /// Whether a proclitic is written at the word.
    pub(super) fn has_proclitic(&self, i: usize) -> bool {
        self.tokens[i].cut != Cut::default()
    }

    /// Whether it is a Latin word with a capital, and no stop word.
    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.tokens[i].is_capital()
    }

    /// The first word from `at` on, up to `end`, with which a name may start.
    pub(super) fn next_live(&self, at: usize, end: usize) -> Option<usize> {
        self.tokens[at..end].iter().position(|token| token.live).map(|offset| at + offset)
    }

    /// The words that end in one of the ways that `ends` has a bit for.
    pub(super) fn ending(&self, ends: u64) -> impl Iterator<Item = usize> {
        let tokens = self.tokens.iter().enumerate();
        tokens.filter(move |(_, token)| token.end & ends != 0).map(|(i, _)| i)
    }

    pub(super) fn shape(&self, i: usize) -> Shape {
        self.tokens[i].shape
    }

    /// The word as written.
    pub(super) fn raw(&self, i: usize) -> &'a str {
        &self.text.text[self.text.words.get(i).span]
    }

    /// Whether an Arabic word starts with the article, behind its proclitics.
    pub(super) fn has_article(&self, i: usize) -> bool {
        let cut = self.tokens[i].cut;
        cut.article || self.text.words.surface(i)[cut.bytes as usize..].starts_with("ال")
    }

    /// Appends the key of a word without its proclitics.
    pub(super) fn key_into(&self, i: usize, out: &mut String) {
        let cut = self.tokens[i].cut;
        if cut.article {
            out.push_str("ال");
        }
        out.push_str(&self.text.words.surface(i)[cut.bytes as usize..]);
    }

    /// The keys of some words, joined with spaces, in place of what `out` held.
    pub(super) fn join(&self, words: Range<usize>, out: &mut String) {
        out.clear();
        for i in words {
            if !out.is_empty() {
                out.push(' ');
            }
            self.key_into(i, out);
        }
    }
}

/// How the words of a sentence are written.
#[derive(Default)]
struct Cases {
    small: usize,
    capital: usize,
}

impl Cases {
    fn count(&mut self, form: &Form) {
        match form.shape {
            Shape::Lower if !form.stop => self.small += 1,
            Shape::Capitalized | Shape::AllCaps | Shape::Mixed if !form.stop => self.capital += 1,
            _ => {}
        }
    }

    /// Whether a capital tells a name from another word: not where nearly all words have one.
    fn tell_names(&self, headline: bool) -> bool {
        self.small * if headline { 2 } else { 6 } >= self.capital.max(1)
    }
}
