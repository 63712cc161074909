//! Bounds on what a page may ask of the parser.
//!
//! Parsers of HTML mend any input, and the cost of it grows with how deep elements are nested, how
//! many formatting elements are left open, and how many attributes one tag has. So a page goes
//! through a cheap scan first. Elements nested too deep lose their tags and keep their text, as do
//! formatting elements without attributes, which say nothing about what is the article.

use std::ops::Range;

use crate::skipped::Reason;

/// Deepest nesting that is kept; pages made by people have less than fifty.
const MAX_DEPTH: usize = 200;

/// Most elements of a page.
const MAX_ELEMENTS: usize = 200_000;

/// Most character references of a page.
const MAX_REFERENCES: usize = 20_000;

/// Longest tag that keeps its attributes, in bytes, and how many of them it may have.
const MAX_TAG: usize = 64 << 10;
const MAX_ATTRIBUTES: usize = 100;

/// Elements that have no end tag.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements that a next one of their kind closes, so that they never nest by themselves.
const CLOSED_BY_NEXT: &[&str] = &[
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option",
    "optgroup", "html", "head", "body",
];

/// Elements of letters, which the parser opens again in each paragraph until they are closed.
const FORMATTING: &[&str] =
    &["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noframes"];

/// The page within these bounds.
pub(super) fn guard(html: &str) -> Result<String, Reason> {
    let mut guard = Guard {
        html,
        out: String::with_capacity(html.len()),
        open: Vec::new(),
        elements: 0,
        references: 0,
    };
    guard.run()?;
    Ok(guard.out)
}

struct Guard<'a> {
    html: &'a str,
    out: String,
    /// Names of the open elements; those deeper than the limit are marked as dropped.
    open: Vec<Open<'a>>,
    elements: usize,
    references: usize,
}

struct Open<'a> {
    name: &'a str,
    /// What its tags are written as; `None` if they are left out.
    written: Option<&'a str>,
}

/// A tag as it stands in the page.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    closing: bool,
    /// Where the tag ends in the page.
    end: usize,
}

impl<'a> Guard<'a> {
    fn run(&mut self) -> Result<(), Reason> {
        let mut at = 0;
        while let Some(found) = self.html[at..].find('<') {
            let start = at + found;
            self.text(at..start);
            at = match self.special(start) {
                Some(end) => end,
                None => self.tag_or_text(start)?,
            };
        }
        self.text(at..self.html.len());
        Ok(())
    }

    /// A text is put together reference by reference, which takes longer the longer it gets. Those
    /// over the limit lose their `&` and keep their letters.
    fn text(&mut self, range: Range<usize>) {
        for (index, piece) in self.html[range].split('&').enumerate() {
            if index > 0 {
                self.references += 1;
                self.out.push_str(if self.references <= MAX_REFERENCES { "&" } else { "" });
            }
            self.out.push_str(piece);
        }
    }

    /// Comments are left out, declarations are kept.
    fn special(&mut self, start: usize) -> Option<usize> {
        let rest = &self.html[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            return Some(comment.find("-->").map_or(self.html.len(), |end| start + end + 7));
        }
        if !rest.starts_with("<!") && !rest.starts_with("<?") {
            return None;
        }
        let end = rest.find('>').map_or(self.html.len(), |end| start + end + 1);
        self.out.push_str(&self.html[start..end]);
        Some(end)
    }

