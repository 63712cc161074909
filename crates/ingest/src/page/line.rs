//! Lines of a page and their shape.

use crate::fold;

/// Words from which a line is prose whatever its punctuation.
const LONG: usize = 25;

/// Words from which a line that ends like a sentence is prose.
const SENTENCE: usize = 5;

/// The same for `?` and `!`, which end headlines too.
const EXCLAMATION: usize = 16;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Its text, without white space at its ends.
    pub(super) text: &'a str,
    /// How many blank lines stand before it.
    pub(super) gap: usize,
    /// How many words it has; counted up to [`LONG`].
    pub(super) words: usize,
}

/// The lines of a text that are not blank.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut gap = 0;
    text.lines().filter_map(move |line| {
        let text = line.trim();
        if text.chars().all(|letter| letter.is_whitespace() || fold::is_invisible(letter)) {
            gap += 1;
            return None;
        }
        let is_word = |word: &&str| word.contains(char::is_alphanumeric);
        let words = text.split_whitespace().filter(is_word).take(LONG).count();
        Some(Line { text, gap: std::mem::take(&mut gap), words })
    })
}

impl Line<'_> {
    /// Whether it reads as running text: it ends like a sentence, or it is long.
    pub(super) fn is_prose(&self) -> bool {
        self.is_long() || self.is_sentence()
    }

    /// Whether it is too long for a headline.
    pub(super) fn is_long(&self) -> bool {
        self.words >= LONG
    }

    fn is_sentence(&self) -> bool {
        let closing = |letter: char| letter.is_whitespace() || "\"'”’»)]".contains(letter);
        let end = self.text.trim_end_matches(closing);
        match end.chars().next_back() {
            // Headlines trail off with dots; so do teasers of other articles.
            Some('.') => self.words >= SENTENCE && !end.ends_with(".."),
            Some('?' | '؟' | '!') => self.words >= EXCLAMATION,
            Some('۔' | '।') => self.words >= SENTENCE,
            _ => false,
        }
    }

    /// Whether it looks like one line of a paragraph that was wrapped at a fixed width.
    pub(super) fn is_wrapped_with(&self, next: &Line<'_>) -> bool {
        const WIDTHS: std::ops::RangeInclusive<usize> = 50..=100;
        let (here, there) = (self.text.chars().count(), next.text.chars().count());
        let full = WIDTHS.contains(&here) && WIDTHS.contains(&there);
        next.gap == 0 && full && here.abs_diff(there) <= 20
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Line<'_> {
        lines(text).next().unwrap()
    }

    #[test]
    fn blank_lines_are_counted() {
        let found: Vec<_> =
            lines("a\n\n \u{a0}\n\u{200f}\n b \nc").map(|l| (l.text, l.gap)).collect();
        assert_eq!(found, [("a", 0), ("b", 3), ("c", 0)]);
    }

    #[test]
    fn prose_ends_like_a_sentence_or_is_long() {
        for prose in [
            "He said the road would open soon.",
            "\"The road will open by the end of the week,\" he said (in a letter.)",
            "قال الوزير إن الطريق سيفتح قريبا.",
            &"word ".repeat(30),
        ] {
            assert!(one(prose).is_prose(), "{prose}");
        }
        for other in [
            "Road to the north opens after three years",
            "Will the road to the north open this year?",
            "Mr. Smith Jr.",
            "Road to the north opens after three years...",
            "وزير النقل يعلن موعد افتتاح الطريق",
        ] {
            assert!(!one(other).is_prose(), "{other}");
        }
    }
}
