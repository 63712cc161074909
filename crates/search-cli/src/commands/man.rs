//! `search-cli man`.

use std::io::Write;

use anyhow::Result;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::args::Cli;
use crate::exit::Exit;
use crate::report;

/// Prints the manual page: all commands on one page.
pub(crate) fn run() -> Result<Exit> {
    let mut out = report::stdout();
    out.write_all(&page()?)?;
    out.flush()?;
    Ok(Exit::Found)
}

fn page() -> Result<Vec<u8>> {
    let mut cli = Cli::command();
    cli.build();
    let man = Man::new(cli.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    synopsis(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    let commands = cli
        .get_subcommands()
        .filter(|command| command.get_name() != "help" && !command.is_hide_set());
    commands.into_iter().try_for_each(|command| section(&mut page, command))?;
    notes(&mut page, &cli, "EXAMPLES")?;
    Ok(page)
}

/// The two ways to call it; the generator knows only one.
fn synopsis(page: &mut Vec<u8>) -> Result<()> {
    let mut roff = Roff::new();
    roff.control("SH", ["SYNOPSIS"]).control("nf", []);
    roff.text([roman("search-cli [OPTIONS] QUERY...\nsearch-cli [OPTIONS] COMMAND ...")]);
    roff.control("fi", []);
    Ok(roff.to_writer(page)?)
}

/// A command: what it does, its own options, and what is to be known about it.
fn section(page: &mut Vec<u8>, command: &Command) -> Result<()> {
    let name = command.get_name().to_uppercase();
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let mut roff = Roff::new();
    roff.control("SH", [name.as_str()]).text([roman(about)]);
    roff.to_writer(page)?;
    let own = command.clone().mut_args(|arg| {
        let common = arg.is_global_set() || arg.get_id() == "help";
        arg.hide(common)
    });
    let mut options = Vec::new();
    Man::new(own).render_options_section(&mut options)?;
    // Its heading would be one of the page.
    let options = String::from_utf8(options)?.replace(".SH OPTIONS\n", "");
    page.extend_from_slice(options.as_bytes());
    notes(page, command, &format!("{name} NOTES"))
}

/// The text after the help of a command, its lines kept.
fn notes(page: &mut Vec<u8>, command: &Command, heading: &str) -> Result<()> {
    let Some(notes) = command.get_after_help() else { return Ok(()) };
    let mut roff = Roff::new();
    roff.control("SH", [heading]).control("nf", []);
    roff.text([roman(notes.to_string())]).control("fi", []);
    Ok(roff.to_writer(page)?)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_page_has_every_command() {
        let page = String::from_utf8(super::page().unwrap()).unwrap();
        for part in [".TH", "SEARCH", "EXPLAIN", "Query syntax", "Exit codes"] {
            assert!(page.contains(part), "{part}");
        }
    }
}
