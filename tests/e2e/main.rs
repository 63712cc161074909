//! End to end: the real binary on real folders.

#![allow(
    clippy::unwrap_used,
    reason = "a test may panic; helpers outside of #[test] functions too"
)]

mod archives;
mod cli;
mod copies;
mod crash;
mod eval;
mod export;
mod feeds;
mod growing;
mod hostile;
mod inspect;
#[cfg(feature = "pdf")]
mod pdf;
mod queries;
mod similar;
mod support;
mod timeline;
mod updates;
