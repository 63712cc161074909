//! `search-cli QUERY`.

use std::io::Write;

use anyhow::{Result, anyhow, bail};
use jisr::query::{Error, Explanation};
use jisr::{Hit, Results, SearchOptions, Searcher};

use crate::args::{Cli, SearchArgs};
use crate::exit::Exit;
use crate::place;
use crate::report::look::Look;
use crate::report::{self, counts, hits, json, mentioned, query};

/// Names of each kind that are listed below the hits on a terminal.
const MENTIONED: usize = 5;

/// Searches and prints what was found.
pub(crate) fn run(args: &SearchArgs, cli: &Cli, look: Look) -> Result<Exit> {
    let query = checked(args.query())?;
    let searcher = place::searcher(cli, !args.asking.no_trim)?;
    let options = args.options();
    let results = searcher.search(&query, &options).map_err(|error| pointed(error, &query))?;
    query::notes(&query, &results.notes);
    let explained = if args.explain { Some(explain(&searcher, &results, &options)?) } else { None };
    let mut out = report::stdout();
    match (&explained, args) {
        (_, SearchArgs { jsonl: true, .. }) => json::hits(&mut out, &results.hits)?,
        (Some(scores), SearchArgs { json: true, .. }) => {
            json::explained(&mut out, &results, scores)?;
        }
        (None, SearchArgs { json: true, .. }) => json::line(&mut out, &results)?,
        _ => {
            print(&mut out, look, &results, options.offset, explained.as_deref())?;
            if look.isolate && !args.counts && results.total > 1 {
                let mentioned = searcher.mentioned(&results.plan, MENTIONED)?;
                mentioned::write(&mut out, look, &mentioned)?;
            }
            writeln!(out, "{}", hits::summary(&results, options.offset))?;
        }
    }
    out.flush()?;
    Ok(Exit::of(results.total > 0))
}

/// A query that is not empty.
pub(crate) fn checked(query: String) -> Result<String> {
    if query.trim().is_empty() {
        bail!("the query is empty; to see every article:  search-cli '*' --sort newest");
    }
    Ok(query)
}

/// Says where a query is wrong.
pub(crate) fn pointed(error: Error, query: &str) -> anyhow::Error {
    match error {
        Error::Syntax(note) => {
            anyhow!("the query is not well formed: {}", query::pointed(query, &note))
        }
        other => other.into(),
    }
}

/// What `--explain` adds besides the plan: the score of each hit.
fn explain(
    searcher: &Searcher,
    results: &Results,
    options: &SearchOptions,
) -> Result<Vec<Option<Explanation>>> {
    let explained = |hit: &Hit| searcher.explain(&results.query, &hit.id, options);
    let scores = results.hits.iter().map(|hit| Ok(explained(hit)?.and_then(|one| one.score)));
    scores.collect()
}

fn print(
    out: &mut impl Write,
    look: Look,
    results: &Results,
    offset: usize,
    scores: Option<&[Option<Explanation>]>,
) -> Result<()> {
    if scores.is_some() {
        report::block(out, look, "", &results.plan.to_string())?;
        writeln!(out)?;
    }
    for (index, hit) in results.hits.iter().enumerate() {
        hits::write(out, look, offset + index + 1, hit)?;
        let score = scores.and_then(|scores| scores.get(index)?.as_ref());
        if let Some(score) = score {
            report::block(out, look, hits::INDENT, &score.to_string())?;
        }
        writeln!(out)?;
    }
    if let Some(tables) = &results.counts {
        counts::write(out, look, tables)?;
        writeln!(out)?;
    }
    Ok(())
}
