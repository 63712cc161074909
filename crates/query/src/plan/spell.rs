//! The names in a query, and how else they are written in the index.

use std::ops::Range;

use jisr_index::{Result, Snapshot};
use jisr_text::names::spell::{self, LEAST, LEAST_IN_NAME, NameWord};
use jisr_text::names::{Expansion, Kind, Layer, Names, Spelling};
use jisr_text::{Word, Words};

use super::confirm::confirm;
use super::gate::Gate;

/// Least probability of a spelling that neighbours may confirm.
const LEAST_TO_CONFIRM: f32 = 0.05;
/// For a name that is listed with its spellings, no other is added that is less sure: the spellings
/// of a place are all known, people's are written at will.
const LEAST_BESIDE_LISTED: f32 = 0.5;
const LEAST_BESIDE_PLACE: f32 = 0.97;
/// How sure a variant has to be of a word that the index knows as it is.
const LEAST_OF_KNOWN: f32 = 0.55;

/// Finds spellings: in the list of names, and among the words of one snapshot.
pub(super) struct Speller<'a> {
    pub(super) snapshot: &'a Snapshot,
    /// None when the list of names is not to be asked.
    pub(super) names: Option<&'a Names>,
}

/// Whether a word of a run may be a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nature {
    Listed,
    Guessed,
    Article,
    Ordinary,
}

impl Speller<'_> {
    /// The spellings that each word of a run gets from the names it belongs to.
    ///
    /// A spelling that stands for several words is given to each of them: an article that has it
    /// has evidence for them all.
    pub(super) fn bare(&self, run: &[&Words]) -> Result<Vec<Vec<Spelling>>> {
        let words: Vec<_> = run.iter().flat_map(|words| words.iter()).collect();
        let keys: Vec<_> = words.iter().map(|word| word.surface).collect();
        let mut spellings = vec![Vec::new(); keys.len()];
        for expansion in self.names.iter().flat_map(|names| names.expand(&keys)) {
            for place in expansion.words {
                spellings[place].push(expansion.spelling.clone());
            }
        }
        for (key, known) in keys.iter().zip(&mut spellings) {
            drop_longer(key, known);
        }
        let natures = self.natures(&words, &spellings)?;
        let mut at = 0;
        while at < words.len() {
            let name = natures[at..].iter().take_while(|&&one| one != Nature::Ordinary).count();
            self.guess(&words, &natures, at..at + name, &mut spellings)?;
            at += name.max(1);
        }
        Ok(spellings)
    }

    fn gate(&self) -> Gate<'_> {
        Gate { snapshot: self.snapshot, names: self.names }
    }

    fn natures(&self, words: &[Word<'_>], listed: &[Vec<Spelling>]) -> Result<Vec<Nature>> {
        let gate = self.gate();
        let natures = words.iter().zip(listed).map(|(word, listed)| {
            Ok(match word.surface {
                key if is_article(key) => Nature::Article,
                _ if !listed.is_empty() => Nature::Listed,
                _ if gate.allows(word)? => Nature::Guessed,
                _ => Nature::Ordinary,
            })
        });
        natures.collect()
    }

    /// Adds what the words of the index say about the words of a name.
    fn guess(
        &self,
        words: &[Word<'_>],
        natures: &[Nature],
        name: Range<usize>,
        spellings: &mut [Vec<Spelling>],
    ) -> Result<()> {
        let places: Vec<_> = name.filter(|&at| natures[at] != Nature::Article).collect();
        let run: Vec<_> = places.iter().map(|&at| name_word(&words[at])).collect();
        let (found_from, kept_from) = match run.len() {
            0 | 1 => (LEAST, LEAST),
            _ => (LEAST_TO_CONFIRM, LEAST_IN_NAME),
        };
        for Expansion { words, spelling } in spell::spellings(&run, found_from, self.snapshot)? {
            let keys: Vec<_> = run[words.clone()].iter().map(|word| word.key).collect();
            let places = &places[words];
            let least = places.iter().map(|&at| least_beside(&spellings[at])).fold(0.0, f32::max);
            if spelling.probability >= least && self.is_believed(&keys, &spelling)? {
                places.iter().for_each(|&at| add(&mut spellings[at], &spelling));
            }
        }
        for pair in places.windows(2) {
            let (before, after) = spellings.split_at_mut(pair[1]);
            confirm(self.snapshot, &mut before[pair[0]], &mut after[0])?;
        }
        for &at in &places {
            spellings[at].retain(|spelling| spelling.probability >= kept_from);
        }
        Ok(())
    }

    /// Whether what the index shows of both supports that a spelling is another of these words.
    fn is_believed(&self, keys: &[&str], spelling: &Spelling) -> Result<bool> {
        let (&[key], [other]) = (keys, &spelling.words[..]) else { return Ok(true) };
        let gate = self.gate();
        let variant = spelling.layer == Layer::Variant;
        if variant && spelling.probability < LEAST_OF_KNOWN && gate.knows(key)? {
            return Ok(false);
        }
        gate.is_written_as_name(other, spelling.layer)
    }

    /// All spellings of a marked name that the list of names has.
    pub(super) fn marked(&self, keys: &[&str]) -> Vec<Spelling> {
        self.names.map(|names| names.spellings(keys)).unwrap_or_default()
    }

    /// The words of a marked name, articles left out, and the spellings of its parts in the index.
    pub(super) fn parts<'w>(&self, words: &'w Words) -> Result<(Vec<&'w str>, Vec<Expansion>)> {
        let run: Vec<_> =
            words.iter().filter(|word| !is_article(word.surface)).map(|w| name_word(&w)).collect();
        let parts = spell::spellings(&run, LEAST_IN_NAME, self.snapshot)?;
        Ok((run.iter().map(|word| word.key).collect(), parts))
    }
}

fn name_word<'a>(word: &Word<'a>) -> NameWord<'a> {
    NameWord { key: word.surface, script: word.script }
}

/// The Arabic article as a word of its own, which the word behind it takes on.
pub(super) fn is_article(key: &str) -> bool {
    matches!(key, "al" | "el" | "ul")
}

/// How sure a spelling has to be beside those that the list of names has.
fn least_beside(known: &[Spelling]) -> f32 {
    let listed = || known.iter().filter(|spelling| spelling.layer == Layer::Gazetteer);
    match listed().next() {
        None => 0.0,
        Some(_) if listed().any(|one| one.kind == Some(Kind::Person)) => LEAST_BESIDE_LISTED,
        Some(_) => LEAST_BESIDE_PLACE,
    }
}

/// Adds a spelling that is not there yet.
fn add(spellings: &mut Vec<Spelling>, found: &Spelling) {
    if spellings.iter().all(|known| known.words != found.words) {
        spellings.push(found.clone());
    }
}

/// Drops spellings that hold the word itself or another spelling: an article that has them has the
/// shorter one.
fn drop_longer(key: &str, spellings: &mut Vec<Spelling>) {
    let holds = |words: &[String], part: &[String]| {
        words.len() > part.len() && words.windows(part.len()).any(|window| window == part)
    };
    let itself = [key.to_owned()];
    let all: Vec<_> = spellings.iter().map(|spelling| spelling.words.clone()).collect();
    spellings.retain(|spelling| {
        !holds(&spelling.words, &itself) && !all.iter().any(|part| holds(&spelling.words, part))
    });
}
