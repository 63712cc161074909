//! Opens an index for reading.

use std::path::{Path, PathBuf};

use jisr_text::stem::Stemmer;
use tantivy::directory::MmapDirectory;
use tantivy::{Directory, IndexReader, ReloadPolicy};

use crate::error::{Error, Result};
use crate::manifest::{Collections, Manifest};
use crate::snapshot::Snapshot;
use crate::tokens::{self, KeysTokenizer};

/// Every file of a segment ends with a footer at least this long.
const MIN_FILE_BYTES: u64 = 16;

/// Opens the engine's index in a folder for reading, whatever version it has.
pub(crate) fn open_engine(path: &Path) -> Result<tantivy::Index> {
    if !holds_index(path) {
        return Err(Error::Missing { path: path.to_owned() });
    }
    open_engine_in(path, MmapDirectory::open(path).map_err(tantivy::TantivyError::from)?)
}

/// Opens it in the directory that its files are read with.
pub(crate) fn open_engine_in(path: &Path, directory: impl Directory) -> Result<tantivy::Index> {
    let index = tantivy::Index::open(directory)
        .map_err(|error| Error::Corrupt { path: path.to_owned(), detail: error.to_string() })?;
    check_files(&index, path)?;
    index.tokenizers().register(tokens::NAME, KeysTokenizer::default());
    Ok(index)
}

/// Refuses an index with a file too short to be whole: the engine would panic on it.
fn check_files(index: &tantivy::Index, path: &Path) -> Result<()> {
    for file in index.load_metas()?.list_segment_files() {
        let length = path.join(&file).metadata().map_or(u64::MAX, |metadata| metadata.len());
        if length < MIN_FILE_BYTES {
            let detail = format!("{} is cut short", file.display());
            return Err(Error::Corrupt { path: path.to_owned(), detail });
        }
    }
    Ok(())
}

/// Whether there is an index in the folder.
pub(crate) fn holds_index(path: &Path) -> bool {
    path.join("meta.json").is_file()
}

/// An index open for reading.
#[derive(Clone)]
pub struct Index {
    path: PathBuf,
    reader: IndexReader,
    collections: Collections,
    stemmer: Stemmer,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Index {
    /// Opens the index in the folder `path`.
    ///
    /// # Errors
    ///
    /// [`Error::Missing`] when there is none, [`Error::Outdated`] when another version wrote it,
    /// [`Error::Corrupt`] when it is damaged.
    pub fn open(path: &Path) -> Result<Self> {
        let index = open_engine(path)?;
        let manifest = Manifest::read(&index, path)?;
        manifest.check(&index, path)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let Manifest { collections, stemmer, .. } = manifest;
        Ok(Self { path: path.to_owned(), reader, collections, stemmer })
    }

    /// The folder of the index.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The collections that were indexed, as of opening.
    #[must_use]
    pub fn collections(&self) -> &Collections {
        &self.collections
    }

    /// The articles as of opening, or of the last [`refresh`](Self::refresh).
    ///
    /// # Errors
    ///
    /// [`Error::Storage`] when a file of the index cannot be read.
    pub fn snapshot(&self) -> Result<Snapshot> {
        Snapshot::new(self.reader.searcher(), self.stemmer, &self.path)
    }

    /// Makes later snapshots see what has been committed since. Returns whether there is anything: if
    /// not, this costs no more than to read one small file, so that a server may ask before each
    /// search.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`] when a file of the index cannot be read.
    pub fn refresh(&self) -> Result<bool> {
        let searcher = self.reader.searcher();
        let opened =
            searcher.segment_readers().iter().map(|s| (s.segment_id(), s.delete_opstamp()));
        let metas = searcher.index().searchable_segment_metas()?;
        let now = metas.iter().map(|segment| (segment.id(), segment.delete_opstamp()));
        let (mut opened, mut now): (Vec<_>, Vec<_>) = (opened.collect(), now.collect());
        opened.sort_unstable();
        now.sort_unstable();
        if opened == now {
            return Ok(false);
        }
        self.reader.reload()?;
        Ok(true)
    }
}
