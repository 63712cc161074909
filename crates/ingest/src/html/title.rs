//! The title of a page, without the name of its site.

use super::blocks::Block;
use super::meta::Meta;
use crate::fold;

/// Signs between a title and the name of a site.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " -- ", " :: ", " · ", " • ", " » ", " « ", " / ", " < ", " > ",
    " ~ ", ": ",
];

/// Most words of a name of a site that is not known to be one.
const MAX_SITE: usize = 4;

/// Fewest words of a title that is marked as a heading in no way: names of sites are shorter.
const MIN_LINE: usize = 4;

/// A title, and the name of the site where that stood beside it.
#[derive(Debug, Default)]
pub(super) struct Title {
    pub(super) text: Option<String>,
    /// Index of the block that is the title.
    pub(super) block: Option<usize>,
    pub(super) site: Option<String>,
    /// Whether the page shows it, or says outright that it is the title of the article.
    pub(super) is_sure: bool,
}

/// Finds the title. What the page shows in large letters is the title, if what it says in its head
/// has it in it; otherwise the head is believed.
pub(super) fn title(meta: &Meta, blocks: &[Block], is_open: impl Fn(usize) -> bool) -> Title {
    let said: Vec<&str> = meta.titles().chain([meta.title.as_str()]).collect();
    let heads = Heads {
        heads: said.into_iter().filter(|head| !head.is_empty()).collect(),
        site: meta.site().map(fold::words),
    };
    let shown = Shown { blocks, open: (0..blocks.len()).filter(|&index| is_open(index)).collect() };
    let block = shown.title(&heads);
    let text = match block {
        Some(index) => Some(blocks[index].text.replace('\n', " ")),
        None => heads.title(),
    };
    let text = text.map(|text| clean(&text)).filter(|text| !text.is_empty());
    let is_sure = text.is_some() && (block.is_some() || meta.titles().next().is_some());
    let site = match &text {
        Some(text) if is_sure => beside(&meta.title, text),
        _ => pieces(&meta.title).next().map(str::to_owned),
    };
    Title { text, block, site, is_sure }
}

/// What the head of a page says its title is.
struct Heads<'a> {
    heads: Vec<&'a str>,
    /// Folded words of the name of the site.
    site: Option<String>,
}

impl Heads<'_> {
    fn title(&self) -> Option<String> {
        let titles = self.heads.iter().map(|head| self.stripped(head));
        titles.map(|text| clean(&text)).find(|text| !self.is_site(text))
    }

    fn is_site(&self, text: &str) -> bool {
        let words = fold::words(text);
        words.is_empty() || Some(&words) == self.site.as_ref()
    }

    /// How many words of a head a text is, if it is a part of one.
    fn share(&self, text: &str) -> Option<usize> {
        let words = fold::words(text);
        let part = format!(" {words} ");
        let has = self.heads.iter().any(|head| format!(" {} ", fold::words(head)).contains(&part));
        let count = words.split(' ').count();
        (has && count > 1 && !self.is_site(text)).then_some(count)
    }

    /// A head without the name of the site: the one that is known, or else what looks like one, a
    /// few words behind or before many.
    fn stripped(&self, head: &str) -> String {
        for separator in SEPARATORS {
            let behind = head.rsplit_once(separator);
            let before = head.split_once(separator).map(|(name, title)| (title, name));
            for (title, name) in [behind, before].into_iter().flatten() {
                let known = self.site.as_ref().is_some_and(|site| *site == fold::words(name));
                let count = |text: &str| text.split_whitespace().count();
                let looks = self.site.is_none()
                    && *separator != ": "
                    && count(name) <= MAX_SITE
                    && count(title) > count(name) + 1;
                if known || looks {
                    return title.to_owned();
                }
            }
        }
        head.to_owned()
    }
}

/// What a page shows.
struct Shown<'a> {
    blocks: &'a [Block],
    /// Indices of the blocks that may be the title.
    open: Vec<usize>,
}

impl Shown<'_> {
    /// The heading that is most of what the head says; or else the only main heading; or else a
    /// line that is what the head says.
    fn title(&self, heads: &Heads<'_>) -> Option<usize> {
        let headings =
            || self.open.iter().copied().filter(|&index| self.blocks[index].heading.is_some());
        let share = |index: usize| heads.share(&self.blocks[index].text);
        let longest = headings().filter_map(share).max();
        let said =
            longest.and_then(|longest| headings().find(|&index| share(index) == Some(longest)));
        said.or_else(|| self.only_main(heads)).or_else(|| {
            let head = heads.title().map(|title| fold::words(&title))?;
            let is_head = |&index: &usize| {
                let block = &self.blocks[index];
                block.words() >= MIN_LINE && fold::words(&block.text) == head
            };
            self.open.iter().copied().find(is_head)
        })
    }

    fn only_main(&self, heads: &Heads<'_>) -> Option<usize> {
        let is_main = |index: &usize| {
            let block = &self.blocks[*index];
            block.heading == Some(1)
                && block.words() > 2
                && !block.is_link()
                && !heads.is_site(&block.text)
        };
        let mut main = self.open.iter().copied().filter(is_main);
        main.next().filter(|_| main.next().is_none())
    }
}

/// The parts of a head, between the signs that stand beside the name of a site.
fn pieces(head: &str) -> impl Iterator<Item = &str> {
    let separator = SEPARATORS.iter().find(|separator| head.contains(**separator));
    separator.map(|separator| head.split(separator).map(str::trim)).into_iter().flatten()
}

/// What stands beside the title in the `title` element: the name of the site, or its last part.
fn beside(head: &str, title: &str) -> Option<String> {
    let rest = head.strip_prefix(title).or_else(|| head.strip_suffix(title))?;
    let separator = SEPARATORS
        .iter()
        .find(|separator| rest.starts_with(**separator) || rest.ends_with(**separator))?;
    let names: Vec<&str> =
        rest.split(separator).map(str::trim).filter(|name| !name.is_empty()).collect();
    let name = if head.starts_with(title) { names.last() } else { names.first() };
    name.map(|name| (*name).to_owned())
}

/// Without white space and signs of direction around it.
fn clean(text: &str) -> String {
    text.trim_matches(|letter: char| letter.is_whitespace() || fold::is_invisible(letter))
        .to_owned()
}
