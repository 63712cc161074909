//! Everything of Jisr that is on disk: the schema, the writer, the reader, the spans.
//!
//! An index is a folder. A [`Writer`] brings articles in, one version of each, and what it has
//! committed survives whatever happens next. An [`Index`] opens the folder for reading and hands
//! out [`Snapshot`]s: frozen views, cheap to clone, that searches run on.
//!
//! ```
//! use jisr_index::{Change, Index, Writer};
//! use jisr_text::Article;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let folder = tempfile::tempdir()?;
//! let mut writer = Writer::open(folder.path())?;
//! let article = Article { id: "desk/1".into(), body: "Talks resume".into(), ..Article::default() };
//! assert_eq!(writer.upsert(article.clone())?, Change::Added);
//! assert_eq!(writer.upsert(article)?, Change::Unchanged);
//! writer.commit()?;
//!
//! let snapshot = Index::open(folder.path())?.snapshot()?;
//! let doc = snapshot.find("desk/1")?.expect("it was added");
//! assert_eq!(snapshot.record(doc)?.body(), "Talks resume");
//! # Ok(())
//! # }
//! ```

mod civil;
mod copies;
mod dictionary;
mod directory;
mod document;
mod error;
mod known;
mod manifest;
mod maxima;
mod mention;
mod reader;
mod rebuild;
mod record;
mod schema;
mod segment;
mod snapshot;
mod spans;
mod table;
mod tokens;
mod writer;

pub use civil::{civil, seconds};
pub use copies::Copies;
pub use dictionary::{Match, TermField};
pub use error::{Error, Result};
pub use manifest::Collections;
pub use maxima::{BlockMax, BlockMaxima, FULL_BLOCK};
pub use mention::{Mention, Mentioned};
pub use reader::Index;
pub use rebuild::{rebuild, restem};
pub use record::Record;
pub use schema::TITLE_GAP;
pub use segment::{DocId, Segment};
pub use snapshot::{DocAddress, Snapshot};
pub use spans::{Spans, SpansReader};
pub use writer::{Change, Seen, Stamp, Writer};
