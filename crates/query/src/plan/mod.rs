//! What a query means after analysis.
//!
//! A [`Plan`] holds all that search, explanation and highlighting need: they read it and nothing
//! else, so that a passage can never mark what the search did not match.

mod confirm;
mod gate;
mod inflection;
mod neighbours;
mod planner;
mod slots;
mod spell;
mod telling;
mod whole;

use std::fmt;

use jisr_text::Script;
use jisr_text::frequent::{is_frequent, push_pair};
use jisr_text::names::Layer;
use serde::Serialize;

pub use crate::syntax::{Filter, Span};
pub use jisr_index::TermField;
pub(crate) use planner::Planner;

/// A query, analysed against one snapshot of an index.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What an article has to match.
    pub root: Expr,
}

/// A part of a plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A word or phrase of the query.
    Slot(Slot),
    /// A condition that does not score.
    Filter(Filter),
    /// Parts in boolean combination.
    Boolean(Boolean),
    /// Every article.
    All,
    /// No article.
    Nothing,
}

/// Parts in boolean combination.
///
/// An article matches when it matches every filter and every `must`, none of `must_not`, and, if
/// there is no `must`, at least one of `should` (if there are any). With neither, every article
/// that the filters leave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boolean {
    /// Needed, not scored.
    pub filters: Vec<Expr>,
    /// Needed and scored.
    pub must: Vec<Expr>,
    /// Scored; one of them is needed when nothing else is.
    pub should: Vec<Expr>,
    /// Scored where present, never a reason to match: stop words beside other words.
    pub optional: Vec<Expr>,
    /// Excluded.
    pub must_not: Vec<Expr>,
    /// Whether having all parts, and having them near each other, is rewarded: parts that stand
    /// side by side in the query, as against the alternatives of an OR.
    pub together: bool,
}

/// A word of the query: alternatives of which one at a place is enough.
///
/// All alternatives share one document frequency, and their occurrences are counted together,
/// each with its weight, before one BM25 score is computed from the sum.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// The text in the query.
    pub text: String,
    /// Where it stands in the query, in bytes.
    pub span: Span,
    /// What may stand in an article.
    pub alternatives: Vec<Alternative>,
    /// Factor of the score.
    pub weight: f32,
    /// Number of documents: the largest of the alternatives.
    pub doc_freq: u64,
    /// Whether the word says little by itself.
    pub stop: bool,
    /// Whether only the title counts.
    pub title_only: bool,
}

/// One thing that a slot accepts.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// Words that stand next to each other, each with the terms accepted at its place.
    pub words: Vec<Vec<Term>>,
    /// Words out of place that are allowed.
    pub slop: u32,
    /// Weight of one occurrence.
    pub weight: f32,
    /// As what it matches.
    pub kind: MatchKind,
}

impl Alternative {
    /// The pairs of neighbouring words that the index has as such, by their keys, with the number
    /// of the first word.
    pub(crate) fn pairs(&self) -> Vec<(usize, String)> {
        let frequent = |terms: &Vec<Term>| match &terms[..] {
            [Term { field: TermField::Surface, key }] if is_frequent(key, Script::of(key)) => {
                Some(key.clone())
            }
            _ => None,
        };
        let keys: Vec<_> = self.words.iter().map(frequent).collect();
        let pair = |(first, pair): (usize, &[Option<String>])| match pair {
            [Some(one), Some(other)] if self.slop == 0 => {
                let mut key = String::new();
                push_pair(one, other, &mut key);
                Some((first, key))
            }
            _ => None,
        };
        keys.windows(2).enumerate().filter_map(pair).collect()
    }
}

/// A term of the index.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term {
    /// The field.
    pub field: TermField,
    /// The key.
    pub key: String,
}

/// As what a word of an article matched a word of the query.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "as")]
pub enum MatchKind {
    /// The same form.
    Exact,
    /// The same stem.
    Stem,
    /// The word with a joined preposition or conjunction.
    Proclitic,
    /// A word that begins so.
    Prefix,
    /// A word that is nearly so.
    Fuzzy {
        /// Edits between the two.
        distance: u8,
    },
    /// Another spelling of the same name.
    Name {
        /// What knows the spelling.
        layer: Layer,
        /// How sure that is, from 0 to 1.
        probability: f32,
        /// The entity, in its most usual Latin spelling, where the layer knows.
        #[serde(skip_serializing_if = "Option::is_none")]
        entity: Option<String>,
    },
    /// The stem in the title: adds weight, is never marked by itself.
    Title,
}

