//! What a caller can choose.

use std::fmt;
use std::str::FromStr;

use jiff::civil::DateTime;

use crate::pdf::PdfReader;

/// How articles are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether the furniture of a plain-text page is cut from its body and kept apart in
    /// [`Article::trimmed`](jisr_text::article::Article::trimmed). Without it the body is the whole
    /// file; title, date and source are read either way. The article of a web page is always cut
    /// out of its page.
    pub trim: bool,
    /// Names of the fields of records, in JSON and in the columns of tables.
    pub fields: FieldNames,
    /// When the pages were fetched, in their own time: what "yesterday" is relative to. Without it
    /// such dates are none. A record may say it itself: see [`Field::Crawled`].
    pub crawled: Option<DateTime>,
    /// The program that reads PDF files. Without it they are read in this process, if the feature `pdf`
    /// is on; then a bad file may take all memory, all time or overflow the stack.
    pub pdf_reader: Option<PdfReader>,
    /// Largest plain-text file, Markdown file, PDF file, feed or JSON object with a list that is read, in bytes
    /// (decompressed, as all limits).
    pub max_file_bytes: u64,
    /// Largest web page that is read, in bytes; in an archive of web pages, the largest record.
    pub max_html_bytes: u64,
    /// Largest record that is read, in bytes: a line of JSON Lines, a value of a JSON list, a row.
    pub max_line_bytes: usize,
}

impl Default for Options {
    /// Furniture is trimmed, files may have 64 MiB, web pages and lines 16 MiB.
    fn default() -> Self {
        Self {
            trim: true,
            fields: FieldNames::default(),
            crawled: None,
            pdf_reader: None,
            max_file_bytes: 64 << 20,
            max_html_bytes: 16 << 20,
            max_line_bytes: 16 << 20,
        }
    }
}

/// Names of the body. What only sums an article up stands last: it is better than nothing.
const BODIES: &[&str] = &[
    "body",
    "maintext",
    "text",
    "plain_text",
    "content",
    "article",
    "articleBody",
    "content_html",
    "content_text",
    "raw_text",
    "summary",
    "description",
    "excerpt",
];

/// Names of the date of publication; when an article was changed is better than nothing.
const DATES: &[&str] = &[
    "published",
    "date",
    "date_publish",
    "publish_date",
    "published_date",
    "published_at",
    "publishedAt",
    "date_published",
    "datePublished",
    "pubDate",
    "date_modified",
];

/// Names of the source: names of papers before those of their sites.
const SOURCES: &[&str] = &[
    "source",
    "publication",
    "publisher",
    "sitename",
    "site_name",
    "meta_site_name",
    "source-hostname",
    "thread.site",
    "source_domain",
    "domain",
    "hostname",
];

/// A field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The record's own id: a string or a number.
    Id,
    /// Canonical address.
    Url,
    /// Headline.
    Title,
    /// The text of the article: a record must have it or [`Html`](Self::Html).
    Body,
    /// Publication date.
    Published,
    /// Language, as a BCP 47 tag.
    Language,
    /// Who published it.
    Source,
    /// Who wrote it.
    Byline,
    /// A web page that holds the article; it is read where there is no [`Body`](Self::Body).
    Html,
    /// When the page was fetched.
    Crawled,
}

impl Field {
    /// Every field, with the names it has by default, most preferred first.
    ///
    /// Beside plain names these are what common crawlers and services write; `docs/formats.md` says
    /// which. Each name means one thing in all of them, so nobody has to say which wrote a file.
    const DEFAULTS: [(Self, &'static [&'static str]); 10] = [
        (Self::Id, &["id", "guid", "uuid"]),
        (Self::Url, &["url", "link", "requested_url", "canonical_link", "external_url"]),
        (Self::Title, &["title", "headline"]),
        (Self::Body, BODIES),
        (Self::Published, DATES),
        (Self::Language, &["lang", "language", "meta_lang", "inLanguage"]),
        (Self::Source, SOURCES),
        (Self::Byline, &["byline", "author", "authors"]),
        (Self::Html, &["html"]),
        (Self::Crawled, &["crawled", "fetched", "crawl_date", "date_download"]),
    ];

    /// How many fields there are.
    pub(crate) const COUNT: usize = Self::DEFAULTS.len();
}

