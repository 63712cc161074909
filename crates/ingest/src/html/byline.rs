//! Who wrote a page.

use dom_query::Document;

use super::meta::Meta;
use crate::fold;
use crate::page::after_author_label;

/// Where the body of a page names its author, most trusted first.
const PLACES: &[&str] = &[
    "[itemprop=author] [itemprop=name]",
    "[itemprop=author]",
    "[rel~=author]",
    ".byline a",
    ".author-name",
    ".author",
    ".byline",
    ".post-author .fn",
    ".post-author",
    ".entry-author",
    ".vcard .fn",
];

/// Longest name, in words.
const MAX_WORDS: usize = 8;

/// The author: of JSON-LD, of the body of the page, of a `meta` element. The name of the site is no
/// author.
pub(super) fn byline(meta: &Meta, shown: Option<String>, site: Option<&str>) -> Option<String> {
    let is_site = |name: &str| site.is_some_and(|site| fold::words(site) == fold::words(name));
    let found = [meta.jsonld.author.clone(), shown, meta.author().and_then(name)];
    found.into_iter().flatten().find(|name| !is_site(name))
}

/// The author that a line names: behind a label, or on the line below one.
pub(super) fn in_lines<'a>(lines: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut labelled = false;
    for line in lines {
        let whole = name(line).filter(|_| std::mem::take(&mut labelled) && !line.contains(':'));
        let pieces = line.split(['|', '•', '·', '\n']).flat_map(|piece| piece.split(" - "));
        let found = || pieces.filter_map(after_author_label).find_map(name);
        if let Some(name) = whole.or_else(found) {
            return Some(name);
        }
        labelled = after_author_label(line) == Some("");
    }
    None
}

/// The author that an element of the body is marked with.
pub(super) fn marked(document: &Document) -> Option<String> {
    PLACES.iter().find_map(|place| {
        document.select(place).nodes().iter().find_map(|node| {
            let content = node.attr("content").map(|content| content.to_string());
            name(&content.unwrap_or_else(|| node.text().to_string()))
        })
    })
}

/// A name without its label and without what its bearer does, or when.
fn name(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = after_author_label(&text).unwrap_or(&text);
    let marks = name.find(['|', ',', '،', '•', '·', '(', ':']).unwrap_or(name.len());
    let words =
        [" at ", " on ", " - ", " – ", " — "].iter().filter_map(|word| name.find(word)).min();
    let (mut name, rest) = name.split_at(words.unwrap_or(marks).min(marks));
    if rest.starts_with(':') {
        // The last word is the label of something else.
        name = name.rsplit_once(' ').map_or("", |(name, _)| name);
    }
    let is_sign = |letter: char| !letter.is_alphanumeric() && !"».\"".contains(letter);
    let name = name.trim_matches(is_sign);
    let is_name = !name.is_empty()
        && name.split(' ').count() <= MAX_WORDS
        && !name.contains('@')
        && !name.contains(char::is_numeric);
    is_name.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_is_around_them() {
        for (text, expected) in [
            ("By  Ann Lee, Harbour correspondent", "Ann Lee"),
            ("بقلم: عمر سعيد | الخميس", "عمر سعيد"),
            ("Ann Lee and Omar Said", "Ann Lee and Omar Said"),
            ("Ann O. Lee Jr.", "Ann O. Lee Jr."),
            ("Posted by Ann Lee at 7:02 pm", "Ann Lee"),
            ("الكاتب: ليلى سالم المشاهدات: 12", "ليلى سالم"),
        ] {
            assert_eq!(name(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["https://gazette.example/ann", "", "13 May 2021", "ann@gazette.example"] {
            assert_eq!(name(text), None, "{text}");
        }
    }

    #[test]
    fn lines_name_authors() {
        let found = |lines: &[&str]| in_lines(lines.iter().copied());
        assert_eq!(found(&["Harbour", "13 May | By Ann Lee"]).as_deref(), Some("Ann Lee"));
        assert_eq!(found(&["كتب:", "عمر سعيد"]).as_deref(), Some("عمر سعيد"));
        assert_eq!(found(&["Ann Lee", "13 May 2021"]), None);
    }
}
