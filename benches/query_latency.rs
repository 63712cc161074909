//! How long a search takes, beside raw tantivy on the same words.
//!
//! Measured: the time of one query, averaged over a mix of queries of one kind, half of them
//! Arabic, on a warm index with one thread.
//!
//! - `term-frequent`, `term-rare`: one word, by its rank in the vocabulary ([`FREQUENT`],
//!   [`RARE`]).
//! - `and`, `or`: a frequent word and one that is less so ([`MIDDLE`]).
//! - `phrase`: two words that often stand together, in quotes.
//! - `entity`: a name in all spellings of both scripts. Raw tantivy is given the spellings that
//!   occur, as a union of words and phrases; Jisr finds them itself.
//! - `fuzzy`: one word within one edit.
//!
//! Each kind is answered by
//!
//! - `jisr`: parse, plan, search, read ten articles. It always knows the total. Bare words find
//!   their stems, joined prepositions and names as well.
//! - `jisr-exact` (where there are bare words): the same with `=word`, which finds what raw
//!   tantivy finds: the bench refuses to run if the totals differ.
//! - `jisr-passages`: as `jisr`, with two passages an article, written as HTML.
//! - `tantivy`: the best ten with their stored text. It need not visit every article, so that
//!   block maxima can pass over most of them.
//! - `tantivy-total`: the same and the total, which is what Jisr gives.
//! - `tantivy-snippets`: as `tantivy`, with a snippet in HTML for each. Its snippets know the
//!   words of a query but not those that a fuzzy word stands for, so that there is none for that.
//!
//! A mix has at most eight queries, so that the ten articles of each stay in the cache that both
//! engines' stores have (100 blocks a segment): reading them costs a copy, not decompression.
//!
//! Measured on: the generated archive of [`common::archive`], 5,000 articles unless
//! `JISR_BENCH_ARTICLES` says otherwise. Raw tantivy's index is merged into one segment; Jisr has
//! no such command yet, and its index is left with the segments that its writer makes (the first
//! line of the output says how many).
//!
//! ```text
//! cargo bench --bench query_latency -- --quick
//! ```
#![allow(clippy::print_stderr, reason = "a bench says what it runs on")]

#[allow(dead_code, reason = "each bench uses a part of it")]
mod common;

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use common::archive::{Archive, NAMES, Vocabulary};
use common::raw::{self, Raw};
use criterion::Criterion;
use jisr::{Index, SearchOptions, Searcher, Writer};
use tantivy::query::Query;

/// One query, as both engines are asked it.
struct Question {
    /// As a person types it.
    jisr: String,
    /// With words that find nothing but themselves, where that is a difference.
    exact: Option<String>,
    raw: Box<dyn Query>,
}

/// Queries of one kind.
struct Mix {
    kind: &'static str,
    questions: Vec<Question>,
}

struct Engines {
    jisr: Searcher,
    raw: Raw,
}

fn engines(archive: &Archive, folder: &std::path::Path) -> Result<Engines, Box<dyn Error>> {
    let (jisr, raw) = (folder.join("jisr"), folder.join("raw"));
    let mut writer = Writer::open(&jisr)?;
    for article in &archive.articles {
        writer.upsert(article.clone())?;
    }
    writer.finish()?;
    std::fs::create_dir(&raw)?;
    let index = raw::index(&raw, &archive.articles)?;
    raw::optimize(&index)?;
    Ok(Engines { jisr: Searcher::new(Index::open(&jisr)?.snapshot()?), raw: Raw::open(&index)? })
}

/// Ranks of words that stand in more than half of the articles of their language.
const FREQUENT: [usize; 4] = [21, 34, 48, 62];
/// Ranks of words that stand in one of twenty.
const MIDDLE: [usize; 4] = [310, 422, 535, 648];
/// Ranks of words that stand in some ten articles of five thousand.
const RARE: [usize; 4] = [3_100, 4_220, 5_350, 6_480];

