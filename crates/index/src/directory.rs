//! The folder of an index, as its writer reads it.

use std::fmt;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::HasLen;
use tantivy::directory::error::{
    DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError,
};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, OwnedBytes, WatchCallback,
    WatchHandle, WritePtr,
};

/// Bytes that are read at once: merges read postings in the order in which they lie.
const WINDOW: usize = 128 << 10;
/// Longer reads are mapped.
const MAX_COPIED: usize = 1 << 20;

/// The engine's directory, whose files are not mapped as wholes for as long as they are open: a merge
/// reads all of its segments once, and would hold as much memory as they are large. Short reads
/// are copied; for a long one the file is mapped until its bytes are dropped.
#[derive(Clone)]
pub(crate) struct WindowedDirectory {
    path: PathBuf,
    mapped: MmapDirectory,
}

impl WindowedDirectory {
    pub(crate) fn open(path: &Path) -> Result<Self, OpenDirectoryError> {
        Ok(Self { path: path.to_owned(), mapped: MmapDirectory::open(path)? })
    }
}

impl fmt::Debug for WindowedDirectory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("WindowedDirectory").field(&self.path).finish()
    }
}

impl Directory for WindowedDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let full = self.path.join(path);
        let open = || {
            let file = File::open(&full)?;
            let len = file.metadata()?.len() as usize;
            let window = Window { file, start: 0, bytes: OwnedBytes::empty() };
            let directory = self.mapped.clone();
            Ok(Windowed { directory, path: path.to_owned(), len, window: Mutex::new(window) })
        };
        open().map(|file| Arc::new(file) as _).map_err(|error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => OpenReadError::FileDoesNotExist(path.to_owned()),
            _ => OpenReadError::wrap_io_error(error, path.to_owned()),
        })
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.mapped.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.mapped.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.mapped.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.mapped.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.mapped.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.mapped.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.mapped.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.mapped.watch(callback)
    }
}

/// An open file.
struct Windowed {
    directory: MmapDirectory,
    path: PathBuf,
    len: usize,
    window: Mutex<Window>,
}

/// What was read of a file last.
struct Window {
    file: File,
    start: usize,
    bytes: OwnedBytes,
}

impl Window {
    /// Bytes of the file, at most `len` bytes long; what follows them is read with them.
    fn read(&mut self, range: Range<usize>, len: usize) -> io::Result<OwnedBytes> {
        if range.start < self.start || range.end > self.start + self.bytes.len() {
            let end = (range.start + WINDOW).min(len).max(range.end);
            let mut bytes = vec![0; end - range.start];
            self.file.seek(SeekFrom::Start(range.start as u64))?;
            self.file.read_exact(&mut bytes)?;
            (self.start, self.bytes) = (range.start, OwnedBytes::new(bytes));
        }
        Ok(self.bytes.slice(range.start - self.start..range.end - self.start))
    }
}

impl FileHandle for Windowed {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.len() > MAX_COPIED {
            let mapped = self.directory.get_file_handle(&self.path).map_err(io::Error::other)?;
            return mapped.read_bytes(range);
        }
        self.window.lock().unwrap_or_else(PoisonError::into_inner).read(range, self.len)
    }
}

impl HasLen for Windowed {
    fn len(&self) -> usize {
        self.len
    }
}

impl fmt::Debug for Windowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Windowed").field(&self.path).finish()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LEN: usize = 3 << 20;

    #[test]
    fn a_file_that_is_not_there_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let directory = WindowedDirectory::open(folder.path()).unwrap();
        let error = directory.get_file_handle(Path::new("none")).unwrap_err();
        assert!(
            matches!(error, OpenReadError::FileDoesNotExist(path) if path == Path::new("none"))
        );
    }

    proptest! {
        #[test]
        fn any_reads_give_the_bytes_of_the_file(
            reads in prop::collection::vec((0..=LEN, prop_oneof![0..99usize, 0..=LEN]), 1..20),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let bytes: Vec<u8> = (0..LEN as u32).map(|at| (at.wrapping_mul(31) >> 7) as u8).collect();
            std::fs::write(folder.path().join("file"), &bytes).unwrap();
            let directory = WindowedDirectory::open(folder.path()).unwrap();
            let file = directory.open_read(Path::new("file")).unwrap();
            prop_assert_eq!(file.len(), LEN);
            for (start, len) in reads {
                let range = start..(start + len).min(LEN);
                let read = file.read_bytes_slice(range.clone()).unwrap();
                prop_assert_eq!(read.as_slice(), &bytes[range]);
            }
        }
    }
}
