//! What the finders of both scripts share.

use std::ops::Range;

use super::{
    Evidence, Mention,
    lexicon::{Listed, Use},
    scan::Scan,
};
use crate::{Shape, names::Kind};

/// A mention, or what is one if the rest of the article says so.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) mention: Mention,
    pub(super) sure: bool,
}

/// Looks for names in one text.
pub(super) struct Finder<'a> {
    pub(super) scan: &'a Scan<'a>,
    pub(super) found: Vec<Found>,
    key: String,
}

/// A name of the gazetteer in the text.
#[derive(Clone, Debug)]
pub(super) struct Match {
    pub(super) words: Range<usize>,
    pub(super) kind: Kind,
    /// Whether it is a surname alone.
    pub(super) family: bool,
    /// Whether it needs no other evidence.
    pub(super) sure: bool,
}

/// The names in a text, as far as the text alone tells them.
pub(super) fn find_in(scan: &Scan<'_>) -> Vec<Found> {
    let mut finder = Finder { scan, found: Vec::new(), key: String::new() };
    for (sentence, tells) in &scan.sentences {
        finder.sentence(sentence.clone(), *tells);
    }
    finder.found
}

impl Finder<'_> {
    /// Walks a sentence, in which capitals tell names or do not.
    fn sentence(&mut self, sentence: Range<usize>, tells: bool) {
        let mut from = sentence.start;
        while let Some(at) = self.scan.next_live(from, sentence.end) {
            from = if self.scan.is_arabic(at) {
                self.arabic(at, sentence.end)
            } else {
                self.latin(at, &sentence, tells)
            };
        }
    }

    /// The longest name of the gazetteer that starts at a word and ends by `end`.
    pub(super) fn longest(&mut self, at: usize, end: usize) -> Option<Match> {
        self.longest_from(1, at, end)
    }

    /// [`longest`](Self::longest), of `least` words or more.
    pub(super) fn longest_from(&mut self, least: usize, at: usize, end: usize) -> Option<Match> {
        let mut lengths = self.scan.known(at).lengths().take_while(|&length| length >= least);
        lengths.find_map(|length| self.spelling(at..at + length, end))
    }

    fn spelling(&mut self, words: Range<usize>, end: usize) -> Option<Match> {
        let scan = self.scan;
        let whole = words.end <= end && (words.start + 1..words.end).all(|i| scan.joined(i));
        if !whole || !words.clone().all(|i| self.is_written_as_name(i)) {
            return None;
        }
        scan.join(words.clone(), &mut self.key);
        let Listed { kind, family } = scan.lexicon.listed(&self.key)?;
        let alone = words.len() == 1;
        let short = alone && kind == Kind::Organisation && self.key.len() <= 3;
        if short && scan.shape(words.start) != Shape::AllCaps {
            return None;
        }
        let sure = !alone || !scan.known(words.start).is_any(&[Use::Ambiguous, Use::Ordinary]);
        Some(Match { words, kind, family, sure })
    }

    /// Whether a word may be part of a name as it is written.
    fn is_written_as_name(&self, i: usize) -> bool {
        let scan = self.scan;
        scan.is_arabic(i)
            || scan.is_capital(i)
            || scan.is_stop(i)
            || scan.shape(i) == Shape::Number
            || scan.known(i).is(Use::Particle)
    }

    /// Adds a name.
    pub(super) fn push(
        &mut self,
        words: Range<usize>,
        kind: impl Into<Option<Kind>>,
        evidence: Evidence,
        sure: bool,
    ) {
        self.scan.join(words.clone(), &mut self.key);
        let kind = kind.into();
        let mention = Mention { words, key: self.key.clone(), kind, evidence };
        self.found.push(Found { mention, sure });
    }

    /// Adds a name of the gazetteer, which `told` may make sure.
    pub(super) fn push_match(&mut self, found: &Match, told: bool) {
        self.push(found.words.clone(), found.kind, Evidence::Gazetteer, found.sure || told);
    }
}
