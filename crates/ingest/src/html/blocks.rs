//! The text of a page as a list of blocks: paragraphs, headings, items, cells.

use dom_query::{Document, NodeId, NodeRef};

use super::boxes::Boxes;
use super::furniture::{Found, furniture};
use super::region::Region;
use super::visible::{Display, Hidden, display};

/// The attribute that ties the text nodes of a document to their blocks.
pub(super) const MARK: &str = "data-jisr-block";

/// A paragraph, a heading, an item of a list, a cell of a table.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Its text, with `\n` where a single `<br>` stands and one space between words otherwise.
    pub(super) text: String,
    /// Level of a heading, from 1.
    pub(super) heading: Option<u8>,
    /// Bytes of the text that stand in links.
    pub(super) link_bytes: usize,
}

impl Block {
    /// Whether it reads as running text, and not as a list of links.
    pub(super) fn is_prose(&self) -> bool {
        self.link_bytes * 2 < self.text.len() && crate::page::is_prose(&self.text)
    }

    /// How many words it has.
    pub(super) fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Whether it can be no text of an article by itself: a link and nothing else, or an hour.
    pub(super) fn is_aside(&self) -> bool {
        let is_hour = |text: &str| text.contains(':') && !text.contains(char::is_alphabetic);
        (self.is_link() && !crate::page::is_prose(&self.text)) || is_hour(&self.text)
    }

    /// Whether it is a link and nothing else.
    pub(super) fn is_link(&self) -> bool {
        self.link_bytes * 10 > self.text.len() * 8
    }
}

/// All blocks of a page, and the regions of it that are furniture by their markup.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub(super) blocks: Vec<Block>,
    pub(super) regions: Vec<Region>,
    pub(super) boxes: Boxes,
}

impl Blocks {
    /// Reads the body of a page, and marks each text in the document with the index of its block.
    pub(super) fn read(document: &Document) -> Self {
        let root = document.body().unwrap_or_else(|| document.html_root());
        let mut reader = Reader { hidden: Hidden::read(document), ..Reader::default() };
        reader.walk(root);
        reader.flush();
        for (node, index) in reader.texts {
            mark(document, node, index);
        }
        let mut regions = reader.regions;
        regions.sort_by_key(|region| (region.blocks.start, std::cmp::Reverse(region.blocks.end)));
        Self { blocks: reader.blocks, regions, boxes: reader.boxes }
    }
}

#[derive(Default)]
struct Reader {
    hidden: Hidden,
    blocks: Vec<Block>,
    regions: Vec<Region>,
    boxes: Boxes,
    /// Text nodes, each with the index of its block.
    texts: Vec<(NodeId, usize)>,
    /// The block that is being read.
    block: Block,
    /// Whether white space stands before the next text.
    space: bool,
    headings: Vec<u8>,
    links: usize,
    pre: usize,
    /// Regions that are open: the element, what it is, and the block it begins with.
    open: Vec<(NodeId, Found, usize)>,
}

impl Reader {
    /// Goes through the tree without recursion: a page may be nested as deep as it likes.
    fn walk(&mut self, root: NodeRef<'_>) {
        let mut node = root;
        loop {
            if self.enter(&node)
                && let Some(child) = node.first_child()
            {
                node = child;
                continue;
            }
            loop {
                self.leave(&node);
                if node.id == root.id {
                    return;
                }
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                let Some(parent) = node.parent() else { return };
                node = parent;
            }
        }
    }

