//! From a text to its words.

use std::{fmt, ops::Range};

use crate::{
    Script, Shape, Words,
    cache::Cache,
    frequent::is_frequent,
    normalize::key_into,
    segment::segments,
    stem::Stemmer,
    stop::{is_also_acronym, is_stop},
    word::Form,
};

/// Turns texts into [`Words`].
///
/// An analyzer remembers the words it has seen. Words of a text repeat (Zipf's law), so nearly
/// all of them cost one look-up and a copy, and no stemming. What it remembers is bounded, and
/// never changes what it computes; give each thread its own.
///
/// ```
/// use jisr_text::{Analyzer, Words};
///
/// let mut analyzer = Analyzer::new();
/// let mut words = Words::default();
/// for text in ["المخابرات المصرية", "Egyptian intelligence"] {
///     analyzer.analyze_into(text, &mut words);
///     assert_eq!(words.len(), 2);
/// }
/// ```
#[derive(Clone, Default)]
pub struct Analyzer {
    cache: Cache,
    stemmer: Stemmer,
}

impl Analyzer {
    /// The version of the analysis. Raise it whenever a key, a stem or a span changes for any
    /// text: an index of another version is refused, since its terms would not be found.
    pub const VERSION: u32 = 3;

    /// What is analysed of one text, in bytes; words that end behind it are left out. No article
    /// comes near it. It lets offsets be 32 bits, with room for keys longer than their words (the
    /// ligature ﷺ has a key of 30 bytes).
    pub const MAX_TEXT_BYTES: usize = 1 << 27;

    /// An analyzer that has not seen a word yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with another stemmer.
    #[must_use]
    pub fn with_stemmer(stemmer: Stemmer) -> Self {
        Self { stemmer, ..Self::default() }
    }

    /// The stemmer.
    #[must_use]
    pub fn stemmer(&self) -> Stemmer {
        self.stemmer
    }

    /// The words of a text.
    pub fn analyze(&mut self, text: &str) -> Words {
        let mut words = Words::default();
        self.analyze_into(text, &mut words);
        words
    }

    /// The words of a text, in place of those that `words` held.
    pub fn analyze_into(&mut self, text: &str, words: &mut Words) {
        self.analyze_with(text, &[], words);
    }

    /// [`analyze_into`](Self::analyze_into) of a text with parts in other languages than Arabic and
    /// English: `foreign`, as byte ranges in the order of the text, apart from each other. Words
    /// that start in one of them are not stemmed: their stem is their surface key.
    ///
    /// ```
    /// use jisr_text::{Analyzer, Words, language::of_text};
    ///
    /// let text = "Les élections dans la ville sont une fête pour tous.";
    /// let mut words = Words::default();
    /// Analyzer::new().analyze_with(text, &of_text(text).foreign, &mut words);
    /// assert_eq!(words.get(1).stem, "elections");
    /// ```
    pub fn analyze_with(&mut self, text: &str, foreign: &[Range<usize>], words: &mut Words) {
        words.clear();
        let stemmer = self.stemmer;
        let mut foreign = foreign.iter().peekable();
        let spans = segments(text).take_while(|span| span.end <= Self::MAX_TEXT_BYTES);
        for span in spans {
            let raw = &text[span.clone()];
            while foreign.next_if(|range| range.end <= span.start).is_some() {}
            let stemmed = foreign.peek().is_none_or(|range| span.start < range.start);
            let settle = |form: Form| if stemmed { form } else { form.unstemmed() };
            if Cache::takes(raw) {
                let (keys, form) = self.cache.get(raw, |keys| analyse(raw, stemmer, keys));
                words.push_with(span, |out| {
                    out.push_str(keys);
                    settle(form)
                });
            } else {
                words.push_with(span, |keys| settle(analyse(raw, stemmer, keys)));
            }
        }
    }
}

impl fmt::Debug for Analyzer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Analyzer").field("cached", &self.cache.len()).finish_non_exhaustive()
    }
}

