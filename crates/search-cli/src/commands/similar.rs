//! `search-cli similar ARTICLE`.

use std::io::Write;
use std::path::Path;

use anyhow::{Result, anyhow};
use jisr::ingest::Options;
use jisr::query::Similar;
use jisr::{Article, Index, Searcher};

use super::search::pointed;
use super::show::resolve;
use crate::args::{Cli, SimilarArgs, pdf_reader};
use crate::exit::Exit;
use crate::place;
use crate::report::look::{DIM, Look};
use crate::report::{self, hits, json, query};
use crate::stdin::{self, is_stdin};

/// Prints the articles that are like one, and by which words they are.
pub(crate) fn run(args: &SimilarArgs, cli: &Cli, look: Look) -> Result<Exit> {
    let index = place::open(&cli.place, true)?;
    let searcher = place::searcher_of(&index, cli)?;
    let Some(article) = article(&args.article, &index, &searcher)? else {
        return Ok(Exit::Nothing);
    };
    let options = args.options();
    let mut within = None;
    if let Some(text) = &args.within {
        let (plan, notes) = searcher.plan(text, &options).map_err(|error| pointed(error, text))?;
        query::notes(text, &notes);
        within = Some(plan);
    }
    let similar = searcher.similar(&article, within.as_ref(), &options)?;
    let mut out = report::stdout();
    match args.json {
        true => json::line(&mut out, &similar)?,
        false => print(&mut out, look, &similar)?,
    }
    out.flush()?;
    Ok(Exit::of(!similar.hits.is_empty()))
}

/// The article of the index that is meant, or else that of a file.
fn article(named: &str, index: &Index, searcher: &Searcher) -> Result<Option<Article>> {
    let (path, snapshot) = (Path::new(named), searcher.snapshot());
    if is_stdin(path) || snapshot.find(named)?.is_none() && path.is_file() {
        return from_file(path, index).map(Some);
    }
    let Some(id) = resolve(snapshot, named)? else { return Ok(None) };
    let place = snapshot.find(&id)?;
    Ok(place.map(|place| snapshot.record(place)).transpose()?.map(|record| record.article()))
}

/// The first article of a file or of standard input, with the id that it has in the index if it is there.
fn from_file(path: &Path, index: &Index) -> Result<Article> {
    let path = place::full(path)?;
    let collection = stdin::claim(&mut index.collections().clone(), &path, None)?;
    let options = Options { pdf_reader: pdf_reader(), ..Options::default() };
    match stdin::read(&collection, &path, &options).next() {
        Some(Ok(article)) => Ok(article),
        Some(Err(skipped)) => Err(anyhow!("{}: {}", path.display(), skipped.reason)),
        None => Err(anyhow!("there is no article in {}", path.display())),
    }
}

fn print(out: &mut impl Write, look: Look, similar: &Similar) -> Result<()> {
    let by: Vec<_> = similar.by.iter().map(|word| look.piece(word)).collect();
    writeln!(out, "{} {}\n", look.paint(DIM, "by:"), by.join(" · "))?;
    for (rank, hit) in (1..).zip(&similar.hits) {
        hits::write(out, look, rank, hit)?;
        writeln!(out)?;
    }
    if similar.hits.is_empty() {
        writeln!(out, "no article is like it")?;
    }
    Ok(())
}
