//! The people, places and organisations of a collection, each with all its spellings.
//!
//! Articles are indexed with the names they mention. [`Entities`] joins the names that mean the
//! same; it is computed from the terms of the index, so that better joining needs no indexing.

mod join;

use jisr_index::{Mention, Snapshot};
use jisr_text::names::{Kind, Names};
use rustc_hash::FxHashMap;
use serde::Serialize;

use join::Joiner;

/// A person, place or organisation that articles mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entity {
    /// Its name in the list of names, else its most frequent spelling in Latin letters, else its
    /// most frequent.
    pub label: String,
    /// What it is.
    pub kind: Kind,
    /// Sum over its spellings of the articles that have them. An article with spellings in both
    /// scripts counts twice, a deleted one until its segment is merged.
    pub articles: u64,
    /// Its spellings, the most frequent first.
    pub spellings: Vec<Spelled>,
}

/// A spelling of an entity in the collection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spelled {
    /// Keys of its words, joined with spaces.
    pub key: String,
    /// Number of articles that have it.
    pub articles: u64,
    /// What joined it to the entity.
    pub joined_from: Evidence,
}

/// What tells that a spelling is one of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// The built-in list of names.
    Gazetteer,
    /// The user's own names.
    UserCatalogue,
    /// It has the same letters, but for the Arabic article and where words are parted.
    SameLetters,
}

/// The entities of a collection.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    entities: Vec<Entity>,
    /// Numbers of entities by their mentions.
    by_mention: FxHashMap<Mention, usize>,
}

impl Entities {
    /// Joins the names that the articles of a snapshot mention.
    ///
    /// # Errors
    ///
    /// [`jisr_index::Error::Storage`] when the index cannot be read.
    pub fn of(snapshot: &Snapshot, names: &Names) -> jisr_index::Result<Self> {
        Ok(Joiner::new(names).join(snapshot.mentions()?))
    }

    /// All entities, those in the most articles first.
    #[must_use]
    pub fn all(&self) -> &[Entity] {
        &self.entities
    }

    /// The number in [`all`](Self::all) of the entity that a mention means.
    pub(crate) fn number(&self, mention: &Mention) -> Option<usize> {
        self.by_mention.get(mention).copied()
    }
}