/// Appends the surface key of a word, and its stem where that is no part of it.
pub(crate) fn analyse(raw: &str, stemmer: Stemmer, keys: &mut String) -> Form {
    let start = keys.len();
    key_into(raw, keys);
    let surface = &keys[start..];
    let (script, surface_end) = (Script::of(raw), surface.len());
    let shape = Shape::of(raw, script);
    let stop = is_stop(surface, script) && !(shape == Shape::AllCaps && is_also_acronym(surface));
    let frequent = is_frequent(surface, script);
    let stem = stemmer.stem(raw, surface, script);
    let stem_len = stem.len();
    let stem_start = surface.find(&*stem).unwrap_or(surface_end);
    if stem_start == surface_end {
        let stem = stem.into_owned();
        keys.push_str(&stem);
    }
    Form {
        surface_end: surface_end as u32,
        stem_start: stem_start as u32,
        stem_end: (stem_start + stem_len) as u32,
        script,
        shape,
        stop,
        frequent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;

    /// Surface and stem of each word.
    fn keys(text: &str) -> Vec<(String, String)> {
        let words = Analyzer::new().analyze(text);
        words.iter().map(|word| (word.surface.into(), word.stem.into())).collect()
    }

    fn check(text: &str, test: impl Fn(Word<'_>)) {
        Analyzer::new().analyze(text).iter().for_each(test);
    }

    #[test]
    fn words_of_both_scripts_have_keys_and_stems() {
        let expected = [("negotiations", "negoti"), ("happy", "happi"), ("المفاوضات", "مفاوض")];
        let found = keys("Negotiations happy المُفاوضات");
        assert!(found.iter().map(|(surface, stem)| (&**surface, &**stem)).eq(expected));
    }

    #[test]
    fn stop_words_are_marked_and_not_stemmed() {
        check("this إلى الذين having", |word| {
            assert!(word.stop);
            assert_eq!(word.stem, word.surface);
        });
    }

    #[test]
    fn capitals_make_another_word_of_some_stop_words() {
        check("US U.S. WHO", |word| assert!(!word.stop));
        check("us who THE", |word| assert!(word.stop));
    }

    #[test]
    fn words_too_long_to_remember_are_analysed_all_the_same() {
        let long = "A".repeat(1000);
        let mut analyzer = Analyzer::new();
        let words = analyzer.analyze(&format!("{long} and"));
        assert_eq!(words.get(0).surface, "a".repeat(1000));
        assert_eq!(words.get(1).surface, "and");
        assert_eq!(format!("{analyzer:?}"), "Analyzer { cached: 1, .. }");
    }

    #[test]
    fn a_megabyte_without_spaces_takes_no_longer_than_with() {
        for piece in ["ay", "ي", "وال", "a.", "1,", "a\u{200D}", "o'", "ﷺ", "\u{0301}"] {
            let text = piece.repeat(1_000_000 / piece.len());
            Analyzer::new().analyze(&text);
        }
    }

    #[test]
    fn words_of_foreign_parts_keep_their_surface_as_stem() {
        let (mut analyzer, mut words) = (Analyzer::new(), Words::default());
        let text = "elections nations elections nations elections";
        analyzer.analyze_with(text, &[10..17, 28..35], &mut words);
        let stems: Vec<_> = words.iter().map(|word| word.stem).collect();
        assert_eq!(stems, ["elect", "nations", "elect", "nations", "elect"]);
        analyzer.analyze_into(text, &mut words);
        assert_eq!(words.get(1).stem, "nation");
    }

    #[test]
    fn buffers_are_reused_without_traces() {
        let (mut analyzer, mut words) = (Analyzer::new(), Words::default());
        analyzer.analyze_into("one two three", &mut words);
        analyzer.analyze_into("أنقرة", &mut words);
        assert_eq!(words.len(), 1);
        assert_eq!(words.get(0).span, 0.."أنقرة".len());
    }
}
