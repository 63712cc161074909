//! Weights in few bytes.
//!
//! First the weights of the logistic, 32-bit floats, little-endian. Then the contexts of level 0,
//! one for every letter and the boundary: the number of edits, and for each its source and target
//! (a length and letters) and its probability. Then for each wider level the number of contexts,
//! and for each how far its letters, six bits each, are behind those of the context before, its
//! back-off, the number of its edits, and for each its place among the edits of level 0 and its
//! probability. Numbers are LEB128, probabilities one byte.

use super::edit::{Chunk, Context, Edit};
use super::weights::{Distribution, Weights};
use crate::names::letters::LETTERS;
use crate::names::walk::CHUNK;

/// Steps of a packed probability in one unit of its natural logarithm.
const STEPS: f32 = 16.0;

/// Bits of a letter of a context.
const LETTER_BITS: usize = 6;

pub(super) fn write(weights: &Weights) -> Vec<u8> {
    let mut out = Writer::default();
    weights.logistic.iter().for_each(|weight| out.0.extend(weight.to_le_bytes()));
    let base = |letter| weights.contexts.get(&Context::new(&[letter]));
    let empty = Distribution::default();
    for letter in 0..LETTERS as u8 {
        out.base(base(letter).unwrap_or(&empty));
    }
    for level in 1..Context::LEVELS {
        let contexts = || weights.contexts.iter().filter(|(context, _)| context.level() == level);
        out.number(contexts().count());
        let mut previous = 0;
        for (context, distribution) in contexts() {
            let packed = pack(context.letters());
            out.number(packed - previous);
            previous = packed;
            out.wider(distribution, base(context.letter()).unwrap_or(&empty));
        }
    }
    out.0
}

pub(super) fn read(bytes: &[u8]) -> Option<Weights> {
    let mut input = Reader(bytes);
    let mut weights = Weights::default();
    for weight in &mut weights.logistic {
        *weight = f32::from_le_bytes(input.bytes()?);
    }
    for letter in 0..LETTERS as u8 {
        weights.contexts.insert(Context::new(&[letter]), input.base()?);
    }
    for level in 1..Context::LEVELS {
        let mut packed = 0;
        for _ in 0..input.number()? {
            packed += input.number()?;
            let context = Context::new(&unpack(packed, level)[..=level]);
            let base = weights.contexts.get(&Context::new(&[context.letter()]))?;
            let distribution = input.wider(base)?;
            weights.contexts.insert(context, distribution);
        }
    }
    input.0.is_empty().then_some(weights)
}

fn pack(letters: &[u8]) -> usize {
    letters.iter().fold(0, |packed, &letter| packed << LETTER_BITS | usize::from(letter))
}

fn unpack(packed: usize, level: usize) -> [u8; Context::LEVELS] {
    let mut letters = [0; Context::LEVELS];
    for (i, letter) in letters[..=level].iter_mut().rev().enumerate() {
        *letter = (packed >> (LETTER_BITS * i) & ((1 << LETTER_BITS) - 1)) as u8;
    }
    letters
}

#[derive(Default)]
struct Writer(Vec<u8>);

impl Writer {
    fn base(&mut self, distribution: &Distribution) {
        self.number(distribution.edits.len());
        for (edit, probability) in &distribution.edits {
            for chunk in [edit.source, edit.target] {
                self.0.push(chunk.letters().len() as u8);
                self.0.extend(chunk.letters());
            }
            self.probability(*probability);
        }
    }

    fn wider(&mut self, distribution: &Distribution, base: &Distribution) {
        let place = |edit| base.edits.iter().position(|(known, _)| known == edit);
        let edits = distribution.edits.iter();
        let placed: Vec<_> = edits.filter_map(|(edit, p)| Some((place(edit)?, *p))).collect();
        self.probability(distribution.back_off);
        self.number(placed.len());
        for (place, probability) in placed {
            self.number(place);
            self.probability(probability);
        }
    }

    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn probability(&mut self, probability: f32) {
        self.0.push((-probability.ln() * STEPS).round().clamp(0.0, 255.0) as u8);
    }
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn base(&mut self) -> Option<Distribution> {
        let edits = (0..self.number()?).map(|_| {
            let edit = Edit { source: self.chunk()?, target: self.chunk()? };
            Some((edit, self.probability()?))
        });
        Some(Distribution { back_off: 0.0, edits: edits.collect::<Option<_>>()? })
    }

    fn wider(&mut self, base: &Distribution) -> Option<Distribution> {
        let back_off = self.probability()?;
        let edits = (0..self.number()?).map(|_| {
            let (edit, _) = *base.edits.get(self.number()?)?;
            Some((edit, self.probability()?))
        });
        Some(Distribution { back_off, edits: edits.collect::<Option<_>>()? })
    }

    fn chunk(&mut self) -> Option<Chunk> {
        let len = self.number()?;
        let letters = self.0.split_at_checked(len.min(CHUNK + 1))?;
        self.0 = letters.1;
        let known = |&letter: &u8| (1..LETTERS).contains(&usize::from(letter));
        (len <= CHUNK && letters.0.iter().all(known)).then(|| Chunk::new(letters.0))
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*bytes)
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..usize::BITS - 7).step_by(7) {
            let [byte] = self.bytes()?;
            number |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn probability(&mut self) -> Option<f32> {
        let [steps] = self.bytes()?;
        Some((-f32::from(steps) / STEPS).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights() -> Weights {
        let edits = vec![(Edit::new(&[1], &[2]), 0.5), (Edit::new(&[1, 3], &[4, 5, 6]), 0.25)];
        let wider = Distribution { back_off: 0.125, edits: vec![(edits[1].0, 0.75)] };
        let mut weights = Weights::default();
        weights.logistic[0] = -1.5;
        weights.contexts.insert(Context::new(&[1]), Distribution { back_off: 0.0, edits });
        weights.contexts.insert(Context::new(&[1, 3]), wider.clone());
        weights.contexts.insert(Context::new(&[1, 3, 0, 32, 7]), wider);
        weights
    }

    #[test]
    fn what_is_written_is_read_within_some_percent() {
        let read = read(&write(&weights())).unwrap();
        assert_eq!(read.logistic, weights().logistic);
        for (context, distribution) in &weights().contexts {
            let rounded = &read.contexts[context];
            assert_eq!(rounded.edits.len(), distribution.edits.len());
            for ((edit, p), (known, q)) in rounded.edits.iter().zip(&distribution.edits) {
                assert_eq!(edit, known);
                assert!((p / q).ln().abs() <= 0.5 / STEPS + 1e-6, "{p} {q}");
            }
        }
        assert_eq!(write(&read), write(&weights()));
    }

    #[test]
    fn what_is_cut_short_or_goes_on_is_refused() {
        let bytes = write(&weights());
        for len in 0..bytes.len() {
            assert_eq!(read(&bytes[..len]), None, "{len}");
        }
        assert_eq!(read(&[&bytes[..], &[0]].concat()), None);
    }

    #[test]
    fn the_files_of_the_crate_are_weights() {
        let latin: &[u8] = include_bytes!("../../../data/names-latin.bin");
        let arabic: &[u8] = include_bytes!("../../../data/names-arabic.bin");
        assert!(read(latin).is_some() && read(arabic).is_some());
        assert!(latin.len() + arabic.len() <= 700_000);
    }
}
