//! Jisr as a peer in a comparison of engines.
//!
//! A runner that times several engines by one protocol gives each of them a corpus and a list of
//! queries, and reads JSON lines from its standard output.
//!
//! ```text
//! engine_bench index --corpus FILE --index DIR --threads N
//! engine_bench query --index DIR --queries FILE --warmup W --repeats R --top K [--plain] [--together]
//! ```
//!
//! `--threads` is part of the protocol and not looked at: the writer takes a thread for each core.
//!
//! The corpus is JSON Lines with `id`, `title` and `body`; title and body are searched. The queries
//! are tab-separated with a header: kind, query and more columns that are not used. The kinds are
//! `term`, `and`, `or`, `phrase`, `phrase_freq`, `phrase_slop2`, `fuzzy1`, and `snippet_` before one
//! of them for the same with a passage of each hit.
//!
//! With `--plain` words match as exact forms and scores are plain BM25, as in engines that do not
//! know better; without it, Jisr's defaults apply. With `--together` copies of an article are one hit,
//! as they are by default elsewhere. What is timed is one call of the library: from
//! the query as a string to the best documents, and for `snippet_` kinds to hits with passages.
#![allow(clippy::print_stdout, reason = "it speaks over standard output")]

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::time::Instant;

use jisr::{Article, DocAddress, Index, Ranking, SearchOptions, Searcher, Writer};
use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The value of an option on the command line.
fn option(name: &str) -> Option<String> {
    std::env::args().skip_while(|argument| argument != name).nth(1)
}

fn path(name: &str) -> Result<PathBuf> {
    Ok(option(name).ok_or_else(|| format!("{name} is missing"))?.into())
}

fn number(name: &str, default: usize) -> Result<usize> {
    Ok(option(name).map_or(Ok(default), |value| value.parse())?)
}

fn is_plain() -> bool {
    std::env::args().any(|argument| argument == "--plain")
}

fn main() -> Result<()> {
    match std::env::args().nth(1).as_deref() {
        Some("index") => index(&path("--corpus")?, &path("--index")?),
        Some("query") => query(&path("--index")?, &path("--queries")?),
        _ => Err("write `engine_bench index ...` or `engine_bench query ...`".into()),
    }
}

/// Indexes a corpus and merges the index into one segment.
fn index(corpus: &Path, folder: &Path) -> Result<()> {
    let began = Instant::now();
    let mut writer = Writer::open(folder)?;
    let (mut docs, mut text_bytes) = (0u64, 0);
    for line in BufReader::with_capacity(1 << 20, File::open(corpus)?).lines() {
        let article = article(&line?)?;
        docs += 1;
        text_bytes += article.title.as_ref().map_or(0, String::len) + 1 + article.body.len();
        writer.upsert(article)?;
    }
    writer.optimize()?;
    let seconds = began.elapsed().as_secs_f64();
    let version = env!("CARGO_PKG_VERSION");
    println!(
        "{}",
        json!({ "docs": docs, "text_bytes": text_bytes, "seconds": seconds, "version": version })
    );
    Ok(())
}

fn article(line: &str) -> Result<Article> {
    let record: Value = serde_json::from_str(line)?;
    let text = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
    Ok(Article {
        id: record["id"].to_string(),
        title: Some(text("title")),
        body: text("body"),
        ..Article::default()
    })
}

/// A query of the list, and what was measured of it.
struct Asked {
    query: String,
    with_passages: bool,
    us: Vec<f64>,
    passages_us: Vec<f64>,
}

