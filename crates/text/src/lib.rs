//! Articles and their words.

pub mod article;
pub mod language;
