//! The names in a query, and how else they are written in the index.

use jisr_index::{Result, Snapshot};
use jisr_text::names::letters::Alphabet;
use jisr_text::names::parts::in_other_script;
use jisr_text::names::transducer::{Candidate, Search, Transducer};
use jisr_text::names::{Layer, Names, Spelling};
use jisr_text::{Script, Word, Words};
use rustc_hash::FxHashSet;

use super::gate::Gate;

/// Spellings of a word in the other script.
const MAX_SPELLINGS: usize = 8;
/// How sure a spelling of a word has to be that stands alone.
const LEAST: f32 = 0.2;
/// The same for a word beside other words of the name, which say the same once more.
const LEAST_BESIDE: f32 = 0.1;
/// How sure the conventional spelling of a part of a name is.
const CONVENTION: f32 = 0.9;
/// The Arabic article, and how much less sure a spelling with it is than one without.
const ARTICLE: &str = "ال";
const WITH_ARTICLE: f32 = 0.8;
/// Letters from which on one word may be two in the other script, and of each of the two.
const SPLIT_LETTERS: usize = 7;
const PART_LETTERS: usize = 3;
/// A spelling as sure as this leaves no question of splitting. For a name that is listed with its
/// spellings, no other is added that is less.
const SURE: f32 = 0.5;

/// Finds spellings: in the list of names, and among the words of one snapshot.
pub(super) struct Speller<'a> {
    pub(super) snapshot: &'a Snapshot,
    /// None when the list of names is not to be asked.
    pub(super) names: Option<&'a Names>,
}

