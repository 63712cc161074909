//! What a page says about itself in its head, and in marked elements of its body.

use dom_query::{Document, NodeRef};

use super::jsonld::JsonLd;

/// Names of `meta` elements with the date of publication.
const DATES: &[&str] = &[
    "article:published_time",
    "article:published",
    "article:publish_date",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date_published",
    "published_time",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "pub_date",
    "publication_date",
    "publicationdate",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "displaydate",
    "date",
    "created",
];

/// Names of `meta` elements with the author.
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "twitter:creator",
];

/// Names of `meta` elements with the title.
const TITLES: &[&str] = &[
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "title",
];

/// Names of `meta` elements with the name of the site.
const SITES: &[&str] =
    &["og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher"];

/// What the head of a page says.
#[derive(Debug, Default)]
pub(super) struct Meta {
    /// All `meta` elements: name in lower case, and content.
    named: Vec<(String, String)>,
    pub(super) jsonld: JsonLd,
    /// The `title` element.
    pub(super) title: String,
    pub(super) url: Option<String>,
    /// The publisher, in microdata.
    publisher: Option<String>,
    /// `lang` of the page, or what stands for it.
    pub(super) language: Option<String>,
}

impl Meta {
    pub(super) fn read(document: &Document) -> Self {
        let named: Vec<_> = document.select("meta").nodes().iter().filter_map(named).collect();
        let title = document.select_single("title").text();
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut meta = Self { named, title, ..Self::default() };
        meta.url = canonical(document)
            .or_else(|| meta.first(&["og:url", "twitter:url"]).and_then(absolute));
        meta.jsonld = JsonLd::read(document, meta.url.as_deref(), &meta.title);
        let own = meta.jsonld.url.as_deref();
        meta.url = meta.url.take().or_else(|| own.and_then(absolute));
        meta.publisher = publisher(document);
        meta.language = meta.language_of(document);
        meta
    }

    /// The first `meta` element of these names that says something, in the order of the names.
    fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let found = self.named.iter().find(|(known, _)| known == name);
            found.map(|(_, content)| content.as_str())
        })
    }

    /// All dates, in the order of their names.
    pub(super) fn dates(&self) -> impl Iterator<Item = &str> {
        DATES
            .iter()
            .flat_map(|name| self.named.iter().filter(move |(known, _)| known == name))
            .map(|(_, content)| content.as_str())
    }

    /// All titles but the `title` element, most trusted first.
    pub(super) fn titles(&self) -> impl Iterator<Item = &str> {
        let meta = TITLES.iter().filter_map(|name| self.first(&[name]));
        self.jsonld.headline.as_deref().into_iter().chain(meta)
    }

    pub(super) fn author(&self) -> Option<&str> {
        AUTHORS
            .iter()
            .filter_map(|name| self.first(&[name]))
            .find(|author| !author.contains("://") && !author.starts_with('@'))
    }

    pub(super) fn site(&self) -> Option<&str> {
        self.first(&SITES[..1])
            .or(self.jsonld.publisher.as_deref())
            .or(self.publisher.as_deref())
            .or_else(|| self.first(&SITES[1..]))
    }

    fn language_of(&self, document: &Document) -> Option<String> {
        let html = document.select_single("html");
        let tag = html.attr("lang").or_else(|| html.attr("xml:lang")).map(|tag| tag.to_string());
        let tag = tag.filter(|tag| !tag.trim().is_empty());
        tag.or_else(|| self.jsonld.language.clone()).or_else(|| {
            self.first(&["og:locale", "content-language", "dc.language", "language"])
                .map(str::to_owned)
        })
    }
}

fn named(node: &NodeRef<'_>) -> Option<(String, String)> {
    let name =
        ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| node.attr(key))?;
    let content = node.attr("content")?;
    let content = content.trim();
    (!content.is_empty()).then(|| (name.trim().to_ascii_lowercase(), content.to_owned()))
}

fn publisher(document: &Document) -> Option<String> {
    let names = document.select("[itemprop=publisher] [itemprop=name]");
    let name = names.nodes().first()?;
    let name = name.attr("content").unwrap_or_else(|| name.text());
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

fn canonical(document: &Document) -> Option<String> {
    let links = document.select("link[rel][href]");
    let canonical = links.nodes().iter().filter(|link| {
        link.attr("rel").is_some_and(|rel| {
            rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("canonical"))
        })
    });
    canonical.filter_map(|link| link.attr("href")).find_map(|href| absolute(&href))
}

/// An absolute web address.
pub(crate) fn absolute(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once("://")?;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let clean = !url.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    (web && clean && !host.is_empty()).then(|| url.to_owned())
}
