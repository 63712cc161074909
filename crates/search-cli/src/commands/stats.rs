//! `search-cli stats`.

use std::io::{self, Write};

use anyhow::Result;
use jisr::query::Counts;
use jisr::{Index, SearchOptions, Searcher};

use crate::args::PlaceArgs;
use crate::exit::Exit;
use crate::place;
use crate::report::look::{LABEL, Look};
use crate::report::numbers::{grouped, size};
use crate::report::{self, counts};

/// Prints what is in the index.
pub(crate) fn run(place: &PlaceArgs, look: Look) -> Result<Exit> {
    let index = place::open(place, true)?;
    let searcher = Searcher::new(index.snapshot()?);
    let all = SearchOptions { limit: 0, counts: true, ..SearchOptions::default() };
    let found = searcher.search("*", &all)?;
    let counted = found.counts.unwrap_or_default();
    let snapshot = searcher.snapshot();
    let facts = [
        ("articles", grouped(snapshot.len())),
        ("copies", grouped(found.total - found.distinct)),
        ("words", grouped(snapshot.word_count())),
        ("on disk", size(snapshot.disk_bytes()?)),
        ("published", months(&counted)),
        ("index", index.path().display().to_string()),
    ];
    let mut out = report::stdout();
    for (label, fact) in facts {
        writeln!(out, "{} {}", look.paint(LABEL, &format!("{label:<9}")), look.piece(&fact))?;
    }
    collections(&mut out, look, &index)?;
    counts::write_largest(&mut out, look, &counted)?;
    out.flush()?;
    Ok(Exit::Found)
}

/// The first and the last month.
fn months(counts: &Counts) -> String {
    let dated: u64 = counts.month.values().sum();
    match (counts.month.keys().next(), counts.month.keys().next_back()) {
        (Some(first), Some(last)) => {
            format!("{first} to {last} ({} with a date)", grouped(dated))
        }
        _ => "no dates".to_owned(),
    }
}

fn collections(out: &mut impl Write, look: Look, index: &Index) -> io::Result<()> {
    writeln!(out, "{}", look.paint(LABEL, "collections"))?;
    for (name, root) in index.collections().iter() {
        let root = root.display().to_string();
        writeln!(out, "    {}  {}", look.piece(name), look.piece(&root))?;
    }
    Ok(())
}
