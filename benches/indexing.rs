//! How fast articles are indexed, beside raw tantivy.
//!
//! Measured:
//!
//! - `indexing`: bytes of title and body a second, from articles in memory to a committed index on
//!   disk that is merged into one segment. `jisr` analyses on the threads that write postings, and
//!   gives every word a surface key, a stem and a span; `tantivy` tokenizes in its two threads into
//!   one field. Both keep the whole text, compressed.
//! - `unchanged`: bytes a second of an upsert that finds each article in the index already.
//!
//! Measured on: the articles of [`common::corpus`], which are all held in memory.
//!
//! ```text
//! cargo bench --bench indexing -- --quick
//! ```
#![allow(clippy::print_stderr, reason = "a bench says what it runs on")]

#[allow(dead_code, reason = "each bench uses a part of it")]
mod common;

use std::path::Path;

use common::corpus::{Corpus, bytes};
use common::meter::{Meter, Work, timed};
use common::{Result, raw};
use jisr::{Article, Writer};

fn index_with_jisr(folder: &Path, articles: Vec<Article>) -> Result<()> {
    let mut writer = Writer::open(folder)?;
    for article in articles {
        writer.upsert(article)?;
    }
    Ok(writer.optimize()?)
}

fn index_with_tantivy(folder: &Path, articles: &[Article]) -> Result<()> {
    let writer = raw::Writer::create(folder)?;
    for article in articles {
        writer.add(article)?;
    }
    Ok(writer.optimize()?)
}

fn main() -> Result<()> {
    let articles = Corpus::from_environment()?.articles()?.collect::<Result<Vec<_>>>()?;
    let work = Work::Bytes(articles.iter().map(bytes).sum());
    eprintln!("{} articles", articles.len());
    let mut meter = Meter::from_arguments();
    meter.measure(("indexing", "jisr"), work, || {
        let (folder, articles) = (tempfile::tempdir()?, articles.clone());
        timed(|| index_with_jisr(folder.path(), articles))
    })?;
    meter.measure(("indexing", "tantivy"), work, || {
        let folder = tempfile::tempdir()?;
        timed(|| index_with_tantivy(folder.path(), &articles))
    })?;

    let folder = tempfile::tempdir()?;
    index_with_jisr(folder.path(), articles.clone())?;
    let mut writer = Writer::open(folder.path())?;
    meter.measure(("unchanged", "jisr"), work, || {
        let articles = articles.clone();
        timed(|| articles.into_iter().try_for_each(|it| writer.upsert(it).map(drop)))
    })?;
    meter.finish(&[("jisr", "tantivy")]);
    Ok(())
}