impl Asked {
    /// Reads a line of the list; `None` for a kind that is not known.
    fn read(line: &str, plain: bool) -> Option<Self> {
        let (kind, words) = line.split_once('\t')?;
        let words = words.split('\t').next()?;
        let bare = kind.strip_prefix("snippet_").unwrap_or(kind);
        let sign = if plain { "=" } else { "" };
        let joined = |with: &str| {
            let words: Vec<_> = words.split(' ').map(|word| format!("{sign}{word}")).collect();
            words.join(with)
        };
        let query = match bare {
            "term" => joined(" "),
            "and" => joined(" AND "),
            "or" => joined(" OR "),
            "phrase" | "phrase_freq" => format!("\"{words}\""),
            "phrase_slop2" => format!("\"{words}\"~2"),
            "fuzzy1" => format!("{words}~1"),
            _ => return None,
        };
        let with_passages = bare != kind;
        Some(Self { query, with_passages, us: Vec::new(), passages_us: Vec::new() })
    }
}

/// Plain BM25 with the usual constants.
fn plain_ranking() -> Ranking {
    let (b, coverage, proximity, lead) = (0.75, 0.0, 0.0, 0.0);
    let fuzzy = 1.0;
    Ranking { b, b_short: b, coverage, proximity, lead, fuzzy, ..Ranking::default() }
}

fn query(folder: &Path, queries: &Path) -> Result<()> {
    let (warmup, repeats) = (number("--warmup", 1)?, number("--repeats", 5)?);
    let searcher = Searcher::new(Index::open(folder)?.snapshot()?);
    // Copies are documents like any others to the other engines.
    let all_copies = !std::env::args().any(|argument| argument == "--together");
    let limit = number("--top", 10)?;
    let mut options = SearchOptions { limit, total: false, all_copies, ..SearchOptions::default() };
    if is_plain() {
        options.ranking = plain_ranking();
        options.cross_script = false;
    }
    let lines = BufReader::new(File::open(queries)?).lines().skip(1);
    let mut list = Vec::new();
    for line in lines {
        list.push(Asked::read(&line?, is_plain()));
    }
    for pass in 0..warmup + repeats {
        for asked in list.iter_mut().flatten() {
            let (us, passages_us) = ask(&searcher, asked, &options)?;
            if pass >= warmup {
                asked.us.push(us);
                asked.passages_us.extend(passages_us);
            }
        }
    }
    for (i, asked) in list.iter().enumerate() {
        if let Some(asked) = asked {
            println!("{}", answer(&searcher, i, asked, &options)?);
        }
    }
    let (segments, docs) = (searcher.snapshot().segments().len(), searcher.snapshot().len());
    let version = env!("CARGO_PKG_VERSION");
    println!(
        "{}",
        json!({"summary": true, "version": version, "segments": segments, "docs": docs})
    );
    Ok(())
}

/// Microseconds that a query took, and of them those for the passages.
fn ask(searcher: &Searcher, asked: &Asked, options: &SearchOptions) -> Result<(f64, Option<f64>)> {
    let began = Instant::now();
    let us = |since: Instant| since.elapsed().as_secs_f64() * 1e6;
    if !asked.with_passages {
        std::hint::black_box(searcher.rank(&asked.query, options)?);
        return Ok((us(began), None));
    }
    let options = SearchOptions { passages: 1, ..options.clone() };
    let ranked = searcher.rank(&asked.query, &options)?;
    let found = Instant::now();
    for hit in searcher.show(&ranked, &options)? {
        for passage in &hit.passages {
            std::hint::black_box(passage.to_html());
        }
    }
    Ok((us(began), Some(us(found))))
}

/// The line for one query.
fn answer(searcher: &Searcher, i: usize, asked: &Asked, options: &SearchOptions) -> Result<Value> {
    let options = SearchOptions { total: true, ..options.clone() };
    let ranked = searcher.rank(&asked.query, &options)?;
    let id = |address: DocAddress| -> Result<Value> {
        Ok(serde_json::from_str(&searcher.snapshot().record(address)?.details().id)?)
    };
    let mut top = Vec::new();
    for hit in &ranked.top {
        top.push(json!([id(hit.address)?, hit.score]));
    }
    Ok(json!({
        "i": i, "us": asked.us, "hl_us": asked.passages_us, "hits": ranked.total, "top": top,
    }))
}
