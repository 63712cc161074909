//! `search-cli index PATH...`.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use jisr::Writer;
use jisr::text::names::Names;

use super::watch::Watch;
use crate::args::{IndexArgs, PlaceArgs};
use crate::exit::Exit;
use crate::intake::{Intake, NOTHING, SAFE, Tally};
use crate::place;
use crate::progress::Progress;
use crate::report;
use crate::report::file::is_stdout;
use crate::report::log::Log;
use crate::report::numbers::{rate, size, time};
use crate::stdin;

/// Indexes files and folders. A path that cannot be read does not stop the others.
pub(crate) fn run(args: &IndexArgs, place: &PlaceArgs, names: Arc<Names>) -> Result<Exit> {
    if args.collection.is_some() && args.paths.len() > 1 {
        bail!("--collection names one folder; index the others with commands of their own");
    }
    if args.watch && args.paths.iter().any(|path| stdin::is_stdin(path)) {
        bail!("--watch is for files and folders; standard input cannot be read again");
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
    // Watching begins first: nothing may change unnoticed in between.
    let watch = args.watch.then(|| Watch::new(&paths, &folder)).transpose()?;
    let tally = read(args, &paths, args.collection.as_deref(), &mut writer, log)?;
    let followed = match watch {
        Some(watch) => {
            publish(&mut writer)?;
            Some((watch, writer))
        }
        None => {
            writer.finish().context(SAFE)?;
            None
        }
    };
    if !args.quiet {
        summarize(args, &tally, began.elapsed())?;
    }
    tally.failed.iter().for_each(|failed| report::warn(&failed.to_string()));
    if let Some((watch, mut writer)) = followed {
        return follow(args, &watch, &mut writer);
    }
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

/// Reads what changes, and commits it at once. Never ends by itself.
fn follow(args: &IndexArgs, watch: &Watch, writer: &mut Writer) -> Result<Exit> {
    if !args.quiet {
        report::note("watching for changes; stop with Ctrl-C");
    }
    loop {
        let changed = watch.changed()?;
        let began = Instant::now();
        // They are parts of what was indexed first, and so of its collections.
        let tally = read(args, &changed, None, writer, Log::default())?;
        if tally.is_news() {
            publish(writer)?;
        }
        if !args.quiet && (tally.changed() || tally.skipped.count() > 0) {
            summarize(args, &tally, began.elapsed())?;
        }
        tally.failed.iter().for_each(|failed| report::warn(&failed.to_string()));
    }
}

/// Makes what was read visible, copies told.
fn publish(writer: &mut Writer) -> Result<()> {
    writer.commit().context(SAFE)?;
    writer.find_copies().context(SAFE)
}

fn read(
    args: &IndexArgs,
    paths: &[PathBuf],
    collection: Option<&str>,
    writer: &mut Writer,
    log: Log,
) -> Result<Tally> {
    let mut intake = Intake::new(writer, args.reading.options(), args.prune)
        // A report is on every file.
        .reading_again(args.again || args.report.is_some())
        .reporting_to(log);
    paths.iter().try_for_each(|path| intake.claim(path, collection))?;
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
