//! What a PDF file says, read in this process.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::Affine;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings};

use super::document::{Document, Paragraph, PdfFault};
use super::glyphs::Glyphs;
use super::lines::{Line, lines};
use super::paragraphs::{Block, HEADLINE, Style, paragraphs};
use super::{info, running};
use crate::fold;

/// Most pages of a file that is read.
const MAX_PAGES: usize = 5_000;

/// A text in which one in so many glyphs stands for nothing known is of no use, or is doubtful.
const UNREADABLE: usize = 4;
const LOSSY: usize = 50;

/// Words that a title has at least; less are the name of a newspaper or of a column.
const TITLE: usize = 3;

/// Longest title, in bytes.
const MAX_TITLE: usize = 400;

/// Reads a file. A fault of the interpreter is one of the file.
pub(super) fn document(bytes: Vec<u8>) -> Result<Document, PdfFault> {
    catch_unwind(AssertUnwindSafe(|| read(bytes))).unwrap_or(Err(PdfFault::Damaged))
}

fn read(bytes: Vec<u8>) -> Result<Document, PdfFault> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => PdfFault::Encrypted,
        _ => PdfFault::Damaged,
    })?;
    if pdf.pages().len() > MAX_PAGES {
        return Err(PdfFault::TooManyPages { limit: MAX_PAGES });
    }
    let (mut pages, lossy) = pages(&pdf)?;
    let running = running::take(&mut pages);
    let style = Style::of(&pages);
    let mut blocks = paragraphs(&pages, style);
    let title = title(&pdf, &mut blocks, style);
    let running = running.into_iter().filter(|line| line.text.contains(char::is_alphabetic));
    let running = running.map(|line| Paragraph { text: line.text, running: true });
    let text = blocks.into_iter().map(|block| Paragraph { text: block.text, running: false });
    let metadata = pdf.metadata();
    Ok(Document {
        title,
        author: info::author(metadata),
        created: info::created(metadata),
        lossy,
        paragraphs: running.chain(text).collect(),
    })
}

/// The lines of all pages, and whether letters are missing in them.
fn pages(pdf: &Pdf) -> Result<(Vec<Vec<Line>>, bool), PdfFault> {
    let cache = InterpreterCache::new();
    let (mut pages, mut count, mut unknown) = (Vec::new(), 0, 0);
    for page in pdf.pages().iter() {
        let glyphs = Glyphs::of(page, &mut context(page, &cache, pdf));
        count += glyphs.count;
        unknown += glyphs.unknown;
        pages.push(lines(glyphs));
    }
    if unknown * UNREADABLE > count {
        return Err(PdfFault::NoLetters);
    }
    let any = pages.iter().flatten().any(|line: &Line| line.text.contains(char::is_alphanumeric));
    if any { Ok((pages, unknown * LOSSY > count)) } else { Err(PdfFault::NoText) }
}

fn context<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>, pdf: &'a Pdf) -> Context<'a> {
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let (width, height) = page.render_dimensions();
    let bounds = hayro_interpret::kurbo::Rect::new(0.0, 0.0, width.into(), height.into());
    Context::new(transform, bounds, cache, pdf.xref(), InterpreterSettings::default())
}

/// The title: the one that the file says, or else the largest text of the first page. It is taken out of
/// the text.
fn title(pdf: &Pdf, blocks: &mut Vec<Block>, style: Style) -> Option<String> {
    let said = info::title(pdf.metadata());
    let first = blocks.iter().take_while(|block| block.page == 0).count();
    let is_said = |block: &Block| {
        said.as_ref().is_some_and(|said| fold::words(said) == fold::words(&block.text))
    };
    let found =
        blocks[..first].iter().position(is_said).or_else(|| largest(&blocks[..first], style));
    let drawn = found.filter(|&index| said.is_none() || is_said(&blocks[index]));
    let drawn = drawn.map(|index| blocks.remove(index).text);
    said.or(drawn)
}

/// The largest text that may be a title.
fn largest(blocks: &[Block], style: Style) -> Option<usize> {
    let may_be = |index: &usize| {
        let Block { text, size, .. } = &blocks[*index];
        let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
        *size > HEADLINE * style.size && text.len() <= MAX_TITLE && words.count() >= TITLE
    };
    let found = (0..blocks.len()).rev().filter(may_be);
    found.max_by(|a, b| blocks[*a].size.total_cmp(&blocks[*b].size))
}
