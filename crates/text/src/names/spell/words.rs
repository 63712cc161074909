//! Words of the dictionary that spell a name, each looked for once.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::super::dictionary::Dictionary;
use super::super::forms::Forms;
use super::super::letters::Alphabet;
use super::super::parts::in_other_script;
use super::super::transducer::{Candidate, Search};

/// How sure the conventional spelling of a part of a name is.
const CONVENTION: f32 = 0.9;

/// A word of the dictionary, and the probability that it is the name.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) key: String,
    pub(super) probability: f32,
}

/// What was looked for and what was found; the most probable first.
pub(super) struct Words<'a, D> {
    dictionary: &'a D,
    least: f32,
    known: FxHashMap<(String, Alphabet), Rc<[Found]>>,
}

impl<'a, D: Dictionary> Words<'a, D> {
    /// Looks for words of at least some probability.
    pub(super) fn new(dictionary: &'a D, least: f32) -> Self {
        Self { dictionary, least, known: FxHashMap::default() }
    }

    /// The least probability that is looked for.
    pub(super) fn least(&self) -> f32 {
        self.least
    }

    /// Whether the dictionary has a key.
    pub(super) fn has(&self, key: &str) -> Result<bool, D::Error> {
        Ok(self.dictionary.doc_freq(key)? > 0)
    }

    /// The spellings of a key in an alphabet; in its own, it is itself among them.
    pub(super) fn spellings(
        &mut self,
        key: &str,
        from: Alphabet,
        to: Alphabet,
    ) -> Result<Rc<[Found]>, D::Error> {
        let query = (key.to_owned(), to);
        if let Some(found) = self.known.get(&query) {
            return Ok(Rc::clone(found));
        }
        let found: Rc<[Found]> = match Forms::of(key, from) {
            Some(forms) if from == to => self.variants(&forms)?.into(),
            Some(forms) => self.across(key, &forms, Search::candidates)?.into(),
            None => Rc::new([]),
        };
        self.known.insert(query, Rc::clone(&found));
        Ok(found)
    }

    /// The nearest spellings in the other alphabet of what may be a part of a name: there are many ways
    /// to divide one, and most of the parts are none.
    pub(super) fn of_part(&self, key: &str, from: Alphabet) -> Result<Rc<[Found]>, D::Error> {
        if let Some(found) = self.known.get(&(key.to_owned(), from.other())) {
            return Ok(Rc::clone(found));
        }
        let Some(forms) = Forms::of(key, from) else { return Ok(Rc::new([])) };
        Ok(self.across(key, &forms, Search::nearest)?.into())
    }

    fn variants(&self, forms: &Forms) -> Result<Vec<Found>, D::Error> {
        let mut found = FxHashMap::default();
        self.dictionary.matching(&forms.variants.walk(self.least), |key, _| {
            found.insert(key.to_owned(), forms.variants.probability(key));
        })?;
        Ok(self.sorted(found))
    }

    fn across(
        &self,
        key: &str,
        forms: &Forms,
        candidates: impl Fn(&Search<'static>, &D) -> Result<Vec<Candidate>, D::Error>,
    ) -> Result<Vec<Found>, D::Error> {
        let mut best: FxHashMap<String, f32> = FxHashMap::default();
        for &part in in_other_script(key) {
            if self.has(part)? {
                best.insert(part.to_owned(), CONVENTION);
            }
        }
        for (search, worth) in &forms.across {
            for candidate in candidates(search, self.dictionary)? {
                let probability = forms.or_other(&candidate.key, candidate.probability * worth);
                let best = best.entry(candidate.key).or_default();
                *best = best.max(probability);
            }
        }
        Ok(self.sorted(best))
    }

    fn sorted(&self, found: FxHashMap<String, f32>) -> Vec<Found> {
        let found = found.into_iter().map(|(key, probability)| Found { key, probability });
        let mut found: Vec<_> = found.filter(|found| found.probability >= self.least).collect();
        found.sort_by(|a, b| {
            b.probability.total_cmp(&a.probability).then_with(|| a.key.cmp(&b.key))
        });
        found
    }
}
