//! A list of names, looked up by the keys of their words.
//!
//! The built-in list is `data/gazetteer.tsv`, whose first lines say how it is written. It is
//! compiled when the crate is built, so that opening it costs nothing: a look-up is a binary
//! search in a sorted text, and an entry is read when it is found.

mod compile;

use std::borrow::Cow;

pub(super) use compile::{Compiler, FAMILY_MARK, NEXT_SPELLING, keys};

use super::Kind;

/// Entries, and where each spelling leads.
#[derive(Debug, Default, Hash)]
pub(super) struct Gazetteer {
    /// See [`Compiled`](compile::Compiled).
    entries: Cow<'static, str>,
    spellings: Cow<'static, str>,
}

/// What a spelling is of its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The whole name, with the number of its words before the family name, if it has one.
    Full { given: Option<usize> },
    /// The family name alone.
    Family,
}

impl Gazetteer {
    /// The list that comes with the crate.
    pub(super) const BUILT_IN: Self = Self {
        entries: Cow::Borrowed(include_str!(concat!(env!("OUT_DIR"), "/gazetteer.entries"))),
        spellings: Cow::Borrowed(include_str!(concat!(env!("OUT_DIR"), "/gazetteer.spellings"))),
    };

    pub(super) fn new(compiler: Compiler) -> Self {
        let compiled = compiler.finish();
        Self { entries: compiled.entries.into(), spellings: compiled.spellings.into() }
    }

    /// The entries that have this spelling, given by its keys joined with spaces, and as what; as
    /// often as they have it.
    pub(super) fn find(&self, words: &str) -> impl Iterator<Item = (Entry<'_>, Part)> + use<'_> {
        let found = self.spellings[self.first_from(words)..].strip_prefix(words);
        let places = found.and_then(|rest| rest.strip_prefix('\t')?.lines().next());
        self.entries_of(words, places.unwrap_or_default()).into_iter()
    }

    /// Every spelling, with the entries that have it.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, Entry<'_>, Part)> {
        self.spellings.lines().filter_map(|line| line.split_once('\t')).flat_map(
            |(words, places)| {
                let found = self.entries_of(words, places).into_iter();
                found.map(move |(entry, part)| (words, entry, part))
            },
        )
    }

    /// The entries at these places, and what the words are of them.
    fn entries_of(&self, words: &str, places: &str) -> Vec<(Entry<'_>, Part)> {
        let words: Vec<_> = words.split(' ').collect();
        let places = places.split_ascii_whitespace().filter_map(|place| place.parse().ok());
        let entries = places.filter_map(|place| Entry::read(&self.entries, place));
        entries
            .flat_map(|entry| entry.parts(&words).into_iter().map(move |part| (entry, part)))
            .collect()
    }

    /// How many of the first words make the longest known spelling; 0 when none does.
    pub(super) fn longest(&self, words: &[&str]) -> usize {
        let mut start = String::new();
        let mut longest = 0;
        for (before, word) in words.iter().enumerate() {
            start.push_str(word);
            // Tabs sort before spaces and these before letters: here is the whole spelling, or
            // else the first that goes on with another word, or else no such spelling.
            let rest = self.spellings[self.first_from(&start)..].strip_prefix(&start);
            match rest.and_then(|rest| rest.bytes().next()) {
                Some(b'\t') => longest = before + 1,
                Some(b' ') => {}
                _ => break,
            }
            start.push(' ');
        }
        longest
    }

    /// Whether a word begins the given names of a person.
    pub(super) fn is_given(&self, key: &str) -> bool {
        let start = format!("{key} ");
        let lines = self.spellings[self.first_from(&start)..].lines();
        let begun = lines.take_while(|line| line.starts_with(&start));
        begun.filter_map(|line| line.split_once('\t')).any(|(words, places)| {
            let given = |part| matches!(part, Part::Full { given: Some(_) });
            let found = self.entries_of(words, places);
            found.into_iter().any(|(entry, part)| entry.kind == Kind::Person && given(part))
        })
    }

    /// Where the first line starts that does not sort before `start`.
    fn first_from(&self, start: &str) -> usize {
        let text = self.spellings.as_bytes();
        let (mut low, mut high) = (0, text.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let before = text[low..middle].iter().rposition(|&byte| byte == b'\n');
            let line = before.map_or(low, |before| low + before + 1);
            let length = text[line..].iter().position(|&byte| byte == b'\n');
            let end = line + length.unwrap_or(text.len() - line);
            match text[line..end] < *start.as_bytes() {
                true => low = end + 1,
                false => high = line,
            }
        }
        low
    }
}

/// One person, place or organisation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    /// Where its line starts, which no other entry of its list shares.
    pub(super) at: usize,
    /// What it is.
    pub(super) kind: Kind,
    /// The most usual spelling, as written.
    pub(super) label: &'a str,
    names: &'a str,
}

