//! The instrument for relevance benchmarks.
//!
//! A benchmark in the manner of TREC has three parts: [`Topics`] are what is asked, [`Qrels`] are
//! what assessors said about documents, and a [`Run`] is what a system retrieved. All three are
//! plain files that other tools read and write too, so anybody's runs can be measured here, and
//! ours elsewhere. Only [`search`], which makes a run, knows an index.
//!
//! [`evaluate`] gives every [`Measure`] for every query, and the means, as `trec_eval` defines
//! them. [`compare`] says whether one run is better than another, how likely that is chance, and
//! on which queries; [`report::html`] draws it.
//!
//! ```
//! use jisr_eval::{CompareOptions, Measure, Qrels, Run, compare, evaluate};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut qrels = Qrels::new();
//! qrels.push("1", "desk/17", 2)?;
//! qrels.push("1", "desk/31", 0)?;
//!
//! let mut words = Run::new("words")?;
//! words.push("1", "desk/31", 7.5)?;
//! words.push("1", "desk/17", 3.25)?;
//! let mut names = Run::new("names")?;
//! names.push("1", "desk/17", 9.0)?;
//!
//! let measures: Vec<Measure> = vec!["ndcg@10".parse()?, "mrr".parse()?];
//! let words = evaluate(&qrels, &words, &measures);
//! assert_eq!(words.mean.get(measures[1]), Some(0.5));
//!
//! let names = evaluate(&qrels, &names, &measures);
//! let comparison = compare(&words, &names, &CompareOptions::default())?;
//! assert_eq!(comparison.measures[1].difference, 0.5);
//! // One query shows nothing: either run may well have been the lucky one.
//! assert_eq!(comparison.measures[1].test.p_value, 1.0);
//! # Ok(())
//! # }
//! ```

mod compare;
mod error;
mod evaluation;
mod lines;
mod measure;
mod mismatch;
mod qrels;
mod ranking;
pub mod report;
mod run;
mod search;
mod topics;

pub use compare::{
    Change, CompareOptions, Comparison, Interval, MeasureComparison, RandomizationTest, compare,
};
pub use error::{Error, Problem, Result};
pub use evaluation::{Evaluation, Scores, evaluate};
pub use measure::{Measure, UnknownMeasure};
pub use mismatch::{Mismatch, mismatch};
pub use qrels::Qrels;
pub use run::Run;
pub use search::{RunOptions, search};
pub use topics::{Topic, TopicField, Topics, UnknownField};
