//! Rebuilds an index from its own stored text, as after a change of the analyzer.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use jisr_text::stem::Stemmer;
use tantivy::directory::INDEX_WRITER_LOCK;
use tantivy::{Directory, DocAddress};

use crate::error::{Error, Result};
use crate::manifest::Manifest;
use crate::reader::open_engine;
use crate::record::StoredRecord;
use crate::schema::column;
use crate::writer::Writer;

/// Analyses every stored article again and replaces the index in `path` by the result.
///
/// The sources are not read: they may be gone. The new index is built beside the old one and
/// takes its place when it is complete; until then, and after any failure, the old one stays.
/// `progress` is told the number of articles done. Returns the number of articles.
///
/// # Errors
///
/// [`Error::Missing`] when there is no index, [`Error::Io`] when the folder beside it cannot be
/// written or the exchange fails.
pub fn rebuild(path: &Path, mut progress: impl FnMut(u64)) -> Result<u64> {
    let index = open_engine(path)?;
    let path =
        &path.canonicalize().map_err(|source| Error::Io { path: path.to_owned(), source })?;
    // Nobody may write to the index that is about to be replaced.
    let _lock = index
        .directory()
        .acquire_lock(&INDEX_WRITER_LOCK)
        .map_err(|_| Error::Locked { path: path.clone() })?;
    let fresh = beside(path, ".rebuild");
    remove(&fresh)?;
    let stemmer = Manifest::read(&index, path)?.stemmer;
    let articles = copy(&index, path, &fresh, stemmer, &mut progress)?;
    exchange(path, &fresh)?;
    Ok(articles)
}

/// Indexes the articles of the index in `path` once more, into the empty folder `to` and with the
/// stems of `stemmer`, to measure what another stemmer would do. Returns the number of articles.
///
/// # Errors
///
/// As [`rebuild`], which replaces an index and keeps its stemmer.
pub fn restem(path: &Path, to: &Path, stemmer: Stemmer) -> Result<u64> {
    copy(&open_engine(path)?, path, to, stemmer, &mut |_| {})
}

/// Indexes every live article of `index` into the folder `fresh`, in the order of coming in, which
/// decides between equals. Only the stored records and that order are read: fields and columns may
/// be those of another version.
fn copy(
    index: &tantivy::Index,
    path: &Path,
    fresh: &Path,
    stemmer: Stemmer,
    progress: &mut impl FnMut(u64),
) -> Result<u64> {
    let mut writer = Writer::open_with(fresh, Some(stemmer))?;
    *writer.collections() = Manifest::read(index, path)?.collections;
    let searcher = index.reader()?.searcher();
    let order = order(&searcher)?;
    for (articles, &(_, address)) in (1..).zip(&order) {
        writer.upsert(searcher.doc::<StoredRecord>(address)?.0.article())?;
        progress(articles);
    }
    writer.finish()?;
    Ok(order.len() as u64)
}

/// The live documents with their numbers in the order of coming in; where a version had no such
/// numbers, in the order of the segments.
fn order(searcher: &tantivy::Searcher) -> Result<Vec<(u64, DocAddress)>> {
    let mut order = Vec::with_capacity(searcher.num_docs() as usize);
    for (ord, segment) in (0..).zip(searcher.segment_readers()) {
        let numbers = segment.fast_fields().column_opt::<u64>(column::SEQUENCE)?;
        order.extend(segment.doc_ids_alive().map(|doc| {
            let number = numbers.as_ref().and_then(|numbers| numbers.first(doc));
            (number.unwrap_or_default(), DocAddress::new(ord, doc))
        }));
    }
    order.sort_unstable();
    Ok(order)
}

/// Puts `fresh` in the place of `path`. Between the two renames the old index still exists under
/// its other name.
fn exchange(path: &Path, fresh: &Path) -> Result<()> {
    let old = beside(path, ".old");
    remove(&old)?;
    rename(path, &old)?;
    rename(fresh, path)?;
    remove(&old)
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().map(OsString::from).unwrap_or_default();
    name.push(suffix);
    path.with_file_name(name)
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    std::fs::rename(from, to).map_err(|source| Error::Io { path: from.to_owned(), source })
}

fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::Io { path: path.to_owned(), source: error })
        }
        _ => Ok(()),
    }
}
