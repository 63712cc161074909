//! The library from outside: its public API, and the examples built on it.

#![allow(
    clippy::unwrap_used,
    reason = "a test may panic; helpers outside of #[test] functions too"
)]

mod examples;
mod ranking;
mod relevance;
mod robustness;
mod support;
