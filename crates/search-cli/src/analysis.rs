//! Counts words as the index does.

use jisr::Analyzer;
use jisr::text::Words;

/// Analyses texts as the index does.
#[derive(Debug, Default)]
pub(crate) struct Analysis {
    analyzer: Analyzer,
    words: Words,
}

impl Analysis {
    /// Number of words of a text.
    pub(crate) fn count(&mut self, text: &str) -> u64 {
        self.analyzer.analyze_into(text, &mut self.words);
        self.words.len() as u64
    }
}
