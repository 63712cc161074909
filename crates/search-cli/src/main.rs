//! The command line of Jisr.
//!
//! Flags become typed [`args`], a file in [`commands`] turns them into calls of the library, and
//! [`report`] says what came of it. This is the only crate that prints.

mod analysis;
mod args;
mod commands;
mod exit;
mod intake;
mod names;
mod place;
mod progress;
mod queries;
mod report;
mod stdin;

use std::process::ExitCode;

use anyhow::anyhow;

fn main() -> ExitCode {
    let cli = args::parse(std::env::args_os());
    // A panic must not end with an exit code that scripts do not expect.
    let run = std::panic::catch_unwind(|| commands::run(&cli));
    let run = run.unwrap_or_else(|_| Err(anyhow!("stopped by a fault of its own; {FAULT}")));
    run.unwrap_or_else(|error| report::failure(&error)).into()
}

const FAULT: &str = "if the index may be damaged, index the articles again into a new folder";
