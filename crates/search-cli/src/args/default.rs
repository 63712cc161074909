//! A query without a command is `search`.

use std::ffi::{OsStr, OsString};

use clap::Command;

const DEFAULT: &str = "search";

/// Inserts `search` before arguments whose first word is no command. Only the first word can be a
/// command, so `search-cli Suez index` is a query, and so is all that follows `--`.
pub(super) fn with_command(cli: &Command, mut args: Vec<OsString>) -> Vec<OsString> {
    if needs_command(cli, args.get(1..).unwrap_or_default()) {
        args.insert(1, DEFAULT.into());
    }
    args
}

fn needs_command(cli: &Command, args: &[OsString]) -> bool {
    if args.first().is_none_or(|first| asks_for_help(first)) {
        return false;
    }
    first_word(cli, args).is_none_or(|word| !is_command(cli, word))
}

fn asks_for_help(arg: &OsStr) -> bool {
    ["-h", "--help", "-V", "--version"].iter().any(|flag| arg == *flag)
}

fn is_command(cli: &Command, word: &OsStr) -> bool {
    word == "help" || cli.get_subcommands().any(|command| word == command.get_name())
}

/// The first argument that is neither a flag nor the value of one; none when `--` comes first.
fn first_word<'a>(cli: &Command, args: &'a [OsString]) -> Option<&'a OsStr> {
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        if arg == "--" {
            return None;
        }
        if !arg.as_encoded_bytes().starts_with(b"-") || arg == "-" {
            return Some(arg);
        }
        if takes_next(cli, arg) {
            args.next();
        }
    }
    None
}

/// Whether a flag takes the next argument as its value: `--limit 3` and `-n 3` do, `--limit=3` and
/// `-n3` do not.
fn takes_next(cli: &Command, flag: &OsStr) -> bool {
    let search = cli.find_subcommand(DEFAULT).into_iter();
    let mut known = search.chain([cli]).flat_map(Command::get_arguments);
    known.any(|arg| {
        let long = arg.get_long().is_some_and(|long| flag == OsStr::new(&format!("--{long}")));
        let short = arg.get_short().is_some_and(|short| flag == OsStr::new(&format!("-{short}")));
        (long || short) && arg.get_action().takes_values()
    })
}
