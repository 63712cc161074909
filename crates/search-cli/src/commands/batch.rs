//! `search-cli batch FILE`.

use std::ffi::OsStr;
use std::path::Path;

use anyhow::Result;
use jisr::query::Error;
use jisr::{SearchOptions, Searcher};

use super::export::body;
use crate::args::{BatchArgs, Cli};
use crate::exit::Exit;
use crate::place;
use crate::queries::Queries;
use crate::report::look::Look;
use crate::report::numbers::{articles, grouped};
use crate::report::rows::{Asked, Row, Rows};
use crate::report::{self, query};
use crate::stdin::is_stdin;

/// Searches for each query of a file. One that cannot be read does not stop the others.
pub(crate) fn run(args: &BatchArgs, cli: &Cli) -> Result<Exit> {
    let queries = Queries::read(&args.queries)?;
    let index = place::open(&cli.place, !args.asking.no_trim)?;
    let searcher = place::searcher_of(&index, cli)?;
    let rows = Rows::create(&args.output, Some(&queries.columns), &place::roots(&index))?;
    let (options, bodies) = (args.options(), args.output.bodies);
    let mut batch = Batch { searcher, options, bodies, rows, told: Told::default() };
    for line in queries.lines {
        let place = place_of(&args.queries, line.number);
        match line.content {
            Ok((query, cells)) => {
                let columns = queries.columns.iter().cloned().zip(cells).collect();
                batch.ask(&place, Asked { query, columns, total: 0 })?;
            }
            Err(reason) => batch.told.fail(&place, &reason),
        }
    }
    batch.rows.finish()?;
    Ok(batch.told.finish())
}

/// `queries.csv, line 3`.
fn place_of(path: &Path, line: u64) -> String {
    let name = if is_stdin(path) { OsStr::new("stdin") } else { path.as_os_str() };
    format!("{}, line {line}", name.display())
}

struct Batch {
    searcher: Searcher,
    options: SearchOptions,
    bodies: bool,
    rows: Rows,
    told: Told,
}

impl Batch {
    /// Writes the hits of a query, or that it has none.
    fn ask(&mut self, place: &str, mut asked: Asked) -> Result<()> {
        let ranked = match self.searcher.rank(&asked.query, &self.options) {
            Ok(ranked) => ranked,
            Err(Error::Syntax(note)) => {
                self.told.fail(place, &query::pointed(&asked.query, &note));
                return Ok(());
            }
            Err(error) => return Err(error.into()),
        };
        for note in &ranked.notes {
            report::note(&format!("{place}: note: {}", query::pointed(&asked.query, note)));
        }
        asked.total = ranked.total;
        self.told.found(place, &asked, ranked.top.len());
        if ranked.top.is_empty() {
            return self.rows.write(Some(&asked), None);
        }
        for (rank, found) in (1..).zip(self.searcher.stream(ranked, &self.options)) {
            let (address, hit) = found?;
            let body = body(&self.searcher, address, self.bodies)?;
            let row = Row { rank, hit: &hit, body: body.as_deref() };
            self.rows.write(Some(&asked), Some(row))?;
        }
        Ok(())
    }
}

/// What became of the queries, said on stderr.
#[derive(Default)]
struct Told {
    queries: u64,
    empty: u64,
    failed: u64,
    hits: u64,
}

impl Told {
    fn found(&mut self, place: &str, asked: &Asked, hits: usize) {
        self.queries += 1;
        self.empty += u64::from(asked.total == 0);
        self.hits += hits as u64;
        let found = match asked.total {
            0 => "no article matches".to_owned(),
            total if hits == 0 => articles(total),
            total => format!("{} of {}", grouped(hits as u64), articles(total)),
        };
        report::note(&format!("{place}: {found}: {}", Look::of_stderr().piece(&asked.query)));
    }

    fn fail(&mut self, place: &str, reason: &str) {
        self.queries += 1;
        self.failed += 1;
        report::warn(&format!("{place}: {reason}"));
    }

    fn finish(&self) -> Exit {
        let Self { queries, empty, failed, hits } = self;
        report::note(&format!(
            "queries: {queries}, without an article: {empty}, not read: {failed}; hits: {hits}"
        ));
        if *failed > 0 { Exit::Failed } else { Exit::of(empty < queries) }
    }
}