    fn tag_or_text(&mut self, start: usize) -> Result<usize, Reason> {
        let rest = &self.html[start + 1..];
        if !rest.trim_start_matches('/').starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            self.out.push('<');
            return Ok(start + 1);
        }
        // A tag that does not end takes the rest of the page with it, as in a browser.
        let Some(tag) = tag(self.html, start) else { return Ok(self.html.len()) };
        if tag.closing {
            self.close(&tag);
            return Ok(tag.end);
        }
        self.elements += 1;
        if self.elements > MAX_ELEMENTS {
            return Err(Reason::TooManyElements { limit: MAX_ELEMENTS });
        }
        self.open(&tag);
        Ok(if is(RAW, tag.name) { self.raw(&tag) } else { tag.end })
    }

    fn open(&mut self, tag: &Tag<'a>) {
        let self_closing = tag.attributes.ends_with('/');
        if is(VOID, tag.name) || is(CLOSED_BY_NEXT, tag.name) || is(RAW, tag.name) {
            self.leave_row(tag.name);
            return self.write(tag.name, tag.attributes);
        }
        let written = match is(FORMATTING, tag.name) {
            true if tag.attributes.trim().is_empty() => None,
            true => Some("span"),
            false => Some(tag.name),
        };
        let written = written.filter(|_| self.open.len() < MAX_DEPTH);
        if let Some(name) = written {
            self.write(name, tag.attributes);
        } else if !is_inline(tag.name) {
            self.out.push_str("<br>");
        }
        // Elements of SVG close themselves; elements of HTML do not.
        let closed = self_closing && !is_inline(tag.name) && !is(BLOCKS, tag.name);
        if !closed && self.open.len() < 2 * MAX_DEPTH {
            self.open.push(Open { name: tag.name, written });
        }
    }

    /// Closes the innermost element of this name, and what is open in it. As in the parser, the
    /// end of a piece of a line cannot close what encloses it in blocks, and nothing reaches out
    /// of a table.
    fn close(&mut self, tag: &Tag<'a>) {
        if is(CLOSED_BY_NEXT, tag.name) || is(RAW, tag.name) || is(VOID, tag.name) {
            self.leave_row(tag.name);
            self.out.push_str("</");
            self.out.push_str(tag.name);
            self.out.push('>');
            return;
        }
        let same = |open: &Open<'_>| open.name.eq_ignore_ascii_case(tag.name);
        let stops = |open: &Open<'_>| {
            open.name.eq_ignore_ascii_case("table")
                || (is_inline(tag.name) && !is_inline(open.name))
        };
        let found = self.open.iter().rposition(|open| same(open) || stops(open));
        let Some(index) = found.filter(|&index| same(&self.open[index])) else { return };
        for open in self.open.drain(index..).rev() {
            if let Some(name) = open.written {
                self.out.push_str("</");
                self.out.push_str(name);
                self.out.push('>');
            } else if !is_inline(open.name) {
                self.out.push_str("<br>");
            }
        }
    }

    /// A cell, a row or an item ends what was left open in the one before.
    fn leave_row(&mut self, name: &str) {
        let around: &[&str] = match name.to_ascii_lowercase().as_str() {
            "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" => &["table"],
            "li" => &["ul", "ol", "menu"],
            "dt" | "dd" => &["dl"],
            _ => return,
        };
        if let Some(index) = self.open.iter().rposition(|open| is(around, open.name)) {
            self.open.truncate(index + 1);
        }
    }

    /// Copies what is no markup, to its end tag.
    fn raw(&mut self, tag: &Tag<'a>) -> usize {
        let rest = &self.html[tag.end..];
        let mut from = 0;
        while let Some(found) = rest[from..].find("</") {
            let at = from + found;
            let name = rest[at + 2..].get(..tag.name.len()).unwrap_or_default();
            if name.eq_ignore_ascii_case(tag.name) {
                self.out.push_str(&rest[..at]);
                return tag.end + at;
            }
            from = at + 2;
        }
        self.html.len()
    }

    fn write(&mut self, name: &str, attributes: &str) {
        self.out.push('<');
        self.out.push_str(name);
        if attributes.len() <= MAX_TAG
            && attributes.split_ascii_whitespace().take(MAX_ATTRIBUTES + 1).count()
                <= MAX_ATTRIBUTES
        {
            self.out.push_str(attributes);
        }
        self.out.push('>');
    }
}

/// Elements that stand in a line of text.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
];

/// Blocks that are often written `<div/>`.
const BLOCKS: &[&str] = &["div", "section", "article", "ul", "ol", "table", "center"];

fn is_inline(name: &str) -> bool {
    is(INLINE, name)
}

fn is(table: &[&str], name: &str) -> bool {
    table.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The tag that starts here; `None` if it does not end.
fn tag(html: &str, start: usize) -> Option<Tag<'_>> {
    let bytes = html.as_bytes();
    let closing = bytes.get(start + 1) == Some(&b'/');
    let name_start = start + 1 + html[start + 1..].find(|letter| letter != '/')?;
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    let name_end = name_start + bytes[name_start..].iter().position(is_end)?;
    let mut quote = None;
    let mut value = false;
    for (index, &byte) in bytes.iter().enumerate().skip(name_end) {
        match quote {
            Some(mark) if byte == mark => quote = None,
            Some(_) => {}
            None if byte == b'>' => {
                let attributes = &html[name_end..index];
                return Some(Tag {
                    name: &html[name_start..name_end],
                    attributes,
                    closing,
                    end: index + 1,
                });
            }
            // A quotation mark counts where a value begins.
            None if value && matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None => {}
        }
        value = quote.is_none() && (byte == b'=' || (value && byte.is_ascii_whitespace()));
    }
    None
}
