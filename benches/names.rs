//! What names cost in an index of many distinct words.
//!
//! Measured: the time of one search without passages, averaged over ten queries, one thread.
//!
//! - `latin`, `arabic`: one name that the list of names does not have, so that its spellings are
//!   looked for among all words of the index; `off` is the same query with names off.
//! - `ordinary`: two words that are no names, with names on and `off`: what they pay for names.
//!
//! Measured on: made-up words of both scripts, half of each, every word in one article; 200,000
//! words unless `JISR_BENCH_WORDS` says otherwise. They are made of syllables that names are made of,
//! so that many are near every name.
//!
//! ```text
//! JISR_BENCH_WORDS=5000000 cargo bench --bench names -- --quick
//! ```
#![allow(clippy::print_stderr, reason = "a bench says what it runs on")]

#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "common/rng.rs"]
mod rng;

use std::collections::HashSet;
use std::error::Error;
use std::hint::black_box;

use criterion::Criterion;
use jisr::{Article, Index, SearchOptions, Searcher, Writer};
use rng::Rng;

const DEFAULT_WORDS: usize = 200_000;
const WORDS_OF_AN_ARTICLE: usize = 2_000;

const LATIN: [&[&str]; 3] = [
    &["b", "d", "f", "g", "h", "j", "k", "kh", "l", "m", "n", "r", "s", "sh", "t", "y", "z"],
    &["a", "e", "i", "o", "u", "ou", "aa"],
    &["", "", "", "n", "r", "l", "m", "d"],
];
const ARABIC: [&[&str]; 3] = [
    &["ب", "د", "ف", "غ", "ح", "ج", "ك", "خ", "ل", "م", "ن", "ر", "س", "ش", "ط", "ي", "ز", "ع"],
    &["", "", "ا", "ي", "و"],
    &["", "", "", "ن", "ر", "ل", "م", "د"],
];

const LATIN_NAMES: [&str; 10] = [
    "lotfi",
    "tawfiq",
    "sebti",
    "boughedir",
    "khelifi",
    "mrabet",
    "zouari",
    "hachani",
    "karoui",
    "trabelsi",
];
const ARABIC_NAMES: [&str; 10] = [
    "لطفي",
    "توفيق",
    "السبتي",
    "بوغدير",
    "خليفي",
    "مرابط",
    "الزواري",
    "حشاني",
    "القروي",
    "الطرابلسي",
];
const ORDINARY: [&str; 10] = [
    "market report",
    "peace talks",
    "road map",
    "prices rise",
    "new law",
    "تقرير السوق",
    "محادثات السلام",
    "خارطة الطريق",
    "ارتفاع الأسعار",
    "قانون جديد",
];

/// Distinct words.
fn words(syllables: [&[&str]; 3], count: usize, rng: &mut Rng) -> HashSet<String> {
    let mut words = HashSet::with_capacity(count);
    while words.len() < count {
        let mut word = String::new();
        for _ in 0..rng.between(2, 5) {
            syllables.iter().for_each(|parts| word.push_str(rng.pick(parts)));
        }
        words.insert(word);
    }
    words
}

fn searcher(folder: &std::path::Path, count: usize) -> Result<Searcher, Box<dyn Error>> {
    let mut rng = Rng::new(1);
    let mut all: Vec<_> = words(LATIN, count / 2, &mut rng).into_iter().collect();
    all.sort_unstable();
    let mut arabic: Vec<_> = words(ARABIC, count / 2, &mut rng).into_iter().collect();
    arabic.sort_unstable();
    all.extend(arabic);
    all.extend([LATIN_NAMES, ARABIC_NAMES, ORDINARY].concat().into_iter().map(str::to_owned));
    let mut writer = Writer::open(folder)?;
    for (number, words) in all.chunks(WORDS_OF_AN_ARTICLE).enumerate() {
        let (id, body) = (format!("words/{number}"), words.join(" "));
        writer.upsert(Article { id, body, ..Article::default() })?;
    }
    writer.finish()?;
    Ok(Searcher::new(Index::open(folder)?.snapshot()?))
}

fn main() -> Result<(), Box<dyn Error>> {
    let count = std::env::var("JISR_BENCH_WORDS").ok().and_then(|count| count.parse().ok());
    let count = count.unwrap_or(DEFAULT_WORDS);
    let folder = tempfile::tempdir()?;
    let searcher = searcher(folder.path(), count)?;
    eprintln!("{count} words, {} segments", searcher.snapshot().segments().len());
    let on = SearchOptions { passages: 0, ..SearchOptions::default() };
    let off = SearchOptions { cross_script: false, ..on.clone() };
    let mut criterion = Criterion::default().configure_from_args();
    let kinds = [("latin", LATIN_NAMES), ("arabic", ARABIC_NAMES), ("ordinary", ORDINARY)];
    for (kind, queries) in kinds {
        for (names, options) in [("on", &on), ("off", &off)] {
            let mut next = queries.iter().cycle();
            criterion.bench_function(&format!("names/{kind}/{names}"), |bencher| {
                bencher.iter(|| {
                    let query = next.next().copied().unwrap_or_default();
                    black_box(searcher.search(query, options).map(|results| results.total)).is_ok()
                });
            });
        }
    }
    criterion.final_summary();
    Ok(())
}
