//! Feeds in XML: RSS, RDF and Atom. One entry, one article.
//!
//! The XML parser is `quick-xml`, which expands no entities, so that none can be a bomb, and nests
//! without recursion. Entries are read one by one, each from where it begins: of a feed that is cut
//! short or has a mark left open somewhere, the other entries are read. Whole-feed parsers give
//! nothing of such a feed, and turn dates into UTC, which loses the day that the paper printed.

mod entry;
mod head;
mod names;
mod xml;

use jiff::civil::DateTime;
use jisr_text::article::{Article, Doubt};

use crate::decode::Decoded;
use crate::options::{FieldNames, Options};
use crate::place::Place;
use crate::record::Keys;
use crate::skipped::{Reason, Skipped};
use crate::walk::File;
use entry::Entry;
use head::Head;

/// Most broken entries of a feed: for each the rest of the file is searched for an end.
const MAX_BROKEN: usize = 100;

/// Whether a file that starts so is a feed.
pub(crate) fn is_feed(start: &[u8]) -> bool {
    start.starts_with(b"<") && Head::read(&String::from_utf8_lossy(start)).is_ok()
}

/// The articles of a feed.
pub(crate) struct Feed {
    file: File,
    fields: FieldNames,
    crawled: Option<DateTime>,
    text: String,
    guessed: bool,
    head: Head,
    /// Where the next entry is looked for.
    at: usize,
    /// The line that `at` is on.
    line: u64,
    entries: u64,
    broken: usize,
    keys: Keys,
}

impl Feed {
    /// Reads what stands before the first entry.
    ///
    /// # Errors
    ///
    /// When the text is no feed.
    pub(crate) fn new(file: File, decoded: Decoded, options: &Options) -> Result<Self, Reason> {
        let Decoded { text, guessed } = decoded;
        let head = Head::read(&text)?;
        Ok(Self {
            keys: Keys::new(&file.id),
            file,
            fields: options.fields.clone(),
            crawled: options.crawled,
            text,
            guessed,
            head,
            at: 0,
            line: 1,
            entries: 0,
            broken: 0,
        })
    }

    /// Goes on to a place of the text.
    fn go_to(&mut self, at: usize) {
        self.line += self.text[self.at..at].matches('\n').count() as u64;
        self.at = at;
    }

    fn article(&mut self, entry: &Entry) -> Result<Article, Reason> {
        self.entries += 1;
        let key = entry.key().map_or_else(|| format!("R{}", self.entries), str::to_owned);
        let mut article = entry.record(&self.head)?.article(&self.fields, self.crawled)?;
        if self.guessed {
            article.doubts.push(Doubt::Encoding);
        }
        self.keys.name(article, &key, self.line)
    }

    fn skipped(&self, reason: Reason) -> Skipped {
        Skipped { place: Place::Line(self.line), ..Skipped::file(&self.file, reason) }
    }
}

impl Iterator for Feed {
    type Item = Result<Article, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        let Some(start) = xml::next_entry(&self.text, self.at, &self.head.names) else {
            self.go_to(self.text.len());
            let empty = std::mem::replace(&mut self.entries, 1) == 0;
            return empty.then(|| Err(Skipped::file(&self.file, Reason::Empty)));
        };
        self.go_to(start);
        match Entry::read(&self.text[start..], &self.head.names) {
            Some((entry, length)) => {
                let article = self.article(&entry);
                let item = article.map_err(|reason| self.skipped(reason));
                self.go_to(start + length);
                Some(item)
            }
            None => {
                self.entries += 1;
                self.broken += 1;
                let report = self.skipped(Reason::OpenEntry);
                let rest = xml::after_broken(&self.text, start);
                self.go_to(if self.broken < MAX_BROKEN { rest } else { self.text.len() });
                Some(Err(report))
            }
        }
    }
}

#[cfg(test)]
mod tests;
