//! What was not read, and why.

use std::io;
use std::path::PathBuf;

/// A file or a record that was not read. The rest is read all the same.
#[derive(Debug, thiserror::Error)]
#[error("{id}{}: {reason}", line.map(|line| format!(", line {line}")).unwrap_or_default())]
pub struct Skipped {
    /// Id of the file: its collection and its path below the root.
    pub id: String,
    /// The file.
    pub path: PathBuf,
    /// Line of the record, from 1; `None` when the whole file is meant.
    pub line: Option<u64>,
    /// Why.
    pub reason: Reason,
}

impl Skipped {
    /// Whether the file was read and holds no article: what was read from it before has vanished.
    /// Otherwise nothing is known about what it holds.
    #[must_use]
    pub fn holds_nothing(&self) -> bool {
        self.line.is_none() && matches!(self.reason, Reason::Empty)
    }
}

/// Why a file or a record was not read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// The operating system says no.
    #[error("cannot be read: {0}")]
    Io(io::Error),
    /// A link leads back to a folder that contains it.
    #[error("a link that leads back to a folder above it; what is below was read once already")]
    LinkLoop,
    /// The path given is not below the root of the collection, so it has no id there.
    #[error("not below the folder of the collection ({root}); give a path below it", root = .root.display())]
    Outside {
        /// Root of the collection.
        root: PathBuf,
    },
    /// A pipe, a device or a socket.
    #[error("not a regular file; copy its contents to a file first")]
    NotAFile,
    /// The name of the file says nothing that is known.
    #[error("unknown kind of file; known are .txt, .text, .jsonl and .ndjson")]
    UnknownKind,
    /// Bytes that are no text.
    #[error("binary, not text; convert it to plain text or JSON Lines first")]
    Binary,
    /// Text in another encoding.
    #[error("not UTF-8 at byte {offset} of the file; convert it first, e.g. with iconv")]
    NotUtf8 {
        /// Offset in the file of the first byte that is wrong.
        offset: u64,
    },
    /// Nothing but white space.
    #[error("empty; there is nothing to index")]
    Empty,
    /// A plain-text file over [`Options::max_file_bytes`](crate::Options::max_file_bytes).
    #[error("larger than the limit of {limit} bytes ({bytes}); split it or raise the limit")]
    TooLarge {
        /// Size of the file.
        bytes: u64,
        /// Largest size allowed.
        limit: u64,
    },
    /// A line over [`Options::max_line_bytes`](crate::Options::max_line_bytes).
    #[error("the line has {bytes} bytes, over the limit of {limit}; shorten it or raise the limit")]
    LineTooLong {
        /// Length of the line.
        bytes: u64,
        /// Greatest length allowed.
        limit: usize,
    },
    /// A line that is not one JSON object.
    #[error("broken JSON at column {column}: {message}; each line must be one whole JSON object")]
    Json {
        /// Column in bytes, from 1.
        column: usize,
        /// What the parser says.
        message: String,
    },
    /// A field that holds the wrong type of value.
    #[error("field `{field}` holds {found}, not {expected}; mend the record or name another field")]
    WrongType {
        /// Name of the field in the record.
        field: String,
        /// What was found.
        found: &'static str,
        /// What is accepted.
        expected: &'static str,
    },
    /// A record without a text.
    #[error("no text in {}; name the field that holds the text of the article", names.join(" or "))]
    NoText {
        /// The names looked for.
        names: Vec<String>,
    },
    /// A record whose id an earlier record of the file has.
    #[error("id `{id}` was used on line {first_line} already; the first one is kept")]
    RepeatedId {
        /// The record's own id.
        id: String,
        /// Line of the record that is kept.
        first_line: u64,
    },
    /// A record id over the limit.
    #[error("the record's id has {bytes} bytes, over the limit of {limit}; give it a shorter one")]
    IdTooLong {
        /// Length of the id.
        bytes: usize,
        /// Greatest length allowed.
        limit: usize,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_where_and_what_to_do() {
        let mut skipped = Skipped {
            id: "news/a.txt".to_owned(),
            path: PathBuf::from("a.txt"),
            line: None,
            reason: Reason::NotUtf8 { offset: 7 },
        };
        let message = "news/a.txt: not UTF-8 at byte 7 of the file; convert it first, \
                       e.g. with iconv";
        assert_eq!(skipped.to_string(), message);
        skipped.line = Some(3);
        assert!(skipped.to_string().starts_with("news/a.txt, line 3: not"));
    }
}
