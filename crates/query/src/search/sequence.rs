//! Words next to, or near, each other.
//!
//! With positions `p[i]` of the words `i` of a sequence, a place matches when the numbers
//! `p[i] - i` differ by no more than the slop: 0 means exactly these words in this order. This is
//! the sloppy phrase of Lucene: a word may be out of place, a swap of neighbours costs 2.

use jisr_index::DocId;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocSet, TERMINATED};

/// A cursor over the documents that have all words of a sequence in place.
pub(super) struct Sequence {
    words: Alignment,
    doc: DocId,
}

impl Sequence {
    /// `words` are the terms accepted for each word; none may be empty.
    pub(super) fn new(words: Vec<Vec<SegmentPostings>>, slop: u32) -> Self {
        let mut sequence = Self { words: Alignment::new(words, slop), doc: 0 };
        sequence.find(0);
        sequence
    }

    pub(super) fn doc(&self) -> DocId {
        self.doc
    }

    pub(super) fn seek(&mut self, target: DocId) -> DocId {
        if self.doc < target {
            self.find(target);
        }
        self.doc
    }

    pub(super) fn cost(&self) -> u64 {
        self.words.cost()
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.words.words.len()
    }

    /// The places in the current document: for each, the positions of the words in the order of
    /// the sequence.
    pub(super) fn places(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        self.words.places.chunks_exact(self.len())
    }

    /// Goes to the first document from `target` on that has a place.
    fn find(&mut self, target: DocId) {
        self.doc = self.words.align(target);
        while self.doc != TERMINATED && self.words.count() == 0 {
            self.doc = self.words.align(self.doc + 1);
        }
    }
}

/// A cursor over the documents that have all words of a sequence, wherever they stand.
pub(super) struct Alignment {
    words: Vec<OneOf>,
    /// The words by their number of documents: the rarest leads.
    by_cost: Vec<usize>,
    slop: u32,
    /// Places in the current document: the positions of all words, sequence after sequence.
    places: Vec<u32>,
}

impl Alignment {
    /// `words` are the terms accepted for each word; none may be empty.
    pub(super) fn new(words: Vec<Vec<SegmentPostings>>, slop: u32) -> Self {
        let words: Vec<_> = words.into_iter().map(OneOf::new).collect();
        let mut by_cost: Vec<_> = (0..words.len()).collect();
        by_cost.sort_by_key(|&word| words[word].cost());
        Self { words, by_cost, slop, places: Vec::new() }
    }

    pub(super) fn cost(&self) -> u64 {
        self.words.iter().map(OneOf::cost).min().unwrap_or(0)
    }

    /// Goes to the first document from `target` on that has all words.
    pub(super) fn align(&mut self, mut target: DocId) -> DocId {
        'candidates: loop {
            for &word in &self.by_cost {
                let doc = self.words[word].seek(target);
                if doc > target {
                    if doc == TERMINATED {
                        return TERMINATED;
                    }
                    target = doc;
                    continue 'candidates;
                }
            }
            return target;
        }
    }

    /// Goes to `doc`, which is not before any document asked for: whether it has all words.
    pub(super) fn is_at(&mut self, doc: DocId) -> bool {
        self.by_cost.iter().all(|&word| self.words[word].seek(doc) == doc)
    }

    /// How many places the current document has at most: as many as it has of its rarest word.
    pub(super) fn most(&self) -> u32 {
        self.words.iter().map(OneOf::frequency).min().unwrap_or(0)
    }

    /// Finds the places in the current document and returns how many there are.
    pub(super) fn count(&mut self) -> usize {
        self.places.clear();
        if self.slop == 0 {
            self.find_runs();
        } else {
            self.words.iter_mut().for_each(OneOf::read_positions);
            let lists: Vec<&[u32]> = self.words.iter().map(|word| &word.positions[..]).collect();
            windows(&lists, self.slop, &mut self.places);
        }
        self.places.len() / self.words.len()
    }

    /// Finds the places without slop: where the first word may begin is cut down word by word, so
    /// that positions of frequent words are only read where the rest stands.
    fn find_runs(&mut self) {
        let words = self.words.len();
        let mut starts = std::mem::take(&mut self.places);
        for (turn, &word) in self.by_cost.iter().enumerate() {
            self.words[word].read_positions();
            let begins =
                self.words[word].positions.iter().filter_map(|at| at.checked_sub(word as u32));
            if turn == 0 {
                starts.extend(begins);
            } else {
                keep_common(&mut starts, begins);
            }
            if starts.is_empty() {
                break;
            }
        }
        let found = starts.len();
        starts.resize(found * words, 0);
        for place in (0..found).rev() {
            let start = starts[place];
            (0..words).for_each(|word| starts[place * words + word] = start + word as u32);
        }
        self.places = starts;
    }
}

/// Keeps of one sorted list what another has too.
fn keep_common(list: &mut Vec<u32>, mut other: impl Iterator<Item = u32>) {
    let mut next = other.next();
    list.retain(|&number| {
        while next.is_some_and(|other| other < number) {
            next = other.next();
        }
        next == Some(number)
    });
}

