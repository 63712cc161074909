//! From the key of a word to its stem.
//!
//! Words are grouped by stem so that a search for one form finds the others. A stem is a class
//! label, not a word of a dictionary: all that matters is that related forms share it and
//! unrelated ones do not. Stop words are never stemmed, in either language.

pub mod arabic;
pub mod english;

use std::borrow::Cow;

use crate::{Script, stop::is_stop};

/// Longer keys are their own stems, in bytes. No language has such words, and cutting affix after
/// affix from a megabyte of them would take the square of its length.
const MAX_KEY_BYTES: usize = 64;

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
        _ if key.len() > MAX_KEY_BYTES || is_stop(key, script) => Cow::Borrowed(key),
        Script::Arabic => Cow::Borrowed(arabic::stem(key)),
        Script::Latin => english::stem(key),
        Script::Number | Script::Other => Cow::Borrowed(key),
    }
}
