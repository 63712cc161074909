//! The files of a collection, in order.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::collection::Collection;
use crate::skipped::{Reason, Skipped};

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
}

impl Kind {
    /// The kind that the extension of a file name says; none for a file that is not read.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "text" => Some(Self::Plain),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            // Pages are often saved under the name of the program that made them.
            "php" | "asp" | "aspx" => Some(Self::Html),
            _ => None,
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
    /// Its size in bytes.
    pub bytes: u64,
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
        let bytes = match entry.metadata() {
            Ok(metadata) if metadata.is_file() => metadata.len(),
            Ok(_) => return Err(self.skipped(entry.path(), Reason::NotAFile)),
            Err(error) => return Err(self.error(error)),
        };
        // A file that is asked for by name is read as text, whatever it is called.
        let kind = Kind::of(entry.path()).or(named.then_some(Kind::Plain));
        match (kind, self.collection.id_of(entry.path())) {
            (Some(kind), Some(id)) => Ok(File { id, path: entry.into_path(), kind, bytes }),
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
        Skipped { id, path: path.to_owned(), line: None, reason }
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
