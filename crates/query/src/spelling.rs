//! The spellings of a name that an index has.

use jisr_index::Snapshot;
use serde::Serialize;

use crate::plan::{Alternative, Expr, MatchKind, Plan, Slot};
use crate::ranking::Ranking;
use crate::search::{self, Request};
use crate::searcher::Error;

/// One way in which a word of a name stands in articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FoundSpelling {
    /// The word as asked for.
    pub query: String,
    /// How it is written: keys of the words, with one space between.
    pub written: String,
    /// Number of articles that have it.
    pub articles: u64,
    /// As what it matches, by which layer, and how surely.
    #[serde(flatten)]
    pub kind: MatchKind,
}

/// The spellings that the slots of a plan accept, with those that no article has left out.
pub(crate) fn found(snapshot: &Snapshot, plan: &Plan) -> Result<Vec<FoundSpelling>, Error> {
    let mut found = Vec::new();
    for slot in plan.slots() {
        let names =
            |one: &&Alternative| matches!(one.kind, MatchKind::Exact | MatchKind::Name { .. });
        for alternative in slot.alternatives.iter().filter(names) {
            let articles = count(snapshot, slot, alternative)?;
            if articles > 0 {
                let (query, kind) = (slot.text.clone(), alternative.kind.clone());
                found.push(FoundSpelling { query, written: written(alternative), articles, kind });
            }
        }
    }
    Ok(found)
}

fn count(snapshot: &Snapshot, slot: &Slot, alternative: &Alternative) -> Result<u64, Error> {
    let alone = Slot { alternatives: vec![alternative.clone()], ..slot.clone() };
    let plan = Plan { root: Expr::Slot(alone) };
    let request = Request { total: true, ..Request::default() };
    Ok(search::find(snapshot, &plan, &Ranking::default(), request)?.total)
}

/// The first form at each place: the others are that one with joined particles.
fn written(alternative: &Alternative) -> String {
    let words = alternative.words.iter().filter_map(|terms| terms.first());
    words.map(|term| term.key.as_str()).collect::<Vec<_>>().join(" ")
}
