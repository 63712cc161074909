//! From names as written to the two texts that are searched.
//!
//! This runs when the crate is built, for the built-in list, and when a user's catalogue is read.

use crate::{normalize::key_into, segment::segments};

/// Stands around the family name within a person's full name.
pub(crate) const FAMILY_MARK: char = '/';

/// Stands between the spellings of a column.
pub(crate) const NEXT_SPELLING: char = '|';

/// Entries, and their spellings in order.
#[derive(Debug, Default)]
pub(crate) struct Compiled {
    /// A line an entry: its kind, the label, the keys of its spellings; see [`Compiler::add`].
    pub(crate) entries: String,
    /// A line a spelling, sorted by bytes: its keys, and where the lines of its entries start.
    pub(crate) spellings: String,
}

/// Collects entries.
#[derive(Debug, Default)]
pub(crate) struct Compiler {
    entries: String,
    /// Keys of a spelling, and where its entry starts.
    spellings: Vec<(String, usize)>,
}

impl Compiler {
    /// Adds an entry of the kind with this name, the most usual spelling first. In its line
    /// `Mevlut /Cavusoglu/` becomes `mevlut/cavusoglu`: what stands before the family name, a
    /// slash, the family name.
    pub(crate) fn add<'a>(&mut self, kind: &str, spellings: impl Iterator<Item = &'a str>) {
        let at = self.entries.len();
        let mut names: Vec<String> = Vec::new();
        for (number, spelling) in spellings.enumerate() {
            if number == 0 {
                let label = spelling.replace(FAMILY_MARK, "");
                self.entries.extend([kind, "\t", &label, "\t"]);
            }
            let (given, family) = parts(spelling);
            let name = if family.is_empty() { given.clone() } else { format!("{given}/{family}") };
            if name.is_empty() || names.contains(&name) {
                continue;
            }
            let full = name.replacen('/', if given.is_empty() { "" } else { " " }, 1);
            self.spellings.extend([(full, at), (family, at)]);
            names.push(name);
        }
        self.entries.extend([&names.join("|"), "\n"]);
    }

    /// The two texts.
    pub(crate) fn finish(mut self) -> Compiled {
        self.spellings.retain(|(keys, _)| !keys.is_empty());
        self.spellings.sort_unstable();
        self.spellings.dedup();
        let mut lines = String::new();
        for same in self.spellings.chunk_by(|(a, _), (b, _)| a == b) {
            let places: Vec<_> = same.iter().map(|(_, at)| at.to_string()).collect();
            lines.extend([&same[0].0, "\t", &places.join(" "), "\n"]);
        }
        Compiled { entries: self.entries, spellings: lines }
    }
}

/// The keys of what stands before the family name, and of the family name.
fn parts(spelling: &str) -> (String, String) {
    let mut parts = spelling.split(FAMILY_MARK).map(keys);
    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
}

/// The keys of the words of a text, with spaces between them.
pub(crate) fn keys(text: &str) -> String {
    let mut keys = String::with_capacity(text.len());
    for span in segments(text) {
        if !keys.is_empty() {
            keys.push(' ');
        }
        key_into(&text[span], &mut keys);
    }
    keys
}
