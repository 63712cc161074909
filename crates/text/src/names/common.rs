//! Common words, which are no names as long as nothing else is known of them.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::{Script, normalize};

static ENGLISH: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| load(include_str!("../../data/common.en.txt")));

static ARABIC: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| load(include_str!("../../data/common.ar.txt")));

/// Whether a key is a common word of the language of its script; an Arabic one with or without the
/// article.
///
/// ```
/// use jisr_text::{Script, names::common::is_common};
///
/// assert!(is_common("report", Script::Latin));
/// assert!(is_common("الكتاب", Script::Arabic));
/// assert!(!is_common("cavusoglu", Script::Latin));
/// ```
#[must_use]
pub fn is_common(key: &str, script: Script) -> bool {
    match script {
        Script::Latin => ENGLISH.contains(key),
        Script::Arabic => ARABIC.contains(key.strip_prefix("ال").unwrap_or(key)),
        Script::Number | Script::Other => false,
    }
}

fn load(list: &str) -> FxHashSet<String> {
    let words = list.lines().filter(|line| !line.starts_with('#')).map(normalize::key);
    words.map(|word| word.strip_prefix("ال").unwrap_or(&word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_words_only() {
        for list in [&ENGLISH, &ARABIC] {
            assert!(list.len() > 500);
            assert!(!list.contains(""));
        }
    }
}
