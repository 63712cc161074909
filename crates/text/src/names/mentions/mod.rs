//! Mentions of names in an article.
//!
//! What is looked for are people, places and organisations, by what tells them:
//!
//! - **The gazetteer**, in both scripts: the longest spelling that stands in the text. In Latin
//!   script it must be capitalised; what is also a word (`Rice`, `عون`) counts only beside other
//!   evidence.
//! - **Titles and roles** before a name: `Foreign Minister`, `وزير الخارجية التركي`. They are no part
//!   of it.
//! - **Capitals** in English prose, where they are not owed to the start of a sentence, nor to a
//!   headline in which every word has one.
//! - **Given names** in Arabic, which has no capitals, before another given name or a surname.
//!
//! An article names a person in full once and then by the surname. So the names of an article
//! are looked at together, title and body: a surname gets the key of the full name that it stands
//! for, and is recognised where nothing but the full name elsewhere tells it.
//!
//! Precision comes before recall: what is not certain is left out.

mod arabic;
mod capitals;
mod finder;
mod lexicon;
mod links;
mod scan;

use std::ops::Range;

pub(super) use lexicon::Lexicon;
use scan::Scan;
use serde::Serialize;

use super::{Kind, Names};
use crate::normalize::without_possessive;
use crate::{Shape, Words};

/// A name where it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Which words of the text it is, without titles before it.
    pub words: Range<usize>,
    /// Keys of the words of the name, joined with single spaces; never empty. Titles, possessives and
    /// the Arabic proclitics و ف ب ل ك are cut off, and a name that the article gives in full
    /// elsewhere has the key of the full name.
    pub key: String,
    /// What it names, where that is told.
    pub kind: Option<Kind>,
    /// What it was recognised by.
    pub evidence: Evidence,
}

/// What a mention was recognised by, the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// The list of names.
    Gazetteer,
    /// A title or role before it.
    Title,
    /// Capitals in prose.
    Capitals,
    /// A given name that starts it.
    GivenName,
    /// A longer form of it elsewhere in the article.
    Article,
}

impl Mention {
    /// How the text writes the name, spaces made one; none when it does not write all of the key,
    /// or something beside it, such as a proclitic, or a headline writes it in capitals.
    ///
    /// ```
    /// use jisr_text::{Analyzer, names::{Names, mentions::{Text, mentions}}};
    ///
    /// let body = "They met General Metin Gürak's aide, and Gürak.";
    /// let (none, words) = (Analyzer::new().analyze(""), Analyzer::new().analyze(body));
    /// let (title, text) = (Text { text: "", words: &none }, Text { text: body, words: &words });
    /// let found = mentions(Names::built_in(), title, text).body;
    /// assert_eq!(found[0].written(text).as_deref(), Some("Metin Gürak"));
    /// assert_eq!(found[1].written(text), None);
    /// ```
    #[must_use]
    pub fn written(&self, text: Text<'_>) -> Option<String> {
        let words = || self.words.clone().map(|i| text.words.get(i));
        let is_key = words().map(|word| word.surface).eq(self.key.split(' '));
        let acronym = self.kind != Some(Kind::Person) && !self.key.contains(' ');
        let shouted = !acronym && words().all(|word| word.shape == Shape::AllCaps);
        if !is_key || shouted {
            return None;
        }
        let span = words().next()?.span.start..words().next_back()?.span.end;
        let mut written = String::with_capacity(span.len());
        for part in text.text[span].split_whitespace() {
            if !written.is_empty() {
                written.push(' ');
            }
            written.push_str(part);
        }
        written.truncate(without_possessive(&written).len());
        Some(written)
    }
}

/// A text and its words, as an [`Analyzer`](crate::Analyzer) made them of it.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The text that was analysed.
    pub text: &'a str,
    /// Its words.
    pub words: &'a Words,
}

/// The names in an article, each list in the order of its text and without overlaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    /// Those of the title.
    pub title: Vec<Mention>,
    /// Those of the body.
    pub body: Vec<Mention>,
}

/// The names in an article.
///
/// ```
/// use jisr_text::{Analyzer, names::{Kind, Names, mentions::{Text, mentions}}};
///
/// let mut analyzer = Analyzer::new();
/// let (title, body) = ("Gürak in Cairo", "Turkish General Metin Gürak met officials in Cairo.");
/// let (in_title, in_body) = (analyzer.analyze(title), analyzer.analyze(body));
/// let found = mentions(
///     Names::built_in(),
///     Text { text: title, words: &in_title },
///     Text { text: body, words: &in_body },
/// );
/// assert_eq!(found.title[0].key, "metin gurak");
/// assert_eq!(found.body[0].words, 2..4);
/// assert_eq!(found.body[1].kind, Some(Kind::Place));
/// ```
#[must_use]
pub fn mentions(names: &Names, title: Text<'_>, body: Text<'_>) -> Mentions {
    let title = Scan::new(title, names.lexicon(), true);
    let body = Scan::new(body, names.lexicon(), false);
    let (mut in_title, mut in_body) = (finder::find_in(&title), finder::find_in(&body));
    links::link([(&body, &mut in_body), (&title, &mut in_title)]);
    let settle = |found: Vec<finder::Found>| found.into_iter().map(|found| found.mention).collect();
    Mentions { title: settle(in_title), body: settle(in_body) }
}

#[cfg(test)]
mod tests;
