//! What is known of single words: their use beside names, and the names that start with them.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::{
    names::{Kind, Names, gazetteer::Part},
    normalize,
};

const ENGLISH: &str = include_str!("../../../data/mentions.en.txt");
const ARABIC: &str = include_str!("../../../data/mentions.ar.txt");

/// What a word does beside names; the lists of words in `data` say more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Title,
    Qualifier,
    Nation,
    Ordinary,
    Particle,
    Organisation,
    Place,
    Company,
    Ambiguous,
    Given,
}

impl Use {
    const NAMES: [(&'static str, Self); 10] = [
        ("title", Self::Title),
        ("qualifier", Self::Qualifier),
        ("nation", Self::Nation),
        ("ordinary", Self::Ordinary),
        ("particle", Self::Particle),
        ("organisation", Self::Organisation),
        ("place", Self::Place),
        ("company", Self::Company),
        ("ambiguous", Self::Ambiguous),
        ("given", Self::Given),
    ];
}

/// What is known of a word. The default knows nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// A bit for each [`Use`].
    uses: u16,
    /// Bit `n` is set when a spelling of the gazetteer of `n + 1` words starts with the word.
    lengths: u8,
}

impl Known {
    pub(super) fn is(self, as_a: Use) -> bool {
        self.uses & (1 << as_a as u16) != 0
    }

    pub(super) fn is_any(self, uses: &[Use]) -> bool {
        uses.iter().any(|&one| self.is(one))
    }

    /// Whether no use of it is known, though a name may start with it.
    pub(super) fn has_no_use(self) -> bool {
        self.uses == 0
    }

    /// Whether nothing is known.
    pub(super) fn is_nothing(self) -> bool {
        self == Self::default()
    }

    /// How many words names have that start with the word, the most first.
    pub(super) fn lengths(self) -> impl Iterator<Item = usize> {
        let mut left = self.lengths;
        std::iter::from_fn(move || {
            let longest = left.checked_ilog2()?;
            left &= !(1 << longest);
            Some(longest as usize + 1)
        })
    }
}

/// What a spelling of the gazetteer names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) kind: Kind,
    /// Whether it is a surname alone.
    pub(super) family: bool,
}

/// What is known of each word, and the names of the gazetteer.
///
/// Hashes of 64 bits stand for the keys, so that numbers are compared and no texts. That two of some
/// 40,000 keys, or one of them and one of a million other words, share one is less likely than one in
/// a hundred million.
#[derive(Debug)]
pub(crate) struct Lexicon {
    words: FxHashMap<u64, Known>,
    /// Whole names by their keys, joined with spaces.
    names: FxHashMap<u64, Listed>,
    /// A bit for each word: most words of a text are dismissed by it.
    filter: Filter,
}

impl Lexicon {
    /// What starts a person's name in the gazetteer (`King Abdullah`) without being a given name.
    const NEVER_GIVEN: [Use; 4] = [Use::Title, Use::Qualifier, Use::Ordinary, Use::Particle];

    pub(crate) fn new(names: &Names) -> Self {
        let mut lexicon = Self {
            words: FxHashMap::default(),
            names: FxHashMap::default(),
            filter: Filter::default(),
        };
        for line in ENGLISH.lines().chain(ARABIC.lines()) {
            lexicon.read(line);
        }
        for (spelling, entry, part) in names.all().filter(|(_, entry, _)| entry.kind.is_mentioned())
        {
            lexicon.list(spelling, Listed { kind: entry.kind, family: part == Part::Family });
            let (first, rest) = spelling.split_once(' ').unwrap_or((spelling, ""));
            let length = rest.split_whitespace().count();
            lexicon.word(first).lengths |= 1_u8.checked_shl(length as u32).unwrap_or(0);
            let named = entry.kind == Kind::Person && length > 0 && part != Part::Family;
            if named && !lexicon.get(first).is_any(&Self::NEVER_GIVEN) {
                lexicon.note(first, Use::Given);
            }
        }
        lexicon
    }

    /// Takes a name of the gazetteer: the first with a spelling counts, whole names before surnames.
    fn list(&mut self, spelling: &str, named: Listed) {
        let known = self.names.entry(hash(spelling)).or_insert(named);
        if known.family && !named.family {
            *known = named;
        }
    }

    /// Reads a line `class: word word ...`.
    fn read(&mut self, line: &str) {
        let Some((class, words)) = line.split_once(':').filter(|_| !line.starts_with('#')) else {
            return;
        };
        let named = Use::NAMES.iter().find(|(name, _)| *name == class);
        for (word, &(_, as_a)) in words.split_whitespace().filter_map(|word| Some((word, named?))) {
            self.note(&normalize::key(word), as_a);
        }
    }

    fn note(&mut self, key: &str, as_a: Use) {
        self.word(key).uses |= 1 << as_a as u16;
    }

    fn word(&mut self, key: &str) -> &mut Known {
        let hash = hash(key);
        self.filter.add(hash);
        self.words.entry(hash).or_default()
    }

