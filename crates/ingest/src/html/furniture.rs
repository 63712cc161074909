//! Elements that look like furniture, by their names, roles, classes and ids.

use std::collections::HashMap;
use std::sync::LazyLock;

use dom_query::NodeRef;
use jisr_text::article::Furniture;

use super::tables;

/// How much a name proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// Words that layouts use for other things too.
    Weak,
    /// Words that nearly always mean it.
    Likely,
    /// Elements and roles made for it.
    Sure,
}

/// What an element looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) kind: Furniture,
    pub(super) certainty: Certainty,
}

type Row = (Furniture, Certainty, &'static [&'static str]);

/// What an element looks like; `None` for what may be an article.
pub(super) fn furniture(node: &NodeRef<'_>, name: &str) -> Option<Found> {
    if !node.is_element() {
        return None;
    }
    let by_name = LEXICON.elements.get(name).copied();
    if let Some(byline) = by_class(node, name).filter(|found| found.kind == Furniture::Byline) {
        return Some(byline);
    }
    by_name.or_else(|| by_role(node)).or_else(|| by_schema(node)).or_else(|| by_class(node, name))
}

fn by_role(node: &NodeRef<'_>) -> Option<Found> {
    node.attr("role").and_then(|role| LEXICON.roles.get(role.trim()).copied())
}

/// Microdata: `itemtype` ends with the name of a type, `itemprop` is the name of a property.
fn by_schema(node: &NodeRef<'_>) -> Option<Found> {
    let kind = node
        .attr("itemtype")
        .and_then(|kind| LEXICON.schema.get(kind.rsplit('/').next().unwrap_or_default()).copied());
    kind.or_else(|| node.attr("itemprop").and_then(|name| LEXICON.schema.get(name.trim()).copied()))
}

/// Classes and ids, cut into words. The containers of a page carry words of everything in it.
fn by_class(node: &NodeRef<'_>, name: &str) -> Option<Found> {
    if matches!(name, "html" | "body" | "main" | "article" | "h1") {
        return None;
    }
    let names = [node.class(), node.id_attr()];
    let names = names.iter().flatten().flat_map(|names| names.split_ascii_whitespace());
    names.filter_map(by_words).max_by_key(|found| found.certainty)
}

fn by_words(class: &str) -> Option<Found> {
    let words = words(class);
    // `has-sidebar` and `no-comments` say what is elsewhere.
    if words.first().is_some_and(|first| tables::ELSEWHERE.contains(&first.as_str())) {
        return None;
    }
    let pairs = words.windows(2).map(|pair| pair.join("-"));
    let found =
        pairs.chain(words.iter().cloned()).filter_map(|word| LEXICON.words.get(&*word).copied());
    found.max_by_key(|found| found.certainty)
}

/// The words of a class, in lower case: `relatedNews` and `related_news` are two each.
fn words(class: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower = false;
    for letter in class.chars().take(100) {
        let starts = letter.is_ascii_uppercase() && lower;
        if (starts || !letter.is_alphanumeric())
            && words.last().is_some_and(|word| !word.is_empty())
        {
            words.push(String::new());
        }
        lower = letter.is_ascii_lowercase();
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            word.extend(letter.to_lowercase());
        }
    }
    words
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

struct Lexicon {
    elements: HashMap<&'static str, Found>,
    roles: HashMap<&'static str, Found>,
    schema: HashMap<&'static str, Found>,
    words: HashMap<&'static str, Found>,
}

impl Lexicon {
    fn new() -> Self {
        Self {
            elements: map(tables::ELEMENTS),
            roles: map(tables::ROLES),
            schema: map(tables::SCHEMA),
            words: map(tables::CLASS_WORDS),
        }
    }
}

fn map(rows: &[Row]) -> HashMap<&'static str, Found> {
    let row = |&(kind, certainty, words): &Row| {
        words.iter().map(move |&word| (word, Found { kind, certainty }))
    };
    rows.iter().flat_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_read_word_by_word() {
        assert_eq!(words("relatedNews-box_2"), ["related", "news", "box", "2"]);
        let kind = |class: &str| by_words(class).map(|found| found.kind);
        assert_eq!(kind("td-related-title"), Some(Furniture::Related));
        assert_eq!(kind("commentList"), Some(Furniture::Comments));
        assert_eq!(kind("wp-caption-text"), Some(Furniture::Caption));
        assert_eq!(kind("no-sidebar"), None);
        assert_eq!(kind("commentary"), None);
        assert_eq!(kind("article-body"), None);
    }

    #[test]
    fn no_word_stands_twice_in_a_table() {
        for table in [tables::ELEMENTS, tables::ROLES, tables::SCHEMA, tables::CLASS_WORDS] {
            let count: usize = table.iter().map(|row| row.2.len()).sum();
            assert_eq!(map(table).len(), count);
        }
    }
}
