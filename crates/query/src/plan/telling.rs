//! The words that tell what an article is about, as a plan that finds articles with them.
//!
//! A word tells the more the more often the article has it and the fewer others do: its weight is
//! `tf · idf` (Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988), over
//! stems. Words of names are looked for in their other spellings too, which is how articles in the
//! other script are found. They weigh as others do: weighing them more found fewer articles of the
//! same topic.

use std::ops::Range;

use jisr_index::Result;
use jisr_text::names::mentions::{Text, mentions};
use jisr_text::{Article, Script, Word, Words};
use rustc_hash::FxHashMap;

use super::planner::Planner;
use super::{Boolean, Expr, MatchKind, Plan, Slot};
use crate::search::idf;

/// Words that are looked for. More found hardly better, and took longer.
const MAX_WORDS: usize = 32;

/// A word of the article, for all with its stem.
struct Telling<'a> {
    word: Word<'a>,
    /// As the article writes it.
    text: &'a str,
    /// How often the article has it.
    count: u32,
    /// Articles of the index that have a form of it.
    doc_freq: u64,
    /// How much it tells.
    weight: f32,
    /// The name that it is a word of, and its place there.
    name: Option<(&'a str, usize)>,
}

/// The title or the body.
struct Part<'a> {
    text: &'a str,
    words: Words,
}

impl Planner<'_> {
    /// A plan for articles like one: any of its most telling words, which are the slots, in that
    /// order. `indexed` says whether it is itself in the index.
    pub(crate) fn similar(&mut self, article: &Article, indexed: bool) -> Result<Plan> {
        let parts = self.parts(article);
        let others = |doc_freq: u64| doc_freq.saturating_sub(u64::from(indexed));
        let mut should = Vec::with_capacity(MAX_WORDS);
        for one in self.telling(&parts)? {
            if should.len() == MAX_WORDS {
                break;
            }
            if others(one.doc_freq) == 0 && one.name.is_none() {
                continue;
            }
            let slot = self.slot(&one, should.len())?;
            if others(one.doc_freq) > 0 || has_other_spelling(&slot) {
                should.push(Expr::Slot(slot));
            }
        }
        Ok(Plan { root: Expr::Boolean(Boolean { should, ..Boolean::default() }) })
    }

    /// Title and body, analysed as they are when they are indexed.
    fn parts<'a>(&mut self, article: &'a Article) -> [Part<'a>; 2] {
        let foreign = article.clone().detect_languages();
        let title = article.title.as_deref().unwrap_or_default();
        [(title, foreign.title), (&article.body, foreign.body)].map(|(text, foreign)| {
            let mut words = Words::default();
            self.analyzer.analyze_with(text, &foreign, &mut words);
            Part { text, words }
        })
    }

    /// The words of an article, the most telling first.
    fn telling<'a>(&self, parts: &'a [Part<'a>; 2]) -> Result<Vec<Telling<'a>>> {
        let mut by_stem: FxHashMap<&str, Telling<'a>> = FxHashMap::default();
        for (part, names) in parts.iter().zip(self.names_of(parts)) {
            part.count(&names, &mut by_stem);
        }
        let snapshot = self.slots.snapshot;
        let mut telling = Vec::with_capacity(by_stem.len());
        for one in by_stem.into_values() {
            let doc_freq = self.slots.articles(&one.word)?;
            let weight = one.count as f32 * idf(snapshot.doc_count(), doc_freq);
            telling.push(Telling { doc_freq, weight, ..one });
        }
        telling.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.text.cmp(b.text)));
        Ok(telling)
    }

    /// The words of title and of body that are names.
    fn names_of(&self, [title, body]: &[Part<'_>; 2]) -> [Vec<Range<usize>>; 2] {
        let Some(names) = self.speller.names else { return [Vec::new(), Vec::new()] };
        let found = mentions(names, title.as_text(), body.as_text());
        [found.title, found.body].map(|found| found.into_iter().map(|name| name.words).collect())
    }

    fn slot(&mut self, telling: &Telling<'_>, place: usize) -> Result<Slot> {
        let mut spellings = Vec::new();
        if let Some((name, at)) = telling.name {
            let name = self.analyzer.analyze(name);
            spellings = self.spellings(&[&name])?.into_iter().nth(at).unwrap_or_default();
        }
        // There is no query whose bytes it could be: the slots are numbered.
        let place = self.place(telling.text, place..place + 1);
        let mut slot = self.slots.plain(&telling.word, &place, &spellings)?;
        slot.weight = telling.count as f32;
        Ok(slot)
    }
}

impl<'a> Part<'a> {
    fn as_text(&self) -> Text<'_> {
        Text { text: self.text, words: &self.words }
    }

    /// Counts the words by their stems; one that is in a name anywhere is one of a name.
    fn count(&'a self, names: &[Range<usize>], by_stem: &mut FxHashMap<&'a str, Telling<'a>>) {
        for (at, word) in self.words.iter().enumerate().filter(|(_, word)| may_tell(word)) {
            let text = &self.text[word.span.clone()];
            let stem = word.stem;
            let new = || Telling { word, text, count: 0, doc_freq: 0, weight: 0.0, name: None };
            let known = by_stem.entry(stem).or_insert_with(new);
            known.count += 1;
            let name = || names.iter().find(|name| name.contains(&at));
            if known.name.is_none()
                && let Some(name) = name()
            {
                let end = self.words.get(name.end - 1).span.end;
                let whole = &self.text[self.words.get(name.start).span.start..end];
                (known.word, known.text) = (self.words.get(at), text);
                known.name = Some((whole, at - name.start));
            }
        }
    }
}

fn has_other_spelling(slot: &Slot) -> bool {
    slot.alternatives.iter().any(|one| matches!(one.kind, MatchKind::Name { .. }))
}

/// Stop words, numbers and single letters tell nothing.
fn may_tell(word: &Word<'_>) -> bool {
    !word.stop && word.script != Script::Number && word.surface.chars().nth(1).is_some()
}
