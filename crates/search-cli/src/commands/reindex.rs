//! `search-cli reindex`.

use std::io::Write;
use std::time::Instant;

use anyhow::Result;
use jisr::index;

use crate::args::PlaceArgs;
use crate::exit::Exit;
use crate::place;
use crate::progress::Progress;
use crate::report;
use crate::report::numbers::{articles, time};

/// Rebuilds the index from its stored text.
pub(crate) fn run(place: &PlaceArgs) -> Result<Exit> {
    let folder = place::folder(place)?;
    let began = Instant::now();
    let progress = Progress::if_terminal();
    let rebuilt = index::rebuild(&folder, |done| progress.count(done));
    progress.clear();
    let rebuilt = rebuilt.map_err(|error| place::advised(error, &folder))?;
    let mut out = report::stdout();
    let took = time(began.elapsed());
    writeln!(out, "rebuilt {}: {} in {took}", folder.display(), articles(rebuilt))?;
    out.flush()?;
    Ok(Exit::Found)
}
