//! Pieces of markup that hold an article and nothing else, as feeds and records have them.

use dom_query::Document;

use super::blocks::Blocks;
use super::guard;
use crate::skipped::Reason;

/// Elements that texts have in feeds.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "iframe",
    "img",
    "ins",
    "li",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "video",
];

/// Those of them that are never closed and stand in titles.
const ALONE: &[&str] = &["br", "img"];

/// The visible text of a piece of HTML, with a blank line between its paragraphs.
pub(crate) fn fragment(html: &str) -> Result<String, Reason> {
    let document = Document::from(guard::guard(html)?);
    let blocks = Blocks::read(&document).blocks;
    let texts: Vec<String> = blocks.into_iter().map(|block| block.text).collect();
    Ok(texts.join("\n\n"))
}

/// The text of what may be HTML or plain text, with its lines if it has no markup. What no page has
/// is no markup: wires write the signs of companies as `<ACME>`.
pub(crate) fn text_of(text: &str) -> Result<String, Reason> {
    text_if(tags(text).next().is_some(), text)
}

/// The text of a title that may be HTML. An element that is not closed is no markup there: `<S>` and
/// `<P>` are signs of companies too.
pub(crate) fn title_of(text: &str) -> Result<String, Reason> {
    text_if(tags(text).any(|tag| tag.starts_with('/') || ALONE.contains(&name(tag))), text)
}

fn text_if(is_markup: bool, text: &str) -> Result<String, Reason> {
    if is_markup {
        fragment(text)
    } else if text.contains('&') {
        Ok(Document::fragment(text.replace('<', "&lt;")).text().trim().to_owned())
    } else {
        Ok(text.trim().to_owned())
    }
}

/// Where an element of a page opens or closes, from behind the `<` on.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    let tags = text.split('<').skip(1).filter(|tag| tag.contains('>'));
    tags.filter(|tag| TAGS.iter().any(|known| known.eq_ignore_ascii_case(name(tag))))
}

/// The name of an element that opens or closes.
fn name(tag: &str) -> &str {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let end = tag.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(tag.len());
    &tag[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_apart_and_entities_are_letters() {
        let html = "<p>The port <b>re</b>opened&nbsp;on Monday.<br>Ships came.</p><ul><li>Rain</ul><script>x()</script>";
        let expected = "The port reopened on Monday.\nShips came.\n\nRain";
        assert_eq!(text_of(html).unwrap(), expected);
        assert_eq!(text_of("مطر &amp; ريح &#8211; غدا").unwrap(), "مطر & ريح – غدا");
    }

    #[test]
    fn plain_text_keeps_its_lines() {
        for text in ["One.\n\nTwo.", "5 < 6 > 4", "a <3 b", "Acme <ACM>\nrises"] {
            assert_eq!(text_of(text).unwrap(), text);
        }
        assert_eq!(text_of("Acme &amp; Co <ACM>").unwrap(), "Acme & Co <ACM>");
    }

    #[test]
    fn an_element_of_a_title_is_closed() {
        assert_eq!(title_of("Sears <S> to rise &amp; fall").unwrap(), "Sears <S> to rise & fall");
        assert_eq!(title_of("The <i>Aurora</i> sails").unwrap(), "The Aurora sails");
        assert_eq!(title_of("Rain<br>and wind").unwrap(), "Rain\nand wind");
    }
}
