//! What a caller can choose.

use std::fmt;
use std::str::FromStr;

use jiff::civil::DateTime;

/// How articles are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether the furniture of a plain-text page is cut from its body and kept apart in
    /// [`Article::trimmed`](jisr_text::article::Article::trimmed). Without it the body is the whole
    /// file; title, date and source are read either way. The article of a web page is always cut
    /// out of its page.
    pub trim: bool,
    /// Names of the fields of JSON records.
    pub fields: FieldNames,
    /// When the pages were fetched, in their own time: what "yesterday" is relative to. Without it
    /// such dates are none. A record may say it itself: see [`Field::Crawled`].
    pub crawled: Option<DateTime>,
    /// Largest plain-text or Markdown file that is read, in bytes (decompressed, as all limits).
    pub max_file_bytes: u64,
    /// Largest web page that is read, in bytes; in an archive of web pages, the largest record.
    pub max_html_bytes: u64,
    /// Largest line of a JSON Lines file that is read, in bytes.
    pub max_line_bytes: usize,
}

impl Default for Options {
    /// Furniture is trimmed, files may have 64 MiB, web pages and lines 16 MiB.
    fn default() -> Self {
        Self {
            trim: true,
            fields: FieldNames::default(),
            crawled: None,
            max_file_bytes: 64 << 20,
            max_html_bytes: 16 << 20,
            max_line_bytes: 16 << 20,
        }
    }
}

/// A field of a JSON record.
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
    const DEFAULTS: [(Self, &'static [&'static str]); 10] = [
        (Self::Id, &["id"]),
        (Self::Url, &["url"]),
        (Self::Title, &["title"]),
        (Self::Body, &["body", "text", "content"]),
        (Self::Published, &["published", "date"]),
        (Self::Language, &["lang", "language"]),
        (Self::Source, &["source"]),
        (Self::Byline, &["byline", "author"]),
        (Self::Html, &["html"]),
        (Self::Crawled, &["crawled", "fetched", "crawl_date"]),
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
/// Of several names that a record has, the first of the list with a value counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldNames([Vec<String>; Field::COUNT]);

impl Default for FieldNames {
    /// `id`, `url`, `title`, `body` or `text` or `content`, `published` or `date`, `lang` or
    /// `language`, `source`, `byline` or `author`, `html`, `crawled` or `fetched` or `crawl_date`.
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
            names.iter().position(|known| known == name).map(|rank| (*field, rank))
        })
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
        assert_eq!(fields.names(Field::Body), ["body", "text", "content"]);
        fields.rename("body".parse().unwrap(), "article_text");
        assert_eq!(fields.names(Field::Body), ["article_text"]);
        assert_eq!(fields.called("text").count(), 0);
    }

    #[test]
    fn an_unknown_field_names_the_known_ones() {
        let message = "headline".parse::<Field>().unwrap_err().to_string();
        assert!(message.contains("headline") && message.contains("title"), "{message}");
    }
}
