//! Letters of a text by script: counted in its bytes, without decoding them.

use crate::class::Class;

/// Most bytes that are counted of one paragraph.
const MAX_BYTES: usize = 8 << 10;

/// Texts of fewer bytes are counted exactly: in them digits would matter.
const EXACT: usize = 64;

/// How many letters of each script a text has, nearly: of longer texts only the first byte of each
/// character is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letters {
    pub(super) arabic: usize,
    pub(super) latin: usize,
    pub(super) other: usize,
}

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        match text.is_ascii() {
            true => {
                let latin = count(text.as_bytes(), |byte| byte.is_ascii_alphabetic());
                Self { latin, ..Self::default() }
            }
            false if text.len() < EXACT => Self::exact(text),
            false => Self::nearly(text),
        }
    }

    fn exact(text: &str) -> Self {
        let mut letters = Self::default();
        for c in text.chars() {
            match Class::of(c) {
                Class::Arabic => letters.arabic += 1,
                Class::Latin => letters.latin += 1,
                Class::Other | Class::Unspaced => letters.other += 1,
                _ => {}
            }
        }
        letters
    }

    fn nearly(text: &str) -> Self {
        let bytes = &text.as_bytes()[..text.len().min(MAX_BYTES)];
        let ascii = count(bytes, |byte| byte.is_ascii_alphabetic());
        // U+0600 to U+06FF, and the presentation forms of U+FB40 and above.
        let arabic = count(bytes, |byte| matches!(byte, 0xD8..=0xDB | 0xEF));
        let latin = ascii + count(bytes, |byte| matches!(byte, 0xC3..=0xC9));
        // Greek to Thaana, then what takes three bytes, but for punctuation.
        let other = count(
            bytes,
            |byte| matches!(byte, 0xCD..=0xD7 | 0xDD..=0xDE | 0xE0..=0xE1 | 0xE3..=0xED),
        );
        Self { arabic, latin, other }
    }

    pub(super) fn all(&self) -> usize {
        self.arabic + self.latin + self.other
    }

    /// Whether most letters are neither Arabic nor Latin.
    pub(super) fn is_other(&self) -> bool {
        self.other > self.arabic + self.latin
    }

    /// Whether there are more Arabic letters than Latin ones.
    pub(super) fn is_arabic(&self) -> bool {
        self.arabic > self.latin
    }

    /// Whether the scripts that have fewer letters have more than this share of them.
    pub(super) fn is_mixed(&self, share: f32) -> bool {
        let all = self.all();
        let most = self.arabic.max(self.latin).max(self.other);
        (all - most) as f32 > share * all as f32
    }
}

/// Counts bytes in runs whose count fits into a byte: that is what compilers make vectors of.
fn count(bytes: &[u8], test: impl Fn(u8) -> bool) -> usize {
    let runs = bytes.chunks(usize::from(u8::MAX));
    runs.map(|run| usize::from(run.iter().map(|&byte| u8::from(test(byte))).sum::<u8>())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_by_script() {
        let letters = Letters::of("من القاهرة to Genève");
        assert_eq!((letters.arabic, letters.latin, letters.other), (9, 8, 0));
        assert!(letters.is_arabic() && letters.is_mixed(0.25));
        let letters = Letters::of(&"من القاهرة to Genève ".repeat(4));
        assert_eq!((letters.arabic, letters.latin, letters.other), (36, 32, 0));
        assert!(Letters::of("Москва").is_other() && Letters::of("東京").is_other());
        assert_eq!(Letters::of("“…” — 2021 €").all(), 0);
    }
}
