//! Files and feeds in, clean articles out.
//!
//! [`read`] walks a folder and gives an iterator of [`Article`]s, one at a time and always in the
//! same order. A file or a record that cannot be read becomes a [`Skipped`] with its reason, and
//! the walk goes on: an archive is never lost for one bad file.
//!
//! - Plain text (`.txt`, `.text`) is one article a file. It is taken for a scraped page: title,
//!   date and source are read from its first lines, and the furniture of the page (menus, banners,
//!   related links) is told apart from the article. See [`Options::trim`].
//! - A web page (`.html`, `.htm`, `.xhtml`) is one article a file, or none. What is written in its
//!   head, in JSON-LD and in its body says title, date, author and source.
//! - Markdown (`.md`, `.markdown`) is one article a file. Front matter in YAML or TOML says title,
//!   date and the like.
//! - JSON Lines (`.jsonl`, `.ndjson`) is one article a line, in named fields. See [`FieldNames`].
//! - JSON (`.json`) is a list of such records, an object that holds one (JSON Feed, the answers of
//!   services), or one record.
//! - A table (`.csv`, `.tsv`) is one record a row, with the names of the fields in its first line.
//! - A feed (`.rss`, `.atom`, `.rdf`, `.xml`) is one article an entry.
//! - A PDF file (`.pdf`) is one article a file. This needs the feature `pdf`, or a program that has it
//!   ([`PdfReader`]).
//! - Archives of web pages (`.warc`, `.wet`, `.wacz`) hold one article a record, or none.
//!
//! All may be compressed, with gzip or Zstandard (`.gz`, `.zst` after the name; the first bytes
//! decide), and in UTF-8, UTF-16 or a legacy encoding; see [`Doubt::Encoding`]. What comes from no
//! file is read by [`read_input`].
//!
//! Memory is bounded by [`Options::max_file_bytes`], [`Options::max_html_bytes`] and
//! [`Options::max_line_bytes`], whatever the archive holds.
//!
//! [`Doubt::Encoding`]: jisr_text::article::Doubt::Encoding
//!
//! ```
//! use jisr_ingest::{Collection, Options, read};
//!
//! # fn main() -> std::io::Result<()> {
//! let folder = tempfile::tempdir()?;
//! std::fs::write(
//!     folder.path().join("harbour.txt"),
//!     "Port reopens after the storm\n\nHarbour Gazette\n\nMonday, 7 June 2021 9:30 AM\n\n\
//!      The port opened its gates again on Monday, two days after the storm.\n",
//! )?;
//! std::fs::write(folder.path().join("broken.txt"), b"\x7fELF\0\0")?;
//!
//! let collection = Collection::new("news", folder.path());
//! for item in read(&collection, folder.path(), &Options::default()) {
//!     match item {
//!         Ok(article) => {
//!             assert_eq!(article.id, "news/harbour.txt");
//!             assert_eq!(article.title.as_deref(), Some("Port reopens after the storm"));
//!             assert_eq!(article.source.as_deref(), Some("Harbour Gazette"));
//!         }
//!         Err(skipped) => assert_eq!(skipped.id, "news/broken.txt"),
//!     }
//! }
//! # Ok(())
//! # }
//! ```

mod articles;
mod collection;
mod date;
mod decode;
mod feed;
mod fold;
mod html;
mod json;
mod markdown;
mod options;
mod page;
mod pdf;
mod place;
mod plain;
mod record;
mod single;
mod skipped;
mod source;
mod table;
mod visual;
mod wacz;
mod walk;
mod warc;

pub use articles::{Articles, read, read_file, read_input};
pub use collection::Collection;
pub use jisr_text::article::Article;
pub use options::{Field, FieldNames, Options, UnknownField};
#[cfg(feature = "pdf")]
pub use pdf::answer_pdf;
pub use pdf::{PdfFault, PdfReader};
pub use place::{Entry, Place};
pub use skipped::{Reason, Skipped};
pub use walk::{File, Files, Kind, files};
