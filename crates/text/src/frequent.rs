//! Words that are in so many articles that a phrase of them is worth an index of its own.
//!
//! A phrase is as dear as the places of its words: `of the` in a large archive means reading two
//! places in every English article. The index therefore keeps pairs of frequent words that stand
//! side by side, as in Williams, Zobel and Bahle, "Fast phrase querying with combined indexes" (2004). All segments must agree on what is
//! frequent, so that it is a fixed list and no count: stop words, and those that news is full of.
//! It belongs to the analyzer and changes with its version only.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::Script;
use crate::stop::{is_stop, load};

static ENGLISH: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| load(include_str!("../data/frequent.en.txt")));

static ARABIC: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| load(include_str!("../data/frequent.ar.txt")));

/// Stands between the keys of a pair; no key contains it.
const SEPARATOR: char = '+';

/// Whether a key is that of a frequent word.
///
/// ```
/// use jisr_text::{Script, frequent::is_frequent};
///
/// assert!(is_frequent("the", Script::Latin));
/// assert!(is_frequent("الحكومه", Script::Arabic));
/// assert!(!is_frequent("roadmap", Script::Latin));
/// ```
#[must_use]
pub fn is_frequent(key: &str, script: Script) -> bool {
    is_stop(key, script)
        || match script {
            Script::Arabic => ARABIC.contains(key),
            Script::Latin => ENGLISH.contains(key),
            Script::Number | Script::Other => false,
        }
}

/// Appends the key of two neighbouring words, by their keys.
///
/// ```
/// let mut key = String::new();
/// jisr_text::frequent::push_pair("of", "the", &mut key);
/// assert_eq!(key, "of+the");
/// ```
pub fn push_pair(first: &str, second: &str, key: &mut String) {
    key.push_str(first);
    key.push(SEPARATOR);
    key.push_str(second);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_words_of_their_script_that_are_no_stop_words() {
        for (list, script) in [(&ENGLISH, Script::Latin), (&ARABIC, Script::Arabic)] {
            assert!(list.len() > 100);
            for key in list.iter() {
                assert_eq!(Script::of(key), script, "{key}");
                assert!(!key.contains(SEPARATOR), "{key}");
            }
        }
    }
}
