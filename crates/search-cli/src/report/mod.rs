//! What is printed.
//!
//! Results go to stdout, everything else to stderr, which may be closed: nobody is there to be told
//! about it then.

pub(crate) mod article;
pub(crate) mod counts;
pub(crate) mod doubts;
pub(crate) mod eval;
mod examples;
pub(crate) mod file;
pub(crate) mod hits;
pub(crate) mod inspected;
pub(crate) mod json;
pub(crate) mod log;
pub(crate) mod look;
pub(crate) mod mentioned;
pub(crate) mod numbers;
pub(crate) mod query;
pub(crate) mod rows;
pub(crate) mod skipped;
pub(crate) mod timeline;
mod words;

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use anyhow::Error;

use crate::exit::Exit;
use look::Look;

/// Stdout, locked and buffered.
pub(crate) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// Columns of the terminal; of a pipe as many as a terminal usually has.
pub(crate) fn width() -> usize {
    terminal_size::terminal_size().map_or(80, |(width, _)| width.0.into())
}

/// Whether a person reads stderr.
pub(crate) fn stderr_is_terminal() -> bool {
    io::stderr().is_terminal()
}

/// Says something on stderr that is no mistake.
pub(crate) fn note(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Says on stderr what went wrong without ending the run.
pub(crate) fn warn(text: &str) {
    note(&format!("search-cli: {text}"));
}

/// Says on stderr why the run ends. When only the reader of stdout is gone, as after `| head`,
/// there is nothing to say: it has seen what it wanted.
pub(crate) fn failure(error: &Error) -> Exit {
    if error.chain().any(is_broken_pipe) {
        return Exit::Found;
    }
    warn(&chain(error));
    Exit::Failed
}

fn is_broken_pipe(cause: &(dyn std::error::Error + 'static)) -> bool {
    let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
    let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
    io.or(json) == Some(io::ErrorKind::BrokenPipe)
}

/// Writes a text of several lines, each indented, runs of Arabic kept together.
pub(crate) fn block(out: &mut impl Write, look: Look, indent: &str, text: &str) -> io::Result<()> {
    look::lines(text).try_for_each(|line| writeln!(out, "{indent}{}", look.mixed(&line)))
}

/// An error and its causes; one that repeats what was said is left out.
fn chain(error: &Error) -> String {
    let mut text = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if text.is_empty() {
            text = cause;
        } else if !text.contains(&cause) {
            text = format!("{text}: {cause}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn causes_follow_once() {
        let error = anyhow!("disk full").context("cannot write: disk full").context("stopped");
        assert_eq!(chain(&error), "stopped: cannot write: disk full");
    }

    #[test]
    fn a_reader_that_is_gone_is_no_failure() {
        let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
        assert_eq!(failure(&gone().into()), Exit::Found);
        assert_eq!(failure(&serde_json::Error::io(gone()).into()), Exit::Found);
    }
}
