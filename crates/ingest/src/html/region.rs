//! Regions of a page that are furniture.

use std::ops::Range;

use dom_query::NodeId;
use jisr_text::article::Furniture;

use super::blocks::Blocks;
use super::boxes::Element;
use super::furniture::{Certainty, Found};

/// Longest text below a picture, in bytes.
const MAX_CAPTION: usize = 400;

/// Most blocks of a teaser: picture, section, title, summary, author, date.
const MAX_TEASER: usize = 8;

/// An element that looks like furniture.
#[derive(Clone, Debug)]
pub(super) struct Region {
    pub(super) node: NodeId,
    pub(super) found: Found,
    /// The blocks in it.
    pub(super) blocks: Range<usize>,
}

/// What of a page is furniture: for each block the kind of it, and the elements to take out.
///
/// Neither a name nor a shape proves much, so that each claim is looked at: what holds much of the
/// prose of a page is no menu, whatever it is called.
pub(super) struct Claims<'a> {
    page: &'a Blocks,
    pub(super) kinds: Vec<Option<Furniture>>,
    pub(super) regions: Vec<Region>,
    /// Bytes of prose before each block, and of all.
    prose: Vec<usize>,
    /// Bytes of prose in teasers.
    pub(super) teasers: usize,
}

impl<'a> Claims<'a> {
    /// Claims the elements that are furniture by their names.
    pub(super) fn new(page: &'a Blocks) -> Self {
        let mut prose = vec![0];
        for block in &page.blocks {
            let bytes = if block.is_prose() { block.text.len() } else { 0 };
            prose.push(prose.last().copied().unwrap_or(0) + bytes);
        }
        let kinds = vec![None; page.blocks.len()];
        let mut claims = Self { page, kinds, regions: Vec::new(), prose, teasers: 0 };
        page.regions.iter().for_each(|region| _ = claims.claim(region.clone(), None));
        claims
    }

    /// Claims what is furniture by its shape, now that the title is known.
    pub(super) fn by_shape(&mut self, title: Option<usize>) {
        self.labelled(title);
        self.teasers(title);
        self.captions(title);
    }

    /// Bytes of prose in a range of blocks.
    pub(super) fn prose(&self, blocks: &Range<usize>) -> usize {
        self.prose[blocks.end] - self.prose[blocks.start]
    }

    fn total(&self) -> usize {
        self.prose.last().copied().unwrap_or(0)
    }

    fn claim(&mut self, mut region: Region, title: Option<usize>) -> bool {
        let inside = self.prose(&region.blocks);
        let most = match region.found.certainty {
            Certainty::Sure => self.total() / 10 * 9,
            Certainty::Likely => self.total() / 2,
            Certainty::Weak => self.total() / 10 * 3,
        };
        let blocks = &self.page.blocks[region.blocks.clone()];
        let label = || blocks.first().is_some_and(|b| crate::page::is_related_label(&b.text));
        if region.found.kind == Furniture::Other && label() {
            region.found.kind = Furniture::Related;
        }
        let is_byline = region.found.kind == Furniture::Byline;
        let titled = title.is_some_and(|title| region.blocks.contains(&title))
            || (!is_byline && blocks.iter().any(|block| block.heading == Some(1)));
        let is = (inside == 0 || inside < most) && !titled;
        if is {
            let open = self.kinds[region.blocks.clone()].iter_mut().filter(|kind| kind.is_none());
            open.for_each(|kind| *kind = Some(region.found.kind));
            self.regions.push(region);
        }
        is
    }

    fn claim_box(
        &mut self,
        element: &Element,
        kind: Furniture,
        certainty: Certainty,
        title: Option<usize>,
    ) -> bool {
        let found = Found { kind, certainty };
        self.claim(Region { node: element.node, found, blocks: element.blocks.clone() }, title)
    }

    fn is_open(&self, index: usize) -> bool {
        self.kinds[index].is_none()
    }

    /// Boxes that begin with "Read also" or "More news": the largest one that does, short of the
    /// article itself.
    fn labelled(&mut self, title: Option<usize>) {
        let page = self.page;
        let start = title.map_or(0, |title| title + 1);
        let first =
            (start..page.blocks.len()).find(|&i| self.is_open(i) && page.blocks[i].is_prose());
        for (index, block) in page.blocks.iter().enumerate() {
            if !self.is_open(index)
                || block.is_prose()
                || !crate::page::is_related_label(&block.text)
            {
                continue;
            }
            let holds_article = |element: &Element| {
                first.is_some_and(|first| element.blocks.contains(&first))
                    || self.prose(&element.blocks) * 10 > self.total() * 9
            };
            let begins =
                |element: &&Element| element.blocks.start == index && !holds_article(element);
            if let Some(largest) = page.boxes.around(index).take_while(begins).last() {
                self.claim_box(largest, Furniture::Related, Certainty::Sure, title);
            }
        }
    }

    /// Teasers of other articles: a linked headline with its summary in a box of their own.
    fn teasers(&mut self, title: Option<usize>) {
        let page = self.page;
        for index in 0..page.blocks.len() {
            if !self.is_open(index) || !page.blocks[index].is_link() {
                continue;
            }
            let near = (index + 1)..page.blocks.len().min(index + 3);
            let Some(summary) = near.into_iter().find(|&i| page.blocks[i].is_prose()) else {
                continue;
            };
            let element =
                page.boxes.around(index).find(|element| element.blocks.contains(&summary));
            let Some(element) = element.filter(|element| element.blocks.len() <= MAX_TEASER) else {
                continue;
            };
            if self.claim_box(element, Furniture::Related, Certainty::Weak, title) {
                self.teasers += self.prose(&element.blocks);
            }
        }
    }

    /// What stands alone in a box with a picture.
    fn captions(&mut self, title: Option<usize>) {
        let page = self.page;
        for element in page.boxes.elements.iter().filter(|element| element.picture) {
            let blocks = &page.blocks[element.blocks.clone()];
            if !matches!(blocks.len(), 1 | 2) {
                continue;
            }
            let short = blocks.iter().map(|block| block.text.len()).sum::<usize>() <= MAX_CAPTION;
            let plain = blocks.iter().all(|block| block.link_bytes == 0 && block.heading.is_none());
            let prose = element.paragraph && self.prose(&element.blocks) > 0;
            if short && plain && !prose && element.blocks.clone().all(|index| self.is_open(index)) {
                self.claim_box(element, Furniture::Caption, Certainty::Weak, title);
            }
        }
    }
}
