//! Articles and their words in Arabic and English.
//!
//! An [`Analyzer`] turns the text of an [`Article`] into [`Words`]. A text is
//! first [segmented](segment) as it stands, then every word is [normalized](normalize) and
//! [stemmed](stem) on its own. Nothing normalizes a text as a whole, so the byte span of a word
//! is true to the original whatever its key became, and a highlighter needs nothing else.
//!
//! ```
//! use jisr_text::{Analyzer, Script};
//!
//! let text = "Egypt's Foreign Minister met Çavuşoğlu in أَنقرة.";
//! let words = Analyzer::new().analyze(text);
//!
//! let keys: Vec<&str> = words.iter().map(|word| word.surface).collect();
//! assert_eq!(keys, ["egypt", "foreign", "minister", "met", "cavusoglu", "in", "انقره"]);
//!
//! let ankara = words.get(6);
//! assert_eq!(&text[ankara.span.clone()], "أَنقرة");
//! assert_eq!(ankara.stem, "انقر");
//! assert_eq!(ankara.script, Script::Arabic);
//! ```
//!
//! The same analysis serves articles and queries. It is a pure function of the text; what it
//! computes for a text only changes together with [`Analyzer::VERSION`].

mod analyzer;
pub mod article;
mod cache;
mod class;
pub mod copies;
pub mod frequent;
pub mod language;
pub mod names;
pub mod normalize;
mod proclitics;
pub mod segment;
pub mod stem;
pub mod stop;
mod word;

pub use crate::{
    analyzer::Analyzer,
    article::{
        Article, DateComputation, DateSource, Doubt, Foreign, Furniture, Published, Trimmed,
    },
    language::{Detected, Language, LanguageShare, Languages},
    proclitics::with_proclitics,
    word::{Script, Shape, Word, Words},
};
