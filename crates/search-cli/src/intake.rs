//! Reads files and folders into an index.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use jisr::ingest::{self, Options, Place, Skipped};
use jisr::{Article, Change, Collection, Seen, Writer};

use crate::progress::Progress;
use crate::report::doubts::Doubts;
use crate::report::log::Log;
use crate::report::skipped::Skips;

/// What someone has to know whose run stopped while writing.
pub(crate) const SAFE: &str =
    "stopped while writing; what was committed is safe, and the same command goes on from there";

/// What someone has to know whose folder has nothing to read in it.
pub(crate) const NOTHING: &str = "there is nothing to read (articles are files named .txt, .html, .md, .jsonl and a few like them)";

/// Brings articles from files and folders into an index.
pub(crate) struct Intake<'a> {
    writer: &'a mut Writer,
    options: Options,
    prune: bool,
    claimed: Vec<(Collection, PathBuf)>,
    log: Log,
}

impl<'a> Intake<'a> {
    /// An intake that reads as `options` say; with `prune` it removes articles that have vanished.
    pub(crate) fn new(writer: &'a mut Writer, options: Options, prune: bool) -> Self {
        Self { writer, options, prune, claimed: Vec::new(), log: Log::default() }
    }

    /// Reports on each file and record to `log`.
    pub(crate) fn reporting_to(self, log: Log) -> Self {
        Self { log, ..self }
    }

    /// Takes on `path`, which is absolute, in a collection called `name` if that is given.
    pub(crate) fn claim(&mut self, path: &Path, name: Option<&str>) {
        let (name, root) = self.writer.collections().claim(path, name);
        self.claimed.push((Collection::new(name, root), path.to_owned()));
    }

    /// Reads all that was claimed. Nothing is committed at the end.
    pub(crate) fn run(mut self, progress: &Progress) -> Result<Tally> {
        let claimed = std::mem::take(&mut self.claimed);
        let all = || claimed.iter().map(|(within, path)| bytes(within, path)).sum();
        let mut tally = Tally::default();
        for (collection, path) in &claimed {
            let tell = |tally: &Tally| progress.at(tally.bytes, tally.read(), all);
            self.read(collection, path, tell, &mut tally)?;
        }
        progress.clear();
        self.log.finish().context(SAFE)?;
        Ok(tally)
    }

    fn read(
        &mut self,
        collection: &Collection,
        path: &Path,
        tell: impl Fn(&Tally),
        tally: &mut Tally,
    ) -> Result<()> {
        let before = tally.bytes;
        let mut seen = Seen::default();
        let mut articles = ingest::read(collection, path, &self.options);
        while let Some(item) = articles.next() {
            match item {
                Ok(article) => self.take(article, &mut seen, tally)?,
                Err(skipped) => {
                    self.log.skipped(&skipped).context(SAFE)?;
                    tally.skip(skipped, path, &mut seen);
                }
            }
            tally.bytes = before + articles.bytes_read();
            tell(tally);
        }
        if self.prune {
            let scope = collection.id_of(path).unwrap_or_else(|| collection.name().to_owned());
            tally.removed += self.writer.prune(&scope, &seen).context(SAFE)?;
        }
        Ok(())
    }

    fn take(&mut self, mut article: Article, seen: &mut Seen, tally: &mut Tally) -> Result<()> {
        seen.keep(&article.id);
        // The index does the same again: what it finds does not come back from there.
        article.detect_languages();
        tally.doubts.add(&article);
        let entry = self.log.entry(&article);
        let change = self.writer.upsert(article).context(SAFE)?;
        self.log.changed(entry, change).context(SAFE)?;
        match change {
            Change::Added => tally.added += 1,
            Change::Updated => tally.updated += 1,
            Change::Unchanged => tally.unchanged += 1,
        }
        Ok(())
    }
}

/// Size of the files at `path`.
fn bytes(collection: &Collection, path: &Path) -> u64 {
    ingest::files(collection, path).flatten().map(|file| file.bytes).sum()
}

/// What an intake did.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    added: u64,
    updated: u64,
    unchanged: u64,
    removed: u64,
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

    fn skip(&mut self, skipped: Skipped, asked_for: &Path, seen: &mut Seen) {
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
