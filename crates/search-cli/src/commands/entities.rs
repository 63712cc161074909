//! `search-cli entities`.

use std::io::{self, Write};

use anyhow::Result;
use jisr::query::Entity;

use crate::args::{Cli, EntitiesArgs};
use crate::exit::Exit;
use crate::place;
use crate::report::look::{DIM, Look};
use crate::report::numbers::grouped;
use crate::report::{self, json};

/// Lists the entities in the most articles.
pub(crate) fn run(args: &EntitiesArgs, cli: &Cli, look: Look) -> Result<Exit> {
    let searcher = place::searcher(cli, true)?;
    let all = searcher.entities()?.all().iter().filter(|entity| args.wants(entity.kind));
    let shown: Vec<_> = all.take(args.limit).collect();
    let mut out = report::stdout();
    for entity in &shown {
        if args.json {
            json::line(&mut out, entity)?;
        } else {
            write(&mut out, look, entity)?;
        }
    }
    out.flush()?;
    Ok(if shown.is_empty() { Exit::Nothing } else { Exit::Found })
}

/// Writes an entity, and below it how often it is spelled how, and what joined the spelling to it.
fn write(out: &mut impl Write, look: Look, entity: &Entity) -> io::Result<()> {
    let kind = look.paint(DIM, entity.kind.name());
    writeln!(out, "{:>9}  {}  {kind}", grouped(entity.articles), look.piece(&entity.label))?;
    for spelled in &entity.spellings {
        write!(out, "{:>15}  {}", grouped(spelled.articles), look.piece(&spelled.written))?;
        if let Some(joined_from) = spelled.joined_from {
            write!(out, "  {}", look.paint(DIM, joined_from.name()))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
