//! What a page says about itself in JSON-LD.

use dom_query::Document;
use serde_json::{Map, Value};

/// Most objects that are looked at, in all blocks of a page.
const MAX_OBJECTS: usize = 2_000;

/// Deepest list or object.
const MAX_DEPTH: usize = 16;

type Object = Map<String, Value>;

/// Facts of the article that a page describes.
#[derive(Debug, Default)]
pub(super) struct JsonLd {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) body: Option<String>,
}

impl JsonLd {
    /// Reads the blocks of a page. Of several articles, the one that the page is about is the one
    /// with its address, or else with a headline that is part of its title, or else the first.
    pub(super) fn read(document: &Document, url: Option<&str>, title: &str) -> Self {
        let blocks: Vec<Value> = document
            .select("script[type]")
            .nodes()
            .iter()
            .filter(|node| node.attr("type").is_some_and(|kind| kind.contains("ld+json")))
            .filter_map(|node| parse(&node.text()))
            .collect();
        let mut objects = Vec::new();
        blocks.iter().for_each(|block| collect(block, 0, &mut objects));
        let graph = Graph(objects);
        let articles: Vec<&Object> = graph.of_type(is_article).collect();
        let about = |object: &&&Object| graph.url(object).is_some_and(|own| Some(&*own) == url);
        let named = |object: &&&Object| {
            let headline = text(object.get("headline"));
            headline.is_some_and(|headline| {
                crate::fold::words(title).contains(&crate::fold::words(&headline))
            })
        };
        let article = articles.iter().find(about).or_else(|| articles.iter().find(named));
        let site = graph.of_type(|kind| kind == "WebSite").find_map(|site| text(site.get("name")));
        let dated = || {
            graph.0.iter().find(|object| {
                object.contains_key("headline") && object.contains_key("datePublished")
            })
        };
        match article.or(articles.first()).or_else(dated) {
            Some(article) => Self {
                publisher: graph.name(article.get("publisher")).or(site),
                ..graph.article(article)
            },
            None => Self { publisher: site, ..Self::default() },
        }
    }
}

/// Parses a block; what surrounds it out of habit is taken off, and line breaks inside of strings,
/// which JSON does not have, are blanks.
fn parse(text: &str) -> Option<Value> {
    let text = text.trim_start().trim_start_matches("//").trim_start_matches("<![CDATA[");
    let text = text.trim_end().trim_end_matches("]]>");
    let start = text.find(['{', '['])?;
    let end = text.rfind(['}', ']'])?;
    let block = text.get(start..=end)?.replace(|letter: char| letter.is_control(), " ");
    serde_json::from_str(&block).ok()
}

fn collect<'a>(value: &'a Value, depth: usize, into: &mut Vec<&'a Object>) {
    if depth > MAX_DEPTH || into.len() >= MAX_OBJECTS {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, depth + 1, into)),
        Value::Object(object) => {
            into.push(object);
            object.values().for_each(|item| collect(item, depth + 1, into));
        }
        _ => {}
    }
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article")
        || kind.ends_with("BlogPosting")
        || matches!(kind, "Report" | "NewsItem")
}

/// All objects of a page.
struct Graph<'a>(Vec<&'a Object>);

impl<'a> Graph<'a> {
    fn of_type(&self, is: impl Fn(&str) -> bool) -> impl Iterator<Item = &'a Object> {
        self.0.iter().copied().filter(move |object| match object.get("@type") {
            Some(Value::String(kind)) => is(kind),
            Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(&is),
            _ => false,
        })
    }

    fn article(&self, article: &Object) -> JsonLd {
        JsonLd {
            headline: text(article.get("headline")).or_else(|| text(article.get("name"))),
            published: text(article.get("datePublished"))
                .or_else(|| text(article.get("dateCreated"))),
            author: self.name(article.get("author")).or_else(|| self.name(article.get("creator"))),
            publisher: None,
            url: self.url(article),
            language: self.name(article.get("inLanguage")),
            body: text(article.get("articleBody")),
        }
    }

    /// The address of an article; of what it is the main entity of, if it has none.
    fn url(&self, object: &Object) -> Option<String> {
        let page = object.get("mainEntityOfPage");
        let page = page.and_then(|page| page.as_str().or_else(|| page.get("@id")?.as_str()));
        let url = object.get("url").and_then(Value::as_str).or(page)?;
        Some(url.to_owned())
    }

    /// The names of a person, of an organization, or of several.
    fn name(&self, value: Option<&Value>) -> Option<String> {
        match value? {
            Value::Array(items) => {
                let names: Vec<_> = items.iter().filter_map(|item| self.name(Some(item))).collect();
                (!names.is_empty()).then(|| names.join(", "))
            }
            Value::Object(object) => text(object.get("name")).or_else(|| {
                let id = object.get("@id")?;
                self.0
                    .iter()
                    .filter(|other| other.get("@id") == Some(id))
                    .find_map(|other| text(other.get("name")))
            }),
            value => text(Some(value)),
        }
    }
}

/// A text, with its entities decoded: many pages escape them twice.
fn text(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) if text.contains('&') => {
            Document::fragment(text.as_str()).text().to_string()
        }
        Value::String(text) => text.clone(),
        _ => return None,
    };
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
