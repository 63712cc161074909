//! A number of things, the first of them by name.

use super::look::Look;

/// How many are named.
const MAX_NAMED: usize = 3;

/// Counts things and keeps the names of the first few.
#[derive(Debug, Default)]
pub(super) struct Examples {
    count: u64,
    named: Vec<String>,
}

impl Examples {
    /// Counts one more.
    pub(super) fn add(&mut self, name: &str) {
        self.count += 1;
        if self.named.len() < MAX_NAMED {
            self.named.push(name.to_owned());
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// `a, b, c and 2 more`.
    pub(super) fn list(&self, look: Look) -> String {
        let named: Vec<_> = self.named.iter().map(|name| look.piece(name)).collect();
        match self.count - named.len() as u64 {
            0 => named.join(", "),
            more => format!("{} and {more} more", named.join(", ")),
        }
    }
}
