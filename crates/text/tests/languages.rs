//! How well languages are told apart, as a table: `docs/languages.md` has its figures.
//!
//!     cargo test -p jisr-text --test languages -- --nocapture
//!
//! With `JISR_DATA` naming a folder of corpora (`*/corpus.jsonl`), these are measured as well.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use jisr_text::language::{detect, of_text};
use serde_json::Value;

/// Language, tab, paragraph: one a line, in sentences of our own.
const PARAGRAPHS: &str = include_str!("data/paragraphs.tsv");

/// How many were found right, and how many of these and of all are certain.
#[derive(Default)]
struct Tally {
    all: usize,
    right: usize,
    certain: usize,
    certain_wrong: usize,
    bytes: usize,
}

impl Tally {
    fn add(&mut self, text: &str, expected: &str) {
        let detected = detect(text);
        let right = detected.language.as_str() == expected;
        self.all += 1;
        self.bytes += text.len();
        self.right += usize::from(right);
        self.certain += usize::from(detected.certain);
        self.certain_wrong += usize::from(detected.certain && !right);
    }
}

fn table(rows: &BTreeMap<String, Tally>) -> String {
    let mut table = String::from(
        "| text | number | right | certain | certain and wrong |\n|---|---|---|---|---|\n",
    );
    for (name, tally) in rows {
        let percent = |count: usize| 100.0 * count as f64 / tally.all as f64;
        let _ = writeln!(
            table,
            "| {name} | {} | {:.1}% | {:.1}% | {} |",
            tally.all,
            percent(tally.right),
            percent(tally.certain),
            tally.certain_wrong,
        );
    }
    table
}

/// Written past the capture of the test harness only with `--nocapture`.
fn show(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Language and text of each paragraph.
fn paragraphs() -> impl Iterator<Item = (&'static str, &'static str)> {
    PARAGRAPHS.lines().filter_map(|line| line.split_once('\t'))
}

#[test]
fn paragraphs_of_every_language_are_told_apart() {
    let mut rows = BTreeMap::<String, Tally>::new();
    for (code, text) in paragraphs() {
        rows.entry(code.to_owned()).or_default().add(text, code);
    }
    show(&table(&rows));
    for (code, tally) in &rows {
        assert!(tally.all >= 6, "{code}");
        assert!(tally.right * 10 >= tally.all * 9, "{code}");
        assert_eq!(tally.certain_wrong, 0, "{code}");
        assert!(tally.certain * 10 >= tally.all * 8, "{code}");
    }
}

#[test]
fn titles_are_never_certainly_wrong() {
    let mut rows = BTreeMap::<String, Tally>::new();
    for (code, text) in paragraphs() {
        let end = text.match_indices(' ').nth(4).map_or(text.len(), |(at, _)| at);
        rows.entry(format!("{code}, five words")).or_default().add(&text[..end], code);
    }
    show(&table(&rows));
    assert!(rows.values().all(|tally| tally.certain_wrong == 0));
}

#[test]
fn corpora_are_measured_where_there_are_any() {
    let Ok(folder) = std::env::var("JISR_DATA") else { return };
    let mut rows = BTreeMap::new();
    for (corpus, code) in [("ant", "ar"), ("reuters21578", "en"), ("cranfield", "en")] {
        for field in ["title", "body"] {
            let texts = texts(&Path::new(&folder).join(corpus).join("corpus.jsonl"), field);
            let name = format!("{corpus}, {field}");
            show(&format!("{name}: {}", speed(&texts)));
            let row = rows.entry(name).or_insert_with(Tally::default);
            texts.iter().for_each(|text| row.add(text, code));
        }
    }
    show(&table(&rows));
}

/// A field of all records that have it.
fn texts(path: &Path, field: &str) -> Vec<String> {
    let lines = std::fs::read_to_string(path).unwrap_or_default();
    let records = lines.lines().filter_map(|line| serde_json::from_str(line).ok());
    let fields = records.filter_map(|record: Value| record[field].as_str().map(str::to_owned));
    fields.filter(|text| !text.trim().is_empty()).collect()
}

/// The best of several runs.
fn speed(texts: &[String]) -> String {
    let bytes: usize = texts.iter().map(String::len).sum();
    let (mut seconds, mut foreign) = (f64::MAX, 0);
    for _ in 0..7 {
        let start = Instant::now();
        foreign = texts.iter().map(|text| of_text(text).foreign.len()).sum::<usize>();
        seconds = seconds.min(start.elapsed().as_secs_f64());
    }
    let nanoseconds = 1e9 * seconds / texts.len().max(1) as f64;
    let rate = bytes as f64 / 1e6 / seconds;
    format!("{rate:.0} MB/s, {nanoseconds:.0} ns a text, {foreign} foreign paragraphs")
}
