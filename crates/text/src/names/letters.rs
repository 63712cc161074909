//! The letters that spellings of names are compared in.
//!
//! Keys are compared letter by letter. What says nothing about a name's sound is not looked at: a
//! hamza on the line is no letter, and ڤ and ڨ are the letters that papers without them print
//! instead.

use crate::Script;

/// Letters of a word, each numbered from 1 within its alphabet.
pub type Letters = Vec<u8>;

/// Stands before the first and behind the last letter of a word.
pub const BOUNDARY: u8 = 0;

/// One more than the number of letters of the larger alphabet.
pub const LETTERS: usize = 33;

/// Letters of the longest word that is compared.
pub const LONGEST: usize = 16;

const ARABIC: [char; 32] = [
    'ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ',
    'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ي', 'پ', 'چ', 'ژ', 'گ',
];

/// First code point of the Arabic block.
const BLOCK: usize = 0x600;

/// Marks a character of the block that is passed over, and one that no name has.
const SILENT: u8 = 0xFE;
const FOREIGN: u8 = 0xFF;

/// The letter of every character of the Arabic block.
static BY_CHARACTER: [u8; 256] = by_character();

const fn by_character() -> [u8; 256] {
    let mut table = [FOREIGN; 256];
    let mut i = 0;
    while i < ARABIC.len() {
        table[ARABIC[i] as usize - BLOCK] = i as u8 + 1;
        i += 1;
    }
    table['ڤ' as usize - BLOCK] = table['ف' as usize - BLOCK];
    table['ڨ' as usize - BLOCK] = table['گ' as usize - BLOCK];
    table['ء' as usize - BLOCK] = SILENT;
    table
}

/// The letters of one script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Alphabet {
    /// a to z.
    Latin,
    /// The letters of Arabic, and پ چ ژ گ.
    Arabic,
}

/// What one byte of a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Completes a letter.
    Letter(u8),
    /// Begins a letter.
    Lead,
    /// Completes a character that is passed over.
    Silent,
    /// Belongs to no letter of the alphabet.
    Foreign,
}

impl Alphabet {
    /// The alphabet of a script; none for scripts whose names are not compared.
    #[must_use]
    pub fn of(script: Script) -> Option<Self> {
        match script {
            Script::Latin => Some(Self::Latin),
            Script::Arabic => Some(Self::Arabic),
            Script::Number | Script::Other => None,
        }
    }

    /// The alphabet of the other script.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Latin => Self::Arabic,
            Self::Arabic => Self::Latin,
        }
    }

    /// The letters of a [key](crate::normalize::key); none when it has characters of another
    /// alphabet, digits included, or is empty or longer than [`LONGEST`].
    ///
    /// ```
    /// use jisr_text::names::letters::Alphabet;
    ///
    /// assert_eq!(Alphabet::Latin.letters("abbas"), Some(vec![1, 2, 2, 1, 19]));
    /// assert_eq!(Alphabet::Latin.letters("g20"), None);
    /// ```
    #[must_use]
    pub fn letters(self, key: &str) -> Option<Letters> {
        let mut letters = Letters::with_capacity(key.len());
        let mut lead = 0;
        for &byte in key.as_bytes() {
            match self.step(lead, byte) {
                Step::Letter(letter) => letters.push(letter),
                Step::Lead | Step::Silent => {}
                Step::Foreign => return None,
            }
            lead = byte;
        }
        (1..=LONGEST).contains(&letters.len()).then_some(letters)
    }

    /// The number of a letter; [`BOUNDARY`] for what is none.
    #[must_use]
    pub fn letter(self, c: char) -> u8 {
        match self {
            Self::Latin if c.is_ascii_lowercase() => c as u8 - b'a' + 1,
            Self::Latin => BOUNDARY,
            Self::Arabic => {
                ARABIC.iter().position(|&letter| letter == c).map_or(BOUNDARY, |i| i as u8 + 1)
            }
        }
    }

    /// All letters, in the order of their numbers.
    pub fn all(self) -> impl Iterator<Item = char> {
        let (latin, arabic) = match self {
            Self::Latin => ('a'..='z', &[][..]),
            // An empty range.
            Self::Arabic => ('b'..='a', &ARABIC[..]),
        };
        latin.chain(arabic.iter().copied())
    }

    /// What `byte` is behind the byte `lead`.
    #[inline]
    pub(crate) fn step(self, lead: u8, byte: u8) -> Step {
        match self {
            Self::Latin if byte.is_ascii_lowercase() => Step::Letter(byte - b'a' + 1),
            Self::Latin => Step::Foreign,
            Self::Arabic if (0xD8..=0xDB).contains(&byte) => Step::Lead,
            Self::Arabic if !(0xD8..=0xDB).contains(&lead) || byte & 0xC0 != 0x80 => Step::Foreign,
            Self::Arabic => {
                match BY_CHARACTER[usize::from(lead & 3) << 6 | usize::from(byte & 0x3F)] {
                    SILENT => Step::Silent,
                    FOREIGN => Step::Foreign,
                    letter => Step::Letter(letter),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arabic(word: &str) -> Option<Letters> {
        Alphabet::Arabic.letters(word)
    }

    #[test]
    fn hamza_is_silent_and_rare_letters_are_the_usual_ones() {
        assert_eq!(arabic("علاء"), arabic("علا"));
        assert_eq!(arabic("ڤيينا"), arabic("فيينا"));
    }

    #[test]
    fn other_characters_have_no_letters() {
        for word in ["", "مقر2", "ankara", "ہ"] {
            assert_eq!(arabic(word), None, "{word}");
        }
        assert_eq!(Alphabet::Latin.letters(&"a".repeat(LONGEST + 1)), None);
    }

    #[test]
    fn letters_are_numbered_in_order() {
        for alphabet in [Alphabet::Latin, Alphabet::Arabic] {
            for (i, c) in alphabet.all().enumerate() {
                assert_eq!(usize::from(alphabet.letter(c)), i + 1);
                assert_eq!(alphabet.letters(&c.to_string()), Some(vec![i as u8 + 1]));
            }
        }
    }
}
