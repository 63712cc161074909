//! How fast articles are indexed, beside raw tantivy, and what the analysis of their words takes.
//!
//! Measured:
//!
//! - `indexing`: bytes of title and body a second, from articles in memory to a committed index on
//!   disk whose merges are done. `jisr` analyses in the caller's thread and gives every word a
//!   surface key, a stem and a span; `tantivy` tokenizes in its two threads into one field. Both
//!   keep the whole text, compressed.
//! - `unchanged`: bytes a second of an upsert that finds each article in the index already.
//! - `analysis`: words a second, each language by itself, one thread. `jisr` gives surface keys,
//!   stems, spans and shapes, and remembers the words it has seen; `forgetful` is the same with an
//!   analyzer of its own for each text; `tantivy` splits and lower-cases.
//!
//! Measured on: the generated archive of [`common::archive`], 5,000 articles unless
//! `JISR_BENCH_ARTICLES` says otherwise.
//!
//! ```text
//! cargo bench --bench indexing -- --quick
//! ```
#![allow(clippy::print_stderr, reason = "a bench says what it runs on")]

#[allow(dead_code, reason = "each bench uses a part of it")]
mod common;

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use common::archive::Archive;
use common::raw;
use criterion::{Criterion, SamplingMode, Throughput};
use jisr::text::{Language, Words};
use jisr::{Analyzer, Article, Writer};
use tantivy::tokenizer::{LowerCaser, RemoveLongFilter, SimpleTokenizer, TextAnalyzer};

type Outcome = Result<(), Box<dyn Error>>;

/// Fills an empty folder with the index of some articles.
type IndexArticles = fn(&Path, Vec<Article>) -> Outcome;

fn index_with_jisr(folder: &Path, articles: Vec<Article>) -> Outcome {
    let mut writer = Writer::open(folder)?;
    for article in articles {
        writer.upsert(article)?;
    }
    Ok(writer.finish()?)
}

#[allow(clippy::needless_pass_by_value, reason = "an IndexArticles, as the other one")]
fn index_with_tantivy(folder: &Path, articles: Vec<Article>) -> Outcome {
    raw::index(folder, &articles)?;
    Ok(())
}

/// The time that `index` takes in a new folder each round; folders and copies of the articles are
/// made outside of it.
fn time_in_new_folder(
    rounds: u64,
    articles: &[Article],
    index: IndexArticles,
) -> Result<Duration, Box<dyn Error>> {
    let mut spent = Duration::ZERO;
    for _ in 0..rounds {
        let folder = tempfile::tempdir()?;
        let articles = articles.to_vec();
        let began = Instant::now();
        index(folder.path(), articles)?;
        spent += began.elapsed();
    }
    Ok(spent)
}

fn indexing(criterion: &mut Criterion, archive: &Archive) -> Outcome {
    let mut group = criterion.benchmark_group("indexing");
    group.throughput(Throughput::Bytes(archive.bytes()));
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    let engines: [(&str, IndexArticles); 2] =
        [("jisr", index_with_jisr), ("tantivy", index_with_tantivy)];
    for (name, index) in engines {
        let mut outcome = Ok(());
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|rounds| {
                time_in_new_folder(rounds, &archive.articles, index).unwrap_or_else(|error| {
                    outcome = Err(error);
                    Duration::MAX / 1_000_000
                })
            });
        });
        outcome?;
    }
    group.finish();
    Ok(())
}

fn unchanged(criterion: &mut Criterion, archive: &Archive) -> Outcome {
    let folder = tempfile::tempdir()?;
    index_with_jisr(folder.path(), archive.articles.clone())?;
    let mut writer = Writer::open(folder.path())?;
    let mut group = criterion.benchmark_group("unchanged");
    group.throughput(Throughput::Bytes(archive.bytes())).sample_size(10);
    group.bench_function("jisr", |bencher| {
        let articles = || archive.articles.clone();
        let upsert = |articles: Vec<Article>| {
            articles.into_iter().filter_map(|article| writer.upsert(article).ok()).count()
        };
        bencher.iter_batched(articles, upsert, criterion::BatchSize::PerIteration);
    });
    group.finish();
    Ok(())
}

fn analysis(criterion: &mut Criterion, archive: &Archive) {
    for (language, name) in [(Language::ARABIC, "arabic"), (Language::ENGLISH, "english")] {
        let of_language = archive.articles.iter().filter(|article| article.language == language);
        let texts: Vec<&str> = of_language.map(|article| &*article.body).take(500).collect();
        let (mut analyzer, mut words) = (Analyzer::new(), Words::default());
        let mut analyse = || {
            let count = |text: &&str| {
                analyzer.analyze_into(text, &mut words);
                words.len()
            };
            texts.iter().map(count).sum::<usize>()
        };
        let mut group = criterion.benchmark_group(format!("analysis/{name}"));
        group.throughput(Throughput::Elements(analyse() as u64)).sample_size(20);
        group.bench_function("jisr", |bencher| bencher.iter(&mut analyse));

        group.bench_function("forgetful", |bencher| {
            bencher.iter(|| {
                texts.iter().map(|text| Analyzer::new().analyze(text).len()).sum::<usize>()
            });
        });

        let simple = TextAnalyzer::builder(SimpleTokenizer::default());
        let mut tokenizer = simple.filter(RemoveLongFilter::limit(40)).filter(LowerCaser).build();
        group.bench_function("tantivy", |bencher| {
            bencher.iter(|| {
                for text in &texts {
                    tokenizer.token_stream(text).process(&mut |token| {
                        black_box(&token.text);
                    });
                }
            });
        });
        group.finish();
    }
}

fn main() -> Outcome {
    let archive = Archive::generate()?;
    eprintln!("{} articles, {} bytes of text", archive.articles.len(), archive.bytes());
    let mut criterion = Criterion::default().configure_from_args();
    analysis(&mut criterion, &archive);
    unchanged(&mut criterion, &archive)?;
    indexing(&mut criterion, &archive)?;
    criterion.final_summary();
    Ok(())
}
