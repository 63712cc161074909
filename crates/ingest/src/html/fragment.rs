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
    if has_tag(text) {
        fragment(text)
    } else if text.contains('&') {
        Ok(Document::fragment(text.replace('<', "&lt;")).text().trim().to_owned())
    } else {
        Ok(text.trim().to_owned())
    }
}

/// Whether an element of a page opens or closes somewhere.
fn has_tag(text: &str) -> bool {
    let mut tags = text.split('<').skip(1).filter(|tag| tag.contains('>'));
    tags.any(|tag| {
        let tag = tag.strip_prefix('/').unwrap_or(tag);
        let end = tag.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = &tag[..end];
        TAGS.iter().any(|known| known.eq_ignore_ascii_case(name))
    })
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
}
