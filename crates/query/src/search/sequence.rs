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
    pub(super) fn new(words: Alignment) -> Self {
        let mut sequence = Self { words, doc: 0 };
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

    /// Number of places in the current document.
    pub(super) fn count(&mut self) -> usize {
        self.words.count()
    }

    /// The places in the current document: for each, the positions of the words in the order of
    /// the sequence.
    pub(super) fn places(&mut self) -> impl ExactSizeIterator<Item = &[u32]> {
        self.words.places()
    }

    /// Goes to the first document from `target` on that has a place.
    fn find(&mut self, target: DocId) {
        self.doc = self.words.align(target);
        while self.doc != TERMINATED && self.words.count() == 0 {
            self.doc = self.words.align(self.doc + 1);
        }
    }
}

/// What a document of a sequence has to have before its places are looked at.
enum Need {
    /// Two neighbours that the index has as a pair.
    Pair(Box<SegmentPostings>),
    /// A word, by its number.
    Word(usize),
}

/// A cursor over the documents that have all words of a sequence, wherever they stand.
pub(super) struct Alignment {
    words: Vec<OneOf>,
    /// The rarest first, which leads.
    needs: Vec<Need>,
    /// The words by their number of documents: where the rare ones stand is read first.
    by_cost: Vec<usize>,
    slop: u32,
    doc: DocId,
    /// Whether `places` are those of the current document.
    is_placed: bool,
    /// The positions of all words, place after place.
    places: Vec<u32>,
}

impl Alignment {
    /// `words` are the terms accepted for each word; none may be empty. `pairs` are those of words
    /// and their successors that the index has, with the number of the first word.
    pub(super) fn new(
        words: Vec<Vec<SegmentPostings>>,
        pairs: Vec<(usize, SegmentPostings)>,
        slop: u32,
    ) -> Self {
        let words: Vec<_> = words.into_iter().map(OneOf::new).collect();
        let is_paired = |word| pairs.iter().any(|&(first, _)| first == word || first + 1 == word);
        let alone = (0..words.len()).filter(|&word| !is_paired(word)).map(Need::Word);
        let mut needs: Vec<_> = alone.collect();
        needs.extend(pairs.into_iter().map(|(_, pair)| Need::Pair(Box::new(pair))));
        needs.sort_by_key(|need| match need {
            Need::Pair(pair) => u64::from(pair.doc_freq()),
            Need::Word(word) => words[*word].cost(),
        });
        let mut by_cost: Vec<_> = (0..words.len()).collect();
        by_cost.sort_by_key(|&word| words[word].cost());
        Self { words, needs, by_cost, slop, doc: 0, is_placed: false, places: Vec::new() }
    }

    pub(super) fn cost(&self) -> u64 {
        match self.needs.first() {
            Some(Need::Pair(pair)) => u64::from(pair.doc_freq()),
            Some(&Need::Word(word)) => self.words[word].cost(),
            None => 0,
        }
    }

