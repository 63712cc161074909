//! Files that hold one article each.

use std::path::Path;

use encoding_rs::Encoding;
use jiff::civil::DateTime;
use jisr_text::article::{Article, Doubt};

use crate::decode::{Decoded, decode};
use crate::options::Options;
use crate::skipped::{Reason, Skipped};
use crate::source::Source;
use crate::walk::{File, Kind};
use crate::{html, markdown, pdf, plain, source};

/// Extensions of programs that make pages, under which the pages themselves are saved too.
const PROGRAMS: [&str; 3] = ["php", "asp", "aspx"];

/// Reads a file as one article.
pub(crate) fn read(file: File, source: Source, options: &Options) -> Result<Article, Skipped> {
    match article(&file, source, options) {
        Ok(article) => Ok(Article { id: file.id, ..article }),
        Err(reason) => Err(Skipped::file(&file, reason)),
    }
}

fn article(file: &File, source: Source, options: &Options) -> Result<Article, Reason> {
    let limit = match file.kind {
        Kind::Html => options.max_html_bytes,
        _ => options.max_file_bytes,
    };
    if file.bytes > limit {
        return Err(Reason::TooLarge { bytes: file.bytes, limit });
    }
    let unsure = file.kind == Kind::Html && is_program(&file.path);
    let (crawled, kind) = (options.crawled, file.kind);
    let page = Page { kind, unsure, charset: None, url: None, crawled };
    page.article(source.bytes(limit)?, options)
}

/// A text or a PDF file that is one article, and what is known about it from outside.
pub(crate) struct Page<'a> {
    /// How it is read.
    pub(crate) kind: Kind,
    /// Whether it may be no page although it is to be read as one.
    pub(crate) unsure: bool,
    /// The encoding that its sender declared.
    pub(crate) charset: Option<&'static Encoding>,
    /// Where it was fetched.
    pub(crate) url: Option<&'a str>,
    /// When it was fetched.
    pub(crate) crawled: Option<DateTime>,
}

impl Page<'_> {
    /// Reads the article; its id is left empty.
    pub(crate) fn article(&self, bytes: Vec<u8>, options: &Options) -> Result<Article, Reason> {
        if self.kind == Kind::Pdf {
            return pdf::article(bytes, self.url, self.crawled, options);
        }
        let size = bytes.len() as u64;
        let Decoded { text, guessed } = decode(bytes, self.charset)?;
        let mut article = match self.kind_of(&text)? {
            Kind::Html if size > options.max_html_bytes => {
                return Err(Reason::TooLarge { bytes: size, limit: options.max_html_bytes });
            }
            Kind::Html => html::article(&text, self.url, self.crawled)?,
            Kind::Markdown => markdown::article(&text, self.crawled)?,
            _ => plain::article(text, options.trim, self.crawled),
        };
        if guessed {
            article.doubts.push(Doubt::Encoding);
        }
        Ok(article)
    }

    /// What it is by its content: many a page is saved as text.
    fn kind_of(&self, text: &str) -> Result<Kind, Reason> {
        match self.kind {
            Kind::Plain if html::is_html_for_sure(text) => Ok(Kind::Html),
            Kind::Html if self.unsure && !html::is_html(text) => Err(Reason::NotAPage),
            kind => Ok(kind),
        }
    }
}

fn is_program(path: &Path) -> bool {
    source::extension(path).is_some_and(|extension| PROGRAMS.contains(&extension.as_str()))
}
