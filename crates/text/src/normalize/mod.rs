//! From a word as written to its key.
//!
//! Two spellings that a reader takes for the same word get one key: `Çavuşoğlu` and `cavusoglu`,
//! `أَنْقَرَة` and `انقره`, `١٬٢٣٤` and `1234`. The steps are compatibility decomposition (NFKD:
//! presentation forms, ligatures, accents apart from their letters), removal of marks and of
//! everything invisible, lower case, and folding of the letters that writers exchange; see
//! [`arabic`] and [`latin`].
//!
//! Keys are fixed points: the key of a key is itself. So a key may be typed as a query.

pub mod arabic;
pub mod digits;
pub mod latin;

use unicode_normalization::UnicodeNormalization;

use crate::class::{Class, is_apostrophe};

/// The key of one word.
///
/// What is no letter and no digit is dropped, a possessive `'s` too, so a key never holds a
/// space. The key of a word found by [`segments`](crate::segment::segments) is never empty.
///
/// ```
/// use jisr_text::normalize::key;
///
/// assert_eq!(key("Egypt’s"), "egypt");
/// assert_eq!(key("İSTANBUL"), "istanbul");
/// assert_eq!(key("الأُردنّ"), "الاردن");
/// assert_eq!(key("U.N."), "un");
/// assert_eq!(key("٢٬٥٠٠٫٧٥"), "2500.75");
/// ```
#[must_use]
pub fn key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    key_into(word, &mut key);
    key
}

/// Appends the key of one word to `out`, which saves [`key`]'s allocation.
pub fn key_into(word: &str, out: &mut String) {
    let body = without_possessive(word);
    if body.is_ascii() {
        ascii_key(body, out);
    } else {
        unicode_key(body, out);
    }
}

/// The word without a possessive `'s`, unless nothing else is in it.
pub(crate) fn without_possessive(word: &str) -> &str {
    word.strip_suffix(['s', 'S'])
        .and_then(|rest| rest.strip_suffix(is_apostrophe))
        .filter(|rest| rest.chars().any(|c| Class::of(c).starts_word()))
        .unwrap_or(word)
}

fn ascii_key(word: &str, out: &mut String) {
    let bytes = word.as_bytes();
    for (i, &byte) in bytes.iter().enumerate() {
        let digit = |at: Option<&u8>| at.is_some_and(u8::is_ascii_digit);
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte.to_ascii_lowercase()));
        } else if byte == b'.' && i > 0 && digit(bytes.get(i - 1)) && digit(bytes.get(i + 1)) {
            out.push('.');
        }
    }
}

fn unicode_key(word: &str, out: &mut String) {
    let start = out.len();
    let mut key = Key { out, last: Class::Gap };
    let mut previous = Class::Gap;
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let class = Class::of(c);
        let in_number = previous == Class::Digit
            && chars.peek().is_some_and(|&next| Class::of(next) == Class::Digit);
        if in_number && digits::is_decimal_separator(c) {
            key.push('.', Class::Gap);
        } else if class.starts_word() || class == Class::Mark {
            key.fold(c, class);
        }
        previous = class;
    }
    recompose(out, start);
}

/// A key in the making.
struct Key<'a> {
    out: &'a mut String,
    /// Class of the last character of `out`.
    last: Class,
}

impl Key<'_> {
    fn push(&mut self, c: char, class: Class) {
        self.out.push(c);
        self.last = class;
    }

    /// Appends what is left of `c`; letters of the common blocks need no decomposition.
    fn fold(&mut self, c: char, class: Class) {
        match c {
            '\u{0621}'..='\u{064A}' => self.fold_decomposed(c, class),
            _ if c.is_ascii() => self.fold_decomposed(c, class),
            _ => std::iter::once(c).nfkd().for_each(|part| {
                self.fold_decomposed(part, Class::of(part));
            }),
        }
    }

    fn fold_decomposed(&mut self, c: char, class: Class) {
        match class {
            Class::Arabic => self.push(arabic::fold(c), class),
            Class::Latin => {
                latin::fold_into(c, self.out);
                self.last = class;
            }
            Class::Digit => self.push(digits::to_ascii(c), class),
            Class::Other | Class::Unspaced => self.lower(c, class),
            Class::Mark if self.keeps_mark(c) => self.push(c, class),
            _ => {}
        }
    }

    fn lower(&mut self, c: char, class: Class) {
        for lower in c.to_lowercase() {
            self.push(if lower == 'ς' { 'σ' } else { lower }, class);
        }
    }

    /// Marks are dropped from Latin and Arabic. In other scripts accents and points are, but not
    /// the vowel signs, which are as much of a word as letters are.
    fn keeps_mark(&self, c: char) -> bool {
        let carried = matches!(self.last, Class::Other | Class::Unspaced | Class::Mark);
        carried
            && !matches!(c, '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05C7}')
    }
}

/// Composes what decomposition took apart and folding kept, such as Hangul syllables. Folded
/// Latin and Arabic have nothing to compose.
fn recompose(out: &mut String, start: usize) {
    let apart = |c: char| matches!(Class::of(c), Class::Other | Class::Unspaced);
    if out[start..].chars().any(apart) {
        let composed: String = out[start..].nfc().collect();
        out.truncate(start);
        out.push_str(&composed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_punctuation_inside_a_word_vanish() {
        assert_eq!(key("می\u{200C}خواهم"), "ميخواهم");
        assert_eq!(key("\u{202B}بغداد\u{200F}"), "بغداد");
        assert_eq!(key("govern\u{00AD}ment"), "government");
        assert_eq!(key("U.S.A."), "usa");
    }

    #[test]
    fn apostrophes_vanish_and_possessives_are_cut() {
        assert_eq!(key("O’Brien"), "obrien");
        assert_eq!(key("don't"), "dont");
        assert_eq!(key("Qurʾan"), "quran");
        assert_eq!(key("EGYPT'S"), "egypt");
        assert_eq!(key("U.S.'s"), "us");
        assert_eq!(key("'s"), "s");
    }

    #[test]
    fn separators_of_groups_vanish_and_decimal_points_stay() {
        assert_eq!(key("1,234.5"), "1234.5");
        assert_eq!(key("۱٬۲۳۴٫۵"), "1234.5");
        assert_eq!(key("G20."), "g20");
    }

    #[test]
    fn other_alphabets_lose_case_and_accents_but_no_vowel_signs() {
        assert_eq!(key("Ёлка"), "елка");
        assert_eq!(key("Ἀθῆναις"), "αθηναισ");
        assert_eq!(key("한국"), "한국");
        assert_eq!(key("हिन्दी"), "हिन्दी");
        assert_eq!(key("שָׁלוֹם"), "שלום");
    }

    #[test]
    fn every_character_that_starts_a_word_has_a_key_that_is_a_fixed_point() {
        for c in (char::MIN..=char::MAX).filter(|&c| Class::of(c).starts_word()) {
            let once = key(c.encode_utf8(&mut [0; 4]));
            assert!(!once.is_empty(), "{c:?}");
            assert!(!once.contains(char::is_whitespace), "{c:?}");
            assert_eq!(key(&once), once, "{c:?}");
        }
    }

    #[test]
    fn every_other_character_has_no_key_of_its_own() {
        for c in (char::MIN..=char::MAX).filter(|&c| !Class::of(c).starts_word()) {
            assert_eq!(key(c.encode_utf8(&mut [0; 4])), "", "{c:?}");
        }
    }
}
