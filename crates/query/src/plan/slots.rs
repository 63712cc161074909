//! Slots: what a word or phrase of the query accepts in an article.

use std::borrow::Cow;

use jisr_index::{Match, Result, Snapshot, TermField};
use jisr_text::names::{Kind, Spelling};
use jisr_text::{Script, Word, with_proclitics};

use crate::ranking::Ranking;

use super::spell::is_article;
use super::whole::Whole;
use super::{Alternative, MatchKind, Slot, Span, Term};

/// Words that a prefix or a fuzzy word stands for, the best first.
const MAX_EXPANSIONS: usize = 64;
/// Letters of a word before which a particle of one letter is believed to be one.
const MIN_PROCLITIC_LETTERS: usize = 4;
/// Letters of a word that may be mistyped; shorter ones are one edit from too many others.
const MIN_TYPO_LETTERS: usize = 4;

/// Builds slots against the dictionary of one snapshot.
pub(super) struct Slots<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) ranking: &'a Ranking,
}

/// Where a slot stands.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) text: String,
    pub(super) span: Span,
    pub(super) title_only: bool,
}

impl Place {
    fn slot(&self, alternatives: Vec<Alternative>, doc_freq: u64) -> Slot {
        Slot {
            text: self.text.clone(),
            span: self.span.clone(),
            alternatives,
            weight: 1.0,
            doc_freq,
            stop: false,
            title_only: self.title_only,
        }
    }
}

fn term(field: TermField, key: &str) -> Term {
    Term { field, key: key.to_owned() }
}

fn single(field: TermField, key: &str, weight: f32, kind: MatchKind) -> Alternative {
    Alternative { words: vec![vec![term(field, key)]], slop: 0, weight, kind }
}

