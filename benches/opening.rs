//! What opening an index takes, beside raw tantivy.
//!
//! Measured: the time from a folder to what a program waits for that is started for one query. The
//! files are in the memory of the system, and tables of the process (names, stop words) are made
//! already by a search before.
//!
//! - `open`: to an index that can be searched.
//! - `open-and-search`: and the ten best articles of one question of two words, with their passages
//!   or snippets.
//!
//! Measured on: the articles of [`common::corpus`], in one segment.
//!
//! ```text
//! cargo bench --bench opening -- --quick
//! ```
#![allow(clippy::print_stderr, reason = "a bench says what it runs on")]

#[allow(dead_code, reason = "each bench uses a part of it")]
mod common;

use common::Result;
use common::corpus::Corpus;
use common::engines::{Engines, LANGUAGES, jisr_folder, raw_folder};
use common::meter::{Meter, Work, timed};
use common::questions::Kind;
use common::raw::Raw;
use jisr::{Index, SearchOptions, Searcher};

fn main() -> Result<()> {
    let engines = Engines::index(Corpus::from_environment()?.articles()?)?;
    eprintln!("{}", engines.describe());
    let folder = engines.folder.path();
    let (ours, theirs) = (jisr_folder(folder), raw_folder(folder));
    let open = || -> Result<Searcher> { Ok(Searcher::new(Index::open(&ours)?.snapshot()?)) };

    let mut meter = Meter::from_arguments();
    meter.measure(("open", "jisr"), Work::Questions(1), || timed(open))?;
    meter.measure(("open", "tantivy"), Work::Questions(1), || timed(|| Raw::open(&theirs)))?;
    let options = SearchOptions { total: false, ..SearchOptions::default() };
    for (language, name) in LANGUAGES.into_iter().enumerate() {
        let questions = engines.questions(Kind::Or, language, 1)?;
        let Some(question) = questions.first() else { continue };
        let group = format!("open-and-search/{name}");
        let typed = question.typed(Kind::Or);
        meter.measure((&group, "jisr"), Work::Questions(1), || {
            timed(|| -> Result<_> { Ok(open()?.search(&typed, &options)?) })
        })?;
        meter.measure((&group, "tantivy"), Work::Questions(1), || {
            timed(|| {
                let raw = Raw::open(&theirs)?;
                let query = question.raw(Kind::Or, &raw);
                raw.snippets(&*query, &raw.top(&*query)?)
            })
        })?;
    }
    meter.finish(&[("jisr", "tantivy")]);
    Ok(())
}
