//! Languages of a text, by the script of its words.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Serialize};

use crate::{Script, Words};

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
    /// Share of the words, from 0 to 1.
    pub share: f32,
}

/// The languages of a text with their shares of its words, largest first.
///
/// A word counts by its script: Arabic letters for Arabic, Latin letters for English, others for
/// no known language. Numbers count for none, and a text without words has no languages.
///
/// ```
/// use jisr_text::{Analyzer, Language, language::shares};
///
/// let words = Analyzer::new().analyze("وزارة الخارجية المصرية MFA 2021");
/// let shares = shares(&words);
/// assert_eq!(shares[0].language, Language::ARABIC);
/// assert_eq!(shares[0].share, 0.75);
/// ```
#[must_use]
pub fn shares(words: &Words) -> Vec<LanguageShare> {
    let count = |script| words.iter().filter(|word| word.script == script).count();
    let counts = [
        (Language::ARABIC, count(Script::Arabic)),
        (Language::ENGLISH, count(Script::Latin)),
        (Language::UNDETERMINED, count(Script::Other)),
    ];
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let mut shares: Vec<LanguageShare> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(language, count)| LanguageShare { language, share: count as f32 / total as f32 })
        .collect();
    shares.sort_by(|a, b| b.share.total_cmp(&a.share));
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analyzer;

    fn shares_of(text: &str) -> Vec<(String, f32)> {
        let shares = shares(&Analyzer::new().analyze(text));
        shares.iter().map(|each| (each.language.to_string(), each.share)).collect()
    }

    #[test]
    fn tags_are_reduced_to_their_language() {
        assert_eq!(Language::new("EN_us"), Language::ENGLISH);
        assert_eq!(Language::new(" fa ").as_str(), "fa");
        assert_eq!(Language::default().as_str(), "und");
    }

    #[test]
    fn the_larger_share_comes_first() {
        assert_eq!(shares_of("one two three أربعة"), [("en".into(), 0.75), ("ar".into(), 0.25)]);
        assert_eq!(shares_of("Москва"), [("und".into(), 1.0)]);
    }

    #[test]
    fn numbers_have_no_language() {
        assert!(shares_of("2021 ٣٠").is_empty());
    }
}
