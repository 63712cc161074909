//! Which of many articles are copies, without comparing each with each.

use super::sketch::{BINS, Kind, Sketch};

/// Neighbouring values of a sketch that make a band. Two texts with a resemblance of `r` have a band
/// in common with a probability of `1 - (1 - r^2)^16`: .94 for .4, .99 for .5.
const ROWS: usize = 2;

/// Bands that are looked at.
const BANDS: usize = 16;

/// Articles with a band, the first ones, that others with this band are compared with. It bounds the
/// work where thousands have a sentence in common.
const COMPARED: usize = 8;

/// Bits of the filter that says which bands new articles have.
const FILTER_BITS: usize = 1 << 20;

/// The first article, by its place, that each is a copy of: its own place for one that is a copy of
/// none before it.
///
/// Whoever is a copy of another is a copy of that one itself, and not of a copy of a copy: stories
/// drift, and two ends of a chain may have nothing in common. An article is never a copy of one that
/// is a copy.
///
/// `known` are the answers for the first articles, which later ones do not change; articles from
/// there on are compared with all. Candidates are found by banding (Leskovec, Rajaraman and Ullman,
/// "Mining of Massive Datasets", chapter 3), in a time that grows as `n log n`, and verified by
/// [`Sketch::is_copy`].
#[must_use]
pub fn founders(sketches: &[Option<Sketch>], mut known: Vec<u32>) -> Vec<u32> {
    let from = known.len();
    let mut copies = Vec::new();
    for band in 0..BANDS {
        let candidates = candidates(sketches, from, band);
        let same_band = candidates.chunk_by(|(one, _), (other, _)| one == other);
        same_band.for_each(|same| compare(sketches, from, same, &mut copies));
    }
    copies.sort_unstable();
    let mut copies = copies.into_iter().peekable();
    for place in from as u32..sketches.len() as u32 {
        let mut founder = place;
        while let Some((_, of)) = copies.next_if(|(copy, _)| *copy == place) {
            if founder == place && known[of as usize] == of {
                founder = of;
            }
        }
        known.push(founder);
    }
    known
}

/// The articles, with their bands, that have a band which one from `from` on has; in the order of
/// bands, then of places.
fn candidates(sketches: &[Option<Sketch>], from: usize, band: usize) -> Vec<(u32, u32)> {
    let bands = sketches.iter().zip(0..).filter_map(|(sketch, place)| {
        let key = key(sketch.as_ref()?, band)?;
        Some((key, place))
    });
    let mut wanted = vec![false; FILTER_BITS];
    let slot = |key: u32| key as usize % FILTER_BITS;
    for (key, _) in bands.clone().skip_while(|(_, place)| (*place as usize) < from) {
        wanted[slot(key)] = true;
    }
    let mut candidates: Vec<_> = bands.filter(|(key, _)| wanted[slot(*key)]).collect();
    candidates.sort_unstable();
    candidates
}

/// The band of a sketch as a number; a short text has only one.
fn key(sketch: &Sketch, band: usize) -> Option<u32> {
    match &sketch.0 {
        Kind::Short(hash) => (band == 0).then_some(*hash as u32),
        Kind::Long(long) => {
            let first = band * (BINS / BANDS);
            let values = long.smallest[first..first + ROWS].iter();
            Some(values.fold(0, |key, &value| key << 16 | u32::from(value)))
        }
    }
}

/// Compares the articles of a band from `from` on with the first ones of it.
fn compare(
    sketches: &[Option<Sketch>],
    from: usize,
    same_band: &[(u32, u32)],
    copies: &mut Vec<(u32, u32)>,
) {
    let sketch = |place: u32| sketches[place as usize].as_ref();
    for (number, &(_, place)) in same_band.iter().enumerate() {
        if (place as usize) < from {
            continue;
        }
        for &(_, earlier) in &same_band[..number.min(COMPARED)] {
            match (sketch(earlier), sketch(place)) {
                (Some(one), Some(other)) if one.is_copy(other) => copies.push((place, earlier)),
                _ => {}
            }
        }
    }
}
