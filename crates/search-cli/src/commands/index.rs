//! `search-cli index PATH...`.

use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use jisr::Writer;
use jisr::ingest::Options;

use crate::args::{IndexArgs, PlaceArgs};
use crate::exit::Exit;
use crate::intake::{Intake, NOTHING, SAFE, Tally};
use crate::place;
use crate::progress::Progress;
use crate::report;
use crate::report::numbers::{rate, size, time};

/// Indexes files and folders. A path that cannot be read does not stop the others.
pub(crate) fn run(args: &IndexArgs, place: &PlaceArgs) -> Result<Exit> {
    if args.collection.is_some() && args.paths.len() > 1 {
        bail!("--collection names one folder; index the others with commands of their own");
    }
    let folder = place::folder(place)?;
    let (paths, missing) = existing(&args.paths);
    if paths.is_empty() {
        return Ok(Exit::Failed);
    }
    let began = Instant::now();
    let mut writer = Writer::open(&folder).map_err(|error| place::advised(error, &folder))?;
    let tally = read(args, &paths, &mut writer)?;
    writer.finish().map_err(|error| anyhow::Error::new(error).context(SAFE))?;
    if !args.quiet {
        summarize(&tally, began.elapsed())?;
    }
    tally.failed.iter().for_each(|failed| report::warn(&failed.to_string()));
    Ok(if missing || !tally.failed.is_empty() { Exit::Failed } else { Exit::Found })
}

/// The full paths of what is there, and whether something is not.
fn existing(paths: &[PathBuf]) -> (Vec<PathBuf>, bool) {
    let mut found = Vec::with_capacity(paths.len());
    for path in paths {
        match place::full(path) {
            Ok(path) => found.push(path),
            Err(error) => _ = report::failure(&error),
        }
    }
    let missing = found.len() < paths.len();
    (found, missing)
}

fn read(args: &IndexArgs, paths: &[PathBuf], writer: &mut Writer) -> Result<Tally> {
    let mut intake = Intake::new(writer, options(args), args.prune);
    paths.iter().for_each(|path| intake.claim(path, args.collection.as_deref()));
    let progress = if args.quiet { Progress::hidden() } else { Progress::if_terminal() };
    intake.run(&progress)
}

fn options(args: &IndexArgs) -> Options {
    let mut options = Options { trim: !args.no_trim, ..Options::default() };
    if let Some(megabytes) = args.max_file_mb {
        options.max_file_bytes = megabytes.saturating_mul(1 << 20);
    }
    for (field, key) in &args.fields {
        options.fields.rename(*field, key);
    }
    options
}

fn summarize(tally: &Tally, took: Duration) -> Result<()> {
    let mut out = report::stdout();
    let bytes = tally.bytes;
    writeln!(out, "{tally} ({} in {}, {})", size(bytes), time(took), rate(bytes, took))?;
    out.flush()?;
    if tally.found_nothing() {
        report::note(NOTHING);
    }
    tally.skipped.warn();
    Ok(())
}
