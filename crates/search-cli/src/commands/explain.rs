//! `search-cli explain ID QUERY`.

use std::io::Write;

use anyhow::Result;
use jisr::SearchOptions;

use super::search::pointed;
use super::show::resolve;
use crate::args::{Cli, ExplainArgs};
use crate::exit::Exit;
use crate::place;
use crate::report::look::Look;
use crate::report::{self, query};

/// Prints what a query means and how an article comes by its score.
pub(crate) fn run(args: &ExplainArgs, cli: &Cli, look: Look) -> Result<Exit> {
    let query = args.query.join(" ");
    let options = SearchOptions { cross_script: !args.no_cross_script, ..SearchOptions::default() };
    let searcher = place::searcher(cli, true)?;
    let Some(id) = resolve(searcher.snapshot(), &args.id)? else { return Ok(Exit::Nothing) };
    let (plan, notes) = searcher.plan(&query, &options).map_err(|error| pointed(error, &query))?;
    query::notes(&query, &notes);
    let score = searcher.explain(&query, &id, &options)?.and_then(|explained| explained.score);
    let mut out = report::stdout();
    report::block(&mut out, look, "", &plan.to_string())?;
    writeln!(out)?;
    let id = look.piece(&id);
    match &score {
        Some(score) => {
            writeln!(out, "{id}")?;
            report::block(&mut out, look, "", &score.to_string())?;
        }
        None => writeln!(out, "{id} does not match")?,
    }
    out.flush()?;
    Ok(Exit::of(score.is_some()))
}
