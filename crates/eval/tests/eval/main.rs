//! Tests over the public API.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod properties;
mod trec_eval;
