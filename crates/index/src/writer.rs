//! Brings articles in and keeps one version of each.

mod files;
mod merging;
mod optimize;
mod pending;
mod resources;
mod seen;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jisr_text::Article;
use jisr_text::names::Names;
use jisr_text::stem::Stemmer;
use tantivy::directory::error::LockError;
use tantivy::{IndexSettings, IndexWriter, ReloadPolicy, TantivyError, Term};

use crate::directory::WindowedDirectory;
use crate::document::Numbers;
use crate::error::{Error, Result};
use crate::known::{self, Known};
use crate::manifest::{Collections, Manifest};
use crate::reader::{Index, holds_index, open_engine_in};
use crate::schema::{self, Fields};
use crate::snapshot::Snapshot;
use crate::tokens::{self, KeysTokenizer};
use files::Files;
pub use files::Stamp;
use pending::{Analysts, Pending, Room};
pub use seen::Seen;

/// Text that may be lost when a run is killed: a commit follows every so many bytes. More makes larger
/// segments, and more memory for them and for merging them.
const COMMIT_EVERY: u64 = 96 << 20;

/// Bytes of records that are compressed together. A hit brings one record, and all of its block is
/// decompressed: with the engine's 16 KiB ten hits took a third more time, and the index a thirtieth
/// less room.
const RECORDS_BLOCK: usize = 4 << 10;

/// What an [`upsert`](Writer::upsert) did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// The article is new.
    Added,
    /// A version with other content was replaced.
    Updated,
    /// The index has this very content already; nothing was written.
    Unchanged,
}

/// The single writer of an index.
///
/// Nothing is visible to readers before [`commit`](Self::commit), and a commit is all or nothing:
/// what was committed survives a killed process and a full disk. Long runs commit by themselves
/// every 96 MiB of text.
pub struct Writer {
    path: PathBuf,
    engine: IndexWriter<Pending>,
    fields: Fields,
    analysts: Arc<Analysts>,
    room: Arc<Room>,
    manifest: Manifest,
    known: Known,
    files: Files,
    content: Vec<u8>,
    uncommitted: u64,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Writer {
    /// Opens the index in the folder `path` for writing, creating folder and index as needed.
    ///
    /// # Errors
    ///
    /// [`Error::Locked`] when another writer is at work, [`Error::Foreign`] when the folder holds
    /// something else, [`Error::Outdated`] when another version wrote the index.
    pub fn open(path: &Path) -> Result<Self> {
        Self::open_with(path, None)
    }

    /// Opens an index; one that is new gets the stems of `stemmer`.
    pub(crate) fn open_with(path: &Path, stemmer: Option<Stemmer>) -> Result<Self> {
        let index = if holds_index(path) { open_engine(path)? } else { create(path)? };
        let mut manifest = Manifest::read(&index, path)?;
        if let (Some(stemmer), 0) = (stemmer, manifest.sequence) {
            manifest.stemmer = stemmer;
        }
        manifest.check(&index, path)?;
        let engine = index
            .writer_with_options(resources::options())
            .map_err(|error| lock_error(error, path))?;
        engine.set_merge_policy(Box::new(merging::Bounded));
        let reader: tantivy::IndexReader =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let known = Known::read(&Snapshot::new(reader.searcher(), manifest.stemmer, path)?)?;
        let files = Files::read(path, index.load_metas()?.opstamp);
        let (_, fields) = schema::build();
        Ok(Self {
            path: path.to_owned(),
            engine,
            fields,
            analysts: Arc::new(Analysts::new(
                fields,
                manifest.stemmer,
                Arc::clone(Names::built_in()),
            )),
            room: Arc::default(),
            manifest,
            known,
            files,
            content: Vec::new(),
            uncommitted: 0,
        })
    }

    /// Recognises the names of another list than the built-in one in the articles that are added from
    /// here on.
    #[must_use]
    pub fn with_names(mut self, names: Arc<Names>) -> Self {
        self.analysts = Arc::new(Analysts::new(self.fields, self.manifest.stemmer, names));
        self
    }

    /// The collections of the index; a new one is written with the next commit.
    pub fn collections(&mut self) -> &mut Collections {
        &mut self.manifest.collections
    }

    /// Adds an article, or replaces the version with the same id.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`] when the index cannot be written, as on a full disk; what was committed
    /// before stays.
    pub fn upsert(&mut self, article: Article) -> Result<Change> {
        self.content.clear();
        serde_json::to_writer(&mut self.content, &article).map_err(std::io::Error::from)?;
        let (key, digest) = (known::key(&article.id), known::digest(&self.content));
        let change = match self.known.digest(key) {
            Some(known) if known == digest => return Ok(Change::Unchanged),
            Some(_) => Change::Updated,
            None => Change::Added,
        };
        if change == Change::Updated {
            self.files.forget(&article.id);
            self.engine.delete_term(Term::from_field_text(self.fields.id, &article.id));
        }
        let numbers = Numbers { sequence: self.manifest.sequence, key, digest };
        let place = self.room.take(self.content.len());
        self.engine.add_document(Pending::new(article, numbers, &self.analysts, place))?;
        self.manifest.sequence += 1;
        self.known.insert(key, digest);
        self.uncommitted += self.content.len() as u64;
        if self.uncommitted >= COMMIT_EVERY {
            self.commit()?;
        }
        Ok(change)
    }

    /// Notes that all articles of a file were [brought in](Self::upsert), as it was with this stamp.
    /// With the next commit this is kept for later runs.
    pub fn file_read(&mut self, id: &str, stamp: Stamp, articles: u64) {
        self.files.insert(id, stamp, articles);
    }

    /// Number of articles of the file with this id if it [was read](Self::file_read) with this stamp,
    /// and they are in the index: it need not be read again.
    #[must_use]
    pub fn articles_of(&self, id: &str, stamp: Stamp) -> Option<u64> {
        self.files.articles(id, stamp)
    }

    /// Removes the articles below `scope` (the id of a collection, folder or file) that a run has
    /// not seen. Returns how many.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`] when the index cannot be read or written.
    pub fn prune(&mut self, scope: &str, seen: &Seen) -> Result<u64> {
        let mut removed = 0;
        for reader in self.engine.index().reader()?.searcher().segment_readers() {
            let ids = reader.inverted_index(self.fields.id)?;
            let mut terms = ids.terms().range().ge(scope).into_stream()?;
            while terms.advance() {
                let Ok(id) = std::str::from_utf8(terms.key()) else { continue };
                if !id.starts_with(scope) {
                    break;
                }
                let key = known::key(id);
                if is_within(id, scope) && !seen.holds(id, key) && self.known.remove(key) {
                    self.engine.delete_term(Term::from_field_text(self.fields.id, id));
                    self.files.forget(id);
                    removed += 1;
                }
            }
        }
        Ok(removed)
    }

    /// Makes everything since the last commit durable and visible, or nothing of it.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`] when the index cannot be written, as on a full disk.
    pub fn commit(&mut self) -> Result<()> {
        let mut commit = self.engine.prepare_commit()?;
        commit.set_payload(&self.manifest.to_payload());
        let number = commit.commit()?;
        self.files.keep(&self.path, number);
        self.uncommitted = 0;
        Ok(())
    }

    /// Finds the copies among the committed articles, which would otherwise be done at the first search:
    /// among the new ones only, where those before are known.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`] when the index cannot be read.
    pub fn find_copies(&self) -> Result<()> {
        find_copies(&self.path)
    }

    /// Commits, waits until the segments that wanted merging are merged, and finds the copies among
    /// the articles.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`] when the index cannot be written, as on a full disk.
    pub fn finish(mut self) -> Result<()> {
        self.commit()?;
        self.engine.wait_merging_threads()?;
        find_copies(&self.path)
    }
}

/// Brings the table of copies up to date.
fn find_copies(path: &Path) -> Result<()> {
    Index::open(path)?.snapshot()?.copies().map(drop)
}

/// Whether `id` is `scope`, or a record or a file below it.
fn is_within(id: &str, scope: &str) -> bool {
    id.strip_prefix(scope).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '#']))
}

