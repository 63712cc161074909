//! Names and their spellings in both scripts.
//!
//! A name is looked up by the keys of its words and answers with its other spellings, each with
//! the layer that knows it and how sure that layer is. The gazetteer ([`Names`]) has names whose
//! spellings no rule derives. [`spell`] derives spellings, over the words that an index really has:
//! by [`variants`] in one script, by a [`transducer`] from one script to the other.

pub mod alignment;
pub mod catalogue;
pub mod common;
pub mod dictionary;
mod forms;
mod gazetteer;
mod kind;
mod layer;
pub mod letters;
pub mod mentions;
pub mod parts;
pub mod spell;
pub mod transducer;
pub mod variants;
pub mod walk;

use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use gazetteer::{Compiler, Entry, Gazetteer, Part, keys};
use mentions::Lexicon;
use rustc_hash::{FxBuildHasher, FxHashSet};

pub use catalogue::Catalogue;
pub use kind::Kind;
pub use layer::Layer;

/// One way to write a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Spelling {
    /// Keys of its words, in order; in a text they stand next to each other.
    pub words: Vec<String>,
    /// The layer that knows it.
    pub layer: Layer,
    /// Probability, from 0 to 1, that it names the same.
    pub probability: f32,
    /// The entity it names, in its most usual Latin spelling, where the layer knows.
    pub entity: Option<String>,
    /// What it names, where the layer knows.
    pub kind: Option<Kind>,
}

/// The one entry that a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning<'a> {
    /// Its most usual spelling, as written.
    pub label: &'a str,
    /// What it is.
    pub kind: Kind,
    /// Whether it is of the user's catalogue.
    pub is_own: bool,
}

/// Spellings of some words of a longer run of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Expansion {
    /// Which words of the run it stands for.
    pub words: Range<usize>,
    /// How else they are written.
    pub spelling: Spelling,
}

/// Knows names.
#[derive(Debug)]
pub struct Names {
    built_in: Gazetteer,
    /// Entries of the built-in list that the user's own replace or take away, by their place.
    hidden: FxHashSet<usize>,
    own: Gazetteer,
    /// What mentions are told by; made when first asked for, since a search does not.
    lexicon: OnceLock<Lexicon>,
}

