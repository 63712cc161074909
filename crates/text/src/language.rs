//! Languages of a text, by the script of its words.

use serde::{Deserialize, Serialize};

/// A language as its primary BCP 47 subtag (`ar`, `en`), or `und` when it is not known.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Language(String);

impl Default for Language {
    fn default() -> Self {
        Self("und".to_owned())
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
