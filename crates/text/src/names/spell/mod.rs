//! Spellings of names among the words of an index.
//!
//! For every word of a query that may be a name, and for every two neighbours joined, the
//! dictionary is walked for [variants](super::variants) in the same script and by the
//! [transducer](super::transducer) in the other. What is found may also be two words: every name of
//! seven letters or more is cut in two, and the parts' spellings put together are
//! judged as one. Whether two words stand next to each other in a text is for the search to see.

mod words;

use std::ops::Range;
use std::rc::Rc;

use words::{Found, Words};

use super::dictionary::Dictionary;
use super::forms::Forms;
use super::letters::Alphabet;
use super::{Expansion, Layer, Spelling};
use crate::Script;

/// Least probability of a spelling that stands alone.
pub const LEAST: f32 = 0.2;

/// Least probability inside a name of several words, where the other words confirm it.
pub const LEAST_IN_NAME: f32 = 0.1;

/// Probability from which on a spelling in the other script leaves no question of dividing a name
/// anywhere but behind a [head](HEADS).
const SURE: f32 = 0.5;

/// Spellings of one name, at most.
const MOST_SPELLINGS: usize = 8;

/// Letters of a name that may be two words, and of each of the two.
const LEAST_DIVIDED: usize = 7;
const LEAST_PART: usize = 3;

/// Spellings of each part that are tried together.
const MOST_PARTS: usize = 4;

/// Probability that a joined name and its two words side by side, letter for letter, are the same.
const JOINED: f32 = 0.9;

/// Words that a name is joined to or not, so that what is joined to them may be divided elsewhere
/// (`Abdel Fattah`, `عبد الفتاح`).
const HEADS: [&str; 18] = [
    "abd", "abdal", "abdel", "abdul", "abou", "abu", "aboul", "abul", "al", "el", "nour", "nur",
    "saif", "seif", "عبد", "ابو", "نور", "سيف",
];

/// One word of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameWord<'a> {
    /// The key of its exact form.
    pub key: &'a str,
    /// Its script.
    pub script: Script,
}

