//! What a run has met.

use rustc_hash::FxHashSet;

use crate::known;

/// The articles met in a run: what [`Writer::prune`](crate::Writer::prune) keeps.
#[derive(Debug, Default)]
pub struct Seen {
    keys: FxHashSet<u64>,
    /// Hashes of the ids of protected files.
    protected: FxHashSet<u64>,
}

impl Seen {
    /// Notes that the article with this id is still there.
    pub fn keep(&mut self, id: &str) {
        self.keys.insert(known::key(id));
    }

    /// Notes that a file was not read this time: none of its articles has vanished.
    ///
    /// `id` is the id of the file, with which the ids of its records begin.
    pub fn protect(&mut self, id: &str) {
        self.protected.insert(known::key(id));
    }

    pub(super) fn holds(&self, id: &str, key: u64) -> bool {
        self.keys.contains(&key) || self.is_protected(id)
    }

    /// Whether the article, its file or a folder above it is protected.
    fn is_protected(&self, id: &str) -> bool {
        let ends = id.match_indices(['/', '#']).map(|(end, _)| end).chain([id.len()]);
        !self.protected.is_empty()
            && ends.into_iter().any(|end| self.protected.contains(&known::key(&id[..end])))
    }
}
