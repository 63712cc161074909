//! Collections, and the ids of what is in them.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use crate::skipped::Reason;

/// Longest key of a record, in bytes. An id is a term of the index, and terms are small.
const MAX_KEY: usize = 4 << 10;

/// A folder of articles and the name that their ids begin with.
///
/// Two collections of different names never share an id, so neither can overwrite the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    name: String,
    root: PathBuf,
}

impl Collection {
    /// A collection of this name whose ids are relative to the folder `root`. When `root` is one
    /// file, the id of that file is its name.
    ///
    /// The name ends at the first `/` of an id, so a `/` in it (as well as `%`, `#` and control
    /// characters) is written as `%2F`.
    #[must_use]
    pub fn new(name: impl AsRef<str>, root: impl Into<PathBuf>) -> Self {
        let mut escaped = String::new();
        escape(OsStr::new(name.as_ref()), &mut escaped);
        Self { name: escaped, root: root.into() }
    }

    /// What ids begin with, before their first `/`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The folder that ids are relative to.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The id of a file: `collection/path/below/root`, always with `/`. `None` when the file is
    /// not below the root.
    #[must_use]
    pub fn id_of(&self, path: &Path) -> Option<String> {
        let below = path.strip_prefix(&self.root).ok()?;
        let below = if below.as_os_str().is_empty() && !path.is_dir() {
            Path::new(path.file_name()?)
        } else {
            below
        };
        let mut id = self.name.clone();
        for component in below.components() {
            let Component::Normal(name) = component else { return None };
            id.push('/');
            escape(name, &mut id);
        }
        Some(id)
    }

    /// The same file, as a path that starts with the root as it was given. `None` when it lies
    /// elsewhere.
    ///
    /// Only folders are resolved: a link keeps its own name.
    pub(crate) fn locate(&self, path: &Path) -> Option<PathBuf> {
        if self.id_of(path).is_some() {
            return Some(path.to_owned());
        }
        let root = self.root.canonicalize().ok()?;
        let full = match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) => {
                let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
                parent.canonicalize().ok()?.join(name)
            }
            _ => path.canonicalize().ok()?,
        };
        let below = full.strip_prefix(root).ok()?;
        let located =
            if below.as_os_str().is_empty() { self.root.clone() } else { self.root.join(below) };
        self.id_of(&located).map(|_| located)
    }
}

/// The id of a record: that of its file, and its key there.
pub(crate) fn record_id(file: &str, key: &str) -> Result<String, Reason> {
    match key.len() {
        bytes if bytes > MAX_KEY => Err(Reason::IdTooLong { bytes, limit: MAX_KEY }),
        _ => Ok(format!("{file}#{key}")),
    }
}

/// Writes a file name so that it is text, stands on one line, and no two names look the same:
/// bytes that are not UTF-8, `%`, `#`, `/` and control characters become `%XX`.
fn escape(name: &OsStr, into: &mut String) {
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        for letter in chunk.valid().chars() {
            if letter.is_control() || matches!(letter, '%' | '#' | '/') {
                let mut bytes = [0; 4];
                letter.encode_utf8(&mut bytes).bytes().for_each(|byte| percent(byte, into));
            } else {
                into.push(letter);
            }
        }
        chunk.invalid().iter().for_each(|&byte| percent(byte, into));
    }
}

fn percent(byte: u8, into: &mut String) {
    const HEX: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    into.push('%');
    into.push(HEX[usize::from(byte >> 4)]);
    into.push(HEX[usize::from(byte & 15)]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_name_and_the_path_below_the_root() {
        let collection = Collection::new("news", "archive");
        let id = |path: &str| collection.id_of(Path::new(path));
        assert_eq!(id("archive/2021/a.txt").as_deref(), Some("news/2021/a.txt"));
        assert_eq!(id("archive"), Some("news/archive".to_owned()));
        assert_eq!(id("elsewhere/a.txt"), None);
        assert_eq!(id("archive/../b.txt"), None);
    }

    #[test]
    fn odd_names_keep_ids_apart() {
        let collection = Collection::new("a/b", "r");
        assert_eq!(collection.name(), "a%2Fb");
        let id = |path: &str| collection.id_of(Path::new(path)).unwrap();
        assert_eq!(id("r/100%#1.txt"), "a%2Fb/100%25%231.txt");
        assert_eq!(id("r/a\nb.txt"), "a%2Fb/a%0Ab.txt");
        assert_eq!(id("r/خبر.txt"), "a%2Fb/خبر.txt");
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_not_utf8_are_escaped() {
        use std::os::unix::ffi::OsStrExt;
        let collection = Collection::new("n", "r");
        let path = Path::new("r").join(OsStr::from_bytes(b"caf\xe9.txt"));
        assert_eq!(collection.id_of(&path).unwrap(), "n/caf%E9.txt");
    }

    #[test]
    fn a_path_written_another_way_is_found_below_the_root() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("sub")).unwrap();
        std::fs::write(folder.path().join("a.txt"), "x").unwrap();
        let collection = Collection::new("n", folder.path());
        let odd = folder.path().join("sub/../a.txt");
        assert_eq!(collection.locate(&odd).unwrap(), folder.path().join("a.txt"));
        assert_eq!(collection.locate(Path::new("/")), None);
    }
}
