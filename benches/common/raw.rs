//! Raw tantivy on the same articles: what a program without Jisr would do first.
//!
//! Title and body in one text field with the default tokenizer (split at what is neither letter
//! nor digit, lower case), positions and the stored text; one segment. Threads, memory and
//! compression are those of Jisr's writer.

use std::path::Path;

use jisr::Article;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, FuzzyTermQuery, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TEXT};
use tantivy::snippet::SnippetGenerator;
use tantivy::{DocAddress, Index, IndexWriter, ReloadPolicy, Result, Searcher};
use tantivy::{TantivyDocument, Term, doc};

const THREADS: usize = 2;
const MEMORY_BUDGET: usize = 128 << 20;
const LIMIT: usize = 10;

#[derive(Clone, Copy)]
struct Fields {
    id: Field,
    text: Field,
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let id = schema.add_text_field("id", STRING | STORED);
    let text = schema.add_text_field("text", TEXT | STORED);
    (schema.build(), Fields { id, text })
}

/// Indexes articles into an empty folder.
pub(crate) struct Writer {
    writer: IndexWriter,
    fields: Fields,
}

impl Writer {
    pub(crate) fn create(folder: &Path) -> Result<Self> {
        let (schema, fields) = schema();
        let index = Index::create_in_dir(folder, schema)?;
        Ok(Self { writer: index.writer_with_num_threads(THREADS, MEMORY_BUDGET)?, fields })
    }

    pub(crate) fn add(&self, article: &Article) -> Result<()> {
        let title = article.title.as_deref().unwrap_or_default();
        let (id, text) = (article.id.as_str(), format!("{title}\n\n{}", article.body));
        self.writer.add_document(doc!(self.fields.id => id, self.fields.text => text))?;
        Ok(())
    }

    /// Commits and merges all segments into one.
    pub(crate) fn optimize(mut self) -> Result<()> {
        self.writer.commit()?;
        let index = self.writer.index().clone();
        self.writer.wait_merging_threads()?;
        let mut writer: IndexWriter = index.writer_with_num_threads(1, MEMORY_BUDGET)?;
        let segments = index.searchable_segment_ids()?;
        if segments.len() > 1 {
            writer.merge(&segments).wait()?;
            writer.garbage_collect_files().wait()?;
        }
        writer.wait_merging_threads()
    }
}

/// Searches with queries built by hand.
pub(crate) struct Raw {
    searcher: Searcher,
    text: Field,
}

impl Raw {
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let index = Index::open_in_dir(folder)?;
        let reader: tantivy::IndexReader =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { searcher: reader.searcher(), text: schema().1.text })
    }

    pub(crate) fn segments(&self) -> usize {
        self.searcher.segment_readers().len()
    }

    pub(crate) fn word(&self, word: &str) -> Box<dyn Query> {
        Box::new(TermQuery::new(self.term(word), IndexRecordOption::WithFreqs))
    }

    pub(crate) fn all(&self, words: &[&str]) -> Box<dyn Query> {
        let words = words.iter().map(|word| self.word(word)).collect();
        Box::new(BooleanQuery::intersection(words))
    }

    pub(crate) fn any(&self, words: &[&str]) -> Box<dyn Query> {
        let words = words.iter().map(|word| self.word(word)).collect();
        Box::new(BooleanQuery::union(words))
    }

    /// Two words or more.
    pub(crate) fn phrase(&self, words: &[&str], slop: u32) -> Box<dyn Query> {
        let mut phrase = PhraseQuery::new(words.iter().map(|word| self.term(word)).collect());
        phrase.set_slop(slop);
        Box::new(phrase)
    }

    pub(crate) fn fuzzy(&self, word: &str) -> Box<dyn Query> {
        Box::new(FuzzyTermQuery::new(self.term(word), 1, true))
    }

    fn term(&self, word: &str) -> Term {
        Term::from_field_text(self.text, word)
    }

    /// The best ten, without knowing how many there are: block maxima can pass over most.
    pub(crate) fn top(&self, query: &dyn Query) -> Result<Vec<DocAddress>> {
        let top = self.searcher.search(query, &TopDocs::with_limit(LIMIT).order_by_score())?;
        Ok(top.into_iter().map(|(_, address)| address).collect())
    }

    /// The best ten, and how many there are.
    pub(crate) fn top_and_total(&self, query: &dyn Query) -> Result<(usize, usize)> {
        let collector = (TopDocs::with_limit(LIMIT).order_by_score(), Count);
        let (top, total) = self.searcher.search(query, &collector)?;
        Ok((top.len(), total))
    }

    /// Reads documents and makes a snippet in HTML of each; their bytes.
    pub(crate) fn snippets(&self, query: &dyn Query, top: &[DocAddress]) -> Result<usize> {
        let generator = SnippetGenerator::create(&self.searcher, query, self.text)?;
        let mut bytes = 0;
        for &address in top {
            let document: TantivyDocument = self.searcher.doc(address)?;
            bytes += generator.snippet_from_doc(&document).to_html().len();
        }
        Ok(bytes)
    }
}
