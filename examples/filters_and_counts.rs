//! Narrowing a search by language, date and source; counting what matches by each of them; going
//! through it page by page, by relevance or by date.
//!
//! ```text
//! cargo run --example filters_and_counts
//! ```
#![allow(clippy::print_stdout, reason = "an example shows its results")]

use std::collections::BTreeMap;

use jisr::{Collection, Index, Results, SearchOptions, Searcher, Sort, Writer, ingest};

fn show(results: &Results) {
    println!("\n{}: {} articles", results.query, results.total);
    for hit in &results.hits {
        let day = hit.published.as_ref().map_or("no date".into(), |p| p.at.date().to_string());
        println!("  {day:10}  {}  {}", hit.language, hit.id);
    }
}

fn show_counts(name: &str, counts: &BTreeMap<String, u64>) {
    let counts: Vec<String> = counts.iter().map(|(key, count)| format!("{key} {count}")).collect();
    println!("  by {name}: {}", counts.join(", "));
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let mut writer = Writer::open(folder.path())?;
    let sample = Collection::new("sample", "examples/articles");
    for article in ingest::read(&sample, sample.root(), &ingest::Options::default()) {
        writer.upsert(article?)?;
    }
    writer.finish()?;
    let searcher = Searcher::new(Index::open(folder.path())?.snapshot()?);

    // Filters stand in the query. They narrow it and leave the scores as they are.
    let options = SearchOptions { limit: 3, passages: 0, ..SearchOptions::default() };
    for query in [
        "Erdogan",
        "Erdogan lang:ar",
        "Erdogan date:2021-03..2021-05",
        "Erdogan after:2021 source:\"Nile Courier\"",
        "Erdogan -lang:en before:2023",
    ] {
        show(&searcher.search(query, &options)?);
    }

    // Counts are of everything that matches, not only of the hits that are shown.
    let counted = SearchOptions { limit: 0, counts: true, ..options.clone() };
    let results = searcher.search("Erdogan", &counted)?;
    println!("\nErdogan, counted");
    let counts = results.counts.ok_or("counts were asked for")?;
    show_counts("language", &counts.language);
    show_counts("source", &counts.source);
    show_counts("month", &counts.month);
    assert_eq!(counts.language.values().sum::<u64>(), results.total);

    // A count and the filter of the same name agree.
    let arabic = searcher.search("Erdogan lang:ar", &counted)?;
    assert_eq!(arabic.total, counts.language["ar"]);

    // A query of filters alone lists what they leave: here a year, the newest first, by pages.
    let mut page = SearchOptions { sort: Sort::Newest, ..options };
    let mut listed = Vec::new();
    loop {
        let results = searcher.search("date:2022", &page)?;
        if results.hits.is_empty() {
            assert_eq!(listed.len() as u64, results.total);
            break;
        }
        show(&results);
        listed.extend(results.hits.into_iter().map(|hit| (hit.published.map(|p| p.at), hit.id)));
        page.offset += page.limit;
    }
    assert!(listed.is_sorted_by(|a, b| a.0 >= b.0), "the newest come first");
    Ok(())
}