impl FromStr for Field {
    type Err = UnknownField;

    /// The field that has this name by default: `body` and `text` are both [`Field::Body`].
    fn from_str(name: &str) -> Result<Self, UnknownField> {
        let found = Self::DEFAULTS.iter().find(|(_, names)| names.contains(&name));
        found.map(|(field, _)| *field).ok_or_else(|| UnknownField(name.to_owned()))
    }
}

/// No field has this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownField(String);

impl fmt::Display for UnknownField {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known: Vec<_> = Field::DEFAULTS.iter().map(|(_, names)| names[0]).collect();
        write!(out, "no field is called `{}`; the fields are {}", self.0, known.join(", "))
    }
}

impl std::error::Error for UnknownField {}

/// The names under which the fields of a record are looked for.
///
/// Of several names that a record has, the first of the list with a value counts. Upper and lower
/// case of ASCII letters are one. A name with dots means a value inside of objects: `thread.site` is
/// `site` of the object `thread`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldNames([Vec<String>; Field::COUNT]);

impl Default for FieldNames {
    /// `id`, `url`, `title`, `body` or `text` or `content`, `published` or `date`, `lang` or
    /// `language`, `source`, `byline` or `author`, `html`, `crawled` or `fetched`, and what these are
    /// called in the files of common crawlers.
    fn default() -> Self {
        Self(Field::DEFAULTS.map(|(_, names)| names.iter().map(|&name| name.to_owned()).collect()))
    }
}

impl FieldNames {
    /// The names of a field, most preferred first.
    #[must_use]
    pub fn names(&self, field: Field) -> &[String] {
        &self.0[field as usize]
    }

    /// Looks for a field under this name and no other.
    pub fn rename(&mut self, field: Field, name: impl Into<String>) {
        self.0[field as usize] = vec![name.into()];
    }

    /// The fields that go by this name, each with its rank (0 is the most preferred).
    pub(crate) fn called(&self, name: &str) -> impl Iterator<Item = (Field, usize)> {
        Field::DEFAULTS.iter().zip(&self.0).filter_map(move |((field, _), names)| {
            let rank = names.iter().position(|known| known.eq_ignore_ascii_case(name));
            rank.map(|rank| (*field, rank))
        })
    }

    /// Whether a field is looked for inside of the object of this name.
    pub(crate) fn reach_into(&self, object: &str) -> bool {
        let inside = |name: &String| {
            let head =
                name.get(..object.len()).is_some_and(|head| head.eq_ignore_ascii_case(object));
            head && name[object.len()..].starts_with('.')
        };
        self.0.iter().flatten().any(inside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_in_the_order_of_their_table() {
        for (index, (field, _)) in Field::DEFAULTS.iter().enumerate() {
            assert_eq!(*field as usize, index);
        }
    }

    #[test]
    fn a_new_name_replaces_the_old_ones() {
        let mut fields = FieldNames::default();
        assert!(fields.names(Field::Body).contains(&"text".to_owned()));
        fields.rename("body".parse().unwrap(), "article_text");
        assert_eq!(fields.names(Field::Body), ["article_text"]);
        assert_eq!(fields.called("text").count(), 0);
    }

    #[test]
    fn an_unknown_field_names_the_known_ones() {
        let message = "colour".parse::<Field>().unwrap_err().to_string();
        assert!(message.contains("colour") && message.contains("title"), "{message}");
    }

    #[test]
    fn no_name_means_two_things_and_case_does_not_matter() {
        let fields = FieldNames::default();
        for (field, names) in Field::DEFAULTS {
            for name in names {
                let called: Vec<_> = fields.called(&name.to_uppercase()).collect();
                assert!(matches!(called[..], [(found, _)] if found == field), "{name}: {called:?}");
            }
        }
        assert!(fields.reach_into("Thread") && !fields.reach_into("thread.site"));
    }
}
