//! What an intake did.

use std::fmt;
use std::path::Path;

use jisr::ingest::{Place, Skipped};
use jisr::{Change, Seen};

use crate::report::doubts::Doubts;
use crate::report::skipped::Skips;

/// What an intake did.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    added: u64,
    updated: u64,
    unchanged: u64,
    /// Articles whose files have vanished.
    pub(super) removed: u64,
    /// Files that were noted as read, which later runs need not read.
    pub(super) noted: u64,
    /// Bytes of the files gone through.
    pub(crate) bytes: u64,
    /// What was not read.
    pub(crate) skipped: Skips,
    /// What is not certain about the articles read.
    pub(crate) doubts: Doubts,
    /// The claimed paths that could not be read at all.
    pub(crate) failed: Vec<Skipped>,
}

impl Tally {
    /// Whether the index is another one than before.
    pub(crate) fn changed(&self) -> bool {
        self.added + self.updated + self.removed > 0
    }

    /// Number of articles read.
    pub(crate) fn read(&self) -> u64 {
        self.added + self.updated + self.unchanged
    }

    /// Whether there was nothing to read at all.
    pub(crate) fn found_nothing(&self) -> bool {
        self.read() + self.skipped.count() == 0 && self.failed.is_empty()
    }

    /// Whether there is something to commit.
    pub(crate) fn is_news(&self) -> bool {
        self.changed() || self.noted > 0
    }

    pub(super) fn count(&mut self, change: Change, articles: u64) {
        match change {
            Change::Added => self.added += articles,
            Change::Updated => self.updated += articles,
            Change::Unchanged => self.unchanged += articles,
        }
    }

    pub(super) fn skip(&mut self, skipped: Skipped, asked_for: &Path, seen: &mut Seen) {
        if !skipped.holds_nothing() {
            seen.protect(&skipped.id);
        }
        if skipped.place == Place::Whole && skipped.path == asked_for {
            self.failed.push(skipped);
        } else {
            self.skipped.add(&skipped);
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { added, updated, unchanged, removed, .. } = self;
        write!(f, "{added} added, {updated} updated, {unchanged} unchanged, {removed} removed")?;
        write!(f, ", {} skipped", self.skipped.count())
    }
}