impl Slots<'_> {
    /// A bare word: its stem, its exact form above it, its title stem, joined particles. `names`
    /// are other spellings of the name it belongs to.
    pub(super) fn plain(&self, word: &Word<'_>, place: &Place, names: &[Spelling]) -> Result<Slot> {
        let (mut alternatives, mut doc_freq) = if is_ended_name(word, names) {
            self.only_itself(word)?
        } else {
            self.itself_and_stem(word, place)?
        };
        if word.script == Script::Arabic
            && self.ranking.proclitic > 0.0
            && !word.stop
            && (letters(word.surface) >= MIN_PROCLITIC_LETTERS || !names.is_empty())
        {
            self.add_proclitics(word, &mut alternatives, &mut doc_freq)?;
        }
        let mut expected = 0.0;
        for spelling in names {
            // The same stem is counted already.
            let same = matches!(&spelling.words[..], [one] if self.stem_of(one) == word.stem);
            if !same && let Some((alternative, count)) = self.name(spelling, self.ranking.name)? {
                alternatives.push(alternative);
                expected += spelling.probability * count as f32;
            }
        }
        doc_freq = doc_freq.max(expected as u64);
        if doc_freq == 0 && !word.stop && self.ranking.typo > 0.0 {
            doc_freq = self.add_similar(word, &mut alternatives)?;
        }
        let mut slot = place.slot(alternatives, doc_freq);
        if word.stop || is_article(word.surface) {
            (slot.stop, slot.weight) = (true, self.ranking.stop);
        }
        Ok(slot)
    }

    /// A word that counts as nothing but itself, with the number of its articles.
    fn only_itself(&self, word: &Word<'_>) -> Result<(Vec<Alternative>, u64)> {
        let exact = single(TermField::Surface, word.surface, 1.0, MatchKind::Exact);
        Ok((vec![exact], self.snapshot.doc_freq(TermField::Surface, word.surface)?))
    }

    /// A word with its stem, and the number of articles that have a form of it. The stem has the word
    /// itself among its forms unless they are the same: then it adds the others.
    fn itself_and_stem(&self, word: &Word<'_>, place: &Place) -> Result<(Vec<Alternative>, u64)> {
        let (stem, title) = (self.ranking.stem, self.ranking.title);
        let of_stem = |field| single(field, word.stem, stem, MatchKind::Stem);
        let exact = |weight| single(TermField::Surface, word.surface, weight, MatchKind::Exact);
        let mut alternatives = match word.surface == word.stem {
            true => vec![exact(1.0), of_stem(TermField::Stem)],
            false => vec![exact(1.0 - stem), of_stem(TermField::Surface), of_stem(TermField::Stem)],
        };
        if !place.title_only {
            alternatives.push(single(TermField::Title, word.stem, title, MatchKind::Title));
        }
        // A weight of nothing leaves the alternative out, not only its score.
        alternatives.retain(|alternative| alternative.weight > 0.0);
        Ok((alternatives, self.articles(word)?))
    }

    /// Number of articles that have a form of a word: of its stem, or without stems itself.
    pub(super) fn articles(&self, word: &Word<'_>) -> Result<u64> {
        if self.ranking.stem == 0.0 {
            return self.snapshot.doc_freq(TermField::Surface, word.surface);
        }
        let itself = self.snapshot.doc_freq(TermField::Surface, word.stem)?;
        let others = self.snapshot.doc_freq(TermField::Stem, word.stem)?;
        // How many have both is not known without reading them: as many as by chance.
        let both = itself as f64 * others as f64 / self.snapshot.doc_count().max(1) as f64;
        Ok(itself + others - both as u64)
    }

    fn add_proclitics(
        &self,
        word: &Word<'_>,
        alternatives: &mut Vec<Alternative>,
        doc_freq: &mut u64,
    ) -> Result<()> {
        for form in with_proclitics(word.surface) {
            if self.stem_of(&form) == word.stem {
                continue;
            }
            let count = self.snapshot.doc_freq(TermField::Surface, &form)?;
            if count > 0 {
                let kind = MatchKind::Proclitic;
                alternatives.push(single(TermField::Surface, &form, self.ranking.proclitic, kind));
                *doc_freq = (*doc_freq).max(count);
            }
        }
        Ok(())
    }

    /// What the index has in place of a word that it does not have: what is one edit away.
    fn add_similar(&self, word: &Word<'_>, alternatives: &mut Vec<Alternative>) -> Result<u64> {
        if letters(word.surface) < MIN_TYPO_LETTERS {
            return Ok(0);
        }
        let found = self.similar(word)?;
        let single = |(field, found): &(_, Match)| {
            let kind = MatchKind::Fuzzy { distance: 1 };
            single(*field, &found.key, self.ranking.typo, kind)
        };
        alternatives.extend(found.iter().map(single));
        Ok(found.iter().map(|(_, found)| found.doc_freq).max().unwrap_or(0))
    }

    /// The stems nearest to a word's, or without stems the nearest exact forms.
    fn similar(&self, word: &Word<'_>) -> Result<Vec<(TermField, Match)>> {
        let similar = |field, key| -> Result<_> {
            let found = self.snapshot.similar(field, key, 1, MAX_EXPANSIONS)?;
            Ok(found.into_iter().map(move |found| (field, found)))
        };
        if self.ranking.stem == 0.0 {
            return Ok(similar(TermField::Surface, word.surface)?.collect());
        }
        let own = similar(TermField::Surface, word.stem)?;
        let own = own.filter(|(_, form)| self.stem_of(&form.key) == form.key);
        Ok(own.chain(similar(TermField::Stem, word.stem)?).collect())
    }

    /// The stem of a key by itself.
    fn stem_of<'k>(&self, key: &'k str) -> Cow<'k, str> {
        self.snapshot.stemmer().stem(key, key, Script::of(key))
    }

    /// Only the form itself.
    pub(super) fn exact(&self, key: &str, place: &Place) -> Result<Slot> {
        let alternative = single(TermField::Surface, key, 1.0, MatchKind::Exact);
        Ok(place.slot(vec![alternative], self.snapshot.doc_freq(TermField::Surface, key)?))
    }

    /// The words of the index that begin with the key.
    pub(super) fn prefix(&self, key: &str, place: &Place) -> Result<Slot> {
        let matches = self.snapshot.with_prefix(key, MAX_EXPANSIONS)?;
        let doc_freq = matches.iter().map(|found| found.doc_freq).max().unwrap_or(0);
        let alternative = |found: Match| {
            let (weight, kind) = if found.key == key {
                (1.0, MatchKind::Exact)
            } else {
                (self.ranking.prefix, MatchKind::Prefix)
            };
            single(TermField::Surface, &found.key, weight, kind)
        };
        Ok(place.slot(matches.into_iter().map(alternative).collect(), doc_freq))
    }

    /// The words of the index within some edits of the key; without a number, one edit for short
    /// words and two for long ones.
    pub(super) fn fuzzy(&self, key: &str, edits: Option<u8>, place: &Place) -> Result<Slot> {
        let edits = edits.unwrap_or(if letters(key) > 5 { 2 } else { 1 });
        let matches = self.snapshot.similar(TermField::Surface, key, edits, MAX_EXPANSIONS)?;
        let doc_freq = matches.iter().map(|found| found.doc_freq).max().unwrap_or(0);
        let alternative = |found: Match| {
            let (weight, kind) = match found.distance {
                0 => (1.0, MatchKind::Exact),
                distance => (
                    self.ranking.fuzzy / f32::from(1u8 << (distance - 1)),
                    MatchKind::Fuzzy { distance },
                ),
            };
            single(TermField::Surface, &found.key, weight, kind)
        };
        Ok(place.slot(matches.into_iter().map(alternative).collect(), doc_freq))
    }

    /// These exact forms in this order, with `slop` words out of place.
    pub(super) fn phrase(&self, keys: &[&str], slop: u32, place: &Place) -> Result<Slot> {
        let mut doc_freq = u64::MAX;
        let mut words = Vec::with_capacity(keys.len());
        for key in keys {
            doc_freq = doc_freq.min(self.snapshot.doc_freq(TermField::Surface, key)?);
            words.push(vec![term(TermField::Surface, key)]);
        }
        let alternative = Alternative { words, slop, weight: 1.0, kind: MatchKind::Exact };
        Ok(place.slot(vec![alternative], doc_freq))
    }

    /// A name as a whole, in every spelling; `keys` is the spelling in the query, `wholes` are the
    /// ways to write it with words of the index.
    pub(super) fn entity(
        &self,
        keys: &[&str],
        spellings: &[Spelling],
        wholes: &[Whole],
        place: &Place,
    ) -> Result<Slot> {
        let mut own = self.exact_name(keys)?;
        let mut doc_freq = own.1;
        let mut alternatives = vec![own.0.take().unwrap_or_else(|| exact_words(keys))];
        for spelling in spellings.iter().filter(|spelling| spelling.words != keys) {
            if let Some((alternative, count)) = self.name(spelling, self.ranking.name)? {
                alternatives.push(alternative);
                doc_freq = doc_freq.max(count);
            }
        }
        for whole in wholes {
            if let Some((alternative, count)) = self.whole(whole)? {
                alternatives.push(alternative);
                doc_freq = doc_freq.max(count);
            }
        }
        Ok(place.slot(alternatives, doc_freq))
    }

    /// A way to write a name, with the number of articles of its rarest word. Between two of its
    /// words one more may stand: an initial, a second name, an article.
    fn whole(&self, whole: &Whole) -> Result<Option<(Alternative, u64)>> {
        let mut words = Vec::with_capacity(whole.places.len());
        let mut fewest = u64::MAX;
        for keys in &whole.places {
            let (mut terms, mut most) = (Vec::new(), 0);
            for key in keys {
                let (forms, count) = self.forms(key, words.is_empty())?;
                terms.extend(forms);
                most = most.max(count);
            }
            if terms.is_empty() {
                return Ok(None);
            }
            terms.sort_unstable();
            terms.dedup();
            words.push(terms);
            fewest = fewest.min(most);
        }
        let (layer, probability) = (whole.layer, whole.probability);
        let kind = MatchKind::Name { layer, probability, entity: None };
        let slop = u32::from(words.len() > 1);
        let weight = self.ranking.name * probability.sqrt();
        Ok(Some((Alternative { words, slop, weight, kind }, fewest)))
    }

    fn exact_name(&self, keys: &[&str]) -> Result<(Option<Alternative>, u64)> {
        let Some((words, count)) = self.name_words(keys)? else { return Ok((None, 0)) };
        let alternative = Alternative { words, slop: 0, weight: 1.0, kind: MatchKind::Exact };
        Ok((Some(alternative), count))
    }

    /// A spelling of a name, if all its words are in the index, with the number of articles.
    fn name(&self, spelling: &Spelling, weight: f32) -> Result<Option<(Alternative, u64)>> {
        let keys: Vec<_> = spelling.words.iter().map(String::as_str).collect();
        let found = self.name_words(&keys)?;
        Ok(found.map(|(words, count)| {
            let kind = MatchKind::Name {
                layer: spelling.layer,
                probability: spelling.probability,
                entity: spelling.entity.clone(),
            };
            let weight = weight * spelling.probability;
            (Alternative { words, slop: 0, weight, kind }, count)
        }))
    }

    /// The terms of each word of a name: an Arabic name may begin with a joined particle.
    fn name_words(&self, keys: &[&str]) -> Result<Option<(Vec<Vec<Term>>, u64)>> {
        let mut words = Vec::with_capacity(keys.len());
        let mut fewest = u64::MAX;
        for (place, &key) in keys.iter().enumerate() {
            let (terms, count) = self.forms(key, place == 0)?;
            if terms.is_empty() {
                return Ok(None);
            }
            fewest = fewest.min(count);
            words.push(terms);
        }
        Ok((!words.is_empty()).then_some((words, fewest)))
    }

    /// The forms of a key that the index has, with the number of articles of the most frequent.
    fn forms(&self, key: &str, with_particles: bool) -> Result<(Vec<Term>, u64)> {
        let arabic = with_particles && Script::of(key) == Script::Arabic;
        let particles = arabic.then(|| with_proclitics(key)).into_iter().flatten();
        let mut terms = Vec::new();
        let mut most = 0;
        for form in std::iter::once(key.to_owned()).chain(particles) {
            let count = self.snapshot.doc_freq(TermField::Surface, &form)?;
            if count > 0 {
                terms.push(Term { field: TermField::Surface, key: form });
                most = most.max(count);
            }
        }
        Ok((terms, most))
    }
}

/// Whether a word is somebody's name from which the stemmer takes an ending: `كالين` is not the stem
/// of `وكالة`.
fn is_ended_name(word: &Word<'_>, names: &[Spelling]) -> bool {
    let person = names.iter().any(|spelling| spelling.kind == Some(Kind::Person));
    word.script == Script::Arabic && person && !word.surface.ends_with(word.stem)
}

fn exact_words(keys: &[&str]) -> Alternative {
    let words = keys.iter().map(|key| vec![term(TermField::Surface, key)]).collect();
    Alternative { words, slop: 0, weight: 1.0, kind: MatchKind::Exact }
}

/// Letters of a word, without the Arabic article.
fn letters(key: &str) -> usize {
    key.strip_prefix("ال").unwrap_or(key).chars().count()
}