impl<'a> Entry<'a> {
    fn read(entries: &'a str, at: usize) -> Option<Self> {
        let mut columns = entries.get(at..)?.lines().next()?.split('\t');
        let kind = Kind::named(columns.next()?)?;
        Some(Self { at, kind, label: columns.next()?, names: columns.next()? })
    }

    /// What these words are of it.
    fn parts(self, words: &[&str]) -> Vec<Part> {
        let mut parts = Vec::new();
        for Name { given, family } in self.names() {
            let is_family = family.split_ascii_whitespace().eq(words.iter().copied());
            let full = given.split_ascii_whitespace().chain(family.split_ascii_whitespace());
            if full.eq(words.iter().copied()) {
                let divided = !given.is_empty() && !family.is_empty();
                let given = divided.then(|| given.split_ascii_whitespace().count());
                parts.push(Part::Full { given });
            }
            if is_family && !parts.contains(&Part::Family) {
                parts.push(Part::Family);
            }
        }
        parts
    }

    /// Whether these words are its first spelling.
    pub(super) fn begins_with(self, words: &[&str]) -> bool {
        self.full().next().is_some_and(|first| first == words)
    }

    /// The whole names.
    pub(super) fn full(self) -> impl Iterator<Item = Vec<String>> + 'a {
        self.names().map(|name| [words(name.given), words(name.family)].concat())
    }

    /// What stands before the family name.
    pub(super) fn givens(self) -> impl Iterator<Item = Vec<String>> + 'a {
        let divided = |name: &Name<'_>| !name.given.is_empty() && !name.family.is_empty();
        self.names().filter(divided).map(|name| words(name.given))
    }

    /// The family names.
    pub(super) fn families(self) -> impl Iterator<Item = Vec<String>> + 'a {
        self.names().filter(|name| !name.family.is_empty()).map(|name| words(name.family))
    }

    fn names(self) -> impl Iterator<Item = Name<'a>> {
        self.names.split('|').map(|name| match name.split_once('/') {
            Some((given, family)) => Name { given, family },
            None => Name { given: name, family: "" },
        })
    }
}

/// One spelling, as the keys of its words.
struct Name<'a> {
    given: &'a str,
    /// Empty when the name is not divided.
    family: &'a str,
}

fn words(keys: &str) -> Vec<String> {
    keys.split_ascii_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn gazetteer<'a>(entries: impl IntoIterator<Item = &'a str>) -> Gazetteer {
        let mut compiler = Compiler::default();
        for entry in entries {
            compiler.add("person", entry.split(NEXT_SPELLING));
        }
        Gazetteer::new(compiler)
    }

    #[test]
    fn what_a_spelling_is_of_its_entries() {
        let names = gazetteer(["Ann /Lee/|Lee", "Bob /Lee/", "/Lee Ho/"]);
        let parts =
            |words: &[&str]| names.find(&words.join(" ")).map(|(_, part)| part).collect::<Vec<_>>();
        assert_eq!(parts(&["ann", "lee"]), [Part::Full { given: Some(1) }]);
        assert_eq!(parts(&["lee"]), [Part::Family, Part::Full { given: None }, Part::Family]);
        assert_eq!(parts(&["lee", "ho"]), [Part::Full { given: None }, Part::Family]);
        assert_eq!(parts(&["ann"]), []);
        assert_eq!(parts(&[]), []);
    }

    #[test]
    fn labels_are_as_written() {
        let names = gazetteer(["Mevlüt /Çavuşoğlu/|مولود /جاويش أوغلو/"]);
        let (entry, _) = names.find("جاويش اوغلو").next().unwrap();
        assert_eq!((entry.label, entry.kind), ("Mevlüt Çavuşoğlu", Kind::Person));
    }

    #[test]
    fn the_longest_name_may_begin_with_what_is_none() {
        let names = gazetteer(["a", "a b c", "ab"]);
        assert_eq!(names.longest(&["a", "b", "c", "d"]), 3);
        assert_eq!(names.longest(&["a", "b", "d"]), 1);
        assert_eq!(names.longest(&["b"]), 0);
        assert_eq!(names.longest(&[]), 0);
        assert_eq!(Gazetteer::default().longest(&["a"]), 0);
    }

    proptest! {
        #[test]
        fn all_that_was_added_is_found_and_nothing_else(
            entries in prop::collection::vec("[ab]{1,3}( [ab]{1,2}){0,2}", 0..20),
            asked in "[ab]{1,3}( [ab]{1,2}){0,2}",
        ) {
            let names = gazetteer(entries.iter().map(String::as_str));
            let words: Vec<_> = asked.split(' ').collect();
            let expected = entries.iter().filter(|entry| **entry == asked).count();
            prop_assert_eq!(names.find(&asked).count(), expected);
            let longest = (1..=words.len()).rev().find(|&count| {
                entries.contains(&words[..count].join(" "))
            });
            prop_assert_eq!(names.longest(&words), longest.unwrap_or(0));
        }
    }
}
