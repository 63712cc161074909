//! How long a search takes, beside raw tantivy on the same words.
//!
//! Measured: the time from queries to the ten best articles of each, of which none is read yet, for
//! up to sixteen questions of one kind and language, on a warm index of one segment with one
//! thread; the table at the end has the time of one question. The kinds are those of [`common::questions::Kind`].
//!
//! - `jisr-exact`: words that find nothing but themselves, scores of plain BM25, and no total: what
//!   raw tantivy does. Questions for which the engines find different numbers of articles are left
//!   out, except where they mean different things (slop, fuzzy words).
//! - `jisr`: the words as a person types them, with all that Jisr does by default: stems, joined
//!   particles, names, nearness; no total.
//! - `jisr-words`: the same without other spellings of names. The made-up words of a generated
//!   archive look as if they were names that no list has, whose spellings are looked for among all
//!   words of the index; this says what the rest takes.
//! - `jisr-total`: as `jisr`, and the total.
//! - `tantivy`: the best ten of a query that is made beforehand. Its words are normalized already,
//!   while Jisr reads, analyses and plans a query.
//! - `tantivy-total`: the same and the total.
//!
//! Measured on: the articles of [`common::corpus`].
//!
//! ```text
//! cargo bench --bench query_latency -- --quick
//! JISR_BENCH_CORPUS=FILE cargo bench --bench query_latency -- --quick
//! ```
#![allow(clippy::print_stderr, reason = "a bench says what it runs on")]

#[allow(dead_code, reason = "each bench uses a part of it")]
mod common;

use common::Result;
use common::corpus::Corpus;
use common::engines::{Engines, LANGUAGES, plain};
use common::meter::{Meter, Work, timed};
use common::questions::{Kind, Question};
use jisr::SearchOptions;

const QUESTIONS: usize = 16;

/// The questions of one kind and language.
struct Mix {
    kind: Kind,
    language: usize,
    questions: Vec<Question>,
}

fn measure(meter: &mut Meter, engines: &Engines, mix: &Mix) -> Result<()> {
    let Engines { jisr, raw, .. } = engines;
    let group = format!("{}/{}", mix.kind.name(), LANGUAGES[mix.language]);
    let work = Work::Questions(mix.questions.len());
    let typed: Vec<_> = mix.questions.iter().map(|question| question.typed(mix.kind)).collect();
    let exact: Vec<_> = mix.questions.iter().map(|question| question.exact(mix.kind)).collect();
    let best = SearchOptions { total: false, ..SearchOptions::default() };
    let words = SearchOptions { cross_script: false, ..best.clone() };
    let all = SearchOptions::default();
    let ours = [
        ("jisr-exact", &exact, &plain(false)),
        ("jisr-words", &typed, &words),
        ("jisr", &typed, &best),
        ("jisr-total", &typed, &all),
    ];
    for (name, queries, options) in ours {
        meter.measure((&group, name), work, || {
            let rank = |query: &String| jisr.rank(query, options).map(|ranked| ranked.top.len());
            timed(|| queries.iter().map(rank).sum::<std::result::Result<usize, _>>())
        })?;
    }
    let queries: Vec<_> =
        mix.questions.iter().map(|question| question.raw(mix.kind, raw)).collect();
    meter.measure((&group, "tantivy"), work, || {
        let top = |query| raw.top(query).map(|top| top.len());
        timed(|| queries.iter().map(|query| top(&**query)).sum::<tantivy::Result<usize>>())
    })?;
    meter.measure((&group, "tantivy-total"), work, || {
        let total = |query| raw.top_and_total(query).map(|(_, total)| total);
        timed(|| queries.iter().map(|query| total(&**query)).sum::<tantivy::Result<usize>>())
    })
}

fn main() -> Result<()> {
    let engines = Engines::index(Corpus::from_environment()?.articles()?)?;
    eprintln!("{}", engines.describe());
    let mut meter = Meter::from_arguments();
    for kind in Kind::ALL {
        for (language, name) in LANGUAGES.into_iter().enumerate() {
            let questions = engines.questions(kind, language, QUESTIONS)?;
            if questions.is_empty() {
                eprintln!("no question of the kind {} in {name}", kind.name());
                continue;
            }
            measure(&mut meter, &engines, &Mix { kind, language, questions })?;
        }
    }
    meter.finish(&[
        ("jisr-exact", "tantivy"),
        ("jisr-words", "tantivy"),
        ("jisr", "tantivy"),
        ("jisr-total", "tantivy-total"),
    ]);
    Ok(())
}
