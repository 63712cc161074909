//! End to end: the real binary on real folders.

#![allow(
    clippy::unwrap_used,
    reason = "a test may panic; helpers outside of #[test] functions too"
)]

mod cli;
mod crash;
mod eval;
mod export;
mod hostile;
mod inspect;
mod queries;
mod similar;
mod support;
mod timeline;
mod updates;
