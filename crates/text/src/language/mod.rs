//! Languages: of a paragraph, and of a text.
//!
//! Detection is of our own: a few dozen small words and letters for each language. General
//! detectors know no Sorani, are slower than indexing itself, and take short English for other
//! languages, which would cost it its stems; `docs/languages.md` has the figures.

mod detect;
mod letters;
mod tables;
mod text;

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Serialize};

pub use text::{Languages, of_text};

/// A language as its primary BCP 47 subtag (`ar`, `en`), or `und` when it is not known.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Language(Cow<'static, str>);

impl Language {
    /// Arabic.
    pub const ARABIC: Self = Self(Cow::Borrowed("ar"));
    /// English.
    pub const ENGLISH: Self = Self(Cow::Borrowed("en"));
    /// Not known.
    pub const UNDETERMINED: Self = Self(Cow::Borrowed("und"));

    /// The language of a tag as pages write it: `en-US` and `EN_us` are `en`. A tag without a
    /// language is [`UNDETERMINED`](Self::UNDETERMINED).
    ///
    /// ```
    /// use jisr_text::Language;
    ///
    /// assert_eq!(Language::new("ar-EG"), Language::ARABIC);
    /// assert_eq!(Language::new(""), Language::UNDETERMINED);
    /// ```
    #[must_use]
    pub fn new(code: &str) -> Self {
        let subtag = code.trim().split(['-', '_']).next().unwrap_or_default();
        match subtag.to_ascii_lowercase() {
            empty if empty.is_empty() => Self::UNDETERMINED,
            subtag => Self(Cow::Owned(subtag)),
        }
    }

    /// The language of a subtag that is known to be one.
    const fn known(subtag: &'static str) -> Self {
        Self(Cow::Borrowed(subtag))
    }

    /// The subtag: `ar`, `en`, `und`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::UNDETERMINED
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// How much of a text is in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LanguageShare {
    /// The language.
    pub language: Language,
    /// Share of the letters, from 0 to 1.
    pub share: f32,
}

/// The language of one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detected {
    /// The most likely language: at the least that of the script, which is Arabic or English.
    pub language: Language,
    /// Whether its words leave no doubt. A few words never do.
    pub certain: bool,
}

/// Detects the language of a paragraph by its small words and its letters.
///
/// Known are Arabic, Persian, Urdu and Sorani in the Arabic script, and English, French, German,
/// Spanish, Turkish, Kurmanji, Italian, Portuguese and Dutch in the Latin one; text in any other
/// script is of a language that is not known. A text in both scripts has no certain language.
///
/// ```
/// use jisr_text::language::detect;
///
/// let detected = detect("Le ministre a dit que la réunion aurait lieu dans la capitale.");
/// assert_eq!((detected.language.as_str(), detected.certain), ("fr", true));
/// assert!(!detect("Ankara").certain);
/// ```
#[must_use]
pub fn detect(paragraph: &str) -> Detected {
    detect::detect(paragraph)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_reduced_to_their_language() {
        assert_eq!(Language::new("EN_us"), Language::ENGLISH);
        assert_eq!(Language::new(" fa ").as_str(), "fa");
        assert_eq!(Language::default().as_str(), "und");
    }

    #[test]
    fn little_text_is_uncertain_and_goes_by_its_script() {
        for (text, code) in [
            ("Ankara", "en"),
            ("Çavuşoğlu, Erdoğan", "en"),
            ("Shr 12 cts vs 9 cts", "en"),
            ("القاهرة", "ar"),
            ("2021", "en"),
            ("", "en"),
            ("قال الوزير the minister said on Monday that إن", "en"),
        ] {
            let detected = detect(text);
            assert_eq!((detected.language.as_str(), detected.certain), (code, false), "{text}");
        }
    }

    #[test]
    fn names_do_not_change_the_language() {
        for (text, code) in [
            ("Çavuşoğlu met Sánchez and Müller in the capital of the north.", "en"),
            ("وصل وفد كبير من شبكة BBC إلى القاهرة بعد أن زار مدينة Ankara", "ar"),
            ("قالت شركة گوگل إن الفيديو في پاريس حقق مشاهدات كبيرة خلال يوم", "ar"),
        ] {
            let detected = detect(text);
            assert_eq!((detected.language.as_str(), detected.certain), (code, true), "{text}");
        }
    }

    #[test]
    fn other_scripts_are_of_no_known_language() {
        let detected = detect("Порт снова открыт после бури.");
        assert_eq!((detected.language, detected.certain), (Language::UNDETERMINED, true));
    }
}