/// Finds the places of a sequence: for each smallest window of adjusted positions that fits the
/// slop, appends the position of every word. `lists` holds the sorted positions of each word.
///
/// The window moves by its earliest word, so that every position is looked at once.
fn windows(lists: &[&[u32]], slop: u32, out: &mut Vec<u32>) {
    let adjusted = |word: usize, at: usize| i64::from(lists[word][at]) - word as i64;
    let mut at = vec![0usize; lists.len()];
    while at.iter().zip(lists).all(|(&at, list)| at < list.len()) {
        if let Some(word) = repeated(lists, &at) {
            at[word] += 1;
            continue;
        }
        let now = || (0..lists.len()).map(|word| (adjusted(word, at[word]), word));
        let (Some((first, earliest)), Some((last, _))) = (now().min(), now().max()) else { return };
        if last - first <= i64::from(slop) {
            out.extend(at.iter().zip(lists).map(|(&at, list)| list[at]));
            // A place uses its words up.
            at.iter_mut().for_each(|at| *at += 1);
        } else {
            at[earliest] += 1;
        }
    }
}

/// The later of two equal words of the sequence that stand at one position of the text: it needs
/// a place of its own, and in order is never worse than reversed.
fn repeated(lists: &[&[u32]], at: &[usize]) -> Option<usize> {
    let position = |word: usize| lists[word][at[word]];
    (0..lists.len()).find(|&word| (0..word).any(|other| position(word) == position(other)))
}

/// A word of a sequence: any of some terms.
struct OneOf {
    terms: Vec<SegmentPostings>,
    positions: Vec<u32>,
}

impl OneOf {
    fn new(terms: Vec<SegmentPostings>) -> Self {
        Self { terms, positions: Vec::new() }
    }

    fn cost(&self) -> u64 {
        self.terms.iter().map(|term| u64::from(term.doc_freq())).sum()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let docs = self
            .terms
            .iter_mut()
            .map(|term| if term.doc() < target { term.seek(target) } else { term.doc() });
        docs.min().unwrap_or(TERMINATED)
    }

    /// Occurrences in the current document.
    fn frequency(&self) -> u32 {
        let doc = self.doc();
        self.terms.iter().filter(|term| term.doc() == doc).map(Postings::term_freq).sum()
    }

    fn doc(&self) -> DocId {
        self.terms.iter().map(DocSet::doc).min().unwrap_or(TERMINATED)
    }

    fn read_positions(&mut self) {
        let doc = self.doc();
        self.positions.clear();
        let mut here = 0;
        for term in self.terms.iter_mut().filter(|term| term.doc() == doc) {
            term.append_positions_with_offset(0, &mut self.positions);
            here += 1;
        }
        if here > 1 {
            self.positions.sort_unstable();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn places(lists: &[&[u32]], slop: u32) -> Vec<Vec<u32>> {
        let mut out = Vec::new();
        windows(lists, slop, &mut out);
        out.chunks(lists.len()).map(<[u32]>::to_vec).collect()
    }

    #[test]
    fn exact_places_only() {
        assert_eq!(places(&[&[1, 5, 9], &[2, 7, 10]], 0), [[1, 2], [9, 10]]);
        assert_eq!(places(&[&[2], &[1]], 0), [[0u32; 2]; 0]);
    }

    #[test]
    fn slop_allows_a_word_between_and_a_swap() {
        assert_eq!(places(&[&[1], &[3]], 1), [[1, 3]]);
        assert_eq!(places(&[&[2], &[1]], 2), [[2, 1]]);
        assert_eq!(places(&[&[2], &[1]], 1), [[0u32; 2]; 0]);
    }

    #[test]
    fn a_repeated_word_needs_two_places() {
        assert_eq!(places(&[&[4], &[4]], 3), [[0u32; 2]; 0]);
        assert_eq!(places(&[&[4, 5], &[4, 5]], 0), [[4, 5]]);
    }

    /// Whether some choice of places, no place twice, fits the slop.
    fn fits(lists: &[Vec<u32>], slop: i64, chosen: &mut Vec<u32>) -> bool {
        if chosen.len() == lists.len() {
            let adjusted = chosen.iter().zip(0i64..).map(|(&at, word)| i64::from(at) - word);
            let (first, last) = (adjusted.clone().min(), adjusted.max());
            return last.zip(first).is_some_and(|(last, first)| last - first <= slop);
        }
        lists[chosen.len()].iter().any(|&at| {
            let free = !chosen.contains(&at);
            chosen.push(at);
            let fits = free && fits(lists, slop, chosen);
            chosen.pop();
            fits
        })
    }

    proptest! {
        /// Texts and phrases over few words, so that words repeat in both.
        #[test]
        fn matches_agree_with_a_scan(
            text in prop::collection::vec(0u8..4, 0..24),
            phrase in prop::collection::vec(0u8..4, 2..5),
            slop in 0u32..5,
        ) {
            let list = |word: &u8| {
                (0u32..).zip(&text).filter(|(_, w)| *w == word).map(|(at, _)| at).collect()
            };
            let lists: Vec<Vec<u32>> = phrase.iter().map(list).collect();
            let views: Vec<&[u32]> = lists.iter().map(Vec::as_slice).collect();
            let found = places(&views, slop);
            let expected = fits(&lists, i64::from(slop), &mut Vec::new());
            prop_assert_eq!(!found.is_empty(), expected);
            for place in found {
                prop_assert!(fits(&place.iter().map(|&at| vec![at]).collect::<Vec<_>>(), i64::from(slop), &mut Vec::new()));
            }
        }
    }
}