/// The other spellings of the words of a run, which the dictionary has, with at least some
/// probability: [`LEAST`] for one word, [`LEAST_IN_NAME`] for a name of several. At most eight for each word and for two neighbours, the most
/// probable first.
///
/// The caller decides which words may be names: an ordinary word has such spellings too. Words
/// that are no name are given as the ends of runs.
///
/// # Errors
///
/// When the dictionary cannot be read.
pub fn spellings<D: Dictionary>(
    run: &[NameWord<'_>],
    least: f32,
    dictionary: &D,
) -> Result<Vec<Expansion>, D::Error> {
    let mut words = Words::new(dictionary, least);
    let mut expansions = Vec::new();
    for at in 0..run.len() {
        for end in at + 1..=run.len().min(at + 2) {
            if let Some((key, alphabet)) = joined(&run[at..end]) {
                let divide = end == at + 1 || HEADS.contains(&run[at].key);
                let mut found = name(&key, alphabet, divide, &mut words)?;
                found.retain(|spelling| !is_given(&run[at..end], &spelling.words));
                expansions
                    .extend(best(found).map(|spelling| Expansion { words: at..end, spelling }));
            }
        }
    }
    Ok(expansions)
}

/// The keys of neighbours of one alphabet put together.
fn joined(words: &[NameWord<'_>]) -> Option<(String, Alphabet)> {
    let alphabet = Alphabet::of(words.first()?.script)?;
    let same = words.iter().all(|word| Alphabet::of(word.script) == Some(alphabet));
    same.then(|| (words.iter().map(|word| word.key).collect(), alphabet))
}

fn is_given(words: &[NameWord<'_>], spelling: &[String]) -> bool {
    words.iter().map(|word| word.key).eq(spelling.iter().map(String::as_str))
}

fn best(mut spellings: Vec<Spelling>) -> impl Iterator<Item = Spelling> {
    spellings.sort_by(|a, b| {
        b.probability.total_cmp(&a.probability).then_with(|| a.words.cmp(&b.words))
    });
    spellings.into_iter().take(MOST_SPELLINGS)
}

/// The spellings of one name in both scripts, as one word and, on `divide`, as two.
fn name<D: Dictionary>(
    key: &str,
    alphabet: Alphabet,
    divide: bool,
    words: &mut Words<'_, D>,
) -> Result<Vec<Spelling>, D::Error> {
    let across = words.spellings(key, alphabet, alphabet.other())?;
    let sure = across.first().is_some_and(|best| best.probability >= SURE);
    let cuts = if divide { cuts(key, sure) } else { Vec::new() };
    let one = |found: &Found| (vec![found.key.clone()], found.probability);
    let mut variants: Vec<Parts> =
        words.spellings(key, alphabet, alphabet)?.iter().map(one).collect();
    if divide {
        variants.extend(divided(key, words)?);
    }
    let mut across: Vec<Parts> = across.iter().map(one).collect();
    across.extend(divided_across(key, alphabet, &cuts, words)?);
    let variants = variants.into_iter().map(|parts| spelling(parts, Layer::Variant));
    Ok(variants.chain(across.into_iter().map(|parts| spelling(parts, Layer::Transducer))).collect())
}

fn spelling((words, probability): Parts, layer: Layer) -> Spelling {
    Spelling { words, layer, probability, entity: None, kind: None }
}

/// Words that spell a name together, and the probability that they do.
type Parts = (Vec<String>, f32);

/// The name cut behind a head into two words of the dictionary.
fn divided<D: Dictionary>(key: &str, words: &Words<'_, D>) -> Result<Vec<Parts>, D::Error> {
    let mut all = Vec::new();
    for cut in cuts(key, true) {
        let (first, second) = key.split_at(cut);
        if words.has(first)? && words.has(second)? {
            all.push((vec![first.to_owned(), second.to_owned()], JOINED));
        }
    }
    Ok(all)
}

/// The spellings of a name as two words of the other script. The parts are looked for on their
/// own; together they are judged against the whole name.
fn divided_across<D: Dictionary>(
    key: &str,
    alphabet: Alphabet,
    cuts: &[usize],
    words: &Words<'_, D>,
) -> Result<Vec<Parts>, D::Error> {
    let Some(forms) = Forms::of(key, alphabet) else { return Ok(Vec::new()) };
    let mut all: Vec<Parts> = Vec::new();
    for &cut in cuts {
        let [first, second] = both(key.split_at(cut).into(), |part| words.of_part(part, alphabet))?;
        for pair in first.iter().flat_map(|one| second.iter().map(move |two| [one, two])) {
            let probability =
                forms.probability(&pair.map(String::as_str).concat(), alphabet.other());
            all.push((pair.map(String::clone).to_vec(), probability));
        }
    }
    all.retain(|&(_, probability)| probability >= words.least());
    all.sort_by(|(a, _), (b, _)| a.cmp(b));
    all.dedup_by(|(a, _), (b, _)| a == b);
    Ok(all)
}

/// The keys that both parts of a name may be. The longer one is looked for first, which has fewer
/// spellings; where it has none, nothing is asked of the other.
fn both<E>(
    of: [&str; 2],
    spellings: impl Fn(&str) -> Result<Rc<[Found]>, E>,
) -> Result<[Vec<String>; 2], E> {
    let longer = usize::from(of[1].len() > of[0].len());
    let mut found = [Vec::new(), Vec::new()];
    found[longer] = parts(&spellings(of[longer])?);
    if !found[longer].is_empty() {
        found[1 - longer] = parts(&spellings(of[1 - longer])?);
    }
    Ok(found)
}

/// The keys that a part of a name may be.
fn parts(found: &[Found]) -> Vec<String> {
    found.iter().take(MOST_PARTS).map(|found| found.key.clone()).collect()
}

/// The byte offsets at which a name may be cut in two: anywhere, or only behind a head.
fn cuts(key: &str, only_heads: bool) -> Vec<usize> {
    let letters: Vec<_> = key.char_indices().map(|(at, _)| at).collect();
    let range: Range<usize> = match letters.len() {
        len if len >= LEAST_DIVIDED => LEAST_PART..len - LEAST_PART + 1,
        _ => 0..0,
    };
    let cuts = letters[range].iter().copied();
    cuts.filter(|&cut| !only_heads || HEADS.contains(&&key[..cut])).collect()
}

#[cfg(test)]
mod tests;
