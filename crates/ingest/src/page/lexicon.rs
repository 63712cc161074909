//! Lines looked up in the tables of page furniture.

use std::collections::HashSet;
use std::sync::LazyLock;

use jisr_text::article::Furniture;

use super::line::Line;
use super::pattern::Patterns;
use super::tables;
use crate::fold;

/// Longest line that is looked up, in bytes: furniture is short.
const MAX_BYTES: usize = 300;

/// Most words of a name before an appeal, as in `Relief - Donate now`.
const MAX_NAME: usize = 3;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// The tables, folded once.
struct Lexicon {
    furniture: Patterns<Furniture>,
    related: Patterns<()>,
    footers: Patterns<Furniture>,
    appeals: HashSet<String>,
    sections: HashSet<String>,
    publishers: HashSet<String>,
    publishers_first: HashSet<String>,
    sources: HashSet<String>,
    authors: HashSet<String>,
    authors_bare: HashSet<String>,
}

impl Lexicon {
    fn new() -> Self {
        let words = |table: &[&str]| table.iter().map(|word| fold::words(word)).collect();
        Self {
            furniture: Patterns::new(&[
                (Furniture::Share, tables::SHARES),
                (Furniture::Banner, tables::BANNERS),
                (Furniture::Related, tables::RELATED_INLINE),
            ]),
            related: Patterns::new(&[((), tables::RELATED)]),
            footers: Patterns::new(&[
                (Furniture::Byline, tables::RIGHTS),
                (Furniture::Menu, tables::FOOTER_MENUS),
            ]),
            appeals: words(tables::APPEALS),
            sections: words(tables::SECTIONS),
            publishers: words(tables::PUBLISHERS),
            publishers_first: words(tables::PUBLISHERS_FIRST),
            sources: words(tables::SOURCES),
            authors: words(tables::AUTHORS),
            authors_bare: words(tables::AUTHORS_BARE),
        }
    }
}

/// A line made ready to be looked up.
pub(super) struct Entry(String);

impl Entry {
    /// `None` for lines that are too long to be furniture.
    pub(super) fn new(line: &Line<'_>) -> Option<Self> {
        (line.text.len() <= MAX_BYTES && !line.is_long()).then(|| Self::folded(line.text))
    }

    pub(super) fn folded(text: &str) -> Self {
        Self(format!(" {} ", fold::words(text)))
    }

    /// What is furniture at the end of a page only.
    pub(super) fn footer(&self) -> Option<Furniture> {
        LEXICON.footers.find(&self.0)
    }

    /// Whether it is a label above related links.
    pub(super) fn is_related_label(&self) -> bool {
        LEXICON.related.find(&self.0).is_some()
    }

    /// Whether it has a word of appeals.
    pub(super) fn has_appeal(&self) -> bool {
        self.0.split_whitespace().any(|word| LEXICON.appeals.contains(word))
    }

    /// Whether it holds nothing but names of sections.
    pub(super) fn is_section(&self) -> bool {
        let mut words = self.0.split_whitespace().peekable();
        words.peek().is_some() && words.all(|word| LEXICON.sections.contains(word))
    }

    /// Whether it ends or begins as names of publishers do.
    pub(super) fn names_publisher(&self) -> bool {
        let mut words = self.0.split_whitespace();
        words.clone().next_back().is_some_and(|word| LEXICON.publishers.contains(word))
            || words.next().is_some_and(|word| LEXICON.publishers_first.contains(word))
    }
}

/// What a line is by its own words: an appeal, a share bar, or a "read also: ..." line. Paragraphs
/// are none of these, but an appeal may be a sentence.
pub(super) fn furniture(line: &Line<'_>, entry: &Entry) -> Option<Furniture> {
    let kind = LEXICON.furniture.find(&entry.0).or_else(|| named_appeal(line.text))?;
    (kind != Furniture::Related || !line.is_prose()).then_some(kind)
}

/// An appeal behind the name of who makes it, as in `Relief - Donate now`.
fn named_appeal(text: &str) -> Option<Furniture> {
    let (name, appeal) =
        [" - ", " – ", " — ", ": ", " | "].iter().find_map(|s| text.split_once(s))?;
    let short = name.split_whitespace().count() <= MAX_NAME;
    let kind = short.then(|| LEXICON.furniture.find(&Entry::folded(appeal).0))??;
    (kind == Furniture::Banner).then_some(kind)
}

/// Whether a text before a colon names a source.
pub(super) fn is_source_label(text: &str) -> bool {
    LEXICON.sources.contains(&fold::words(text))
}

/// Whether a text before a colon says that an author follows.
pub(super) fn is_author_label(text: &str) -> bool {
    LEXICON.authors.contains(&fold::words(text))
}

/// Whether a word says so without a colon.
pub(super) fn is_author_word(word: &str) -> bool {
    LEXICON.authors_bare.contains(&fold::words(word))
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn of(text: &str) -> Option<Furniture> {
        furniture(&lines(text).next().unwrap(), &Entry::folded(text))
    }

    #[test]
    fn furniture_is_known_in_both_languages() {
        for text in ["Donate now!", "تبرّع الآن", "ADVERTISEMENT", "إعلان", "Relief: donate now"]
        {
            assert_eq!(of(text), Some(Furniture::Banner), "{text}");
        }
        for text in ["Follow us on Twitter", "Join our mailing list", "تابعونا على فيسبوك", "شارك:"]
        {
            assert_eq!(of(text), Some(Furniture::Share), "{text}");
        }
        assert_eq!(of("اقرأ أيضًا: عودة الأمطار"), Some(Furniture::Related));
    }

    #[test]
    fn headlines_with_words_of_furniture_are_none() {
        for text in [
            "Share prices fall in the capital",
            "Donations reach the north",
            "Island states make a large donation to the coast",
            "شارك الوزير في القمة",
            "اشترك في السباق ألف عداء",
            "See also the report of the harbour master.",
            "Minister - follow us or resign",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn sections_and_publishers() {
        let entry = Entry::folded;
        assert!(entry("Home > News > Middle East").is_section());
        assert!(entry("الرئيسية / أخبار").is_section());
        assert!(!entry("Middle East votes").is_section());
        assert!(entry("Harbour News Agency").names_publisher());
        assert!(entry("صحيفة الميناء").names_publisher());
        assert!(!entry("Press freedom under threat").names_publisher());
    }
}