fn mixes(archive: &Archive, raw: &Raw) -> Vec<Mix> {
    let both = [&archive.english, &archive.arabic];
    let each = |ask: &dyn Fn(&Vocabulary) -> Vec<Question>| -> Vec<Question> {
        both.iter().flat_map(|vocabulary| ask(vocabulary)).collect()
    };
    let term = |words: &Vocabulary, ranks: [usize; 4]| {
        let ask = |rank| bare(&[words.word(rank)], "", |word| raw.word(word[0]));
        ranks.map(ask).into()
    };
    let pairs = |words: &Vocabulary, operator: &str, build: &dyn Fn(&[&str]) -> Box<dyn Query>| {
        let ranks = FREQUENT.into_iter().zip(MIDDLE);
        let ask = |(a, b)| bare(&[words.word(a), words.word(b)], operator, build);
        ranks.map(ask).collect()
    };
    let phrase = |words: &Vocabulary| {
        let ask = |number| {
            let term = words.term(number);
            let jisr = format!("\"{}\"", term.join(" "));
            Question { exact: Some(jisr.clone()), jisr, raw: raw.phrase(&term) }
        };
        [0, 3, 9, 27].map(ask).into()
    };
    let fuzzy = |words: &Vocabulary| {
        let ranks = [FREQUENT[0], MIDDLE[0], RARE[0], RARE[1]];
        let ask = |rank| {
            let word = words.word(rank);
            Question { jisr: format!("{word}~1"), exact: None, raw: raw.fuzzy(word) }
        };
        ranks.map(ask).into()
    };
    let entity = NAMES.iter().map(|name| {
        let spellings = name.latin.iter().chain(name.arabic).copied();
        let jisr = format!("entity:\"{}\"", name.latin[0]);
        Question { jisr, exact: None, raw: raw.spellings(spellings) }
    });
    vec![
        Mix { kind: "term-frequent", questions: each(&|words| term(words, FREQUENT)) },
        Mix { kind: "term-rare", questions: each(&|words| term(words, RARE)) },
        Mix { kind: "and", questions: each(&|words| pairs(words, " AND ", &|w| raw.all(w))) },
        Mix { kind: "or", questions: each(&|words| pairs(words, " OR ", &|w| raw.any(w))) },
        Mix { kind: "phrase", questions: each(&phrase) },
        Mix { kind: "entity", questions: entity.collect() },
        Mix { kind: "fuzzy", questions: each(&fuzzy) },
    ]
}

/// A question of bare words with an operator between them.
fn bare(words: &[&str], operator: &str, raw: impl Fn(&[&str]) -> Box<dyn Query>) -> Question {
    let exact: Vec<String> = words.iter().map(|word| format!("={word}")).collect();
    let (jisr, exact) = (words.join(operator), Some(exact.join(operator)));
    Question { jisr, exact, raw: raw(words) }
}

/// Makes sure that both engines are asked the same, and that every mix finds something.
fn check(engines: &Engines, mixes: &[Mix]) -> Result<(), Box<dyn Error>> {
    let options = SearchOptions { limit: 0, ..SearchOptions::default() };
    for mix in mixes {
        let mut all = 0;
        for Question { jisr, exact, raw } in &mix.questions {
            let found = engines.jisr.search(exact.as_ref().unwrap_or(jisr), &options)?.total;
            let total = engines.raw.top_and_total(&**raw)? as u64;
            if exact.is_some() && found != total {
                return Err(format!("{jisr}: jisr finds {found}, raw tantivy {total}").into());
            }
            all += found;
        }
        if all == 0 {
            return Err(format!("{}: nothing is found; use more articles", mix.kind).into());
        }
    }
    Ok(())
}

/// Measures the time of one query of the mix.
fn measure<'a, E: Error>(
    criterion: &mut Criterion,
    (mix, name): (&'a Mix, &str),
    search: impl Fn(&'a Question) -> Result<usize, E>,
) {
    criterion.benchmark_group(mix.kind).bench_function(name, |bencher| {
        bencher.iter_custom(|rounds| {
            let began = Instant::now();
            for _ in 0..rounds {
                for question in &mix.questions {
                    // `check` has asked every question before.
                    black_box(search(question).unwrap_or_default());
                }
            }
            began.elapsed() / mix.questions.len() as u32
        });
    });
}

fn main() -> Result<(), Box<dyn Error>> {
    let archive = Archive::generate()?;
    let folder = tempfile::tempdir()?;
    let engines = engines(&archive, folder.path())?;
    let Engines { jisr, raw } = &engines;
    eprintln!(
        "{} articles, {} bytes of text; segments: jisr {}, tantivy {}",
        archive.articles.len(),
        archive.bytes(),
        jisr.snapshot().segments().len(),
        raw.segments(),
    );
    let mixes = mixes(&archive, raw);
    check(&engines, &mixes)?;

    let mut criterion = Criterion::default().configure_from_args();
    let hits = SearchOptions { passages: 0, ..SearchOptions::default() };
    let passages = SearchOptions::default();
    for mix in &mixes {
        let find = |query: &str| jisr.search(query, &hits).map(|results| results.hits.len());
        measure(&mut criterion, (mix, "jisr"), |question| find(&question.jisr));
        if mix.kind != "phrase" && mix.questions[0].exact.is_some() {
            measure(&mut criterion, (mix, "jisr-exact"), |question| {
                find(question.exact.as_ref().unwrap_or(&question.jisr))
            });
        }
        measure(&mut criterion, (mix, "jisr-passages"), |question| {
            let results = jisr.search(&question.jisr, &passages)?;
            let shown = results.hits.iter().flat_map(|hit| &hit.passages);
            Ok::<_, jisr::query::Error>(shown.map(|passage| passage.to_html().len()).sum())
        });
        measure(&mut criterion, (mix, "tantivy"), |question| raw.top(&*question.raw));
        measure(&mut criterion, (mix, "tantivy-total"), |question| {
            raw.top_and_total(&*question.raw)
        });
        if mix.kind != "fuzzy" {
            measure(&mut criterion, (mix, "tantivy-snippets"), |question| {
                raw.snippets(&*question.raw)
            });
        }
    }
    criterion.final_summary();
    Ok(())
}
