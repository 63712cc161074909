//! Where sentences begin and end, looked for only around a match.

use std::ops::Range;

/// Abbreviations of the news whose full stop ends nothing, in small letters.
const ABBREVIATIONS: [&str; 25] = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "sgt", "gov", "sen", "rep", "st",
    "no", "vs", "jr", "sr", "inc", "co", "corp", "ltd", "d", "م", "أ",
];

/// Characters that a line of wrapped text has; a longer line is a paragraph, a shorter one the
/// end of one, or a heading.
const WRAPPED: Range<usize> = 45..100;

/// Byte offset at which the sentence around `at` begins, if that is within `limit` characters;
/// otherwise the beginning of a word about half of `limit` back, and `true` for a cut sentence.
pub(super) fn start(text: &str, at: usize, limit: usize) -> (usize, bool) {
    let mut word = None;
    for (distance, (offset, c)) in text[..at].char_indices().rev().enumerate() {
        if ends_sentence(text, offset, c) {
            return (skip_space(text, offset + c.len_utf8(), at), false);
        }
        if c.is_whitespace() && distance <= limit / 2 {
            word = Some(offset + c.len_utf8());
        }
        if distance >= limit {
            return (word.unwrap_or(at), true);
        }
    }
    (skip_space(text, 0, at), false)
}

/// Byte offset at which the sentence around `at` ends, if that is within `limit` characters;
/// otherwise the end of a word before the limit, and `true` for a cut sentence.
pub(super) fn end(text: &str, at: usize, limit: usize) -> (usize, bool) {
    let mut word = None;
    for (distance, (offset, c)) in text[at..].char_indices().enumerate() {
        let offset = at + offset;
        if ends_sentence(text, offset, c) {
            return (text[..offset + c.len_utf8()].trim_end().len().max(at), false);
        }
        if distance >= limit {
            return (word.unwrap_or(at), true);
        }
        if c.is_whitespace() {
            word = Some(offset);
        }
    }
    (text.trim_end().len().max(at), false)
}

/// Whether the character `c` at `offset` is the last of a sentence: a line end, or sentence
/// punctuation with its closing quotes.
fn ends_sentence(text: &str, offset: usize, c: char) -> bool {
    if c == '\n' {
        return !is_wrapped(&text[..offset], &text[offset + 1..]);
    }
    // Nearly all characters end here.
    if !closes(c) && !is_terminal(c) {
        return false;
    }
    let mut rest = text[offset + c.len_utf8()..].chars();
    let next = rest.next();
    if closes(c) {
        let before = text[..offset].trim_end_matches(closes).chars().next_back();
        return before.is_some_and(is_terminal) && next.is_none_or(char::is_whitespace);
    }
    next.is_none_or(char::is_whitespace)
        && !rest.find(|c| !c.is_whitespace()).is_some_and(char::is_lowercase)
        && (c != '.' || !is_abbreviation(&text[..offset]))
}

/// Whether the line end between two texts only wraps a line: the line before it is as long as
/// lines of wrapped text are, and the next one goes on at once.
fn is_wrapped(before: &str, after: &str) -> bool {
    let line = before.chars().rev().take(WRAPPED.end + 1).take_while(|&c| c != '\n').count();
    WRAPPED.contains(&line)
        && !before.ends_with(is_terminal)
        && after.starts_with(|c: char| !c.is_whitespace())
}

/// Whether a character may stand between the end of a sentence and the next one.
fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']')
}

fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔')
}

/// Whether a full stop after `before` belongs to an abbreviation or to an initial.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let single = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    single || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// The first character from `from` on that is no white space, `until` at the latest.
fn skip_space(text: &str, from: usize, until: usize) -> usize {
    let from = from.min(until);
    from + (text[from..until].len() - text[from..until].trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn around<'a>(text: &'a str, word: &str) -> &'a str {
        let at = text.find(word).unwrap();
        &text[start(text, at, 200).0..end(text, at + word.len(), 200).0]
    }

    #[test]
    fn one_sentence_around_a_word() {
        let text = "Talks began. The envoys met in Cairo on Monday! More follows.";
        assert_eq!(around(text, "envoys"), "The envoys met in Cairo on Monday!");
        assert_eq!(around(text, "Talks"), "Talks began.");
        assert_eq!(around(text, "More"), "More follows.");
    }

    #[test]
    fn arabic_punctuation_and_quotes() {
        let text = "هل عاد السفير؟ قال الوزير «لا تعليق.» ثم غادر القاعة.";
        assert_eq!(around(text, "السفير"), "هل عاد السفير؟");
        assert_eq!(around(text, "تعليق"), "قال الوزير «لا تعليق.»");
    }

    #[test]
    fn abbreviations_and_numbers_end_nothing() {
        let text = "Gen. A. Khalifa spoke for 2.5 hours at the U.N. office. He left.";
        assert_eq!(
            around(text, "spoke"),
            "Gen. A. Khalifa spoke for 2.5 hours at the U.N. office."
        );
    }

    #[test]
    fn lines_are_sentences() {
        assert_eq!(around("A heading\nAnd the text below", "text"), "And the text below");
    }

    #[test]
    fn wrapped_lines_are_one_sentence() {
        let text = "The bank intervened in the market and bought dollars against\nthe yen on \
                    Monday. It gave no figure.\n    Dealers were not surprised.";
        let sentence = around(text, "yen");
        assert!(sentence.starts_with("The bank") && sentence.ends_with("Monday."), "{sentence}");
        assert_eq!(around(text, "Dealers"), "Dealers were not surprised.");
    }

    #[test]
    fn endless_sentences_are_cut_between_words() {
        let text = "word ".repeat(500);
        let (from, cut) = start(&text, 1000, 40);
        assert!(cut && text[from..].starts_with("word"), "{from}");
        let (to, cut) = end(&text, 1004, 40);
        assert!(cut && text[..to].ends_with("word"), "{to}");
    }

    proptest! {
        #[test]
        fn bounds_enclose_the_match(text in "[a-z؟ا .\"\n]{0,80}", cut in 0usize..80) {
            let at = (0..=cut.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap();
            let (from, _) = start(&text, at, 10);
            let (to, _) = end(&text, at, 10);
            prop_assert!(from <= at && at <= to);
            let _ = &text[from..to];
        }
    }
}