impl Names {
    /// The names that come with the crate.
    #[must_use]
    pub fn built_in() -> &'static Arc<Self> {
        static NAMES: LazyLock<Arc<Names>> =
            LazyLock::new(|| Arc::new(Names::with_catalogue(&Catalogue::default())));
        &NAMES
    }

    /// The names that come with the crate, with a user's own: see [`catalogue`].
    #[must_use]
    pub fn with_catalogue(catalogue: &Catalogue) -> Self {
        let built_in = Gazetteer::BUILT_IN;
        let mut hidden = FxHashSet::default();
        let mut own = BTreeMap::new();
        for line in &catalogue.lines {
            let first = keys(&line.spellings[0]);
            let words: Vec<_> = first.split(' ').collect();
            let replaced = |kind| line.kind.is_none_or(|of| of == kind);
            let found = built_in.find(&first).map(|(entry, _)| entry);
            let found = found.filter(|entry| replaced(entry.kind) && entry.begins_with(&words));
            hidden.extend(found.map(|entry| entry.at));
            match line.kind {
                Some(kind) => drop(own.insert((first, kind), &line.spellings)),
                None => own.retain(|(known, _), _| *known != first),
            }
        }
        let mut compiler = Compiler::default();
        for ((_, kind), spellings) in own {
            compiler.add(kind.name(), spellings.iter().map(String::as_str));
        }
        let own = Gazetteer::new(compiler);
        Self { built_in, hidden, own, lexicon: OnceLock::new() }
    }

    /// The entries that have this spelling, and as what.
    fn find(&self, words: &[&str]) -> impl Iterator<Item = (Entry<'_>, Part)> + use<'_> {
        let words = words.join(" ");
        let built_in = self.built_in.find(&words);
        let shown = built_in.filter(|(entry, _)| !self.hidden.contains(&entry.at));
        self.own.find(&words).chain(shown)
    }

    /// How many of the first words make the longest known spelling; 0 when none does.
    fn longest(&self, words: &[&str]) -> usize {
        let most = self.built_in.longest(words).max(self.own.longest(words));
        (1..=most).rev().find(|&count| self.find(&words[..count]).next().is_some()).unwrap_or(0)
    }

    /// Whether a word stands before the family name of somebody in the list.
    ///
    /// ```
    /// use jisr_text::names::Names;
    ///
    /// assert!(Names::built_in().is_given("سامح"));
    /// assert!(!Names::built_in().is_given("كتاب"));
    /// ```
    #[must_use]
    pub fn is_given(&self, key: &str) -> bool {
        self.own.is_given(key) || self.built_in.is_given(key)
    }

    /// Every spelling, as keys joined with spaces, with the entries that have it.
    fn all(&self) -> impl Iterator<Item = (&str, Entry<'_>, Part)> {
        let built_in = self.built_in.all();
        let shown = built_in.filter(|(_, entry, _)| !self.hidden.contains(&entry.at));
        self.own.all().chain(shown)
    }

    /// A number that tells these names from others, for what is computed of them and kept.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let mut hidden: Vec<_> = self.hidden.iter().collect();
        hidden.sort_unstable();
        FxBuildHasher.hash_one((&self.built_in, hidden, &self.own))
    }

    fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| Lexicon::new(self))
    }

    /// All spellings of a whole name given by the keys of its words, the given one included;
    /// empty when the name is not known.
    ///
    /// ```
    /// use jisr_text::names::Names;
    ///
    /// let spellings = Names::built_in().spellings(&["mevlut", "cavusoglu"]);
    /// assert!(spellings.iter().any(|spelling| spelling.words == ["مولود", "جاويش", "اوغلو"]));
    /// ```
    #[must_use]
    pub fn spellings(&self, name: &[&str]) -> Vec<Spelling> {
        let mut spellings = Vec::new();
        for (entry, part) in self.find(name) {
            let all: Vec<_> = match part {
                Part::Full { .. } => entry.full().collect(),
                Part::Family => entry.families().collect(),
            };
            spellings.extend(all.into_iter().map(|words| spelling(words, entry)));
        }
        spellings.sort_by(|a, b| a.words.cmp(&b.words));
        spellings.dedup_by(|a, b| a.words == b.words);
        spellings
    }

    /// The entry that a name means, given by its keys joined with spaces, if no other entry has the
    /// spelling: the user's own before the built-in. With `kind` entries of other kinds do not count.
    ///
    /// ```
    /// use jisr_text::names::{Kind, Names};
    ///
    /// let known = Names::built_in().meaning("جاويش اوغلو", Some(Kind::Person));
    /// assert_eq!(known.map(|known| known.label), Some("Mevlut Cavusoglu"));
    /// ```
    #[must_use]
    pub fn meaning(&self, name: &str, kind: Option<Kind>) -> Option<Meaning<'_>> {
        let own = self.own.find(name).map(|(entry, _)| (entry, true));
        let built_in = self.built_in.find(name).map(|(entry, _)| (entry, false));
        let shown = built_in.filter(|(entry, _)| !self.hidden.contains(&entry.at));
        let of_kind = |entry: &Entry<'_>| kind.is_none_or(|kind| entry.kind == kind);
        let mut found = own.chain(shown).filter(|(entry, _)| of_kind(entry));
        let (entry, is_own) = found.next()?;
        let is_same = |(other, own): (Entry<'_>, bool)| (other.at, own) == (entry.at, is_own);
        let Entry { label, kind, .. } = entry;
        (is_own || found.all(is_same)).then_some(Meaning { label, kind, is_own })
    }

    /// The other spellings of the names in a run of words, given by their keys.
    ///
    /// The longest names are recognised. In a name with a family name, each of its two parts gets
    /// the spellings of that part, so that an article with the family name alone still matches.
    ///
    /// ```
    /// use jisr_text::names::Names;
    ///
    /// let found = Names::built_in().expand(&["hulusi", "akar", "visit"]);
    /// assert!(found.iter().any(|e| e.words == (1..2) && e.spelling.words == ["اكار"]));
    /// assert!(found.iter().all(|e| e.words.end <= 2));
    /// ```
    #[must_use]
    pub fn expand(&self, run: &[&str]) -> Vec<Expansion> {
        let mut expansions = Vec::new();
        let mut at = 0;
        while at < run.len() {
            let longest = self.longest(&run[at..]);
            for (entry, part) in self.find(&run[at..at + longest]) {
                expansions.extend(expand_entry(entry, part, at..at + longest));
            }
            at += longest.max(1);
        }
        expansions.retain(|expansion| expansion.spelling.words != run[expansion.words.clone()]);
        expansions.sort_by(|a, b| order(a).cmp(&order(b)));
        expansions.dedup_by(|a, b| order(a) == order(b));
        expansions
    }
}

