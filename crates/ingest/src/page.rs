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

use jisr_text::article::{Doubt, Furniture, Trimmed};

use crate::date::{Context, Orders};
use body::Body;
pub(crate) use facts::{Facts, after_author_label};
use header::Header;
use lexicon::{Entry, furniture};
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

/// A paragraph of a page that was cut up by its markup.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<'a> {
    pub(crate) text: &'a str,
    /// What it is, if it is known to be no part of the article.
    pub(crate) cut: Option<Furniture>,
}

/// Whether a paragraph is a label above links to other articles.
pub(crate) fn is_related_label(text: &str) -> bool {
    lines(text)
        .next()
        .and_then(|line| Entry::new(&line))
        .is_some_and(|entry| entry.is_related_label())
}

/// What a paragraph is that is no part of the article, by its own words.
pub(crate) fn kind(text: &str) -> Furniture {
    let known = |line: Line<'_>| {
        let entry = Entry::new(&line)?;
        let related = entry.is_related_label().then_some(Furniture::Related);
        let menu = || entry.is_section().then_some(Furniture::Menu);
        related.or_else(|| furniture(&line, &entry)).or_else(|| entry.footer()).or_else(menu)
    };
    lines(text).find_map(known).unwrap_or(Furniture::Other)
}

/// Whether a paragraph reads as running text.
pub(crate) fn is_prose(text: &str) -> bool {
    lines(text).any(|line| line.is_prose())
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Title,
    Text,
    /// Furniture.
    Cut(Furniture),
    /// Furniture if nothing but furniture follows.
    Footer(Furniture),
}

impl Page {
    /// Reads a page. Every line of it that is not blank ends up in exactly one of title, body and
    /// trimmed pieces.
    ///
    /// Where its date has two readings, the other dates of its text decide if they can.
    pub(crate) fn read(text: &str, context: &Context) -> Self {
        let page = Self::read_once(text, context);
        if page.facts.doubt() != Some(Doubt::DateOrder) {
            return page;
        }
        Self::read_once(text, &Context { orders: Orders::of(text), ..*context })
    }

    fn read_once(text: &str, context: &Context) -> Self {
        let mut input = lines(text);
        let first: Vec<Line<'_>> = input.by_ref().take(MAX_HEADER).collect();
        let header = Header::read(&first, context, false);
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

    /// Reads a page whose markup has told most of its furniture. If its title is known already,
    /// none is looked for.
    pub(crate) fn of_pieces(pieces: &[Piece<'_>], context: &Context, titled: bool) -> Self {
        let kept = pieces.iter().filter(|piece| piece.cut.is_none());
        let first: Vec<Line<'_>> =
            kept.flat_map(|piece| paragraph(piece.text)).take(MAX_HEADER).collect();
        let header = Header::read(&first, context, titled);
        let title = header.title.map(|index| first[index].text.to_owned());
        let mut roles = header.roles.into_iter();
        let mut rest = Rest::new(context);
        let mut body = Body::new(header.facts);
        for piece in pieces {
            for line in paragraph(piece.text) {
                if piece.cut == Some(Furniture::Byline) {
                    body.fact(&line);
                }
                let role = match piece.cut {
                    Some(kind) => Role::Cut(kind),
                    None => roles.next().unwrap_or_else(|| rest.role(&line)),
                };
                body.add(&line, role);
            }
        }
        body.finish(title)
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

/// The lines of a paragraph, which stands apart from the one before.
fn paragraph(text: &str) -> impl Iterator<Item = Line<'_>> {
    lines(text).enumerate().map(|(index, line)| Line { gap: usize::from(index == 0), ..line })
}

#[cfg(test)]
mod tests;
