//! What a character is to the segmenter and the normalizer.

use unicode_normalization::char::is_combining_mark;

use crate::normalize::digits;

/// The part a character plays in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A letter of the Arabic script, of any language, presentation forms included.
    Arabic,
    /// A letter of the Latin script, with or without diacritics.
    Latin,
    /// A letter of another alphabet.
    Other,
    /// A letter of a script that writes no spaces between words.
    Unspaced,
    /// A decimal digit of any set.
    Digit,
    /// A combining mark, a haraka or tatweel: belongs to the letter before it.
    Mark,
    /// Invisible: bidi controls, joiners, soft hyphens, variation selectors.
    Ignorable,
    /// An apostrophe, or a sign that transliterations write for hamza and ayn.
    Apostrophe,
    /// Everything else.
    Gap,
}

impl Class {
    /// The class of `c`. Common ranges are tried first: this runs once for every character.
    pub(crate) fn of(c: char) -> Self {
        match c {
            _ if c.is_ascii() => Self::of_ascii(c as u8),
            '\u{0621}'..='\u{063F}' | '\u{0641}'..='\u{064A}' => Self::Arabic,
            '\u{0640}' | '\u{064B}'..='\u{065F}' => Self::Mark,
            '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' => Self::Digit,
            '،' | '؛' | '؟' | '«' | '»' | '“' | '”' => Self::Gap,
            _ if is_apostrophe(c) => Self::Apostrophe,
            _ if is_ignorable(c) => Self::Ignorable,
            _ if is_mark(c) => Self::Mark,
            _ if digits::value(c).is_some() => Self::Digit,
            // Letters in squares are emoji.
            '\u{1F170}'..='\u{1F1FF}' => Self::Gap,
            _ if c.is_alphabetic() => Self::of_letter(c),
            _ => Self::Gap,
        }
    }

    /// The class of an ASCII character.
    #[inline]
    pub(crate) fn of_ascii(byte: u8) -> Self {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Self::Latin,
            b'0'..=b'9' => Self::Digit,
            b'\'' | b'`' => Self::Apostrophe,
            _ => Self::Gap,
        }
    }

    fn of_letter(c: char) -> Self {
        match c {
            _ if is_arabic(c) => Self::Arabic,
            _ if is_latin(c) => Self::Latin,
            _ if is_unspaced(c) => Self::Unspaced,
            _ => Self::Other,
        }
    }

    /// Whether a word can start with such a character.
    pub(crate) fn starts_word(self) -> bool {
        self.is_letter() || self == Self::Digit
    }

    /// Whether it is a letter of any script.
    pub(crate) fn is_letter(self) -> bool {
        matches!(self, Self::Arabic | Self::Latin | Self::Other | Self::Unspaced)
    }

    /// Whether `next` continues a word of this class, which is `Digit` until a letter comes. Digits stay with
    /// the letters of an alphabet (G20, 5bn) but not with Arabic letters, where what stands
    /// before a number is a proclitic (ال20).
    #[inline]
    pub(crate) fn joins(self, next: Self) -> bool {
        match (self, next) {
            (Self::Unspaced, _) => false,
            (Self::Latin | Self::Other, Self::Digit) | (Self::Digit, Self::Latin | Self::Other) => {
                true
            }
            _ => self == next && self.starts_word(),
        }
    }
}

/// Apostrophes as typed and as typeset, and the modifier letters ʿ ʾ ʻ ʼ of transliterations with
/// what decomposes to such a letter.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | '＇' | '\u{0374}')
        || matches!(c, '\u{02B9}'..='\u{02C1}' | '\u{02C6}'..='\u{02D1}' | '\u{02EC}' | '\u{02EE}'
        | '\u{10781}' | '\u{10782}')
}

/// Characters that show nothing and mean nothing to a search.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Combining marks, tatweel, and the letter-like signs that only carry a mark: the small waw and
/// yeh of Quranic spelling, high hamza, the spacing forms of harakat, the halfwidth sound marks
/// of kana.
fn is_mark(c: char) -> bool {
    is_combining_mark(c)
        || matches!(c,
            '\u{037A}' | '\u{0640}' | '\u{0674}' | '\u{06E5}' | '\u{06E6}'
            | '\u{FC5E}'..='\u{FC63}' | '\u{FCF2}'..='\u{FCF4}' | '\u{FE70}'..='\u{FE7F}'
            | '\u{FF9E}' | '\u{FF9F}')
}

fn is_arabic(c: char) -> bool {
    matches!(c,
        '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{0870}'..='\u{08FF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10EC0}'..='\u{10EFF}'
        | '\u{1EE00}'..='\u{1EEFF}')
}

fn is_latin(c: char) -> bool {
    matches!(c,
        'ª' | 'º' | '\u{00C0}'..='\u{02B8}' | '\u{02E0}'..='\u{02E4}' | '\u{1D00}'..='\u{1D25}'
        | '\u{1D2C}'..='\u{1D5C}' | '\u{1D62}'..='\u{1D65}' | '\u{1D6B}'..='\u{1D77}'
        | '\u{1D79}'..='\u{1DBE}' | '\u{1E00}'..='\u{1EFF}' | '\u{2071}' | '\u{207F}'
        | '\u{2090}'..='\u{209C}' | '\u{2100}'..='\u{2125}' | '\u{212A}'..='\u{2134}'
        | '\u{2139}' | '\u{2145}'..='\u{2149}' | '\u{2160}'..='\u{2188}'
        | '\u{24B6}'..='\u{24E9}' | '\u{2C60}'..='\u{2C7F}' | '\u{A722}'..='\u{A7FF}'
        | '\u{AB30}'..='\u{AB64}' | '\u{FB00}'..='\u{FB06}' | '\u{FF21}'..='\u{FF3A}'
        | '\u{FF41}'..='\u{FF5A}' | '\u{1D400}'..='\u{1D6A5}')
}

/// Han, kana, and the scripts of south-east Asia. A run of their letters is a phrase, not a
/// word, and finding its words takes a dictionary: each letter is a word, and phrases find it.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{1950}'..='\u{19DF}' | '\u{1A20}'..='\u{1AAF}' | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{312F}' | '\u{31A0}'..='\u{31FF}' | '\u{3400}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9D}' | '\u{1AFF0}'..='\u{1B16F}'
        | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_told_apart() {
        for (class, letters) in [
            (Class::Arabic, "اةىکیپگڤﻻﷲ"),
            (Class::Latin, "azçğıİşøßﬁĀ"),
            (Class::Other, "жωא한क"),
            (Class::Unspaced, "漢かカไ"),
            (Class::Digit, "7٧۷७"),
        ] {
            for c in letters.chars() {
                assert_eq!(Class::of(c), class, "{c}");
            }
        }
    }

    #[test]
    fn marks_controls_and_apostrophes_are_no_letters() {
        for (class, signs) in [
            (Class::Mark, "\u{0301}\u{064E}\u{0651}\u{0670}\u{0640}\u{06E5}\u{FE76}"),
            (Class::Ignorable, "\u{00AD}\u{061C}\u{200B}\u{200C}\u{200F}\u{2067}\u{FEFF}"),
            (Class::Apostrophe, "'’ʼ‘ʻʿʾ`"),
            (Class::Gap, " -_.,،؛؟#@🙂\u{06DD}"),
        ] {
            for c in signs.chars() {
                assert_eq!(Class::of(c), class, "{c:?}");
            }
        }
    }
}