    /// Whether what is inside is to be read.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.text(node);
            return false;
        }
        match display(node, &self.hidden) {
            Display::None => {
                if node.has_name("picture") {
                    self.boxes.picture();
                }
                return false;
            }
            Display::Break => self.line_break(),
            Display::Inline => {}
            Display::Block => {
                self.flush();
                self.boxes.enter(node.id, self.blocks.len(), node.has_name("p"));
            }
        }
        let name = node.node_name().unwrap_or_default();
        match &*name {
            "a" if is_link(node) => {
                // Two links that touch are two: only styles stand between them.
                self.space |= node.prev_sibling().is_some_and(|before| before.has_name("a"));
                self.links += 1;
            }
            "pre" => self.pre += 1,
            "img" | "amp-img" => self.boxes.picture(),
            _ => {}
        }
        if let Some(level) = heading(node, &name) {
            self.headings.push(level);
        }
        if let Some(found) = furniture(node, &name) {
            self.flush();
            self.open.push((node.id, found, self.blocks.len()));
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        if !node.is_element() {
            return;
        }
        let shown = display(node, &self.hidden);
        if shown == Display::None {
            return;
        }
        if shown == Display::Block {
            self.flush();
            self.boxes.leave(self.blocks.len());
        }
        let name = node.node_name().unwrap_or_default();
        match &*name {
            "a" if is_link(node) => self.links -= 1,
            "pre" => self.pre -= 1,
            _ => {}
        }
        if heading(node, &name).is_some() {
            self.flush();
            self.headings.pop();
        }
        if self.open.last().is_some_and(|(id, ..)| *id == node.id) {
            self.flush();
            if let Some((id, found, start)) = self.open.pop() {
                self.regions.push(Region { node: id, found, blocks: start..self.blocks.len() });
            }
        }
    }

    fn text(&mut self, node: &NodeRef<'_>) {
        let text = node.text();
        if !text.trim().is_empty() {
            self.texts.push((node.id, self.blocks.len()));
        }
        let from = self.block.text.len();
        for letter in text.chars() {
            self.letter(letter);
        }
        if self.links > 0 {
            self.block.link_bytes += self.block.text.len() - from;
        }
    }

    fn letter(&mut self, letter: char) {
        match letter {
            '\n' if self.pre > 0 => self.line_break(),
            // Signs where a word may be broken at the end of a line.
            '\u{ad}' | '\u{200b}' => {}
            letter if letter.is_whitespace() => self.space = true,
            letter => {
                let at_start = self.block.text.is_empty() || self.block.text.ends_with('\n');
                if std::mem::take(&mut self.space) && !at_start {
                    self.block.text.push(' ');
                }
                self.block.text.push(letter);
            }
        }
    }

    /// One line break divides lines, and a second one divides paragraphs.
    fn line_break(&mut self) {
        self.space = false;
        if self.block.text.ends_with('\n') {
            self.flush();
        } else if !self.block.text.is_empty() {
            self.block.text.push('\n');
        }
    }

    fn flush(&mut self) {
        self.space = false;
        let mut block = std::mem::take(&mut self.block);
        block.text.truncate(block.text.trim_end().len());
        if !block.text.is_empty() {
            block.heading = self.headings.last().copied();
            self.blocks.push(block);
            self.boxes.block();
        }
    }
}

/// Whether an `a` element is a link: old pages mark places with it, and never close it.
fn is_link(node: &NodeRef<'_>) -> bool {
    node.has_attr("href") || !(node.has_attr("name") || node.has_attr("id"))
}

/// The level of a heading.
fn heading(node: &NodeRef<'_>, name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ if node.attr("role").is_some_and(|role| &*role == "heading") => {
            Some(node.attr("aria-level").and_then(|level| level.parse().ok()).unwrap_or(2))
        }
        _ => None,
    }
}

/// Ties a text node to its block: by its parent if that holds nothing else, or by a new element.
fn mark(document: &Document, id: NodeId, index: usize) {
    let node = NodeRef::new(id, &document.tree);
    let alone = node.next_sibling().is_none() && node.prev_sibling().is_none();
    let index = index.to_string();
    match node.parent() {
        Some(parent) if alone && !parent.has_name("body") => parent.set_attr(MARK, &index),
        _ => {
            let span = document.tree.new_element("span");
            span.set_attr(MARK, &index);
            node.insert_before(&span);
            span.append_child(&node);
        }
    }
}
