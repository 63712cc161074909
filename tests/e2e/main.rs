//! End to end: the real binary on real folders.

mod cli;
mod crash;
mod hostile;
mod queries;
mod support;
mod updates;
