//! Which blocks of a page are the article.

use std::collections::HashSet;
use std::ops::Range;

use dom_query::Document;
use dom_smoothie::{Config, Readability};
use jisr_text::article::Article;

use super::blocks::{Blocks, MARK};
use super::region::Claims;
use super::tables;
use super::title::Title;
use crate::fold;

/// Fewest words of an article.
const MIN_WORDS: usize = 12;

/// Words from which what stands in the midst of prose is prose, however it ends.
const SENTENCE: usize = 8;

/// For each block, whether it is part of the article.
pub(super) fn select(
    document: Document,
    page: &Blocks,
    claims: &Claims<'_>,
    title: &Title,
) -> Vec<bool> {
    let found = readable(document);
    let blocks = &page.blocks;
    let is_open = |index: usize| claims.kinds[index].is_none() && !blocks[index].is_aside();
    let mut kept: Vec<bool> =
        (0..blocks.len()).map(|index| found.contains(&index) && is_open(index)).collect();
    if !kept.iter().zip(blocks).any(|(kept, block)| *kept && block.is_prose()) {
        kept = (0..blocks.len()).map(|index| is_open(index) && blocks[index].is_prose()).collect();
    }
    restore(&mut kept, page, claims, title);
    kept
}

/// The blocks in what readability takes for the article.
fn readable(document: Document) -> HashSet<usize> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article =
        Readability::with_document(document, None, Some(config)).and_then(|mut page| page.parse());
    let Ok(article) = article else { return HashSet::new() };
    let content = Document::from(article.content);
    let marked = content.select(&format!("[{MARK}]"));
    marked.nodes().iter().filter_map(|node| node.attr(MARK)?.parse().ok()).collect()
}

/// Takes back what stands in the midst of the article, between its title and its first line, or
/// in the box that holds most of it.
fn restore(kept: &mut [bool], page: &Blocks, claims: &Claims<'_>, title: &Title) {
    let Some(first) = kept.iter().position(|kept| *kept) else { return };
    let last = kept.iter().rposition(|kept| *kept).unwrap_or(first);
    let start = title.block.map_or(first, |title| first.min(title + 1));
    let end = main_box(kept, page, claims).map_or(last + 1, |main| main.end.max(last + 1));
    for (index, kept) in kept.iter_mut().enumerate().take(end).skip(start) {
        let block = &page.blocks[index];
        let inside = (first..end).contains(&index) && block.link_bytes == 0;
        let text = inside && (block.heading.is_some() || block.words() >= SENTENCE);
        *kept |= claims.kinds[index].is_none() && (block.is_prose() || text);
    }
}

/// The innermost box that holds nearly all the prose that was kept, unless it holds as much again
/// that was not.
fn main_box(kept: &[bool], page: &Blocks, claims: &Claims<'_>) -> Option<Range<usize>> {
    let prose = |index: usize| claims.prose(&(index..index + 1));
    let sum = |range: Range<usize>| range.filter(|&i| kept[i]).map(prose).sum::<usize>();
    let open = |range: Range<usize>| {
        range.filter(|&i| claims.kinds[i].is_none()).map(prose).sum::<usize>()
    };
    let total = sum(0..kept.len());
    let first = (0..kept.len()).find(|&index| kept[index] && prose(index) > 0)?;
    let mut around = page.boxes.around(first);
    let main = around.find(|element| sum(element.blocks.clone()) * 10 >= total * 8)?;
    (open(main.blocks.clone()) < 4 * total).then(|| main.blocks.clone())
}

/// Whether there is an article at all: some prose, on a page that is no list of articles and does
/// not say that something is wrong.
pub(super) fn is_article(article: &Article, teasers: usize) -> bool {
    let words = article.body.split_whitespace().take(MIN_WORDS).count();
    let is_list = article.published.is_none() && teasers > article.body.len();
    let is_error = article.title.as_deref().is_some_and(is_error_title);
    words >= MIN_WORDS && crate::page::is_prose(&article.body) && !is_list && !is_error
}

fn is_error_title(title: &str) -> bool {
    let title = format!("{} ", fold::words(title));
    tables::NO_ARTICLE_TITLES.iter().any(|known| {
        let begin = format!("{} ", fold::words(known));
        if known.ends_with('$') { title == begin } else { title.starts_with(&begin) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_may_begin_as_errors_do() {
        for title in [
            "Page not found",
            "404",
            "404 Not Found",
            "الصفحة غير موجودة",
            "Search results for \"rain\"",
        ] {
            assert!(is_error_title(title), "{title}");
        }
        for title in [
            "Search for survivors goes on",
            "500 families return",
            "Not found guilty",
            "نتائج البحث عن المفقودين",
            "لم يتم العثور على ناجين",
            "Forbidden city reopens",
        ] {
            assert!(!is_error_title(title), "{title}");
        }
    }
}
