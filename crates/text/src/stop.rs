//! Function words of both languages.
//!
//! Stop words are kept: a phrase needs them ("The Who", "من أجل"), and whoever wants them out can
//! only ask. They are marked, so that ranking can weigh them down and stemming leave them alone.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::{Script, normalize};

static ENGLISH: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| load(include_str!("../data/stop.en.txt")));

static ARABIC: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| load(include_str!("../data/stop.ar.txt")));

/// Whether a key is a stop word of the language of its script.
///
/// ```
/// use jisr_text::{Script, stop::is_stop};
///
/// assert!(is_stop("the", Script::Latin));
/// assert!(is_stop("الي", Script::Arabic));
/// assert!(!is_stop("ankara", Script::Latin));
/// ```
#[must_use]
pub fn is_stop(key: &str, script: Script) -> bool {
    match script {
        Script::Arabic => ARABIC.contains(key),
        Script::Latin => ENGLISH.contains(key),
        Script::Number | Script::Other => false,
    }
}

/// Whether a stop word written in capitals is another word: the US, the WHO, an IT firm.
pub(crate) fn is_also_acronym(key: &str) -> bool {
    matches!(key, "us" | "who" | "it")
}

/// The keys of a list of one word a line, in which `#` starts a comment.
pub(crate) fn load(list: &str) -> FxHashSet<String> {
    list.lines().filter(|line| !line.starts_with('#')).map(normalize::key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_words_only() {
        for list in [&ENGLISH, &ARABIC] {
            assert!(list.len() > 150);
            assert!(!list.contains(""));
        }
    }

    #[test]
    fn stop_words_are_known_by_their_keys() {
        assert!(is_stop(&normalize::key("don't"), Script::Latin));
        assert!(is_stop(&normalize::key("إلى"), Script::Arabic));
        assert!(!is_stop("مصر", Script::Arabic));
    }
}
