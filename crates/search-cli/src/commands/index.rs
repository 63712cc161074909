//! `search-cli index PATH...`.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use jisr::Writer;
use jisr::text::names::Names;

use crate::args::{IndexArgs, PlaceArgs};
use crate::exit::Exit;
use crate::intake::{Intake, NOTHING, SAFE, Tally};
use crate::place;
use crate::progress::Progress;
use crate::report;
use crate::report::file::is_stdout;
use crate::report::log::Log;
use crate::report::numbers::{rate, size, time};

/// Indexes files and folders. A path that cannot be read does not stop the others.
pub(crate) fn run(args: &IndexArgs, place: &PlaceArgs, names: Arc<Names>) -> Result<Exit> {
    if args.collection.is_some() && args.paths.len() > 1 {
        bail!("--collection names one folder; index the others with commands of their own");
    }
    let folder = place::folder(place)?;
    let (paths, missing) = existing(&args.paths);
    if paths.is_empty() {
        return Ok(Exit::Failed);
    }
    let log = log(args, &paths)?;
    let began = Instant::now();
    let writer = Writer::open(&folder).map_err(|error| place::advised(error, &folder))?;
    let mut writer = writer.with_names(names);
    let tally = read(args, &paths, &mut writer, log)?;
    writer.finish().map_err(|error| anyhow::Error::new(error).context(SAFE))?;
    if !args.quiet {
        summarize(args, &tally, began.elapsed())?;
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

/// The report that is wanted, if one is; it is made before anything is indexed.
fn log(args: &IndexArgs, paths: &[PathBuf]) -> Result<Log> {
    args.report.as_ref().map_or(Ok(Log::default()), |report| Log::create(report, paths))
}

fn read(args: &IndexArgs, paths: &[PathBuf], writer: &mut Writer, log: Log) -> Result<Tally> {
    let mut intake = Intake::new(writer, args.reading.options(), args.prune).reporting_to(log);
    paths.iter().for_each(|path| intake.claim(path, args.collection.as_deref()));
    let progress = if args.quiet { Progress::hidden() } else { Progress::if_terminal() };
    intake.run(&progress)
}

/// Says what was done: on stdout, unless the report is there.
fn summarize(args: &IndexArgs, tally: &Tally, took: Duration) -> Result<()> {
    let bytes = tally.bytes;
    let done = format!("{tally} ({} in {}, {})", size(bytes), time(took), rate(bytes, took));
    if args.report.as_deref().is_some_and(is_stdout) {
        report::note(&done);
    } else {
        let mut out = report::stdout();
        writeln!(out, "{done}")?;
        out.flush()?;
    }
    if tally.found_nothing() {
        report::note(NOTHING);
    }
    tally.skipped.warn();
    tally.doubts.warn();
    Ok(())
}