/// Opens the engine's index in a folder, to write to it.
fn open_engine(path: &Path) -> Result<tantivy::Index> {
    open_engine_in(path, WindowedDirectory::open(path).map_err(TantivyError::from)?)
}

/// Creates an index in a folder that does not exist or is empty.
fn create(path: &Path) -> Result<tantivy::Index> {
    let io = |source| Error::Io { path: path.to_owned(), source };
    std::fs::create_dir_all(path).map_err(io)?;
    for entry in std::fs::read_dir(path).map_err(io)? {
        if !is_remnant(&entry.map_err(io)?.file_name()) {
            return Err(Error::Foreign { path: path.to_owned() });
        }
    }
    let directory = WindowedDirectory::open(path).map_err(TantivyError::from)?;
    let (schema, _) = schema::build();
    let settings = IndexSettings { docstore_blocksize: RECORDS_BLOCK, ..IndexSettings::default() };
    let builder = tantivy::Index::builder().schema(schema).settings(settings);
    let index = builder.open_or_create(directory)?;
    index.tokenizers().register(tokens::NAME, KeysTokenizer::default());
    Ok(index)
}

/// What a creation that was stopped half-way leaves behind.
fn is_remnant(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    name == ".managed.json" || name.starts_with(".tantivy-") || name.starts_with(".tmp")
}

fn lock_error(error: TantivyError, path: &Path) -> Error {
    match error {
        TantivyError::LockFailure(LockError::LockBusy, _) => {
            Error::Locked { path: path.to_owned() }
        }
        other => other.into(),
    }
}
