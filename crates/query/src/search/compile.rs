//! From the plan to the matchers of one segment. Search, explanation and highlighting all come
//! through here.

use std::sync::Arc;

use jisr_index::{DocId, Result, Segment, Snapshot};
use tantivy::TERMINATED;

use super::bm25::Bm25;
use super::boolean::{BooleanMatcher, Parts};
use super::filter::FilterMatcher;
use super::matcher::{Explanation, Matcher, Occurrence};
use super::places::{Lead, Pair, Places};
use super::pruned::{Clause, MAX_PARTS, Pruned, Role, SlotScorer};
use super::slot::SlotMatcher;
use crate::plan::{Boolean, Expr, Plan, Slot};
use crate::ranking::Ranking;

/// Compiles one plan for one segment after the other.
pub(crate) struct Compiler<'a> {
    plan: &'a Plan,
    slots: Vec<&'a Slot>,
    ranking: &'a Ranking,
    bm25: Arc<Bm25>,
    /// What a word earns in the lead, as a share of its weight.
    lead: f32,
}

impl<'a> Compiler<'a> {
    pub(crate) fn new(snapshot: &Snapshot, plan: &'a Plan, ranking: &'a Ranking) -> Self {
        let slots = plan.slots();
        let words = slots.iter().filter(|slot| !slot.stop).count();
        let bm25 = Arc::new(Bm25::new(snapshot, ranking, words));
        Self { plan, slots, ranking, bm25, lead: ranking.lead_for(words) }
    }

    /// A cursor over the documents of `segment` that match the plan.
    pub(crate) fn matcher(&self, segment: &'a Segment) -> Result<Box<dyn Matcher + 'a>> {
        self.expr(&self.plan.root, segment)
    }

    fn expr(&self, expr: &'a Expr, segment: &'a Segment) -> Result<Box<dyn Matcher + 'a>> {
        Ok(match expr {
            Expr::All => Box::new(FilterMatcher::all(segment)),
            Expr::Nothing => Box::new(Nothing),
            Expr::Filter(filter) => Box::new(FilterMatcher::open(segment, filter)),
            Expr::Slot(slot) => {
                Box::new(SlotMatcher::open(segment, slot, self.number(slot), &self.bm25)?)
            }
            Expr::Boolean(boolean) => {
                Box::new(self.boolean(boolean, self.places(boolean), segment)?)
            }
        })
    }

    fn all(&self, parts: &'a [Expr], segment: &'a Segment) -> Result<Vec<Box<dyn Matcher + 'a>>> {
        parts.iter().map(|part| self.expr(part, segment)).collect()
    }

    fn boolean(
        &self,
        boolean: &'a Boolean,
        places: Places,
        segment: &'a Segment,
    ) -> Result<BooleanMatcher<'a>> {
        let parts = Parts {
            filters: self.all(&boolean.filters, segment)?,
            must: self.all(&boolean.must, segment)?,
            should: self.all(&boolean.should, segment)?,
            optional: self.all(&boolean.optional, segment)?,
            must_not: self.all(&boolean.must_not, segment)?,
            places,
            coverage: self.coverage(boolean),
        };
        Ok(BooleanMatcher::new(segment, parts))
    }

    /// The plan as a combination whose best documents can be found without scoring all; `None` for
    /// a plan that does not ask for any words.
    pub(super) fn pruned(&self, segment: &'a Segment) -> Result<Option<Pruned<'a>>> {
        let mut pruned = Pruned::new(segment);
        let boolean = match &self.plan.root {
            Expr::Boolean(boolean) => boolean,
            slot @ Expr::Slot(_) => {
                pruned.parts.push((Role::Should, self.clause(slot, segment)?));
                return Ok(Some(pruned));
            }
            Expr::All | Expr::Nothing | Expr::Filter(_) => return Ok(None),
        };
        let Boolean { must, should, optional, .. } = boolean;
        if must.len() + should.len() == 0 || must.len() + should.len() + optional.len() > MAX_PARTS
        {
            return Ok(None);
        }
        for (role, parts) in
            [(Role::Must, must), (Role::Should, should), (Role::Optional, optional)]
        {
            for part in parts {
                pruned.parts.push((role, self.clause(part, segment)?));
            }
        }
        let places = self.places(boolean);
        if self.coverage(boolean) > 0.0 || !places.is_empty() {
            let whole = self.boolean(boolean, places, segment)?;
            pruned.coverage = whole.coverage();
            pruned.places = Some((whole.places_max(), Box::new(whole)));
        } else {
            pruned.filters = self.all(&boolean.filters, segment)?;
            pruned.must_not = self.all(&boolean.must_not, segment)?;
        }
        Ok(Some(pruned))
    }

    fn clause(&self, expr: &'a Expr, segment: &'a Segment) -> Result<Clause<'a>> {
        Ok(match expr {
            // Where a word stands is not looked at in passing.
            Expr::Slot(slot) if !slot.title_only => {
                Clause::Slot(Box::new(SlotScorer::open(segment, slot, &self.bm25)?))
            }
            _ => Clause::Matcher(self.expr(expr, segment)?),
        })
    }

    /// The share that having every `should` earns.
    fn coverage(&self, boolean: &Boolean) -> f32 {
        let short = boolean.should.len() <= self.ranking.coverage_words;
        if boolean.together && short { self.ranking.coverage } else { 0.0 }
    }

    /// The number of a slot in the plan; excluded slots have none.
    fn number(&self, slot: &Slot) -> usize {
        self.slots.iter().position(|known| std::ptr::eq(*known, slot)).unwrap_or(usize::MAX)
    }

    /// What the places of the slots of a combination earn, stop words passed over.
    fn places(&self, boolean: &Boolean) -> Places {
        if !boolean.together {
            return Places::default();
        }
        let parts = boolean.must.iter().chain(&boolean.should);
        let slots = parts.filter_map(|part| match part {
            Expr::Slot(slot) => Some((self.number(slot), slot)),
            _ => None,
        });
        let mut slots: Vec<_> = slots.collect();
        slots.sort_by_key(|(number, _)| *number);
        let best = |slot: &Slot| slot.weight * self.bm25.idf(slot.doc_freq);
        let pair = |pair: &[(usize, &Slot)]| Pair {
            first: pair[0].0,
            second: pair[1].0,
            expected: (pair[1].0 - pair[0].0) as u32,
            weight: self.ranking.proximity * best(pair[0].1).min(best(pair[1].1)),
        };
        let lead = |&(slot, known): &(usize, &Slot)| Lead { slot, weight: self.lead * best(known) };
        Places {
            pairs: slots.windows(2).map(pair).filter(|pair| pair.weight > 0.0).collect(),
            leads: slots.iter().map(lead).filter(|lead| lead.weight > 0.0).collect(),
        }
    }
}

/// Matches no document.
struct Nothing;

impl Matcher for Nothing {
    fn doc(&self) -> DocId {
        TERMINATED
    }

    fn seek(&mut self, _target: DocId) -> DocId {
        TERMINATED
    }

    fn cost(&self) -> u64 {
        0
    }

    fn score(&mut self, _floor: f32) -> f32 {
        0.0
    }

    fn max_score(&self) -> f32 {
        0.0
    }

    fn occurrences(&mut self, _out: &mut Vec<Occurrence>) {}

    fn explain(&mut self) -> Explanation {
        Explanation::new(0.0, "nothing to search for", Vec::new())
    }
}
