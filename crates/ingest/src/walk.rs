//! The files of a collection, in order.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::{DirEntry, WalkDir};

use crate::collection::Collection;
use crate::place::Place;
use crate::skipped::{Reason, Skipped};
use crate::source;
use crate::{feed, json};

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text: one article a file.
    Plain,
    /// A web page: one article a file.
    Html,
    /// Markdown: one article a file.
    Markdown,
    /// JSON Lines: one article a line.
    JsonLines,
    /// Web pages as a crawler got them, or their texts (WARC and WET): one article a record.
    Warc,
    /// Such archives in a ZIP file (WACZ).
    Wacz,
    /// JSON: a list of records or an object that holds one, or one record alone.
    Json,
    /// A table with the names of its columns in the first line: one article a row.
    Table,
    /// A feed in XML: RSS, RDF or Atom. One article an entry.
    Feed,
    /// A PDF file: one article a file.
    Pdf,
    /// Told by its first bytes: its name says nothing, but it was asked for.
    Unnamed,
}

impl Kind {
    /// The kind that the name of a file says, `.gz` or `.zst` after it or not; none for a file that is
    /// not read.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        match source::extension(path)?.as_str() {
            "txt" | "text" => Some(Self::Plain),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "json" => Some(Self::Json),
            "rss" | "atom" | "rdf" | "xml" => Some(Self::Feed),
            "csv" | "tsv" => Some(Self::Table),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "warc" | "wet" => Some(Self::Warc),
            "wacz" => Some(Self::Wacz),
            "pdf" => Some(Self::Pdf),
            // Pages are often saved under the name of the program that made them.
            "php" | "asp" | "aspx" => Some(Self::Html),
            _ => None,
        }
    }

    /// The kind that the first bytes of a file say, decompressed if they were compressed.
    pub(crate) fn of_content(start: &[u8]) -> Self {
        let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
        match text {
            [b'[', ..] => Self::Json,
            // A line that is longer than what was read of it is no object yet.
            [b'{', ..] if json::begins_with_object(text) || !text.contains(&b'\n') => {
                Self::JsonLines
            }
            [b'{', ..] => Self::Json,
            _ if feed::is_feed(text) => Self::Feed,
            [b'W', b'A', b'R', b'C', b'/', ..] => Self::Warc,
            [b'P', b'K', 3, 4, ..] => Self::Wacz,
            [b'%', b'P', b'D', b'F', b'-', ..] => Self::Pdf,
            _ => Self::Plain,
        }
    }
}

/// A file that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its id: collection and path below the root.
    pub id: String,
    /// Where it is.
    pub path: PathBuf,
    /// How it is read.
    pub kind: Kind,
    /// Its size in bytes, as it is: compressed if it is.
    pub bytes: u64,
    /// When it was modified, if that is known.
    pub modified: Option<SystemTime>,
}

#[cfg(test)]
impl File {
    /// A file of the collection `c` with this content, which is nowhere on disk.
    pub(crate) fn of_test(name: &str, kind: Kind, content: &[u8]) -> Self {
        let (id, path) = (format!("c/{name}"), name.into());
        Self { id, path, kind, bytes: content.len() as u64, modified: None }
    }
}

/// The files at `path`: the root of the collection, a folder below it, or one file.
///
/// They come sorted by path. Hidden files and folders are passed over, links are followed. No file
/// is opened, so this is a cheap way to count what [`read`](crate::read) will read.
#[must_use]
pub fn files(collection: &Collection, path: &Path) -> Files {
    let located = collection.locate(path);
    let root = located.as_deref().unwrap_or(path);
    let walk = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
    Files { collection: collection.clone(), outside: located.is_none(), walk: Some(walk) }
}

/// Iterator over the files of a collection: see [`files`].
#[derive(Debug)]
pub struct Files {
    collection: Collection,
    /// Whether the path is not below the root: one report, then the end.
    outside: bool,
    /// `None` after that report.
    walk: Option<walkdir::IntoIter>,
}

impl Iterator for Files {
    type Item = Result<File, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.outside {
            return self.refuse();
        }
        loop {
            let walk = self.walk.as_mut()?;
            let item = match walk.next()? {
                Ok(entry) if hidden(&entry) => {
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                    continue;
                }
                Ok(entry) if entry.file_type().is_dir() => continue,
                Ok(entry) => self.file(entry),
                Err(error) if hidden_path(&error) => continue,
                Err(error) => Err(self.error(error)),
            };
            return Some(item);
        }
    }
}

impl Files {
    /// The one report about a path that is not below the root, or is not there at all.
    fn refuse(&mut self) -> Option<Result<File, Skipped>> {
        let first = self.walk.take()?.next()?;
        let root = self.collection.root().to_owned();
        Some(Err(match first {
            Ok(entry) => self.skipped(entry.path(), Reason::Outside { root }),
            Err(error) => self.error(error),
        }))
    }

    fn file(&self, entry: DirEntry) -> Result<File, Skipped> {
        let named = entry.depth() == 0;
        let metadata = match entry.metadata() {
            Ok(metadata) if metadata.is_file() => metadata,
            Ok(_) => return Err(self.skipped(entry.path(), Reason::NotAFile)),
            Err(error) => return Err(self.error(error)),
        };
        // A file that is asked for by name is read, whatever it is called.
        let kind = Kind::of(entry.path()).or(named.then_some(Kind::Unnamed));
        match (kind, self.collection.id_of(entry.path())) {
            (Some(kind), Some(id)) => Ok(File {
                id,
                path: entry.into_path(),
                kind,
                bytes: metadata.len(),
                modified: metadata.modified().ok(),
            }),
            _ => Err(self.skipped(entry.path(), Reason::UnknownKind)),
        }
    }

    fn error(&self, error: walkdir::Error) -> Skipped {
        let path = error.path().unwrap_or(self.collection.root()).to_owned();
        let reason = match error.loop_ancestor() {
            Some(_) => Reason::LinkLoop,
            None => {
                Reason::Io(error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into()))
            }
        };
        self.skipped(&path, reason)
    }

    fn skipped(&self, path: &Path, reason: Reason) -> Skipped {
        let id = self.collection.id_of(path).unwrap_or_else(|| self.collection.name().to_owned());
        Skipped { id, path: path.to_owned(), place: Place::Whole, reason }
    }
}

/// A name that starts with a dot, unless it was asked for.
fn hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// A hidden file that could not even be looked at.
fn hidden_path(error: &walkdir::Error) -> bool {
    let name = error.path().and_then(Path::file_name);
    error.depth() > 0 && name.is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}
