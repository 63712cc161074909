//! Reads files and folders into an index.

mod tally;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use jisr::index::Stamp;
use jisr::ingest::{self, Articles, File, Options, Skipped};
use jisr::{Article, Change, Collection, Seen, Writer};

use crate::progress::Progress;
use crate::report::log::Log;
use crate::stdin;
pub(crate) use tally::Tally;

/// What someone has to know whose run stopped while writing.
pub(crate) const SAFE: &str =
    "stopped while writing; what was committed is safe, and the same command goes on from there";

/// What someone has to know whose folder has nothing to read in it.
pub(crate) const NOTHING: &str = "there is nothing to read (articles are files named .txt, .html, .md, .pdf, .jsonl, .warc and a few like them)";

/// Age of a file from which on its time tells it from a changed one.
const SETTLED: Duration = Duration::from_secs(2);

/// Brings articles from files and folders into an index.
pub(crate) struct Intake<'a> {
    writer: &'a mut Writer,
    options: Options,
    prune: bool,
    /// All that the articles which the index has of a file depend on, besides the file: how it was read,
    /// and whether records that it no longer has were removed.
    reading: String,
    /// Whether files are read that have not changed.
    again: bool,
    claimed: Vec<(Collection, PathBuf)>,
    log: Log,
}

impl<'a> Intake<'a> {
    /// An intake that reads as `options` say; with `prune` it removes articles that have vanished.
    pub(crate) fn new(writer: &'a mut Writer, options: Options, prune: bool) -> Self {
        // Where the program is does not matter to what is read.
        let how = Options { pdf_reader: None, ..options.clone() };
        let reading = format!("{} {prune} {how:?}", env!("CARGO_PKG_VERSION"));
        let (claimed, log) = (Vec::new(), Log::default());
        Self { writer, options, prune, reading, again: false, claimed, log }
    }

    /// With `again`, reads also files that have not changed.
    pub(crate) fn reading_again(self, again: bool) -> Self {
        Self { again, ..self }
    }

    /// Reports on each file and record to `log`.
    pub(crate) fn reporting_to(self, log: Log) -> Self {
        Self { log, ..self }
    }

    /// Takes on `path`, which is absolute or stands for standard input, in a collection called `name`
    /// if that is given.
    pub(crate) fn claim(&mut self, path: &Path, name: Option<&str>) -> Result<()> {
        let collection = stdin::claim(self.writer.collections(), path, name)?;
        self.claimed.push((collection, path.to_owned()));
        Ok(())
    }

    /// Reads all that was claimed. Nothing is committed at the end.
    pub(crate) fn run(mut self, progress: &Progress) -> Result<Tally> {
        let claimed = std::mem::take(&mut self.claimed);
        let all = || claimed.iter().map(|(within, path)| bytes(within, path)).sum();
        let is_sized = claimed.iter().all(|(_, path)| !stdin::is_stdin(path));
        let mut tally = Tally::default();
        for (collection, path) in &claimed {
            let tell = |tally: &Tally| match is_sized {
                true => progress.at(tally.bytes, tally.read(), all),
                false => progress.count(tally.read()),
            };
            let seen = Seen::default();
            self.read(collection, &mut Round { path, tell: &tell, seen, tally: &mut tally })?;
        }
        progress.clear();
        self.log.finish().context(SAFE)?;
        Ok(tally)
    }

    fn read(&mut self, collection: &Collection, round: &mut Round<'_>) -> Result<()> {
        let path = round.path;
        if stdin::is_stdin(path) {
            self.take_all(stdin::read(collection, path, &self.options), round)?;
        } else {
            for file in ingest::files(collection, path) {
                match file {
                    Ok(file) => self.file(&file, round)?,
                    Err(skipped) => self.skip(skipped, round)?,
                }
            }
        }
        if self.prune {
            let scope = collection.id_of(path).unwrap_or_else(|| collection.name().to_owned());
            round.tally.removed += self.writer.prune(&scope, &round.seen).context(SAFE)?;
        }
        Ok(())
    }

    /// Reads a file, unless it is as it was when it was read last.
    fn file(&mut self, file: &File, round: &mut Round<'_>) -> Result<()> {
        let stamp = file.modified.map(|at| Stamp::new(file.bytes, at, &self.reading));
        let known = stamp.and_then(|stamp| self.writer.articles_of(&file.id, stamp));
        if let Some(articles) = known.filter(|_| !self.again) {
            round.seen.protect(&file.id);
            round.tally.count(Change::Unchanged, articles);
            round.tally.bytes += file.bytes;
            (round.tell)(round.tally);
            return Ok(());
        }
        let settled = has_settled(file);
        let (whole, count) = self.take_all(ingest::read_file(file, &self.options), round)?;
        if let (Some(stamp), true, true) = (stamp, whole, settled) {
            self.writer.file_read(&file.id, stamp, count);
            round.tally.noted += 1;
        }
        Ok(())
    }

    /// Takes in what is read. Returns whether all could be read, and the number of articles.
    fn take_all(&mut self, mut articles: Articles, round: &mut Round<'_>) -> Result<(bool, u64)> {
        let before = round.tally.bytes;
        let (mut whole, mut count) = (true, 0);
        while let Some(item) = articles.next() {
            match item {
                Ok(article) => {
                    self.take(article, round)?;
                    count += 1;
                }
                Err(skipped) => {
                    whole &= !skipped.reason.may_pass();
                    self.skip(skipped, round)?;
                }
            }
            round.tally.bytes = before + articles.bytes_read();
            (round.tell)(round.tally);
        }
        Ok((whole, count))
    }

    fn skip(&mut self, skipped: Skipped, round: &mut Round<'_>) -> Result<()> {
        self.log.skipped(&skipped).context(SAFE)?;
        round.tally.skip(skipped, round.path, &mut round.seen);
        Ok(())
    }

    fn take(&mut self, mut article: Article, round: &mut Round<'_>) -> Result<()> {
        if self.prune {
            round.seen.keep(&article.id);
        }
        // The index does the same again: what it finds does not come back from there.
        article.detect_languages();
        round.tally.doubts.add(&article);
        let entry = self.log.entry(&article);
        let change = self.writer.upsert(article).context(SAFE)?;
        self.log.changed(entry, change).context(SAFE)?;
        round.tally.count(change, 1);
        Ok(())
    }
}

/// One path that is read.
struct Round<'a> {
    path: &'a Path,
    /// Says how far the intake is.
    tell: &'a dyn Fn(&Tally),
    seen: Seen,
    tally: &'a mut Tally,
}

/// Whether a file was modified so long ago that another change will show in its time: that of some
/// file systems goes by two seconds.
fn has_settled(file: &File) -> bool {
    let age = file.modified.map(|at| SystemTime::now().duration_since(at).unwrap_or_default());
    age.is_some_and(|age| age > SETTLED)
}

/// Size of the files at `path`.
fn bytes(collection: &Collection, path: &Path) -> u64 {
    ingest::files(collection, path).flatten().map(|file| file.bytes).sum()
}
