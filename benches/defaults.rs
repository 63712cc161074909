//! What the defaults cost: words as a person types them, beside raw tantivy's OR over as many lists of
//! postings.
//!
//! Measured: the time to the ten best articles of each question, up to sixteen of two words and of one
//! language, on a warm index of one segment with one thread; the table at the end has the time of one.
//!
//! - `jisr`: one of the two words, or both, with stems, exact forms, titles, nearness and places; no
//!   other spellings of names, which are measured in `names`.
//! - `jisr-words`: the same without what nearness, places and having both earn.
//! - `tantivy`: the engine's own OR over the lists of postings that such a word has in the same
//!   index: the exact form, the stem where it is a word by itself, the stem of other words, the title.
//!
//! Measured on: the articles of [`common::corpus`].
//!
//! ```text
//! cargo bench --bench defaults -- --quick
//! JISR_BENCH_CORPUS=FILE cargo bench --bench defaults -- --quick
//! ```
#![allow(clippy::print_stderr, reason = "a bench says what it runs on")]

#[allow(dead_code, reason = "each bench uses a part of it")]
mod common;

use common::Result;
use common::corpus::Corpus;
use common::engines::{Engines, LANGUAGES, jisr_folder};
use common::meter::{Meter, Work, timed};
use common::questions::{Kind, Question};
use jisr::{Analyzer, Ranking, SearchOptions};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Searcher, Term};

const QUESTIONS: usize = 16;

/// The lists of postings of the words of a question, any of them.
fn lists(searcher: &Searcher, question: &Question) -> Result<BooleanQuery> {
    let schema = searcher.schema();
    let (surface, stem) = (schema.get_field("surface")?, schema.get_field("stem")?);
    let title = schema.get_field("title")?;
    let mut terms = Vec::new();
    for word in question.words() {
        let words = Analyzer::new().analyze(word);
        for word in words.iter() {
            let own = (word.stem != word.surface).then_some((surface, word.stem));
            let all = [(surface, word.surface), (stem, word.stem), (title, word.stem)];
            terms.extend(all.into_iter().chain(own).map(|(field, key)| {
                let term = Term::from_field_text(field, key);
                Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>
            }));
        }
    }
    Ok(BooleanQuery::union(terms))
}

fn main() -> Result<()> {
    let engines = Engines::index(Corpus::from_environment()?.articles()?)?;
    eprintln!("{}", engines.describe());
    let raw = tantivy::Index::open_in_dir(jisr_folder(engines.folder.path()))?.reader()?.searcher();
    let all = SearchOptions { total: false, cross_script: false, ..SearchOptions::default() };
    let (coverage, proximity, lead) = (0.0, 0.0, 0.0);
    let ranking = Ranking { coverage, proximity, lead, ..Ranking::default() };
    let words = SearchOptions { ranking, ..all.clone() };
    let mut meter = Meter::from_arguments();
    for (language, name) in LANGUAGES.into_iter().enumerate() {
        let questions = engines.questions(Kind::Or, language, QUESTIONS)?;
        let work = Work::Questions(questions.len());
        let group = format!("or/{name}");
        for (name, options) in [("jisr", &all), ("jisr-words", &words)] {
            meter.measure((&group, name), work, || {
                let rank = |question: &Question| {
                    let ranked = engines.jisr.rank(&question.typed(Kind::Or), options);
                    ranked.map(|ranked| ranked.top.len())
                };
                timed(|| questions.iter().map(rank).sum::<std::result::Result<usize, _>>())
            })?;
        }
        let queries = questions.iter().map(|question| lists(&raw, question));
        let queries: Vec<_> = queries.collect::<Result<_>>()?;
        meter.measure((&group, "tantivy"), work, || {
            let top = |query: &BooleanQuery| {
                let best = TopDocs::with_limit(10).order_by_score();
                raw.search(query, &best).map(|top| top.len())
            };
            timed(|| queries.iter().map(top).sum::<tantivy::Result<usize>>())
        })?;
    }
    meter.finish(&[("jisr", "tantivy"), ("jisr-words", "tantivy")]);
    Ok(())
}
