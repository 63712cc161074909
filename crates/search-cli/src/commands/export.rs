//! `search-cli export QUERY`.

use anyhow::Result;
use jisr::{DocAddress, Searcher};

use super::search::{checked, pointed};
use crate::args::{Cli, ExportArgs};
use crate::exit::Exit;
use crate::place;
use crate::report::numbers::articles;
use crate::report::rows::{Row, Rows};
use crate::report::{self, query};

/// Writes all articles that match, with their passages.
pub(crate) fn run(args: &ExportArgs, cli: &Cli) -> Result<Exit> {
    let query = checked(args.query.join(" "))?;
    let index = place::open(&cli.place, !args.asking.no_trim)?;
    let searcher = place::searcher_of(&index, cli)?;
    let options = args.options();
    let ranked = searcher.rank(&query, &options).map_err(|error| pointed(error, &query))?;
    query::notes(&query, &ranked.notes);
    let total = ranked.top.len();
    let mut rows = Rows::create(&args.output, None, &place::roots(&index))?;
    for (rank, found) in (1..).zip(searcher.stream(ranked, &options)) {
        let (place, hit) = found?;
        let body = body(&searcher, place, args.output.bodies)?;
        rows.write(None, Some(Row { rank, hit: &hit, body: body.as_deref() }))?;
    }
    rows.finish()?;
    report::note(&format!("{} written", articles(total as u64)));
    Ok(Exit::of(total > 0))
}

/// The whole text of an article, if it is wanted.
pub(super) fn body(searcher: &Searcher, place: DocAddress, wanted: bool) -> Result<Option<String>> {
    let record = wanted.then(|| searcher.snapshot().record(place)).transpose()?;
    Ok(record.map(|record| record.body().to_owned()))
}
