//! The built-in list of names: `data/gazetteer.tsv`, whose first lines say how it is written.

use rustc_hash::FxHashMap;

use super::Kind;
use crate::Analyzer;

const DATA: &str = include_str!("../../data/gazetteer.tsv");

/// Stands around the family name within a person's full name.
const FAMILY_MARK: char = '/';

/// Entries, and where each spelling leads.
#[derive(Debug, Default)]
pub(super) struct Gazetteer {
    entries: Vec<Entry>,
    /// By the keys of a spelling, joined with spaces.
    by_spelling: FxHashMap<String, Vec<(usize, Part)>>,
    /// Words of the longest spelling.
    longest: usize,
}

/// What a spelling is of its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The whole name, with the number of its words before the family name, if it has one.
    Full { given: Option<usize> },
    /// The family name alone.
    Family,
}

/// One person, place or organisation.
#[derive(Debug)]
pub(super) struct Entry {
    label: String,
    kind: Kind,
    names: Vec<Name>,
}

/// One spelling, as the keys of its words.
#[derive(Debug)]
struct Name {
    given: Vec<String>,
    /// Empty when the name is not divided.
    family: Vec<String>,
}

impl Entry {
    /// The most usual Latin spelling, as written.
    pub(super) fn label(&self) -> &str {
        &self.label
    }

    /// What it is.
    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// The whole names.
    pub(super) fn full(&self) -> impl Iterator<Item = Vec<String>> + '_ {
        self.names.iter().map(|name| [&name.given[..], &name.family[..]].concat())
    }

    /// What stands before the family name.
    pub(super) fn givens(&self) -> impl Iterator<Item = &Vec<String>> {
        self.names
            .iter()
            .filter(|name| !name.family.is_empty())
            .map(|name| &name.given)
            .filter(|given| !given.is_empty())
    }

    /// The family names.
    pub(super) fn families(&self) -> impl Iterator<Item = &Vec<String>> {
        self.names.iter().map(|name| &name.family).filter(|family| !family.is_empty())
    }
}

impl Gazetteer {
    pub(super) fn built_in() -> Self {
        let mut gazetteer = Self::default();
        let mut analyzer = Analyzer::new();
        for line in DATA.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let kind = Kind::of_column(columns.next().unwrap_or_default());
            let (Some(latin), Some(arabic)) = (columns.next(), columns.next()) else { continue };
            gazetteer.add(kind, latin, arabic, &mut analyzer);
        }
        gazetteer
    }

    fn add(&mut self, kind: Kind, latin: &str, arabic: &str, analyzer: &mut Analyzer) {
        let spellings = || latin.split('|').chain(arabic.split('|'));
        let names: Vec<_> = spellings().map(|spelling| name(spelling, analyzer)).collect();
        let label = spellings().next().unwrap_or_default().replace(FAMILY_MARK, "");
        let number = self.entries.len();
        for name in &names {
            let full = [&name.given[..], &name.family[..]].concat();
            let divided = !name.family.is_empty() && !name.given.is_empty();
            let given = divided.then_some(name.given.len());
            self.point(&full, number, Part::Full { given });
            self.point(&name.family, number, Part::Family);
        }
        self.entries.push(Entry { label, kind, names });
    }

    fn point(&mut self, words: &[String], entry: usize, part: Part) {
        if words.is_empty() {
            return;
        }
        self.longest = self.longest.max(words.len());
        let pointers = self.by_spelling.entry(words.join(" ")).or_default();
        if !pointers.contains(&(entry, part)) {
            pointers.push((entry, part));
        }
    }

    /// The entries that have this spelling.
    pub(super) fn find(&self, words: &[&str]) -> impl Iterator<Item = (&Entry, Part)> {
        self.find_joined(&words.join(" "))
    }

    /// [`find`](Self::find) of keys that are joined already.
    pub(super) fn find_joined<'a>(
        &'a self,
        words: &str,
    ) -> impl Iterator<Item = (&'a Entry, Part)> + use<'a> {
        let pointers = self.by_spelling.get(words).map(Vec::as_slice);
        pointers.unwrap_or_default().iter().map(|&(entry, part)| (&self.entries[entry], part))
    }

    /// Every spelling, as keys joined with spaces, with the entries that have it.
    pub(super) fn spellings(&self) -> impl Iterator<Item = (&str, &Entry, Part)> {
        self.by_spelling.iter().flat_map(|(words, pointers)| {
            pointers.iter().map(|&(entry, part)| (&**words, &self.entries[entry], part))
        })
    }

    /// How many of the first words make the longest known spelling; 0 when none does.
    pub(super) fn longest(&self, words: &[&str]) -> usize {
        let most = words.len().min(self.longest);
        (1..=most)
            .rev()
            .find(|&count| self.by_spelling.contains_key(&words[..count].join(" ")))
            .unwrap_or(0)
    }
}

fn name(spelling: &str, analyzer: &mut Analyzer) -> Name {
    let mut parts = spelling.split(FAMILY_MARK).map(|part| keys(part, analyzer));
    Name { given: parts.next().unwrap_or_default(), family: parts.next().unwrap_or_default() }
}

fn keys(text: &str, analyzer: &mut Analyzer) -> Vec<String> {
    analyzer.analyze(text).iter().map(|word| word.surface.to_owned()).collect()
}
