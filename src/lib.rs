//! Full-text search for news archives that mix Arabic and English.
//!
//! One query in either script finds the articles in both: `Cavusoglu` finds Çavuşoğlu and
//! جاويش أوغلو, each with the passage that matched. The crates behind this facade are stages of
//! one way through: [`ingest`] reads files into articles, [`text`] knows what an article and its
//! words are, [`index`] keeps them on disk, [`query`] finds and highlights them. [`eval`] measures
//! how well they are found.
//!
//! ```
//! use jisr::{Collection, Index, SearchOptions, Searcher, Writer, ingest};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let folder = tempfile::tempdir()?;
//! let articles = Collection::new("sample", "examples/articles");
//! let mut writer = Writer::open(folder.path())?;
//! for article in ingest::read(&articles, articles.root(), &ingest::Options::default()) {
//!     writer.upsert(article?)?;
//! }
//! writer.finish()?;
//!
//! let searcher = Searcher::new(Index::open(folder.path())?.snapshot()?);
//! let results = searcher.search("Cavusoglu roadmap", &SearchOptions::default())?;
//! for hit in &results.hits {
//!     println!("{} {}", hit.id, hit.passages[0].to_plain());
//! }
//! # assert!(results.total > 4);
//! # Ok(())
//! # }
//! ```

pub use jisr_eval as eval;
pub use jisr_index as index;
pub use jisr_ingest as ingest;
pub use jisr_query as query;
pub use jisr_text as text;

pub use jisr_index::{Change, DocAddress, Index, Seen, Snapshot, Writer};
pub use jisr_ingest::Collection;
pub use jisr_query::{
    Hit, MatchKind, Passage, Ranked, Ranking, Results, SearchOptions, Searcher, Sort,
};
pub use jisr_text::{Analyzer, Article};
