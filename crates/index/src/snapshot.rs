//! A frozen view of an index.

use std::path::Path;
use std::sync::Arc;

use jisr_text::stem::Stemmer;
use tantivy::Term;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use crate::error::Result;
use crate::record::{Record, StoredRecord};
use crate::schema::{self, Fields};
use crate::segment::{DocId, Segment};

/// Where a document stands in a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocAddress {
    /// Index of the segment in [`Snapshot::segments`].
    pub segment: u32,
    /// Number of the document in the segment.
    pub doc: DocId,
}

/// The articles of one commit. Cheap to clone, `Send + Sync`; later commits do not change it.
#[derive(Clone)]
pub struct Snapshot {
    engine: tantivy::Searcher,
    fields: Fields,
    segments: Arc<[Segment]>,
    stemmer: Stemmer,
    path: Arc<Path>,
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Snapshot").field("articles", &self.len()).finish_non_exhaustive()
    }
}

impl Snapshot {
    pub(crate) fn new(engine: tantivy::Searcher, stemmer: Stemmer, path: &Path) -> Result<Self> {
        let (_, fields) = schema::build();
        let open = |reader| Segment::open(reader, &fields);
        let segments = engine.segment_readers().iter().map(open).collect::<Result<_>>()?;
        Ok(Self { engine, fields, segments, stemmer, path: path.into() })
    }

    /// The folder of the index.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// What the articles are read from: the names of the files of segments, and of those with
    /// deletions, which change whenever articles do.
    pub(crate) fn files(&self) -> impl Iterator<Item = String> + '_ {
        self.engine.segment_readers().iter().map(|reader| {
            let deletions = reader.delete_opstamp().unwrap_or_default();
            format!("{} {deletions}\n", reader.segment_id().uuid_string())
        })
    }

    /// Whose stems the articles were indexed by; a query needs the same.
    #[must_use]
    pub fn stemmer(&self) -> Stemmer {
        self.stemmer
    }

    /// Number of articles.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.engine.num_docs()
    }

    /// Whether there are no articles.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The segments, in the order of [`DocAddress::segment`].
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Number of documents that document frequencies count: deleted ones are included until
    /// their segment is merged.
    #[must_use]
    pub fn doc_count(&self) -> u64 {
        self.segments.iter().map(|segment| u64::from(segment.max_doc())).sum()
    }

    /// Total number of words of the documents that [`doc_count`](Self::doc_count) counts.
    #[must_use]
    pub fn word_count(&self) -> u64 {
        let words = |segment: &Segment| segment.terms(crate::TermField::Surface).total_num_tokens();
        self.segments.iter().map(words).sum()
    }

    /// Bytes on disk.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when a file of the index cannot be read.
    pub fn disk_bytes(&self) -> Result<u64> {
        Ok(self.engine.space_usage()?.total().get_bytes())
    }

    /// The stored record of a document.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when it cannot be read.
    pub fn record(&self, address: DocAddress) -> Result<Record> {
        let address = tantivy::DocAddress::new(address.segment, address.doc);
        Ok(self.engine.doc::<StoredRecord>(address)?.0)
    }

    /// The article with this id.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when the index cannot be read.
    pub fn find(&self, id: &str) -> Result<Option<DocAddress>> {
        let term = Term::from_field_text(self.fields.id, id);
        for (ord, segment) in (0..).zip(self.segments.iter()) {
            let postings = segment.ids.read_postings(&term, IndexRecordOption::Basic)?;
            let Some(mut postings) = postings else { continue };
            while postings.doc() != TERMINATED {
                if !segment.is_deleted(postings.doc()) {
                    return Ok(Some(DocAddress { segment: ord, doc: postings.doc() }));
                }
                postings.advance();
            }
        }
        Ok(None)
    }

    /// Up to `limit` ids of articles that contain `part`, in order.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when the index cannot be read.
    pub fn ids_with(&self, part: &str, limit: usize) -> Result<Vec<String>> {
        let mut ids = Vec::new();
        for segment in self.segments.iter() {
            let mut terms = segment.ids.terms().stream()?;
            while ids.len() < limit && terms.advance() {
                let id = String::from_utf8_lossy(terms.key());
                if id.contains(part) && self.find(&id)?.is_some() {
                    ids.push(id.into_owned());
                }
            }
        }
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }
}
