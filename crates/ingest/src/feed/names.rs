//! Names of elements, whatever prefix a feed has given to their vocabulary.

use quick_xml::events::BytesStart;
use quick_xml::name::QName;

/// A vocabulary of elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// Of feeds themselves: RSS in all its versions, and Atom.
    Feed,
    /// The RSS module for whole texts.
    Content,
    /// Dublin Core.
    DublinCore,
    /// One that says nothing about texts.
    Other,
}

/// Vocabularies by their addresses, and by the prefixes that feeds use without declaring them.
const KNOWN: [(Vocabulary, &str, &str); 4] = [
    (Vocabulary::Content, "http://purl.org/rss/1.0/modules/content/", "content"),
    (Vocabulary::DublinCore, "http://purl.org/dc/elements/1.1/", "dc"),
    (Vocabulary::Feed, "http://www.w3.org/2005/Atom", "atom"),
    (Vocabulary::Feed, "http://purl.org/rss/1.0/", "rss"),
];

/// What an element of an entry or of a feed says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Title,
    Link,
    Id,
    Content,
    Summary,
    Author,
    Published,
    Updated,
    Language,
    Source,
    /// An entry as a whole.
    Entry,
}

/// The prefixes of a feed, as its root element declares them.
#[derive(Debug, Default)]
pub(super) struct Names {
    declared: Vec<(String, Vocabulary)>,
    /// The prefix of the root element, which is a word of feeds in Atom and RSS.
    root: Option<String>,
    /// Whether texts without a type are no HTML, as in Atom.
    pub(super) plain: bool,
}

impl Names {
    pub(super) fn of(root: &BytesStart<'_>) -> Self {
        let mut attributes = root.attributes();
        let declared = attributes.with_checks(false).flatten().filter_map(|attribute| {
            let prefix = attribute.key.as_ref().strip_prefix("xmlns:")?;
            let known = KNOWN.iter().find(|(_, address, _)| *address == &*attribute.value);
            known.map(|(vocabulary, ..)| (prefix.to_owned(), *vocabulary))
        });
        let declared = declared.collect();
        let plain = matches!(root.local_name().as_ref(), "feed" | "entry");
        let root = root.name().prefix().map(|prefix| prefix.as_ref().to_owned());
        Self { declared, root: root.filter(|prefix| prefix != "rdf"), plain }
    }

    fn vocabulary(&self, prefix: Option<&str>) -> Vocabulary {
        let Some(prefix) = prefix else { return Vocabulary::Feed };
        if self.root.as_deref() == Some(prefix) {
            return Vocabulary::Feed;
        }
        let declared = self.declared.iter().find(|(known, _)| known == prefix);
        let usual = || KNOWN.iter().find(|(.., usual)| *usual == prefix).map(|known| known.0);
        declared.map(|(_, vocabulary)| *vocabulary).or_else(usual).unwrap_or(Vocabulary::Other)
    }

    /// What an element says; `None` for what nobody asks about.
    pub(super) fn name(&self, element: QName<'_>) -> Option<Name> {
        let (local, prefix) = element.decompose();
        let vocabulary = self.vocabulary(prefix.as_ref().map(AsRef::as_ref));
        Some(match (vocabulary, local.as_ref()) {
            (Vocabulary::Feed, "item" | "entry") => Name::Entry,
            (Vocabulary::Feed, "title") => Name::Title,
            (Vocabulary::Feed, "link") => Name::Link,
            (Vocabulary::Feed, "guid" | "id") => Name::Id,
            (Vocabulary::Feed, "content") | (Vocabulary::Content, "encoded") => Name::Content,
            (Vocabulary::Feed, "description" | "summary")
            | (Vocabulary::DublinCore, "description") => Name::Summary,
            (Vocabulary::Feed, "author") | (Vocabulary::DublinCore, "creator") => Name::Author,
            (Vocabulary::Feed, "pubDate" | "published" | "issued")
            | (Vocabulary::DublinCore, "date") => Name::Published,
            (Vocabulary::Feed, "updated" | "modified") => Name::Updated,
            (Vocabulary::Feed | Vocabulary::DublinCore, "language") => Name::Language,
            (Vocabulary::Feed, "source") => Name::Source,
            _ => return None,
        })
    }
}
