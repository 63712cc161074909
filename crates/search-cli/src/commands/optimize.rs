//! `search-cli optimize`.

use std::io::Write;
use std::time::Instant;

use anyhow::Result;
use jisr::Writer;

use crate::args::PlaceArgs;
use crate::exit::Exit;
use crate::place;
use crate::report;
use crate::report::numbers::{articles, size, time};

/// Merges the index into one segment.
pub(crate) fn run(place: &PlaceArgs) -> Result<Exit> {
    let folder = place::folder(place)?;
    let began = Instant::now();
    // Opened first: a writer would make an index where none is.
    let index = place::open(place, true)?;
    let before = size(index.snapshot()?.disk_bytes()?);
    let writer = Writer::open(&folder).map_err(|error| place::advised(error, &folder))?;
    writer.optimize()?;
    index.refresh()?;
    let snapshot = index.snapshot()?;
    let (count, after) = (articles(snapshot.len()), size(snapshot.disk_bytes()?));
    let took = time(began.elapsed());
    let mut out = report::stdout();
    writeln!(
        out,
        "optimized {}: {count}, {before} before, {after} now, in {took}",
        folder.display()
    )?;
    out.flush()?;
    Ok(Exit::Found)
}
