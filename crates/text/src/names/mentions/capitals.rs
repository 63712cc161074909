//! English: runs of capitalised words.

use std::ops::Range;

use super::{
    Evidence,
    finder::{Finder, Match},
    lexicon::Use,
};
use crate::{Shape, names::Kind};

/// Words of a name at most, of those that only capitals tell.
const LONGEST: usize = 4;

/// Words of the name of an organisation at most.
const LONGEST_BODY: usize = 8;

/// What makes an organisation or a place of the words around it.
const MAKES: [Use; 3] = [Use::Organisation, Use::Company, Use::Place];

/// Ends of words that start a sentence more often than a name.
const ORDINARY_ENDS: [&str; 5] = ["ly", "ing", "ed", "tion", "ness"];

impl Finder<'_> {
    /// Takes the run of capitalised words at a word; returns where to go on.
    pub(super) fn latin(&mut self, at: usize, sentence: &Range<usize>, tells: bool) -> usize {
        let end = self.run_end(at, sentence.end);
        let start = self.with_article(at, sentence.start);
        self.run(start..end, tells);
        end
    }

    /// Where a name that is written with an article before it starts: `el-Sisi`.
    fn with_article(&self, at: usize, start: usize) -> usize {
        let scan = self.scan;
        let is_article = |i: usize| scan.shape(i) == Shape::Lower && self.is_particle(i);
        let free = at > start && self.found.last().is_none_or(|found| found.mention.words.end < at);
        if free && scan.joined(at) && is_article(at - 1) { at - 1 } else { at }
    }

    fn is_particle(&self, i: usize) -> bool {
        !self.scan.is_stop(i) && self.scan.known(i).is(Use::Particle)
    }

    /// Where the run of capitalised words at `at` ends. Particles are inside it, and `of` behind
    /// what makes an organisation or a place.
    fn run_end(&self, at: usize, end: usize) -> usize {
        let scan = self.scan;
        let capital = |i: usize| i < end && scan.joined(i) && scan.is_capital(i);
        let particle = |i: usize| i < end && scan.joined(i) && self.is_particle(i);
        let mut last = at;
        loop {
            let makes = scan.known(last).is_any(&MAKES);
            last = match last + 1 {
                _ if is_possessive(scan.raw(last)) => return last + 1,
                next if capital(next) => next,
                next if capital(next + 1) && particle(next) => next + 1,
                next if capital(next + 2) && particle(next) && particle(next + 1) => next + 2,
                next if makes && self.is(next, "of", end) && capital(next + 1) => next + 1,
                next if capital(next + 1) && self.is_and(next, end) => next + 1,
                next => return next,
            };
        }
    }

    fn is(&self, i: usize, word: &str, end: usize) -> bool {
        i < end && self.scan.joined(i) && self.scan.raw(i) == word
    }

    /// Whether an `and` is inside the name of a company: `Morgan Stanley and Co`, `Firestone Tire
    /// and Rubber Co`.
    fn is_and(&self, i: usize, end: usize) -> bool {
        let scan = self.scan;
        let makes = |i: usize| i < end && scan.joined(i) && scan.known(i).is_any(&MAKES);
        let before = scan.known(i - 1);
        let open = !before.is_any(&MAKES) && before.lengths().next().is_none();
        let company = before.is(Use::Company);
        self.is(i, "and", end) && ((makes(i + 1) && !company) || (open && makes(i + 2)))
    }

    /// Cuts a run into names.
    fn run(&mut self, run: Range<usize>, tells: bool) {
        let mut titled = self.title_before(run.start);
        let mut at = run.start;
        while at < run.end {
            let known = self.scan.known(at);
            if let Some(found) = self.long_match(at, run.end) {
                (at, titled) = (self.push_long(found, run.end), false);
            } else if let Some((words, kind)) = self.body(at..run.end).filter(|_| tells) {
                (at, titled) = (words.end, false);
                self.push(words, kind, Evidence::Capitals, true);
            } else if known.is_any(&[Use::Title, Use::Qualifier]) {
                titled |= known.is(Use::Title);
                at += 1;
            } else if known.is_any(&[Use::Ordinary, Use::Nation]) || self.scan.is_stop(at) {
                (at, titled) = (at + 1, false);
            } else {
                let end = self.core_end(at..run.end);
                self.core(at..end, titled, tells);
                (at, titled) = (end, false);
            }
        }
    }

    /// Whether a title in small letters, or `Mr`, stands before a word.
    fn title_before(&self, at: usize) -> bool {
        let scan = self.scan;
        at > 0
            && scan.joined(at)
            && scan.lexicon.get(scan.text.words.surface(at - 1)).is(Use::Title)
    }

    /// Whether the word before one is in small letters: `lead manager Zadbank`, unlike `Mr Zadko`.
    fn is_behind_small(&self, i: usize) -> bool {
        i > 0 && self.scan.shape(i - 1) == Shape::Lower
    }

    /// A name of several words of the gazetteer, unless a longer name goes on from it.
    fn long_match(&mut self, at: usize, end: usize) -> Option<Match> {
        let found = self.longest_from(2, at, end)?;
        let next = found.words.end;
        let goes_on = next < end && self.scan.known(next).is_any(&MAKES);
        (!goes_on).then_some(found)
    }

    /// Adds a name of the gazetteer with what a particle joins to it (`Sheikh Tamim bin Hamad`), and
    /// returns where it ends.
    fn push_long(&mut self, mut found: Match, end: usize) -> usize {
        let next = found.words.end;
        if found.kind == Kind::Person && next < end && self.is_particle(next) {
            found.words.end = self.core_end(next..end);
        }
        self.push_match(&found, false);
        found.words.end
    }

    /// The organisation or place at the start of a run that a word of it makes one: `Bank of
    /// England`, `Chrysler Corp`, `Lake Tana`.
    fn body(&self, run: Range<usize>) -> Option<(Range<usize>, Kind)> {
        let scan = self.scan;
        let mut last = None;
        for i in run.clone() {
            let known = scan.known(i);
            let of = last.is_some() && scan.raw(i) == "of";
            if known.is(Use::Title) || of || !scan.is_capital(run.start) {
                break;
            }
            // The oil in `Saudi Oil Minister` is the minister's.
            let of_title = known.is_any(&[Use::Ordinary, Use::Qualifier])
                && i + 1 < run.end
                && scan.known(i + 1).is(Use::Title);
            if of_title || !scan.is_capital(i) {
                continue;
            }
            if known.is_any(&[Use::Organisation, Use::Company]) {
                last = Some((i, Kind::Organisation));
            } else if known.is(Use::Place) {
                last = Some((i, Kind::Place));
            }
        }
        let (noun, kind) = last?;
        let end = match noun + 1 {
            of if self.is(of, "of", run.end) => self.core_end(of + 1..run.end),
            next if noun == run.start && kind == Kind::Place => self.core_end(next..run.end),
            next => next,
        };
        let start =
            if scan.is_start(run.start) { self.past_ordinary(run.start..end) } else { run.start };
        let specific = (start..end).any(|i| self.is_specific(i, kind));
        let whole = || end - start <= LONGEST_BODY && !scan.known(start).is(Use::Company);
        (specific && whole()).then_some((start..end, kind))
    }

    /// The first word that is not an ordinary one.
    fn past_ordinary(&self, mut words: Range<usize>) -> usize {
        words.find(|&i| !self.scan.known(i).is(Use::Ordinary)).unwrap_or(words.end)
    }

    /// Whether a word tells which one of its kind an organisation or a place is.
    fn is_specific(&self, i: usize, kind: Kind) -> bool {
        const GENERIC: [Use; 6] = [
            Use::Organisation,
            Use::Place,
            Use::Company,
            Use::Qualifier,
            Use::Ordinary,
            Use::Title,
        ];
        let known = self.scan.known(i);
        let nation = known.is(Use::Nation) && kind != Kind::Organisation;
        self.scan.is_capital(i) && !known.is_any(&GENERIC) && !nation
    }

    /// Where a name at the start of a run ends: before titles and words that are none.
    fn core_end(&self, run: Range<usize>) -> usize {
        const ENDS: [Use; 4] = [Use::Title, Use::Qualifier, Use::Ordinary, Use::Nation];
        let mut rest = run.start + 1..run.end;
        let ends = |i: usize| self.scan.known(i).is_any(&ENDS) || self.scan.is_stop(i);
        rest.find(|&i| ends(i)).unwrap_or(run.end).max(run.start + 1).min(run.end)
    }

    /// Takes a name that has no title and no ordinary word in it.
    fn core(&mut self, words: Range<usize>, titled: bool, tells: bool) {
        if words.len() == 1 || !tells {
            for i in words {
                self.single(i, titled, tells);
            }
            return;
        }
        let scan = self.scan;
        if scan.is_start(words.start) && !titled && self.is_ordinary_start(words.start) {
            return self.core(words.start + 1..words.end, titled, tells);
        }
        let caps = words.clone().all(|i| scan.shape(i) == Shape::AllCaps);
        // `D-Ill` is a party and a state.
        let party = scan.raw(words.start).len() == 1 && scan.is_hyphenated(words.start + 1);
        if words.len() > LONGEST || (caps && !titled) || party {
            return;
        }
        if titled {
            return self.push(words, Kind::Person, Evidence::Title, true);
        }
        if self.is_personal(words.clone()) {
            return self.push(words, Kind::Person, Evidence::Capitals, true);
        }
        match self.longest(words.start, words.end).filter(|found| found.kind == Kind::Place) {
            // `Texas Intermediate`, but `Jordan Smith`.
            Some(place) if place.sure => self.push_match(&place, false),
            _ => {
                let whole = self.is_whole(words.start);
                self.push(words, None, Evidence::Capitals, whole);
            }
        }
    }

    /// Whether words are made up like the name of a person.
    fn is_personal(&mut self, words: Range<usize>) -> bool {
        let scan = self.scan;
        let first = words.start;
        let spaced = |i: usize| !scan.is_hyphenated(i);
        let initial =
            |i: usize| scan.raw(i).len() == 1 && scan.known(i).is_nothing() && spaced(i + 1);
        (first..words.end - 1).any(initial)
            || (scan.known(first).is(Use::Given) && spaced(first + 1))
            || self.longest(words.end - 1, words.end).is_some_and(|found| found.family)
    }

    /// Whether nothing before a name shows that it is part of a longer one.
    fn is_whole(&self, first: usize) -> bool {
        let scan = self.scan;
        let part = |i: usize| {
            scan.known(i).is_any(&[Use::Nation, Use::Ordinary, Use::Qualifier])
                || matches!(scan.raw(i), "and" | "of" | "for")
        };
        first == 0 || !scan.joined(first) || !part(first - 1)
    }

    /// Whether the first word of a sentence is more likely an ordinary word.
    fn is_ordinary_start(&self, i: usize) -> bool {
        let known = self.scan.known(i);
        let word = self.scan.text.words.surface(i);
        known.is_nothing() && ORDINARY_ENDS.iter().any(|end| word.ends_with(end))
    }

    /// Takes a word that stands alone.
    fn single(&mut self, i: usize, titled: bool, tells: bool) {
        let scan = self.scan;
        let known = scan.known(i);
        if let Some(found) = self.longest(i, i + 1) {
            let place = found.kind == Kind::Place && tells && !scan.is_start(i);
            let person = found.kind == Kind::Person && titled;
            self.push_match(&found, place || person);
        } else if known.is_any(&[Use::Organisation, Use::Company, Use::Place, Use::Particle]) {
        } else if titled && tells && scan.shape(i) != Shape::AllCaps && !self.is_behind_small(i) {
            self.push(i..i + 1, Kind::Person, Evidence::Title, true);
        } else if !scan.is_start(i) || !tells {
            self.push(i..i + 1, None, Evidence::Capitals, false);
        }
    }
}

fn is_possessive(raw: &str) -> bool {
    raw.ends_with("'s") || raw.ends_with("’s")
}
