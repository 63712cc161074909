//! Whether a text is a web page, whatever its file is called.

/// How far into a file markup is looked for, in characters.
const HEAD: usize = 4 << 10;

/// Tags that begin a page.
const DOCUMENT: &[&str] = &["<!doctype html", "<html", "<head", "<body"];

/// Tags that begin a piece of one.
const PIECE: &[&str] = &[
    "<div", "<p>", "<p ", "<table", "<article", "<section", "<h1", "<h2", "<main", "<meta",
    "<title", "<span", "<ul", "<ol", "<br", "<figure", "<font", "<center", "<script", "<style",
    "<link", "<a ", "<b>", "<strong", "<em>",
];

/// Whether a text begins as a page or a piece of one does.
pub(crate) fn is_html(text: &str) -> bool {
    let head = head(text);
    starts(&head, DOCUMENT) || starts(&head, PIECE)
}

/// Whether a text begins as a whole page does: plain text may begin with a tag it talks about.
pub(crate) fn is_html_for_sure(text: &str) -> bool {
    let head = head(text);
    starts(&head, DOCUMENT)
        || (starts(&head, PIECE) && DOCUMENT.iter().any(|tag| head.contains(tag)))
}

fn starts(head: &str, tags: &[&str]) -> bool {
    tags.iter().any(|tag| head.starts_with(tag))
}

/// The start of a text in lower case, from its first tag that is no comment or declaration.
fn head(text: &str) -> String {
    let mut rest =
        text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    while let Some(end) = ["<!--", "<?"]
        .iter()
        .find_map(|mark| rest.starts_with(mark).then(|| if *mark == "<?" { "?>" } else { "-->" }))
    {
        rest = rest.split_once(end).map_or("", |(_, after)| after).trim_start();
    }
    rest.chars().take(HEAD).collect::<String>().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_text() {
        for page in [
            "<!DOCTYPE html><p>x",
            "\u{feff}\n<!-- saved from url -->\n<HTML lang=ar>",
            "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\">",
            "<meta charset=utf-8><html>",
        ] {
            assert!(is_html_for_sure(page), "{page}");
        }
        for text in ["Rain in <b>May</b>", "<p> is a tag", "<3 rain", "<?php echo 1;", ""] {
            assert!(!is_html_for_sure(text), "{text}");
        }
        assert!(is_html("<div>x</div>") && !is_html("5 < 6"));
    }
}
