//! `search-cli timeline QUERY...`.

use std::io::Write;

use anyhow::{Context, Result, bail};
use jisr::Searcher;
use jisr::query::Timeline;

use super::search::pointed;
use crate::args::{Cli, TimelineArgs};
use crate::exit::Exit;
use crate::place;
use crate::report::look::Look;
use crate::report::{self, is_stdout, json, query, timeline};

/// Counts the articles found over time.
pub(crate) fn run(args: &TimelineArgs, cli: &Cli, look: Look) -> Result<Exit> {
    let searcher = place::searcher(cli, !args.asking.no_trim)?;
    let counted = count(args, &searcher)?;
    let mut out = report::stdout();
    match &args.svg {
        Some(path) if is_stdout(path) => out.write_all(timeline::svg(&counted).as_bytes())?,
        Some(path) => std::fs::write(path, timeline::svg(&counted))
            .with_context(|| format!("the picture {} cannot be written", path.display()))?,
        None if args.json => json::line(&mut out, &counted)?,
        None => timeline::write(&mut out, look, &counted, report::width())?,
    }
    out.flush()?;
    Ok(Exit::of(counted.series.iter().any(|series| series.total > 0)))
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