    /// What is known of an Arabic word, and which proclitics it has, if it is known without them.
    pub(super) fn arabic(&self, key: &str, scratch: &mut String) -> (Known, Cut) {
        let known = self.get(key);
        if !known.is_nothing() {
            return (known, Cut::default());
        }
        proclitics(key)
            .map(|cut| (self.get(cut.of(key, scratch)), cut))
            .find(|(known, _)| {
                known.is(Use::Title) || !(known.is_nothing() || known.is(Use::Ambiguous))
            })
            .unwrap_or_default()
    }

    /// What is known of the word with this key.
    pub(super) fn get(&self, key: &str) -> Known {
        let hash = hash(key);
        if !self.filter.may_have(hash) {
            return Known::default();
        }
        self.words.get(&hash).copied().unwrap_or_default()
    }

    /// What the gazetteer has of this spelling, given by its keys joined with spaces.
    pub(super) fn listed(&self, spelling: &str) -> Option<Listed> {
        self.names.get(&hash(spelling)).copied()
    }
}

fn hash(key: &str) -> u64 {
    FxBuildHasher.hash_one(key)
}

/// A bit for each hash of a set, so that most hashes that are not in it need no look-up.
#[derive(Debug)]
struct Filter(Box<[u64]>);

impl Default for Filter {
    /// 32 KiB: some 20,000 words fill a twelfth of it.
    fn default() -> Self {
        Self(vec![0; 1 << 12].into())
    }
}

impl Filter {
    fn add(&mut self, hash: u64) {
        let (at, bit) = self.place(hash);
        self.0[at] |= bit;
    }

    /// Whether the set may have a hash: always when it has it, seldom otherwise.
    fn may_have(&self, hash: u64) -> bool {
        let (at, bit) = self.place(hash);
        self.0[at] & bit != 0
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        ((hash >> 6) as usize % self.0.len(), 1 << (hash & 63))
    }
}

/// Three Arabic letters; `ك` is rarer before names and wants two more.
const MIN_BYTES: usize = 6;

/// What is cut off the start of an Arabic key: `و` or `ف`, then `ب`, `ل` or `ك`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) bytes: u8,
    /// Whether the article is to be put back, whose alef `لل` leaves out.
    pub(super) article: bool,
}

impl Cut {
    /// The key without what is cut off.
    pub(super) fn of<'a>(self, key: &'a str, scratch: &'a mut String) -> &'a str {
        let rest = &key[self.bytes as usize..];
        if !self.article {
            return rest;
        }
        scratch.clear();
        scratch.push_str("ال");
        scratch.push_str(rest);
        scratch
    }
}

/// The ways to cut proclitics off a key that leave a word of three letters or more. An Arabic letter
/// is two bytes.
pub(super) fn proclitics(key: &str) -> impl Iterator<Item = Cut> + '_ {
    let conjunction = if key.starts_with(['و', 'ف']) { 2 } else { 0 };
    let rest = &key[conjunction..];
    let preposition = if rest.starts_with(['ب', 'ل', 'ك']) { 2 } else { 0 };
    let article = rest.starts_with("لل");
    let both = conjunction + preposition + if article { 2 } else { 0 };
    let cut = move |bytes: usize, article| Cut { bytes: bytes as u8, article };
    let least = if rest.starts_with('ك') { MIN_BYTES + 4 } else { MIN_BYTES };
    let long_enough = move |cut: &Cut| key.len() >= cut.bytes as usize + least;
    let first = (conjunction > 0).then(|| cut(conjunction, false));
    let second = (preposition > 0).then(|| cut(both, article));
    first.into_iter().chain(second).filter(long_enough)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lists_has_a_class() {
        for line in ENGLISH.lines().chain(ARABIC.lines()) {
            let class = line.split_once(':').map(|(class, _)| class);
            let known = Use::NAMES.iter().any(|(name, _)| Some(*name) == class);
            assert!(known || line.is_empty() || line.starts_with('#'), "{line}");
        }
    }

    #[test]
    fn words_are_known_by_their_keys() {
        let lexicon = Lexicon::new(Names::built_in());
        assert!(lexicon.get("president").is(Use::Title));
        assert!(lexicon.get("وزير").is(Use::Title));
        assert!(lexicon.get("mevlut").is(Use::Given));
        assert!(!lexicon.get("king").is(Use::Given), "though some are listed as kings");
        assert!(lexicon.get("roadmap").is_nothing());
        let listed = |spelling| lexicon.listed(spelling);
        assert_eq!(listed("turkey"), Some(Listed { kind: Kind::Place, family: false }));
        assert_eq!(listed("cavusoglu"), Some(Listed { kind: Kind::Person, family: true }));
        assert_eq!(listed("roadmap"), None);
        assert_eq!(lexicon.get("tayyip").lengths().collect::<Vec<_>>(), [2]);
    }
}
