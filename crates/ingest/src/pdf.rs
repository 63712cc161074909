//! PDF files: one file, one article.
//!
//! A PDF file says where glyphs stand on pages, and in the better case what letters they are. Its text
//! is put together again: glyphs to `segments` of lines, these to `columns`, lines from the order on the page to
//! the `order` of reading, lines to `paragraphs`. What stands on top and bottom of many pages is told
//! apart (`running`).
//!
//! Of the crates that read PDF files, `hayro-interpret` gives each glyph with its place, which the order of
//! Arabic and of columns needs; it reads broken files, decrypts, and is written in safe Rust. But nothing bounds
//! what a file takes: so a [`PdfReader`] can be asked, which reads in a process of its own.

#[cfg(feature = "pdf")]
mod answer;
#[cfg(feature = "pdf")]
mod columns;
mod document;
#[cfg(feature = "pdf")]
mod extract;
#[cfg(feature = "pdf")]
mod glyphs;
#[cfg(feature = "pdf")]
mod info;
#[cfg(feature = "pdf")]
mod lines;
#[cfg(feature = "pdf")]
mod order;
#[cfg(feature = "pdf")]
mod paragraphs;
mod reader;
#[cfg(feature = "pdf")]
mod running;
#[cfg(all(test, feature = "pdf"))]
pub(crate) mod sample;
#[cfg(feature = "pdf")]
mod segments;
#[cfg(all(test, feature = "pdf"))]
mod tests;

use jiff::civil::DateTime;
use jisr_text::article::{Article, DateSource, Doubt, Furniture, Published};

use crate::date::{Context, Orders};
use crate::html;
use crate::options::Options;
use crate::page::{Page, Piece};
use crate::skipped::Reason;
#[cfg(feature = "pdf")]
pub use answer::answer_pdf;
use document::Document;
pub use document::PdfFault;
pub use reader::PdfReader;

/// The article of a file; its id is left empty. `url` is where it was fetched.
pub(crate) fn article(
    bytes: Vec<u8>,
    url: Option<&str>,
    crawled: Option<DateTime>,
    options: &Options,
) -> Result<Article, Reason> {
    let document = match &options.pdf_reader {
        Some(reader) => reader.document(&bytes)?,
        None => here(bytes)?,
    };
    let Document { title, author, created, lossy, paragraphs } = document;
    let piece = |running| if running { Some(Furniture::Byline) } else { None };
    let pieces: Vec<_> =
        paragraphs.iter().map(|it| Piece { text: &it.text, cut: piece(it.running) }).collect();
    let text = || paragraphs.iter().filter(|it| !it.running).map(|it| it.text.as_str());
    let body = text().collect::<Vec<_>>().join("\n\n");
    let context =
        Context { orders: Orders::of(&body), ..Context::new(DateSource::Dateline, crawled) };
    let page = Page::of_pieces(&pieces, &context, title.is_some());
    let letters = lossy.then_some(Doubt::Encoding);
    let doubts = page.facts.doubt().into_iter().chain(letters).collect();
    let (body, trimmed) = if options.trim && !page.body.is_empty() {
        (page.body, page.trimmed)
    } else {
        (body, Vec::new())
    };
    Ok(Article {
        url: url.and_then(html::absolute).or(page.facts.url),
        title: title.or(page.title),
        body,
        published: page.facts.published.or(created.map(made)),
        source: page.facts.source,
        byline: page.facts.byline.or(author),
        doubts,
        trimmed,
        ..Article::default()
    })
}

/// A date of publication made of when the file was made.
fn made(at: DateTime) -> Published {
    Published { at, has_time: true, from: DateSource::File, computed: None }
}

#[cfg(feature = "pdf")]
fn here(bytes: Vec<u8>) -> Result<Document, Reason> {
    extract::document(bytes).map_err(Reason::Pdf)
}

#[cfg(not(feature = "pdf"))]
fn here(_: Vec<u8>) -> Result<Document, Reason> {
    Err(Reason::PdfNotBuilt)
}

#[cfg(all(test, not(feature = "pdf")))]
mod tests {
    use super::*;

    #[test]
    fn a_build_that_reads_none_says_so() {
        let reason = article(b"%PDF-1.4".to_vec(), None, None, &Options::default()).unwrap_err();
        assert!(reason.to_string().contains("feature `pdf`") && reason.may_pass(), "{reason}");
    }
}
