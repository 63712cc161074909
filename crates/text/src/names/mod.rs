//! Names and their spellings in both scripts.
//!
//! A name is looked up by the keys of its words and answers with its other spellings, each with
//! the layer that knows it and how sure that layer is. Today there is one layer, the gazetteer:
//! names whose spellings no rule derives.

mod gazetteer;
pub mod mentions;

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use gazetteer::{Gazetteer, Part};
use mentions::Lexicon;
use serde::Serialize;

/// The layer that knows a spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// The built-in list of names.
    Gazetteer,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A person.
    Person,
    /// A place, of any size.
    Place,
    /// A body of people: a party, a company, a state's organ.
    Organisation,
    /// Anything else, or not known.
    Other,
}

impl Kind {
    /// The kind that a column of a list of names tells.
    fn of_column(column: &str) -> Self {
        match column {
            "person" => Self::Person,
            "place" => Self::Place,
            "organisation" => Self::Organisation,
            _ => Self::Other,
        }
    }
}

/// One way to write a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Spelling {
    /// Keys of its words, in order; in a text they stand next to each other.
    pub words: Vec<String>,
    /// The layer that knows it.
    pub layer: Layer,
    /// Probability, from 0 to 1, that it names the same.
    pub probability: f32,
    /// The entity it names, in its most usual Latin spelling.
    pub entity: String,
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
    gazetteer: Gazetteer,
    /// What mentions are told by; made when first asked for, since a search does not.
    lexicon: OnceLock<Lexicon>,
}

impl Names {
    /// The names that come with the crate.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static NAMES: LazyLock<Names> =
            LazyLock::new(|| Names { gazetteer: Gazetteer::built_in(), lexicon: OnceLock::new() });
        &NAMES
    }

    fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| Lexicon::new(&self.gazetteer))
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
        for (entry, part) in self.gazetteer.find(name) {
            let all: Vec<_> = match part {
                Part::Full { .. } => entry.full().collect(),
                Part::Family => entry.families().cloned().collect(),
            };
            spellings.extend(all.into_iter().map(|words| spelling(words, entry.label())));
        }
        spellings.sort_by(|a, b| a.words.cmp(&b.words));
        spellings.dedup_by(|a, b| a.words == b.words);
        spellings
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
            let longest = self.gazetteer.longest(&run[at..]);
            for (entry, part) in self.gazetteer.find(&run[at..at + longest]) {
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

fn expand_entry(entry: &gazetteer::Entry, part: Part, at: Range<usize>) -> Vec<Expansion> {
    let expansion = |words: Range<usize>, spelled: &Vec<String>| Expansion {
        words,
        spelling: spelling(spelled.clone(), entry.label()),
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
            entry.full().map(|spelled| expansion(at.clone(), &spelled)).collect()
        }
        Part::Family => entry.families().map(|spelled| expansion(at.clone(), spelled)).collect(),
    }
}

fn spelling(words: Vec<String>, entity: &str) -> Spelling {
    Spelling { words, layer: Layer::Gazetteer, probability: 1.0, entity: entity.to_owned() }
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
