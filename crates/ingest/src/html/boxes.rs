//! The boxes of a page: which of its elements hold which of its blocks.

use std::ops::Range;

use dom_query::NodeId;

/// An element, and the blocks in it.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) node: NodeId,
    pub(super) blocks: Range<usize>,
    /// Index of the element around it.
    parent: Option<usize>,
    /// Whether there is a picture in it.
    pub(super) picture: bool,
    /// Whether it is a paragraph.
    pub(super) paragraph: bool,
}

/// The elements of a page that are blocks, outer ones first.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    pub(super) elements: Vec<Element>,
    /// For each block, the innermost element that holds it.
    inner: Vec<Option<usize>>,
    /// The elements that are open while the page is read.
    open: Vec<usize>,
}

impl Boxes {
    /// Opens an element before its first block, the one with this index.
    pub(super) fn enter(&mut self, node: NodeId, first: usize, paragraph: bool) {
        let parent = self.open.last().copied();
        self.open.push(self.elements.len());
        let blocks = first..first;
        self.elements.push(Element { node, blocks, parent, picture: false, paragraph });
    }

    /// Closes an element after its last block.
    pub(super) fn leave(&mut self, end: usize) {
        let Some(closed) = self.open.pop() else { return };
        self.elements[closed].blocks.end = end;
        if self.elements[closed].picture {
            self.picture();
        }
    }

    /// Notes a picture in the element that is open.
    pub(super) fn picture(&mut self) {
        if let Some(&open) = self.open.last() {
            self.elements[open].picture = true;
        }
    }

    /// Puts the next block into the element that is open.
    pub(super) fn block(&mut self) {
        self.inner.push(self.open.last().copied());
    }

    /// The elements around a block, from the innermost one.
    pub(super) fn around(&self, block: usize) -> impl Iterator<Item = &Element> {
        let mut next = self.inner.get(block).copied().flatten();
        std::iter::from_fn(move || {
            let element = &self.elements[next?];
            next = element.parent;
            Some(element)
        })
    }
}
