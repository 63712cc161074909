//! Which articles of an index are copies of each other.
//!
//! Every article has a sketch in a column; [`founders`] finds the copies from them. What was found is
//! kept as a table in the folder of the index, by the numbers that articles got when they came in. They
//! outlive merges, and larger ones are newer: after a commit only the new articles are looked at, as
//! later articles change nothing about earlier ones. Only when the founder of a group is gone is all of
//! it found anew.

mod kept;

use jisr_text::copies::{Sketch, founders};

use crate::error::Result;
use crate::snapshot::{DocAddress, Snapshot};
use crate::table;
use kept::{Member, Table};

/// Name of the table in the folder of the index.
const TABLE: &str = "copies";

/// Raised whenever copies are found by other rules, or the table is written otherwise. Who changes the
/// sketches raises the schema's version.
const VERSION: u64 = 1;

/// Groups of copies. Every other article is alone.
#[derive(Clone, Debug, Default)]
pub struct Copies {
    /// For each segment, the number of the group of each document, from 1; 0 for one that is alone.
    of: Vec<Vec<u32>>,
    /// Members of all groups, one group after the other.
    members: Vec<DocAddress>,
    /// Where the members of each group begin, and the end of the last.
    starts: Vec<u32>,
}

impl Copies {
    fn new(snapshot: &Snapshot, table: &Table) -> Self {
        let of = |segment: &crate::Segment| vec![0; segment.max_doc() as usize];
        let mut copies = Self {
            of: snapshot.segments().iter().map(of).collect(),
            members: Vec::with_capacity(table.members.len()),
            starts: vec![0],
        };
        for group in table.groups() {
            for &Member { address, .. } in group {
                let number = copies.starts.len() as u32;
                copies.of[address.segment as usize][address.doc as usize] = number;
                copies.members.push(address);
            }
            copies.starts.push(copies.members.len() as u32);
        }
        copies
    }

    /// Number of groups.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether no article has a copy.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The group of an article of the snapshot, below [`len`](Self::len); `None` when it is alone.
    #[must_use]
    pub fn group(&self, address: DocAddress) -> Option<u32> {
        self.of[address.segment as usize][address.doc as usize].checked_sub(1)
    }

    /// The articles of a group, two or more, in the order in which they came in.
    #[must_use]
    pub fn members(&self, group: u32) -> &[DocAddress] {
        let group = group as usize;
        &self.members[self.starts[group] as usize..self.starts[group + 1] as usize]
    }
}

impl Snapshot {
    /// The groups of copies among the articles: from their table if that is there and up to date,
    /// otherwise found and kept as their table.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when the index cannot be read. A table that cannot be
    /// read or written is no error.
    pub fn copies(&self) -> Result<Copies> {
        let source = self.table_source(VERSION);
        let kept = table::read(self.path(), TABLE, VERSION);
        let last = kept.and_then(|kept| Table::decode(&kept)).unwrap_or_default();
        if last.source == source {
            return Ok(Copies::new(self, &last));
        }
        let table = self.find_copies(source, &last);
        table::keep(self.path(), TABLE, VERSION, &table.encode());
        Ok(Copies::new(self, &table))
    }

    /// Finds the copies, with what was `last` found; `source` stands for the articles.
    fn find_copies(&self, source: u64, last: &Table) -> Table {
        let articles = self.in_order();
        let known = last.founders(&articles);
        let founders = match known.len() < articles.len() {
            true => founders(&self.sketches(&articles), known),
            false => known,
        };
        Table::new(source, &articles, &founders)
    }

    /// The sketches of documents, in their order.
    fn sketches(&self, articles: &[(u64, DocAddress)]) -> Vec<Option<Sketch>> {
        let mut buffer = Vec::new();
        let sketch = |&(_, DocAddress { segment, doc }): &(u64, DocAddress)| {
            self.segments()[segment as usize].sketch(doc, &mut buffer)
        };
        articles.iter().map(sketch).collect()
    }

    /// The live documents by their numbers in the order of coming in.
    fn in_order(&self) -> Vec<(u64, DocAddress)> {
        let mut articles = Vec::with_capacity(self.len() as usize);
        for (ord, segment) in (0..).zip(self.segments()) {
            let live = (0..segment.max_doc()).filter(|&doc| !segment.is_deleted(doc));
            articles
                .extend(live.map(|doc| (segment.sequence(doc), DocAddress { segment: ord, doc })));
        }
        articles.sort_unstable();
        articles
    }
}

#[cfg(test)]
mod tests;
