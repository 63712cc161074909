//! Patterns of a few words.

use std::collections::HashMap;

use crate::fold;

/// A pattern, folded. Each part has a space on both sides, so that only whole words match.
struct Pattern {
    parts: Vec<String>,
    /// Whether the first part begins the line.
    at_start: bool,
    /// Whether the last part ends it.
    at_end: bool,
}

impl Pattern {
    fn new(pattern: &str) -> Self {
        let parts = pattern.split('*').map(fold::words).filter(|part| !part.is_empty());
        Self {
            parts: parts.map(|part| format!(" {part} ")).collect(),
            at_start: !pattern.starts_with('*'),
            at_end: pattern.ends_with('$') && !pattern.ends_with("*$"),
        }
    }

    fn matches(&self, line: &str) -> bool {
        let mut rest = line;
        for (index, part) in self.parts.iter().enumerate() {
            let Some(found) = rest.find(part.as_str()) else { return false };
            if index == 0 && self.at_start && found > 0 {
                return false;
            }
            // The space after a part is the one before the next.
            rest = &rest[found + part.len() - 1..];
        }
        !self.at_end || rest.trim().is_empty()
    }
}

/// Patterns of a table, each with what a line that has it is. They are found by the first word of
/// a line: most lines of a page have none, and are done with after one look.
pub(super) struct Patterns<T> {
    by_first_word: HashMap<String, Vec<(Pattern, T)>>,
}

impl<T: Copy> Patterns<T> {
    pub(super) fn new(tables: &[(T, &[&str])]) -> Self {
        let mut by_first_word = HashMap::<_, Vec<_>>::new();
        for (what, table) in tables {
            for text in *table {
                let pattern = Pattern::new(text);
                let key = pattern.at_start.then(|| first_word(&pattern.parts[0]).to_owned());
                by_first_word.entry(key.unwrap_or_default()).or_default().push((pattern, *what));
            }
        }
        Self { by_first_word }
    }

    /// What the first pattern says that a line has; the line is folded words with a space before
    /// and after.
    pub(super) fn find(&self, line: &str) -> Option<T> {
        // Patterns that may begin anywhere stand under no word.
        let rows = [first_word(line), ""].into_iter().filter_map(|key| self.by_first_word.get(key));
        rows.flatten().find(|(pattern, _)| pattern.matches(line)).map(|(_, what)| *what)
    }
}

fn first_word(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_whole_words_in_order() {
        let found = |pattern, line: &str| {
            Patterns::new(&[((), &[pattern])]).find(&format!(" {line} ")).is_some()
        };
        assert!(found("join * mailing list", "join the gazette mailing list"));
        assert!(found("join * mailing list", "join mailing list today"));
        assert!(!found("join * mailing list", "we join the mailing list"));
        assert!(found("* mailing list$", "the mailing list"));
        assert!(found("more from *$", "more from the gazette"));
        assert!(found("share$", "share") && !found("share$", "share prices fall"));
        assert!(!found("print", "printers"));
        assert!(found("إعلان$", "اعلان"));
    }
}
