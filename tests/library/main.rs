//! The library from outside: its public API, and the examples built on it.

mod examples;
mod ranking;
mod robustness;
mod support;
