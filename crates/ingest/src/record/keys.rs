//! The keys that the records of a file have in it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use xxhash_rust::xxh3::xxh3_64;

use crate::skipped::Reason;

/// Longest id of a record, in bytes. An id is a term of the index, and terms are small.
const MAX_ID_BYTES: usize = 4 << 10;

/// The keys that records have taken: the first record with a key keeps it.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    /// Hash of each key to the line of its record: 16 bytes a record, not the keys.
    seen: HashMap<u64, u64>,
}

impl Keys {
    /// Gives a key to the record on this line.
    ///
    /// # Errors
    ///
    /// When the key is too long, or a record before has it.
    pub(crate) fn take(&mut self, key: &str, line: u64) -> Result<(), Reason> {
        if key.len() > MAX_ID_BYTES {
            return Err(Reason::IdTooLong { bytes: key.len(), limit: MAX_ID_BYTES });
        }
        match self.seen.entry(xxh3_64(key.as_bytes())) {
            Entry::Vacant(entry) => {
                entry.insert(line);
                Ok(())
            }
            Entry::Occupied(entry) => {
                Err(Reason::RepeatedId { id: key.to_owned(), first_line: *entry.get() })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_record_keeps_its_key() {
        let mut keys = Keys::default();
        assert!(keys.take("a", 3).is_ok() && keys.take("b", 4).is_ok());
        for line in [5, 6] {
            let reason = keys.take("a", line).unwrap_err();
            assert!(matches!(reason, Reason::RepeatedId { first_line: 3, .. }), "{reason}");
        }
        assert!(matches!(keys.take(&"x".repeat(5000), 7), Err(Reason::IdTooLong { .. })));
    }
}
