//! What the passages of ten hits take, beside the snippets of raw tantivy, by the length of the
//! articles.
//!
//! Measured: the time for the ten best articles of each question, found beforehand: reading them,
//! finding what matched, and writing it as HTML. The questions are up to sixteen of one kind (`or`,
//! `phrase`), half of them Arabic; the table at the end has the time of one.
//!
//! - `jisr-exact`: one passage of each hit, for words that find nothing but themselves.
//! - `jisr`: two passages of each hit, for words as a person types them: the default.
//! - `tantivy`: one snippet of each hit.
//!
//! A mix is small enough for its articles to stay in the cache that both engines' stores have, as
//! long as they are not the longest.
//!
//! Measured on: articles of 500, 2,000 and 20,000 words, put together of those of
//! [`common::corpus`]; a million words of each length, and 200 articles at least.
//!
//! ```text
//! cargo bench --bench highlighting -- --quick
//! ```
#![allow(clippy::print_stderr, reason = "a bench says what it runs on")]

#[allow(dead_code, reason = "each bench uses a part of it")]
mod common;

use common::Result;
use common::corpus::Corpus;
use common::engines::{Engines, LANGUAGES, plain};
use common::meter::{Meter, Work, timed};
use common::questions::Kind;
use jisr::query::Error;
use jisr::{Ranked, SearchOptions, Searcher};

const LENGTHS: [usize; 3] = [500, 2_000, 20_000];
const WORDS: usize = 1_000_000;
const ARTICLES: usize = 200;
const QUESTIONS: usize = 8;

/// Bytes of the passages of all hits.
fn passages(jisr: &Searcher, ranked: &Ranked, options: &SearchOptions) -> Result<usize> {
    let hits = jisr.show(ranked, options)?;
    let passages = hits.iter().flat_map(|hit| &hit.passages);
    Ok(passages.map(|passage| passage.to_html().len()).sum())
}

fn measure(meter: &mut Meter, engines: &Engines, kind: Kind, length: usize) -> Result<()> {
    let Engines { jisr, raw, .. } = engines;
    let group = format!("{}/{length}", kind.name());
    let mut questions = Vec::new();
    for language in 0..LANGUAGES.len() {
        questions.extend(engines.questions(kind, language, QUESTIONS)?);
    }
    if questions.is_empty() {
        eprintln!("no question for {group}");
        return Ok(());
    }
    let work = Work::Questions(questions.len());
    let one = SearchOptions { passages: 1, ..plain(false) };
    let two = SearchOptions::default();
    let exact: Vec<_> = questions.iter().map(|question| question.exact(kind)).collect();
    let typed: Vec<_> = questions.iter().map(|question| question.typed(kind)).collect();
    for (name, queries, options) in [("jisr-exact", &exact, &one), ("jisr", &typed, &two)] {
        let ranked = queries.iter().map(|query| jisr.rank(query, options));
        let ranked: Vec<_> = ranked.collect::<std::result::Result<_, Error>>()?;
        meter.measure((&group, name), work, || {
            let show = |ranked| passages(jisr, ranked, options);
            timed(|| ranked.iter().map(show).sum::<Result<usize>>())
        })?;
    }
    let queries = questions.iter().map(|question| question.raw(kind, raw));
    let ranked = queries.map(|query| raw.top(&*query).map(|top| (query, top)));
    let ranked: Vec<_> = ranked.collect::<tantivy::Result<_>>()?;
    meter.measure((&group, "tantivy"), work, || {
        let snippets = ranked.iter().map(|(query, top)| raw.snippets(&**query, top));
        timed(|| snippets.sum::<tantivy::Result<usize>>())
    })
}

fn main() -> Result<()> {
    let corpus = Corpus::from_environment()?;
    let mut meter = Meter::from_arguments();
    for length in LENGTHS {
        let articles = corpus.of_length(length, (WORDS / length).max(ARTICLES))?;
        let engines = Engines::index(articles.into_iter().map(Ok))?;
        eprintln!("{length} words: {}", engines.describe());
        for kind in [Kind::Or, Kind::Phrase] {
            measure(&mut meter, &engines, kind, length)?;
        }
    }
    meter.finish(&[("jisr-exact", "tantivy"), ("jisr", "tantivy")]);
    Ok(())
}
