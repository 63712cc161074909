//! Pairs of names, read and divided.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context as _, Result};
use jisr_text::names::letters::{Alphabet, Letters};
use jisr_text::normalize::key;
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::Hasher;

/// The keys of one name in both scripts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pair {
    pub(crate) latin: String,
    pub(crate) arabic: String,
}

/// Letters of a word and of what it is rewritten as.
pub(crate) type Example = (Letters, Letters);

impl Pair {
    /// The key in one script, then the key in the other.
    pub(crate) fn from(&self, alphabet: Alphabet) -> (&str, &str) {
        match alphabet {
            Alphabet::Latin => (&self.latin, &self.arabic),
            Alphabet::Arabic => (&self.arabic, &self.latin),
        }
    }
}

/// Reads lines of a Latin and an Arabic spelling with a tab between. Pairs that cannot be
/// compared letter by letter are left out.
pub(crate) fn read(path: &Path) -> Result<Vec<Pair>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let pairs = text.lines().filter_map(|line| line.split_once('\t'));
    let keys = pairs.map(|(latin, arabic)| Pair { latin: key(latin), arabic: key(arabic) });
    let comparable = |pair: &Pair| {
        Alphabet::Latin.letters(&pair.latin).is_some()
            && Alphabet::Arabic.letters(&pair.arabic).is_some()
    };
    Ok(keys.filter(comparable).collect::<BTreeSet<_>>().into_iter().collect())
}

/// Takes a tenth of the Arabic words apart with all their spellings; no word of either script is
/// in both parts. Returns the larger part first.
pub(crate) fn divide(pairs: &[Pair]) -> (Vec<Pair>, Vec<Pair>) {
    let (apart, rest): (Vec<_>, Vec<_>) =
        pairs.iter().cloned().partition(|pair| is_apart(&pair.arabic));
    let known: FxHashSet<_> = apart.iter().map(|pair| pair.latin.clone()).collect();
    (rest.into_iter().filter(|pair| !known.contains(&pair.latin)).collect(), apart)
}

fn is_apart(word: &str) -> bool {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    // The high bits are the well-mixed ones.
    (hasher.finish() >> 32).is_multiple_of(10)
}

/// The pairs as examples for the direction that begins with an alphabet. A leading ال is left out
/// unless the Latin spelling has it too: it is an affair of its own, not of the letter beside it.
pub(crate) fn examples(pairs: &[Pair], from: Alphabet) -> Vec<Example> {
    let letters = pairs.iter().filter_map(|pair| {
        let latin = Alphabet::Latin.letters(&pair.latin)?;
        let arabic = Alphabet::Arabic.letters(without_article(pair))?;
        Some(match from {
            Alphabet::Latin => (latin, arabic),
            Alphabet::Arabic => (arabic, latin),
        })
    });
    letters.collect()
}

fn without_article(pair: &Pair) -> &str {
    let spoken =
        pair.latin.starts_with(['a', 'e', 'i', 'o', 'u']) && pair.latin[1..].starts_with('l');
    match pair.arabic.strip_prefix("ال") {
        Some(name) if !spoken && name.chars().count() > 1 => name,
        _ => &pair.arabic,
    }
}

/// Words of one script with all their spellings in the other.
pub(crate) type Spellings<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// The words of one script with all their spellings in the other.
pub(crate) fn spellings(pairs: &[Pair], from: Alphabet) -> Spellings<'_> {
    let mut spellings = Spellings::new();
    for pair in pairs {
        let (word, spelling) = pair.from(from);
        spellings.entry(word).or_default().insert(spelling);
    }
    spellings
}

/// A key with every doubled Latin consonant written once: many spellings differ in nothing else.
pub(crate) fn single(key: &str) -> String {
    let mut single = String::with_capacity(key.len());
    for c in key.chars() {
        let doubled = c.is_ascii_alphabetic() && !"aeiou".contains(c) && single.ends_with(c);
        if !doubled {
            single.push(c);
        }
    }
    single
}
