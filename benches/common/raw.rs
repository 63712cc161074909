//! Raw tantivy on the same articles: what a program without Jisr would do first.
//!
//! Title and body in one text field with the default tokenizer (split at what is neither letter
//! nor digit, lower case), positions and the stored text. Threads, memory and compression are
//! those of Jisr's writer.

use std::path::Path;

use jisr::Article;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, FuzzyTermQuery, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TEXT, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::{DocAddress, Index, ReloadPolicy, Searcher, TantivyDocument, Term, doc};

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

/// Indexes the articles into an empty folder, commits, and waits for the merges.
pub(crate) fn index(folder: &Path, articles: &[Article]) -> tantivy::Result<Index> {
    let (schema, fields) = schema();
    let index = Index::create_in_dir(folder, schema)?;
    let mut writer = index.writer_with_num_threads(THREADS, MEMORY_BUDGET)?;
    for article in articles {
        let title = article.title.as_deref().unwrap_or_default();
        let text = format!("{title}\n\n{}", article.body);
        writer.add_document(doc!(fields.id => article.id.as_str(), fields.text => text))?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(index)
}

/// Merges everything into one segment.
pub(crate) fn optimize(index: &Index) -> tantivy::Result<()> {
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, MEMORY_BUDGET)?;
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
    }
    writer.wait_merging_threads()
}

/// Searches with queries built by hand.
pub(crate) struct Raw {
    searcher: Searcher,
    text: Field,
}

impl Raw {
    pub(crate) fn open(index: &Index) -> tantivy::Result<Self> {
        let reader: tantivy::IndexReader =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { searcher: reader.searcher(), text: schema().1.text })
    }

    pub(crate) fn segments(&self) -> usize {
        self.searcher.segment_readers().len()
    }

    pub(crate) fn word(&self, word: &str) -> Box<dyn Query> {
        let term = Term::from_field_text(self.text, word);
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
    }

    pub(crate) fn all(&self, words: &[&str]) -> Box<dyn Query> {
        let words = words.iter().map(|word| self.word(word)).collect();
        Box::new(BooleanQuery::intersection(words))
    }

    pub(crate) fn any(&self, words: &[&str]) -> Box<dyn Query> {
        let words = words.iter().map(|word| self.word(word)).collect();
        Box::new(BooleanQuery::union(words))
    }

    /// One word is searched as a word.
    pub(crate) fn phrase(&self, words: &[&str]) -> Box<dyn Query> {
        match words {
            [word] => self.word(word),
            words => {
                let term = |word: &&str| Term::from_field_text(self.text, word);
                Box::new(PhraseQuery::new(words.iter().map(term).collect()))
            }
        }
    }

    /// Any of several spellings, each of one word or more.
    pub(crate) fn spellings<'a>(&self, all: impl Iterator<Item = &'a str>) -> Box<dyn Query> {
        let phrase = |spelling: &str| {
            let spelling = spelling.to_lowercase();
            self.phrase(&spelling.split(' ').collect::<Vec<_>>())
        };
        Box::new(BooleanQuery::union(all.map(phrase).collect()))
    }

    pub(crate) fn fuzzy(&self, word: &str) -> Box<dyn Query> {
        Box::new(FuzzyTermQuery::new(Term::from_field_text(self.text, word), 1, true))
    }

    /// The best ten with their stored text, without knowing how many there are.
    pub(crate) fn top(&self, query: &dyn Query) -> tantivy::Result<usize> {
        let top = self.searcher.search(query, &TopDocs::with_limit(LIMIT).order_by_score())?;
        self.read(top)
    }

    /// The best ten with their stored text, and how many there are.
    pub(crate) fn top_and_total(&self, query: &dyn Query) -> tantivy::Result<usize> {
        let collector = (TopDocs::with_limit(LIMIT).order_by_score(), Count);
        let (top, total) = self.searcher.search(query, &collector)?;
        self.read(top)?;
        Ok(total)
    }

    /// The best ten with a snippet in HTML each.
    pub(crate) fn snippets(&self, query: &dyn Query) -> tantivy::Result<usize> {
        let top = self.searcher.search(query, &TopDocs::with_limit(LIMIT).order_by_score())?;
        let generator = SnippetGenerator::create(&self.searcher, query, self.text)?;
        let mut bytes = 0;
        for (_, address) in top {
            let document: TantivyDocument = self.searcher.doc(address)?;
            bytes += generator.snippet_from_doc(&document).to_html().len();
        }
        Ok(bytes)
    }

    fn read(&self, top: Vec<(f32, DocAddress)>) -> tantivy::Result<usize> {
        let mut bytes = 0;
        for (_, address) in top {
            let document: TantivyDocument = self.searcher.doc(address)?;
            bytes +=
                document.get_first(self.text).and_then(|text| text.as_str()).map_or(0, str::len);
        }
        Ok(bytes)
    }
}
