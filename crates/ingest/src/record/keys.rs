//! The keys that the records of a file have in it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jisr_text::article::Article;
use xxhash_rust::xxh3::xxh3_64;

use crate::collection::record_id;
use crate::place::Place;
use crate::skipped::Reason;

/// The keys that records have taken: the first record with a key keeps it.
#[derive(Debug)]
pub(crate) struct Keys {
    /// Id of the file.
    file: String,
    /// Hash of each key to the line of its record: 16 bytes a record, not the keys.
    seen: HashMap<u64, u64>,
}

impl Keys {
    /// Of the records of the file with this id none has a key.
    pub(crate) fn new(file: impl Into<String>) -> Self {
        Self { file: file.into(), seen: HashMap::new() }
    }

    /// The article of the record on this line, named by its key. Only a record that can be read takes
    /// a key, so this comes last.
    ///
    /// # Errors
    ///
    /// When the key is too long, or a record before has it.
    pub(crate) fn name(
        &mut self,
        article: Article,
        key: &str,
        line: u64,
    ) -> Result<Article, Reason> {
        let id = record_id(&self.file, key)?;
        match self.seen.entry(xxh3_64(key.as_bytes())) {
            Entry::Vacant(entry) => {
                entry.insert(line);
                Ok(Article { id, ..article })
            }
            Entry::Occupied(entry) => {
                Err(Reason::RepeatedId { id: key.to_owned(), first: Place::Line(*entry.get()) })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_record_keeps_its_key() {
        let mut keys = Keys::new("c/a.csv");
        let mut name = |key: &str, line| keys.name(Article::default(), key, line);
        assert_eq!(name("a", 3).unwrap().id, "c/a.csv#a");
        assert_eq!(name("b", 4).unwrap().id, "c/a.csv#b");
        for line in [5, 6] {
            let reason = name("a", line).unwrap_err();
            assert!(matches!(reason, Reason::RepeatedId { first: Place::Line(3), .. }), "{reason}");
        }
        assert!(matches!(name(&"x".repeat(5000), 7), Err(Reason::IdTooLong { .. })));
    }
}
