//! What is remembered of a text to tell its copies.

use xxhash_rust::xxh3::xxh3_64;

use crate::{Word, Words};

/// Smallest hashes that are kept of a text, each of a part of all hashes.
pub(super) const BINS: usize = 64;

/// Values of 16 bits in a stored number.
const PACKED: usize = 4;

/// Shingles below which a text has copies to the word only: a few lines of a form, such as a
/// dividend or an auction of bills, are alike without being copies.
const MIN_SHINGLES: usize = 32;

/// Words below which the title belongs to the text: `Qtly div 22 cts` is nothing without it.
const MIN_WORDS: usize = 16;

/// Share of common shingles among all of two texts from which they are copies.
const RESEMBLANCE: f32 = 0.36;

/// The same of texts that may be forms or tables: see [`Shingled::may_be_form`].
const RESEMBLANCE_OF_FORMS: f32 = 0.5;

/// Shingles below which a text may be a form that is filled in anew.
const FORM_SHINGLES: u32 = 80;

/// Figures, by their bits, from which a text may be a table.
const TABLE_FIGURES: u32 = 32;

/// Share of the shingles of the shorter text that the longer has, from which it is a part of it.
const CONTAINMENT: f32 = 0.8;

/// Resemblance below which a part is no copy: a digest of many stories contains each of them.
const PART: f32 = 0.25;

/// Share of the figures of the text with fewer that the other has in a copy. A form that is filled
/// in again each week has the same words and other figures.
const FIGURES: f32 = 0.7;

/// A text in small.
///
/// Of a text that is long enough it has, for each of 64 parts of the numbers that a hash can be, the
/// smallest hash of a shingle in that part. Two texts have the same one with a probability that is
/// their resemblance, the number of shingles in both divided by that in any. That is one-permutation
/// hashing (Li, Owen and Zhang, NIPS 2012), with parts that no shingle fell in filled from others by
/// optimal densification (Shrivastava, ICML 2017), and 16 bits of each hash (Li and König, "b-bit
/// minwise hashing", WWW 2010).
///
/// A shingle is two neighbouring words, stop words left out: a changed word costs two shingles, and
/// those that are left are rarely the same by chance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch(pub(super) Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text too short for more: copies are the same to the word.
    Short(u64),
    /// Any other.
    Long(Shingled),
}

/// What the sketch of a longer text has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shingled {
    /// Different shingles.
    shingles: u32,
    /// A bit for each figure (word that begins with a digit), by its hash.
    figures: u64,
    pub(super) smallest: [u16; BINS],
}

impl Sketch {
    /// Whether two texts are copies of each other.
    #[must_use]
    pub fn is_copy(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Kind::Short(one), Kind::Short(other)) => one == other,
            (Kind::Long(one), Kind::Long(other)) => one.is_copy(other),
            _ => false,
        }
    }

    /// Estimates the share of common shingles among all of both texts, from 0 to 1. The standard
    /// deviation is about 0.06. That of short texts is 1 if they are the same, else 0.
    #[must_use]
    pub fn resemblance(&self, other: &Self) -> f32 {
        match (&self.0, &other.0) {
            (Kind::Long(one), Kind::Long(other)) => one.resemblance(other),
            _ => f32::from(u8::from(self.is_copy(other))),
        }
    }

    /// Estimates the share of the shingles of the shorter text that the longer one has, from 0 to 1:
    /// their resemblance and their numbers of shingles tell it.
    #[must_use]
    pub fn containment(&self, other: &Self) -> f32 {
        match (&self.0, &other.0) {
            (Kind::Long(one), Kind::Long(other)) => one.containment(other, one.resemblance(other)),
            _ => self.resemblance(other),
        }
    }

    /// The sketch as numbers, to be stored in their order.
    #[must_use]
    pub fn to_numbers(&self) -> Vec<u64> {
        match &self.0 {
            Kind::Short(hash) => vec![*hash],
            Kind::Long(long) => {
                let packed = long.smallest.chunks(PACKED).map(|values| {
                    values.iter().fold(0, |packed, &value| packed << 16 | u64::from(value))
                });
                [u64::from(long.shingles), long.figures].into_iter().chain(packed).collect()
            }
        }
    }

    /// The sketch that these numbers are of; `None` where they are of none.
    #[must_use]
    pub fn from_numbers(numbers: &[u64]) -> Option<Self> {
        match *numbers {
            [hash] => Some(Self(Kind::Short(hash))),
            [shingles, figures, ref packed @ ..] if packed.len() * PACKED == BINS => {
                let mut smallest = [0; BINS];
                for (values, packed) in smallest.chunks_mut(PACKED).zip(packed) {
                    for (place, value) in values.iter_mut().rev().enumerate() {
                        *value = (packed >> (16 * place)) as u16;
                    }
                }
                let shingles = shingles as u32;
                Some(Self(Kind::Long(Shingled { shingles, figures, smallest })))
            }
            _ => None,
        }
    }
}

