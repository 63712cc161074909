//! Which files an index has the articles of, so that a run need not read them again.
//!
//! The list is a [kept table](crate::table): written with each commit, for that commit and no other.
//! Without it all is read, and nothing is lost but time.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::Xxh3;

use crate::known;
use crate::table;

/// Name of the table.
const NAME: &str = "files";
/// Bytes of an entry: hash of the file's id, stamp, number of articles.
const ENTRY: usize = 24;

/// A file as it was when it was read: another stamp, and it is to be read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp(u64);

impl Stamp {
    /// The stamp of a file of so many bytes that was modified at this time, and is read in a way that
    /// `reading` says in full: options, version of the reader.
    #[must_use]
    pub fn new(bytes: u64, modified: SystemTime, reading: &str) -> Self {
        let since = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut hash = Xxh3::new();
        hash.update(&bytes.to_le_bytes());
        hash.update(&since.as_nanos().to_le_bytes());
        hash.update(reading.as_bytes());
        Self(hash.digest())
    }
}

/// Stamps and numbers of articles by the hash of the file's id.
#[derive(Debug, Default)]
pub(super) struct Files(FxHashMap<u64, (Stamp, u64)>);

impl Files {
    /// Reads the list that was kept with the commit of this number.
    pub(super) fn read(folder: &Path, commit: u64) -> Self {
        let bytes = table::read(folder, NAME, commit).unwrap_or_default();
        let number = |entry: &[u8], at: usize| {
            let mut number = [0; 8];
            number.copy_from_slice(&entry[8 * at..8 * (at + 1)]);
            u64::from_le_bytes(number)
        };
        let entry = |e: &[u8]| (number(e, 0), (Stamp(number(e, 1)), number(e, 2)));
        Self(bytes.chunks_exact(ENTRY).map(entry).collect())
    }

    /// Keeps the list with a commit.
    pub(super) fn keep(&self, folder: &Path, commit: u64) {
        let mut bytes = Vec::with_capacity(self.0.len() * ENTRY);
        for (key, (stamp, articles)) in &self.0 {
            [*key, stamp.0, *articles].iter().for_each(|number| bytes.extend(number.to_le_bytes()));
        }
        table::keep(folder, NAME, commit, &bytes);
    }

    /// Number of articles of a file that was read with this stamp.
    pub(super) fn articles(&self, id: &str, stamp: Stamp) -> Option<u64> {
        self.0.get(&known::key(id)).filter(|(known, _)| *known == stamp).map(|&(_, count)| count)
    }

    pub(super) fn insert(&mut self, id: &str, stamp: Stamp, articles: u64) {
        self.0.insert(known::key(id), (stamp, articles));
    }

    /// Forgets the file of an article: it is no longer as it was read.
    pub(super) fn forget(&mut self, article: &str) {
        let file = article.split_once('#').map_or(article, |(file, _)| file);
        self.0.remove(&known::key(file));
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jisr_text::Article;

    use super::*;
    use crate::Writer;

    fn article(id: &str, body: &str) -> Article {
        Article { id: id.into(), body: body.into(), ..Article::default() }
    }

    #[test]
    fn what_was_read_is_known_until_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let now = SystemTime::now();
        let stamp = Stamp::new(10, now, "plain");
        let mut writer = Writer::open(folder.path()).unwrap();
        writer.upsert(article("desk/a.jsonl#1", "Talks resume")).unwrap();
        writer.file_read("desk/a.jsonl", stamp, 1);
        writer.finish().unwrap();

        let mut writer = Writer::open(folder.path()).unwrap();
        assert_eq!(writer.articles_of("desk/a.jsonl", stamp), Some(1));
        for other in [
            Stamp::new(11, now, "plain"),
            Stamp::new(10, now + Duration::from_nanos(1), "plain"),
            Stamp::new(10, now, "trimmed"),
        ] {
            assert_eq!(writer.articles_of("desk/a.jsonl", other), None);
        }
        writer.upsert(article("desk/a.jsonl#1", "Talks end")).unwrap();
        assert_eq!(writer.articles_of("desk/a.jsonl", stamp), None);
    }

    #[test]
    fn a_file_whose_articles_were_removed_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = Stamp::new(10, SystemTime::now(), "plain");
        let mut writer = Writer::open(folder.path()).unwrap();
        writer.upsert(article("desk/a.txt", "Talks resume")).unwrap();
        writer.file_read("desk/a.txt", stamp, 1);
        writer.commit().unwrap();
        writer.prune("desk", &crate::Seen::default()).unwrap();
        assert_eq!(writer.articles_of("desk/a.txt", stamp), None);
    }

    #[test]
    fn a_list_of_another_commit_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = Stamp::new(10, SystemTime::now(), "plain");
        let mut files = Files::default();
        files.insert("desk/a.txt", stamp, 1);
        files.keep(folder.path(), 7);
        assert_eq!(Files::read(folder.path(), 7).articles("desk/a.txt", stamp), Some(1));
        assert_eq!(Files::read(folder.path(), 8).articles("desk/a.txt", stamp), None);
    }
}
