//! Letters made equal, to compare the lines of a page with small tables of words.
//!
//! This is no analysis for search: that is `jisr_text`'s, and it keeps spans. Here only equality
//! matters, and both sides go through the same function.

/// Lower case, Arabic letters without hamza, marks and tatweel, ASCII digits, no invisible signs.
/// Punctuation stays.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(char::to_lowercase).filter_map(letter).collect()
}

/// The words of a text, folded, with one space between them and nothing else.
pub(crate) fn words(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Marks that no reader sees as a letter: harakat, tatweel, accents, joiners, bidi signs.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{300}'..='\u{36f}' | '\u{61c}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}' | '\u{ad}')
}

fn letter(letter: char) -> Option<char> {
    let folded = match letter {
        'ء' => return None,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' | 'ی' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        'ک' => 'ك',
        '’' => '\'',
        '٠'..='٩' => ascii_digit(letter, '٠')?,
        '۰'..='۹' => ascii_digit(letter, '۰')?,
        letter if is_invisible(letter) => return None,
        letter => letter,
    };
    Some(folded)
}

fn ascii_digit(digit: char, zero: char) -> Option<char> {
    char::from_digit(u32::from(digit) - u32::from(zero), 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_fold_together() {
        for spelling in ["ايضا", "أيضاً", "ايضــاً", "أيضًا"] {
            assert_eq!(fold(spelling), "ايضا");
        }
        assert_eq!(fold("۲۰۲۱ ٢٠٢١ May"), "2021 2021 may");
        assert_eq!(words("» اقرأ أيضاً: "), "اقرا ايضا");
    }
}
