//! From a query to highlighted hits.
//!
//! A [`Searcher`] takes a query through four stages, each with one type going in and one coming
//! out: [`syntax`] parses the string to an [`Ast`](syntax::Ast), [`plan`] gives it a meaning
//! against the words of the index, [`search`] walks the index, and [`highlight`] shows the
//! passages that matched.
//!
//! ```
//! use jisr_index::{Index, Writer};
//! use jisr_query::{SearchOptions, Searcher};
//! use jisr_text::Article;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let folder = tempfile::tempdir()?;
//! let mut writer = Writer::open(folder.path())?;
//! for (id, body) in [
//!     ("desk/1", "Foreign Minister Çavuşoğlu spoke of a roadmap."),
//!     ("desk/2", "تحدث جاويش أوغلو عن العلاقات."),
//!     ("desk/3", "Grain prices fell."),
//! ] {
//!     writer.upsert(Article { id: id.into(), body: body.into(), ..Article::default() })?;
//! }
//! writer.commit()?;
//!
//! let searcher = Searcher::new(Index::open(folder.path())?.snapshot()?);
//! let results = searcher.search("Cavusoglu roadmap", &SearchOptions::default())?;
//! let ids: Vec<_> = results.hits.iter().map(|hit| hit.id.as_str()).collect();
//! assert_eq!(ids, ["desk/1", "desk/2"]);
//! let passage = &results.hits[1].passages[0];
//! assert_eq!(&passage.text[passage.marks[0].bytes.clone()], "جاويش أوغلو");
//! # Ok(())
//! # }
//! ```

pub mod entities;
pub mod highlight;
mod hit;
mod mentioned;
pub mod plan;
mod ranking;
pub mod search;
mod searcher;
mod setting;
mod similar;
mod spelling;
mod stream;
pub mod syntax;
pub mod timeline;

pub use entities::{Entities, Entity};
pub use highlight::{Mark, Passage};
pub use hit::{Hit, HitCopies, Matched};
pub use mentioned::Mentioned;
pub use plan::{MatchKind, Plan};
pub use ranking::{LEAD_WORDS, LONG_QUERY, Ranking};
pub use search::{Counts, Explanation, RankedHit, Sort};
pub use searcher::{Error, Explained, Ranked, Results, SearchOptions, Searcher};
pub use setting::SettingError;
pub use similar::Similar;
pub use spelling::FoundSpelling;
pub use stream::Stream;
pub use syntax::Note;
pub use timeline::{Timeline, Unit};