impl MatchKind {
    /// Orders kinds for display: the closest first.
    #[must_use]
    pub fn rank(&self) -> u8 {
        match self {
            Self::Exact => 0,
            Self::Stem => 1,
            Self::Proclitic => 2,
            Self::Name { .. } => 3,
            Self::Prefix => 4,
            Self::Fuzzy { .. } => 5,
            Self::Title => 6,
        }
    }
}

impl fmt::Display for MatchKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact => f.write_str("exact"),
            Self::Stem => f.write_str("stem"),
            Self::Proclitic => f.write_str("proclitic"),
            Self::Prefix => f.write_str("prefix"),
            Self::Fuzzy { distance } => write!(f, "fuzzy {distance}"),
            Self::Name { layer, probability, .. } => {
                write!(f, "name, {layer} {probability:.2}")
            }
            Self::Title => f.write_str("title"),
        }
    }
}

impl fmt::Display for Alternative {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = |terms: &Vec<Term>| {
            terms.iter().map(|term| term.key.as_str()).collect::<Vec<_>>().join("|")
        };
        let words = self.words.iter().map(word).collect::<Vec<_>>().join(" ");
        write!(f, "{words} ({}, ×{:.2})", self.kind, self.weight)
    }
}

impl Expr {
    /// Calls `visit` with every slot that can contribute to a match, in query order; excluded
    /// parts are left out.
    pub fn for_each_slot<'a>(&'a self, visit: &mut impl FnMut(&'a Slot)) {
        match self {
            Self::Slot(slot) => visit(slot),
            Self::Boolean(boolean) => {
                let parts = [&boolean.must, &boolean.should, &boolean.optional];
                parts.into_iter().flatten().for_each(|part| part.for_each_slot(visit));
            }
            Self::Filter(_) | Self::All | Self::Nothing => {}
        }
    }
}

impl Plan {
    /// The slots that can contribute to a match, by their place in the query.
    #[must_use]
    pub fn slots(&self) -> Vec<&Slot> {
        let mut slots = Vec::new();
        self.root.for_each_slot(&mut |slot| slots.push(slot));
        slots.sort_by_key(|slot| slot.span.start);
        slots
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_expr(f, &self.root, "", 0)
    }
}

fn write_expr(f: &mut fmt::Formatter<'_>, expr: &Expr, role: &str, depth: usize) -> fmt::Result {
    let pad = "  ".repeat(depth);
    match expr {
        Expr::All => writeln!(f, "{pad}{role}every article"),
        Expr::Nothing => writeln!(f, "{pad}{role}nothing"),
        Expr::Filter(Filter::Language(code)) => writeln!(f, "{pad}{role}language {code}"),
        Expr::Filter(Filter::Source(source)) => writeln!(f, "{pad}{role}source {source}"),
        Expr::Filter(Filter::Date(period)) => writeln!(f, "{pad}{role}date {period}"),
        Expr::Slot(slot) => write_slot(f, slot, role, &pad),
        Expr::Boolean(boolean) => {
            let together = if boolean.together { "together" } else { "" };
            writeln!(f, "{pad}{role}{}", if together.is_empty() { "group" } else { together })?;
            let parts = [
                ("filter: ", &boolean.filters),
                ("must: ", &boolean.must),
                ("should: ", &boolean.should),
                ("optional: ", &boolean.optional),
                ("not: ", &boolean.must_not),
            ];
            parts.into_iter().try_for_each(|(role, parts)| {
                parts.iter().try_for_each(|part| write_expr(f, part, role, depth + 1))
            })
        }
    }
}

fn write_slot(f: &mut fmt::Formatter<'_>, slot: &Slot, role: &str, pad: &str) -> fmt::Result {
    let stop = if slot.stop { ", stop word" } else { "" };
    let title = if slot.title_only { ", in the title" } else { "" };
    writeln!(f, "{pad}{role}`{}` in {} articles{stop}{title}", slot.text, slot.doc_freq)?;
    slot.alternatives.iter().try_for_each(|one| writeln!(f, "{pad}  {one}"))
}
