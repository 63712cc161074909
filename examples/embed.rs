//! Jisr inside another program: index a folder of articles, search it, print what was found.
//!
//! ```text
//! cargo run --example embed
//! ```
#![allow(clippy::print_stdout, reason = "an example shows its results")]

use jisr::{Collection, Index, SearchOptions, Searcher, Writer, ingest};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // An index is a folder; a real program gives one that stays.
    let folder = tempfile::tempdir()?;
    let mut writer = Writer::open(folder.path())?;
    let sample = Collection::new("sample", "examples/articles");
    for article in ingest::read(&sample, sample.root(), &ingest::Options::default()) {
        writer.upsert(article?)?;
    }
    writer.finish()?;

    let searcher = Searcher::new(Index::open(folder.path())?.snapshot()?);
    let options = SearchOptions { limit: 5, passages: 1, ..SearchOptions::default() };
    let results = searcher.search("Cavusoglu roadmap", &options)?;

    println!("{} articles of {}", results.total, searcher.snapshot().len());
    for hit in &results.hits {
        println!("\n{}  {}", hit.language, hit.id);
        println!("    {}", hit.passages[0].to_plain());
    }

    // Latin letters were typed, and Arabic articles are among the best.
    assert!(results.hits.iter().any(|hit| hit.language.as_str() == "ar"));
    Ok(())
}
