//! Lines after the header of a page.

use jisr_text::article::Furniture;

use super::Role;
use super::facts::Facts;
use super::lexicon::{Entry, furniture};
use super::line::Line;
use crate::date::Context;

/// Most links below one label.
const MAX_LINKS: usize = 10;

/// Most blank lines before a link. A label with a wide gap below it has lost its links to the
/// scraper, and what follows is the article again.
const MAX_GAP: usize = 2;

/// Reads the lines after the header.
#[derive(Debug)]
pub(super) struct Rest {
    context: Context,
    /// How many more links may follow the last label.
    links: usize,
}

impl Rest {
    pub(super) fn new(context: &Context) -> Self {
        Self { context: *context, links: 0 }
    }

    pub(super) fn role(&mut self, line: &Line<'_>) -> Role {
        let links = std::mem::take(&mut self.links);
        let Some(entry) = Entry::new(line) else { return Role::Text };
        if entry.is_related_label() && !line.text.ends_with('.') {
            self.links = MAX_LINKS;
            return Role::Cut(Furniture::Related);
        }
        match furniture(line, &entry) {
            Some(kind) if !line.is_prose() => return Role::Cut(kind),
            // A sentence that sounds like an appeal may be someone's words.
            Some(kind) => return Role::Footer(kind),
            None => {}
        }
        if let Some(kind) = self.footer(line, &entry) {
            return Role::Footer(kind);
        }
        if links > 0 && line.gap <= MAX_GAP && is_link(line) {
            self.links = links - 1;
            return Role::Cut(Furniture::Related);
        }
        Role::Text
    }

    fn footer(&self, line: &Line<'_>, entry: &Entry) -> Option<Furniture> {
        let byline = || Facts::new(&self.context).read(line.text).then_some(Furniture::Byline);
        entry.footer().or_else(byline)
    }
}

/// Whether a line can be the headline of another article. Paragraphs never are.
fn is_link(line: &Line<'_>) -> bool {
    line.words >= 3 && !line.is_prose() && !line.text.ends_with([':', ','])
}
