//! The words of a sequence in one document.

use jisr_index::DocId;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocSet, TERMINATED};

use super::one_of::OneOf;
use super::places::{keep_common, neighbours, windows};

/// What a document of a sequence has to have before its places are looked at.
enum Need {
    /// Two neighbours that the index has as a pair.
    Pair(Box<SegmentPostings>),
    /// A word, by its number.
    Word(usize),
}

/// A cursor over the documents that have all words of a sequence, wherever they stand.
pub(in crate::search) struct Alignment {
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
    pub(in crate::search) fn new(
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

    pub(in crate::search) fn cost(&self) -> u64 {
        match self.needs.first() {
            Some(Need::Pair(pair)) => u64::from(pair.doc_freq()),
            Some(&Need::Word(word)) => self.words[word].cost(),
            None => 0,
        }
    }

    /// The document that it was brought to.
    pub(super) fn doc(&self) -> DocId {
        self.doc
    }

    /// Goes to the first document from `target` on that has all words.
    pub(in crate::search) fn align(&mut self, mut target: DocId) -> DocId {
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
    pub(in crate::search) fn is_at(&mut self, doc: DocId) -> bool {
        self.arrive(doc);
        self.needs.iter_mut().all(|need| need.seek(&mut self.words, doc) == doc)
    }

    fn arrive(&mut self, doc: DocId) {
        self.is_placed &= doc == self.doc;
        self.doc = doc;
    }

    /// How many places the current document has at most: as many as it has of what it has least.
    pub(in crate::search) fn most(&self) -> u32 {
        let frequency = |need: &Need| match need {
            Need::Pair(pair) => pair.term_freq(),
            Need::Word(word) => self.words[*word].frequency(),
        };
        self.needs.iter().map(frequency).min().unwrap_or(0)
    }

    /// Number of places in the current document.
    pub(in crate::search) fn count(&mut self) -> usize {
        match &self.needs[..] {
            // Nothing else is asked for: where they stand does not matter.
            [Need::Pair(pair)] if self.words.len() == 2 => pair.term_freq() as usize,
            _ => self.places().len(),
        }
    }

    /// The places in the current document: for each, the positions of the words in the order of
    /// the sequence.
    pub(in crate::search) fn places(&mut self) -> impl ExactSizeIterator<Item = &[u32]> {
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
