//! Words of a text, and what is known about each.

use std::ops::Range;

use crate::{class::Class, normalize};

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// Where the word is, in bytes of the original text; on character boundaries.
    pub span: Range<usize>,
    /// The key of its exact form: see [`normalize::key`]. Never empty, never with a space.
    pub surface: &'a str,
    /// The key of the class of forms it belongs to: see [`stem`](crate::stem).
    pub stem: &'a str,
    /// The script it is written in.
    pub script: Script,
    /// How it is written.
    pub shape: Shape,
    /// Whether it is a [stop word](crate::stop).
    pub stop: bool,
    /// Whether it is a [frequent word](crate::frequent).
    pub frequent: bool,
}

/// The script of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// Arabic letters, whatever the language.
    Arabic,
    /// Latin letters, with or without digits among them.
    Latin,
    /// Digits alone.
    Number,
    /// Any other script.
    Other,
}

impl Script {
    /// The script of the letters of a word, as written or as a key; a word of digits alone is a
    /// number, and stays one with a possessive `'s` behind it (`the 1980's`).
    #[must_use]
    pub fn of(raw: &str) -> Self {
        let word = normalize::without_possessive(raw);
        match word.chars().map(Class::of).find(|class| class.is_letter()) {
            Some(Class::Arabic) => Self::Arabic,
            Some(Class::Latin) => Self::Latin,
            Some(_) => Self::Other,
            None => Self::Number,
        }
    }
}

/// How a word is written, as far as case and digits go. A possessive `'s` does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Small letters, digits or not: `roadmap`, `5bn`.
    Lower,
    /// One capital at the start: `Ankara`, `I`.
    Capitalized,
    /// Capitals, two at least or with digits: `NATO`, `U.N.`, `G20`.
    AllCaps,
    /// Capitals elsewhere: `iPhone`, `McDonald`, `O'Brien`.
    Mixed,
    /// Digits without letters: `1,234.5`.
    Number,
    /// Letters of a script without case, such as Arabic.
    Uncased,
}

impl Shape {
    /// The shape of a word as it stands in the text.
    pub(crate) fn of(raw: &str, script: Script) -> Self {
        let word = normalize::without_possessive(raw);
        let count = |test: fn(char) -> bool| word.chars().filter(|&c| test(c)).count();
        let (upper, lower) = (count(char::is_uppercase), count(char::is_lowercase));
        match (upper, lower) {
            _ if script == Script::Number => Self::Number,
            (0, 0) => Self::Uncased,
            (0, _) => Self::Lower,
            (1, 0) if !word.contains(char::is_numeric) => Self::Capitalized,
            (_, 0) => Self::AllCaps,
            (1, _) if word.starts_with(char::is_uppercase) => Self::Capitalized,
            _ => Self::Mixed,
        }
    }
}

/// The words of one text, in its order. Clearing and filling it again reuses its memory.
///
/// ```
/// use jisr_text::Analyzer;
///
/// let words = Analyzer::new().analyze("من القاهرة to Ankara");
/// assert_eq!(words.len(), 4);
/// assert_eq!(words.get(3).surface, "ankara");
/// assert_eq!(words.iter().filter(|word| word.stop).count(), 2);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Surface keys and stems, one after the other.
    keys: String,
    entries: Vec<Entry>,
}

/// A word and where its keys are. Offsets of 32 bits are enough: see
/// [`Analyzer::MAX_TEXT_BYTES`](crate::Analyzer::MAX_TEXT_BYTES).
#[derive(Clone, Debug)]
struct Entry {
    start: u32,
    end: u32,
    keys: u32,
    form: Form,
}

/// What is known of a word wherever it stands. Offsets are bytes from the start of its keys,
/// which are its surface key and behind it its stem, unless that is part of the surface.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub(crate) surface_end: u32,
    pub(crate) stem_start: u32,
    pub(crate) stem_end: u32,
    pub(crate) script: Script,
    pub(crate) shape: Shape,
    pub(crate) stop: bool,
    pub(crate) frequent: bool,
}

impl Form {
    /// The same word with its surface key for its stem.
    pub(crate) fn unstemmed(self) -> Self {
        Self { stem_start: 0, stem_end: self.surface_end, ..self }
    }
}

impl Words {
    /// Number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the text had no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The word at position `i`, counted from 0.
    ///
    /// # Panics
    ///
    /// If `i` is not below [`len`](Self::len), like an index into a slice.
    #[must_use]
    pub fn get(&self, i: usize) -> Word<'_> {
        self.word(&self.entries[i])
    }

    /// The surface key of the word at position `i`, which costs less than all of it.
    pub(crate) fn surface(&self, i: usize) -> &str {
        let entry = &self.entries[i];
        &self.keys[entry.keys as usize..][..entry.form.surface_end as usize]
    }

    /// The words in the order of the text.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Word<'_>> + DoubleEndedIterator + Clone {
        self.entries.iter().map(|entry| self.word(entry))
    }

    /// Where each word is and what it is, without its keys, which cost more to look at.
    pub(crate) fn forms(&self) -> impl ExactSizeIterator<Item = (Range<usize>, &Form)> {
        self.entries.iter().map(|entry| (entry.start as usize..entry.end as usize, &entry.form))
    }

    /// Forgets the words and keeps the memory.
    pub fn clear(&mut self) {
        self.keys.clear();
        self.entries.clear();
    }

    /// Appends the word at `span`, whose keys `append` puts at the end of the buffer it is given.
    pub(crate) fn push_with(
        &mut self,
        span: Range<usize>,
        append: impl FnOnce(&mut String) -> Form,
    ) {
        let keys = self.keys.len() as u32;
        let form = append(&mut self.keys);
        let entry = Entry { start: span.start as u32, end: span.end as u32, keys, form };
        self.entries.push(entry);
    }

    fn word(&self, entry: &Entry) -> Word<'_> {
        let form = &entry.form;
        let keys = &self.keys[entry.keys as usize..];
        Word {
            span: entry.start as usize..entry.end as usize,
            surface: &keys[..form.surface_end as usize],
            stem: &keys[form.stem_start as usize..form.stem_end as usize],
            script: form.script,
            shape: form.shape,
            stop: form.stop,
            frequent: form.frequent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_tell_case_and_digits() {
        for (shape, words) in [
            (Shape::Lower, &["roadmap", "5bn", "el", "ßa"][..]),
            (Shape::Capitalized, &["Ankara", "Egypt's", "I", "Élysée"]),
            (Shape::AllCaps, &["NATO", "U.N.", "G20", "EU's", "U.S.'s", "EGYPT'S"]),
            (Shape::Mixed, &["iPhone", "McDonald", "NGOs", "O'Brien"]),
            (Shape::Number, &["2021", "١٬٢٣٤٫٥", "1980's"]),
            (Shape::Uncased, &["أنقرة", "漢"]),
        ] {
            for word in words {
                assert_eq!(Shape::of(word, Script::of(word)), shape, "{word}");
            }
        }
    }
}
