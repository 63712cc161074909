//! Scraped pages: the article told apart from the furniture around it.
//!
//! A page is read line by line, once. Its *header* is what stands before the first line of prose;
//! there title, date and source are looked for. After it, lines that a small lexicon knows
//! (appeals, share bars, "read also" and its links) are cut wherever they stand, and lines that
//! are furniture only at the very end (sources, dates, copyright) are cut there. What no rule
//! claims is the article: text is better indexed twice than lost.

mod body;
mod facts;
mod header;
mod lexicon;
mod line;
mod pattern;
mod rest;
#[rustfmt::skip] // One word a line would make the tables unreadable.
mod tables;

use jisr_text::article::{DateSource, Doubt, Trimmed};

use crate::date::{Context, Orders};
use body::Body;
pub(crate) use facts::Facts;
use header::Header;
use line::{Line, lines};
use rest::Rest;

/// How many lines are looked at for a header.
const MAX_HEADER: usize = 60;

/// What a page says.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) title: Option<String>,
    pub(crate) facts: Facts,
    /// The article: its lines without white space at their ends, runs of blank lines collapsed.
    pub(crate) body: String,
    pub(crate) trimmed: Vec<Trimmed>,
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Title,
    Text,
    /// Furniture.
    Cut(jisr_text::article::Furniture),
    /// Furniture if nothing but furniture follows.
    Footer(jisr_text::article::Furniture),
}

impl Page {
    /// Reads a page. Every line of it that is not blank ends up in exactly one of title, body and
    /// trimmed pieces.
    #[allow(dead_code, reason = "for readers that know no more than the text")]
    pub(crate) fn read(text: &str) -> Self {
        Self::read_in(text, &Context::new(DateSource::Dateline, None))
    }

    /// [`read`](Self::read) with what is known of the page. Where its date has two readings, the
    /// other dates of its text decide if they can.
    pub(crate) fn read_in(text: &str, context: &Context) -> Self {
        let page = Self::read_once(text, context);
        if page.facts.doubt() != Some(Doubt::DateOrder) {
            return page;
        }
        Self::read_once(text, &Context { orders: Orders::of(text), ..*context })
    }

    fn read_once(text: &str, context: &Context) -> Self {
        let mut input = lines(text);
        let first: Vec<Line<'_>> = input.by_ref().take(MAX_HEADER).collect();
        let header = Header::read(&first, context);
        let mut body = Body::new(header.facts);
        for (line, role) in first.iter().zip(&header.roles) {
            body.add(line, *role);
        }
        let mut rest = Rest::new(context);
        for line in first[header.roles.len()..].iter().copied().chain(input) {
            body.add(&line, rest.role(&line));
        }
        let page = body.finish(header.title.map(|index| first[index].text.to_owned()));
        if page.body.is_empty() { page.untrimmed(text, context) } else { page }
    }

    /// The page with everything in its body: rules that leave no article were not made for it.
    fn untrimmed(self, text: &str, context: &Context) -> Self {
        let mut body = Body::new(Facts::new(context));
        lines(text).for_each(|line| body.add(&line, Role::Text));
        // One line alone is no title, but a title with a date or a source below it is.
        let title = self.title.filter(|_| self.facts.any());
        Self { title, facts: self.facts, ..body.finish(None) }
    }
}

#[cfg(test)]
mod tests;
