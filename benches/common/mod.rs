//! What the benches share: the articles, both engines, the questions to ask them, and the watch.

pub(crate) mod archive;
pub(crate) mod corpus;
pub(crate) mod engines;
pub(crate) mod meter;
pub(crate) mod questions;
pub(crate) mod raw;
pub(crate) mod rng;
pub(crate) mod vocabulary;

/// What may go wrong in a bench ends it.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;
