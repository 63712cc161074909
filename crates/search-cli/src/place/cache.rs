//! The index of a folder of articles, kept in the user's cache directory.
//!
//! The folder itself is never written to. Its articles are the source, so an index that another
//! version wrote, or that is damaged, is thrown away and built again.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use directories::ProjectDirs;
use jisr::{Index, Writer, index, ingest};
use xxhash_rust::xxh3::xxh3_64;

use crate::args::pdf_reader;
use crate::intake::{Intake, NOTHING, SAFE, Tally};
use crate::progress::Progress;
use crate::report;

/// Letters of the folder's name in the name of its cache.
const NAME_LETTERS: usize = 40;

/// Opens the index of the folder `articles`, after bringing it up to date.
///
/// Trimmed and whole pages have an index each, so that asking for the other does not undo one.
pub(super) fn open(articles: &Path, trim: bool) -> Result<Index> {
    let articles = super::full(articles)?;
    let path = folder(&articles, trim)?;
    match writer(&path) {
        Ok(writer) => update(writer, &articles, trim)?,
        Err(index::Error::Locked { .. }) => report::warn(&format!(
            "the index of {} is being written by another process; searching what is there",
            articles.display()
        )),
        Err(error) => return Err(error).with_context(|| advice(&path)),
    }
    Index::open(&path).with_context(|| advice(&path))
}

fn advice(path: &Path) -> String {
    format!("the cached index cannot be used (if it stays so, delete {})", path.display())
}

/// One folder below the cache directory for each folder of articles.
fn folder(articles: &Path, trim: bool) -> Result<PathBuf> {
    let dirs = ProjectDirs::from("", "", "jisr")
        .context("there is no home directory to keep the index in; use `search-cli index`")?;
    let kind = if trim { "folders" } else { "folders-untrimmed" };
    Ok(dirs.cache_dir().join(kind).join(name(articles)))
}

/// The folder's own name, for people, and a hash of its full path.
fn name(articles: &Path) -> String {
    let name = articles.file_name().unwrap_or_default().to_string_lossy();
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let name: String = name.chars().map(plain).take(NAME_LETTERS).collect();
    format!("{name}-{:016x}", xxh3_64(articles.as_os_str().as_encoded_bytes()))
}

/// Opens the cached index for writing; one that cannot be used gives way to a new one.
fn writer(path: &Path) -> index::Result<Writer> {
    match guarded(path) {
        Ok(writer) => Ok(writer),
        Err(index::Error::Locked { path }) => Err(index::Error::Locked { path }),
        Err(error) => match std::fs::remove_dir_all(path) {
            Ok(()) => Writer::open(path),
            Err(_) => Err(error),
        },
    }
}

/// The engine panics over files that were cut short, as by a full disk.
fn guarded(path: &Path) -> index::Result<Writer> {
    std::panic::catch_unwind(|| Writer::open(path)).unwrap_or_else(|_| {
        let detail = "a file of it is cut short".to_owned();
        Err(index::Error::Corrupt { path: path.to_owned(), detail })
    })
}

/// Reads the folder; what the index has already is passed over quickly.
fn update(mut writer: Writer, articles: &Path, trim: bool) -> Result<()> {
    let known = writer.collections().clone();
    let pdf_reader = pdf_reader();
    let options = ingest::Options { trim, pdf_reader, ..ingest::Options::default() };
    let mut intake = Intake::new(&mut writer, options, true);
    intake.claim(articles, None)?;
    let tally = intake.run(&Progress::if_terminal())?;
    if tally.is_news() || *writer.collections() != known {
        writer.finish().context(SAFE)?;
    }
    tell(&tally);
    Ok(())
}

fn tell(tally: &Tally) {
    if tally.changed() && report::stderr_is_terminal() {
        report::note(&format!("indexed: {tally}"));
    }
    if tally.found_nothing() {
        report::note(NOTHING);
    }
    tally.skipped.warn_briefly();
    tally.failed.iter().for_each(|failed| report::warn(&failed.to_string()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_one_name_have_caches_of_their_own() {
        let (east, west) = (name(Path::new("/east/news 1")), name(Path::new("/west/news 1")));
        assert!(east.starts_with("news-1-") && west.starts_with("news-1-"));
        assert_ne!(east, west);
        assert_eq!(name(Path::new("/")).len(), 17);
    }

    #[test]
    fn a_damaged_cache_is_built_again() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("meta.json"), "{").unwrap();
        let writer = writer(folder.path()).unwrap();
        assert!(matches!(super::writer(folder.path()), Err(index::Error::Locked { .. })));
        drop(writer);
    }
}
