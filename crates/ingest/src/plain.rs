//! Plain text: one file, one article.

use jiff::civil::DateTime;
use jisr_text::article::{Article, DateSource};

use crate::date::Context;
use crate::page::Page;
use crate::visual;

/// The article of a text; its id is left empty.
///
/// With `trim` the furniture of the page is cut; dates that are relative to when it was fetched need
/// `crawled`.
pub(crate) fn article(text: String, trim: bool, crawled: Option<DateTime>) -> Article {
    let text = visual::logical(text);
    let page = Page::read(&text, &Context::new(DateSource::Dateline, crawled));
    let doubts = page.facts.doubt().into_iter().collect();
    let (body, trimmed) = if trim { (page.body, page.trimmed) } else { (text, Vec::new()) };
    Article {
        url: page.facts.url,
        title: page.title,
        body,
        published: page.facts.published,
        source: page.facts.source,
        byline: page.facts.byline,
        doubts,
        trimmed,
        ..Article::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_trimming_the_body_is_the_whole_text() {
        let whole = "Subscribe now\n\nRain returns to the northern valleys\n\n\n1 May 2021\n\n\
                     It rained all day in the north, and farmers were glad of it.\n";
        let article = article(whole.to_owned(), false, None);
        assert_eq!(article.body, whole);
        assert!(article.trimmed.is_empty());
        assert!(article.published.is_some());
        assert_eq!(article.title.as_deref(), Some("Rain returns to the northern valleys"));
    }
}
