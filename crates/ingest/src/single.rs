//! Files that hold one article each.

use std::path::Path;

use jisr_text::article::{Article, Doubt};

use crate::decode::{Decoded, decode};
use crate::options::Options;
use crate::skipped::{Reason, Skipped};
use crate::source::Source;
use crate::walk::{File, Kind};
use crate::{html, markdown, plain, source};

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
    let bytes = source.bytes(limit)?;
    let size = bytes.len() as u64;
    let Decoded { text, guessed } = decode(bytes)?;
    let mut article = match kind(file, &text)? {
        Kind::Html if size > options.max_html_bytes => {
            return Err(Reason::TooLarge { bytes: size, limit: options.max_html_bytes });
        }
        Kind::Html => html::article(&text, options.crawled)?,
        Kind::Markdown => markdown::article(&text, options.crawled)?,
        _ => plain::article(text, options),
    };
    if guessed {
        article.doubts.push(Doubt::Encoding);
    }
    Ok(article)
}

/// What a file is by its content: many a page is saved as text.
fn kind(file: &File, text: &str) -> Result<Kind, Reason> {
    match file.kind {
        Kind::Plain if html::is_html_for_sure(text) => Ok(Kind::Html),
        Kind::Html if is_program(&file.path) && !html::is_html(text) => Err(Reason::NotAPage),
        kind => Ok(kind),
    }
}

fn is_program(path: &Path) -> bool {
    source::extension(path).is_some_and(|extension| PROGRAMS.contains(&extension.as_str()))
}
