//! One file a command.

mod batch;
mod completions;
mod entities;
mod eval;
mod explain;
mod export;
mod index;
mod inspect;
mod man;
mod names;
mod optimize;
#[cfg(feature = "pdf")]
mod pdf;
mod reindex;
mod search;
mod show;
mod similar;
mod stats;
mod timeline;
mod watch;

use anyhow::Result;

use crate::args::{Cli, Command};
use crate::exit::Exit;
use crate::report::look::Look;

/// Does what was typed.
pub(crate) fn run(cli: &Cli) -> Result<Exit> {
    let look = Look::of_stdout(cli.color);
    match &cli.command {
        Command::Search(args) => search::run(args, cli, look),
        Command::Similar(args) => similar::run(args, cli, look),
        Command::Timeline(args) => timeline::run(args, cli, look),
        Command::Export(args) => export::run(args, cli),
        Command::Batch(args) => batch::run(args, cli),
        Command::Index(args) => {
            index::run(args, &cli.place, crate::names::read(cli.names.as_deref())?)
        }
        Command::Inspect(args) => inspect::run(args, &cli.place, look),
        Command::Reindex => reindex::run(&cli.place),
        Command::Optimize => optimize::run(&cli.place),
        Command::Show(args) => show::run(args, &cli.place, look),
        Command::Explain(args) => explain::run(args, cli, look),
        Command::Names(args) => names::run(args, cli, look),
        Command::Eval(args) => eval::run(args, cli, look),
        Command::Entities(args) => entities::run(args, cli, look),
        Command::Stats => stats::run(&cli.place, look),
        Command::Completions(args) => completions::run(args),
        Command::Man => man::run(),
        #[cfg(feature = "pdf")]
        Command::Pdf => pdf::run(),
    }
}
