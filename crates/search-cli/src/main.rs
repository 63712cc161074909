//! The command line of Jisr.
//!
//! Flags become typed [`args`], a file in [`commands`] turns them into calls of the library, and
//! [`report`] says what came of it. This is the only crate that prints.

mod args;
mod commands;
mod exit;
mod intake;
mod place;
mod progress;
mod report;

fn main() -> std::process::ExitCode {
    let cli = args::parse(std::env::args_os());
    commands::run(&cli).unwrap_or_else(|error| report::failure(&error)).into()
}
