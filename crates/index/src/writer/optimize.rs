//! All segments into one.

use tantivy::TantivyDocument;
use tantivy::merge_policy::NoMergePolicy;

use super::{Writer, find_copies, lock_error, open_engine};
use crate::error::Result;

/// Memory that a writer needs which only merges; the engine wants no less.
const MERGE_BUDGET: usize = 16 << 20;

impl Writer {
    /// Commits and merges all segments into one, which is read fastest and holds nothing deleted.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when the index cannot be written: for a while it
    /// needs its space twice. What was committed stays.
    pub fn optimize(mut self) -> Result<()> {
        // Segments would be merged twice; those of merges that are under way have to be waited for.
        self.engine.set_merge_policy(Box::new(NoMergePolicy));
        self.commit()?;
        self.engine.wait_merging_threads()?;
        let index = open_engine(&self.path)?;
        let mut engine = index
            .writer_with_num_threads::<TantivyDocument>(1, MERGE_BUDGET)
            .map_err(|error| lock_error(error, &self.path))?;
        let segments = index.searchable_segment_ids()?;
        if segments.len() > 1 || has_deletions(&index)? {
            engine.merge(&segments).wait()?;
            engine.garbage_collect_files().wait()?;
        }
        engine.wait_merging_threads()?;
        find_copies(&self.path)
    }
}

/// Whether a segment still holds articles that were deleted.
fn has_deletions(index: &tantivy::Index) -> Result<bool> {
    Ok(index.searchable_segment_metas()?.iter().any(|segment| segment.num_deleted_docs() > 0))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use jisr_text::Article;

    use crate::writer::{Change, Seen, Writer};
    use crate::{Error, Index, Snapshot, TermField};

    fn article(number: u32, body: &str) -> Article {
        Article { id: format!("desk/{number}"), body: body.into(), ..Article::default() }
    }

    fn snapshot(path: &Path) -> Snapshot {
        Index::open(path).unwrap().snapshot().unwrap()
    }

    /// An index of several segments, where one article had several versions.
    fn index(path: &Path) {
        for number in 0..3 {
            let mut writer = Writer::open(path).unwrap();
            writer.collections().claim(Path::new("/archive/desk"), None);
            writer.upsert(article(number, "The harbour reopened.")).unwrap();
            writer.upsert(article(0, &format!("عاد السفير {number}"))).unwrap();
            writer.finish().unwrap();
        }
    }

    #[test]
    fn one_segment_without_what_was_deleted() {
        let folder = tempfile::tempdir().unwrap();
        index(folder.path());
        let before = snapshot(folder.path());
        assert!(before.segments().len() > 1);
        Writer::open(folder.path()).unwrap().optimize().unwrap();
        let after = snapshot(folder.path());
        assert_eq!(after.segments().len(), 1);
        assert_eq!((after.len(), after.doc_count()), (3, 3));
        assert_eq!(after.doc_freq(TermField::Surface, "harbour").unwrap(), 2);
        for number in 0..3 {
            let record = |snapshot: &Snapshot| {
                let doc = snapshot.find(&format!("desk/{number}")).unwrap().unwrap();
                snapshot.record(doc).unwrap().article()
            };
            assert_eq!(record(&before), record(&after), "the old snapshot still reads");
        }
    }

    #[test]
    fn what_the_index_says_about_itself_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        index(folder.path());
        let before = Index::open(folder.path()).unwrap().collections().clone();
        Writer::open(folder.path()).unwrap().optimize().unwrap();
        assert_eq!(*Index::open(folder.path()).unwrap().collections(), before);
        let mut writer = Writer::open(folder.path()).unwrap();
        assert_eq!(writer.upsert(article(0, "عاد السفير 2")).unwrap(), Change::Unchanged);
        assert_eq!(writer.upsert(article(9, "The harbour closed.")).unwrap(), Change::Added);
    }

    #[test]
    fn nothing_but_deleted_articles_leaves_an_empty_index() {
        let folder = tempfile::tempdir().unwrap();
        index(folder.path());
        let mut writer = Writer::open(folder.path()).unwrap();
        assert_eq!(writer.prune("desk", &Seen::default()).unwrap(), 3);
        writer.optimize().unwrap();
        assert!(snapshot(folder.path()).is_empty());
    }

    #[test]
    fn a_locked_index_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let _writer = Writer::open(folder.path()).unwrap();
        assert!(matches!(Writer::open(folder.path()), Err(Error::Locked { .. })));
    }
}
