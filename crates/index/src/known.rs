//! Which articles an index holds, and with which content.

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::error::Result;
use crate::snapshot::Snapshot;

/// Hash of an article's id.
pub(crate) fn key(id: &str) -> u64 {
    xxh3_64(id.as_bytes())
}

/// Hash of an article's content.
pub(crate) fn digest(content: &[u8]) -> u64 {
    xxh3_64(content)
}

/// Content hashes by id hash: 16 bytes an article.
#[derive(Debug, Default)]
pub(crate) struct Known(FxHashMap<u64, u64>);

impl Known {
    /// Reads the hashes of every live article of a snapshot.
    pub(crate) fn read(snapshot: &Snapshot) -> Result<Self> {
        let mut known = FxHashMap::default();
        for segment in snapshot.segments() {
            known.extend(segment.keys_and_digests()?);
        }
        Ok(Self(known))
    }

    pub(crate) fn digest(&self, key: u64) -> Option<u64> {
        self.0.get(&key).copied()
    }

    pub(crate) fn insert(&mut self, key: u64, digest: u64) {
        self.0.insert(key, digest);
    }

    /// Whether the article was known.
    pub(crate) fn remove(&mut self, key: u64) -> bool {
        self.0.remove(&key).is_some()
    }
}