fn order(expansion: &Expansion) -> (usize, usize, &[String]) {
    (expansion.words.start, expansion.words.end, &expansion.spelling.words)
}

fn expand_entry(entry: Entry<'_>, part: Part, at: Range<usize>) -> Vec<Expansion> {
    let expansion = |words: Range<usize>, spelled: Vec<String>| Expansion {
        words,
        spelling: spelling(spelled, entry),
    };
    match part {
        Part::Full { given: Some(given) } => {
            let family = at.start + given..at.end;
            let given = at.start..at.start + given;
            entry
                .givens()
                .map(|spelled| expansion(given.clone(), spelled))
                .chain(entry.families().map(|spelled| expansion(family.clone(), spelled)))
                .collect()
        }
        Part::Full { given: None } => {
            entry.full().map(|spelled| expansion(at.clone(), spelled)).collect()
        }
        Part::Family => entry.families().map(|spelled| expansion(at.clone(), spelled)).collect(),
    }
}

fn spelling(words: Vec<String>, entry: Entry<'_>) -> Spelling {
    Spelling {
        words,
        layer: Layer::Gazetteer,
        probability: 1.0,
        entity: Some(entry.label.to_owned()),
        kind: Some(entry.kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(run: &[&str]) -> Vec<(Range<usize>, String)> {
        let expansions = Names::built_in().expand(run);
        expansions.into_iter().map(|e| (e.words, e.spelling.words.join(" "))).collect()
    }

    #[test]
    fn a_family_name_alone_has_its_spellings() {
        assert!(expanded(&["cavusoglu"]).contains(&(0..1, "جاويش اوغلو".into())));
        assert!(expanded(&["جاويش", "اوغلو"]).contains(&(0..2, "cavusoglu".into())));
    }

    #[test]
    fn parts_of_a_full_name_are_aligned() {
        let found = expanded(&["خلوصي", "اكار"]);
        assert!(found.contains(&(0..1, "hulusi".into())), "{found:?}");
        assert!(found.contains(&(1..2, "akar".into())), "{found:?}");
    }

    #[test]
    fn names_with_other_spellings_have_another_fingerprint() {
        let own = |line: &str| Names::with_catalogue(&Catalogue::parse(line).0).fingerprint();
        assert_eq!(own(""), Names::built_in().fingerprint());
        assert_eq!(own("remove\tTripoli"), own("remove\tTripoli"));
        assert_ne!(own("remove\tTripoli"), own(""));
        assert_ne!(own("place\tQarun\tقارون"), own("place\tQaron\tقارون"));
    }

    #[test]
    fn places_cross_scripts_both_ways() {
        assert!(expanded(&["تركيا"]).contains(&(0..1, "turkey".into())));
        assert!(expanded(&["egypt"]).contains(&(0..1, "مصر".into())));
    }

    #[test]
    fn ordinary_words_have_no_spellings() {
        for word in ["report", "market", "peace", "سلام", "كتاب", "roadmap", "us"] {
            assert_eq!(expanded(&[word]), [], "{word}");
        }
    }
}
