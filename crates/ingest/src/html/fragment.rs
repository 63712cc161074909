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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_apart_and_entities_are_letters() {
        let html = "<p>The port <b>re</b>opened&nbsp;on Monday.<br>Ships came.</p><ul><li>Rain</ul><script>x()</script>";
        let expected = "The port reopened on Monday.\nShips came.\n\nRain";
        assert_eq!(fragment(html).unwrap(), expected);
    }
}
