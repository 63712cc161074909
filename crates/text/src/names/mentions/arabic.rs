//! Arabic: names of the gazetteer, and names behind titles or given names.

use std::ops::Range;

use super::{Evidence, finder::Finder, lexicon::Use};
use crate::names::Kind;

/// Words between a title and the name at most.
const COMPLEMENTS: usize = 6;

/// Parts of a name at most; `عبد الله` is one.
const LONGEST: usize = 4;

/// What words at the place of a name have in common that are none: verbs, plurals, pronouns.
const OTHER_STARTS: [&str; 10] = ["ي", "ت", "و", "سي", "ست", "لل", "بب", "بت", "بال", "فال"];
const OTHER_ENDS: [&str; 8] = ["ات", "ون", "ين", "وا", "ها", "هم", "ه", "هما"];

impl Finder<'_> {
    /// Takes what starts at a word of Arabic script; returns where to go on.
    pub(super) fn arabic(&mut self, at: usize, end: usize) -> usize {
        let known = self.scan.known(at);
        let found = self.longest(at, end).filter(|found| found.sure || !known.is(Use::Title));
        if let Some(found) = found {
            let words = self.with_given_before(&found.words, found.family);
            if words.len() > found.words.len() {
                self.push(words, Kind::Person, Evidence::GivenName, true);
            } else {
                self.push_match(&found, found.kind == Kind::Place && self.is_behind_place(at));
            }
            return found.words.end;
        }
        if known.is(Use::Title) {
            return self.behind_title(at, end).unwrap_or(at + 1);
        }
        if known.is(Use::Given) && !known.is_any(&[Use::Ambiguous, Use::Ordinary, Use::Qualifier]) {
            return self.behind_given(at, end).unwrap_or(at + 1);
        }
        at + 1
    }

    /// Whether a word such as `مدينة` stands before one.
    fn is_behind_place(&self, i: usize) -> bool {
        self.scan.joined(i) && i > 0 && self.scan.known(i - 1).is(Use::Place)
    }

    /// The words of a match with the given names before a surname, whose bearer is another.
    fn with_given_before(&self, words: &Range<usize>, family: bool) -> Range<usize> {
        let scan = self.scan;
        let taken = self.found.last().map_or(0, |found| found.mention.words.end);
        let mut start = words.start;
        let given = |i: usize| scan.is_arabic(i) && scan.known(i).is(Use::Given);
        while family
            && !scan.has_proclitic(start)
            && start > taken
            && scan.joined(start)
            && given(start - 1)
        {
            start -= 1;
        }
        start..words.end
    }

    /// Takes the name behind a title and its complements.
    fn behind_title(&mut self, title: usize, end: usize) -> Option<usize> {
        let scan = self.scan;
        let mut direct = false;
        let last = end.min(title + 1 + COMPLEMENTS);
        let mut at = title + 1;
        while at < last && scan.joined(at) {
            let known = scan.known(at);
            let found = self.longest(at, end);
            if let Some(found) = found.filter(|found| found.sure || !known.is(Use::Title)) {
                self.push_match(&found, found.kind == Kind::Person);
                if found.kind == Kind::Person {
                    return Some(found.words.end);
                }
                (at, direct) = (found.words.end, false);
                continue;
            }
            if let Some(name) = self.name(at, end, direct) {
                let next = name.end;
                self.push(name, Kind::Person, Evidence::Title, true);
                return Some(next);
            }
            let article = self.has_article(at);
            let complement = known.is_any(&[Use::Title, Use::Qualifier, Use::Nation]) || article;
            if !complement || known.is(Use::Ordinary) || scan.is_stop(at) {
                return Some(at.max(title + 1));
            }
            direct = self.is_nation(at);
            at += 1;
        }
        Some(at)
    }

    /// Takes the name that a given name starts.
    fn behind_given(&mut self, at: usize, end: usize) -> Option<usize> {
        let name = self.name(at, end, false)?;
        let next = name.end;
        self.push(name, Kind::Person, Evidence::GivenName, true);
        Some(next)
    }

    /// The name at a word: given names, then a surname. Behind a title and a nation (`direct`) it
    /// may start with a name that is not known.
    fn name(&self, at: usize, end: usize, direct: bool) -> Option<Range<usize>> {
        let scan = self.scan;
        let (mut i, mut parts) = (at, 0);
        while i < end && parts < LONGEST && (i == at || (scan.joined(i) && !scan.has_proclitic(i)))
        {
            let known = scan.known(i);
            let given = known.is(Use::Given);
            if i == at && self.is_son(i) {
                break;
            } else if known.is(Use::Particle)
                && i + 1 < end
                && scan.joined(i + 1)
                && !scan.is_stop(i + 1)
            {
                (i, parts) = (i + 2, parts + 1);
            } else if given && !(i == at && known.is_any(&[Use::Title, Use::Qualifier])) {
                (i, parts) = (i + 1, parts + 1);
            } else if parts == 0 && direct && self.is_plausible(i) && !self.may_have_proclitic(i) {
                (i, parts) = (i + 1, 1);
            } else if parts > 0 && (self.is_surname(i) || (parts == 1 && self.is_plausible(i))) {
                (i, parts) = (i + 1, parts + 1);
                break;
            } else {
                break;
            }
        }
        (parts > 1).then_some(at..i)
    }

    /// Whether a word with the article tells where somebody is from: `الكوستاريكي`.
    fn is_nation(&self, i: usize) -> bool {
        let known = self.scan.known(i);
        let word = self.scan.text.words.surface(i);
        self.has_article(i)
            && (known.is(Use::Nation) || (known.has_no_use() && word.ends_with('ي')))
    }

    /// Whether a word joins a name to the one before it.
    fn is_son(&self, i: usize) -> bool {
        matches!(self.scan.text.words.surface(i), "بن" | "ابن" | "بنت" | "ولد")
    }

    /// Whether a word that nothing is known of may be a name.
    fn is_plausible(&self, i: usize) -> bool {
        let word = self.scan.text.words.surface(i);
        self.scan.is_arabic(i)
            && !self.scan.is_stop(i)
            && self.scan.known(i).has_no_use()
            && word.chars().count() > 2
            && !self.has_article(i)
            && !OTHER_STARTS.iter().any(|start| word.starts_with(start))
            && !OTHER_ENDS.iter().any(|end| word.ends_with(end))
            && !self.scan.raw(i).contains('ً')
    }

    /// Whether a word with the article may be a surname: `السيسي`.
    fn is_surname(&self, i: usize) -> bool {
        let word = self.scan.text.words.surface(i);
        self.has_article(i)
            && !self.scan.is_stop(i)
            && self.scan.known(i).has_no_use()
            && word.chars().count() > 4
            && !OTHER_ENDS.iter().any(|end| word.ends_with(end))
    }

    fn may_have_proclitic(&self, i: usize) -> bool {
        self.scan.text.words.surface(i).starts_with(['ف', 'ب', 'ل', 'ك'])
    }

    fn has_article(&self, i: usize) -> bool {
        self.scan.is_arabic(i) && self.scan.has_article(i)
    }
}
