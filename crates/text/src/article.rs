//! What an article is, whatever file or feed it was read from.

use std::fmt;
use std::ops::Range;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::language::{Language, LanguageShare, of_text};

/// One article as it is indexed: the text that is searched, what is known about it, and what the
/// reader cut away.
///
/// Offsets into an article are byte offsets into [`title`](Self::title) or [`body`](Self::body),
/// which are kept exactly as they were read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Stable identity: `collection/path` for a file, `collection/path#key` for a record of a
    /// file. Two articles with the same id are two versions of one article.
    pub id: String,
    /// Canonical address, when the page names one. It groups copies; it is no identity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Headline, when the page has one; never made up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The text of the article without the furniture of its page.
    pub body: String,
    /// Language of the whole: the one with the largest share, or the one declared.
    #[serde(default)]
    pub language: Language,
    /// Every language found, with its share of the letters, largest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<LanguageShare>,
    /// When the article was published, and where that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
    /// Who published it: a newspaper, an agency, a site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Who wrote it, as the page says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// What about this article is not certain; shown in reports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
    /// Furniture of the page (menus, banners, related links), in page order: stored and shown on
    /// request, never searched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trimmed: Vec<Trimmed>,
}

impl Article {
    /// The collection an article belongs to: what stands before the first `/` of its id.
    #[must_use]
    pub fn collection(&self) -> &str {
        self.id.split_once('/').map_or(self.id.as_str(), |(name, _)| name)
    }

    /// Fills in the languages that are found in the text, and the doubt if there is one. What the
    /// reader declared stays the main language, unless the script of the text contradicts it.
    ///
    /// Returns what is in no language that is stemmed: see
    /// [`Analyzer::analyze_with`](crate::Analyzer::analyze_with).
    ///
    /// ```
    /// use jisr_text::Article;
    ///
    /// let body = "قال الوزير إن المحادثات سوف تستمر بعد الصيف في العاصمة.".to_owned();
    /// let mut article = Article { body, ..Article::default() };
    /// article.detect_languages();
    /// assert_eq!(article.language.as_str(), "ar");
    /// ```
    pub fn detect_languages(&mut self) -> Foreign {
        let title = of_text(self.title.as_deref().unwrap_or_default());
        let body = of_text(&self.body);
        let found = if body.shares.is_empty() { &title } else { &body };
        let main = found.main_or(&self.language);
        let declared = self.language != Language::UNDETERMINED && main == self.language;
        if found.uncertain && !declared && !self.doubts.contains(&Doubt::Language) {
            self.doubts.push(Doubt::Language);
        }
        self.language = main;
        self.languages.clone_from(&found.shares);
        Foreign { title: title.foreign, body: body.foreign }
    }
}

/// Parts of an article in languages whose words have no stems, as byte ranges in the order of the
/// text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foreign {
    /// In the title.
    pub title: Vec<Range<usize>>,
    /// In the body.
    pub body: Vec<Range<usize>>,
}

/// A publication date as written on the page. No time zone is assumed: pages rarely name one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Civil date and time; midnight when only a day is known.
    pub at: DateTime,
    /// Whether the page gave an hour.
    pub has_time: bool,
    /// Where the date was read from.
    pub from: DateSource,
    /// How it was computed, when the page does not have it as such.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed: Option<DateComputation>,
}

/// How a date was computed from what the page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateComputation {
    /// Converted from the Hijri calendar: may be a day off.
    Hijri,
    /// Relative to the day the page was fetched ("two hours ago").
    Relative,
}

/// What is not certain about an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// The date has day and month in an order that could be read either way.
    DateOrder,
    /// There is a date that could not be read.
    DateUnread,
    /// The text is too short or too mixed to tell its language.
    Language,
    /// The encoding was guessed.
    Encoding,
}

/// ISO 8601: the day, or the day and the minute.
impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = if self.has_time { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%d" };
        write!(f, "{}", self.at.strftime(time))
    }
}

/// Where a publication date was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateSource {
    /// A field of a record, such as `published` in JSON Lines.
    Field,
    /// A line of the page that holds nothing but a date.
    Dateline,
    /// A JSON-LD block of the page.
    JsonLd,
    /// A `meta` element of the page, or the front matter of a Markdown file.
    Meta,
    /// A `time` element of the page.
    Time,
    /// The address of the page.
    Url,
    /// The properties of a PDF file, which say when it was made: mostly soon before it was published.
    File,
}

/// A piece of the page that is not the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trimmed {
    /// The text, as it stood on the page.
    pub text: String,
    /// Why it was cut.
    pub kind: Furniture,
    /// Byte offset in the body at which it stood.
    pub at: usize,
}

/// Kinds of page furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Furniture {
    /// Menus, sections and breadcrumbs.
    Menu,
    /// Appeals, advertisements and subscription banners.
    Banner,
    /// "Read also" and its links.
    Related,
    /// Mailing lists, share bars and follow-us lines.
    Share,
    /// The line that says where or when the page was published; its value is kept in the article.
    Byline,
    /// What stands under a picture or a video.
    Caption,
    /// What readers wrote.
    Comments,
    /// Anything else that the extraction left out.
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detected(body: &str, declared: &str) -> Article {
        let language = Language::new(declared);
        let mut article = Article { body: body.into(), language, ..Article::default() };
        article.detect_languages();
        article
    }

    #[test]
    fn a_text_too_short_for_its_language_has_a_doubt_unless_it_was_declared() {
        let mut short = detected("Ankara", "");
        assert_eq!((short.language.as_str(), &short.doubts[..]), ("en", &[Doubt::Language][..]));
        short.detect_languages();
        assert_eq!(short.doubts, [Doubt::Language], "once more changes nothing");
        let declared = detected("Ankara", "tr");
        assert_eq!((declared.language.as_str(), declared.doubts.len()), ("tr", 0));
    }

    #[test]
    fn the_script_overrules_what_was_declared() {
        let article = detected("أغلق الميناء بعد العاصفة ولم يعرف حتى الآن متى سوف يفتح.", "en");
        assert_eq!((article.language, article.doubts.len()), (Language::ARABIC, 0));
        assert_eq!(article.languages.len(), 1);
    }
}
