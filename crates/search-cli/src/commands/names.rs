//! `search-cli names NAME`.

use std::io::{self, Write};

use anyhow::Result;
use jisr::SearchOptions;
use jisr::query::FoundSpelling;

use crate::args::{Cli, NamesArgs};
use crate::exit::Exit;
use crate::place;
use crate::report::look::{LABEL, Look};
use crate::report::{self, numbers};

/// Prints the spellings of a name that articles have, with how many, and who knows them.
pub(crate) fn run(args: &NamesArgs, cli: &Cli, look: Look) -> Result<Exit> {
    let searcher = place::searcher(cli, true)?;
    let found = searcher.spellings(&args.name.join(" "), &SearchOptions::default())?;
    let mut out = report::stdout();
    match args.json {
        true => {
            serde_json::to_writer(&mut out, &found)?;
            writeln!(out)?;
        }
        false => table(&mut out, look, &found)?,
    }
    out.flush()?;
    Ok(Exit::of(!found.is_empty()))
}

/// The spellings under the word that they stand for.
fn table(out: &mut impl Write, look: Look, found: &[FoundSpelling]) -> io::Result<()> {
    for word in found.chunk_by(|a, b| a.query == b.query) {
        writeln!(out, "{}", look.paint(LABEL, &look.piece(&word[0].query)))?;
        for FoundSpelling { written, articles, kind, .. } in word {
            let articles = numbers::articles(*articles);
            writeln!(out, "    {articles:>14}  {}  ({kind})", look.piece(written))?;
        }
    }
    Ok(())
}
