//! Web pages.
//!
//! A page is parsed once, within bounds (`guard`). Its text becomes a list of `blocks`, and
//! elements that are furniture by their names are set aside (`region`). What is left is given to an
//! implementation of the readability algorithm, which finds the article by where the prose is. Its
//! choice is then looked over block by block, and at last line by line with the lexicon that plain
//! text is read with, so that "read also" means the same everywhere.

mod blocks;
mod boxes;
mod byline;
mod fragment;
mod furniture;
mod guard;
mod jsonld;
mod language;
mod meta;
mod published;
mod region;
mod select;
mod sniff;
#[rustfmt::skip] // One word a line would make the tables unreadable.
mod tables;
mod title;
mod visible;

use dom_query::{Document, NodeRef};
use jiff::civil::DateTime;
use jisr_text::article::{Article, DateSource, Furniture, Published, Trimmed};

use crate::date::{Context, Orders};
use crate::page::{self, Page, Piece};
use crate::skipped::Reason;
use blocks::Blocks;
use meta::Meta;
use region::{Claims, Region};
use title::Title;

pub(crate) use fragment::{fragment, text_of, title_of};
pub(crate) use meta::absolute;
pub(crate) use sniff::{is_html, is_html_for_sure};

/// Most bytes of furniture that are kept of one page, and of one piece of it.
const MAX_TRIMMED: usize = 64 << 10;
const MAX_PIECE: usize = 8 << 10;

/// Reads a page; its id is left empty.
///
/// `url` is where it was fetched, which counts if the page does not say where it belongs. Dates that
/// are relative to the time it was fetched need `crawled`.
pub(crate) fn article(
    html: &str,
    url: Option<&str>,
    crawled: Option<DateTime>,
) -> Result<Article, Reason> {
    let document = Document::from(guard::guard(html)?);
    let mut meta = Meta::read(&document);
    meta.url = meta.url.take().or_else(|| url.and_then(absolute));
    let page = Blocks::read(&document);
    let mut claims = Claims::new(&page);
    let is_open = |index: usize| matches!(claims.kinds[index], None | Some(Furniture::Byline));
    let title = title::title(&meta, &page.blocks, is_open);
    claims.by_shape(title.block);
    let mut marked = Marked::read(&document, &claims.regions, crawled);
    let kept = select::select(document, &page, &claims, &title);
    let lines = byline_lines(&page, &claims, &kept, title.block);
    marked.byline =
        marked.byline.or_else(|| byline::in_lines(lines.into_iter().chain(meta.titles())));
    let pieces = pieces(&page.blocks, &claims.kinds, &kept, title.block);
    let mut text =
        Page::of_pieces(&pieces, &Context::new(DateSource::Dateline, crawled), title.is_sure);
    // Some pages are put together by scripts, and have their text in JSON-LD alone.
    if let Some(body) = meta.jsonld.body.as_ref().filter(|body| body.len() > 2 * text.body.len()) {
        text.body.clone_from(body);
    }
    let article = finish(text, title, marked, &meta, crawled);
    if select::is_article(&article, claims.teasers) { Ok(article) } else { Err(Reason::NoArticle) }
}

/// What marked elements and lines in the body of a page say.
struct Marked {
    time: Option<Published>,
    byline: Option<String>,
}

impl Marked {
    /// Reads what is no part of another article, and takes all furniture out of the document. The
    /// foot of an article may name its author and its date, but a date in a menu is of today.
    fn read(document: &Document, regions: &[Region], crawled: Option<DateTime>) -> Self {
        remove(document, regions, |kind| !matches!(kind, Furniture::Byline | Furniture::Menu));
        let time = published::marked(document, crawled);
        let byline = byline::marked(document);
        remove(document, regions, |kind| kind == Furniture::Menu);
        let time = time.or_else(|| published::time(document, crawled));
        remove(document, regions, |kind| kind == Furniture::Byline);
        Self { time, byline }
    }
}

/// Lines that may name the author: those that are known to be about the article, and those between
/// the title and the first prose.
fn byline_lines<'a>(
    page: &'a Blocks,
    claims: &Claims<'_>,
    kept: &[bool],
    title: Option<usize>,
) -> Vec<&'a str> {
    let first = (0..kept.len()).find(|&index| kept[index] && page.blocks[index].is_prose());
    let head = title.map_or(0, |title| title + 1)..first.unwrap_or(0);
    let is_byline = |index: usize| claims.kinds[index] == Some(Furniture::Byline);
    let chosen = (0..kept.len()).filter(|&index| head.contains(&index) || is_byline(index));
    chosen.map(|index| page.blocks[index].text.as_str()).collect()
}

/// Puts together what the head of a page, its marked elements and its lines say.
fn finish(
    page: Page,
    title: Title,
    marked: Marked,
    meta: &Meta,
    crawled: Option<DateTime>,
) -> Article {
    let orders = Orders::of(&page.body);
    let context = Context { orders, ..Context::new(DateSource::Meta, crawled) };
    let published = published::published(meta, marked.time, page.facts.published.clone(), &context);
    let doubt = published.is_none().then(|| published::doubt(meta, &context));
    let doubt = doubt.and_then(|doubt| doubt.or(page.facts.doubt()));
    let site = meta.site().map(str::to_owned).or(title.site).or(page.facts.source);
    let source = site.map(|site| site.split_whitespace().collect::<Vec<_>>().join(" "));
    let byline = marked.byline.or(page.facts.byline);
    Article {
        url: meta.url.clone().or(page.facts.url),
        title: if title.is_sure { title.text } else { page.title.or(title.text) },
        language: language::language(meta.language.as_deref(), &page.body),
        body: page.body,
        doubts: doubt.into_iter().collect(),
        published,
        byline: byline::byline(meta, byline, source.as_deref()),
        source,
        trimmed: bounded(page.trimmed),
        ..Article::default()
    }
}

/// Takes the elements of furniture of some kinds out of a document.
fn remove(document: &Document, regions: &[Region], which: impl Fn(Furniture) -> bool) {
    for region in regions.iter().filter(|region| which(region.found.kind)) {
        NodeRef::new(region.node, &document.tree).remove_from_parent();
    }
}

/// The blocks in their order, each with what it is if it is no part of the article.
fn pieces<'a>(
    blocks: &'a [blocks::Block],
    claims: &[Option<Furniture>],
    kept: &[bool],
    title: Option<usize>,
) -> Vec<Piece<'a>> {
    let piece = |index: usize| Piece {
        text: &blocks[index].text,
        cut: (!kept[index])
            .then(|| claims[index].unwrap_or_else(|| page::kind(&blocks[index].text))),
    };
    (0..blocks.len()).filter(|&index| title != Some(index)).map(piece).collect()
}

/// The pieces of furniture within the bounds.
fn bounded(mut trimmed: Vec<Trimmed>) -> Vec<Trimmed> {
    let mut room = MAX_TRIMMED;
    for piece in &mut trimmed {
        let mut end = piece.text.len().min(MAX_PIECE).min(room);
        while !piece.text.is_char_boundary(end) {
            end -= 1;
        }
        piece.text.truncate(end);
        room -= piece.text.len();
    }
    trimmed.retain(|piece| !piece.text.is_empty());
    trimmed
}

#[cfg(test)]
mod tests;
