//! From the key of a word to its stem.
//!
//! Words are grouped by stem so that a search for one form finds the others. A stem is a class
//! label, not a word of a dictionary: all that matters is that related forms share it and
//! unrelated ones do not. Stop words are never stemmed, in either language.

pub mod arabic;
pub mod english;

use std::borrow::Cow;

use rust_stemmers::Algorithm;
use serde::{Deserialize, Serialize};

use crate::{Script, class::Class, normalize, stop::is_stop};

/// Longer keys are their own stems, in bytes. No language has such words, and cutting affix after
/// affix from a megabyte of them would take the square of its length.
const MAX_KEY_BYTES: usize = 64;

/// Which stems an index has. The light ones are for use; the others are there to be measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stemmer {
    /// Light stems for Arabic, Snowball's for English: see [`stem`].
    #[default]
    Light,
    /// Snowball's stems for both languages. Its Arabic rules know spellings that keys have folded,
    /// so it stems a word as it stands in the text, without marks.
    Snowball,
}

impl Stemmer {
    /// The stem of a word: as written (its key will do, less well for Snowball), its key, and its
    /// script.
    #[must_use]
    pub fn stem<'a>(self, raw: &str, key: &'a str, script: Script) -> Cow<'a, str> {
        match (self, script) {
            (Self::Snowball, Script::Arabic) if is_stemmed(key, script) => {
                let bare: String = raw.chars().filter(|&c| Class::of(c) == Class::Arabic).collect();
                let stem = rust_stemmers::Stemmer::create(Algorithm::Arabic).stem(&bare);
                let stem = normalize::key(&stem);
                if stem.is_empty() { Cow::Borrowed(key) } else { Cow::Owned(stem) }
            }
            _ => stem(key, script),
        }
    }
}

/// The stem of a key of a script; a function of the key alone, so that articles and queries
/// agree whatever surrounds a word. Numbers and other scripts are their own stems.
///
/// ```
/// use jisr_text::{Script, stem::stem};
///
/// assert_eq!(stem("elections", Script::Latin), "elect");
/// assert_eq!(stem("انتخابات", Script::Arabic), "انتخاب");
/// assert_eq!(stem("having", Script::Latin), "having");
/// ```
#[must_use]
pub fn stem(key: &str, script: Script) -> Cow<'_, str> {
    match script {
        _ if !is_stemmed(key, script) => Cow::Borrowed(key),
        Script::Arabic => Cow::Borrowed(arabic::stem(key)),
        Script::Latin => english::stem(key),
        Script::Number | Script::Other => Cow::Borrowed(key),
    }
}

fn is_stemmed(key: &str, script: Script) -> bool {
    key.len() <= MAX_KEY_BYTES && !is_stop(key, script)
}