    /// Goes to the first document from `target` on that has all words.
    pub(super) fn align(&mut self, mut target: DocId) -> DocId {
        'candidates: loop {
            for need in &mut self.needs {
                let doc = need.seek(&mut self.words, target);
                if doc > target && doc != TERMINATED {
                    target = doc;
                    continue 'candidates;
                }
                target = doc;
                if doc == TERMINATED {
                    break;
                }
            }
            self.arrive(target);
            return target;
        }
    }

    /// Goes to `doc`, which is not before any document asked for: whether it has all words.
    pub(super) fn is_at(&mut self, doc: DocId) -> bool {
        self.arrive(doc);
        self.needs.iter_mut().all(|need| need.seek(&mut self.words, doc) == doc)
    }

    fn arrive(&mut self, doc: DocId) {
        self.is_placed &= doc == self.doc;
        self.doc = doc;
    }

    /// How many places the current document has at most: as many as it has of what it has least.
    pub(super) fn most(&self) -> u32 {
        let frequency = |need: &Need| match need {
            Need::Pair(pair) => pair.term_freq(),
            Need::Word(word) => self.words[*word].frequency(),
        };
        self.needs.iter().map(frequency).min().unwrap_or(0)
    }

    /// Number of places in the current document.
    pub(super) fn count(&mut self) -> usize {
        match &self.needs[..] {
            // Nothing else is asked for: where they stand does not matter.
            [Need::Pair(pair)] if self.words.len() == 2 => pair.term_freq() as usize,
            _ => self.places().len(),
        }
    }

    /// The places in the current document: for each, the positions of the words in the order of
    /// the sequence.
    pub(super) fn places(&mut self) -> impl ExactSizeIterator<Item = &[u32]> {
        if !self.is_placed {
            self.places.clear();
            let doc = self.doc;
            match (&mut self.words[..], self.slop) {
                (_, 0) => self.find_runs(),
                ([first, second], slop) => {
                    first.read_positions(doc);
                    second.read_positions(doc);
                    neighbours(&first.positions, &second.positions, slop, &mut self.places);
                }
                (words, slop) => {
                    words.iter_mut().for_each(|word| word.read_positions(doc));
                    let lists: Vec<&[u32]> = words.iter().map(|word| &word.positions[..]).collect();
                    windows(&lists, slop, &mut self.places);
                }
            }
            self.is_placed = true;
        }
        self.places.chunks_exact(self.words.len())
    }

    /// Finds the places without slop: where the first word may begin is cut down word by word, so
    /// that positions of frequent words are only read where the rest stands.
    fn find_runs(&mut self) {
        let words = self.words.len();
        let mut starts = std::mem::take(&mut self.places);
        for (turn, &word) in self.by_cost.iter().enumerate() {
            self.words[word].read_positions(self.doc);
            let positions = self.words[word].positions.iter();
            let begins = positions.filter_map(|at| at.checked_sub(word as u32));
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

impl Need {
    #[inline]
    fn seek(&mut self, words: &mut [OneOf], target: DocId) -> DocId {
        match self {
            Self::Word(word) => words[*word].seek(target),
            Self::Pair(pair) if pair.doc() < target => pair.seek(target),
            Self::Pair(pair) => pair.doc(),
        }
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

/// Finds the places of two words with slop, as [`windows`] does.
fn neighbours(first: &[u32], second: &[u32], slop: u32, out: &mut Vec<u32>) {
    let (mut i, mut j) = (0, 0);
    while let (Some(&a), Some(&b)) = (first.get(i), second.get(j)) {
        if a == b {
            // One word of the text cannot be both.
            j += 1;
        } else if (a + 1).abs_diff(b) <= slop {
            out.extend([a, b]);
            (i, j) = (i + 1, j + 1);
        } else if a + 1 < b {
            i += 1;
        } else {
            j += 1;
        }
    }
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

    #[inline]
    fn seek(&mut self, target: DocId) -> DocId {
        if let [term] = &mut self.terms[..] {
            return if term.doc() < target { term.seek(target) } else { term.doc() };
        }
        let docs = self
            .terms
            .iter_mut()
            .map(|term| if term.doc() < target { term.seek(target) } else { term.doc() });
        docs.min().unwrap_or(TERMINATED)
    }

    /// Occurrences in the current document.
    fn frequency(&self) -> u32 {
        if let [term] = &self.terms[..] {
            return term.term_freq();
        }
        let doc = self.doc();
        self.terms.iter().filter(|term| term.doc() == doc).map(Postings::term_freq).sum()
    }

    fn doc(&self) -> DocId {
        self.terms.iter().map(DocSet::doc).min().unwrap_or(TERMINATED)
    }

    /// Reads where the word stands in a document.
    fn read_positions(&mut self, doc: DocId) {
        self.positions.clear();
        if self.seek(doc) != doc {
            return;
        }
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
    use jisr_index::{DocAddress, Snapshot, TITLE_GAP, TermField};
    use jisr_text::Analyzer;
    use jisr_text::normalize::key;
    use proptest::prelude::*;

    use super::*;
    use crate::plan::{Alternative, MatchKind, Term};
    use crate::search::slot::alignment;
    use crate::search::testing::{WORDS, index};

    fn places(lists: &[&[u32]], slop: u32) -> Vec<Vec<u32>> {
        let mut out = Vec::new();
        match *lists {
            [first, second] => neighbours(first, second, slop, &mut out),
            _ => windows(lists, slop, &mut out),
        }
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

    /// Positions of the words of a document, by their keys.
    fn words_of(snapshot: &Snapshot, address: DocAddress) -> Vec<(u32, String)> {
        let record = snapshot.record(address).unwrap();
        let [title, body] =
            [record.title(), record.body()].map(|text| Analyzer::new().analyze(text));
        let gap = title.len() as u32 + TITLE_GAP;
        let title = (0..).zip(title.iter().map(|word| word.surface.to_owned()));
        let body = (gap..).zip(body.iter().map(|word| word.surface.to_owned()));
        title.collect::<Vec<_>>().into_iter().chain(body.collect::<Vec<_>>()).collect()
    }

    /// The words of every document, by segment.
    fn texts_of(snapshot: &Snapshot) -> Vec<Vec<Vec<(u32, String)>>> {
        let segments = (0..).zip(snapshot.segments());
        let texts = segments.map(|(segment, docs)| {
            (0..docs.max_doc()).map(|doc| words_of(snapshot, DocAddress { segment, doc })).collect()
        });
        texts.collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

        /// Phrases of frequent words and others, against a scan of the texts.
        #[test]
        fn documents_and_places_agree_with_their_texts(
            seed in any::<u64>(),
            phrases in prop::collection::vec(
                (prop::collection::vec(prop::sample::select(WORDS.to_vec()), 2..5), 0u32..4),
                12,
            ),
        ) {
            let (_folder, snapshot) = index(seed);
            let texts = texts_of(&snapshot);
            for (mut phrase, slop) in phrases {
                // All choices of places of many words would take too long.
                phrase.truncate(if slop > 0 { 2 } else { 4 });
                let keys: Vec<_> = phrase.iter().map(|word| key(word)).collect();
                let term = |key: &String| vec![Term { field: TermField::Surface, key: key.clone() }];
                let words = keys.iter().map(term).collect();
                let kind = MatchKind::Exact;
                let alternative = Alternative { words, slop, weight: 1.0, kind };
                for (segment, texts) in snapshot.segments().iter().zip(&texts) {
                    let mut found = alignment(segment, &alternative).unwrap();
                    for (doc, text) in (0..).zip(texts) {
                        let list = |key: &String| {
                            text.iter().filter(|(_, k)| k == key).map(|(at, _)| *at).collect()
                        };
                        let lists: Vec<Vec<u32>> = keys.iter().map(list).collect();
                        let count = found.as_mut().map_or(0, |words| {
                            if words.is_at(doc) { words.count() } else { 0 }
                        });
                        let expected = fits(&lists, i64::from(slop), &mut Vec::new());
                        prop_assert_eq!(count > 0, expected, "{:?} {}", &phrase, slop);
                        if slop == 0 {
                            let all = |start: &&u32| {
                                (0..).zip(&lists).all(|(word, list)| list.contains(&(**start + word)))
                            };
                            prop_assert_eq!(count, lists[0].iter().filter(all).count());
                        }
                    }
                }
            }
        }
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
            let mut general = Vec::new();
            windows(&views, slop, &mut general);
            let found = places(&views, slop);
            prop_assert_eq!(&found.concat(), &general);
            let expected = fits(&lists, i64::from(slop), &mut Vec::new());
            prop_assert_eq!(!found.is_empty(), expected);
            for place in found {
                prop_assert!(fits(&place.iter().map(|&at| vec![at]).collect::<Vec<_>>(), i64::from(slop), &mut Vec::new()));
            }
        }
    }
}
