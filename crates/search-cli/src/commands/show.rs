//! `search-cli show ID`.

use std::io::Write;

use anyhow::{Result, bail};
use jisr::Snapshot;

use crate::args::{PlaceArgs, ShowArgs};
use crate::exit::Exit;
use crate::place;
use crate::report::look::{Look, one_line};
use crate::report::{self, article, json};

/// Ids that are listed when several have the part that was given.
const MAX_CANDIDATES: usize = 10;

/// Prints a whole article.
pub(crate) fn run(args: &ShowArgs, place: &PlaceArgs, look: Look) -> Result<Exit> {
    let snapshot = place::open(place, true)?.snapshot()?;
    let Some(id) = resolve(&snapshot, &args.id)? else { return Ok(Exit::Nothing) };
    let Some(address) = snapshot.find(&id)? else { return Ok(Exit::Nothing) };
    let mut found = snapshot.record(address)?.article();
    let mut out = report::stdout();
    if args.json {
        if !args.all {
            found.trimmed.clear();
        }
        json::line(&mut out, &found)?;
    } else {
        article::write(&mut out, look, &found, args.all)?;
    }
    out.flush()?;
    Ok(Exit::Found)
}

/// The whole id for an id or a part that only one id has. None, said on stderr, when no id has it.
///
/// # Errors
///
/// When several ids have it; the error lists them.
pub(crate) fn resolve(snapshot: &Snapshot, part: &str) -> Result<Option<String>> {
    if snapshot.find(part)?.is_some() {
        return Ok(Some(part.to_owned()));
    }
    let mut ids = snapshot.ids_with(part, MAX_CANDIDATES + 1)?;
    match ids.len() {
        0 => report::warn(&format!("no article has an id with `{}` in it", one_line(part))),
        1 => {}
        _ => bail!("`{}` is a part of several ids:\n{}", one_line(part), candidates(&ids)),
    }
    Ok(ids.pop())
}

fn candidates(ids: &[String]) -> String {
    let listed = &ids[..ids.len().min(MAX_CANDIDATES)];
    let mut lines: Vec<_> = listed.iter().map(|id| format!("  {id}")).collect();
    if ids.len() > MAX_CANDIDATES {
        lines.push("  and more".to_owned());
    }
    lines.join("\n")
}
