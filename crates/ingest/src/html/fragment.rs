//! Pieces of markup that hold an article and nothing else, as feeds and records have them.

use dom_query::Document;

use super::blocks::Blocks;
use super::guard;
use crate::skipped::Reason;

/// The visible text of a piece of HTML, with a blank line between its paragraphs.
pub(crate) fn fragment(html: &str) -> Result<String, Reason> {
    let document = Document::from(guard::guard(html)?);
    let blocks = Blocks::read(&document).blocks;
    let texts: Vec<String> = blocks.into_iter().map(|block| block.text).collect();
    Ok(texts.join("\n\n"))
}

/// The text of what may be HTML or plain text, with its lines if it has no markup.
pub(crate) fn text_of(text: &str) -> Result<String, Reason> {
    if has_tag(text) {
        fragment(text)
    } else if text.contains('&') {
        Ok(Document::fragment(text).text().trim().to_owned())
    } else {
        Ok(text.trim().to_owned())
    }
}

/// Whether a tag opens or closes somewhere.
fn has_tag(text: &str) -> bool {
    let tags = text.match_indices('<').map(|(at, _)| text[at + 1..].trim_start_matches('/'));
    text.contains('>')
        && tags.into_iter().any(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic()))
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
        for text in ["One.\n\nTwo.", "5 < 6 > 4", "a <3 b"] {
            assert_eq!(text_of(text).unwrap(), text);
        }
    }
}
