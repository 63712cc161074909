//! The table of copies.

use crate::snapshot::DocAddress;

/// An article with copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member {
    /// The number, in the order of coming in, of the article that it is a copy of; of the founder of a
    /// group its own.
    founder: u64,
    /// Its own number.
    sequence: u64,
    pub(super) address: DocAddress,
}

/// Bytes of a member: its numbers and its address, little-endian.
const MEMBER: usize = 24;

/// All groups of copies, each behind its founder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// What stands for the articles whose addresses it has. Numbers are true of any.
    pub(super) source: u64,
    /// The number from which on articles were not looked at.
    next: u64,
    pub(super) members: Vec<Member>,
}

impl Table {
    /// The table of `articles`, which are in the order of coming in, by the places of their founders.
    pub(super) fn new(source: u64, articles: &[(u64, DocAddress)], founders: &[u32]) -> Self {
        let mut has_copies = vec![false; articles.len()];
        let copies = founders.iter().zip(0..).filter(|(founder, place)| *founder != place);
        copies.for_each(|(&founder, _)| has_copies[founder as usize] = true);
        let member = |(place, &founder): (usize, &u32)| {
            let (sequence, address) = articles[place];
            let of = founder as usize;
            (of != place || has_copies[of]).then(|| Member {
                founder: articles[of].0,
                sequence,
                address,
            })
        };
        let mut members: Vec<_> = founders.iter().enumerate().filter_map(member).collect();
        members.sort_unstable();
        let next = articles.last().map_or(0, |(last, _)| last + 1);
        Self { source, next, members }
    }

    pub(super) fn groups(&self) -> impl Iterator<Item = &[Member]> {
        self.members.chunk_by(|one, other| one.founder == other.founder)
    }

    /// The places of the founders of those of `articles` that the table was made of; of none of them
    /// when a group has lost its founder.
    pub(super) fn founders(&self, articles: &[(u64, DocAddress)]) -> Vec<u32> {
        let old = &articles[..articles.partition_point(|(sequence, _)| *sequence < self.next)];
        let place = |sequence| old.binary_search_by_key(&sequence, |(sequence, _)| *sequence).ok();
        let mut founders: Vec<_> = (0..old.len() as u32).collect();
        for group in self.groups() {
            let mut live = group.iter().filter_map(|member| place(member.sequence)).peekable();
            let founder = place(group[0].founder);
            match founder {
                Some(founder) => live.for_each(|place| founders[place] = founder as u32),
                None if live.peek().is_some() => return Vec::new(),
                None => {}
            }
        }
        founders
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(16 + MEMBER * self.members.len());
        bytes.extend(self.source.to_le_bytes());
        bytes.extend(self.next.to_le_bytes());
        for Member { founder, sequence, address } in &self.members {
            bytes.extend(founder.to_le_bytes());
            bytes.extend(sequence.to_le_bytes());
            bytes.extend(address.segment.to_le_bytes());
            bytes.extend(address.doc.to_le_bytes());
        }
        bytes
    }

    /// `None` when the bytes are of no table.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let (source, bytes) = bytes.split_first_chunk()?;
        let (next, members) = bytes.split_first_chunk()?;
        let (members, rest) = members.as_chunks::<MEMBER>();
        let members = members.iter().map(|member| Member {
            founder: number(&member[..8]),
            sequence: number(&member[8..16]),
            address: DocAddress {
                segment: number(&member[16..20]) as u32,
                doc: number(&member[20..]) as u32,
            },
        });
        let [source, next] = [source, next].map(|number| u64::from_le_bytes(*number));
        let table = Self { source, next, members: members.collect() };
        rest.is_empty().then_some(table)
    }
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte))
}
