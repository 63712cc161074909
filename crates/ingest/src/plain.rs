//! Plain text: one file, one article.

use jisr_text::article::Article;

use crate::page::Page;

/// The article of a text; its id is left empty.
pub(crate) fn article(text: String, trim: bool) -> Article {
    let page = Page::read(&text);
    let (body, trimmed) = if trim { (page.body, page.trimmed) } else { (text, Vec::new()) };
    Article {
        url: page.facts.url,
        title: page.title,
        body,
        published: page.facts.published,
        source: page.facts.source,
        byline: page.facts.byline,
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
        let article = article(whole.to_owned(), false);
        assert_eq!(article.body, whole);
        assert!(article.trimmed.is_empty());
        assert!(article.published.is_some());
        assert_eq!(article.title.as_deref(), Some("Rain returns to the northern valleys"));
    }
}
