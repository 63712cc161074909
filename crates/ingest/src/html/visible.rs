//! What of a page is seen, and how.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};

/// How an element is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display {
    /// Not at all, or as something that is no text.
    None,
    /// In a line of text: it never ends a word.
    Inline,
    /// As a line break.
    Break,
    /// Apart from what is around it.
    Block,
}

/// Elements without text of their own.
const NONE: &[&str] = &[
    "audio",
    "canvas",
    "datalist",
    "embed",
    "head",
    "iframe",
    "input",
    "link",
    "map",
    "math",
    "meta",
    "noframes",
    "noscript",
    "object",
    "option",
    "picture",
    "progress",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
    "amp-ad",
    "amp-analytics",
    "amp-iframe",
    "amp-sidebar",
    "dialog",
];

/// Elements that are blocks.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Names of classes whose elements the style sheets inside a page do not show.
#[derive(Debug, Default)]
pub(super) struct Hidden(HashSet<String>);

impl Hidden {
    pub(super) fn read(document: &Document) -> Self {
        let mut names = HashSet::new();
        for style in document.select("style").nodes() {
            hidden_classes(&style.text(), &mut names);
        }
        Self(names)
    }

    fn has(&self, classes: &str) -> bool {
        !self.0.is_empty() && classes.split_ascii_whitespace().any(|class| self.0.contains(class))
    }
}

/// Finds rules of one class alone that hide it, outside of any `@media`.
fn hidden_classes(css: &str, names: &mut HashSet<String>) {
    let mut depth = 0_usize;
    for (index, rule) in css.split('}').enumerate() {
        let Some((head, declarations)) = rule.rsplit_once('{') else {
            depth = depth.saturating_sub(usize::from(index > 0));
            continue;
        };
        depth += head.matches('{').count();
        let selectors = head.rsplit(['{', ';', '/']).next().unwrap_or(head);
        if depth > 0 || !hides(declarations) {
            continue;
        }
        for selector in selectors.split(',').map(str::trim) {
            if let Some(class) = selector.strip_prefix('.')
                && class.chars().all(|letter| letter.is_alphanumeric() || "-_".contains(letter))
            {
                names.insert(class.to_owned());
            }
        }
    }
}

/// Whether declarations hide their element.
fn hides(declarations: &str) -> bool {
    let compact: String = declarations.chars().filter(|letter| !letter.is_whitespace()).collect();
    let compact = compact.to_ascii_lowercase();
    compact.split(';').any(|declaration| {
        let declaration = declaration.trim_end_matches("!important");
        matches!(declaration, "display:none" | "visibility:hidden")
    })
}

/// How an element is laid out.
pub(super) fn display(node: &NodeRef<'_>, hidden: &Hidden) -> Display {
    let Some(name) = node.node_name() else { return Display::None };
    if is(NONE, &name) || is_hidden(node, hidden) {
        Display::None
    } else if &*name == "br" {
        Display::Break
    } else if is(BLOCKS, &name) {
        Display::Block
    } else {
        Display::Inline
    }
}

fn is(table: &[&str], name: &str) -> bool {
    table.contains(&name)
}

fn is_hidden(node: &NodeRef<'_>, hidden: &Hidden) -> bool {
    node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|value| &*value == "true")
        || node.attr("style").is_some_and(|style| hides(&style))
        || node.class().is_some_and(|classes| hidden.has(&classes))
}