/// A name written in the letters of the other script.
pub(super) struct Rewritten {
    /// The keys that may stand at each place.
    pub(super) words: Vec<Vec<String>>,
    /// That of the best key at every place.
    pub(super) probability: f32,
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
        let gate = Gate { snapshot: self.snapshot };
        let listed: Vec<_> = spellings.iter().map(|known| !known.is_empty()).collect();
        let mut guessed = Vec::with_capacity(words.len());
        for (word, listed) in words.iter().zip(&listed) {
            guessed.push(!listed && gate.allows(word)?);
        }
        let is_name = |at: usize| {
            let known = |flags: &[bool]| flags.get(at).is_some_and(|&flag| flag);
            known(&listed) || known(&guessed)
        };
        for (at, (word, known)) in words.iter().zip(&mut spellings).enumerate() {
            if is_name(at) && !is_article(word.surface) {
                let beside = is_name(at.wrapping_sub(1)) || is_name(at + 1);
                let least = match (listed[at], beside) {
                    (true, _) => SURE,
                    (false, true) => LEAST_BESIDE,
                    (false, false) => LEAST,
                };
                add(known, self.word(word, least)?);
            }
        }
        for at in 1..words.len() {
            if guessed[at - 1] && guessed[at] {
                let found = self.joined(&words[at - 1], &words[at])?;
                add(&mut spellings[at - 1], found.clone());
                add(&mut spellings[at], found);
            }
        }
        Ok(spellings)
    }

    /// The spellings of two words as one in the other script.
    fn joined(&self, first: &Word<'_>, second: &Word<'_>) -> Result<Vec<Spelling>> {
        if first.script != second.script {
            return Ok(Vec::new());
        }
        let joined = format!("{}{}", first.surface, second.surface);
        let found = self.candidates(&joined, first.script, LEAST)?;
        Ok(found.into_iter().map(|one| spelling(vec![one.key], one.probability)).collect())
    }

    /// The spellings of one word in the other script, of one word or of two.
    fn word(&self, word: &Word<'_>, least: f32) -> Result<Vec<Spelling>> {
        let whole = self.candidates(word.surface, word.script, least)?;
        let sure = whole.first().is_some_and(|best| best.probability >= SURE);
        let mut found: Vec<_> =
            whole.into_iter().map(|one| spelling(vec![one.key], one.probability)).collect();
        if word.script == Script::Latin && word.surface.len() >= SPLIT_LETTERS && !sure {
            for at in PART_LETTERS..=word.surface.len() - PART_LETTERS {
                found.extend(self.split(word.surface, at, least)?);
            }
        }
        Ok(found)
    }

    /// The best spelling of a Latin word as two words.
    fn split(&self, key: &str, at: usize, least: f32) -> Result<Option<Spelling>> {
        if !key.is_char_boundary(at) {
            return Ok(None);
        }
        let (first, second) = key.split_at(at);
        let best = |key| -> Result<Option<Candidate>> {
            Ok(self.candidates(key, Script::Latin, LEAST_BESIDE)?.into_iter().next())
        };
        let Some(first) = best(first)? else { return Ok(None) };
        let second = best(second)?;
        Ok(second.and_then(|second| {
            let probability = first.probability * second.probability;
            (probability >= least).then(|| spelling(vec![first.key, second.key], probability))
        }))
    }

    /// All spellings of a marked name that the list of names has.
    pub(super) fn marked(&self, keys: &[&str]) -> Vec<Spelling> {
        self.names.map(|names| names.spellings(keys)).unwrap_or_default()
    }

    /// A marked name in the letters of the other script; none when the index has no words for it.
    pub(super) fn rewritten(&self, words: &Words) -> Result<Option<Rewritten>> {
        let mut rewritten = Rewritten { words: Vec::new(), probability: 1.0 };
        for word in words.iter().filter(|word| !is_article(word.surface)) {
            let found = self.candidates(word.surface, word.script, LEAST_BESIDE)?;
            let Some(best) = found.first() else { return Ok(None) };
            rewritten.probability *= best.probability;
            rewritten.words.push(found.into_iter().map(|one| one.key).collect());
        }
        Ok((!rewritten.words.is_empty()).then_some(rewritten))
    }

    /// The words of the index that are a word in the letters of the other script, best first.
    fn candidates(&self, key: &str, script: Script, least: f32) -> Result<Vec<Candidate>> {
        let mut candidates = Vec::new();
        if least < LEAST {
            candidates.extend(
                in_other_script(key)
                    .iter()
                    .map(|&part| Candidate { key: part.to_owned(), probability: CONVENTION }),
            );
        }
        let search = Alphabet::of(script).and_then(|from| Transducer::built_in().search(key, from));
        if let (Some(search), true) = (search, candidates.is_empty()) {
            candidates = self.ranked(&search)?;
        }
        candidates.retain(|one| one.probability >= least);
        candidates.truncate(MAX_SPELLINGS);
        Ok(candidates)
    }

    /// The words of the index that a search finds, best first. A name comes with and without the
    /// article: an Arabic word that has one is judged by what stands behind it.
    fn ranked(&self, search: &Search<'_>) -> Result<Vec<Candidate>> {
        let found = self.snapshot.written_as(&search.walk())?;
        let bare = found.keys().filter_map(|key| key.strip_prefix(ARTICLE));
        let keys: FxHashSet<&str> = bare.chain(found.keys().map(String::as_str)).collect();
        let mut candidates = Vec::new();
        for ranked in search.rank(keys.into_iter().map(str::to_owned)) {
            let with = format!("{ARTICLE}{}", ranked.key);
            if found.contains_key(&with) {
                let probability = ranked.probability * WITH_ARTICLE;
                candidates.push(Candidate { key: with, probability });
            }
            if found.contains_key(&ranked.key) {
                candidates.push(ranked);
            }
        }
        candidates.sort_by(|a, b| {
            b.probability.total_cmp(&a.probability).then_with(|| a.key.cmp(&b.key))
        });
        candidates.dedup_by(|a, b| a.key == b.key);
        Ok(candidates)
    }
}

/// The Arabic article as a word of its own, which the word behind it takes on.
fn is_article(key: &str) -> bool {
    matches!(key, "al" | "el" | "ul")
}

/// Adds spellings that are not there yet.
fn add(spellings: &mut Vec<Spelling>, found: Vec<Spelling>) {
    for one in found {
        if spellings.iter().all(|known| known.words != one.words) {
            spellings.push(one);
        }
    }
}

fn spelling(words: Vec<String>, probability: f32) -> Spelling {
    Spelling { words, layer: Layer::Transducer, probability, entity: None, kind: None }
}
