//! What an index says about itself, written with every commit.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jisr_text::Analyzer;
use jisr_text::stem::Stemmer;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::schema;

/// Versions and collections; travels as the payload of a commit, so it can never disagree with
/// the articles of that commit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    schema: u32,
    analyzer: u32,
    /// Whose stems are in the index.
    #[serde(default)]
    pub(crate) stemmer: Stemmer,
    /// Number of the next article that comes in.
    pub(crate) sequence: u64,
    pub(crate) collections: Collections,
}

impl Default for Manifest {
    fn default() -> Self {
        Self {
            schema: schema::VERSION,
            analyzer: Analyzer::VERSION,
            stemmer: Stemmer::default(),
            sequence: 0,
            collections: Collections::default(),
        }
    }
}

impl Manifest {
    /// Reads the payload of the last commit of the index in `path`.
    pub(crate) fn read(index: &tantivy::Index, path: &Path) -> Result<Self> {
        let meta = index.load_metas()?;
        match meta.payload {
            // Created, but stopped before its first commit.
            None if meta.segments.is_empty() => Ok(Self::default()),
            None => Err(Error::Foreign { path: path.to_owned() }),
            Some(payload) => serde_json::from_str(&payload).map_err(|error| Error::Corrupt {
                path: path.to_owned(),
                detail: format!("unreadable commit payload: {error}"),
            }),
        }
    }

    /// Refuses an index whose keys or layout this program would misread.
    pub(crate) fn check(&self, index: &tantivy::Index, path: &Path) -> Result<()> {
        let parts = [
            ("schema", self.schema, schema::VERSION),
            ("analyzer", self.analyzer, Analyzer::VERSION),
        ];
        for (part, found, expected) in parts {
            if found != expected {
                return Err(Error::Outdated { path: path.to_owned(), part, found, expected });
            }
        }
        if index.schema() != schema::build().0 {
            let detail = "its fields are others than its version says".to_owned();
            return Err(Error::Corrupt { path: path.to_owned(), detail });
        }
        Ok(())
    }

    pub(crate) fn to_payload(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What stands for the folder of a collection that comes from a stream. No full path begins so.
const STREAM: &str = "-";

/// The collections of an index: the name that begins the ids of each, and the folder they are
/// relative to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collections(BTreeMap<String, PathBuf>);

impl Collections {
    /// The collection that articles below `path` belong to, registering it if it is new.
    ///
    /// `path` is absolute. A folder inside a known collection belongs to that collection, so its
    /// articles keep their ids; a new one is named after its folder, with a number when another
    /// folder has that name already. `wanted` names it explicitly, as after a folder has moved.
    ///
    /// Returns the name and the root folder.
    pub fn claim(&mut self, path: &Path, wanted: Option<&str>) -> (String, PathBuf) {
        let root = if path.is_file() { path.parent().unwrap_or(path) } else { path };
        if let Some(name) = wanted {
            let name = clean(name);
            if let Some(known) = self.0.get(&name).filter(|known| path.starts_with(known)) {
                return (name, known.clone());
            }
            self.0.insert(name.clone(), root.to_owned());
            return (name, root.to_owned());
        }
        let known = self.0.iter().filter(|(_, known)| path.starts_with(known));
        if let Some((name, root)) = known.max_by_key(|(_, root)| root.components().count()) {
            return (name.clone(), root.clone());
        }
        let name = self.free_name(root);
        self.0.insert(name.clone(), root.to_owned());
        (name, root.to_owned())
    }

    /// The collection of what comes in under this name from a stream, such as standard input.
    ///
    /// # Errors
    ///
    /// The folder that has this name already.
    pub fn claim_stream(&mut self, name: &str) -> std::result::Result<String, PathBuf> {
        let name = clean(name);
        match self.0.get(&name) {
            Some(root) if root != Path::new(STREAM) => Err(root.clone()),
            _ => {
                self.0.insert(name.clone(), PathBuf::from(STREAM));
                Ok(name)
            }
        }
    }

    fn free_name(&self, root: &Path) -> String {
        let base = clean(&root.file_name().unwrap_or_default().to_string_lossy());
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        std::iter::once(base.clone())
            .chain(numbered)
            .find(|name| !self.0.contains_key(name))
            .unwrap_or(base)
    }

    /// Names and root folders, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Path)> {
        self.0.iter().map(|(name, root)| (name.as_str(), root.as_path()))
    }
}

/// A collection's name begins ids and ends at the first `/`; what ids escape is not in it.
fn clean(name: &str) -> String {
    let name = name.replace(|c: char| matches!(c, '/' | '#' | '%') || c.is_control(), "-");
    if name.is_empty() { "articles".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_folders_of_one_name_are_two_collections() {
        let mut collections = Collections::default();
        assert_eq!(collections.claim(Path::new("/a/news"), None).0, "news");
        assert_eq!(collections.claim(Path::new("/b/news"), None).0, "news-2");
        assert_eq!(collections.claim(Path::new("/a/news"), None).0, "news");
    }

    #[test]
    fn a_folder_inside_a_collection_keeps_its_ids() {
        let mut collections = Collections::default();
        collections.claim(Path::new("/a/news"), None);
        let (name, root) = collections.claim(Path::new("/a/news/2021"), None);
        assert_eq!((name.as_str(), root.as_path()), ("news", Path::new("/a/news")));
    }

    #[test]
    fn a_stream_does_not_take_the_name_of_a_folder() {
        let mut collections = Collections::default();
        collections.claim(Path::new("/a/news"), None);
        assert_eq!(collections.claim_stream("news"), Err(PathBuf::from("/a/news")));
        assert_eq!(collections.claim_stream("wire"), Ok("wire".to_owned()));
        assert_eq!(collections.claim_stream("wire"), Ok("wire".to_owned()));
        assert_eq!(collections.claim(Path::new("/a/wire"), None).0, "wire-2");
    }

    #[test]
    fn a_moved_folder_can_keep_its_name() {
        let mut collections = Collections::default();
        collections.claim(Path::new("/old/news"), None);
        let (name, root) = collections.claim(Path::new("/new/press"), Some("news"));
        assert_eq!((name.as_str(), root.as_path()), ("news", Path::new("/new/press")));
        let (_, root) = collections.claim(Path::new("/new/press/2021"), Some("news"));
        assert_eq!(root, Path::new("/new/press"), "a part of it does not take its place");
    }
}
