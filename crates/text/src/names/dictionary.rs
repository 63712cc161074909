//! The words that spellings are looked for among.

use super::walk::Walk;

/// The keys of an index with the number of documents that have each.
///
/// An index of several parts may visit a key once for each part; who asks adds up.
pub trait Dictionary {
    /// Why it could not be read.
    type Error;

    /// Calls `visit` with every key that the walk accepts and its document frequency.
    ///
    /// # Errors
    ///
    /// When the dictionary cannot be read.
    fn matching(&self, walk: &Walk<'_>, visit: impl FnMut(&str, u64)) -> Result<(), Self::Error>;

    /// The number of documents that have a key; 0 when none has.
    ///
    /// # Errors
    ///
    /// When the dictionary cannot be read.
    fn doc_freq(&self, key: &str) -> Result<u64, Self::Error>;
}

/// Words in memory, each in one document.
#[cfg(test)]
pub(super) struct Memory(pub(super) Vec<&'static str>);

#[cfg(test)]
impl Dictionary for Memory {
    type Error = std::convert::Infallible;

    fn matching(
        &self,
        walk: &Walk<'_>,
        mut visit: impl FnMut(&str, u64),
    ) -> Result<(), Self::Error> {
        self.0.iter().filter(|key| walk.matches(key)).for_each(|key| visit(key, 1));
        Ok(())
    }

    fn doc_freq(&self, key: &str) -> Result<u64, Self::Error> {
        Ok(u64::from(self.0.contains(&key)))
    }
}
