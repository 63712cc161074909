//! The people, places and organisations of a collection, each with all its spellings.
//!
//! Articles are indexed with the names they mention. [`Entities`] joins the names that mean the
//! same; it is computed from the terms of the index, so that better joining needs no indexing, and
//! kept in its folder as a table until the articles or the names are others.

mod across;
mod join;
mod skeleton;

use jisr_index::{Mention, Snapshot};
use jisr_text::names::{Kind, Names};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use join::Joiner;

/// Name of the table in the folder of the index.
const TABLE: &str = "entities";

/// Raised whenever names are joined by other rules, or the table is written otherwise.
const VERSION: u64 = 1;

/// A person, place or organisation that articles mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Its name in the list of names, else its most frequent spelling in Latin letters as articles
    /// write it, else its most frequent.
    pub label: String,
    /// What it is.
    pub kind: Kind,
    /// Sum over its spellings of the articles that have them. An article with spellings in both
    /// scripts counts twice.
    pub articles: u64,
    /// Its spellings, the most frequent first.
    pub spellings: Vec<Spelled>,
}

/// A spelling of an entity in the collection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spelled {
    /// Keys of its words, joined with spaces.
    pub key: String,
    /// How most articles write it.
    pub written: String,
    /// Number of articles that have it.
    pub articles: u64,
    /// What joined it to the entity; none of the name that others were joined to.
    pub joined_from: Option<Evidence>,
}

/// What tells that a spelling is one of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// The built-in list of names.
    Gazetteer,
    /// The user's own names.
    UserCatalogue,
    /// It has the same letters, but for the Arabic article and where words are parted.
    SameLetters,
    /// It is a person's full name in the other script, and no two other names are as similar.
    OtherScript,
}

impl Evidence {
    /// Its name, as in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Gazetteer => "gazetteer",
            Self::UserCatalogue => "user-catalogue",
            Self::SameLetters => "same-letters",
            Self::OtherScript => "other-script",
        }
    }
}

/// The entities of a collection.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    entities: Vec<Entity>,
    /// Numbers of entities by their mentions.
    by_mention: FxHashMap<Mention, usize>,
}

impl Entities {
    /// The entities of a snapshot, from its table if that is there, otherwise joined and kept as its
    /// table.
    ///
    /// # Errors
    ///
    /// [`jisr_index::Error::Storage`] when the index cannot be read. A table that cannot be read or
    /// written is no error.
    pub fn of(snapshot: &Snapshot, names: &Names) -> jisr_index::Result<Self> {
        let version = names.fingerprint() ^ VERSION;
        let kept = snapshot.table(TABLE, version);
        if let Some(entities) = kept.and_then(|table| serde_json::from_slice(&table).ok()) {
            return Ok(Self::new(entities));
        }
        let entities = Joiner::new(names).join(snapshot.mentions()?);
        if let Ok(table) = serde_json::to_vec(&entities) {
            snapshot.keep_table(TABLE, version, &table);
        }
        Ok(Self::new(entities))
    }

    /// A name whose kind an article does not tell means what others say it is, if they agree.
    fn new(entities: Vec<Entity>) -> Self {
        let mut by_mention = FxHashMap::default();
        let mut by_key: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (number, entity) in entities.iter().enumerate() {
            for Spelled { key, .. } in &entity.spellings {
                by_key.entry(key).or_default().push(number);
                by_mention.insert(Mention { kind: Some(entity.kind), key: key.clone() }, number);
            }
        }
        for (key, numbers) in by_key {
            if let [number] = numbers[..] {
                by_mention.insert(Mention { kind: None, key: key.to_owned() }, number);
            }
        }
        Self { entities, by_mention }
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
