//! `search-cli timeline QUERY...`.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use jisr::Searcher;
use jisr::query::Timeline;

use super::search::pointed;
use crate::args::{Cli, TimelineArgs};
use crate::exit::Exit;
use crate::place;
use crate::report::file::{create, unwritable};
use crate::report::look::Look;
use crate::report::{self, json, query, timeline};

/// What is written to a file, in messages.
const PICTURE: &str = "the picture";

/// Counts the articles found over time.
pub(crate) fn run(args: &TimelineArgs, cli: &Cli, look: Look) -> Result<Exit> {
    let searcher = place::searcher(cli, !args.asking.no_trim)?;
    let counted = count(args, &searcher)?;
    let mut out = report::stdout();
    match &args.svg {
        Some(path) => picture(path, &timeline::svg(&counted))?,
        None if args.json => json::line(&mut out, &counted)?,
        None => timeline::write(&mut out, look, &counted, report::width())?,
    }
    out.flush()?;
    Ok(Exit::of(counted.series.iter().any(|series| series.total > 0)))
}

fn picture(path: &Path, svg: &str) -> Result<()> {
    let mut out = create(path, PICTURE, &[])?;
    let written = out.write_all(svg.as_bytes()).and_then(|()| out.flush());
    written.with_context(|| unwritable(path, PICTURE))
}

fn count(args: &TimelineArgs, searcher: &Searcher) -> Result<Timeline> {
    let options = args.asking.options();
    let mut queries = Vec::with_capacity(args.queries.len());
    for text in &args.queries {
        let (plan, notes) = searcher.plan(text, &options).map_err(|error| pointed(error, text))?;
        query::notes(text, &notes);
        queries.push((text.as_str(), plan));
    }
    let counted = match (args.split(), &queries[..]) {
        (None, _) => searcher.timeline(&queries, args.unit())?,
        (Some(split), [(_, plan)]) => searcher.timeline_split(plan, split, args.unit())?,
        (Some(_), _) => bail!(
            "--split parts the articles of one query; a query of several words stands in quotes"
        ),
    };
    Ok(counted)
}
