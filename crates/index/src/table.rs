//! Tables that are computed of an index and kept in its folder.
//!
//! A table is no part of the index: it says of what it was computed, and one that does not fit or is
//! damaged is none. Whoever asked for it computes it again.

use std::fs;
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::snapshot::Snapshot;

/// Bytes before the content: a hash of what it was computed of, a hash of the content.
const HEADER: usize = 16;

impl Snapshot {
    /// The table `name` in the folder of the index, if it was [kept](Self::keep_table) for the
    /// articles of this snapshot and the same `version`, and is whole.
    #[must_use]
    pub fn table(&self, name: &str, version: u64) -> Option<Vec<u8>> {
        read(self.path(), name, self.table_source(version))
    }

    /// Keeps a table in the folder of the index, in place of an older one. `version` stands for all
    /// that it was computed of besides the articles.
    ///
    /// Nothing comes of it where the folder may not be written: the table is computed again the next
    /// time.
    pub fn keep_table(&self, name: &str, version: u64, content: &[u8]) {
        keep(self.path(), name, self.table_source(version), content);
    }

    /// What stands for the articles of this snapshot and `version`.
    pub(crate) fn table_source(&self, version: u64) -> u64 {
        let mut of = Xxh3::new();
        of.update(&version.to_le_bytes());
        self.files().for_each(|file| of.update(file.as_bytes()));
        of.digest()
    }
}

/// The table `name` of a folder, if it was computed of what `source` stands for and is whole.
pub(crate) fn read(folder: &Path, name: &str, source: u64) -> Option<Vec<u8>> {
    let mut bytes = fs::read(path(folder, name)).ok()?;
    let content = bytes.get(HEADER..)?;
    let fits = bytes[..HEADER] == header(source, content);
    fits.then(|| bytes.split_off(HEADER))
}

/// Keeps a table in a folder, in place of an older one, if that may be written.
pub(crate) fn keep(folder: &Path, name: &str, source: u64, content: &[u8]) {
    let path = path(folder, name);
    let new = path.with_extension(format!("{}.new", std::process::id()));
    let bytes = [&header(source, content), content].concat();
    let kept = fs::write(&new, bytes).and_then(|()| fs::rename(&new, path));
    if kept.is_err() {
        // Best effort: a full disk must not fill up with halves of tables.
        let _ = fs::remove_file(new);
    }
}

fn path(folder: &Path, name: &str) -> PathBuf {
    folder.join(name).with_extension("table")
}

fn header(source: u64, content: &[u8]) -> [u8; HEADER] {
    let mut header = [0; HEADER];
    header[..8].copy_from_slice(&source.to_le_bytes());
    header[8..].copy_from_slice(&xxh3_64(content).to_le_bytes());
    header
}

#[cfg(test)]
mod tests {
    use jisr_text::Article;

    use super::*;
    use crate::{Index, Writer};

    fn add(writer: &mut Writer, id: &str) {
        let article = Article { id: id.into(), body: "Talks resume".into(), ..Article::default() };
        writer.upsert(article).unwrap();
        writer.commit().unwrap();
    }

    #[test]
    fn a_table_fits_the_articles_and_the_version_it_was_kept_for() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = Writer::open(folder.path()).unwrap();
        add(&mut writer, "a");
        let snapshot = Index::open(folder.path()).unwrap().snapshot().unwrap();
        assert_eq!(snapshot.table("names", 1), None);
        snapshot.keep_table("names", 1, b"Cairo");
        assert_eq!(snapshot.table("names", 1).as_deref(), Some(&b"Cairo"[..]));
        assert_eq!(snapshot.table("names", 2), None);
        add(&mut writer, "b");
        let later = Index::open(folder.path()).unwrap().snapshot().unwrap();
        assert_eq!(later.table("names", 1), None);
        assert_eq!(snapshot.table("names", 1).as_deref(), Some(&b"Cairo"[..]));
        drop(writer);
        Writer::open(folder.path()).unwrap();
    }

    #[test]
    fn a_damaged_table_is_none() {
        let folder = tempfile::tempdir().unwrap();
        add(&mut Writer::open(folder.path()).unwrap(), "a");
        let snapshot = Index::open(folder.path()).unwrap().snapshot().unwrap();
        snapshot.keep_table("names", 1, b"Cairo");
        let path = folder.path().join("names.table");
        let whole = fs::read(&path).unwrap();
        for len in 0..whole.len() {
            fs::write(&path, &whole[..len]).unwrap();
            assert_eq!(snapshot.table("names", 1), None, "{len}");
        }
        for at in 0..whole.len() {
            let mut other = whole.clone();
            other[at] ^= 1;
            fs::write(&path, other).unwrap();
            assert_eq!(snapshot.table("names", 1), None, "{at}");
        }
    }
}
