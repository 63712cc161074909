//! What can go wrong with an index, said so that the reader knows what to do.

use std::path::PathBuf;

/// Result of an operation on an index.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Errors of reading or writing an index.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no index in the folder.
    #[error("there is no index in {path}; index some articles there first")]
    Missing {
        /// The folder that was opened.
        path: PathBuf,
    },
    /// The folder holds other files; nothing was written to it.
    #[error("{path} is not an index and not empty; choose another folder for the index")]
    Foreign {
        /// The folder that was opened.
        path: PathBuf,
    },
    /// Another writer is at work.
    #[error("{path} is being written by another process; wait until it has finished, or stop it")]
    Locked {
        /// The folder of the index.
        path: PathBuf,
    },
    /// The index was written by another version of the analyzer or of the schema.
    #[error(
        "{path} was written with {part} version {found}, this program has version {expected}; \
         rebuild it from its stored text (`search-cli reindex`)"
    )]
    Outdated {
        /// The folder of the index.
        path: PathBuf,
        /// `analyzer` or `schema`.
        part: &'static str,
        /// Version that the index was written with.
        found: u32,
        /// Version of this program.
        expected: u32,
    },
    /// A file of the index is damaged.
    #[error("{path} is damaged ({detail}); index the articles again into a new folder")]
    Corrupt {
        /// The folder of the index, or its stored record.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The storage engine failed: a full disk, a lost mount, a damaged file.
    #[error("the index could not be read or written: {0}")]
    Storage(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<tantivy::TantivyError> for Error {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Storage(Box::new(error))
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Storage(Box::new(error))
    }
}