impl Shingled {
    fn is_copy(&self, other: &Self) -> bool {
        let resemblance = self.resemblance(other);
        let least = match self.may_be_form() || other.may_be_form() {
            true => RESEMBLANCE_OF_FORMS,
            false => RESEMBLANCE,
        };
        let alike = resemblance >= least
            || resemblance >= PART && self.containment(other, resemblance) >= CONTAINMENT;
        alike && self.has_figures_of(other)
    }

    /// Whether little of it, or mostly figures, would tell one filling of a form from another.
    fn may_be_form(&self) -> bool {
        self.shingles < FORM_SHINGLES || self.figures.count_ones() >= TABLE_FIGURES
    }

    fn resemblance(&self, other: &Self) -> f32 {
        let same = self.smallest.iter().zip(&other.smallest).filter(|(a, b)| a == b).count();
        same as f32 / BINS as f32
    }

    fn containment(&self, other: &Self, resemblance: f32) -> f32 {
        let (one, other) = (self.shingles as f32, other.shingles as f32);
        let common = resemblance / (1.0 + resemblance) * (one + other);
        (common / one.min(other)).min(1.0)
    }

    /// In a text with dozens of figures nearly every bit is set, and they tell nothing.
    fn has_figures_of(&self, other: &Self) -> bool {
        let fewer = self.figures.count_ones().min(other.figures.count_ones());
        let common = (self.figures & other.figures).count_ones();
        common as f32 >= FIGURES * fewer as f32
    }
}

/// Makes sketches, with buffers that are used again.
#[derive(Clone, Debug, Default)]
pub struct Sketcher {
    /// Hashes of words that are no stop words.
    words: Vec<u64>,
    shingles: Vec<u64>,
}

impl Sketcher {
    /// The sketch of an article by the words of its title and body; `None` when it has none. The
    /// title counts only where the body is next to nothing.
    pub fn sketch(&mut self, title: &Words, body: &Words) -> Option<Sketch> {
        self.words.clear();
        self.words.extend(body.iter().filter(|word| !word.stop).map(|word| hash(&word)));
        self.shingles.clear();
        self.shingles.extend(self.words.windows(2).map(|pair| shingle(pair[0], pair[1])));
        self.shingles.sort_unstable();
        self.shingles.dedup();
        if self.shingles.len() >= MIN_SHINGLES {
            return Some(Sketch(Kind::Long(self.shingled(body))));
        }
        let with_title = self.words.len() < MIN_WORDS;
        let title = title.iter().filter(|_| with_title);
        let words = title.chain(body.iter());
        words.map(|word| hash(&word)).reduce(shingle).map(|hash| Sketch(Kind::Short(hash)))
    }

    fn shingled(&self, body: &Words) -> Shingled {
        let figures = body.iter().filter(|word| word.surface.starts_with(|c: char| c.is_numeric()));
        Shingled {
            shingles: self.shingles.len() as u32,
            figures: figures.fold(0, |figures, word| figures | 1 << (hash(&word) % 64)),
            smallest: smallest(&self.shingles),
        }
    }
}

fn hash(word: &Word<'_>) -> u64 {
    xxh3_64(word.surface.as_bytes())
}

/// The hash of two neighbours, from theirs.
fn shingle(first: u64, second: u64) -> u64 {
    mix(first.rotate_left(23) ^ second.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// Spreads what differs over all bits: the finalizer of `MurmurHash3`.
fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ hash >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}

/// The smallest hash of each bin, of which the lowest bits are kept; `sorted` is not empty.
fn smallest(sorted: &[u64]) -> [u16; BINS] {
    let mut found: [Option<u16>; BINS] = [None; BINS];
    for &hash in sorted {
        found[bin(hash)].get_or_insert(hash as u16);
    }
    let drawn = |empty: usize| {
        // One bin at least is not empty, and sooner or later it is drawn.
        let mut draws = (1..).map(|draw| found[bin(mix((empty as u64) << 32 | draw))]);
        draws.find_map(|value| value).unwrap_or_default()
    };
    std::array::from_fn(|bin| found[bin].unwrap_or_else(|| drawn(bin)))
}

fn bin(hash: u64) -> usize {
    (hash >> (64 - BINS.trailing_zeros())) as usize
}
