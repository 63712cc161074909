//! What the benches share: the generated archive, and raw tantivy to compare with.

pub(crate) mod archive;
pub(crate) mod raw;
pub(crate) mod rng;
