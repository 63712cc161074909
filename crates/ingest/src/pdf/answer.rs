//! Reads a PDF file in a process of its own.

use std::io::{self, Read, Write};
use std::process;
use std::thread;
use std::time::Duration;

use super::document::{Document, PdfFault};
use super::extract;

/// How long a file may take: the slowest page of a newspaper takes a second.
const TIME: Duration = Duration::from_secs(60);

/// Memory that a file may take, and so many times its size more.
#[cfg(unix)]
const MEMORY: u64 = 1 << 30;
#[cfg(unix)]
const TIMES: u64 = 4;

/// Reads a PDF file from `input` and writes what it says to standard output, for a
/// [`PdfReader`](crate::PdfReader) that has started this program.
///
/// This process is then good for nothing else: it ends when reading takes longer than a minute, and
/// (on Unix) dies when it takes more than 1 GiB of memory and four times the size of the file, or is nested
/// so deep that the stack overflows.
///
/// # Errors
///
/// When the input cannot be read or the output cannot be written.
pub fn answer_pdf(mut input: impl Read) -> io::Result<()> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    limit_memory(bytes.len() as u64)?;
    thread::Builder::new().spawn(|| {
        thread::sleep(TIME);
        let written = write(&Err(PdfFault::TooSlow { seconds: TIME.as_secs() }));
        process::exit(i32::from(written.is_err()));
    })?;
    write(&extract::document(bytes))
}

fn write(answer: &Result<Document, PdfFault>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, answer)?;
    out.flush()
}

#[cfg(unix)]
fn limit_memory(bytes: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { maximum, .. } = getrlimit(Resource::As);
    let most = MEMORY.saturating_add(bytes.saturating_mul(TIMES));
    let current = Some(most.min(maximum.unwrap_or(u64::MAX)));
    Ok(setrlimit(Resource::As, Rlimit { current, maximum })?)
}

#[cfg(not(unix))]
fn limit_memory(_: u64) -> io::Result<()> {
    Ok(())
}
