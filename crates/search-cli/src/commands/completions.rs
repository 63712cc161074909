//! `search-cli completions SHELL`.

use std::io::Write;

use anyhow::Result;
use clap::CommandFactory;

use crate::args::{Cli, CompletionsArgs};
use crate::exit::Exit;
use crate::report;

/// Prints a completion script. It is made in memory first: the generator panics when it cannot
/// write.
pub(crate) fn run(args: &CompletionsArgs) -> Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "search-cli", &mut script);
    let mut out = report::stdout();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Exit::Found)
}
